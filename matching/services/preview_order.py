"""What Jobbro understands of an ad before it is an order: the worker's own reader, made ready in this process.

The reader needs the embedding model and the indexed taxonomy, which a serving process does not hold. It is made ready
in a thread when the first employer opens the form, so that a server that no employer visits stays small.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from matching.core.ids import LicenceId, OccupationId
from matching.core.job_order import Employment, Hours, JobOrderSubmission, Shift
from matching.core.long_lived import settled
from matching.core.reading import OrderReading
from matching.core.taxonomy import LicenceDemand
from matching.database.pool import Pool, open_transaction
from matching.language.embedding import default_embedder
from matching.language.taxonomy_index import TaxonomyIndex
from matching.queries import taxonomy
from matching.ranking.knowledge import load_taxonomy
from matching.services.find_concepts import ConceptKind
from matching.services.prepare_understanding import prepare_understanding
from matching.services.understand import Understanding

log = logging.getLogger(__name__)

#: Occupations offered to choose between.
OFFERED = 6
_FIRST_WORDS = "Vi søger en medarbejder"


@dataclass(frozen=True)
class OfferedOccupation:
    """An occupation the ad may be about, with the words it was read from (empty = only alike)."""

    uri: str
    label: str
    phrase: str


@dataclass(frozen=True)
class PreviewLine:
    """One thing the ad asks for; `key` names it within its kind from import to import."""

    kind: ConceptKind
    key: str
    label: str
    phrase: str
    must: bool


@dataclass(frozen=True)
class OrderPreview:
    """What Jobbro understood, each with its phrase; occupations best first, the first is the reading."""

    occupations: tuple[OfferedOccupation, ...]
    lines: tuple[PreviewLine, ...]
    hours: Hours | None
    shifts: frozenset[Shift]
    employment: Employment | None
    starts_on: date | None
    deadline_on: date | None
    postcode: str | None
    positions: int


def preview_order(understanding: Understanding, submission: JobOrderSubmission, *, as_of: date) -> OrderPreview:
    """Read one ad as the worker will read it; nothing is kept."""
    (reading,) = understanding.orders.read([submission], as_of=as_of)
    place = None if reading.postcode else understanding.places.find(submission.title, submission.text)
    index = understanding.orders.index
    return OrderPreview(
        occupations=tuple(_offered(index, reading, submission.title)),
        lines=tuple(_lines(index, reading)),
        hours=reading.hours,
        shifts=reading.shifts,
        employment=reading.employment,
        starts_on=reading.starts_on,
        deadline_on=reading.deadline_on,
        postcode=reading.postcode or (place.postcode if place else None),
        positions=reading.positions or 1,
    )


def _offered(index: TaxonomyIndex, reading: OrderReading, title: str) -> Iterator[OfferedOccupation]:
    """What the ad is read as, then what its title is most like; each once."""
    phrases: dict[OccupationId, str] = {sought.occupation_id: sought.phrase for sought in reading.occupations}
    (alike,) = index.occupations.rank([title], OFFERED)
    for key in dict.fromkeys([*phrases, *(one.concept for one in alike)][:OFFERED]):
        occupation = index.occupation_by_id[key]
        yield OfferedOccupation(occupation.uri, occupation.label, phrases.get(key, ""))


def _lines(index: TaxonomyIndex, reading: OrderReading) -> Iterator[PreviewLine]:
    """Licences first, since they take longest to get; those the law demands follow from the occupation instead."""
    licences = {licence.licence_id: licence for licence in index.taxonomy.licences}
    for need in reading.licences:
        if need.demand is not LicenceDemand.LAW:
            known, must = licences[need.licence_id], need.demand is LicenceDemand.MUST
            yield PreviewLine(ConceptKind.LICENCE, known.key, known.label, need.phrase, must)
    for wanted in reading.skills:
        skill = index.skill_by_id[wanted.skill_id]
        yield PreviewLine(ConceptKind.SKILL, skill.uri, skill.label, wanted.phrase, wanted.must)
    for spoken in reading.languages:
        key, label = f"{spoken.language}:{spoken.level.value}", f"{spoken.language}, {spoken.level.label}"
        yield PreviewLine(ConceptKind.LANGUAGE, key, label, "", True)


def licences_by_law(understanding: Understanding, occupation_uri: str) -> tuple[str, ...]:
    """Labels of the licences that the law demands of an occupation, by label."""
    index = understanding.orders.index
    occupation = index.occupation_by_uri.get(occupation_uri)
    demands = index.taxonomy.licence_demands.get(occupation, {}) if occupation is not None else {}
    by_law: set[LicenceId] = {key for key, demand in demands.items() if demand is LicenceDemand.LAW}
    return tuple(sorted(licence.label for licence in index.taxonomy.licences if licence.licence_id in by_law))


def understand_with(pool: Pool) -> Understanding:
    """The readers for the taxonomy in force, the model loaded; seconds when the vectors are stored, else minutes."""
    with open_transaction(pool) as connection:
        made = prepare_understanding(connection, load_taxonomy(connection), default_embedder())
    made.embedder.queries([_FIRST_WORDS])  # loads the model, so that the first employer does not wait for it
    return made


@dataclass
class ReaderOnDemand:
    """A reader that is made ready once, in a thread, when somebody first asks. Threads may share it.

    After a new import of the taxonomy the old reader answers until the new one stands ready.
    """

    pool: Pool
    prepare: Callable[[Pool], Understanding] = understand_with
    _ready: Understanding | None = field(default=None, init=False)
    _version: int = field(default=-1, init=False)
    _at_work: threading.Thread | None = field(default=None, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def begin(self) -> None:
        """Start making ready, unless that is done or under way."""
        with self._lock:
            if self._ready is None:
                self._start()

    def ready(self, patience: float = 0.0) -> Understanding | None:
        """The reader, waiting at most `patience` seconds for it; None while it is not ready."""
        self.begin()
        thread = self._at_work
        if self._ready is None and thread is not None and patience > 0:
            thread.join(patience)
        if self._ready is not None and _newest(self.pool) != self._version:
            with self._lock:
                self._start()
        return self._ready

    def _start(self) -> None:
        if self._at_work is None or not self._at_work.is_alive():
            self._at_work = threading.Thread(target=self._make_ready, daemon=True, name="reader")
            self._at_work.start()

    def _make_ready(self) -> None:
        try:
            version = _newest(self.pool)
            made = settled(self.prepare(self.pool))
        except Exception as error:  # whoever asks next tries again
            log.error("the reader could not be made ready: %s", type(error).__name__)
            return
        with self._lock:
            self._ready, self._version = made, version


def _newest(pool: Pool) -> int:
    with open_transaction(pool) as connection:
        return taxonomy.newest_taxonomy(connection)
