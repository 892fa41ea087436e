-- Separation of a-kasser: forced row-level security on every table with an a-kasse, and what the runtime role may do.

DO $$
DECLARE table_name text;
BEGIN
    FOR table_name IN
        SELECT relation.relname
          FROM pg_class AS relation
          JOIN pg_attribute AS attribute ON attribute.attrelid = relation.oid
         WHERE relation.relnamespace = 'jobbro'::regnamespace
           AND relation.relkind IN ('r', 'p')
           AND relation.relname <> 'akasse'
           AND attribute.attname = 'akasse_id'
           AND NOT attribute.attisdropped
         ORDER BY relation.relname
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY own_akasse_only ON %I '
            'USING (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint) '
            'WITH CHECK (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint)',
            table_name);
    END LOOP;
END $$;

GRANT USAGE ON SCHEMA jobbro TO jobbro_app;
GRANT SELECT ON ALL TABLES IN SCHEMA jobbro TO jobbro_app;
GRANT INSERT, UPDATE, DELETE ON
    employer, job_order, job_order_version, job_order_contact, job_order_occupation, job_order_skill,
    job_order_licence, job_order_language, job_order_band, job_order_vector,
    member, member_identity, member_version, member_occupation, member_goal, member_skill, member_licence,
    member_language, member_vector,
    municipality, municipality_region, postcode, industry, taxonomy_version, isco_group, occupation, occupation_label,
    skill, skill_label, skill_hierarchy, occupation_hierarchy, occupation_skill, licence, occupation_licence,
    occupation_move, concept_vector
    TO jobbro_app;
GRANT INSERT ON ranking_event, decision_event TO jobbro_app;
REVOKE ALL ON akasse FROM jobbro_app;
GRANT SELECT ON akasse TO jobbro_app;

DO $$
DECLARE partition_name text;
BEGIN
    FOR partition_name IN
        SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'member_vector'::regclass ORDER BY 1
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM jobbro_app', partition_name);
    END LOOP;
END $$;
