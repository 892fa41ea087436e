from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from matching.core.ids import TalkId
from matching.core.talk_registration import TALK_CODES, TalkChange, code_of, registration
from matching.core.talks import TalkForm, TalkKind, TalkState

CHANGE = TalkChange(
    talk_id=TalkId(UUID(int=1)),
    version=1,
    happened_at=datetime(2026, 11, 1, 8, tzinfo=UTC),
    state=TalkState.PLANNED,
    form=TalkForm.PHONE,
    starts_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
    ends_at=datetime(2026, 11, 23, 9, 45, tzinfo=UTC),
    kind=TalkKind.JOBSAMTALE,
    also=(TalkKind.RAADIGHED, TalkKind.CV),
    place="12 34 56 78",
    rebook_until=datetime(2026, 11, 20, 12, tzinfo=UTC),
    concrete_job=None,
    member_source_id="medlem-7",
    wants_akasse_at_first=None,
    adviser_name="Rikke Rådgiver",
)


def test_a_summons_tells_when_how_with_whom_and_by_whom() -> None:
    told = registration(CHANGE)
    assert (told["record"], told["change"], told["person"]) == ("summons", "created", "medlem-7")
    assert (told["starts_at"], told["ends_at"]) == ("2026-11-23T10:00+01:00", "2026-11-23T10:45+01:00")
    assert (told["type_code"], told["also_type_codes"], told["type_verified"]) == (7, [10, 15], False)
    assert (told["rebooking_allowed"], told["rebooking_until"]) == (True, "2026-11-20T13:00+01:00")
    assert told["outcome"] is None


@pytest.mark.parametrize(
    ("state", "record", "change"),
    [
        (TalkState.PLANNED, "summons", "changed"),
        (TalkState.CANCELLED, "summons", "cancelled"),
        (TalkState.NO_SHOW, "summons", "no_show"),
        (TalkState.HELD, "held_talk", "held"),
    ],
)
def test_each_change_is_a_record_of_its_own(state: TalkState, record: str, change: str) -> None:
    told = registration(replace(CHANGE, version=2, state=state, concrete_job=True))
    assert (told["record"], told["change"], told["version"]) == (record, change, 2)
    assert told["concrete_job"] is (True if state is TalkState.HELD else None)


def test_only_the_municipalitys_first_talk_tells_of_the_akasses_part() -> None:
    asked = replace(CHANGE, wants_akasse_at_first=True)
    assert registration(asked)["akasse_participates"] is None
    assert registration(replace(asked, kind=TalkKind.FIRST_MUNICIPAL))["akasse_participates"] is True


def test_every_kind_has_one_code_today_and_none_claims_to_be_verified() -> None:
    today = date(2026, 11, 23)
    assert {code_of(kind, today).kind for kind in TalkKind} == set(TalkKind)
    assert len({code_of(kind, today).code for kind in TalkKind}) == len(TalkKind)
    assert not any(code.is_verified for code in TALK_CODES)
    assert all(code.source for code in TALK_CODES)


def test_a_day_before_the_first_code_has_none() -> None:
    with pytest.raises(LookupError):
        code_of(TalkKind.CV, date(2010, 1, 1))
