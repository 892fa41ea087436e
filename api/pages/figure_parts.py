"""What the pages of published figures share: reading a table for a measure, and its definition and vintage in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from api import danish_words as said
from api.pages import figure_words as words
from api.pages.sign_in import Choice
from matching.statistics.publication.published_table import (
    Content,
    ContentRole,
    Definition,
    NoFigure,
    Number,
    PublishedTable,
)
from matching.statistics.publication.vintages import Vintage

ADDRESS = "/tal"
A_YEAR = 12  #: months that are shown in any case
VINTAGE = "udgave"  #: the parameter that names a vintage by its day


@dataclass(frozen=True)
class VintageView:
    """The publication that the page is read from."""

    said: Annotated[str, "Hvornår der er udgivet, i ord"]
    day: Annotated[str, "Udgivelsens dag, som adressen skriver den"]
    is_newest: Annotated[bool, "Om der ikke er en nyere"]
    shown: Annotated[str, "Hvor mange tal der vises, og hvor mange der er skjult"]
    choices: Annotated[tuple[Choice, ...], "Udgivelser at vælge imellem, de nyeste først"]


@dataclass(frozen=True)
class DefinitionView:
    """What a figure says, as it was declared when it was published."""

    code: Annotated[str, "Målingens faste kode"]
    title: Annotated[str, "Målingens navn"]
    sentence: Annotated[str, "Hvad tallet viser"]
    facts: Annotated[tuple[tuple[str, str], ...], "Overskrift og sætning for det, der tælles, dateres og ventes på"]
    leaves_out: Annotated[tuple[str, ...], "Det, der ikke er med"]
    versions: Annotated[tuple[str, ...], "Hver version og de kohorter, den gælder for, den nyeste først"]


@dataclass(frozen=True)
class Found:
    """A month's number, or why it is missing."""

    period: str
    number: Number
    missing: NoFigure | None

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was counted in the month: nought, or a share of nought."""
        return self.number == 0 or self.missing in {NoFigure.NOTHING_TO_DIVIDE, NoFigure.IMPOSSIBLE}


@dataclass(frozen=True)
class Measured:
    """One measure of a table under one value of each other axis."""

    table: PublishedTable
    code: str
    where: Mapping[str, str]

    @property
    def periods(self) -> tuple[str, ...]:
        """Every month, the oldest first."""
        return self.table.axes[0].codes

    @cached_property
    def content(self) -> Content:
        """The figure itself."""
        return next(one for one in self.table.contents if one.code == self.code)

    @property
    def counts(self) -> tuple[Content, ...]:
        """The two counts that it is made of; none for a count."""
        return tuple(one for one in self.table.contents if one.measure == self.code and one.code != self.code)

    def found(self, period: str, content: Content | None = None) -> Found:
        """The number of a month."""
        places = (self.where.get(axis.code, axis.codes[0]) for axis in self.table.axes[1:])
        return Found(period, *self.table.number((content or self.content).code, period, *places))

    @property
    def months(self) -> list[Found]:
        """Every month's number, the oldest first."""
        return [self.found(period) for period in self.periods]

    @property
    def counted_months(self) -> list[Found]:
        """The months from the first in which there was something, or the newest year where there was nothing."""
        months = self.months
        begins = next((place for place, one in enumerate(months) if not one.is_nothing), len(months))
        return months[min(begins, max(len(months) - A_YEAR, 0)) :]

    @property
    def awaited(self) -> list[str]:
        """The months that are too young to be read."""
        return [one.period for one in self.months if one.missing is NoFigure.AWAITED]

    @property
    def newest(self) -> str:
        """The newest month that is old enough; the newest of all when none is."""
        old_enough = [one.period for one in self.months if one.missing is not NoFigure.AWAITED]
        return (old_enough or list(self.periods))[-1]

    def under(self, axis: str, value: str) -> "Measured":
        """The same measure under another value of an axis."""
        return Measured(self.table, self.code, {**self.where, axis: value})

    def revised(self, period: str) -> str:
        """That the measure was revised for a month, in words; nothing when it was not."""
        days = [one.revised_on for one in self.table.revised if (one.period, one.measure) == (period, self.code)]
        return f"Revideret {said.full_date(max(days))}" if days else ""


def figures_of(table: PublishedTable) -> tuple[Content, ...]:
    """The figures of a table, without the counts that they are made of."""
    return tuple(one for one in table.contents if one.role is ContentRole.FIGURE)


def definitions_of(table: PublishedTable, code: str) -> list[Definition]:
    """Every version of a measure, the newest first."""
    return sorted((one for one in table.definitions if one.code == code), key=lambda one: -one.version)


def definition_view(table: PublishedTable, code: str) -> DefinitionView:
    """A measure's definition in finished words."""
    versions = definitions_of(table, code)
    newest = versions[0]
    facts = (
        ("Tæller", said.sentence_case(newest.counts)),
        ("Nævner", said.sentence_case(newest.out_of or "")),
        ("Der tælles", said.sentence_case(table.counts)),
        ("Dateres efter", said.sentence_case(table.dated_by)),
        ("Kan læses", words.readable_after(newest)),
    )
    return DefinitionView(
        code=code,
        title=newest.title,
        sentence=newest.definition,
        facts=tuple(fact for fact in facts if fact[1]),
        leaves_out=newest.leaves_out,
        versions=tuple(map(words.version_said, versions)),
    )


def vintage_view(vintage: Vintage, every: tuple[Vintage, ...]) -> VintageView:
    """A vintage in finished words; `every` is all of them, newest first."""
    hidden = said.whole(vintage.hidden)
    return VintageView(
        said=f"Udgivet {said.full_date(vintage.published_on)}",
        day=vintage.published_on.isoformat(),
        is_newest=vintage.published_on == every[0].published_on,
        shown=f"{said.whole(vintage.figures)} tal vises, og {hidden} er skjult af hensyn til fortrolighed.",
        choices=tuple(
            Choice(one.published_on.isoformat(), said.full_date(one.published_on), one == vintage) for one in every
        ),
    )
