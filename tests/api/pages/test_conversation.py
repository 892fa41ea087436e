"""The page of a talk, on its real services: what it shows, what its forms do, and what they refuse."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from matching.core.agreements import AgreementKind, AgreementState, Doer
from matching.core.cards import Decision
from matching.core.referrals import ReferralState
from matching.database.pool import Pool
from matching.queries import events, referrals
from tests.api.conversation_stage import HTMX, ConversationStage
from tests.api.stage import InspectingClient, elements
from tests.api.talk_stage import AKASSE


@pytest.fixture
def stage(pool: Pool) -> ConversationStage:
    return ConversationStage(pool)


@pytest.fixture
def adviser(stage: ConversationStage) -> InspectingClient:
    return stage.client()


def spoken(html: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_the_head_says_which_talk_and_how_far_it_is(stage: ConversationStage, adviser: InspectingClient) -> None:
    words = spoken(adviser.get(stage.address).text)
    assert "1. jobsamtale" in words
    assert "I dag kl. 10.00-10.45" in words
    assert "0 af 410 timer" in words


def test_the_three_columns_and_the_bar_are_there(stage: ConversationStage, adviser: InspectingClient) -> None:
    words = spoken(adviser.get(stage.address).text)
    for part in (
        "Profil",
        "Oplyst af medlemmet",
        "Samme branche",
        "Hvad nu hvis",
        "Aftaler i dag",
        "Ret i profilen",
    ):
        assert part in words
    assert "Lagermedarbejder i København" not in words


def test_the_tab_holds_the_number_and_never_the_name(stage: ConversationStage, adviser: InspectingClient) -> None:
    html = adviser.get(stage.address).text
    title = html[html.index("<title>") : html.index("</title>")]
    assert "M-" in title
    assert "Karen" not in title


def test_agreeing_on_a_job_leads_back_to_its_card(stage: ConversationStage, adviser: InspectingClient) -> None:
    form = stage.on_job(adviser, stage.near, deadline="2026-11-27")
    answer = adviser.post(f"{stage.address}/aftaler", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{stage.address}#forslag-{stage.near}")
    (agreement,) = stage.agreements()
    assert (agreement.kind, agreement.doer) == (AgreementKind.SEEK_SELF, Doer.MEMBER)
    assert "senest om 4 dage" in spoken(adviser.get(stage.address).text)


def test_with_htmx_the_card_and_the_bar_change(stage: ConversationStage, adviser: InspectingClient) -> None:
    form = stage.on_job(adviser, stage.near)
    html = adviser.post(f"{stage.address}/aftaler", data=form, headers=HTMX).text
    assert "<html" not in html
    swapped = [attributes for _, attributes in elements(html) if "hx-swap-oob" in attributes]
    assert {one.get("id") for one in swapped} == {"aftaler-liste", "aftaler-tal", "gjort", "besked"}
    assert "Aftalt: »Lagermedarbejder«." in spoken(html)
    assert "Fortryd" in html
    assert "1 job søges selv" in spoken(html)


def test_a_form_sent_twice_makes_one_agreement(stage: ConversationStage, adviser: InspectingClient) -> None:
    form = stage.on_job(adviser, stage.near)
    for _ in range(2):
        assert adviser.post(f"{stage.address}/aftaler", data=form).status_code == 303
    assert len(stage.agreements()) == 1


def test_a_referral_is_proposed_and_withdrawn_with_its_agreement(
    stage: ConversationStage, adviser: InspectingClient
) -> None:
    adviser.post(f"{stage.address}/aftaler", data=stage.on_job(adviser, stage.near, kind="referred"))
    (agreement,) = stage.agreements()
    change = f"{stage.address}/aftaler/{agreement.agreement_id}"
    assert adviser.post(change, data={"version": "1"}).status_code == 303
    (line,) = stage.ask(lambda c: referrals.referrals_of_member(c, AKASSE, stage.who))
    assert line.state is ReferralState.WITHDRAWN
    assert stage.agreements()[0].state is AgreementState.WITHDRAWN


def test_taking_back_in_the_list_changes_the_card_only_when_it_is_there(
    stage: ConversationStage, adviser: InspectingClient
) -> None:
    adviser.post(f"{stage.address}/aftaler", data=stage.on_job(adviser, stage.near))
    change = f"{stage.address}/aftaler/{stage.agreements()[0].agreement_id}"
    html = adviser.post(change, data={"version": "1", "kort": "true"}, headers=HTMX).text
    assert f'id="beslutning-{stage.near}" hx-swap-oob="true"' in html
    html = adviser.post(change, data={"version": "2", "gaelder": "true"}, headers=HTMX).text
    assert f'id="beslutning-{stage.near}"' not in html


def way_back(html: str) -> tuple[str, dict[str, str]]:
    """The address and the fields of the way back at the foot of the window."""
    made = html[html.index('id="gjort"') :]
    address = re.search(r'action="([^"]+)"', made)
    assert address is not None
    return address.group(1), dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', made))


def test_the_way_back_takes_an_agreement_back_and_says_so(stage: ConversationStage, adviser: InspectingClient) -> None:
    html = adviser.post(f"{stage.address}/aftaler", data=stage.on_job(adviser, stage.near), headers=HTMX).text
    address, fields = way_back(html)
    answer = adviser.post(address, data=fields, headers={**HTMX, "HX-Target": "aftaler-liste"})
    assert stage.agreements()[0].state is AgreementState.WITHDRAWN
    assert "Aftalen er fortrudt." in spoken(answer.text)
    assert "made-undo" not in answer.text


def test_the_way_back_brings_a_job_set_aside_back(stage: ConversationStage, adviser: InspectingClient) -> None:
    form = {"event_id": stage.event(adviser), "job_order_id": str(stage.near), "reason": "too_far"}
    html = adviser.post(f"{stage.address}/ikke-relevant", data=form, headers=HTMX).text
    assert "Lagt til side: for langt væk." in spoken(html)
    stage.clock.now += timedelta(seconds=5)
    address, fields = way_back(html)
    assert "Jobbet er tilbage på listen." in spoken(adviser.post(address, data=fields, headers=HTMX).text)
    decided = stage.ask(lambda c: events.newest_decisions(c, AKASSE, member_id=stage.who))
    assert list(decided.values()) == [Decision.UNDONE]


def test_the_cards_own_way_back_changes_the_list_too(stage: ConversationStage, adviser: InspectingClient) -> None:
    adviser.post(f"{stage.address}/aftaler", data=stage.on_job(adviser, stage.near))
    change = f"{stage.address}/aftaler/{stage.agreements()[0].agreement_id}"
    by_card = {**HTMX, "HX-Target": f"beslutning-{stage.near}"}
    html = adviser.post(change, data={"version": "1", "kort": "true"}, headers=by_card).text
    assert 'id="aftaler-liste" hx-swap-oob="true"' in html
    assert f'id="beslutning-{stage.near}" hx-swap-oob' not in html


def test_what_the_employer_has_heard_of_offers_no_way_back(stage: ConversationStage, adviser: InspectingClient) -> None:
    adviser.post(f"{stage.address}/aftaler", data=stage.on_job(adviser, stage.near, kind="referred"))
    stage.send_the_referral()
    html = adviser.get(stage.address).text
    assert "Henvisningen er hos virksomheden" in spoken(html)
    change = f"{stage.address}/aftaler/{stage.agreements()[0].agreement_id}"
    assert change not in html
    assert adviser.post(change, data={"version": "1"}).status_code == 409


def test_an_agreement_changed_in_another_window_is_refused(stage: ConversationStage, adviser: InspectingClient) -> None:
    adviser.post(f"{stage.address}/aftaler", data=stage.on_job(adviser, stage.near))
    change = f"{stage.address}/aftaler/{stage.agreements()[0].agreement_id}"
    adviser.post(change, data={"version": "1"})
    answer = adviser.post(change, data={"version": "1", "gaelder": "true"})
    assert answer.status_code == 409
    assert "ændret i et andet vindue" in answer.text


def test_a_job_is_set_aside_with_its_reason_and_back(stage: ConversationStage, adviser: InspectingClient) -> None:
    form = {"event_id": stage.event(adviser), "job_order_id": str(stage.near)}
    answer = adviser.post(f"{stage.address}/ikke-relevant", data={**form, "reason": "too_far"}, headers=HTMX)
    assert "Fortryd" in answer.text
    stage.clock.now += timedelta(minutes=1)
    adviser.post(f"{stage.address}/ikke-relevant", data={**form, "decision": "undone"})
    decided = stage.ask(lambda c: events.newest_decisions(c, AKASSE, member_id=stage.who))
    assert list(decided.values()) == [Decision.UNDONE]


def test_a_job_that_was_not_shown_cannot_be_agreed_on(stage: ConversationStage, adviser: InspectingClient) -> None:
    form = stage.on_job(adviser, stage.far)
    assert adviser.post(f"{stage.address}/aftaler", data=form).status_code == 404
    assert stage.agreements() == []


def test_another_agreement_is_written_with_its_deadline(stage: ConversationStage, adviser: InspectingClient) -> None:
    form = {"kind": "course", "agreement": "Truckcertifikat B", "deadline": "2026-12-04", "doer": "member"}
    answer = adviser.post(
        f"{stage.address}/aftaler", data={**form, "once_key": str(uuid4()), "kladde": "true"}, headers=HTMX
    )
    assert 'id="ny-aftale-form"' in answer.text
    assert stage.agreements()[0].text == "Truckcertifikat B"


def test_an_agreement_without_words_is_refused_with_a_sentence(
    stage: ConversationStage, adviser: InspectingClient
) -> None:
    answer = adviser.post(f"{stage.address}/aftaler", data={"kind": "course", "once_key": str(uuid4())})
    assert answer.status_code == 422
    assert "Skriv, hvad I har aftalt." in answer.text


def test_a_wish_shows_what_it_gives_and_keeps_nothing(stage: ConversationStage, adviser: InspectingClient) -> None:
    html = adviser.get(f"{stage.address}?rejsetid=60").text
    assert "Lagermedarbejder i København" in html
    assert "1 nyt job" in spoken(html)
    assert "Søger også job med en rejsetid på op til 1 time i bil" in html
    kept = stage.ask(lambda c: c.execute("SELECT travel_limit FROM member").fetchone())
    assert kept == (20,)
    assert stage.agreements() == []


def test_the_list_of_a_wish_can_be_agreed_on_and_the_wish_stays(
    stage: ConversationStage, adviser: InspectingClient
) -> None:
    html = adviser.get(f"{stage.address}?rejsetid=60").text
    event = re.search(r'name="event_id" value="([^"]+)"', html)
    assert event is not None
    form = {"event_id": event.group(1), "job_order_id": str(stage.far), "kind": "seek_self", "vis": "rejsetid=60"}
    answer = adviser.post(f"{stage.address}/aftaler", data={**form, "once_key": str(uuid4())})
    assert answer.headers["location"] == f"{stage.address}?rejsetid=60#forslag-{stage.far}"


def test_with_htmx_a_wish_brings_the_jobs_and_the_form(stage: ConversationStage, adviser: InspectingClient) -> None:
    html = adviser.get(f"{stage.address}?rejsetid=60&tid=night", headers=HTMX).text
    assert "<html" not in html
    assert f'data-address="{stage.address}?rejsetid=60&amp;tid=night"' in html
    assert "2 nye job" in spoken(html)


def test_a_competence_is_added_by_its_name_and_an_unknown_one_is_said(
    stage: ConversationStage, adviser: InspectingClient
) -> None:
    assert "Kundebetjening" in adviser.get(f"{stage.address}?q=kundebetj", headers=HTMX).text
    assert "»xyzzy« kendes ikke" in adviser.get(f"{stage.address}?q=xyzzy", headers=HTMX).text


@pytest.mark.parametrize("query", ["rejsetid=9999", "timer=99", "kompetence=x", "act=fjern:1"])
def test_an_address_that_was_tampered_with_is_refused(
    stage: ConversationStage, adviser: InspectingClient, query: str
) -> None:
    assert adviser.get(f"{stage.address}?{query}").status_code == 422


def test_what_a_form_carries_along_never_leads_elsewhere(stage: ConversationStage, adviser: InspectingClient) -> None:
    form = stage.on_job(adviser, stage.near, vis="rejsetid=1#@evil.example/&x=1")
    answer = adviser.post(f"{stage.address}/aftaler", data=form)
    assert answer.headers["location"] == f"{stage.address}#forslag-{stage.near}"


@pytest.mark.parametrize(
    ("job", "answer"),
    [
        ("far", "Rejsetiden er længere end medlemmets grænse"),
        ("night", "Jobbet: nat Medlemmet: dag"),
        ("near", "Jobbet er på listen, som nr. 1 af 1 job i »Samme branche«."),
    ],
)
def test_why_a_job_is_not_on_the_list(
    stage: ConversationStage, adviser: InspectingClient, job: str, answer: str
) -> None:
    page = adviser.get(f"{stage.address}/hvorfor-ikke?ordre={getattr(stage, job)}")
    assert answer in spoken(page.text)


def test_an_order_is_asked_for_by_title_or_number(stage: ConversationStage, adviser: InspectingClient) -> None:
    words = spoken(adviser.get(f"{stage.address}/hvorfor-ikke?job=lagermedarbejder", headers=HTMX).text)
    assert "Mente du et af disse?" in words
    assert "Ingen jobordre hedder sådan" in spoken(adviser.get(f"{stage.address}/hvorfor-ikke?job=J-99999").text)


def test_what_is_typed_is_kept_and_there_again(stage: ConversationStage, adviser: InspectingClient) -> None:
    form = {"field": "note", "note": "Vil gerne tilbage\r\ntil lageret", "page_key": str(uuid4())}
    answer = adviser.post(f"{stage.address}/kladde", data=form, headers=HTMX)
    assert "Gemt kl. 10.00" in answer.text
    assert "Vil gerne tilbage\ntil lageret" in adviser.get(stage.address).text


def test_two_windows_are_told_apart_and_neither_is_lost(stage: ConversationStage, adviser: InspectingClient) -> None:
    kladde = f"{stage.address}/kladde"
    adviser.post(kladde, data={"field": "note", "note": "Det ene", "page_key": str(uuid4())}, headers=HTMX)
    other = {"field": "note", "note": "Det andet", "page_key": str(uuid4()), "note_seen": "0"}
    told = adviser.post(kladde, data=other, headers=HTMX).text
    assert "Du har skrevet her i et andet vindue" in told
    assert "Det ene" in told
    assert "Gemt" in adviser.post(kladde, data={**other, "note_seen": "1"}, headers=HTMX).text


def test_without_htmx_a_draft_leads_back_to_its_field(stage: ConversationStage, adviser: InspectingClient) -> None:
    form = {"field": "plan", "plan": "Du søger", "page_key": str(uuid4())}
    answer = adviser.post(f"{stage.address}/kladde", data=form)
    assert answer.headers["location"] == f"{stage.address}/afslut#plan"


def test_a_lost_session_leads_back_to_the_talk(stage: ConversationStage, adviser: InspectingClient) -> None:
    adviser.cookies.clear()
    here = {**HTMX, "HX-Current-URL": f"http://testserver{stage.address}?rejsetid=60"}
    answer = adviser.post(f"{stage.address}/kladde", data={"field": "note"}, headers=here)
    assert answer.headers["hx-redirect"] == f"/log-ind?videre={stage.address}"


def test_the_end_is_filled_in_from_what_was_agreed(stage: ConversationStage, adviser: InspectingClient) -> None:
    adviser.post(f"{stage.address}/aftaler", data=stage.on_job(adviser, stage.near, deadline="2026-11-27"))
    html = adviser.get(f"{stage.address}/afslut").text
    assert "Du søger selv jobbet »Lagermedarbejder« hos Pakkeriet ApS" in html
    assert re.search(r'name="konkret" value="true" checked', html)


def end(stage: ConversationStage, adviser: InspectingClient, **fields: str) -> object:
    plain = {"version": "1", "form": "in_person", "konkret": "true", "plan": "Du søger jobbet.", "note": ""}
    return adviser.post(f"{stage.address}/afslut", data={**plain, **fields})


def test_a_talk_is_ended_with_one_button(stage: ConversationStage, adviser: InspectingClient) -> None:
    answer = end(stage, adviser, dag="2026-12-14", kl="10:00")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{stage.address}/afsluttet")  # type: ignore[attr-defined]
    words = spoken(adviser.get(f"{stage.address}/afsluttet").text)
    assert "Du søger jobbet." in words
    assert "Mandag den 14. december 2026 kl. 10.00-10.45" in words


def test_ending_twice_says_that_it_was_ended(stage: ConversationStage, adviser: InspectingClient) -> None:
    end(stage, adviser)
    answer = end(stage, adviser, plan="Noget andet")
    page = adviser.get(answer.headers["location"])  # type: ignore[attr-defined]
    assert "Samtalen blev afsluttet kl. 10.00" in page.text
    assert "Noget andet" not in page.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"plan": "  "}, "Skriv mindst én sætning til Min Plan"),
        ({"dag": "2026-11-20", "kl": "10:00"}, "Dagen er gået"),
        ({"version": "7"}, "ændret af en anden"),
    ],
)
def test_what_must_be_mended_is_said_and_nothing_typed_is_lost(
    stage: ConversationStage, adviser: InspectingClient, fields: dict[str, str], sentence: str
) -> None:
    answer = end(stage, adviser, **{"note": "Min egen note", **fields})
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert sentence in answer.text  # type: ignore[attr-defined]
    assert "Min egen note" in answer.text  # type: ignore[attr-defined]
    assert adviser.get(f"{stage.address}/afsluttet").headers["location"] == stage.address


def test_the_members_paper_is_an_accessible_pdf(stage: ConversationStage, adviser: InspectingClient) -> None:
    adviser.post(f"{stage.address}/aftaler", data=stage.on_job(adviser, stage.near))
    end(stage, adviser)
    answer = adviser.get(f"{stage.address}/aftaler.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "Karen" not in answer.headers["content-disposition"]


def test_there_is_no_paper_before_the_end(stage: ConversationStage, adviser: InspectingClient) -> None:
    assert adviser.get(f"{stage.address}/aftaler.pdf").headers["location"] == stage.address


def test_a_talk_that_is_over_shows_its_agreements_and_no_buttons(
    stage: ConversationStage, adviser: InspectingClient
) -> None:
    adviser.post(f"{stage.address}/aftaler", data=stage.on_job(adviser, stage.near))
    end(stage, adviser)
    html = adviser.get(stage.address).text
    assert "Samtalen er holdt" in html
    assert "data-key" not in html
    late = {"kind": "course", "agreement": "For sent", "once_key": str(uuid4())}
    assert adviser.post(f"{stage.address}/aftaler", data=late).status_code == 409


def test_a_coming_talk_can_be_prepared(stage: ConversationStage, adviser: InspectingClient) -> None:
    coming = stage.talk(stage.who, stage.clock.now + timedelta(days=3))
    assert "Samtalen er først om 3 dage" in adviser.get(f"/samtaler/{coming}").text


def test_another_akasses_talk_is_not_there(stage: ConversationStage, adviser: InspectingClient) -> None:
    stranger = InspectingClient(stage.app, raise_server_exceptions=False, follow_redirects=False)
    stranger.get("/log-ind")
    stranger.post("/log-ind", data={"akasse": "26", "rolle": "adviser"})
    for path in ("", "/afslut", "/afsluttet", "/aftaler.pdf", "/hvorfor-ikke"):
        assert stranger.get(stage.address + path).status_code == 404
