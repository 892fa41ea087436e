-- taken_places --
-- Which of an order's positions are filled, by whichever a-kasse.
SELECT filled_position.place
  FROM filled_position
 WHERE filled_position.job_order_id = %(job_order_id)s
 ORDER BY filled_position.place

-- put_placement --
-- A hire; its position is filled by a trigger in the same statement.
INSERT INTO placement (akasse_id, referral_id, member_id, job_order_id, place, kind, starts_on, hours, evidence,
                       registered_at, registered_by)
VALUES (%(akasse_id)s, %(referral_id)s, %(member_id)s, %(job_order_id)s, %(place)s, %(kind)s, %(starts_on)s, %(hours)s,
        %(evidence)s, %(now)s, %(actor)s)
RETURNING placement_id

-- find_placement --
-- One placement in its newest state.
SELECT placement.placement_id,
       placement.referral_id,
       placement.member_id,
       placement.job_order_id,
       placement.place,
       placement.kind,
       placement.starts_on,
       placement.hours::float8 AS hours,
       placement.evidence,
       placement.registered_at,
       placement.registered_by,
       placement.reversed_at,
       placement.reversed_by,
       placement.reversal_reason,
       placement.version
  FROM placement
 WHERE placement.akasse_id = %(akasse_id)s
   AND placement.placement_id = %(placement_id)s

-- placements_of_referral --
-- What a referral led to, those taken back among it, the newest first.
SELECT placement.placement_id,
       placement.referral_id,
       placement.member_id,
       placement.job_order_id,
       placement.place,
       placement.kind,
       placement.starts_on,
       placement.hours::float8 AS hours,
       placement.evidence,
       placement.registered_at,
       placement.registered_by,
       placement.reversed_at,
       placement.reversed_by,
       placement.reversal_reason,
       placement.version
  FROM placement
 WHERE placement.akasse_id = %(akasse_id)s
   AND placement.referral_id = %(referral_id)s
 ORDER BY placement.registered_at DESC, placement.placement_id

-- reverse_placement --
-- The row stays and says why; a second time changes nothing.
UPDATE placement
   SET reversed_at = %(reversed_at)s,
       reversed_by = %(reversed_by)s,
       reversal_reason = %(reversal_reason)s,
       version = %(version)s
 WHERE placement.akasse_id = %(akasse_id)s
   AND placement.placement_id = %(placement_id)s
   AND placement.reversed_at IS NULL

-- add_placement_event --
-- What became of it.
INSERT INTO placement_event (akasse_id, placement_id, happened_at, actor, act, months, still_employed, evidence,
                             reversal_reason)
VALUES (%(akasse_id)s, %(placement_id)s, %(happened_at)s, %(actor)s, %(act)s, %(months)s, %(still_employed)s,
        %(evidence)s, %(reversal_reason)s)

-- put_follow_up --
-- A day to ask whether the member is still there.
INSERT INTO follow_up (akasse_id, placement_id, months, due_on)
VALUES (%(akasse_id)s, %(placement_id)s, %(months)s, %(due_on)s)

-- follow_ups_of_placement --
-- When to ask, and what was found.
SELECT follow_up.placement_id,
       follow_up.months,
       follow_up.due_on,
       follow_up.still_employed,
       follow_up.evidence,
       follow_up.answered_at
  FROM follow_up
 WHERE follow_up.akasse_id = %(akasse_id)s
   AND follow_up.placement_id = %(placement_id)s
 ORDER BY follow_up.months

-- answer_follow_up --
-- What was found, once, and only while the placement stands.
UPDATE follow_up
   SET still_employed = %(still_employed)s,
       evidence = %(evidence)s,
       answered_at = %(now)s,
       answered_by = %(actor)s
  FROM placement
 WHERE follow_up.akasse_id = %(akasse_id)s
   AND follow_up.placement_id = %(placement_id)s
   AND follow_up.months = %(months)s
   AND follow_up.answered_at IS NULL
   AND placement.akasse_id = follow_up.akasse_id
   AND placement.placement_id = follow_up.placement_id
   AND placement.reversed_at IS NULL

-- due_follow_ups --
-- Whom to ask about by a day, the longest due first; a placement taken back is asked about no more.
SELECT follow_up.placement_id,
       follow_up.months,
       follow_up.due_on,
       placement.referral_id,
       placement.member_id,
       member.number AS member_number,
       member_identity.name AS member_name,
       job_order.title AS order_title
  FROM follow_up
  JOIN placement
    ON placement.akasse_id = follow_up.akasse_id
   AND placement.placement_id = follow_up.placement_id
   AND placement.reversed_at IS NULL
  JOIN referral
    ON referral.akasse_id = placement.akasse_id
   AND referral.referral_id = placement.referral_id
  JOIN member
    ON member.akasse_id = placement.akasse_id
   AND member.member_id = placement.member_id
  JOIN member_identity
    ON member_identity.akasse_id = placement.akasse_id
   AND member_identity.member_id = placement.member_id
  JOIN job_order ON job_order.job_order_id = placement.job_order_id
 WHERE follow_up.akasse_id = %(akasse_id)s
   AND follow_up.answered_at IS NULL
   AND follow_up.due_on <= %(as_of)s
   AND (%(adviser)s::text IS NULL OR referral.proposed_by = %(adviser)s)
 ORDER BY follow_up.due_on, follow_up.placement_id, follow_up.months
