from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from api.plan_text import NOTHING_AGREED, agreement_said, plan_text
from matching.core.agreements import AgreedJob, Agreement, AgreementKind, AgreementState, Doer
from matching.core.ids import AgreementId, CourseId, JobOrderId, MemberId, TalkId

KEY = UUID(int=1)
JOB = AgreedJob(JobOrderId(KEY), 204, "Lagermedarbejder", "Nordlager ApS")
AGREEMENT = Agreement(
    agreement_id=AgreementId(KEY),
    talk_id=TalkId(KEY),
    course_id=CourseId(KEY),
    member_id=MemberId(KEY),
    kind=AgreementKind.COURSE,
    state=AgreementState.STANDING,
    doer=Doer.MEMBER,
    made_at=datetime(2026, 11, 23, tzinfo=UTC),
    version=1,
    text="truckcertifikat B",
    deadline_on=date(2026, 11, 30),
)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Vi har talt om et kursus: truckcertifikat B. Du tager næste skridt senest den 30. november 2026."),
        (
            {"kind": AgreementKind.SEEK_SELF, "job": JOB, "text": ""},
            "Du søger selv jobbet »Lagermedarbejder« hos Nordlager ApS (J-204) senest den 30. november 2026.",
        ),
        (
            {
                "kind": AgreementKind.REFERRED,
                "job": replace(JOB, employer=None),
                "text": "Ring først",
                "deadline_on": None,
            },
            "A-kassen henviser dig til jobbet »Lagermedarbejder« (J-204). Ring først.",
        ),
        (
            {"kind": AgreementKind.OFFER_RECOMMENDATION, "text": "praktik", "doer": Doer.ADVISER, "deadline_on": None},
            "A-kassen indstiller til kommunen, at du får et tilbud: praktik. "
            "Det er kommunen, der afgør, om du får tilbuddet. Din jobrådgiver tager næste skridt.",
        ),
        (
            {"kind": AgreementKind.OTHER, "text": "ringer til din gamle chef!", "deadline_on": None},
            "Ringer til din gamle chef! Du tager næste skridt.",
        ),
    ],
)
def test_an_agreement_is_said_to_the_member(changes: dict[str, object], said: str) -> None:
    assert agreement_said(replace(AGREEMENT, **changes)) == said


def test_each_agreement_has_a_paragraph_of_its_own() -> None:
    assert plan_text([AGREEMENT, AGREEMENT]).count("\n\n") == 1


def test_a_talk_without_agreements_says_so() -> None:
    assert plan_text([]) == NOTHING_AGREED


def test_no_agreement_tells_its_words_when_it_is_printed() -> None:
    assert "truckcertifikat" not in repr(AGREEMENT)
