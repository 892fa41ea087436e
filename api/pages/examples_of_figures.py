"""Made-up published figures: a table with every reason for a missing number, and the pages that are made of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from api.pages.figure_parts import Measured
from api.pages.figure_table import table_page
from api.pages.figure_view import Asked, Reader, chosen_view
from api.pages.figures import PublishedFigures, figures_page, key_figure
from api.specimens import Specimen
from matching.statistics.publication.published_table import (
    AxisValue,
    Content,
    ContentRole,
    Definition,
    NoFigure,
    Number,
    PublishedAxis,
    PublishedTable,
    Revised,
)
from matching.statistics.publication.vintages import TableHead, Vintage

DAY, BEFORE = date(2026, 12, 1), date(2026, 11, 1)
PERIODS = ("2025M10", "2025M11", "2025M12", *(f"2026M{month:02}" for month in range(1, 12)))
AKASSER = {
    "total": "Alle a-kasser",
    "48": "Ældres A-kasse",
    "11": "Opdigtet A-kasse",
    "40": "Lille A-kasse",
    "15": "Ny",
}
WHOLES = {"total": 1240, "48": 380, "11": 845, "40": 15, "15": 0}
CODE, COUNT = "SA-03", "SA-01"
TABLE = "talks-by-akasse-and-form"
ONE = Reader("48", "Ældres")

CONTENTS = (
    Content(COUNT, "Aftalte samtaler", "antal", 0, COUNT, ContentRole.FIGURE),
    Content(CODE, "Udeblivelser", "procent", 1, CODE, ContentRole.FIGURE),
    Content(f"{CODE}-part", "Udeblivelser, tæller", "antal", 0, CODE, ContentRole.PART),
    Content(f"{CODE}-whole", "Udeblivelser, nævner", "antal", 0, CODE, ContentRole.WHOLE),
)
PLAIN = Definition(
    code=COUNT,
    version=1,
    title="Aftalte samtaler",
    definition="Antallet af samtaler, der var sat til en dag i perioden.",
    unit="antal",
    counts="samtaler",
    out_of=None,
    leaves_out=("Samtaler, der er aflyst",),
    months_to_wait=0,
    because="Kendt, når måneden er slut.",
    valid_from=date(2024, 1, 1),
    valid_until=None,
)
OF_RATE = replace(
    PLAIN,
    code=CODE,
    title="Udeblivelser",
    definition="Andelen af samtalerne i perioden med et registreret udfald, som medlemmet udeblev fra.",
    unit="procent",
    counts="samtaler, medlemmet udeblev fra",
    out_of="samtaler, der er holdt eller udeblevet fra",
    leaves_out=("Samtaler, der er aflyst", "Samtaler, hvor det ikke er registreret, om de blev holdt"),
    months_to_wait=1,
    because="Udfaldet kan blive registreret efter samtalen; det får en måned.",
)


def example_table() -> PublishedTable:
    """Talks by a-kasse over fourteen months: the newest is too young, one is hidden, some a-kasser are too small."""
    cells = [cell for place in range(len(PERIODS)) for akasse in AKASSER for cell in _cells(place, akasse)]
    period = PublishedAxis("period", "Periode", "Måneden.", tuple(AxisValue(one, one) for one in PERIODS))
    values = tuple(AxisValue(code, name, None if code == "total" else "total") for code, name in AKASSER.items())
    return PublishedTable(
        published_on=DAY,
        code=TABLE,
        title="Samtaler efter a-kasse",
        counts="én samtale",
        dated_by="dagen, samtalen var sat til",
        axes=(period, PublishedAxis("akasse", "A-kasse", "A-kassen, der har holdt samtalen.", values)),
        contents=CONTENTS,
        definitions=(PLAIN, OF_RATE),
        revised=(Revised("2026M10", CODE, DAY), Revised("2026M08", CODE, BEFORE)),
        numbers=tuple(number for number, _ in cells),
        missing={place: reason for place, (_, reason) in enumerate(cells) if reason is not None},
    )


def _cells(place: int, akasse: str) -> Iterator[tuple[Number, NoFigure | None]]:
    """The four numbers of a month and an a-kasse."""
    whole = WHOLES[akasse] + 7 * place * (WHOLES[akasse] > 100)
    yield whole, None
    if place == len(PERIODS) - 1:
        yield from [(None, NoFigure.AWAITED)] * 3
    elif akasse == "11" or place == 4:
        yield from ((None, NoFigure.CONFIDENTIAL), (None, NoFigure.CONFIDENTIAL), (whole, None))
    elif whole < 20:
        yield from ((None, NoFigure.SMALL_BASE if whole else NoFigure.NOTHING_TO_DIVIDE), (0, None), (whole, None))
    else:
        missed = whole * (9 + place * 5 % 7) // 100
        yield from ((round(100 * missed / whole, 1), None), (missed, None), (whole, None))


def example_vintage(day: date = DAY) -> Vintage:
    """A publication of this day."""
    at = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    return Vintage(day, at, date(2025, 10, 1), figures=31_204, hidden=2_310, attacked=1_480)


def specimens(now: datetime) -> tuple[Specimen, ...]:
    """Return key figures, the overview and the table in every state."""
    return (*_key_figures(), *_overviews(), *_tables())


def _key_figures() -> Iterator[Specimen]:
    table = example_table()
    hidden = Measured(table, CODE, {"akasse": "11"})
    awaited = Measured(replace(table, missing=dict.fromkeys(range(len(table.numbers)), NoFigure.AWAITED)), CODE, {})
    states = {
        "Nøgletal: revideret, med den egen a-kasse": key_figure(Measured(table, CODE, {}), ONE),
        "Nøgletal: et antal": key_figure(Measured(table, COUNT, {}), Reader()),
        "Nøgletal: skjult": key_figure(hidden, Reader()),
        "Nøgletal: den egen a-kasse er skjult": key_figure(Measured(table, CODE, {}), Reader("11", "Opdigtet")),
        "Nøgletal: for nyt": key_figure(_unread(awaited), Reader()),
    }
    for title, figure in states.items():
        name = ONE.name if figure.own else ""
        yield Specimen(title, "parts/key_figure.html", (figure, name), macro="key_figure")


def _unread(of: Measured) -> Measured:
    return replace(of, table=replace(of.table, numbers=(None,) * len(of.table.numbers)))


def _overviews() -> Iterator[Specimen]:
    heads = (TableHead(TABLE, "Samtaler efter a-kasse og form", "én samtale", "dagen"),)
    newest, older = example_vintage(), example_vintage(BEFORE)
    found = PublishedFigures(older, (newest, older), heads, {TABLE: example_table()})
    yield Specimen("Offentliggjorte tal: en ældre udgivelse", "pages/figures.html", figures_page(found, ONE))
    yield Specimen("Offentliggjorte tal: intet udgivet", "pages/figures.html", figures_page(None, Reader()))


def _tables() -> Iterator[Specimen]:
    states = {
        "En tabel: måned for måned": (Asked(CODE), ONE),
        "En tabel: en a-kasse ved siden af alle": (Asked(CODE, values={"akasse": "48"}), Reader()),
        "En tabel: efter a-kasse": (Asked(CODE, "akasse", "2026M10"), ONE),
        "En tabel: intet tal at tegne": (Asked(CODE, values={"akasse": "11"}), Reader()),
    }
    table, vintage = example_table(), example_vintage()
    for title, (asked, reader) in states.items():
        view = chosen_view(table, asked, reader)
        yield Specimen(title, "pages/figure_table.html", table_page(view, vintage, (vintage,)))
