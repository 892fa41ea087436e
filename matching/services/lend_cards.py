"""Lending: the a-kasse ranks its own members for the order, as for itself, and lends the best of them as cards.

It happens in the lending a-kasse's own transaction; no transaction of the asking one ever reads a member.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from matching.core.access import Actor, Role
from matching.core.danish_time import danish_day
from matching.core.ids import AkasseId, MemberId
from matching.core.order_life import JOBBRO_ACTOR
from matching.core.pool_cards import Crowds, PoolCard, Trait, told, travel_verdict
from matching.core.pools import PoolAgreement
from matching.core.referrals import LIVE, ReferralState
from matching.core.taxonomy import LicenceDemand
from matching.database import Connection
from matching.queries import pool_agreements, pool_cards, referrals
from matching.queries.pool_cards import NewCard
from matching.ranking.pairs import Pair
from matching.ranking.proposals import Matcher, Ranked
from matching.services.propose_jobs import matcher_of
from matching.services.show_job_order import get_order_profile
from matching.services.showing import Showing, keep_showing, own_akasse

#: Who fits less is nobody else's business: from "Delvist match" on.
LEAST_STRENGTH = 2
#: Referrals that put a member forward on the order already, or did.
UNDER_WAY = LIVE | {ReferralState.HIRED}


def lend_cards(connection: Connection, actor: Actor, agreement: PoolAgreement, *, now: datetime) -> int:
    """Lend the best cards as they are now and take back the rest; how many are lent. None before it holds.

    The ranking is kept as an event of the lending a-kasse, so that it can be replayed. A member keeps the same key
    under the same agreement, and has another under every other.
    """
    if not agreement.holds(now):
        return 0
    started = time.perf_counter()
    matcher = matcher_of(connection, danish_day(now))
    ranking = matcher.members_for(connection, own_akasse(actor), get_order_profile(connection, agreement.job_order_id))
    chosen = _chosen(connection, matcher, agreement, ranking.entries)
    spent = (time.perf_counter() - started) * 1000
    options = {"pool_agreement": str(agreement.pool_agreement_id)}
    showing = Showing(actor, None, agreement.job_order_id, options, now, spent)
    keep_showing(connection, matcher, ranking, [entry for entry, _ in chosen], showing)
    _put(connection, agreement, chosen, matcher, now)
    pool_agreements.note_renewal(connection, agreement.lending_akasse, agreement.pool_agreement_id, now)
    return len(chosen)


def renew_lent_cards(connection: Connection, akasse_id: AkasseId, *, now: datetime) -> int:
    """The clock's turn: lend the a-kasse's cards anew under every agreement in force, once a day; how many agreements.

    Who has found work or changed the profile is gone from the cards by the next day at the latest.
    """
    clock = Actor(JOBBRO_ACTOR, Role.SYSTEM, akasse_id)
    renewed = 0
    with connection.transaction():
        for one in pool_agreements.agreements(connection, akasse_id):
            if one.lending_akasse == akasse_id and one.holds(now) and not _is_of_today(one, now):
                lend_cards(connection, clock, one, now=now)
                renewed += 1
    return renewed


def _is_of_today(agreement: PoolAgreement, now: datetime) -> bool:
    return agreement.renewed_at is not None and danish_day(agreement.renewed_at) == danish_day(now)


def _chosen(
    connection: Connection, matcher: Matcher, agreement: PoolAgreement, entries: Sequence[Ranked]
) -> list[tuple[Ranked, Trait]]:
    """The best who are not put forward already and whose card does not point at them, with what is told of them."""
    akasse_id = agreement.lending_akasse
    lines = referrals.referrals_of_order(connection, akasse_id, agreement.job_order_id)
    taken = {line.member_id for line in lines if line.state in UNDER_WAY}
    fitting = (entry for entry in entries if matcher.strength(entry) >= LEAST_STRENGTH)
    free = [entry for entry in fitting if entry.pair.member.profile.member_id not in taken]
    people = [entry.pair.member.profile.member_id for entry in free]
    regions = pool_cards.member_regions(connection, akasse_id, people, matcher.as_of)
    crowds = pool_cards.crowds(connection, akasse_id, matcher.as_of)
    return [*_shareable(free, regions, crowds)][: agreement.most_cards]


def _shareable(
    entries: Iterable[Ranked], regions: Mapping[MemberId, str], crowds: Crowds
) -> Iterable[tuple[Ranked, Trait]]:
    for entry in entries:
        profile = entry.pair.member.profile
        trait = told(_trait(entry.pair, regions.get(profile.member_id, "")), crowds)
        if trait is not None:
            yield entry, trait


def _trait(pair: Pair, region: str) -> Trait:
    """The region and the trade: a job held that the order seeks, else the newest that was understood."""
    sought = {one.occupation_id for one in pair.order.profile.occupations}
    held = [job for job in pair.member.profile.held if job.occupation_id is not None]
    job = next((job for job in held if job.occupation_id in sought), held[0] if held else None)
    return Trait(region) if job is None else Trait(region, job.occupation_id, job.section or "")


def _put(
    connection: Connection,
    agreement: PoolAgreement,
    chosen: Sequence[tuple[Ranked, Trait]],
    matcher: Matcher,
    now: datetime,
) -> None:
    known = pool_cards.known_cards(connection, agreement.lending_akasse, agreement.pool_agreement_id)
    kept = []
    for place, (entry, trait) in enumerate(chosen, start=1):
        member_id, new = entry.pair.member.profile.member_id, NewCard(place, _card(matcher, entry, trait))
        if member_id in known:
            pool_cards.renew_card(connection, known[member_id], new, now)
            kept.append(known[member_id])
        else:
            whose = (agreement.lending_akasse, agreement.pool_agreement_id, member_id)
            kept.append(pool_cards.put_card(connection, *whose, new, now))
    pool_cards.take_back_cards(connection, agreement.pool_agreement_id, kept, now)


def _card(matcher: Matcher, entry: Ranked, trait: Trait) -> PoolCard:
    """The card in the taxonomy's words; a licence that is only presumed is neither had nor missing."""
    pair, knowledge = entry.pair, matcher.knowledge
    occupation = knowledge.occupations.get(trait.occupation_id) if trait.occupation_id is not None else None
    needs = {knowledge.skills[need.skill_id].label: pair.has(need) for need in pair.order.profile.skills}
    musts = {knowledge.skills[need.skill_id].label for need in pair.order.musts}
    licences = pair.order.profile.licences
    held, presumed = pair.member.profile.licences, pair.member.profile.presumed_licences
    lacking = [
        need.licence_id
        for need in licences
        if need.demand is not LicenceDemand.NICE and need.licence_id not in held | presumed
    ]
    return PoolCard(
        region=trait.region,
        trade=occupation.label if occupation else knowledge.sections.get(trait.section, ""),
        travel=travel_verdict(pair.terms.minutes),
        track=entry.track,
        strength=matcher.strength(entry),
        brought=tuple(label for label, has in needs.items() if has),
        licences=tuple(knowledge.licences[need.licence_id].label for need in licences if need.licence_id in held),
        missing=(
            *(label for label, has in needs.items() if label in musts and not has),
            *(knowledge.licences[key].label for key in lacking),
        ),
    )
