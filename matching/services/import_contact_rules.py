"""Importing the rules of the contact process: the whole list at once, so that it never holds half of a change."""

from collections.abc import Sequence
from itertools import combinations

from matching.core.contact_rules import ContactRule, contradiction
from matching.core.errors import JobbroError
from matching.database import Connection
from matching.queries import contact


class NoContactRules(JobbroError):
    """An empty list of rules."""

    def __init__(self) -> None:
        super().__init__("Listen med regler er tom. Uden regler kan intet forløb bedømmes, så de gamle er beholdt.")


class RulesContradict(JobbroError):
    """Two rules of the list would hold for the same people."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"Reglerne »{one}« og »{other}« gælder for de samme forløb. Giv den ene en slutdato, eller ret den anden."
        )


class RuleScopeWrong(JobbroError):
    """A rule that names municipalities it has no use for, names none where it must, or runs backwards."""

    def __init__(self, rule_key: str) -> None:
        super().__init__(
            f"Reglen »{rule_key}« skal slutte, efter at den begynder, "
            "og nævne kommuner, netop når den ikke gælder hele landet."
        )


def import_contact_rules(connection: Connection, rules: Sequence[ContactRule]) -> int:
    """Make `rules` the rules, in one transaction; how many they are. Doing it again changes nothing.

    Raises NoContactRules, RuleScopeWrong, and RulesContradict when two hold for the same people on the same day.
    """
    if not rules:
        raise NoContactRules
    for rule in rules:
        if not rule.is_sound:
            raise RuleScopeWrong(rule.rule_key)
    for one, other in combinations(sorted(rules, key=lambda rule: rule.rule_key), 2):
        if contradiction(one, other):
            raise RulesContradict(one.rule_key, other.rule_key)
    with connection.transaction():
        contact.replace_contact_rules(connection, rules)
    return len(rules)


def import_missing_contact_rules(connection: Connection, rules: Sequence[ContactRule]) -> int:
    """As `import_contact_rules`, but only where there are none: what an a-kasse has imported itself is left alone."""
    with connection.transaction():
        return 0 if contact.contact_rules(connection) else import_contact_rules(connection, rules)
