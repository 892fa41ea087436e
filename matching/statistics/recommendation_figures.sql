-- touched_recommendations --
-- Recommendations of which something was written down in the span, or whose member's home was told anew.
SELECT recommendation_event.recommendation_id AS counted_id
  FROM recommendation_event
 WHERE recommendation_event.akasse_id = %(akasse_id)s
   AND recommendation_event.happened_at >= %(since)s
   AND recommendation_event.happened_at < %(before)s
 UNION
SELECT recommendation.recommendation_id
  FROM member
  JOIN recommendation
    ON recommendation.akasse_id = member.akasse_id
   AND recommendation.member_id = member.member_id
 WHERE member.akasse_id = %(akasse_id)s
   AND member.changed_at >= %(since)s
   AND member.changed_at < %(before)s
 ORDER BY counted_id

-- put_recommendations --
-- A fact for each recommendation sent, with what the municipality had answered by then.
WITH step AS (
     SELECT recommendation_event.recommendation_id,
            recommendation_event.version,
            recommendation_event.act,
            recommendation_event.state,
            recommendation_event.happened_on
       FROM recommendation_event
      WHERE recommendation_event.akasse_id = %(akasse_id)s
        AND recommendation_event.recommendation_id = ANY (%(subjects)s)
        AND recommendation_event.happened_at < %(before)s
     ),
     newest AS (
     SELECT DISTINCT ON (step.recommendation_id) step.recommendation_id, step.state, step.happened_on
       FROM step
      ORDER BY step.recommendation_id, step.version DESC
     ),
     known AS (
     SELECT newest.recommendation_id,
            newest.state,
            newest.happened_on,
            coalesce(sent.happened_on, newest.happened_on) AS sent_on,
            (true
             AND newest.state NOT IN ('sent', 'received')  -- leaves_out: waiting
             AND newest.state <> 'withdrawn'  -- leaves_out: withdrawn
             AND newest.state <> 'lapsed'  -- leaves_out: lapsed
            ) AS is_decided
       FROM newest
       LEFT JOIN step AS sent
         ON sent.recommendation_id = newest.recommendation_id
        AND sent.act = 'sent'
      WHERE true
        AND sent.recommendation_id IS NOT NULL  -- leaves_out: never_sent
     )
INSERT INTO fact (akasse_id, family, counted_id, counted_on, dimensions, quantities)
SELECT %(akasse_id)s,
       'recommendations',
       known.recommendation_id,
       known.sent_on,
       jsonb_build_object(
           'kind', recommendation.kind_key,
           'municipality', coalesce(member.municipality_code, 'unknown'),
           'region', coalesce(municipality_region.region_code, 'unknown')),
       jsonb_strip_nulls(jsonb_build_object(
           'sent', 1,
           'decided', nullif(known.is_decided::integer, 0),
           'granted', nullif((known.state = 'granted')::integer, 0),
           'partly_granted', nullif((known.state = 'partly_granted')::integer, 0),
           'refused', nullif((known.state = 'refused')::integer, 0),
           'days_to_decision', CASE WHEN known.is_decided THEN known.happened_on - known.sent_on END))
  FROM known
  JOIN recommendation
    ON recommendation.akasse_id = %(akasse_id)s
   AND recommendation.recommendation_id = known.recommendation_id
  JOIN member
    ON member.akasse_id = recommendation.akasse_id
   AND member.member_id = recommendation.member_id
  LEFT JOIN municipality_region
    ON municipality_region.municipality_code = member.municipality_code
   AND municipality_region.valid @> known.sent_on
