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


@dataclass(frozen=True)
class Proposal:
    """One line of a ranked list. `score` orders and is never shown; `strength` (1-5) is what a person sees."""

    member_id: MemberId
    job_order_id: JobOrderId
    rank: int
    score: float
    strength: int
    track: Track
    reasons: tuple[Reason, ...]
    minutes: int | None
    musts_met: int
    musts: int
