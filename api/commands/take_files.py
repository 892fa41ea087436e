"""`jobbro ingest`: files become waiting rows, each a-kasse's members and courses in its own transaction."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from api.clock import read_clock
from api.commands.house import House, open_house, say
from ingest.courses import CourseSender
from ingest.members import Sender
from ingest.run import IngestReport, ingest_courses, ingest_job_orders, ingest_members
from matching.core.akasse import by_any_code
from matching.core.course_submission import CourseMisfit, CourseSubmission
from matching.core.errors import JobbroError
from matching.core.ids import AkasseId
from matching.core.job_order import JobOrderSubmission
from matching.core.landing import Landed
from matching.core.member import MemberSubmission
from matching.database.pool import open_transaction, tenant_transaction
from matching.queries import reference
from matching.services.land_courses import course_misfits, land_courses
from matching.services.land_job_orders import land_job_orders
from matching.services.land_members import land_members

OfAkasse = TypeVar("OfAkasse", MemberSubmission, CourseSubmission)


class UnknownAkasse(JobbroError):
    """The a-kasse named on the command line does not exist."""

    def __init__(self, named: str) -> None:
        super().__init__(f"A-kassen »{named}« findes ikke. Skriv dens navn eller kode, for eksempel 3F-A.")


def take_orders(files: Sequence[Path], source: str, rejects: Path) -> int:
    """Ingest job orders; the exit status is 0 when every row landed, else 1."""
    with open_house() as house:
        return _told(ingest_job_orders(files, LandOrders(house), rejects, source=source))


def take_members(files: Sequence[Path], akasse: str, source: str, rejects: Path) -> int:
    """Ingest members; the exit status is 0 when every row landed, else 1."""
    with open_house() as house:
        sender = _sender(house, akasse, source)
        return _told(ingest_members(files, LandMembers(house), rejects, sender=sender))


def take_courses(files: Sequence[Path], akasse: str, source: str, rejects: Path) -> int:
    """Ingest courses of unemployment; the exit status is 0 when every row landed, else 1."""
    with open_house() as house:
        sender = CourseSender(_sender(house, akasse, source), FindMisfits(house))
        return _told(ingest_courses(files, LandCourses(house), rejects, sender=sender))


class LandOrders:
    """Lands a batch of orders in one transaction."""

    def __init__(self, house: House) -> None:
        self.house = house

    def __call__(self, submissions: Sequence[JobOrderSubmission]) -> list[Landed]:
        """What became of each."""
        with open_transaction(self.house.pool) as connection:
            return land_job_orders(connection, submissions, now=read_clock())


class LandMembers:
    """Lands a batch of members, each a-kasse's in a transaction of its own."""

    def __init__(self, house: House) -> None:
        self.house = house

    def __call__(self, submissions: Sequence[MemberSubmission]) -> list[Landed]:
        """What became of each, in the order they came."""
        return _landed(self.house, submissions, land_members)


class LandCourses:
    """Lands a batch of courses, each a-kasse's in a transaction of its own."""

    def __init__(self, house: House) -> None:
        self.house = house

    def __call__(self, submissions: Sequence[CourseSubmission]) -> list[Landed]:
        """What became of each, in the order they came."""
        return _landed(self.house, submissions, land_courses)


class FindMisfits:
    """Says which courses of one a-kasse cannot be taken in."""

    def __init__(self, house: House) -> None:
        self.house = house

    def __call__(self, submissions: Sequence[CourseSubmission]) -> Mapping[str, CourseMisfit]:
        """Why not, by the course's id."""
        with tenant_transaction(self.house.pool, submissions[0].akasse_id) as connection:
            return course_misfits(connection, submissions)


def _landed(house: House, submissions: Sequence[OfAkasse], land: Callable[..., list[Landed]]) -> list[Landed]:
    places = sorted(range(len(submissions)), key=lambda place: submissions[place].akasse_id)
    landed: dict[int, Landed] = {}
    for akasse_id, group in groupby(places, key=lambda place: submissions[place].akasse_id):
        of_akasse = list(group)
        with tenant_transaction(house.pool, akasse_id) as connection:
            results = land(connection, [submissions[place] for place in of_akasse], now=read_clock())
        landed.update(zip(of_akasse, results, strict=True))
    return [landed[place] for place in range(len(submissions))]


def _sender(house: House, akasse: str, source: str) -> Sender:
    with open_transaction(house.pool) as connection:
        known = by_any_code(reference.akasser(connection))
    named: AkasseId | None = known.get(akasse.casefold()) if akasse else None
    if akasse and named is None:
        raise UnknownAkasse(akasse)
    return Sender(akasser=known, akasse_id=named, source=source)


def _told(report: IngestReport) -> int:
    say(report.as_text())
    return 0 if report.is_clean else 1
