-- touched_talks --
-- Talks of which something was recorded in the span.
SELECT DISTINCT talk_event.talk_id AS counted_id
  FROM talk_event
 WHERE talk_event.akasse_id = %(akasse_id)s
   AND talk_event.happened_at >= %(since)s
   AND talk_event.happened_at < %(before)s
 ORDER BY counted_id

-- put_talks --
-- A fact for each talk by the day it was set for, with what had become of it by then.
WITH newest AS (
     SELECT DISTINCT ON (talk_event.talk_id) talk_event.talk_id, talk_event.state, talk_event.form, talk_event.starts_at
       FROM talk_event
      WHERE talk_event.akasse_id = %(akasse_id)s
        AND talk_event.talk_id = ANY (%(subjects)s)
        AND talk_event.happened_at < %(before)s
      ORDER BY talk_event.talk_id, talk_event.version DESC
     )
INSERT INTO fact (akasse_id, family, counted_id, counted_on, dimensions, quantities)
SELECT %(akasse_id)s,
       'talks',
       newest.talk_id,
       (newest.starts_at AT TIME ZONE 'Europe/Copenhagen')::date,
       jsonb_build_object(
           'form', newest.form,
           'kind', CASE WHEN 'jobsamtale' = ANY (talk.also) THEN 'jobsamtale' ELSE talk.kind END),
       jsonb_strip_nulls(jsonb_build_object(
           'talks', 1,
           'held', nullif((newest.state = 'held')::integer, 0),
           'no_show', nullif((newest.state = 'no_show')::integer, 0),
           'with_outcome', nullif((
               true
               AND newest.state <> 'planned'  -- leaves_out: without_outcome
           )::integer, 0),
           'concrete_job', nullif((newest.state = 'held' AND talk.concrete_job)::integer, 0)))
  FROM newest
  JOIN talk
    ON talk.akasse_id = %(akasse_id)s
   AND talk.talk_id = newest.talk_id
 WHERE true
   AND newest.state <> 'cancelled'  -- leaves_out: cancelled
