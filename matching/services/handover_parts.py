"""The parts of the file for the municipality, each read by its own reader.

What a reader brings must be on the allow-list of `matching.core.handover`; a part without a reader is not in the file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from matching.core.contact_course import ContactState
from matching.core.danish_time import danish_day
from matching.core.handover import Line, Part
from matching.core.ids import AkasseId, MemberId
from matching.core.member import MemberProfile
from matching.core.recommendations import RecommendationState
from matching.database import Connection
from matching.queries import handover, members, recommendations
from matching.queries.handover import HandoverHead


@dataclass(frozen=True)
class Subject:
    """Whose file is read, for a reader."""

    akasse_id: AkasseId
    member_id: MemberId
    head: HandoverHead
    state: ContactState


Reader: TypeAlias = Callable[[Connection, Subject], list[Line]]


@dataclass(frozen=True)
class PartReader:
    """Who reads a part of the file."""

    part: Part
    read: Reader


def read_member(connection: Connection, subject: Subject) -> list[Line]:
    """Who it is, what is sought, and on which terms."""
    profile = members.member_profiles(connection, subject.akasse_id, [subject.member_id])[0]
    head = members.member_heads(connection, subject.akasse_id, [subject.member_id])[0]
    told: dict[str, Any] = {
        "name": subject.head.member_name,
        "number": f"M-{subject.head.member_number}",
        "postcode": subject.head.postcode,
        "goals": members.goal_titles(connection, subject.akasse_id, subject.member_id),
        "educations": list(head.educations),
        "licences": handover.licences_held(connection, subject.akasse_id, subject.member_id),
        **_terms(profile),
    }
    return [told]


def _terms(profile: MemberProfile) -> dict[str, Any]:
    limit = profile.travel_limit
    return {
        "languages": [f"{spoken.language}, {spoken.level.label}" for spoken in profile.languages],
        "hours": None if profile.hours is None else _hours(profile.hours.least, profile.hours.most),
        "shifts": sorted(shift.label for shift in profile.shifts),
        "travel": None if limit is None else f"Højst {limit} min. {profile.travel_mode.phrase}",
        "available_from": _day(profile.available_from),
    }


def read_course(connection: Connection, subject: Subject) -> list[Line]:
    """The course's beginning and end, and the hours it rests on; nothing of sickness, breaks or exemption."""
    state = subject.state
    return [
        {
            "started_on": _day(subject.head.started_on),
            "hours_paid": state.hours_paid,
            "handover_on": _day(state.handover_on),
            "talks_held": state.talks_held,
        }
    ]


def read_wish(connection: Connection, subject: Subject) -> list[Line]:
    """The member's word on the a-kasse at the municipality's first talk."""
    words = {None: "Ikke spurgt", True: "Ja", False: "Nej"}
    return [{"akasse_at_first_talk": words[subject.head.wants_akasse_at_first]}]


def read_history(connection: Connection, subject: Subject) -> list[Line]:
    """Jobs held."""
    held = handover.jobs_held(connection, subject.akasse_id, subject.member_id)
    return [{"title": job.title, "since": _day(job.since), "until": _day(job.until)} for job in held]


def read_competences(connection: Connection, subject: Subject) -> list[Line]:
    """Competences with where we know them from."""
    known = handover.competences(connection, subject.akasse_id, subject.member_id)
    return [{"label": one.label, "source": one.source.label} for one in known]


def read_talks(connection: Connection, subject: Subject) -> list[Line]:
    """That talks were held, never what was said."""
    held = handover.held_talks(connection, subject.akasse_id, subject.head.course_id)
    return [
        {"held_on": _day(danish_day(talk.starts_at)), "kind": talk.kind.label, "form": talk.form.label} for talk in held
    ]


def read_agreements(connection: Connection, subject: Subject) -> list[Line]:
    """Agreements that hold."""
    standing = handover.standing_agreements(connection, subject.akasse_id, subject.head.course_id)
    return [
        {
            "agreed_on": _day(danish_day(agreed.made_at)),
            "kind": agreed.kind.label,
            "text": agreed.body,
            "job": agreed.title,
            "doer": agreed.doer.label,
            "deadline_on": _day(agreed.deadline_on),
        }
        for agreed in standing
    ]


def read_referrals(connection: Connection, subject: Subject) -> list[Line]:
    """What employers were sent, and where it stands."""
    sent = handover.referrals_sent(connection, subject.akasse_id, subject.member_id, subject.head.started_on)
    return [
        {
            "kind": one.kind.label,
            "title": one.title,
            "employer": one.employer,
            "sent_on": _day(danish_day(one.sent_at)),
            "state": one.state.label,
        }
        for one in sent
    ]


_LEFT_OUT = frozenset({RecommendationState.DRAFT, RecommendationState.WITHDRAWN})


def read_recommendations(connection: Connection, subject: Subject) -> list[Line]:
    """Recommendations that the municipality has had, first written first."""
    found = recommendations.recommendations_of_member(connection, subject.akasse_id, subject.member_id)
    return [
        {
            "kind": one.kind_label,
            "state": one.state.label,
            "purpose": one.purpose,
            "job_goal": one.job_goal,
            "wished_from": _day(one.wished_from),
            "wished_until": _day(one.wished_until),
            "employer": one.employer_name or None,
            "cvr_number": one.cvr_number,
            "p_number": one.p_number,
            "sent_on": _day(one.sent_on),
            "decided_on": _day(one.decided_on),
            "reasons": one.reasons or None,
            "offer_starts_on": _day(one.offer_starts_on),
        }
        for one in reversed(found)
        if one.state not in _LEFT_OUT and one.course_id == subject.head.course_id
    ]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _hours(least: float, most: float) -> str:
    return f"{least:g} timer om ugen" if least == most else f"{least:g}-{most:g} timer om ugen"


#: Who reads what, in the order of the file. A part without a reader is not in the file.
READERS: tuple[PartReader, ...] = (
    PartReader(Part.MEMBER, read_member),
    PartReader(Part.COURSE, read_course),
    PartReader(Part.WISH, read_wish),
    PartReader(Part.HISTORY, read_history),
    PartReader(Part.COMPETENCES, read_competences),
    PartReader(Part.TALKS, read_talks),
    PartReader(Part.AGREEMENTS, read_agreements),
    PartReader(Part.REFERRALS, read_referrals),
    PartReader(Part.RECOMMENDATIONS, read_recommendations),
)
