-- find_landed_job_order --
-- The order a source id already stands for, to tell new, unchanged and changed apart.
SELECT job_order.job_order_id,
       job_order.version,
       job_order.content_digest
  FROM job_order
 WHERE job_order.source = %(source)s
   AND job_order.source_id = %(source_id)s
   FOR UPDATE

-- put_employer --
-- An employer is known by CVR number, else by its folded name.
INSERT INTO employer (cvr_number, name, name_key)
VALUES (%(cvr_number)s, %(name)s, %(name_key)s)
ON CONFLICT (name_key, cvr_number) DO UPDATE
   SET name = excluded.name
RETURNING employer_id

-- find_employer_by_cvr --
-- The same company under another spelling of its name.
SELECT employer.employer_id
  FROM employer
 WHERE employer.cvr_number = %(cvr_number)s

-- put_job_order --
-- The newest version of an order; a changed one waits to be understood again.
INSERT INTO job_order (source, source_id, content_digest, employer_id, p_number, title, body_text, body_html, sector,
                       industry_version, industry_code, section, postcode, municipality_code, positions,
                       candidates_wanted, hours_least, hours_most, employment, shifts, starts_on, deadline_on,
                       posted_on, created_at, changed_at)
VALUES (%(source)s, %(source_id)s, %(content_digest)s, %(employer_id)s, %(p_number)s, %(title)s, %(body_text)s,
        %(body_html)s, %(sector)s, %(industry_version)s, %(industry_code)s, %(section)s, %(postcode)s,
        %(municipality_code)s, %(positions)s, %(candidates_wanted)s, %(hours_least)s, %(hours_most)s, %(employment)s,
        %(shifts)s, %(starts_on)s, %(deadline_on)s, %(posted_on)s, %(now)s, %(now)s)
ON CONFLICT ON CONSTRAINT job_order_is_landed_once DO UPDATE
   SET version = job_order.version + 1,
       content_digest = excluded.content_digest,
       employer_id = excluded.employer_id,
       p_number = excluded.p_number,
       title = excluded.title,
       body_text = excluded.body_text,
       body_html = excluded.body_html,
       core_text = '',
       sector = excluded.sector,
       industry_version = excluded.industry_version,
       industry_code = excluded.industry_code,
       section = excluded.section,
       postcode = excluded.postcode,
       municipality_code = excluded.municipality_code,
       positions = excluded.positions,
       candidates_wanted = excluded.candidates_wanted,
       hours_least = excluded.hours_least,
       hours_most = excluded.hours_most,
       employment = excluded.employment,
       shifts = excluded.shifts,
       starts_on = excluded.starts_on,
       deadline_on = excluded.deadline_on,
       posted_on = excluded.posted_on,
       duplicate_of = NULL,
       duplicate_reason = NULL,
       changed_at = excluded.changed_at,
       understood_at = NULL,
       understood_by = NULL
RETURNING job_order_id, version

-- add_job_order_version --
-- Every version is kept as it was submitted.
INSERT INTO job_order_version (job_order_id, version, content_digest, submission, landed_at)
VALUES (%(job_order_id)s, %(version)s, %(content_digest)s, %(submission)s, %(now)s)

-- put_job_order_contact --
-- The employer's contact stands apart from what is ranked.
INSERT INTO job_order_contact (job_order_id, name, email, phone)
VALUES (%(job_order_id)s, %(name)s, %(email)s, %(phone)s)
ON CONFLICT (job_order_id) DO UPDATE
   SET name = excluded.name,
       email = excluded.email,
       phone = excluded.phone

-- forget_bands --
-- A changed text has other bands.
DELETE FROM job_order_band
 WHERE job_order_band.job_order_id = %(job_order_id)s

-- add_band --
-- One band of the text's signature.
INSERT INTO job_order_band (band, job_order_id)
VALUES (%(band)s, %(job_order_id)s)
ON CONFLICT (band, job_order_id) DO NOTHING

-- alike_job_orders --
-- Earlier orders that share a band, or come from the same employer: the candidates for being nearly the same.
SELECT job_order.job_order_id,
       job_order.number,
       job_order.title,
       job_order.body_text,
       employer.name AS employer_name,
       employer.cvr_number,
       job_order.postcode
  FROM job_order
  LEFT JOIN employer ON employer.employer_id = job_order.employer_id
 WHERE job_order.job_order_id <> %(job_order_id)s
   AND job_order.duplicate_of IS NULL
   AND job_order.job_order_id IN (
       SELECT job_order_band.job_order_id
         FROM job_order_band
        WHERE job_order_band.band = ANY (%(bands)s)
       UNION
       SELECT of_employer.job_order_id
         FROM job_order AS of_employer
        WHERE of_employer.employer_id = %(employer_id)s
       )
 ORDER BY job_order.number
 LIMIT 50

-- mark_duplicate --
-- The later order points at the earlier one, with the reason.
UPDATE job_order
   SET duplicate_of = %(duplicate_of)s,
       duplicate_reason = %(reason)s
 WHERE job_order.job_order_id = %(job_order_id)s

-- waiting_job_orders --
-- Orders that were landed and are not yet understood; several workers never take the same.
SELECT job_order.job_order_id,
       job_order_version.submission,
       job_order.number
  FROM job_order
  JOIN job_order_version
    ON job_order_version.job_order_id = job_order.job_order_id
   AND job_order_version.version = job_order.version
 WHERE job_order.understood_at IS NULL
 ORDER BY job_order.number
 LIMIT %(most)s
   FOR UPDATE OF job_order SKIP LOCKED

-- count_waiting_job_orders --
-- How many wait, for progress.
SELECT count(*)
  FROM job_order
 WHERE job_order.understood_at IS NULL

-- put_order_reading --
-- What reading found fills only what the source left out.
UPDATE job_order
   SET core_text = %(core_text)s,
       section = coalesce(job_order.section, %(section)s),
       postcode = coalesce(job_order.postcode, %(postcode)s),
       municipality_code = coalesce(job_order.municipality_code, %(municipality_code)s),
       hours_least = coalesce(job_order.hours_least, %(hours_least)s),
       hours_most = coalesce(job_order.hours_most, %(hours_most)s),
       employment = coalesce(job_order.employment, %(employment)s),
       shifts = CASE WHEN job_order.shifts = '{}' THEN %(shifts)s ELSE job_order.shifts END,
       starts_on = coalesce(job_order.starts_on, %(starts_on)s),
       deadline_on = coalesce(job_order.deadline_on, %(deadline_on)s),
       positions = %(positions)s,
       understood_at = %(now)s,
       understood_by = %(understood_by)s
 WHERE job_order.job_order_id = %(job_order_id)s

-- forget_order_occupations --
-- A new reading replaces the old.
DELETE FROM job_order_occupation
 WHERE job_order_occupation.job_order_id = ANY (%(job_order_ids)s)

-- forget_order_skills --
-- A new reading replaces the old.
DELETE FROM job_order_skill
 WHERE job_order_skill.job_order_id = ANY (%(job_order_ids)s)

-- forget_order_licences --
-- A new reading replaces the old.
DELETE FROM job_order_licence
 WHERE job_order_licence.job_order_id = ANY (%(job_order_ids)s)

-- forget_order_languages --
-- A new reading replaces the old.
DELETE FROM job_order_language
 WHERE job_order_language.job_order_id = ANY (%(job_order_ids)s)

-- add_order_occupation --
-- One occupation the order is read as.
INSERT INTO job_order_occupation (job_order_id, occupation_id, place, phrase, confidence, proposable)
VALUES (%(job_order_id)s, %(occupation_id)s, %(place)s, %(phrase)s, %(confidence)s,
        (SELECT job_order.proposable FROM job_order WHERE job_order.job_order_id = %(job_order_id)s))

-- add_order_skill --
-- One skill the order asks for.
INSERT INTO job_order_skill (job_order_id, skill_id, must, phrase, confidence, proposable)
VALUES (%(job_order_id)s, %(skill_id)s, %(must)s, %(phrase)s, %(confidence)s,
        (SELECT job_order.proposable FROM job_order WHERE job_order.job_order_id = %(job_order_id)s))

-- add_order_licence --
-- One licence the order asks for.
INSERT INTO job_order_licence (job_order_id, licence_id, demand, phrase, confidence)
VALUES (%(job_order_id)s, %(licence_id)s, %(demand)s, %(phrase)s, %(confidence)s)

-- add_order_language --
-- One language the order asks for.
INSERT INTO job_order_language (job_order_id, language, level)
VALUES (%(job_order_id)s, %(language)s, %(level)s)

-- put_order_vector --
-- The order's place among the vectors of one model.
INSERT INTO job_order_vector (job_order_id, model, digest, embedding, proposable)
VALUES (%(job_order_id)s, %(model)s, %(digest)s, %(embedding)s,
        (SELECT job_order.proposable FROM job_order WHERE job_order.job_order_id = %(job_order_id)s))
ON CONFLICT (job_order_id, model) DO UPDATE
   SET digest = excluded.digest,
       embedding = excluded.embedding

-- order_outlines --
-- What the rules ask of these orders, and no more: most of what is found for a member lies too far away.
SELECT job_order.job_order_id,
       job_order.number,
       job_order.title,
       job_order.status,
       job_order.hours_least::float8 AS hours_least,
       job_order.hours_most::float8 AS hours_most,
       job_order.shifts,
       job_order.starts_on,
       job_order.deadline_on,
       job_order.section,
       coalesce(near.latitude, municipality.latitude) AS latitude,
       coalesce(near.longitude, municipality.longitude) AS longitude,
       coalesce(near.landmass, municipality.landmass) AS landmass,
       ARRAY(SELECT job_order_licence.licence_id
               FROM job_order_licence
              WHERE job_order_licence.job_order_id = job_order.job_order_id
                AND job_order_licence.demand = 'law'
              ORDER BY job_order_licence.licence_id
       ) AS licences_by_law
  FROM job_order
  LEFT JOIN municipality ON municipality.municipality_code = job_order.municipality_code
  LEFT JOIN LATERAL (
       SELECT postcode.latitude, postcode.longitude, postcode.landmass
         FROM postcode
        WHERE postcode.postcode <= job_order.postcode
          AND postcode.postcode_to >= job_order.postcode
        ORDER BY postcode.postcode DESC
        LIMIT 1
       ) AS near ON true
 WHERE job_order.job_order_id = ANY (%(job_order_ids)s)
 ORDER BY job_order.number

-- order_readings --
-- What was read in the words of these orders.
SELECT job_order.job_order_id,
       occupations.ids AS occupation_ids,
       occupations.phrases AS occupation_phrases,
       occupations.confidences AS occupation_confidences,
       skills.ids AS skill_ids,
       skills.musts AS skill_musts,
       skills.phrases AS skill_phrases,
       skills.confidences AS skill_confidences,
       licences.ids AS licence_ids,
       licences.demands AS licence_demands,
       licences.phrases AS licence_phrases,
       languages.names AS language_names,
       languages.levels AS language_levels
  FROM job_order
  LEFT JOIN LATERAL (
       SELECT array_agg(job_order_occupation.occupation_id ORDER BY job_order_occupation.place) AS ids,
              array_agg(job_order_occupation.phrase ORDER BY job_order_occupation.place) AS phrases,
              array_agg(job_order_occupation.confidence ORDER BY job_order_occupation.place) AS confidences
         FROM job_order_occupation
        WHERE job_order_occupation.job_order_id = job_order.job_order_id
       ) AS occupations ON true
  LEFT JOIN LATERAL (
       SELECT array_agg(job_order_skill.skill_id ORDER BY job_order_skill.skill_id) AS ids,
              array_agg(job_order_skill.must ORDER BY job_order_skill.skill_id) AS musts,
              array_agg(job_order_skill.phrase ORDER BY job_order_skill.skill_id) AS phrases,
              array_agg(job_order_skill.confidence ORDER BY job_order_skill.skill_id) AS confidences
         FROM job_order_skill
        WHERE job_order_skill.job_order_id = job_order.job_order_id
       ) AS skills ON true
  LEFT JOIN LATERAL (
       SELECT array_agg(job_order_licence.licence_id ORDER BY job_order_licence.licence_id) AS ids,
              array_agg(job_order_licence.demand ORDER BY job_order_licence.licence_id) AS demands,
              array_agg(job_order_licence.phrase ORDER BY job_order_licence.licence_id) AS phrases
         FROM job_order_licence
        WHERE job_order_licence.job_order_id = job_order.job_order_id
       ) AS licences ON true
  LEFT JOIN LATERAL (
       SELECT array_agg(job_order_language.language ORDER BY job_order_language.language) AS names,
              array_agg(job_order_language.level ORDER BY job_order_language.language) AS levels
         FROM job_order_language
        WHERE job_order_language.job_order_id = job_order.job_order_id
       ) AS languages ON true
 WHERE job_order.job_order_id = ANY (%(job_order_ids)s)
 ORDER BY job_order.number

-- order_heads --
-- What a page shows of these orders beside what the matcher sees.
SELECT job_order.job_order_id,
       job_order.number,
       job_order.title,
       employer.name AS employer,
       coalesce(near.name, municipality.name) AS place,
       job_order.status,
       job_order.positions,
       job_order.sector,
       industry.label AS industry,
       job_order.employment,
       job_order.body_html,
       job_order.body_text,
       job_order.source,
       job_order.created_at,
       earlier.number AS duplicate_of,
       job_order.duplicate_reason
  FROM job_order
  LEFT JOIN employer ON employer.employer_id = job_order.employer_id
  LEFT JOIN municipality ON municipality.municipality_code = job_order.municipality_code
  LEFT JOIN industry ON industry.version = 'DB07' AND industry.code = job_order.section
  LEFT JOIN job_order AS earlier ON earlier.job_order_id = job_order.duplicate_of
  LEFT JOIN LATERAL (
       SELECT postcode.name
         FROM postcode
        WHERE postcode.postcode <= job_order.postcode
          AND postcode.postcode_to >= job_order.postcode
        ORDER BY postcode.postcode DESC
        LIMIT 1
       ) AS near ON true
 WHERE job_order.job_order_id = ANY (%(job_order_ids)s)
 ORDER BY job_order.number

-- order_contact --
-- Whom to ask at the employer, on the order's own page only.
SELECT job_order_contact.name,
       job_order_contact.email,
       job_order_contact.phone
  FROM job_order_contact
 WHERE job_order_contact.job_order_id = %(job_order_id)s

-- search_job_orders --
-- By title, employer or number, typing errors forgiven; the likest first.
SELECT job_order.job_order_id,
       job_order.number,
       job_order.title,
       employer.name AS employer,
       municipality.name AS place,
       greatest(word_similarity(%(text)s, job_order.title),
                word_similarity(%(text)s, coalesce(employer.name, '')),
                CASE WHEN job_order.number::text = %(digits)s THEN 2 ELSE 0 END)::float8 AS likeness
  FROM job_order
  LEFT JOIN employer ON employer.employer_id = job_order.employer_id
  LEFT JOIN municipality ON municipality.municipality_code = job_order.municipality_code
 WHERE %(text)s <%% job_order.title
    OR %(text)s <%% employer.name
    OR job_order.number::text = %(digits)s
 ORDER BY likeness DESC, job_order.number DESC
 LIMIT %(most)s

-- newest_job_orders --
-- For the start page.
SELECT job_order.job_order_id,
       job_order.number,
       job_order.title,
       employer.name AS employer,
       municipality.name AS place,
       1::float8 AS likeness
  FROM job_order
  LEFT JOIN employer ON employer.employer_id = job_order.employer_id
  LEFT JOIN municipality ON municipality.municipality_code = job_order.municipality_code
 WHERE job_order.status = 'in_progress'
 ORDER BY job_order.created_at DESC, job_order.number DESC
 LIMIT %(most)s

-- count_open_job_orders --
-- For the start page.
SELECT count(*)
  FROM job_order
 WHERE job_order.status = 'in_progress'

-- source_ids_of_job_orders --
-- The sources' own ids, for evaluation runs that answer in them.
SELECT job_order.job_order_id AS key,
       job_order.source_id
  FROM job_order
 ORDER BY job_order.number

-- set_aside_order --
-- An order whose text cannot be read must not stop those behind it; it can be found by its mark and read again.
UPDATE job_order
   SET understood_at = %(now)s,
       understood_by = 'unreadable'
 WHERE job_order.job_order_id = %(job_order_id)s

-- unmark_duplicates --
-- In a given collection a near-repeat is still an order that somebody wants ranked.
UPDATE job_order
   SET duplicate_of = NULL,
       duplicate_reason = NULL
 WHERE job_order.duplicate_of IS NOT NULL
