"""Importing the kinds of offer with their dates."""

from collections.abc import Iterable

from matching.core.recommendations import OfferKind
from matching.database import Connection
from matching.queries import recommendations


def import_offer_kinds(connection: Connection, kinds: Iterable[OfferKind]) -> None:
    """Add or renew kinds of offer, earlier wordings first; doing it again changes nothing.

    A wording that is gone from the list stays, since recommendations may have been written under it.
    """
    with connection.transaction():
        recommendations.put_offer_kinds(connection, sorted(kinds, key=lambda kind: (kind.kind_key, kind.valid_from)))
