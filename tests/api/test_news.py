"""Nyt i Jobbro: notes that say something, in one order only, and a mark that is gone when they are read."""

from dataclasses import replace
from datetime import date

from api.news import COOKIE, NOTES, newest_first, read_mark, unread
from matching.core.access import Actor, Role
from matching.core.ids import AkasseId
from tests.api.stage import InspectingClient

ADVISER = Actor("adviser-1", Role.ADVISER, AkasseId(48))
MARK = 'class="news-mark"'


def test_each_note_has_a_day_a_title_and_a_text() -> None:
    assert len(NOTES) > 5
    for note in NOTES:
        assert date(2026, 11, 1) <= note.out_on
        assert note.key.startswith(note.out_on.isoformat())
        assert 5 < len(note.title) < 60
        assert not note.title.endswith(".")
        assert 60 < len(note.text) < 300
        assert note.text.endswith(".")


def test_the_order_is_total_and_the_newest_stands_on_top() -> None:
    places = [note.place for note in newest_first()]
    assert len(set(places)) == len({note.key for note in NOTES}) == len(NOTES)
    assert places == sorted(places, reverse=True)
    assert newest_first(tuple(reversed(NOTES))) == newest_first()


def test_everything_is_unread_until_it_is_read_and_then_only_what_came_later() -> None:
    newest, second = newest_first()[:2]
    everything = {note.key for note in NOTES}
    assert unread(None, ADVISER) == everything
    assert unread(read_mark(ADVISER), ADVISER) == frozenset()
    assert unread(read_mark(ADVISER).replace(newest.key, second.key), ADVISER) == {newest.key}


def test_what_one_has_read_another_at_the_same_browser_has_not() -> None:
    for other in (replace(ADVISER, user_id="adviser-2"), replace(ADVISER, akasse_id=AkasseId(1))):
        assert len(unread(read_mark(ADVISER), other)) == len(NOTES)
    assert unread(None, None) == frozenset()


def test_a_mark_that_makes_no_sense_is_as_none() -> None:
    for cookie in ("", ":", "48/adviser-1:2020-01-01-gone", "%%%", "æ" * 500):
        assert len(unread(cookie, ADVISER)) == len(NOTES)


def test_the_mark_in_the_foot_is_gone_when_the_news_is_read(client: InspectingClient) -> None:
    assert MARK in client.get("/").text
    page = client.get("/nyheder")
    assert MARK not in page.text
    assert f"{len(NOTES)} nye siden sidst" in page.text
    assert MARK not in client.get("/").text
    assert "siden sidst" not in client.get("/nyheder").text


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client: InspectingClient) -> None:
    kept = client.get("/nyheder").headers["set-cookie"]
    assert kept.startswith(f"{COOKIE}=")
    assert "HttpOnly" in kept
    assert "SameSite=lax" in kept


def test_a_visitor_has_no_news(visitor: InspectingClient) -> None:
    assert visitor.get("/nyheder").status_code in {303, 401}
    assert "Nyt i Jobbro" not in visitor.get("/log-ind").text
