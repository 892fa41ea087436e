"""Made-up candidates of other a-kasser: an agreement in every state, and a card with every answer to a request."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from api.pages.pool_words import NO_POOLS, pool_section
from api.specimens import Specimen
from matching.core.ids import AkasseId, JobOrderId, PoolAgreementId, PoolCardId, PoolRequestId
from matching.core.job_order import JobOrderStatus
from matching.core.pool_cards import PoolCard, TravelVerdict
from matching.core.pools import PoolAgreement, PoolEnd, RequestState
from matching.core.proposal import Track
from matching.queries.pool_cards import LentCard
from matching.queries.pool_requests import PoolRequest
from matching.services.look_at_pool import PoolsOfOrder, PoolView

ADDRESS = "/jobordrer/eksempel"
LENDER = "Opdigtet A-kasse"
PART = "parts/pool_section.html"
BROUGHT, PROOFS, LACKED = ("køre gaffeltruck", "lagerstyring"), ("truckcertifikat B",), ("modtage varer",)
CARD = PoolCard("Syddanmark", "lagermedarbejder", TravelVerdict.SHORT, Track.SAME, 5, BROUGHT, PROOFS)


def specimens(now: datetime) -> tuple[Specimen, ...]:
    """Return the section in every state of an agreement."""
    waits = _agreement(now, lent_at=None)
    holds = _agreement(now)
    over = replace(holds, ended_at=now - timedelta(days=1), ended_by="adviser-1", ended_because=PoolEnd.LENDING)
    paused = replace(holds, order_status=JobOrderStatus.ENOUGH_REFERRALS)
    shown = {
        "Andre a-kasser: ingen aftale": PoolsOfOrder(is_open=True),
        "Andre a-kasser: venter på svar": _of(PoolView(waits, LENDER)),
        "Andre a-kasser: kandidater og svar": _of(PoolView(holds, LENDER, _cards(now), _requests(now))),
        "Andre a-kasser: ingen at vise": _of(PoolView(holds, LENDER)),
        "Andre a-kasser: ordren er på pause": _of(PoolView(paused, LENDER)),
        "Andre a-kasser: aftalen er slut": _of(PoolView(over, LENDER, (), _requests(now))),
    }
    sections = {title: pool_section(found, ADDRESS, now) for title, found in shown.items()}
    sections["Andre a-kasser: lukket ordre"] = NO_POOLS
    return tuple(Specimen(title, PART, (view, ""), macro="pool_section") for title, view in sections.items())


def _of(view: PoolView) -> PoolsOfOrder:
    return PoolsOfOrder(is_open=True, pools=(view,))


def _agreement(now: datetime, **changes: object) -> PoolAgreement:
    plain = PoolAgreement(
        pool_agreement_id=PoolAgreementId(UUID(int=0xA6)),
        job_order_id=JobOrderId(UUID(int=0x0D)),
        asking_akasse=AkasseId(1),
        lending_akasse=AkasseId(2),
        asked_at=now - timedelta(days=3),
        asked_by="adviser-1",
        lent_at=now - timedelta(days=2),
        lent_by="adviser-2",
        starts_at=now - timedelta(days=3),
        ends_at=now + timedelta(days=27),
        purpose="To lagermedarbejdere til februar.",
        most_cards=10,
        renewed_at=now - timedelta(hours=5),
        ended_at=None,
        ended_by=None,
        ended_because=None,
        order_status=JobOrderStatus.IN_PROGRESS,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def _cards(now: datetime) -> tuple[LentCard, ...]:
    """A card that can be asked about, and one for each answer."""
    near = replace(CARD, travel=TravelVerdict.WITHIN, track=Track.NEAR, strength=4, licences=(), missing=LACKED)
    bare = PoolCard("", "", TravelVerdict.UNKNOWN, Track.NEW, 2, ("lagerstyring",), (), ("køre gaffeltruck", *LACKED))
    made = (CARD, near, bare, replace(near, region=""), replace(CARD, strength=3))
    return tuple(LentCard(_card_id(place), place, card, now) for place, card in enumerate(made, 1))


def _requests(now: datetime) -> tuple[PoolRequest, ...]:
    """A request for every card but the first, each answered otherwise."""
    return tuple(
        PoolRequest(PoolRequestId(UUID(int=0x2E00 + place)), _card_id(place), now, state, now)
        for place, state in enumerate(RequestState, 2)
    )


def _card_id(place: int) -> PoolCardId:
    return PoolCardId(UUID(int=0xCA00 + place))
