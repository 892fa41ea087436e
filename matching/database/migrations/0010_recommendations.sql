-- Recommendations of an offer, and handover to the municipality.

CREATE TYPE recommendation_state AS ENUM
    ('draft', 'sent', 'received', 'granted', 'partly_granted', 'refused', 'withdrawn', 'lapsed');
CREATE TYPE recommendation_act AS ENUM
    ('drafted', 'redrafted', 'sent', 'receipt', 'reminded', 'decided', 'withdrawn', 'lapsed');
CREATE TYPE municipal_channel AS ENUM ('secure_mail', 'digital_post', 'phone', 'meeting', 'letter');
CREATE TYPE offer_grantor AS ENUM ('municipality', 'akasse');

CREATE TABLE offer_kind (
    kind_key       text NOT NULL,
    valid_from     date NOT NULL,
    valid_until    date,
    place          smallint NOT NULL,
    label          text NOT NULL,
    grantor        offer_grantor NOT NULL,
    is_at_company  boolean NOT NULL,
    note           text NOT NULL,
    is_verified    boolean NOT NULL,
    source         text NOT NULL,
    PRIMARY KEY (kind_key, valid_from),
    CONSTRAINT offer_kind_runs_forward CHECK (valid_from < valid_until),
    CONSTRAINT offer_kind_has_one_wording_a_day EXCLUDE USING gist
        (kind_key WITH =, daterange(valid_from, valid_until) WITH &&)
);
COMMENT ON TABLE offer_kind IS 'Kinds of offer as dated data, so that a recommendation keeps the kind of its day.';
COMMENT ON COLUMN offer_kind.kind_key IS 'Key that does not change, such as virksomhedspraktik.';
COMMENT ON COLUMN offer_kind.valid_from IS 'First day on which an offer of this wording may begin.';
COMMENT ON COLUMN offer_kind.valid_until IS 'The day after the last one; null = until further notice.';
COMMENT ON COLUMN offer_kind.place IS 'Its place in lists.';
COMMENT ON COLUMN offer_kind.label IS 'What it is called, in Danish.';
COMMENT ON COLUMN offer_kind.grantor IS 'Who decides; only what the municipality decides can be recommended.';
COMMENT ON COLUMN offer_kind.is_at_company IS 'Whether it takes place at a company, which is named where one is known.';
COMMENT ON COLUMN offer_kind.note IS 'What the adviser should know, in Danish.';
COMMENT ON COLUMN offer_kind.is_verified IS 'Whether it was read in a source; false = to be confirmed.';
COMMENT ON COLUMN offer_kind.source IS 'Where it was read, or what is assumed.';

CREATE TABLE recommendation (
    akasse_id         smallint NOT NULL,
    recommendation_id uuid NOT NULL DEFAULT gen_random_uuid(),
    course_id         uuid NOT NULL,
    member_id         uuid NOT NULL,
    draft_key         uuid NOT NULL,
    kind_key          text NOT NULL,
    kind_valid_from   date NOT NULL,
    state             recommendation_state NOT NULL DEFAULT 'draft',
    version           integer NOT NULL DEFAULT 1,
    purpose           text NOT NULL DEFAULT '',
    member_says       text NOT NULL DEFAULT '',
    adviser_says      text NOT NULL DEFAULT '',
    nearer_job        text NOT NULL DEFAULT '',
    job_goal          text NOT NULL DEFAULT '',
    wished_from       date,
    wished_until      date,
    employer_name     text NOT NULL DEFAULT '',
    cvr_number        text,
    p_number          text,
    adviser           text NOT NULL,
    sent_on           date,
    received_on       date,
    decided_on        date,
    ended_on          date,
    reasons           text NOT NULL DEFAULT '',
    offer_starts_on   date,
    remind_on         date,
    legal_deadline_on date,
    created_at        timestamptz NOT NULL,
    changed_at        timestamptz NOT NULL,
    PRIMARY KEY (akasse_id, recommendation_id),
    FOREIGN KEY (akasse_id, course_id, member_id) REFERENCES course (akasse_id, course_id, member_id),
    FOREIGN KEY (kind_key, kind_valid_from) REFERENCES offer_kind (kind_key, valid_from),
    CONSTRAINT draft_is_written_once UNIQUE (akasse_id, draft_key),
    CONSTRAINT refusal_states_its_reasons CHECK (state NOT IN ('refused', 'partly_granted') OR btrim(reasons) <> ''),
    CONSTRAINT granted_offer_begins_on_a_day CHECK
        (state NOT IN ('granted', 'partly_granted') OR offer_starts_on IS NOT NULL),
    CONSTRAINT decision_has_its_day CHECK
        ((state IN ('granted', 'partly_granted', 'refused')) = (decided_on IS NOT NULL)),
    CONSTRAINT only_a_draft_is_not_sent CHECK (state IN ('draft', 'withdrawn') OR sent_on IS NOT NULL),
    CONSTRAINT draft_was_never_sent CHECK (state <> 'draft' OR sent_on IS NULL),
    CONSTRAINT end_has_its_day CHECK ((state IN ('withdrawn', 'lapsed')) = (ended_on IS NOT NULL)),
    CONSTRAINT reminder_is_for_those_who_wait CHECK (remind_on IS NULL OR state IN ('sent', 'received')),
    CONSTRAINT receipt_and_decision_follow_sending CHECK (sent_on <= least(received_on, decided_on)),
    CONSTRAINT wished_period_runs_forward CHECK (wished_from <= wished_until),
    CONSTRAINT recommendation_cvr_has_eight_digits CHECK (cvr_number ~ '^[0-9]{8}$'),
    CONSTRAINT recommendation_p_number_has_ten_digits CHECK (p_number ~ '^[0-9]{10}$')
);
COMMENT ON TABLE recommendation IS 'Recommendations of an offer to the municipality, which decides; the newest state.';
COMMENT ON COLUMN recommendation.akasse_id IS 'The a-kasse that recommends.';
COMMENT ON COLUMN recommendation.recommendation_id IS 'Key.';
COMMENT ON COLUMN recommendation.course_id IS 'The course of unemployment it belongs to.';
COMMENT ON COLUMN recommendation.member_id IS 'The member.';
COMMENT ON COLUMN recommendation.draft_key IS 'Key of the form it was written in; a form sent twice is one draft.';
COMMENT ON COLUMN recommendation.kind_key IS 'Kind of offer.';
COMMENT ON COLUMN recommendation.kind_valid_from IS 'The wording of the kind that held.';
COMMENT ON COLUMN recommendation.state IS 'What has become of it.';
COMMENT ON COLUMN recommendation.version IS 'Rises with each change; a change names the version it saw.';
COMMENT ON COLUMN recommendation.purpose IS 'What the offer should lead to.';
COMMENT ON COLUMN recommendation.member_says IS 'What the member says about it.';
COMMENT ON COLUMN recommendation.adviser_says IS 'What the adviser adds.';
COMMENT ON COLUMN recommendation.nearer_job IS 'Why it brings the member nearer a job.';
COMMENT ON COLUMN recommendation.job_goal IS 'The job goal it serves.';
COMMENT ON COLUMN recommendation.wished_from IS 'First day wished for.';
COMMENT ON COLUMN recommendation.wished_until IS 'Last day wished for; null = not said.';
COMMENT ON COLUMN recommendation.employer_name IS 'The company where it would be; empty where none is known.';
COMMENT ON COLUMN recommendation.cvr_number IS 'CVR number of the company, eight digits.';
COMMENT ON COLUMN recommendation.p_number IS 'Workplace (production unit), ten digits.';
COMMENT ON COLUMN recommendation.adviser IS 'Who wrote it, by pseudonymous user id.';
COMMENT ON COLUMN recommendation.sent_on IS 'The day it went to the municipality.';
COMMENT ON COLUMN recommendation.received_on IS 'The day the municipality acknowledged it.';
COMMENT ON COLUMN recommendation.decided_on IS 'The day of the municipality''s decision.';
COMMENT ON COLUMN recommendation.ended_on IS 'The day it was withdrawn or lapsed.';
COMMENT ON COLUMN recommendation.reasons IS 'The municipality''s reasons; required where anything was refused.';
COMMENT ON COLUMN recommendation.offer_starts_on IS 'The day the granted offer begins.';
COMMENT ON COLUMN recommendation.remind_on IS 'The a-kasse''s own day to ask again; null when nobody waits.';
COMMENT ON COLUMN recommendation.legal_deadline_on IS 'The law''s deadline for an answer; null, since none is known.';
COMMENT ON COLUMN recommendation.created_at IS 'When the draft was first written.';
COMMENT ON COLUMN recommendation.changed_at IS 'When it last changed.';
CREATE INDEX recommendation_by_member ON recommendation (akasse_id, member_id, created_at);
CREATE INDEX recommendation_waiting ON recommendation (akasse_id, remind_on) WHERE state IN ('sent', 'received');

CREATE TABLE recommendation_event (
    akasse_id               smallint NOT NULL,
    recommendation_event_id uuid NOT NULL DEFAULT gen_random_uuid(),
    recommendation_id       uuid NOT NULL,
    version                 integer NOT NULL,
    act                     recommendation_act NOT NULL,
    state                   recommendation_state NOT NULL,
    happened_at             timestamptz NOT NULL,
    happened_on             date NOT NULL,
    actor                   text NOT NULL,
    channel                 municipal_channel,
    words                   text NOT NULL DEFAULT '',
    PRIMARY KEY (akasse_id, recommendation_event_id),
    FOREIGN KEY (akasse_id, recommendation_id) REFERENCES recommendation,
    CONSTRAINT one_event_for_each_recommendation_version UNIQUE (akasse_id, recommendation_id, version)
);
COMMENT ON TABLE recommendation_event IS 'What became of a recommendation, act by act; only added to.';
COMMENT ON COLUMN recommendation_event.akasse_id IS 'The a-kasse that recommends.';
COMMENT ON COLUMN recommendation_event.recommendation_event_id IS 'Key.';
COMMENT ON COLUMN recommendation_event.recommendation_id IS 'The recommendation.';
COMMENT ON COLUMN recommendation_event.version IS 'Its version from then on.';
COMMENT ON COLUMN recommendation_event.act IS 'What was done.';
COMMENT ON COLUMN recommendation_event.state IS 'State from then on.';
COMMENT ON COLUMN recommendation_event.happened_at IS 'When it was written down.';
COMMENT ON COLUMN recommendation_event.happened_on IS 'The day it concerns, such as the day of the decision.';
COMMENT ON COLUMN recommendation_event.actor IS 'Who wrote it down, by pseudonymous user id.';
COMMENT ON COLUMN recommendation_event.channel IS 'How it reached the municipality; null where nothing was sent.';
COMMENT ON COLUMN recommendation_event.words IS 'The reasons of a decision, or why it was withdrawn.';
CREATE TRIGGER recommendation_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON recommendation_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE handover_event (
    akasse_id           smallint NOT NULL,
    handover_id         uuid NOT NULL DEFAULT gen_random_uuid(),
    course_id           uuid NOT NULL,
    member_id           uuid NOT NULL,
    version             integer NOT NULL,
    content             jsonb NOT NULL,
    content_digest      text NOT NULL,
    municipality_code   text NOT NULL REFERENCES municipality (municipality_code),
    municipal_actor     text NOT NULL,
    channel             municipal_channel NOT NULL,
    handed_over_at      timestamptz NOT NULL,
    actor               text NOT NULL,
    PRIMARY KEY (akasse_id, handover_id),
    FOREIGN KEY (akasse_id, course_id, member_id) REFERENCES course (akasse_id, course_id, member_id),
    CONSTRAINT one_file_for_each_handover_version UNIQUE (akasse_id, course_id, version),
    CONSTRAINT handover_digest_is_sha256 CHECK (content_digest ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE handover_event IS 'Files handed over to the municipality at the end of the a-kasse''s period; only added to.';
COMMENT ON COLUMN handover_event.akasse_id IS 'The a-kasse that handed over.';
COMMENT ON COLUMN handover_event.handover_id IS 'Key.';
COMMENT ON COLUMN handover_event.course_id IS 'The course that was handed over.';
COMMENT ON COLUMN handover_event.member_id IS 'The member.';
COMMENT ON COLUMN handover_event.version IS '1 for the first file of a course, one more for each file with other contents.';
COMMENT ON COLUMN handover_event.content IS 'The file as it was handed over, with the fields of the allow-list only.';
COMMENT ON COLUMN handover_event.content_digest IS 'SHA-256 of the contents in canonical JSON.';
COMMENT ON COLUMN handover_event.municipality_code IS 'The municipality that received it.';
COMMENT ON COLUMN handover_event.municipal_actor IS 'What the public actor was called on the day.';
COMMENT ON COLUMN handover_event.channel IS 'How it was sent.';
COMMENT ON COLUMN handover_event.handed_over_at IS 'When.';
COMMENT ON COLUMN handover_event.actor IS 'Who handed over, by pseudonymous user id.';
CREATE TRIGGER handover_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON handover_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE handover_receipt_event (
    akasse_id   smallint NOT NULL,
    handover_id uuid NOT NULL,
    received_on date NOT NULL,
    words       text NOT NULL DEFAULT '',
    noted_at    timestamptz NOT NULL,
    actor       text NOT NULL,
    PRIMARY KEY (akasse_id, handover_id),
    FOREIGN KEY (akasse_id, handover_id) REFERENCES handover_event
);
COMMENT ON TABLE handover_receipt_event IS 'The municipality''s receipts for files handed over; one for each, only added to.';
COMMENT ON COLUMN handover_receipt_event.akasse_id IS 'The a-kasse that handed over.';
COMMENT ON COLUMN handover_receipt_event.handover_id IS 'The file it is a receipt for.';
COMMENT ON COLUMN handover_receipt_event.received_on IS 'The day the municipality had it.';
COMMENT ON COLUMN handover_receipt_event.words IS 'A reference the municipality gave; no personal data.';
COMMENT ON COLUMN handover_receipt_event.noted_at IS 'When it was written down.';
COMMENT ON COLUMN handover_receipt_event.actor IS 'Who wrote it down, by pseudonymous user id.';
CREATE TRIGGER handover_receipt_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON handover_receipt_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
DECLARE table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY[
        'recommendation', 'recommendation_event', 'handover_event', 'handover_receipt_event'
    ] LOOP
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
GRANT UPDATE ON recommendation TO jobbro_app;
GRANT SELECT, INSERT, UPDATE ON offer_kind TO jobbro_app;
