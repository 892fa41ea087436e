-- lock_order_state --
-- Where an order stands, locked until the transaction ends, so that two steps at once become one after the other.
SELECT job_order.job_order_id,
       job_order.number,
       job_order.status,
       job_order.status_cause AS cause,
       coalesce(job_order.status_since, job_order.created_at) AS since,
       job_order.deadline_on,
       job_order_follow_up.asked_at,
       job_order_follow_up.unanswered_at
  FROM job_order
  LEFT JOIN job_order_follow_up ON job_order_follow_up.job_order_id = job_order.job_order_id
 WHERE job_order.job_order_id = %(job_order_id)s
   FOR UPDATE OF job_order

-- order_state --
-- Where an order stands, and why.
SELECT job_order.job_order_id,
       job_order.number,
       job_order.status,
       job_order.status_cause AS cause,
       coalesce(job_order.status_since, job_order.created_at) AS since,
       job_order.deadline_on,
       job_order_follow_up.asked_at,
       job_order_follow_up.unanswered_at
  FROM job_order
  LEFT JOIN job_order_follow_up ON job_order_follow_up.job_order_id = job_order.job_order_id
 WHERE job_order.job_order_id = %(job_order_id)s

-- put_order_state --
-- The new state with its cause.
UPDATE job_order
   SET status = %(status)s,
       status_cause = %(cause)s,
       status_since = %(now)s
 WHERE job_order.job_order_id = %(job_order_id)s

-- put_first_cause --
-- An order that has just landed from our own form was not imported.
UPDATE job_order
   SET status_cause = 'submitted',
       status_since = %(now)s
 WHERE job_order.job_order_id = %(job_order_id)s

-- add_order_log_line --
-- One more line of the shared log.
INSERT INTO job_order_log (job_order_id, happened_at, kind, who, detail, from_status, to_status, cause, actor)
VALUES (%(job_order_id)s, %(now)s, %(kind)s, %(who)s, %(detail)s, %(from_status)s, %(to_status)s, %(cause)s, %(actor)s)

-- order_log --
-- The whole log of an order, oldest first; never who in person.
SELECT job_order_log.happened_at,
       job_order_log.kind,
       job_order_log.who,
       job_order_log.detail,
       job_order_log.from_status,
       job_order_log.to_status,
       job_order_log.cause
  FROM job_order_log
 WHERE job_order_log.job_order_id = %(job_order_id)s
 ORDER BY job_order_log.job_order_log_id

-- orders_past_deadline --
-- Orders that are not closed although their deadline has passed; several workers never take the same.
SELECT job_order.job_order_id AS key
  FROM job_order
 WHERE job_order.status IN ('in_progress', 'enough_referrals')
   AND job_order.deadline_on < %(as_of)s
 ORDER BY job_order.number
 LIMIT %(most)s
   FOR UPDATE SKIP LOCKED

-- put_follow_up --
-- From now on the employer can be written to about the order.
INSERT INTO job_order_follow_up (job_order_id, heard_at)
VALUES (%(job_order_id)s, %(now)s)
ON CONFLICT (job_order_id) DO UPDATE
   SET heard_at = excluded.heard_at,
       asked_at = NULL,
       unanswered_at = NULL

-- heard_from_employer --
-- A sign of life answers what was asked.
UPDATE job_order_follow_up
   SET heard_at = %(now)s,
       asked_at = NULL,
       unanswered_at = NULL
 WHERE job_order_follow_up.job_order_id = %(job_order_id)s

-- quiet_orders --
-- Open orders whose employer has not been heard from and has not been asked yet.
SELECT job_order.job_order_id AS key
  FROM job_order_follow_up
  JOIN job_order ON job_order.job_order_id = job_order_follow_up.job_order_id
 WHERE job_order.status = 'in_progress'
   AND job_order_follow_up.asked_at IS NULL
   AND job_order_follow_up.heard_at < %(before)s
 ORDER BY job_order.number
   FOR UPDATE OF job_order_follow_up SKIP LOCKED

-- mark_asked --
-- The employer is asked whether the order still stands.
UPDATE job_order_follow_up
   SET asked_at = %(now)s
 WHERE job_order_follow_up.job_order_id = %(job_order_id)s

-- silent_orders --
-- Open orders whose employer was asked and has not answered in time.
SELECT job_order.job_order_id AS key
  FROM job_order_follow_up
  JOIN job_order ON job_order.job_order_id = job_order_follow_up.job_order_id
 WHERE job_order.status = 'in_progress'
   AND job_order_follow_up.unanswered_at IS NULL
   AND job_order_follow_up.asked_at < %(before)s
 ORDER BY job_order.number
   FOR UPDATE OF job_order_follow_up SKIP LOCKED

-- mark_unanswered --
-- Nobody answered.
UPDATE job_order_follow_up
   SET unanswered_at = %(now)s
 WHERE job_order_follow_up.job_order_id = %(job_order_id)s

-- forget_order_wording --
-- A new version is looked through anew.
DELETE FROM job_order_wording
 WHERE job_order_wording.job_order_id = %(job_order_id)s

-- add_order_wording --
-- Wording that the employer keeps, with the reason.
INSERT INTO job_order_wording (job_order_id, place, phrase, ground, reason, asked_at)
VALUES (%(job_order_id)s, %(place)s, %(phrase)s, %(ground)s, %(reason)s, %(now)s)

-- order_wording --
-- Wording kept with a reason, in the order of the text.
SELECT job_order_wording.phrase,
       job_order_wording.ground,
       job_order_wording.reason,
       job_order_wording.reviewed_at,
       job_order_wording.lawful,
       job_order_wording.judgement
  FROM job_order_wording
 WHERE job_order_wording.job_order_id = %(job_order_id)s
 ORDER BY job_order_wording.place

-- review_order_wording --
-- The judgement on all that waits.
UPDATE job_order_wording
   SET reviewed_at = %(now)s,
       lawful = %(lawful)s,
       judgement = %(judgement)s
 WHERE job_order_wording.job_order_id = %(job_order_id)s
   AND job_order_wording.reviewed_at IS NULL

-- is_held_back --
-- Wording that nobody has found lawful keeps an order from being opened.
SELECT EXISTS (SELECT
                 FROM job_order_wording
                WHERE job_order_wording.job_order_id = %(job_order_id)s
                  AND job_order_wording.lawful IS NOT TRUE)

-- newest_submission --
-- The newest version as it was submitted, to be changed and landed again.
SELECT job_order.job_order_id,
       job_order_version.submission,
       job_order.number
  FROM job_order
  JOIN job_order_version
    ON job_order_version.job_order_id = job_order.job_order_id
   AND job_order_version.version = job_order.version
 WHERE job_order.job_order_id = %(job_order_id)s

-- lock_submission --
-- Two submissions under one key wait for each other, so that a double click lands once.
SELECT pg_advisory_xact_lock(hashtextextended(%(source_id)s, 7))

-- count_orders_of_company --
-- How many orders one company has submitted on our form lately.
SELECT count(*)
  FROM job_order
  JOIN employer ON employer.employer_id = job_order.employer_id
 WHERE employer.cvr_number = %(cvr_number)s
   AND job_order.source = %(source)s
   AND job_order.created_at > %(since)s

-- prefer_own_order --
-- What the employer submitted stands for the same ad imported earlier, so the import points at it.
UPDATE job_order
   SET duplicate_of = CASE WHEN job_order.job_order_id = %(own)s THEN NULL ELSE %(own)s END,
       duplicate_reason = CASE WHEN job_order.job_order_id = %(own)s THEN NULL ELSE %(reason)s END
 WHERE job_order.job_order_id IN (%(own)s, %(imported)s)

-- duplicate_source --
-- Where the order comes from that a near-repeat points at.
SELECT earlier.job_order_id,
       earlier.number,
       earlier.source,
       job_order.duplicate_reason AS reason
  FROM job_order
  JOIN job_order AS earlier ON earlier.job_order_id = job_order.duplicate_of
 WHERE job_order.job_order_id = %(job_order_id)s

-- municipality_places --
-- Where each municipality lies, to know which are within reach of a workplace.
SELECT municipality.municipality_code AS code,
       municipality.latitude,
       municipality.longitude,
       municipality.landmass
  FROM municipality
 ORDER BY municipality.municipality_code

-- count_members_in_reach --
-- How many of an a-kasse's members hold, want or could reach an occupation and live within reach; a number only.
SELECT count(*)
  FROM member
 WHERE member.akasse_id = %(akasse_id)s
   AND (%(municipality_codes)s::text[] IS NULL OR member.municipality_code = ANY (%(municipality_codes)s))
   AND (EXISTS (SELECT
                  FROM member_occupation
                 WHERE member_occupation.akasse_id = %(akasse_id)s
                   AND member_occupation.member_id = member.member_id
                   AND member_occupation.occupation_id = ANY (%(occupation_ids)s))
        OR EXISTS (SELECT
                     FROM member_goal
                    WHERE member_goal.akasse_id = %(akasse_id)s
                      AND member_goal.member_id = member.member_id
                      AND member_goal.occupation_id = ANY (%(occupation_ids)s)))
