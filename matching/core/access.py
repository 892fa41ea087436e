"""Who may do what: the one place where it is decided, denied by default."""

from collections.abc import Mapping
from dataclasses import dataclass

from matching.core.ids import AkasseId
from matching.core.labels import Labelled


class Role(Labelled):
    """What a signed-in person is to Jobbro."""

    ADVISER = "adviser", "Jobrådgiver"
    LEADER = "leader", "Leder i a-kassen"
    SYSTEM = "system", "A-kassens fagsystem"
    OPERATOR = "operator", "Drift"


class Action(Labelled):
    """What can be asked of Jobbro; every route names exactly one."""

    SIGN_IN = "sign_in", "Logge ind"
    SEE_HEALTH = "see_health", "Se driftsstatus"
    SEE_COMPONENTS = "see_components", "Se komponenter"
    SEE_START = "see_start", "Se forsiden"
    SEE_MEMBER = "see_member", "Se et medlem"
    SEE_JOB_ORDER = "see_job_order", "Se en jobordre"
    SEARCH = "search", "Søge"
    DECIDE_ON_PROPOSAL = "decide_on_proposal", "Tage stilling til et forslag"
    INGEST_JOB_ORDERS = "ingest_job_orders", "Indlæse jobordrer"
    INGEST_MEMBERS = "ingest_members", "Indlæse medlemmer"


#: Open to everyone, signed in or not.
PUBLIC: frozenset[Action] = frozenset({Action.SIGN_IN, Action.SEE_HEALTH, Action.SEE_COMPONENTS})

_CONVERSATION = frozenset(
    {Action.SEE_START, Action.SEE_MEMBER, Action.SEE_JOB_ORDER, Action.SEARCH, Action.DECIDE_ON_PROPOSAL}
)

ALLOWED: Mapping[Role, frozenset[Action]] = {
    Role.ADVISER: _CONVERSATION,
    Role.LEADER: _CONVERSATION,
    Role.SYSTEM: frozenset({Action.INGEST_JOB_ORDERS, Action.INGEST_MEMBERS, Action.SEE_MEMBER, Action.SEE_JOB_ORDER}),
    Role.OPERATOR: frozenset({Action.INGEST_JOB_ORDERS}),
}


@dataclass(frozen=True)
class Actor:
    """Who asks: a pseudonymous user id, a role, and the a-kasse (None for those who belong to none)."""

    user_id: str
    role: Role
    akasse_id: AkasseId | None


def may(actor: Actor | None, action: Action) -> bool:
    """Whether `actor` may do `action`; nobody may do what is not listed."""
    if action in PUBLIC:
        return True
    return actor is not None and action in ALLOWED.get(actor.role, frozenset())
