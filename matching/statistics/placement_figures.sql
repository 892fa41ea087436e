-- touched_placements --
-- Placements that something happened to in the span, or whose industry, or that of the member, was read anew.
SELECT placement_event.placement_id AS counted_id
  FROM placement_event
 WHERE placement_event.akasse_id = %(akasse_id)s
   AND placement_event.happened_at >= %(since)s
   AND placement_event.happened_at < %(before)s
 UNION
SELECT placement.placement_id
  FROM job_order
  JOIN placement
    ON placement.akasse_id = %(akasse_id)s
   AND placement.job_order_id = job_order.job_order_id
 WHERE job_order.understood_at >= %(since)s
   AND job_order.understood_at < %(before)s
 UNION
SELECT placement.placement_id
  FROM member
  JOIN placement
    ON placement.akasse_id = member.akasse_id
   AND placement.member_id = member.member_id
 WHERE member.akasse_id = %(akasse_id)s
   AND member.understood_at >= %(since)s
   AND member.understood_at < %(before)s
 ORDER BY counted_id

-- put_placements --
-- A fact for each placement that stands: what kind of job, from where to where, and whether it lasted.
WITH standing AS (
     SELECT placement.placement_id,
            placement.member_id,
            placement.job_order_id,
            placement.kind,
            placement.starts_on,
            placement.hours,
            placement.evidence
       FROM placement
      WHERE placement.akasse_id = %(akasse_id)s
        AND placement.placement_id = ANY (%(subjects)s)
        AND placement.registered_at < %(before)s
        AND (placement.reversed_at IS NULL OR placement.reversed_at >= %(before)s)  -- leaves_out: reversed
     ),
     follow_up AS (
     SELECT placement_event.placement_id,
            placement_event.months,
            placement_event.still_employed = 'yes' AS still_there
       FROM placement_event
       JOIN standing ON standing.placement_id = placement_event.placement_id
      WHERE placement_event.akasse_id = %(akasse_id)s
        AND placement_event.act = 'followed_up'
        AND placement_event.happened_at < %(before)s
        AND placement_event.still_employed <> 'unknown'  -- leaves_out: not_known
        AND standing.kind = 'ordinary'  -- leaves_out: not_ordinary
     ),
     lasted AS (
     SELECT follow_up.placement_id,
            count(*) FILTER (WHERE follow_up.months = 3) AS asked_after_3,
            count(*) FILTER (WHERE follow_up.months = 3 AND follow_up.still_there) AS still_after_3,
            count(*) FILTER (WHERE follow_up.months = 6) AS asked_after_6,
            count(*) FILTER (WHERE follow_up.months = 6 AND follow_up.still_there) AS still_after_6
       FROM follow_up
      GROUP BY follow_up.placement_id
     )
INSERT INTO fact (akasse_id, family, counted_id, counted_on, employer_id, dimensions, quantities)
SELECT %(akasse_id)s,
       'placements',
       standing.placement_id,
       standing.starts_on,
       job_order.employer_id,
       jsonb_build_object(
           'kind', standing.kind,
           'evidence', standing.evidence,
           'hours', CASE WHEN standing.hours < 15 THEN 'below_15'
                         WHEN standing.hours < 30 THEN 'from_15'
                         WHEN standing.hours < 37 THEN 'from_30'
                         ELSE 'from_37' END,
           'occupation_group', coalesce(nullif(left(occupation.isco08, 2), ''), 'unknown'),
           'industry_from', coalesce(job_before.section, 'unknown'),
           'industry', coalesce(job_order.section, 'unknown'),
           'municipality', coalesce(job_order.municipality_code, 'unknown'),
           'region', coalesce(municipality_region.region_code, 'unknown')),
       jsonb_strip_nulls(jsonb_build_object(
           'placements', 1,
           'hours', (standing.hours * 10)::integer,
           'compared', nullif((
               true
               AND job_order.section IS NOT NULL AND job_before.section IS NOT NULL  -- leaves_out: industry_unknown
           )::integer, 0),
           'across', nullif((job_order.section <> job_before.section)::integer, 0),
           'asked_after_3', nullif(lasted.asked_after_3, 0),
           'still_after_3', nullif(lasted.still_after_3, 0),
           'asked_after_6', nullif(lasted.asked_after_6, 0),
           'still_after_6', nullif(lasted.still_after_6, 0)))
  FROM standing
  JOIN job_order ON job_order.job_order_id = standing.job_order_id
  LEFT JOIN lasted ON lasted.placement_id = standing.placement_id
  LEFT JOIN job_order_occupation
    ON job_order_occupation.job_order_id = standing.job_order_id
   AND job_order_occupation.place = 1
  LEFT JOIN occupation ON occupation.occupation_id = job_order_occupation.occupation_id
  LEFT JOIN municipality_region
    ON municipality_region.municipality_code = job_order.municipality_code
   AND municipality_region.valid @> standing.starts_on
 CROSS JOIN LATERAL (SELECT industry_before(%(akasse_id)s::smallint, standing.member_id) AS section) AS job_before
