"""Putting what an employer has confirmed in the place of what an order's text is read as."""

from collections.abc import Iterator
from dataclasses import replace

from matching.core.job_order import Confirmed, JobOrderSubmission, LicenceNeed, SkillNeed
from matching.core.reading import OrderReading
from matching.core.taxonomy import LicenceDemand
from matching.language.taxonomy_index import TaxonomyIndex


def as_confirmed(index: TaxonomyIndex, submission: JobOrderSubmission, reading: OrderReading) -> OrderReading:
    """The reading as it is for an order nobody has confirmed, else with the employer's own lines and terms.

    The licences that the law demands of the occupation stay, since no employer can do without them. What has left
    the taxonomy since is left out.
    """
    if submission.confirmed is None:
        return reading
    return replace(
        reading,
        skills=tuple(_skills(index, submission.confirmed)),
        licences=_licences(index, submission.confirmed, reading),
        languages=submission.languages,
        hours=submission.hours,
        shifts=submission.shifts,
        employment=submission.employment,
        starts_on=submission.starts_on,
        deadline_on=submission.deadline_on,
        postcode=submission.postcode,
        positions=submission.positions,
    )


def _skills(index: TaxonomyIndex, confirmed: Confirmed) -> Iterator[SkillNeed]:
    for skill in confirmed.skills:
        known = index.skill_by_uri.get(skill.uri)
        if known is not None:
            yield SkillNeed(known, skill.must, skill.phrase or index.skill_by_id[known].label, 1.0)


def _licences(index: TaxonomyIndex, confirmed: Confirmed, reading: OrderReading) -> tuple[LicenceNeed, ...]:
    chosen = {
        index.licence_by_key[one.key]: LicenceNeed(index.licence_by_key[one.key], one.demand, one.phrase, 1.0)
        for one in confirmed.licences
        if one.key in index.licence_by_key
    }
    by_law = {need.licence_id: need for need in reading.licences if need.demand is LicenceDemand.LAW}
    return tuple((chosen | by_law).values())
