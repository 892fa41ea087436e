"""What talks end in: agreements, drafts, the text for Min Plan, and talks as the common data base is told of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from matching.core.agreements import (
    AgreedJob,
    Agreement,
    AgreementKind,
    AgreementState,
    Doer,
    Draft,
    DraftField,
    Plan,
)
from matching.core.ids import AgreementId, AkasseId, CourseId, JobOrderId, MemberId, RankingEventId, TalkId
from matching.core.talk_registration import TalkChange
from matching.core.talks import TalkForm, TalkKind, TalkState
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, find, many, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class _AgreementKey:
    agreement_id: AgreementId


@dataclass(frozen=True)
class _MemberKey:
    member_id: MemberId


@dataclass(frozen=True)
class _AgreementRow:
    agreement_id: AgreementId
    talk_id: TalkId
    course_id: CourseId
    member_id: MemberId
    kind: AgreementKind
    state: AgreementState
    doer: Doer
    made_at: datetime
    version: int
    body: str
    deadline_on: date | None
    job_order_id: JobOrderId | None
    ranking_event_id: RankingEventId | None
    offer_kind: str | None
    order_number: int | None
    order_title: str | None
    employer: str | None

    def agreement(self) -> Agreement:
        return Agreement(
            agreement_id=self.agreement_id,
            talk_id=self.talk_id,
            course_id=self.course_id,
            member_id=self.member_id,
            kind=self.kind,
            state=self.state,
            doer=self.doer,
            made_at=self.made_at,
            version=self.version,
            text=self.body,
            deadline_on=self.deadline_on,
            job=self._job(),
            event_id=self.ranking_event_id,
            offer_kind=self.offer_kind or "",
        )

    def _job(self) -> AgreedJob | None:
        if self.job_order_id is None or self.order_number is None or self.order_title is None:
            return None
        return AgreedJob(self.job_order_id, self.order_number, self.order_title, self.employer)


@dataclass(frozen=True)
class _ChangeRow:
    talk_id: TalkId
    version: int
    happened_at: datetime
    state: TalkState
    form: TalkForm
    starts_at: datetime
    ends_at: datetime
    kind: TalkKind
    also: list[TalkKind]
    place: str
    rebook_until: datetime | None
    concrete_job: bool | None
    member_source_id: str
    wants_akasse_at_first: bool | None
    adviser_name: str

    def change(self) -> TalkChange:
        return TalkChange(**{**vars(self), "also": tuple(self.also)})


def add_agreement(connection: Connection, values: Mapping[str, Any]) -> AgreementId:
    """Write an agreement; its key.

    The database raises UniqueViolation for a form that counted already or a job that is agreed on already.
    """
    return AgreementId(value(connection, SQL["add_agreement"], **values))


def find_agreement_of_form(
    connection: Connection, akasse_id: AkasseId, talk_id: TalkId, once_key: UUID
) -> AgreementId | None:
    """The agreement that a form has made, or None when it has made none."""
    values = {"akasse_id": akasse_id, "talk_id": talk_id, "once_key": once_key}
    row = find(connection, _AgreementKey, SQL["find_agreement_of_form"], **values)
    return row.agreement_id if row else None


def change_agreement(
    connection: Connection, akasse_id: AkasseId, agreement_id: AgreementId, state: AgreementState, version: int
) -> bool:
    """Give an agreement another state; False when `version` is no longer the newest."""
    values = {"akasse_id": akasse_id, "agreement_id": agreement_id, "state": state, "version": version}
    return change(connection, SQL["change_agreement"], **values) == 1


def add_agreement_event(connection: Connection, values: Mapping[str, Any]) -> None:
    """Keep what became of an agreement."""
    change(connection, SQL["add_agreement_event"], **values)


def agreements_of_member(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> list[Agreement]:
    """Everything agreed with a member, withdrawn agreements too, oldest first."""
    values = {"akasse_id": akasse_id, "member_id": member_id}
    return [row.agreement() for row in many(connection, _AgreementRow, SQL["agreements_of_member"], **values)]


def find_agreement(connection: Connection, akasse_id: AkasseId, agreement_id: AgreementId) -> Agreement | None:
    """One agreement, or None when this a-kasse has no such."""
    values = {"akasse_id": akasse_id, "agreement_id": agreement_id}
    whose = find(connection, _MemberKey, SQL["find_agreement_member"], **values)
    every = agreements_of_member(connection, akasse_id, whose.member_id) if whose else []
    return next((agreement for agreement in every if agreement.agreement_id == agreement_id), None)


def drafts_of_talk(
    connection: Connection, akasse_id: AkasseId, talk_id: TalkId, adviser: str
) -> dict[DraftField, Draft]:
    """What an adviser has typed in a talk, by field; fields without a draft are absent."""
    values = {"akasse_id": akasse_id, "talk_id": talk_id, "adviser": adviser}
    return {draft.field: draft for draft in many(connection, Draft, SQL["drafts_of_talk"], **values)}


def keep_draft(connection: Connection, values: Mapping[str, Any]) -> Draft | None:
    """Keep the newest text of a field; None when `seen` is not the newest version."""
    return find(connection, Draft, SQL["keep_draft"], **values)


def forget_drafts(
    connection: Connection,
    akasse_id: AkasseId,
    talk_id: TalkId,
    *,
    adviser: str | None = None,
    field: DraftField | None = None,
) -> None:
    """Delete the drafts of a talk; of one adviser or one field when they are named."""
    values = {"akasse_id": akasse_id, "talk_id": talk_id, "adviser": adviser, "field": field}
    change(connection, SQL["forget_drafts"], **values)


def add_plan(
    connection: Connection, akasse_id: AkasseId, talk_id: TalkId, text: str, actor: str, now: datetime
) -> None:
    """Keep the text for Min Plan of a talk that ends."""
    values = {"akasse_id": akasse_id, "talk_id": talk_id, "text": text, "actor": actor, "now": now}
    change(connection, SQL["add_plan"], **values)


def find_plan(connection: Connection, akasse_id: AkasseId, talk_id: TalkId) -> Plan | None:
    """The text for Min Plan, or None when the talk was not ended here."""
    return find(connection, Plan, SQL["find_plan"], akasse_id=akasse_id, talk_id=talk_id)


def talk_changes(connection: Connection, akasse_id: AkasseId, since: datetime) -> list[TalkChange]:
    """Every version of every talk that came about at `since` or later, in the order they happened."""
    rows = many(connection, _ChangeRow, SQL["talk_changes"], akasse_id=akasse_id, since=since)
    return [row.change() for row in rows]
