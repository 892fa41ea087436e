"""Several sources of one taxonomy in the same tables: who names a concept, what survives, and what retires."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from psycopg.errors import CheckViolation

from matching.core.taxonomy import ConceptStatus, LicenceDemand, Relation, Reuse
from matching.core.taxonomy_bundle import (
    BroaderEntry,
    IscoGroupEntry,
    LabelEntry,
    LicenceDemandEntry,
    LicenceEntry,
    OccupationEntry,
    RelationEntry,
    SkillEntry,
    TaxonomyBundle,
)
from matching.database.pool import Connection
from matching.queries import taxonomy
from matching.services.import_taxonomy import import_taxonomy

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
NURSE = "http://data.europa.eu/esco/occupation/nurse"
MIDWIFE = "http://data.europa.eu/esco/occupation/midwife"
FLEXER = "jobbro:occupation:flexvikar"
CARE = "http://data.europa.eu/esco/skill/care"
BIRTH = "http://data.europa.eu/esco/skill/birth"
OWN_SKILL = "jobbro:skill:vagtplan"


def the_starter() -> TaxonomyBundle:
    return TaxonomyBundle(
        source="starter",
        version="1",
        occupations=(
            OccupationEntry(NURSE, "sygeplejerske", description="Plejer.", section="Q", level="mellemlang"),
            OccupationEntry(FLEXER, "flexvikar", section="N"),
        ),
        skills=(
            SkillEntry(CARE, "pleje af borgere", reuse=Reuse.SECTOR_SPECIFIC, skill_group="Pleje og omsorg"),
            SkillEntry(OWN_SKILL, "vagtplanlægning", skill_group="Planlægning"),
        ),
        occupation_labels=(
            LabelEntry(NURSE, "da", "sygeplejerske", "preferred"),
            LabelEntry(NURSE, "da", "afdelingssygeplejerske", "synonym"),
            LabelEntry(FLEXER, "da", "flexvikar", "preferred"),
        ),
        skill_labels=(
            LabelEntry(CARE, "da", "pleje af borgere", "preferred"),
            LabelEntry(OWN_SKILL, "da", "vagtplanlægning", "preferred"),
        ),
        relations=(
            RelationEntry(NURSE, OWN_SKILL, Relation.OPTIONAL),
            RelationEntry(NURSE, CARE, Relation.OPTIONAL),
        ),
        licences=(LicenceEntry("autorisation-sygeplejerske", "autorisation som sygeplejerske", ("ID-kort",)),),
        licence_demands=(
            LicenceDemandEntry(NURSE, "autorisation-sygeplejerske", LicenceDemand.LAW, "autorisationsloven"),
        ),
    )


def the_esco() -> TaxonomyBundle:
    return TaxonomyBundle(
        source="esco",
        version="1.2.0",
        occupations=(
            OccupationEntry(NURSE, "sygeplejerske med ansvar for almen pleje", isco08="2221", regulated_note="1"),
            OccupationEntry(MIDWIFE, "midwife", "en", isco08="2222"),
        ),
        skills=(SkillEntry(CARE, "provide care", "en"), SkillEntry(BIRTH, "hjælpe ved fødsler")),
        occupation_labels=(
            LabelEntry(NURSE, "da", "sygeplejerske med ansvar for almen pleje", "preferred"),
            LabelEntry(NURSE, "en", "nurse", "preferred"),
            LabelEntry(MIDWIFE, "en", "midwife", "preferred"),
        ),
        skill_labels=(
            LabelEntry(CARE, "en", "provide care", "preferred"),
            LabelEntry(BIRTH, "da", "hjælpe ved fødsler", "preferred"),
        ),
        relations=(
            RelationEntry(NURSE, CARE, Relation.ESSENTIAL),
            RelationEntry(MIDWIFE, BIRTH, Relation.ESSENTIAL),
        ),
        isco_groups=(IscoGroupEntry("2221", "Sygeplejerskearbejde"),),
        skill_hierarchy=(BroaderEntry(CARE, "group:care"), BroaderEntry(CARE, "group:care")),
        occupation_hierarchy=(BroaderEntry(NURSE, "isco:2221"),),
    )


def ids(connection: Connection) -> dict[str, int]:
    return dict(connection.execute("SELECT uri, occupation_id FROM occupation").fetchall())


def occupation(connection: Connection, uri: str) -> taxonomy.Occupation:
    return next(row for row in taxonomy.occupations(connection, only_active=False) if row.uri == uri)


def skill(connection: Connection, uri: str) -> taxonomy.Skill:
    return next(row for row in taxonomy.skills(connection, only_active=False) if row.uri == uri)


def column(connection: Connection, name: str, uri: str) -> object:
    return connection.execute(f"SELECT {name} FROM occupation WHERE uri = %s", [uri]).fetchone()[0]


def needs(connection: Connection) -> set[tuple[str, str, Relation]]:
    query = (
        "SELECT occupation.uri, skill.uri, relation FROM occupation_skill JOIN occupation USING (occupation_id)"
        " JOIN skill USING (skill_id)"
    )
    return set(connection.execute(query).fetchall())


def everything(connection: Connection) -> list[list[tuple[object, ...]]]:
    tables = (
        *("taxonomy_version", "occupation", "occupation_label", "skill", "skill_label", "occupation_skill"),
        *("licence", "occupation_licence", "isco_group", "skill_hierarchy", "occupation_hierarchy"),
    )
    return [sorted(connection.execute(f"SELECT {t}::text FROM {t}").fetchall()) for t in tables]


@pytest.fixture
def both(connection: Connection) -> Connection:
    import_taxonomy(connection, the_starter(), now=NOW)
    import_taxonomy(connection, the_esco(), now=NOW)
    return connection


def test_an_import_tells_what_it_brought(connection: Connection) -> None:
    report = import_taxonomy(connection, the_starter(), now=NOW)
    assert (report.changed, report.occupations, report.skills, report.relations) == (True, 2, 2, 2)
    assert (report.relations_left_out, report.retired) == (0, 0)


def test_the_same_content_again_changes_nothing(both: Connection) -> None:
    before = everything(both)
    assert not import_taxonomy(both, the_starter(), now=NOW).changed
    assert not import_taxonomy(both, replace(the_esco(), version="samme under nyt navn"), now=NOW).changed
    assert everything(both) == before


def test_the_order_of_rows_is_no_new_content(both: Connection) -> None:
    turned = replace(the_esco(), occupations=the_esco().occupations[::-1], relations=the_esco().relations[::-1])
    assert not import_taxonomy(both, turned, now=NOW).changed


def test_esco_maps_onto_the_starters_row(connection: Connection) -> None:
    import_taxonomy(connection, the_starter(), now=NOW)
    before = ids(connection)
    import_taxonomy(connection, the_esco(), now=NOW)
    after = ids(connection)
    assert after[NURSE] == before[NURSE]
    assert after[FLEXER] == before[FLEXER]
    assert set(after) == {NURSE, FLEXER, MIDWIFE}


def test_the_starters_danish_name_lives_on_as_a_synonym(both: Connection) -> None:
    nurse = occupation(both, NURSE)
    assert nurse.label == "sygeplejerske med ansvar for almen pleje"
    assert nurse.synonyms == ("afdelingssygeplejerske", "sygeplejerske", "nurse")
    query = "SELECT label FROM occupation_label WHERE kind = 'preferred' AND language = 'da' AND occupation_id = %s"
    assert both.execute(query, [nurse.occupation_id]).fetchall() == [(nurse.label,)]


def test_a_danish_name_of_the_starter_does_not_give_way_to_an_english_one(both: Connection) -> None:
    care = skill(both, CARE)
    assert (care.label, care.synonyms) == ("pleje af borgere", ())
    names = "SELECT label FROM skill_label WHERE language = 'en' AND skill_id = %s"
    assert both.execute(names, [care.skill_id]).fetchall() == [("provide care",)]


def test_a_concept_without_danish_goes_by_its_english_name(both: Connection) -> None:
    midwife = occupation(both, MIDWIFE)
    assert (midwife.label, midwife.synonyms) == ("midwife", ())


def test_an_english_name_gives_way_when_the_danish_one_comes(both: Connection) -> None:
    later = replace(
        the_esco(),
        occupations=(the_esco().occupations[0], OccupationEntry(MIDWIFE, "jordemoder")),
        occupation_labels=(*the_esco().occupation_labels, LabelEntry(MIDWIFE, "da", "jordemoder", "preferred")),
    )
    import_taxonomy(both, later, now=NOW)
    assert (occupation(both, MIDWIFE).label, occupation(both, MIDWIFE).synonyms) == ("jordemoder", ("midwife",))


def test_section_level_group_and_licences_of_the_starter_survive(both: Connection) -> None:
    nurse = occupation(both, NURSE)
    assert (nurse.section, nurse.isco08, nurse.description) == ("Q", "2221", "Plejer.")
    assert column(both, "level", NURSE) == "mellemlang"
    assert skill(both, CARE).reuse is Reuse.SECTOR_SPECIFIC
    groups = both.execute("SELECT skill_group FROM skill WHERE uri = %s", [CARE]).fetchall()
    assert groups == [("Pleje og omsorg",)]
    (demand,) = taxonomy.occupation_licences(both)
    assert (demand.occupation_id, demand.demand) == (nurse.occupation_id, LicenceDemand.LAW)


def test_the_starters_relations_stay_and_esco_decides_those_it_speaks_of(both: Connection) -> None:
    assert needs(both) == {
        (NURSE, OWN_SKILL, Relation.OPTIONAL),
        (NURSE, CARE, Relation.ESSENTIAL),
        (MIDWIFE, BIRTH, Relation.ESSENTIAL),
    }


def test_the_order_in_which_sources_come_does_not_decide_who_names(connection: Connection) -> None:
    import_taxonomy(connection, the_esco(), now=NOW)
    import_taxonomy(connection, the_starter(), now=NOW)
    nurse = occupation(connection, NURSE)
    assert nurse.label == "sygeplejerske med ansvar for almen pleje"
    assert "sygeplejerske" in nurse.synonyms
    assert nurse.section == "Q"
    assert (NURSE, CARE, Relation.ESSENTIAL) in needs(connection)


def test_what_a_new_version_no_longer_holds_is_inactive_and_keeps_its_row(both: Connection) -> None:
    before = ids(both)
    smaller = replace(
        the_esco(), version="1.3.0", occupations=the_esco().occupations[:1], relations=the_esco().relations[:1]
    )
    report = import_taxonomy(both, smaller, now=NOW)
    assert report.retired == 1
    assert ids(both) == before
    assert column(both, "status", MIDWIFE) is ConceptStatus.INACTIVE
    assert column(both, "status", NURSE) is ConceptStatus.ACTIVE
    assert column(both, "status", FLEXER) is ConceptStatus.ACTIVE
    assert MIDWIFE not in {row.uri for row in taxonomy.occupations(both)}
    assert (MIDWIFE, BIRTH, Relation.ESSENTIAL) not in needs(both)


def test_what_comes_back_in_a_later_version_is_active_again(both: Connection) -> None:
    smaller = replace(the_esco(), occupations=the_esco().occupations[:1])
    import_taxonomy(both, smaller, now=NOW)
    report = import_taxonomy(both, the_esco(), now=NOW)
    assert report.changed
    assert column(both, "status", MIDWIFE) is ConceptStatus.ACTIVE


def test_a_new_starter_takes_over_what_esco_has_dropped(both: Connection) -> None:
    import_taxonomy(both, replace(the_esco(), occupations=the_esco().occupations[1:]), now=NOW)
    assert column(both, "status", NURSE) is ConceptStatus.INACTIVE
    newer = replace(the_starter(), skills=(*the_starter().skills, SkillEntry("jobbro:skill:ny", "ny")))
    import_taxonomy(both, newer, now=NOW)
    assert column(both, "status", NURSE) is ConceptStatus.ACTIVE
    assert occupation(both, NURSE).label == "sygeplejerske"


def test_a_new_starter_replaces_demands_and_relations_of_the_old_one(both: Connection) -> None:
    newer = replace(the_starter(), relations=(), licence_demands=())
    import_taxonomy(both, newer, now=NOW)
    assert taxonomy.occupation_licences(both) == []
    assert (NURSE, OWN_SKILL, Relation.OPTIONAL) not in needs(both)
    assert (NURSE, CARE, Relation.ESSENTIAL) in needs(both)


def test_a_title_that_star_deselects_may_not_be_chosen(both: Connection) -> None:
    star = TaxonomyBundle(
        source="esco-star",
        version="2026-11-01",
        occupations=(OccupationEntry(NURSE, "Sygeplejerske", status=ConceptStatus.DESELECTED),),
        occupation_labels=(
            LabelEntry(NURSE, "da", "Sygeplejerske", "preferred"),
            LabelEntry(NURSE, "da", "Oversygeplejerske", "synonym", "guid-1", ConceptStatus.INACTIVE),
        ),
    )
    import_taxonomy(both, star, now=NOW)
    assert column(both, "status", NURSE) is ConceptStatus.DESELECTED
    nurse = occupation(both, NURSE)
    assert nurse.label == "Sygeplejerske"
    assert "Oversygeplejerske" not in nurse.synonyms
    query = "SELECT alias_id, status FROM occupation_label WHERE label = 'Oversygeplejerske'"
    assert both.execute(query).fetchall() == [("guid-1", ConceptStatus.INACTIVE)]


def test_a_relation_to_an_unknown_concept_is_left_out_and_counted(connection: Connection) -> None:
    stray = replace(the_esco(), relations=(RelationEntry(NURSE, "ukendt", Relation.ESSENTIAL),))
    report = import_taxonomy(connection, stray, now=NOW)
    assert (report.relations, report.relations_left_out) == (0, 1)


def test_a_bundle_that_breaks_half_way_leaves_nothing(both: Connection) -> None:
    before = everything(both)
    impossible = LicenceEntry("x", "x", days=0)
    broken = replace(
        the_starter(), occupations=(OccupationEntry("jobbro:occupation:ny", "ny"),), licences=(impossible,)
    )
    with pytest.raises(CheckViolation):
        import_taxonomy(both, broken, now=NOW)
    assert everything(both) == before


def test_groups_and_pillars_come_once_and_stay_when_a_source_has_none(both: Connection) -> None:
    import_taxonomy(both, replace(the_starter(), licences=()), now=NOW)
    assert both.execute("SELECT child_uri, parent_uri FROM skill_hierarchy").fetchall() == [(CARE, "group:care")]
    assert both.execute("SELECT count(*) FROM occupation_hierarchy").fetchone() == (1,)
    assert both.execute("SELECT label FROM isco_group").fetchall() == [("Sygeplejerskearbejde",)]
    assert len(taxonomy.licences(both)) == 1


def test_nothing_temporary_is_left_behind(both: Connection) -> None:
    query = "SELECT count(*) FROM pg_class WHERE relname LIKE 'staged_%'"
    assert both.execute(query).fetchone() == (0,)
    assert both.execute("SHOW enable_nestloop").fetchone() == ("on",)
