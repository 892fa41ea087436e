"""A proposal: a member and an order put before the adviser together, with its track and its reasons."""

from dataclasses import dataclass

from matching.core.ids import JobOrderId, MemberId
from matching.core.labels import Labelled


class Track(Labelled):
    """How far an order lies from the member's trade, at the level named by `industry.INDUSTRY_LEVEL`."""

    SAME = "same", "Samme branche"
    NEAR = "near", "Nær branche"
    NEW = "new", "Nyt spor"


class Direction(Labelled):
    """Whether a reason speaks for or against, or is only told."""

    FOR = "for", "Taler for"
    AGAINST = "against", "Taler imod"
    NEUTRAL = "neutral", "Oplysning"


@dataclass(frozen=True)
class Reason:
    """One thing that moves a proposal up or down, in finished Danish words.

    `feature` names the ranker's feature, `contribution` is its own share of the score (same numbers, no second
    model). `theirs` is the phrase in the ad, `yours` the phrase in the member's history, `remedy` what would close
    a gap.
    """

    feature: str
    direction: Direction
    contribution: float
    text: str
    yours: str = ""
    theirs: str = ""
    remedy: str = ""


#: The strongest match that may be told, by the least share of the ad's demands that is met; best first. Our choice.
STRONGEST = ((0.75, 5), (0.5, 4), (0.01, 3), (0.0, 2))


def strength_told(likeliness: int, met: int, demanded: int) -> int:
    """The strength (1-5) that may be told of a score's own step, when so many of the ad's demands are met."""
    if not demanded:
        return likeliness
    return min(likeliness, next(most for least, most in STRONGEST if met / demanded >= least))


@dataclass(frozen=True)
class Proposal:
    """One line of a ranked list. `score` orders and is never shown; `strength` is what a person sees.

    `likeliness` (1-5) is the score alone in five steps. `musts` counts everything the ad demands (competences,
    licences, languages), `musts_met` those of them that the member is not found to lack.
    """

    member_id: MemberId
    job_order_id: JobOrderId
    rank: int
    score: float
    likeliness: int
    track: Track
    reasons: tuple[Reason, ...]
    minutes: int | None
    musts_met: int
    musts: int

    @property
    def strength(self) -> int:
        """1 (weak) to 5 (very good): the score's own step, but never above what the demands met allow."""
        return strength_told(self.likeliness, self.musts_met, self.musts)

    @property
    def rests_on(self) -> str | None:
        """The feature that speaks loudest for the match, with all its reasons together; None when nothing does."""
        shares: dict[str, float] = {}
        for reason in self.reasons:
            if reason.direction is Direction.FOR:
                shares[reason.feature] = shares.get(reason.feature, 0.0) + reason.contribution
        return max(shares, key=lambda feature: (shares[feature], feature), default=None)
