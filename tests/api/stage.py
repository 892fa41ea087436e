"""The web layer on a stage: services that answer with made-up people, and a client that inspects every page."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

from starlette.testclient import TestClient

from api.pages import examples
from matching.core.akasse import Akasse
from matching.core.errors import JobOrderNotFound, MemberNotFound
from matching.core.ids import AkasseId
from matching.core.order_life import OrderState, StateCause
from matching.services.show_order_status import OrderStatus

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
AKASSER = (
    Akasse(AkasseId(48), "Akademikernes", "Akademikernes A-kasse", "48", "D48"),
    Akasse(AkasseId(1), "Ældre", "Ældres A-kasse", "1", "D1"),
    Akasse(AkasseId(2), "3F", "Faglig Fælles A-kasse", "2", "D2"),
)
MACHINE_TOKEN = "a-token-for-tests"
MEMBER = "/medlemmer/" + str(examples.example_member().member_id)
ORDER = "/jobordrer/" + str(examples.example_order(204, "", "", "", TODAY).job_order_id)


class StagePool:
    """Lends a connection that reads nothing; what the services would read, the stage says."""

    def __init__(self) -> None:
        self.statements: list[object] = []

    @contextmanager
    def connection(self) -> Iterator[Any]:
        yield SimpleNamespace(execute=self.statements.append, transaction=nullcontext)


class Stage:
    """The services of the day: each answers from here, and what was asked is kept."""

    def __init__(self) -> None:
        self.jobs = examples.example_jobs(TODAY)
        self.candidates = examples.example_candidates(TODAY)
        self.hits = examples.example_start().members + examples.example_start().orders
        self.decided: list[tuple[Any, ...]] = []
        self.searched: list[str] = []
        self.travel_limits: list[int | None] = []
        self.actors: list[Any] = []

    def propose_jobs(self, connection: Any, actor: Any, member_id: Any, *, travel_limit: Any = None, **_: Any) -> Any:
        if member_id != self.jobs.member.member_id:
            raise MemberNotFound
        self.travel_limits.append(travel_limit)
        self.actors.append(actor)
        return self.jobs

    def propose_candidates(self, connection: Any, actor: Any, job_order_id: Any, **_: Any) -> Any:
        if job_order_id != self.candidates.order.job_order_id:
            raise JobOrderNotFound
        return self.candidates

    def show_order_status(self, connection: Any, job_order_id: Any) -> OrderStatus:
        """Where the order of the day stands, with an empty log."""
        order = self.candidates.order
        head = SimpleNamespace(**vars(order))
        state = OrderState(job_order_id, order.number, order.status, StateCause.IMPORTED, NOW, order.deadline_on)
        return OrderStatus(head, state, (), (), None)  # type: ignore[arg-type]

    def decide(self, connection: Any, actor: Any, event: Any, member: Any, order: Any, *what: Any, now: Any) -> None:
        self.decided.append((member, order, *what))

    def search(self, connection: Any, actor: Any, text: str, *, limit: int) -> Any:
        self.searched.append(text)
        return tuple(hit for hit in self.hits if text.casefold() in (hit.title + hit.detail).casefold())[:limit]


class InspectingClient(TestClient):
    """A client that looks every page through, and sends the form token of the last page it got."""

    form_token = ""

    def request(self, method: str, url: Any, **options: Any) -> Any:  # type: ignore[override]
        if method == "POST" and isinstance(options.get("data"), dict):
            options["data"] = {"form_token": self.form_token, **options["data"]}
        response = super().request(method, url, **options)
        if response.headers.get("content-type", "").startswith("text/html") and response.text:
            inspect_page(response.text)
            found = re.search(r'name="form_token" value="([^"]+)"', response.text)
            self.form_token = found.group(1) if found else self.form_token
        return response


class _Elements(HTMLParser):
    """Every element of a page with its attributes, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Elements()
    parser.feed(html)
    return parser.found


def inspect_page(html: str) -> None:
    """Fail on what no page of ours may hold."""
    found = elements(html)
    assert "{{" not in html
    assert "{%" not in html
    assert "None" not in re.sub(r"<[^>]*>", " ", html), "a missing value was printed"
    for tag, attributes in found:
        assert tag != "style", "inline style sheet"
        assert "style" not in attributes, f"inline style on {tag}"
        assert not [name for name in attributes if name.startswith("on")], f"inline handler on {tag}"
        assert tag != "script" or attributes.get("src"), "inline script"
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(ids) == len(set(ids)), f"ids used twice: {sorted({i for i in ids if ids.count(i) > 1})}"
    if "<html" in html:
        _inspect_whole_page(found)
    _inspect_fields(found)


def _inspect_whole_page(found: list[tuple[str, dict[str, str | None]]]) -> None:
    assert ("html", {"lang": "da"}) in found
    assert [tag for tag, _ in found].count("h1") == 1
    assert [tag for tag, _ in found].count("main") == 1


def _inspect_fields(found: list[tuple[str, dict[str, str | None]]]) -> None:
    labelled = {attributes.get("for") for tag, attributes in found if tag == "label"}
    for tag, attributes in found:
        seen = tag in {"input", "select", "textarea"} and attributes.get("type") != "hidden"
        assert not seen or attributes.get("id") in labelled, f"{tag} {attributes.get('name')} has no label"
