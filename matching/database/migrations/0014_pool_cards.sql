-- Candidates of another a-kasse: an agreement's terms and end, the anonymous cards lent under it, every look at them,
-- and what is asked about them.

CREATE TYPE pool_end AS ENUM ('refused', 'asking', 'lending', 'period', 'order');
CREATE TYPE pool_request_state AS ENUM ('asked', 'talking', 'referred', 'declined');
CREATE TYPE pool_no AS ENUM ('not_available', 'member_said_no', 'other_plan', 'does_not_fit', 'other');

ALTER TABLE pool_agreement
    ADD COLUMN starts_at     timestamptz NOT NULL DEFAULT '2026-01-01',
    ADD COLUMN purpose       text NOT NULL DEFAULT 'Ikke oplyst',
    ADD COLUMN most_cards    smallint NOT NULL DEFAULT 10,
    ADD COLUMN renewed_at    timestamptz,
    ADD COLUMN ended_by      text,
    ADD COLUMN ended_because pool_end;
ALTER TABLE pool_agreement
    ALTER COLUMN starts_at DROP DEFAULT,
    ALTER COLUMN purpose DROP DEFAULT,
    ALTER COLUMN most_cards DROP DEFAULT,
    ADD CONSTRAINT agreement_begins_before_it_ends CHECK (starts_at < ends_at),
    ADD CONSTRAINT agreement_states_its_purpose CHECK (purpose <> '' AND length(purpose) <= 500),
    ADD CONSTRAINT agreement_lends_a_few CHECK (most_cards BETWEEN 1 AND 20),
    ADD CONSTRAINT agreement_end_is_whole CHECK (num_nonnulls(ended_at, ended_by, ended_because) IN (0, 3)),
    ADD CONSTRAINT only_what_is_lent_is_renewed CHECK (renewed_at IS NULL OR lent_at IS NOT NULL),
    ADD CONSTRAINT refused_was_never_lent CHECK (ended_because <> 'refused' OR lent_at IS NULL);
COMMENT ON COLUMN pool_agreement.starts_at IS 'From when it holds.';
COMMENT ON COLUMN pool_agreement.purpose IS 'What it is for, in the asking a-kasse''s words; about the recruitment, never about a person.';
COMMENT ON COLUMN pool_agreement.most_cards IS 'How many cards may be lent at a time.';
COMMENT ON COLUMN pool_agreement.renewed_at IS 'When the lending a-kasse last stood by the cards; null before there were any.';
COMMENT ON COLUMN pool_agreement.ended_by IS 'Who ended it, by pseudonymous user id; "jobbro" when it ended by itself.';
COMMENT ON COLUMN pool_agreement.ended_because IS 'Refused, ended by the asking or the lending one, past its last day, or its order closed.';

-- What each of the two may say is theirs alone, and what has been said is not said again.
CREATE OR REPLACE FUNCTION sign_for_oneself() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    here smallint := nullif(current_setting('app.akasse_id', true), '')::smallint;
BEGIN
    IF (OLD.lent_at IS NOT NULL AND (NEW.lent_at, NEW.lent_by) IS DISTINCT FROM (OLD.lent_at, OLD.lent_by))
       OR (OLD.ended_at IS NOT NULL
           AND (NEW.ended_at, NEW.ended_by, NEW.ended_because, NEW.lent_at)
               IS DISTINCT FROM (OLD.ended_at, OLD.ended_by, OLD.ended_because, OLD.lent_at)) THEN
        RAISE EXCEPTION 'a step of an agreement is taken once';
    END IF;
    IF (NEW.lent_at, NEW.lent_by, NEW.renewed_at) IS DISTINCT FROM (OLD.lent_at, OLD.lent_by, OLD.renewed_at)
       AND NEW.lending_akasse IS DISTINCT FROM here THEN
        RAISE EXCEPTION 'an a-kasse signs for itself alone';
    END IF;
    IF OLD.ended_at IS NULL
       AND (NEW.ended_because IN ('refused', 'lending') AND NEW.lending_akasse IS DISTINCT FROM here
            OR NEW.ended_because = 'asking' AND NEW.asking_akasse IS DISTINCT FROM here) THEN
        RAISE EXCEPTION 'an a-kasse ends for itself alone';
    END IF;
    RETURN NEW;
END $$;
GRANT UPDATE (renewed_at, ended_by, ended_because) ON pool_agreement TO jobbro_app;

CREATE TABLE pool_card (
    pool_card_id      uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    pool_agreement_id uuid NOT NULL REFERENCES pool_agreement,
    place             smallint NOT NULL,
    content           jsonb,
    released_at       timestamptz NOT NULL,
    CONSTRAINT card_of_one_agreement UNIQUE (pool_agreement_id, pool_card_id),
    CONSTRAINT cards_count_from_one CHECK (place >= 1)
);
CREATE INDEX pool_card_by_place ON pool_card (pool_agreement_id, place) WHERE content IS NOT NULL;
COMMENT ON TABLE pool_card IS 'What an a-kasse lends of one member for one agreement: an anonymous card under a key that means nothing elsewhere.';
COMMENT ON COLUMN pool_card.pool_card_id IS 'Key, random and of this agreement alone.';
COMMENT ON COLUMN pool_card.pool_agreement_id IS 'The agreement it is lent under.';
COMMENT ON COLUMN pool_card.place IS 'Where it stands in the ranking, from 1.';
COMMENT ON COLUMN pool_card.content IS 'The card, as matching/core/pool_cards.py writes it; null once it is taken back.';
COMMENT ON COLUMN pool_card.released_at IS 'When the lending a-kasse last stood by it.';

CREATE TABLE pool_card_member (
    akasse_id         smallint NOT NULL,
    pool_card_id      uuid NOT NULL REFERENCES pool_card,
    pool_agreement_id uuid NOT NULL REFERENCES pool_agreement,
    member_id         uuid NOT NULL,
    PRIMARY KEY (akasse_id, pool_card_id),
    FOREIGN KEY (akasse_id, member_id) REFERENCES member,
    CONSTRAINT member_has_one_card_in_an_agreement UNIQUE (akasse_id, pool_agreement_id, member_id)
);
CREATE INDEX pool_card_by_member ON pool_card_member (akasse_id, member_id);
COMMENT ON TABLE pool_card_member IS 'Whose card it is; known to the lending a-kasse alone.';
COMMENT ON COLUMN pool_card_member.akasse_id IS 'The a-kasse whose member it is.';
COMMENT ON COLUMN pool_card_member.pool_card_id IS 'The card.';
COMMENT ON COLUMN pool_card_member.pool_agreement_id IS 'The agreement it is lent under.';
COMMENT ON COLUMN pool_card_member.member_id IS 'The member.';

CREATE TABLE pool_look_event (
    pool_look_event_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    pool_agreement_id  uuid NOT NULL REFERENCES pool_agreement,
    happened_at        timestamptz NOT NULL,
    actor              text NOT NULL,
    seen_in            xid8 NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT look_of_one_agreement UNIQUE (pool_agreement_id, pool_look_event_id)
);
CREATE INDEX pool_look_by_agreement ON pool_look_event (pool_agreement_id, happened_at);
COMMENT ON TABLE pool_look_event IS 'Every look of the asking a-kasse at the cards of an agreement; without one no card can be read. Only added to.';
COMMENT ON COLUMN pool_look_event.pool_look_event_id IS 'Key.';
COMMENT ON COLUMN pool_look_event.pool_agreement_id IS 'The agreement, and through it the order and the two a-kasser.';
COMMENT ON COLUMN pool_look_event.happened_at IS 'When.';
COMMENT ON COLUMN pool_look_event.actor IS 'Who looked, by pseudonymous user id.';
COMMENT ON COLUMN pool_look_event.seen_in IS 'The transaction in which the cards could be read.';
CREATE TRIGGER pool_look_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON pool_look_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE pool_card_look_event (
    pool_look_event_id uuid NOT NULL,
    pool_card_id       uuid NOT NULL,
    pool_agreement_id  uuid NOT NULL REFERENCES pool_agreement,
    happened_at        timestamptz NOT NULL,
    actor              text NOT NULL,
    PRIMARY KEY (pool_look_event_id, pool_card_id),
    FOREIGN KEY (pool_agreement_id, pool_look_event_id)
        REFERENCES pool_look_event (pool_agreement_id, pool_look_event_id),
    FOREIGN KEY (pool_agreement_id, pool_card_id) REFERENCES pool_card (pool_agreement_id, pool_card_id)
);
CREATE INDEX pool_card_look_by_card ON pool_card_look_event (pool_card_id, happened_at);
COMMENT ON TABLE pool_card_look_event IS 'Every card that a look let be read, one row each, so that a member can be told who has looked. Only added to.';
COMMENT ON COLUMN pool_card_look_event.pool_look_event_id IS 'The look.';
COMMENT ON COLUMN pool_card_look_event.pool_card_id IS 'The card.';
COMMENT ON COLUMN pool_card_look_event.pool_agreement_id IS 'The agreement of both.';
COMMENT ON COLUMN pool_card_look_event.happened_at IS 'When.';
COMMENT ON COLUMN pool_card_look_event.actor IS 'Who looked, by pseudonymous user id.';
CREATE TRIGGER pool_card_look_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON pool_card_look_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A look opens the cards of its agreement to its own transaction, and writes each of them down: the reader does not.
CREATE FUNCTION note_cards_seen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO pool_card_look_event (pool_look_event_id, pool_card_id, pool_agreement_id, happened_at, actor)
    SELECT NEW.pool_look_event_id, pool_card.pool_card_id, NEW.pool_agreement_id, NEW.happened_at, NEW.actor
      FROM pool_card
     WHERE pool_card.pool_agreement_id = NEW.pool_agreement_id
       AND pool_card.content IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER a_look_notes_its_cards AFTER INSERT ON pool_look_event
    FOR EACH ROW EXECUTE FUNCTION note_cards_seen();

CREATE FUNCTION date_the_look() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.seen_in := pg_current_xact_id();
    RETURN NEW;
END $$;
CREATE TRIGGER a_look_is_of_its_own_transaction BEFORE INSERT ON pool_look_event
    FOR EACH ROW EXECUTE FUNCTION date_the_look();

CREATE TABLE pool_request (
    pool_request_id   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    pool_agreement_id uuid NOT NULL REFERENCES pool_agreement,
    pool_card_id      uuid NOT NULL,
    asked_at          timestamptz NOT NULL,
    asked_by          text NOT NULL,
    state             pool_request_state NOT NULL DEFAULT 'asked',
    changed_at        timestamptz NOT NULL,
    FOREIGN KEY (pool_agreement_id, pool_card_id) REFERENCES pool_card (pool_agreement_id, pool_card_id),
    CONSTRAINT card_is_asked_about_once UNIQUE (pool_card_id)
);
CREATE INDEX pool_request_by_agreement ON pool_request (pool_agreement_id, asked_at);
COMMENT ON TABLE pool_request IS 'Cards the asking a-kasse wants referred, and the one word it is told about each.';
COMMENT ON COLUMN pool_request.pool_request_id IS 'Key.';
COMMENT ON COLUMN pool_request.pool_agreement_id IS 'The agreement.';
COMMENT ON COLUMN pool_request.pool_card_id IS 'The card.';
COMMENT ON COLUMN pool_request.asked_at IS 'When it was asked.';
COMMENT ON COLUMN pool_request.asked_by IS 'Who asked, by pseudonymous user id.';
COMMENT ON COLUMN pool_request.state IS 'What the asking a-kasse is told: asked, being talked about, referred, declined.';
COMMENT ON COLUMN pool_request.changed_at IS 'Since when.';

CREATE TABLE pool_answer_event (
    akasse_id            smallint NOT NULL,
    pool_answer_event_id uuid NOT NULL DEFAULT gen_random_uuid(),
    pool_request_id      uuid NOT NULL REFERENCES pool_request,
    happened_at          timestamptz NOT NULL,
    actor                text NOT NULL,
    state                pool_request_state NOT NULL,
    reason               pool_no,
    referral_id          uuid,
    PRIMARY KEY (akasse_id, pool_answer_event_id),
    FOREIGN KEY (akasse_id, referral_id) REFERENCES referral,
    CONSTRAINT request_is_answered_once UNIQUE (akasse_id, pool_request_id),
    CONSTRAINT answer_is_a_referral_or_a_reason
        CHECK (state = 'talking' AND referral_id IS NOT NULL AND reason IS NULL
               OR state = 'declined' AND referral_id IS NULL AND reason IS NOT NULL)
);
CREATE INDEX pool_answer_by_referral ON pool_answer_event (akasse_id, referral_id);
COMMENT ON TABLE pool_answer_event IS 'How the lending a-kasse answered: with a referral of its own, or a no with its reason; known to it alone. Only added to.';
COMMENT ON COLUMN pool_answer_event.akasse_id IS 'The a-kasse whose member it is.';
COMMENT ON COLUMN pool_answer_event.pool_answer_event_id IS 'Key.';
COMMENT ON COLUMN pool_answer_event.pool_request_id IS 'What was asked.';
COMMENT ON COLUMN pool_answer_event.happened_at IS 'When.';
COMMENT ON COLUMN pool_answer_event.actor IS 'Who answered, by pseudonymous user id.';
COMMENT ON COLUMN pool_answer_event.state IS 'Being talked about, or declined.';
COMMENT ON COLUMN pool_answer_event.reason IS 'Reason of the no; never shown to the asking a-kasse.';
COMMENT ON COLUMN pool_answer_event.referral_id IS 'The referral that came of it; null for a no.';
CREATE TRIGGER pool_answer_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON pool_answer_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
DECLARE
    table_name text;
    here constant text := 'nullif(current_setting(''app.akasse_id'', true), '''')::smallint';
    party constant text := 'EXISTS (SELECT FROM pool_agreement WHERE pool_agreement.pool_agreement_id = %1$I.pool_agreement_id'
        ' AND pool_agreement.%2$I = %3$s)';
    in_force constant text := 'EXISTS (SELECT FROM pool_agreement JOIN job_order ON job_order.job_order_id = pool_agreement.job_order_id'
        ' WHERE pool_agreement.pool_agreement_id = %1$I.pool_agreement_id AND pool_agreement.%2$I = %3$s'
        ' AND pool_agreement.lent_at IS NOT NULL AND pool_agreement.ended_at IS NULL AND job_order.status = ''in_progress'')';
BEGIN
    FOREACH table_name IN ARRAY ARRAY[
        'pool_card', 'pool_card_member', 'pool_look_event', 'pool_card_look_event', 'pool_request', 'pool_answer_event'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    END LOOP;
    FOREACH table_name IN ARRAY ARRAY['pool_card_member', 'pool_answer_event'] LOOP
        EXECUTE format('CREATE POLICY own_akasse_only ON %1$I USING (akasse_id = %2$s) WITH CHECK (akasse_id = %2$s)', table_name, here);
    END LOOP;
    -- The lending a-kasse lends what is its own, and only while the agreement holds; it may always take back.
    EXECUTE 'CREATE POLICY read_by_the_lending ON pool_card FOR SELECT USING (' || format(party, 'pool_card', 'lending_akasse', here) || ')';
    EXECUTE 'CREATE POLICY lent_in_force ON pool_card FOR INSERT WITH CHECK (' || format(in_force, 'pool_card', 'lending_akasse', here) || ')';
    EXECUTE 'CREATE POLICY changed_by_the_lending ON pool_card FOR UPDATE USING (' || format(party, 'pool_card', 'lending_akasse', here)
        || ') WITH CHECK (content IS NULL OR ' || format(in_force, 'pool_card', 'lending_akasse', here) || ')';
    -- The asking a-kasse reads what is lent, under an agreement in force, in a transaction that has noted its look.
    EXECUTE 'CREATE POLICY read_by_the_asking ON pool_card FOR SELECT USING (content IS NOT NULL AND '
        || format(in_force, 'pool_card', 'asking_akasse', here)
        || ' AND EXISTS (SELECT FROM pool_look_event WHERE pool_look_event.pool_agreement_id = pool_card.pool_agreement_id'
        || ' AND pool_look_event.seen_in = pg_current_xact_id_if_assigned()))';
    FOREACH table_name IN ARRAY ARRAY['pool_look_event', 'pool_card_look_event', 'pool_request'] LOOP
        EXECUTE format('CREATE POLICY seen_by_both ON %I FOR SELECT USING (', table_name)
            || format(party, table_name, 'asking_akasse', here) || ' OR '
            || format(party, table_name, 'lending_akasse', here) || ')';
        EXECUTE format('CREATE POLICY added_by_the_asking ON %I FOR INSERT WITH CHECK (', table_name)
            || format(in_force, table_name, 'asking_akasse', here)
            -- what is asked about has been seen
            || CASE table_name WHEN 'pool_request' THEN ' AND EXISTS (SELECT FROM pool_card_look_event'
               ' WHERE pool_card_look_event.pool_card_id = pool_request.pool_card_id)' ELSE '' END || ')';
    END LOOP;
    EXECUTE 'CREATE POLICY answered_by_the_lending ON pool_request FOR UPDATE USING ('
        || format(party, 'pool_request', 'lending_akasse', here) || ')';
END $$;
GRANT SELECT, INSERT ON
    pool_card, pool_card_member, pool_look_event, pool_card_look_event, pool_request, pool_answer_event TO jobbro_app;
GRANT UPDATE (place, content, released_at) ON pool_card TO jobbro_app;
GRANT UPDATE (state, changed_at) ON pool_request TO jobbro_app;
