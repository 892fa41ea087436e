"""What the member's page and the order's page have in common: reasons, decisions and the three groups."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, Protocol, TypeVar
from uuid import UUID

from api import danish_words as said
from matching.core.cards import Decision, Excluded, NotRelevantBecause
from matching.core.ids import JobOrderId, MemberId, RankingEventId
from matching.core.proposal import Direction, Proposal, Reason, Track

CARDS_SHOWN = 5  #: per group; the rest is one click away, so that the list can be taken in at a glance
WEAK = 1  #: dots of a match that is folded away, unless nothing better stands in its group
WORTH_SAYING = 4  #: reasons for and against that are shown of each kind


class Rated(Protocol):
    """Anything that says how strong a match it is."""

    @property
    def strength(self) -> "StrengthView":
        """The strength in dots and words."""


Card = TypeVar("Card", bound=Rated)


@dataclass(frozen=True)
class ReasonView:
    """One reason, with the two phrases it rests on."""

    text: Annotated[str, "Grunden i en kort sætning"]
    yours: Annotated[str, "Ordene fra medlemmets egen erfaring; tom, når der ikke er nogen"]
    theirs: Annotated[str, "Ordene fra opslaget; tom, når der ikke er nogen"]
    remedy: Annotated[str, "Det, der ville lukke hullet; tom, når intet mangler"]


@dataclass(frozen=True)
class ReasonsView:
    """Everything that speaks for and against, apart from each other."""

    favouring: Annotated[tuple[ReasonView, ...], "Det, der taler for, vigtigst først"]
    against: Annotated[tuple[ReasonView, ...], "Det, der taler imod eller mangler, vigtigst først"]
    remarks: Annotated[tuple[ReasonView, ...], "Oplysninger, der ikke flytter forslaget"]


@dataclass(frozen=True)
class StrengthView:
    """How well the two fit, as a person is told."""

    dots: Annotated[int, "1 til 5 prikker"]
    words: Annotated[str, "Styrken i ord, med de krav der mangler: »Godt match: 7 af 9 krav«"]


@dataclass(frozen=True)
class DecisionView:
    """What was decided on a proposal, and what a new decision must carry."""

    event_id: Annotated[RankingEventId, "Den viste liste, som beslutningen hører til"]
    member_id: Annotated[MemberId, "Medlemmet"]
    job_order_id: Annotated[JobOrderId, "Jobordren"]
    state: Annotated[str, "»open«, »agreed« eller »set_aside«"]
    words: Annotated[str, "Beslutningen i ord; tom, når intet er besluttet"]
    reasons: Annotated[tuple[NotRelevantBecause, ...], "Grundene at vælge imellem, når et forslag lægges til side"]
    came_from: Annotated[str, "Siden, som formularen vender tilbage til: »member« eller »job_order«"]
    travel_limit: Annotated[int | None, "Den rejsetid, siden er vist med, så den bliver stående"]

    @property
    def key(self) -> str:
        """What tells this decision from the others on its page."""
        return str(self.job_order_id if self.came_from == "member" else self.member_id)


@dataclass(frozen=True)
class ExcludedView:
    """A rule that kept some off the list."""

    count: Annotated[str, "Hvor mange reglen holdt ude, fx »12 job«"]
    rule: Annotated[str, "Reglen som en dansk sætning, med lille begyndelsesbogstav"]
    remedy: Annotated[str, "Hvordan der kan lukkes op; tom, når det ikke kan"]
    address: Annotated[str, "Samme side, lukket op; tom, når det ikke kan ske her på siden"]


@dataclass(frozen=True)
class Group(Generic[Card]):
    """One of the three tracks with its cards, or with why it is empty."""

    key: Annotated[str, "»same«, »near« eller »new«; bestemmer farven"]
    title: Annotated[str, "Gruppens navn"]
    hint: Annotated[str, "Hvad gruppen er, i en sætning"]
    count: Annotated[str, "Hvor mange forslag gruppen har, i ord"]
    first: Annotated[tuple[Card, ...], "De bedste forslag"]
    rest: Annotated[tuple[Card, ...], "Resten, ét klik væk"]


#: What a match rests on, by the feature that speaks loudest for it.
RESTS_ON = {
    "likeness": "opslagets ord ligner medlemmets egne",
    "same_occupation": "erfaring i samme fag",
    "goal": "er et af medlemmets jobmål",
    "reach": "erfaring fra et beslægtet fag",
    "skill_overlap": "kompetencer, der kan bruges her",
    "licences_wished": "har et bevis, der ønskes",
    "travel": "kort rejsetid",
    "same_industry": "kender branchen",
    "experience": "flere års erfaring",
}

STATES = {Decision.AGREED: "agreed", Decision.NOT_RELEVANT: "set_aside"}


def decision_view(
    proposal: Proposal, event_id: RankingEventId, decided: Decision | None, came_from: str, travel_limit: int | None
) -> DecisionView:
    """Return what the buttons of a proposal need; an undone decision is as none."""
    return DecisionView(
        event_id,
        proposal.member_id,
        proposal.job_order_id,
        STATES.get(decided, "open") if decided else "open",
        decided.label if decided in STATES else "",
        tuple(NotRelevantBecause),
        came_from,
        travel_limit,
    )


def strength_view(proposal: Proposal) -> StrengthView:
    """Return the strength in dots and words, one statement; the score itself is never shown."""
    dots, rests_on = proposal.strength, RESTS_ON[proposal.rests_on] if proposal.rests_on else ""
    return StrengthView(dots, said.strength(dots, proposal.musts_met, proposal.musts, rests_on))


def reasons_view(reasons: Sequence[Reason]) -> ReasonsView:
    """Return the reasons apart, weightiest first, at most `WORTH_SAYING` for and against."""
    return ReasonsView(
        _pick(reasons, Direction.FOR)[:WORTH_SAYING],
        _pick(reasons, Direction.AGAINST)[:WORTH_SAYING],
        _pick(reasons, Direction.NEUTRAL),
    )


def _pick(reasons: Sequence[Reason], direction: Direction) -> tuple[ReasonView, ...]:
    chosen = [reason for reason in reasons if reason.direction is direction]
    chosen.sort(key=lambda reason: (-abs(reason.contribution), reason.feature, reason.text))
    return tuple(ReasonView(reason.text, reason.yours, reason.theirs, reason.remedy) for reason in chosen)


def grouped(
    cards: Iterable[tuple[Track, Card]], hints: dict[Track, str], noun: tuple[str, str]
) -> tuple[Group[Card], ...]:
    """Return the three groups in order, also the empty ones; cards keep the order they came in."""
    by_track: dict[Track, list[Card]] = {track: [] for track in Track}
    for track, card in cards:
        by_track[track].append(card)
    return tuple(_group(track, tuple(by_track[track]), hints[track], noun) for track in Track)


def _group(track: Track, cards: tuple[Card, ...], hint: str, noun: tuple[str, str]) -> Group[Card]:
    shown = _worth_showing(cards)
    count = said.counted(len(cards), *noun)
    return Group(track.value, track.label, hint, count, cards[:shown], cards[shown:])


def _worth_showing(cards: tuple[Card, ...]) -> int:
    """Return how many of the first cards to show at once: to the last of the better ones, at least one if any."""
    better = [place for place, card in enumerate(cards[:CARDS_SHOWN], start=1) if card.strength.dots > WEAK]
    return min(len(cards), max(better, default=1))


def excluded_views(
    excluded: Iterable[Excluded], noun: tuple[str, str], ways: Mapping[str, tuple[str, str]] | None = None
) -> tuple[ExcludedView, ...]:
    """Return what the rules kept out, most first; `ways` gives a rule's sentence a remedy and its address."""
    most_first = sorted((line for line in excluded if line.count), key=lambda line: (-line.count, line.rule))
    return tuple(_excluded(line, noun, (ways or {}).get(line.rule, (line.remedy, ""))) for line in most_first)


def _excluded(line: Excluded, noun: tuple[str, str], way: tuple[str, str]) -> ExcludedView:
    return ExcludedView(said.counted(line.count, *noun), line.rule[:1].lower() + line.rule[1:], *way)


def anchor(key: UUID | str) -> str:
    """Return the id of a proposal's card in the page."""
    return f"forslag-{key}"
