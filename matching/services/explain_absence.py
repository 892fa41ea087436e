"""Why a job is not on a member's list, answered with the rule or with its place and what would lift it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from matching.core.absence import Absence, AbsenceCause
from matching.core.access import Actor
from matching.core.cards import Hit
from matching.core.eligibility import Rule, broken_rules, lacking_by_law, terms_of
from matching.core.ids import AkasseId, JobOrderId, MemberId
from matching.core.job_order import OrderProfile
from matching.core.member import MemberProfile
from matching.core.proposal import Direction, Proposal, Reason
from matching.core.taxonomy import Licence
from matching.database import Connection
from matching.queries import members
from matching.ranking.imagined import keys_of, ranked_alone
from matching.ranking.proposals import Matcher, Ranked, Ranking
from matching.services.propose_jobs import matcher_of
from matching.services.search import search
from matching.services.show_job_order import get_order_profile, order_cards
from matching.services.show_member import get_member_profile, member_card
from matching.services.showing import own_akasse

#: Reasons against a job that are named as what would lift it.
LIFTS = 3


@dataclass(frozen=True)
class _Question:
    """A member and an order, read once."""

    akasse_id: AkasseId
    matcher: Matcher
    member: MemberProfile
    order: OrderProfile
    as_of: date
    each: int


def explain_absence(  # noqa: PLR0913  # who asks, about which two, when, and how long the list is
    connection: Connection,
    actor: Actor,
    member_id: MemberId,
    job_order_id: JobOrderId,
    *,
    as_of: date,
    now: datetime,
    limit: int = 60,
) -> Absence:
    """Why an order is not among the member's jobs on `as_of`, or where it is; raises MemberNotFound, JobOrderNotFound.

    Nothing is kept, since nothing new is shown of the member; `now` is taken so that all services are called alike.
    """
    del now
    with connection.transaction():
        akasse_id, matcher = own_akasse(actor), matcher_of(connection, as_of)
        member = matcher.member_view(get_member_profile(connection, akasse_id, member_id)).profile
        order = get_order_profile(connection, job_order_id)
        question = _Question(akasse_id, matcher, member, order, as_of, limit // 3)
        return _answer(connection, question, _bare(connection, question))


def orders_called(connection: Connection, actor: Actor, text: str, *, limit: int = 6) -> tuple[Hit, ...]:
    """The orders that go by a title or a number, the likest first."""
    return tuple(hit for hit in search(connection, actor, text, limit=limit) if hit.kind == "job_order")


def _bare(connection: Connection, question: _Question) -> Absence:
    """The two with their facts, before it is known why."""
    knowledge, member = question.matcher.knowledge, question.member
    head = members.member_heads(connection, question.akasse_id, [member.member_id])[0]
    card = order_cards(connection, knowledge, [question.order])[question.order.job_order_id]
    minutes = terms_of(member, question.order).minutes
    return Absence(AbsenceCause.NOT_AMONG_THE_BEST, card, member_card(knowledge, head, member), minutes)


def _answer(connection: Connection, question: _Question, bare: Absence) -> Absence:
    rules = broken_rules(terms_of(question.member, question.order), question.as_of)
    if rules:
        lacking = _lacking(question) if Rule.LICENCE_BY_LAW in rules else ()
        return replace(bare, cause=AbsenceCause.RULE, rules=rules, lacking=lacking)
    if bare.order.duplicate_of is not None:
        return replace(bare, cause=AbsenceCause.NEAR_REPEAT)
    if not question.order.occupations and not question.order.skills:
        return replace(bare, cause=AbsenceCause.NOT_READ)
    return _placed(connection, question, bare)


def _placed(connection: Connection, question: _Question, bare: Absence) -> Absence:
    matcher, key = question.matcher, question.order.job_order_id
    ranking = matcher.orders_for(connection, question.akasse_id, question.member)
    entry = ranked_alone(connection, question.akasse_id, matcher, question.member, key)
    assert entry is not None  # no rule keeps them apart
    on_list = key in keys_of(ranking.best_of_each_track(question.each))
    (proposal,) = matcher.explained([entry])
    cause = AbsenceCause.ON_THE_LIST if on_list else AbsenceCause.NOT_AMONG_THE_BEST
    place, among = _place(ranking, entry)
    shown = min(question.each, among)
    known = {"track": entry.track, "place": place, "among": among, "shown": shown, "lifts": _lifts(proposal)}
    return replace(bare, cause=cause, **known)  # type: ignore[arg-type]


def _place(ranking: Ranking, entry: Ranked) -> tuple[int, int]:
    """The entry's place in its track, and how many the track has with it.

    An order is told from the others by its number, since its likeness may be summed in another order here.
    """
    number = entry.pair.order.profile.number
    of_track = [one for one in ranking.entries if one.track is entry.track]
    others = [one for one in of_track if one.pair.order.profile.number != number]
    return 1 + sum(one.key < entry.key for one in others), len(others) + 1


def _lifts(proposal: Proposal) -> tuple[Reason, ...]:
    against = [reason for reason in proposal.reasons if reason.direction is Direction.AGAINST]
    return tuple(against[:LIFTS])


def _lacking(question: _Question) -> tuple[Licence, ...]:
    licences = question.matcher.knowledge.licences
    return tuple(licences[key] for key in sorted(lacking_by_law(question.member, question.order)))
