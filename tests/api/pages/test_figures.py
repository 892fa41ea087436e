"""The pages of published figures, over a vintage that was really published, for STAR, a leader and nobody."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from api.app import create_app
from api.figures.trend import trend
from api.pages import figure_words as words
from api.pages.examples_of_figures import CODE, DAY, ONE, example_table, example_vintage
from api.pages.figure_table import table_page
from api.pages.figure_view import Asked, Reader, chosen_view
from api.pages.figures import figures_page
from api.settings import Settings
from matching.database.embedded import Database
from matching.database.pool import open_pool, open_transaction
from matching.services.publish_figures import publish_figures
from matching.statistics.publication import drafts
from matching.statistics.publication.published_table import NoFigure, ValueNotInTable
from tests.api.stage import InspectingClient, elements
from tests.matching.statistics.publication.figure_stage import TODAY, put_facts, say_filled, spread_talks

NOW = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
TALKS = "/tal/talks-by-akasse-and-form"


@pytest.fixture(scope="module")
def empty_then_published(module_database: Database) -> Iterator[list[str]]:
    """What the overview says before anything is published; two vintages follow."""
    settings = Settings(session_secret="only for tests")
    with (
        pytest.MonkeyPatch.context() as fewer_months,
        open_pool(module_database.url, max_size=2) as pool,
    ):
        fewer_months.setattr(drafts, "MONTHS", 6)
        star = InspectingClient(create_app(settings, pool, clock=lambda: NOW), follow_redirects=True)
        _sign_in(star, "star")
        said = [star.get("/tal").text]
        with open_transaction(pool) as connection:
            put_facts(connection, spread_talks())
            say_filled(connection)
            publish_figures(connection, now=NOW)
            say_filled(connection, TODAY + timedelta(days=1))
            publish_figures(connection, now=NOW + timedelta(days=1))
        yield said


@pytest.fixture
def browser_of_nobody(
    front_end: None, module_database: Database, empty_then_published: list[str]
) -> Iterator[InspectingClient]:
    with open_pool(module_database.url, max_size=2) as pool:
        app = create_app(Settings(session_secret="only for tests"), pool, clock=lambda: NOW)
        yield InspectingClient(app, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture
def star(browser_of_nobody: InspectingClient) -> InspectingClient:
    _sign_in(browser_of_nobody, "star")
    return browser_of_nobody


@pytest.fixture
def leader(browser_of_nobody: InspectingClient) -> InspectingClient:
    _sign_in(browser_of_nobody, "leader")
    return browser_of_nobody


def _sign_in(client: InspectingClient, role: str) -> None:
    client.get("/log-ind")
    client.post("/log-ind", data={"akasse": "48" if role != "star" else "", "rolle": role})


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_before_a_vintage_the_page_says_what_is_to_come(empty_then_published: list[str]) -> None:
    (said,) = empty_then_published
    assert "Der er ikke udgivet tal endnu" in said
    assert "jobbro figures publish" in said


def test_star_signs_in_without_an_akasse_and_begins_at_the_figures(browser_of_nobody: InspectingClient) -> None:
    browser_of_nobody.get("/log-ind")
    answer = browser_of_nobody.post("/log-ind", data={"akasse": "", "rolle": "star"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/tal")
    html = browser_of_nobody.get("/tal").text
    menu = html[html.index('aria-label="Hovedmenu"') : html.index("</nav>")]
    assert re.findall(r'href="([^"]+)"', menu) == ["/tal"]
    assert "soeg-oeverst" not in html
    closed = browser_of_nobody.get("/medlemmer")
    assert closed.status_code == 403
    assert 'href="/"' not in closed.text
    assert "/soeg" not in closed.text


def test_nobody_reads_figures_without_signing_in(browser_of_nobody: InspectingClient) -> None:
    assert [browser_of_nobody.get(path).status_code for path in ("/tal", TALKS)] == [303, 303]


def test_the_overview_has_each_kind_with_definition_month_and_the_way_to_its_tables(star: InspectingClient) -> None:
    page = star.get("/tal").text
    assert "Udgivet 2. december 2026" in page
    assert page.count('class="figure-kind"') == 7
    assert "Andelen af samtalerne i perioden med et registreret udfald, som medlemmet udeblev fra." in page
    assert f'href="{TALKS}?maal=SA-03&amp;udgave=2026-12-02"' in page
    assert "Oktober 2026" in page
    assert "November 2026 er for ny til at kunne læses." in page
    assert "Alle a-kasser" not in text(page)


def test_a_leader_has_the_own_akasse_beside_the_published_figure(leader: InspectingClient) -> None:
    said = text(leader.get("/tal").text)
    own = re.search(r"måned for måned\. (.+?) står ved siden af", said)
    assert own is not None
    assert re.search(rf"Alle a-kasser \d+ {own[1]} Skjult Oktober 2026", said)
    assert f"{own[1]}: Skjult af hensyn til fortrolighed." in said


def test_an_older_vintage_says_so(star: InspectingClient) -> None:
    assert "Du læser en ældre udgivelse." in star.get("/tal?udgave=2026-12-01").text
    assert "Der er en nyere" in star.get(f"{TALKS}?udgave=2026-12-01").text
    assert star.get("/tal?udgave=2020-01-01").status_code == 404


def test_a_table_has_a_drawing_for_each_room_and_the_same_numbers_below(star: InspectingClient) -> None:
    html = star.get(f"{TALKS}?maal=SA-03").text
    drawings = [attributes for tag, attributes in elements(html) if tag == "svg" and attributes.get("role") == "img"]
    assert [one["width"] for one in drawings if "width" in one] == ["720", "320"]
    assert "<title id=" in html
    assert "graphics-" not in html
    assert text(html).count("Afventer") == 4


def test_by_akasse_the_own_one_is_marked(leader: InspectingClient) -> None:
    html = leader.get(f"{TALKS}?maal=SA-03&vis=akasse&periode=2026M10").text
    assert text(html).count("Jeres a-kasse") == 1
    assert 'name="akasse"' not in html
    assert 'name="form"' in html


def test_what_is_shown_can_be_got_as_a_file(star: InspectingClient) -> None:
    html = star.get(f"{TALKS}?maal=SA-03&akasse=48").text
    shown, *_ = re.findall(r'href="(/api/v1/figures/[^"]+format=csv[^"]+)"', html)
    answer = star.get(shown.replace("&amp;", "&"))
    assert answer.status_code == 200
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 7
    assert all("Akademikernes" in line for line in lines[1:])


@pytest.mark.parametrize("wrong", ["maal=XX-01", "vis=municipality", "periode=1999M01", "akasse=999", "ukendt=1"])
def test_what_a_table_does_not_have_is_said_in_danish(star: InspectingClient, wrong: str) -> None:
    answer = star.get(f"{TALKS}?{wrong}")
    assert answer.status_code == 422
    assert "der står ved tabellen" in answer.text


def test_a_table_that_is_not_published_is_not_found(star: InspectingClient) -> None:
    assert star.get("/tal/findes-ikke").status_code == 404


def test_a_missing_number_is_a_word_with_its_reason_and_never_a_nought() -> None:
    page = table_page(chosen_view(example_table(), Asked(CODE), Reader()), example_vintage(), (example_vintage(),))
    february = next(row for row in page.rows if row.name == "februar 2026")
    assert (february.numbers, february.missing) == (("Skjult", "Skjult", "1.268"), (True, True, False))
    assert ("Skjult", f"{NoFigure.CONFIDENTIAL.label}.") in page.reasons
    assert page.rows[0].numbers[0] == "Afventer"
    assert page.rows[1].mark == "Revideret 1. december 2026"


def test_a_hidden_bar_is_a_word_and_the_whole_is_the_first_row() -> None:
    page = table_page(
        chosen_view(example_table(), Asked(CODE, "akasse", "2026M10"), ONE), example_vintage(), (example_vintage(),)
    )
    assert page.chart is not None
    assert "Skjult" in page.chart.wide
    assert [row.name for row in page.rows] == [
        "Alle a-kasser",
        "Lille A-kasse",
        "Ny",
        "Opdigtet A-kasse",
        "Ældres A-kasse",
    ]
    assert page.rows[0].is_whole
    assert "Den mørke søjle er jeres a-kasse." in page.chart.notes


def test_nothing_to_draw_is_no_drawing() -> None:
    view = chosen_view(example_table(), Asked(CODE, values={"akasse": "11"}), Reader())
    assert table_page(view, example_vintage(), (example_vintage(),)).chart is None


def test_a_value_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueNotInTable):
        chosen_view(example_table(), Asked("XX-01"), Reader())


def test_without_a_vintage_there_is_nothing_but_the_page() -> None:
    assert figures_page(None, ONE).sections == ()


def test_numbers_and_changes_are_danish() -> None:
    table = example_table()
    count, share = table.contents[:2]
    assert words.number_said(count, 12345, None) == "12.345"
    assert words.number_said(share, 7.25, None) in {"7,2 %", "7,3 %"}
    assert words.change_said(share, 7.9, 7.0, "2026M09") == "0,9 procentpoint højere end i september 2026"
    assert words.change_said(count, 10, 12, "2026M09") == "2 færre end i september 2026"
    assert words.change_said(count, 10, 10, "2026M09") == "Det samme som i september 2026"
    assert words.change_said(count, None, 10, "2026M09") == ""
    assert DAY.year == 2026


def test_the_small_line_is_broken_where_a_number_is_missing() -> None:
    """13 px a step, 28 px from nought to the top: 1 of 2 stands half-way, at 18."""
    assert trend([2, 1, None, 0, 2]) == ("M4.0,4.0L42.0,18.0", "M118.0,32.0L156.0,4.0")
    assert trend([1, None, 1]) == trend([0, 0, 0]) == ()
