-- make_order_load --
-- The row that counts an order's candidates must be there to be locked.
INSERT INTO order_load (job_order_id)
VALUES (%(job_order_id)s)
ON CONFLICT (job_order_id) DO NOTHING

-- lock_order_load --
-- Whoever changes what an order has waits here, of whichever a-kasse; what is counted is read after the wait.
SELECT order_load.held
  FROM order_load
 WHERE order_load.job_order_id = %(job_order_id)s
   FOR UPDATE

-- order_room --
-- An order's positions and what is used of them, over all a-kasser: numbers alone.
SELECT job_order.status,
       job_order.positions,
       job_order.candidates_wanted AS wanted,
       coalesce(order_load.held, 0) AS held,
       coalesce(order_load.sent_out, 0) AS "out",
       (SELECT count(*)
          FROM filled_position
         WHERE filled_position.job_order_id = job_order.job_order_id) AS filled,
       job_order.status = 'enough_referrals' AND job_order.status_cause <> 'enough_referrals' AS held_back
  FROM job_order
  LEFT JOIN order_load ON order_load.job_order_id = job_order.job_order_id
 WHERE job_order.job_order_id = %(job_order_id)s

-- put_referral --
-- A member is referred once at a time to an order; a second press finds the first.
INSERT INTO referral (akasse_id, member_id, job_order_id, kind, talk_id, proposed_by, proposed_at, lapses_at, changed_at)
VALUES (%(akasse_id)s, %(member_id)s, %(job_order_id)s, %(kind)s, %(talk_id)s, %(actor)s, %(now)s, %(lapses_at)s, %(now)s)
ON CONFLICT (akasse_id, member_id, job_order_id)
      WHERE state IN ('proposed', 'agreed', 'sent', 'seen', 'interview', 'hired') DO NOTHING
RETURNING referral_id

-- live_referral --
-- The referral of a member to an order that can still become something, or has.
SELECT referral.referral_id
  FROM referral
 WHERE referral.akasse_id = %(akasse_id)s
   AND referral.member_id = %(member_id)s
   AND referral.job_order_id = %(job_order_id)s
   AND referral.state IN ('proposed', 'agreed', 'sent', 'seen', 'interview', 'hired')

-- find_referral --
-- One referral in its newest state.
SELECT referral.referral_id,
       referral.member_id,
       referral.job_order_id,
       referral.kind,
       referral.state,
       referral.talk_id,
       referral.proposed_by,
       referral.proposed_at,
       referral.agreed_at,
       referral.sent_at,
       referral.seen_at,
       referral.answered_at,
       referral.lapses_at,
       referral.declined_by,
       referral.decline_reason,
       referral.beyond_reason,
       referral.came_from,
       referral.undo_until,
       referral.version,
       referral.changed_at
  FROM referral
 WHERE referral.akasse_id = %(akasse_id)s
   AND referral.referral_id = %(referral_id)s

-- move_referral --
-- A step, on the version that was seen; a stale one touches nothing.
UPDATE referral
   SET state = %(state)s,
       agreed_at = %(agreed_at)s,
       sent_at = %(sent_at)s,
       seen_at = %(seen_at)s,
       answered_at = %(answered_at)s,
       lapses_at = %(lapses_at)s,
       declined_by = %(declined_by)s,
       decline_reason = %(decline_reason)s,
       beyond_reason = %(beyond_reason)s,
       came_from = %(came_from)s,
       undo_until = %(undo_until)s,
       version = %(version)s,
       changed_at = %(changed_at)s
 WHERE referral.akasse_id = %(akasse_id)s
   AND referral.referral_id = %(referral_id)s
   AND referral.version = %(version)s - 1

-- add_referral_event --
-- What was done, by whom, and what it led to.
INSERT INTO referral_event (akasse_id, referral_id, happened_at, party, actor, act, state, decline_reason, version)
VALUES (%(akasse_id)s, %(referral_id)s, %(happened_at)s, %(party)s, %(actor)s, %(act)s, %(state)s, %(decline_reason)s,
        %(version)s)

-- referral_steps --
-- The history of these referrals, for their timelines.
SELECT referral_event.referral_id,
       referral_event.happened_at,
       referral_event.party,
       referral_event.act,
       referral_event.state,
       referral_event.decline_reason,
       referral_event.version
  FROM referral_event
 WHERE referral_event.akasse_id = %(akasse_id)s
   AND referral_event.referral_id = ANY (%(referral_ids)s)
 ORDER BY referral_event.referral_id, referral_event.version

-- put_share --
-- What the employer may see from now on.
INSERT INTO share (akasse_id, referral_id, basis, fields, text_version, shared_at, shared_by, ends_at)
VALUES (%(akasse_id)s, %(referral_id)s, %(basis)s, %(fields)s, %(text_version)s, %(shared_at)s, %(shared_by)s, %(ends_at)s)

-- share_in_force --
-- The one share of a referral that was not taken back; whether it has run out, the reader asks.
SELECT share.basis,
       share.fields,
       share.text_version,
       share.shared_at,
       share.ends_at,
       share.withdrawn_at
  FROM share
 WHERE share.akasse_id = %(akasse_id)s
   AND share.referral_id = %(referral_id)s
   AND share.withdrawn_at IS NULL

-- withdraw_share --
-- From this transaction on the employer sees nothing; a second time changes nothing.
UPDATE share
   SET withdrawn_at = %(now)s,
       withdrawn_by = %(actor)s
 WHERE share.akasse_id = %(akasse_id)s
   AND share.referral_id = %(referral_id)s
   AND share.withdrawn_at IS NULL

-- issue_link --
-- An address for the employer; what makes it one is the application's signature, not this row.
INSERT INTO answer_link (akasse_id, referral_id, issued_at, expires_at)
VALUES (%(akasse_id)s, %(referral_id)s, %(now)s, %(expires_at)s)
RETURNING link_id

-- find_link --
-- What an employer's address stands for.
SELECT answer_link.link_id,
       answer_link.referral_id,
       answer_link.expires_at,
       answer_link.withdrawn_at
  FROM answer_link
 WHERE answer_link.akasse_id = %(akasse_id)s
   AND answer_link.link_id = %(link_id)s

-- newest_link --
-- The address that a letter or a reminder gives.
SELECT answer_link.link_id,
       answer_link.referral_id,
       answer_link.expires_at,
       answer_link.withdrawn_at
  FROM answer_link
 WHERE answer_link.akasse_id = %(akasse_id)s
   AND answer_link.referral_id = %(referral_id)s
 ORDER BY answer_link.withdrawn_at DESC NULLS FIRST, answer_link.issued_at DESC, answer_link.link_id
 LIMIT 1

-- close_links --
-- Every address of a referral stops working, the newest too.
UPDATE answer_link
   SET withdrawn_at = %(now)s
 WHERE answer_link.akasse_id = %(akasse_id)s
   AND answer_link.referral_id = %(referral_id)s
   AND answer_link.withdrawn_at IS NULL

-- referral_lines --
-- Referrals of a member, of an order, of one who waits for answers, or one alone; what lapses first comes first.
SELECT referral.referral_id,
       referral.member_id,
       member.number AS member_number,
       member_identity.name AS member_name,
       referral.job_order_id,
       job_order.number AS order_number,
       job_order.title AS order_title,
       employer.name AS employer,
       referral.kind,
       referral.state,
       referral.talk_id,
       referral.proposed_by,
       referral.proposed_at,
       referral.sent_at,
       referral.seen_at,
       referral.answered_at,
       referral.lapses_at,
       referral.declined_by,
       referral.decline_reason,
       referral.version
  FROM referral
  JOIN member
    ON member.akasse_id = referral.akasse_id
   AND member.member_id = referral.member_id
  JOIN member_identity
    ON member_identity.akasse_id = referral.akasse_id
   AND member_identity.member_id = referral.member_id
  JOIN job_order ON job_order.job_order_id = referral.job_order_id
  LEFT JOIN employer ON employer.employer_id = job_order.employer_id
 WHERE referral.akasse_id = %(akasse_id)s
   AND (%(referral_id)s::uuid IS NULL OR referral.referral_id = %(referral_id)s)
   AND (%(member_id)s::uuid IS NULL OR referral.member_id = %(member_id)s)
   AND (%(job_order_id)s::uuid IS NULL OR referral.job_order_id = %(job_order_id)s)
   AND (%(adviser)s::text IS NULL OR referral.proposed_by = %(adviser)s)
   AND (%(waiting_at)s::timestamptz IS NULL OR referral.lapses_at > %(waiting_at)s)
 ORDER BY referral.lapses_at NULLS LAST, referral.proposed_at DESC, referral.referral_id

-- lapsed_referrals --
-- What the clock ends, the longest past first.
SELECT referral.referral_id,
       referral.version
  FROM referral
 WHERE referral.akasse_id = %(akasse_id)s
   AND referral.lapses_at <= %(now)s
 ORDER BY referral.lapses_at, referral.referral_id
 LIMIT %(most)s

-- member_contact --
-- Who a member is and how to reach them; asked for only where the share allows it to be shown.
SELECT member_identity.name,
       member_identity.email,
       member_identity.phone
  FROM member_identity
 WHERE member_identity.akasse_id = %(akasse_id)s
   AND member_identity.member_id = %(member_id)s

-- end_spent_shares --
-- When a no can be taken back no longer, nothing is left to share for.
UPDATE share
   SET withdrawn_at = %(now)s,
       withdrawn_by = %(actor)s
  FROM referral
 WHERE share.akasse_id = %(akasse_id)s
   AND share.withdrawn_at IS NULL
   AND referral.akasse_id = share.akasse_id
   AND referral.referral_id = share.referral_id
   AND referral.state = 'declined'
   AND coalesce(referral.undo_until, referral.changed_at) <= %(now)s
