"""Every cell of a vintage and of all before it, and which of them are public, hidden, or still to be decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from matching.statistics.disclosure.cubes import Cell, CellKey, Cube, CubesContradict, sums
from matching.statistics.disclosure.published import Release
from matching.statistics.disclosure.rules import Cause, DisclosureRules, primary, width_needed

#: A cell that kept its count from one vintage to the next is the same entry.
Entry = tuple[CellKey, int]


class Standing(Enum):
    """What may still happen to a cell."""

    PUBLIC = auto()
    HIDDEN = auto()
    OPEN = auto()


@dataclass
class Ledger:
    """Entries in total order with what each needs, and the sums between them (total first)."""

    standing: dict[Entry, Standing] = field(default_factory=dict)
    cause: dict[Entry, Cause] = field(default_factory=dict)
    width: dict[Entry, int] = field(default_factory=dict)
    floor: dict[Entry, int] = field(default_factory=dict)
    sums: dict[tuple[Entry, ...], None] = field(default_factory=dict)
    shown_before: set[Entry] = field(default_factory=set)

    def hide(self, entry: Entry, cause: Cause, width: int) -> None:
        """Hide a cell, or ask for a wider interval for one that is hidden; the first cause stays."""
        self.standing[entry] = Standing.HIDDEN
        self.cause.setdefault(entry, cause)
        self.width[entry] = max(width, self.width.get(entry, 0))


def opened(cubes: Sequence[Cube], history: Sequence[Release], rules: DisclosureRules) -> Ledger:
    """What must be hidden already: primary cells, and cells hidden before and unchanged since."""
    ledger = Ledger()
    for release in history:
        remember(ledger, release, rules)
    for cube in cubes:
        enter(ledger, cube, rules)
    agree(cubes)
    return ledger


def remember(ledger: Ledger, release: Release, rules: DisclosureRules) -> None:
    """An earlier vintage: what it showed is public for good, what it hid stays hidden while it is unchanged."""
    for cube, seen in zip(release.true, release.published, strict=True):
        entries = entries_of(ledger, cube)
        for where, entry in entries.items():
            if seen.cells[where].value is not None:
                ledger.shown_before.add(entry)
                ledger.standing[entry] = Standing.PUBLIC
            elif entry not in ledger.shown_before:
                cell = cube.cells[where]
                cause = primary(cell, rules, zeros_tell=cube.zeros_tell) or Cause.SECONDARY_BEFORE
                ledger.hide(entry, cause, needed(cube, cell, rules))


def enter(ledger: Ledger, cube: Cube, rules: DisclosureRules) -> None:
    """A cube of the new vintage: primary cells hidden, zeros shown, the others open."""
    for where, entry in entries_of(ledger, cube).items():
        cell = cube.cells[where]
        cause = primary(cell, rules, zeros_tell=cube.zeros_tell)
        if cause is not None and entry not in ledger.shown_before:
            ledger.hide(entry, cause, needed(cube, cell, rules))
        else:
            ledger.standing.setdefault(entry, Standing.OPEN if cell.count else Standing.PUBLIC)


def entries_of(ledger: Ledger, cube: Cube) -> Mapping[tuple[str, ...], Entry]:
    """The entry of each cell of a cube; its sums and lower bounds go into the ledger."""
    entries = {where: (cube.keys[where], cell.count) for where, cell in cube.cells.items()}
    for entry in entries.values():
        ledger.floor[entry] = min(ledger.floor.get(entry, 1), 0 if cube.zeros_tell else 1)
    for total, parts in sums(cube.dimensions, cube.cells):
        ledger.sums[entries[total], *(entries[part] for part in parts)] = None
    return entries


def needed(cube: Cube, cell: Cell, rules: DisclosureRules) -> int:
    """The width of interval that hiding is to give the cell."""
    return width_needed(cell, primary(cell, rules, zeros_tell=cube.zeros_tell), rules, rules.aims_at)


def agree(cubes: Sequence[Cube]) -> None:
    """Refuse cubes of one vintage that count the same thing differently."""
    counts: dict[CellKey, int] = {}
    for cube in cubes:
        for where, cell in cube.cells.items():
            if counts.setdefault(cube.keys[where], cell.count) != cell.count:
                raise CubesContradict(cube.name)
