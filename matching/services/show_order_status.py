"""Where an order stands, for its employer and for advisers: state with cause, the shared log, wording under review."""

from dataclasses import dataclass

from matching.core.errors import JobOrderNotFound
from matching.core.ids import JobOrderId
from matching.core.job_order import Contact
from matching.core.order_life import LogLine, OrderState
from matching.database import Connection
from matching.queries import job_orders, order_life
from matching.queries.job_orders import OrderHead
from matching.queries.order_life import KeptWording


@dataclass(frozen=True)
class OrderStatus:
    """An order's head, its state, its log oldest first, the wording kept with a reason, and the employer's contact."""

    head: OrderHead
    state: OrderState
    log: tuple[LogLine, ...]
    wording: tuple[KeptWording, ...]
    contact: Contact | None

    @property
    def awaits_review(self) -> bool:
        """Whether wording waits for an adviser's judgement."""
        return any(one.lawful is None for one in self.wording)

    @property
    def must_be_mended(self) -> bool:
        """Whether the wording was judged and may not be used."""
        return any(one.lawful is False for one in self.wording)


def show_order_status(connection: Connection, job_order_id: JobOrderId) -> OrderStatus:
    """Everything an order's status page shows; raises JobOrderNotFound."""
    with connection.transaction():
        state = order_life.find_state(connection, job_order_id)
        heads = job_orders.order_heads(connection, [job_order_id])
        if state is None or not heads:
            raise JobOrderNotFound
        log = tuple(order_life.log_of(connection, job_order_id))
        wording = tuple(order_life.wording_of(connection, job_order_id))
        return OrderStatus(heads[0], state, log, wording, job_orders.find_contact(connection, job_order_id))
