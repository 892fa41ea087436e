-- put_offer_kind --
-- A kind of offer while one wording of it holds; doing it again changes nothing.
INSERT INTO offer_kind (kind_key, valid_from, valid_until, place, label, grantor, is_at_company, note, is_verified,
                        source)
VALUES (%(kind_key)s, %(valid_from)s, %(valid_until)s, %(place)s, %(label)s, %(grantor)s, %(is_at_company)s, %(note)s,
        %(is_verified)s, %(source)s)
ON CONFLICT (kind_key, valid_from) DO UPDATE
   SET valid_until = excluded.valid_until,
       place = excluded.place,
       label = excluded.label,
       grantor = excluded.grantor,
       is_at_company = excluded.is_at_company,
       note = excluded.note,
       is_verified = excluded.is_verified,
       source = excluded.source

-- offer_kinds --
-- Every wording of every kind, as lists show them; which hold on a day the core decides.
SELECT offer_kind.kind_key,
       offer_kind.valid_from,
       offer_kind.valid_until,
       offer_kind.place,
       offer_kind.label,
       offer_kind.grantor,
       offer_kind.is_at_company,
       offer_kind.note,
       offer_kind.is_verified,
       offer_kind.source
  FROM offer_kind
 ORDER BY offer_kind.place, offer_kind.kind_key, offer_kind.valid_from

-- add_recommendation --
-- A draft; the same form sent twice adds nothing.
INSERT INTO recommendation (akasse_id, course_id, member_id, draft_key, kind_key, kind_valid_from, purpose, member_says,
                            adviser_says, nearer_job, job_goal, wished_from, wished_until, employer_name, cvr_number,
                            p_number, adviser, created_at, changed_at)
VALUES (%(akasse_id)s, %(course_id)s, %(member_id)s, %(draft_key)s, %(kind_key)s, %(kind_valid_from)s, %(purpose)s,
        %(member_says)s, %(adviser_says)s, %(nearer_job)s, %(job_goal)s, %(wished_from)s, %(wished_until)s,
        %(employer_name)s, %(cvr_number)s, %(p_number)s, %(adviser)s, %(now)s, %(now)s)
ON CONFLICT ON CONSTRAINT draft_is_written_once DO NOTHING
RETURNING recommendation_id

-- find_draft --
-- The recommendation that a form already became.
SELECT recommendation.recommendation_id AS key
  FROM recommendation
 WHERE recommendation.akasse_id = %(akasse_id)s
   AND recommendation.draft_key = %(draft_key)s

-- lock_recommendation --
-- Two who act on the same recommendation come one after the other.
SELECT recommendation.recommendation_id AS key
  FROM recommendation
 WHERE recommendation.akasse_id = %(akasse_id)s
   AND recommendation.recommendation_id = %(recommendation_id)s
   FOR UPDATE

-- recommendations --
-- Recommendations with the words a person reads, newest first; each filter is left out when null.
SELECT recommendation.recommendation_id,
       recommendation.course_id,
       recommendation.member_id,
       member.number AS member_number,
       member_identity.name AS member_name,
       municipality.name AS municipality,
       recommendation.kind_key,
       offer_kind.label AS kind_label,
       offer_kind.is_at_company,
       recommendation.state,
       recommendation.version,
       recommendation.purpose,
       recommendation.member_says,
       recommendation.adviser_says,
       recommendation.nearer_job,
       recommendation.job_goal,
       recommendation.wished_from,
       recommendation.wished_until,
       recommendation.employer_name,
       recommendation.cvr_number,
       recommendation.p_number,
       recommendation.adviser,
       coalesce(adviser.name, '') AS adviser_name,
       recommendation.created_at,
       recommendation.sent_on,
       recommendation.received_on,
       recommendation.decided_on,
       recommendation.ended_on,
       recommendation.reasons,
       recommendation.offer_starts_on,
       recommendation.remind_on,
       recommendation.legal_deadline_on
  FROM recommendation
  JOIN offer_kind
    ON offer_kind.kind_key = recommendation.kind_key
   AND offer_kind.valid_from = recommendation.kind_valid_from
  JOIN member
    ON member.akasse_id = recommendation.akasse_id
   AND member.member_id = recommendation.member_id
  JOIN member_identity
    ON member_identity.akasse_id = recommendation.akasse_id
   AND member_identity.member_id = recommendation.member_id
  LEFT JOIN municipality ON municipality.municipality_code = member.municipality_code
  LEFT JOIN adviser
    ON adviser.akasse_id = recommendation.akasse_id
   AND adviser.user_id = recommendation.adviser
 WHERE recommendation.akasse_id = %(akasse_id)s
   AND member.akasse_id = %(akasse_id)s
   AND member_identity.akasse_id = %(akasse_id)s
   AND (%(recommendation_id)s::uuid IS NULL OR recommendation.recommendation_id = %(recommendation_id)s)
   AND (%(member_id)s::uuid IS NULL OR recommendation.member_id = %(member_id)s)
   AND (%(adviser)s::text IS NULL OR recommendation.adviser = %(adviser)s)
   AND (%(states)s::recommendation_state[] IS NULL OR recommendation.state = ANY (%(states)s))
 ORDER BY recommendation.created_at DESC, recommendation.recommendation_id
 LIMIT %(most)s

-- count_recommendations --
-- How many stand where, for the list's filters.
SELECT recommendation.state,
       count(*) AS number
  FROM recommendation
 WHERE recommendation.akasse_id = %(akasse_id)s
   AND (%(adviser)s::text IS NULL OR recommendation.adviser = %(adviser)s)
 GROUP BY recommendation.state
 ORDER BY recommendation.state

-- recommendations_waiting --
-- Whom an adviser should ask the municipality about: the day set for it has come and no answer has.
SELECT recommendation.recommendation_id,
       recommendation.member_id,
       member.number AS member_number,
       member_identity.name AS member_name,
       offer_kind.label AS kind_label,
       recommendation.sent_on,
       recommendation.remind_on,
       recommendation.legal_deadline_on
  FROM recommendation
  JOIN course
    ON course.akasse_id = recommendation.akasse_id
   AND course.course_id = recommendation.course_id
  JOIN offer_kind
    ON offer_kind.kind_key = recommendation.kind_key
   AND offer_kind.valid_from = recommendation.kind_valid_from
  JOIN member
    ON member.akasse_id = recommendation.akasse_id
   AND member.member_id = recommendation.member_id
  JOIN member_identity
    ON member_identity.akasse_id = recommendation.akasse_id
   AND member_identity.member_id = recommendation.member_id
 WHERE recommendation.akasse_id = %(akasse_id)s
   AND course.akasse_id = %(akasse_id)s
   AND member.akasse_id = %(akasse_id)s
   AND member_identity.akasse_id = %(akasse_id)s
   -- a draft and an answered one wait for nobody
   AND recommendation.state IN ('sent', 'received')
   AND recommendation.remind_on <= %(as_of)s
   -- who follows the member asks; where nobody does, who wrote it
   AND (%(adviser)s::text IS NULL OR coalesce(course.adviser, recommendation.adviser) = %(adviser)s)
 ORDER BY recommendation.remind_on, recommendation.recommendation_id

-- redraft_recommendation --
-- A draft is mended as long as it is the version that was seen.
UPDATE recommendation
   SET kind_key = %(kind_key)s,
       kind_valid_from = %(kind_valid_from)s,
       purpose = %(purpose)s,
       member_says = %(member_says)s,
       adviser_says = %(adviser_says)s,
       nearer_job = %(nearer_job)s,
       job_goal = %(job_goal)s,
       wished_from = %(wished_from)s,
       wished_until = %(wished_until)s,
       employer_name = %(employer_name)s,
       cvr_number = %(cvr_number)s,
       p_number = %(p_number)s,
       version = recommendation.version + 1,
       changed_at = %(now)s
 WHERE recommendation.akasse_id = %(akasse_id)s
   AND recommendation.recommendation_id = %(recommendation_id)s
   AND recommendation.version = %(seen)s

-- move_recommendation --
-- A step on the way, as long as it is the version that was seen.
UPDATE recommendation
   SET state = %(state)s,
       sent_on = %(sent_on)s,
       received_on = %(received_on)s,
       decided_on = %(decided_on)s,
       ended_on = %(ended_on)s,
       reasons = %(reasons)s,
       offer_starts_on = %(offer_starts_on)s,
       remind_on = %(remind_on)s,
       legal_deadline_on = %(legal_deadline_on)s,
       version = recommendation.version + 1,
       changed_at = %(now)s
 WHERE recommendation.akasse_id = %(akasse_id)s
   AND recommendation.recommendation_id = %(recommendation_id)s
   AND recommendation.version = %(seen)s

-- add_recommendation_event --
-- What was done, once for each version.
INSERT INTO recommendation_event (akasse_id, recommendation_id, version, act, state, happened_at, happened_on, actor,
                                  channel, words)
VALUES (%(akasse_id)s, %(recommendation_id)s, %(version)s, %(act)s, %(state)s, %(happened_at)s, %(happened_on)s,
        %(actor)s, %(channel)s, %(words)s)

-- recommendation_events --
-- The way of one recommendation, first act first.
SELECT recommendation_event.version,
       recommendation_event.act,
       recommendation_event.state,
       recommendation_event.happened_at,
       recommendation_event.happened_on,
       recommendation_event.actor,
       recommendation_event.channel,
       recommendation_event.words
  FROM recommendation_event
 WHERE recommendation_event.akasse_id = %(akasse_id)s
   AND recommendation_event.recommendation_id = %(recommendation_id)s
 ORDER BY recommendation_event.version

-- answer_letter --
-- What the member's letter about the municipality's answer tells, as it is at the moment of sending.
SELECT recommendation.state,
       offer_kind.label AS kind_label,
       recommendation.decided_on,
       recommendation.reasons,
       recommendation.offer_starts_on,
       member_identity.name AS member_name,
       member_identity.email,
       coalesce(adviser.name, '') AS adviser_name,
       coalesce(adviser.phone, '') AS adviser_phone,
       akasse.name AS akasse
  FROM recommendation
  JOIN offer_kind
    ON offer_kind.kind_key = recommendation.kind_key
   AND offer_kind.valid_from = recommendation.kind_valid_from
  JOIN member_identity
    ON member_identity.akasse_id = recommendation.akasse_id
   AND member_identity.member_id = recommendation.member_id
  JOIN akasse ON akasse.akasse_id = recommendation.akasse_id
  LEFT JOIN adviser
    ON adviser.akasse_id = recommendation.akasse_id
   AND adviser.user_id = recommendation.adviser
 WHERE recommendation.akasse_id = %(akasse_id)s
   AND member_identity.akasse_id = %(akasse_id)s
   AND recommendation.recommendation_id = %(recommendation_id)s
