"""Reading what an employer has typed: facts for a submission, or a sentence at the field on what to mend."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from api.pages.employer_form import MUST, NICE, EmployerForm, FormLine, draft_key
from matching.core.company_numbers import CompanyNumberWrong, read_cvr_number, read_p_number
from matching.core.job_order import (
    Confirmed,
    ConfirmedLicence,
    ConfirmedSkill,
    Contact,
    Employment,
    Hours,
    JobOrderSubmission,
    Language,
    LanguageLevel,
    Shift,
)
from matching.core.order_life import EMPLOYER_SOURCE
from matching.core.taxonomy import LicenceDemand
from matching.language.spoken_languages import LANGUAGES
from matching.services.find_concepts import ConceptKind

SHORTEST_AD, LONGEST_AD = 40, 20_000  #: characters
LONGEST_LINE = 150
MOST_POSITIONS, MOST_CANDIDATES, MOST_HOURS = 500, 100, 60.0
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]{2,}")
Value = TypeVar("Value")


class Faulty(Exception):
    """One field that cannot be taken, with the sentence that stands at it."""


@dataclass
class Faults:
    """The sentences by field, in the order they were met."""

    by_field: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, read: Callable[[str], Value], text: str, default: Value) -> Value:
        """What `read` makes of the text; on a fault the default, and the fault is noted."""
        try:
            return read(text.strip())
        except (Faulty, CompanyNumberWrong) as error:
            self.by_field[name] = str(error)
            return default


def first_step_faults(form: EmployerForm, as_of: date) -> dict[str, str]:
    """What must be mended before the ad is read, by field; empty when nothing must."""
    faults = Faults()
    _about_the_ad(faults, form)
    _about_the_employer(faults, form)
    _about_the_order(faults, form, as_of)
    return faults.by_field


def submission_of(form: EmployerForm, as_of: date) -> tuple[JobOrderSubmission, dict[str, str]]:
    """The submission that the form stands for, and what must be mended by field; with a fault it is not to be used."""
    faults = Faults()
    title, text = _about_the_ad(faults, form)
    name, cvr, p_number, contact = _about_the_employer(faults, form)
    positions, candidates, deadline = _about_the_order(faults, form, as_of)
    made = JobOrderSubmission(
        source=EMPLOYER_SOURCE,
        source_id=draft_key(form),
        title=title,
        text=text,
        employer_name=name,
        cvr_number=cvr,
        p_number=p_number,
        occupation_uri=faults.take("fag", _chosen(form), form.fag, None),
        postcode=faults.take("postnr", _postcode, form.postnr, None),
        positions=positions,
        candidates_wanted=candidates,
        hours=_hours(faults, form),
        employment=next((one for one in Employment if one.value == form.ansaettelse), None),
        shifts=frozenset(shift for shift in Shift if shift.value in form.tid),
        starts_on=faults.take("start", _day, form.start, None),
        deadline_on=deadline,
        languages=_languages(form.lines),
        contact=contact,
        confirmed=_confirmed(form.lines),
    )
    return made, faults.by_field


def draft_submission(form: EmployerForm) -> JobOrderSubmission:
    """What is read for the preview: the ad alone, with the terms that the first step gave."""
    made, _ = submission_of(form.with_changes(fag="", linje=[], tid=[], timer_fra="", timer_til=""), date.min)
    return JobOrderSubmission(
        EMPLOYER_SOURCE, made.source_id, made.title, made.text, deadline_on=made.deadline_on, positions=made.positions
    )


def _about_the_ad(faults: Faults, form: EmployerForm) -> tuple[str, str]:
    return faults.take("titel", _title, form.titel, ""), faults.take("opslag", _ad, form.opslag, "")


def _about_the_employer(faults: Faults, form: EmployerForm) -> tuple[str, str | None, str | None, Contact]:
    name = faults.take("virksomhed", _line("Skriv virksomhedens navn."), form.virksomhed, "")
    cvr = faults.take("cvr", read_cvr_number, form.cvr, None)
    p_number = faults.take("pnr", _p_number, form.pnr, None)
    person = faults.take("kontakt", _line("Skriv navnet på den, vi kan tale med."), form.kontakt, "")
    email = faults.take("email", _email, form.email, "")
    phone = faults.take("telefon", _phone, form.telefon, "")
    return name, cvr, p_number, Contact(person, email, phone)


def _about_the_order(faults: Faults, form: EmployerForm, as_of: date) -> tuple[int, int | None, date | None]:
    positions = faults.take("stillinger", _count(MOST_POSITIONS), form.stillinger, None)
    candidates = faults.take("kandidater", _count(MOST_CANDIDATES), form.kandidater, None)
    deadline = faults.take("frist", lambda text: _ahead(text, as_of), form.frist, None)
    return positions or 1, candidates, deadline


def _title(text: str) -> str:
    return _line("Skriv, hvad stillingen hedder, for eksempel »Lagermedarbejder«.")(text)


def _line(missing: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        words = " ".join(text.split())
        if not words:
            raise Faulty(missing)
        if len(words) > LONGEST_LINE:
            raise Faulty(f"Skriv højst {LONGEST_LINE} tegn.")
        return words

    return read


def _ad(text: str) -> str:
    plain = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\x00", "").split("\n")).strip()
    if len(plain) < SHORTEST_AD:
        raise Faulty("Indsæt opslaget, eller skriv med et par sætninger, hvad jobbet går ud på, og hvad der kræves.")
    if len(plain) > LONGEST_AD:
        raise Faulty(f"Opslaget er for langt. Forkort det til højst {LONGEST_AD // 1000}.000 tegn.")
    return plain


def _p_number(text: str) -> str | None:
    return read_p_number(text) if text else None


def _email(text: str) -> str:
    if not text:
        raise Faulty("Skriv den e-mailadresse, kvitteringen og kandidaterne skal sendes til.")
    if len(text) > LONGEST_LINE or not _EMAIL.fullmatch(text):
        raise Faulty("E-mailadressen ser ikke rigtig ud. Skriv den som navn@firma.dk.")
    return text


def _phone(text: str) -> str:
    digits = re.sub(r"[\s+().-]", "", text)
    if text and not (digits.isascii() and digits.isdigit() and 8 <= len(digits) <= 15):
        raise Faulty("Telefonnummeret ser ikke rigtigt ud. Skriv 8 cifre, eller lad feltet være tomt.")
    return text


def _count(most: int) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= most):
            raise Faulty(f"Skriv et helt tal fra 1 til {most}.")
        return int(text)

    return read


def _day(text: str) -> date | None:
    if not text:
        return None
    danish = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", text)
    try:
        return date(*map(int, reversed(danish.groups()))) if danish else date.fromisoformat(text)
    except ValueError:
        raise Faulty("Skriv datoen som dag, måned og år, for eksempel 24.12.2026.") from None


def _ahead(text: str, as_of: date) -> date | None:
    day = _day(text)
    if day is not None and day < as_of:
        raise Faulty("Fristen er allerede gået. Skriv en dag, der ligger i dag eller senere.")
    return day


def _postcode(text: str) -> str:
    if not (re.fullmatch(r"[0-9]{4}", text) and text >= "0500"):
        raise Faulty("Skriv de 4 cifre i postnummeret, hvor arbejdet foregår.")
    return text


def _chosen(form: EmployerForm) -> Callable[[str], str | None]:
    def read(text: str) -> str | None:
        if text not in {offer.uri for offer in form.offers}:
            raise Faulty("Vælg det fag, jobbet ligner mest, eller søg efter et andet.")
        return text

    return read


def _hours(faults: Faults, form: EmployerForm) -> Hours | None:
    least = faults.take("timer_fra", _weekly, form.timer_fra, None)
    most = faults.take("timer_til", _weekly, form.timer_til, None)
    ends = [end for end in (least, most) if end is not None]
    if least is not None and most is not None and least > most:
        faults.by_field["timer_til"] = "Det højeste antal timer er mindre end det laveste."
    return Hours(min(ends), max(ends)) if ends else None


def _weekly(text: str) -> float | None:
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,2}([.,][0-9])?", text) or not 0 < float(text.replace(",", ".")) <= MOST_HOURS:
        raise Faulty(f"Skriv timer om ugen som et tal fra 1 til {MOST_HOURS:g}.")
    return float(text.replace(",", "."))


def _languages(lines: tuple[FormLine, ...]) -> tuple[Language, ...]:
    """A language that is only wished for counts as basic, as when it is read."""
    return tuple(
        Language(name, _level(level) if line.place == MUST else LanguageLevel.BASIC)
        for line in lines
        if line.kind is ConceptKind.LANGUAGE and line.place in (MUST, NICE)
        for name, _, level in [line.key.partition(":")]
        if name in LANGUAGES
    )


def _level(stored: str) -> LanguageLevel:
    return next((level for level in LanguageLevel if level.value == stored), LanguageLevel.GOOD)


def _confirmed(lines: tuple[FormLine, ...]) -> Confirmed:
    kept = [line for line in lines if line.place in (MUST, NICE)]
    demand = {MUST: LicenceDemand.MUST, NICE: LicenceDemand.NICE}
    return Confirmed(
        skills=tuple(
            ConfirmedSkill(one.key, one.place == MUST, one.phrase) for one in kept if one.kind is ConceptKind.SKILL
        ),
        licences=tuple(
            ConfirmedLicence(one.key, demand[one.place], one.phrase) for one in kept if one.kind is ConceptKind.LICENCE
        ),
    )
