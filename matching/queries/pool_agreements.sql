-- ask_for_pool --
-- The asking a-kasse signs; an agreement that runs already is not asked for again.
INSERT INTO pool_agreement (job_order_id, asking_akasse, lending_akasse, asked_at, asked_by, ends_at)
VALUES (%(job_order_id)s, %(akasse_id)s, %(lending_akasse)s, %(now)s, %(actor)s, %(ends_at)s)
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
-- Either of the two ends it.
UPDATE pool_agreement
   SET ended_at = %(now)s
 WHERE pool_agreement.pool_agreement_id = %(pool_agreement_id)s
   AND pool_agreement.ended_at IS NULL

-- pool_agreements_of_order --
-- What an a-kasse has asked for and been asked for on an order, ended agreements among it, the newest first.
SELECT pool_agreement.pool_agreement_id,
       pool_agreement.job_order_id,
       pool_agreement.asking_akasse,
       pool_agreement.lending_akasse,
       pool_agreement.asked_at,
       pool_agreement.lent_at,
       pool_agreement.ends_at,
       pool_agreement.ended_at
  FROM pool_agreement
 WHERE pool_agreement.job_order_id = %(job_order_id)s
   AND %(akasse_id)s IN (pool_agreement.asking_akasse, pool_agreement.lending_akasse)
 ORDER BY pool_agreement.asked_at DESC, pool_agreement.pool_agreement_id
