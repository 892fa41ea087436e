"""An adviser's day with made-up people: talks in every state and form, each kind of task, and figures met and not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from api.pages.exemptions import TypedExemption, exemption_page
from api.pages.summons_form import TypedSummons
from api.pages.summons_view import summons_page
from api.pages.talk_form import TypedTalk, read_plan, typed_as
from api.pages.talk_views import move_talk_page, plan_talk_page
from api.pages.worklist import DONE, worklist_page
from api.specimens import Specimen
from matching.core.contact_counts import ContactFigures, Count, RuleCounts
from matching.core.contact_course import CourseFacts, contact_state
from matching.core.contact_rules import ContactRule, RuleScope
from matching.core.danish_time import danish_day, monday_of
from matching.core.ids import CourseId, ExemptionId, MemberId, TalkId
from matching.core.summoning import NO_FREE_TIME, Invitee, Seat, SummonsPlan, Uncalled
from matching.core.talks import (
    Exemption,
    ExemptionReason,
    Talk,
    TalkAdviser,
    TalkEvent,
    TalkForm,
    TalkKind,
    TalkState,
)
from matching.core.worklist import DiaryTalk, Preparation, Task, TaskKind, Worklist
from matching.services.show_exemption import ExemptionCase
from matching.services.show_planning import Planning, TalkCase

ADVISER = TalkAdviser("adviser-1", "Rikke Rådgiver", "Søndergade 12, lokale 3")
COURSE, MEMBER = CourseId(UUID(int=0xC0)), MemberId(UUID(int=1042))
READY, UNREADY = Preparation(True, True, True), Preparation(False, False, False)
RULE = ContactRule(
    rule_key="eksempel",
    title="Fra juli 2026: mindst to samtaler med tre ud af fire",
    valid_from=date(2026, 7, 1),
    valid_until=None,
    trial_arm="",
    scope=RuleScope.EVERYWHERE,
    municipality_codes=(),
    months=3,
    handover_hours=410,
    first_talk_days=14,
    return_talk_days=14,
    talks_required=2,
    share_required=0.75,
    exempt_share_most=0.25,
    municipal_actor="kommunen",
    is_verified=True,
    source="Eksempel",
)


def specimens(now: datetime) -> tuple[Specimen, ...]:
    """Return the worklist, planning, moving, calling many and exempting in their states."""
    return (*_worklists(now), *_planning(now), *_summons(now), *_exemptions(now))


def _worklists(now: datetime) -> tuple[Specimen, ...]:
    page = "pages/worklist.html"
    full = _worklist(now, figures=figures(0.80, 0.79, 0.9, 0.20))
    under = _worklist(now, figures=figures(0.93, 0.62, 0.7, 0.31))
    early = _worklist(now, figures=ContactFigures(danish_day(now), Count(0, 0, 1.0, {}), ()))
    quiet = replace(full, week=((full.day, ()),), tasks=(), tasks_in_all=0, figures=early.figures)
    untold = replace(quiet, figures=None, obstacle="Der er ingen regel for forløb, der begyndte 1. januar 2023.")
    return (
        Specimen("En dag med samtaler i alle tilstande, og tal, der er nået", page, worklist_page(full)),
        Specimen("Tal under kravet, set af lederen", page, worklist_page(replace(under, adviser=None))),
        Specimen("En tom dag, for tidligt at bedømme tallene", page, worklist_page(quiet, DONE["planlagt"])),
        Specimen("Uden en regel at måle mod", page, worklist_page(untold)),
    )


def a_talk(number: int, starts_at: datetime, **changes: object) -> DiaryTalk:
    """Return a planned and prepared first jobsamtale of three quarters of an hour."""
    plain = DiaryTalk(
        talk_id=TalkId(UUID(int=0x7A00 + number)),
        member_id=MemberId(UUID(int=1042 + number)),
        member_number=1042 + number,
        member_name=("Mette Eksempel", "Åge Opdigtet", "Søren Påhit", "Ida Tænkt", "Bo Digtet")[number % 5],
        kind=TalkKind.JOBSAMTALE,
        also=(),
        form=TalkForm.IN_PERSON,
        state=TalkState.PLANNED,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=45),
        place=ADVISER.place,
        adviser=ADVISER.user_id,
        adviser_name=ADVISER.name,
        version=1,
        ordinal=1,
        preparation=READY,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def _talks(now: datetime) -> tuple[DiaryTalk, ...]:
    """A talk in each state, form and kind, an hour apart."""
    made: tuple[dict[str, object], ...] = (
        {"state": TalkState.HELD, "ordinal": 2},
        {"state": TalkState.NO_SHOW, "form": TalkForm.PHONE, "place": "00 00 00 00"},
        {"state": TalkState.CANCELLED, "form": TalkForm.VIDEO, "place": ""},
        {"also": (TalkKind.RAADIGHED,)},
        {"form": TalkForm.PHONE, "place": "00 00 00 00", "preparation": UNREADY},
        {"form": TalkForm.VIDEO, "place": "", "kind": TalkKind.CV},
        {"form": TalkForm.OTHER, "place": "Jobmesse, Vejle", "kind": TalkKind.BY_NEED},
        {"kind": TalkKind.RAADIGHED},
        {"kind": TalkKind.FIRST_MUNICIPAL, "place": "Vejle Rådhus"},
    )
    return tuple(a_talk(hour, now + timedelta(hours=hour), **changes) for hour, changes in enumerate(made))


#: What a task of each kind says beside the name, and in how many days it is due (None = no deadline).
_TOLD: Mapping[TaskKind, tuple[str, int | None]] = {
    TaskKind.FIRST_TALK: ("", -2),
    TaskKind.UNREGISTERED: ("i går kl. 10.00", 0),
    TaskKind.TALKS_MISSING: ("1 af 2 samtaler holdt", 1),
    TaskKind.HANDOVER: ("", 3),
    TaskKind.REFERRAL_WAITS: ("Nordlager ApS", 9),
    TaskKind.EMPLOYER_ANSWERED: ("Ansat", None),
    TaskKind.POOL_REQUEST: ("Lagermedarbejder", 5),
    TaskKind.POOL_PROPOSAL: ("", 12),
    TaskKind.RECOMMENDATION_OVERDUE: ("", 20),
}


def _tasks(as_of: date) -> tuple[Task, ...]:
    """A task of each kind: overdue, today, soon, later, and one without a deadline."""
    return tuple(_task(place, kind, as_of) for place, kind in enumerate(TaskKind))


def _task(place: int, kind: TaskKind, as_of: date) -> Task:
    detail, days = _TOLD[kind]
    is_about_an_order = kind is TaskKind.POOL_PROPOSAL
    return Task(
        kind=kind,
        subject_id=UUID(int=0x7B00 + place),
        member_id=None if is_about_an_order else MEMBER,
        member_number=None if is_about_an_order else 1042 + place,
        name="Lagermedarbejder" if is_about_an_order else ("Mette Eksempel", "Åge Opdigtet", "Søren Påhit")[place % 3],
        due_on=None if days is None else as_of + timedelta(days=days),
        detail=detail,
    )


def _worklist(now: datetime, figures: ContactFigures) -> Worklist:
    today = danish_day(now)
    week = tuple(
        (day, _talks(now) if day == today else ())
        for day in (monday_of(today) + timedelta(days=number) for number in range(7))
    )
    return Worklist(today, today, ADVISER.user_id, week, _tasks(today), len(TaskKind) + 3, figures)


def figures(first: float, talks: float, reach: float, exempted: float) -> ContactFigures:
    """Return figures of a hundred courses with these shares, against the example's rule."""
    counts = [Count(round(share * 100), 100, demand, {}) for share, demand in ((talks, 0.75), (reach, 0.75))]
    ceiling = Count(round(exempted * 100), 100, 0.25, {}, at_most=True)
    rule = RuleCounts(RULE, counts[0], Count(0, 0, None, {}), counts[1], ceiling)
    return ContactFigures(date(2026, 11, 23), Count(round(first * 100), 100, None, {}), (rule,))


def _planning(now: datetime) -> tuple[Specimen, ...]:
    today = danish_day(now)
    tomorrow = now + timedelta(days=1)
    course = CourseFacts(COURSE, MEMBER, today - timedelta(days=9))
    state = contact_state(course, (RULE,), None, today)
    talk = Talk(
        TalkId(UUID(int=0x7C01)), COURSE, MEMBER, TalkKind.JOBSAMTALE, TalkForm.IN_PERSON, TalkState.PLANNED,
        tomorrow, tomorrow + timedelta(minutes=45), ADVISER.place, ADVISER.user_id, version=2,
    )  # fmt: skip
    planning = Planning(
        MEMBER, 1042, "Mette Eksempel", True, state, (talk,), ADVISER,
        (ADVISER, TalkAdviser("adviser-2", "Bente Bistår")), _talks(now)[3:5],
    )  # fmt: skip
    events = (
        TalkEvent(now - timedelta(days=3), ADVISER.user_id, TalkState.PLANNED, TalkForm.PHONE, now, 1),
        TalkEvent(now - timedelta(days=1), ADVISER.user_id, TalkState.PLANNED, TalkForm.IN_PERSON, tomorrow, 2),
    )
    moved = TalkCase(talk, 1042, "Mette Eksempel", ADVISER.name, events, ())
    cancelled = replace(moved, talk=replace(talk, state=TalkState.CANCELLED))
    wrong = TypedTalk(sted="Lokale 3")
    stale = "Samtalen er ændret i et andet vindue. Se den nye tid, og flyt den igen, hvis den stadig skal flyttes."
    plan, move = "pages/plan_talk.html", "pages/move_talk.html"
    faults = read_plan(wrong, MEMBER, ADVISER.user_id)[1]
    return (
        Specimen("Indkald til samtale", plan, plan_talk_page(planning, TypedTalk(), {}, today, today)),
        Specimen("Indkaldelse med fejl", plan, plan_talk_page(planning, wrong, faults, today, today)),
        Specimen(
            "Intet forløb at indkalde i",
            plan,
            plan_talk_page(replace(planning, may_plan=False, state=None, talks=()), TypedTalk(), {}, today, today),
        ),
        Specimen("En samtale, der er flyttet før", move, move_talk_page(moved, typed_as(talk), {}, today)),
        Specimen("Flyttet imens i et andet vindue", move, move_talk_page(moved, typed_as(talk), {}, today, stale)),
        Specimen("En aflyst samtale kan ikke flyttes", move, move_talk_page(cancelled, typed_as(talk), {}, today)),
    )


def _summons(now: datetime) -> tuple[Specimen, ...]:
    today, page, key = danish_day(now), "pages/summons.html", UUID(int=0x5C)
    begun = TypedSummons(valgt=(MEMBER,)).begun(ADVISER.place, today)
    starts = now + timedelta(days=3)
    names = ("Mette Eksempel", "Åge Opdigtet", "Søren Påhit")
    seats = tuple(
        Seat(
            Invitee(MemberId(UUID(int=1042 + place)), 1042 + place, name, today + timedelta(days=9 - 4 * place)),
            starts + timedelta(hours=place),
            starts + timedelta(hours=place, minutes=45),
        )
        for place, name in enumerate(names)
    )
    left = (Uncalled(1050, "Ida Tænkt", "Er undtaget fra flere samtaler."), Uncalled(1051, "Bo Digtet", NO_FREE_TIME))
    chosen = begun.model_copy(update={"vist": (seats[1].member.member_id,)})
    nobody = SummonsPlan((), left)
    return (
        Specimen("Indkald flere: planen", page, summons_page(chosen, SummonsPlan(seats, left), {}, key, today)),
        Specimen("Indkald flere: ingen kan indkaldes", page, summons_page(begun, nobody, {}, key, today)),
        Specimen(
            "Indkald flere: en dag mangler", page, summons_page(begun, None, {"fra_dag": "Skriv en dato."}, key, today)
        ),
    )


def _exemptions(now: datetime) -> tuple[Specimen, ...]:
    today = danish_day(now)
    page, case = "pages/exemption.html", ExemptionCase(MEMBER, 1042, "Mette Eksempel")
    state = contact_state(CourseFacts(COURSE, MEMBER, today - timedelta(days=20)), (RULE,), None, today)
    open_case = replace(case, state=state, share=Count(11, 60, 0.25, {}, at_most=True))
    full = replace(open_case, share=Count(15, 60, 0.25, {}, at_most=True))
    words = "Har en skriftlig aftale om at begynde som lagermedarbejder den 1. februar."
    exempted = replace(
        open_case,
        exemption=Exemption(
            ExemptionId(UUID(int=0xE1)), COURSE, MEMBER, now, ADVISER.user_id, ExemptionReason.JOB_IN_SIGHT, words
        ),
    )
    faults = {"vurdering": "Skriv, hvorfor medlemmet kan finde job alene."}
    blank = TypedExemption()
    return (
        Specimen("Undtag et medlem", page, exemption_page(open_case, blank, {})),
        Specimen(
            "Vurderingen mangler",
            page,
            exemption_page(open_case, TypedExemption(grund=str(ExemptionReason.JOB_IN_SIGHT.value)), faults),
        ),
        Specimen("Loftet er nået", page, exemption_page(full, blank, {})),
        Specimen("Medlemmet er undtaget", page, exemption_page(exempted, blank, {})),
        Specimen("Undtagelsen er trukket tilbage", page, exemption_page(open_case, blank, {}, taken_back=True)),
        Specimen("Uden et forløb", page, exemption_page(case, blank, {})),
    )
