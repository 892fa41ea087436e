-- Letters and e-mails waiting to be sent, and where members can be reached.

CREATE TYPE mail_kind AS ENUM (
    'summons', 'talk_changed', 'talk_cancelled', 'agreements', 'referral_to_employer', 'referral_reminder',
    'referral_withdrawn', 'order_receipt', 'order_follow_up', 'recommendation_answered'
);
CREATE TYPE mail_state AS ENUM ('waiting', 'sending', 'sent', 'not_needed', 'failed', 'uncertain');
CREATE TYPE mail_reason AS ENUM (
    'no_address', 'address_refused', 'letter_refused', 'sender_refused', 'server_busy', 'letter_broken',
    'connection_lost', 'stopped', 'state_changed', 'answered', 'withdrawn', 'passed', 'never_told', 'closed'
);

CREATE TABLE outgoing_mail (
    akasse_id  smallint NOT NULL REFERENCES akasse,
    mail_id    uuid NOT NULL DEFAULT gen_random_uuid(),
    kind       mail_kind NOT NULL,
    subject_id uuid NOT NULL,
    once_key   text NOT NULL,
    queued_at  timestamptz NOT NULL,
    send_after timestamptz NOT NULL,
    state      mail_state NOT NULL DEFAULT 'waiting',
    reason     mail_reason,
    smtp_code  smallint,
    attempts   smallint NOT NULL DEFAULT 0,
    version    integer NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (akasse_id, mail_id),
    CONSTRAINT mail_is_queued_once UNIQUE (akasse_id, once_key),
    CONSTRAINT mail_of_an_akasse_is_not_about_an_order_alone CHECK (kind NOT IN ('order_receipt', 'order_follow_up')),
    CONSTRAINT unsent_mail_says_why CHECK (state NOT IN ('not_needed', 'failed', 'uncertain') OR reason IS NOT NULL)
);
COMMENT ON TABLE outgoing_mail IS 'Mail of an a-kasse, to be sent or sent; it names its subject and holds no address and no words.';
COMMENT ON COLUMN outgoing_mail.akasse_id IS 'The a-kasse it is sent for.';
COMMENT ON COLUMN outgoing_mail.mail_id IS 'Key.';
COMMENT ON COLUMN outgoing_mail.kind IS 'What it is about; decides who writes it.';
COMMENT ON COLUMN outgoing_mail.subject_id IS 'The talk, referral or other thing it tells of; which, the kind says.';
COMMENT ON COLUMN outgoing_mail.once_key IS 'The same key is queued once; made of kind, id and version, never of a name.';
COMMENT ON COLUMN outgoing_mail.queued_at IS 'When it was put in the outbox.';
COMMENT ON COLUMN outgoing_mail.send_after IS 'The earliest time to send it; moved ahead when it is put off.';
COMMENT ON COLUMN outgoing_mail.state IS 'What has become of it.';
COMMENT ON COLUMN outgoing_mail.reason IS 'Why it was put off, failed, is uncertain or was not needed.';
COMMENT ON COLUMN outgoing_mail.smtp_code IS 'The mail server''s answer to the newest attempt, when it refused.';
COMMENT ON COLUMN outgoing_mail.attempts IS 'How often it was tried.';
COMMENT ON COLUMN outgoing_mail.version IS 'Rises with each change; a change names the version it saw.';
COMMENT ON COLUMN outgoing_mail.changed_at IS 'When it last changed.';
CREATE INDEX outgoing_mail_by_state ON outgoing_mail (akasse_id, state, send_after);
CREATE INDEX outgoing_mail_by_subject ON outgoing_mail (akasse_id, subject_id);

CREATE TABLE outgoing_mail_event (
    akasse_id   smallint NOT NULL,
    mail_id     uuid NOT NULL,
    version     integer NOT NULL,
    happened_at timestamptz NOT NULL,
    actor       text NOT NULL,
    state       mail_state NOT NULL,
    reason      mail_reason,
    smtp_code   smallint,
    PRIMARY KEY (akasse_id, mail_id, version),
    FOREIGN KEY (akasse_id, mail_id) REFERENCES outgoing_mail
);
COMMENT ON TABLE outgoing_mail_event IS 'What became of a mail, change by change; an attempt is written here before it is made.';
COMMENT ON COLUMN outgoing_mail_event.akasse_id IS 'The a-kasse it is sent for.';
COMMENT ON COLUMN outgoing_mail_event.mail_id IS 'The mail.';
COMMENT ON COLUMN outgoing_mail_event.version IS 'Version of the mail from then on.';
COMMENT ON COLUMN outgoing_mail_event.happened_at IS 'When.';
COMMENT ON COLUMN outgoing_mail_event.actor IS 'The person who decided, by pseudonymous user id, or "post" for the machine.';
COMMENT ON COLUMN outgoing_mail_event.state IS 'State from then on.';
COMMENT ON COLUMN outgoing_mail_event.reason IS 'Why.';
COMMENT ON COLUMN outgoing_mail_event.smtp_code IS 'The mail server''s answer when it refused.';
CREATE TRIGGER outgoing_mail_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON outgoing_mail_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE outgoing_order_mail (
    mail_id    uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind       mail_kind NOT NULL,
    subject_id uuid NOT NULL,
    once_key   text NOT NULL,
    queued_at  timestamptz NOT NULL,
    send_after timestamptz NOT NULL,
    state      mail_state NOT NULL DEFAULT 'waiting',
    reason     mail_reason,
    smtp_code  smallint,
    attempts   smallint NOT NULL DEFAULT 0,
    version    integer NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    CONSTRAINT order_mail_is_queued_once UNIQUE (once_key),
    CONSTRAINT order_mail_is_about_an_order_alone CHECK (kind IN ('order_receipt', 'order_follow_up')),
    CONSTRAINT unsent_order_mail_says_why
        CHECK (state NOT IN ('not_needed', 'failed', 'uncertain') OR reason IS NOT NULL)
);
COMMENT ON TABLE outgoing_order_mail IS 'Mail to employers about an order alone, which no a-kasse owns; otherwise as outgoing_mail.';
COMMENT ON COLUMN outgoing_order_mail.mail_id IS 'Key.';
COMMENT ON COLUMN outgoing_order_mail.kind IS 'What it is about; decides who writes it.';
COMMENT ON COLUMN outgoing_order_mail.subject_id IS 'The job order.';
COMMENT ON COLUMN outgoing_order_mail.once_key IS 'The same key is queued once; made of kind, id and version, never of a name.';
COMMENT ON COLUMN outgoing_order_mail.queued_at IS 'When it was put in the outbox.';
COMMENT ON COLUMN outgoing_order_mail.send_after IS 'The earliest time to send it; moved ahead when it is put off.';
COMMENT ON COLUMN outgoing_order_mail.state IS 'What has become of it.';
COMMENT ON COLUMN outgoing_order_mail.reason IS 'Why it was put off, failed, is uncertain or was not needed.';
COMMENT ON COLUMN outgoing_order_mail.smtp_code IS 'The mail server''s answer to the newest attempt, when it refused.';
COMMENT ON COLUMN outgoing_order_mail.attempts IS 'How often it was tried.';
COMMENT ON COLUMN outgoing_order_mail.version IS 'Rises with each change; a change names the version it saw.';
COMMENT ON COLUMN outgoing_order_mail.changed_at IS 'When it last changed.';
CREATE INDEX outgoing_order_mail_by_state ON outgoing_order_mail (state, send_after);

CREATE TABLE outgoing_order_mail_event (
    mail_id     uuid NOT NULL REFERENCES outgoing_order_mail,
    version     integer NOT NULL,
    happened_at timestamptz NOT NULL,
    actor       text NOT NULL,
    state       mail_state NOT NULL,
    reason      mail_reason,
    smtp_code   smallint,
    PRIMARY KEY (mail_id, version)
);
COMMENT ON TABLE outgoing_order_mail_event IS 'What became of an order''s mail, change by change; an attempt is written here before it is made.';
COMMENT ON COLUMN outgoing_order_mail_event.mail_id IS 'The mail.';
COMMENT ON COLUMN outgoing_order_mail_event.version IS 'Version of the mail from then on.';
COMMENT ON COLUMN outgoing_order_mail_event.happened_at IS 'When.';
COMMENT ON COLUMN outgoing_order_mail_event.actor IS 'The person who decided, by pseudonymous user id, or "post" for the machine.';
COMMENT ON COLUMN outgoing_order_mail_event.state IS 'State from then on.';
COMMENT ON COLUMN outgoing_order_mail_event.reason IS 'Why.';
COMMENT ON COLUMN outgoing_order_mail_event.smtp_code IS 'The mail server''s answer when it refused.';
CREATE TRIGGER outgoing_order_mail_event_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON outgoing_order_mail_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE member_identity
    ADD COLUMN email text NOT NULL DEFAULT '',
    ADD COLUMN phone text NOT NULL DEFAULT '';
COMMENT ON COLUMN member_identity.email IS 'Where letters are sent; empty when not known.';
COMMENT ON COLUMN member_identity.phone IS 'Where the member can be called; empty when not known.';

ALTER TABLE adviser ADD COLUMN phone text NOT NULL DEFAULT '';
COMMENT ON COLUMN adviser.phone IS 'The number members may call, as letters give it; empty when none is to be given.';

DO $$
DECLARE table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['outgoing_mail', 'outgoing_mail_event'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY own_akasse_only ON %I '
            'USING (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint) '
            'WITH CHECK (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint)',
            table_name);
    END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON outgoing_mail, outgoing_order_mail TO jobbro_app;
GRANT SELECT, INSERT ON outgoing_mail_event, outgoing_order_mail_event TO jobbro_app;
