-- queue_outgoing_mail --
-- The same key is queued once, however often a service is called.
INSERT INTO outgoing_mail (akasse_id, kind, subject_id, once_key, queued_at, send_after, changed_at)
VALUES (%(akasse_id)s, %(kind)s, %(subject_id)s, %(once_key)s, %(now)s, %(send_after)s, %(now)s)
ON CONFLICT ON CONSTRAINT mail_is_queued_once DO NOTHING

-- queue_outgoing_order_mail --
-- The same key is queued once, however often a service is called.
INSERT INTO outgoing_order_mail (kind, subject_id, once_key, queued_at, send_after, changed_at)
VALUES (%(kind)s, %(subject_id)s, %(once_key)s, %(now)s, %(send_after)s, %(now)s)
ON CONFLICT ON CONSTRAINT order_mail_is_queued_once DO NOTHING

-- is_any_outgoing_mail_due --
-- Asked before the mail server is spoken to at all.
SELECT EXISTS (
       SELECT
         FROM outgoing_mail
        WHERE outgoing_mail.akasse_id = %(akasse_id)s
          AND outgoing_mail.state = 'waiting'
          AND outgoing_mail.send_after <= %(now)s
          AND outgoing_mail.kind = ANY (%(kinds)s)) AS is_due

-- is_any_outgoing_order_mail_due --
-- As is_any_outgoing_mail_due, for mail about an order alone.
SELECT EXISTS (
       SELECT
         FROM outgoing_order_mail
        WHERE outgoing_order_mail.state = 'waiting'
          AND outgoing_order_mail.send_after <= %(now)s
          AND outgoing_order_mail.kind = ANY (%(kinds)s)) AS is_due

-- claim_outgoing_mail --
-- Marks the mail that has waited longest as being sent, before it is; two senders never take the same.
UPDATE outgoing_mail
   SET state = 'sending',
       reason = NULL,
       smtp_code = NULL,
       attempts = outgoing_mail.attempts + 1,
       version = outgoing_mail.version + 1,
       changed_at = %(now)s
 WHERE outgoing_mail.akasse_id = %(akasse_id)s
   AND outgoing_mail.mail_id = (
       SELECT due.mail_id
         FROM outgoing_mail AS due
        WHERE due.akasse_id = %(akasse_id)s
          AND due.state = 'waiting'
          AND due.send_after <= %(now)s
          AND due.kind = ANY (%(kinds)s)
        ORDER BY due.send_after, due.queued_at, due.kind, due.mail_id
          FOR UPDATE SKIP LOCKED
        LIMIT 1)
RETURNING mail_id, akasse_id, kind, subject_id, state, reason, smtp_code, attempts, send_after, queued_at, changed_at,
          version

-- claim_outgoing_order_mail --
-- As claim_outgoing_mail, for mail about an order alone.
UPDATE outgoing_order_mail
   SET state = 'sending',
       reason = NULL,
       smtp_code = NULL,
       attempts = outgoing_order_mail.attempts + 1,
       version = outgoing_order_mail.version + 1,
       changed_at = %(now)s
 WHERE outgoing_order_mail.mail_id = (
       SELECT due.mail_id
         FROM outgoing_order_mail AS due
        WHERE due.state = 'waiting'
          AND due.send_after <= %(now)s
          AND due.kind = ANY (%(kinds)s)
        ORDER BY due.send_after, due.queued_at, due.kind, due.mail_id
          FOR UPDATE SKIP LOCKED
        LIMIT 1)
RETURNING mail_id, NULL::smallint AS akasse_id, kind, subject_id, state, reason, smtp_code, attempts, send_after,
          queued_at, changed_at, version

-- change_outgoing_mail --
-- The outcome of an attempt, or a person's decision; nothing when the mail has changed since it was seen.
UPDATE outgoing_mail
   SET state = %(state)s,
       reason = %(reason)s,
       smtp_code = %(smtp_code)s,
       send_after = coalesce(%(send_after)s, outgoing_mail.send_after),
       version = outgoing_mail.version + 1,
       changed_at = %(now)s
 WHERE outgoing_mail.akasse_id = %(akasse_id)s
   AND outgoing_mail.mail_id = %(mail_id)s
   AND outgoing_mail.version = %(version)s
   AND outgoing_mail.state = ANY (%(from_states)s)

-- change_outgoing_order_mail --
-- As change_outgoing_mail, for mail about an order alone.
UPDATE outgoing_order_mail
   SET state = %(state)s,
       reason = %(reason)s,
       smtp_code = %(smtp_code)s,
       send_after = coalesce(%(send_after)s, outgoing_order_mail.send_after),
       version = outgoing_order_mail.version + 1,
       changed_at = %(now)s
 WHERE outgoing_order_mail.mail_id = %(mail_id)s
   AND outgoing_order_mail.version = %(version)s
   AND outgoing_order_mail.state = ANY (%(from_states)s)

-- add_outgoing_mail_event --
-- Each change once: an attempt before it is made, its outcome, a person's decision.
INSERT INTO outgoing_mail_event (akasse_id, mail_id, version, happened_at, actor, state, reason, smtp_code)
VALUES (%(akasse_id)s, %(mail_id)s, %(version)s, %(now)s, %(actor)s, %(state)s, %(reason)s, %(smtp_code)s)

-- add_outgoing_order_mail_event --
-- As add_outgoing_mail_event, for mail about an order alone.
INSERT INTO outgoing_order_mail_event (mail_id, version, happened_at, actor, state, reason, smtp_code)
VALUES (%(mail_id)s, %(version)s, %(now)s, %(actor)s, %(state)s, %(reason)s, %(smtp_code)s)

-- outgoing_mails_in --
-- Mail in these states, for the page of the post and for finding what was lost; what was to be sent first stands first.
SELECT outgoing_mail.mail_id,
       outgoing_mail.akasse_id,
       outgoing_mail.kind,
       outgoing_mail.subject_id,
       outgoing_mail.state,
       outgoing_mail.reason,
       outgoing_mail.smtp_code,
       outgoing_mail.attempts,
       outgoing_mail.send_after,
       outgoing_mail.queued_at,
       outgoing_mail.changed_at,
       outgoing_mail.version
  FROM outgoing_mail
 WHERE outgoing_mail.akasse_id = %(akasse_id)s
   AND outgoing_mail.state = ANY (%(states)s)
   AND (%(unchanged_since)s::timestamptz IS NULL OR outgoing_mail.changed_at < %(unchanged_since)s)
 ORDER BY outgoing_mail.send_after, outgoing_mail.mail_id
 LIMIT %(most)s

-- outgoing_order_mails_in --
-- As outgoing_mails_in, for mail about an order alone.
SELECT outgoing_order_mail.mail_id,
       NULL::smallint AS akasse_id,
       outgoing_order_mail.kind,
       outgoing_order_mail.subject_id,
       outgoing_order_mail.state,
       outgoing_order_mail.reason,
       outgoing_order_mail.smtp_code,
       outgoing_order_mail.attempts,
       outgoing_order_mail.send_after,
       outgoing_order_mail.queued_at,
       outgoing_order_mail.changed_at,
       outgoing_order_mail.version
  FROM outgoing_order_mail
 WHERE outgoing_order_mail.state = ANY (%(states)s)
   AND (%(unchanged_since)s::timestamptz IS NULL OR outgoing_order_mail.changed_at < %(unchanged_since)s)
 ORDER BY outgoing_order_mail.send_after, outgoing_order_mail.mail_id
 LIMIT %(most)s

-- count_outgoing_mail --
-- How the post stands, one line for each state that occurs.
SELECT outgoing_mail.state,
       count(*) AS number
  FROM outgoing_mail
 WHERE outgoing_mail.akasse_id = %(akasse_id)s
   AND outgoing_mail.changed_at >= %(since)s
 GROUP BY outgoing_mail.state
 ORDER BY outgoing_mail.state

-- mails_about --
-- What was said about one thing before, and when each mail was last tried, so that a letter knows what is told already.
SELECT outgoing_mail.kind,
       outgoing_mail.state,
       max(outgoing_mail_event.happened_at) FILTER (WHERE outgoing_mail_event.state = 'sending') AS attempted_at
  FROM outgoing_mail
  LEFT JOIN outgoing_mail_event
    ON outgoing_mail_event.akasse_id = outgoing_mail.akasse_id
   AND outgoing_mail_event.mail_id = outgoing_mail.mail_id
 WHERE outgoing_mail.akasse_id = %(akasse_id)s
   AND outgoing_mail.subject_id = %(subject_id)s
 GROUP BY outgoing_mail.akasse_id, outgoing_mail.mail_id
 ORDER BY outgoing_mail.queued_at, outgoing_mail.mail_id

-- find_talk_letter --
-- What a letter about a talk tells, as it is at the moment of sending.
SELECT talk.kind,
       talk.also,
       talk.form,
       talk.state,
       talk.starts_at,
       talk.ends_at,
       talk.place,
       talk.rebook_until,
       talk.changed_at,
       adviser.name AS adviser_name,
       adviser.phone AS adviser_phone,
       akasse.name AS akasse_name,
       member_identity.name AS member_name,
       member_identity.email AS member_email,
       member_identity.phone AS member_phone
  FROM talk
  JOIN adviser
    ON adviser.akasse_id = talk.akasse_id
   AND adviser.user_id = talk.adviser
  JOIN akasse ON akasse.akasse_id = talk.akasse_id
  JOIN member_identity
    ON member_identity.akasse_id = talk.akasse_id
   AND member_identity.member_id = talk.member_id
 WHERE talk.akasse_id = %(akasse_id)s
   AND talk.talk_id = %(subject_id)s
