-- newest_import --
-- The import of a source that is in force; equal content is not imported again.
SELECT taxonomy_version.taxonomy_version_id,
       taxonomy_version.digest
  FROM taxonomy_version
 WHERE taxonomy_version.source = %(source)s
 ORDER BY taxonomy_version.taxonomy_version_id DESC
 LIMIT 1

-- release_digest --
-- Going back to content that a later import replaced is a new import; the old one marks its digest with its number.
UPDATE taxonomy_version
   SET digest = taxonomy_version.digest || '#' || taxonomy_version.taxonomy_version_id
 WHERE taxonomy_version.source = %(source)s
   AND taxonomy_version.digest = %(digest)s

-- add_taxonomy_version --
-- The caller knows that this content is not in force.
INSERT INTO taxonomy_version (source, version, digest, imported_at)
VALUES (%(source)s, %(version)s, %(digest)s, %(now)s)
RETURNING taxonomy_version_id

-- prepare_staging --
-- A whole taxonomy is copied into these first, so that the work on it is a few statements and not 300,000. The
-- planner cannot know that tables filled a moment ago are large, and nested loops over them take minutes.
SET LOCAL enable_nestloop = off;
CREATE TEMPORARY TABLE staged_occupation (
    uri text NOT NULL, label text NOT NULL, label_language text NOT NULL, description text NOT NULL,
    isco08 text NOT NULL, section text, level text, regulated_note text NOT NULL, status concept_status NOT NULL,
    outranked boolean NOT NULL DEFAULT false
);
CREATE TEMPORARY TABLE staged_skill (
    uri text NOT NULL, label text NOT NULL, label_language text NOT NULL, description text NOT NULL,
    kind skill_kind NOT NULL, reuse reuse, skill_group text, status concept_status NOT NULL,
    outranked boolean NOT NULL DEFAULT false
);
CREATE TEMPORARY TABLE staged_occupation_label (
    uri text NOT NULL, language text NOT NULL, label text NOT NULL, kind label_kind NOT NULL, alias_id text,
    status concept_status NOT NULL
);
CREATE TEMPORARY TABLE staged_skill_label (
    uri text NOT NULL, language text NOT NULL, label text NOT NULL, kind label_kind NOT NULL, alias_id text,
    status concept_status NOT NULL
);
CREATE TEMPORARY TABLE staged_relation (
    occupation_uri text NOT NULL, skill_uri text NOT NULL, relation relation NOT NULL
)

-- stage_occupations --
-- The columns of OccupationEntry.
COPY staged_occupation (uri, label, label_language, description, isco08, section, level, regulated_note, status)
FROM STDIN

-- stage_skills --
-- The columns of SkillEntry.
COPY staged_skill (uri, label, label_language, description, kind, reuse, skill_group, status)
FROM STDIN

-- stage_occupation_labels --
-- The columns of LabelEntry.
COPY staged_occupation_label (uri, language, label, kind, alias_id, status)
FROM STDIN

-- stage_skill_labels --
-- The columns of LabelEntry.
COPY staged_skill_label (uri, language, label, kind, alias_id, status)
FROM STDIN

-- stage_relations --
-- The columns of RelationEntry.
COPY staged_relation (occupation_uri, skill_uri, relation)
FROM STDIN

-- count_staged --
-- A temporary table is never analysed by itself, and the joins on these are large.
ANALYZE staged_occupation, staged_skill, staged_occupation_label, staged_skill_label, staged_relation

-- clear_staging --
-- The transaction may go on with other work, or with another import.
DROP TABLE staged_occupation, staged_skill, staged_occupation_label, staged_skill_label, staged_relation;
SET LOCAL enable_nestloop = on

-- mark_outranked_occupations --
-- Where a source of more authority holds the concept in its newest version, this one may only fill what is empty.
UPDATE staged_occupation
   SET outranked = true
  FROM occupation
  JOIN taxonomy_version
    ON taxonomy_version.taxonomy_version_id = occupation.taxonomy_version_id
 WHERE occupation.uri = staged_occupation.uri
   AND taxonomy_version.source = ANY (%(sources_above)s)
   AND taxonomy_version.taxonomy_version_id = (
       SELECT max(newest.taxonomy_version_id)
         FROM taxonomy_version AS newest
        WHERE newest.source = taxonomy_version.source)

-- mark_outranked_skills --
-- As for occupations.
UPDATE staged_skill
   SET outranked = true
  FROM skill
  JOIN taxonomy_version
    ON taxonomy_version.taxonomy_version_id = skill.taxonomy_version_id
 WHERE skill.uri = staged_skill.uri
   AND taxonomy_version.source = ANY (%(sources_above)s)
   AND taxonomy_version.taxonomy_version_id = (
       SELECT max(newest.taxonomy_version_id)
         FROM taxonomy_version AS newest
        WHERE newest.source = taxonomy_version.source)

-- renew_occupations --
-- A concept is keyed by its URI, so a later import maps onto the same row; a Danish name never gives way to an English.
UPDATE occupation
   SET label = CASE WHEN staged_occupation.label_language = 'en'
                     AND EXISTS (
                         SELECT
                           FROM occupation_label
                          WHERE occupation_label.occupation_id = occupation.occupation_id
                            AND occupation_label.language = 'da'
                            AND occupation_label.label = occupation.label)
                    THEN occupation.label
                    ELSE staged_occupation.label
                END,
       description = coalesce(nullif(staged_occupation.description, ''), occupation.description),
       isco08 = coalesce(nullif(staged_occupation.isco08, ''), occupation.isco08),
       regulated_note = coalesce(nullif(staged_occupation.regulated_note, ''), occupation.regulated_note),
       status = staged_occupation.status,
       taxonomy_version_id = %(taxonomy_version_id)s
  FROM staged_occupation
 WHERE staged_occupation.uri = occupation.uri
   AND NOT staged_occupation.outranked

-- fill_occupations --
-- Section and level are the starter's to decide; every other source may only add them, and all may fill blanks.
UPDATE occupation
   SET section = CASE WHEN %(source)s = 'starter'
                      THEN coalesce(staged_occupation.section, occupation.section)
                      ELSE coalesce(occupation.section, staged_occupation.section)
                  END,
       level = CASE WHEN %(source)s = 'starter'
                    THEN coalesce(staged_occupation.level, occupation.level)
                    ELSE coalesce(occupation.level, staged_occupation.level)
                END,
       description = coalesce(nullif(occupation.description, ''), staged_occupation.description),
       isco08 = coalesce(nullif(occupation.isco08, ''), staged_occupation.isco08)
  FROM staged_occupation
 WHERE staged_occupation.uri = occupation.uri

-- add_occupations --
-- What no source held before, in the order of the URIs so that a fresh import always gives the same keys.
INSERT INTO occupation (uri, label, description, isco08, section, level, regulated_note, status, taxonomy_version_id)
SELECT DISTINCT ON (staged_occupation.uri)
       staged_occupation.uri,
       staged_occupation.label,
       staged_occupation.description,
       staged_occupation.isco08,
       staged_occupation.section,
       staged_occupation.level,
       staged_occupation.regulated_note,
       staged_occupation.status,
       %(taxonomy_version_id)s
  FROM staged_occupation
 WHERE NOT EXISTS (SELECT FROM occupation WHERE occupation.uri = staged_occupation.uri)
 ORDER BY staged_occupation.uri, staged_occupation.label

-- renew_skills --
-- As for occupations.
UPDATE skill
   SET label = CASE WHEN staged_skill.label_language = 'en'
                     AND EXISTS (
                         SELECT
                           FROM skill_label
                          WHERE skill_label.skill_id = skill.skill_id
                            AND skill_label.language = 'da'
                            AND skill_label.label = skill.label)
                    THEN skill.label
                    ELSE staged_skill.label
                END,
       description = coalesce(nullif(staged_skill.description, ''), skill.description),
       kind = staged_skill.kind,
       reuse = coalesce(staged_skill.reuse, skill.reuse),
       status = staged_skill.status,
       taxonomy_version_id = %(taxonomy_version_id)s
  FROM staged_skill
 WHERE staged_skill.uri = skill.uri
   AND NOT staged_skill.outranked

-- fill_skills --
-- The heading is the starter's to decide; every other source may only add it, and all may fill blanks.
UPDATE skill
   SET skill_group = CASE WHEN %(source)s = 'starter'
                          THEN coalesce(staged_skill.skill_group, skill.skill_group)
                          ELSE coalesce(skill.skill_group, staged_skill.skill_group)
                      END,
       description = coalesce(nullif(skill.description, ''), staged_skill.description),
       reuse = coalesce(skill.reuse, staged_skill.reuse)
  FROM staged_skill
 WHERE staged_skill.uri = skill.uri

-- add_skills --
-- What no source held before, in the order of the URIs.
INSERT INTO skill (uri, label, description, kind, reuse, skill_group, status, taxonomy_version_id)
SELECT DISTINCT ON (staged_skill.uri)
       staged_skill.uri,
       staged_skill.label,
       staged_skill.description,
       staged_skill.kind,
       staged_skill.reuse,
       staged_skill.skill_group,
       staged_skill.status,
       %(taxonomy_version_id)s
  FROM staged_skill
 WHERE NOT EXISTS (SELECT FROM skill WHERE skill.uri = staged_skill.uri)
 ORDER BY staged_skill.uri, staged_skill.label

-- put_occupation_labels --
-- Names are added, never taken away: old ads use old names. A name that a greater source gave keeps its kind.
INSERT INTO occupation_label (occupation_id, language, label, kind, alias_id, status, source)
SELECT DISTINCT ON (occupation.occupation_id, staged_occupation_label.language, staged_occupation_label.label)
       occupation.occupation_id,
       staged_occupation_label.language,
       staged_occupation_label.label,
       CASE WHEN staged_occupation.outranked AND staged_occupation_label.kind = 'preferred'
            THEN 'synonym'
            ELSE staged_occupation_label.kind
        END,
       staged_occupation_label.alias_id,
       staged_occupation_label.status,
       %(source)s
  FROM staged_occupation_label
  JOIN staged_occupation
    ON staged_occupation.uri = staged_occupation_label.uri
  JOIN occupation
    ON occupation.uri = staged_occupation_label.uri
 ORDER BY occupation.occupation_id, staged_occupation_label.language, staged_occupation_label.label,
          staged_occupation_label.kind, staged_occupation_label.status, staged_occupation_label.alias_id
ON CONFLICT (occupation_id, language, label) DO UPDATE
   SET kind = excluded.kind,
       alias_id = coalesce(excluded.alias_id, occupation_label.alias_id),
       status = excluded.status,
       source = excluded.source
 WHERE occupation_label.source <> ALL (%(sources_above)s)
   AND (excluded.kind, excluded.status, excluded.source, coalesce(excluded.alias_id, occupation_label.alias_id))
       IS DISTINCT FROM
       (occupation_label.kind, occupation_label.status, occupation_label.source, occupation_label.alias_id)

-- demote_occupation_labels --
-- A concept has one preferred name in a language; the one it had before lives on as a synonym.
UPDATE occupation_label
   SET kind = 'synonym'
  FROM staged_occupation
  JOIN staged_occupation_label
    ON staged_occupation_label.uri = staged_occupation.uri
   AND staged_occupation_label.kind = 'preferred'
  JOIN occupation
    ON occupation.uri = staged_occupation.uri
 WHERE NOT staged_occupation.outranked
   AND occupation_label.occupation_id = occupation.occupation_id
   AND occupation_label.language = staged_occupation_label.language
   AND occupation_label.label <> staged_occupation_label.label
   AND occupation_label.kind = 'preferred'

-- put_skill_labels --
-- As for occupations.
INSERT INTO skill_label (skill_id, language, label, kind, source)
SELECT DISTINCT ON (skill.skill_id, staged_skill_label.language, staged_skill_label.label)
       skill.skill_id,
       staged_skill_label.language,
       staged_skill_label.label,
       CASE WHEN staged_skill.outranked AND staged_skill_label.kind = 'preferred'
            THEN 'synonym'
            ELSE staged_skill_label.kind
        END,
       %(source)s
  FROM staged_skill_label
  JOIN staged_skill
    ON staged_skill.uri = staged_skill_label.uri
  JOIN skill
    ON skill.uri = staged_skill_label.uri
 ORDER BY skill.skill_id, staged_skill_label.language, staged_skill_label.label, staged_skill_label.kind
ON CONFLICT (skill_id, language, label) DO UPDATE
   SET kind = excluded.kind,
       source = excluded.source
 WHERE skill_label.source <> ALL (%(sources_above)s)
   AND (excluded.kind, excluded.source) IS DISTINCT FROM (skill_label.kind, skill_label.source)

-- demote_skill_labels --
-- As for occupations.
UPDATE skill_label
   SET kind = 'synonym'
  FROM staged_skill
  JOIN staged_skill_label
    ON staged_skill_label.uri = staged_skill.uri
   AND staged_skill_label.kind = 'preferred'
  JOIN skill
    ON skill.uri = staged_skill.uri
 WHERE NOT staged_skill.outranked
   AND skill_label.skill_id = skill.skill_id
   AND skill_label.language = staged_skill_label.language
   AND skill_label.label <> staged_skill_label.label
   AND skill_label.kind = 'preferred'

-- forget_occupation_skills --
-- A source's relations are replaced as a whole; those of other sources stay.
DELETE FROM occupation_skill
 WHERE occupation_skill.source = %(source)s

-- put_occupation_skills --
-- Where two sources speak of a pair the greater one decides; essential wins where a source says both.
INSERT INTO occupation_skill (occupation_id, skill_id, relation, source)
SELECT DISTINCT ON (occupation.occupation_id, skill.skill_id)
       occupation.occupation_id,
       skill.skill_id,
       staged_relation.relation,
       %(source)s
  FROM staged_relation
  JOIN occupation
    ON occupation.uri = staged_relation.occupation_uri
  JOIN skill
    ON skill.uri = staged_relation.skill_uri
 ORDER BY occupation.occupation_id, skill.skill_id, staged_relation.relation
ON CONFLICT (occupation_id, skill_id) DO UPDATE
   SET relation = excluded.relation,
       source = excluded.source
 WHERE occupation_skill.source <> ALL (%(sources_above)s)

-- put_isco_group --
-- ISCO names change with the source's wording only.
INSERT INTO isco_group (code, label)
VALUES (%(code)s, %(label)s)
ON CONFLICT (code) DO UPDATE
   SET label = excluded.label

-- forget_skill_hierarchy --
-- Only ESCO gives pillars, and each version gives them whole.
DELETE FROM skill_hierarchy

-- copy_skill_hierarchy --
-- The columns of BroaderEntry.
COPY skill_hierarchy (child_uri, parent_uri)
FROM STDIN

-- forget_occupation_hierarchy --
-- Only ESCO gives pillars, and each version gives them whole.
DELETE FROM occupation_hierarchy

-- copy_occupation_hierarchy --
-- The columns of BroaderEntry.
COPY occupation_hierarchy (child_uri, parent_uri)
FROM STDIN

-- put_licence --
-- Licences are keyed by our own stable name and never deleted.
INSERT INTO licence (key, label, synonyms, kind, issued_by, how_to_get, days)
VALUES (%(key)s, %(label)s, %(synonyms)s, %(kind)s, %(issued_by)s, %(how_to_get)s, %(days)s)
ON CONFLICT (key) DO UPDATE
   SET label = excluded.label,
       synonyms = excluded.synonyms,
       kind = excluded.kind,
       issued_by = excluded.issued_by,
       how_to_get = excluded.how_to_get,
       days = excluded.days

-- forget_occupation_licences --
-- Only the starter gives demands, and gives them whole.
DELETE FROM occupation_licence

-- put_occupation_licence --
-- What law or custom demands of an occupation.
INSERT INTO occupation_licence (occupation_id, licence_id, demand, basis)
SELECT occupation.occupation_id, licence.licence_id, %(demand)s, %(basis)s
  FROM occupation
 CROSS JOIN licence
 WHERE occupation.uri = %(occupation_uri)s
   AND licence.key = %(licence_key)s

-- retire_occupations --
-- What the source's newest version no longer holds may not be chosen any more, but keeps its meaning.
UPDATE occupation
   SET status = 'inactive'
  FROM taxonomy_version
 WHERE taxonomy_version.taxonomy_version_id = occupation.taxonomy_version_id
   AND taxonomy_version.source = %(source)s
   AND occupation.taxonomy_version_id <> %(taxonomy_version_id)s
   AND occupation.status <> 'inactive'

-- retire_skills --
-- As for occupations.
UPDATE skill
   SET status = 'inactive'
  FROM taxonomy_version
 WHERE taxonomy_version.taxonomy_version_id = skill.taxonomy_version_id
   AND taxonomy_version.source = %(source)s
   AND skill.taxonomy_version_id <> %(taxonomy_version_id)s
   AND skill.status <> 'inactive'
