"""What stands in the file a member is handed over with, in finished words and as a file for a machine."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Annotated, Any

from api import danish_words as said
from api.documents.recommendation import addressee
from matching.core.handover import ALLOWED, AllowedField, Content, Line, Part

INTRODUCTION = (
    "A-kassen overdrager forløbet til {actor}. Filen rummer det, {actor} skal bruge for at fortsætte, og ikke andet: "
    "ingen noter fra samtaler, ingen årsager til fravær og ingen vurderinger lavet af en maskine."
)
#: Parts whose lines are many and short are set as a table; the others as names with values.
AS_TABLE = frozenset({Part.HISTORY, Part.COMPETENCES, Part.TALKS, Part.REFERRALS})
NOTHING = "Intet at overdrage."


@dataclass(frozen=True)
class PaperPart:
    """One part: a table with its heads and rows, or lines of name and value; empty where there is nothing."""

    heading: Annotated[str, "Delens navn"]
    heads: Annotated[Sequence[str], "Tabellens kolonner; tom, når delen ikke er en tabel"] = ()
    rows: Annotated[Sequence[Sequence[str]], "Tabellens rækker"] = field(default=(), repr=False)
    lines: Annotated[Sequence[Sequence[Sequence[str]]], "Linjer af navn og værdi"] = field(default=(), repr=False)


@dataclass(frozen=True)
class Sender:
    """From whom to whom the file goes, in finished words."""

    akasse: str
    contact: str
    municipality: str | None
    actor: str
    member: str = field(repr=False)


@dataclass(frozen=True)
class HandoverPaper:
    """The file in finished words."""

    title: str
    akasse: str
    contact: str
    to: str
    member: str = field(repr=False)
    handed_over_on: str
    introduction: str
    nothing: str
    parts: Sequence[PaperPart] = field(repr=False)

    def content(self) -> dict[str, Any]:
        """What `render_pdf("handover", ...)` takes."""
        return asdict(self)


def handover_paper(content: Content, sender: Sender, handed_over_on: str) -> HandoverPaper:
    """Return the paper; `handed_over_on` is a finished date, or says that it has not been handed over."""
    return HandoverPaper(
        title=f"Overdragelse til {sender.actor}",
        akasse=sender.akasse,
        contact=sender.contact,
        to=addressee(sender.actor, sender.municipality),
        member=sender.member,
        handed_over_on=handed_over_on,
        introduction=INTRODUCTION.format(actor=sender.actor),
        nothing=NOTHING,
        parts=tuple(paper_part(part, content[str(part.value)]) for part in Part if str(part.value) in content),
    )


def handover_file(content: Content, sender: Sender, digest: str) -> dict[str, Any]:
    """Return the file as JSON: an envelope, and the parts with the names of the allow-list."""
    return {
        "kind": "overdragelse",
        "from": {"akasse": sender.akasse, "contact": sender.contact},
        "to": {"actor": sender.actor, "municipality": sender.municipality},
        "digest": digest,
        "content": {part: [dict(line) for line in lines] for part, lines in content.items()},
    }


def paper_part(part: Part, lines: Sequence[Line]) -> PaperPart:
    """Return one part with Danish names and values said in Danish; a field that is empty everywhere is left out."""
    told = [one for one in ALLOWED[part] if any(value_said(line.get(one.key)) for line in lines)]
    if part in AS_TABLE:
        rows = tuple(tuple(value_said(line.get(one.key)) for one in told) for line in lines)
        return PaperPart(part.label, tuple(one.label for one in told), rows)
    return PaperPart(part.label, lines=tuple(_named(line, told) for line in lines))


def value_said(value: object) -> str:
    """Return a value as a person reads it: days in words, hours with a comma, lists with commas."""
    if value is None:
        return ""
    if isinstance(value, list):
        return said.sentence_case(", ".join(map(str, value)))
    if isinstance(value, float):
        return said.decimal(value)
    return _day(str(value)) or str(value)


def _named(line: Mapping[str, Any], told: Sequence[AllowedField]) -> tuple[tuple[str, str], ...]:
    pairs = ((one.label, value_said(line.get(one.key))) for one in told)
    return tuple((name, value) for name, value in pairs if value)


def _day(text: str) -> str:
    """Return an ISO day in words, or nothing for other text."""
    if len(text) != 10 or text[4:5] != "-":
        return ""
    try:
        return said.full_date(date.fromisoformat(text))
    except ValueError:
        return ""
