-- touched_courses --
-- Courses of which something was recorded in the span: the course, the member's home, talks, exemptions, handovers.
SELECT course.course_id AS counted_id
  FROM course
 WHERE course.akasse_id = %(akasse_id)s
   AND course.changed_at >= %(since)s
   AND course.changed_at < %(before)s
 UNION
SELECT course.course_id
  FROM member
  JOIN course
    ON course.akasse_id = member.akasse_id
   AND course.member_id = member.member_id
   AND course.changed_at < %(before)s
 WHERE member.akasse_id = %(akasse_id)s
   AND member.changed_at >= %(since)s
   AND member.changed_at < %(before)s
 UNION
SELECT talk.course_id
  FROM talk_event
  JOIN talk
    ON talk.akasse_id = talk_event.akasse_id
   AND talk.talk_id = talk_event.talk_id
 WHERE talk_event.akasse_id = %(akasse_id)s
   AND talk_event.happened_at >= %(since)s
   AND talk_event.happened_at < %(before)s
 UNION
SELECT exemption.course_id
  FROM exemption
 WHERE exemption.akasse_id = %(akasse_id)s
   AND (exemption.decided_at >= %(since)s AND exemption.decided_at < %(before)s
        OR exemption.withdrawn_at >= %(since)s AND exemption.withdrawn_at < %(before)s)
 UNION
SELECT handover_event.course_id
  FROM handover_event
 WHERE handover_event.akasse_id = %(akasse_id)s
   AND handover_event.handed_over_at >= %(since)s
   AND handover_event.handed_over_at < %(before)s
 ORDER BY counted_id

-- held_by_then --
-- Jobsamtaler that were known to be held by then; what a talk became later is not seen.
SELECT talk.course_id,
       newest.talk_id,
       newest.starts_at
  FROM (SELECT DISTINCT ON (talk_event.talk_id) talk_event.talk_id, talk_event.state, talk_event.starts_at
          FROM talk
          JOIN talk_event
            ON talk_event.akasse_id = talk.akasse_id
           AND talk_event.talk_id = talk.talk_id
         WHERE talk.akasse_id = %(akasse_id)s
           AND talk.course_id = ANY (%(subjects)s)
           AND talk_event.happened_at < %(before)s
         ORDER BY talk_event.talk_id, talk_event.version DESC) AS newest
  JOIN talk
    ON talk.akasse_id = %(akasse_id)s
   AND talk.talk_id = newest.talk_id
 WHERE newest.state = 'held'
   AND (talk.kind = 'jobsamtale' OR 'jobsamtale' = ANY (talk.also))
 ORDER BY newest.starts_at, newest.talk_id

-- exempted_by_then --
-- Exemptions that were in force then, though they may have been withdrawn later.
SELECT exemption.exemption_id,
       exemption.course_id,
       course.member_id,
       exemption.decided_at,
       exemption.actor,
       exemption.reason,
       '' AS judgement
  FROM exemption
  JOIN course
    ON course.akasse_id = exemption.akasse_id
   AND course.course_id = exemption.course_id
 WHERE exemption.akasse_id = %(akasse_id)s
   AND exemption.course_id = ANY (%(subjects)s)
   AND exemption.decided_at < %(before)s
   AND (exemption.withdrawn_at IS NULL OR exemption.withdrawn_at >= %(before)s)
 ORDER BY exemption.decided_at, exemption.exemption_id

-- handed_over_by_then --
-- The newest file handed over of each course, and whether it holds what the municipality begins with.
SELECT DISTINCT ON (handover_event.course_id) handover_event.course_id,
       coalesce(jsonb_array_length(handover_event.content #> '{member,0,goals}'), 0) > 0
       AND coalesce(jsonb_array_length(handover_event.content -> 'history'), 0) > 0
       AND coalesce(jsonb_array_length(handover_event.content -> 'competences'), 0) > 0 AS has_the_parts
  FROM handover_event
 WHERE handover_event.akasse_id = %(akasse_id)s
   AND handover_event.course_id = ANY (%(subjects)s)
   AND handover_event.handed_over_at < %(before)s
 ORDER BY handover_event.course_id, handover_event.version DESC

-- put_courses --
-- The facts of courses, which the core made; the region is that of the home on the day the course began.
INSERT INTO fact (akasse_id, family, counted_id, counted_on, dimensions, quantities, look_again_on)
SELECT %(akasse_id)s,
       'courses',
       made.course_id,
       made.started_on,
       jsonb_build_object(
           'rule', made.rule_key,
           'municipality', coalesce(made.municipality_code, 'unknown'),
           'region', coalesce(municipality_region.region_code, 'unknown')),
       made.quantities,
       made.look_again_on
  FROM jsonb_to_recordset(%(facts)s)
    AS made (course_id uuid, started_on date, rule_key text, municipality_code text, quantities jsonb, look_again_on date)
  LEFT JOIN municipality_region
    ON municipality_region.municipality_code = made.municipality_code
   AND municipality_region.valid @> made.started_on
