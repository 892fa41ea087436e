"""The row of whoever is signed in and holds talks: made on first use, since sign-in alone writes nothing."""

from matching.core.access import Actor
from matching.core.talk_errors import AdviserNotFound
from matching.core.talks import TalkAdviser
from matching.database import Connection
from matching.queries import advisers
from matching.services.showing import own_akasse


def own_adviser(connection: Connection, actor: Actor) -> TalkAdviser:
    """The signed-in adviser; one who was never seen before is called by the role until a name is given."""
    akasse_id = own_akasse(actor)
    known = advisers.find_adviser(connection, akasse_id, actor.user_id)
    if known is None:
        advisers.add_adviser(connection, akasse_id, actor.user_id, actor.role.label)
        known = advisers.find_adviser(connection, akasse_id, actor.user_id)
    assert known is not None
    return known


def get_adviser(connection: Connection, actor: Actor, user_id: str) -> TalkAdviser:
    """The actor or a colleague in the same a-kasse; raises AdviserNotFound for anybody else."""
    if user_id == actor.user_id:
        return own_adviser(connection, actor)
    found = advisers.find_adviser(connection, own_akasse(actor), user_id)
    if found is None:
        raise AdviserNotFound
    return found
