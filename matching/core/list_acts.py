"""What can be done to many rows of a list at once, and what came of it: which rows were done, which not and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from matching.core.ids import JobOrderId
from matching.core.job_order import JobOrderStatus
from matching.core.labels import Labelled
from matching.core.order_life import StateCause

#: Rows that are changed in one transaction at most: a page of a list.
MOST_AT_ONCE = 100
#: How long what was done to many rows can be taken back.
UNDO_WITHIN = timedelta(minutes=10)


class ListAct(Labelled):
    """What was done."""

    ASSIGN_ADVISER = "assign_adviser", "Sæt en rådgiver på"
    RETURN_ADVISER = "return_adviser", "Fortryd: giv den tidligere rådgiver tilbage"
    SUMMON = "summon", "Indkald til samtale"
    MEET_NEED = "meet_need", "Luk: virksomheden har bedt om det"
    FILL_POSITIONS = "fill_positions", "Luk: alle stillinger er besat"
    PAUSE = "pause", "Sæt på pause: virksomheden har nok kandidater"
    CONTACT_EMPLOYER = "contact_employer", "Notér, at virksomheden er kontaktet"
    EXTEND_DEADLINE = "extend_deadline", "Forlæng fristen"
    REOPEN = "reopen", "Fortryd: åbn igen"
    RESTORE_DEADLINE = "restore_deadline", "Fortryd: sæt den tidligere frist"
    EXPORT = "export", "Hent som fil"


#: The acts that move an order to another state, with the state and the cause.
STEPS: Mapping[ListAct, tuple[JobOrderStatus, StateCause]] = {
    ListAct.MEET_NEED: (JobOrderStatus.NEED_MET, StateCause.EMPLOYER_ASKED),
    ListAct.FILL_POSITIONS: (JobOrderStatus.NEED_MET, StateCause.POSITIONS_FILLED),
    ListAct.PAUSE: (JobOrderStatus.ENOUGH_REFERRALS, StateCause.ENOUGH_REFERRALS),
}
#: What an adviser can do to chosen orders, the gentlest first.
ORDER_ACTS = (
    ListAct.CONTACT_EMPLOYER,
    ListAct.EXTEND_DEADLINE,
    ListAct.PAUSE,
    ListAct.MEET_NEED,
    ListAct.FILL_POSITIONS,
)
#: Which act takes which back.
UNDONE_BY: Mapping[ListAct, ListAct] = {
    ListAct.ASSIGN_ADVISER: ListAct.RETURN_ADVISER,
    **dict.fromkeys(STEPS, ListAct.REOPEN),
    ListAct.EXTEND_DEADLINE: ListAct.RESTORE_DEADLINE,
}
#: Why an act cannot be taken back.
STAYS: Mapping[ListAct, str] = {
    ListAct.SUMMON: "Indkaldelserne er på vej med posten. En samtale, der ikke skal holdes, aflyses på arbejdslisten.",
    ListAct.CONTACT_EMPLOYER: "Det kan ikke fortrydes: linjen står i ordrens log, og en ny kan rette den.",
}


@dataclass(frozen=True)
class DoneRow:
    """A row that was done: the key of what was changed, the number people say, and what stood there before."""

    key: str
    number: int
    before: str | None = None


@dataclass(frozen=True)
class LeftRow:
    """A row that was left as it was, and the Danish sentence that says why."""

    number: int
    why: str


@dataclass(frozen=True)
class Outcome:
    """What came of an act on many rows. `detail` is what was set: an adviser's user id or a day."""

    done: tuple[DoneRow, ...] = ()
    left: tuple[LeftRow, ...] = ()
    detail: str | None = None


@dataclass(frozen=True)
class DoneAtOnce:
    """An act with its outcome, found again by the form's own key."""

    once_key: UUID
    happened_at: datetime
    act: ListAct
    outcome: Outcome

    def may_be_undone(self, now: datetime) -> bool:
        """Whether it can still be taken back as a whole."""
        return self.act in UNDONE_BY and bool(self.outcome.done) and now <= self.happened_at + UNDO_WITHIN


@dataclass(frozen=True)
class ChosenOrders:
    """What is to be done to which orders. `deadline_on` is the new deadline, for that act alone."""

    act: ListAct
    job_order_ids: tuple[JobOrderId, ...]
    deadline_on: date | None = None
