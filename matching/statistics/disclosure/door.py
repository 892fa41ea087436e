"""The one door: a vintage leaves only when no hidden cell of it, or of any before it, can be worked out."""

from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass
from datetime import date

from matching.core.errors import JobbroError
from matching.statistics.disclosure.audit import AuditReport, audit
from matching.statistics.disclosure.cubes import Coordinates, Cube
from matching.statistics.disclosure.ledger import Ledger, Standing, opened
from matching.statistics.disclosure.published import HiddenBecause, PublishedCell, PublishedCube, Release
from matching.statistics.disclosure.rules import Cause, rules_on
from matching.statistics.disclosure.secondary import protect

_SEAL = object()


class DisclosureRefused(JobbroError):
    """The audit found hidden cells that can be worked out; nothing was published."""

    def __init__(self, report: AuditReport) -> None:
        self.report = report
        super().__init__(
            f"Tallene er ikke udgivet: {len(report.exposed)} af {report.hidden} skjulte tal kan regnes ud af det, "
            "der er udgivet. Slå grupper sammen i tabellerne, og prøv igen."
        )


class VintagesOutOfOrder(JobbroError):
    """A vintage that is not later than all that were published."""

    def __init__(self) -> None:
        super().__init__("En udgivelse skal være nyere end alle, der er udgivet. Vælg en senere dato.")


@dataclass(frozen=True)
class PublishableVintage:
    """A vintage that passed the audit. Only `publish` makes one, and `dataclasses.replace` cannot change one.

    `release` is what the next vintages are audited against; it holds the true counts and stays inside, as do `causes`.
    """

    release: Release
    causes: Mapping[tuple[str, Coordinates], Cause]
    report: AuditReport
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        """Refuse whoever does not come through the door."""
        if seal is not _SEAL:
            raise TypeError("a publishable vintage is made by publish() alone")

    @property
    def cubes(self) -> tuple[PublishedCube, ...]:
        """What may be shown to anybody."""
        return self.release.published


def publish(cubes: Sequence[Cube], published_on: date, history: Sequence[Release]) -> PublishableVintage:
    """Hide what must be hidden, attack the result together with `history`, and hand it out only when nothing falls.

    `history` is every vintage published before, oldest first. Raises DisclosureRefused, and publishes nothing then.
    """
    if any(release.published_on >= published_on for release in history):
        raise VintagesOutOfOrder
    rules = rules_on(published_on)
    ledger = opened(cubes, history, rules)
    protect(ledger, rules)
    release = Release(published_on, tuple(cubes), tuple(masked(cube, ledger) for cube in cubes))
    report = audit([*history, release])
    if report.exposed:
        raise DisclosureRefused(report)
    return PublishableVintage(release, causes_in(cubes, ledger), report, seal=_SEAL)


def masked(cube: Cube, ledger: Ledger) -> PublishedCube:
    """The cube as the ledger has it: a value, or None with its reason."""
    cells = {
        where: PublishedCell(None, HiddenBecause.CONFIDENTIAL)
        if ledger.standing[cube.keys[where], cell.count] is Standing.HIDDEN
        else PublishedCell(cell.count)
        for where, cell in cube.cells.items()
    }
    return PublishedCube(cube.name, cube.measure, cube.dimensions, cells, cube.zeros_tell)


def causes_in(cubes: Sequence[Cube], ledger: Ledger) -> Mapping[tuple[str, Coordinates], Cause]:
    """Why each hidden cell of the vintage was hidden, by cube and coordinates; for us alone."""
    entries = {
        (cube.name, where): (cube.keys[where], cell.count) for cube in cubes for where, cell in cube.cells.items()
    }
    return {where: ledger.cause[entry] for where, entry in entries.items() if ledger.standing[entry] is Standing.HIDDEN}
