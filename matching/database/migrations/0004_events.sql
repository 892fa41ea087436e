-- What was shown and what was decided: append-only, enough to replay a list.

CREATE TYPE decision AS ENUM ('agreed', 'not_relevant', 'undone');

CREATE TABLE ranking_event (
    akasse_id        smallint NOT NULL REFERENCES akasse,
    ranking_event_id uuid NOT NULL DEFAULT gen_random_uuid(),
    happened_at      timestamptz NOT NULL,
    as_of            date NOT NULL,
    actor            text NOT NULL,
    purpose          text NOT NULL,
    member_id        uuid,
    job_order_id     uuid,
    ranker           text NOT NULL,
    feature_names    text[] NOT NULL,
    embedding_model  text NOT NULL,
    considered       integer NOT NULL,
    excluded         jsonb NOT NULL,
    options          jsonb NOT NULL,
    shown            jsonb NOT NULL,
    milliseconds     real NOT NULL,
    PRIMARY KEY (akasse_id, ranking_event_id),
    CONSTRAINT ranking_is_about_a_member_or_an_order CHECK (num_nonnulls(member_id, job_order_id) = 1)
);
COMMENT ON TABLE ranking_event IS 'Every ranked list that was shown: for whom, by which model, with which values, in which order.';
COMMENT ON COLUMN ranking_event.akasse_id IS 'The a-kasse that asked.';
COMMENT ON COLUMN ranking_event.ranking_event_id IS 'Key.';
COMMENT ON COLUMN ranking_event.happened_at IS 'When.';
COMMENT ON COLUMN ranking_event.as_of IS 'The day the rules were applied for.';
COMMENT ON COLUMN ranking_event.actor IS 'Who asked, by pseudonymous user id.';
COMMENT ON COLUMN ranking_event.purpose IS 'Why personal data were read.';
COMMENT ON COLUMN ranking_event.member_id IS 'The member jobs were sought for; null when candidates were sought.';
COMMENT ON COLUMN ranking_event.job_order_id IS 'The order candidates were sought for; null when jobs were sought.';
COMMENT ON COLUMN ranking_event.ranker IS 'Name and digest of the ranker''s artefact.';
COMMENT ON COLUMN ranking_event.feature_names IS 'The features in the order of the values kept in shown.';
COMMENT ON COLUMN ranking_event.embedding_model IS 'Identity of the embedding model.';
COMMENT ON COLUMN ranking_event.considered IS 'How many were weighed, excluded ones among them.';
COMMENT ON COLUMN ranking_event.excluded IS 'How many each rule kept out.';
COMMENT ON COLUMN ranking_event.options IS 'What the adviser had changed, such as the travel limit.';
COMMENT ON COLUMN ranking_event.shown IS 'The list: the other party''s id, feature values, score, track; in the order shown.';
COMMENT ON COLUMN ranking_event.milliseconds IS 'How long it took.';
CREATE INDEX ranking_event_by_member ON ranking_event (akasse_id, member_id, happened_at);

CREATE TABLE decision_event (
    akasse_id         smallint NOT NULL REFERENCES akasse,
    decision_event_id uuid NOT NULL DEFAULT gen_random_uuid(),
    ranking_event_id  uuid NOT NULL,
    happened_at       timestamptz NOT NULL,
    actor             text NOT NULL,
    member_id         uuid NOT NULL,
    job_order_id      uuid NOT NULL,
    decision          decision NOT NULL,
    reason            text,
    PRIMARY KEY (akasse_id, decision_event_id),
    FOREIGN KEY (akasse_id, ranking_event_id) REFERENCES ranking_event,
    CONSTRAINT not_relevant_states_its_reason CHECK ((decision = 'not_relevant') = (reason IS NOT NULL))
);
COMMENT ON TABLE decision_event IS 'What the adviser decided on a proposal that was shown; a change of mind is a new row.';
COMMENT ON COLUMN decision_event.akasse_id IS 'The a-kasse that decided.';
COMMENT ON COLUMN decision_event.decision_event_id IS 'Key.';
COMMENT ON COLUMN decision_event.ranking_event_id IS 'The list it stood on.';
COMMENT ON COLUMN decision_event.happened_at IS 'When.';
COMMENT ON COLUMN decision_event.actor IS 'Who decided, by pseudonymous user id.';
COMMENT ON COLUMN decision_event.member_id IS 'The member.';
COMMENT ON COLUMN decision_event.job_order_id IS 'The order.';
COMMENT ON COLUMN decision_event.decision IS 'What was decided.';
COMMENT ON COLUMN decision_event.reason IS 'Reason code when it was set aside.';
CREATE INDEX decision_event_by_pair ON decision_event (akasse_id, member_id, job_order_id, happened_at);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are never changed or deleted';
END $$;
CREATE TRIGGER ranking_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ranking_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decision_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
