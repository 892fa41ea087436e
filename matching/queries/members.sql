-- find_landed_member --
-- The member a source id already stands for, to tell new, unchanged and changed apart.
SELECT member.member_id,
       member.version,
       member.content_digest
  FROM member
 WHERE member.akasse_id = %(akasse_id)s
   AND member.source = %(source)s
   AND member.source_id = %(source_id)s
   FOR UPDATE

-- put_member --
-- The newest version of a member; a changed one waits to be understood again.
INSERT INTO member (akasse_id, source, source_id, content_digest, postcode, municipality_code, summary, educations,
                    hours_least, hours_most, shifts, travel_limit, travel_mode, available_from, created_at, changed_at)
VALUES (%(akasse_id)s, %(source)s, %(source_id)s, %(content_digest)s, %(postcode)s, %(municipality_code)s, %(summary)s,
        %(educations)s, %(hours_least)s, %(hours_most)s, %(shifts)s, %(travel_limit)s, %(travel_mode)s,
        %(available_from)s, %(now)s, %(now)s)
ON CONFLICT ON CONSTRAINT member_is_landed_once DO UPDATE
   SET version = member.version + 1,
       content_digest = excluded.content_digest,
       postcode = excluded.postcode,
       municipality_code = excluded.municipality_code,
       summary = excluded.summary,
       educations = excluded.educations,
       hours_least = excluded.hours_least,
       hours_most = excluded.hours_most,
       shifts = excluded.shifts,
       travel_limit = excluded.travel_limit,
       travel_mode = excluded.travel_mode,
       available_from = excluded.available_from,
       changed_at = excluded.changed_at,
       understood_at = NULL,
       understood_by = NULL
RETURNING member_id, version

-- put_member_identity --
-- Who a member is and where to be reached stands apart from everything that ranks.
INSERT INTO member_identity (akasse_id, member_id, name, email, phone)
VALUES (%(akasse_id)s, %(member_id)s, %(name)s, %(email)s, %(phone)s)
ON CONFLICT (akasse_id, member_id) DO UPDATE
   SET name = excluded.name,
       email = excluded.email,
       phone = excluded.phone

-- add_member_version --
-- Every version is kept as it was submitted, without what tells who it is.
INSERT INTO member_version (akasse_id, member_id, version, content_digest, submission, landed_at)
VALUES (%(akasse_id)s, %(member_id)s, %(version)s, %(content_digest)s, %(submission)s, %(now)s)

-- waiting_members --
-- Members that were landed and are not yet understood; several workers never take the same.
SELECT member.member_id,
       member_version.submission,
       member.number
  FROM member
  JOIN member_version
    ON member_version.akasse_id = member.akasse_id
   AND member_version.member_id = member.member_id
   AND member_version.version = member.version
 WHERE member.akasse_id = %(akasse_id)s
   AND member.understood_at IS NULL
 ORDER BY member.number
 LIMIT %(most)s
   FOR UPDATE OF member SKIP LOCKED

-- count_waiting_members --
-- How many wait, for progress.
SELECT count(*)
  FROM member
 WHERE member.akasse_id = %(akasse_id)s
   AND member.understood_at IS NULL

-- mark_member_understood --
-- The reading is done; hours that the text gave fill what the source left out.
UPDATE member
   SET hours_least = coalesce(member.hours_least, %(hours_least)s),
       hours_most = coalesce(member.hours_most, %(hours_most)s),
       understood_at = %(now)s,
       understood_by = %(understood_by)s
 WHERE member.akasse_id = %(akasse_id)s
   AND member.member_id = %(member_id)s

-- forget_member_occupations --
-- A new reading replaces the old.
DELETE FROM member_occupation
 WHERE member_occupation.akasse_id = %(akasse_id)s
   AND member_occupation.member_id = ANY (%(member_ids)s)

-- forget_member_goals --
-- A new reading replaces the old.
DELETE FROM member_goal
 WHERE member_goal.akasse_id = %(akasse_id)s
   AND member_goal.member_id = ANY (%(member_ids)s)

-- forget_member_skills --
-- A new reading replaces the old, but what was confirmed in a talk stays.
DELETE FROM member_skill
 WHERE member_skill.akasse_id = %(akasse_id)s
   AND member_skill.member_id = ANY (%(member_ids)s)
   AND member_skill.source <> 'confirmed'

-- forget_member_licences --
-- A new reading replaces the old.
DELETE FROM member_licence
 WHERE member_licence.akasse_id = %(akasse_id)s
   AND member_licence.member_id = ANY (%(member_ids)s)

-- forget_member_languages --
-- A new reading replaces the old.
DELETE FROM member_language
 WHERE member_language.akasse_id = %(akasse_id)s
   AND member_language.member_id = ANY (%(member_ids)s)

-- add_member_occupation --
-- One job held.
INSERT INTO member_occupation (akasse_id, member_id, place, title, occupation_id, confidence, industry_version,
                               industry_code, section, since, until)
VALUES (%(akasse_id)s, %(member_id)s, %(place)s, %(title)s, %(occupation_id)s, %(confidence)s, %(industry_version)s,
        %(industry_code)s, %(section)s, %(since)s, %(until)s)

-- add_member_goal --
-- One job goal.
INSERT INTO member_goal (akasse_id, member_id, place, title, occupation_id, confidence)
VALUES (%(akasse_id)s, %(member_id)s, %(place)s, %(title)s, %(occupation_id)s, %(confidence)s)

-- add_member_skill --
-- One competence; what was confirmed in a talk is not overwritten by a claim.
INSERT INTO member_skill (akasse_id, member_id, skill_id, source, phrase)
VALUES (%(akasse_id)s, %(member_id)s, %(skill_id)s, %(source)s, %(phrase)s)
ON CONFLICT (akasse_id, member_id, skill_id) DO NOTHING

-- add_member_licence --
-- One licence held.
INSERT INTO member_licence (akasse_id, member_id, licence_id, phrase)
VALUES (%(akasse_id)s, %(member_id)s, %(licence_id)s, %(phrase)s)

-- add_member_language --
-- One language.
INSERT INTO member_language (akasse_id, member_id, language, level)
VALUES (%(akasse_id)s, %(member_id)s, %(language)s, %(level)s)

-- put_member_vector --
-- The member's place among the vectors of one model.
INSERT INTO member_vector (akasse_id, member_id, model, digest, embedding)
VALUES (%(akasse_id)s, %(member_id)s, %(model)s, %(digest)s, %(embedding)s)
ON CONFLICT (akasse_id, member_id, model) DO UPDATE
   SET digest = excluded.digest,
       embedding = excluded.embedding

-- member_profiles --
-- What the matcher may see of these members: nothing that tells who they are.
SELECT member.member_id,
       member.number,
       member.hours_least::float8 AS hours_least,
       member.hours_most::float8 AS hours_most,
       member.shifts,
       member.travel_limit,
       member.travel_mode,
       member.available_from,
       coalesce(near.latitude, municipality.latitude) AS latitude,
       coalesce(near.longitude, municipality.longitude) AS longitude,
       coalesce(near.landmass, municipality.landmass) AS landmass,
       held.titles AS held_titles,
       held.occupation_ids AS held_occupation_ids,
       held.sections AS held_sections,
       held.sinces AS held_sinces,
       held.untils AS held_untils,
       goals.occupation_ids AS goal_ids,
       skills.ids AS skill_ids,
       skills.sources AS skill_sources,
       skills.phrases AS skill_phrases,
       licences.ids AS licence_ids,
       languages.names AS language_names,
       languages.levels AS language_levels
  FROM member
  LEFT JOIN municipality ON municipality.municipality_code = member.municipality_code
  LEFT JOIN LATERAL (
       SELECT postcode.latitude, postcode.longitude, postcode.landmass
         FROM postcode
        WHERE postcode.postcode <= member.postcode
          AND postcode.postcode_to >= member.postcode
        ORDER BY postcode.postcode DESC
        LIMIT 1
       ) AS near ON true
  LEFT JOIN LATERAL (
       SELECT array_agg(member_occupation.title ORDER BY member_occupation.place) AS titles,
              array_agg(member_occupation.occupation_id ORDER BY member_occupation.place) AS occupation_ids,
              array_agg(member_occupation.section ORDER BY member_occupation.place) AS sections,
              array_agg(member_occupation.since ORDER BY member_occupation.place) AS sinces,
              array_agg(member_occupation.until ORDER BY member_occupation.place) AS untils
         FROM member_occupation
        WHERE member_occupation.akasse_id = member.akasse_id
          AND member_occupation.member_id = member.member_id
       ) AS held ON true
  LEFT JOIN LATERAL (
       SELECT array_agg(member_goal.occupation_id ORDER BY member_goal.place) AS occupation_ids
         FROM member_goal
        WHERE member_goal.akasse_id = member.akasse_id
          AND member_goal.member_id = member.member_id
          AND member_goal.occupation_id IS NOT NULL
       ) AS goals ON true
  LEFT JOIN LATERAL (
       SELECT array_agg(member_skill.skill_id ORDER BY member_skill.skill_id) AS ids,
              array_agg(member_skill.source ORDER BY member_skill.skill_id) AS sources,
              array_agg(member_skill.phrase ORDER BY member_skill.skill_id) AS phrases
         FROM member_skill
        WHERE member_skill.akasse_id = member.akasse_id
          AND member_skill.member_id = member.member_id
       ) AS skills ON true
  LEFT JOIN LATERAL (
       SELECT array_agg(member_licence.licence_id ORDER BY member_licence.licence_id) AS ids
         FROM member_licence
        WHERE member_licence.akasse_id = member.akasse_id
          AND member_licence.member_id = member.member_id
       ) AS licences ON true
  LEFT JOIN LATERAL (
       SELECT array_agg(member_language.language ORDER BY member_language.language) AS names,
              array_agg(member_language.level ORDER BY member_language.language) AS levels
         FROM member_language
        WHERE member_language.akasse_id = member.akasse_id
          AND member_language.member_id = member.member_id
       ) AS languages ON true
 WHERE member.akasse_id = %(akasse_id)s
   AND member.member_id = ANY (%(member_ids)s)
 ORDER BY member.number

-- member_heads --
-- What a page shows of these members beside what the matcher sees.
SELECT member.member_id,
       member.number,
       member_identity.name,
       municipality.name AS municipality,
       member.postcode,
       member.educations,
       member.summary
  FROM member
  JOIN member_identity
    ON member_identity.akasse_id = member.akasse_id
   AND member_identity.member_id = member.member_id
  LEFT JOIN municipality ON municipality.municipality_code = member.municipality_code
 WHERE member.akasse_id = %(akasse_id)s
   AND member.member_id = ANY (%(member_ids)s)
 ORDER BY member.number

-- goal_titles --
-- Goals in the member's own words.
SELECT member_goal.title
  FROM member_goal
 WHERE member_goal.akasse_id = %(akasse_id)s
   AND member_goal.member_id = %(member_id)s
 ORDER BY member_goal.place

-- search_members --
-- By name or number within the a-kasse, typing errors forgiven; the likest first.
SELECT member.member_id,
       member.number,
       member_identity.name,
       municipality.name AS municipality,
       newest.title,
       greatest(word_similarity(%(text)s, member_identity.name),
                CASE WHEN member.number::text = %(digits)s THEN 2 ELSE 0 END)::float8 AS likeness
  FROM member
  JOIN member_identity
    ON member_identity.akasse_id = member.akasse_id
   AND member_identity.member_id = member.member_id
  LEFT JOIN municipality ON municipality.municipality_code = member.municipality_code
  LEFT JOIN LATERAL (
       SELECT member_occupation.title
         FROM member_occupation
        WHERE member_occupation.akasse_id = member.akasse_id
          AND member_occupation.member_id = member.member_id
        ORDER BY coalesce(member_occupation.until, 'infinity') DESC, member_occupation.place
        LIMIT 1
       ) AS newest ON true
 WHERE member.akasse_id = %(akasse_id)s
   AND (word_similarity(%(text)s, member_identity.name) >= 0.4
        OR member.number::text = %(digits)s)
 ORDER BY likeness DESC, member.number
 LIMIT %(most)s

-- newest_members --
-- For the start page.
SELECT member.member_id,
       member.number,
       member_identity.name,
       municipality.name AS municipality,
       newest.title,
       1::float8 AS likeness
  FROM member
  JOIN member_identity
    ON member_identity.akasse_id = member.akasse_id
   AND member_identity.member_id = member.member_id
  LEFT JOIN municipality ON municipality.municipality_code = member.municipality_code
  LEFT JOIN LATERAL (
       SELECT member_occupation.title
         FROM member_occupation
        WHERE member_occupation.akasse_id = member.akasse_id
          AND member_occupation.member_id = member.member_id
        ORDER BY coalesce(member_occupation.until, 'infinity') DESC, member_occupation.place
        LIMIT 1
       ) AS newest ON true
 WHERE member.akasse_id = %(akasse_id)s
 ORDER BY member.created_at DESC, member.number
 LIMIT %(most)s

-- count_members --
-- For the start page.
SELECT count(*)
  FROM member
 WHERE member.akasse_id = %(akasse_id)s

-- source_ids_of_members --
-- The sources' own ids, for evaluation runs that answer in them.
SELECT member.member_id AS key,
       member.source_id
  FROM member
 WHERE member.akasse_id = %(akasse_id)s
 ORDER BY member.number

-- set_aside_member --
-- A member whose text cannot be read must not stop those behind; found again by the mark.
UPDATE member
   SET understood_at = %(now)s,
       understood_by = 'unreadable'
 WHERE member.akasse_id = %(akasse_id)s
   AND member.member_id = %(member_id)s
