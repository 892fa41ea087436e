"""What an employer confirmed earlier, with its names in the taxonomy in force, so that it can be mended."""

from collections.abc import Iterator
from dataclasses import dataclass

from matching.core.job_order import Confirmed, JobOrderSubmission
from matching.core.taxonomy import LicenceDemand
from matching.database import Connection
from matching.ranking.knowledge import Knowledge, load_knowledge
from matching.services.find_concepts import ConceptKind
from matching.services.preview_order import OfferedOccupation, PreviewLine


@dataclass(frozen=True)
class ConfirmedLines:
    """The occupation (None = it has left the taxonomy) and the lines, in the order they were confirmed."""

    occupation: OfferedOccupation | None
    lines: tuple[PreviewLine, ...]


def describe_confirmed(connection: Connection, submission: JobOrderSubmission) -> ConfirmedLines:
    """The lines of an order that its employer has been through; what has left the taxonomy is left out."""
    knowledge = load_knowledge(connection)
    occupation = next((one for one in knowledge.occupations.values() if one.uri == submission.occupation_uri), None)
    offer = OfferedOccupation(occupation.uri, occupation.label, "") if occupation else None
    return ConfirmedLines(offer, tuple(_lines(knowledge, submission, submission.confirmed or Confirmed())))


def _lines(knowledge: Knowledge, submission: JobOrderSubmission, confirmed: Confirmed) -> Iterator[PreviewLine]:
    licences = {licence.key: licence.label for licence in knowledge.licences.values()}
    for licence in confirmed.licences:
        if licence.key in licences:
            must = licence.demand is not LicenceDemand.NICE
            yield PreviewLine(ConceptKind.LICENCE, licence.key, licences[licence.key], licence.phrase, must)
    skills = {skill.uri: skill.label for skill in knowledge.skills.values()}
    for skill in confirmed.skills:
        if skill.uri in skills:
            yield PreviewLine(ConceptKind.SKILL, skill.uri, skills[skill.uri], skill.phrase, skill.must)
    for spoken in submission.languages:
        key, label = f"{spoken.language}:{spoken.level.value}", f"{spoken.language}, {spoken.level.label}"
        yield PreviewLine(ConceptKind.LANGUAGE, key, label, "", True)
