-- add_ranking_event --
-- What was shown, to whom, why, by what, in which order.
INSERT INTO ranking_event (akasse_id, happened_at, as_of, actor, purpose, member_id, job_order_id, ranker,
                           feature_names, embedding_model, considered, excluded, options, shown, milliseconds)
VALUES (%(akasse_id)s, %(happened_at)s, %(as_of)s, %(actor)s, %(purpose)s, %(member_id)s, %(job_order_id)s, %(ranker)s,
        %(feature_names)s, %(embedding_model)s, %(considered)s, %(excluded)s, %(options)s, %(shown)s, %(milliseconds)s)
RETURNING ranking_event_id

-- find_ranking_event --
-- A list as it was shown, to decide on it or to replay it.
SELECT ranking_event.ranking_event_id,
       ranking_event.as_of,
       ranking_event.member_id,
       ranking_event.job_order_id,
       ranking_event.ranker,
       ranking_event.feature_names,
       ranking_event.shown
  FROM ranking_event
 WHERE ranking_event.akasse_id = %(akasse_id)s
   AND ranking_event.ranking_event_id = %(ranking_event_id)s

-- add_decision_event --
-- What the adviser decided; a change of mind is a new row.
INSERT INTO decision_event (akasse_id, ranking_event_id, happened_at, actor, member_id, job_order_id, decision, reason)
VALUES (%(akasse_id)s, %(ranking_event_id)s, %(happened_at)s, %(actor)s, %(member_id)s, %(job_order_id)s, %(decision)s,
        %(reason)s)

-- newest_decisions --
-- The decision in force on each pair of a member or of an order.
SELECT DISTINCT ON (decision_event.member_id, decision_event.job_order_id)
       decision_event.member_id,
       decision_event.job_order_id,
       decision_event.decision
  FROM decision_event
 WHERE decision_event.akasse_id = %(akasse_id)s
   AND (decision_event.member_id = %(member_id)s
        OR decision_event.job_order_id = %(job_order_id)s)
 ORDER BY decision_event.member_id, decision_event.job_order_id, decision_event.happened_at DESC,
          decision_event.decision_event_id
