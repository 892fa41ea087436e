"""Keeping what people mended when a file lands or is read again; what a file newly says of the same is let through."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from matching.core.ids import AkasseId, MemberId
from matching.core.member import MemberSubmission
from matching.core.profile_changes import Mend, ProfilePart, Value
from matching.core.profile_mending import TERMS, mended_reading, mended_terms, overruled, read_told, terms_told
from matching.core.reading import MemberReading
from matching.database import Connection
from matching.queries import profile

#: Who changed a profile when a landed file overruled a person.
FILE = "file"

Understood = tuple[MemberSubmission, MemberReading]


def keep_terms(
    connection: Connection, member_id: MemberId, submission: MemberSubmission, *, now: datetime
) -> MemberSubmission:
    """The submission of a member known before, with the terms that people said in the place of the file's."""
    akasse_id = submission.akasse_id
    mends = profile.mends_of_members(connection, akasse_id, [member_id]).get(member_id, [])
    terms = [mend for mend in mends if mend.part in TERMS]
    told: dict[tuple[ProfilePart, str], Value] = {(part, ""): value for part, value in terms_told(submission).items()}
    return mended_terms(submission, _holding(connection, akasse_id, terms, told, now))


def keep_readings(
    connection: Connection,
    akasse_id: AkasseId,
    member_ids: Sequence[MemberId],
    understood: Sequence[Understood],
    *,
    now: datetime,
) -> list[Understood]:
    """Submissions and readings of these members, in their order, with what people mended in the place of the file's."""
    mends = profile.mends_of_members(connection, akasse_id, member_ids)
    kept = []
    for member_id, (submission, reading) in zip(member_ids, understood, strict=True):
        read = [mend for mend in mends.get(member_id, []) if mend.part not in TERMS]
        terms = [mend for mend in mends.get(member_id, []) if mend.part in TERMS]
        holding = _holding(connection, akasse_id, read, read_told(submission, reading), now)
        kept.append(mended_reading(submission, reading, [*holding, *terms]))
    return kept


def _holding(
    connection: Connection,
    akasse_id: AkasseId,
    mends: Sequence[Mend],
    told: Mapping[tuple[ProfilePart, str], Value],
    now: datetime,
) -> list[Mend]:
    """The mends that hold against what a file told; each of the others ends with an event of its own."""
    ended = [mend for mend in mends if overruled(mend, told.get((mend.part, mend.key)))]
    for mend in ended:
        _end(connection, akasse_id, mend, told[mend.part, mend.key], now)
    return [mend for mend in mends if mend not in ended]


def _end(connection: Connection, akasse_id: AkasseId, mend: Mend, said: Value, now: datetime) -> None:
    profile.forget_mend(connection, akasse_id, mend)
    if mend.value == said:
        return
    version = profile.profile_version(connection, akasse_id, mend.member_id) + 1
    row = {"akasse_id": akasse_id, "member_id": mend.member_id, "version": version, "now": now, "actor": FILE}
    told = {"part": mend.part, "key": mend.key, "before": mend.value, "after": said}
    profile.add_profile_change(connection, {**row, **told, "mend_before": mend, "undoes": None})
