-- contact_rules --
-- Every rule of the contact process, the oldest first; there are few, and the core chooses among them.
SELECT contact_rule.rule_key,
       contact_rule.title,
       contact_rule.valid_from,
       contact_rule.valid_until,
       contact_rule.trial_arm,
       contact_rule.scope,
       contact_rule.municipality_codes,
       contact_rule.months,
       contact_rule.handover_hours::float8 AS handover_hours,
       contact_rule.first_talk_days,
       contact_rule.return_talk_days,
       contact_rule.talks_required,
       contact_rule.share_required::float8 AS share_required,
       contact_rule.exempt_share_most::float8 AS exempt_share_most,
       contact_rule.municipal_actor,
       contact_rule.is_verified,
       contact_rule.source
  FROM contact_rule
 ORDER BY contact_rule.valid_from, contact_rule.rule_key

-- put_contact_rule --
-- A rule by its key; another version of it takes its place.
INSERT INTO contact_rule (rule_key, title, valid_from, valid_until, trial_arm, scope, municipality_codes, months,
                          handover_hours, first_talk_days, return_talk_days, talks_required, share_required,
                          exempt_share_most, municipal_actor, is_verified, source)
VALUES (%(rule_key)s, %(title)s, %(valid_from)s, %(valid_until)s, %(trial_arm)s, %(scope)s, %(municipality_codes)s,
        %(months)s, %(handover_hours)s, %(first_talk_days)s, %(return_talk_days)s, %(talks_required)s,
        %(share_required)s, %(exempt_share_most)s, %(municipal_actor)s, %(is_verified)s, %(source)s)
ON CONFLICT (rule_key) DO UPDATE
   SET title = excluded.title,
       valid_from = excluded.valid_from,
       valid_until = excluded.valid_until,
       trial_arm = excluded.trial_arm,
       scope = excluded.scope,
       municipality_codes = excluded.municipality_codes,
       months = excluded.months,
       handover_hours = excluded.handover_hours,
       first_talk_days = excluded.first_talk_days,
       return_talk_days = excluded.return_talk_days,
       talks_required = excluded.talks_required,
       share_required = excluded.share_required,
       exempt_share_most = excluded.exempt_share_most,
       municipal_actor = excluded.municipal_actor,
       is_verified = excluded.is_verified,
       source = excluded.source

-- forget_contact_rules_but --
-- Rules that the imported list no longer has.
DELETE FROM contact_rule
 WHERE contact_rule.rule_key <> ALL (%(rule_keys)s)

-- rule_municipalities --
-- What the municipalities that rules speak of are called.
SELECT municipality.municipality_code,
       municipality.name
  FROM municipality
 WHERE EXISTS (SELECT
                 FROM contact_rule
                WHERE municipality.municipality_code = ANY (contact_rule.municipality_codes))
 ORDER BY municipality.municipality_code

-- newest_course --
-- The member's newest course that has begun, running or ended, with the home that decides which rule holds.
SELECT course.course_id,
       course.member_id,
       course.started_on,
       course.ended_on,
       course.hours_at_start::float8 AS hours_at_start,
       course.trial_arm,
       course.is_part_time_insured,
       course.municipality_from_day_one,
       course.wants_akasse_at_first,
       member.municipality_code
  FROM course
  JOIN member
    ON member.akasse_id = course.akasse_id
   AND member.member_id = course.member_id
 WHERE course.akasse_id = %(akasse_id)s
   AND course.member_id = %(member_id)s
   AND course.started_on <= %(as_of)s
 ORDER BY course.started_on DESC, course.course_id
 LIMIT 1

-- courses_begun --
-- Each member's newest course that has begun, of one adviser or of all, unless it had ended by a given day.
SELECT course.course_id,
       course.member_id,
       course.started_on,
       course.ended_on,
       course.hours_at_start::float8 AS hours_at_start,
       course.trial_arm,
       course.is_part_time_insured,
       course.municipality_from_day_one,
       course.wants_akasse_at_first,
       member.municipality_code
  FROM (SELECT DISTINCT ON (course.member_id) course.course_id
          FROM course
         WHERE course.akasse_id = %(akasse_id)s
           AND course.started_on <= %(as_of)s
         ORDER BY course.member_id, course.started_on DESC, course.course_id) AS newest
  JOIN course
    ON course.akasse_id = %(akasse_id)s
   AND course.course_id = newest.course_id
  JOIN member
    ON member.akasse_id = course.akasse_id
   AND member.member_id = course.member_id
 WHERE (course.ended_on IS NULL OR course.ended_on > %(ended_after)s)
   AND (%(adviser)s::text IS NULL OR course.adviser = %(adviser)s)
 ORDER BY member.number

-- courses_by_key --
-- These courses, whether they have begun or not, with the home that decides which rule holds.
SELECT course.course_id,
       course.member_id,
       course.started_on,
       course.ended_on,
       course.hours_at_start::float8 AS hours_at_start,
       course.trial_arm,
       course.is_part_time_insured,
       course.municipality_from_day_one,
       course.wants_akasse_at_first,
       member.municipality_code
  FROM course
  JOIN member
    ON member.akasse_id = course.akasse_id
   AND member.member_id = course.member_id
 WHERE course.akasse_id = %(akasse_id)s
   AND course.course_id = ANY (%(course_ids)s)
 ORDER BY member.number, course.course_id

-- registrations_of --
-- When the members of these courses were registered, a row a course.
SELECT registration.course_id,
       array_agg(registration.registered_on ORDER BY registration.registered_on) AS registered_on,
       array_agg(registration.ended_on ORDER BY registration.registered_on) AS ended_on,
       array_agg(registration.ended_because ORDER BY registration.registered_on) AS ended_because
  FROM registration
 WHERE registration.akasse_id = %(akasse_id)s
   AND registration.course_id = ANY (%(course_ids)s)
 GROUP BY registration.course_id
 ORDER BY registration.course_id

-- benefit_hours_of --
-- What was paid in these courses month by month, a row a course.
SELECT benefit_hours.course_id,
       array_agg(benefit_hours.month ORDER BY benefit_hours.month) AS months,
       array_agg(benefit_hours.hours::float8 ORDER BY benefit_hours.month) AS hours
  FROM benefit_hours
 WHERE benefit_hours.akasse_id = %(akasse_id)s
   AND benefit_hours.course_id = ANY (%(course_ids)s)
 GROUP BY benefit_hours.course_id
 ORDER BY benefit_hours.course_id

-- held_jobsamtaler_of --
-- When jobsamtaler were held in these courses, a row a course; nothing of what was said, and no other talks.
SELECT talk.course_id,
       array_agg(talk.talk_id ORDER BY talk.starts_at, talk.talk_id) AS talk_ids,
       array_agg(talk.starts_at ORDER BY talk.starts_at, talk.talk_id) AS starts_at
  FROM talk
 WHERE talk.akasse_id = %(akasse_id)s
   AND talk.course_id = ANY (%(course_ids)s)
   AND talk.state = 'held'
   AND (talk.kind = 'jobsamtale' OR 'jobsamtale' = ANY (talk.also))
 GROUP BY talk.course_id
 ORDER BY talk.course_id

-- exemptions_of --
-- The exemptions in force in these courses; at most one each.
SELECT exemption.exemption_id,
       exemption.course_id,
       course.member_id,
       exemption.decided_at,
       exemption.actor,
       exemption.reason,
       exemption.judgement
  FROM exemption
  JOIN course
    ON course.akasse_id = exemption.akasse_id
   AND course.course_id = exemption.course_id
 WHERE exemption.akasse_id = %(akasse_id)s
   AND exemption.course_id = ANY (%(course_ids)s)
   AND exemption.withdrawn_at IS NULL
 ORDER BY exemption.course_id, exemption.exemption_id
