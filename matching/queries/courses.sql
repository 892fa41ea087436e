-- landed_courses --
-- The courses that these ids stand for already, to tell new, unchanged and changed apart; locked for the landing.
SELECT course.course_id,
       course.source_id,
       course.content_digest,
       member.source_id AS member
  FROM course
  JOIN member
    ON member.akasse_id = course.akasse_id
   AND member.member_id = course.member_id
 WHERE course.akasse_id = %(akasse_id)s
   AND course.source = %(source)s
   AND course.source_id = ANY (%(source_ids)s)
 ORDER BY course.source_id, course.course_id
   FOR UPDATE OF course

-- members_by_source_id --
-- Whom a file's own ids of members stand for.
SELECT member.member_id,
       member.source_id
  FROM member
 WHERE member.akasse_id = %(akasse_id)s
   AND member.source = %(source)s
   AND member.source_id = ANY (%(source_ids)s)
 ORDER BY member.number

-- put_course --
-- The newest version of a course; whom it belongs to never changes, and a file that names no adviser takes none away.
INSERT INTO course (akasse_id, member_id, source, source_id, content_digest, started_on, ended_on, hours_at_start,
                    trial_arm, is_part_time_insured, municipality_from_day_one, wants_akasse_at_first, adviser,
                    changed_at)
VALUES (%(akasse_id)s, %(member_id)s, %(source)s, %(source_id)s, %(content_digest)s, %(started_on)s, %(ended_on)s,
        %(hours_at_start)s, %(trial_arm)s, %(is_part_time_insured)s, %(municipality_from_day_one)s,
        %(wants_akasse_at_first)s, %(adviser)s, %(now)s)
ON CONFLICT ON CONSTRAINT course_is_landed_once DO UPDATE
   SET content_digest = excluded.content_digest,
       started_on = excluded.started_on,
       ended_on = excluded.ended_on,
       hours_at_start = excluded.hours_at_start,
       trial_arm = excluded.trial_arm,
       is_part_time_insured = excluded.is_part_time_insured,
       municipality_from_day_one = excluded.municipality_from_day_one,
       wants_akasse_at_first = excluded.wants_akasse_at_first,
       adviser = coalesce(excluded.adviser, course.adviser),
       changed_at = excluded.changed_at

-- put_adviser --
-- Those who hold talks; a file that knows only the id leaves the name alone, and a new one goes by it.
INSERT INTO adviser (akasse_id, user_id, name, place)
VALUES (%(akasse_id)s, %(user_id)s, coalesce(nullif(%(name)s, ''), %(user_id)s), %(place)s)
ON CONFLICT (akasse_id, user_id) DO UPDATE
   SET name = coalesce(nullif(%(name)s, ''), adviser.name),
       place = coalesce(nullif(excluded.place, ''), adviser.place)

-- forget_registrations --
-- A new version of a course replaces its registrations.
DELETE FROM registration
 WHERE registration.akasse_id = %(akasse_id)s
   AND registration.course_id = ANY (%(course_ids)s)

-- add_registrations --
-- All of a landing in one statement.
INSERT INTO registration (akasse_id, course_id, registered_on, ended_on, ended_because)
SELECT %(akasse_id)s, line.course_id, line.registered_on, line.ended_on, line.ended_because
  FROM jsonb_to_recordset(%(lines)s)
    AS line (course_id uuid, registered_on date, ended_on date, ended_because registration_end)

-- forget_benefit_hours --
-- A new version of a course replaces its paid hours.
DELETE FROM benefit_hours
 WHERE benefit_hours.akasse_id = %(akasse_id)s
   AND benefit_hours.course_id = ANY (%(course_ids)s)

-- add_benefit_hours --
-- All of a landing in one statement.
INSERT INTO benefit_hours (akasse_id, course_id, month, hours)
SELECT %(akasse_id)s, line.course_id, line.month, line.hours
  FROM jsonb_to_recordset(%(lines)s)
    AS line (course_id uuid, month date, hours numeric)

-- courses_of_source --
-- Every course that a source has sent, for talks that are to be taken over into them.
SELECT course.course_id,
       course.member_id,
       course.source_id,
       course.started_on,
       course.ended_on,
       course.hours_at_start::float8 AS hours_at_start,
       course.municipality_from_day_one,
       course.adviser
  FROM course
 WHERE course.akasse_id = %(akasse_id)s
   AND course.source = %(source)s
 ORDER BY course.source_id, course.course_id

-- add_past_talks --
-- Talks that another system knew, each with the event of its being taken over.
WITH taken AS (
     INSERT INTO talk (akasse_id, course_id, member_id, kind, also, form, state, starts_at, ends_at, place, adviser,
                       rebook_until, concrete_job, note, changed_at)
     SELECT %(akasse_id)s, line.course_id, line.member_id, line.kind, line.also, line.form, line.state, line.starts_at,
            line.ends_at, line.place, line.adviser, line.rebook_until, line.concrete_job, line.note, %(now)s
       FROM jsonb_to_recordset(%(lines)s)
         AS line (course_id uuid, member_id uuid, kind talk_kind, also talk_kind[], form talk_form, state talk_state,
                  starts_at timestamptz, ends_at timestamptz, place text, adviser text, rebook_until timestamptz,
                  concrete_job boolean, note text)
     RETURNING akasse_id, talk_id, adviser, state, form, starts_at, version
     )
INSERT INTO talk_event (akasse_id, talk_id, happened_at, actor, state, form, starts_at, version)
SELECT taken.akasse_id, taken.talk_id, %(now)s, taken.adviser, taken.state, taken.form, taken.starts_at, taken.version
  FROM taken

-- add_past_exemptions --
-- Exemptions that another system knew.
INSERT INTO exemption (akasse_id, course_id, decided_at, actor, reason, judgement)
SELECT %(akasse_id)s, line.course_id, line.decided_at, line.actor, line.reason, line.judgement
  FROM jsonb_to_recordset(%(lines)s)
    AS line (course_id uuid, decided_at timestamptz, actor text, reason exemption_reason, judgement text)
