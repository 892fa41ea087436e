from lxml import html

from tests.api.stage import InspectingClient, Stage


def test_what_is_searched_for_travels_in_the_body_and_never_in_the_address(
    client: InspectingClient, stage: Stage
) -> None:
    client.get("/soeg?soegning=Mette&q=Mette")
    assert stage.searched == []
    answer = client.post("/soeg", data={"soegning": " Mette "})
    assert stage.searched == ["Mette"]
    assert "Mette" not in str(answer.url)


def test_no_form_of_ours_carries_words_in_the_address(client: InspectingClient) -> None:
    for address in ("/", "/soeg", "/komponenter", "/medlemmer", "/jobordrer"):
        forms = html.fromstring(client.get(address).text).forms
        assert [form for form in forms if form.action == "/soeg" and form.method == "POST"], address
        by_address = [form for form in forms if form.method == "GET"]
        typed_in = [form.xpath(".//textarea | .//input[@type='search' or @type='text']") for form in by_address]
        assert not any(typed_in), address


def test_members_and_orders_stand_apart_with_their_numbers(client: InspectingClient) -> None:
    html = client.post("/soeg", data={"soegning": "lager"}).text
    assert html.index("Medlemmer</h2>") < html.index("Mette Eksempel") < html.index("Jobordrer</h2>")
    assert "M-1042" in html
    assert "J-211" in html


def test_with_htmx_only_the_list_comes_back(client: InspectingClient) -> None:
    html = client.post("/soeg", data={"soegning": "lager"}, headers={"HX-Request": "true"}).text
    assert "<html" not in html
    assert '<p role="status" class="hits-count">3 resultater</p>' in html


def test_nothing_found_says_what_to_try(client: InspectingClient) -> None:
    html = client.post("/soeg", data={"soegning": "qwerty"}).text
    assert "Prøv med færre ord" in html
    assert "0 resultater" in html


def test_an_empty_search_asks_nobody(client: InspectingClient, stage: Stage) -> None:
    assert client.post("/soeg", data={"soegning": "  "}).status_code == 200
    assert stage.searched == []


def test_a_search_longer_than_the_field_is_refused(client: InspectingClient, stage: Stage) -> None:
    assert client.post("/soeg", data={"soegning": "x" * 101}).status_code == 422
    assert stage.searched == []


def test_the_start_page_shows_the_newest_with_how_many_there_are(client: InspectingClient) -> None:
    html = client.get("/").text
    assert "2.418 medlemmer i alt" in html
    assert "1.312 åbne jobordrer i alt" in html
    assert "Åge Opdigtet" in html
