-- What people have mended in a member's profile: each change, and what holds against the files that land later.

CREATE TYPE profile_part AS ENUM ('skill', 'licence', 'language', 'goals', 'hours', 'shifts', 'travel');

CREATE TABLE profile_change (
    akasse_id         smallint NOT NULL,
    profile_change_id uuid NOT NULL DEFAULT gen_random_uuid(),
    member_id         uuid NOT NULL,
    version           integer NOT NULL,
    happened_at       timestamptz NOT NULL,
    actor             text NOT NULL,
    part              profile_part NOT NULL,
    key               text NOT NULL,
    before            jsonb,
    after             jsonb,
    mend_before       jsonb,
    undoes            uuid,
    PRIMARY KEY (akasse_id, profile_change_id),
    FOREIGN KEY (akasse_id, member_id) REFERENCES member,
    FOREIGN KEY (akasse_id, undoes) REFERENCES profile_change,
    CONSTRAINT profile_version_is_given_once UNIQUE (akasse_id, member_id, version),
    CONSTRAINT profile_change_is_undone_once UNIQUE (akasse_id, undoes),
    CONSTRAINT profile_change_changes_something CHECK (before IS DISTINCT FROM after)
);
COMMENT ON TABLE profile_change IS 'Every change of a member''s profile by a person, or by a file that overruled one; only added to.';
COMMENT ON COLUMN profile_change.akasse_id IS 'The a-kasse that holds the row.';
COMMENT ON COLUMN profile_change.profile_change_id IS 'Key.';
COMMENT ON COLUMN profile_change.member_id IS 'The member.';
COMMENT ON COLUMN profile_change.version IS 'The profile''s version from then on; two changes of the same version are one too many.';
COMMENT ON COLUMN profile_change.happened_at IS 'When.';
COMMENT ON COLUMN profile_change.actor IS 'Who changed it, by pseudonymous user id; file when a landed file overruled a person.';
COMMENT ON COLUMN profile_change.part IS 'Which part of the profile.';
COMMENT ON COLUMN profile_change.key IS 'Our key of the skill or licence, the name of the language; empty for parts there is one of.';
COMMENT ON COLUMN profile_change.before IS 'What stood there; null = nothing.';
COMMENT ON COLUMN profile_change.after IS 'What stands there from then on; null = nothing.';
COMMENT ON COLUMN profile_change.mend_before IS 'What people had mended there before, to be put back when this is undone; null = nothing.';
COMMENT ON COLUMN profile_change.undoes IS 'The change that this one takes back; null for an ordinary one.';
CREATE TRIGGER profile_change_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON profile_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE profile_mend (
    akasse_id  smallint NOT NULL,
    member_id  uuid NOT NULL,
    part       profile_part NOT NULL,
    key        text NOT NULL,
    value      jsonb,
    file_said  jsonb,
    mended_at  timestamptz NOT NULL,
    actor      text NOT NULL,
    PRIMARY KEY (akasse_id, member_id, part, key),
    FOREIGN KEY (akasse_id, member_id) REFERENCES member
);
COMMENT ON TABLE profile_mend IS 'What people have mended and what holds until a file says something newer about the same.';
COMMENT ON COLUMN profile_mend.akasse_id IS 'The a-kasse that holds the row.';
COMMENT ON COLUMN profile_mend.member_id IS 'The member.';
COMMENT ON COLUMN profile_mend.part IS 'Which part of the profile.';
COMMENT ON COLUMN profile_mend.key IS 'As in profile_change.';
COMMENT ON COLUMN profile_mend.value IS 'What holds; null = taken away.';
COMMENT ON COLUMN profile_mend.file_said IS 'What the file said of it when it was mended; null = nothing.';
COMMENT ON COLUMN profile_mend.mended_at IS 'When.';
COMMENT ON COLUMN profile_mend.actor IS 'Who mended it, by pseudonymous user id.';

DO $$
DECLARE table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['profile_change', 'profile_mend'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY own_akasse_only ON %I '
            'USING (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint) '
            'WITH CHECK (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint)',
            table_name);
    END LOOP;
END $$;
GRANT SELECT, INSERT ON profile_change TO jobbro_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON profile_mend TO jobbro_app;
