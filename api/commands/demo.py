"""The demo: everything made ready the first time, an invented world loaded and understood, and the pages served."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

from rich.progress import Progress, TaskID

from api.clock import read_clock
from api.commands.first_figures import publish_first
from api.commands.house import QUIET, House, akasse_ids, database_settings, open_house, progress, say
from api.commands.load_contact_rules import put_missing_contact_rules
from api.commands.load_taxonomy import has_taxonomy, put_starter_rows
from api.commands.publish_figures import receipt_said
from api.commands.take_files import FindMisfits, LandCourses, LandMembers, LandOrders
from api.commands.work import count_waiting
from api.frontend import build
from api.mail_catcher import HOST, catching_mail
from ingest.courses import CourseSender
from ingest.demo.courses import SOURCE
from ingest.demo.files import COURSES, MEMBERS, ORDERS, write_world
from ingest.demo.talks import demo_contact
from ingest.members import Sender
from ingest.run import ingest_courses, ingest_job_orders, ingest_members
from matching.core.akasse import by_any_code
from matching.core.errors import JobbroError
from matching.database.pool import open_transaction, tenant_transaction
from matching.queries import courses, job_orders, reference
from matching.services.take_over_talks import PastContact, take_over_talks

Process: TypeAlias = "subprocess.Popen[bytes]"

#: Seconds between two looks at how far the worker is; each asks every a-kasse, on the cores the model works on.
LOOK_EVERY = 2.0
#: The demo's world is always the same.
SEED = 1


def run_demo(host: str, port: int, *, members: int, orders: int) -> None:
    """Make everything ready, fill an empty database, and serve until told to stop."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _refuse_taken_port(host, port)
    try:
        with open_house() as house, ExitStack() as stack:
            _run(house, stack, Address(host, port), Size(members, orders))
    except KeyboardInterrupt:
        say("Jobbro stopper.")


class Address(NamedTuple):
    """Where the pages are shown."""

    host: str
    port: int


class Size(NamedTuple):
    """How large the world is."""

    members: int
    orders: int


def _run(house: House, stack: ExitStack, address: Address, size: Size) -> None:
    """The worker begins first, so that the model is made ready while the world is written and lands."""
    started = time.monotonic()
    if not has_taxonomy(house.pool):
        put_starter_rows(house.pool)
    put_missing_contact_rules(house.pool)
    mail = stack.enter_context(_caught_mail(address))
    worker = stack.enter_context(_process("worker", settings=mail))
    if build():
        say("Siderne er bygget.")
    if _is_empty(house):
        with tempfile.TemporaryDirectory() as folder:
            land_world(house, Path(folder), members=size.members, orders=size.orders, seed=SEED)
    pages = stack.enter_context(_process("serve", "--host", address.host, "--port", str(address.port), settings=mail))
    _follow(house, worker)
    _wait_for_pages(address, pages)
    say(f"Klar efter {time.monotonic() - started:.0f} sekunder.")
    _welcome(address)
    _publish(house)
    _wait((worker, pages))


class PortTaken(JobbroError):
    """Something already listens where the pages would be shown."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} er optaget; måske kører Jobbro allerede på http://127.0.0.1:{port}/. "
            f"Stop det andet program, eller vælg en anden port: jobbro demo run --port {port + 1}"
        )


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError:
            raise PortTaken(port) from None


def generate(directory: Path, *, members: int, orders: int, seed: int) -> None:
    """Write a world as files that `jobbro ingest` reads."""
    _write(directory, members, orders, seed, read_clock().date())
    say(f"Verdenen er skrevet til {directory}.")


def _is_empty(house: House) -> bool:
    with open_transaction(house.pool) as connection:
        return not job_orders.newest_job_orders(connection, 1)


def land_world(house: House, directory: Path, *, members: int, orders: int, seed: int) -> None:
    """Write a world's files to `directory` and land them; they wait to be understood."""
    _write(directory, members, orders, seed, read_clock().date())
    with open_transaction(house.pool) as connection:
        known = by_any_code(reference.akasser(connection))
    with progress() as bar:
        task = bar.add_task("Indlæser verdenen", total=2 * members + orders)
        told = _Told(bar, task)
        sender = Sender(akasser=known, source=SOURCE)
        of_courses = CourseSender(sender, FindMisfits(house))
        took = ingest_members([directory / MEMBERS], LandMembers(house), directory, told, sender=sender)
        told.before = members
        took += ingest_courses([directory / COURSES], LandCourses(house), directory, told, sender=of_courses)
        told.before = 2 * members
        took += ingest_job_orders([directory / ORDERS], LandOrders(house), directory, told, source=SOURCE)
    lay_talks(house, read_clock())
    if not took.is_clean:
        say(took.as_text())


def lay_talks(house: House, now: datetime) -> None:
    """Lay talks, held and planned, into the courses of the invented world; they are nowhere in its files."""
    for akasse_id in akasse_ids(house.pool):
        with tenant_transaction(house.pool, akasse_id) as connection:
            landed = courses.courses_of_source(connection, akasse_id, SOURCE)
            contact = demo_contact(akasse_id, landed, now.date())
            past = PastContact(contact.advisers, contact.talks, contact.exemptions)
            take_over_talks(connection, akasse_id, past, now=now)


class _Told:
    """Moves a bar by what one file after the other has read."""

    def __init__(self, bar: Progress, task: TaskID) -> None:
        self.bar, self.task, self.before = bar, task, 0

    def __call__(self, read: int) -> None:
        self.bar.update(self.task, completed=self.before + read)


def _write(directory: Path, members: int, orders: int, seed: int, as_of: date) -> None:
    with progress() as bar:
        tasks = {
            "members": bar.add_task("Digter medlemmer", total=members),
            "orders": bar.add_task("Digter jobordrer", total=orders),
        }
        told = lambda kind, written: bar.update(tasks[kind], completed=written)  # noqa: E731
        write_world(directory, members, orders, seed, as_of, told)
        for task in bar.tasks:
            bar.update(task.id, completed=task.total)


def _follow(house: House, worker: Process) -> None:
    """Show how far the worker is until nothing waits; the worker began while the world was still landing."""
    total = count_waiting(house.pool)
    if not total:
        return
    with progress() as bar:
        task = bar.add_task("Forstår tekster", total=total)
        while (waiting := count_waiting(house.pool)) and worker.poll() is None:
            bar.update(task, completed=total - waiting)
            time.sleep(LOOK_EVERY)
        bar.update(task, completed=total - count_waiting(house.pool))


@contextmanager
def _caught_mail(address: Address) -> Iterator[Mapping[str, str]]:
    """The settings with which every mail is caught and none leaves this machine, and the catcher at work."""
    folder = database_settings().data_directory.parent / "caught-mail"
    with catching_mail(folder) as port:
        yield {
            "JOBBRO_SMTP_HOST": HOST,
            "JOBBRO_SMTP_PORT": str(port),
            "JOBBRO_SMTP_SECURITY": "none",
            "JOBBRO_SMTP_USER": "",
            "JOBBRO_PUBLIC_ADDRESS": f"http://{address.host}:{address.port}",
            "JOBBRO_CAUGHT_MAIL": str(folder),
            "JOBBRO_SESSION_SECRET": _kept_secret(folder / "secret"),
        }


def _kept_secret(file: Path) -> str:
    """The secret that the worker signs addresses in letters with, and the pages read them by; the same next time."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(32), "ascii")
    return os.environ.get("JOBBRO_SESSION_SECRET") or file.read_text("ascii")


@contextmanager
def _process(*words: str, settings: Mapping[str, str]) -> Iterator[Process]:
    """A command of ours as a process of its own, ended with us; so serving never loads the model."""
    environment = {**os.environ, **settings, QUIET: "1"}
    process = subprocess.Popen([sys.executable, "-m", "api", *words], env=environment)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _wait_for_pages(address: Address, pages: Process) -> None:
    """Wait until the pages answer, so that the address is not told before it works."""
    while pages.poll() is None:
        with socket.socket() as visitor:
            if visitor.connect_ex(address) == 0:
                return
        time.sleep(0.1)


def _welcome(address: Address) -> None:
    say(f"\nÅbn [bold]http://{address.host}:{address.port}/[/bold] og log ind som jobrådgiver.")
    say("Vælg for eksempel Faglig Fælles A-kasse (3F), eller rollen som styrelsen. Alle personer er opdigtede.")
    say(f"Mails bliver fanget og vist på http://{address.host}:{address.port}/demo/post")
    say("Stop med Ctrl+C. Næste »make demo« beholder data og starter på få sekunder.")


def _publish(house: House) -> None:
    """Publish figures once, when the pages are already there; what is refused is said, and the demo goes on."""
    try:
        receipt = publish_first(house.pool, read_clock())
    except JobbroError as error:
        say(f"Der er ikke udgivet tal: {error}")
        return
    if receipt is not None:
        say(receipt_said(receipt))


def _wait(processes: Sequence[Process]) -> None:
    """Stay until told to stop, or until one of the processes has ended by itself."""
    while all(process.poll() is None for process in processes):
        time.sleep(1)
