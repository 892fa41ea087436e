"""The adviser's worklist: a day's talks and its week, what has to be acted on, and the figures against the rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api import danish_words as said
from api.access import Session, requires
from api.pages import talk_words
from api.pages.member_profile import member_number
from api.pages.saved_searches import SavedLine, saved_lines
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.contact_counts import ContactFigures, Count
from matching.core.danish_time import clock, monday_of
from matching.core.saved_searches import CountedSearch
from matching.core.talks import TalkKind, TalkState
from matching.core.worklist import SOON, DiaryTalk, Preparation, Task, TaskKind, Worklist
from matching.services.saved_searches import list_saved_searches
from matching.services.show_worklist import show_worklist

router = APIRouter(include_in_schema=False)

#: What has just been done, by the word in the address.
DONE = {
    "planlagt": "Samtalen er planlagt, og indkaldelsen er lagt til afsendelse.",
    "flyttet": "Samtalen er flyttet, og medlemmet får besked.",
    "aflyst": "Samtalen er aflyst, og medlemmet får besked.",
    "udeblevet": "Udeblivelsen er noteret.",
}
BADGES = {TalkState.HELD: "success", TalkState.NO_SHOW: "warning", TalkState.CANCELLED: "error"}
#: The page that a task leads to, by its kind; `{}` is the key of what it concerns.
ADDRESSES: Mapping[TaskKind, str] = {
    TaskKind.FIRST_TALK: "/medlemmer/{}/indkald",
    TaskKind.UNREGISTERED: "/samtaler/{}",
    TaskKind.TALKS_MISSING: "/medlemmer/{}/indkald",
    TaskKind.HANDOVER: "/medlemmer/{}/overdragelse",
    TaskKind.REFERRAL_WAITS: "/henvisninger/{}",
    TaskKind.EMPLOYER_ANSWERED: "/henvisninger/{}",
    TaskKind.POOL_REQUEST: "/forespoergsler/{}",
    TaskKind.POOL_PROPOSAL: "/aftaler/{}",
    TaskKind.RECOMMENDATION_OVERDUE: "/indstillinger/{}",
}


class Whose(StrEnum):
    """Whose talks and tasks are shown, as the address says it."""

    MINE = "mine"
    ALL = "alle"


@dataclass(frozen=True)
class TalkLine:
    """One talk in the day."""

    key: Annotated[str, "Samtalens id; linjens plads på siden"]
    address: Annotated[str, "Samtalens egen side"]
    clock: Annotated[str, "Hvornår den begynder, fx »09.30«"]
    hours: Annotated[str, "Fra og til, fx »09.30-10.15«"]
    name: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    member_address: Annotated[str, "Medlemmets side"]
    kinds: Annotated[str, "Hvilken samtale det er, fx »2. jobsamtale«"]
    form: Annotated[str, "Hvordan man mødes"]
    form_icon: Annotated[str, "Ikonet for formen"]
    place: Annotated[str, "Hvor; tom, når det ikke er aftalt"]
    adviser: Annotated[str, "Hvem der holder den; tom på ens egen liste"]
    state: Annotated[str, "Hvad der er blevet af den; tom, mens den er planlagt"]
    state_variant: Annotated[str, "Mærkets farve"]
    missing: Annotated[tuple[str, ...], "Hvad der mangler, før samtalen er forberedt"]
    may_change: Annotated[bool, "Om den kan flyttes eller aflyses"]
    may_note_no_show: Annotated[bool, "Om udeblivelse kan noteres"]
    version: Annotated[int, "Udgaven, som knapperne sender tilbage"]


@dataclass(frozen=True)
class DayView:
    """One day of the week."""

    words: Annotated[str, "Dagen, fx »man. 23.11.«"]
    full: Annotated[str, "Dagen i fuld længde"]
    address: Annotated[str, "Arbejdslisten for dagen"]
    number: Annotated[str, "Hvor mange samtaler der er"]
    noun: Annotated[str, "»samtale« eller »samtaler«"]
    chosen: Annotated[bool, "Om dagen vises nu"]
    is_today: Annotated[bool, "Om det er i dag"]
    lines: Annotated[tuple[TalkLine, ...], "Dagens samtaler, time for time"]


@dataclass(frozen=True)
class TaskLine:
    """One thing to act on."""

    address: Annotated[str, "Siden, hvor der handles"]
    name: Annotated[str, "Hvem det handler om"]
    number: Annotated[str, "Medlemsnummer; tom, når det ikke handler om et medlem"]
    kind: Annotated[str, "Hvad der skal gøres"]
    detail: Annotated[str, "Kort tilføjelse; tom, når der ingen er"]
    due: Annotated[str, "Hvornår senest, som man siger det; tom uden frist"]
    due_full: Annotated[str, "Fristens fulde dato; tom uden frist"]
    overdue: Annotated[bool, "Om fristen er gået"]
    urgent: Annotated[bool, "Om fristen er nær"]


@dataclass(frozen=True)
class FigureView:
    """One figure against the rule, as a sentence."""

    title: Annotated[str, "Hvad der er talt"]
    words: Annotated[str, "Tallet, fx »41 af 43«"]
    required: Annotated[str, "Kravet, fx »krav 75 %«; tom uden krav"]
    verdict: Annotated[str, "Om kravet er nået, i ord; tom uden krav"]
    is_met: Annotated[bool, "Om kravet er nået, eller der intet krav er"]


@dataclass(frozen=True)
class Filter:
    """A way to see the list."""

    words: Annotated[str, "Hvad den viser"]
    address: Annotated[str, "Samme dag, set sådan"]
    chosen: Annotated[bool, "Om listen vises sådan nu"]


@dataclass(frozen=True)
class WorklistPage:
    """Where an adviser's day begins."""

    heading: Annotated[str, "Dagen i fuld længde"]
    done: Annotated[str, "Hvad der lige er gjort; tom ellers"]
    filters: Annotated[tuple[Filter, ...], "Mine eller alles samtaler"]
    days: Annotated[tuple[DayView, ...], "Ugens dage, mandag først; lørdag og søndag kun med samtaler"]
    day: Annotated[DayView, "Den valgte dag"]
    later: Annotated[tuple[DayView, ...], "Resten af ugens dage med samtaler; tom, når alles vises"]
    week_before: Annotated[str, "Arbejdslisten for ugen før"]
    week_after: Annotated[str, "Arbejdslisten for ugen efter"]
    to_today: Annotated[str, "Arbejdslisten i dag; tom, når det er den, der vises"]
    here: Annotated[str, "Denne sides egen adresse, som formularer fører tilbage til"]
    tasks: Annotated[tuple[TaskLine, ...], "Det, der kræver handling, efter frist"]
    tasks_hidden: Annotated[str, "Hvor mange flere der er; tom, når alle vises"]
    figures: Annotated[tuple[FigureView, ...], "Tallene mod reglen, en linje hver"]
    figures_title: Annotated[str, "Hvis tal det er"]
    obstacle: Annotated[str, "Hvorfor frister og tal ikke kan vises; tom ellers"]
    searches: Annotated[tuple[SavedLine, ...], "Rådgiverens gemte søgninger"]


@router.get("/arbejdsliste", response_class=HTMLResponse)
def show_adviser_worklist(
    request: Request,
    session: Annotated[Session, requires(Action.SEE_WORKLIST)],
    dag: Annotated[date | None, Query()] = None,
    vis: Annotated[Whose, Query()] = Whose.MINE,
    gjort: Annotated[Literal["", "planlagt", "flyttet", "aflyst", "udeblevet"], Query()] = "",
) -> HTMLResponse:
    """Show the talks of a day and its week, and what has to be acted on."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.SEE_WORKLIST) as (connection, actor):
        worklist = show_worklist(connection, actor, now=now, day=dag, everybody=vis is Whose.ALL)
        searches = list_saved_searches(connection, actor, now=now)
    page = worklist_page(worklist, DONE.get(gjort, ""), searches)
    return render(request, "pages/worklist.html", page, title="Arbejdsliste")


def address_of(day: date, whose: Whose = Whose.MINE) -> str:
    """Return the address of the worklist on a day."""
    return f"/arbejdsliste?dag={day.isoformat()}" + ("&vis=alle" if whose is Whose.ALL else "")


def worklist_page(worklist: Worklist, done: str = "", searches: Sequence[CountedSearch] = ()) -> WorklistPage:
    """Return the page in finished words."""
    whose = Whose.ALL if worklist.adviser is None else Whose.MINE
    days = tuple(_day(worklist, day, talks, whose) for day, talks in worklist.week if talks or day.weekday() < 5)
    chosen = next((day for day in days if day.chosen), None) or _day(worklist, worklist.day, (), whose)
    monday, week = monday_of(worklist.day), timedelta(days=7)
    rest = [day for day in days[days.index(chosen) + 1 :] if day.lines] if chosen in days else []
    return WorklistPage(
        heading=said.sentence_case(talk_words.long_day(worklist.day)),
        done=done,
        filters=tuple(
            Filter(words, address_of(worklist.day, one), one is whose)
            for one, words in ((Whose.MINE, "Mine samtaler"), (Whose.ALL, "Hele a-kassen"))
        ),
        days=days,
        day=chosen,
        later=tuple(rest) if whose is Whose.MINE else (),
        week_before=address_of(monday - week, whose),
        week_after=address_of(monday + week, whose),
        to_today="" if worklist.day == worklist.as_of else address_of(worklist.as_of, whose),
        here=address_of(worklist.day, whose),
        tasks=tuple(_task(task, worklist.as_of) for task in worklist.tasks),
        tasks_hidden=_hidden(worklist),
        figures=() if worklist.figures is None else figure_views(worklist.figures),
        figures_title="A-kassens tal mod reglen" if whose is Whose.ALL else "Mine tal mod reglen",
        obstacle=worklist.obstacle,
        searches=saved_lines(searches),
    )


def _day(worklist: Worklist, day: date, talks: tuple[DiaryTalk, ...], whose: Whose) -> DayView:
    standing = sum(talk.stands for talk in talks)
    return DayView(
        words=said.sentence_case(talk_words.short_day(day)),
        full=said.sentence_case(talk_words.long_day(day)),
        address=address_of(day, whose),
        number=said.whole(standing),
        noun="samtale" if standing == 1 else "samtaler",
        chosen=day == worklist.day,
        is_today=day == worklist.as_of,
        lines=tuple(_line(talk, day, worklist) for talk in talks),
    )


def _line(talk: DiaryTalk, day: date, worklist: Worklist) -> TalkLine:
    is_planned = talk.state is TalkState.PLANNED
    counts = talk.kind is TalkKind.JOBSAMTALE and talk.state in {TalkState.PLANNED, TalkState.HELD}
    return TalkLine(
        key=str(talk.talk_id),
        address=f"/samtaler/{talk.talk_id}",
        clock=clock(talk.starts_at),
        hours=talk_words.hours(talk.starts_at, talk.ends_at),
        name=talk.member_name,
        number=member_number(talk.member_number),
        member_address=f"/medlemmer/{talk.member_id}",
        kinds=talk_words.kinds(talk.kind, talk.also, talk.ordinal if counts else None),
        form=talk.form.label,
        form_icon=talk_words.ICONS[talk.form],
        place=talk.place,
        adviser=talk.adviser_name if worklist.adviser is None else "",
        state="" if is_planned else talk.state.label,
        state_variant=BADGES.get(talk.state, ""),
        missing=_missing(talk.preparation) if is_planned else (),
        may_change=is_planned,
        may_note_no_show=is_planned and day <= worklist.as_of,
        version=talk.version,
    )


def _missing(preparation: Preparation) -> tuple[str, ...]:
    lacks = (
        (preparation.has_history, "CV mangler"),
        (preparation.has_goals, "Jobmål mangler"),
        (preparation.is_understood, "Forslag er på vej"),
    )
    return tuple(words for is_there, words in lacks if not is_there)


def _task(task: Task, as_of: date) -> TaskLine:
    due_on = task.due_on
    days = None if due_on is None else (due_on - as_of).days
    return TaskLine(
        address=ADDRESSES[task.kind].format(task.subject_id),
        name=task.name,
        number="" if task.member_number is None else member_number(task.member_number),
        kind=task.kind.label,
        detail=task.detail,
        due="" if due_on is None else said.sentence_case(said.day(due_on, as_of).said),
        due_full="" if due_on is None else said.full_date(due_on),
        overdue=days is not None and days < 0,
        urgent=days is not None and 0 <= days <= SOON,
    )


def _hidden(worklist: Worklist) -> str:
    more = worklist.tasks_in_all - len(worklist.tasks)
    return said.counted(more, "mere", "flere") if more else ""


def figure_views(figures: ContactFigures) -> tuple[FigureView, ...]:
    """Return the figures in force, a line each; a rule under which nobody is counted is left out."""
    lines = [_figure("Første samtale til tiden", figures.first_talk)]
    for counts in figures.by_rule:
        wanted = said.counted(counts.rule.talks_required, "samtale", "samtaler")
        name = f" ({counts.rule.title.partition(':')[0].lower()})" if len(figures.by_rule) > 1 else ""
        lines += [
            _figure(f"Mindst {wanted}, afsluttede perioder{name}", counts.talks),
            _figure(f"Mindst {wanted}, perioder i gang{name}", counts.under_way),
            _figure(f"Har eller kan nå mindst {wanted}{name}", counts.within_reach),
            _figure(f"Undtaget lige nu{name}", counts.exempted),
        ]
    return tuple(line for line in lines if line is not None)


def _figure(title: str, count: Count) -> FigureView | None:
    if count.share is None or (count.at_most and count.required is None):
        return None
    demand = "" if count.required is None else f"{'højst' if count.at_most else 'krav'} {percent(count.required)}"
    over = {None: "", True: "overholdt" if count.at_most else "nået", False: "over" if count.at_most else "ikke nået"}
    return FigureView(
        title=title,
        words=f"{said.whole(count.met)} af {said.whole(count.counted)} ({percent(count.share)})",
        required=demand,
        verdict=over[count.is_met],
        is_met=count.is_met is not False,
    )


def percent(share: float) -> str:
    """Return a share as it is said: 0.784 is "78 %", rounded down so that a demand is never met by rounding."""
    return f"{int(share * 100 + 1e-9)} %"
