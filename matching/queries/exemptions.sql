-- decide_one_at_a_time --
-- Two who exempt different members at once would each see room for one more under the ceiling.
SELECT pg_advisory_xact_lock(hashtext('exemption'), %(akasse_id)s) IS NULL

-- add_exemption --
-- An exemption after an individual judgement.
INSERT INTO exemption (akasse_id, course_id, decided_at, actor, reason, judgement)
VALUES (%(akasse_id)s, %(course_id)s, %(now)s, %(actor)s, %(reason)s, %(judgement)s)
RETURNING exemption_id

-- exemption_of_course --
-- The exemption in force in a course; at most one is.
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
   AND exemption.course_id = %(course_id)s
   AND exemption.withdrawn_at IS NULL

-- find_exemption_member --
-- Whom an exemption is about, whether or not it is in force.
SELECT course.member_id
  FROM exemption
  JOIN course
    ON course.akasse_id = exemption.akasse_id
   AND course.course_id = exemption.course_id
 WHERE exemption.akasse_id = %(akasse_id)s
   AND exemption.exemption_id = %(exemption_id)s

-- withdraw_exemption --
-- Taken back once; a repeat changes nothing.
UPDATE exemption
   SET withdrawn_at = %(now)s,
       withdrawn_by = %(actor)s
 WHERE exemption.akasse_id = %(akasse_id)s
   AND exemption.exemption_id = %(exemption_id)s
   AND exemption.withdrawn_at IS NULL
