"""Reading the rules of the contact process from a table: those that come with Jobbro, or an a-kasse's own."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from ingest.reference_files import municipality_code
from ingest.reference_tables import ListValueUnknown, Row, get_table, read_table
from ingest.taxonomy_starter import STARTER
from matching.core.contact_rules import ContactRule, RuleScope

COLUMNS = (
    "rule_key", "title", "valid_from", "valid_until", "trial_arm", "scope", "municipality_codes", "months",
    "handover_hours", "first_talk_days", "return_talk_days", "talks_required", "share_required", "exempt_share_most",
    "municipal_actor", "is_verified", "source",
)  # fmt: skip
"""As the table `contact_rule`; `valid_until` is the day after the last, or empty; codes stand with a space between."""

Value = TypeVar("Value")


def read_starter_contact_rules(folder: Path = STARTER) -> tuple[ContactRule, ...]:
    """The rules that come with Jobbro; raises FileRefused."""
    return read_contact_rules(get_table(folder, ("contact_rules.csv",)))


def read_contact_rules(path: Path) -> tuple[ContactRule, ...]:
    """Rules from a table with the columns of `COLUMNS`; a value that cannot be read refuses the file: FileRefused."""
    rows = read_table(path, COLUMNS)
    return tuple(_rule(_Line(path.name, row, number)) for number, row in enumerate(rows, start=2))


class _Line:
    """One row, read cell by cell; a fault is told with the file's name, the column and the line."""

    def __init__(self, name: str, row: Row, number: int) -> None:
        self.name, self.row, self.number = name, row, number

    def read(self, column: str, parse: Callable[[str], Value]) -> Value:
        try:
            return parse(self.row[column])
        except (ValueError, KeyError):
            raise ListValueUnknown(self.name, self.number, column) from None


def _rule(line: _Line) -> ContactRule:
    return ContactRule(
        rule_key=line.read("rule_key", _told),
        title=line.read("title", _told),
        valid_from=line.read("valid_from", date.fromisoformat),
        valid_until=line.read("valid_until", lambda cell: date.fromisoformat(cell) if cell else None),
        trial_arm=line.read("trial_arm", str),
        scope=line.read("scope", RuleScope.of),
        municipality_codes=line.read("municipality_codes", _codes),
        months=line.read("months", _whole),
        handover_hours=line.read("handover_hours", _number),
        first_talk_days=line.read("first_talk_days", _whole),
        return_talk_days=line.read("return_talk_days", _whole),
        talks_required=line.read("talks_required", _whole),
        share_required=line.read("share_required", _share),
        exempt_share_most=line.read("exempt_share_most", _share),
        municipal_actor=line.read("municipal_actor", _told),
        is_verified=line.read("is_verified", {"yes": True, "no": False, "ja": True, "nej": False}.__getitem__),
        source=line.read("source", _told),
    )


def _told(cell: str) -> str:
    if not cell:
        raise ValueError("empty")
    return cell


def _codes(cell: str) -> tuple[str, ...]:
    codes = [municipality_code(part) for part in cell.split()]
    return tuple(_told(code or "") for code in codes)


def _number(cell: str) -> float:
    number = float(cell.replace(",", "."))
    if not 0 <= number < 10_000:
        raise ValueError("out of range")
    return number


def _whole(cell: str) -> int:
    number = int(cell)
    if not 0 <= number < 1_000:
        raise ValueError("out of range")
    return number


def _share(cell: str) -> float:
    number = _number(cell)
    if number > 1:
        raise ValueError("more than all")
    return number
