"""Asking after three and six months whether a placed member is still employed, and keeping where it is known from."""

from datetime import datetime

from matching.core.access import Actor
from matching.core.ids import PlacementId
from matching.core.placements import EvidenceSource, PlacementAct, StillEmployed
from matching.core.referral_errors import FollowUpAnswered, PlacementNotFound
from matching.database import Connection
from matching.queries import placements
from matching.queries.placements import PlacementNote
from matching.services.showing import own_akasse


def follow_up_placement(  # noqa: PLR0913  # what was found about which placement, and from where
    connection: Connection,
    actor: Actor,
    placement_id: PlacementId,
    months: int,
    found: StillEmployed,
    evidence: EvidenceSource,
    *,
    now: datetime,
) -> None:
    """Keep what was found. Raises PlacementNotFound, and FollowUpAnswered for the second answer."""
    with connection.transaction():
        akasse_id = own_akasse(actor)
        if placements.find_placement(connection, akasse_id, placement_id) is None:
            raise PlacementNotFound
        note = PlacementNote(PlacementAct.FOLLOWED_UP, actor.user_id, now, months, found, evidence)
        if not placements.answer_follow_up(connection, akasse_id, placement_id, note):
            raise FollowUpAnswered
        placements.add_event(connection, akasse_id, placement_id, note)
