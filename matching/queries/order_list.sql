-- order_page --
-- The orders of one page, in the chosen order, or all of them to be counted; what neither order nor filter reads is not
-- joined.
SELECT job_order.job_order_id AS key
  FROM job_order
  LEFT JOIN municipality ON municipality.municipality_code = job_order.municipality_code
  LEFT JOIN employer ON employer.employer_id = job_order.employer_id
  LEFT JOIN order_load ON order_load.job_order_id = job_order.job_order_id
  LEFT JOIN (SELECT filled_position.job_order_id, count(*) AS filled
               FROM filled_position
              GROUP BY filled_position.job_order_id) AS hires ON hires.job_order_id = job_order.job_order_id
 WHERE (%(status)s::job_order_status IS NULL OR job_order.status = %(status)s)
   AND (%(municipality)s::text IS NULL OR job_order.municipality_code = %(municipality)s)
   AND (%(region)s::text IS NULL OR job_order.municipality_code IN (
       SELECT municipality_region.municipality_code
         FROM municipality_region
        WHERE municipality_region.region_code = %(region)s
          AND municipality_region.valid @> %(as_of)s::date))
   AND (%(sector)s::sector IS NULL OR job_order.sector = %(sector)s)
   AND (%(trade)s::text IS NULL OR job_order.job_order_id IN (
       SELECT job_order_occupation.job_order_id
         FROM job_order_occupation
         JOIN occupation ON occupation.occupation_id = job_order_occupation.occupation_id
        WHERE job_order_occupation.place = 1
          AND starts_with(occupation.isco08, %(trade)s)))
   AND (%(open_positions)s::integer IS NULL
        OR job_order.positions - coalesce(hires.filled, 0) >= %(open_positions)s)
   -- what OrderRoom.places_left says, for an order that anyone can be referred to
   AND (NOT %(has_room)s
        OR (job_order.status = 'in_progress'
            OR job_order.status = 'enough_referrals' AND job_order.status_cause = 'enough_referrals')
           AND coalesce(job_order.candidates_wanted,
                        %(per_position)s * greatest(job_order.positions - coalesce(hires.filled, 0), 0))
               - coalesce(order_load.held, 0) - coalesce(order_load.sent_out, 0) > 0)
   AND (%(deadline_until)s::date IS NULL
        OR job_order.deadline_on >= %(as_of)s AND job_order.deadline_on <= %(deadline_until)s)
   AND NOT EXISTS (
       SELECT FROM referral
        WHERE referral.akasse_id = %(akasse_id)s
          AND referral.job_order_id = job_order.job_order_id
          AND %(needs)s::text = 'kandidater')
   AND (%(needs)s::text IS DISTINCT FROM 'svar' OR EXISTS (
       SELECT FROM job_order_follow_up
        WHERE job_order_follow_up.job_order_id = job_order.job_order_id
          AND job_order_follow_up.unanswered_at IS NOT NULL))
   AND (%(since)s::timestamptz IS NULL
        OR greatest(job_order.created_at, job_order.status_since) > %(since)s)
   AND (%(text)s::text IS NULL
        OR word_similarity(%(text)s, job_order.title) >= 0.5
        OR word_similarity(%(text)s, coalesce(employer.name, '')) >= 0.5
        OR job_order.number::text = %(digits)s)
 ORDER BY CASE WHEN %(text)s::text IS NOT NULL
               THEN greatest(word_similarity(%(text)s, job_order.title),
                             word_similarity(%(text)s, coalesce(employer.name, ''))) END DESC NULLS LAST,
          CASE WHEN %(sort)s = 'frist' AND NOT %(descending)s THEN job_order.deadline_on END,
          CASE WHEN %(sort)s = 'frist' AND %(descending)s THEN job_order.deadline_on END DESC NULLS LAST,
          CASE WHEN %(sort)s = 'titel' AND NOT %(descending)s THEN danish_key(job_order.title) END,
          CASE WHEN %(sort)s = 'titel' AND %(descending)s THEN danish_key(job_order.title) END DESC,
          CASE WHEN %(sort)s = 'kommune' AND NOT %(descending)s THEN danish_key(municipality.name) END,
          CASE WHEN %(sort)s = 'kommune' AND %(descending)s THEN danish_key(municipality.name) END DESC NULLS LAST,
          CASE WHEN %(sort)s = 'nyeste' AND NOT %(descending)s THEN job_order.created_at END DESC,
          CASE WHEN %(sort)s = 'nyeste' AND %(descending)s THEN job_order.created_at END,
          -- of orders that landed together the last number is the newest, as the index has it
          CASE WHEN %(sort)s = 'nyeste' AND NOT %(descending)s OR %(sort)s = 'nummer' AND %(descending)s
               THEN job_order.number END DESC,
          job_order.number
 LIMIT %(most)s
OFFSET %(skipped)s

-- order_lines --
-- What a row shows of these orders; of referrals those of the own a-kasse.
SELECT job_order.job_order_id,
       job_order.number,
       job_order.title,
       employer.name AS employer,
       municipality.name AS municipality,
       job_order.sector,
       job_order.deadline_on,
       job_order.status,
       job_order.positions,
       job_order.candidates_wanted AS wanted,
       coalesce(order_load.held, 0) AS held,
       coalesce(order_load.sent_out, 0) AS "out",
       (SELECT count(*)
          FROM filled_position
         WHERE filled_position.job_order_id = job_order.job_order_id) AS filled,
       job_order.status = 'enough_referrals' AND job_order.status_cause <> 'enough_referrals' AS held_back,
       (SELECT count(*)
          FROM referral
         WHERE referral.akasse_id = %(akasse_id)s
           AND referral.job_order_id = job_order.job_order_id) AS own_referrals,
       job_order_follow_up.unanswered_at IS NOT NULL AS is_unanswered,
       earlier.number AS duplicate_of,
       greatest(job_order.created_at, job_order.status_since) AS here_since
  FROM job_order
  LEFT JOIN employer ON employer.employer_id = job_order.employer_id
  LEFT JOIN municipality ON municipality.municipality_code = job_order.municipality_code
  LEFT JOIN order_load ON order_load.job_order_id = job_order.job_order_id
  LEFT JOIN job_order_follow_up ON job_order_follow_up.job_order_id = job_order.job_order_id
  LEFT JOIN job_order AS earlier ON earlier.job_order_id = job_order.duplicate_of
 WHERE job_order.job_order_id = ANY (%(job_order_ids)s)
 ORDER BY job_order.number

-- numbers_of_orders --
-- The numbers that people say, in the order of the keys, in which they are also locked.
SELECT job_order.job_order_id AS key,
       job_order.number
  FROM job_order
 WHERE job_order.job_order_id = ANY (%(job_order_ids)s)
 ORDER BY job_order.number
