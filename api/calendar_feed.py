"""The calendar that a secret address opens, as iCalendar (RFC 5545): a number and a kind for each talk, no name."""

from datetime import timedelta
from hashlib import sha256
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response
from icalendar import Calendar, Event, Timezone

from api.access import Session, requires
from api.pages.member_profile import member_number
from matching.core.access import Action
from matching.core.danish_time import DENMARK
from matching.core.ids import AkasseId
from matching.core.talks import TalkState
from matching.database.pool import tenant_transaction
from matching.queries.talks import CalendarTalk
from matching.services.calendar import CalendarFeed, read_calendar

router = APIRouter(include_in_schema=False)

PRODUCT = "-//Jobbro//Samtaler//DA"
ASK_AGAIN = timedelta(minutes=15)  #: how often a calendar is asked to fetch the feed anew
#: Danish clock time by the rule of the European Union, since 1996.
VTIMEZONE = "\r\n".join(
    (
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Copenhagen",
        "BEGIN:DAYLIGHT",
        "DTSTART:19960331T020000",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    )
)


@router.get("/kalender/{akasse_id}/{secret}.ics")
def show_calendar(
    request: Request,
    akasse_id: Annotated[int, Path(ge=1, le=32767)],
    secret: Annotated[str, Path(max_length=100)],
    session: Annotated[Session, requires(Action.READ_CALENDAR)],
) -> Response:
    """Return an adviser's talks to a calendar program, or that nothing has changed since it last asked."""
    now = request.app.state.clock()
    with tenant_transaction(request.app.state.pool, akasse_id) as connection:
        feed = read_calendar(connection, AkasseId(akasse_id), secret, now=now)
    content = ical(feed, request.app.state.settings.public_address)
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": etag})
    headers = {"ETag": etag, "Content-Disposition": 'inline; filename="jobbro.ics"'}
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)


def ical(feed: CalendarFeed, public_address: str) -> bytes:
    """Return the feed as a calendar; equal talks give equal bytes, whenever they are asked for."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Jobbro: mine samtaler")
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", ASK_AGAIN)
    calendar.add_component(Timezone.from_ical(VTIMEZONE))
    for talk in feed.talks:
        calendar.add_component(_event(talk, public_address))
    return bytes(calendar.to_ical())


def _event(talk: CalendarTalk, public_address: str) -> Event:
    """Return a talk as an event: calendars know it again by its UID, and take the highest SEQUENCE."""
    is_cancelled = talk.state is TalkState.CANCELLED
    event = Event()
    event.add("uid", str(talk.talk_id))
    event.add("sequence", talk.version)
    event.add("dtstamp", talk.changed_at)
    event.add("last-modified", talk.changed_at)
    event.add("dtstart", talk.starts_at.astimezone(DENMARK))
    event.add("dtend", talk.ends_at.astimezone(DENMARK))
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if is_cancelled else "OPAQUE")
    event.add("summary", _summary(talk))
    event.add("url", f"{public_address.rstrip('/')}/samtaler/{talk.talk_id}")
    event.add("class", "PRIVATE")
    return event


def _summary(talk: CalendarTalk) -> str:
    words = f"{talk.kind.label}, {member_number(talk.member_number)}"
    return f"Aflyst: {words}" if talk.state is TalkState.CANCELLED else words
