-- add_list_event --
-- What was done to many rows at once; a form sent twice finds what the first did.
INSERT INTO list_event (akasse_id, once_key, happened_at, actor, act, choice, outcome)
VALUES (%(akasse_id)s, %(once_key)s, %(now)s, %(actor)s, %(act)s, %(choice)s, %(outcome)s)

-- lock_once_key --
-- Two sendings of one form wait for each other, so that the second finds the first.
SELECT pg_advisory_xact_lock(hashtextextended(%(once_key)s, 13))

-- find_list_event --
-- What was done under a form's key, shown to the one who did it.
SELECT list_event.once_key,
       list_event.happened_at,
       list_event.act,
       list_event.outcome
  FROM list_event
 WHERE list_event.akasse_id = %(akasse_id)s
   AND list_event.actor = %(actor)s
   AND list_event.once_key = %(once_key)s
