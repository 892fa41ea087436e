-- Whether an order may be proposed, held beside each reading and vector of it: a list for a member asks tens of
-- thousands of them, and a look into the order for each would be most of the time. The foreign keys keep it true.

ALTER TABLE job_order
    ADD COLUMN proposable boolean NOT NULL GENERATED ALWAYS AS
        (status = 'in_progress' AND duplicate_of IS NULL AND understood_at IS NOT NULL) STORED,
    ADD CONSTRAINT job_order_is_proposable_or_not UNIQUE (job_order_id, proposable);
COMMENT ON COLUMN job_order.proposable IS 'Open, understood and no repeat of another: the orders that are proposed to members.';
DROP INDEX job_order_proposable;

ALTER TABLE job_order_occupation ADD COLUMN proposable boolean NOT NULL DEFAULT false;
ALTER TABLE job_order_skill ADD COLUMN proposable boolean NOT NULL DEFAULT false;
ALTER TABLE job_order_vector ADD COLUMN proposable boolean NOT NULL DEFAULT false;
UPDATE job_order_occupation SET proposable = true FROM job_order
 WHERE job_order.job_order_id = job_order_occupation.job_order_id AND job_order.proposable;
UPDATE job_order_skill SET proposable = true FROM job_order
 WHERE job_order.job_order_id = job_order_skill.job_order_id AND job_order.proposable;
UPDATE job_order_vector SET proposable = true FROM job_order
 WHERE job_order.job_order_id = job_order_vector.job_order_id AND job_order.proposable;
ALTER TABLE job_order_occupation
    ALTER COLUMN proposable DROP DEFAULT,
    DROP CONSTRAINT job_order_occupation_job_order_id_fkey,
    ADD CONSTRAINT job_order_occupation_is_as_proposable_as_its_order
        FOREIGN KEY (job_order_id, proposable) REFERENCES job_order (job_order_id, proposable) ON UPDATE CASCADE;
ALTER TABLE job_order_skill
    ALTER COLUMN proposable DROP DEFAULT,
    DROP CONSTRAINT job_order_skill_job_order_id_fkey,
    ADD CONSTRAINT job_order_skill_is_as_proposable_as_its_order
        FOREIGN KEY (job_order_id, proposable) REFERENCES job_order (job_order_id, proposable) ON UPDATE CASCADE;
ALTER TABLE job_order_vector
    ALTER COLUMN proposable DROP DEFAULT,
    DROP CONSTRAINT job_order_vector_job_order_id_fkey,
    ADD CONSTRAINT job_order_vector_is_as_proposable_as_its_order
        FOREIGN KEY (job_order_id, proposable) REFERENCES job_order (job_order_id, proposable) ON UPDATE CASCADE;
COMMENT ON COLUMN job_order_occupation.proposable IS 'As the order''s.';
COMMENT ON COLUMN job_order_skill.proposable IS 'As the order''s.';
COMMENT ON COLUMN job_order_vector.proposable IS 'As the order''s.';

DROP INDEX job_order_occupation_by_occupation;
DROP INDEX job_order_skill_by_skill;
CREATE INDEX job_order_occupation_by_occupation ON job_order_occupation (occupation_id, job_order_id)
    INCLUDE (confidence) WHERE proposable;
CREATE INDEX job_order_skill_by_skill ON job_order_skill (skill_id, job_order_id) INCLUDE (confidence) WHERE proposable;
