"""`/komponenter`: every part of the day in every state, made by its real template, and nothing that sends anything."""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from html import unescape
from types import FrameType
from typing import Any

import pytest

from api.pages.components import SPECIMENS, Chapter, chapter_page, components_page
from api.pages.figure_words import SHORT
from api.pages.referral_words import VARIANTS
from api.rendering import TEMPLATES, Chrome, environment
from matching.core.agreements import AgreementKind
from matching.core.eligibility import Rule
from matching.core.job_order import JobOrderStatus
from matching.core.labels import Labelled
from matching.core.member import SkillSource
from matching.core.order_life import LogKind
from matching.core.recommendations import RecommendationState
from matching.core.referrals import ReferralState
from matching.core.talks import TalkForm, TalkState
from matching.core.worklist import TaskKind
from tests.api.stage import NOW, InspectingClient, elements

CHAPTERS = pytest.mark.parametrize("chapter", Chapter, ids=lambda chapter: str(chapter.value))
#: Parts that stand nowhere among the examples, each with its reason.
NOT_SHOWN = {
    "shortcuts.html": "a dialog in the frame of every page for those signed in, closed until »?« is pressed",
}
REFERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


def html_of(chapter: Chapter) -> str:
    return "".join(one.body for one in chapter_page(chapter, NOW).specimens)


def text_of(chapter: Chapter) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html_of(chapter))))


@CHAPTERS
def test_every_chapter_is_a_whole_page_for_anybody(visitor: InspectingClient, chapter: Chapter) -> None:
    page = visitor.get(f"/komponenter/{chapter.value}")
    assert page.status_code == 200
    assert page.text.count('class="specimen"') == len(SPECIMENS[chapter](NOW)) > 5


def test_the_first_page_leads_to_every_chapter(visitor: InspectingClient) -> None:
    html = visitor.get("/komponenter").text
    for chapter in Chapter:
        assert f'href="/komponenter/{chapter.value}"' in html


def test_a_chapter_that_does_not_exist_is_not_found_in_danish(visitor: InspectingClient) -> None:
    assert visitor.get("/komponenter/ukendt").status_code in {404, 422}


@CHAPTERS
def test_a_chapter_is_the_same_whoever_looks(client: InspectingClient, chapter: Chapter) -> None:
    """So that axe, which reads the chapters for a visitor, has read them for an adviser and a leader too."""
    address = f"/komponenter/{chapter.value}"
    signed_in = examples_in(client.get(address).text)
    client.cookies.clear()
    assert examples_in(client.get(address).text) == signed_in
    assert len(signed_in) > 1_000


def examples_in(html: str) -> str:
    """What stands between the head and the foot of a page, without the keys of its forms."""
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r'name="(?:once_key|page_key|form_token)" value="[^"]*"', "", main)


@CHAPTERS
def test_each_example_has_a_title_of_its_own(chapter: Chapter) -> None:
    titles = Counter(one.title for one in SPECIMENS[chapter](NOW))
    assert titles.most_common(1)[0][1] == 1


@CHAPTERS
def test_whatever_an_example_refers_to_stands_on_its_page(visitor: InspectingClient, chapter: Chapter) -> None:
    found = elements(visitor.get(f"/komponenter/{chapter.value}").text)
    ids = {attributes["id"] for _, attributes in found if "id" in attributes}
    wanted = {one for _, attributes in found for name in REFERS for one in (attributes.get(name) or "").split() if one}
    assert len(wanted) > 5
    assert wanted <= ids


@CHAPTERS
def test_no_example_sends_anything(chapter: Chapter) -> None:
    found = elements(html_of(chapter))
    assert {attributes.get("method") for tag, attributes in found if tag == "form"} <= {"dialog"}
    names = {name for _, attributes in found for name in attributes}
    assert not {name for name in names if name.startswith("hx-")} | names & {"action", "formaction", "autofocus"}


@CHAPTERS
def test_a_chapter_is_the_same_however_often_it_is_made(chapter: Chapter) -> None:
    """But for the keys that make a form count once."""
    keys = re.compile(r'name="(?:once_key|page_key)" value="[^"]*"|[0-9a-f-]{36}')
    first, second = (keys.sub("", html_of(chapter)) for _ in range(2))
    assert first == second


def labels(kinds: Iterable[Labelled]) -> set[str]:
    return {kind.label for kind in kinds}


@pytest.mark.parametrize(
    ("chapter", "words"),
    [
        (Chapter.DAY, labels(TaskKind) | labels(TalkForm) | labels(set(TalkState) - {TalkState.PLANNED})),
        (Chapter.DAY, {"krav 75 %", "nået", "ikke nået", "overholdt", "over", "Intet haster", "Loftet"}),
        (Chapter.TALK, labels(AgreementKind) | {"Ingen nye job", "1 nyt job", "kendes ikke", "Samtalen er holdt"}),
        (Chapter.TALK, {Rule.TRAVEL.label, "Jobbet er på listen", "Ingen jobordre hedder sådan", "Ingen endnu"}),
        (Chapter.PROFILE, labels(SkillSource) | {"Kan også?", "er tilføjet", "Fortrudt", "Intet ligner"}),
        (
            Chapter.ORDERS,
            labels(JobOrderStatus)
            | labels(set(LogKind) - {LogKind.STATE_CHANGED})
            | {"ung mand", "Alder", "Køn", "Færre end 10"},
        ),
        (Chapter.REFERRALS, labels(set(VARIANTS) - {ReferralState.DECLINED}) | {"Virksomheden sagde nej", "Fortryd"}),
        (Chapter.REFERRALS, {"Der er allerede svaret", "Svarfrist", "2 pladser til henvisning tilbage"}),
        (Chapter.FIGURES, set(SHORT.values()) - {"Findes ikke"} | {"Revideret", "Jeres a-kasse", "ikke udgivet tal"}),
        (Chapter.MUNICIPALITY, labels(RecommendationState) | {"uden praktik", "begrundelse", "5 ting mangler"}),
    ],
)
def test_every_state_is_among_the_examples(chapter: Chapter, words: set[str]) -> None:
    text = text_of(chapter)
    assert {one for one in words if one not in text} == set()


def test_every_part_is_shown_in_some_state() -> None:
    """A part is shown when a macro of it has printed, or when it is printed whole; importing it is not enough."""
    every = {path.name for path in (TEMPLATES / "parts").glob("*.html")}
    assert len(every) > 30
    shown = _printed(lambda: [first_page(), *map(html_of, Chapter)])
    assert every - shown == set(NOT_SHOWN)


def first_page() -> str:
    template = environment().get_template("pages/components.html")
    return template.render({"page": components_page(NOW), "chrome": Chrome("Komponenter", "", "", demo=False)})


def _printed(make: Any) -> set[str]:
    """The files of parts whose macros, or whose whole, were printed while `make` ran."""
    printed: set[str] = set()
    has_macro = {path.name for path in (TEMPLATES / "parts").glob("*.html") if "{% macro" in path.read_text("utf-8")}

    def note(frame: FrameType, event: str, _argument: Any) -> None:
        file = frame.f_code.co_filename
        if event == "call" and "/templates/parts/" in file:
            name = file.rpartition("/")[2]
            if frame.f_code.co_name == "macro" or (name not in has_macro and frame.f_code.co_name == "root"):
                printed.add(name)

    sys.setprofile(note)
    try:
        make()
    finally:
        sys.setprofile(None)
    return printed
