"""Landing members: the same content is no change, changed content is a new version; who it is, is kept apart."""

from collections.abc import Sequence
from datetime import datetime

from psycopg.types.json import Jsonb

from matching.core.landing import Landed, content_digest
from matching.core.member import MemberSubmission
from matching.core.submissions import as_json
from matching.database import Connection
from matching.queries import members, reference
from matching.services.keep_mends import keep_terms

#: What tells who a member is; kept in a table of its own and in no version.
IDENTITY = frozenset({"name", "email", "phone"})


def land_members(connection: Connection, submissions: Sequence[MemberSubmission], *, now: datetime) -> list[Landed]:
    """Land submissions of one a-kasse, whose transaction this is, in their order."""
    with connection.transaction():
        return [_land(connection, submission, now) for submission in submissions]


def _land(connection: Connection, submission: MemberSubmission, now: datetime) -> Landed:
    digest = content_digest(submission)
    akasse_id = submission.akasse_id
    known = members.find_landed(connection, akasse_id, submission.source, submission.source_id)
    if known is not None and known.content_digest == digest:
        return Landed.UNCHANGED
    told = keep_terms(connection, known.member_id, submission, now=now) if known is not None else submission
    member = members.put_member(connection, _row(connection, told, digest, now))
    reached = {"email": submission.email, "phone": submission.phone}
    members.put_identity(connection, akasse_id, member.member_id, submission.name, **reached)
    content = {name: value for name, value in as_json(submission).items() if name not in IDENTITY}
    kept = {"akasse_id": akasse_id, "member_id": member.member_id, "version": member.version, "content_digest": digest}
    members.add_version(connection, {**kept, "submission": Jsonb(content), "now": now})
    return Landed.NEW if known is None else Landed.CHANGED


def _row(connection: Connection, submission: MemberSubmission, digest: str, now: datetime) -> dict[str, object]:
    hours = submission.hours
    return {
        "akasse_id": submission.akasse_id,
        "source": submission.source,
        "source_id": submission.source_id,
        "content_digest": digest,
        "postcode": submission.postcode,
        "municipality_code": _municipality(connection, submission),
        "summary": submission.summary,
        "educations": [education.title for education in submission.educations],
        "hours_least": hours.least if hours else None,
        "hours_most": hours.most if hours else None,
        "shifts": sorted(submission.shifts, key=lambda shift: str(shift.value)),
        "travel_limit": submission.travel_limit,
        "travel_mode": submission.travel_mode,
        "available_from": submission.available_from,
        "now": now,
    }


def _municipality(connection: Connection, submission: MemberSubmission) -> str | None:
    if submission.municipality_code is not None or submission.postcode is None:
        return submission.municipality_code
    return reference.find_municipality_of(connection, submission.postcode)
