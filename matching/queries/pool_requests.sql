-- ask_for_referral --
-- The asking a-kasse wants a card referred; asking twice is asking once.
INSERT INTO pool_request (pool_agreement_id, pool_card_id, asked_at, asked_by, changed_at)
VALUES (%(pool_agreement_id)s, %(pool_card_id)s, %(now)s, %(actor)s, %(now)s)
ON CONFLICT ON CONSTRAINT card_is_asked_about_once DO NOTHING

-- requests_of_agreement --
-- What was asked under an agreement and the one word about each, the oldest first; both a-kasser read it.
SELECT pool_request.pool_request_id,
       pool_request.pool_card_id,
       pool_request.asked_at,
       pool_request.state,
       pool_request.changed_at
  FROM pool_request
 WHERE pool_request.pool_agreement_id = %(pool_agreement_id)s
 ORDER BY pool_request.asked_at, pool_request.pool_request_id

-- own_requests --
-- Requests to the a-kasse about its members: those that wait for an answer on a day, or one alone; oldest first.
SELECT pool_request.pool_request_id,
       pool_request.pool_agreement_id,
       pool_request.pool_card_id,
       pool_request.asked_at,
       pool_request.state,
       pool_agreement.asking_akasse,
       pool_agreement.job_order_id,
       pool_card_member.member_id,
       member.number AS member_number,
       member_identity.name AS member_name,
       job_order.number AS order_number,
       job_order.title AS order_title,
       pool_agreement.ends_at,
       pool_answer_event.reason,
       pool_answer_event.referral_id
  FROM pool_request
  JOIN pool_agreement ON pool_agreement.pool_agreement_id = pool_request.pool_agreement_id
  JOIN job_order ON job_order.job_order_id = pool_agreement.job_order_id
  JOIN pool_card_member
    ON pool_card_member.akasse_id = %(akasse_id)s
   AND pool_card_member.pool_card_id = pool_request.pool_card_id
  JOIN member
    ON member.akasse_id = pool_card_member.akasse_id
   AND member.member_id = pool_card_member.member_id
  JOIN member_identity
    ON member_identity.akasse_id = pool_card_member.akasse_id
   AND member_identity.member_id = pool_card_member.member_id
  LEFT JOIN pool_answer_event
    ON pool_answer_event.akasse_id = %(akasse_id)s
   AND pool_answer_event.pool_request_id = pool_request.pool_request_id
 WHERE (%(pool_request_id)s::uuid IS NULL OR pool_request.pool_request_id = %(pool_request_id)s)
   AND (%(waiting_at)s::timestamptz IS NULL
        OR pool_request.state = 'asked'
           AND pool_agreement.ended_at IS NULL
           AND pool_agreement.ends_at > %(waiting_at)s
           AND job_order.status IN ('in_progress', 'enough_referrals'))
   -- the member's own adviser is asked; nobody's member is everybody's
   AND (%(adviser)s::text IS NULL
        OR NOT EXISTS (SELECT
                         FROM course
                        WHERE course.akasse_id = %(akasse_id)s
                          AND course.member_id = pool_card_member.member_id
                          AND course.ended_on IS NULL
                          AND course.adviser IS DISTINCT FROM %(adviser)s))
 ORDER BY pool_request.asked_at, pool_request.pool_request_id

-- answer_request --
-- The first answer counts; one that comes too late touches nothing.
UPDATE pool_request
   SET state = %(state)s,
       changed_at = %(now)s
 WHERE pool_request.pool_request_id = %(pool_request_id)s
   AND pool_request.state = 'asked'

-- add_pool_answer --
-- The answer with what only the lending a-kasse knows of it.
INSERT INTO pool_answer_event (akasse_id, pool_request_id, happened_at, actor, state, reason, referral_id)
VALUES (%(akasse_id)s, %(pool_request_id)s, %(now)s, %(actor)s, %(state)s, %(reason)s, %(referral_id)s)

-- let_request_follow --
-- The word the asking a-kasse is told follows the referral that came of its request.
UPDATE pool_request
   SET state = %(state)s,
       changed_at = %(now)s
  FROM pool_answer_event
 WHERE pool_answer_event.akasse_id = %(akasse_id)s
   AND pool_answer_event.referral_id = %(referral_id)s
   AND pool_request.pool_request_id = pool_answer_event.pool_request_id
   AND pool_request.state <> %(state)s
