-- The life of a job order: why it stands where it stands, its shared log, follow-up of employers, review of wording.

CREATE TYPE state_cause AS ENUM (
    'submitted', 'imported', 'employer_asked', 'positions_filled', 'enough_referrals', 'deadline_passed', 'unanswered',
    'awaits_review', 'reviewed', 'wording_mended', 'reopened', 'hire_reversed',
    'room_again'
);
CREATE TYPE job_order_log_kind AS ENUM (
    'created', 'changed', 'state_changed', 'referral_registered', 'referral_updated', 'employer_contacted',
    'employer_answered', 'marked_unanswered', 'wording_reviewed'
);
CREATE TYPE who_acted AS ENUM ('employer', 'adviser', 'jobbro');
CREATE TYPE wording_ground AS ENUM (
    'age', 'sex', 'pregnancy', 'family', 'race', 'origin', 'language', 'religion', 'political_view',
    'sexual_orientation', 'disability', 'health', 'union'
);

ALTER TABLE job_order
    ADD COLUMN status_cause state_cause NOT NULL DEFAULT 'imported',
    ADD COLUMN status_since timestamptz;
COMMENT ON COLUMN job_order.status_cause IS 'Why the order is in its state.';
COMMENT ON COLUMN job_order.status_since IS 'Since when it is in its state; null = since it landed.';
CREATE INDEX job_order_by_deadline ON job_order (deadline_on, number)
    WHERE status IN ('in_progress', 'enough_referrals');

CREATE TABLE job_order_log (
    job_order_log_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job_order_id     uuid NOT NULL REFERENCES job_order,
    happened_at      timestamptz NOT NULL,
    kind             job_order_log_kind NOT NULL,
    who              who_acted NOT NULL,
    detail           text NOT NULL DEFAULT '',
    from_status      job_order_status,
    to_status        job_order_status,
    cause            state_cause,
    actor            text NOT NULL,
    CONSTRAINT a_new_state_says_from_to_and_why CHECK (
        (kind = 'state_changed') = (from_status IS NOT NULL AND to_status IS NOT NULL AND cause IS NOT NULL)
    ),
    CONSTRAINT log_detail_is_short_and_holds_no_persons_number CHECK (
        length(detail) <= 400 AND detail !~ '[0-9]{6}[- ]?[0-9]{4}'
    )
);
CREATE INDEX job_order_log_by_order ON job_order_log (job_order_id, job_order_log_id);
COMMENT ON TABLE job_order_log IS 'The log of each order (formidlingslog), shared by all a-kasser; only added to.';
COMMENT ON COLUMN job_order_log.job_order_log_id IS 'Key; rises.';
COMMENT ON COLUMN job_order_log.job_order_id IS 'The order.';
COMMENT ON COLUMN job_order_log.happened_at IS 'When.';
COMMENT ON COLUMN job_order_log.kind IS 'What the line tells.';
COMMENT ON COLUMN job_order_log.who IS 'Who did it, as far as the log may say.';
COMMENT ON COLUMN job_order_log.detail IS 'More in Danish; never a member, never an a-kasse.';
COMMENT ON COLUMN job_order_log.from_status IS 'State before; null unless the line tells of a new state.';
COMMENT ON COLUMN job_order_log.to_status IS 'State after.';
COMMENT ON COLUMN job_order_log.cause IS 'Why the state changed.';
COMMENT ON COLUMN job_order_log.actor IS 'Pseudonymous id of who did it; the serving role writes it and cannot read it.';
CREATE TRIGGER job_order_log_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON job_order_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE job_order_follow_up (
    job_order_id  uuid PRIMARY KEY REFERENCES job_order,
    heard_at      timestamptz NOT NULL,
    asked_at      timestamptz,
    unanswered_at timestamptz,
    CONSTRAINT only_who_was_asked_can_be_silent CHECK (unanswered_at IS NULL OR asked_at IS NOT NULL)
);
COMMENT ON TABLE job_order_follow_up IS 'Orders whose employer we can write to: when we last heard, asked, and gave up waiting.';
COMMENT ON COLUMN job_order_follow_up.job_order_id IS 'The order.';
COMMENT ON COLUMN job_order_follow_up.heard_at IS 'The employer''s latest sign of life.';
COMMENT ON COLUMN job_order_follow_up.asked_at IS 'When we asked whether the order still stands; null when nothing is asked.';
COMMENT ON COLUMN job_order_follow_up.unanswered_at IS 'When the order was marked as unanswered; null while it is not.';

CREATE TABLE job_order_wording (
    job_order_id uuid NOT NULL REFERENCES job_order,
    place        smallint NOT NULL,
    phrase       text NOT NULL,
    ground       wording_ground NOT NULL,
    reason       text NOT NULL,
    asked_at     timestamptz NOT NULL,
    reviewed_at  timestamptz,
    lawful       boolean,
    judgement    text NOT NULL DEFAULT '',
    PRIMARY KEY (job_order_id, place),
    CONSTRAINT wording_kept_states_its_reason CHECK (reason <> ''),
    CONSTRAINT wording_review_states_its_judgement 
        CHECK ((reviewed_at IS NULL) = (judgement = '') AND (reviewed_at IS NULL) = (lawful IS NULL))
);
COMMENT ON TABLE job_order_wording IS 'Wording that may be unlawful and that the employer keeps with a reason, for review.';
COMMENT ON COLUMN job_order_wording.job_order_id IS 'The order.';
COMMENT ON COLUMN job_order_wording.place IS 'Counts from 1 in the order of the text.';
COMMENT ON COLUMN job_order_wording.phrase IS 'The words.';
COMMENT ON COLUMN job_order_wording.ground IS 'The ground of discrimination that they touch.';
COMMENT ON COLUMN job_order_wording.reason IS 'Why the employer needs them.';
COMMENT ON COLUMN job_order_wording.asked_at IS 'When the order was submitted with them.';
COMMENT ON COLUMN job_order_wording.reviewed_at IS 'When an adviser judged them; null while they wait.';
COMMENT ON COLUMN job_order_wording.lawful IS 'Whether it may be used; null while it waits.';
COMMENT ON COLUMN job_order_wording.judgement IS 'The judgement in words; empty while they wait.';

GRANT INSERT ON job_order_log TO jobbro_app;
GRANT SELECT (job_order_log_id, job_order_id, happened_at, kind, who, detail, from_status, to_status, cause)
    ON job_order_log TO jobbro_app;
GRANT SELECT, INSERT, UPDATE ON job_order_follow_up TO jobbro_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON job_order_wording TO jobbro_app;
