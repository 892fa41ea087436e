"""How far an order lies from a member's trade, at a stated level."""

from matching.core.proposal import Track

#: A move over the skill graph at least this strong makes another industry a near one (our choice; see decision 0010).
NEAR_MOVE = 0.20


def track_of(member_sections: frozenset[str], order_section: str | None, reach: float) -> Track:
    """The track of an order for a member who has worked in `member_sections`.

    `reach` is the strength (0-1) of the best move from an occupation held to one the order seeks. The same NACE
    section is the same industry; another section is near when the work itself is within reach, else a new track.
    Where the order's section is unknown, only the very occupation held counts as the same.
    """
    if order_section in member_sections or (order_section is None and reach >= 1.0):
        return Track.SAME
    return Track.NEAR if reach >= NEAR_MOVE else Track.NEW
