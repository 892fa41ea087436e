-- handover_head --
-- Whose file it is, from whom and to whom: the member's newest running course.
SELECT course.course_id,
       course.started_on,
       course.wants_akasse_at_first,
       course.adviser,
       coalesce(adviser.name, '') AS adviser_name,
       akasse.name AS akasse,
       member.number AS member_number,
       member_identity.name AS member_name,
       member.postcode,
       member.municipality_code,
       municipality.name AS municipality
  FROM course
  JOIN akasse ON akasse.akasse_id = course.akasse_id
  JOIN member
    ON member.akasse_id = course.akasse_id
   AND member.member_id = course.member_id
  JOIN member_identity
    ON member_identity.akasse_id = course.akasse_id
   AND member_identity.member_id = course.member_id
  LEFT JOIN municipality ON municipality.municipality_code = member.municipality_code
  LEFT JOIN adviser
    ON adviser.akasse_id = course.akasse_id
   AND adviser.user_id = course.adviser
 WHERE course.akasse_id = %(akasse_id)s
   AND member.akasse_id = %(akasse_id)s
   AND member_identity.akasse_id = %(akasse_id)s
   AND course.member_id = %(member_id)s
   AND (course.ended_on IS NULL OR course.ended_on > %(as_of)s)
 ORDER BY course.started_on DESC, course.course_id
 LIMIT 1

-- lock_course --
-- Two who hand over the same course come one after the other.
SELECT course.course_id
  FROM course
 WHERE course.akasse_id = %(akasse_id)s
   AND course.course_id = %(course_id)s
   FOR UPDATE

-- put_wish --
-- The member's word on the a-kasse at the municipality's first talk.
UPDATE course
   SET wants_akasse_at_first = %(wants)s,
       changed_at = %(now)s
 WHERE course.akasse_id = %(akasse_id)s
   AND course.course_id = %(course_id)s
   AND course.wants_akasse_at_first IS DISTINCT FROM %(wants)s

-- jobs_held --
-- Jobs held, newest first as the member told them.
SELECT member_occupation.title,
       member_occupation.since,
       member_occupation.until
  FROM member_occupation
 WHERE member_occupation.akasse_id = %(akasse_id)s
   AND member_occupation.member_id = %(member_id)s
 ORDER BY member_occupation.place

-- competences --
-- Competences with where we know them from, the surest first.
SELECT skill.label,
       member_skill.source
  FROM member_skill
  JOIN skill ON skill.skill_id = member_skill.skill_id
 WHERE member_skill.akasse_id = %(akasse_id)s
   AND member_skill.member_id = %(member_id)s
 ORDER BY member_skill.source, skill.label, skill.skill_id

-- licences_held --
-- Licences by name.
SELECT licence.label AS title
  FROM member_licence
  JOIN licence ON licence.licence_id = member_licence.licence_id
 WHERE member_licence.akasse_id = %(akasse_id)s
   AND member_licence.member_id = %(member_id)s
 ORDER BY licence.label, licence.licence_id

-- held_talks --
-- Talks that were held for the job; not the ones about raadighed, and no absences.
SELECT talk.starts_at,
       talk.kind,
       talk.form
  FROM talk
 WHERE talk.akasse_id = %(akasse_id)s
   AND talk.course_id = %(course_id)s
   AND talk.state = 'held'
   AND talk.kind <> 'raadighed'
 ORDER BY talk.starts_at, talk.talk_id

-- count_planned_talks --
-- Talks that still lie ahead, for the checklist.
SELECT count(*)
  FROM talk
 WHERE talk.akasse_id = %(akasse_id)s
   AND talk.course_id = %(course_id)s
   AND talk.state = 'planned'
   AND talk.kind <> 'first_municipal'

-- standing_agreements --
-- What was agreed and still holds, first made first.
SELECT agreement.made_at,
       agreement.kind,
       agreement.body,
       agreement.doer,
       agreement.deadline_on,
       job_order.title
  FROM agreement
  LEFT JOIN job_order ON job_order.job_order_id = agreement.job_order_id
 WHERE agreement.akasse_id = %(akasse_id)s
   AND agreement.course_id = %(course_id)s
   AND agreement.state = 'standing'
 ORDER BY agreement.made_at, agreement.agreement_id

-- add_handover --
-- The file as it was handed over.
INSERT INTO handover_event (akasse_id, course_id, member_id, version, content, content_digest, municipality_code,
                            municipal_actor, channel, handed_over_at, actor)
VALUES (%(akasse_id)s, %(course_id)s, %(member_id)s, %(version)s, %(content)s, %(content_digest)s,
        %(municipality_code)s, %(municipal_actor)s, %(channel)s, %(handed_over_at)s, %(actor)s)
RETURNING handover_id

-- handovers_of_course --
-- What was handed over of a course, newest version first.
SELECT handover_event.handover_id,
       handover_event.course_id,
       handover_event.member_id,
       handover_event.version,
       handover_event.content_digest,
       municipality.name AS municipality,
       handover_event.municipal_actor,
       handover_event.channel,
       handover_event.handed_over_at,
       handover_event.actor,
       coalesce(adviser.name, '') AS actor_name,
       handover_receipt_event.received_on,
       coalesce(handover_receipt_event.words, '') AS receipt_words
  FROM handover_event
  JOIN municipality ON municipality.municipality_code = handover_event.municipality_code
  LEFT JOIN adviser
    ON adviser.akasse_id = handover_event.akasse_id
   AND adviser.user_id = handover_event.actor
  LEFT JOIN handover_receipt_event
    ON handover_receipt_event.akasse_id = handover_event.akasse_id
   AND handover_receipt_event.handover_id = handover_event.handover_id
 WHERE handover_event.akasse_id = %(akasse_id)s
   AND handover_event.course_id = %(course_id)s
 ORDER BY handover_event.version DESC

-- handed_over_content --
-- The file of one version, to be fetched again as it was.
SELECT handover_event.content
  FROM handover_event
 WHERE handover_event.akasse_id = %(akasse_id)s
   AND handover_event.handover_id = %(handover_id)s

-- handed_over_courses --
-- When each of these courses was last handed over, for the list.
SELECT handover_event.course_id,
       max(handover_event.handed_over_at) AS handed_over_at
  FROM handover_event
 WHERE handover_event.akasse_id = %(akasse_id)s
   AND handover_event.course_id = ANY (%(course_ids)s)
 GROUP BY handover_event.course_id
 ORDER BY handover_event.course_id

-- add_receipt --
-- The municipality's receipt, once for each file.
INSERT INTO handover_receipt_event (akasse_id, handover_id, received_on, words, noted_at, actor)
VALUES (%(akasse_id)s, %(handover_id)s, %(received_on)s, %(words)s, %(noted_at)s, %(actor)s)
ON CONFLICT (akasse_id, handover_id) DO NOTHING

-- referrals_sent --
-- What employers were sent since the course began, first sent first; not why it came to nothing.
SELECT referral.kind,
       job_order.title,
       employer.name AS employer,
       referral.sent_at,
       referral.state
  FROM referral
  JOIN job_order ON job_order.job_order_id = referral.job_order_id
  JOIN employer ON employer.employer_id = job_order.employer_id
 WHERE referral.akasse_id = %(akasse_id)s
   AND referral.member_id = %(member_id)s
   AND referral.sent_at >= %(since)s
 ORDER BY referral.sent_at, referral.referral_id

-- people_handed_over --
-- Whom the list of handovers names, by course.
SELECT course.course_id,
       course.member_id,
       member.number AS member_number,
       member_identity.name AS member_name,
       municipality.name AS municipality,
       coalesce(adviser.name, '') AS adviser_name
  FROM course
  JOIN member
    ON member.akasse_id = course.akasse_id
   AND member.member_id = course.member_id
  JOIN member_identity
    ON member_identity.akasse_id = course.akasse_id
   AND member_identity.member_id = course.member_id
  LEFT JOIN municipality ON municipality.municipality_code = member.municipality_code
  LEFT JOIN adviser
    ON adviser.akasse_id = course.akasse_id
   AND adviser.user_id = course.adviser
 WHERE course.akasse_id = %(akasse_id)s
   AND member.akasse_id = %(akasse_id)s
   AND member_identity.akasse_id = %(akasse_id)s
   AND course.course_id = ANY (%(course_ids)s)
 ORDER BY course.course_id
