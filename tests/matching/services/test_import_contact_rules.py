"""Importing rules: the whole list or nothing, and never over what an a-kasse has imported itself."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.contact_rules import read_starter_contact_rules
from matching.core.contact_rules import ContactRule
from matching.core.errors import JobbroError
from matching.database.pool import Connection
from matching.queries.contact import contact_rules
from matching.services.import_contact_rules import (
    NoContactRules,
    RulesContradict,
    RuleScopeWrong,
    import_contact_rules,
    import_missing_contact_rules,
)

RULES = read_starter_contact_rules()


def test_rules_come_back_as_they_were_imported(connection: Connection) -> None:
    assert import_contact_rules(connection, RULES) == 7
    assert tuple(contact_rules(connection)) == tuple(sorted(RULES, key=lambda rule: (rule.valid_from, rule.rule_key)))


def test_importing_again_changes_nothing_and_a_new_list_takes_the_place_of_the_old(connection: Connection) -> None:
    import_contact_rules(connection, RULES)
    import_contact_rules(connection, RULES)
    assert len(contact_rules(connection)) == 7
    renewed = replace(RULES[1], first_talk_days=10)
    import_contact_rules(connection, [renewed])
    assert contact_rules(connection) == [renewed]


def test_what_is_there_is_left_alone_when_only_missing_rules_are_asked_for(connection: Connection) -> None:
    own = replace(RULES[1], title="Vores egen")
    assert import_missing_contact_rules(connection, [own]) == 1
    assert import_missing_contact_rules(connection, RULES) == 0
    assert contact_rules(connection) == [own]


@pytest.mark.parametrize(
    ("rules", "error"),
    [
        ([], NoContactRules),
        ([replace(RULES[1], valid_until=date(2024, 1, 1))], RuleScopeWrong),
        ([replace(RULES[1], municipality_codes=("101",))], RuleScopeWrong),
        ([RULES[1], replace(RULES[1], rule_key="another")], RulesContradict),
        ([RULES[1], RULES[1]], RulesContradict),
    ],
)
def test_a_list_that_cannot_hold_is_refused_and_the_old_rules_stay(
    connection: Connection, rules: list[ContactRule], error: type[JobbroError]
) -> None:
    import_contact_rules(connection, RULES)
    with pytest.raises(error):
        import_contact_rules(connection, rules)
    assert len(contact_rules(connection)) == 7
