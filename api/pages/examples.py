"""Made-up members, orders and proposals that show every state of the pages; nobody in them exists."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from matching.core.cards import (
    CandidateProposals,
    Decision,
    Excluded,
    HeldLine,
    Hit,
    JobProposals,
    LicenceLine,
    MemberCard,
    NeedLine,
    OrderCard,
    ProposedCandidate,
    ProposedJob,
    SkillLine,
    StartList,
)
from matching.core.eligibility import REMEDY, Rule
from matching.core.ids import JobOrderId, MemberId, RankingEventId
from matching.core.job_order import (
    Contact,
    Employment,
    Hours,
    JobOrderStatus,
    Language,
    LanguageLevel,
    Sector,
    Shift,
)
from matching.core.member import SkillSource
from matching.core.proposal import Direction, Proposal, Reason, Track
from matching.core.taxonomy import LicenceDemand

EVENT = RankingEventId(UUID(int=0xE0E0))
AD = """Lagermedarbejder til travlt lager i Vejle
Vi søger en kollega til vores lager, hvor varerne skal ud ad porten samme dag.
Du har gyldigt truckcertifikat B og har prøvet at arbejde i et lagerstyringssystem (WMS).
Du kan læse en engelsk følgeseddel. Det er en fordel, hvis du taler tysk med chaufførerne.
Arbejdet ligger i dagtimerne, 37 timer om ugen. Tiltrædelse snarest."""


def example_member(number: int = 1042, name: str = "Mette Eksempel") -> MemberCard:
    """Return a warehouse worker with a full profile."""
    return MemberCard(
        member_id=MemberId(UUID(int=number)),
        number=number,
        name=name,
        municipality="Vejle",
        postcode="7100",
        held=(
            HeldLine(
                "lager- og logistikmedarbejder",
                "lagerarbejder",
                "Transport og godshåndtering",
                date(2016, 3, 1),
                date(2022, 8, 1),
            ),
            HeldLine("butiksassistent", None, "Detailhandel", date(2011, 1, 1), date(2016, 2, 1)),
        ),
        goals=("lagermedarbejder", "chauffør"),
        skills=(
            SkillLine("køre gaffeltruck", SkillSource.CONFIRMED, "truckcertifikat B, kørt dagligt"),
            SkillLine("lagerstyringssystemer", SkillSource.CLAIMED, "WMS (Astro)"),
            SkillLine("pakke varer", SkillSource.HISTORY, "lager- og logistikmedarbejder"),
            SkillLine("betjene kunder", SkillSource.HISTORY, "butiksassistent"),
        ),
        licences=("Truckcertifikat B", "Kørekort B"),
        languages=(Language("dansk", LanguageLevel.FLUENT), Language("engelsk", LanguageLevel.GOOD)),
        educations=("Grundforløb, lager og transport",),
        hours=Hours(30, 37),
        shifts=frozenset({Shift.DAY, Shift.EVENING}),
        travel_limit=45,
        summary="Jeg kan lide, når der er orden på hylderne, og jeg møder til tiden.",
    )


def example_order(number: int, title: str, employer: str, place: str, as_of: date, days_left: int = 11) -> OrderCard:
    """Return a full-time order with demands and wishes, `days_left` before its deadline."""
    return OrderCard(
        job_order_id=JobOrderId(UUID(int=number)),
        number=number,
        title=title,
        employer=employer,
        place=place,
        status=JobOrderStatus.IN_PROGRESS,
        positions=3,
        sector=Sector.PRIVATE,
        industry="Transport og godshåndtering",
        occupations=("lagerarbejder",),
        needs=(
            NeedLine("lagerstyringssystemer", True, "lagerstyringssystem (WMS)"),
            NeedLine("læse engelsk", True, "læse en engelsk følgeseddel"),
            NeedLine("tysk", False, "taler tysk med chaufførerne"),
        ),
        licences=(LicenceLine("Truckcertifikat B", LicenceDemand.LAW, "gyldigt truckcertifikat B"),),
        hours=Hours(37, 37),
        employment=Employment.PERMANENT,
        shifts=frozenset({Shift.DAY}),
        starts_on=as_of,
        deadline_on=as_of + timedelta(days=days_left),
        text=AD,
        source="Jobnet",
        contact=Contact("Lageransvarlig", "job@eksempel.dk", "00 00 00 00"),
    )


TRUCK = Reason(
    "licences_wished",
    Direction.FOR,
    0.9,
    "Har truckcertifikat B",
    "truckcertifikat B, kørt dagligt",
    "gyldigt truckcertifikat B",
)
WMS = Reason(
    "skill_overlap",
    Direction.FOR,
    0.7,
    "Kender lagerstyring fra seneste job",
    "WMS (Astro)",
    "lagerstyringssystem (WMS)",
)
ENGLISH = Reason("skill_overlap", Direction.FOR, 0.2, "Læser engelsk", "", "læse en engelsk følgeseddel")
GERMAN = Reason("languages_missing", Direction.AGAINST, -0.1, "Ønsker tysk (godt)", "", "taler tysk med chaufførerne")
DRIVING = Reason(
    "licences_missing",
    Direction.AGAINST,
    -0.8,
    "Mangler kørekort C",
    "",
    "kørekort C",
    "Kørekort C tager 6-8 uger på køreskole.",
)
SERVICE = Reason(
    "skill_overlap", Direction.FOR, 0.4, "Har betjent kunder i butik", "butiksassistent", "glad for at tale med kunder"
)
ROUTINE = Reason("travel", Direction.NEUTRAL, 0.0, "Bus 211 kører hver halve time.")


def example_jobs(as_of: date) -> JobProposals:
    """Return the jobs of a member: two in the own trade, one near, none in a new track."""
    member = example_member()
    warehouse = example_order(204, "Lagermedarbejder", "Nordlager ApS", "Vejle", as_of, 2)
    night = replace(
        example_order(211, "Lagerekspedient til kølelager", "Fjordens Fødevarer A/S", "Horsens", as_of),
        duplicate_of=198,
        duplicate_reason="samme virksomhed og tekst",
    )
    driver = example_order(230, "Chauffør, distribution i Trekantområdet", "Kørsel & Søn", "Kolding", as_of, 30)
    jobs = (
        (warehouse, 5, Track.SAME, (TRUCK, WMS, ENGLISH, GERMAN), None),
        (night, 4, Track.SAME, (TRUCK, WMS, ROUTINE), Decision.AGREED),
        (driver, 3, Track.NEAR, (TRUCK, SERVICE, DRIVING), None),
    )
    proposed = tuple(
        ProposedJob(_proposal((member, order), rank, dots, track, reasons), order, decided)
        for rank, (order, dots, track, reasons, decided) in enumerate(jobs, start=1)
    )
    return JobProposals(EVENT, member, proposed, EXCLUDED, 1312)


EXCLUDED = (
    Excluded(Rule.TRAVEL.label, 12, REMEDY[Rule.TRAVEL]),
    Excluded(Rule.SHIFTS.label, 4, REMEDY[Rule.SHIFTS]),
)


def example_candidates(as_of: date) -> CandidateProposals:
    """Return the candidates of an order: one in the trade, one set aside nearby, one in a new track."""
    order = example_order(204, "Lagermedarbejder", "Nordlager ApS", "Vejle", as_of, 2)
    people = (
        (example_member(), 5, Track.SAME, (TRUCK, WMS, GERMAN), None),
        (example_member(1077, "Åge Opdigtet"), 3, Track.NEAR, (WMS, DRIVING), Decision.NOT_RELEVANT),
        (example_member(1103, "Søren Påhit"), 2, Track.NEW, (SERVICE,), None),
    )
    candidates = tuple(
        ProposedCandidate(_proposal((member, order), rank, dots, track, reasons), member, decided)
        for rank, (member, dots, track, reasons, decided) in enumerate(people, start=1)
    )
    return CandidateProposals(EVENT, order, candidates, EXCLUDED[1:], 412)


def example_start() -> StartList:
    """Return some newest members and orders."""
    members = tuple(
        Hit("member", UUID(int=number), number, name, detail)
        for number, name, detail in (
            (1042, "Mette Eksempel", "Lager- og logistikmedarbejder, Vejle"),
            (1077, "Åge Opdigtet", "Tømrer, Kolding"),
            (1103, "Søren Påhit", "Social- og sundhedsassistent, Horsens"),
        )
    )
    orders = tuple(
        Hit("job_order", UUID(int=number), number, title, detail)
        for number, title, detail in (
            (204, "Lagermedarbejder", "Nordlager ApS, Vejle"),
            (211, "Lagerekspedient til kølelager", "Fjordens Fødevarer A/S, Horsens"),
            (230, "Chauffør, distribution i Trekantområdet", "Kørsel & Søn, Kolding"),
        )
    )
    return StartList(members, orders, 2418, 1312)


def _proposal(
    pair: tuple[MemberCard, OrderCard], rank: int, dots: int, track: Track, reasons: Sequence[Reason]
) -> Proposal:
    """Return a proposal of `dots` strength; each dot below five leaves two of nine demands unmet."""
    member, order = pair
    met = 8 - 2 * (5 - dots)
    return Proposal(
        member.member_id, order.job_order_id, rank, 1 / rank, dots, track, tuple(reasons), 13 + 6 * rank, met, 9
    )
