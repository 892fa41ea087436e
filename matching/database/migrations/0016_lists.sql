-- The lists of members and job orders: what makes them quick, saved searches, and what was done to many rows at once.

CREATE TYPE list_kind AS ENUM ('members', 'job_orders');
CREATE TYPE list_act AS ENUM (
    'assign_adviser', 'return_adviser', 'meet_need', 'fill_positions', 'pause', 'contact_employer', 'extend_deadline',
    'reopen', 'export'
);

-- The server may know no Danish collation, so names are put in order by a key of our own: æ, ø, å last and aa as å, as
-- in a Danish directory; danish_sort_key in api/danish_words.py is the same rule for lists that are made in memory.
CREATE FUNCTION danish_key(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(replace(lower(words), 'aa', '}'),
                     'æÆäÄøØöÖåÅéÉèÈêÊáÁàÀóÓüÜñÑçÇ',
                     '{{{{||||}}eeeeeeaaaaooyynncc')
$$;

CREATE INDEX member_newest ON member (akasse_id, created_at, number);
CREATE INDEX member_by_municipality ON member (akasse_id, municipality_code, number);
CREATE INDEX member_identity_by_name ON member_identity (akasse_id, danish_key(name), member_id);
CREATE INDEX member_goal_by_occupation ON member_goal (akasse_id, occupation_id, member_id);
CREATE INDEX course_by_adviser ON course (akasse_id, adviser, member_id);
CREATE INDEX talk_planned ON talk (akasse_id, member_id, starts_at, ends_at) WHERE state = 'planned';
CREATE INDEX job_order_by_state ON job_order (status, created_at, number);
CREATE INDEX job_order_by_municipality ON job_order (municipality_code, status, number);

CREATE TABLE saved_search (
    akasse_id       smallint NOT NULL REFERENCES akasse,
    saved_search_id uuid NOT NULL DEFAULT gen_random_uuid(),
    user_id         text NOT NULL,
    list            list_kind NOT NULL,
    name            text NOT NULL,
    choice          jsonb NOT NULL,
    made_at         timestamptz NOT NULL,
    seen_at         timestamptz NOT NULL,
    deleted_at      timestamptz,
    PRIMARY KEY (akasse_id, saved_search_id),
    CONSTRAINT saved_search_has_a_short_name CHECK (name <> '' AND length(name) <= 60),
    CONSTRAINT saved_search_name_is_no_persons_number CHECK (name !~ '[0-9]{6}[- ]?[0-9]{4}')
);
CREATE UNIQUE INDEX saved_search_is_called_one_thing ON saved_search (akasse_id, user_id, list, name)
    WHERE deleted_at IS NULL;
COMMENT ON TABLE saved_search IS 'Lists that an adviser wants to see again, by the codes of their filters.';
COMMENT ON COLUMN saved_search.akasse_id IS 'The a-kasse of the adviser.';
COMMENT ON COLUMN saved_search.saved_search_id IS 'Key.';
COMMENT ON COLUMN saved_search.user_id IS 'Whose it is, by pseudonymous user id; nobody else is shown it.';
COMMENT ON COLUMN saved_search.list IS 'Which list.';
COMMENT ON COLUMN saved_search.name IS 'What the adviser calls it.';
COMMENT ON COLUMN saved_search.choice IS 'Coded filters and order; never what was typed.';
COMMENT ON COLUMN saved_search.made_at IS 'When it was saved.';
COMMENT ON COLUMN saved_search.seen_at IS 'When it was last opened; what came later is new.';
COMMENT ON COLUMN saved_search.deleted_at IS 'When it was deleted; it can be brought back for a day. Null while it stands.';

CREATE TABLE list_event (
    akasse_id     smallint NOT NULL REFERENCES akasse,
    list_event_id uuid NOT NULL DEFAULT gen_random_uuid(),
    once_key      uuid NOT NULL,
    happened_at   timestamptz NOT NULL,
    actor         text NOT NULL,
    act           list_act NOT NULL,
    choice        jsonb NOT NULL,
    outcome       jsonb NOT NULL,
    PRIMARY KEY (akasse_id, list_event_id),
    CONSTRAINT list_act_is_done_once UNIQUE (akasse_id, once_key)
);
COMMENT ON TABLE list_event IS 'What was done to many rows of a list at once, and each list taken out as a file; only added to.';
COMMENT ON COLUMN list_event.akasse_id IS 'The a-kasse of the adviser.';
COMMENT ON COLUMN list_event.list_event_id IS 'Key.';
COMMENT ON COLUMN list_event.once_key IS 'The form''s own key, so that a form sent twice has one effect.';
COMMENT ON COLUMN list_event.happened_at IS 'When.';
COMMENT ON COLUMN list_event.actor IS 'Who did it, by pseudonymous user id.';
COMMENT ON COLUMN list_event.act IS 'What was done.';
COMMENT ON COLUMN list_event.choice IS 'Coded filters of a list taken out; empty for what was done to chosen rows.';
COMMENT ON COLUMN list_event.outcome IS 'The rows done, with what stood there before, and the rows left with the reason; never a name.';
CREATE TRIGGER list_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON list_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
DECLARE table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['saved_search', 'list_event'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY own_akasse_only ON %I '
            'USING (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint) '
            'WITH CHECK (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint)',
            table_name);
    END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_search TO jobbro_app;
GRANT SELECT, INSERT ON list_event TO jobbro_app;
