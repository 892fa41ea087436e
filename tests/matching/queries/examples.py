"""One example call for each named statement; the table drives the promises that hold for all of them."""

from collections.abc import Callable, Mapping
from datetime import date
from types import ModuleType
from typing import Any
from uuid import UUID

import numpy as np
from psycopg.types.json import Jsonb

from matching.core.cards import Decision
from matching.core.job_order import Contact
from matching.core.taxonomy import LicenceDemand, Relation
from matching.core.taxonomy_bundle import (
    BroaderEntry,
    IscoGroupEntry,
    LabelEntry,
    LicenceDemandEntry,
    LicenceEntry,
    OccupationEntry,
    RelationEntry,
    SkillEntry,
)
from matching.database.pool import Connection
from matching.queries import (
    advisers,
    agreements,
    candidates,
    contact,
    courses,
    events,
    exemptions,
    handover,
    job_orders,
    list_events,
    mail,
    member_list,
    members,
    order_life,
    order_list,
    placements,
    pool_agreements,
    pool_cards,
    pool_requests,
    profile,
    recommendations,
    reference,
    referrals,
    saved_searches,
    standings,
    talks,
    taxonomy,
    taxonomy_import,
)
from matching.queries.taxonomy_import import Merge
from tests.builders import (
    AKADEMIKERNE,
    MODEL,
    NOW,
    a_bundle,
    a_vector,
    member_lines,
    order_lines,
    order_reading_row,
)
from tests.matching.queries.agreement_examples import AGREEMENTS
from tests.matching.queries.contact_examples import CONTACT, STANDINGS
from tests.matching.queries.course_examples import COURSES
from tests.matching.queries.list_examples import LIST_EVENTS, MEMBER_LIST, ORDER_LIST, SAVED_SEARCHES
from tests.matching.queries.mail_examples import MAIL
from tests.matching.queries.order_life_examples import ORDER_LIFE
from tests.matching.queries.pool_examples import POOL_AGREEMENTS, POOL_CARDS, POOL_REQUESTS
from tests.matching.queries.profile_examples import PROFILE
from tests.matching.queries.recommendation_examples import HANDOVER, RECOMMENDATIONS
from tests.matching.queries.referral_examples import PLACEMENTS, REFERRALS
from tests.matching.queries.talk_examples import ADVISERS, EXEMPTIONS, TALKS
from tests.matching.queries.world import FULL_READ, World, ranking_event_row

Example = Callable[[Connection, World], Any]

MODULES: tuple[ModuleType, ...] = (
    advisers,
    agreements,
    candidates,
    contact,
    courses,
    events,
    exemptions,
    handover,
    job_orders,
    list_events,
    mail,
    member_list,
    members,
    order_life,
    order_list,
    placements,
    pool_agreements,
    pool_cards,
    pool_requests,
    profile,
    recommendations,
    reference,
    referrals,
    saved_searches,
    standings,
    talks,
    taxonomy,
    taxonomy_import,
)


def _lager(world: World) -> Any:
    return world.keys.occupations["lagermedarbejder"]


def _styring(world: World) -> Any:
    return world.keys.skills["lagerstyring"]


CANDIDATES: Mapping[str, Example] = {
    "orders_near_member": lambda c, w: candidates.orders_near_member(c, AKADEMIKERNE, w.member, MODEL, 9),
    "orders_sharing_skills": lambda c, w: candidates.orders_sharing_skills(c, {_styring(w): 0.5}, 9),
    "orders_by_occupation": lambda c, w: candidates.orders_by_occupation(c, {_lager(w): 0.5}, 9),
    "orders_by_text": lambda c, w: candidates.orders_by_text(c, "en butiksassistent eller lagermedarbejder", 9, 500),
    "members_near_order": lambda c, w: candidates.members_near_order(c, AKADEMIKERNE, w.order, MODEL, 9),
    "members_sharing_skills": lambda c, w: candidates.members_sharing_skills(c, AKADEMIKERNE, {_styring(w): 0.5}, 9),
    "members_by_occupation": lambda c, w: candidates.members_by_occupation(c, AKADEMIKERNE, {_lager(w): 0.5}, 9),
    "likeness_of_orders": lambda c, w: candidates.likeness_of_orders(c, AKADEMIKERNE, w.member, MODEL, [w.order]),
    "likeness_of_members": lambda c, w: candidates.likeness_of_members(c, AKADEMIKERNE, w.order, MODEL, [w.member]),
}


def _decide(connection: Connection, world: World) -> None:
    row = {"akasse_id": AKADEMIKERNE, "ranking_event_id": world.event, "happened_at": NOW, "actor": "adviser-1"}
    pair = {"member_id": world.member, "job_order_id": world.order, "decision": Decision.AGREED, "reason": None}
    events.add_decision_event(connection, {**row, **pair})


def _newest_decisions(connection: Connection, world: World) -> Any:
    _decide(connection, world)
    return events.newest_decisions(connection, AKADEMIKERNE, member_id=world.member)


EVENTS: Mapping[str, Example] = {
    "add_ranking_event": lambda c, w: events.add_ranking_event(c, ranking_event_row(w.member)),
    "find_ranking_event": lambda c, w: events.find_ranking_event(c, AKADEMIKERNE, w.event),
    "add_decision_event": _decide,
    "newest_decisions": _newest_decisions,
}


def _order_row(**overrides: Any) -> dict[str, Any]:
    names = (
        "employer_id p_number sector industry_version industry_code section postcode municipality_code employment "
        "candidates_wanted hours_least hours_most starts_on deadline_on posted_on"
    )
    empty = dict.fromkeys(names.split())
    plain = {"source": "test", "source_id": "ny", "content_digest": "0", "title": "Kok", "body_text": "", "shifts": []}
    return {**empty, **plain, "body_html": "", "positions": 1, "now": NOW, **overrides}


def _order_version(world: World) -> dict[str, Any]:
    return {
        "job_order_id": world.order, "version": 2, "content_digest": "1", "submission": Jsonb({}), "now": NOW,
    }  # fmt: skip


def _forget_and_add_order_lines(connection: Connection, world: World) -> None:
    job_orders.replace_reading_lines(connection, [world.order], order_lines(world.keys, world.order, FULL_READ))


def _alike_after_bands(connection: Connection, world: World) -> Any:
    job_orders.replace_bands(connection, world.order, [1, 2])
    return job_orders.alike_job_orders(connection, world.waiting_order, None, [2])


def _employer_by_cvr(connection: Connection, _world: World) -> Any:
    first = job_orders.put_employer(connection, "12345678", "Pakkeriet ApS", "pakkeriet aps")
    assert job_orders.put_employer(connection, "12345678", "Pakkeriet", "pakkeriet") == first
    return first


def _order_vector(connection: Connection, world: World) -> None:
    row = {"job_order_id": world.order, "model": MODEL, "digest": "1", "embedding": a_vector(5)}
    job_orders.put_vectors(connection, [row])


JOB_ORDERS: Mapping[str, Example] = {
    "find_landed_job_order": lambda c, w: job_orders.find_landed(c, "test", "venter"),
    "put_employer": lambda c, w: job_orders.put_employer(c, None, "Ny", "ny"),
    "find_employer_by_cvr": _employer_by_cvr,
    "put_job_order": lambda c, w: job_orders.put_job_order(c, _order_row()),
    "add_job_order_version": lambda c, w: job_orders.add_version(c, _order_version(w)),
    "put_job_order_contact": lambda c, w: job_orders.put_contact(c, w.order, Contact("Ny")),
    "forget_bands": lambda c, w: job_orders.replace_bands(c, w.order, [1]),
    "add_band": lambda c, w: job_orders.replace_bands(c, w.order, [1, 1]),
    "alike_job_orders": _alike_after_bands,
    "mark_duplicate": lambda c, w: job_orders.mark_duplicate(c, w.waiting_order, w.order, "Samme titel"),
    "unmark_duplicates": lambda c, w: job_orders.unmark_duplicates(c),
    "waiting_job_orders": lambda c, w: job_orders.waiting_job_orders(c, 9),
    "count_waiting_job_orders": lambda c, w: job_orders.count_waiting(c),
    "put_order_reading": lambda c, w: job_orders.put_reading(c, [order_reading_row(w.waiting_order)]),
    **{
        f"{verb}_order_{kind}{ending}": _forget_and_add_order_lines
        for verb, ending in (("forget", "s"), ("add", ""))
        for kind in ("occupation", "skill", "licence", "language")
    },
    "put_order_vector": _order_vector,
    "order_outlines": lambda c, w: job_orders.order_outlines(c, [w.order]),
    "order_readings": lambda c, w: job_orders.order_profiles(c, [w.order]),
    "order_heads": lambda c, w: job_orders.order_heads(c, [w.order]),
    "order_contact": lambda c, w: job_orders.find_contact(c, w.order),
    "search_job_orders": lambda c, w: job_orders.search_job_orders(c, "lagermedarbejdr", 9),
    "newest_job_orders": lambda c, w: job_orders.newest_job_orders(c, 9),
    "count_open_job_orders": lambda c, w: job_orders.count_open(c),
    "set_aside_order": lambda c, w: job_orders.set_aside(c, w.waiting_order, NOW),
    "source_ids_of_job_orders": lambda c, w: job_orders.source_ids(c),
}


def _member_row() -> dict[str, Any]:
    empty = dict.fromkeys(
        ("postcode", "municipality_code", "hours_least", "hours_most", "travel_limit", "available_from")
    )
    plain = {"akasse_id": AKADEMIKERNE, "source": "test", "source_id": "ny", "content_digest": "0", "summary": ""}
    return {**empty, **plain, "educations": ["Lærer"], "shifts": [], "travel_mode": "car", "now": NOW}


def _member_version(world: World) -> dict[str, Any]:
    kept = {"akasse_id": AKADEMIKERNE, "member_id": world.member, "version": 2, "content_digest": "1"}
    return {**kept, "submission": Jsonb({}), "now": NOW}


def _understood(world: World) -> dict[str, Any]:
    whose = {"akasse_id": AKADEMIKERNE, "member_id": world.waiting_member}
    return {**whose, "hours_least": 30, "hours_most": 37, "now": NOW, "understood_by": MODEL}


def _forget_and_add_member_lines(connection: Connection, world: World) -> None:
    lines = member_lines(world.keys, AKADEMIKERNE, world.member, FULL_READ)
    members.replace_reading_lines(connection, AKADEMIKERNE, [world.member], lines)


def _member_vector(connection: Connection, world: World) -> None:
    whose = {"akasse_id": AKADEMIKERNE, "member_id": world.member}
    members.put_vectors(connection, [{**whose, "model": MODEL, "digest": "1", "embedding": a_vector(5)}])


MEMBERS: Mapping[str, Example] = {
    "find_landed_member": lambda c, w: members.find_landed(c, AKADEMIKERNE, "test", "karen"),
    "put_member": lambda c, w: members.put_member(c, _member_row()),
    "put_member_identity": lambda c, w: members.put_identity(c, AKADEMIKERNE, w.member, "Karen Ny"),
    "add_member_version": lambda c, w: members.add_version(c, _member_version(w)),
    "waiting_members": lambda c, w: members.waiting_members(c, AKADEMIKERNE, 9),
    "count_waiting_members": lambda c, w: members.count_waiting(c, AKADEMIKERNE),
    "mark_member_understood": lambda c, w: members.mark_understood(c, [_understood(w)]),
    **{
        f"{verb}_member_{kind}{ending}": _forget_and_add_member_lines
        for verb, ending in (("forget", "s"), ("add", ""))
        for kind in ("occupation", "goal", "skill", "licence", "language")
    },
    "put_member_vector": _member_vector,
    "member_profiles": lambda c, w: members.member_profiles(c, AKADEMIKERNE, [w.member]),
    "member_heads": lambda c, w: members.member_heads(c, AKADEMIKERNE, [w.member]),
    "goal_titles": lambda c, w: members.goal_titles(c, AKADEMIKERNE, w.member),
    "search_members": lambda c, w: members.search_members(c, AKADEMIKERNE, "karin prøve", 9),
    "newest_members": lambda c, w: members.newest_members(c, AKADEMIKERNE, 9),
    "count_members": lambda c, w: members.count_members(c, AKADEMIKERNE),
    "set_aside_member": lambda c, w: members.set_aside(c, AKADEMIKERNE, w.waiting_member, NOW),
    "source_ids_of_members": lambda c, w: members.source_ids(c, AKADEMIKERNE),
}

_TOWN = {"code": "147", "name": "Frederiksberg", "latitude": 55.68, "longitude": 12.53, "landmass": "sjaelland"}
_REGION = {"code": "101", "region_code": "1084", "region": "Hovedstaden", "valid_from": date(2007, 1, 1)}
_POSTCODE = {
    "postcode": "2500", "postcode_to": "2500", "name": "Valby", "municipality_code": "101", "latitude": 55.66,
    "longitude": 12.51, "landmass": "sjaelland",
}  # fmt: skip
_INDUSTRY = {"version": "DB07", "code": "A", "level": 0, "section": "A", "label": "Landbrug"}


def _regions(connection: Connection, _world: World) -> None:
    reference.replace_municipality_regions(connection, [{**_REGION, "valid_to": date(2027, 1, 1)}])


REFERENCE: Mapping[str, Example] = {
    "akasser": lambda c, w: reference.akasser(c),
    "put_municipality": lambda c, w: reference.put_municipalities(c, [_TOWN]),
    "forget_municipality_regions": _regions,
    "put_municipality_region": _regions,
    "put_postcode": lambda c, w: reference.put_postcodes(c, [_POSTCODE]),
    "put_industry": lambda c, w: reference.put_industries(c, [_INDUSTRY]),
    "section_labels": lambda c, w: reference.section_labels(c),
    "municipality_of_postcode": lambda c, w: reference.find_municipality_of(c, "1500"),
    "place_names": lambda c, w: reference.place_names(c),
    "municipality_names": lambda c, w: reference.municipality_names(c),
    "regions_in_force": lambda c, w: reference.regions_in_force(c, NOW.date()),
    "municipality_codes": lambda c, w: reference.municipality_codes(c),
    "municipality_points": lambda c, w: reference.municipality_points(c),
}


def _concept_vectors(connection: Connection, _world: World) -> Any:
    taxonomy.add_concept_vectors(connection, "skill", MODEL, {"digest": np.ones(384, dtype=np.float32)})
    return taxonomy.concept_vectors(connection, "skill", MODEL, ["digest"])


TAXONOMY: Mapping[str, Example] = {
    "newest_taxonomy": lambda c, w: taxonomy.newest_taxonomy(c),
    "has_moves": lambda c, w: taxonomy.has_moves(c),
    "occupations": lambda c, w: taxonomy.occupations(c),
    "skills": lambda c, w: taxonomy.skills(c),
    "licences": lambda c, w: taxonomy.licences(c),
    "occupation_skills": lambda c, w: taxonomy.occupation_skills(c),
    "occupation_licences": lambda c, w: taxonomy.occupation_licences(c),
    "occupation_moves": lambda c, w: taxonomy.occupation_moves(c),
    "forget_moves": lambda c, w: taxonomy.replace_moves(c, []),
    "concept_vectors": _concept_vectors,
    "add_concept_vectors": _concept_vectors,
}

_JOB, _CAN = "jobbro:occupation:kok", "jobbro:skill:kniv"


def _merge(connection: Connection, _world: World) -> Any:
    """A whole import, statement by statement."""
    version = taxonomy_import.add_taxonomy_version(connection, "starter", "2", a_bundle().digest, NOW)
    merge = Merge("starter", version, ("esco",))
    relation = RelationEntry(_JOB, _CAN, Relation.ESSENTIAL)
    taxonomy_import.stage_concepts(connection, [OccupationEntry(_JOB, "kok")], [SkillEntry(_CAN, "kniv")], [relation])
    job_label, can_label = LabelEntry(_JOB, "da", "kok", "preferred"), LabelEntry(_CAN, "da", "kniv", "preferred")
    taxonomy_import.stage_labels(connection, [job_label], [can_label])
    taxonomy_import.merge_occupations(connection, merge)
    taxonomy_import.merge_skills(connection, merge)
    assert taxonomy_import.merge_occupation_skills(connection, merge) == 1
    taxonomy_import.clear_staging(connection)
    return taxonomy_import.retire_missing(connection, merge)


def _pillars(connection: Connection, _world: World) -> None:
    taxonomy_import.replace_skill_hierarchy(connection, [BroaderEntry(_CAN, "S1"), BroaderEntry(_CAN, "S1")])
    taxonomy_import.replace_occupation_hierarchy(connection, [BroaderEntry(_JOB, "C5120")])


def _demands(connection: Connection, _world: World) -> None:
    demand = LicenceDemandEntry("jobbro:occupation:lagermedarbejder", "truck", LicenceDemand.NICE)
    taxonomy_import.replace_occupation_licences(connection, [demand])


_MERGED = (
    "release_digest", "add_taxonomy_version", "clear_staging", "prepare_staging", "stage_occupations", "stage_skills",
    "stage_occupation_labels", "stage_skill_labels", "stage_relations", "count_staged", "mark_outranked_occupations",
    "mark_outranked_skills", "renew_occupations", "fill_occupations", "add_occupations", "renew_skills", "fill_skills",
    "add_skills", "put_occupation_labels", "demote_occupation_labels", "put_skill_labels", "demote_skill_labels",
    "forget_occupation_skills", "put_occupation_skills", "retire_occupations", "retire_skills",
)  # fmt: skip

TAXONOMY_IMPORT: Mapping[str, Example] = {
    "newest_import": lambda c, w: taxonomy_import.find_newest_import(c, "starter"),
    **dict.fromkeys(_MERGED, _merge),
    "put_isco_group": lambda c, w: taxonomy_import.put_isco_groups(c, [IscoGroupEntry("5120", "Kokke")]),
    "forget_skill_hierarchy": _pillars,
    "copy_skill_hierarchy": _pillars,
    "forget_occupation_hierarchy": _pillars,
    "copy_occupation_hierarchy": _pillars,
    "put_licence": lambda c, w: taxonomy_import.put_licences(c, [LicenceEntry("truck", "truck", synonyms=("T",))]),
    "forget_occupation_licences": _demands,
    "put_occupation_licence": _demands,
}

EXAMPLES: Mapping[tuple[ModuleType, str], Example] = {
    (module, name): example
    for module, table in zip(
        MODULES,
        (
            ADVISERS,
            AGREEMENTS,
            CANDIDATES,
            CONTACT,
            COURSES,
            EVENTS,
            EXEMPTIONS,
            HANDOVER,
            JOB_ORDERS,
            LIST_EVENTS,
            MAIL,
            MEMBER_LIST,
            MEMBERS,
            ORDER_LIFE,
            ORDER_LIST,
            PLACEMENTS,
            POOL_AGREEMENTS,
            POOL_CARDS,
            POOL_REQUESTS,
            PROFILE,
            RECOMMENDATIONS,
            REFERENCE,
            REFERRALS,
            SAVED_SEARCHES,
            STANDINGS,
            TALKS,
            TAXONOMY,
            TAXONOMY_IMPORT,
        ),
        strict=True,
    )
    for name, example in table.items()
}

#: What an empty reading returns; a statement that reads must find something in the world.
NOTHING: tuple[Any, ...] = (None, [], {}, frozenset(), 0, UUID(int=0))
