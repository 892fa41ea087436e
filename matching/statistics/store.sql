-- open_fill --
-- The row that says how far an a-kasse's facts are filled must be there to be locked.
INSERT INTO fact_fill (akasse_id, family, basis)
VALUES (%(akasse_id)s, %(family)s, %(basis)s)
ON CONFLICT (akasse_id, family) DO NOTHING

-- open_shared_fill --
-- The same for facts that every a-kasse shares.
INSERT INTO shared_fill (family, basis)
VALUES (%(family)s, %(basis)s)
ON CONFLICT (family) DO NOTHING

-- lock_fill --
-- Whoever fills waits here, so that two who fill at once do one step after the other.
SELECT fact_fill.filled_before,
       fact_fill.basis
  FROM fact_fill
 WHERE fact_fill.akasse_id = %(akasse_id)s
   AND fact_fill.family = %(family)s
   FOR UPDATE

-- lock_shared_fill --
-- The same for facts that every a-kasse shares.
SELECT shared_fill.filled_before,
       shared_fill.basis
  FROM shared_fill
 WHERE shared_fill.family = %(family)s
   FOR UPDATE

-- find_fill --
-- How far an a-kasse's facts are filled, for those who only read them.
SELECT fact_fill.filled_before,
       fact_fill.basis
  FROM fact_fill
 WHERE fact_fill.akasse_id = %(akasse_id)s
   AND fact_fill.family = %(family)s

-- find_shared_fill --
-- The same for facts that every a-kasse shares.
SELECT shared_fill.filled_before,
       shared_fill.basis
  FROM shared_fill
 WHERE shared_fill.family = %(family)s

-- put_fill --
-- How far it is filled from now on.
UPDATE fact_fill
   SET filled_before = %(filled_before)s,
       basis = %(basis)s
 WHERE fact_fill.akasse_id = %(akasse_id)s
   AND fact_fill.family = %(family)s

-- put_shared_fill --
-- The same for facts that every a-kasse shares.
UPDATE shared_fill
   SET filled_before = %(filled_before)s,
       basis = %(basis)s
 WHERE shared_fill.family = %(family)s

-- forget_facts --
-- The facts of these subjects, which are made again in the same transaction; what they were tells what is revised.
DELETE FROM fact
 WHERE fact.akasse_id = %(akasse_id)s
   AND fact.family = %(family)s
   AND fact.counted_id = ANY (%(subjects)s)
RETURNING fact.counted_id,
          fact.part,
          fact.counted_on,
          fact.employer_id,
          fact.dimensions,
          fact.quantities

-- forget_shared_facts --
-- The same for facts that every a-kasse shares.
DELETE FROM shared_fact
 WHERE shared_fact.family = %(family)s
   AND shared_fact.job_order_id = ANY (%(subjects)s)
RETURNING shared_fact.job_order_id AS counted_id,
          '' AS part,
          shared_fact.counted_on,
          shared_fact.employer_id,
          shared_fact.dimensions,
          shared_fact.quantities

-- forget_family --
-- All facts of a family, when its declaration is another than the one they were made by.
DELETE FROM fact
 WHERE fact.akasse_id = %(akasse_id)s
   AND fact.family = %(family)s

-- forget_shared_family --
-- The same for facts that every a-kasse shares.
DELETE FROM shared_fact
 WHERE shared_fact.family = %(family)s

-- facts_of --
-- The facts of these subjects as they are now.
SELECT fact.counted_id,
       fact.part,
       fact.counted_on,
       fact.employer_id,
       fact.dimensions,
       fact.quantities
  FROM fact
 WHERE fact.akasse_id = %(akasse_id)s
   AND fact.family = %(family)s
   AND fact.counted_id = ANY (%(subjects)s)
 ORDER BY fact.counted_id, fact.part

-- shared_facts_of --
-- The same for facts that every a-kasse shares.
SELECT shared_fact.job_order_id AS counted_id,
       '' AS part,
       shared_fact.counted_on,
       shared_fact.employer_id,
       shared_fact.dimensions,
       shared_fact.quantities
  FROM shared_fact
 WHERE shared_fact.family = %(family)s
   AND shared_fact.job_order_id = ANY (%(subjects)s)
 ORDER BY shared_fact.job_order_id

-- facts_between --
-- The facts of cohorts, to be tabulated; rows, never totals.
SELECT fact.counted_id,
       fact.part,
       fact.counted_on,
       fact.employer_id,
       fact.dimensions,
       fact.quantities
  FROM fact
 WHERE fact.akasse_id = %(akasse_id)s
   AND fact.family = %(family)s
   AND fact.counted_on >= %(begins)s
   AND fact.counted_on < %(ends)s
 ORDER BY fact.counted_id, fact.part

-- shared_facts_between --
-- The same for facts that every a-kasse shares.
SELECT shared_fact.job_order_id AS counted_id,
       '' AS part,
       shared_fact.counted_on,
       shared_fact.employer_id,
       shared_fact.dimensions,
       shared_fact.quantities
  FROM shared_fact
 WHERE shared_fact.family = %(family)s
   AND shared_fact.counted_on >= %(begins)s
   AND shared_fact.counted_on < %(ends)s
 ORDER BY shared_fact.job_order_id

-- to_look_at_again --
-- Subjects that may come out otherwise by now though nothing happened to them.
SELECT fact.counted_id
  FROM fact
 WHERE fact.akasse_id = %(akasse_id)s
   AND fact.family = %(family)s
   AND fact.look_again_on < %(ends)s
 ORDER BY fact.counted_id

-- put_revision --
-- That a cohort came out otherwise after its month had ended.
INSERT INTO fact_revision (akasse_id, family, cohort_month, revised_on, facts, quantities)
VALUES (%(akasse_id)s, %(family)s, %(cohort_month)s, %(revised_on)s, %(facts)s, %(quantities)s)
ON CONFLICT (akasse_id, family, cohort_month, revised_on) DO UPDATE
   SET facts = excluded.facts,
       quantities = excluded.quantities

-- put_shared_revision --
-- The same for facts that every a-kasse shares.
INSERT INTO shared_revision (family, cohort_month, revised_on, facts, quantities)
VALUES (%(family)s, %(cohort_month)s, %(revised_on)s, %(facts)s, %(quantities)s)
ON CONFLICT (family, cohort_month, revised_on) DO UPDATE
   SET facts = excluded.facts,
       quantities = excluded.quantities

-- revisions --
-- Which cohorts of a family were revised, and when.
SELECT fact_revision.cohort_month,
       fact_revision.revised_on,
       fact_revision.facts,
       fact_revision.quantities
  FROM fact_revision
 WHERE fact_revision.akasse_id = %(akasse_id)s
   AND fact_revision.family = %(family)s
 ORDER BY fact_revision.cohort_month, fact_revision.revised_on

-- shared_revisions --
-- The same for facts that every a-kasse shares.
SELECT shared_revision.cohort_month,
       shared_revision.revised_on,
       shared_revision.facts,
       shared_revision.quantities
  FROM shared_revision
 WHERE shared_revision.family = %(family)s
 ORDER BY shared_revision.cohort_month, shared_revision.revised_on
