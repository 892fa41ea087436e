"""Why a job is not on a member's list: the rule that keeps it off, or its place behind those that are."""

from dataclasses import dataclass

from matching.core.cards import MemberCard, OrderCard
from matching.core.eligibility import Rule
from matching.core.labels import Labelled
from matching.core.proposal import Reason, Track
from matching.core.taxonomy import Licence


class AbsenceCause(Labelled):
    """What kind of answer there is."""

    ON_THE_LIST = "on_the_list", "Jobbet er på listen"
    RULE = "rule", "En regel holder jobbet ude"
    NOT_READ = "not_read", "Jobbro har ikke kunnet læse opslaget"
    NEAR_REPEAT = "near_repeat", "Jobbet ligner et andet, som står i stedet"
    NOT_AMONG_THE_BEST = "not_among_the_best", "Andre job passer bedre"


@dataclass(frozen=True)
class Absence:
    """The answer about one order.

    `rules` are all that keep the two apart, in the order they are asked, and `lacking` the licences by law that the
    member does not have. `place` is the job's rank among `among` jobs of its track, of which `shown` are on the list;
    `lifts` are the reasons against it, weightiest first: what would move it up.
    """

    cause: AbsenceCause
    order: OrderCard
    member: MemberCard
    minutes: int | None = None
    rules: tuple[Rule, ...] = ()
    lacking: tuple[Licence, ...] = ()
    track: Track | None = None
    place: int = 0
    among: int = 0
    shown: int = 0
    lifts: tuple[Reason, ...] = ()
