"""The a-kasser one can sign in to."""

from matching.core.akasse import Akasse
from matching.database import Connection
from matching.queries import reference


def akasser(connection: Connection) -> tuple[Akasse, ...]:
    """All a-kasser, by name."""
    return tuple(reference.akasser(connection))
