"""What the page of one published table holds, in finished words."""

from dataclasses import dataclass
from typing import Annotated

from api.pages.figure_parts import DefinitionView, VintageView
from api.pages.sign_in import Choice
from matching.core.cards import Html


@dataclass(frozen=True)
class FieldView:
    """One thing to choose."""

    name: Annotated[str, "Navnet i adressen"]
    label: Annotated[str, "Hvad der vælges"]
    choices: Annotated[tuple[Choice, ...], "Det, der kan vælges imellem"]


@dataclass(frozen=True)
class ChartView:
    """The numbers as a drawing; the same ones stand in the table below it."""

    wide: Annotated[Html, "Tegningen til en bred skærm og til papir"]
    narrow: Annotated[Html, "Tegningen til en telefon"]
    notes: Annotated[tuple[str, ...], "Hvad streger, farver og grå felter betyder"]


@dataclass(frozen=True)
class RowView:
    """A row of the table."""

    name: Annotated[str, "Måneden eller det, der deles efter"]
    mark: Annotated[str, "Mærket ved navnet: revideret, eller den egen a-kasse; tom uden"]
    numbers: Annotated[tuple[str, ...], "Tallet og de antal, det er regnet ud fra, eller ordet i stedet for hvert"]
    missing: Annotated[tuple[bool, ...], "Hvilke af dem der mangler"]
    is_whole: Annotated[bool, "Om rækken er det hele, som de andre er dele af"]


@dataclass(frozen=True)
class DownloadView:
    """A file of the numbers."""

    label: Annotated[str, "Filens format"]
    shown: Annotated[str, "Adressen på de viste tal"]
    whole: Annotated[str, "Adressen på hele tabellen"]


@dataclass(frozen=True)
class FigureTablePage:
    """One published table as it is chosen."""

    title: Annotated[str, "Tabellens titel"]
    code: Annotated[str, "Tabellens faste kode"]
    vintage: Annotated[VintageView, "Udgivelsen"]
    back: Annotated[str, "Adressen på alle tal fra samme udgivelse"]
    fields: Annotated[tuple[FieldView, ...], "Det, der kan vælges"]
    heading: Annotated[str, "Hvad der vises, i ord"]
    under: Annotated[str, "Måneden eller perioden, og det, der er valgt"]
    chart: Annotated[ChartView | None, "Tegningen; None, når der ikke er et eneste tal at tegne"]
    columns: Annotated[tuple[str, ...], "Tabellens kolonner"]
    rows: Annotated[tuple[RowView, ...], "Rækkerne"]
    reasons: Annotated[tuple[tuple[str, str], ...], "Ordene i tabellen, der står i stedet for tal, og hvad de betyder"]
    definition: Annotated[DefinitionView, "Hvad tallet viser"]
    downloads: Annotated[tuple[DownloadView, ...], "Filer at hente"]
    machine: Annotated[str, "Adressen på de samme tal for maskiner"]
