-- plan_for_these_values --
-- A filter that is not used must cost nothing: each list is planned for its own values until the transaction ends.
SET LOCAL plan_cache_mode = force_custom_plan

-- member_page --
-- The members of one page, in the chosen order, or all of them to be counted; what the order does not read is not
-- joined.
SELECT member.member_id AS key
  FROM member
  JOIN member_identity
    ON member_identity.akasse_id = %(akasse_id)s
   AND member_identity.member_id = member.member_id
  LEFT JOIN municipality ON municipality.municipality_code = member.municipality_code
  LEFT JOIN (SELECT talk.member_id, min(talk.starts_at) AS starts_at
               FROM talk
              WHERE talk.akasse_id = %(akasse_id)s
                AND talk.state = 'planned'
                AND talk.ends_at >= %(now)s
              GROUP BY talk.member_id) AS next_talk ON next_talk.member_id = member.member_id
 WHERE member.akasse_id = %(akasse_id)s
   AND (%(municipality)s::text IS NULL OR member.municipality_code = %(municipality)s)
   AND (%(lacks)s::text IS DISTINCT FROM 'forslag' OR member.understood_at IS NULL)
   AND NOT EXISTS (
       SELECT FROM member_goal
        WHERE member_goal.akasse_id = %(akasse_id)s
          AND member_goal.member_id = member.member_id
          AND %(lacks)s::text = 'jobmaal')
   AND NOT EXISTS (
       SELECT FROM member_occupation
        WHERE member_occupation.akasse_id = %(akasse_id)s
          AND member_occupation.member_id = member.member_id
          AND %(lacks)s::text = 'cv')
   AND NOT EXISTS (
       SELECT FROM member_skill
        WHERE member_skill.akasse_id = %(akasse_id)s
          AND member_skill.member_id = member.member_id
          AND %(lacks)s::text = 'cv')
   AND (%(whose)s::text = 'alle' OR member.member_id IN (
       SELECT course.member_id
         FROM course
        WHERE course.akasse_id = %(akasse_id)s
          AND course.adviser IS NOT DISTINCT FROM %(adviser)s::text
          AND (course.ended_on IS NULL OR course.ended_on > %(as_of)s)
          -- a newer course of the member has the last word
          AND NOT EXISTS (
              SELECT FROM course AS newer
               WHERE newer.akasse_id = %(akasse_id)s
                 AND newer.member_id = course.member_id
                 AND (newer.ended_on IS NULL OR newer.ended_on > %(as_of)s)
                 AND (newer.started_on > course.started_on
                      OR newer.started_on = course.started_on AND newer.course_id < course.course_id))))
   AND NOT EXISTS (
       SELECT FROM talk
        WHERE talk.akasse_id = %(akasse_id)s
          AND talk.member_id = member.member_id
          AND talk.state = 'planned'
          AND talk.ends_at >= %(now)s
          AND %(talk)s::text = 'ingen')
   AND (%(talk)s::text IS DISTINCT FROM 'ugen' OR EXISTS (
       SELECT FROM talk
        WHERE talk.akasse_id = %(akasse_id)s
          AND talk.member_id = member.member_id
          AND talk.state = 'planned'
          AND talk.ends_at >= %(now)s
          AND talk.starts_at < %(week_ends)s))
   AND (%(talk)s::text IS DISTINCT FROM 'uregistreret' OR EXISTS (
       SELECT FROM talk
        WHERE talk.akasse_id = %(akasse_id)s
          AND talk.member_id = member.member_id
          AND talk.state = 'planned'
          AND talk.ends_at < %(now)s))
   AND (%(trade)s::text IS NULL OR member.member_id IN (
       SELECT member_goal.member_id
         FROM member_goal
         JOIN occupation ON occupation.occupation_id = member_goal.occupation_id
        WHERE member_goal.akasse_id = %(akasse_id)s
          AND starts_with(occupation.isco08, %(trade)s)
          AND %(trade_as)s::text IS DISTINCT FROM 'haft'
        UNION ALL
       SELECT member_occupation.member_id
         FROM member_occupation
         JOIN occupation ON occupation.occupation_id = member_occupation.occupation_id
        WHERE member_occupation.akasse_id = %(akasse_id)s
          AND starts_with(occupation.isco08, %(trade)s)
          AND %(trade_as)s::text IS DISTINCT FROM 'maal'))
   AND (%(since)s::timestamptz IS NULL OR member.created_at > %(since)s)
   AND (%(text)s::text IS NULL OR word_similarity(%(text)s, member_identity.name) >= 0.4
        OR member.number::text = %(digits)s)
 ORDER BY CASE WHEN %(text)s::text IS NOT NULL THEN word_similarity(%(text)s, member_identity.name) END DESC NULLS LAST,
          CASE WHEN %(sort)s = 'navn' AND NOT %(descending)s THEN danish_key(member_identity.name) END,
          CASE WHEN %(sort)s = 'navn' AND %(descending)s THEN danish_key(member_identity.name) END DESC,
          CASE WHEN %(sort)s = 'kommune' AND NOT %(descending)s THEN danish_key(municipality.name) END,
          CASE WHEN %(sort)s = 'kommune' AND %(descending)s THEN danish_key(municipality.name) END DESC NULLS LAST,
          CASE WHEN %(sort)s = 'samtale' AND NOT %(descending)s THEN next_talk.starts_at END,
          CASE WHEN %(sort)s = 'samtale' AND %(descending)s THEN next_talk.starts_at END DESC NULLS LAST,
          CASE WHEN %(sort)s = 'nyeste' AND NOT %(descending)s THEN member.created_at END DESC,
          CASE WHEN %(sort)s = 'nyeste' AND %(descending)s THEN member.created_at END,
          CASE WHEN %(sort)s = 'nummer' AND %(descending)s THEN member.number END DESC,
          member.number
 LIMIT %(most)s
OFFSET %(skipped)s

-- member_lines --
-- What a row shows of these members.
SELECT member.member_id,
       member.number,
       member_identity.name,
       municipality.name AS municipality,
       ARRAY(SELECT member_goal.title
               FROM member_goal
              WHERE member_goal.akasse_id = %(akasse_id)s
                AND member_goal.member_id = member.member_id
              ORDER BY member_goal.place) AS goals,
       (SELECT member_occupation.title
          FROM member_occupation
         WHERE member_occupation.akasse_id = %(akasse_id)s
           AND member_occupation.member_id = member.member_id
         ORDER BY coalesce(member_occupation.until, 'infinity') DESC, member_occupation.place
         LIMIT 1) AS newest_job,
       EXISTS (SELECT
                 FROM member_skill
                WHERE member_skill.akasse_id = %(akasse_id)s
                  AND member_skill.member_id = member.member_id) AS has_skills,
       member.understood_at IS NOT NULL AS is_understood,
       (SELECT min(talk.starts_at)
          FROM talk
         WHERE talk.akasse_id = %(akasse_id)s
           AND talk.member_id = member.member_id
           AND talk.state = 'planned'
           AND talk.ends_at >= %(now)s) AS next_talk_at,
       (SELECT min(talk.starts_at)
          FROM talk
         WHERE talk.akasse_id = %(akasse_id)s
           AND talk.member_id = member.member_id
           AND talk.state = 'planned'
           AND talk.ends_at < %(now)s) AS forgotten_at,
       running.course_id IS NOT NULL AS has_course,
       running.adviser,
       adviser.name AS adviser_name,
       member.created_at
  FROM member
  JOIN member_identity
    ON member_identity.akasse_id = %(akasse_id)s
   AND member_identity.member_id = member.member_id
  LEFT JOIN municipality ON municipality.municipality_code = member.municipality_code
  LEFT JOIN LATERAL (
       SELECT course.course_id, course.adviser
         FROM course
        WHERE course.akasse_id = %(akasse_id)s
          AND course.member_id = member.member_id
          AND (course.ended_on IS NULL OR course.ended_on > %(as_of)s)
        ORDER BY course.started_on DESC, course.course_id
        LIMIT 1
       ) AS running ON true
  LEFT JOIN adviser
    ON adviser.akasse_id = %(akasse_id)s
   AND adviser.user_id = running.adviser
 WHERE member.akasse_id = %(akasse_id)s
   AND member.member_id = ANY (%(member_ids)s)
 ORDER BY member.number

-- lock_running_courses --
-- The running courses of these members, so that two who give them an adviser do so one after the other.
SELECT member.member_id,
       member.number,
       course.course_id,
       course.adviser
  FROM member
  JOIN course
    ON course.akasse_id = %(akasse_id)s
   AND course.member_id = member.member_id
   AND (course.ended_on IS NULL OR course.ended_on > %(as_of)s)
 WHERE member.akasse_id = %(akasse_id)s
   AND member.member_id = ANY (%(member_ids)s)
 ORDER BY member.member_id, course.started_on DESC, course.course_id
   FOR NO KEY UPDATE OF course

-- put_course_adviser --
-- Who follows the member from now on.
UPDATE course
   SET adviser = %(adviser)s
 WHERE course.akasse_id = %(akasse_id)s
   AND course.course_id = %(course_id)s
