"""A world of recorded events as plain values, and the same world put into the database row by row.

Figures are counted from events, so the world is told in events; what a service would write beside them and no figure
reads is put as dully as the constraints allow.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import sql
from psycopg.types.json import Jsonb

from matching.core.cards import Decision
from matching.core.ids import AkasseId
from matching.core.job_order import Employment, Sector
from matching.core.placements import EvidenceSource, PlacementKind, StillEmployed
from matching.core.proposal import Track
from matching.core.recommendations import RecommendationAct, RecommendationState
from matching.core.referrals import Party, ReferralAct, ReferralState
from matching.core.talks import TalkForm, TalkKind, TalkState
from matching.database.pool import Connection, set_tenant
from tests.builders import AKADEMIKERNE, put_adviser, put_geography, put_period_rules

EMPLOYERS = tuple(UUID(int=700 + number) for number in range(3))
#: Occupations by their ISCO-08 code; the last one has none.
OCCUPATIONS = {1: "4321", 2: "5223", 3: "2221", 4: ""}


@dataclass(frozen=True)
class Order:
    """An order as it is now read, and when it landed; `understood_at` None = waits."""

    key: UUID
    created_at: datetime
    positions: int = 1
    duplicate_of: UUID | None = None
    section: str | None = "H"
    sector: Sector | None = None
    employment: Employment | None = None
    municipality_code: str | None = None
    employer_id: UUID | None = None
    occupation: int | None = None
    understood_at: datetime | None = None


@dataclass(frozen=True)
class Job:
    """A job a member has held."""

    section: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Member:
    """A member of an a-kasse."""

    akasse_id: AkasseId
    key: UUID
    jobs: tuple[Job, ...] = ()
    municipality_code: str | None = None


@dataclass(frozen=True)
class Step:
    """One step of a referral: what was done, the state from then on, and when."""

    act: ReferralAct
    state: ReferralState
    at: datetime


@dataclass(frozen=True)
class Referral:
    """A referral with its steps, the first of which proposes it."""

    akasse_id: AkasseId
    key: UUID
    member: UUID
    order: UUID
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Asked:
    """A follow-up that was answered."""

    months: int
    still_employed: StillEmployed
    at: datetime


@dataclass(frozen=True)
class Placement:
    """A hire that followed a referral."""

    akasse_id: AkasseId
    key: UUID
    referral: UUID
    member: UUID
    order: UUID
    starts_on: date
    registered_at: datetime
    kind: PlacementKind = PlacementKind.ORDINARY
    hours: float = 37.0
    evidence: EvidenceSource = EvidenceSource.EMPLOYER
    reversed_at: datetime | None = None
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True)
class TalkChange:
    """What a talk was from an instant on."""

    state: TalkState
    form: TalkForm
    starts_at: datetime
    at: datetime


@dataclass(frozen=True)
class Talk:
    """A talk of a course with its changes, the first of which plans it."""

    akasse_id: AkasseId
    key: UUID
    course: UUID
    changes: tuple[TalkChange, ...]
    kind: TalkKind = TalkKind.JOBSAMTALE
    also: tuple[TalkKind, ...] = ()
    concrete_job: bool = True


@dataclass(frozen=True)
class File:
    """A file that was handed over, with the parts it holds something in."""

    at: datetime
    parts: frozenset[str] = frozenset({"goals", "history", "competences"})


@dataclass(frozen=True)
class Course:
    """A member's course as the a-kasse's file last told it; months by their first day, periods half-open."""

    akasse_id: AkasseId
    key: UUID
    member: UUID
    started_on: date
    changed_at: datetime
    ended_on: date | None = None
    hours_at_start: float = 0.0
    trial_arm: str = ""
    municipality_from_day_one: bool = False
    registrations: tuple[tuple[date, date | None], ...] = ()
    hours: tuple[tuple[date, float], ...] = ()
    exempted: tuple[tuple[datetime, datetime | None], ...] = ()
    files: tuple[File, ...] = ()


@dataclass(frozen=True)
class Answer:
    """One act on a recommendation: the state from then on, the day it concerns, and when it was written down."""

    act: RecommendationAct
    state: RecommendationState
    on: date
    at: datetime


@dataclass(frozen=True)
class Recommendation:
    """A recommendation of a course with its acts, the first of which drafts it."""

    akasse_id: AkasseId
    key: UUID
    course: UUID
    acts: tuple[Answer, ...]
    kind: str = "virksomhedspraktik"


@dataclass(frozen=True)
class Proposal:
    """One line of a list: a member, an order, and the track it was shown in."""

    member: UUID
    order: UUID
    track: Track


@dataclass(frozen=True)
class Choice:
    """What an adviser decided on a line."""

    member: UUID
    order: UUID
    decision: Decision
    at: datetime


@dataclass(frozen=True)
class ShownList:
    """A list for a member, or (None) for an order, with what was decided on it, the earliest first."""

    akasse_id: AkasseId
    key: UUID
    at: datetime
    member: UUID | None
    lines: tuple[Proposal, ...]
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class World:
    """Everything that was recorded."""

    orders: tuple[Order, ...] = ()
    members: tuple[Member, ...] = ()
    referrals: tuple[Referral, ...] = ()
    placements: tuple[Placement, ...] = ()
    courses: tuple[Course, ...] = ()
    talks: tuple[Talk, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    lists: tuple[ShownList, ...] = ()


AKASSER = (AKADEMIKERNE, AkasseId(26))


def put_reference(connection: Connection) -> None:
    """Geography, rules, advisers, employers and occupations, which every world stands on."""
    put_geography(connection)
    put_period_rules(connection)
    for akasse_id in AKASSER:
        set_tenant(connection, akasse_id)
        put_adviser(connection, akasse_id=akasse_id)
    _insert(
        connection,
        "employer",
        [{"employer_id": key, "name": f"Virksomhed {key.int}", "name_key": str(key.int)} for key in EMPLOYERS],
    )
    connection.execute(
        "INSERT INTO taxonomy_version (source, version, digest, imported_at) VALUES ('starter', 'prøve', '0', now())"
    )
    for key, isco08 in OCCUPATIONS.items():
        connection.execute(
            "INSERT INTO occupation (occupation_id, uri, label, isco08, taxonomy_version_id) OVERRIDING SYSTEM VALUE "
            "VALUES (%s, %s, 'fag', %s, (SELECT max(taxonomy_version_id) FROM taxonomy_version))",
            [key, f"prøve:{key}", isco08],
        )


def put_world(connection: Connection, world: World) -> None:
    """Put every event of the world; the transaction stays bound to the last a-kasse."""
    _put_orders(connection, world.orders)
    for akasse_id in AKASSER:
        set_tenant(connection, akasse_id)
        members = [member for member in world.members if member.akasse_id == akasse_id]
        referrals = [referral for referral in world.referrals if referral.akasse_id == akasse_id]
        placements = [placement for placement in world.placements if placement.akasse_id == akasse_id]
        _put_members(connection, members)
        _put_referrals(connection, referrals)
        _put_placements(connection, placements, akasse_id)
        _put_courses(connection, [course for course in world.courses if course.akasse_id == akasse_id])
        whose = {course.key: course.member for course in world.courses}
        _put_talks(connection, [talk for talk in world.talks if talk.akasse_id == akasse_id], whose)
        recommended = [one for one in world.recommendations if one.akasse_id == akasse_id]
        _put_recommendations(connection, recommended, whose)
        _put_lists(connection, [one for one in world.lists if one.akasse_id == akasse_id])


def _put_orders(connection: Connection, orders: Iterable[Order]) -> None:
    orders = sorted(orders, key=lambda order: order.duplicate_of is not None)
    _insert(connection, "job_order", [_order_row(order) for order in orders])
    read = [order for order in orders if order.occupation is not None]
    plain = {"place": 1, "phrase": "", "confidence": 1}
    proposable = {key for (key,) in connection.execute("SELECT job_order_id FROM job_order WHERE proposable")}
    rows = [
        {**plain, "job_order_id": order.key, "occupation_id": order.occupation, "proposable": order.key in proposable}
        for order in read
    ]
    _insert(connection, "job_order_occupation", rows)


def _order_row(order: Order) -> dict[str, Any]:
    told = {name: value for name, value in asdict(order).items() if name not in {"key", "occupation"}}
    dull = {"source": "prøve", "source_id": str(order.key), "content_digest": "0", "title": "Job", "body_text": ""}
    reason = None if order.duplicate_of is None else "Samme tekst"
    return {
        **told, **dull, "job_order_id": order.key, "changed_at": order.created_at, "duplicate_reason": reason,
    }  # fmt: skip


def _put_members(connection: Connection, members: Iterable[Member]) -> None:
    when = datetime.fromisoformat("2023-01-01T12:00+00:00")
    dull = {"source": "prøve", "content_digest": "0", "created_at": when, "changed_at": when}
    rows = [
        {
            **dull, "akasse_id": member.akasse_id, "member_id": member.key, "source_id": str(member.key),
            "municipality_code": member.municipality_code,
        }
        for member in members
    ]  # fmt: skip
    _insert(connection, "member", rows)
    jobs = [
        {"akasse_id": member.akasse_id, "member_id": member.key, "place": place, "title": "Job", **asdict(job)}
        for member in members
        for place, job in enumerate(member.jobs, 1)
    ]
    _insert(connection, "member_occupation", jobs)


def _put_referrals(connection: Connection, referrals: Iterable[Referral]) -> None:
    """The row in its newest state is read by no figure: it stands as withdrawn, which no constraint minds."""
    rows, events = [], []
    for one in referrals:
        whose = {"akasse_id": one.akasse_id, "referral_id": one.key}
        pair = {"member_id": one.member, "job_order_id": one.order, "kind": "offered", "state": "withdrawn"}
        when = {"proposed_by": "adviser-1", "proposed_at": one.steps[0].at, "changed_at": one.steps[-1].at}
        rows.append({**whose, **pair, **when})
        for version, step in enumerate(one.steps, 1):
            done = {"act": step.act, "state": step.state, "happened_at": step.at, "version": version}
            events.append({**whose, **done, "party": Party.ADVISER, "actor": "adviser-1"})
    _insert(connection, "referral", rows)
    _insert(connection, "referral_event", events)


def _put_placements(connection: Connection, placements: Iterable[Placement], akasse_id: AkasseId) -> None:
    rows, events = [], []
    for place, one in enumerate(placements, akasse_id * 100 + 1):
        whose = {"akasse_id": one.akasse_id, "placement_id": one.key}
        pair = {"referral_id": one.referral, "member_id": one.member, "job_order_id": one.order, "place": place}
        job = {"kind": one.kind, "starts_on": one.starts_on, "hours": one.hours, "evidence": one.evidence}
        taken_back = one.reversed_at is not None
        by, why = ("adviser-1", "mistake") if taken_back else (None, None)
        back = {"reversed_at": one.reversed_at, "reversed_by": by, "reversal_reason": why}
        rows.append({**whose, **pair, **job, **back, "registered_at": one.registered_at, "registered_by": "adviser-1"})
        plain = {**whose, "actor": "adviser-1", "months": None, "still_employed": None, "reversal_reason": None}
        events.append({**plain, "act": "registered", "happened_at": one.registered_at})
        for asked in one.asked:
            found = {"months": asked.months, "still_employed": asked.still_employed, "happened_at": asked.at}
            events.append({**plain, **found, "act": "followed_up"})
        if taken_back:
            events.append({**plain, "act": "reversed", "happened_at": one.reversed_at, "reversal_reason": why})
    _insert(connection, "placement", rows)
    _insert(connection, "placement_event", events)


def _put_courses(connection: Connection, courses: Iterable[Course]) -> None:
    rows, registrations, hours, exemptions, files = [], [], [], [], []
    for one in courses:
        whose = {"akasse_id": one.akasse_id, "course_id": one.key}
        names = ("started_on", "ended_on", "hours_at_start", "trial_arm", "municipality_from_day_one", "changed_at")
        told = {name: getattr(one, name) for name in names}
        dull = {"source": "prøve", "source_id": str(one.key), "content_digest": "0"}
        rows.append({**whose, **told, **dull, "member_id": one.member})
        for begins, ends in one.registrations:
            because = None if ends is None else "other"
            registrations.append({**whose, "registered_on": begins, "ended_on": ends, "ended_because": because})
        hours += [{**whose, "month": month, "hours": paid} for month, paid in one.hours]
        for decided_at, withdrawn_at in one.exempted:
            told = {"decided_at": decided_at, "actor": "adviser-1", "reason": "other", "judgement": "Begynder i job."}
            by = None if withdrawn_at is None else "adviser-1"
            exemptions.append({**whose, **told, "withdrawn_at": withdrawn_at, "withdrawn_by": by})
        files += [{**whose, "member_id": one.member, **_file(*numbered)} for numbered in enumerate(one.files, 1)]
    for table, found in (
        ("course", rows), ("registration", registrations), ("benefit_hours", hours), ("exemption", exemptions),
        ("handover_event", files),
    ):  # fmt: skip
        _insert(connection, table, found)


def _file(version: int, file: File) -> dict[str, Any]:
    parts = {name: ["noget"] if name in file.parts else [] for name in ("goals", "history", "competences")}
    content = {"member": [{"goals": parts.pop("goals")}], **parts}
    where = {"municipality_code": "101", "municipal_actor": "kommunen", "channel": "letter", "actor": "adviser-1"}
    return {
        **where, "version": version, "content": Jsonb(content), "content_digest": f"{version:064x}",
        "handed_over_at": file.at,
    }  # fmt: skip


def _put_talks(connection: Connection, talks: Iterable[Talk], whose: Mapping[UUID, UUID]) -> None:
    """The row in its newest state is read by no figure but for what was shown: it stands as cancelled."""
    rows, events = [], []
    for one in talks:
        key = {"akasse_id": one.akasse_id, "talk_id": one.key}
        first, last = one.changes[0], one.changes[-1]
        kinds = {"kind": one.kind, "also": list(one.also), "form": last.form, "state": "cancelled"}
        when = {"starts_at": first.starts_at, "ends_at": first.starts_at + timedelta(minutes=45), "changed_at": last.at}
        rest = {"course_id": one.course, "member_id": whose[one.course], "adviser": "adviser-1"}
        rows.append({**key, **kinds, **when, **rest, "concrete_job": one.concrete_job})
        for version, change in enumerate(one.changes, 1):
            told = {"state": change.state, "form": change.form, "starts_at": change.starts_at, "happened_at": change.at}
            events.append({**key, **told, "version": version, "actor": "adviser-1"})
    _insert(connection, "talk", rows)
    _insert(connection, "talk_event", events)


def _put_recommendations(
    connection: Connection, recommendations: Iterable[Recommendation], whose: Mapping[UUID, UUID]
) -> None:
    """The row in its newest state is read by no figure: it stands as withdrawn."""
    rows, events = [], []
    for one in recommendations:
        key = {"akasse_id": one.akasse_id, "recommendation_id": one.key}
        kind = {"kind_key": one.kind, "kind_valid_from": date(2024, 1, 1), "draft_key": one.key}
        state = {"state": "withdrawn", "ended_on": one.acts[-1].on, "adviser": "adviser-1"}
        when = {"created_at": one.acts[0].at, "changed_at": one.acts[-1].at}
        rows.append({**key, **kind, **state, **when, "course_id": one.course, "member_id": whose[one.course]})
        for version, act in enumerate(one.acts, 1):
            told = {"act": act.act, "state": act.state, "happened_on": act.on, "happened_at": act.at}
            events.append({**key, **told, "version": version, "actor": "adviser-1"})
    _insert(connection, "recommendation", rows)
    _insert(connection, "recommendation_event", events)


def _put_lists(connection: Connection, lists: Iterable[ShownList]) -> None:
    rows, choices = [], []
    for one in lists:
        key = {"akasse_id": one.akasse_id, "ranking_event_id": one.key}
        shown = [
            {"member_id": str(line.member), "job_order_id": str(line.order), "track": line.track.value}
            for line in one.lines
        ]
        about = {"member_id": one.member, "job_order_id": one.lines[0].order if one.member is None else None}
        plain = {"actor": "adviser-1", "purpose": "jobsamtale", "ranker": "", "feature_names": [], "considered": 1}
        dull = {"embedding_model": "", "excluded": Jsonb({}), "options": Jsonb({}), "milliseconds": 1}
        when = {"happened_at": one.at, "as_of": one.at.date()}
        rows.append({**key, **about, **plain, **dull, **when, "shown": Jsonb(shown)})
        for choice in one.choices:
            reason = "other" if choice.decision is Decision.NOT_RELEVANT else None
            pair = {"member_id": choice.member, "job_order_id": choice.order, "decision": choice.decision}
            choices.append({**key, **pair, "reason": reason, "actor": "adviser-1", "happened_at": choice.at})
    _insert(connection, "ranking_event", rows)
    _insert(connection, "decision_event", choices)


def _insert(connection: Connection, table: str, rows: list[dict[str, Any]]) -> None:
    """Insert rows that have the same columns."""
    if not rows:
        return
    columns = list(rows[0])
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(map(sql.Placeholder, columns)),
    )
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
