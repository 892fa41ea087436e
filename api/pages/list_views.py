"""What both lists have around their rows: filters, order, pages, what was done at once, and an empty list's way on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from api import danish_words as said
from api.pages.list_address import (
    ListQuery,
    address_of,
    coded,
    file_address,
    parameter,
    path_of,
)
from api.pages.list_words import TITLES, Places, narrowed_by, options
from api.pages.sign_in import Choice as Option
from matching.core.list_acts import MOST_AT_ONCE, STAYS, UNDO_WITHIN, DoneAtOnce
from matching.core.list_errors import DeadlineMustLieAhead, NothingChosen, TooManyChosen
from matching.core.lists import (
    MOST_IN_A_FILE,
    MOST_PAGES,
    ROWS_ON_A_PAGE,
    Choice,
    MemberChoice,
    MemberSort,
    OrderSort,
    last_page,
    narrowing,
    without,
)
from matching.services.show_lists import Shown

TOO_MANY_CALLED = "Der er valgt flere, end der kan indkaldes på én gang. Vælg færre, og prøv igen."
#: What the list has just been used for, by the word in the address: whether it went well, and the sentence.
TOLD: Mapping[str, tuple[str, str]] = {
    "gemt": ("success", "Visningen er gemt. Du finder den på forsiden og arbejdslisten."),
    "intet": ("warning", str(NothingChosen())),
    "for-mange": ("warning", str(TooManyChosen(MOST_AT_ONCE))),
    "for-mange-indkaldt": ("warning", TOO_MANY_CALLED),
    "frist": ("warning", str(DeadlineMustLieAhead())),
}
REST = "Længere ned kan listen ikke bladres. Brug filtrene, søg, eller vend sorteringen for at se resten."


@dataclass(frozen=True)
class FilterField:
    """One filter as a list to choose from."""

    name: Annotated[str, "Navnet i adressen"]
    label: Annotated[str, "Det, der står over den"]
    options: Annotated[tuple[Option, ...], "Hvad der kan vælges"]


@dataclass(frozen=True)
class Chip:
    """A filter in use, which can be taken off."""

    words: Annotated[str, "Filteret i ord, fx »Kommune: Vejle«"]
    address: Annotated[str, "Listen uden det"]


@dataclass(frozen=True)
class SortHead:
    """What stands over a column."""

    words: Annotated[str, "Kolonnens navn"]
    address: Annotated[str, "Listen i den orden; tom, når kolonnen ikke kan sorteres"]
    direction: Annotated[str, "»ascending« eller »descending«, når listen er i den orden; ellers tom"]


@dataclass(frozen=True)
class Pages:
    """Where in the list one is."""

    words: Annotated[str, "Fx »Side 2 af 40«; tom, når der kun er én side"]
    before: Annotated[str, "Siden før; tom på den første"]
    after: Annotated[str, "Siden efter; tom på den sidste"]
    first: Annotated[str, "Den første side; tom, når man står på den"]
    last: Annotated[str, "Den sidste side; tom, når man står på den"]
    rest: Annotated[str, "Hvordan man ser resten af en meget lang liste; tom ellers"]


@dataclass(frozen=True)
class Widening:
    """A way out of an empty list."""

    words: Annotated[str, "Fx »Uden »Kommune: Vejle« er der 12«"]
    address: Annotated[str, "Listen uden filteret"]


@dataclass(frozen=True)
class ResultView:
    """What came of an act on many rows."""

    heading: Annotated[str, "Hvor mange der blev gjort noget ved"]
    variant: Annotated[str, "Beskedens farve"]
    left: Annotated[tuple[str, ...], "De rækker, der ikke blev, hver med sin grund"]
    undo_address: Annotated[str, "Hvor der kan fortrydes; tom, når det ikke kan"]
    undo_key: Annotated[str, "Nøglen på det, der fortrydes; tom, når det ikke kan"]
    undo_words: Annotated[str, "Hvor længe der kan fortrydes, eller hvorfor der ikke kan"]


@dataclass(frozen=True)
class ListFrame:
    """What stands around the rows of a list."""

    path: Annotated[str, "Listens sti, som filtrene sendes til"]
    count: Annotated[str, "Hvor mange rækker der er, i ord"]
    shown: Annotated[str, "Hvilke af dem siden viser; tom, når det er dem alle"]
    fields: Annotated[tuple[FilterField, ...], "Filtrene"]
    backwards: Annotated[bool, "Om listen løber baglæns"]
    chips: Annotated[tuple[Chip, ...], "De filtre, der er i brug"]
    whole: Annotated[str, "Listen uden filtre; tom, når der ingen er"]
    heads: Annotated[tuple[SortHead, ...], "Kolonnerne"]
    pages: Annotated[Pages, "Hvor i listen man er"]
    text: Annotated[str, "Det, der blev søgt efter; tom ellers"]
    told: Annotated[str, "Hvad der lige er sket; tom ellers"]
    told_variant: Annotated[str, "Beskedens farve"]
    result: Annotated[ResultView | None, "Hvad der blev af det, der blev gjort ved flere rækker"]
    empty: Annotated[str, "Hvorfor listen er tom; tom, når den ikke er"]
    widen: Annotated[tuple[Widening, ...], "Hvordan en tom liste kan udvides"]
    coded: Annotated[str, "Filtrene som koder, til formularernes skjulte felt"]
    once_key: Annotated[UUID, "Formularens egen nøgle, så den kun tæller én gang"]
    csv: Annotated[str, "Listen som CSV; tom, når den er for lang eller tom"]
    xlsx: Annotated[str, "Listen som regneark; tom, når den er for lang eller tom"]
    too_long: Annotated[str, "At listen er for lang til en fil; tom ellers"]
    new: Annotated[str, "Hvor mange nye der er på siden; tom, når der ikke spørges"]
    save_name: Annotated[str, "Det navn, visningen skulle gemmes under"]
    save_fault: Annotated[str, "Hvorfor visningen ikke kunne gemmes; tom ellers"]


@dataclass(frozen=True)
class Said:
    """What differs between the lists: the words, the filters and the columns."""

    one: str
    many: str
    fields: tuple[str, ...]
    columns: tuple[tuple[str, MemberSort | OrderSort | None], ...]
    nothing: str


@dataclass(frozen=True)
class Around:
    """What the page was asked for beside the choice, and what could not be saved."""

    query: ListQuery
    once_key: UUID
    now: datetime
    result: ResultView | None = None
    new: int = 0
    save_name: str = ""
    save_fault: str = ""


def list_frame(shown: Shown[Any, Any], words: Said, around: Around) -> ListFrame:
    """Return everything around the rows in finished words."""
    choice, places = shown.choice, Places(shown.municipalities, shown.regions)
    new_since = around.query.nye
    variant, told = TOLD.get(around.query.gjort, ("", ""))
    can_be_taken = shown.in_all is not None and 0 < shown.in_all <= MOST_IN_A_FILE
    return ListFrame(
        path=path_of(choice),
        count=_count(shown, words),
        shown=_rows_shown(shown),
        fields=_fields(choice, words, places),
        backwards=choice.descending,
        chips=tuple(Chip(one, address_of(without(choice, name))) for name, one in narrowed_by(choice, places)),
        whole=address_of(_whole(choice)) if narrowed_by(choice, places) else "",
        heads=tuple(_head(choice, title, sort) for title, sort in words.columns),
        pages=_pages(shown, new_since),
        text=shown.text,
        told=told,
        told_variant=variant,
        result=around.result,
        empty="" if shown.lines else _empty(shown, words, places),
        widen=_widen(shown, places),
        coded=coded(choice),
        once_key=around.once_key,
        csv=file_address(choice, "csv") if can_be_taken else "",
        xlsx=file_address(choice, "xlsx") if can_be_taken else "",
        too_long=_too_long(shown),
        new=_new(around),
        save_name=around.save_name,
        save_fault=around.save_fault,
    )


def result_view(done: DoneAtOnce, did: str, words: Said, number_said: Any, now: datetime) -> ResultView:
    """Return what came of an act; `did` is said of the rows done, `number_said` says a row's number."""
    outcome = done.outcome
    rows = said.counted(len(outcome.done), words.one, words.many)
    heading = f"{rows} {did}." if outcome.done else f"Ingen {words.many} blev ændret."
    may_undo = done.may_be_undone(now)
    return ResultView(
        heading=heading,
        variant="success" if not outcome.left else "warning",
        left=tuple(f"{number_said(row.number)}: {row.why}" for row in outcome.left),
        undo_address="fortryd" if may_undo else "",
        undo_key=str(done.once_key) if may_undo else "",
        undo_words=_undo_words(done, may_undo=may_undo),
    )


def _undo_words(done: DoneAtOnce, *, may_undo: bool) -> str:
    if may_undo:
        return f"Kan fortrydes i {UNDO_WITHIN.seconds // 60} minutter."
    return STAYS.get(done.act, "") if done.outcome.done else ""


def _count(shown: Shown[Any, Any], words: Said) -> str:
    if shown.in_all is None:
        found = said.counted(len(shown.lines), words.one, words.many)
        return (
            f"{found} ligner det, du søgte efter" if shown.lines else f"Ingen {words.many} ligner det, du søgte efter"
        )
    return said.counted(shown.in_all, words.one, words.many) if shown.in_all else f"Ingen {words.many}"


def _rows_shown(shown: Shown[Any, Any]) -> str:
    if shown.in_all is None or shown.in_all <= ROWS_ON_A_PAGE:
        return ""
    first = (shown.page - 1) * ROWS_ON_A_PAGE + 1
    return f"Viser {said.whole(first)}-{said.whole(first + len(shown.lines) - 1)}"


def _fields(choice: Choice, words: Said, places: Places) -> tuple[FilterField, ...]:
    sorts = MemberSort if isinstance(choice, MemberChoice) else OrderSort
    by = FilterField(
        "sorter",
        TITLES["sort"],
        tuple(Option(str(one.value), one.label, one is choice.sort) for one in sorts),
    )
    return (*(_field(choice, name, places) for name in words.fields), by)


def _field(choice: Choice, name: str, places: Places) -> FilterField:
    value = getattr(choice, name)
    code = "" if value is None or value is False else "ja" if value is True else str(getattr(value, "value", value))
    given = options(choice, name, places)
    return FilterField(
        parameter(choice, name), TITLES[name], tuple(Option(one, words, one == code) for one, words in given)
    )


def _head(choice: Any, title: str, sort: MemberSort | OrderSort | None) -> SortHead:
    if sort is None:
        return SortHead(title, "", "")
    is_now = choice.sort is sort
    turned = replace(choice, sort=sort, descending=is_now and not choice.descending)
    runs_down = choice.descending is not (sort in {MemberSort.NEWEST, OrderSort.NEWEST})
    return SortHead(title, address_of(turned), ("descending" if runs_down else "ascending") if is_now else "")


def _pages(shown: Shown[Any, Any], new_since: datetime | None) -> Pages:
    last = last_page(shown.in_all)

    def page(number: int, is_there: bool) -> str:
        return address_of(shown.choice, number, new_since=new_since) if is_there else ""

    here = shown.page
    return Pages(
        words=f"Side {said.whole(here)} af {said.whole(last)}" if last > 1 else "",
        before=page(here - 1, here > 1),
        after=page(here + 1, here < last),
        first=page(1, here > 1),
        last=page(last, here < last),
        rest=REST if last == MOST_PAGES and here == last else "",
    )


def _whole(choice: Any) -> Any:
    for name in narrowing(choice):
        choice = without(choice, name)
    return choice


def _empty(shown: Shown[Any, Any], words: Said, places: Places) -> str:
    if shown.text:
        return f"Ingen {words.many} ligner det, du søgte efter. Prøv med færre bogstaver, eller søg uden filtre."
    used = [f"»{one}«" for _, one in narrowed_by(shown.choice, places)]
    if not used:
        return words.nothing
    return f"Ingen {words.many} passer med {said.listed(used)}."


def _widen(shown: Shown[Any, Any], places: Places) -> tuple[Widening, ...]:
    said_of = dict(narrowed_by(shown.choice, places))
    return tuple(
        Widening(f"Uden »{said_of[name]}« er der {said.whole(number)}", address_of(without(shown.choice, name)))
        for name, number in sorted(shown.wider.items(), key=lambda item: (-item[1], item[0]))
        if number
    )


def _too_long(shown: Shown[Any, Any]) -> str:
    if shown.in_all is None or shown.in_all <= MOST_IN_A_FILE:
        return ""
    return f"En fil kan have {said.whole(MOST_IN_A_FILE)} rækker. Indsnævr listen for at hente den."


def _new(around: Around) -> str:
    if around.query.nye is None:
        return ""
    return (
        f"{said.counted(around.new, 'ny', 'nye')} siden sidst på denne side"
        if around.new
        else "Ingen nye på denne side"
    )
