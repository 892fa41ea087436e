"""A talk with a made-up member: the one screen in its states, what-if, why-not, agreements of each kind, the ending."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from api.pages import examples
from api.pages.absence import absence_page
from api.pages.agreed import agreed_view, new_agreement_view
from api.pages.agreement_forms import SwapView
from api.pages.conversation import ConversationPage, TalkRead, conversation_page
from api.pages.conversation_cards import choice_view
from api.pages.drafts import draft_view, kept_view
from api.pages.ending import EndingForm, ended_page, ending_page
from api.pages.examples_of_the_day import ADVISER, COURSE, MEMBER, RULE
from api.pages.made import ChangeMade, WayBack
from api.pages.proposals import decision_view
from api.pages.wish import WishQuery
from api.specimens import Specimen
from matching.core.absence import Absence, AbsenceCause
from matching.core.agreements import (
    USUAL_DOER,
    AgreedJob,
    Agreement,
    AgreementKind,
    AgreementState,
    Conversation,
    Draft,
    DraftField,
    KeptDraft,
    Plan,
    TypedDraft,
)
from matching.core.cards import Decision, JobProposals
from matching.core.contact_course import CourseFacts, contact_state
from matching.core.course_submission import PaidMonth
from matching.core.danish_time import danish_day
from matching.core.eligibility import Rule
from matching.core.ids import AgreementId, LicenceId, SkillId, TalkId
from matching.core.proposal import Track
from matching.core.talk_errors import TalkInThePast
from matching.core.talks import Talk, TalkForm, TalkKind, TalkState
from matching.core.taxonomy import Licence
from matching.core.what_if import Choices, ImaginedJobs, WhatIf

TALK = TalkId(UUID(int=0x7A1C))
PAGE_KEY = UUID(int=0x9A6E)
LICENCES = {LicenceId(1): "kørekort C", LicenceId(2): "hygiejnebevis"}
INDUSTRIES = {"Q": "sundhedsvæsen", "I": "hoteller og restauranter"}
OFFERS = {"virksomhedspraktik": "Virksomhedspraktik", "loentilskud": "Job med løntilskud"}
NOTHING_SET = Choices(WhatIf(), LICENCES, INDUSTRIES, {})
TEXTS: Mapping[AgreementKind, str] = {
    AgreementKind.COURSE: "AMU-kursus i lagerstyring i uge 3",
    AgreementKind.PRACTICE: "Spørger Fjordens Fødevarer om en praktikplads",
    AgreementKind.OFFER_RECOMMENDATION: "Virksomhedspraktik hos Nordlager",
    AgreementKind.COMPETENCE: "Tager kørekort C",
    AgreementKind.OTHER: "Ringer til banken om kørsel",
}


def specimens(now: datetime) -> tuple[Specimen, ...]:
    """Return the talk's page, the answers about jobs that are not there, what htmx puts in, and the ending."""
    return (*_pages(now), *_absences(danish_day(now)), *_swaps(now), *_endings(now))


def a_conversation(now: datetime, **changes: object) -> Conversation:
    """Return an open second jobsamtale, now, with nothing agreed."""
    talk = Talk(
        TALK, COURSE, MEMBER, TalkKind.JOBSAMTALE, TalkForm.IN_PERSON, TalkState.PLANNED, now,
        now + timedelta(minutes=45), ADVISER.place, ADVISER.user_id,
    )  # fmt: skip
    plain = Conversation(talk, 1042, "Mette Eksempel", ADVISER.name, 2, (), (), {}, None, OFFERS)
    return replace(plain, **changes)  # type: ignore[arg-type]


def agreements(now: datetime) -> tuple[Agreement, ...]:
    """Return one agreement of each kind, the last of them taken back."""
    jobs = examples.example_jobs(danish_day(now)).jobs
    about = {AgreementKind.SEEK_SELF: jobs[1].order, AgreementKind.REFERRED: jobs[2].order}
    made = []
    for place, kind in enumerate(AgreementKind):
        order = about.get(kind)
        made.append(
            Agreement(
                agreement_id=AgreementId(UUID(int=0xA9_00 + place)),
                talk_id=TALK,
                course_id=COURSE,
                member_id=MEMBER,
                kind=kind,
                state=AgreementState.WITHDRAWN if kind is AgreementKind.OTHER else AgreementState.STANDING,
                doer=USUAL_DOER[kind],
                made_at=now,
                version=1,
                text=TEXTS.get(kind, ""),
                deadline_on=danish_day(now) + timedelta(days=7) if place % 2 == 0 else None,
                job=AgreedJob(order.job_order_id, order.number, order.title, order.employer) if order else None,
                event_id=examples.EVENT if order else None,
                offer_kind="virksomhedspraktik" if kind is AgreementKind.OFFER_RECOMMENDATION else "",
            )
        )
    return tuple(made)


def _pages(now: datetime) -> tuple[Specimen, ...]:
    page, today = "pages/conversation.html", danish_day(now)
    jobs = examples.example_jobs(today)
    few = replace(jobs, jobs=jobs.jobs[1:2])
    idle = _read(a_conversation(now), jobs)
    busy = _read(a_conversation(now, agreed=agreements(now), earlier=_earlier(now), drafts=_drafts(now)), jobs)
    member = replace(jobs.member, goals=(), skills=(), held=(), licences=(), hours=None, summary="", travel_limit=None)
    nothing = _read(a_conversation(now), replace(jobs, member=member, jobs=()))
    held = replace(a_conversation(now, agreed=agreements(now)), plan=Plan("Søger tre job om ugen.", now))
    closed = _read(replace(held, talk=replace(held.talk, state=TalkState.HELD)), few)
    early = _read(a_conversation(now + timedelta(days=2)), few)
    farther, wish = WishQuery(rejsetid=60, kompetence=[7]), WhatIf(60, skills=(SkillId(7),))
    choices = replace(NOTHING_SET, wish=wish, skills={SkillId(7): "lagerstyring"})
    fresh = ImaginedJobs(jobs, frozenset({jobs.jobs[1].order.job_order_id}), 1)
    gives = replace(idle, choices=choices, imagined=fresh, proposals=few)
    unknown = replace(idle, choices=replace(NOTHING_SET, unknown="qwerty"))
    none_new = replace(gives, imagined=ImaginedJobs(jobs, frozenset(), 0))
    quiet = WishQuery()
    return (
        Specimen("Samtalen begynder", page, conversation_page(idle, quiet, today)),
        Specimen("Aftaler af hver slags, og noter", page, conversation_page(busy, quiet, today)),
        Specimen("Hvad nu hvis: nye job", page, conversation_page(gives, farther, today)),
        _panel("Hvad nu hvis: ingen nye job", conversation_page(none_new, farther, today)),
        _panel("Hvad nu hvis: et ord, der ikke kendes", conversation_page(unknown, quiet, today)),
        Specimen(
            "Hvad nu hvis: venter på svar",
            "parts/talk_jobs.html",
            (conversation_page(gives, farther, today).jobs, ""),
            macro="talk_jobs",
            waits=True,
        ),
        Specimen("Uden mål, kompetencer og job", page, conversation_page(nothing, quiet, today)),
        Specimen("Samtalen forberedes", page, conversation_page(early, quiet, today)),
        Specimen("Samtalen er holdt", page, conversation_page(closed, quiet, today)),
    )


def _panel(title: str, page: ConversationPage) -> Specimen:
    return Specimen(title, "parts/what_if.html", (page.what_if, ""), macro="what_if")


def _read(conversation: Conversation, jobs: JobProposals) -> TalkRead:
    today = danish_day(conversation.talk.starts_at)
    began = (today - timedelta(days=50)).replace(day=1)
    facts = CourseFacts(COURSE, MEMBER, began, paid_months=(PaidMonth(began, 160.3),))
    return TalkRead(conversation, NOTHING_SET, jobs, None, contact_state(facts, (RULE,), None, today))


def _earlier(now: datetime) -> tuple[Agreement, ...]:
    return tuple(
        replace(one, talk_id=TalkId(UUID(int=0x7A1B)), made_at=now - timedelta(days=30)) for one in agreements(now)[1:3]
    )


def _drafts(now: datetime) -> dict[DraftField, Draft]:
    words = {DraftField.NOTE: "Glad for natholdet.", DraftField.AGREEMENT: "Ringer til"}
    return {field: Draft(field, text, 3, now) for field, text in words.items()}


def _absences(as_of: date) -> tuple[Specimen, ...]:
    page, found = "parts/absence.html", examples.example_jobs(as_of)
    member, order = found.member, found.jobs[1].order
    hits = examples.example_start().orders
    licence = Licence(LicenceId(1), "autorisation", "autorisation som sygeplejerske")
    answers = {
        "Hvorfor ikke: jobbet er på listen": Absence(
            AbsenceCause.ON_THE_LIST, order, member, track=Track.SAME, place=2, among=14, shown=8
        ),
        "Hvorfor ikke: flere regler": Absence(
            AbsenceCause.RULE,
            replace(order, deadline_on=as_of - timedelta(days=1)),
            member,
            95,
            (Rule.DEADLINE_PASSED, Rule.LICENCE_BY_LAW, Rule.HOURS, Rule.TRAVEL),
            (licence,),
        ),
        "Hvorfor ikke: opslaget er ikke læst": Absence(AbsenceCause.NOT_READ, order, member),
        "Hvorfor ikke: ligner et andet": Absence(AbsenceCause.NEAR_REPEAT, order, member),
        "Hvorfor ikke: andre passer bedre": Absence(
            AbsenceCause.NOT_AMONG_THE_BEST, order, member, track=Track.NEAR, place=31, among=60, shown=8,
            lifts=(examples.DRIVING, examples.GERMAN),
        ),
    }  # fmt: skip
    told = [Specimen(title, page, absence_page(TALK, "lager", one, hits, as_of)) for title, one in answers.items()]
    return (*told, Specimen("Hvorfor ikke: ukendt job", page, absence_page(TALK, "qwerty", None, (), as_of)))


def _swaps(now: datetime) -> tuple[Specimen, ...]:
    """What htmx puts in the place of something: as it comes, with what else on the page it changes."""
    today, made = danish_day(now), agreements(now)
    job, referred = made[0].job, made[1].job
    assert job is not None  # the first two are about a job
    assert referred is not None
    pair, gone = (examples.EVENT, job.job_order_id), (examples.EVENT, referred.job_order_id)
    agreed = a_conversation(now, agreed=made[:1])
    list_of = agreed_view(agreed, today)
    sent = replace(a_conversation(now, agreed=made[1:2]), gone_out=frozenset({made[1].agreement_id}))
    draft = draft_view(TALK, DraftField.AGREEMENT, {}, PAGE_KEY)
    empty = new_agreement_view(TALK, draft, tuple(OFFERS.items()), today, "")
    proposal = examples.example_jobs(today).jobs[0].proposal
    swap = "parts/agreement_swap.html"
    back = WayBack("/", (), "#aftaler-liste", focus="[data-new]")
    idle = a_conversation(now)
    told = (("Aftalen er fortrudt.", None), (f"Aftalt: »{job.title}«.", back), ("Lagt til side: for langt væk.", back))
    undone, done, aside = (ChangeMade(*one) for one in told)
    choices = {
        "Knapper: intet er aftalt": (choice_view(idle, pair, None, today, ""), undone),
        "Knapper: aftalt": (choice_view(agreed, pair, None, today, ""), done),
        "Knapper: lagt til side": (choice_view(idle, pair, Decision.NOT_RELEVANT, today, ""), aside),
        "Knapper: henvisningen er hos virksomheden": (choice_view(sent, gone, None, today, ""), done),
    }
    return (
        *(Specimen(title, swap, SwapView(one, None, list_of, done, False)) for title, (one, done) in choices.items()),
        Specimen(
            "En ny aftale er gemt", swap, SwapView(None, empty, list_of, ChangeMade("Aftalen er gemt.", back), False)
        ),
        Specimen("En aftale er fortrudt", swap, SwapView(None, None, list_of, undone, True)),
        Specimen(
            "Aftalen er hos virksomheden", "parts/agreed_today.html", (agreed_view(sent, today), ""), "agreed_list"
        ),
        Specimen("Listen efter et ønske", "parts/conversation_swap.html", _pages(now)[2].given),
        *(
            Specimen(title, "parts/decision_swap.html", decision_view(proposal, examples.EVENT, one, "member", None))
            for title, one in {
                "Forslaget er åbent igen": None,
                "Forslaget er aftalt": Decision.AGREED,
                "Forslaget er lagt til side": Decision.NOT_RELEVANT,
            }.items()
        ),
        *_drafts_kept(now),
    )


def _drafts_kept(now: datetime) -> tuple[Specimen, ...]:
    typed = TypedDraft(DraftField.NOTE, "Vil gerne tilbage til lageret.", 2, PAGE_KEY)
    newest, status = Draft(DraftField.NOTE, "Skrevet i det andet vindue.", 3, now), "parts/draft_status.html"
    titles = {"Kladden er gemt": False, "Et andet vindue har skrevet": True}
    return tuple(
        Specimen(title, status, kept_view(TALK, typed, KeptDraft(newest, conflict=conflict)))
        for title, conflict in titles.items()
    )


def _endings(now: datetime) -> tuple[Specimen, ...]:
    today, conversation = danish_day(now), a_conversation(now, agreed=agreements(now))
    later = replace(conversation.talk, starts_at=now + timedelta(days=21), ends_at=now + timedelta(days=21, minutes=45))
    held = replace(
        conversation,
        talk=replace(conversation.talk, state=TalkState.HELD, concrete_job=True),
        plan=Plan("Mette søger stillingen som lagerekspedient. Frist: 30. november 2026.", now),
        next_talk=later,
    )
    typed = EndingForm(version=1, form=TalkForm.PHONE, konkret=True, plan="Søger to job om ugen.", dag=today)
    page = "pages/ending.html"
    return (
        Specimen("Samtalen afsluttes", page, ending_page(conversation, today)),
        Specimen("Afslutningen mangler noget", page, ending_page(conversation, today, typed, TalkInThePast())),
        Specimen("Samtalen er afsluttet", "pages/ended.html", ended_page(held, today)),
        Specimen("Den var afsluttet i forvejen", "pages/ended.html", ended_page(held, today, already=True)),
    )
