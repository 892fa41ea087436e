"""Promises that hold for every named statement, driven by the table of examples."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from matching.database.embedded import Database
from matching.database.pool import Connection, connect
from matching.queries.loading import load_statements
from tests.matching.queries.examples import EXAMPLES, MODULES, NOTHING
from tests.matching.queries.world import World, a_world

QUERIES = Path(MODULES[0].__file__ or "").parent
STATEMENTS = [(module, name) for module in MODULES for name in module.SQL]
READING = [
    (module, name)
    for module, name in STATEMENTS
    if re.search(r"^SELECT", module.SQL[name], re.MULTILINE)
    and not re.search(r"^(INSERT|UPDATE|DELETE)", module.SQL[name], re.MULTILINE)
]
#: A statement that reads a single value or a row by its key has nothing to order.
ONE_ROW = {
    "lock_member", "profile_version", "terms_of_member",
    "lock_order_load", "order_room", "live_referral", "find_referral", "share_in_force", "find_link", "member_contact",
    "find_placement", "is_pool_card_seen",
    "find_agreement_of_form", "find_agreement_member", "find_plan",
    "find_talk", "lock_talk", "lock_adviser", "find_adviser", "adviser_of_calendar", "decide_one_at_a_time",
    "exemption_of_course", "find_exemption_member",
    "find_draft", "lock_recommendation", "answer_letter", "lock_course", "count_planned_talks", "handed_over_content",
    "find_employer_by_cvr", "find_landed_job_order", "find_landed_member", "find_ranking_event", "order_contact",
    "count_waiting_job_orders", "count_open_job_orders", "count_waiting_members", "count_members", "newest_taxonomy",
    "has_moves",
    "is_any_outgoing_mail_due", "is_any_outgoing_order_mail_due", "find_talk_letter",
    "lock_order_state", "order_state", "newest_submission", "lock_submission", "count_orders_of_company",
    "duplicate_source", "count_members_in_reach", "is_held_back",
    "lock_saved_search", "is_name_taken", "lock_once_key",
    "find_list_event",
}  # fmt: skip
#: Columns that tell any two rows of their list apart, by table; an order that ends in one of them is total.
KEYS = {
    "profile_change.profile_change_id", "profile_mend.key", "member_skill.skill_id", "member_licence.licence_id",
    "member_language.language", "terms.id",
    "referral_event.version", "answer_link.link_id", "placement.placement_id", "follow_up.months",
    "filled_position.place", "pool_agreement.pool_agreement_id", "pool_card.pool_card_id",
    "pool_card_member.pool_card_id", "pool_look_event.pool_look_event_id", "pool_card_look_event.pool_look_event_id",
    "pool_request.pool_request_id", "section",
    "talk_event.talk_event_id", "talk_draft.field", "adviser.user_id", "talk_event.version", "talk.member_id",
    "offer_kind.valid_from", "recommendation.recommendation_id", "recommendation.state",
    "recommendation_event.version",
    "member_occupation.place", "talk.talk_id", "agreement.agreement_id", "referral.referral_id",
    "handover_event.version",
    "handover_event.course_id",
    "outgoing_mail.mail_id", "outgoing_order_mail.mail_id", "outgoing_mail.state",
    "course.course_id", "period.course_id",
    "contact_rule.rule_key", "registration.course_id", "talk.course_id", "benefit_hours.course_id",
    "exemption.exemption_id",
    "id", "job_order.number", "member.number", "member_goal.place", "decision_event.decision_event_id",
    "akasse.akasse_id", "municipality.municipality_code", "postcode.postcode", "names.postcode", "industry.section",
    "taxonomy_version.taxonomy_version_id", "occupation.occupation_id", "skill.skill_id", "licence.licence_id",
    "occupation_skill.skill_id", "occupation_licence.licence_id", "occupation_move.to_id", "concept_vector.digest",
    "job_order_log.job_order_log_id", "job_order_wording.place", "saved_search.saved_search_id",
    "municipality_region.region_code",
}  # fmt: skip


class Noting(dict[str, Any]):
    """Statements that note which of them were asked for."""

    def __init__(self, statements: dict[str, Any]) -> None:
        super().__init__(statements)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return super().__getitem__(name)


def named(statement: tuple[ModuleType, str]) -> str:
    return statement[1]


@pytest.fixture(scope="module")
def standing(shared_database: Database) -> Iterator[tuple[Connection, World]]:
    """One world for all examples, on a connection whose transaction never ends well."""
    with connect(shared_database.url) as connection, connection.transaction(force_rollback=True):
        yield connection, a_world(connection)


@pytest.fixture
def connection(standing: tuple[Connection, World]) -> Iterator[Connection]:
    """The world's own connection; what an example changes is undone before the next."""
    with standing[0].transaction(force_rollback=True):
        yield standing[0]


@pytest.fixture
def world(standing: tuple[Connection, World]) -> World:
    return standing[1]


def test_every_file_of_statements_is_looked_at() -> None:
    assert {path.stem for path in QUERIES.glob("*.sql")} == {module.__name__.rpartition(".")[2] for module in MODULES}


def test_every_statement_has_an_example_and_every_example_a_statement() -> None:
    assert {(module.__name__, name) for module, name in EXAMPLES} == {
        (module.__name__, name) for module, name in STATEMENTS
    }
    assert len(STATEMENTS) > 100


@pytest.mark.parametrize("statement", STATEMENTS, ids=named)
def test_a_function_runs_the_statement(
    statement: tuple[ModuleType, str], connection: Connection, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its example reaches it, PostgreSQL takes it, and what it reads fits the row's type."""
    module, name = statement
    noting = Noting(module.SQL)
    monkeypatch.setattr(module, "SQL", noting)
    found = EXAMPLES[statement](connection, world)
    assert name in noting.asked
    assert statement not in READING or found not in NOTHING, f"{name} reads nothing in the example"


def test_no_function_asks_for_a_statement_that_is_not_there() -> None:
    for module in MODULES:
        source = Path(module.__file__ or "").read_text("utf-8")
        assert set(re.findall(r'SQL\["(\w+)"\]', source)) <= set(module.SQL)


@pytest.mark.parametrize("statement", READING, ids=named)
def test_a_list_has_a_total_order(statement: tuple[ModuleType, str]) -> None:
    module, name = statement
    order = outer_order(module.SQL[name])
    if name in ONE_ROW:
        assert order == [], f"{name} reads one row, yet orders"
        return
    assert order, f"{name} has no order"
    assert order[-1] in KEYS, f"{name} does not end its order in a key but in {order[-1]}"


def test_statements_that_read_one_row_still_exist() -> None:
    assert {name for _module, name in STATEMENTS} >= ONE_ROW


OF_AN_AKASSE = re.compile(r"\b(?:FROM|JOIN|UPDATE)\s+(member(?:_[a-z]+)?|ranking_event|decision_event)\b")


def test_what_reads_or_changes_an_akasses_rows_names_the_akasse_itself() -> None:
    """Row-level security would hold without it; the condition is the other lock, and the indexes lead with it."""
    asking = {name: text for module, name in STATEMENTS if OF_AN_AKASSE.search(text := module.SQL[name])}
    loose = [
        (name, table)
        for name, text in asking.items()
        for table in OF_AN_AKASSE.findall(text)
        if f"{table}.akasse_id = " not in text or "akasse_id = %(akasse_id)s" not in text
    ]
    assert loose == []
    assert len(asking) > 20


def test_no_statement_asks_for_every_column() -> None:
    assert [name for module, name in STATEMENTS if re.search(r"SELECT\s+(\w+\.)?\*", module.SQL[name])] == []


def outer_order(statement: str) -> list[str]:
    """The expressions of the outermost ORDER BY, without their directions."""
    outer = re.sub(r"--.*", "", statement)
    while (inner := re.sub(r"\([^()]*\)", "", outer)) != outer:
        outer = inner
    found = re.search(r"\bORDER BY\s+(.*?)(?=\bLIMIT\b|\bFOR (?:NO KEY )?UPDATE\b|\Z)", outer, re.DOTALL)
    return [re.sub(r"\s+(ASC|DESC)$", "", part.strip()) for part in found.group(1).split(",")] if found else []


def test_the_outermost_order_is_found() -> None:
    text = "-- why\nSELECT f(a ORDER BY b)\n FROM t\n ORDER BY x DESC,\n t.number\n LIMIT 3"
    assert outer_order(text) == ["x", "t.number"]
    assert outer_order("SELECT count(*) FROM (SELECT a FROM t ORDER BY a) AS s") == []


def statements_in(folder: Path, text: str) -> dict[str, Any]:
    (folder / "some.sql").write_text(text, "utf-8")
    return dict(load_statements(str(folder / "some.py")))


def test_a_statement_is_found_by_its_name_with_its_reason(tmp_path: Path) -> None:
    found = statements_in(tmp_path, "-- one --\n-- Why.\nSELECT 1\n\n-- two --\n-- Why not.\nSELECT 2\n")
    assert found == {"one": "-- Why.\nSELECT 1", "two": "-- Why not.\nSELECT 2"}


def test_a_statement_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one stands twice"):
        statements_in(tmp_path, "-- one --\n-- Why.\nSELECT 1\n\n-- one --\n-- Why.\nSELECT 2\n")


def test_a_statement_without_a_reason_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one does not say why"):
        statements_in(tmp_path, "-- one --\nSELECT 1\n")
