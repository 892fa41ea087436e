-- touched_lists --
-- Lists that were shown in the span, decided on, or of which a proposal that was decided on went on.
WITH moved AS (
     SELECT referral.member_id, referral.job_order_id
       FROM referral_event
       JOIN referral
         ON referral.akasse_id = referral_event.akasse_id
        AND referral.referral_id = referral_event.referral_id
      WHERE referral_event.akasse_id = %(akasse_id)s
        AND referral_event.happened_at >= %(since)s
        AND referral_event.happened_at < %(before)s
      UNION
     SELECT placement.member_id, placement.job_order_id
       FROM placement_event
       JOIN placement
         ON placement.akasse_id = placement_event.akasse_id
        AND placement.placement_id = placement_event.placement_id
      WHERE placement_event.akasse_id = %(akasse_id)s
        AND placement_event.happened_at >= %(since)s
        AND placement_event.happened_at < %(before)s
     )
SELECT ranking_event.ranking_event_id AS counted_id
  FROM ranking_event
 WHERE ranking_event.akasse_id = %(akasse_id)s
   AND ranking_event.happened_at >= %(since)s
   AND ranking_event.happened_at < %(before)s
 UNION
SELECT decision_event.ranking_event_id
  FROM decision_event
 WHERE decision_event.akasse_id = %(akasse_id)s
   AND decision_event.happened_at >= %(since)s
   AND decision_event.happened_at < %(before)s
 UNION
SELECT decision_event.ranking_event_id
  FROM moved
  JOIN decision_event
    ON decision_event.akasse_id = %(akasse_id)s
   AND decision_event.member_id = moved.member_id
   AND decision_event.job_order_id = moved.job_order_id
 ORDER BY counted_id

-- put_lists --
-- A fact for each list and track: how many proposals were shown, and what became of those the adviser chose from it.
WITH proposal AS (
     SELECT ranking_event.ranking_event_id,
            (ranking_event.happened_at AT TIME ZONE 'Europe/Copenhagen')::date AS shown_on,
            CASE WHEN ranking_event.member_id IS NULL THEN 'candidates' ELSE 'jobs' END AS direction,
            (line.shown ->> 'member_id')::uuid AS member_id,
            (line.shown ->> 'job_order_id')::uuid AS job_order_id,
            line.shown ->> 'track' AS track
       FROM ranking_event
      CROSS JOIN LATERAL jsonb_array_elements(ranking_event.shown) AS line (shown)
      WHERE ranking_event.akasse_id = %(akasse_id)s
        AND ranking_event.ranking_event_id = ANY (%(subjects)s)
        AND ranking_event.happened_at < %(before)s
     ),
     decided AS (
     SELECT DISTINCT ON (decision_event.ranking_event_id, decision_event.member_id, decision_event.job_order_id)
            decision_event.ranking_event_id,
            decision_event.member_id,
            decision_event.job_order_id,
            decision_event.decision
       FROM decision_event
      WHERE decision_event.akasse_id = %(akasse_id)s
        AND decision_event.ranking_event_id = ANY (%(subjects)s)
        AND decision_event.happened_at < %(before)s
      ORDER BY decision_event.ranking_event_id, decision_event.member_id, decision_event.job_order_id,
               decision_event.happened_at DESC, decision_event.decision_event_id DESC
     ),
     chosen AS (
     SELECT decided.ranking_event_id, decided.member_id, decided.job_order_id
       FROM decided
      WHERE decided.decision <> 'not_relevant'
        AND decided.decision <> 'undone'  -- leaves_out: undone
     ),
     referred AS (
     -- With the employer: sent, or hired and not taken straight back.
     SELECT DISTINCT referral.member_id, referral.job_order_id
       FROM chosen
       JOIN referral
         ON referral.akasse_id = %(akasse_id)s
        AND referral.member_id = chosen.member_id
        AND referral.job_order_id = chosen.job_order_id
       JOIN referral_event
         ON referral_event.akasse_id = referral.akasse_id
        AND referral_event.referral_id = referral.referral_id
        AND referral_event.happened_at < %(before)s
       LEFT JOIN referral_event AS event_after
         ON event_after.akasse_id = referral_event.akasse_id
        AND event_after.referral_id = referral_event.referral_id
        AND event_after.version = referral_event.version + 1
        AND event_after.happened_at < %(before)s
      WHERE true
        AND (referral_event.act = 'send' OR referral_event.act = 'hire' AND coalesce(event_after.act NOT IN ('undo', 'reverse'), true))  -- leaves_out: never_sent
     ),
     hired AS (
     SELECT DISTINCT placement.member_id, placement.job_order_id
       FROM chosen
       JOIN placement
         ON placement.akasse_id = %(akasse_id)s
        AND placement.member_id = chosen.member_id
        AND placement.job_order_id = chosen.job_order_id
      WHERE placement.registered_at < %(before)s
        AND (placement.reversed_at IS NULL OR placement.reversed_at >= %(before)s)  -- leaves_out: reversed
        AND placement.kind = 'ordinary'  -- leaves_out: not_ordinary
     )
INSERT INTO fact (akasse_id, family, counted_id, part, counted_on, dimensions, quantities)
SELECT %(akasse_id)s,
       'lists',
       proposal.ranking_event_id,
       proposal.track,
       proposal.shown_on,
       jsonb_build_object('track', proposal.track, 'direction', proposal.direction),
       jsonb_strip_nulls(jsonb_build_object(
           'shown', count(*),
           'chosen', nullif(count(chosen.member_id), 0),
           'set_aside', nullif(count(*) FILTER (WHERE decided.decision = 'not_relevant'), 0),
           'referred', nullif(count(referred.member_id), 0),
           'hired', nullif(count(hired.member_id), 0)))
  FROM proposal
  LEFT JOIN decided
    ON decided.ranking_event_id = proposal.ranking_event_id
   AND decided.member_id = proposal.member_id
   AND decided.job_order_id = proposal.job_order_id
  LEFT JOIN chosen
    ON chosen.ranking_event_id = proposal.ranking_event_id
   AND chosen.member_id = proposal.member_id
   AND chosen.job_order_id = proposal.job_order_id
  LEFT JOIN referred
    ON referred.member_id = chosen.member_id
   AND referred.job_order_id = chosen.job_order_id
  LEFT JOIN hired
    ON hired.member_id = chosen.member_id
   AND hired.job_order_id = chosen.job_order_id
 GROUP BY proposal.ranking_event_id, proposal.track, proposal.shown_on, proposal.direction
