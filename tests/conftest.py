"""One PostgreSQL server for the whole run, migrated once; every test gets a rolled-back transaction or its own clone.

With TEST_DATABASE_URL the same tests run on that server instead; its role must be allowed to make roles, databases
and extensions, and the password of `jobbro_app` is replaced.
"""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser, sync_playwright
from psycopg import sql
from psycopg.conninfo import make_conninfo

from api.commands.load_taxonomy import put_starter
from matching.database.embedded import Database, start_database
from matching.database.migrate import migrate
from matching.database.pool import Connection, Pool, connect, open_pool
from matching.database.roles import RUNTIME, ensure_roles, set_runtime_password
from matching.database.settings import DatabaseSettings
from matching.services.preview_order import understand_with


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long drills out unless `-m` or a test's full name asks for them."""
    asked = config.option.markexpr or any("::" in argument for argument in config.args)
    drills = [] if asked else [item for item in items if item.get_closest_marker("drill")]
    if drills:
        config.hook.pytest_deselected(items=drills)
        items[:] = [item for item in items if item not in drills]


@contextmanager
def reachable_directory() -> Iterator[Path]:
    """A temporary directory that the server's own account can enter, which pytest's is not when we are root."""
    directory = Path(tempfile.mkdtemp(prefix="jobbro-test-"))
    directory.chmod(0o711)
    try:
        yield directory
    finally:
        shutil.rmtree(directory)


@pytest.fixture
def server_directory() -> Iterator[Path]:
    """An empty directory in which a test may start a server of its own."""
    with reachable_directory() as directory:
        yield directory


@dataclass(frozen=True)
class Server:
    """A server on which databases are made and dropped, over one connection: a warm one clones much faster."""

    admin: Connection
    admin_url: str = field(repr=False)
    runtime_url: str = field(repr=False)

    def database(self, name: str) -> Database:
        return Database(
            make_conninfo(self.runtime_url, dbname=name), make_conninfo(self.admin_url, dbname=name), owned=False
        )

    def command(self, statement: str, **names: str) -> None:
        identifiers = {key: sql.Identifier(name) for key, name in names.items()}
        self.admin.execute(sql.SQL(statement).format(**identifiers))

    @contextmanager
    def fresh_database(self, template: str = "template0") -> Iterator[Database]:
        name = f"jobbro_test_{secrets.token_hex(6)}"
        self.command("CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy", name=name, template=template)
        try:
            yield self.database(name)
        finally:
            self.command("DROP DATABASE {name} WITH (FORCE)", name=name)


@pytest.fixture(scope="session")
def database_server() -> Iterator[Server]:
    """The embedded server, without durability since nobody needs its data; or the one in TEST_DATABASE_URL."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        with psycopg.connect(given, autocommit=True) as admin:
            yield Server(admin, given, _runtime_url(admin, given))
        return
    with reachable_directory() as directory:
        settings = DatabaseSettings(directory / "database", shared_buffers="128MB", durable=False)
        with start_database(settings) as database:
            admin_url = make_conninfo(database.admin_url, dbname="postgres")
            with psycopg.connect(admin_url, autocommit=True) as admin:
                yield Server(admin, admin_url, database.url)


def _runtime_url(admin: Connection, admin_url: str) -> str:
    password = secrets.token_urlsafe()
    ensure_roles(admin)
    set_runtime_password(admin, password)
    return make_conninfo(admin_url, user=RUNTIME, password=password)


@pytest.fixture(scope="session")
def template(database_server: Server) -> Iterator[str]:
    """The name of a migrated database that nobody connects to, ready to be cloned."""
    with database_server.fresh_database() as database:
        migrate(database.admin_url)
        yield str(psycopg.conninfo.conninfo_to_dict(database.admin_url)["dbname"])


@pytest.fixture(scope="session")
def shared_database(database_server: Server, template: str) -> Iterator[Database]:
    """The clone behind `connection` and `admin_connection`; no test may commit to it."""
    with database_server.fresh_database(template) as database:
        yield database


@pytest.fixture
def database(database_server: Server, template: str) -> Iterator[Database]:
    """A migrated database of the test's own, for tests that commit; dropped afterwards."""
    with database_server.fresh_database(template) as database:
        yield database


@pytest.fixture(scope="module")
def module_database(database_server: Server, template: str) -> Iterator[Database]:
    """A migrated database that the tests of one module share, for expensive set-ups that are only read."""
    with database_server.fresh_database(template) as database:
        yield database


@pytest.fixture(scope="session")
def starter_template(database_server: Server, template: str) -> Iterator[str]:
    """The name of a database with the starter, its moves and its names' vectors: half a minute's work, done once."""
    with database_server.fresh_database(template) as database:
        with open_pool(database.url, max_size=2) as pool:
            put_starter(pool)
            understand_with(pool)
        yield str(psycopg.conninfo.conninfo_to_dict(database.admin_url)["dbname"])


@pytest.fixture(scope="module")
def starter_database(database_server: Server, starter_template: str) -> Iterator[Database]:
    """A database with the starter that the tests of one module share."""
    with database_server.fresh_database(starter_template) as database:
        yield database


@pytest.fixture
def empty_database(database_server: Server) -> Iterator[Database]:
    """A database in which nothing was ever migrated."""
    with database_server.fresh_database() as database:
        yield database


@pytest.fixture
def pool(database: Database) -> Iterator[Pool]:
    """A pool of runtime connections to the test's own database."""
    with open_pool(database.url, max_size=4) as pool:
        yield pool


@pytest.fixture(scope="session")
def _runtime_connection(shared_database: Database) -> Iterator[Connection]:
    with connect(shared_database.url) as connection:
        yield connection


@pytest.fixture
def connection(_runtime_connection: Connection) -> Iterator[Connection]:
    """A runtime connection in a transaction that is rolled back; services' own transactions nest as savepoints."""
    with _runtime_connection.transaction(force_rollback=True):
        yield _runtime_connection


@pytest.fixture
def admin_connection(shared_database: Database) -> Iterator[Connection]:
    """The migrating role on the same database as `connection`, rolled back too: neither sees the other's rows."""
    with connect(shared_database.admin_url) as connection, connection.transaction(force_rollback=True):
        yield connection


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run: a thread can drive only one Playwright at a time."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("Chromium is missing: install it with `apt-get install chromium`.")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield made
        made.close()
