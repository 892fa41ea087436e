"""What an adviser meets first."""

from matching.core.access import Actor
from matching.core.cards import StartList
from matching.database import Connection
from matching.queries import job_orders, members
from matching.services.showing import own_akasse


def start_list(connection: Connection, actor: Actor, *, limit: int = 20) -> StartList:
    """The newest members of the own a-kasse and the newest open orders, with how many there are."""
    akasse_id = own_akasse(actor)
    with connection.transaction():
        return StartList(
            members=tuple(members.newest_members(connection, akasse_id, limit)),
            orders=tuple(job_orders.newest_job_orders(connection, limit)),
            member_count=members.count_members(connection, akasse_id),
            order_count=job_orders.count_open(connection),
        )
