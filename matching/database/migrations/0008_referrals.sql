-- Referrals with consent to sharing, the employer's answer, placements, and what of it is counted over all a-kasser.

CREATE TYPE referral_kind AS ENUM ('offered', 'directed');
CREATE TYPE referral_state AS ENUM (
    'proposed', 'agreed', 'sent', 'seen', 'interview', 'hired', 'declined', 'withdrawn', 'expired'
);
CREATE TYPE referral_act AS ENUM (
    'propose', 'agree', 'send', 'see', 'invite', 'hire', 'employer_declines', 'member_declines', 'withdraw', 'expire',
    'undo', 'reverse', 'fall_through'
);
CREATE TYPE referral_party AS ENUM ('adviser', 'employer', 'clock');
CREATE TYPE decliner AS ENUM ('member', 'employer');
CREATE TYPE decline_reason AS ENUM (
    'lacks_competence', 'hours', 'start', 'position_filled', 'position_gone', 'no_contact', 'too_far', 'other_job',
    'not_wanted', 'other'
);
CREATE TYPE share_basis AS ENUM ('consent', 'directed');
CREATE TYPE shared_field AS ENUM (
    'experience', 'competences', 'licences', 'languages', 'hours', 'start', 'name', 'contact'
);
CREATE TYPE placement_kind AS ENUM ('ordinary', 'practice', 'wage_subsidy');
CREATE TYPE evidence_source AS ENUM ('employer', 'member', 'register');
CREATE TYPE still_employed AS ENUM ('yes', 'no', 'unknown');
CREATE TYPE reversal_reason AS ENUM ('mistake', 'undone', 'member_said_no', 'employer_said_no');
CREATE TYPE placement_act AS ENUM ('registered', 'followed_up', 'reversed');

CREATE TABLE referral (
    akasse_id      smallint NOT NULL,
    referral_id    uuid NOT NULL DEFAULT gen_random_uuid(),
    member_id      uuid NOT NULL,
    job_order_id   uuid NOT NULL REFERENCES job_order,
    kind           referral_kind NOT NULL,
    state          referral_state NOT NULL DEFAULT 'proposed',
    talk_id        uuid,
    proposed_by    text NOT NULL,
    proposed_at    timestamptz NOT NULL,
    agreed_at      timestamptz,
    sent_at        timestamptz,
    seen_at        timestamptz,
    answered_at    timestamptz,
    lapses_at      timestamptz,
    declined_by    decliner,
    decline_reason decline_reason,
    beyond_reason  text,
    came_from      referral_state,
    undo_until     timestamptz,
    version        integer NOT NULL DEFAULT 1,
    changed_at     timestamptz NOT NULL,
    PRIMARY KEY (akasse_id, referral_id),
    FOREIGN KEY (akasse_id, member_id) REFERENCES member,
    FOREIGN KEY (akasse_id, talk_id) REFERENCES talk,
    CONSTRAINT referral_of_one_member_and_order UNIQUE (akasse_id, referral_id, member_id, job_order_id),
    CONSTRAINT referral_lapses_while_it_lives
        CHECK ((state IN ('proposed', 'agreed', 'sent', 'seen', 'interview')) = (lapses_at IS NOT NULL)),
    CONSTRAINT proposed_is_not_yet_agreed CHECK (state <> 'proposed' OR agreed_at IS NULL),
    CONSTRAINT referral_goes_on_once_agreed
        CHECK (state NOT IN ('agreed', 'sent', 'seen', 'interview', 'hired') OR agreed_at IS NOT NULL),
    CONSTRAINT before_the_employer_nothing_is_sent CHECK (state NOT IN ('proposed', 'agreed') OR sent_at IS NULL),
    CONSTRAINT with_the_employer_it_was_sent CHECK (state NOT IN ('sent', 'seen', 'interview') OR sent_at IS NOT NULL),
    CONSTRAINT sent_was_agreed CHECK (sent_at IS NULL OR agreed_at IS NOT NULL),
    CONSTRAINT seen_was_sent CHECK (seen_at IS NULL OR sent_at IS NOT NULL),
    CONSTRAINT seen_has_its_time CHECK (state <> 'seen' OR seen_at IS NOT NULL),
    CONSTRAINT only_a_no_has_a_decliner CHECK ((state = 'declined') = (declined_by IS NOT NULL)),
    CONSTRAINT a_no_has_its_reason CHECK ((declined_by IS NULL) = (decline_reason IS NULL)),
    CONSTRAINT only_an_answer_has_its_time
        CHECK ((state IN ('interview', 'hired', 'declined')) = (answered_at IS NOT NULL)),
    CONSTRAINT only_an_answer_has_an_origin CHECK ((answered_at IS NULL) = (came_from IS NULL)),
    CONSTRAINT only_an_answer_can_be_undone CHECK (undo_until IS NULL OR answered_at IS NOT NULL),
    CONSTRAINT beyond_the_budget_states_its_reason CHECK (beyond_reason <> '')
);
CREATE UNIQUE INDEX member_is_referred_once_to_an_order ON referral (akasse_id, member_id, job_order_id)
    WHERE state IN ('proposed', 'agreed', 'sent', 'seen', 'interview', 'hired');
CREATE INDEX referral_by_order ON referral (akasse_id, job_order_id, proposed_at);
CREATE INDEX referral_lapsing ON referral (akasse_id, lapses_at) WHERE lapses_at IS NOT NULL;
COMMENT ON TABLE referral IS 'Members put forward on job orders; the newest state, whose steps are in referral_event.';
COMMENT ON COLUMN referral.akasse_id IS 'The a-kasse whose member it is.';
COMMENT ON COLUMN referral.referral_id IS 'Key.';
COMMENT ON COLUMN referral.member_id IS 'The member.';
COMMENT ON COLUMN referral.job_order_id IS 'The order.';
COMMENT ON COLUMN referral.kind IS 'Offered, so that the member chooses, or directed, so that the member is told to apply.';
COMMENT ON COLUMN referral.state IS 'What has become of it.';
COMMENT ON COLUMN referral.talk_id IS 'The talk it was agreed in; null when it was not in a talk.';
COMMENT ON COLUMN referral.proposed_by IS 'Who put it forward, by pseudonymous user id.';
COMMENT ON COLUMN referral.proposed_at IS 'When.';
COMMENT ON COLUMN referral.agreed_at IS 'When the member said yes, or was told to apply.';
COMMENT ON COLUMN referral.sent_at IS 'When it went to the employer.';
COMMENT ON COLUMN referral.seen_at IS 'When the employer asked to see the card; never set by a mere opening of the link.';
COMMENT ON COLUMN referral.answered_at IS 'When the answer in force was given.';
COMMENT ON COLUMN referral.lapses_at IS 'When it ends by itself; null once it has ended or led to a hire.';
COMMENT ON COLUMN referral.declined_by IS 'Whose no it was.';
COMMENT ON COLUMN referral.decline_reason IS 'Reason of the no; nothing of what may follow from it.';
COMMENT ON COLUMN referral.beyond_reason IS 'Why the employer gets more candidates than wanted; null when not so.';
COMMENT ON COLUMN referral.came_from IS 'The state before the answer, to which it returns when the answer is taken back.';
COMMENT ON COLUMN referral.undo_until IS 'Until when the employer can take the answer back.';
COMMENT ON COLUMN referral.version IS 'Rises with each step; a step names the version it saw.';
COMMENT ON COLUMN referral.changed_at IS 'When it last changed.';

CREATE TABLE referral_event (
    akasse_id         smallint NOT NULL,
    referral_event_id uuid NOT NULL DEFAULT gen_random_uuid(),
    referral_id       uuid NOT NULL,
    happened_at       timestamptz NOT NULL,
    party             referral_party NOT NULL,
    actor             text NOT NULL,
    act               referral_act NOT NULL,
    state             referral_state NOT NULL,
    decline_reason    decline_reason,
    version           integer NOT NULL,
    PRIMARY KEY (akasse_id, referral_event_id),
    FOREIGN KEY (akasse_id, referral_id) REFERENCES referral,
    CONSTRAINT one_step_for_each_version UNIQUE (akasse_id, referral_id, version)
);
COMMENT ON TABLE referral_event IS 'Every step of a referral; only added to.';
COMMENT ON COLUMN referral_event.akasse_id IS 'The a-kasse whose member it is.';
COMMENT ON COLUMN referral_event.referral_event_id IS 'Key.';
COMMENT ON COLUMN referral_event.referral_id IS 'The referral.';
COMMENT ON COLUMN referral_event.happened_at IS 'When.';
COMMENT ON COLUMN referral_event.party IS 'Who did it: adviser, employer or the clock.';
COMMENT ON COLUMN referral_event.actor IS 'The adviser''s pseudonymous user id; "employer" or "jobbro" for the others.';
COMMENT ON COLUMN referral_event.act IS 'What was done.';
COMMENT ON COLUMN referral_event.state IS 'State from then on.';
COMMENT ON COLUMN referral_event.decline_reason IS 'Reason when it was a no.';
COMMENT ON COLUMN referral_event.version IS 'Version from then on.';
CREATE TRIGGER referral_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON referral_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE share (
    akasse_id    smallint NOT NULL,
    share_id     uuid NOT NULL DEFAULT gen_random_uuid(),
    referral_id  uuid NOT NULL,
    basis        share_basis NOT NULL,
    fields       shared_field[] NOT NULL,
    text_version text NOT NULL,
    shared_at    timestamptz NOT NULL,
    shared_by    text NOT NULL,
    ends_at      timestamptz NOT NULL,
    withdrawn_at timestamptz,
    withdrawn_by text,
    PRIMARY KEY (akasse_id, share_id),
    FOREIGN KEY (akasse_id, referral_id) REFERENCES referral,
    CONSTRAINT share_names_its_fields CHECK (cardinality(fields) > 0),
    CONSTRAINT contact_needs_consent CHECK (basis = 'consent' OR NOT 'contact' = ANY (fields)),
    CONSTRAINT share_runs_forward CHECK (shared_at < ends_at),
    CONSTRAINT share_withdrawal_is_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE UNIQUE INDEX referral_has_one_share_in_force ON share (akasse_id, referral_id) WHERE withdrawn_at IS NULL;
COMMENT ON TABLE share IS 'What an employer may see of a member: on which basis, which fields, under which text, until when.';
COMMENT ON COLUMN share.akasse_id IS 'The a-kasse whose member it is.';
COMMENT ON COLUMN share.share_id IS 'Key.';
COMMENT ON COLUMN share.referral_id IS 'The referral, and through it the member, the order and the employer.';
COMMENT ON COLUMN share.basis IS 'The member''s consent, or being directed to apply.';
COMMENT ON COLUMN share.fields IS 'Exactly what may be seen.';
COMMENT ON COLUMN share.text_version IS 'Version of the text the member was shown; the texts stand in matching/core/sharing.py.';
COMMENT ON COLUMN share.shared_at IS 'From when.';
COMMENT ON COLUMN share.shared_by IS 'The adviser who recorded it, by pseudonymous user id.';
COMMENT ON COLUMN share.ends_at IS 'Until when.';
COMMENT ON COLUMN share.withdrawn_at IS 'When it was taken back; the employer sees nothing from then on.';
COMMENT ON COLUMN share.withdrawn_by IS 'Who recorded that, by pseudonymous user id.';

CREATE TABLE answer_link (
    akasse_id    smallint NOT NULL,
    link_id      uuid NOT NULL DEFAULT gen_random_uuid(),
    referral_id  uuid NOT NULL,
    issued_at    timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    withdrawn_at timestamptz,
    PRIMARY KEY (akasse_id, link_id),
    FOREIGN KEY (akasse_id, referral_id) REFERENCES referral,
    CONSTRAINT link_runs_forward CHECK (issued_at < expires_at)
);
CREATE INDEX answer_link_by_referral ON answer_link (akasse_id, referral_id, issued_at);
COMMENT ON TABLE answer_link IS 'Addresses an employer can answer at; without the application''s signature a row opens nothing.';
COMMENT ON COLUMN answer_link.akasse_id IS 'The a-kasse whose member it is.';
COMMENT ON COLUMN answer_link.link_id IS 'Key; what the signed address carries.';
COMMENT ON COLUMN answer_link.referral_id IS 'The referral.';
COMMENT ON COLUMN answer_link.issued_at IS 'When it was made.';
COMMENT ON COLUMN answer_link.expires_at IS 'When it stops working.';
COMMENT ON COLUMN answer_link.withdrawn_at IS 'When it was closed before that.';

CREATE TABLE placement (
    akasse_id       smallint NOT NULL,
    placement_id    uuid NOT NULL DEFAULT gen_random_uuid(),
    referral_id     uuid NOT NULL,
    member_id       uuid NOT NULL,
    job_order_id    uuid NOT NULL,
    place           smallint NOT NULL,
    kind            placement_kind NOT NULL,
    starts_on       date NOT NULL,
    hours           numeric(4, 1) NOT NULL,
    evidence        evidence_source NOT NULL,
    registered_at   timestamptz NOT NULL,
    registered_by   text NOT NULL,
    reversed_at     timestamptz,
    reversed_by     text,
    reversal_reason reversal_reason,
    version         integer NOT NULL DEFAULT 1,
    PRIMARY KEY (akasse_id, placement_id),
    FOREIGN KEY (akasse_id, referral_id, member_id, job_order_id)
        REFERENCES referral (akasse_id, referral_id, member_id, job_order_id),
    CONSTRAINT places_count_from_one CHECK (place >= 1),
    CONSTRAINT weekly_hours_are_possible CHECK (hours > 0 AND hours <= 60),
    CONSTRAINT reversal_is_whole CHECK (num_nonnulls(reversed_at, reversed_by, reversal_reason) IN (0, 3))
);
CREATE UNIQUE INDEX referral_leads_to_one_placement ON placement (akasse_id, referral_id) WHERE reversed_at IS NULL;
CREATE INDEX placement_by_order ON placement (akasse_id, job_order_id, place);
COMMENT ON TABLE placement IS 'Hires that followed referrals; a row stays when it is taken back.';
COMMENT ON COLUMN placement.akasse_id IS 'The a-kasse whose member it is.';
COMMENT ON COLUMN placement.placement_id IS 'Key.';
COMMENT ON COLUMN placement.referral_id IS 'The referral that led to it.';
COMMENT ON COLUMN placement.member_id IS 'The member.';
COMMENT ON COLUMN placement.job_order_id IS 'The order.';
COMMENT ON COLUMN placement.place IS 'Which of the order''s positions it fills, from 1.';
COMMENT ON COLUMN placement.kind IS 'Ordinary job, practice or wage subsidy.';
COMMENT ON COLUMN placement.starts_on IS 'First day of work.';
COMMENT ON COLUMN placement.hours IS 'Weekly hours.';
COMMENT ON COLUMN placement.evidence IS 'Where it is known from.';
COMMENT ON COLUMN placement.registered_at IS 'When it was registered.';
COMMENT ON COLUMN placement.registered_by IS 'Who registered it; "employer" when it was answered by link.';
COMMENT ON COLUMN placement.reversed_at IS 'When it was taken back; null while it stands.';
COMMENT ON COLUMN placement.reversed_by IS 'Who took it back.';
COMMENT ON COLUMN placement.reversal_reason IS 'Why.';
COMMENT ON COLUMN placement.version IS 'Rises with each change.';

CREATE TABLE placement_event (
    akasse_id          smallint NOT NULL,
    placement_event_id uuid NOT NULL DEFAULT gen_random_uuid(),
    placement_id       uuid NOT NULL,
    happened_at        timestamptz NOT NULL,
    actor              text NOT NULL,
    act                placement_act NOT NULL,
    months             smallint,
    still_employed     still_employed,
    evidence           evidence_source,
    reversal_reason    reversal_reason,
    PRIMARY KEY (akasse_id, placement_event_id),
    FOREIGN KEY (akasse_id, placement_id) REFERENCES placement,
    CONSTRAINT followed_up_says_what_was_found
        CHECK ((act = 'followed_up') = (months IS NOT NULL AND still_employed IS NOT NULL)),
    CONSTRAINT reversed_says_why CHECK ((act = 'reversed') = (reversal_reason IS NOT NULL))
);
COMMENT ON TABLE placement_event IS 'What became of a placement, act by act; only added to.';
COMMENT ON COLUMN placement_event.akasse_id IS 'The a-kasse whose member it is.';
COMMENT ON COLUMN placement_event.placement_event_id IS 'Key.';
COMMENT ON COLUMN placement_event.placement_id IS 'The placement.';
COMMENT ON COLUMN placement_event.happened_at IS 'When.';
COMMENT ON COLUMN placement_event.actor IS 'Who did it, by pseudonymous user id; "employer" when it was by link.';
COMMENT ON COLUMN placement_event.act IS 'What was done.';
COMMENT ON COLUMN placement_event.months IS 'Which follow-up, when it was one.';
COMMENT ON COLUMN placement_event.still_employed IS 'What the follow-up found.';
COMMENT ON COLUMN placement_event.evidence IS 'Where it is known from.';
COMMENT ON COLUMN placement_event.reversal_reason IS 'Why it was taken back, when it was.';
CREATE TRIGGER placement_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON placement_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE follow_up (
    akasse_id      smallint NOT NULL,
    placement_id   uuid NOT NULL,
    months         smallint NOT NULL,
    due_on         date NOT NULL,
    still_employed still_employed,
    evidence       evidence_source,
    answered_at    timestamptz,
    answered_by    text,
    PRIMARY KEY (akasse_id, placement_id, months),
    FOREIGN KEY (akasse_id, placement_id) REFERENCES placement,
    CONSTRAINT follow_up_answer_is_whole CHECK (num_nonnulls(still_employed, evidence, answered_at, answered_by) IN (0, 4))
);
CREATE INDEX follow_up_due ON follow_up (akasse_id, due_on) WHERE answered_at IS NULL;
COMMENT ON TABLE follow_up IS 'When to ask whether a placed member is still employed, and what was found.';
COMMENT ON COLUMN follow_up.akasse_id IS 'The a-kasse whose member it is.';
COMMENT ON COLUMN follow_up.placement_id IS 'The placement.';
COMMENT ON COLUMN follow_up.months IS 'Months after the first day: 3 or 6.';
COMMENT ON COLUMN follow_up.due_on IS 'The day to ask.';
COMMENT ON COLUMN follow_up.still_employed IS 'What was found; null until asked.';
COMMENT ON COLUMN follow_up.evidence IS 'Where it is known from.';
COMMENT ON COLUMN follow_up.answered_at IS 'When it was recorded.';
COMMENT ON COLUMN follow_up.answered_by IS 'Who recorded it, by pseudonymous user id.';

-- An order's budget is counted over every a-kasse, yet no a-kasse may see another's referrals. The two tables below
-- hold numbers of nobody in particular and are kept by triggers in the transaction that changes a referral or a
-- placement, so they cannot be forgotten or drift. A function with its owner's rights could have counted past
-- row-level security instead, but the catalog then has a door that is right only as long as its body is; here there is
-- none. The row is also what two a-kasser lock when both want the last place.
CREATE TABLE order_load (
    job_order_id uuid PRIMARY KEY REFERENCES job_order,
    held         integer NOT NULL DEFAULT 0,
    sent_out     integer NOT NULL DEFAULT 0,
    CONSTRAINT nobody_is_counted_less_than_once CHECK (held >= 0 AND sent_out >= 0)
);
COMMENT ON TABLE order_load IS 'How many candidates of all a-kasser an order has: numbers alone, kept by a trigger on referral.';
COMMENT ON COLUMN order_load.job_order_id IS 'The order.';
COMMENT ON COLUMN order_load.held IS 'Agreed and not yet sent.';
COMMENT ON COLUMN order_load.sent_out IS 'With the employer: sent, seen, or wanted to talk.';

CREATE TABLE filled_position (
    job_order_id uuid NOT NULL REFERENCES job_order,
    place        smallint NOT NULL,
    CONSTRAINT position_is_filled_once PRIMARY KEY (job_order_id, place)
);
COMMENT ON TABLE filled_position IS 'Which positions of an order are filled, by whichever a-kasse; kept by a trigger on placement.';
COMMENT ON COLUMN filled_position.job_order_id IS 'The order.';
COMMENT ON COLUMN filled_position.place IS 'The position, from 1; freed when the placement is taken back.';

CREATE FUNCTION count_referral() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was referral_state := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD.state END;
    held_more integer := (NEW.state = 'agreed')::integer - coalesce((was = 'agreed')::integer, 0);
    out_more integer := (NEW.state IN ('sent', 'seen', 'interview'))::integer
                        - coalesce((was IN ('sent', 'seen', 'interview'))::integer, 0);
BEGIN
    IF held_more <> 0 OR out_more <> 0 THEN
        INSERT INTO order_load AS load (job_order_id, held, sent_out)
        VALUES (NEW.job_order_id, greatest(held_more, 0), greatest(out_more, 0))
        ON CONFLICT (job_order_id) DO UPDATE
           SET held = load.held + held_more,
               sent_out = load.sent_out + out_more;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER referral_is_counted AFTER INSERT OR UPDATE OF state ON referral
    FOR EACH ROW EXECUTE FUNCTION count_referral();

CREATE FUNCTION fill_position() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO filled_position (job_order_id, place) VALUES (NEW.job_order_id, NEW.place);
    ELSIF OLD.reversed_at IS NULL AND NEW.reversed_at IS NOT NULL THEN
        DELETE FROM filled_position
         WHERE filled_position.job_order_id = NEW.job_order_id
           AND filled_position.place = NEW.place;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER placement_fills_its_position AFTER INSERT OR UPDATE OF reversed_at ON placement
    FOR EACH ROW EXECUTE FUNCTION fill_position();

-- An agreement between two a-kasser about one recruitment is seen by both and by nobody else, so its policy is its own.
CREATE TABLE pool_agreement (
    pool_agreement_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    job_order_id      uuid NOT NULL REFERENCES job_order,
    asking_akasse     smallint NOT NULL REFERENCES akasse,
    lending_akasse    smallint NOT NULL REFERENCES akasse,
    asked_at          timestamptz NOT NULL,
    asked_by          text NOT NULL,
    lent_at           timestamptz,
    lent_by           text,
    ends_at           timestamptz NOT NULL,
    ended_at          timestamptz,
    CONSTRAINT agreement_has_two_parties CHECK (asking_akasse <> lending_akasse),
    CONSTRAINT agreement_runs_forward CHECK (asked_at < ends_at),
    CONSTRAINT lending_is_signed_whole CHECK ((lent_at IS NULL) = (lent_by IS NULL))
);
CREATE UNIQUE INDEX one_agreement_for_a_recruitment ON pool_agreement (job_order_id, asking_akasse, lending_akasse)
    WHERE ended_at IS NULL;
COMMENT ON TABLE pool_agreement IS 'Agreements of two a-kasser that one may put forward the other''s members on one order; in force once both signed.';
COMMENT ON COLUMN pool_agreement.pool_agreement_id IS 'Key.';
COMMENT ON COLUMN pool_agreement.job_order_id IS 'The recruitment it is about, and no other.';
COMMENT ON COLUMN pool_agreement.asking_akasse IS 'The a-kasse that works with the employer.';
COMMENT ON COLUMN pool_agreement.lending_akasse IS 'The a-kasse whose members may be put forward.';
COMMENT ON COLUMN pool_agreement.asked_at IS 'When the asking a-kasse signed.';
COMMENT ON COLUMN pool_agreement.asked_by IS 'Who signed for it, by pseudonymous user id.';
COMMENT ON COLUMN pool_agreement.lent_at IS 'When the lending a-kasse signed; null until then.';
COMMENT ON COLUMN pool_agreement.lent_by IS 'Who signed for it, by pseudonymous user id.';
COMMENT ON COLUMN pool_agreement.ends_at IS 'Until when it holds.';
COMMENT ON COLUMN pool_agreement.ended_at IS 'When one of them ended it before that.';
ALTER TABLE pool_agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE pool_agreement FORCE ROW LEVEL SECURITY;
CREATE POLICY seen_by_both ON pool_agreement FOR SELECT
    USING (nullif(current_setting('app.akasse_id', true), '')::smallint IN (asking_akasse, lending_akasse));
CREATE POLICY asked_for_oneself ON pool_agreement FOR INSERT
    WITH CHECK (asking_akasse = nullif(current_setting('app.akasse_id', true), '')::smallint AND lent_at IS NULL);
CREATE POLICY changed_by_both ON pool_agreement FOR UPDATE
    USING (nullif(current_setting('app.akasse_id', true), '')::smallint IN (asking_akasse, lending_akasse));

CREATE FUNCTION sign_for_oneself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.lent_at, NEW.lent_by) IS DISTINCT FROM (OLD.lent_at, OLD.lent_by)
       AND NEW.lending_akasse IS DISTINCT FROM nullif(current_setting('app.akasse_id', true), '')::smallint THEN
        RAISE EXCEPTION 'an a-kasse signs for itself alone';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pool_agreement_is_signed_by_its_parties BEFORE UPDATE ON pool_agreement
    FOR EACH ROW EXECUTE FUNCTION sign_for_oneself();

DO $$
DECLARE table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY[
        'referral', 'referral_event', 'share', 'answer_link', 'placement', 'placement_event', 'follow_up'
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
GRANT UPDATE ON referral, share, answer_link, placement, follow_up TO jobbro_app;
GRANT SELECT, INSERT, UPDATE ON order_load TO jobbro_app;
GRANT SELECT, INSERT, DELETE ON filled_position TO jobbro_app;
GRANT SELECT, INSERT ON pool_agreement TO jobbro_app;
GRANT UPDATE (lent_at, lent_by, ended_at) ON pool_agreement TO jobbro_app;
