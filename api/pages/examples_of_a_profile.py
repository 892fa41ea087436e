"""The profile of a made-up member while it is mended: confirmed, claimed and suggested, and what htmx puts in."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from api.pages.examples_of_the_day import ADVISER, MEMBER
from api.pages.profile_sheet import WORDS, TermsView, profile_page, terms_view
from api.specimens import Specimen
from matching.core.ids import LicenceId, ProfileChangeId, SkillId
from matching.core.job_order import Hours, Language, LanguageLevel, Shift
from matching.core.member import SkillSource
from matching.core.profile_changes import ConfirmedBy, GoalSought, NewestChange, ProfilePart, SkillHeld
from matching.core.suggestions import HistorySuggestion, TermHit, TermKind
from matching.core.taxonomy import Relation
from matching.core.travel import Mode
from matching.services.show_profile import ProfileSheet, SheetLicence, SheetSkill

FEWEST = 2  #: letters before anything is looked for
STALE = "Profilen er ændret i et andet vindue. Se, hvad der står nu, og ret igen."


def specimens(now: datetime) -> tuple[Specimen, ...]:
    """Return the sheet in its states, and the lists that come while one types."""
    full, empty = _sheet(now), replace(_sheet(now), goals=(), skills=(), licences=(), languages=(), suggestions=())
    done = replace(full, newest=_change(now), newest_about="lagerstyringssystemer")
    undone = replace(done, newest=replace(_change(now), undoes=UUID(int=0xC4A1)))
    page, swap = "pages/profile.html", "parts/profile_swap.html"
    found = {word: _typed(kind, "lager", HITS) for kind, word in WORDS.items()}
    return (
        Specimen("Bekræftet, oplyst, udledt og foreslået", page, profile_page(full, now, terms=_terms())),
        Specimen("En tom profil", page, profile_page(replace(empty, hours=None), now, terms=_terms())),
        Specimen("Rettet, med fortryd", swap, profile_page(done, now, terms=_terms(), acted="skill")),
        Specimen("Fortrudt", swap, profile_page(undone, now, terms=_terms(), acted="skill")),
        Specimen("Ændret imens", swap, profile_page(full, now, terms=_terms(), fault=STALE)),
        Specimen("Søgning uden scripts", page, profile_page(full, now, terms=found)),
        Specimen("Forslag, mens der skrives", "parts/term_hits_swap.html", _typed(TermKind.SKILL, "lager", HITS)),
        Specimen("Intet ligner det skrevne", "parts/term_hits_swap.html", _typed(TermKind.SKILL, "qwerty", ())),
    )


HITS = (TermHit(7, "lagerstyring"), TermHit(8, "lagerstyringssystemer", "WMS"), TermHit(9, "lageroptælling"))


def _typed(kind: TermKind, text: str, hits: tuple[TermHit, ...]) -> TermsView:
    return terms_view(kind, text, hits, "ret-kompetencer", FEWEST)


def _terms() -> dict[str, TermsView]:
    return {word: _typed(kind, "", ()) for kind, word in WORDS.items()}


def _sheet(now: datetime) -> ProfileSheet:
    skills = (
        SheetSkill(SkillId(1), "køre gaffeltruck", SkillSource.CONFIRMED, ConfirmedBy.PROOF, "kørt truck dagligt"),
        SheetSkill(SkillId(2), "pakke varer", SkillSource.CONFIRMED, ConfirmedBy.JUDGEMENT, ""),
        SheetSkill(SkillId(3), "lagerstyringssystemer", SkillSource.CLAIMED, None, "WMS (Astro)"),
        SheetSkill(SkillId(4), "betjene kunder", SkillSource.HISTORY, None, "butiksassistent"),
    )
    return ProfileSheet(
        member_id=MEMBER,
        number=1042,
        name="Mette Eksempel",
        version=3,
        goals=(GoalSought("lagermedarbejder"), GoalSought("chauffør")),
        skills=skills,
        licences=(
            SheetLicence(LicenceId(1), "truckcertifikat B", date(2026, 11, 2), "truckcertifikat B"),
            SheetLicence(LicenceId(2), "kørekort B", None, "kørekort"),
        ),
        languages=(Language("dansk", LanguageLevel.FLUENT), Language("engelsk", LanguageLevel.GOOD)),
        hours=Hours(30, 37),
        shifts=frozenset({Shift.DAY, Shift.EVENING}),
        travel_limit=45,
        travel_mode=Mode.CAR,
        suggestions=(
            HistorySuggestion(SkillId(5), "modtage varer", "lager- og logistikmedarbejder", Relation.ESSENTIAL),
            HistorySuggestion(SkillId(6), "tælle lager op", "lager- og logistikmedarbejder", Relation.OPTIONAL),
            HistorySuggestion(SkillId(10), "kasseekspedition", "butiksassistent", Relation.ESSENTIAL),
        ),
        newest=None,
        newest_about="",
    )


def _change(now: datetime) -> NewestChange:
    return NewestChange(
        change_id=ProfileChangeId(UUID(int=0xC4A0)),
        version=3,
        happened_at=now - timedelta(seconds=2),
        actor=ADVISER.user_id,
        part=ProfilePart.SKILL,
        key="3",
        before=None,
        after=SkillHeld(SkillSource.CLAIMED, phrase="WMS (Astro)"),
        mend_before=None,
        undoes=None,
    )
