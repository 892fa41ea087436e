"""The lists of members and of job orders: one page with how many there are, and what widening would give."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID, uuid4

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.list_acts import DoneAtOnce, ListAct, Outcome
from matching.core.list_errors import ListTooLong
from matching.core.lists import (
    MOST_IN_A_FILE,
    ROWS_ON_A_PAGE,
    ChoiceT,
    MemberChoice,
    MemberLine,
    OrderChoice,
    OrderLine,
    last_page,
    narrowing,
    without,
)
from matching.core.talks import TalkAdviser
from matching.database import Connection
from matching.queries import advisers, list_events, member_list, order_list, reference
from matching.queries.reference import Named
from matching.services.showing import own_akasse

LineT = TypeVar("LineT", MemberLine, OrderLine)


@dataclass(frozen=True)
class Asked(Generic[ChoiceT]):
    """What is to be shown: the choice, which page of it from 1, what was typed, and what was just done at once."""

    choice: ChoiceT
    page: int = 1
    text: str = ""
    done: UUID | None = None


@dataclass(frozen=True)
class Shown(Generic[ChoiceT, LineT]):
    """A page of a list. `wider` has, for an empty list, how many there are without each filter, by its field.

    `in_all` is None for a list that was sought by words: the likest rows stand for all of them.
    """

    choice: ChoiceT
    lines: tuple[LineT, ...]
    in_all: int | None
    page: int
    text: str
    municipalities: tuple[Named, ...]
    regions: tuple[Named, ...]
    advisers: tuple[TalkAdviser, ...]
    wider: Mapping[str, int]
    done: DoneAtOnce | None


def show_members(
    connection: Connection, actor: Actor, asked: Asked[MemberChoice], *, now: datetime
) -> Shown[MemberChoice, MemberLine]:
    """A page of the own a-kasse's members; a page after the last one is the last one."""
    with connection.transaction():
        return _show(connection, actor, asked, _members(connection, actor, now), now)


def show_orders(
    connection: Connection, actor: Actor, asked: Asked[OrderChoice], *, now: datetime
) -> Shown[OrderChoice, OrderLine]:
    """A page of the job orders, with the own a-kasse's referrals to them."""
    with connection.transaction():
        return _show(connection, actor, asked, _orders(connection, actor, now), now)


def take_out_members(
    connection: Connection, actor: Actor, choice: MemberChoice, *, now: datetime
) -> tuple[MemberLine, ...]:
    """Every row of the list for a file, and a note of who took it out; raises ListTooLong."""
    with connection.transaction():
        return _take_out(connection, actor, choice, _members(connection, actor, now), now)


def take_out_orders(
    connection: Connection, actor: Actor, choice: OrderChoice, *, now: datetime
) -> tuple[OrderLine, ...]:
    """Every row of the list for a file, and a note of who took it out; raises ListTooLong."""
    with connection.transaction():
        return _take_out(connection, actor, choice, _orders(connection, actor, now), now)


@dataclass(frozen=True)
class _Reading(Generic[ChoiceT, LineT]):
    """How one of the lists is read: how many rows a choice has, and some of its rows."""

    count: Callable[[ChoiceT], int]
    rows: Callable[[ChoiceT, int, int, str | None], Sequence[LineT]]


def _members(connection: Connection, actor: Actor, now: datetime) -> _Reading[MemberChoice, MemberLine]:
    def count(choice: MemberChoice) -> int:
        return member_list.count_members_chosen(connection, actor, choice, now=now)

    def rows(choice: MemberChoice, most: int, skipped: int, text: str | None) -> Sequence[MemberLine]:
        keys = member_list.member_page(connection, actor, choice, now=now, most=most, skipped=skipped, text=text)
        return member_list.member_lines(connection, own_akasse(actor), keys, now=now)

    return _Reading(count, rows)


def _orders(connection: Connection, actor: Actor, now: datetime) -> _Reading[OrderChoice, OrderLine]:
    def count(choice: OrderChoice) -> int:
        return order_list.count_orders_chosen(connection, actor, choice, now=now)

    def rows(choice: OrderChoice, most: int, skipped: int, text: str | None) -> Sequence[OrderLine]:
        keys = order_list.order_page(connection, actor, choice, now=now, most=most, skipped=skipped, text=text)
        return order_list.order_lines(connection, own_akasse(actor), keys)

    return _Reading(count, rows)


def _show(
    connection: Connection,
    actor: Actor,
    asked: Asked[ChoiceT],
    reading: _Reading[ChoiceT, LineT],
    now: datetime,
) -> Shown[ChoiceT, LineT]:
    akasse_id = own_akasse(actor)
    in_all = None if asked.text else reading.count(asked.choice)
    page = _page(asked.page, in_all)
    lines = reading.rows(asked.choice, ROWS_ON_A_PAGE, (page - 1) * ROWS_ON_A_PAGE, asked.text or None)
    return Shown(
        choice=asked.choice,
        lines=tuple(lines),
        in_all=in_all,
        page=page,
        text=asked.text,
        municipalities=tuple(reference.municipality_names(connection)),
        regions=tuple(reference.regions_in_force(connection, danish_day(now))),
        advisers=tuple(advisers.advisers(connection, akasse_id)),
        wider={} if lines or asked.text else _wider(asked.choice, reading.count),
        done=None if asked.done is None else list_events.find_list_event(connection, actor, asked.done),
    )


def _page(asked: int, in_all: int | None) -> int:
    """The page asked for, or the nearest that there is."""
    return min(max(asked, 1), last_page(in_all, ROWS_ON_A_PAGE))


def _wider(choice: ChoiceT, count: Callable[[ChoiceT], int]) -> dict[str, int]:
    """How many rows there are without each of the filters in use."""
    return {name: count(without(choice, name)) for name in narrowing(choice)}


def _take_out(
    connection: Connection,
    actor: Actor,
    choice: ChoiceT,
    reading: _Reading[ChoiceT, LineT],
    now: datetime,
) -> tuple[LineT, ...]:
    rows = reading.count(choice)
    if rows > MOST_IN_A_FILE:
        raise ListTooLong(rows, MOST_IN_A_FILE)
    lines = tuple(reading.rows(choice, MOST_IN_A_FILE, 0, None))
    taken = DoneAtOnce(uuid4(), now, ListAct.EXPORT, Outcome(detail=str(len(lines))))
    list_events.add_list_event(connection, actor, taken, choice)
    return lines
