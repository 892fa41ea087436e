-- touched_orders --
-- Orders that landed, changed or were read in the span.
SELECT job_order.job_order_id AS counted_id
  FROM job_order
 WHERE (job_order.created_at >= %(since)s AND job_order.created_at < %(before)s)
    OR (job_order.changed_at >= %(since)s AND job_order.changed_at < %(before)s)
    OR (job_order.understood_at >= %(since)s AND job_order.understood_at < %(before)s)
 ORDER BY job_order.job_order_id

-- put_orders --
-- A fact for each order created: what every a-kasse may know of it.
INSERT INTO shared_fact (family, job_order_id, counted_on, employer_id, dimensions, quantities)
SELECT 'orders',
       created.job_order_id,
       created.created_on,
       created.employer_id,
       jsonb_build_object(
           'occupation_group', coalesce(nullif(left(occupation.isco08, 2), ''), 'unknown'),
           'industry', coalesce(created.section, 'unknown'),
           'sector', coalesce(created.sector::text, 'unknown'),
           'employment', coalesce(created.employment::text, 'unknown'),
           'municipality', coalesce(created.municipality_code, 'unknown'),
           'region', coalesce(municipality_region.region_code, 'unknown')),
       jsonb_build_object('orders', 1, 'positions', created.positions)
  FROM (SELECT job_order.job_order_id,
               (job_order.created_at AT TIME ZONE 'Europe/Copenhagen')::date AS created_on,
               job_order.employer_id,
               job_order.section,
               job_order.sector,
               job_order.employment,
               job_order.municipality_code,
               job_order.positions
          FROM job_order
         WHERE job_order.job_order_id = ANY (%(subjects)s)
           AND job_order.created_at < %(before)s
           AND job_order.duplicate_of IS NULL  -- leaves_out: duplicate
       ) AS created
  LEFT JOIN job_order_occupation
    ON job_order_occupation.job_order_id = created.job_order_id
   AND job_order_occupation.place = 1
  LEFT JOIN occupation ON occupation.occupation_id = job_order_occupation.occupation_id
  LEFT JOIN municipality_region
    ON municipality_region.municipality_code = created.municipality_code
   AND municipality_region.valid @> created.created_on

-- touched_referred_orders --
-- Orders on which something happened in the span to a referral or a placement of the a-kasse, or whose industry, or that
-- of the member placed, was read anew.
SELECT referral.job_order_id AS counted_id
  FROM referral_event
  JOIN referral
    ON referral.akasse_id = referral_event.akasse_id
   AND referral.referral_id = referral_event.referral_id
 WHERE referral_event.akasse_id = %(akasse_id)s
   AND referral_event.happened_at >= %(since)s
   AND referral_event.happened_at < %(before)s
 UNION
SELECT placement.job_order_id
  FROM placement_event
  JOIN placement
    ON placement.akasse_id = placement_event.akasse_id
   AND placement.placement_id = placement_event.placement_id
 WHERE placement_event.akasse_id = %(akasse_id)s
   AND placement_event.happened_at >= %(since)s
   AND placement_event.happened_at < %(before)s
 UNION
SELECT placement.job_order_id
  FROM job_order
  JOIN placement
    ON placement.akasse_id = %(akasse_id)s
   AND placement.job_order_id = job_order.job_order_id
 WHERE job_order.understood_at >= %(since)s
   AND job_order.understood_at < %(before)s
 UNION
SELECT placement.job_order_id
  FROM member
  JOIN placement
    ON placement.akasse_id = member.akasse_id
   AND placement.member_id = member.member_id
 WHERE member.akasse_id = %(akasse_id)s
   AND member.understood_at >= %(since)s
   AND member.understood_at < %(before)s
 ORDER BY counted_id

-- put_referred_orders --
-- A fact for each order with a candidate of the a-kasse: referrals, the employer's answers and the hires, by then.
WITH step AS (
     -- Each step with the state before it, so that a no from our side can be told from one after an interview.
     SELECT referral.job_order_id,
            referral_event.referral_id,
            referral_event.happened_at,
            referral_event.act,
            referral_event.state,
            referral_event.version,
            lag(referral_event.state) OVER steps AS state_before,
            lead(referral_event.act) OVER steps AS act_after
       FROM referral
       JOIN referral_event
         ON referral_event.akasse_id = referral.akasse_id
        AND referral_event.referral_id = referral.referral_id
      WHERE referral.akasse_id = %(akasse_id)s
        AND referral.job_order_id = ANY (%(subjects)s)
        AND referral_event.happened_at < %(before)s
     WINDOW steps AS (PARTITION BY referral_event.referral_id ORDER BY referral_event.version)
     ),
     newest AS (
     SELECT DISTINCT ON (step.referral_id) step.referral_id, step.act, step.state, step.state_before
       FROM step
      ORDER BY step.referral_id, step.version DESC
     ),
     registered AS (
     -- With the employer from the day it was sent; a hire that was not taken back tells that the employer had them.
     SELECT step.job_order_id,
            step.referral_id,
            min(step.happened_at) AS registered_at
       FROM step
      WHERE true
        AND (step.act = 'send' OR step.act = 'hire' AND coalesce(step.act_after NOT IN ('undo', 'reverse'), true))  -- leaves_out: never_sent
      GROUP BY step.job_order_id, step.referral_id
     ),
     referred AS (
     SELECT registered.job_order_id,
            count(*) AS referrals,
            min(registered.registered_at) AS first_at,
            count(*) FILTER (
                WHERE true
                  AND NOT (newest.act IN ('withdraw', 'member_declines') AND newest.state_before <> 'interview')  -- leaves_out: left_before_answer
                  AND newest.state NOT IN ('sent', 'seen')  -- leaves_out: may_still_answer
            ) AS answers_due,
            count(*) FILTER (
                WHERE newest.state IN ('interview', 'hired')
                   OR newest.act IN ('employer_declines', 'fall_through')
                   OR (newest.state IN ('declined', 'withdrawn', 'expired') AND newest.state_before = 'interview')
            ) AS answered
       FROM registered
       JOIN newest ON newest.referral_id = registered.referral_id
      GROUP BY registered.job_order_id
     ),
     hired AS (
     SELECT placement.job_order_id,
            count(*) AS hires,
            min(placement.registered_at) AS first_at,
            count(*) FILTER (
                WHERE true
                  AND job_order.section IS NOT NULL AND job_before.section IS NOT NULL  -- leaves_out: industry_unknown
            ) AS hires_compared,
            count(*) FILTER (WHERE job_order.section <> job_before.section) AS hires_across
       FROM placement
       JOIN job_order ON job_order.job_order_id = placement.job_order_id
       CROSS JOIN LATERAL (
            SELECT industry_before(placement.akasse_id, placement.member_id) AS section
            ) AS job_before
      WHERE placement.akasse_id = %(akasse_id)s
        AND placement.job_order_id = ANY (%(subjects)s)
        AND placement.registered_at < %(before)s
        AND (placement.reversed_at IS NULL OR placement.reversed_at >= %(before)s)  -- leaves_out: reversed
        AND placement.kind = 'ordinary'  -- leaves_out: not_ordinary
      GROUP BY placement.job_order_id
     )
INSERT INTO fact (akasse_id, family, counted_id, counted_on, employer_id, dimensions, quantities)
SELECT %(akasse_id)s,
       'orders',
       job_order.job_order_id,
       created.day,
       job_order.employer_id,
       '{}',
       jsonb_strip_nulls(jsonb_build_object(
           'with_referral', (referred.referrals > 0)::integer,
           'referrals', referred.referrals,
           'days_to_referral', (referred.first_at AT TIME ZONE 'Europe/Copenhagen')::date - created.day,
           'answers_due', nullif(referred.answers_due, 0),
           'answered', nullif(referred.answered, 0),
           'filled', (hired.hires > 0)::integer,
           'hires', hired.hires,
           'days_to_hire', (hired.first_at AT TIME ZONE 'Europe/Copenhagen')::date - created.day,
           'hires_compared', nullif(hired.hires_compared, 0),
           'hires_across', nullif(hired.hires_across, 0)))
  FROM job_order
 CROSS JOIN LATERAL (SELECT (job_order.created_at AT TIME ZONE 'Europe/Copenhagen')::date AS day) AS created
  LEFT JOIN referred ON referred.job_order_id = job_order.job_order_id
  LEFT JOIN hired ON hired.job_order_id = job_order.job_order_id
 WHERE job_order.job_order_id = ANY (%(subjects)s)
   AND (referred.job_order_id IS NOT NULL OR hired.job_order_id IS NOT NULL)
