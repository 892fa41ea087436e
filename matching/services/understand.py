"""Understanding what has landed: reading texts, linking them to the taxonomy and embedding them, in batches.

The list of work is a query (rows not yet understood), so a worker that dies loses nothing and two never do the same.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from matching.core.ids import AkasseId, JobOrderId, MemberId, OccupationId
from matching.core.industry import section_of
from matching.core.job_order import Hours, JobOrderSubmission, SkillNeed
from matching.core.member import HeldOccupationSubmission, MemberSubmission, SkillSource
from matching.core.reading import FoundOccupation, MemberReading, OrderReading
from matching.core.submissions import from_json
from matching.database import Connection
from matching.language.embedding import Embedder
from matching.language.gist import Gist, gist_vectors, member_gist, order_gist
from matching.language.places import Gazetteer
from matching.language.reading_members import MemberReader
from matching.language.reading_orders import OrderReader
from matching.language.told_occupations import told_occupations
from matching.queries import job_orders, members, reference
from matching.queries.taxonomy import vector_text
from matching.services.keep_mends import keep_readings

#: Rows that one transaction understands: large enough to fill the model's batches, small enough to show progress.
BATCH = 128


@dataclass(frozen=True)
class Understanding:
    """The readers, the model and the place names of one worker, and each occupation's usual industry section."""

    orders: OrderReader
    members: MemberReader
    embedder: Embedder
    sections: Mapping[OccupationId, str | None]
    places: Gazetteer

    @property
    def model(self) -> str:
        """The embedding model's identity as it is stored with each vector."""
        return model_key(self.embedder)


def model_key(embedder: Embedder) -> str:
    """Name, revision and dimension in one word; vectors of different keys never mix."""
    identity = embedder.identity
    return f"{identity.name}@{identity.revision}/{identity.dimension}"


def understand_job_orders(
    connection: Connection, understanding: Understanding, *, now: datetime, most: int = BATCH
) -> int:
    """Understand at most `most` waiting orders in one transaction; how many they were (0 = nothing waits)."""
    with connection.transaction():
        waiting = job_orders.waiting_job_orders(connection, most)
        submissions = [from_json(JobOrderSubmission, row.submission) for row in waiting]
        readings = understanding.orders.read(submissions, as_of=now.date())
        ids = [row.job_order_id for row in waiting]
        if ids:
            readings = _placed(understanding.places, submissions, readings)
            _keep_order_readings(connection, understanding, ids, readings, now)
            gists = [order_gist(understanding.orders.index, reading) for reading in readings]
            _keep_order_vectors(connection, understanding, ids, gists)
        return len(ids)


def understand_members(
    connection: Connection, understanding: Understanding, akasse_id: AkasseId, *, now: datetime, most: int = BATCH
) -> int:
    """Understand at most `most` of an a-kasse's waiting members in one transaction of its own; how many they were."""
    with connection.transaction():
        waiting = members.waiting_members(connection, akasse_id, most)
        submissions = [_member(row.submission) for row in waiting]
        readings = understanding.members.read(submissions)
        ids = [row.member_id for row in waiting]
        if ids:
            pairs = list(zip(submissions, readings, strict=True))
            kept = keep_readings(connection, akasse_id, ids, pairs, now=now)
            submissions, readings = [submission for submission, _ in kept], [reading for _, reading in kept]
            _keep_member_readings(connection, understanding, ids, submissions, readings, now)
            _keep_member_vectors(connection, understanding, submissions, ids, readings)
        return len(ids)


def set_aside_first_order(connection: Connection, *, now: datetime) -> int:
    """Mark the first waiting order as unreadable, after reading it alone has failed; how many that was (0 or 1)."""
    with connection.transaction():
        for row in job_orders.waiting_job_orders(connection, 1):
            job_orders.set_aside(connection, row.job_order_id, now)
            return 1
    return 0


def set_aside_first_member(connection: Connection, akasse_id: AkasseId, *, now: datetime) -> int:
    """Mark the a-kasse's first waiting member as unreadable, as for orders."""
    with connection.transaction():
        for row in members.waiting_members(connection, akasse_id, 1):
            members.set_aside(connection, akasse_id, row.member_id, now)
            return 1
    return 0


def _placed(
    places: Gazetteer, submissions: Sequence[JobOrderSubmission], readings: Sequence[OrderReading]
) -> list[OrderReading]:
    """Readings with the place that the text names, where neither the source nor the reading gave a postcode."""
    placed = []
    for submission, reading in zip(submissions, readings, strict=True):
        known = submission.postcode or submission.municipality_code or reading.postcode
        found = None if known else places.find(submission.title, submission.text)
        placed.append(replace(reading, postcode=found.postcode) if found else reading)
    return placed


def _member(content: dict[str, Any]) -> MemberSubmission:
    return from_json(MemberSubmission, {**content, "name": ""})


def _keep_order_readings(
    connection: Connection,
    understanding: Understanding,
    ids: Sequence[JobOrderId],
    readings: Sequence[OrderReading],
    now: datetime,
) -> None:
    rows = zip(ids, readings, strict=True)
    job_orders.put_reading(connection, [_order_row(connection, understanding, *row, now) for row in rows])
    lines: dict[str, list[dict[str, Any]]] = {"occupation": [], "skill": [], "licence": [], "language": []}
    for key, reading in zip(ids, readings, strict=True):
        for kind, found in _order_lines(reading).items():
            lines[kind].extend({"job_order_id": key, **line} for line in found)
    job_orders.replace_reading_lines(connection, ids, lines)


def _order_row(
    connection: Connection, understanding: Understanding, key: JobOrderId, reading: OrderReading, now: datetime
) -> dict[str, Any]:
    best = reading.occupations[0].occupation_id if reading.occupations else None
    postcode = reading.postcode
    return {
        "job_order_id": key,
        "core_text": reading.core_text,
        "section": understanding.sections.get(best) if best is not None else None,
        "postcode": postcode,
        "municipality_code": reference.find_municipality_of(connection, postcode) if postcode else None,
        **_hours(reading.hours),
        "employment": reading.employment,
        "shifts": sorted(reading.shifts, key=lambda shift: str(shift.value)),
        "starts_on": reading.starts_on,
        "deadline_on": reading.deadline_on,
        "positions": reading.positions or 1,
        "now": now,
        "understood_by": understanding.model,
    }


def _hours(hours: Hours | None) -> dict[str, float | None]:
    return {"hours_least": hours.least if hours else None, "hours_most": hours.most if hours else None}


def _order_lines(reading: OrderReading) -> dict[str, list[dict[str, Any]]]:
    return {
        "occupation": [
            {"occupation_id": o.occupation_id, "place": place, "phrase": o.phrase, "confidence": o.confidence}
            for place, o in enumerate(reading.occupations, 1)
        ],
        "skill": [_skill_line(need) for need in reading.skills],
        "licence": [
            {"licence_id": n.licence_id, "demand": n.demand, "phrase": n.phrase, "confidence": n.confidence}
            for n in reading.licences
        ],
        "language": [{"language": one.language, "level": one.level} for one in reading.languages],
    }


def _skill_line(need: SkillNeed) -> dict[str, Any]:
    return {"skill_id": need.skill_id, "must": need.must, "phrase": need.phrase, "confidence": need.confidence}


def _keep_order_vectors(
    connection: Connection, understanding: Understanding, ids: Sequence[JobOrderId], gists: Sequence[Gist]
) -> None:
    rows = zip(ids, _vector_columns(understanding, gists), strict=True)
    job_orders.put_vectors(connection, [{"job_order_id": key, **columns} for key, columns in rows])


def _vector_columns(understanding: Understanding, gists: Sequence[Gist]) -> list[dict[str, Any]]:
    vectors = gist_vectors(understanding.embedder, understanding.members.index.embedder, gists)
    return [
        {"model": understanding.model, "digest": _digest(repr(gist)), "embedding": vector_text(vector)}
        for gist, vector in zip(gists, vectors, strict=True)
    ]


def _keep_member_readings(
    connection: Connection,
    understanding: Understanding,
    ids: Sequence[MemberId],
    submissions: Sequence[MemberSubmission],
    readings: Sequence[MemberReading],
    now: datetime,
) -> None:
    akasse_id = submissions[0].akasse_id
    lines: dict[str, list[dict[str, Any]]] = {
        kind: [] for kind in ("occupation", "goal", "skill", "licence", "language")
    }
    for key, submission, reading in zip(ids, submissions, readings, strict=True):
        for kind, found in _member_lines(understanding, submission, reading).items():
            lines[kind].extend({"akasse_id": akasse_id, "member_id": key, **line} for line in found)
    members.replace_reading_lines(connection, akasse_id, ids, lines)
    done = {"akasse_id": akasse_id, "now": now, "understood_by": understanding.model}
    rows = zip(ids, readings, strict=True)
    members.mark_understood(connection, [{**done, "member_id": key, **_hours(reading.hours)} for key, reading in rows])


def _member_lines(
    understanding: Understanding, submission: MemberSubmission, reading: MemberReading
) -> dict[str, list[dict[str, Any]]]:
    jobs = zip(submission.held, reading.held, strict=True)
    goals = zip(submission.goals[:2], reading.goals, strict=False)
    held = list(jobs) or _told_jobs(understanding, submission)
    return {
        "occupation": [{"place": place, **_job_line(understanding, *job)} for place, job in enumerate(held, 1)],
        "goal": [{"place": place, "title": title, **_linked(found)} for place, (title, found) in enumerate(goals, 1)],
        "skill": [{"skill_id": s.skill_id, "source": SkillSource.CLAIMED, "phrase": s.phrase} for s in reading.skills],
        "licence": [{"licence_id": found.licence_id, "phrase": found.phrase} for found in reading.licences],
        "language": [{"language": one.language, "level": one.level} for one in reading.languages],
    }


def _told_jobs(
    understanding: Understanding, submission: MemberSubmission
) -> list[tuple[HeldOccupationSubmission, FoundOccupation | None]]:
    """Jobs that a member without a list of jobs tells of in free text; their times are unknown."""
    told = told_occupations(understanding.members.index, submission.summary)
    return [(HeldOccupationSubmission(found.phrase), found) for found in told]


def _job_line(
    understanding: Understanding, job: HeldOccupationSubmission, found: FoundOccupation | None
) -> dict[str, Any]:
    usual = understanding.sections.get(found.occupation_id) if found else None
    industry = job.industry
    return {
        "title": job.title,
        **_linked(found),
        "industry_version": industry.version if industry else None,
        "industry_code": industry.code if industry else None,
        "section": (section_of(industry) if industry else None) or usual,
        "since": job.since,
        "until": job.until,
    }


def _linked(found: FoundOccupation | None) -> dict[str, Any]:
    return {
        "occupation_id": found.occupation_id if found else None,
        "confidence": found.confidence if found else None,
    }


def _keep_member_vectors(
    connection: Connection,
    understanding: Understanding,
    submissions: Sequence[MemberSubmission],
    ids: Sequence[MemberId],
    readings: Sequence[MemberReading],
) -> None:
    gists = [_member_gist(understanding, *pair) for pair in zip(submissions, readings, strict=True)]
    akasse_id = submissions[0].akasse_id
    rows = zip(ids, _vector_columns(understanding, gists), strict=True)
    members.put_vectors(connection, [{"akasse_id": akasse_id, "member_id": key, **columns} for key, columns in rows])


def _member_gist(understanding: Understanding, submission: MemberSubmission, reading: MemberReading) -> Gist:
    told = [] if submission.held else [found for _, found in _told_jobs(understanding, submission) if found]
    return member_gist(understanding.members.index, submission, reading, told)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
