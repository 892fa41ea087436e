-- What a talk ends in: agreements, what is typed on the way, and the text for Min Plan.

CREATE TYPE agreement_kind AS ENUM (
    'seek_self', 'referred', 'course', 'practice', 'offer_recommendation', 'competence', 'other'
);
CREATE TYPE agreement_state AS ENUM ('standing', 'withdrawn');
CREATE TYPE doer AS ENUM ('member', 'adviser', 'municipality');
CREATE TYPE draft_field AS ENUM ('note', 'agreement', 'plan');

CREATE TABLE agreement (
    akasse_id        smallint NOT NULL,
    agreement_id     uuid NOT NULL DEFAULT gen_random_uuid(),
    talk_id          uuid NOT NULL,
    course_id        uuid NOT NULL,
    member_id        uuid NOT NULL,
    kind             agreement_kind NOT NULL,
    state            agreement_state NOT NULL DEFAULT 'standing',
    body             text NOT NULL DEFAULT '',
    deadline_on      date,
    doer             doer NOT NULL,
    job_order_id     uuid REFERENCES job_order,
    ranking_event_id uuid,
    offer_kind       text,
    once_key         uuid NOT NULL,
    made_at          timestamptz NOT NULL,
    made_by          text NOT NULL,
    version          integer NOT NULL DEFAULT 1,
    PRIMARY KEY (akasse_id, agreement_id),
    FOREIGN KEY (akasse_id, talk_id) REFERENCES talk,
    FOREIGN KEY (akasse_id, course_id, member_id) REFERENCES course (akasse_id, course_id, member_id),
    FOREIGN KEY (akasse_id, ranking_event_id) REFERENCES ranking_event,
    CONSTRAINT agreement_form_counts_once UNIQUE (akasse_id, talk_id, once_key),
    CONSTRAINT agreement_about_a_job_names_it CHECK (kind NOT IN ('seek_self', 'referred') OR job_order_id IS NOT NULL),
    CONSTRAINT agreement_says_what CHECK (body <> '' OR job_order_id IS NOT NULL)
);
CREATE UNIQUE INDEX agreement_on_a_job_stands_once ON agreement (akasse_id, talk_id, job_order_id)
    WHERE state = 'standing' AND kind IN ('seek_self', 'referred');
CREATE INDEX agreement_by_member ON agreement (akasse_id, member_id, made_at);
COMMENT ON TABLE agreement IS 'What member and adviser agreed on in a talk; the newest state, whose changes are in agreement_event.';
COMMENT ON COLUMN agreement.akasse_id IS 'The a-kasse that holds the talk.';
COMMENT ON COLUMN agreement.agreement_id IS 'Key.';
COMMENT ON COLUMN agreement.talk_id IS 'The talk it was made in.';
COMMENT ON COLUMN agreement.course_id IS 'The course of unemployment the talk belongs to.';
COMMENT ON COLUMN agreement.member_id IS 'The member.';
COMMENT ON COLUMN agreement.kind IS 'What was agreed on.';
COMMENT ON COLUMN agreement.state IS 'Whether it holds or was taken back.';
COMMENT ON COLUMN agreement.body IS 'What was agreed, in the adviser''s words; empty when the job says it all.';
COMMENT ON COLUMN agreement.deadline_on IS 'Last day of the next step; null = none agreed.';
COMMENT ON COLUMN agreement.doer IS 'Who takes the next step.';
COMMENT ON COLUMN agreement.job_order_id IS 'The job it is about; null when it is about none.';
COMMENT ON COLUMN agreement.ranking_event_id IS 'The list the job was shown on; null when it came from no list.';
COMMENT ON COLUMN agreement.offer_kind IS 'The kind of offer to recommend; null for other agreements.';
COMMENT ON COLUMN agreement.once_key IS 'The form''s own key: a form sent twice makes one agreement.';
COMMENT ON COLUMN agreement.made_at IS 'When it was made.';
COMMENT ON COLUMN agreement.made_by IS 'Who wrote it down, by pseudonymous user id.';
COMMENT ON COLUMN agreement.version IS 'Rises with each change; a change names the version it saw.';

CREATE TABLE agreement_event (
    akasse_id          smallint NOT NULL,
    agreement_event_id uuid NOT NULL DEFAULT gen_random_uuid(),
    agreement_id       uuid NOT NULL,
    happened_at        timestamptz NOT NULL,
    actor              text NOT NULL,
    state              agreement_state NOT NULL,
    version            integer NOT NULL,
    PRIMARY KEY (akasse_id, agreement_event_id),
    FOREIGN KEY (akasse_id, agreement_id) REFERENCES agreement,
    CONSTRAINT one_agreement_event_for_each_version UNIQUE (akasse_id, agreement_id, version)
);
COMMENT ON TABLE agreement_event IS 'What became of an agreement, change by change; only added to.';
COMMENT ON COLUMN agreement_event.akasse_id IS 'The a-kasse that holds the talk.';
COMMENT ON COLUMN agreement_event.agreement_event_id IS 'Key.';
COMMENT ON COLUMN agreement_event.agreement_id IS 'The agreement.';
COMMENT ON COLUMN agreement_event.happened_at IS 'When.';
COMMENT ON COLUMN agreement_event.actor IS 'Who changed it, by pseudonymous user id.';
COMMENT ON COLUMN agreement_event.state IS 'State from then on.';
COMMENT ON COLUMN agreement_event.version IS 'Version from then on.';
CREATE TRIGGER agreement_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON agreement_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE talk_draft (
    akasse_id smallint NOT NULL,
    talk_id   uuid NOT NULL,
    adviser   text NOT NULL,
    field     draft_field NOT NULL,
    body      text NOT NULL,
    page_key  uuid NOT NULL,
    version   integer NOT NULL DEFAULT 1,
    saved_at  timestamptz NOT NULL,
    PRIMARY KEY (akasse_id, talk_id, adviser, field),
    FOREIGN KEY (akasse_id, talk_id) REFERENCES talk
);
COMMENT ON TABLE talk_draft IS 'What an adviser has typed in a talk and not yet used; deleted when the talk ends.';
COMMENT ON COLUMN talk_draft.akasse_id IS 'The a-kasse that holds the talk.';
COMMENT ON COLUMN talk_draft.talk_id IS 'The talk.';
COMMENT ON COLUMN talk_draft.adviser IS 'Who typed, by pseudonymous user id.';
COMMENT ON COLUMN talk_draft.field IS 'Which field of the page.';
COMMENT ON COLUMN talk_draft.body IS 'The text as typed.';
COMMENT ON COLUMN talk_draft.page_key IS 'The opened page that saved it: a page never stands in its own way.';
COMMENT ON COLUMN talk_draft.version IS 'Rises with each save; a save names the version it saw.';
COMMENT ON COLUMN talk_draft.saved_at IS 'When it was last saved.';

CREATE TABLE talk_plan (
    akasse_id  smallint NOT NULL,
    talk_id    uuid NOT NULL,
    body       text NOT NULL,
    written_at timestamptz NOT NULL,
    written_by text NOT NULL,
    PRIMARY KEY (akasse_id, talk_id),
    FOREIGN KEY (akasse_id, talk_id) REFERENCES talk
);
COMMENT ON TABLE talk_plan IS 'The agreements of an ended talk as text for Min Plan; written once.';
COMMENT ON COLUMN talk_plan.akasse_id IS 'The a-kasse that held the talk.';
COMMENT ON COLUMN talk_plan.talk_id IS 'The talk.';
COMMENT ON COLUMN talk_plan.body IS 'The text, as the adviser left it.';
COMMENT ON COLUMN talk_plan.written_at IS 'When the talk was ended.';
COMMENT ON COLUMN talk_plan.written_by IS 'Who ended it, by pseudonymous user id.';

DO $$
DECLARE table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['agreement', 'agreement_event', 'talk_draft', 'talk_plan'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY own_akasse_only ON %I '
            'USING (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint) '
            'WITH CHECK (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint)',
            table_name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO jobbro_app', table_name);
    END LOOP;
END $$;
GRANT UPDATE ON agreement TO jobbro_app;
GRANT UPDATE, DELETE ON talk_draft TO jobbro_app;
