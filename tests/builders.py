"""Plain values to test with, and a tiny world put into the test's own transaction through the services.

Every builder has dull defaults, takes keyword overrides and invents nothing at random. Vectors are fixed numbers,
no embeddings of any text.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import numpy as np

from ingest.contact_rules import read_starter_contact_rules
from ingest.offer_kinds import read_offer_kinds
from matching.core.access import Actor, Role
from matching.core.eligibility import Terms, terms_of
from matching.core.geography import Landmass, Place
from matching.core.ids import (
    AkasseId,
    CourseId,
    JobOrderId,
    LicenceId,
    MemberId,
    OccupationId,
    ReferralId,
    SkillId,
    TalkId,
)
from matching.core.job_order import (
    Contact,
    JobOrderStatus,
    JobOrderSubmission,
    LicenceNeed,
    OccupationSought,
    OrderProfile,
    SkillNeed,
)
from matching.core.member import HeldOccupation, HeldOccupationSubmission, HeldSkill, MemberProfile, MemberSubmission
from matching.core.member import SkillSource as SkillFrom
from matching.core.recommendations import OfferEmployer, RecommendationDraft
from matching.core.reference_bundle import (
    IndustryEntry,
    MunicipalityEntry,
    PostcodeEntry,
    ReferenceBundle,
    RegionEntry,
)
from matching.core.referrals import BASIS, ReferralKind
from matching.core.sharing import SHAREABLE, SharedField
from matching.core.talks import PlannedTalk, TalkForm, TalkKind
from matching.core.taxonomy import Licence, LicenceDemand, LicenceKind, Occupation, Relation, Reuse, Skill, SkillKind
from matching.core.taxonomy_bundle import (
    LabelEntry,
    LicenceDemandEntry,
    LicenceEntry,
    OccupationEntry,
    RelationEntry,
    SkillEntry,
    TaxonomyBundle,
)
from matching.database.pool import Connection, set_tenant
from matching.queries import job_orders, members, talks, taxonomy
from matching.queries.taxonomy import vector_text
from matching.ranking.knowledge import Knowledge, skill_weights
from matching.ranking.pairs import MemberView, OrderView, Pair
from matching.services.agree_referral import Agreement, agree_referral
from matching.services.import_contact_rules import import_contact_rules
from matching.services.import_offer_kinds import import_offer_kinds
from matching.services.import_reference import import_reference
from matching.services.import_taxonomy import import_taxonomy
from matching.services.land_job_orders import land_job_orders
from matching.services.land_members import land_members
from matching.services.plan_talk import plan_talk
from matching.services.propose_referral import propose_referral
from matching.services.send_referral import send_referral

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
AKADEMIKERNE = AkasseId(48)
METAL = AkasseId(26)
MODEL = "fixed-numbers@1/384"
DIMENSIONS = 384

LAGER, BUTIK, SYGEPLEJE = OccupationId(1), OccupationId(2), OccupationId(3)
LAGERSTYRING, VAREMODTAGELSE, KUNDER, KASSE, PLEJE, SAMARBEJDE = map(SkillId, range(1, 7))
TRUCK, AUTORISATION = LicenceId(1), LicenceId(2)

KOEBENHAVN = Place(55.676, 12.568, Landmass.SJAELLAND)
ROSKILDE = Place(55.642, 12.080, Landmass.SJAELLAND)
AARHUS = Place(56.156, 10.210, Landmass.JYLLAND)


# --- values ---------------------------------------------------------------------------------------------------------


def an_occupation(number: int = 1, **overrides: Any) -> Occupation:
    plain = Occupation(OccupationId(number), f"jobbro:occupation:{number}", f"fag {number}", section="H")
    return replace(plain, **overrides)


def a_skill(number: int = 1, **overrides: Any) -> Skill:
    return replace(Skill(SkillId(number), f"jobbro:skill:{number}", f"kompetence {number}"), **overrides)


def a_licence(number: int = 1, **overrides: Any) -> Licence:
    return replace(Licence(LicenceId(number), f"bevis-{number}", f"bevis {number}"), **overrides)


def knowledge(**overrides: Any) -> Knowledge:
    """Three occupations: from the warehouse one can reach the shop, and nobody reaches nursing."""
    needs = {
        LAGER: {LAGERSTYRING: Relation.ESSENTIAL, VAREMODTAGELSE: Relation.ESSENTIAL, SAMARBEJDE: Relation.OPTIONAL},
        BUTIK: {KUNDER: Relation.ESSENTIAL, KASSE: Relation.ESSENTIAL, VAREMODTAGELSE: Relation.OPTIONAL},
        SYGEPLEJE: {PLEJE: Relation.ESSENTIAL, SAMARBEJDE: Relation.OPTIONAL},
    }
    plain = Knowledge(
        version=1,
        occupations={
            LAGER: an_occupation(LAGER, label="lagermedarbejder", section="H"),
            BUTIK: an_occupation(BUTIK, label="butiksassistent", section="G"),
            SYGEPLEJE: an_occupation(SYGEPLEJE, label="sygeplejerske", section="Q"),
        },
        skills={SkillId(number): a_skill(number) for number in range(1, 7)},
        licences={
            TRUCK: a_licence(TRUCK, label="truckcertifikat", how_to_get="Kursus", days=7),
            AUTORISATION: a_licence(AUTORISATION, label="autorisation som sygeplejerske"),
        },
        needs=needs,
        weights=skill_weights(needs),
        moves={LAGER: {BUTIK: 0.6}, BUTIK: {LAGER: 0.5}},
        licence_demands={SYGEPLEJE: {AUTORISATION: LicenceDemand.LAW}, LAGER: {TRUCK: LicenceDemand.MUST}},
        sections={"G": "Handel", "H": "Transport", "Q": "Sundhed"},
    )
    return replace(plain, **overrides)


def a_job(occupation_id: int | None = LAGER, **overrides: Any) -> HeldOccupation:
    """A job held for two years in the industry of transport."""
    known = None if occupation_id is None else OccupationId(occupation_id)
    plain = HeldOccupation("Lagermedarbejder", known, "H", date(2020, 1, 1), date(2022, 1, 1))
    return replace(plain, **overrides)


def has_skill(skill_id: int, **overrides: Any) -> HeldSkill:
    return replace(HeldSkill(SkillId(skill_id), SkillFrom.CLAIMED, "egne ord"), **overrides)


def needs_skill(skill_id: int, *, must: bool = True, **overrides: Any) -> SkillNeed:
    return replace(SkillNeed(SkillId(skill_id), must, "opslagets ord", 1.0), **overrides)


def needs_licence(licence_id: int, demand: LicenceDemand = LicenceDemand.MUST) -> LicenceNeed:
    return LicenceNeed(LicenceId(licence_id), demand, "opslagets ord", 1.0)


def seeks(occupation_id: int, confidence: float = 1.0) -> OccupationSought:
    return OccupationSought(OccupationId(occupation_id), "opslagets ord", confidence)


def a_member(number: int = 1, **overrides: Any) -> MemberProfile:
    return replace(MemberProfile(MemberId(UUID(int=number)), number), **overrides)


def an_order(number: int = 1, **overrides: Any) -> OrderProfile:
    plain = OrderProfile(JobOrderId(UUID(int=1000 + number)), number, "Lagermedarbejder", JobOrderStatus.IN_PROGRESS)
    return replace(plain, **overrides)


def some_terms(member: MemberProfile | None = None, order: OrderProfile | None = None) -> Terms:
    return terms_of(member or a_member(), order or an_order())


def a_pair(
    member: MemberProfile | None = None,
    order: OrderProfile | None = None,
    likeness: float | None = None,
    known: Knowledge | None = None,
) -> Pair:
    known = known or knowledge()
    member, order = member or a_member(), order or an_order()
    return Pair(MemberView(member, known), OrderView(order, known), terms_of(member, order), likeness)


def an_adviser(akasse_id: AkasseId | None = AKADEMIKERNE, **overrides: Any) -> Actor:
    return replace(Actor("adviser-1", Role.ADVISER, akasse_id), **overrides)


_AD = "Du skal modtage varer, pakke ordrer og holde orden på lageret sammen med et godt hold af kolleger."


def an_order_submission(source_id: str = "ordre-1", **overrides: Any) -> JobOrderSubmission:
    plain = JobOrderSubmission("test", source_id, "Lagermedarbejder", _AD, employer_name="Pakkeriet ApS")
    return replace(plain, **overrides)


def a_member_submission(source_id: str = "medlem-1", **overrides: Any) -> MemberSubmission:
    plain = MemberSubmission(
        AKADEMIKERNE, "test", source_id, "Karen Prøve", held=(HeldOccupationSubmission("Lagermedarbejder"),)
    )
    return replace(plain, **overrides)


def a_vector(degrees: float = 0.0) -> str:
    """A unit vector as pgvector reads it; the cosine of two of them is the cosine of the angle between."""
    vector = np.zeros(DIMENSIONS, dtype=np.float32)
    vector[:2] = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return vector_text(vector)


# --- a tiny world in the database -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Keys:
    """The keys that the database gave the tiny taxonomy, by label."""

    occupations: Mapping[str, OccupationId]
    skills: Mapping[str, SkillId]
    licences: Mapping[str, LicenceId]


OCCUPATIONS = {"lagermedarbejder": "H", "butiksassistent": "G", "sygeplejerske": "Q"}
SKILLS = ("lagerstyring", "varemodtagelse", "kundebetjening", "kasseekspedition", "personlig pleje", "samarbejde")
NEEDS = (
    ("lagermedarbejder", "lagerstyring", Relation.ESSENTIAL),
    ("lagermedarbejder", "varemodtagelse", Relation.ESSENTIAL),
    ("lagermedarbejder", "samarbejde", Relation.OPTIONAL),
    ("butiksassistent", "kundebetjening", Relation.ESSENTIAL),
    ("butiksassistent", "kasseekspedition", Relation.ESSENTIAL),
    ("butiksassistent", "varemodtagelse", Relation.OPTIONAL),
    ("sygeplejerske", "personlig pleje", Relation.ESSENTIAL),
    ("sygeplejerske", "samarbejde", Relation.OPTIONAL),
)


def _uri(kind: str, label: str) -> str:
    return f"jobbro:{kind}:{label.replace(' ', '-')}"


def a_bundle(**overrides: Any) -> TaxonomyBundle:
    plain = TaxonomyBundle(
        source="starter",
        version="til prøve",
        occupations=tuple(
            OccupationEntry(_uri("occupation", label), label, section=section) for label, section in OCCUPATIONS.items()
        ),
        skills=tuple(
            SkillEntry(_uri("skill", label), label, kind=SkillKind.SKILL, reuse=Reuse.CROSS_SECTOR) for label in SKILLS
        ),
        occupation_labels=(
            *(LabelEntry(_uri("occupation", label), "da", label, "preferred") for label in OCCUPATIONS),
            LabelEntry(_uri("occupation", "lagermedarbejder"), "da", "lagerarbejder", "synonym"),
        ),
        skill_labels=tuple(LabelEntry(_uri("skill", label), "da", label, "preferred") for label in SKILLS),
        relations=tuple(RelationEntry(_uri("occupation", job), _uri("skill", can), how) for job, can, how in NEEDS),
        licences=(
            LicenceEntry("truck", "truckcertifikat", kind=LicenceKind.TRUCK, how_to_get="Kursus", days=7),
            LicenceEntry("sygeplejerske", "autorisation som sygeplejerske", kind=LicenceKind.AUTHORISATION),
        ),
        licence_demands=(
            LicenceDemandEntry(_uri("occupation", "sygeplejerske"), "sygeplejerske", LicenceDemand.LAW),
            LicenceDemandEntry(_uri("occupation", "lagermedarbejder"), "truck", LicenceDemand.MUST),
        ),
    )
    return replace(plain, **overrides)


def put_taxonomy(connection: Connection) -> Keys:
    """Three occupations, six skills, two licences, and the moves between warehouse and shop."""
    import_taxonomy(connection, a_bundle(), now=NOW)
    keys = Keys(
        {one.label: one.occupation_id for one in taxonomy.occupations(connection)},
        {one.label: one.skill_id for one in taxonomy.skills(connection)},
        {one.label: one.licence_id for one in taxonomy.licences(connection)},
    )
    lager, butik = keys.occupations["lagermedarbejder"], keys.occupations["butiksassistent"]
    shared = [keys.skills["varemodtagelse"]]
    taxonomy.replace_moves(connection, [(lager, butik, 0.6, shared), (butik, lager, 0.5, shared)])
    return keys


def put_geography(connection: Connection) -> None:
    """Four municipalities, their postcodes, one region by date, and the industries' sections."""
    towns = (
        ("101", "København", 55.676, 12.568), ("265", "Roskilde", 55.642, 12.080),
        ("461", "Odense", 55.404, 10.402), ("751", "Aarhus", 56.156, 10.210),
    )  # fmt: skip
    ranges = {"101": ("1000", "2499"), "265": ("4000", "4000"), "461": ("5000", "5270"), "751": ("8000", "8270")}
    import_reference(
        connection,
        ReferenceBundle(
            municipalities=tuple(MunicipalityEntry(*town) for town in towns),
            regions=(RegionEntry("751", "1082", "Midtjylland", date(2007, 1, 1), None),),
            postcodes=tuple(
                PostcodeEntry(*ranges[code], name, (code,), latitude, longitude)
                for code, name, latitude, longitude in towns
            ),
            industries=tuple(
                IndustryEntry("DB07", letter, 0, letter, label)
                for letter, label in (("G", "Handel"), ("H", "Transport"), ("Q", "Sundhed"))
            ),
        ),
    )


@dataclass(frozen=True)
class Read:
    """What a text is said to have been read as; labels of the tiny taxonomy."""

    occupations: Sequence[str] = ()
    skills: Sequence[str] = ()
    licences: Sequence[tuple[str, LicenceDemand]] = ()
    languages: Sequence[tuple[str, str]] = ()
    goals: Sequence[str] = ()
    section: str | None = "H"
    degrees: float | None = 0.0


_numbers = count(1)


def put_order(
    connection: Connection, keys: Keys, read: Read | None = None, *, status: str = "in_progress", **submission: Any
) -> JobOrderId:
    """Land an order; with `read` it is understood as that, else it waits. Another employer each time."""
    number = next(_numbers)
    plain: dict[str, Any] = {"source_id": f"ordre-{number}", "employer_name": f"Virksomhed {number}"}
    made = an_order_submission(**{**plain, "contact": Contact("Bo Prøve", "bo@example.com", ""), **submission})
    land_job_orders(connection, [made], now=NOW)
    landed = job_orders.find_landed(connection, made.source, made.source_id)
    assert landed is not None
    if read is not None:
        _understand_order(connection, keys, landed.job_order_id, read, made.text)
    connection.execute(
        "UPDATE job_order SET status = %s::job_order_status WHERE job_order_id = %s", [status, landed.job_order_id]
    )
    return landed.job_order_id


def order_reading_row(job_order_id: JobOrderId, **overrides: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "job_order_id": job_order_id, "core_text": "Pakke varer", "section": "H", "postcode": None,
        "municipality_code": None, "hours_least": None, "hours_most": None, "employment": None, "shifts": [],
        "starts_on": None, "deadline_on": None, "positions": 1, "now": NOW, "understood_by": MODEL,
    }  # fmt: skip
    return {**plain, **overrides}


def _understand_order(connection: Connection, keys: Keys, key: JobOrderId, read: Read, text: str) -> None:
    job_orders.put_reading(connection, [order_reading_row(key, core_text=text, section=read.section)])
    job_orders.replace_reading_lines(connection, [key], order_lines(keys, key, read))
    if read.degrees is not None:
        row = {"job_order_id": key, "model": MODEL, "digest": "0", "embedding": a_vector(read.degrees)}
        job_orders.put_vectors(connection, [row])


def order_lines(keys: Keys, key: JobOrderId, read: Read) -> dict[str, list[dict[str, Any]]]:
    told = {"job_order_id": key, "phrase": "opslagets ord", "confidence": 1.0}
    return {
        "occupation": [
            {**told, "occupation_id": keys.occupations[label], "place": place}
            for place, label in enumerate(read.occupations, 1)
        ],
        "skill": [{**told, "skill_id": keys.skills[label], "must": True} for label in read.skills],
        "licence": [{**told, "licence_id": keys.licences[label], "demand": demand} for label, demand in read.licences],
        "language": [{"job_order_id": key, "language": name, "level": level} for name, level in read.languages],
    }


def put_member(
    connection: Connection,
    keys: Keys,
    read: Read | None = None,
    *,
    akasse_id: AkasseId = AKADEMIKERNE,
    **submission: Any,
) -> MemberId:
    """Land a member of an a-kasse and leave the transaction bound to it; with `read` the member is understood."""
    set_tenant(connection, akasse_id)
    made = a_member_submission(**{"source_id": f"medlem-nr-{next(_numbers)}", "akasse_id": akasse_id, **submission})
    land_members(connection, [made], now=NOW)
    landed = members.find_landed(connection, akasse_id, made.source, made.source_id)
    assert landed is not None
    if read is not None:
        _understand_member(connection, keys, akasse_id, landed.member_id, read)
    return landed.member_id


def _understand_member(connection: Connection, keys: Keys, akasse_id: AkasseId, key: MemberId, read: Read) -> None:
    members.replace_reading_lines(connection, akasse_id, [key], member_lines(keys, akasse_id, key, read))
    done = {"akasse_id": akasse_id, "member_id": key, "hours_least": None, "hours_most": None}
    members.mark_understood(connection, [{**done, "now": NOW, "understood_by": MODEL}])
    if read.degrees is not None:
        row = {"akasse_id": akasse_id, "member_id": key, "model": MODEL, "digest": "0"}
        members.put_vectors(connection, [{**row, "embedding": a_vector(read.degrees)}])


def member_lines(keys: Keys, akasse_id: AkasseId, key: MemberId, read: Read) -> dict[str, list[dict[str, Any]]]:
    whose = {"akasse_id": akasse_id, "member_id": key}
    job = {**whose, "confidence": 1.0, "industry_version": None, "industry_code": None, "section": read.section}
    years = {"since": date(2020, 1, 1), "until": date(2022, 1, 1)}
    return {
        "occupation": [
            {**job, **years, "place": place, "title": label.capitalize(), "occupation_id": keys.occupations[label]}
            for place, label in enumerate(read.occupations, 1)
        ],
        "goal": [
            {**whose, "place": place, "title": label, "occupation_id": keys.occupations[label], "confidence": 1.0}
            for place, label in enumerate(read.goals, 1)
        ],
        "skill": [
            {**whose, "skill_id": keys.skills[label], "source": SkillFrom.CLAIMED, "phrase": "egne ord"}
            for label in read.skills
        ],
        "licence": [
            {**whose, "licence_id": keys.licences[label], "phrase": "egne ord"} for label, _demand in read.licences
        ],
        "language": [{**whose, "language": name, "level": level} for name, level in read.languages],
    }


LAGER_READ = Read(occupations=["lagermedarbejder"], skills=["lagerstyring", "varemodtagelse"])
BUTIK_READ = Read(["butiksassistent"], ["kundebetjening", "kasseekspedition"], section="G", degrees=30.0)
SYGEPLEJE_READ = Read(["sygeplejerske"], ["personlig pleje"], section="Q", degrees=60.0)


# --- the contact process --------------------------------------------------------------------------------------------


def put_adviser(connection: Connection, user_id: str = "adviser-1", akasse_id: AkasseId = AKADEMIKERNE) -> str:
    """An adviser of an a-kasse, by user id; nothing happens when the adviser is there already."""
    connection.execute(
        "INSERT INTO adviser (akasse_id, user_id, name) VALUES (%s, %s, 'Rikke Rådgiver') ON CONFLICT DO NOTHING",
        [akasse_id, user_id],
    )
    return user_id


def put_course(
    connection: Connection,
    member_id: MemberId,
    *,
    akasse_id: AkasseId = AKADEMIKERNE,
    started_on: date = date(2026, 11, 16),
    hours: Mapping[date, float] | None = None,
    **columns: Any,
) -> CourseId:
    """A running course with one open registration from its first day; `hours` are paid hours by month.

    `columns` are further columns of the table `course`; an `adviser` among them is made when missing.
    """
    if columns.get("adviser"):
        put_adviser(connection, columns["adviser"], akasse_id)
    values = {
        "akasse_id": akasse_id, "member_id": member_id, "source": "test", "source_id": f"forløb-{next(_numbers)}",
        "content_digest": "0", "started_on": started_on, "changed_at": NOW, **columns,
    }  # fmt: skip
    names, places = ", ".join(values), ", ".join(f"%({name})s" for name in values)
    statement = f"INSERT INTO course ({names}) VALUES ({places}) RETURNING course_id"
    (course_id,) = connection.execute(statement, values).fetchone()  # type: ignore[call-overload,misc]
    connection.execute(
        "INSERT INTO registration (akasse_id, course_id, registered_on) VALUES (%s, %s, %s)",
        [akasse_id, course_id, started_on],
    )
    for month, paid in (hours or {}).items():
        connection.execute("INSERT INTO benefit_hours VALUES (%s, %s, %s, %s)", [akasse_id, course_id, month, paid])
    return CourseId(course_id)


# --- recommendations and handover -----------------------------------------------------------------------------------


def put_period_rules(connection: Connection) -> None:
    """The rules of the contact process and the kinds of offer that come with Jobbro."""
    put_contact_rules(connection)
    import_offer_kinds(connection, read_offer_kinds())


def a_recommendation_draft(member_id: MemberId, **overrides: Any) -> RecommendationDraft:
    """A draft with everything it needs to be sent, for practice at a warehouse."""
    plain = RecommendationDraft(
        member_id=member_id,
        kind_key="virksomhedspraktik",
        purpose="Prøve lagerarbejde i praksis.",
        member_says="Jeg vil gerne vise, hvad jeg kan.",
        adviser_says="Aftalt i anden samtale.",
        nearer_job="Virksomheden mangler en lagermedarbejder fra februar.",
        job_goal="Lagermedarbejder",
        wished_from=date(2026, 12, 7),
        wished_until=date(2026, 12, 31),
        employer=OfferEmployer("Pakkeriet ApS", "10172748", "1001234567"),
    )
    return replace(plain, **overrides)


def a_planned_talk(member_id: MemberId, starts_at: datetime = NOW + timedelta(days=8), **overrides: Any) -> PlannedTalk:
    """A jobsamtale in person of three quarters of an hour with adviser-1, to be planned."""
    plain = PlannedTalk(
        member_id, TalkKind.JOBSAMTALE, TalkForm.IN_PERSON, starts_at, starts_at + timedelta(minutes=45),
        "Prøvevej 1", "adviser-1",
    )  # fmt: skip
    return replace(plain, **overrides)


def put_contact_rules(connection: Connection) -> None:
    """The dated rules that come with Jobbro."""
    import_contact_rules(connection, read_starter_contact_rules())


def put_talk(connection: Connection, member_id: MemberId, starts_at: datetime = NOW, **planned: Any) -> TalkId:
    """A planned talk of adviser-1 with a member of Akademikernes, in a running course that is made for it."""
    if talks.running_course(connection, AKADEMIKERNE, member_id, NOW.date()) is None:
        put_course(connection, member_id, adviser="adviser-1")
    return plan_talk(connection, an_adviser(), a_planned_talk(member_id, starts_at, **planned), now=NOW)


# --- referrals ------------------------------------------------------------------------------------------------------


def put_referral(
    connection: Connection,
    member_id: MemberId,
    job_order_id: JobOrderId,
    *,
    kind: ReferralKind = ReferralKind.OFFERED,
    sent: bool = False,
    agreed: bool = False,
    actor: Actor | None = None,
    fields: frozenset[SharedField] | None = None,
    now: datetime = NOW,
) -> ReferralId:
    """A referral through the services: proposed, or agreed with everything shareable shared, or sent as well."""
    actor = actor or an_adviser()
    referral_id = propose_referral(connection, actor, member_id, job_order_id, kind, talk_id=None, now=now)
    if agreed or sent:
        chosen = SHAREABLE[BASIS[kind]] if fields is None else fields
        agreement = Agreement(chosen, now.date() + timedelta(days=60))
        agree_referral(connection, actor, referral_id, agreement, version=1, now=now)
    if sent:
        send_referral(connection, actor, referral_id, version=2, now=now)
    return referral_id
