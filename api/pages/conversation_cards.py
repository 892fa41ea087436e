"""The jobs of a talk as cards: what can be agreed on each, what was, and why one stands before the next."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated
from uuid import UUID, uuid4

from api import danish_words as said
from api.pages.agreed import proposed_deadline, until_said
from api.pages.member import JobCard, member_page
from api.pages.proposals import Group, StrengthView
from matching.core.agreement_errors import AgreementHasGoneOut
from matching.core.agreements import ABOUT_A_JOB, Agreement, AgreementKind, AgreementState, Conversation
from matching.core.cards import Decision, JobProposals, NotRelevantBecause, ProposedJob
from matching.core.danish_time import danish_day
from matching.core.ids import JobOrderId, RankingEventId, TalkId
from matching.core.proposal import Direction, Proposal, Reason

NAMED = 2  #: reasons on each side of "why before the next"
NOTICEABLE = 0.05  #: a difference in contribution that is worth a sentence


@dataclass(frozen=True)
class ChoiceView:
    """What can be done with a job in a talk, or what was."""

    talk_id: Annotated[TalkId, "Samtalen"]
    key: Annotated[str, "Jobordrens id; kortets plads på siden"]
    event_id: Annotated[RankingEventId, "Den viste liste, som jobbet stod på"]
    state: Annotated[str, "»open«, »agreed«, »set_aside« eller »closed«, når samtalen er slut"]
    words: Annotated[str, "Det aftalte eller besluttede i ord"]
    once_key: Annotated[UUID, "Formularens egen nøgle, så en aftale kun tæller én gang"]
    agreement: Annotated[str, "Aftalens id; tom, når intet er aftalt"]
    version: Annotated[int, "Aftalens version"]
    stays: Annotated[str, "Hvorfor aftalen ikke kan fortrydes her; tom, når den kan"]
    kinds: Annotated[tuple[AgreementKind, ...], "Hvad der kan aftales om jobbet"]
    reasons: Annotated[tuple[NotRelevantBecause, ...], "Grunde til, at jobbet ikke er relevant"]
    deadline: Annotated[str, "Den frist, formularen foreslår"]
    earliest: Annotated[str, "Første dag, en frist kan være"]
    query: Annotated[str, "Indstillingerne fra »hvad nu hvis«, så siden vender tilbage til dem"]


@dataclass(frozen=True)
class WhyView:
    """Why a job stands before the next one in its group."""

    following: Annotated[str, "Det næste job i gruppen"]
    ahead: Annotated[tuple[str, ...], "Det, der vejer for dette job"]
    behind: Annotated[tuple[str, ...], "Det, der vejer for det næste"]


@dataclass(frozen=True)
class TalkCard:
    """One job to talk about, with what can be agreed on it."""

    job: Annotated[JobCard, "Jobbet og begrundelserne"]
    choice: Annotated[ChoiceView, "Hvad der kan aftales, eller hvad der er aftalt"]
    fresh: Annotated[bool, "Om jobbet kun er på listen, fordi noget er sat anderledes"]
    earlier: Annotated[str, "Hvad der er aftalt om jobbet i en tidligere samtale; tom ellers"]
    why: Annotated[WhyView | None, "Hvorfor det står før det næste; mangler for det sidste"]

    @property
    def strength(self) -> StrengthView:
        """How well the two fit."""
        return self.job.strength


def talk_groups(
    conversation: Conversation,
    proposals: JobProposals,
    as_of: date,
    query: str = "",
    fresh: frozenset[JobOrderId] = frozenset(),
) -> tuple[Group[TalkCard], ...]:
    """Return the three groups with cards for the talk; jobs that are new by a wish are never folded away."""
    groups = member_page(proposals, as_of, None).groups
    jobs = {str(job.order.job_order_id): job for job in proposals.jobs}
    dress = _Dress(conversation, proposals, as_of, query, fresh)
    return tuple(_group(group, jobs, dress) for group in groups)


def choice_view(
    conversation: Conversation,
    pair: tuple[RankingEventId, JobOrderId],
    decided: Decision | None,
    as_of: date,
    query: str,
    latest: date | None = None,
) -> ChoiceView:
    """Return what can be done with a job of the list `pair` names; `latest` is the job's own deadline."""
    event_id, job_order_id = pair
    agreement = next((one for one in conversation.standing if _is_about(one, job_order_id)), None)
    state, words = _state(conversation, agreement, decided, as_of)
    return ChoiceView(
        talk_id=conversation.talk.talk_id,
        key=str(job_order_id),
        event_id=event_id,
        state=state,
        words=words,
        once_key=uuid4(),
        agreement=str(agreement.agreement_id) if agreement else "",
        version=agreement.version if agreement else 0,
        stays=_stays(conversation, agreement),
        kinds=tuple(kind for kind in AgreementKind if kind in ABOUT_A_JOB),
        reasons=tuple(NotRelevantBecause),
        deadline=proposed_deadline(as_of, latest).isoformat(),
        earliest=as_of.isoformat(),
        query=query,
    )


def why_before(one: Proposal, following: Proposal, title: str) -> WhyView:
    """Return why `one` stands before `following`, from the contributions that ordered them."""
    share, other = _shares(one), _shares(following)
    gap = {feature: share.get(feature, 0.0) - other.get(feature, 0.0) for feature in {*share, *other}}
    return WhyView(title, _told(gap, one, following, 1), _told(gap, following, one, -1))


@dataclass(frozen=True)
class _Dress:
    """What every card of a list has in common."""

    conversation: Conversation
    proposals: JobProposals
    as_of: date
    query: str
    fresh: frozenset[JobOrderId]

    def card(self, card: JobCard, job: ProposedJob, why: WhyView | None) -> TalkCard:
        key = job.order.job_order_id
        pair = (self.proposals.event_id, key)
        choice = choice_view(self.conversation, pair, job.decided, self.as_of, self.query, job.order.deadline_on)
        return TalkCard(card, choice, key in self.fresh, _earlier(self.conversation, key, self.as_of), why)


def _group(group: Group[JobCard], jobs: Mapping[str, ProposedJob], dress: _Dress) -> Group[TalkCard]:
    cards = (*group.first, *group.rest)
    dressed = [dress.card(card, jobs[card.key], why) for card, why in zip(cards, _whys(cards, jobs), strict=True)]
    shown = [rank < len(group.first) or card.fresh for rank, card in enumerate(dressed)]
    return Group(
        key=group.key,
        title=group.title,
        hint=group.hint,
        count=group.count,
        first=tuple(card for card, is_shown in zip(dressed, shown, strict=True) if is_shown),
        rest=tuple(card for card, is_shown in zip(dressed, shown, strict=True) if not is_shown),
    )


def _whys(cards: Sequence[JobCard], jobs: Mapping[str, ProposedJob]) -> list[WhyView | None]:
    proposals = [jobs[card.key].proposal for card in cards]
    followed = [why_before(*two, card.title) for two, card in zip(pairwise(proposals), cards[1:], strict=True)]
    return [*followed, None] if cards else []


def _state(
    conversation: Conversation, agreement: Agreement | None, decided: Decision | None, as_of: date
) -> tuple[str, str]:
    if agreement is not None:
        words = agreement.kind.label + until_said(agreement, as_of)
        return ("agreed" if conversation.is_open else "closed"), words
    if decided is Decision.NOT_RELEVANT:
        return ("set_aside" if conversation.is_open else "closed"), decided.label
    return ("open", "") if conversation.is_open else ("closed", "")


def _stays(conversation: Conversation, agreement: Agreement | None) -> str:
    if agreement is None or agreement.agreement_id not in conversation.gone_out:
        return ""
    return str(AgreementHasGoneOut(agreement.kind))


def _is_about(agreement: Agreement, job_order_id: JobOrderId) -> bool:
    return (
        agreement.state is AgreementState.STANDING
        and agreement.kind in ABOUT_A_JOB
        and agreement.job is not None
        and agreement.job.job_order_id == job_order_id
    )


def _earlier(conversation: Conversation, job_order_id: JobOrderId, as_of: date) -> str:
    found = next((one for one in conversation.earlier if _is_about(one, job_order_id)), None)
    if found is None:
        return ""
    return f"Aftalt {said.day(danish_day(found.made_at), as_of).said}: {found.kind.label.lower()}."


def _shares(proposal: Proposal) -> dict[str, float]:
    share: dict[str, float] = defaultdict(float)
    for reason in proposal.reasons:
        share[reason.feature] += reason.contribution
    return share


def _told(gap: Mapping[str, float], one: Proposal, other: Proposal, sign: int) -> tuple[str, ...]:
    """The weightiest differences in favour of `one`: what it has, or what the other lacks."""
    features = sorted(
        (name for name in gap if sign * gap[name] > NOTICEABLE), key=lambda name: (-sign * gap[name], name)
    )
    told = (_sentence(name, one, other) for name in features)
    return tuple(sentence for sentence in told if sentence)[:NAMED]


def _sentence(feature: str, one: Proposal, other: Proposal) -> str:
    has = _weightiest(one, feature, Direction.FOR)
    lacks = _weightiest(other, feature, Direction.AGAINST)
    if has is not None:
        return has.text
    return f"Det andet job: {lacks.text[:1].lower()}{lacks.text[1:]}" if lacks is not None else ""


def _weightiest(proposal: Proposal, feature: str, direction: Direction) -> Reason | None:
    fitting = [one for one in proposal.reasons if one.feature == feature and one.direction is direction]
    return max(fitting, key=lambda one: (abs(one.contribution), one.text), default=None)
