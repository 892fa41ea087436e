"""Reading the rules of the contact process from a table."""

import csv
from datetime import date
from pathlib import Path

import pytest

from ingest.contact_rules import COLUMNS, read_contact_rules, read_starter_contact_rules
from ingest.reference_files import read_starter_reference
from ingest.reference_tables import ListColumnsMissing, ListValueUnknown
from matching.core.contact_rules import RuleScope

PLAIN = dict(
    zip(
        COLUMNS,
        (
            "r", "Reglen", "2027-01-01", "", "arm", "only_these", "101 0751", "4", "570,5", "14", "14", "2", "0.75",
            "0.25", "kommunen", "no", "kilde",
        ),
        strict=True,
    )
)  # fmt: skip


def written(folder: Path, **cells: str) -> Path:
    path = folder / "regler.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerow({**PLAIN, **cells})
    return path


def test_a_row_becomes_a_rule(tmp_path: Path) -> None:
    (rule,) = read_contact_rules(written(tmp_path))
    assert (rule.valid_from, rule.valid_until, rule.handover_hours) == (date(2027, 1, 1), None, 570.5)
    assert (rule.scope, rule.municipality_codes) == (RuleScope.ONLY_THESE, ("101", "751"))
    assert (rule.share_required, rule.is_verified) == (0.75, False)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("rule_key", ""), ("title", ""), ("source", ""), ("valid_from", "1.1.2027"), ("valid_until", "snart"),
        ("scope", "her"), ("municipality_codes", "101 x"), ("months", "-1"), ("handover_hours", "mange"),
        ("handover_hours", "nan"), ("first_talk_days", "14,5"), ("share_required", "75"), ("exempt_share_most", "-0.1"),
        ("is_verified", "måske"), ("municipal_actor", ""),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_read_refuses_the_file_with_its_column(tmp_path: Path, column: str, cell: str) -> None:
    with pytest.raises(ListValueUnknown, match=f"»{column}« i række 2"):
        read_contact_rules(written(tmp_path, **{column: cell}))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "regler.csv"
    path.write_text("rule_key,title\nr,Reglen\n", "utf-8")
    with pytest.raises(ListColumnsMissing, match="»valid_from«"):
        read_contact_rules(path)


def test_the_starters_nineteen_municipalities_are_known_by_these_names() -> None:
    names = {entry.code: entry.name for entry in read_starter_reference().municipalities}
    (codes,) = {rule.municipality_codes for rule in read_starter_contact_rules() if rule.municipality_codes}
    assert sorted(names[code] for code in codes) == [
        "Assens", "Ballerup", "Brøndby", "Faaborg-Midtfyn", "Gentofte", "Gladsaxe", "Glostrup", "Herlev", "Hvidovre",
        "Høje-Taastrup", "København", "Langeland", "Lyngby-Taarbæk", "Nordfyns", "Nyborg", "Rødovre", "Svendborg",
        "Vallensbæk", "Ærø",
    ]  # fmt: skip
