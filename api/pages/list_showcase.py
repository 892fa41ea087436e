"""The parts of the lists in their states, with made-up members and orders: a block of the page of components."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated
from uuid import UUID

from api.pages.list_address import MemberQuery, OrderQuery
from api.pages.list_views import ResultView
from api.pages.member_list import MemberListPage, member_list_page
from api.pages.order_list import OrderListPage, order_list_page
from api.pages.saved_searches import SavedLine, saved_lines
from matching.core.ids import JobOrderId, MemberId, SavedSearchId
from matching.core.job_order import JobOrderStatus, Sector
from matching.core.list_acts import STAYS, ListAct
from matching.core.lists import Lacks, ListKind, MemberChoice, MemberLine, OrderChoice, OrderLine
from matching.core.order_room import OrderRoom
from matching.core.saved_searches import CountedSearch, SavedSearch
from matching.core.talks import TalkAdviser
from matching.core.worklist import Preparation
from matching.services.show_lists import Shown

ME = "eksempel-1"
DONE = "3 medlemmer har nu dig som rådgiver."
NOTED = "2 jobordrer har fået en linje i loggen om, at virksomheden er kontaktet."


@dataclass(frozen=True)
class ListShowcase:
    """Examples of everything on the lists."""

    members: Annotated[MemberListPage, "Medlemmer på en side midt i en lang liste"]
    orders: Annotated[OrderListPage, "Jobordrer i flere tilstande"]
    nothing: Annotated[MemberListPage, "En liste, som et filter har tømt"]
    done: Annotated[ResultView, "Noget er gjort ved flere rækker, og det kan fortrydes"]
    partly: Annotated[ResultView, "Noget er gjort ved nogle rækker, og resten siger hvorfor"]
    stays: Annotated[ResultView, "Noget er gjort, som ikke kan fortrydes"]
    searches: Annotated[tuple[SavedLine, ...], "Gemte søgninger med og uden nye"]


def list_showcase(as_of: date) -> ListShowcase:
    """Return the examples as they look on the day `as_of`."""
    now = datetime.combine(as_of, time(9), UTC)
    hour_ago = now - timedelta(hours=1)
    return ListShowcase(
        members=member_list_page(_members(now), MemberQuery(nye=hour_ago), ME, now=now, once_key=UUID(int=1)),
        orders=order_list_page(_orders(now), OrderQuery(), now=now, once_key=UUID(int=2)),
        nothing=member_list_page(_nobody(), MemberQuery(), ME, now=now, once_key=UUID(int=3)),
        done=ResultView(DONE, "success", (), "fortryd", "n", "Kan fortrydes i 10 minutter."),
        partly=ResultView("1 jobordre er lukket.", "warning", ("J-204: Det var allerede sådan.",), "", "", ""),
        stays=ResultView(NOTED, "success", (), "", "", STAYS[ListAct.CONTACT_EMPLOYER]),
        searches=saved_lines(_searches(now)),
    )


def _members(now: datetime) -> Shown[MemberChoice, MemberLine]:
    tomorrow = now + timedelta(days=1)
    ready, bare = Preparation(True, True, True), Preparation(False, False, False)
    lines = (
        _member(1, "Karen Prøve", ready, now, goals=("lagermedarbejder", "chauffør"), talk=tomorrow, adviser=ME),
        _member(2, "Bo Prøve", bare, now - timedelta(days=9), forgotten=now - timedelta(days=1)),
    )
    return _shown(MemberChoice(lacks=Lacks.GOALS, municipality="630"), lines, 2345, 2)


def _member(  # noqa: PLR0913  # an example of every column
    number: int,
    name: str,
    prepared: Preparation,
    came: datetime,
    *,
    goals: tuple[str, ...] = (),
    talk: datetime | None = None,
    forgotten: datetime | None = None,
    adviser: str | None = None,
) -> MemberLine:
    return MemberLine(
        member_id=MemberId(UUID(int=number)),
        number=number,
        name=name,
        municipality="Vejle" if goals else None,
        goals=goals,
        newest_job=None,
        preparation=prepared,
        next_talk_at=talk,
        forgotten_at=forgotten,
        has_course=adviser is not None,
        adviser=adviser,
        adviser_name=None,
        created_at=came,
    )


def _orders(now: datetime) -> Shown[OrderChoice, OrderLine]:
    states = (JobOrderStatus.IN_PROGRESS, JobOrderStatus.ENOUGH_REFERRALS, JobOrderStatus.NEED_MET)
    lines = tuple(
        OrderLine(
            job_order_id=JobOrderId(UUID(int=100 + number)),
            number=200 + number,
            title="Lagermedarbejder",
            employer="Pakkeriet ApS",
            municipality="Vejle",
            sector=Sector.PRIVATE,
            deadline_on=now.date() + timedelta(days=3) if number else None,
            room=OrderRoom(state, 3, out=9 * number, filled=number),
            own_referrals=number,
            is_unanswered=number == 1,
            duplicate_of=204 if number == 2 else None,
            here_since=now,
        )
        for number, state in enumerate(states)
    )
    return _shown(OrderChoice(), lines, len(lines))


def _nobody() -> Shown[MemberChoice, MemberLine]:
    return _shown(MemberChoice(lacks=Lacks.CV), (), 0, wider={"lacks": 12})


def _shown(  # the parts of a list that the examples differ in
    choice: MemberChoice | OrderChoice,
    lines: tuple[MemberLine, ...] | tuple[OrderLine, ...],
    in_all: int,
    page: int = 1,
    wider: dict[str, int] | None = None,
) -> Shown:  # type: ignore[type-arg]
    advisers = (TalkAdviser("eksempel-2", "Rikke Rådgiver", "", False),)
    return Shown(choice, lines, in_all, page, "", (), (), advisers, wider or {}, None)


def _searches(now: datetime) -> tuple[CountedSearch, ...]:
    kept = SavedSearch(SavedSearchId(UUID(int=7)), ListKind.MEMBERS, "Uden jobmål i Vejle", MemberChoice(), now)
    other = SavedSearch(SavedSearchId(UUID(int=8)), ListKind.JOB_ORDERS, "Frist i ugen", OrderChoice(), now)
    return (CountedSearch(kept, 3), CountedSearch(other, 0))
