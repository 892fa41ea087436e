"""How many more can be referred to an order, and how many can be hired, counted over all a-kasser."""

from dataclasses import dataclass

from matching.core.job_order import JobOrderStatus

#: Candidates an employer wants for each open position when none said how many; a default of ours, not a rule of law.
CANDIDATES_PER_POSITION = 3
#: What can still be referred to.
OPEN = frozenset({JobOrderStatus.IN_PROGRESS, JobOrderStatus.ENOUGH_REFERRALS})


@dataclass(frozen=True)
class OrderRoom:
    """An order's positions and what is used of them: numbers alone, of nobody in particular.

    `held` have agreed and wait to be sent, `out` are with the employer, `filled` are hired. `held_back` is an order
    that is inactivated for another cause than candidates enough, such as its wording being looked at.
    """

    status: JobOrderStatus
    positions: int
    wanted: int | None = None
    held: int = 0
    out: int = 0
    filled: int = 0
    per_position: int = CANDIDATES_PER_POSITION
    held_back: bool = False

    @property
    def open_positions(self) -> int:
        """Positions nobody is hired to; an employer may lower the number below those hired."""
        return max(self.positions - self.filled, 0)

    @property
    def budget(self) -> int:
        """How many candidates the employer should have at a time."""
        return self.per_position * self.open_positions if self.wanted is None else self.wanted

    @property
    def places_left(self) -> int:
        """How many more can be referred without giving the employer too many."""
        return max(self.budget - self.held - self.out, 0)

    @property
    def is_open(self) -> bool:
        """Whether anyone can be referred at all."""
        return self.status in OPEN and not self.held_back

    @property
    def is_filled(self) -> bool:
        """Whether everyone asked for is hired."""
        return self.filled >= self.positions

    @property
    def has_enough(self) -> bool:
        """Whether as many are with the employer as are wanted."""
        return self.out >= self.budget


def status_after(before: OrderRoom, after: OrderRoom) -> JobOrderStatus:
    """The order's state when its numbers went from `before` to `after`; only what the numbers decide is changed.

    Full positions meet the need. Enough out inactivates, and fewer out activates again. What an employer, an adviser
    or the deadline closed is not opened by a number.
    """
    if after.status is JobOrderStatus.DEADLINE_PASSED:
        return after.status
    if after.is_filled:
        return JobOrderStatus.NEED_MET
    met_by_hires = after.status is JobOrderStatus.NEED_MET and before.is_filled
    if after.is_open or met_by_hires:
        return JobOrderStatus.ENOUGH_REFERRALS if after.has_enough else JobOrderStatus.IN_PROGRESS
    return after.status
