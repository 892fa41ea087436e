"""What the API says of published figures besides the numbers: vintages, tables, axes, measures by version."""

from collections.abc import Sequence
from datetime import date, datetime

from pydantic import Field

from api.v1.answers import Answer
from matching.services.read_published import Publication
from matching.statistics.publication.published_table import Definition, PublishedAxis, PublishedTable
from matching.statistics.publication.tables import TABLES
from matching.statistics.publication.vintages import Vintage

ADDRESS = "/api/v1/figures"


class VintageAnswer(Answer):
    """One publication; it is never changed."""

    published_on: date = Field(examples=["2026-12-01"])
    published_at: datetime
    first_month: date = Field(description="The earliest month in its tables", examples=["2024-12-01"])
    figures: int = Field(description="Numbers shown", examples=[31204])
    hidden: int = Field(description="Numbers hidden for confidentiality", examples=[2310])
    attacked: int = Field(description="Hidden counts that the audit tried to work out; it found none")
    tables: str = Field(description="Address of its tables", examples=[f"{ADDRESS}/tables?vintage=2026-12-01"])


class TableHeadAnswer(Answer):
    """A table that is published."""

    code: str = Field(description="Never used for anything else", examples=["talks-by-akasse-and-form"])
    title: str = Field(examples=["Samtaler efter a-kasse og form"])
    counts: str = Field(description="What one of what is counted is", examples=["én samtale"])
    dated_by: str = Field(examples=["dagen, samtalen var sat til"])
    metadata: str = Field(examples=[f"{ADDRESS}/tables/talks-by-akasse-and-form"])
    data: str = Field(examples=[f"{ADDRESS}/tables/talks-by-akasse-and-form/data"])


class TablesAnswer(Answer):
    """The tables of a vintage, in their order."""

    vintage: VintageAnswer
    tables: tuple[TableHeadAnswer, ...]


class AxisValueAnswer(Answer):
    """A value of an axis."""

    code: str = Field(examples=["48"])
    label: str = Field(examples=["Akademikernes A-kasse"])
    part_of: str | None = Field(description="The value whose counts its own add up to", examples=["total"])


class AxisAnswer(Answer):
    """One way in which the table is divided; `code` is the parameter that narrows it."""

    code: str = Field(examples=["akasse"])
    title: str = Field(examples=["A-kasse"])
    definition: str
    values: tuple[AxisValueAnswer, ...]


class ContentAnswer(Answer):
    """A number that every combination has."""

    code: str = Field(examples=["SA-03"])
    title: str = Field(examples=["Udeblivelser"])
    unit: str = Field(examples=["procent"])
    decimals: int = Field(examples=[1])
    measure: str = Field(description="Address of the measure", examples=[f"{ADDRESS}/measures/SA-03"])
    role: str = Field(description="figure, part (numerator) or whole (denominator)", examples=["figure"])


class MeasureAnswer(Answer):
    """One version of a measure."""

    code: str = Field(description="Never used for anything else", examples=["SA-03"])
    version: int = Field(examples=[1])
    title: str = Field(examples=["Udeblivelser"])
    definition: str
    unit: str = Field(examples=["procent"])
    counts: str = Field(description="The numerator in Danish", examples=["samtaler, medlemmet udeblev fra"])
    out_of: str | None = Field(description="The denominator in Danish; null for a count")
    leaves_out: tuple[str, ...] = Field(description="What is not counted")
    months_to_wait: int = Field(description="Whole months after the period's end before it is read", examples=[1])
    because: str
    valid_from: date = Field(description="First cohort this version holds for")
    valid_until: date | None = Field(description="First cohort it no longer holds for; null = still in force")


class VersionsAnswer(Answer):
    """A measure as it is declared today, newest version first, and the tables that show it."""

    code: str
    versions: tuple[MeasureAnswer, ...]
    tables: tuple[str, ...] = Field(description="Addresses; none for what cannot be published, as means")


class RevisedAnswer(Answer):
    """A published figure that changed after it could be read."""

    period: str = Field(examples=["2026M05"])
    measure: str = Field(examples=["JO-04"])
    revised_on: date


class TableAnswer(Answer):
    """A table with its axes and definitions as they were when it was published."""

    head: TableHeadAnswer
    published_on: date
    axes: tuple[AxisAnswer, ...]
    contents: tuple[ContentAnswer, ...]
    measures: tuple[MeasureAnswer, ...]
    revised: tuple[RevisedAnswer, ...]


def vintage_answer(vintage: Vintage) -> VintageAnswer:
    """Return a vintage as it is sent."""
    address = f"{ADDRESS}/tables?vintage={vintage.published_on.isoformat()}"
    return VintageAnswer(**vars(vintage), tables=address)


def tables_answer(publication: Publication) -> TablesAnswer:
    """Return the tables of a vintage as they are sent."""
    heads = [_head(one.table_code, one.title, one.counts, one.dated_by) for one in publication.tables]
    return TablesAnswer(vintage=vintage_answer(publication.vintage), tables=tuple(heads))


def table_answer(table: PublishedTable) -> TableAnswer:
    """Return what is to be known about a table as it is sent."""
    return TableAnswer(
        head=_head(table.code, table.title, table.counts, table.dated_by),
        published_on=table.published_on,
        axes=tuple(map(_axis, table.axes)),
        contents=tuple(
            ContentAnswer(
                code=one.code,
                title=one.title,
                unit=one.unit,
                decimals=one.decimals,
                measure=f"{ADDRESS}/measures/{one.measure}",
                role=str(one.role.value),
            )
            for one in table.contents
        ),
        measures=tuple(map(measure_answer, table.definitions)),
        revised=tuple(RevisedAnswer(**vars(one)) for one in table.revised),
    )


def measure_answer(one: Definition) -> MeasureAnswer:
    """Return one version of a measure as it is sent."""
    return MeasureAnswer(**vars(one))


def versions_answer(code: str, versions: Sequence[Definition]) -> VersionsAnswer:
    """Return every version of a measure, newest first, and where it is shown."""
    newest_first = sorted(versions, key=lambda one: -one.version)
    shown = [table.code for table in TABLES if code in {one.code for one in table.measures}]
    return VersionsAnswer(
        code=code,
        versions=tuple(map(measure_answer, newest_first)),
        tables=tuple(f"{ADDRESS}/tables/{one}" for one in shown),
    )


def _head(code: str, title: str, counts: str, dated_by: str) -> TableHeadAnswer:
    address = f"{ADDRESS}/tables/{code}"
    return TableHeadAnswer(
        code=code, title=title, counts=counts, dated_by=dated_by, metadata=address, data=f"{address}/data"
    )


def _axis(axis: PublishedAxis) -> AxisAnswer:
    values = tuple(AxisValueAnswer(**vars(value)) for value in axis.values)
    return AxisAnswer(code=axis.code, title=axis.title, definition=axis.definition, values=values)
