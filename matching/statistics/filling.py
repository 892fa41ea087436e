"""Filling facts: the first time everything up to a day, from then on day by day; a crash undoes the step it was in.

A day's step deletes and inserts the facts of every subject that something was recorded about on it, as it was known
at the end of the day, so its cost follows the day's events and not what was there before. It looks `LOOK_BACK` days
further back, because a transaction that began before midnight may have been committed after its day was filled.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from matching.core.benefit_clock import first_of
from matching.core.ids import AkasseId
from matching.database import Connection
from matching.statistics import store
from matching.statistics.sources import BEGINNING, Source, Span
from matching.statistics.store import Fact, FillState, Revision

LOOK_BACK = timedelta(days=2)


@dataclass(frozen=True)
class Filled:
    """One step that was taken: until which day the family is filled now, and how many subjects were made anew."""

    filled_before: date
    subjects: int


def fill_step(connection: Connection, akasse_id: AkasseId | None, source: Source, ends: date) -> Filled | None:
    """Take the next step towards having every day before `ends` filled, in the caller's transaction.

    None when there is nothing left to fill. An a-kasse's transaction is bound to it; shared facts have None.
    """
    family, basis = source.family.code, source.basis(connection)
    state = store.lock_fill(connection, akasse_id, family, basis)
    if state.basis != basis:
        store.forget_family(connection, akasse_id, family)
        state = FillState(None, basis)
    if state.filled_before is not None and state.filled_before >= ends:
        return None
    span = _next_span(state, ends)
    subjects = _subjects(connection, akasse_id, source, span, is_first=state.filled_before is None)
    if subjects:
        before = store.forget_facts(connection, akasse_id, family, subjects)
        source.put(connection, akasse_id, subjects, span)
        if state.filled_before is not None:
            _note_revisions(connection, akasse_id, family, subjects, before, span)
    store.put_fill(connection, akasse_id, family, FillState(span.ends, basis))
    return Filled(span.ends, len(subjects))


def fill_again_from(connection: Connection, akasse_id: AkasseId | None, source: Source, day: date | None) -> None:
    """Let a family be filled again from a day on, in the caller's transaction; None forgets it all."""
    family, basis = source.family.code, source.basis(connection)
    store.lock_fill(connection, akasse_id, family, basis)
    if day is None:
        store.forget_family(connection, akasse_id, family)
    store.put_fill(connection, akasse_id, family, FillState(day, basis))


def _next_span(state: FillState, ends: date) -> Span:
    if state.filled_before is None:
        return Span(BEGINNING, ends)
    return Span(state.filled_before, state.filled_before + timedelta(days=1))


def _subjects(
    connection: Connection, akasse_id: AkasseId | None, source: Source, span: Span, *, is_first: bool
) -> list[UUID]:
    if is_first:
        return source.touched(connection, akasse_id, span)
    touched = source.touched(connection, akasse_id, Span(span.begins - LOOK_BACK, span.ends))
    again = [] if akasse_id is None else store.to_look_at_again(connection, akasse_id, source.family.code, span.ends)
    return sorted({*touched, *again})


def _note_revisions(  # which facts of whom were what before which day
    connection: Connection,
    akasse_id: AkasseId | None,
    family: str,
    subjects: Sequence[UUID],
    before: Sequence[Fact],
    span: Span,
) -> None:
    after = store.facts_of(connection, akasse_id, family, subjects)
    for revision in revisions_between(before, after, span.last_day):
        store.put_revision(connection, akasse_id, family, revision)


def revisions_between(before: Iterable[Fact], after: Iterable[Fact], day: date) -> Iterator[Revision]:
    """Which cohorts whose month had ended by `day` came out otherwise, by cohort."""
    touched: dict[date, list[frozenset[str]]] = {}
    for was, now in _pairs(before, after):
        if was != now:
            for cohort_month in {first_of(fact.counted_on) for fact in (was, now) if fact is not None}:
                touched.setdefault(cohort_month, []).append(_changed(was, now))
    for cohort_month in sorted(month for month in touched if month < first_of(day)):
        changes = touched[cohort_month]
        yield Revision(cohort_month, day, len(changes), sorted(frozenset().union(*changes)))


def _pairs(before: Iterable[Fact], after: Iterable[Fact]) -> Iterator[tuple[Fact | None, Fact | None]]:
    was, now = _by_key(before), _by_key(after)
    return ((was.get(key), now.get(key)) for key in {**was, **now})


def _by_key(facts: Iterable[Fact]) -> Mapping[tuple[UUID, str], Fact]:
    return {(fact.counted_id, fact.part): fact for fact in facts}


def _changed(was: Fact | None, now: Fact | None) -> frozenset[str]:
    """The quantities whose sums changed in some cell: all of them when the fact came, went or moved."""
    told = [fact.quantities if fact is not None else {} for fact in (was, now)]
    every = frozenset(told[0]) | frozenset(told[1])
    if was is None or now is None or _place(was) != _place(now):
        return every
    return frozenset(code for code in every if told[0].get(code, 0) != told[1].get(code, 0))


def _place(fact: Fact) -> tuple[date, UUID | None, Mapping[str, str]]:
    return fact.counted_on, fact.employer_id, fact.dimensions
