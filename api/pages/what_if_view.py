"""The what-if of a talk in words: what can be set otherwise, what is, and what it gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID, uuid4

from api import danish_words as said
from api.pages.agreed import KindChoice
from api.pages.member import TRAVEL_CHOICES
from api.pages.wish import LONGEST, WeeklyHours, WishQuery, query_of, wish_said
from matching.core.agreements import AgreementKind
from matching.core.cards import MemberCard
from matching.core.ids import TalkId
from matching.core.job_order import Hours, Shift
from matching.core.what_if import Choices, ImaginedJobs, WhatIf

UNTOLD = "Ikke oplyst, så intet job er holdt ude"


@dataclass(frozen=True)
class AnswerView:
    """What a wish gives, and the agreement it can be kept as."""

    talk_id: Annotated[TalkId, "Samtalen"]
    active: Annotated[bool, "Om noget er sat anderledes"]
    open: Annotated[bool, "Om der kan laves aftaler"]
    words: Annotated[str, "Hvad det giver, fx »6 nye job«"]
    left: Annotated[str, "Hvor mange job der faldt ud af listen; tom, når ingen gjorde"]
    as_agreement: Annotated[str, "Ønsket som en aftale"]
    kind: Annotated[str, "Den slags aftale, det bliver til"]
    once_key: Annotated[UUID, "Formularens egen nøgle"]
    query: Annotated[str, "Indstillingerne, som adressen har dem"]


@dataclass(frozen=True)
class WhatIfView:
    """The settings as they stand, and those that can be chosen."""

    talk_id: Annotated[TalkId, "Samtalen"]
    travel: Annotated[tuple[KindChoice, ...], "Rejsetider at vælge imellem"]
    own_travel: Annotated[str, "Medlemmets egen grænse for rejsetid"]
    hours: Annotated[
        tuple[KindChoice, ...], "Timer om ugen, der kan lægges til; tom, når medlemmets egne ikke er oplyst"
    ]
    own_hours: Annotated[str, "Medlemmets egne timer"]
    shifts: Annotated[tuple[KindChoice, ...], "Tidspunkter, der kan lægges til; tom, når der ingen er"]
    own_shifts: Annotated[str, "Medlemmets egne tidspunkter"]
    skills: Annotated[tuple[KindChoice, ...], "Kompetencer, der er lagt til"]
    unknown: Annotated[str, "Et ord for en kompetence, som ikke kendes; tom ellers"]
    licences: Annotated[tuple[KindChoice, ...], "Beviser, der er lagt til"]
    more_licences: Annotated[tuple[KindChoice, ...], "Beviser, der kan lægges til"]
    industries: Annotated[tuple[KindChoice, ...], "Brancher, der er åbnet"]
    more_industries: Annotated[tuple[KindChoice, ...], "Brancher, der kan åbnes"]
    longest: Annotated[int, "Flest tegn i et ord for en kompetence"]
    answer: Annotated[AnswerView, "Hvad det giver"]


def what_if_view(
    talk_id: TalkId, asked: WishQuery, choices: Choices, member: MemberCard, answer: AnswerView
) -> WhatIfView:
    """Return the form as it stands."""
    wish = choices.wish
    mode = member.travel_mode
    return WhatIfView(
        talk_id=talk_id,
        travel=_travel(asked.rejsetid),
        own_travel=said.travel_limit(member.travel_limit, mode) if member.travel_limit else "Ingen grænse",
        hours=_hours(asked, member),
        own_hours=said.hours_a_week(member.hours) if member.hours else UNTOLD,
        shifts=_shifts(wish, member),
        own_shifts=said.sentence_case(said.shifts_said(member.shifts)) or UNTOLD,
        skills=tuple(KindChoice(str(key), said.sentence_case(choices.skills[key]), True) for key in wish.skills),
        unknown=choices.unknown,
        licences=_named((str(key), name) for key, name in choices.licences.items() if key in wish.licences),
        more_licences=_named((str(key), name) for key, name in choices.licences.items() if key not in wish.licences),
        industries=_named((code, name) for code, name in choices.industries.items() if code in wish.opened),
        more_industries=_named((code, name) for code, name in choices.industries.items() if code not in wish.opened),
        longest=LONGEST,
        answer=answer,
    )


def answer_view(
    talk_id: TalkId, asked: WishQuery, choices: Choices, imagined: ImaginedJobs | None, *, is_open: bool
) -> AnswerView:
    """Return what the wish gives; without one, what can be done here."""
    wish = choices.wish
    mode = imagined.proposals.member.travel_mode if imagined else None
    kind = AgreementKind.COMPETENCE if wish.skills or wish.licences else AgreementKind.OTHER
    return AnswerView(
        talk_id=talk_id,
        active=imagined is not None,
        open=is_open,
        words=_gives(imagined) if imagined else "",
        left=_left(imagined.gone) if imagined and imagined.gone else "",
        as_agreement=wish_said(asked, choices, mode) if mode else "",
        kind=str(kind.value),
        once_key=uuid4(),
        query=query_of(asked, wish),
    )


def _gives(imagined: ImaginedJobs) -> str:
    if not imagined.fresh:
        return "Ingen nye job"
    return said.counted(len(imagined.fresh), "nyt job", "nye job")


def _left(gone: int) -> str:
    return f"{said.counted(gone, 'job', 'job')} står ikke længere på listen."


def _travel(chosen: int | None) -> tuple[KindChoice, ...]:
    every = sorted({*TRAVEL_CHOICES, *([chosen] if chosen else [])})
    return tuple(KindChoice(str(one), said.minutes(one), one == chosen) for one in every)


def _hours(asked: WishQuery, member: MemberCard) -> tuple[KindChoice, ...]:
    own = member.hours
    if own is None:
        return ()
    more = [one for one in WeeklyHours if not (_within(one.hours, own) or _within(own, one.hours))]
    return tuple(KindChoice(str(one.value), one.label, one in asked.timer) for one in more)


def _within(inner: Hours, outer: Hours) -> bool:
    return outer.least <= inner.least and inner.most <= outer.most


def _shifts(wish: WhatIf, member: MemberCard) -> tuple[KindChoice, ...]:
    more = [one for one in Shift if member.shifts and one not in member.shifts]
    return tuple(KindChoice(str(one.value), one.label, one in wish.shifts) for one in more)


def _named(pairs: Iterable[tuple[str, str]]) -> tuple[KindChoice, ...]:
    choices = (KindChoice(key, said.sentence_case(name), False) for key, name in pairs)
    return tuple(sorted(choices, key=lambda choice: (said.danish_sort_key(choice.label), choice.value)))
