"""The rules of the contact process as they are, were and will be, with the names of the places they speak of."""

from collections.abc import Mapping
from dataclasses import dataclass

from matching.core.contact_rules import ContactRule
from matching.database import Connection
from matching.queries import contact


@dataclass(frozen=True)
class ShownRules:
    """Every rule, the oldest first (empty when none was imported), and names of municipalities by code."""

    rules: tuple[ContactRule, ...]
    municipalities: Mapping[str, str]


def show_contact_rules(connection: Connection) -> ShownRules:
    """The rules as they are now."""
    with connection.transaction():
        return ShownRules(tuple(contact.contact_rules(connection)), contact.rule_municipalities(connection))
