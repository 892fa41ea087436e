"""Reading job orders from files: which columns and fields there are, and how a row becomes a JobOrderSubmission."""

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from ingest.dates import as_date, as_start
from ingest.field_reader import FieldReader
from ingest.html_cleaning import CleanText, clean_html, looks_like_html
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.registers import (
    as_concept_uri,
    as_cvr_number,
    as_industry,
    as_municipality_code,
    as_p_number,
    as_postcode,
)
from ingest.rows import Accepted, FieldRefused, RawRow, ReadFile, Rejected
from ingest.shapes import Column, Shape
from ingest.sources import open_rows
from ingest.terms import as_employment, as_hours, as_languages, as_positions, as_sector, as_shifts
from ingest.texts import as_line, as_phrases, as_text
from matching.core.industry import IndustryCode
from matching.core.job_order import Contact, Hours, JobOrderSubmission, Language

_COLUMNS = (
    Column("id", "source_id", ("ordre_id", "jobordre_id", "ordrenummer", "jobordrenummer"), "J-1001"),
    Column("titel", "title", ("stillingsbetegnelse", "jobtitel", "stilling", "overskrift"), "Lagermedarbejder"),
    Column("tekst", "text", ("beskrivelse", "opslagstekst", "jobbeskrivelse", "annonce", "opslag"), "Vi søger …"),
    Column("virksomhed", "employer_name", ("virksomhedsnavn", "arbejdsgiver", "firma"), "Nordjysk Lager ApS"),
    Column("cvr", "cvr_number", ("cvr_nummer", "cvr_nr"), "10172748"),
    Column("p_nummer", "p_number", ("p_nr", "produktionsenhed"), "1003456789"),
    Column("sektor", "sector", (), "privat"),
    Column("branchekode", "industry.code", ("branche", "nace"), "52.10.00"),
    Column("brancheversion", "industry.version", ("branchekodeversion",), "DB07"),
    Column(
        "esco_uri", "occupation_uri", ("esco", "stillingsbetegnelse_uri"), "http://data.europa.eu/esco/occupation/…"
    ),
    Column("postnummer", "postcode", ("postnr", "arbejdssted_postnummer"), "9000"),
    Column("kommunekode", "municipality_code", ("kommune", "kommunenummer"), "851"),
    Column("antal_stillinger", "positions", ("antal", "stillinger"), "2"),
    Column("antal_kandidater", "candidates_wanted", ("kandidater", "ønskede_kandidater"), "5"),
    Column("timer", "hours", ("ugentlige_timer", "timetal", "arbejdstid"), "30-37"),
    Column("ansættelse", "employment", ("ansættelsesform", "varighed"), "fast"),
    Column("arbejdstidspunkt", "shifts", ("vagter", "skift", "tidspunkt"), "dag; aften"),
    Column("start", "starts_on", ("startdato", "tiltrædelse", "tiltrædelsesdato"), "snarest"),
    Column("frist", "deadline_on", ("ansøgningsfrist", "formidlingsfrist", "udløber"), "31-12-2026"),
    Column("oprettet", "posted_on", ("opslået", "opslagsdato", "dato"), "2026-11-01"),
    Column("krav", "must", ("skal_krav", "kvalifikationer"), "truckcertifikat B; dansk"),
    Column("ønsker", "nice", ("kan_krav", "fordel"), "erfaring med SAP"),
    Column("beviser", "licences", ("certifikater", "kørekort", "certifikat"), "gaffeltruck B; kørekort B"),
    Column("sprog", "languages", ("sprogkrav",), "dansk: godt; engelsk: lidt"),
    Column("kontakt_navn", "contact.name", ("kontaktperson", "kontakt"), "Anne Berg"),
    Column("kontakt_email", "contact.email", ("kontakt_mail", "email", "mail", "e_mail"), "job@example.dk"),
    Column("kontakt_telefon", "contact.phone", ("telefon", "tlf", "kontakt_tlf"), "98 00 00 00"),
)


def _names(kind: type) -> frozenset[str]:
    return frozenset(field.name for field in dataclasses.fields(kind))


ORDER_SHAPE = Shape(
    columns=_COLUMNS,
    fields={
        "": _names(JobOrderSubmission) | {"id"},
        "industry": _names(IndustryCode),
        "hours": _names(Hours),
        "languages": _names(Language),
        "contact": _names(Contact),
    },
    reads_postings=True,
)

#: A number that has ten digits of its own right.
_MAY_HOLD_TEN_DIGITS = frozenset({"p_number", "cvr_number", "positions"})
_LONGEST_TITLE = 120


def read_job_orders(
    stream: BinaryIO, name: str, *, source: str = "fil", limits: Limits = DEFAULT_LIMITS
) -> ReadFile[JobOrderSubmission]:
    """The orders of one file. `name` is the file's name with its ending; `source` names who delivers.

    Raises FileRefused before the first row when the file as a whole cannot be trusted.
    """
    raw = open_rows(stream, name, ORDER_SHAPE, limits)
    return ReadFile(raw.rejects_format, raw.header, judged_job_orders(raw.rows, source=source))


def judged_job_orders(rows: Iterable[RawRow], *, source: str) -> Iterator[Accepted[JobOrderSubmission] | Rejected]:
    """Each row as a submission, or rejected with all its problems; an id seen before is rejected."""
    first_seen: dict[tuple[str, str], int] = {}
    for row in rows:
        fields = FieldReader(row)
        submission = _submission(fields, source) if not row.problems else None
        if submission is not None:
            _refuse_repeated(fields, submission, row.line, first_seen)
        yield _judged(row, fields, submission)


def _judged(
    row: RawRow, fields: FieldReader, submission: JobOrderSubmission | None
) -> Accepted[JobOrderSubmission] | Rejected:
    if submission is None or fields.problems:
        source_id = submission.source_id if submission else None
        return Rejected(row.line, tuple(fields.problems), row.original, source_id or None)
    return Accepted(row.line, submission, row.original)


def _refuse_repeated(
    fields: FieldReader, submission: JobOrderSubmission, line: int, first_seen: dict[tuple[str, str], int]
) -> None:
    key = (submission.source, submission.source_id)
    if key in first_seen:
        problem = f"Samme id står allerede på linje {first_seen[key]}."
        fields.note("source_id", FieldRefused(problem, "Behold kun den ene række, eller ret id'et."))
    elif not fields.problems:
        first_seen[key] = line


def _submission(fields: FieldReader, source: str) -> JobOrderSubmission:
    """The row as a submission; whatever is wrong is noted in `fields`, and then the result is not to be used."""
    fields.refuse_personal_numbers(also_unbroken=False, except_in=_MAY_HOLD_TEN_DIGITS)
    body = _body(fields)
    title = fields.take("title", _as_title, "") or _first_line(body.text)
    if not title:
        fields.note_missing(
            "title", FieldRefused("Der er hverken titel eller tekst.", "Skriv mindst stillingens titel.")
        )
    starts_on, deadline_on, posted_on = _dates(fields)
    return JobOrderSubmission(
        source=fields.take("source", as_line, source),
        source_id=_source_id(fields),
        title=title,
        text=_without_title(body.text, title),
        html=body.html or None,
        employer_name=fields.take("employer_name", as_line, None),
        cvr_number=fields.take("cvr_number", as_cvr_number, None),
        p_number=fields.take("p_number", as_p_number, None),
        sector=fields.take("sector", as_sector, None),
        industry=fields.take("industry", as_industry, None),
        occupation_uri=fields.take("occupation_uri", as_concept_uri, None),
        postcode=fields.take("postcode", as_postcode, None),
        municipality_code=fields.take("municipality_code", as_municipality_code, None),
        positions=fields.take("positions", as_positions, 1),
        candidates_wanted=fields.take("candidates_wanted", as_positions, None),
        hours=fields.take("hours", as_hours, None),
        employment=fields.take("employment", as_employment, None),
        shifts=fields.take("shifts", as_shifts, frozenset()),
        starts_on=starts_on,
        deadline_on=deadline_on,
        posted_on=posted_on,
        must=fields.take("must", as_phrases, ()),
        nice=fields.take("nice", as_phrases, ()),
        licences=fields.take("licences", as_phrases, ()),
        languages=fields.take("languages", as_languages, ()),
        contact=_contact(fields),
    )


def _as_title(value: object) -> str:
    """A title on one line, without markup."""
    line = as_line(value)
    return as_line(clean_html(line).text) if looks_like_html(line) else line


def _body(fields: FieldReader) -> CleanText:
    """The advertisement's two forms; markup in `html`, or in `text`, decides both."""
    markup = fields.take("html", _as_markup, CleanText("", ""))
    if markup.text:
        return markup
    return fields.take("text", _as_body, CleanText("", ""))


def _as_markup(value: object) -> CleanText:
    if not isinstance(value, str):
        raise FieldRefused("Her skal stå tekst.", "Skriv værdien som tekst.")
    if len(value) > 4 * DEFAULT_LIMITS.text_characters:
        raise FieldRefused(
            "Teksten er for lang.", f"Skriv højst {4 * DEFAULT_LIMITS.text_characters} tegn med opmærkning."
        )
    cleaned = clean_html(value)
    as_text(cleaned.text)
    return cleaned


def _as_body(value: object) -> CleanText:
    if isinstance(value, str) and looks_like_html(value):
        return _as_markup(value)
    return CleanText("", as_text(value))


def _first_line(text: str) -> str:
    """A title from a text that has none: its first line, cut at a word if it is long."""
    line = text.partition("\n")[0]
    if len(line) <= _LONGEST_TITLE:
        return line
    return line[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _without_title(text: str, title: str) -> str:
    """The text without a first line that only repeats the title, unless that is all there is."""
    first, _, rest = text.partition("\n")
    return rest if rest and first == title else text


def _source_id(fields: FieldReader) -> str:
    given = fields.take("source_id", as_line, "") or fields.take("id", as_line, "")
    if not given:
        fields.note_missing("source_id", FieldRefused("Id mangler.", "Giv rækken et id, som er det samme næste gang."))
    return given


def _dates(fields: FieldReader) -> tuple[date | None, date | None, date | None]:
    """Start, deadline and day of posting; a deadline before the posting is noted."""
    starts_on = fields.take("starts_on", as_start, None)
    deadline_on = fields.take("deadline_on", as_start, None)
    posted_on = fields.take("posted_on", as_date, None)
    if deadline_on and posted_on and deadline_on < posted_on:
        fields.note("deadline_on", FieldRefused("Fristen ligger før opslagets dato.", "Ret en af de to datoer."))
    return starts_on, deadline_on, posted_on


def _contact(fields: FieldReader) -> Contact:
    if not fields.has_object("contact"):
        return Contact()
    return Contact(
        name=fields.take("contact.name", as_line, ""),
        email=fields.take("contact.email", _as_email, ""),
        phone=fields.take("contact.phone", as_line, ""),
    )


def _as_email(value: object) -> str:
    address = as_line(value)
    name, at, domain = address.partition("@")
    if not (name and at and "." in domain) or " " in address:
        raise FieldRefused("E-mailadressen kan ikke læses.", "Skriv adressen som navn@virksomhed.dk.")
    return address
