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
    STAR = "star", "Styrelsen for Arbejdsmarked og Rekruttering"


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
    INGEST_COURSES = "ingest_courses", "Indlæse ledighedsforløb"
    SEE_WORKLIST = "see_worklist", "Se arbejdslisten"
    PLAN_TALK = "plan_talk", "Planlægge en samtale"
    HOLD_TALK = "hold_talk", "Holde en samtale"
    EXEMPT_MEMBER = "exempt_member", "Undtage et medlem fra samtaler"
    READ_CALENDAR = "read_calendar", "Hente en kalender"
    SEE_RULES = "see_rules", "Se reglerne"
    CHANGE_PROFILE = "change_profile", "Rette i et medlems profil"
    REFER_MEMBER = "refer_member", "Henvise et medlem"
    ANSWER_REFERRAL = "answer_referral", "Svare på en henvisning"
    REGISTER_PLACEMENT = "register_placement", "Registrere en ansættelse"
    SUBMIT_JOB_ORDER = "submit_job_order", "Oprette en jobordre"
    FOLLOW_JOB_ORDER = "follow_job_order", "Følge sin jobordre"
    CHANGE_JOB_ORDER = "change_job_order", "Ændre en jobordre"
    RECOMMEND_OFFER = "recommend_offer", "Indstille til tilbud"
    DECIDE_RECOMMENDATION = "decide_recommendation", "Registrere kommunens afgørelse"
    HAND_OVER = "hand_over", "Overdrage til kommunen"
    EXPORT_LIST = "export_list", "Hente en liste"
    SEE_NEWS = "see_news", "Se, hvad der er nyt i Jobbro"
    SEE_POOL = "see_pool", "Se aftaler med andre a-kasser"
    AGREE_ON_POOL = "agree_on_pool", "Aftale med en anden a-kasse"
    ASK_FOR_REFERRAL = "ask_for_referral", "Bede en anden a-kasse om en henvisning"
    SEE_LISTS = "see_lists", "Se lister over medlemmer og jobordrer"
    KEEP_SEARCHES = "keep_searches", "Gemme søgninger"
    ASSIGN_ADVISER = "assign_adviser", "Sætte en rådgiver på medlemmer"
    SEE_POST = "see_post", "Se posten"
    TEND_POST = "tend_post", "Sende et brev igen"
    SEE_CAUGHT_MAIL = "see_caught_mail", "Se demoens post"
    READ_FIGURES = "read_figures", "Læse offentliggjorte tal"


#: Open to everyone, signed in or not.
PUBLIC: frozenset[Action] = frozenset(
    {Action.SIGN_IN, Action.SEE_HEALTH, Action.SEE_COMPONENTS, Action.SEE_CAUGHT_MAIL}
)

#: Open to whoever holds a secret or signed address, or has an order to submit; the service checks the address.
BY_ADDRESS: frozenset[Action] = frozenset(
    {Action.READ_CALENDAR, Action.ANSWER_REFERRAL, Action.SUBMIT_JOB_ORDER, Action.FOLLOW_JOB_ORDER}
)

_CONVERSATION = frozenset(
    {
        Action.SEE_START,
        Action.SEE_MEMBER,
        Action.SEE_JOB_ORDER,
        Action.SEARCH,
        Action.DECIDE_ON_PROPOSAL,
        Action.SEE_WORKLIST,
        Action.PLAN_TALK,
        Action.HOLD_TALK,
        Action.EXEMPT_MEMBER,
        Action.SEE_RULES,
        Action.CHANGE_PROFILE,
        Action.REFER_MEMBER,
        Action.REGISTER_PLACEMENT,
        Action.CHANGE_JOB_ORDER,
        Action.RECOMMEND_OFFER,
        Action.DECIDE_RECOMMENDATION,
        Action.HAND_OVER,
        Action.EXPORT_LIST,
        Action.SEE_NEWS,
        Action.SEE_POOL,
        Action.AGREE_ON_POOL,
        Action.ASK_FOR_REFERRAL,
        Action.SEE_LISTS,
        Action.KEEP_SEARCHES,
        Action.ASSIGN_ADVISER,
        Action.SEE_POST,
        Action.TEND_POST,
        Action.READ_FIGURES,
    }
)

ALLOWED: Mapping[Role, frozenset[Action]] = {
    Role.ADVISER: _CONVERSATION,
    Role.LEADER: _CONVERSATION,
    Role.SYSTEM: frozenset(
        {
            Action.INGEST_JOB_ORDERS,
            Action.INGEST_MEMBERS,
            Action.INGEST_COURSES,
            Action.SEE_MEMBER,
            Action.SEE_JOB_ORDER,
            Action.READ_FIGURES,
        }
    ),
    Role.OPERATOR: frozenset({Action.INGEST_JOB_ORDERS}),
    Role.STAR: frozenset({Action.READ_FIGURES}),
}


@dataclass(frozen=True)
class Actor:
    """Who asks: a pseudonymous user id, a role, and the a-kasse (None for those who belong to none)."""

    user_id: str
    role: Role
    akasse_id: AkasseId | None


def may(actor: Actor | None, action: Action) -> bool:
    """Whether `actor` may do `action`; nobody may do what is not listed."""
    if action in PUBLIC | BY_ADDRESS:
        return True
    return actor is not None and action in ALLOWED.get(actor.role, frozenset())
