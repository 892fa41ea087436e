"""Anonymous cards that one a-kasse lends another, whose they are, and every look at them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from matching.core.ids import AkasseId, JobOrderId, MemberId, OccupationId, PoolAgreementId, PoolCardId
from matching.core.pool_cards import Crowds, PoolCard, read, written
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, many, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class NewCard:
    """A card to be lent: where it stands in the ranking from 1, and what it says."""

    place: int
    card: PoolCard


@dataclass(frozen=True)
class LentCard:
    """A card as the asking a-kasse reads it; `place` counts from 1."""

    pool_card_id: PoolCardId
    place: int
    card: PoolCard
    released_at: datetime


@dataclass(frozen=True)
class OwnCard:
    """A card as the lending a-kasse reads it: whose it is, and how often it was looked at."""

    pool_card_id: PoolCardId
    place: int
    card: PoolCard
    released_at: datetime
    member_id: MemberId
    member_number: int
    member_name: str
    looks: int


@dataclass(frozen=True)
class PoolLook:
    """A look of the asking a-kasse and how many cards it showed."""

    pool_look_event_id: UUID
    happened_at: datetime
    actor: str
    cards: int


@dataclass(frozen=True)
class LookAtMember:
    """A look of another a-kasse at a member's anonymous card, and the order it was for."""

    pool_look_event_id: UUID
    happened_at: datetime
    asking_akasse: AkasseId
    job_order_id: JobOrderId


@dataclass(frozen=True)
class _LentRow:
    pool_card_id: PoolCardId
    place: int
    content: Mapping[str, Any]
    released_at: datetime


@dataclass(frozen=True)
class _OwnRow:
    pool_card_id: PoolCardId
    place: int
    content: Mapping[str, Any]
    released_at: datetime
    member_id: MemberId
    member_number: int
    member_name: str
    looks: int


@dataclass(frozen=True)
class _Known:
    member_id: MemberId
    pool_card_id: PoolCardId


@dataclass(frozen=True)
class _Region:
    member_id: MemberId
    region: str


@dataclass(frozen=True)
class _CrowdRow:
    region: str | None
    occupation_id: OccupationId | None
    section: str | None
    members: int


def known_cards(
    connection: Connection, akasse_id: AkasseId, pool_agreement_id: PoolAgreementId
) -> Mapping[MemberId, PoolCardId]:
    """The key that each member already has under an agreement."""
    values = {"akasse_id": akasse_id, "pool_agreement_id": pool_agreement_id}
    return {row.member_id: row.pool_card_id for row in many(connection, _Known, SQL["known_pool_cards"], **values)}


def put_card(  # who lends whom, under what, and the card
    connection: Connection,
    akasse_id: AkasseId,
    pool_agreement_id: PoolAgreementId,
    member_id: MemberId,
    new: NewCard,
    now: datetime,
) -> PoolCardId:
    """Lend a card of a member who had none; its key."""
    content = Jsonb(written(new.card))
    lent = {"pool_agreement_id": pool_agreement_id, "place": new.place, "content": content, "now": now}
    key = PoolCardId(value(connection, SQL["put_pool_card"], **lent))
    whose = {"akasse_id": akasse_id, "pool_card_id": key, "member_id": member_id}
    change(connection, SQL["note_whose_card"], **whose, pool_agreement_id=pool_agreement_id)
    return key


def renew_card(connection: Connection, pool_card_id: PoolCardId, new: NewCard, now: datetime) -> None:
    """Stand by a card again, as it is now."""
    values = {"pool_card_id": pool_card_id, "place": new.place, "content": Jsonb(written(new.card)), "now": now}
    change(connection, SQL["renew_pool_card"], **values)


def take_back_cards(
    connection: Connection, pool_agreement_id: PoolAgreementId, kept: Iterable[PoolCardId], now: datetime
) -> int:
    """Empty the own cards of an agreement except those kept; how many were emptied."""
    values = {"pool_agreement_id": pool_agreement_id, "kept": list(kept), "now": now}
    return change(connection, SQL["take_back_pool_cards"], **values)


def empty_cards(connection: Connection, akasse_id: AkasseId, now: datetime) -> None:
    """Empty every card that the a-kasse lent under an agreement that is ended."""
    change(connection, SQL["empty_pool_cards"], akasse_id=akasse_id, now=now)


def is_seen(connection: Connection, pool_agreement_id: PoolAgreementId, pool_card_id: PoolCardId) -> bool:
    """Whether a look under this agreement has shown the card."""
    values = {"pool_agreement_id": pool_agreement_id, "pool_card_id": pool_card_id}
    return bool(value(connection, SQL["is_pool_card_seen"], **values))


def note_look(connection: Connection, pool_agreement_id: PoolAgreementId, actor: str, now: datetime) -> None:
    """Write down a look; only from here on, and in this transaction alone, can the cards be read."""
    change(connection, SQL["note_pool_look"], pool_agreement_id=pool_agreement_id, actor=actor, now=now)


def lent_cards(connection: Connection, pool_agreement_id: PoolAgreementId) -> list[LentCard]:
    """The cards as the asking a-kasse reads them, best first."""
    rows = many(connection, _LentRow, SQL["lent_pool_cards"], pool_agreement_id=pool_agreement_id)
    return [LentCard(row.pool_card_id, row.place, read(row.content), row.released_at) for row in rows]


def own_cards(connection: Connection, akasse_id: AkasseId, pool_agreement_id: PoolAgreementId) -> list[OwnCard]:
    """The cards that the a-kasse lends under an agreement, with whose they are."""
    rows = many(connection, _OwnRow, SQL["own_pool_cards"], akasse_id=akasse_id, pool_agreement_id=pool_agreement_id)
    return [_own(row) for row in rows]


def _own(row: _OwnRow) -> OwnCard:
    whose = (row.member_id, row.member_number, row.member_name, row.looks)
    return OwnCard(row.pool_card_id, row.place, read(row.content), row.released_at, *whose)


def looks(connection: Connection, pool_agreement_id: PoolAgreementId) -> list[PoolLook]:
    """Every look under an agreement, the newest first."""
    return many(connection, PoolLook, SQL["pool_looks"], pool_agreement_id=pool_agreement_id)


def looks_at_member(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> list[LookAtMember]:
    """Every look of another a-kasse at a card of the member's, the newest first."""
    values = {"akasse_id": akasse_id, "member_id": member_id}
    return many(connection, LookAtMember, SQL["pool_looks_at_member"], **values)


def member_regions(
    connection: Connection, akasse_id: AkasseId, member_ids: Sequence[MemberId], as_of: date
) -> Mapping[MemberId, str]:
    """The region each of these members lives in on a day; without those whose home is not known."""
    values = {"akasse_id": akasse_id, "member_ids": list(member_ids), "as_of": as_of}
    return {row.member_id: row.region for row in many(connection, _Region, SQL["member_regions"], **values)}


def crowds(connection: Connection, akasse_id: AkasseId, as_of: date) -> Crowds:
    """How many of the a-kasse's members share a region, an occupation or a section."""
    rows = many(connection, _CrowdRow, SQL["pool_crowds"], akasse_id=akasse_id, as_of=as_of)
    alone = [row for row in rows if row.occupation_id is None and row.section is None]
    return Crowds(
        everybody=sum(row.members for row in alone if row.region is None),
        by_region={row.region: row.members for row in alone if row.region is not None},
        by_occupation={
            (row.region or "", row.occupation_id): row.members for row in _widest_last(rows) if row.occupation_id
        },
        by_section={(row.region or "", row.section): row.members for row in _widest_last(rows) if row.section},
    )


def _widest_last(rows: Iterable[_CrowdRow]) -> list[_CrowdRow]:
    """Rows of any region last, so that they, not those of an unknown region, are what an empty region stands for."""
    return sorted(rows, key=lambda row: row.region is None)
