"""Landing job orders: the same content is no change, changed content is a new version, near-repeats are marked."""

from collections.abc import Sequence
from datetime import datetime

from psycopg.types.json import Jsonb

from matching.core.ids import EmployerId
from matching.core.industry import section_of
from matching.core.job_order import JobOrderSubmission
from matching.core.landing import Landed, content_digest
from matching.core.order_life import EMPLOYER_ACTOR, EMPLOYER_SOURCE, JOBBRO_ACTOR, LogKind, StateCause
from matching.core.submissions import as_json
from matching.database import Connection
from matching.language.near_duplicates import Fingerprint, bands, compare, fingerprint, signature
from matching.queries import job_orders, order_life, reference
from matching.queries.job_orders import AlikeOrder, PutOrder


def land_job_orders(
    connection: Connection,
    submissions: Sequence[JobOrderSubmission],
    *,
    now: datetime,
    adviser_id: str | None = None,
) -> list[Landed]:
    """Land submissions in one transaction, in their order; they wait to be understood by the worker.

    With `adviser_id` it was an adviser who changed the orders, and their log says so.
    """
    with connection.transaction():
        return [_land(connection, submission, now, adviser_id) for submission in submissions]


def _land(connection: Connection, submission: JobOrderSubmission, now: datetime, adviser_id: str | None) -> Landed:
    digest = content_digest(submission)
    known = job_orders.find_landed(connection, submission.source, submission.source_id)
    if known is not None and known.content_digest == digest:
        return Landed.UNCHANGED
    employer_id = _employer(connection, submission)
    order = job_orders.put_job_order(connection, _row(connection, submission, digest, employer_id, now))
    _keep(connection, submission, order, digest, now)
    _mark_near_duplicate(connection, submission, order, employer_id)
    landed = Landed.NEW if known is None else Landed.CHANGED
    if adviser_id is None:
        _log(connection, submission, order, landed, now)
    else:
        order_life.add_log_line(connection, order.job_order_id, LogKind.CHANGED, "", adviser_id, now)
    return landed


def _log(
    connection: Connection, submission: JobOrderSubmission, order: PutOrder, landed: Landed, now: datetime
) -> None:
    """Open the order's shared log, or tell in it that the order has changed."""
    by_employer = submission.source == EMPLOYER_SOURCE
    kind = LogKind.CREATED if landed is Landed.NEW else LogKind.CHANGED
    detail = "" if by_employer else StateCause.IMPORTED.label + "."
    actor = EMPLOYER_ACTOR if by_employer else JOBBRO_ACTOR
    order_life.add_log_line(connection, order.job_order_id, kind, detail, actor, now)


def _employer(connection: Connection, submission: JobOrderSubmission) -> EmployerId | None:
    if not submission.employer_name and not submission.cvr_number:
        return None
    name = submission.employer_name or f"CVR {submission.cvr_number}"
    return job_orders.put_employer(connection, submission.cvr_number, name, " ".join(name.casefold().split()))


def _row(
    connection: Connection,
    submission: JobOrderSubmission,
    digest: str,
    employer_id: EmployerId | None,
    now: datetime,
) -> dict[str, object]:
    industry, hours = submission.industry, submission.hours
    return {
        "source": submission.source,
        "source_id": submission.source_id,
        "content_digest": digest,
        "employer_id": employer_id,
        "p_number": submission.p_number,
        "title": submission.title,
        "body_text": submission.text,
        "body_html": submission.html or "",
        "sector": submission.sector,
        "industry_version": industry.version if industry else None,
        "industry_code": industry.code if industry else None,
        "section": section_of(industry) if industry else None,
        "postcode": submission.postcode,
        "municipality_code": _municipality(connection, submission.municipality_code, submission.postcode),
        "positions": submission.positions,
        "candidates_wanted": submission.candidates_wanted,
        "hours_least": hours.least if hours else None,
        "hours_most": hours.most if hours else None,
        "employment": submission.employment,
        "shifts": sorted(submission.shifts, key=lambda shift: str(shift.value)),
        "starts_on": submission.starts_on,
        "deadline_on": submission.deadline_on,
        "posted_on": submission.posted_on,
        "now": now,
    }


def _municipality(connection: Connection, code: str | None, postcode: str | None) -> str | None:
    if code is not None or postcode is None:
        return code
    return reference.find_municipality_of(connection, postcode)


def _keep(connection: Connection, submission: JobOrderSubmission, order: PutOrder, digest: str, now: datetime) -> None:
    content = as_json(submission)
    del content["contact"]
    values = {"job_order_id": order.job_order_id, "version": order.version, "content_digest": digest, "now": now}
    job_orders.add_version(connection, {**values, "submission": Jsonb(content)})
    job_orders.put_contact(connection, order.job_order_id, submission.contact)


def _mark_near_duplicate(
    connection: Connection,
    submission: JobOrderSubmission,
    order: PutOrder,
    employer_id: EmployerId | None,
) -> None:
    mine = fingerprint(submission)
    hashes = bands(mine.signature)
    job_orders.replace_bands(connection, order.job_order_id, hashes)
    for earlier in job_orders.alike_job_orders(connection, order.job_order_id, employer_id, hashes):
        found = compare(_fingerprint(earlier), mine)
        if found is not None:
            job_orders.mark_duplicate(connection, order.job_order_id, earlier.job_order_id, found.reason)
            return


def _fingerprint(earlier: AlikeOrder) -> Fingerprint:
    of_text = signature(earlier.body_text)
    return Fingerprint(earlier.title, earlier.employer_name, earlier.cvr_number, earlier.postcode, of_text)
