-- Facts that figures are counted from, how far each family of them is filled, and which cohorts were revised.

CREATE TABLE fact (
    akasse_id     smallint NOT NULL REFERENCES akasse,
    family        text NOT NULL,
    counted_id    uuid NOT NULL,
    part          text NOT NULL DEFAULT '',
    counted_on    date NOT NULL,
    employer_id   uuid REFERENCES employer,
    dimensions    jsonb NOT NULL,
    quantities    jsonb NOT NULL,
    look_again_on date,
    PRIMARY KEY (akasse_id, family, counted_id, part)
);
CREATE INDEX fact_by_cohort ON fact (akasse_id, family, counted_on);
CREATE INDEX fact_to_look_at_again ON fact (akasse_id, family, look_again_on) WHERE look_again_on IS NOT NULL;
COMMENT ON TABLE fact IS 'What figures count, a row for each thing counted; made from events and never from other figures.';
COMMENT ON COLUMN fact.akasse_id IS 'The a-kasse it is about.';
COMMENT ON COLUMN fact.family IS 'Which kind of fact; the kinds are declared in matching/statistics.';
COMMENT ON COLUMN fact.counted_id IS 'What it is about: an order, a placement, a talk, a course, a recommendation or a list shown.';
COMMENT ON COLUMN fact.part IS 'Which part of the subject, where it has parts; else empty.';
COMMENT ON COLUMN fact.counted_on IS 'The day that decides which cohort it belongs to.';
COMMENT ON COLUMN fact.employer_id IS 'The employer it tells something of, for the rule that protects employers; null where there is none.';
COMMENT ON COLUMN fact.dimensions IS 'What it can be divided by: code to value.';
COMMENT ON COLUMN fact.quantities IS 'Whole numbers by code; one that is left out is 0.';
COMMENT ON COLUMN fact.look_again_on IS 'The first day on which it may come out otherwise though nothing happens; null = never.';

CREATE TABLE fact_fill (
    akasse_id     smallint NOT NULL REFERENCES akasse,
    family        text NOT NULL,
    filled_before date,
    basis         text NOT NULL,
    PRIMARY KEY (akasse_id, family)
);
COMMENT ON TABLE fact_fill IS 'How far an a-kasse''s facts are filled.';
COMMENT ON COLUMN fact_fill.akasse_id IS 'The a-kasse.';
COMMENT ON COLUMN fact_fill.family IS 'The kind of fact.';
COMMENT ON COLUMN fact_fill.filled_before IS 'The first day that is not yet filled; null before the first filling.';
COMMENT ON COLUMN fact_fill.basis IS 'Version of the declaration, and of the rules where they matter; another one is filled from nothing.';

CREATE TABLE fact_revision (
    akasse_id    smallint NOT NULL REFERENCES akasse,
    family       text NOT NULL,
    cohort_month date NOT NULL,
    revised_on   date NOT NULL,
    facts        integer NOT NULL,
    quantities   text[] NOT NULL,
    PRIMARY KEY (akasse_id, family, cohort_month, revised_on),
    CONSTRAINT cohort_month_is_its_first_day CHECK (extract(day FROM cohort_month) = 1),
    CONSTRAINT revision_comes_after_its_cohort CHECK (revised_on >= cohort_month + interval '1 month')
);
COMMENT ON TABLE fact_revision IS 'Cohorts whose facts came out otherwise after their month had ended, day by day.';
COMMENT ON COLUMN fact_revision.akasse_id IS 'The a-kasse.';
COMMENT ON COLUMN fact_revision.family IS 'The kind of fact.';
COMMENT ON COLUMN fact_revision.cohort_month IS 'First day of the cohort''s month.';
COMMENT ON COLUMN fact_revision.revised_on IS 'The day whose events changed it.';
COMMENT ON COLUMN fact_revision.facts IS 'How many facts came, went or changed.';
COMMENT ON COLUMN fact_revision.quantities IS 'The quantities that were touched, in alphabetical order.';

-- Orders belong to no a-kasse, so their facts and the books over them do not either. They hold nobody's personal data.
CREATE TABLE shared_fact (
    family       text NOT NULL,
    job_order_id uuid NOT NULL,
    counted_on   date NOT NULL,
    employer_id  uuid REFERENCES employer,
    dimensions   jsonb NOT NULL,
    quantities   jsonb NOT NULL,
    PRIMARY KEY (family, job_order_id)
);
CREATE INDEX shared_fact_by_cohort ON shared_fact (family, counted_on);
COMMENT ON TABLE shared_fact IS 'Facts about job orders that every a-kasse shares; what an a-kasse did with an order is in fact.';
COMMENT ON COLUMN shared_fact.family IS 'Which kind of fact.';
COMMENT ON COLUMN shared_fact.job_order_id IS 'The order.';
COMMENT ON COLUMN shared_fact.counted_on IS 'The day that decides which cohort it belongs to.';
COMMENT ON COLUMN shared_fact.employer_id IS 'The employer it tells something of; null where the source gave none.';
COMMENT ON COLUMN shared_fact.dimensions IS 'What it can be divided by: code to value.';
COMMENT ON COLUMN shared_fact.quantities IS 'Whole numbers by code; one that is left out is 0.';

CREATE TABLE shared_fill (
    family        text PRIMARY KEY,
    filled_before date,
    basis         text NOT NULL
);
COMMENT ON TABLE shared_fill IS 'How far the shared facts are filled.';
COMMENT ON COLUMN shared_fill.family IS 'The kind of fact.';
COMMENT ON COLUMN shared_fill.filled_before IS 'The first day that is not yet filled; null before the first filling.';
COMMENT ON COLUMN shared_fill.basis IS 'Version of the declaration; another one is filled from nothing.';

CREATE TABLE shared_revision (
    family       text NOT NULL,
    cohort_month date NOT NULL,
    revised_on   date NOT NULL,
    facts        integer NOT NULL,
    quantities   text[] NOT NULL,
    PRIMARY KEY (family, cohort_month, revised_on),
    CONSTRAINT shared_cohort_month_is_its_first_day CHECK (extract(day FROM cohort_month) = 1),
    CONSTRAINT shared_revision_comes_after_its_cohort CHECK (revised_on >= cohort_month + interval '1 month')
);
COMMENT ON TABLE shared_revision IS 'Cohorts whose shared facts came out otherwise after their month had ended, day by day.';
COMMENT ON COLUMN shared_revision.family IS 'The kind of fact.';
COMMENT ON COLUMN shared_revision.cohort_month IS 'First day of the cohort''s month.';
COMMENT ON COLUMN shared_revision.revised_on IS 'The day whose events changed it.';
COMMENT ON COLUMN shared_revision.facts IS 'How many facts came, went or changed.';
COMMENT ON COLUMN shared_revision.quantities IS 'The quantities that were touched, in alphabetical order.';

CREATE FUNCTION industry_before(whose smallint, who uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT member_occupation.section
      FROM member_occupation
     WHERE member_occupation.akasse_id = whose
       AND member_occupation.member_id = who
       AND member_occupation.section IS NOT NULL
     ORDER BY coalesce(member_occupation.until, 'infinity') DESC,
              coalesce(member_occupation.since, '-infinity') DESC,
              member_occupation.place
     LIMIT 1
$$;
COMMENT ON FUNCTION industry_before IS 'The section of the job a member has held last, among those whose section is known.';

-- A new day asks what happened on it; without these it would read everything that ever happened.
CREATE INDEX job_order_by_creation ON job_order (created_at);
CREATE INDEX job_order_by_change ON job_order (changed_at);
CREATE INDEX job_order_by_reading ON job_order (understood_at);
CREATE INDEX referral_event_by_time ON referral_event (akasse_id, happened_at);
CREATE INDEX placement_event_by_time ON placement_event (akasse_id, happened_at);
CREATE INDEX placement_event_by_placement ON placement_event (akasse_id, placement_id, happened_at);
CREATE INDEX talk_event_by_time ON talk_event (akasse_id, happened_at);
CREATE INDEX recommendation_event_by_time ON recommendation_event (akasse_id, happened_at);
CREATE INDEX handover_event_by_time ON handover_event (akasse_id, handed_over_at);
CREATE INDEX ranking_event_by_time ON ranking_event (akasse_id, happened_at);
CREATE INDEX decision_event_by_time ON decision_event (akasse_id, happened_at);
CREATE INDEX decision_event_by_list ON decision_event (akasse_id, ranking_event_id);
CREATE INDEX course_by_change ON course (akasse_id, changed_at);
CREATE INDEX placement_by_member ON placement (akasse_id, member_id);
CREATE INDEX member_by_reading ON member (akasse_id, understood_at);
CREATE INDEX member_by_change ON member (akasse_id, changed_at);
CREATE INDEX exemption_by_decision ON exemption (akasse_id, decided_at);
CREATE INDEX exemption_by_withdrawal ON exemption (akasse_id, withdrawn_at) WHERE withdrawn_at IS NOT NULL;

DO $$
DECLARE table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['fact', 'fact_fill', 'fact_revision'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY own_akasse_only ON %I '
            'USING (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint) '
            'WITH CHECK (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint)',
            table_name);
    END LOOP;
END $$;
GRANT SELECT, INSERT, DELETE ON fact, shared_fact TO jobbro_app;
GRANT SELECT, INSERT, UPDATE ON fact_fill, fact_revision, shared_fill, shared_revision TO jobbro_app;
