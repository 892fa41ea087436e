"""Importing one version of a taxonomy, whole or not at all, beside what other sources gave."""

from dataclasses import dataclass
from datetime import datetime

from matching.core.taxonomy_bundle import Source, TaxonomyBundle, sources_above
from matching.database import Connection
from matching.queries import taxonomy_import
from matching.queries.taxonomy_import import Merge


@dataclass(frozen=True)
class ImportReport:
    """What an import did. `changed` is False, and all else as delivered, when the same content is in force already.

    `relations_left_out` counts relations that name an unknown concept, stand twice, or that a greater source decides.
    """

    source: Source
    version: str
    changed: bool
    occupations: int
    skills: int
    relations: int
    relations_left_out: int = 0
    retired: int = 0


def import_taxonomy(connection: Connection, bundle: TaxonomyBundle, *, now: datetime) -> ImportReport:
    """Bring a version of a source into force in one transaction; doing it again changes nothing.

    A concept is found again by its URI and keeps its key. Where several sources hold it, the greatest (esco-star over
    esco over starter) names it and decides its status; a lesser one adds names and fills blanks. What the source held
    before and no longer holds becomes inactive. Moves between occupations must be computed anew afterwards.
    """
    with connection.transaction():
        newest = taxonomy_import.find_newest_import(connection, bundle.source)
        if newest is not None and newest.digest == bundle.digest:
            return _report(bundle, changed=False)
        return _merged(connection, bundle, now)


def _merged(connection: Connection, bundle: TaxonomyBundle, now: datetime) -> ImportReport:
    version_id = taxonomy_import.add_taxonomy_version(connection, bundle.source, bundle.version, bundle.digest, now)
    merge = Merge(bundle.source, version_id, sources_above(bundle.source))
    taxonomy_import.stage_concepts(connection, bundle.occupations, bundle.skills, bundle.relations)
    taxonomy_import.stage_labels(connection, bundle.occupation_labels, bundle.skill_labels)
    taxonomy_import.merge_occupations(connection, merge)
    taxonomy_import.merge_skills(connection, merge)
    kept = taxonomy_import.merge_occupation_skills(connection, merge)
    taxonomy_import.clear_staging(connection)
    _put_the_rest(connection, bundle)
    retired = taxonomy_import.retire_missing(connection, merge)
    return _report(bundle, changed=True, left_out=len(bundle.relations) - kept, retired=retired)


def _put_the_rest(connection: Connection, bundle: TaxonomyBundle) -> None:
    """Groups, pillars and licences: a source that does not speak of them leaves them as they are."""
    taxonomy_import.put_isco_groups(connection, bundle.isco_groups)
    if bundle.skill_hierarchy:
        taxonomy_import.replace_skill_hierarchy(connection, bundle.skill_hierarchy)
    if bundle.occupation_hierarchy:
        taxonomy_import.replace_occupation_hierarchy(connection, bundle.occupation_hierarchy)
    if bundle.licences:
        taxonomy_import.put_licences(connection, bundle.licences)
        taxonomy_import.replace_occupation_licences(connection, bundle.licence_demands)


def _report(bundle: TaxonomyBundle, *, changed: bool, left_out: int = 0, retired: int = 0) -> ImportReport:
    return ImportReport(
        source=bundle.source,
        version=bundle.version,
        changed=changed,
        occupations=len(bundle.occupations),
        skills=len(bundle.skills),
        relations=len(bundle.relations) - left_out,
        relations_left_out=left_out,
        retired=retired,
    )
