-- ask_for_pool --
-- The asking a-kasse signs; an agreement that runs already is not asked for again.
INSERT INTO pool_agreement (job_order_id, asking_akasse, lending_akasse, asked_at, asked_by, starts_at, ends_at, purpose,
                            most_cards)
VALUES (%(job_order_id)s, %(akasse_id)s, %(lending_akasse)s, %(now)s, %(actor)s, %(starts_at)s, %(ends_at)s, %(purpose)s,
        %(most_cards)s)
ON CONFLICT (job_order_id, asking_akasse, lending_akasse) WHERE ended_at IS NULL DO NOTHING

-- lend_pool --
-- The lending a-kasse signs; the database lets no other sign for it.
UPDATE pool_agreement
   SET lent_at = %(now)s,
       lent_by = %(actor)s
 WHERE pool_agreement.pool_agreement_id = %(pool_agreement_id)s
   AND pool_agreement.lending_akasse = %(akasse_id)s
   AND pool_agreement.lent_at IS NULL
   AND pool_agreement.ended_at IS NULL

-- end_pool --
-- One of the two ends it, or the clock does; only once.
UPDATE pool_agreement
   SET ended_at = %(now)s,
       ended_by = %(actor)s,
       ended_because = %(because)s
 WHERE pool_agreement.pool_agreement_id = %(pool_agreement_id)s
   AND pool_agreement.ended_at IS NULL

-- note_renewal --
-- The lending a-kasse stands by its cards anew.
UPDATE pool_agreement
   SET renewed_at = %(now)s
 WHERE pool_agreement.pool_agreement_id = %(pool_agreement_id)s
   AND pool_agreement.lending_akasse = %(akasse_id)s

-- pool_agreements --
-- What an a-kasse has asked for and been asked for: on one order, one alone, or all; the newest first.
SELECT pool_agreement.pool_agreement_id,
       pool_agreement.job_order_id,
       pool_agreement.asking_akasse,
       pool_agreement.lending_akasse,
       pool_agreement.asked_at,
       pool_agreement.asked_by,
       pool_agreement.lent_at,
       pool_agreement.lent_by,
       pool_agreement.starts_at,
       pool_agreement.ends_at,
       pool_agreement.purpose,
       pool_agreement.most_cards,
       pool_agreement.renewed_at,
       pool_agreement.ended_at,
       pool_agreement.ended_by,
       pool_agreement.ended_because,
       job_order.status AS order_status
  FROM pool_agreement
  JOIN job_order ON job_order.job_order_id = pool_agreement.job_order_id
 WHERE %(akasse_id)s IN (pool_agreement.asking_akasse, pool_agreement.lending_akasse)
   AND (%(job_order_id)s::uuid IS NULL OR pool_agreement.job_order_id = %(job_order_id)s)
   AND (%(pool_agreement_id)s::uuid IS NULL OR pool_agreement.pool_agreement_id = %(pool_agreement_id)s)
 ORDER BY pool_agreement.asked_at DESC, pool_agreement.pool_agreement_id
