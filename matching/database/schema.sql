-- Made from migrations/ by `make schema`; never edit.

CREATE SCHEMA jobbro;

ALTER SCHEMA jobbro OWNER TO jobbro_owner;

CREATE TYPE jobbro.agreement_kind AS ENUM (
    'seek_self',
    'referred',
    'course',
    'practice',
    'offer_recommendation',
    'competence',
    'other'
);

ALTER TYPE jobbro.agreement_kind OWNER TO jobbro_owner;

CREATE TYPE jobbro.agreement_state AS ENUM (
    'standing',
    'withdrawn'
);

ALTER TYPE jobbro.agreement_state OWNER TO jobbro_owner;

CREATE TYPE jobbro.concept_status AS ENUM (
    'active',
    'inactive',
    'deselected'
);

ALTER TYPE jobbro.concept_status OWNER TO jobbro_owner;

CREATE TYPE jobbro.decision AS ENUM (
    'agreed',
    'not_relevant',
    'undone'
);

ALTER TYPE jobbro.decision OWNER TO jobbro_owner;

CREATE TYPE jobbro.decline_reason AS ENUM (
    'lacks_competence',
    'hours',
    'start',
    'position_filled',
    'position_gone',
    'no_contact',
    'too_far',
    'other_job',
    'not_wanted',
    'other'
);

ALTER TYPE jobbro.decline_reason OWNER TO jobbro_owner;

CREATE TYPE jobbro.decliner AS ENUM (
    'member',
    'employer'
);

ALTER TYPE jobbro.decliner OWNER TO jobbro_owner;

CREATE TYPE jobbro.doer AS ENUM (
    'member',
    'adviser',
    'municipality'
);

ALTER TYPE jobbro.doer OWNER TO jobbro_owner;

CREATE TYPE jobbro.draft_field AS ENUM (
    'note',
    'agreement',
    'plan'
);

ALTER TYPE jobbro.draft_field OWNER TO jobbro_owner;

CREATE TYPE jobbro.employment AS ENUM (
    'permanent',
    'temporary'
);

ALTER TYPE jobbro.employment OWNER TO jobbro_owner;

CREATE TYPE jobbro.evidence_source AS ENUM (
    'employer',
    'member',
    'register'
);

ALTER TYPE jobbro.evidence_source OWNER TO jobbro_owner;

CREATE TYPE jobbro.exemption_reason AS ENUM (
    'job_in_sight',
    'seeks_well_alone',
    'education_begins',
    'other'
);

ALTER TYPE jobbro.exemption_reason OWNER TO jobbro_owner;

CREATE TYPE jobbro.job_order_log_kind AS ENUM (
    'created',
    'changed',
    'state_changed',
    'referral_registered',
    'referral_updated',
    'employer_contacted',
    'employer_answered',
    'marked_unanswered',
    'wording_reviewed'
);

ALTER TYPE jobbro.job_order_log_kind OWNER TO jobbro_owner;

CREATE TYPE jobbro.job_order_status AS ENUM (
    'in_progress',
    'enough_referrals',
    'need_met',
    'deadline_passed'
);

ALTER TYPE jobbro.job_order_status OWNER TO jobbro_owner;

CREATE TYPE jobbro.label_kind AS ENUM (
    'preferred',
    'synonym',
    'hidden'
);

ALTER TYPE jobbro.label_kind OWNER TO jobbro_owner;

CREATE TYPE jobbro.language_level AS ENUM (
    'basic',
    'good',
    'fluent'
);

ALTER TYPE jobbro.language_level OWNER TO jobbro_owner;

CREATE TYPE jobbro.licence_demand AS ENUM (
    'law',
    'must',
    'nice'
);

ALTER TYPE jobbro.licence_demand OWNER TO jobbro_owner;

CREATE TYPE jobbro.licence_kind AS ENUM (
    'koerekort',
    'truck',
    'svejsning',
    'autorisation',
    'hygiejne',
    'sikkerhed',
    'attest',
    'maskine',
    'andet'
);

ALTER TYPE jobbro.licence_kind OWNER TO jobbro_owner;

CREATE TYPE jobbro.list_act AS ENUM (
    'assign_adviser',
    'return_adviser',
    'summon',
    'meet_need',
    'fill_positions',
    'pause',
    'contact_employer',
    'extend_deadline',
    'reopen',
    'restore_deadline',
    'export'
);

ALTER TYPE jobbro.list_act OWNER TO jobbro_owner;

CREATE TYPE jobbro.list_kind AS ENUM (
    'members',
    'job_orders'
);

ALTER TYPE jobbro.list_kind OWNER TO jobbro_owner;

CREATE TYPE jobbro.mail_kind AS ENUM (
    'summons',
    'talk_changed',
    'talk_cancelled',
    'agreements',
    'referral_to_employer',
    'referral_reminder',
    'referral_withdrawn',
    'order_receipt',
    'order_follow_up',
    'recommendation_answered'
);

ALTER TYPE jobbro.mail_kind OWNER TO jobbro_owner;

CREATE TYPE jobbro.mail_reason AS ENUM (
    'no_address',
    'address_refused',
    'letter_refused',
    'sender_refused',
    'server_busy',
    'letter_broken',
    'connection_lost',
    'stopped',
    'state_changed',
    'answered',
    'withdrawn',
    'passed',
    'never_told',
    'closed'
);

ALTER TYPE jobbro.mail_reason OWNER TO jobbro_owner;

CREATE TYPE jobbro.mail_state AS ENUM (
    'waiting',
    'sending',
    'sent',
    'not_needed',
    'failed',
    'uncertain'
);

ALTER TYPE jobbro.mail_state OWNER TO jobbro_owner;

CREATE TYPE jobbro.municipal_channel AS ENUM (
    'secure_mail',
    'digital_post',
    'phone',
    'meeting',
    'letter'
);

ALTER TYPE jobbro.municipal_channel OWNER TO jobbro_owner;

CREATE TYPE jobbro.offer_grantor AS ENUM (
    'municipality',
    'akasse'
);

ALTER TYPE jobbro.offer_grantor OWNER TO jobbro_owner;

CREATE TYPE jobbro.placement_act AS ENUM (
    'registered',
    'followed_up',
    'reversed'
);

ALTER TYPE jobbro.placement_act OWNER TO jobbro_owner;

CREATE TYPE jobbro.placement_kind AS ENUM (
    'ordinary',
    'practice',
    'wage_subsidy'
);

ALTER TYPE jobbro.placement_kind OWNER TO jobbro_owner;

CREATE TYPE jobbro.pool_end AS ENUM (
    'refused',
    'asking',
    'lending',
    'period',
    'order'
);

ALTER TYPE jobbro.pool_end OWNER TO jobbro_owner;

CREATE TYPE jobbro.pool_no AS ENUM (
    'not_available',
    'member_said_no',
    'other_plan',
    'does_not_fit',
    'other'
);

ALTER TYPE jobbro.pool_no OWNER TO jobbro_owner;

CREATE TYPE jobbro.pool_request_state AS ENUM (
    'asked',
    'talking',
    'referred',
    'declined'
);

ALTER TYPE jobbro.pool_request_state OWNER TO jobbro_owner;

CREATE TYPE jobbro.profile_part AS ENUM (
    'skill',
    'licence',
    'language',
    'goals',
    'hours',
    'shifts',
    'travel'
);

ALTER TYPE jobbro.profile_part OWNER TO jobbro_owner;

CREATE TYPE jobbro.recommendation_act AS ENUM (
    'drafted',
    'redrafted',
    'sent',
    'receipt',
    'reminded',
    'decided',
    'withdrawn',
    'lapsed'
);

ALTER TYPE jobbro.recommendation_act OWNER TO jobbro_owner;

CREATE TYPE jobbro.recommendation_state AS ENUM (
    'draft',
    'sent',
    'received',
    'granted',
    'partly_granted',
    'refused',
    'withdrawn',
    'lapsed'
);

ALTER TYPE jobbro.recommendation_state OWNER TO jobbro_owner;

CREATE TYPE jobbro.referral_act AS ENUM (
    'propose',
    'agree',
    'send',
    'see',
    'invite',
    'hire',
    'employer_declines',
    'member_declines',
    'withdraw',
    'expire',
    'undo',
    'reverse',
    'fall_through'
);

ALTER TYPE jobbro.referral_act OWNER TO jobbro_owner;

CREATE TYPE jobbro.referral_kind AS ENUM (
    'offered',
    'directed'
);

ALTER TYPE jobbro.referral_kind OWNER TO jobbro_owner;

CREATE TYPE jobbro.referral_party AS ENUM (
    'adviser',
    'employer',
    'clock'
);

ALTER TYPE jobbro.referral_party OWNER TO jobbro_owner;

CREATE TYPE jobbro.referral_state AS ENUM (
    'proposed',
    'agreed',
    'sent',
    'seen',
    'interview',
    'hired',
    'declined',
    'withdrawn',
    'expired'
);

ALTER TYPE jobbro.referral_state OWNER TO jobbro_owner;

CREATE TYPE jobbro.registration_end AS ENUM (
    'sick',
    'work',
    'leave',
    'other'
);

ALTER TYPE jobbro.registration_end OWNER TO jobbro_owner;

CREATE TYPE jobbro.relation AS ENUM (
    'essential',
    'optional'
);

ALTER TYPE jobbro.relation OWNER TO jobbro_owner;

CREATE TYPE jobbro.reuse AS ENUM (
    'transversal',
    'cross-sector',
    'sector-specific',
    'occupation-specific'
);

ALTER TYPE jobbro.reuse OWNER TO jobbro_owner;

CREATE TYPE jobbro.reversal_reason AS ENUM (
    'mistake',
    'undone',
    'member_said_no',
    'employer_said_no'
);

ALTER TYPE jobbro.reversal_reason OWNER TO jobbro_owner;

CREATE TYPE jobbro.rule_scope AS ENUM (
    'everywhere',
    'only_these',
    'all_but_these'
);

ALTER TYPE jobbro.rule_scope OWNER TO jobbro_owner;

CREATE TYPE jobbro.sector AS ENUM (
    'private',
    'public'
);

ALTER TYPE jobbro.sector OWNER TO jobbro_owner;

CREATE TYPE jobbro.share_basis AS ENUM (
    'consent',
    'directed'
);

ALTER TYPE jobbro.share_basis OWNER TO jobbro_owner;

CREATE TYPE jobbro.shared_field AS ENUM (
    'experience',
    'competences',
    'licences',
    'languages',
    'hours',
    'start',
    'name',
    'contact'
);

ALTER TYPE jobbro.shared_field OWNER TO jobbro_owner;

CREATE TYPE jobbro.shift AS ENUM (
    'day',
    'evening',
    'night',
    'weekend'
);

ALTER TYPE jobbro.shift OWNER TO jobbro_owner;

CREATE TYPE jobbro.skill_kind AS ENUM (
    'skill',
    'knowledge'
);

ALTER TYPE jobbro.skill_kind OWNER TO jobbro_owner;

CREATE TYPE jobbro.skill_source AS ENUM (
    'confirmed',
    'claimed',
    'history'
);

ALTER TYPE jobbro.skill_source OWNER TO jobbro_owner;

CREATE TYPE jobbro.state_cause AS ENUM (
    'submitted',
    'imported',
    'employer_asked',
    'positions_filled',
    'enough_referrals',
    'deadline_passed',
    'unanswered',
    'awaits_review',
    'reviewed',
    'wording_mended',
    'reopened',
    'hire_reversed',
    'room_again'
);

ALTER TYPE jobbro.state_cause OWNER TO jobbro_owner;

CREATE TYPE jobbro.still_employed AS ENUM (
    'yes',
    'no',
    'unknown'
);

ALTER TYPE jobbro.still_employed OWNER TO jobbro_owner;

CREATE TYPE jobbro.talk_form AS ENUM (
    'in_person',
    'phone',
    'video',
    'other'
);

ALTER TYPE jobbro.talk_form OWNER TO jobbro_owner;

CREATE TYPE jobbro.talk_kind AS ENUM (
    'jobsamtale',
    'raadighed',
    'cv',
    'by_need',
    'first_municipal'
);

ALTER TYPE jobbro.talk_kind OWNER TO jobbro_owner;

CREATE TYPE jobbro.talk_state AS ENUM (
    'planned',
    'held',
    'no_show',
    'cancelled'
);

ALTER TYPE jobbro.talk_state OWNER TO jobbro_owner;

CREATE TYPE jobbro.travel_mode AS ENUM (
    'car',
    'transit'
);

ALTER TYPE jobbro.travel_mode OWNER TO jobbro_owner;

CREATE TYPE jobbro.who_acted AS ENUM (
    'employer',
    'adviser',
    'jobbro'
);

ALTER TYPE jobbro.who_acted OWNER TO jobbro_owner;

CREATE TYPE jobbro.wording_ground AS ENUM (
    'age',
    'sex',
    'pregnancy',
    'family',
    'race',
    'origin',
    'language',
    'religion',
    'political_view',
    'sexual_orientation',
    'disability',
    'health',
    'union'
);

ALTER TYPE jobbro.wording_ground OWNER TO jobbro_owner;

CREATE FUNCTION jobbro.count_referral() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

ALTER FUNCTION jobbro.count_referral() OWNER TO jobbro_owner;

CREATE FUNCTION jobbro.danish_key(words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT translate(replace(lower(words), 'aa', '}'),
                     'æÆäÄøØöÖåÅéÉèÈêÊáÁàÀóÓüÜñÑçÇ',
                     '{{{{||||}}eeeeeeaaaaooyynncc')
$$;

ALTER FUNCTION jobbro.danish_key(words text) OWNER TO jobbro_owner;

CREATE FUNCTION jobbro.date_the_look() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.seen_in := pg_current_xact_id();
    RETURN NEW;
END $$;

ALTER FUNCTION jobbro.date_the_look() OWNER TO jobbro_owner;

CREATE FUNCTION jobbro.fill_position() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

ALTER FUNCTION jobbro.fill_position() OWNER TO jobbro_owner;

CREATE FUNCTION jobbro.industry_before(whose smallint, who uuid) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT member_occupation.section
      FROM member_occupation
     WHERE member_occupation.akasse_id = whose
       AND member_occupation.member_id = who
       AND member_occupation.section IS NOT NULL
     ORDER BY coalesce(member_occupation.until, 'infinity') DESC,
              coalesce(member_occupation.since, '-infinity') DESC,
              member_occupation.place
     LIMIT 1
$$;

ALTER FUNCTION jobbro.industry_before(whose smallint, who uuid) OWNER TO jobbro_owner;

COMMENT ON FUNCTION jobbro.industry_before(whose smallint, who uuid) IS 'The section of the job a member has held last, among those whose section is known.';

CREATE FUNCTION jobbro.note_cards_seen() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO pool_card_look_event (pool_look_event_id, pool_card_id, pool_agreement_id, happened_at, actor)
    SELECT NEW.pool_look_event_id, pool_card.pool_card_id, NEW.pool_agreement_id, NEW.happened_at, NEW.actor
      FROM pool_card
     WHERE pool_card.pool_agreement_id = NEW.pool_agreement_id
       AND pool_card.content IS NOT NULL;
    RETURN NULL;
END $$;

ALTER FUNCTION jobbro.note_cards_seen() OWNER TO jobbro_owner;

CREATE FUNCTION jobbro.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'events are never changed or deleted';
END $$;

ALTER FUNCTION jobbro.refuse_change() OWNER TO jobbro_owner;

CREATE FUNCTION jobbro.sign_for_oneself() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

ALTER FUNCTION jobbro.sign_for_oneself() OWNER TO jobbro_owner;

CREATE TABLE jobbro.adviser (
    akasse_id smallint NOT NULL,
    user_id text NOT NULL,
    name text NOT NULL,
    place text DEFAULT ''::text NOT NULL,
    calendar_digest text,
    phone text DEFAULT ''::text NOT NULL
);

ALTER TABLE ONLY jobbro.adviser FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.adviser OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.adviser IS 'Those who hold talks.';

COMMENT ON COLUMN jobbro.adviser.akasse_id IS 'The a-kasse they work for.';

COMMENT ON COLUMN jobbro.adviser.user_id IS 'The pseudonymous id they sign in as.';

COMMENT ON COLUMN jobbro.adviser.name IS 'Name as members read it.';

COMMENT ON COLUMN jobbro.adviser.place IS 'Where they usually hold talks.';

COMMENT ON COLUMN jobbro.adviser.calendar_digest IS 'SHA-256 of the secret in the calendar''s address; null = no address given out.';

COMMENT ON COLUMN jobbro.adviser.phone IS 'The number members may call, as letters give it; empty when none is to be given.';

CREATE TABLE jobbro.agreement (
    akasse_id smallint NOT NULL,
    agreement_id uuid DEFAULT gen_random_uuid() NOT NULL,
    talk_id uuid NOT NULL,
    course_id uuid NOT NULL,
    member_id uuid NOT NULL,
    kind jobbro.agreement_kind NOT NULL,
    state jobbro.agreement_state DEFAULT 'standing'::jobbro.agreement_state NOT NULL,
    body text DEFAULT ''::text NOT NULL,
    deadline_on date,
    doer jobbro.doer NOT NULL,
    job_order_id uuid,
    ranking_event_id uuid,
    offer_kind text,
    once_key uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT agreement_about_a_job_names_it CHECK (((kind <> ALL (ARRAY['seek_self'::jobbro.agreement_kind, 'referred'::jobbro.agreement_kind])) OR (job_order_id IS NOT NULL))),
    CONSTRAINT agreement_says_what CHECK (((body <> ''::text) OR (job_order_id IS NOT NULL)))
);

ALTER TABLE ONLY jobbro.agreement FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.agreement OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.agreement IS 'What member and adviser agreed on in a talk; the newest state, whose changes are in agreement_event.';

COMMENT ON COLUMN jobbro.agreement.akasse_id IS 'The a-kasse that holds the talk.';

COMMENT ON COLUMN jobbro.agreement.agreement_id IS 'Key.';

COMMENT ON COLUMN jobbro.agreement.talk_id IS 'The talk it was made in.';

COMMENT ON COLUMN jobbro.agreement.course_id IS 'The course of unemployment the talk belongs to.';

COMMENT ON COLUMN jobbro.agreement.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.agreement.kind IS 'What was agreed on.';

COMMENT ON COLUMN jobbro.agreement.state IS 'Whether it holds or was taken back.';

COMMENT ON COLUMN jobbro.agreement.body IS 'What was agreed, in the adviser''s words; empty when the job says it all.';

COMMENT ON COLUMN jobbro.agreement.deadline_on IS 'Last day of the next step; null = none agreed.';

COMMENT ON COLUMN jobbro.agreement.doer IS 'Who takes the next step.';

COMMENT ON COLUMN jobbro.agreement.job_order_id IS 'The job it is about; null when it is about none.';

COMMENT ON COLUMN jobbro.agreement.ranking_event_id IS 'The list the job was shown on; null when it came from no list.';

COMMENT ON COLUMN jobbro.agreement.offer_kind IS 'The kind of offer to recommend; null for other agreements.';

COMMENT ON COLUMN jobbro.agreement.once_key IS 'The form''s own key: a form sent twice makes one agreement.';

COMMENT ON COLUMN jobbro.agreement.made_at IS 'When it was made.';

COMMENT ON COLUMN jobbro.agreement.made_by IS 'Who wrote it down, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.agreement.version IS 'Rises with each change; a change names the version it saw.';

CREATE TABLE jobbro.agreement_event (
    akasse_id smallint NOT NULL,
    agreement_event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    agreement_id uuid NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    state jobbro.agreement_state NOT NULL,
    version integer NOT NULL
);

ALTER TABLE ONLY jobbro.agreement_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.agreement_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.agreement_event IS 'What became of an agreement, change by change; only added to.';

COMMENT ON COLUMN jobbro.agreement_event.akasse_id IS 'The a-kasse that holds the talk.';

COMMENT ON COLUMN jobbro.agreement_event.agreement_event_id IS 'Key.';

COMMENT ON COLUMN jobbro.agreement_event.agreement_id IS 'The agreement.';

COMMENT ON COLUMN jobbro.agreement_event.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.agreement_event.actor IS 'Who changed it, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.agreement_event.state IS 'State from then on.';

COMMENT ON COLUMN jobbro.agreement_event.version IS 'Version from then on.';

CREATE TABLE jobbro.akasse (
    akasse_id smallint NOT NULL,
    short_name text NOT NULL,
    name text NOT NULL,
    dst_code text NOT NULL,
    star_code text NOT NULL
);

ALTER TABLE jobbro.akasse OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.akasse IS 'The a-kasser in force; merged ones are restated backwards under the fund that took them over.';

COMMENT ON COLUMN jobbro.akasse.akasse_id IS 'Statistics Denmark''s number, used as our key.';

COMMENT ON COLUMN jobbro.akasse.short_name IS 'Short name as used in figures.';

COMMENT ON COLUMN jobbro.akasse.name IS 'Full name as members know it.';

COMMENT ON COLUMN jobbro.akasse.dst_code IS 'Code in Statistics Denmark''s tables.';

COMMENT ON COLUMN jobbro.akasse.star_code IS 'Code in STAR''s systems; collides with DST codes, never compare across.';

CREATE TABLE jobbro.alembic_version (
    version_num character varying(32) NOT NULL
);

ALTER TABLE jobbro.alembic_version OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.alembic_version IS 'How far the schema has been migrated.';

COMMENT ON COLUMN jobbro.alembic_version.version_num IS 'Name of the newest migration applied.';

CREATE TABLE jobbro.answer_link (
    akasse_id smallint NOT NULL,
    link_id uuid DEFAULT gen_random_uuid() NOT NULL,
    referral_id uuid NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    CONSTRAINT link_runs_forward CHECK ((issued_at < expires_at))
);

ALTER TABLE ONLY jobbro.answer_link FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.answer_link OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.answer_link IS 'Addresses an employer can answer at; without the application''s signature a row opens nothing.';

COMMENT ON COLUMN jobbro.answer_link.akasse_id IS 'The a-kasse whose member it is.';

COMMENT ON COLUMN jobbro.answer_link.link_id IS 'Key; what the signed address carries.';

COMMENT ON COLUMN jobbro.answer_link.referral_id IS 'The referral.';

COMMENT ON COLUMN jobbro.answer_link.issued_at IS 'When it was made.';

COMMENT ON COLUMN jobbro.answer_link.expires_at IS 'When it stops working.';

COMMENT ON COLUMN jobbro.answer_link.withdrawn_at IS 'When it was closed before that.';

CREATE TABLE jobbro.benefit_hours (
    akasse_id smallint NOT NULL,
    course_id uuid NOT NULL,
    month date NOT NULL,
    hours numeric(6,1) NOT NULL,
    CONSTRAINT hours_are_paid CHECK ((hours >= (0)::numeric)),
    CONSTRAINT month_is_its_first_day CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);

ALTER TABLE ONLY jobbro.benefit_hours FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.benefit_hours OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.benefit_hours IS 'Benefit hours paid out in each calendar month: the clock of the course.';

COMMENT ON COLUMN jobbro.benefit_hours.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.benefit_hours.course_id IS 'The course.';

COMMENT ON COLUMN jobbro.benefit_hours.month IS 'First day of the calendar month.';

COMMENT ON COLUMN jobbro.benefit_hours.hours IS 'Hours paid for it; never seen by the ranker.';

CREATE TABLE jobbro.concept_vector (
    concept text NOT NULL,
    digest text NOT NULL,
    model text NOT NULL,
    embedding public.halfvec NOT NULL,
    CONSTRAINT concept_is_a_known_kind CHECK ((concept = ANY (ARRAY['occupation'::text, 'skill'::text, 'licence'::text, 'move'::text])))
);

ALTER TABLE jobbro.concept_vector OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.concept_vector IS 'Embeddings of the taxonomy''s texts, by the text''s digest, so that a text is embedded once for each model.';

COMMENT ON COLUMN jobbro.concept_vector.concept IS 'What the text names.';

COMMENT ON COLUMN jobbro.concept_vector.digest IS 'SHA-256 of prompt and text.';

COMMENT ON COLUMN jobbro.concept_vector.model IS 'Identity of the model: name, revision, dimension.';

COMMENT ON COLUMN jobbro.concept_vector.embedding IS 'Unit vector.';

CREATE TABLE jobbro.contact_rule (
    rule_key text NOT NULL,
    title text NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    trial_arm text DEFAULT ''::text NOT NULL,
    scope jobbro.rule_scope DEFAULT 'everywhere'::jobbro.rule_scope NOT NULL,
    municipality_codes text[] DEFAULT '{}'::text[] NOT NULL,
    months smallint NOT NULL,
    handover_hours numeric(6,1) NOT NULL,
    first_talk_days smallint NOT NULL,
    return_talk_days smallint NOT NULL,
    talks_required smallint NOT NULL,
    share_required numeric(4,3) NOT NULL,
    exempt_share_most numeric(4,3) NOT NULL,
    municipal_actor text NOT NULL,
    is_verified boolean NOT NULL,
    source text NOT NULL,
    CONSTRAINT rule_runs_forward CHECK ((valid_from < valid_until)),
    CONSTRAINT rule_scope_names_its_places CHECK (((scope = 'everywhere'::jobbro.rule_scope) = (municipality_codes = '{}'::text[]))),
    CONSTRAINT rule_shares_are_shares CHECK ((((share_required >= (0)::numeric) AND (share_required <= (1)::numeric)) AND ((exempt_share_most >= (0)::numeric) AND (exempt_share_most <= (1)::numeric))))
);

ALTER TABLE jobbro.contact_rule OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.contact_rule IS 'Rules of the contact process as dated data; a person keeps the rule of the day the course began.';

COMMENT ON COLUMN jobbro.contact_rule.rule_key IS 'Key that does not change, such as 2026-07-share.';

COMMENT ON COLUMN jobbro.contact_rule.title IS 'What advisers call it, in Danish.';

COMMENT ON COLUMN jobbro.contact_rule.valid_from IS 'First day of a course that the rule holds for.';

COMMENT ON COLUMN jobbro.contact_rule.valid_until IS 'The day after the last one; null = until further notice.';

COMMENT ON COLUMN jobbro.contact_rule.trial_arm IS 'Arm of a trial; empty for the ordinary rule.';

COMMENT ON COLUMN jobbro.contact_rule.scope IS 'Whether the municipalities are meant, left out, or of no matter.';

COMMENT ON COLUMN jobbro.contact_rule.municipality_codes IS 'Municipalities of residence that the scope speaks of.';

COMMENT ON COLUMN jobbro.contact_rule.months IS 'Months of the a-kasse''s period, as people say it.';

COMMENT ON COLUMN jobbro.contact_rule.handover_hours IS 'Paid benefit hours; handover follows the month in which more are passed.';

COMMENT ON COLUMN jobbro.contact_rule.first_talk_days IS 'Days from registration to the latest first talk.';

COMMENT ON COLUMN jobbro.contact_rule.return_talk_days IS 'Days from a return to the latest first talk, when none was held.';

COMMENT ON COLUMN jobbro.contact_rule.talks_required IS 'Jobsamtaler required inside the period.';

COMMENT ON COLUMN jobbro.contact_rule.share_required IS 'Share of members who must have had them (1 = each).';

COMMENT ON COLUMN jobbro.contact_rule.exempt_share_most IS 'Highest share that may be exempted one by one.';

COMMENT ON COLUMN jobbro.contact_rule.municipal_actor IS 'What the public actor is called under this rule.';

COMMENT ON COLUMN jobbro.contact_rule.is_verified IS 'Whether each number was read in a source; false = a default of ours, to be confirmed.';

COMMENT ON COLUMN jobbro.contact_rule.source IS 'Where it was read, or what is assumed.';

CREATE TABLE jobbro.course (
    akasse_id smallint NOT NULL,
    course_id uuid DEFAULT gen_random_uuid() NOT NULL,
    member_id uuid NOT NULL,
    source text NOT NULL,
    source_id text NOT NULL,
    content_digest text NOT NULL,
    started_on date NOT NULL,
    ended_on date,
    hours_at_start numeric(6,1) DEFAULT 0 NOT NULL,
    trial_arm text DEFAULT ''::text NOT NULL,
    is_part_time_insured boolean DEFAULT false NOT NULL,
    municipality_from_day_one boolean DEFAULT false NOT NULL,
    wants_akasse_at_first boolean,
    adviser text,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT course_runs_forward CHECK ((started_on < ended_on))
);

ALTER TABLE ONLY jobbro.course FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.course OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.course IS 'A member''s course of unemployment from placement in a benefit period; it outlives breaks and returns.';

COMMENT ON COLUMN jobbro.course.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.course.course_id IS 'Key.';

COMMENT ON COLUMN jobbro.course.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.course.source IS 'The a-kasse''s system it came from.';

COMMENT ON COLUMN jobbro.course.source_id IS 'Its id there.';

COMMENT ON COLUMN jobbro.course.content_digest IS 'SHA-256 of the submission; equal content lands as no change.';

COMMENT ON COLUMN jobbro.course.started_on IS 'First registration as a job-seeker in this course; decides which rule holds.';

COMMENT ON COLUMN jobbro.course.ended_on IS 'The day after the last one; null while it runs.';

COMMENT ON COLUMN jobbro.course.hours_at_start IS 'Benefit hours paid in this benefit period before the course came to us.';

COMMENT ON COLUMN jobbro.course.trial_arm IS 'Arm of a trial that the member is in; empty for none.';

COMMENT ON COLUMN jobbro.course.is_part_time_insured IS 'Insured for part time: fewer hours are paid, so the clock runs slower.';

COMMENT ON COLUMN jobbro.course.municipality_from_day_one IS 'Referred to a process that the municipality runs from the first day.';

COMMENT ON COLUMN jobbro.course.wants_akasse_at_first IS 'Whether the member wants the a-kasse along at the municipality''s first talk; null = not asked.';

COMMENT ON COLUMN jobbro.course.adviser IS 'Who follows the member.';

COMMENT ON COLUMN jobbro.course.changed_at IS 'When the newest version landed.';

CREATE TABLE jobbro.decision_event (
    akasse_id smallint NOT NULL,
    decision_event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    ranking_event_id uuid NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    member_id uuid NOT NULL,
    job_order_id uuid NOT NULL,
    decision jobbro.decision NOT NULL,
    reason text,
    CONSTRAINT not_relevant_states_its_reason CHECK (((decision = 'not_relevant'::jobbro.decision) = (reason IS NOT NULL)))
);

ALTER TABLE ONLY jobbro.decision_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.decision_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.decision_event IS 'What the adviser decided on a proposal that was shown; a change of mind is a new row.';

COMMENT ON COLUMN jobbro.decision_event.akasse_id IS 'The a-kasse that decided.';

COMMENT ON COLUMN jobbro.decision_event.decision_event_id IS 'Key.';

COMMENT ON COLUMN jobbro.decision_event.ranking_event_id IS 'The list it stood on.';

COMMENT ON COLUMN jobbro.decision_event.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.decision_event.actor IS 'Who decided, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.decision_event.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.decision_event.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.decision_event.decision IS 'What was decided.';

COMMENT ON COLUMN jobbro.decision_event.reason IS 'Reason code when it was set aside.';

CREATE TABLE jobbro.employer (
    employer_id uuid DEFAULT gen_random_uuid() NOT NULL,
    cvr_number text,
    name text NOT NULL,
    name_key text NOT NULL,
    CONSTRAINT cvr_number_has_eight_digits CHECK ((cvr_number ~ '^[0-9]{8}$'::text))
);

ALTER TABLE jobbro.employer OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.employer IS 'Companies and public employers that place job orders.';

COMMENT ON COLUMN jobbro.employer.employer_id IS 'Our key.';

COMMENT ON COLUMN jobbro.employer.cvr_number IS 'CVR number, eight digits; null when the source did not give one.';

COMMENT ON COLUMN jobbro.employer.name IS 'Name as the source wrote it.';

COMMENT ON COLUMN jobbro.employer.name_key IS 'Name folded for comparison.';

CREATE TABLE jobbro.exemption (
    akasse_id smallint NOT NULL,
    exemption_id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_id uuid NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    reason jobbro.exemption_reason NOT NULL,
    judgement text NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by text,
    CONSTRAINT exemption_states_its_judgement CHECK ((judgement <> ''::text)),
    CONSTRAINT exemption_withdrawal_is_whole CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)))
);

ALTER TABLE ONLY jobbro.exemption FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.exemption OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.exemption IS 'Members exempted from further talks after an individual judgement.';

COMMENT ON COLUMN jobbro.exemption.akasse_id IS 'The a-kasse that decided.';

COMMENT ON COLUMN jobbro.exemption.exemption_id IS 'Key.';

COMMENT ON COLUMN jobbro.exemption.course_id IS 'The course it concerns.';

COMMENT ON COLUMN jobbro.exemption.decided_at IS 'When.';

COMMENT ON COLUMN jobbro.exemption.actor IS 'Who decided, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.exemption.reason IS 'Reason code.';

COMMENT ON COLUMN jobbro.exemption.judgement IS 'The individual judgement in words.';

COMMENT ON COLUMN jobbro.exemption.withdrawn_at IS 'When it was taken back; null while it holds.';

COMMENT ON COLUMN jobbro.exemption.withdrawn_by IS 'Who took it back.';

CREATE TABLE jobbro.fact (
    akasse_id smallint NOT NULL,
    family text NOT NULL,
    counted_id uuid NOT NULL,
    part text DEFAULT ''::text NOT NULL,
    counted_on date NOT NULL,
    employer_id uuid,
    dimensions jsonb NOT NULL,
    quantities jsonb NOT NULL,
    look_again_on date
);

ALTER TABLE ONLY jobbro.fact FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.fact OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.fact IS 'What figures count, a row for each thing counted; made from events and never from other figures.';

COMMENT ON COLUMN jobbro.fact.akasse_id IS 'The a-kasse it is about.';

COMMENT ON COLUMN jobbro.fact.family IS 'Which kind of fact; the kinds are declared in matching/statistics.';

COMMENT ON COLUMN jobbro.fact.counted_id IS 'What it is about: an order, a placement, a talk, a course, a recommendation or a list shown.';

COMMENT ON COLUMN jobbro.fact.part IS 'Which part of the subject, where it has parts; else empty.';

COMMENT ON COLUMN jobbro.fact.counted_on IS 'The day that decides which cohort it belongs to.';

COMMENT ON COLUMN jobbro.fact.employer_id IS 'The employer it tells something of, for the rule that protects employers; null where there is none.';

COMMENT ON COLUMN jobbro.fact.dimensions IS 'What it can be divided by: code to value.';

COMMENT ON COLUMN jobbro.fact.quantities IS 'Whole numbers by code; one that is left out is 0.';

COMMENT ON COLUMN jobbro.fact.look_again_on IS 'The first day on which it may come out otherwise though nothing happens; null = never.';

CREATE TABLE jobbro.fact_fill (
    akasse_id smallint NOT NULL,
    family text NOT NULL,
    filled_before date,
    basis text NOT NULL
);

ALTER TABLE ONLY jobbro.fact_fill FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.fact_fill OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.fact_fill IS 'How far an a-kasse''s facts are filled.';

COMMENT ON COLUMN jobbro.fact_fill.akasse_id IS 'The a-kasse.';

COMMENT ON COLUMN jobbro.fact_fill.family IS 'The kind of fact.';

COMMENT ON COLUMN jobbro.fact_fill.filled_before IS 'The first day that is not yet filled; null before the first filling.';

COMMENT ON COLUMN jobbro.fact_fill.basis IS 'Version of the declaration, and of the rules where they matter; another one is filled from nothing.';

CREATE TABLE jobbro.fact_revision (
    akasse_id smallint NOT NULL,
    family text NOT NULL,
    cohort_month date NOT NULL,
    revised_on date NOT NULL,
    facts integer NOT NULL,
    quantities text[] NOT NULL,
    CONSTRAINT cohort_month_is_its_first_day CHECK ((EXTRACT(day FROM cohort_month) = (1)::numeric)),
    CONSTRAINT revision_comes_after_its_cohort CHECK ((revised_on >= (cohort_month + '1 mon'::interval)))
);

ALTER TABLE ONLY jobbro.fact_revision FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.fact_revision OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.fact_revision IS 'Cohorts whose facts came out otherwise after their month had ended, day by day.';

COMMENT ON COLUMN jobbro.fact_revision.akasse_id IS 'The a-kasse.';

COMMENT ON COLUMN jobbro.fact_revision.family IS 'The kind of fact.';

COMMENT ON COLUMN jobbro.fact_revision.cohort_month IS 'First day of the cohort''s month.';

COMMENT ON COLUMN jobbro.fact_revision.revised_on IS 'The day whose events changed it.';

COMMENT ON COLUMN jobbro.fact_revision.facts IS 'How many facts came, went or changed.';

COMMENT ON COLUMN jobbro.fact_revision.quantities IS 'The quantities that were touched, in alphabetical order.';

CREATE TABLE jobbro.filled_position (
    job_order_id uuid NOT NULL,
    place smallint NOT NULL
);

ALTER TABLE jobbro.filled_position OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.filled_position IS 'Which positions of an order are filled, by whichever a-kasse; kept by a trigger on placement.';

COMMENT ON COLUMN jobbro.filled_position.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.filled_position.place IS 'The position, from 1; freed when the placement is taken back.';

CREATE TABLE jobbro.follow_up (
    akasse_id smallint NOT NULL,
    placement_id uuid NOT NULL,
    months smallint NOT NULL,
    due_on date NOT NULL,
    still_employed jobbro.still_employed,
    evidence jobbro.evidence_source,
    answered_at timestamp with time zone,
    answered_by text,
    CONSTRAINT follow_up_answer_is_whole CHECK ((num_nonnulls(still_employed, evidence, answered_at, answered_by) = ANY (ARRAY[0, 4])))
);

ALTER TABLE ONLY jobbro.follow_up FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.follow_up OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.follow_up IS 'When to ask whether a placed member is still employed, and what was found.';

COMMENT ON COLUMN jobbro.follow_up.akasse_id IS 'The a-kasse whose member it is.';

COMMENT ON COLUMN jobbro.follow_up.placement_id IS 'The placement.';

COMMENT ON COLUMN jobbro.follow_up.months IS 'Months after the first day: 3 or 6.';

COMMENT ON COLUMN jobbro.follow_up.due_on IS 'The day to ask.';

COMMENT ON COLUMN jobbro.follow_up.still_employed IS 'What was found; null until asked.';

COMMENT ON COLUMN jobbro.follow_up.evidence IS 'Where it is known from.';

COMMENT ON COLUMN jobbro.follow_up.answered_at IS 'When it was recorded.';

COMMENT ON COLUMN jobbro.follow_up.answered_by IS 'Who recorded it, by pseudonymous user id.';

CREATE TABLE jobbro.handover_event (
    akasse_id smallint NOT NULL,
    handover_id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_id uuid NOT NULL,
    member_id uuid NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    content_digest text NOT NULL,
    municipality_code text NOT NULL,
    municipal_actor text NOT NULL,
    channel jobbro.municipal_channel NOT NULL,
    handed_over_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    CONSTRAINT handover_digest_is_sha256 CHECK ((content_digest ~ '^[0-9a-f]{64}$'::text))
);

ALTER TABLE ONLY jobbro.handover_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.handover_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.handover_event IS 'Files handed over to the municipality at the end of the a-kasse''s period; only added to.';

COMMENT ON COLUMN jobbro.handover_event.akasse_id IS 'The a-kasse that handed over.';

COMMENT ON COLUMN jobbro.handover_event.handover_id IS 'Key.';

COMMENT ON COLUMN jobbro.handover_event.course_id IS 'The course that was handed over.';

COMMENT ON COLUMN jobbro.handover_event.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.handover_event.version IS '1 for the first file of a course, one more for each file with other contents.';

COMMENT ON COLUMN jobbro.handover_event.content IS 'The file as it was handed over, with the fields of the allow-list only.';

COMMENT ON COLUMN jobbro.handover_event.content_digest IS 'SHA-256 of the contents in canonical JSON.';

COMMENT ON COLUMN jobbro.handover_event.municipality_code IS 'The municipality that received it.';

COMMENT ON COLUMN jobbro.handover_event.municipal_actor IS 'What the public actor was called on the day.';

COMMENT ON COLUMN jobbro.handover_event.channel IS 'How it was sent.';

COMMENT ON COLUMN jobbro.handover_event.handed_over_at IS 'When.';

COMMENT ON COLUMN jobbro.handover_event.actor IS 'Who handed over, by pseudonymous user id.';

CREATE TABLE jobbro.handover_receipt_event (
    akasse_id smallint NOT NULL,
    handover_id uuid NOT NULL,
    received_on date NOT NULL,
    words text DEFAULT ''::text NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    actor text NOT NULL
);

ALTER TABLE ONLY jobbro.handover_receipt_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.handover_receipt_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.handover_receipt_event IS 'The municipality''s receipts for files handed over; one for each, only added to.';

COMMENT ON COLUMN jobbro.handover_receipt_event.akasse_id IS 'The a-kasse that handed over.';

COMMENT ON COLUMN jobbro.handover_receipt_event.handover_id IS 'The file it is a receipt for.';

COMMENT ON COLUMN jobbro.handover_receipt_event.received_on IS 'The day the municipality had it.';

COMMENT ON COLUMN jobbro.handover_receipt_event.words IS 'A reference the municipality gave; no personal data.';

COMMENT ON COLUMN jobbro.handover_receipt_event.noted_at IS 'When it was written down.';

COMMENT ON COLUMN jobbro.handover_receipt_event.actor IS 'Who wrote it down, by pseudonymous user id.';

CREATE TABLE jobbro.industry (
    version text NOT NULL,
    code text NOT NULL,
    level smallint NOT NULL,
    section text NOT NULL,
    label text NOT NULL,
    CONSTRAINT industry_version_is_known CHECK ((version = ANY (ARRAY['DB07'::text, 'DB25'::text])))
);

ALTER TABLE jobbro.industry OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.industry IS 'Danish industry codes with the version of the list; compared only at the level of sections.';

COMMENT ON COLUMN jobbro.industry.version IS 'DB07 or DB25.';

COMMENT ON COLUMN jobbro.industry.code IS 'Code without dots; a letter at level 0.';

COMMENT ON COLUMN jobbro.industry.level IS '0 section, 1 division, 2 group, 3 class, 4 six digits.';

COMMENT ON COLUMN jobbro.industry.section IS 'Section letter.';

COMMENT ON COLUMN jobbro.industry.label IS 'Danish name.';

CREATE TABLE jobbro.isco_group (
    code text NOT NULL,
    label text NOT NULL
);

ALTER TABLE jobbro.isco_group OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.isco_group IS 'ISCO-08 groups, one to four digits; the first four digits of DISCO-08.';

COMMENT ON COLUMN jobbro.isco_group.code IS 'One to four digits.';

COMMENT ON COLUMN jobbro.isco_group.label IS 'Danish name.';

CREATE TABLE jobbro.job_order (
    job_order_id uuid DEFAULT gen_random_uuid() NOT NULL,
    number bigint NOT NULL,
    source text NOT NULL,
    source_id text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    content_digest text NOT NULL,
    status jobbro.job_order_status DEFAULT 'in_progress'::jobbro.job_order_status NOT NULL,
    employer_id uuid,
    p_number text,
    title text NOT NULL,
    body_text text NOT NULL,
    body_html text DEFAULT ''::text NOT NULL,
    core_text text DEFAULT ''::text NOT NULL,
    sector jobbro.sector,
    industry_version text,
    industry_code text,
    section text,
    postcode text,
    municipality_code text,
    positions integer DEFAULT 1 NOT NULL,
    candidates_wanted integer,
    hours_least numeric(4,1),
    hours_most numeric(4,1),
    employment jobbro.employment,
    shifts jobbro.shift[] DEFAULT '{}'::jobbro.shift[] NOT NULL,
    starts_on date,
    deadline_on date,
    posted_on date,
    duplicate_of uuid,
    duplicate_reason text,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    understood_at timestamp with time zone,
    understood_by text,
    search_text tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('danish'::regconfig, title), 'A'::"char") || setweight(to_tsvector('danish'::regconfig, core_text), 'C'::"char"))) STORED,
    status_cause jobbro.state_cause DEFAULT 'imported'::jobbro.state_cause NOT NULL,
    status_since timestamp with time zone,
    proposable boolean GENERATED ALWAYS AS (((status = 'in_progress'::jobbro.job_order_status) AND (duplicate_of IS NULL) AND (understood_at IS NOT NULL))) STORED NOT NULL,
    CONSTRAINT job_order_does_not_repeat_itself CHECK ((duplicate_of <> job_order_id)),
    CONSTRAINT job_order_duplicate_states_its_reason CHECK (((duplicate_of IS NULL) = (duplicate_reason IS NULL))),
    CONSTRAINT job_order_has_positions CHECK (((positions >= 1) AND (positions <= 500))),
    CONSTRAINT job_order_hours_run_forward CHECK ((hours_least <= hours_most)),
    CONSTRAINT p_number_has_ten_digits CHECK ((p_number ~ '^[0-9]{10}$'::text))
);

ALTER TABLE jobbro.job_order OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order IS 'Job orders in their newest version.';

COMMENT ON COLUMN jobbro.job_order.job_order_id IS 'Our key.';

COMMENT ON COLUMN jobbro.job_order.number IS 'The number people say.';

COMMENT ON COLUMN jobbro.job_order.source IS 'Where it came from.';

COMMENT ON COLUMN jobbro.job_order.source_id IS 'Its id there.';

COMMENT ON COLUMN jobbro.job_order.version IS 'Counts the versions that have landed.';

COMMENT ON COLUMN jobbro.job_order.content_digest IS 'SHA-256 of the submission; equal content lands as no change.';

COMMENT ON COLUMN jobbro.job_order.status IS 'The common data base''s four states.';

COMMENT ON COLUMN jobbro.job_order.employer_id IS 'Who asks; null when the source left it out.';

COMMENT ON COLUMN jobbro.job_order.p_number IS 'Workplace (production unit), ten digits.';

COMMENT ON COLUMN jobbro.job_order.title IS 'Title as written.';

COMMENT ON COLUMN jobbro.job_order.body_text IS 'The whole text, plain.';

COMMENT ON COLUMN jobbro.job_order.body_html IS 'The whole text, sanitised HTML.';

COMMENT ON COLUMN jobbro.job_order.core_text IS 'The text without the employer''s boilerplate; what is searched and embedded.';

COMMENT ON COLUMN jobbro.job_order.sector IS 'Private or public.';

COMMENT ON COLUMN jobbro.job_order.industry_version IS 'Version of the industry code.';

COMMENT ON COLUMN jobbro.job_order.industry_code IS 'Employer''s industry code without dots.';

COMMENT ON COLUMN jobbro.job_order.section IS 'NACE section: of the employer''s code, else of the occupation read.';

COMMENT ON COLUMN jobbro.job_order.postcode IS 'Workplace''s postcode.';

COMMENT ON COLUMN jobbro.job_order.municipality_code IS 'Workplace''s municipality.';

COMMENT ON COLUMN jobbro.job_order.positions IS 'How many are to be hired.';

COMMENT ON COLUMN jobbro.job_order.candidates_wanted IS 'How many candidates the employer wants to see; null when not said.';

COMMENT ON COLUMN jobbro.job_order.hours_least IS 'Fewest weekly hours.';

COMMENT ON COLUMN jobbro.job_order.hours_most IS 'Most weekly hours.';

COMMENT ON COLUMN jobbro.job_order.employment IS 'Permanent or temporary.';

COMMENT ON COLUMN jobbro.job_order.shifts IS 'When on the clock the work lies; empty when not said.';

COMMENT ON COLUMN jobbro.job_order.starts_on IS 'First day of work; null for as soon as possible or not said.';

COMMENT ON COLUMN jobbro.job_order.deadline_on IS 'Last day for referral.';

COMMENT ON COLUMN jobbro.job_order.posted_on IS 'When the source published it.';

COMMENT ON COLUMN jobbro.job_order.duplicate_of IS 'The earlier order this one nearly repeats.';

COMMENT ON COLUMN jobbro.job_order.duplicate_reason IS 'Why it was recognised as one, in Danish.';

COMMENT ON COLUMN jobbro.job_order.created_at IS 'When the first version landed.';

COMMENT ON COLUMN jobbro.job_order.changed_at IS 'When the newest version landed.';

COMMENT ON COLUMN jobbro.job_order.understood_at IS 'When the newest version was read and embedded; null while it waits.';

COMMENT ON COLUMN jobbro.job_order.understood_by IS 'Identity of reader and model.';

COMMENT ON COLUMN jobbro.job_order.search_text IS 'Danish full text over title and core text.';

COMMENT ON COLUMN jobbro.job_order.status_cause IS 'Why the order is in its state.';

COMMENT ON COLUMN jobbro.job_order.status_since IS 'Since when it is in its state; null = since it landed.';

COMMENT ON COLUMN jobbro.job_order.proposable IS 'Open, understood and no repeat of another: the orders that are proposed to members.';

CREATE TABLE jobbro.job_order_band (
    band bigint NOT NULL,
    job_order_id uuid NOT NULL
);

ALTER TABLE jobbro.job_order_band OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_band IS 'Hash bands of the text, by which near-identical orders find each other.';

COMMENT ON COLUMN jobbro.job_order_band.band IS 'Hash of one band of the text''s signature.';

COMMENT ON COLUMN jobbro.job_order_band.job_order_id IS 'The order.';

CREATE TABLE jobbro.job_order_contact (
    job_order_id uuid NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    phone text NOT NULL
);

ALTER TABLE jobbro.job_order_contact OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_contact IS 'Whom to ask at the employer; apart from the order, so that nothing that ranks can read it.';

COMMENT ON COLUMN jobbro.job_order_contact.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.job_order_contact.name IS 'Contact''s name.';

COMMENT ON COLUMN jobbro.job_order_contact.email IS 'Contact''s e-mail.';

COMMENT ON COLUMN jobbro.job_order_contact.phone IS 'Contact''s phone.';

CREATE TABLE jobbro.job_order_follow_up (
    job_order_id uuid NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone,
    unanswered_at timestamp with time zone,
    CONSTRAINT only_who_was_asked_can_be_silent CHECK (((unanswered_at IS NULL) OR (asked_at IS NOT NULL)))
);

ALTER TABLE jobbro.job_order_follow_up OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_follow_up IS 'Orders whose employer we can write to: when we last heard, asked, and gave up waiting.';

COMMENT ON COLUMN jobbro.job_order_follow_up.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.job_order_follow_up.heard_at IS 'The employer''s latest sign of life.';

COMMENT ON COLUMN jobbro.job_order_follow_up.asked_at IS 'When we asked whether the order still stands; null when nothing is asked.';

COMMENT ON COLUMN jobbro.job_order_follow_up.unanswered_at IS 'When the order was marked as unanswered; null while it is not.';

CREATE TABLE jobbro.job_order_language (
    job_order_id uuid NOT NULL,
    language text NOT NULL,
    level jobbro.language_level NOT NULL
);

ALTER TABLE jobbro.job_order_language OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_language IS 'Languages an order asks for.';

COMMENT ON COLUMN jobbro.job_order_language.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.job_order_language.language IS 'Danish name in lower case.';

COMMENT ON COLUMN jobbro.job_order_language.level IS 'How well.';

CREATE TABLE jobbro.job_order_licence (
    job_order_id uuid NOT NULL,
    licence_id integer NOT NULL,
    demand jobbro.licence_demand NOT NULL,
    phrase text NOT NULL,
    confidence real NOT NULL
);

ALTER TABLE jobbro.job_order_licence OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_licence IS 'Licences an order asks for, by law or by the employer.';

COMMENT ON COLUMN jobbro.job_order_licence.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.job_order_licence.licence_id IS 'The licence.';

COMMENT ON COLUMN jobbro.job_order_licence.demand IS 'By law, demanded by the employer, or wished for.';

COMMENT ON COLUMN jobbro.job_order_licence.phrase IS 'The words it was read from; empty when law alone says so.';

COMMENT ON COLUMN jobbro.job_order_licence.confidence IS '0-1.';

CREATE TABLE jobbro.job_order_log (
    job_order_log_id bigint NOT NULL,
    job_order_id uuid NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    kind jobbro.job_order_log_kind NOT NULL,
    who jobbro.who_acted NOT NULL,
    detail text DEFAULT ''::text NOT NULL,
    from_status jobbro.job_order_status,
    to_status jobbro.job_order_status,
    cause jobbro.state_cause,
    actor text NOT NULL,
    CONSTRAINT a_new_state_says_from_to_and_why CHECK (((kind = 'state_changed'::jobbro.job_order_log_kind) = ((from_status IS NOT NULL) AND (to_status IS NOT NULL) AND (cause IS NOT NULL)))),
    CONSTRAINT log_detail_is_short_and_holds_no_persons_number CHECK (((length(detail) <= 400) AND (detail !~ '[0-9]{6}[- ]?[0-9]{4}'::text)))
);

ALTER TABLE jobbro.job_order_log OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_log IS 'The log of each order (formidlingslog), shared by all a-kasser; only added to.';

COMMENT ON COLUMN jobbro.job_order_log.job_order_log_id IS 'Key; rises.';

COMMENT ON COLUMN jobbro.job_order_log.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.job_order_log.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.job_order_log.kind IS 'What the line tells.';

COMMENT ON COLUMN jobbro.job_order_log.who IS 'Who did it, as far as the log may say.';

COMMENT ON COLUMN jobbro.job_order_log.detail IS 'More in Danish; never a member, never an a-kasse.';

COMMENT ON COLUMN jobbro.job_order_log.from_status IS 'State before; null unless the line tells of a new state.';

COMMENT ON COLUMN jobbro.job_order_log.to_status IS 'State after.';

COMMENT ON COLUMN jobbro.job_order_log.cause IS 'Why the state changed.';

COMMENT ON COLUMN jobbro.job_order_log.actor IS 'Pseudonymous id of who did it; the serving role writes it and cannot read it.';

ALTER TABLE jobbro.job_order_log ALTER COLUMN job_order_log_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME jobbro.job_order_log_job_order_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE jobbro.job_order ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME jobbro.job_order_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE jobbro.job_order_occupation (
    job_order_id uuid NOT NULL,
    occupation_id integer NOT NULL,
    place smallint NOT NULL,
    phrase text NOT NULL,
    confidence real NOT NULL,
    proposable boolean NOT NULL
);

ALTER TABLE jobbro.job_order_occupation OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_occupation IS 'Occupations an order is read as, best first.';

COMMENT ON COLUMN jobbro.job_order_occupation.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.job_order_occupation.occupation_id IS 'The occupation.';

COMMENT ON COLUMN jobbro.job_order_occupation.place IS '1 = best.';

COMMENT ON COLUMN jobbro.job_order_occupation.phrase IS 'The words it was read from.';

COMMENT ON COLUMN jobbro.job_order_occupation.confidence IS '0-1.';

COMMENT ON COLUMN jobbro.job_order_occupation.proposable IS 'As the order''s.';

CREATE TABLE jobbro.job_order_skill (
    job_order_id uuid NOT NULL,
    skill_id integer NOT NULL,
    must boolean NOT NULL,
    phrase text NOT NULL,
    confidence real NOT NULL,
    proposable boolean NOT NULL
);

ALTER TABLE jobbro.job_order_skill OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_skill IS 'Skills an order asks for.';

COMMENT ON COLUMN jobbro.job_order_skill.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.job_order_skill.skill_id IS 'The skill.';

COMMENT ON COLUMN jobbro.job_order_skill.must IS 'Demanded, as against wished for.';

COMMENT ON COLUMN jobbro.job_order_skill.phrase IS 'The words it was read from.';

COMMENT ON COLUMN jobbro.job_order_skill.confidence IS '0-1.';

COMMENT ON COLUMN jobbro.job_order_skill.proposable IS 'As the order''s.';

CREATE TABLE jobbro.job_order_vector (
    job_order_id uuid NOT NULL,
    model text NOT NULL,
    digest text NOT NULL,
    embedding public.halfvec NOT NULL,
    proposable boolean NOT NULL
);

ALTER TABLE jobbro.job_order_vector OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_vector IS 'Embeddings of orders, apart from the order so that a change of status does not touch the index.';

COMMENT ON COLUMN jobbro.job_order_vector.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.job_order_vector.model IS 'Identity of the model; vectors of different models never mix.';

COMMENT ON COLUMN jobbro.job_order_vector.digest IS 'SHA-256 of the text embedded.';

COMMENT ON COLUMN jobbro.job_order_vector.embedding IS 'Unit vector.';

COMMENT ON COLUMN jobbro.job_order_vector.proposable IS 'As the order''s.';

CREATE TABLE jobbro.job_order_version (
    job_order_id uuid NOT NULL,
    version integer NOT NULL,
    content_digest text NOT NULL,
    submission jsonb NOT NULL,
    landed_at timestamp with time zone NOT NULL
);

ALTER TABLE jobbro.job_order_version OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_version IS 'Every version as it was submitted; kept, so that a reading can be done again.';

COMMENT ON COLUMN jobbro.job_order_version.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.job_order_version.version IS 'Counts from 1.';

COMMENT ON COLUMN jobbro.job_order_version.content_digest IS 'SHA-256 of the submission.';

COMMENT ON COLUMN jobbro.job_order_version.submission IS 'The submission in our own shape.';

COMMENT ON COLUMN jobbro.job_order_version.landed_at IS 'When it landed.';

CREATE TABLE jobbro.job_order_wording (
    job_order_id uuid NOT NULL,
    place smallint NOT NULL,
    phrase text NOT NULL,
    ground jobbro.wording_ground NOT NULL,
    reason text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    reviewed_at timestamp with time zone,
    lawful boolean,
    judgement text DEFAULT ''::text NOT NULL,
    CONSTRAINT wording_kept_states_its_reason CHECK ((reason <> ''::text)),
    CONSTRAINT wording_review_states_its_judgement CHECK ((((reviewed_at IS NULL) = (judgement = ''::text)) AND ((reviewed_at IS NULL) = (lawful IS NULL))))
);

ALTER TABLE jobbro.job_order_wording OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_wording IS 'Wording that may be unlawful and that the employer keeps with a reason, for review.';

COMMENT ON COLUMN jobbro.job_order_wording.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.job_order_wording.place IS 'Counts from 1 in the order of the text.';

COMMENT ON COLUMN jobbro.job_order_wording.phrase IS 'The words.';

COMMENT ON COLUMN jobbro.job_order_wording.ground IS 'The ground of discrimination that they touch.';

COMMENT ON COLUMN jobbro.job_order_wording.reason IS 'Why the employer needs them.';

COMMENT ON COLUMN jobbro.job_order_wording.asked_at IS 'When the order was submitted with them.';

COMMENT ON COLUMN jobbro.job_order_wording.reviewed_at IS 'When an adviser judged them; null while they wait.';

COMMENT ON COLUMN jobbro.job_order_wording.lawful IS 'Whether it may be used; null while it waits.';

COMMENT ON COLUMN jobbro.job_order_wording.judgement IS 'The judgement in words; empty while they wait.';

CREATE TABLE jobbro.licence (
    licence_id integer NOT NULL,
    key text NOT NULL,
    label text NOT NULL,
    synonyms text[] DEFAULT '{}'::text[] NOT NULL,
    kind jobbro.licence_kind NOT NULL,
    issued_by text DEFAULT ''::text NOT NULL,
    how_to_get text DEFAULT ''::text NOT NULL,
    days integer,
    CONSTRAINT licence_takes_at_least_a_day CHECK ((days >= 1))
);

ALTER TABLE jobbro.licence OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.licence IS 'Licences, certificates and authorisations.';

COMMENT ON COLUMN jobbro.licence.licence_id IS 'Our key.';

COMMENT ON COLUMN jobbro.licence.key IS 'Our own stable name of it.';

COMMENT ON COLUMN jobbro.licence.label IS 'The Danish name shown.';

COMMENT ON COLUMN jobbro.licence.synonyms IS 'Other names it goes by.';

COMMENT ON COLUMN jobbro.licence.kind IS 'Family.';

COMMENT ON COLUMN jobbro.licence.issued_by IS 'Who issues it.';

COMMENT ON COLUMN jobbro.licence.how_to_get IS 'The shortest way to it, one sentence.';

COMMENT ON COLUMN jobbro.licence.days IS 'Usual days of the course; null when it is not a course or not known.';

ALTER TABLE jobbro.licence ALTER COLUMN licence_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME jobbro.licence_licence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE jobbro.list_event (
    akasse_id smallint NOT NULL,
    list_event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    once_key uuid NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    act jobbro.list_act NOT NULL,
    choice jsonb NOT NULL,
    outcome jsonb NOT NULL
);

ALTER TABLE ONLY jobbro.list_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.list_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.list_event IS 'What was done to many rows of a list at once, and each list taken out as a file; only added to.';

COMMENT ON COLUMN jobbro.list_event.akasse_id IS 'The a-kasse of the adviser.';

COMMENT ON COLUMN jobbro.list_event.list_event_id IS 'Key.';

COMMENT ON COLUMN jobbro.list_event.once_key IS 'The form''s own key, so that a form sent twice has one effect.';

COMMENT ON COLUMN jobbro.list_event.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.list_event.actor IS 'Who did it, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.list_event.act IS 'What was done.';

COMMENT ON COLUMN jobbro.list_event.choice IS 'Coded filters of a list taken out; empty for what was done to chosen rows.';

COMMENT ON COLUMN jobbro.list_event.outcome IS 'The rows done, with what stood there before, and the rows left with the reason; never a name.';

CREATE TABLE jobbro.member (
    akasse_id smallint NOT NULL,
    member_id uuid DEFAULT gen_random_uuid() NOT NULL,
    number bigint NOT NULL,
    source text NOT NULL,
    source_id text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    content_digest text NOT NULL,
    postcode text,
    municipality_code text,
    summary text DEFAULT ''::text NOT NULL,
    educations text[] DEFAULT '{}'::text[] NOT NULL,
    hours_least numeric(4,1),
    hours_most numeric(4,1),
    shifts jobbro.shift[] DEFAULT '{}'::jobbro.shift[] NOT NULL,
    travel_limit integer,
    travel_mode jobbro.travel_mode DEFAULT 'car'::jobbro.travel_mode NOT NULL,
    available_from date,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    understood_at timestamp with time zone,
    understood_by text,
    CONSTRAINT member_hours_run_forward CHECK ((hours_least <= hours_most)),
    CONSTRAINT member_travels_at_least_a_little CHECK (((travel_limit >= 5) AND (travel_limit <= 300)))
);

ALTER TABLE ONLY jobbro.member FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.member IS 'Members in their newest version, without name or person number.';

COMMENT ON COLUMN jobbro.member.akasse_id IS 'The a-kasse that holds the row; nobody else sees it.';

COMMENT ON COLUMN jobbro.member.member_id IS 'Our key.';

COMMENT ON COLUMN jobbro.member.number IS 'The number people say.';

COMMENT ON COLUMN jobbro.member.source IS 'The a-kasse''s system it came from.';

COMMENT ON COLUMN jobbro.member.source_id IS 'Its id there.';

COMMENT ON COLUMN jobbro.member.version IS 'Counts the versions that have landed.';

COMMENT ON COLUMN jobbro.member.content_digest IS 'SHA-256 of the submission; equal content lands as no change.';

COMMENT ON COLUMN jobbro.member.postcode IS 'Home postcode; no finer address is held.';

COMMENT ON COLUMN jobbro.member.municipality_code IS 'Home municipality.';

COMMENT ON COLUMN jobbro.member.summary IS 'The member''s own words about their experience.';

COMMENT ON COLUMN jobbro.member.educations IS 'Completed educations by title, without years.';

COMMENT ON COLUMN jobbro.member.hours_least IS 'Fewest weekly hours wanted.';

COMMENT ON COLUMN jobbro.member.hours_most IS 'Most weekly hours possible.';

COMMENT ON COLUMN jobbro.member.shifts IS 'When on the clock the member can work; empty = not said.';

COMMENT ON COLUMN jobbro.member.travel_limit IS 'Minutes one way; null = not said.';

COMMENT ON COLUMN jobbro.member.travel_mode IS 'By car or by public transport.';

COMMENT ON COLUMN jobbro.member.available_from IS 'First day the member can start; null = now.';

COMMENT ON COLUMN jobbro.member.created_at IS 'When the first version landed.';

COMMENT ON COLUMN jobbro.member.changed_at IS 'When the newest version landed.';

COMMENT ON COLUMN jobbro.member.understood_at IS 'When the newest version was read and embedded; null while it waits.';

COMMENT ON COLUMN jobbro.member.understood_by IS 'Identity of reader and model.';

CREATE TABLE jobbro.member_goal (
    akasse_id smallint NOT NULL,
    member_id uuid NOT NULL,
    place smallint NOT NULL,
    title text NOT NULL,
    occupation_id integer,
    confidence real,
    CONSTRAINT member_has_at_most_two_goals CHECK (((place >= 1) AND (place <= 2)))
);

ALTER TABLE ONLY jobbro.member_goal FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_goal OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.member_goal IS 'Job goals of Min Plan.';

COMMENT ON COLUMN jobbro.member_goal.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.member_goal.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.member_goal.place IS '1 or 2.';

COMMENT ON COLUMN jobbro.member_goal.title IS 'Goal as written.';

COMMENT ON COLUMN jobbro.member_goal.occupation_id IS 'The occupation it was read as.';

COMMENT ON COLUMN jobbro.member_goal.confidence IS '0-1.';

CREATE TABLE jobbro.member_identity (
    akasse_id smallint NOT NULL,
    member_id uuid NOT NULL,
    name text NOT NULL,
    email text DEFAULT ''::text NOT NULL,
    phone text DEFAULT ''::text NOT NULL
);

ALTER TABLE ONLY jobbro.member_identity FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_identity OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.member_identity IS 'Who a member is; apart from everything that ranks.';

COMMENT ON COLUMN jobbro.member_identity.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.member_identity.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.member_identity.name IS 'Name as shown to the adviser.';

COMMENT ON COLUMN jobbro.member_identity.email IS 'Where letters are sent; empty when not known.';

COMMENT ON COLUMN jobbro.member_identity.phone IS 'Where the member can be called; empty when not known.';

CREATE TABLE jobbro.member_language (
    akasse_id smallint NOT NULL,
    member_id uuid NOT NULL,
    language text NOT NULL,
    level jobbro.language_level NOT NULL
);

ALTER TABLE ONLY jobbro.member_language FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_language OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.member_language IS 'Languages a member works in, as told for job matching.';

COMMENT ON COLUMN jobbro.member_language.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.member_language.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.member_language.language IS 'Danish name in lower case.';

COMMENT ON COLUMN jobbro.member_language.level IS 'How well.';

CREATE TABLE jobbro.member_licence (
    akasse_id smallint NOT NULL,
    member_id uuid NOT NULL,
    licence_id integer NOT NULL,
    phrase text NOT NULL
);

ALTER TABLE ONLY jobbro.member_licence FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_licence OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.member_licence IS 'Licences a member holds.';

COMMENT ON COLUMN jobbro.member_licence.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.member_licence.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.member_licence.licence_id IS 'The licence.';

COMMENT ON COLUMN jobbro.member_licence.phrase IS 'The words it was read from.';

ALTER TABLE jobbro.member ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME jobbro.member_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE jobbro.member_occupation (
    akasse_id smallint NOT NULL,
    member_id uuid NOT NULL,
    place smallint NOT NULL,
    title text NOT NULL,
    occupation_id integer,
    confidence real,
    industry_version text,
    industry_code text,
    section text,
    since date,
    until date,
    CONSTRAINT member_occupation_runs_forward CHECK ((since <= until))
);

ALTER TABLE ONLY jobbro.member_occupation FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_occupation OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.member_occupation IS 'Jobs a member has held.';

COMMENT ON COLUMN jobbro.member_occupation.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.member_occupation.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.member_occupation.place IS 'Order in the source, 1 = first.';

COMMENT ON COLUMN jobbro.member_occupation.title IS 'Title as written.';

COMMENT ON COLUMN jobbro.member_occupation.occupation_id IS 'The occupation it was read as; null when none was sure enough.';

COMMENT ON COLUMN jobbro.member_occupation.confidence IS '0-1.';

COMMENT ON COLUMN jobbro.member_occupation.industry_version IS 'Version of the employer''s industry code.';

COMMENT ON COLUMN jobbro.member_occupation.industry_code IS 'Employer''s industry code without dots.';

COMMENT ON COLUMN jobbro.member_occupation.section IS 'NACE section: of the code, else of the occupation.';

COMMENT ON COLUMN jobbro.member_occupation.since IS 'First day.';

COMMENT ON COLUMN jobbro.member_occupation.until IS 'Day after the last; null = still there or not said.';

CREATE TABLE jobbro.member_skill (
    akasse_id smallint NOT NULL,
    member_id uuid NOT NULL,
    skill_id integer NOT NULL,
    source jobbro.skill_source NOT NULL,
    phrase text NOT NULL
);

ALTER TABLE ONLY jobbro.member_skill FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_skill OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.member_skill IS 'Competences a member has said or shown to have.';

COMMENT ON COLUMN jobbro.member_skill.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.member_skill.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.member_skill.skill_id IS 'The skill.';

COMMENT ON COLUMN jobbro.member_skill.source IS 'Confirmed, claimed, or inferred from jobs held.';

COMMENT ON COLUMN jobbro.member_skill.phrase IS 'The words it was read from.';

CREATE TABLE jobbro.member_vector (
    akasse_id smallint NOT NULL,
    member_id uuid NOT NULL,
    model text NOT NULL,
    digest text NOT NULL,
    embedding public.halfvec NOT NULL
)
PARTITION BY LIST (akasse_id);

ALTER TABLE ONLY jobbro.member_vector FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.member_vector IS 'Embeddings of members: personal data, in a partition for each a-kasse, never exported.';

COMMENT ON COLUMN jobbro.member_vector.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.member_vector.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.member_vector.model IS 'Identity of the model; vectors of different models never mix.';

COMMENT ON COLUMN jobbro.member_vector.digest IS 'SHA-256 of the text embedded.';

COMMENT ON COLUMN jobbro.member_vector.embedding IS 'Unit vector.';

CREATE TABLE jobbro.member_vector_11 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_11 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_11 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_13 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_13 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_13 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_15 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_15 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_15 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_19 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_19 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_19 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_21 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_21 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_21 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_22 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_22 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_22 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_23 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_23 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_23 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_26 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_26 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_26 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_31 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_31 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_31 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_33 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_33 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_33 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_36 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_36 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_36 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_39 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_39 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_39 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_40 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_40 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_40 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_41 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_41 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_41 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_43 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_43 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_43 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_44 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_44 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_44 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_46 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_46 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_46 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_48 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_48 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_48 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_49 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_49 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_49 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_5 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_5 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_5 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_6 (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_6 FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_6 OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_vector_other (
    akasse_id smallint CONSTRAINT member_vector_akasse_id_not_null NOT NULL,
    member_id uuid CONSTRAINT member_vector_member_id_not_null NOT NULL,
    model text CONSTRAINT member_vector_model_not_null NOT NULL,
    digest text CONSTRAINT member_vector_digest_not_null NOT NULL,
    embedding public.halfvec CONSTRAINT member_vector_embedding_not_null NOT NULL
);

ALTER TABLE ONLY jobbro.member_vector_other FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_other OWNER TO jobbro_owner;

CREATE TABLE jobbro.member_version (
    akasse_id smallint NOT NULL,
    member_id uuid NOT NULL,
    version integer NOT NULL,
    content_digest text NOT NULL,
    submission jsonb NOT NULL,
    landed_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY jobbro.member_version FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_version OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.member_version IS 'Every version as it was submitted, name left out.';

COMMENT ON COLUMN jobbro.member_version.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.member_version.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.member_version.version IS 'Counts from 1.';

COMMENT ON COLUMN jobbro.member_version.content_digest IS 'SHA-256 of the submission.';

COMMENT ON COLUMN jobbro.member_version.submission IS 'The submission in our own shape, without the name.';

COMMENT ON COLUMN jobbro.member_version.landed_at IS 'When it landed.';

CREATE TABLE jobbro.municipality (
    municipality_code text NOT NULL,
    name text NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    landmass text NOT NULL
);

ALTER TABLE jobbro.municipality OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.municipality IS 'The 98 municipalities with the reference point that stands for them in travel times.';

COMMENT ON COLUMN jobbro.municipality.municipality_code IS 'Three-digit code, 101 = København.';

COMMENT ON COLUMN jobbro.municipality.name IS 'Name without the word kommune.';

COMMENT ON COLUMN jobbro.municipality.latitude IS 'Degrees north (WGS84) of the main town.';

COMMENT ON COLUMN jobbro.municipality.longitude IS 'Degrees east (WGS84) of the main town.';

COMMENT ON COLUMN jobbro.municipality.landmass IS 'The piece of land it lies on, for travel over water.';

CREATE TABLE jobbro.municipality_region (
    municipality_code text NOT NULL,
    region_code text NOT NULL,
    region text NOT NULL,
    valid daterange NOT NULL
);

ALTER TABLE jobbro.municipality_region OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.municipality_region IS 'Which region a municipality belongs to, by date: five regions until the end of 2026, four from 2027.';

COMMENT ON COLUMN jobbro.municipality_region.municipality_code IS 'The municipality.';

COMMENT ON COLUMN jobbro.municipality_region.region_code IS 'Region''s code.';

COMMENT ON COLUMN jobbro.municipality_region.region IS 'Region''s name.';

COMMENT ON COLUMN jobbro.municipality_region.valid IS 'Half-open period in which it holds.';

CREATE TABLE jobbro.occupation (
    occupation_id integer NOT NULL,
    uri text NOT NULL,
    label text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    isco08 text DEFAULT ''::text NOT NULL,
    section text,
    level text,
    regulated_note text DEFAULT ''::text NOT NULL,
    status jobbro.concept_status DEFAULT 'active'::jobbro.concept_status NOT NULL,
    taxonomy_version_id integer NOT NULL
);

ALTER TABLE jobbro.occupation OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.occupation IS 'Occupations; never deleted, so that old rows keep their meaning.';

COMMENT ON COLUMN jobbro.occupation.occupation_id IS 'Our key.';

COMMENT ON COLUMN jobbro.occupation.uri IS 'ESCO''s concept URI, or our own (jobbro:occupation:...) where ESCO has no counterpart.';

COMMENT ON COLUMN jobbro.occupation.label IS 'The Danish name shown.';

COMMENT ON COLUMN jobbro.occupation.description IS 'One or more sentences about the work.';

COMMENT ON COLUMN jobbro.occupation.isco08 IS 'Four-digit ISCO-08 group, empty when unknown.';

COMMENT ON COLUMN jobbro.occupation.section IS 'NACE section where most holders work; null when the source does not say.';

COMMENT ON COLUMN jobbro.occupation.level IS 'Usual level of education; null when the source does not say.';

COMMENT ON COLUMN jobbro.occupation.regulated_note IS 'The source''s note on regulated professions.';

COMMENT ON COLUMN jobbro.occupation.status IS 'Whether it may still be chosen.';

COMMENT ON COLUMN jobbro.occupation.taxonomy_version_id IS 'The newest import that held it.';

CREATE TABLE jobbro.occupation_hierarchy (
    child_uri text NOT NULL,
    parent_uri text NOT NULL
);

ALTER TABLE jobbro.occupation_hierarchy OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.occupation_hierarchy IS 'ESCO''s occupation pillar: occupation to broader occupation or ISCO group.';

COMMENT ON COLUMN jobbro.occupation_hierarchy.child_uri IS 'The narrower concept.';

COMMENT ON COLUMN jobbro.occupation_hierarchy.parent_uri IS 'The broader concept.';

CREATE TABLE jobbro.occupation_label (
    occupation_id integer NOT NULL,
    language text NOT NULL,
    label text NOT NULL,
    kind jobbro.label_kind NOT NULL,
    alias_id text,
    status jobbro.concept_status DEFAULT 'active'::jobbro.concept_status NOT NULL,
    source text NOT NULL
);

ALTER TABLE jobbro.occupation_label OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.occupation_label IS 'Every name an occupation goes by.';

COMMENT ON COLUMN jobbro.occupation_label.occupation_id IS 'The occupation.';

COMMENT ON COLUMN jobbro.occupation_label.language IS 'da or en.';

COMMENT ON COLUMN jobbro.occupation_label.label IS 'The name.';

COMMENT ON COLUMN jobbro.occupation_label.kind IS 'Preferred name, synonym, or hidden spelling.';

COMMENT ON COLUMN jobbro.occupation_label.alias_id IS 'ESCO-STAR''s identifier of the alias.';

COMMENT ON COLUMN jobbro.occupation_label.status IS 'Whether it may still be offered.';

COMMENT ON COLUMN jobbro.occupation_label.source IS 'starter, esco or esco-star.';

CREATE TABLE jobbro.occupation_licence (
    occupation_id integer NOT NULL,
    licence_id integer NOT NULL,
    demand jobbro.licence_demand NOT NULL,
    basis text DEFAULT ''::text NOT NULL
);

ALTER TABLE jobbro.occupation_licence OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.occupation_licence IS 'Licences that law demands for an occupation, or that employers usually ask for.';

COMMENT ON COLUMN jobbro.occupation_licence.occupation_id IS 'The occupation.';

COMMENT ON COLUMN jobbro.occupation_licence.licence_id IS 'The licence.';

COMMENT ON COLUMN jobbro.occupation_licence.demand IS 'law = forbidden to work without; nice = often asked for.';

COMMENT ON COLUMN jobbro.occupation_licence.basis IS 'The legal basis, where it is known.';

CREATE TABLE jobbro.occupation_move (
    from_id integer NOT NULL,
    to_id integer NOT NULL,
    strength real NOT NULL,
    shared integer[] DEFAULT '{}'::integer[] NOT NULL,
    CONSTRAINT move_goes_somewhere_else CHECK ((from_id <> to_id)),
    CONSTRAINT move_strength_is_a_share CHECK (((strength >= (0)::double precision) AND (strength <= (1)::double precision)))
);

ALTER TABLE jobbro.occupation_move OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.occupation_move IS 'Plausible moves between occupations over the skill graph, the best fifty from each; computed, never edited.';

COMMENT ON COLUMN jobbro.occupation_move.from_id IS 'Where one comes from.';

COMMENT ON COLUMN jobbro.occupation_move.to_id IS 'Where one can go.';

COMMENT ON COLUMN jobbro.occupation_move.strength IS '0-1, comparable within one taxonomy version only.';

COMMENT ON COLUMN jobbro.occupation_move.shared IS 'The most telling skills both need, best first.';

ALTER TABLE jobbro.occupation ALTER COLUMN occupation_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME jobbro.occupation_occupation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE jobbro.occupation_skill (
    occupation_id integer NOT NULL,
    skill_id integer NOT NULL,
    relation jobbro.relation NOT NULL,
    source text NOT NULL
);

ALTER TABLE jobbro.occupation_skill OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.occupation_skill IS 'Which skills an occupation needs.';

COMMENT ON COLUMN jobbro.occupation_skill.occupation_id IS 'The occupation.';

COMMENT ON COLUMN jobbro.occupation_skill.skill_id IS 'The skill.';

COMMENT ON COLUMN jobbro.occupation_skill.relation IS 'Essential or optional.';

COMMENT ON COLUMN jobbro.occupation_skill.source IS 'starter, esco or esco-star.';

CREATE TABLE jobbro.offer_kind (
    kind_key text NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    place smallint NOT NULL,
    label text NOT NULL,
    grantor jobbro.offer_grantor NOT NULL,
    is_at_company boolean NOT NULL,
    note text NOT NULL,
    is_verified boolean NOT NULL,
    source text NOT NULL,
    CONSTRAINT offer_kind_runs_forward CHECK ((valid_from < valid_until))
);

ALTER TABLE jobbro.offer_kind OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.offer_kind IS 'Kinds of offer as dated data, so that a recommendation keeps the kind of its day.';

COMMENT ON COLUMN jobbro.offer_kind.kind_key IS 'Key that does not change, such as virksomhedspraktik.';

COMMENT ON COLUMN jobbro.offer_kind.valid_from IS 'First day on which an offer of this wording may begin.';

COMMENT ON COLUMN jobbro.offer_kind.valid_until IS 'The day after the last one; null = until further notice.';

COMMENT ON COLUMN jobbro.offer_kind.place IS 'Its place in lists.';

COMMENT ON COLUMN jobbro.offer_kind.label IS 'What it is called, in Danish.';

COMMENT ON COLUMN jobbro.offer_kind.grantor IS 'Who decides; only what the municipality decides can be recommended.';

COMMENT ON COLUMN jobbro.offer_kind.is_at_company IS 'Whether it takes place at a company, which is named where one is known.';

COMMENT ON COLUMN jobbro.offer_kind.note IS 'What the adviser should know, in Danish.';

COMMENT ON COLUMN jobbro.offer_kind.is_verified IS 'Whether it was read in a source; false = to be confirmed.';

COMMENT ON COLUMN jobbro.offer_kind.source IS 'Where it was read, or what is assumed.';

CREATE TABLE jobbro.order_load (
    job_order_id uuid NOT NULL,
    held integer DEFAULT 0 NOT NULL,
    sent_out integer DEFAULT 0 NOT NULL,
    CONSTRAINT nobody_is_counted_less_than_once CHECK (((held >= 0) AND (sent_out >= 0)))
);

ALTER TABLE jobbro.order_load OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.order_load IS 'How many candidates of all a-kasser an order has: numbers alone, kept by a trigger on referral.';

COMMENT ON COLUMN jobbro.order_load.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.order_load.held IS 'Agreed and not yet sent.';

COMMENT ON COLUMN jobbro.order_load.sent_out IS 'With the employer: sent, seen, or wanted to talk.';

CREATE TABLE jobbro.outgoing_mail (
    akasse_id smallint NOT NULL,
    mail_id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind jobbro.mail_kind NOT NULL,
    subject_id uuid NOT NULL,
    once_key text NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    send_after timestamp with time zone NOT NULL,
    state jobbro.mail_state DEFAULT 'waiting'::jobbro.mail_state NOT NULL,
    reason jobbro.mail_reason,
    smtp_code smallint,
    attempts smallint DEFAULT 0 NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT mail_of_an_akasse_is_not_about_an_order_alone CHECK ((kind <> ALL (ARRAY['order_receipt'::jobbro.mail_kind, 'order_follow_up'::jobbro.mail_kind]))),
    CONSTRAINT unsent_mail_says_why CHECK (((state <> ALL (ARRAY['not_needed'::jobbro.mail_state, 'failed'::jobbro.mail_state, 'uncertain'::jobbro.mail_state])) OR (reason IS NOT NULL)))
);

ALTER TABLE ONLY jobbro.outgoing_mail FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.outgoing_mail OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.outgoing_mail IS 'Mail of an a-kasse, to be sent or sent; it names its subject and holds no address and no words.';

COMMENT ON COLUMN jobbro.outgoing_mail.akasse_id IS 'The a-kasse it is sent for.';

COMMENT ON COLUMN jobbro.outgoing_mail.mail_id IS 'Key.';

COMMENT ON COLUMN jobbro.outgoing_mail.kind IS 'What it is about; decides who writes it.';

COMMENT ON COLUMN jobbro.outgoing_mail.subject_id IS 'The talk, referral or other thing it tells of; which, the kind says.';

COMMENT ON COLUMN jobbro.outgoing_mail.once_key IS 'The same key is queued once; made of kind, id and version, never of a name.';

COMMENT ON COLUMN jobbro.outgoing_mail.queued_at IS 'When it was put in the outbox.';

COMMENT ON COLUMN jobbro.outgoing_mail.send_after IS 'The earliest time to send it; moved ahead when it is put off.';

COMMENT ON COLUMN jobbro.outgoing_mail.state IS 'What has become of it.';

COMMENT ON COLUMN jobbro.outgoing_mail.reason IS 'Why it was put off, failed, is uncertain or was not needed.';

COMMENT ON COLUMN jobbro.outgoing_mail.smtp_code IS 'The mail server''s answer to the newest attempt, when it refused.';

COMMENT ON COLUMN jobbro.outgoing_mail.attempts IS 'How often it was tried.';

COMMENT ON COLUMN jobbro.outgoing_mail.version IS 'Rises with each change; a change names the version it saw.';

COMMENT ON COLUMN jobbro.outgoing_mail.changed_at IS 'When it last changed.';

CREATE TABLE jobbro.outgoing_mail_event (
    akasse_id smallint NOT NULL,
    mail_id uuid NOT NULL,
    version integer NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    state jobbro.mail_state NOT NULL,
    reason jobbro.mail_reason,
    smtp_code smallint
);

ALTER TABLE ONLY jobbro.outgoing_mail_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.outgoing_mail_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.outgoing_mail_event IS 'What became of a mail, change by change; an attempt is written here before it is made.';

COMMENT ON COLUMN jobbro.outgoing_mail_event.akasse_id IS 'The a-kasse it is sent for.';

COMMENT ON COLUMN jobbro.outgoing_mail_event.mail_id IS 'The mail.';

COMMENT ON COLUMN jobbro.outgoing_mail_event.version IS 'Version of the mail from then on.';

COMMENT ON COLUMN jobbro.outgoing_mail_event.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.outgoing_mail_event.actor IS 'The person who decided, by pseudonymous user id, or "post" for the machine.';

COMMENT ON COLUMN jobbro.outgoing_mail_event.state IS 'State from then on.';

COMMENT ON COLUMN jobbro.outgoing_mail_event.reason IS 'Why.';

COMMENT ON COLUMN jobbro.outgoing_mail_event.smtp_code IS 'The mail server''s answer when it refused.';

CREATE TABLE jobbro.outgoing_order_mail (
    mail_id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind jobbro.mail_kind NOT NULL,
    subject_id uuid NOT NULL,
    once_key text NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    send_after timestamp with time zone NOT NULL,
    state jobbro.mail_state DEFAULT 'waiting'::jobbro.mail_state NOT NULL,
    reason jobbro.mail_reason,
    smtp_code smallint,
    attempts smallint DEFAULT 0 NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT order_mail_is_about_an_order_alone CHECK ((kind = ANY (ARRAY['order_receipt'::jobbro.mail_kind, 'order_follow_up'::jobbro.mail_kind]))),
    CONSTRAINT unsent_order_mail_says_why CHECK (((state <> ALL (ARRAY['not_needed'::jobbro.mail_state, 'failed'::jobbro.mail_state, 'uncertain'::jobbro.mail_state])) OR (reason IS NOT NULL)))
);

ALTER TABLE jobbro.outgoing_order_mail OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.outgoing_order_mail IS 'Mail to employers about an order alone, which no a-kasse owns; otherwise as outgoing_mail.';

COMMENT ON COLUMN jobbro.outgoing_order_mail.mail_id IS 'Key.';

COMMENT ON COLUMN jobbro.outgoing_order_mail.kind IS 'What it is about; decides who writes it.';

COMMENT ON COLUMN jobbro.outgoing_order_mail.subject_id IS 'The job order.';

COMMENT ON COLUMN jobbro.outgoing_order_mail.once_key IS 'The same key is queued once; made of kind, id and version, never of a name.';

COMMENT ON COLUMN jobbro.outgoing_order_mail.queued_at IS 'When it was put in the outbox.';

COMMENT ON COLUMN jobbro.outgoing_order_mail.send_after IS 'The earliest time to send it; moved ahead when it is put off.';

COMMENT ON COLUMN jobbro.outgoing_order_mail.state IS 'What has become of it.';

COMMENT ON COLUMN jobbro.outgoing_order_mail.reason IS 'Why it was put off, failed, is uncertain or was not needed.';

COMMENT ON COLUMN jobbro.outgoing_order_mail.smtp_code IS 'The mail server''s answer to the newest attempt, when it refused.';

COMMENT ON COLUMN jobbro.outgoing_order_mail.attempts IS 'How often it was tried.';

COMMENT ON COLUMN jobbro.outgoing_order_mail.version IS 'Rises with each change; a change names the version it saw.';

COMMENT ON COLUMN jobbro.outgoing_order_mail.changed_at IS 'When it last changed.';

CREATE TABLE jobbro.outgoing_order_mail_event (
    mail_id uuid NOT NULL,
    version integer NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    state jobbro.mail_state NOT NULL,
    reason jobbro.mail_reason,
    smtp_code smallint
);

ALTER TABLE jobbro.outgoing_order_mail_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.outgoing_order_mail_event IS 'What became of an order''s mail, change by change; an attempt is written here before it is made.';

COMMENT ON COLUMN jobbro.outgoing_order_mail_event.mail_id IS 'The mail.';

COMMENT ON COLUMN jobbro.outgoing_order_mail_event.version IS 'Version of the mail from then on.';

COMMENT ON COLUMN jobbro.outgoing_order_mail_event.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.outgoing_order_mail_event.actor IS 'The person who decided, by pseudonymous user id, or "post" for the machine.';

COMMENT ON COLUMN jobbro.outgoing_order_mail_event.state IS 'State from then on.';

COMMENT ON COLUMN jobbro.outgoing_order_mail_event.reason IS 'Why.';

COMMENT ON COLUMN jobbro.outgoing_order_mail_event.smtp_code IS 'The mail server''s answer when it refused.';

CREATE TABLE jobbro.placement (
    akasse_id smallint NOT NULL,
    placement_id uuid DEFAULT gen_random_uuid() NOT NULL,
    referral_id uuid NOT NULL,
    member_id uuid NOT NULL,
    job_order_id uuid NOT NULL,
    place smallint NOT NULL,
    kind jobbro.placement_kind NOT NULL,
    starts_on date NOT NULL,
    hours numeric(4,1) NOT NULL,
    evidence jobbro.evidence_source NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    registered_by text NOT NULL,
    reversed_at timestamp with time zone,
    reversed_by text,
    reversal_reason jobbro.reversal_reason,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT places_count_from_one CHECK ((place >= 1)),
    CONSTRAINT reversal_is_whole CHECK ((num_nonnulls(reversed_at, reversed_by, reversal_reason) = ANY (ARRAY[0, 3]))),
    CONSTRAINT weekly_hours_are_possible CHECK (((hours > (0)::numeric) AND (hours <= (60)::numeric)))
);

ALTER TABLE ONLY jobbro.placement FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.placement OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.placement IS 'Hires that followed referrals; a row stays when it is taken back.';

COMMENT ON COLUMN jobbro.placement.akasse_id IS 'The a-kasse whose member it is.';

COMMENT ON COLUMN jobbro.placement.placement_id IS 'Key.';

COMMENT ON COLUMN jobbro.placement.referral_id IS 'The referral that led to it.';

COMMENT ON COLUMN jobbro.placement.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.placement.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.placement.place IS 'Which of the order''s positions it fills, from 1.';

COMMENT ON COLUMN jobbro.placement.kind IS 'Ordinary job, practice or wage subsidy.';

COMMENT ON COLUMN jobbro.placement.starts_on IS 'First day of work.';

COMMENT ON COLUMN jobbro.placement.hours IS 'Weekly hours.';

COMMENT ON COLUMN jobbro.placement.evidence IS 'Where it is known from.';

COMMENT ON COLUMN jobbro.placement.registered_at IS 'When it was registered.';

COMMENT ON COLUMN jobbro.placement.registered_by IS 'Who registered it; "employer" when it was answered by link.';

COMMENT ON COLUMN jobbro.placement.reversed_at IS 'When it was taken back; null while it stands.';

COMMENT ON COLUMN jobbro.placement.reversed_by IS 'Who took it back.';

COMMENT ON COLUMN jobbro.placement.reversal_reason IS 'Why.';

COMMENT ON COLUMN jobbro.placement.version IS 'Rises with each change.';

CREATE TABLE jobbro.placement_event (
    akasse_id smallint NOT NULL,
    placement_event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    placement_id uuid NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    act jobbro.placement_act NOT NULL,
    months smallint,
    still_employed jobbro.still_employed,
    evidence jobbro.evidence_source,
    reversal_reason jobbro.reversal_reason,
    CONSTRAINT followed_up_says_what_was_found CHECK (((act = 'followed_up'::jobbro.placement_act) = ((months IS NOT NULL) AND (still_employed IS NOT NULL)))),
    CONSTRAINT reversed_says_why CHECK (((act = 'reversed'::jobbro.placement_act) = (reversal_reason IS NOT NULL)))
);

ALTER TABLE ONLY jobbro.placement_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.placement_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.placement_event IS 'What became of a placement, act by act; only added to.';

COMMENT ON COLUMN jobbro.placement_event.akasse_id IS 'The a-kasse whose member it is.';

COMMENT ON COLUMN jobbro.placement_event.placement_event_id IS 'Key.';

COMMENT ON COLUMN jobbro.placement_event.placement_id IS 'The placement.';

COMMENT ON COLUMN jobbro.placement_event.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.placement_event.actor IS 'Who did it, by pseudonymous user id; "employer" when it was by link.';

COMMENT ON COLUMN jobbro.placement_event.act IS 'What was done.';

COMMENT ON COLUMN jobbro.placement_event.months IS 'Which follow-up, when it was one.';

COMMENT ON COLUMN jobbro.placement_event.still_employed IS 'What the follow-up found.';

COMMENT ON COLUMN jobbro.placement_event.evidence IS 'Where it is known from.';

COMMENT ON COLUMN jobbro.placement_event.reversal_reason IS 'Why it was taken back, when it was.';

CREATE TABLE jobbro.pool_agreement (
    pool_agreement_id uuid DEFAULT gen_random_uuid() NOT NULL,
    job_order_id uuid NOT NULL,
    asking_akasse smallint NOT NULL,
    lending_akasse smallint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by text NOT NULL,
    lent_at timestamp with time zone,
    lent_by text,
    ends_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    starts_at timestamp with time zone NOT NULL,
    purpose text NOT NULL,
    most_cards smallint NOT NULL,
    renewed_at timestamp with time zone,
    ended_by text,
    ended_because jobbro.pool_end,
    CONSTRAINT agreement_begins_before_it_ends CHECK ((starts_at < ends_at)),
    CONSTRAINT agreement_end_is_whole CHECK ((num_nonnulls(ended_at, ended_by, ended_because) = ANY (ARRAY[0, 3]))),
    CONSTRAINT agreement_has_two_parties CHECK ((asking_akasse <> lending_akasse)),
    CONSTRAINT agreement_lends_a_few CHECK (((most_cards >= 1) AND (most_cards <= 20))),
    CONSTRAINT agreement_runs_forward CHECK ((asked_at < ends_at)),
    CONSTRAINT agreement_states_its_purpose CHECK (((purpose <> ''::text) AND (length(purpose) <= 500))),
    CONSTRAINT lending_is_signed_whole CHECK (((lent_at IS NULL) = (lent_by IS NULL))),
    CONSTRAINT only_what_is_lent_is_renewed CHECK (((renewed_at IS NULL) OR (lent_at IS NOT NULL))),
    CONSTRAINT refused_was_never_lent CHECK (((ended_because <> 'refused'::jobbro.pool_end) OR (lent_at IS NULL)))
);

ALTER TABLE ONLY jobbro.pool_agreement FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_agreement OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.pool_agreement IS 'Agreements of two a-kasser that one may put forward the other''s members on one order; in force once both signed.';

COMMENT ON COLUMN jobbro.pool_agreement.pool_agreement_id IS 'Key.';

COMMENT ON COLUMN jobbro.pool_agreement.job_order_id IS 'The recruitment it is about, and no other.';

COMMENT ON COLUMN jobbro.pool_agreement.asking_akasse IS 'The a-kasse that works with the employer.';

COMMENT ON COLUMN jobbro.pool_agreement.lending_akasse IS 'The a-kasse whose members may be put forward.';

COMMENT ON COLUMN jobbro.pool_agreement.asked_at IS 'When the asking a-kasse signed.';

COMMENT ON COLUMN jobbro.pool_agreement.asked_by IS 'Who signed for it, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.pool_agreement.lent_at IS 'When the lending a-kasse signed; null until then.';

COMMENT ON COLUMN jobbro.pool_agreement.lent_by IS 'Who signed for it, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.pool_agreement.ends_at IS 'Until when it holds.';

COMMENT ON COLUMN jobbro.pool_agreement.ended_at IS 'When one of them ended it before that.';

COMMENT ON COLUMN jobbro.pool_agreement.starts_at IS 'From when it holds.';

COMMENT ON COLUMN jobbro.pool_agreement.purpose IS 'What it is for, in the asking a-kasse''s words; about the recruitment, never about a person.';

COMMENT ON COLUMN jobbro.pool_agreement.most_cards IS 'How many cards may be lent at a time.';

COMMENT ON COLUMN jobbro.pool_agreement.renewed_at IS 'When the lending a-kasse last stood by the cards; null before there were any.';

COMMENT ON COLUMN jobbro.pool_agreement.ended_by IS 'Who ended it, by pseudonymous user id; "jobbro" when it ended by itself.';

COMMENT ON COLUMN jobbro.pool_agreement.ended_because IS 'Refused, ended by the asking or the lending one, past its last day, or its order closed.';

CREATE TABLE jobbro.pool_answer_event (
    akasse_id smallint NOT NULL,
    pool_answer_event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    pool_request_id uuid NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    state jobbro.pool_request_state NOT NULL,
    reason jobbro.pool_no,
    referral_id uuid,
    CONSTRAINT answer_is_a_referral_or_a_reason CHECK ((((state = 'talking'::jobbro.pool_request_state) AND (referral_id IS NOT NULL) AND (reason IS NULL)) OR ((state = 'declined'::jobbro.pool_request_state) AND (referral_id IS NULL) AND (reason IS NOT NULL))))
);

ALTER TABLE ONLY jobbro.pool_answer_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_answer_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.pool_answer_event IS 'How the lending a-kasse answered: with a referral of its own, or a no with its reason; known to it alone. Only added to.';

COMMENT ON COLUMN jobbro.pool_answer_event.akasse_id IS 'The a-kasse whose member it is.';

COMMENT ON COLUMN jobbro.pool_answer_event.pool_answer_event_id IS 'Key.';

COMMENT ON COLUMN jobbro.pool_answer_event.pool_request_id IS 'What was asked.';

COMMENT ON COLUMN jobbro.pool_answer_event.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.pool_answer_event.actor IS 'Who answered, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.pool_answer_event.state IS 'Being talked about, or declined.';

COMMENT ON COLUMN jobbro.pool_answer_event.reason IS 'Reason of the no; never shown to the asking a-kasse.';

COMMENT ON COLUMN jobbro.pool_answer_event.referral_id IS 'The referral that came of it; null for a no.';

CREATE TABLE jobbro.pool_card (
    pool_card_id uuid DEFAULT gen_random_uuid() NOT NULL,
    pool_agreement_id uuid NOT NULL,
    place smallint NOT NULL,
    content jsonb,
    released_at timestamp with time zone NOT NULL,
    CONSTRAINT cards_count_from_one CHECK ((place >= 1))
);

ALTER TABLE ONLY jobbro.pool_card FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_card OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.pool_card IS 'What an a-kasse lends of one member for one agreement: an anonymous card under a key that means nothing elsewhere.';

COMMENT ON COLUMN jobbro.pool_card.pool_card_id IS 'Key, random and of this agreement alone.';

COMMENT ON COLUMN jobbro.pool_card.pool_agreement_id IS 'The agreement it is lent under.';

COMMENT ON COLUMN jobbro.pool_card.place IS 'Where it stands in the ranking, from 1.';

COMMENT ON COLUMN jobbro.pool_card.content IS 'The card, as matching/core/pool_cards.py writes it; null once it is taken back.';

COMMENT ON COLUMN jobbro.pool_card.released_at IS 'When the lending a-kasse last stood by it.';

CREATE TABLE jobbro.pool_card_look_event (
    pool_look_event_id uuid NOT NULL,
    pool_card_id uuid NOT NULL,
    pool_agreement_id uuid NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor text NOT NULL
);

ALTER TABLE ONLY jobbro.pool_card_look_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_card_look_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.pool_card_look_event IS 'Every card that a look let be read, one row each, so that a member can be told who has looked. Only added to.';

COMMENT ON COLUMN jobbro.pool_card_look_event.pool_look_event_id IS 'The look.';

COMMENT ON COLUMN jobbro.pool_card_look_event.pool_card_id IS 'The card.';

COMMENT ON COLUMN jobbro.pool_card_look_event.pool_agreement_id IS 'The agreement of both.';

COMMENT ON COLUMN jobbro.pool_card_look_event.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.pool_card_look_event.actor IS 'Who looked, by pseudonymous user id.';

CREATE TABLE jobbro.pool_card_member (
    akasse_id smallint NOT NULL,
    pool_card_id uuid NOT NULL,
    pool_agreement_id uuid NOT NULL,
    member_id uuid NOT NULL
);

ALTER TABLE ONLY jobbro.pool_card_member FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_card_member OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.pool_card_member IS 'Whose card it is; known to the lending a-kasse alone.';

COMMENT ON COLUMN jobbro.pool_card_member.akasse_id IS 'The a-kasse whose member it is.';

COMMENT ON COLUMN jobbro.pool_card_member.pool_card_id IS 'The card.';

COMMENT ON COLUMN jobbro.pool_card_member.pool_agreement_id IS 'The agreement it is lent under.';

COMMENT ON COLUMN jobbro.pool_card_member.member_id IS 'The member.';

CREATE TABLE jobbro.pool_look_event (
    pool_look_event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    pool_agreement_id uuid NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    seen_in xid8 DEFAULT pg_current_xact_id() NOT NULL
);

ALTER TABLE ONLY jobbro.pool_look_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_look_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.pool_look_event IS 'Every look of the asking a-kasse at the cards of an agreement; without one no card can be read. Only added to.';

COMMENT ON COLUMN jobbro.pool_look_event.pool_look_event_id IS 'Key.';

COMMENT ON COLUMN jobbro.pool_look_event.pool_agreement_id IS 'The agreement, and through it the order and the two a-kasser.';

COMMENT ON COLUMN jobbro.pool_look_event.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.pool_look_event.actor IS 'Who looked, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.pool_look_event.seen_in IS 'The transaction in which the cards could be read.';

CREATE TABLE jobbro.pool_request (
    pool_request_id uuid DEFAULT gen_random_uuid() NOT NULL,
    pool_agreement_id uuid NOT NULL,
    pool_card_id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by text NOT NULL,
    state jobbro.pool_request_state DEFAULT 'asked'::jobbro.pool_request_state NOT NULL,
    changed_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY jobbro.pool_request FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_request OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.pool_request IS 'Cards the asking a-kasse wants referred, and the one word it is told about each.';

COMMENT ON COLUMN jobbro.pool_request.pool_request_id IS 'Key.';

COMMENT ON COLUMN jobbro.pool_request.pool_agreement_id IS 'The agreement.';

COMMENT ON COLUMN jobbro.pool_request.pool_card_id IS 'The card.';

COMMENT ON COLUMN jobbro.pool_request.asked_at IS 'When it was asked.';

COMMENT ON COLUMN jobbro.pool_request.asked_by IS 'Who asked, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.pool_request.state IS 'What the asking a-kasse is told: asked, being talked about, referred, declined.';

COMMENT ON COLUMN jobbro.pool_request.changed_at IS 'Since when.';

CREATE TABLE jobbro.postcode (
    postcode text NOT NULL,
    postcode_to text NOT NULL,
    name text NOT NULL,
    municipality_code text NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    landmass text NOT NULL,
    CONSTRAINT postcode_range_runs_forward CHECK ((postcode <= postcode_to))
);

ALTER TABLE jobbro.postcode OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.postcode IS 'Postcodes, or ranges of them, with a reference point.';

COMMENT ON COLUMN jobbro.postcode.postcode IS 'Four digits; the first of the range.';

COMMENT ON COLUMN jobbro.postcode.postcode_to IS 'Last of the range; equal to postcode for most.';

COMMENT ON COLUMN jobbro.postcode.name IS 'Postal town.';

COMMENT ON COLUMN jobbro.postcode.municipality_code IS 'The municipality most of it lies in.';

COMMENT ON COLUMN jobbro.postcode.latitude IS 'Degrees north (WGS84).';

COMMENT ON COLUMN jobbro.postcode.longitude IS 'Degrees east (WGS84).';

COMMENT ON COLUMN jobbro.postcode.landmass IS 'The piece of land it lies on, for travel over water.';

CREATE TABLE jobbro.profile_change (
    akasse_id smallint NOT NULL,
    profile_change_id uuid DEFAULT gen_random_uuid() NOT NULL,
    member_id uuid NOT NULL,
    version integer NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    part jobbro.profile_part NOT NULL,
    key text NOT NULL,
    before jsonb,
    after jsonb,
    mend_before jsonb,
    undoes uuid,
    CONSTRAINT profile_change_changes_something CHECK ((before IS DISTINCT FROM after))
);

ALTER TABLE ONLY jobbro.profile_change FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.profile_change OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.profile_change IS 'Every change of a member''s profile by a person, or by a file that overruled one; only added to.';

COMMENT ON COLUMN jobbro.profile_change.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.profile_change.profile_change_id IS 'Key.';

COMMENT ON COLUMN jobbro.profile_change.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.profile_change.version IS 'The profile''s version from then on; two changes of the same version are one too many.';

COMMENT ON COLUMN jobbro.profile_change.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.profile_change.actor IS 'Who changed it, by pseudonymous user id; file when a landed file overruled a person.';

COMMENT ON COLUMN jobbro.profile_change.part IS 'Which part of the profile.';

COMMENT ON COLUMN jobbro.profile_change.key IS 'Our key of the skill or licence, the name of the language; empty for parts there is one of.';

COMMENT ON COLUMN jobbro.profile_change.before IS 'What stood there; null = nothing.';

COMMENT ON COLUMN jobbro.profile_change.after IS 'What stands there from then on; null = nothing.';

COMMENT ON COLUMN jobbro.profile_change.mend_before IS 'What people had mended there before, to be put back when this is undone; null = nothing.';

COMMENT ON COLUMN jobbro.profile_change.undoes IS 'The change that this one takes back; null for an ordinary one.';

CREATE TABLE jobbro.profile_mend (
    akasse_id smallint NOT NULL,
    member_id uuid NOT NULL,
    part jobbro.profile_part NOT NULL,
    key text NOT NULL,
    value jsonb,
    file_said jsonb,
    mended_at timestamp with time zone NOT NULL,
    actor text NOT NULL
);

ALTER TABLE ONLY jobbro.profile_mend FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.profile_mend OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.profile_mend IS 'What people have mended and what holds until a file says something newer about the same.';

COMMENT ON COLUMN jobbro.profile_mend.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.profile_mend.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.profile_mend.part IS 'Which part of the profile.';

COMMENT ON COLUMN jobbro.profile_mend.key IS 'As in profile_change.';

COMMENT ON COLUMN jobbro.profile_mend.value IS 'What holds; null = taken away.';

COMMENT ON COLUMN jobbro.profile_mend.file_said IS 'What the file said of it when it was mended; null = nothing.';

COMMENT ON COLUMN jobbro.profile_mend.mended_at IS 'When.';

COMMENT ON COLUMN jobbro.profile_mend.actor IS 'Who mended it, by pseudonymous user id.';

CREATE TABLE jobbro.published_table (
    published_on date NOT NULL,
    place smallint NOT NULL,
    table_code text NOT NULL,
    content jsonb NOT NULL
);

ALTER TABLE jobbro.published_table OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.published_table IS 'The tables of a vintage as anybody may read them; made of published cells alone.';

COMMENT ON COLUMN jobbro.published_table.published_on IS 'The vintage.';

COMMENT ON COLUMN jobbro.published_table.place IS 'Its place in the list of tables, from 1.';

COMMENT ON COLUMN jobbro.published_table.table_code IS 'Its code in addresses; declared in matching/statistics/publication.';

COMMENT ON COLUMN jobbro.published_table.content IS 'Axes, definitions, numbers, and why numbers are missing.';

CREATE TABLE jobbro.ranking_event (
    akasse_id smallint NOT NULL,
    ranking_event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    as_of date NOT NULL,
    actor text NOT NULL,
    purpose text NOT NULL,
    member_id uuid,
    job_order_id uuid,
    ranker text NOT NULL,
    feature_names text[] NOT NULL,
    embedding_model text NOT NULL,
    considered integer NOT NULL,
    excluded jsonb NOT NULL,
    options jsonb NOT NULL,
    shown jsonb NOT NULL,
    milliseconds real NOT NULL,
    CONSTRAINT ranking_is_about_a_member_or_an_order CHECK ((num_nonnulls(member_id, job_order_id) = 1))
);

ALTER TABLE ONLY jobbro.ranking_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.ranking_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.ranking_event IS 'Every ranked list that was shown: for whom, by which model, with which values, in which order.';

COMMENT ON COLUMN jobbro.ranking_event.akasse_id IS 'The a-kasse that asked.';

COMMENT ON COLUMN jobbro.ranking_event.ranking_event_id IS 'Key.';

COMMENT ON COLUMN jobbro.ranking_event.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.ranking_event.as_of IS 'The day the rules were applied for.';

COMMENT ON COLUMN jobbro.ranking_event.actor IS 'Who asked, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.ranking_event.purpose IS 'Why personal data were read.';

COMMENT ON COLUMN jobbro.ranking_event.member_id IS 'The member jobs were sought for; null when candidates were sought.';

COMMENT ON COLUMN jobbro.ranking_event.job_order_id IS 'The order candidates were sought for; null when jobs were sought.';

COMMENT ON COLUMN jobbro.ranking_event.ranker IS 'Name and digest of the ranker''s artefact.';

COMMENT ON COLUMN jobbro.ranking_event.feature_names IS 'The features in the order of the values kept in shown.';

COMMENT ON COLUMN jobbro.ranking_event.embedding_model IS 'Identity of the embedding model.';

COMMENT ON COLUMN jobbro.ranking_event.considered IS 'How many were weighed, excluded ones among them.';

COMMENT ON COLUMN jobbro.ranking_event.excluded IS 'How many each rule kept out.';

COMMENT ON COLUMN jobbro.ranking_event.options IS 'What the adviser had changed, such as the travel limit.';

COMMENT ON COLUMN jobbro.ranking_event.shown IS 'The list: the other party''s id, feature values, score, track; in the order shown.';

COMMENT ON COLUMN jobbro.ranking_event.milliseconds IS 'How long it took.';

CREATE TABLE jobbro.recommendation (
    akasse_id smallint NOT NULL,
    recommendation_id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_id uuid NOT NULL,
    member_id uuid NOT NULL,
    draft_key uuid NOT NULL,
    kind_key text NOT NULL,
    kind_valid_from date NOT NULL,
    state jobbro.recommendation_state DEFAULT 'draft'::jobbro.recommendation_state NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    purpose text DEFAULT ''::text NOT NULL,
    member_says text DEFAULT ''::text NOT NULL,
    adviser_says text DEFAULT ''::text NOT NULL,
    nearer_job text DEFAULT ''::text NOT NULL,
    job_goal text DEFAULT ''::text NOT NULL,
    wished_from date,
    wished_until date,
    employer_name text DEFAULT ''::text NOT NULL,
    cvr_number text,
    p_number text,
    adviser text NOT NULL,
    sent_on date,
    received_on date,
    decided_on date,
    ended_on date,
    reasons text DEFAULT ''::text NOT NULL,
    offer_starts_on date,
    remind_on date,
    legal_deadline_on date,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT decision_has_its_day CHECK (((state = ANY (ARRAY['granted'::jobbro.recommendation_state, 'partly_granted'::jobbro.recommendation_state, 'refused'::jobbro.recommendation_state])) = (decided_on IS NOT NULL))),
    CONSTRAINT draft_was_never_sent CHECK (((state <> 'draft'::jobbro.recommendation_state) OR (sent_on IS NULL))),
    CONSTRAINT end_has_its_day CHECK (((state = ANY (ARRAY['withdrawn'::jobbro.recommendation_state, 'lapsed'::jobbro.recommendation_state])) = (ended_on IS NOT NULL))),
    CONSTRAINT granted_offer_begins_on_a_day CHECK (((state <> ALL (ARRAY['granted'::jobbro.recommendation_state, 'partly_granted'::jobbro.recommendation_state])) OR (offer_starts_on IS NOT NULL))),
    CONSTRAINT only_a_draft_is_not_sent CHECK (((state = ANY (ARRAY['draft'::jobbro.recommendation_state, 'withdrawn'::jobbro.recommendation_state])) OR (sent_on IS NOT NULL))),
    CONSTRAINT receipt_and_decision_follow_sending CHECK ((sent_on <= LEAST(received_on, decided_on))),
    CONSTRAINT recommendation_cvr_has_eight_digits CHECK ((cvr_number ~ '^[0-9]{8}$'::text)),
    CONSTRAINT recommendation_p_number_has_ten_digits CHECK ((p_number ~ '^[0-9]{10}$'::text)),
    CONSTRAINT refusal_states_its_reasons CHECK (((state <> ALL (ARRAY['refused'::jobbro.recommendation_state, 'partly_granted'::jobbro.recommendation_state])) OR (btrim(reasons) <> ''::text))),
    CONSTRAINT reminder_is_for_those_who_wait CHECK (((remind_on IS NULL) OR (state = ANY (ARRAY['sent'::jobbro.recommendation_state, 'received'::jobbro.recommendation_state])))),
    CONSTRAINT wished_period_runs_forward CHECK ((wished_from <= wished_until))
);

ALTER TABLE ONLY jobbro.recommendation FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.recommendation OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.recommendation IS 'Recommendations of an offer to the municipality, which decides; the newest state.';

COMMENT ON COLUMN jobbro.recommendation.akasse_id IS 'The a-kasse that recommends.';

COMMENT ON COLUMN jobbro.recommendation.recommendation_id IS 'Key.';

COMMENT ON COLUMN jobbro.recommendation.course_id IS 'The course of unemployment it belongs to.';

COMMENT ON COLUMN jobbro.recommendation.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.recommendation.draft_key IS 'Key of the form it was written in; a form sent twice is one draft.';

COMMENT ON COLUMN jobbro.recommendation.kind_key IS 'Kind of offer.';

COMMENT ON COLUMN jobbro.recommendation.kind_valid_from IS 'The wording of the kind that held.';

COMMENT ON COLUMN jobbro.recommendation.state IS 'What has become of it.';

COMMENT ON COLUMN jobbro.recommendation.version IS 'Rises with each change; a change names the version it saw.';

COMMENT ON COLUMN jobbro.recommendation.purpose IS 'What the offer should lead to.';

COMMENT ON COLUMN jobbro.recommendation.member_says IS 'What the member says about it.';

COMMENT ON COLUMN jobbro.recommendation.adviser_says IS 'What the adviser adds.';

COMMENT ON COLUMN jobbro.recommendation.nearer_job IS 'Why it brings the member nearer a job.';

COMMENT ON COLUMN jobbro.recommendation.job_goal IS 'The job goal it serves.';

COMMENT ON COLUMN jobbro.recommendation.wished_from IS 'First day wished for.';

COMMENT ON COLUMN jobbro.recommendation.wished_until IS 'Last day wished for; null = not said.';

COMMENT ON COLUMN jobbro.recommendation.employer_name IS 'The company where it would be; empty where none is known.';

COMMENT ON COLUMN jobbro.recommendation.cvr_number IS 'CVR number of the company, eight digits.';

COMMENT ON COLUMN jobbro.recommendation.p_number IS 'Workplace (production unit), ten digits.';

COMMENT ON COLUMN jobbro.recommendation.adviser IS 'Who wrote it, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.recommendation.sent_on IS 'The day it went to the municipality.';

COMMENT ON COLUMN jobbro.recommendation.received_on IS 'The day the municipality acknowledged it.';

COMMENT ON COLUMN jobbro.recommendation.decided_on IS 'The day of the municipality''s decision.';

COMMENT ON COLUMN jobbro.recommendation.ended_on IS 'The day it was withdrawn or lapsed.';

COMMENT ON COLUMN jobbro.recommendation.reasons IS 'The municipality''s reasons; required where anything was refused.';

COMMENT ON COLUMN jobbro.recommendation.offer_starts_on IS 'The day the granted offer begins.';

COMMENT ON COLUMN jobbro.recommendation.remind_on IS 'The a-kasse''s own day to ask again; null when nobody waits.';

COMMENT ON COLUMN jobbro.recommendation.legal_deadline_on IS 'The law''s deadline for an answer; null, since none is known.';

COMMENT ON COLUMN jobbro.recommendation.created_at IS 'When the draft was first written.';

COMMENT ON COLUMN jobbro.recommendation.changed_at IS 'When it last changed.';

CREATE TABLE jobbro.recommendation_event (
    akasse_id smallint NOT NULL,
    recommendation_event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    recommendation_id uuid NOT NULL,
    version integer NOT NULL,
    act jobbro.recommendation_act NOT NULL,
    state jobbro.recommendation_state NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    happened_on date NOT NULL,
    actor text NOT NULL,
    channel jobbro.municipal_channel,
    words text DEFAULT ''::text NOT NULL
);

ALTER TABLE ONLY jobbro.recommendation_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.recommendation_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.recommendation_event IS 'What became of a recommendation, act by act; only added to.';

COMMENT ON COLUMN jobbro.recommendation_event.akasse_id IS 'The a-kasse that recommends.';

COMMENT ON COLUMN jobbro.recommendation_event.recommendation_event_id IS 'Key.';

COMMENT ON COLUMN jobbro.recommendation_event.recommendation_id IS 'The recommendation.';

COMMENT ON COLUMN jobbro.recommendation_event.version IS 'Its version from then on.';

COMMENT ON COLUMN jobbro.recommendation_event.act IS 'What was done.';

COMMENT ON COLUMN jobbro.recommendation_event.state IS 'State from then on.';

COMMENT ON COLUMN jobbro.recommendation_event.happened_at IS 'When it was written down.';

COMMENT ON COLUMN jobbro.recommendation_event.happened_on IS 'The day it concerns, such as the day of the decision.';

COMMENT ON COLUMN jobbro.recommendation_event.actor IS 'Who wrote it down, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.recommendation_event.channel IS 'How it reached the municipality; null where nothing was sent.';

COMMENT ON COLUMN jobbro.recommendation_event.words IS 'The reasons of a decision, or why it was withdrawn.';

CREATE TABLE jobbro.referral (
    akasse_id smallint NOT NULL,
    referral_id uuid DEFAULT gen_random_uuid() NOT NULL,
    member_id uuid NOT NULL,
    job_order_id uuid NOT NULL,
    kind jobbro.referral_kind NOT NULL,
    state jobbro.referral_state DEFAULT 'proposed'::jobbro.referral_state NOT NULL,
    talk_id uuid,
    proposed_by text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    agreed_at timestamp with time zone,
    sent_at timestamp with time zone,
    seen_at timestamp with time zone,
    answered_at timestamp with time zone,
    lapses_at timestamp with time zone,
    declined_by jobbro.decliner,
    decline_reason jobbro.decline_reason,
    beyond_reason text,
    came_from jobbro.referral_state,
    undo_until timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT a_no_has_its_reason CHECK (((declined_by IS NULL) = (decline_reason IS NULL))),
    CONSTRAINT before_the_employer_nothing_is_sent CHECK (((state <> ALL (ARRAY['proposed'::jobbro.referral_state, 'agreed'::jobbro.referral_state])) OR (sent_at IS NULL))),
    CONSTRAINT beyond_the_budget_states_its_reason CHECK ((beyond_reason <> ''::text)),
    CONSTRAINT only_a_no_has_a_decliner CHECK (((state = 'declined'::jobbro.referral_state) = (declined_by IS NOT NULL))),
    CONSTRAINT only_an_answer_can_be_undone CHECK (((undo_until IS NULL) OR (answered_at IS NOT NULL))),
    CONSTRAINT only_an_answer_has_an_origin CHECK (((answered_at IS NULL) = (came_from IS NULL))),
    CONSTRAINT only_an_answer_has_its_time CHECK (((state = ANY (ARRAY['interview'::jobbro.referral_state, 'hired'::jobbro.referral_state, 'declined'::jobbro.referral_state])) = (answered_at IS NOT NULL))),
    CONSTRAINT proposed_is_not_yet_agreed CHECK (((state <> 'proposed'::jobbro.referral_state) OR (agreed_at IS NULL))),
    CONSTRAINT referral_goes_on_once_agreed CHECK (((state <> ALL (ARRAY['agreed'::jobbro.referral_state, 'sent'::jobbro.referral_state, 'seen'::jobbro.referral_state, 'interview'::jobbro.referral_state, 'hired'::jobbro.referral_state])) OR (agreed_at IS NOT NULL))),
    CONSTRAINT referral_lapses_while_it_lives CHECK (((state = ANY (ARRAY['proposed'::jobbro.referral_state, 'agreed'::jobbro.referral_state, 'sent'::jobbro.referral_state, 'seen'::jobbro.referral_state, 'interview'::jobbro.referral_state])) = (lapses_at IS NOT NULL))),
    CONSTRAINT seen_has_its_time CHECK (((state <> 'seen'::jobbro.referral_state) OR (seen_at IS NOT NULL))),
    CONSTRAINT seen_was_sent CHECK (((seen_at IS NULL) OR (sent_at IS NOT NULL))),
    CONSTRAINT sent_was_agreed CHECK (((sent_at IS NULL) OR (agreed_at IS NOT NULL))),
    CONSTRAINT with_the_employer_it_was_sent CHECK (((state <> ALL (ARRAY['sent'::jobbro.referral_state, 'seen'::jobbro.referral_state, 'interview'::jobbro.referral_state])) OR (sent_at IS NOT NULL)))
);

ALTER TABLE ONLY jobbro.referral FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.referral OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.referral IS 'Members put forward on job orders; the newest state, whose steps are in referral_event.';

COMMENT ON COLUMN jobbro.referral.akasse_id IS 'The a-kasse whose member it is.';

COMMENT ON COLUMN jobbro.referral.referral_id IS 'Key.';

COMMENT ON COLUMN jobbro.referral.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.referral.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.referral.kind IS 'Offered, so that the member chooses, or directed, so that the member is told to apply.';

COMMENT ON COLUMN jobbro.referral.state IS 'What has become of it.';

COMMENT ON COLUMN jobbro.referral.talk_id IS 'The talk it was agreed in; null when it was not in a talk.';

COMMENT ON COLUMN jobbro.referral.proposed_by IS 'Who put it forward, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.referral.proposed_at IS 'When.';

COMMENT ON COLUMN jobbro.referral.agreed_at IS 'When the member said yes, or was told to apply.';

COMMENT ON COLUMN jobbro.referral.sent_at IS 'When it went to the employer.';

COMMENT ON COLUMN jobbro.referral.seen_at IS 'When the employer asked to see the card; never set by a mere opening of the link.';

COMMENT ON COLUMN jobbro.referral.answered_at IS 'When the answer in force was given.';

COMMENT ON COLUMN jobbro.referral.lapses_at IS 'When it ends by itself; null once it has ended or led to a hire.';

COMMENT ON COLUMN jobbro.referral.declined_by IS 'Whose no it was.';

COMMENT ON COLUMN jobbro.referral.decline_reason IS 'Reason of the no; nothing of what may follow from it.';

COMMENT ON COLUMN jobbro.referral.beyond_reason IS 'Why the employer gets more candidates than wanted; null when not so.';

COMMENT ON COLUMN jobbro.referral.came_from IS 'The state before the answer, to which it returns when the answer is taken back.';

COMMENT ON COLUMN jobbro.referral.undo_until IS 'Until when the employer can take the answer back.';

COMMENT ON COLUMN jobbro.referral.version IS 'Rises with each step; a step names the version it saw.';

COMMENT ON COLUMN jobbro.referral.changed_at IS 'When it last changed.';

CREATE TABLE jobbro.referral_event (
    akasse_id smallint NOT NULL,
    referral_event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    referral_id uuid NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    party jobbro.referral_party NOT NULL,
    actor text NOT NULL,
    act jobbro.referral_act NOT NULL,
    state jobbro.referral_state NOT NULL,
    decline_reason jobbro.decline_reason,
    version integer NOT NULL
);

ALTER TABLE ONLY jobbro.referral_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.referral_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.referral_event IS 'Every step of a referral; only added to.';

COMMENT ON COLUMN jobbro.referral_event.akasse_id IS 'The a-kasse whose member it is.';

COMMENT ON COLUMN jobbro.referral_event.referral_event_id IS 'Key.';

COMMENT ON COLUMN jobbro.referral_event.referral_id IS 'The referral.';

COMMENT ON COLUMN jobbro.referral_event.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.referral_event.party IS 'Who did it: adviser, employer or the clock.';

COMMENT ON COLUMN jobbro.referral_event.actor IS 'The adviser''s pseudonymous user id; "employer" or "jobbro" for the others.';

COMMENT ON COLUMN jobbro.referral_event.act IS 'What was done.';

COMMENT ON COLUMN jobbro.referral_event.state IS 'State from then on.';

COMMENT ON COLUMN jobbro.referral_event.decline_reason IS 'Reason when it was a no.';

COMMENT ON COLUMN jobbro.referral_event.version IS 'Version from then on.';

CREATE TABLE jobbro.registration (
    akasse_id smallint NOT NULL,
    course_id uuid NOT NULL,
    registered_on date NOT NULL,
    ended_on date,
    ended_because jobbro.registration_end,
    CONSTRAINT registration_end_has_its_cause CHECK (((ended_on IS NULL) = (ended_because IS NULL))),
    CONSTRAINT registration_runs_forward CHECK ((registered_on < ended_on))
);

ALTER TABLE ONLY jobbro.registration FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.registration OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.registration IS 'Periods in which the member was registered as a job-seeker; a sick note ends one.';

COMMENT ON COLUMN jobbro.registration.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.registration.course_id IS 'The course it belongs to.';

COMMENT ON COLUMN jobbro.registration.registered_on IS 'First day.';

COMMENT ON COLUMN jobbro.registration.ended_on IS 'The day after the last one; null while registered.';

COMMENT ON COLUMN jobbro.registration.ended_because IS 'Why it ended; never seen by the ranker.';

CREATE TABLE jobbro.released_cube (
    published_on date NOT NULL,
    place integer NOT NULL,
    name text NOT NULL,
    measure text NOT NULL,
    dimensions jsonb NOT NULL,
    zeros_tell boolean NOT NULL,
    cells jsonb NOT NULL
);

ALTER TABLE ONLY jobbro.released_cube FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.released_cube OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.released_cube IS 'The true counts behind a vintage and which of them were shown, for the audit of the next; never published. A cube that is as it was is not written again.';

COMMENT ON COLUMN jobbro.released_cube.published_on IS 'The vintage.';

COMMENT ON COLUMN jobbro.released_cube.place IS 'Its place among the cubes, from 1.';

COMMENT ON COLUMN jobbro.released_cube.name IS 'Table, month and sum.';

COMMENT ON COLUMN jobbro.released_cube.measure IS 'What is counted; cubes of one measure share their cells.';

COMMENT ON COLUMN jobbro.released_cube.dimensions IS 'How it is divided: name, total, and what each code is a part of.';

COMMENT ON COLUMN jobbro.released_cube.zeros_tell IS 'Whether a nought says something about everybody beside it.';

COMMENT ON COLUMN jobbro.released_cube.cells IS 'Codes, true count, who stands behind it, its largest parts, and whether it was shown.';

CREATE TABLE jobbro.saved_search (
    akasse_id smallint NOT NULL,
    saved_search_id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id text NOT NULL,
    list jobbro.list_kind NOT NULL,
    name text NOT NULL,
    choice jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT saved_search_has_a_short_name CHECK (((name <> ''::text) AND (length(name) <= 60))),
    CONSTRAINT saved_search_name_is_no_persons_number CHECK ((name !~ '[0-9]{6}[- ]?[0-9]{4}'::text))
);

ALTER TABLE ONLY jobbro.saved_search FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.saved_search OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.saved_search IS 'Lists that an adviser wants to see again, by the codes of their filters.';

COMMENT ON COLUMN jobbro.saved_search.akasse_id IS 'The a-kasse of the adviser.';

COMMENT ON COLUMN jobbro.saved_search.saved_search_id IS 'Key.';

COMMENT ON COLUMN jobbro.saved_search.user_id IS 'Whose it is, by pseudonymous user id; nobody else is shown it.';

COMMENT ON COLUMN jobbro.saved_search.list IS 'Which list.';

COMMENT ON COLUMN jobbro.saved_search.name IS 'What the adviser calls it.';

COMMENT ON COLUMN jobbro.saved_search.choice IS 'Coded filters and order; never what was typed.';

COMMENT ON COLUMN jobbro.saved_search.made_at IS 'When it was saved.';

COMMENT ON COLUMN jobbro.saved_search.seen_at IS 'When it was last opened; what came later is new.';

COMMENT ON COLUMN jobbro.saved_search.deleted_at IS 'When it was deleted; it can be brought back for a day. Null while it stands.';

CREATE TABLE jobbro.share (
    akasse_id smallint NOT NULL,
    share_id uuid DEFAULT gen_random_uuid() NOT NULL,
    referral_id uuid NOT NULL,
    basis jobbro.share_basis NOT NULL,
    fields jobbro.shared_field[] NOT NULL,
    text_version text NOT NULL,
    shared_at timestamp with time zone NOT NULL,
    shared_by text NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by text,
    CONSTRAINT contact_needs_consent CHECK (((basis = 'consent'::jobbro.share_basis) OR (NOT ('contact'::jobbro.shared_field = ANY (fields))))),
    CONSTRAINT share_names_its_fields CHECK ((cardinality(fields) > 0)),
    CONSTRAINT share_runs_forward CHECK ((shared_at < ends_at)),
    CONSTRAINT share_withdrawal_is_whole CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)))
);

ALTER TABLE ONLY jobbro.share FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.share OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.share IS 'What an employer may see of a member: on which basis, which fields, under which text, until when.';

COMMENT ON COLUMN jobbro.share.akasse_id IS 'The a-kasse whose member it is.';

COMMENT ON COLUMN jobbro.share.share_id IS 'Key.';

COMMENT ON COLUMN jobbro.share.referral_id IS 'The referral, and through it the member, the order and the employer.';

COMMENT ON COLUMN jobbro.share.basis IS 'The member''s consent, or being directed to apply.';

COMMENT ON COLUMN jobbro.share.fields IS 'Exactly what may be seen.';

COMMENT ON COLUMN jobbro.share.text_version IS 'Version of the text the member was shown; the texts stand in matching/core/sharing.py.';

COMMENT ON COLUMN jobbro.share.shared_at IS 'From when.';

COMMENT ON COLUMN jobbro.share.shared_by IS 'The adviser who recorded it, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.share.ends_at IS 'Until when.';

COMMENT ON COLUMN jobbro.share.withdrawn_at IS 'When it was taken back; the employer sees nothing from then on.';

COMMENT ON COLUMN jobbro.share.withdrawn_by IS 'Who recorded that, by pseudonymous user id.';

CREATE TABLE jobbro.shared_fact (
    family text NOT NULL,
    job_order_id uuid NOT NULL,
    counted_on date NOT NULL,
    employer_id uuid,
    dimensions jsonb NOT NULL,
    quantities jsonb NOT NULL
);

ALTER TABLE jobbro.shared_fact OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.shared_fact IS 'Facts about job orders that every a-kasse shares; what an a-kasse did with an order is in fact.';

COMMENT ON COLUMN jobbro.shared_fact.family IS 'Which kind of fact.';

COMMENT ON COLUMN jobbro.shared_fact.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.shared_fact.counted_on IS 'The day that decides which cohort it belongs to.';

COMMENT ON COLUMN jobbro.shared_fact.employer_id IS 'The employer it tells something of; null where the source gave none.';

COMMENT ON COLUMN jobbro.shared_fact.dimensions IS 'What it can be divided by: code to value.';

COMMENT ON COLUMN jobbro.shared_fact.quantities IS 'Whole numbers by code; one that is left out is 0.';

CREATE TABLE jobbro.shared_fill (
    family text NOT NULL,
    filled_before date,
    basis text NOT NULL
);

ALTER TABLE jobbro.shared_fill OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.shared_fill IS 'How far the shared facts are filled.';

COMMENT ON COLUMN jobbro.shared_fill.family IS 'The kind of fact.';

COMMENT ON COLUMN jobbro.shared_fill.filled_before IS 'The first day that is not yet filled; null before the first filling.';

COMMENT ON COLUMN jobbro.shared_fill.basis IS 'Version of the declaration; another one is filled from nothing.';

CREATE TABLE jobbro.shared_revision (
    family text NOT NULL,
    cohort_month date NOT NULL,
    revised_on date NOT NULL,
    facts integer NOT NULL,
    quantities text[] NOT NULL,
    CONSTRAINT shared_cohort_month_is_its_first_day CHECK ((EXTRACT(day FROM cohort_month) = (1)::numeric)),
    CONSTRAINT shared_revision_comes_after_its_cohort CHECK ((revised_on >= (cohort_month + '1 mon'::interval)))
);

ALTER TABLE jobbro.shared_revision OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.shared_revision IS 'Cohorts whose shared facts came out otherwise after their month had ended, day by day.';

COMMENT ON COLUMN jobbro.shared_revision.family IS 'The kind of fact.';

COMMENT ON COLUMN jobbro.shared_revision.cohort_month IS 'First day of the cohort''s month.';

COMMENT ON COLUMN jobbro.shared_revision.revised_on IS 'The day whose events changed it.';

COMMENT ON COLUMN jobbro.shared_revision.facts IS 'How many facts came, went or changed.';

COMMENT ON COLUMN jobbro.shared_revision.quantities IS 'The quantities that were touched, in alphabetical order.';

CREATE TABLE jobbro.skill (
    skill_id integer NOT NULL,
    uri text NOT NULL,
    label text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    kind jobbro.skill_kind NOT NULL,
    reuse jobbro.reuse,
    skill_group text,
    status jobbro.concept_status DEFAULT 'active'::jobbro.concept_status NOT NULL,
    taxonomy_version_id integer NOT NULL
);

ALTER TABLE jobbro.skill OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.skill IS 'Skills and knowledge; never deleted.';

COMMENT ON COLUMN jobbro.skill.skill_id IS 'Our key.';

COMMENT ON COLUMN jobbro.skill.uri IS 'ESCO''s concept URI, or our own (jobbro:skill:...).';

COMMENT ON COLUMN jobbro.skill.label IS 'The Danish name shown.';

COMMENT ON COLUMN jobbro.skill.description IS 'The source''s description.';

COMMENT ON COLUMN jobbro.skill.kind IS 'Skill or knowledge.';

COMMENT ON COLUMN jobbro.skill.reuse IS 'How far it travels by definition; null when the source does not say.';

COMMENT ON COLUMN jobbro.skill.skill_group IS 'A heading in plain Danish, for lists; null when the source has none.';

COMMENT ON COLUMN jobbro.skill.status IS 'Whether it may still be chosen.';

COMMENT ON COLUMN jobbro.skill.taxonomy_version_id IS 'The newest import that held it.';

CREATE TABLE jobbro.skill_hierarchy (
    child_uri text NOT NULL,
    parent_uri text NOT NULL
);

ALTER TABLE jobbro.skill_hierarchy OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.skill_hierarchy IS 'ESCO''s skill pillar: skill or group to the broader group.';

COMMENT ON COLUMN jobbro.skill_hierarchy.child_uri IS 'The narrower concept.';

COMMENT ON COLUMN jobbro.skill_hierarchy.parent_uri IS 'The broader concept.';

CREATE TABLE jobbro.skill_label (
    skill_id integer NOT NULL,
    language text NOT NULL,
    label text NOT NULL,
    kind jobbro.label_kind NOT NULL,
    source text NOT NULL
);

ALTER TABLE jobbro.skill_label OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.skill_label IS 'Every name a skill goes by.';

COMMENT ON COLUMN jobbro.skill_label.skill_id IS 'The skill.';

COMMENT ON COLUMN jobbro.skill_label.language IS 'da or en.';

COMMENT ON COLUMN jobbro.skill_label.label IS 'The name.';

COMMENT ON COLUMN jobbro.skill_label.kind IS 'Preferred name, synonym, or hidden spelling.';

COMMENT ON COLUMN jobbro.skill_label.source IS 'starter, esco or esco-star.';

ALTER TABLE jobbro.skill ALTER COLUMN skill_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME jobbro.skill_skill_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE jobbro.talk (
    akasse_id smallint NOT NULL,
    talk_id uuid DEFAULT gen_random_uuid() NOT NULL,
    course_id uuid NOT NULL,
    member_id uuid NOT NULL,
    kind jobbro.talk_kind NOT NULL,
    also jobbro.talk_kind[] DEFAULT '{}'::jobbro.talk_kind[] NOT NULL,
    form jobbro.talk_form NOT NULL,
    state jobbro.talk_state DEFAULT 'planned'::jobbro.talk_state NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    place text DEFAULT ''::text NOT NULL,
    adviser text NOT NULL,
    rebook_until timestamp with time zone,
    concrete_job boolean,
    note text DEFAULT ''::text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT held_talk_says_whether_a_job_was_shown CHECK (((state <> 'held'::jobbro.talk_state) OR (concrete_job IS NOT NULL))),
    CONSTRAINT talk_runs_forward CHECK ((starts_at < ends_at))
);

ALTER TABLE ONLY jobbro.talk FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.talk OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.talk IS 'Talks with members, planned and held; the newest state, whose changes are in talk_event.';

COMMENT ON COLUMN jobbro.talk.akasse_id IS 'The a-kasse that holds the talk.';

COMMENT ON COLUMN jobbro.talk.talk_id IS 'Key.';

COMMENT ON COLUMN jobbro.talk.course_id IS 'The course it counts in.';

COMMENT ON COLUMN jobbro.talk.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.talk.kind IS 'What kind of talk; only a jobsamtale counts toward the rule.';

COMMENT ON COLUMN jobbro.talk.also IS 'Talks held together with it, such as raadighed.';

COMMENT ON COLUMN jobbro.talk.form IS 'In person, by phone or by video.';

COMMENT ON COLUMN jobbro.talk.state IS 'Planned, held, not turned up to, or cancelled.';

COMMENT ON COLUMN jobbro.talk.starts_at IS 'Beginning.';

COMMENT ON COLUMN jobbro.talk.ends_at IS 'End.';

COMMENT ON COLUMN jobbro.talk.place IS 'Where to meet, which number is called, or the video''s address.';

COMMENT ON COLUMN jobbro.talk.adviser IS 'Who holds it.';

COMMENT ON COLUMN jobbro.talk.rebook_until IS 'Until when the member may move it; null = not allowed.';

COMMENT ON COLUMN jobbro.talk.concrete_job IS 'Whether at least one concrete job was talked about; null until held.';

COMMENT ON COLUMN jobbro.talk.note IS 'The adviser''s note.';

COMMENT ON COLUMN jobbro.talk.version IS 'Rises with each change; a change names the version it saw.';

COMMENT ON COLUMN jobbro.talk.changed_at IS 'When it last changed.';

CREATE TABLE jobbro.talk_draft (
    akasse_id smallint NOT NULL,
    talk_id uuid NOT NULL,
    adviser text NOT NULL,
    field jobbro.draft_field NOT NULL,
    body text NOT NULL,
    page_key uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    saved_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY jobbro.talk_draft FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.talk_draft OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.talk_draft IS 'What an adviser has typed in a talk and not yet used; deleted when the talk ends.';

COMMENT ON COLUMN jobbro.talk_draft.akasse_id IS 'The a-kasse that holds the talk.';

COMMENT ON COLUMN jobbro.talk_draft.talk_id IS 'The talk.';

COMMENT ON COLUMN jobbro.talk_draft.adviser IS 'Who typed, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.talk_draft.field IS 'Which field of the page.';

COMMENT ON COLUMN jobbro.talk_draft.body IS 'The text as typed.';

COMMENT ON COLUMN jobbro.talk_draft.page_key IS 'The opened page that saved it: a page never stands in its own way.';

COMMENT ON COLUMN jobbro.talk_draft.version IS 'Rises with each save; a save names the version it saw.';

COMMENT ON COLUMN jobbro.talk_draft.saved_at IS 'When it was last saved.';

CREATE TABLE jobbro.talk_event (
    akasse_id smallint NOT NULL,
    talk_event_id uuid DEFAULT gen_random_uuid() NOT NULL,
    talk_id uuid NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    state jobbro.talk_state NOT NULL,
    form jobbro.talk_form NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    version integer NOT NULL
);

ALTER TABLE ONLY jobbro.talk_event FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.talk_event OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.talk_event IS 'What became of a talk, change by change; only added to.';

COMMENT ON COLUMN jobbro.talk_event.akasse_id IS 'The a-kasse that holds the talk.';

COMMENT ON COLUMN jobbro.talk_event.talk_event_id IS 'Key.';

COMMENT ON COLUMN jobbro.talk_event.talk_id IS 'The talk.';

COMMENT ON COLUMN jobbro.talk_event.happened_at IS 'When.';

COMMENT ON COLUMN jobbro.talk_event.actor IS 'Who changed it, by pseudonymous user id.';

COMMENT ON COLUMN jobbro.talk_event.state IS 'State from then on.';

COMMENT ON COLUMN jobbro.talk_event.form IS 'Form from then on.';

COMMENT ON COLUMN jobbro.talk_event.starts_at IS 'Beginning from then on.';

COMMENT ON COLUMN jobbro.talk_event.version IS 'Version from then on.';

CREATE TABLE jobbro.talk_plan (
    akasse_id smallint NOT NULL,
    talk_id uuid NOT NULL,
    body text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    written_by text NOT NULL
);

ALTER TABLE ONLY jobbro.talk_plan FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.talk_plan OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.talk_plan IS 'The agreements of an ended talk as text for Min Plan; written once.';

COMMENT ON COLUMN jobbro.talk_plan.akasse_id IS 'The a-kasse that held the talk.';

COMMENT ON COLUMN jobbro.talk_plan.talk_id IS 'The talk.';

COMMENT ON COLUMN jobbro.talk_plan.body IS 'The text, as the adviser left it.';

COMMENT ON COLUMN jobbro.talk_plan.written_at IS 'When the talk was ended.';

COMMENT ON COLUMN jobbro.talk_plan.written_by IS 'Who ended it, by pseudonymous user id.';

CREATE TABLE jobbro.taxonomy_version (
    taxonomy_version_id integer NOT NULL,
    source text NOT NULL,
    version text NOT NULL,
    digest text NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    CONSTRAINT taxonomy_source_is_known CHECK ((source = ANY (ARRAY['starter'::text, 'esco'::text, 'esco-star'::text])))
);

ALTER TABLE jobbro.taxonomy_version OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.taxonomy_version IS 'Each import of a taxonomy; the newest of each source is in force.';

COMMENT ON COLUMN jobbro.taxonomy_version.taxonomy_version_id IS 'Key, growing with time.';

COMMENT ON COLUMN jobbro.taxonomy_version.source IS 'starter (our own), esco (the Commission''s CSV bundle) or esco-star (STAR''s Danish subset).';

COMMENT ON COLUMN jobbro.taxonomy_version.version IS 'The version as the source names it.';

COMMENT ON COLUMN jobbro.taxonomy_version.digest IS 'SHA-256 of the content that was imported.';

COMMENT ON COLUMN jobbro.taxonomy_version.imported_at IS 'When it was imported.';

ALTER TABLE jobbro.taxonomy_version ALTER COLUMN taxonomy_version_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME jobbro.taxonomy_version_taxonomy_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE jobbro.vintage (
    published_on date NOT NULL,
    published_at timestamp with time zone NOT NULL,
    first_month date NOT NULL,
    figures integer NOT NULL,
    hidden integer NOT NULL,
    attacked integer NOT NULL,
    CONSTRAINT vintage_begins_with_a_month CHECK ((EXTRACT(day FROM first_month) = (1)::numeric))
);

ALTER TABLE jobbro.vintage OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.vintage IS 'Each time figures were published: a day has one vintage at most.';

COMMENT ON COLUMN jobbro.vintage.published_on IS 'The Danish day it was published on; its name.';

COMMENT ON COLUMN jobbro.vintage.published_at IS 'The instant it was published.';

COMMENT ON COLUMN jobbro.vintage.first_month IS 'First day of the earliest month in it.';

COMMENT ON COLUMN jobbro.vintage.figures IS 'How many numbers its tables show.';

COMMENT ON COLUMN jobbro.vintage.hidden IS 'How many numbers are hidden for confidentiality.';

COMMENT ON COLUMN jobbro.vintage.attacked IS 'How many hidden counts the attacker tried, over this vintage and all before it.';

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_11 FOR VALUES IN ('11');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_13 FOR VALUES IN ('13');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_15 FOR VALUES IN ('15');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_19 FOR VALUES IN ('19');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_21 FOR VALUES IN ('21');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_22 FOR VALUES IN ('22');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_23 FOR VALUES IN ('23');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_26 FOR VALUES IN ('26');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_31 FOR VALUES IN ('31');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_33 FOR VALUES IN ('33');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_36 FOR VALUES IN ('36');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_39 FOR VALUES IN ('39');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_40 FOR VALUES IN ('40');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_41 FOR VALUES IN ('41');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_43 FOR VALUES IN ('43');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_44 FOR VALUES IN ('44');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_46 FOR VALUES IN ('46');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_48 FOR VALUES IN ('48');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_49 FOR VALUES IN ('49');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_5 FOR VALUES IN ('5');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_6 FOR VALUES IN ('6');

ALTER TABLE ONLY jobbro.member_vector ATTACH PARTITION jobbro.member_vector_other DEFAULT;

ALTER TABLE ONLY jobbro.talk
    ADD CONSTRAINT adviser_is_in_one_talk EXCLUDE USING gist (akasse_id WITH =, adviser WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((state = 'planned'::jobbro.talk_state));

ALTER TABLE ONLY jobbro.adviser
    ADD CONSTRAINT adviser_pkey PRIMARY KEY (akasse_id, user_id);

ALTER TABLE ONLY jobbro.agreement_event
    ADD CONSTRAINT agreement_event_pkey PRIMARY KEY (akasse_id, agreement_event_id);

ALTER TABLE ONLY jobbro.agreement
    ADD CONSTRAINT agreement_form_counts_once UNIQUE (akasse_id, talk_id, once_key);

ALTER TABLE ONLY jobbro.agreement
    ADD CONSTRAINT agreement_pkey PRIMARY KEY (akasse_id, agreement_id);

ALTER TABLE ONLY jobbro.akasse
    ADD CONSTRAINT akasse_dst_code_key UNIQUE (dst_code);

ALTER TABLE ONLY jobbro.akasse
    ADD CONSTRAINT akasse_pkey PRIMARY KEY (akasse_id);

ALTER TABLE ONLY jobbro.akasse
    ADD CONSTRAINT akasse_short_name_key UNIQUE (short_name);

ALTER TABLE ONLY jobbro.akasse
    ADD CONSTRAINT akasse_star_code_key UNIQUE (star_code);

ALTER TABLE ONLY jobbro.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY jobbro.answer_link
    ADD CONSTRAINT answer_link_pkey PRIMARY KEY (akasse_id, link_id);

ALTER TABLE ONLY jobbro.benefit_hours
    ADD CONSTRAINT benefit_hours_pkey PRIMARY KEY (akasse_id, course_id, month);

ALTER TABLE ONLY jobbro.adviser
    ADD CONSTRAINT calendar_address_is_one_advisers UNIQUE (akasse_id, calendar_digest);

ALTER TABLE ONLY jobbro.pool_request
    ADD CONSTRAINT card_is_asked_about_once UNIQUE (pool_card_id);

ALTER TABLE ONLY jobbro.pool_card
    ADD CONSTRAINT card_of_one_agreement UNIQUE (pool_agreement_id, pool_card_id);

ALTER TABLE ONLY jobbro.concept_vector
    ADD CONSTRAINT concept_vector_pkey PRIMARY KEY (concept, digest, model);

ALTER TABLE ONLY jobbro.contact_rule
    ADD CONSTRAINT contact_rule_pkey PRIMARY KEY (rule_key);

ALTER TABLE ONLY jobbro.course
    ADD CONSTRAINT course_is_landed_once UNIQUE (akasse_id, source, source_id);

ALTER TABLE ONLY jobbro.course
    ADD CONSTRAINT course_of_one_member UNIQUE (akasse_id, course_id, member_id);

ALTER TABLE ONLY jobbro.course
    ADD CONSTRAINT course_pkey PRIMARY KEY (akasse_id, course_id);

ALTER TABLE ONLY jobbro.decision_event
    ADD CONSTRAINT decision_event_pkey PRIMARY KEY (akasse_id, decision_event_id);

ALTER TABLE ONLY jobbro.recommendation
    ADD CONSTRAINT draft_is_written_once UNIQUE (akasse_id, draft_key);

ALTER TABLE ONLY jobbro.employer
    ADD CONSTRAINT employer_cvr_number_key UNIQUE (cvr_number);

ALTER TABLE ONLY jobbro.employer
    ADD CONSTRAINT employer_pkey PRIMARY KEY (employer_id);

ALTER TABLE ONLY jobbro.employer
    ADD CONSTRAINT employer_without_cvr_is_known_by_name UNIQUE NULLS NOT DISTINCT (name_key, cvr_number);

ALTER TABLE ONLY jobbro.exemption
    ADD CONSTRAINT exemption_pkey PRIMARY KEY (akasse_id, exemption_id);

ALTER TABLE ONLY jobbro.fact_fill
    ADD CONSTRAINT fact_fill_pkey PRIMARY KEY (akasse_id, family);

ALTER TABLE ONLY jobbro.fact
    ADD CONSTRAINT fact_pkey PRIMARY KEY (akasse_id, family, counted_id, part);

ALTER TABLE ONLY jobbro.fact_revision
    ADD CONSTRAINT fact_revision_pkey PRIMARY KEY (akasse_id, family, cohort_month, revised_on);

ALTER TABLE ONLY jobbro.follow_up
    ADD CONSTRAINT follow_up_pkey PRIMARY KEY (akasse_id, placement_id, months);

ALTER TABLE ONLY jobbro.handover_event
    ADD CONSTRAINT handover_event_pkey PRIMARY KEY (akasse_id, handover_id);

ALTER TABLE ONLY jobbro.handover_receipt_event
    ADD CONSTRAINT handover_receipt_event_pkey PRIMARY KEY (akasse_id, handover_id);

ALTER TABLE ONLY jobbro.industry
    ADD CONSTRAINT industry_pkey PRIMARY KEY (version, code);

ALTER TABLE ONLY jobbro.isco_group
    ADD CONSTRAINT isco_group_pkey PRIMARY KEY (code);

ALTER TABLE ONLY jobbro.job_order_band
    ADD CONSTRAINT job_order_band_pkey PRIMARY KEY (band, job_order_id);

ALTER TABLE ONLY jobbro.job_order_contact
    ADD CONSTRAINT job_order_contact_pkey PRIMARY KEY (job_order_id);

ALTER TABLE ONLY jobbro.job_order_follow_up
    ADD CONSTRAINT job_order_follow_up_pkey PRIMARY KEY (job_order_id);

ALTER TABLE ONLY jobbro.job_order
    ADD CONSTRAINT job_order_is_landed_once UNIQUE (source, source_id);

ALTER TABLE ONLY jobbro.job_order
    ADD CONSTRAINT job_order_is_proposable_or_not UNIQUE (job_order_id, proposable);

ALTER TABLE ONLY jobbro.job_order_language
    ADD CONSTRAINT job_order_language_pkey PRIMARY KEY (job_order_id, language);

ALTER TABLE ONLY jobbro.job_order_licence
    ADD CONSTRAINT job_order_licence_pkey PRIMARY KEY (job_order_id, licence_id);

ALTER TABLE ONLY jobbro.job_order_log
    ADD CONSTRAINT job_order_log_pkey PRIMARY KEY (job_order_log_id);

ALTER TABLE ONLY jobbro.job_order
    ADD CONSTRAINT job_order_number_key UNIQUE (number);

ALTER TABLE ONLY jobbro.job_order_occupation
    ADD CONSTRAINT job_order_occupation_pkey PRIMARY KEY (job_order_id, occupation_id);

ALTER TABLE ONLY jobbro.job_order
    ADD CONSTRAINT job_order_pkey PRIMARY KEY (job_order_id);

ALTER TABLE ONLY jobbro.job_order_skill
    ADD CONSTRAINT job_order_skill_pkey PRIMARY KEY (job_order_id, skill_id);

ALTER TABLE ONLY jobbro.job_order_vector
    ADD CONSTRAINT job_order_vector_pkey PRIMARY KEY (job_order_id, model);

ALTER TABLE ONLY jobbro.job_order_version
    ADD CONSTRAINT job_order_version_pkey PRIMARY KEY (job_order_id, version);

ALTER TABLE ONLY jobbro.job_order_wording
    ADD CONSTRAINT job_order_wording_pkey PRIMARY KEY (job_order_id, place);

ALTER TABLE ONLY jobbro.licence
    ADD CONSTRAINT licence_key_key UNIQUE (key);

ALTER TABLE ONLY jobbro.licence
    ADD CONSTRAINT licence_pkey PRIMARY KEY (licence_id);

ALTER TABLE ONLY jobbro.list_event
    ADD CONSTRAINT list_act_is_done_once UNIQUE (akasse_id, once_key);

ALTER TABLE ONLY jobbro.list_event
    ADD CONSTRAINT list_event_pkey PRIMARY KEY (akasse_id, list_event_id);

ALTER TABLE ONLY jobbro.pool_look_event
    ADD CONSTRAINT look_of_one_agreement UNIQUE (pool_agreement_id, pool_look_event_id);

ALTER TABLE ONLY jobbro.outgoing_mail
    ADD CONSTRAINT mail_is_queued_once UNIQUE (akasse_id, once_key);

ALTER TABLE ONLY jobbro.member_goal
    ADD CONSTRAINT member_goal_pkey PRIMARY KEY (akasse_id, member_id, place);

ALTER TABLE ONLY jobbro.pool_card_member
    ADD CONSTRAINT member_has_one_card_in_an_agreement UNIQUE (akasse_id, pool_agreement_id, member_id);

ALTER TABLE ONLY jobbro.member_identity
    ADD CONSTRAINT member_identity_pkey PRIMARY KEY (akasse_id, member_id);

ALTER TABLE ONLY jobbro.talk
    ADD CONSTRAINT member_is_in_one_talk EXCLUDE USING gist (akasse_id WITH =, member_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((state = 'planned'::jobbro.talk_state));

ALTER TABLE ONLY jobbro.member
    ADD CONSTRAINT member_is_landed_once UNIQUE (akasse_id, source, source_id);

ALTER TABLE ONLY jobbro.member_language
    ADD CONSTRAINT member_language_pkey PRIMARY KEY (akasse_id, member_id, language);

ALTER TABLE ONLY jobbro.member_licence
    ADD CONSTRAINT member_licence_pkey PRIMARY KEY (akasse_id, member_id, licence_id);

ALTER TABLE ONLY jobbro.member
    ADD CONSTRAINT member_number_is_given_once UNIQUE (akasse_id, number);

ALTER TABLE ONLY jobbro.member_occupation
    ADD CONSTRAINT member_occupation_pkey PRIMARY KEY (akasse_id, member_id, place);

ALTER TABLE ONLY jobbro.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (akasse_id, member_id);

ALTER TABLE ONLY jobbro.member_skill
    ADD CONSTRAINT member_skill_pkey PRIMARY KEY (akasse_id, member_id, skill_id);

ALTER TABLE ONLY jobbro.member_vector
    ADD CONSTRAINT member_vector_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_11
    ADD CONSTRAINT member_vector_11_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_13
    ADD CONSTRAINT member_vector_13_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_15
    ADD CONSTRAINT member_vector_15_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_19
    ADD CONSTRAINT member_vector_19_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_21
    ADD CONSTRAINT member_vector_21_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_22
    ADD CONSTRAINT member_vector_22_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_23
    ADD CONSTRAINT member_vector_23_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_26
    ADD CONSTRAINT member_vector_26_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_31
    ADD CONSTRAINT member_vector_31_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_33
    ADD CONSTRAINT member_vector_33_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_36
    ADD CONSTRAINT member_vector_36_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_39
    ADD CONSTRAINT member_vector_39_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_40
    ADD CONSTRAINT member_vector_40_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_41
    ADD CONSTRAINT member_vector_41_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_43
    ADD CONSTRAINT member_vector_43_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_44
    ADD CONSTRAINT member_vector_44_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_46
    ADD CONSTRAINT member_vector_46_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_48
    ADD CONSTRAINT member_vector_48_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_49
    ADD CONSTRAINT member_vector_49_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_5
    ADD CONSTRAINT member_vector_5_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_6
    ADD CONSTRAINT member_vector_6_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_vector_other
    ADD CONSTRAINT member_vector_other_pkey PRIMARY KEY (akasse_id, member_id, model);

ALTER TABLE ONLY jobbro.member_version
    ADD CONSTRAINT member_version_pkey PRIMARY KEY (akasse_id, member_id, version);

ALTER TABLE ONLY jobbro.municipality_region
    ADD CONSTRAINT municipality_is_in_one_region_at_a_time EXCLUDE USING gist (municipality_code WITH =, valid WITH &&);

ALTER TABLE ONLY jobbro.municipality
    ADD CONSTRAINT municipality_pkey PRIMARY KEY (municipality_code);

ALTER TABLE ONLY jobbro.municipality_region
    ADD CONSTRAINT municipality_region_pkey PRIMARY KEY (municipality_code, region_code, valid);

ALTER TABLE ONLY jobbro.occupation_hierarchy
    ADD CONSTRAINT occupation_hierarchy_pkey PRIMARY KEY (child_uri, parent_uri);

ALTER TABLE ONLY jobbro.occupation_label
    ADD CONSTRAINT occupation_label_pkey PRIMARY KEY (occupation_id, language, label);

ALTER TABLE ONLY jobbro.occupation_licence
    ADD CONSTRAINT occupation_licence_pkey PRIMARY KEY (occupation_id, licence_id);

ALTER TABLE ONLY jobbro.occupation_move
    ADD CONSTRAINT occupation_move_pkey PRIMARY KEY (from_id, to_id);

ALTER TABLE ONLY jobbro.occupation
    ADD CONSTRAINT occupation_pkey PRIMARY KEY (occupation_id);

ALTER TABLE ONLY jobbro.occupation_skill
    ADD CONSTRAINT occupation_skill_pkey PRIMARY KEY (occupation_id, skill_id);

ALTER TABLE ONLY jobbro.occupation
    ADD CONSTRAINT occupation_uri_key UNIQUE (uri);

ALTER TABLE ONLY jobbro.offer_kind
    ADD CONSTRAINT offer_kind_has_one_wording_a_day EXCLUDE USING gist (kind_key WITH =, daterange(valid_from, valid_until) WITH &&);

ALTER TABLE ONLY jobbro.offer_kind
    ADD CONSTRAINT offer_kind_pkey PRIMARY KEY (kind_key, valid_from);

ALTER TABLE ONLY jobbro.agreement_event
    ADD CONSTRAINT one_agreement_event_for_each_version UNIQUE (akasse_id, agreement_id, version);

ALTER TABLE ONLY jobbro.recommendation_event
    ADD CONSTRAINT one_event_for_each_recommendation_version UNIQUE (akasse_id, recommendation_id, version);

ALTER TABLE ONLY jobbro.talk_event
    ADD CONSTRAINT one_event_for_each_version UNIQUE (akasse_id, talk_id, version);

ALTER TABLE ONLY jobbro.handover_event
    ADD CONSTRAINT one_file_for_each_handover_version UNIQUE (akasse_id, course_id, version);

ALTER TABLE ONLY jobbro.referral_event
    ADD CONSTRAINT one_step_for_each_version UNIQUE (akasse_id, referral_id, version);

ALTER TABLE ONLY jobbro.order_load
    ADD CONSTRAINT order_load_pkey PRIMARY KEY (job_order_id);

ALTER TABLE ONLY jobbro.outgoing_order_mail
    ADD CONSTRAINT order_mail_is_queued_once UNIQUE (once_key);

ALTER TABLE ONLY jobbro.outgoing_mail_event
    ADD CONSTRAINT outgoing_mail_event_pkey PRIMARY KEY (akasse_id, mail_id, version);

ALTER TABLE ONLY jobbro.outgoing_mail
    ADD CONSTRAINT outgoing_mail_pkey PRIMARY KEY (akasse_id, mail_id);

ALTER TABLE ONLY jobbro.outgoing_order_mail_event
    ADD CONSTRAINT outgoing_order_mail_event_pkey PRIMARY KEY (mail_id, version);

ALTER TABLE ONLY jobbro.outgoing_order_mail
    ADD CONSTRAINT outgoing_order_mail_pkey PRIMARY KEY (mail_id);

ALTER TABLE ONLY jobbro.placement_event
    ADD CONSTRAINT placement_event_pkey PRIMARY KEY (akasse_id, placement_event_id);

ALTER TABLE ONLY jobbro.placement
    ADD CONSTRAINT placement_pkey PRIMARY KEY (akasse_id, placement_id);

ALTER TABLE ONLY jobbro.pool_agreement
    ADD CONSTRAINT pool_agreement_pkey PRIMARY KEY (pool_agreement_id);

ALTER TABLE ONLY jobbro.pool_answer_event
    ADD CONSTRAINT pool_answer_event_pkey PRIMARY KEY (akasse_id, pool_answer_event_id);

ALTER TABLE ONLY jobbro.pool_card_look_event
    ADD CONSTRAINT pool_card_look_event_pkey PRIMARY KEY (pool_look_event_id, pool_card_id);

ALTER TABLE ONLY jobbro.pool_card_member
    ADD CONSTRAINT pool_card_member_pkey PRIMARY KEY (akasse_id, pool_card_id);

ALTER TABLE ONLY jobbro.pool_card
    ADD CONSTRAINT pool_card_pkey PRIMARY KEY (pool_card_id);

ALTER TABLE ONLY jobbro.pool_look_event
    ADD CONSTRAINT pool_look_event_pkey PRIMARY KEY (pool_look_event_id);

ALTER TABLE ONLY jobbro.pool_request
    ADD CONSTRAINT pool_request_pkey PRIMARY KEY (pool_request_id);

ALTER TABLE ONLY jobbro.filled_position
    ADD CONSTRAINT position_is_filled_once PRIMARY KEY (job_order_id, place);

ALTER TABLE ONLY jobbro.postcode
    ADD CONSTRAINT postcode_pkey PRIMARY KEY (postcode);

ALTER TABLE ONLY jobbro.profile_change
    ADD CONSTRAINT profile_change_is_undone_once UNIQUE (akasse_id, undoes);

ALTER TABLE ONLY jobbro.profile_change
    ADD CONSTRAINT profile_change_pkey PRIMARY KEY (akasse_id, profile_change_id);

ALTER TABLE ONLY jobbro.profile_mend
    ADD CONSTRAINT profile_mend_pkey PRIMARY KEY (akasse_id, member_id, part, key);

ALTER TABLE ONLY jobbro.profile_change
    ADD CONSTRAINT profile_version_is_given_once UNIQUE (akasse_id, member_id, version);

ALTER TABLE ONLY jobbro.published_table
    ADD CONSTRAINT published_table_has_a_place_of_its_own UNIQUE (published_on, place);

ALTER TABLE ONLY jobbro.published_table
    ADD CONSTRAINT published_table_pkey PRIMARY KEY (published_on, table_code);

ALTER TABLE ONLY jobbro.ranking_event
    ADD CONSTRAINT ranking_event_pkey PRIMARY KEY (akasse_id, ranking_event_id);

ALTER TABLE ONLY jobbro.recommendation_event
    ADD CONSTRAINT recommendation_event_pkey PRIMARY KEY (akasse_id, recommendation_event_id);

ALTER TABLE ONLY jobbro.recommendation
    ADD CONSTRAINT recommendation_pkey PRIMARY KEY (akasse_id, recommendation_id);

ALTER TABLE ONLY jobbro.referral_event
    ADD CONSTRAINT referral_event_pkey PRIMARY KEY (akasse_id, referral_event_id);

ALTER TABLE ONLY jobbro.referral
    ADD CONSTRAINT referral_of_one_member_and_order UNIQUE (akasse_id, referral_id, member_id, job_order_id);

ALTER TABLE ONLY jobbro.referral
    ADD CONSTRAINT referral_pkey PRIMARY KEY (akasse_id, referral_id);

ALTER TABLE ONLY jobbro.registration
    ADD CONSTRAINT registration_pkey PRIMARY KEY (akasse_id, course_id, registered_on);

ALTER TABLE ONLY jobbro.released_cube
    ADD CONSTRAINT released_cube_has_a_name_of_its_own UNIQUE (published_on, name);

ALTER TABLE ONLY jobbro.released_cube
    ADD CONSTRAINT released_cube_pkey PRIMARY KEY (published_on, place);

ALTER TABLE ONLY jobbro.pool_answer_event
    ADD CONSTRAINT request_is_answered_once UNIQUE (akasse_id, pool_request_id);

ALTER TABLE ONLY jobbro.saved_search
    ADD CONSTRAINT saved_search_pkey PRIMARY KEY (akasse_id, saved_search_id);

ALTER TABLE ONLY jobbro.share
    ADD CONSTRAINT share_pkey PRIMARY KEY (akasse_id, share_id);

ALTER TABLE ONLY jobbro.shared_fact
    ADD CONSTRAINT shared_fact_pkey PRIMARY KEY (family, job_order_id);

ALTER TABLE ONLY jobbro.shared_fill
    ADD CONSTRAINT shared_fill_pkey PRIMARY KEY (family);

ALTER TABLE ONLY jobbro.shared_revision
    ADD CONSTRAINT shared_revision_pkey PRIMARY KEY (family, cohort_month, revised_on);

ALTER TABLE ONLY jobbro.skill_hierarchy
    ADD CONSTRAINT skill_hierarchy_pkey PRIMARY KEY (child_uri, parent_uri);

ALTER TABLE ONLY jobbro.skill_label
    ADD CONSTRAINT skill_label_pkey PRIMARY KEY (skill_id, language, label);

ALTER TABLE ONLY jobbro.skill
    ADD CONSTRAINT skill_pkey PRIMARY KEY (skill_id);

ALTER TABLE ONLY jobbro.skill
    ADD CONSTRAINT skill_uri_key UNIQUE (uri);

ALTER TABLE ONLY jobbro.talk_draft
    ADD CONSTRAINT talk_draft_pkey PRIMARY KEY (akasse_id, talk_id, adviser, field);

ALTER TABLE ONLY jobbro.talk_event
    ADD CONSTRAINT talk_event_pkey PRIMARY KEY (akasse_id, talk_event_id);

ALTER TABLE ONLY jobbro.talk
    ADD CONSTRAINT talk_pkey PRIMARY KEY (akasse_id, talk_id);

ALTER TABLE ONLY jobbro.talk_plan
    ADD CONSTRAINT talk_plan_pkey PRIMARY KEY (akasse_id, talk_id);

ALTER TABLE ONLY jobbro.taxonomy_version
    ADD CONSTRAINT taxonomy_content_is_imported_once UNIQUE (source, digest);

ALTER TABLE ONLY jobbro.taxonomy_version
    ADD CONSTRAINT taxonomy_version_pkey PRIMARY KEY (taxonomy_version_id);

ALTER TABLE ONLY jobbro.vintage
    ADD CONSTRAINT vintage_pkey PRIMARY KEY (published_on);

CREATE INDEX agreement_by_member ON jobbro.agreement USING btree (akasse_id, member_id, made_at);

CREATE UNIQUE INDEX agreement_on_a_job_stands_once ON jobbro.agreement USING btree (akasse_id, talk_id, job_order_id) WHERE ((state = 'standing'::jobbro.agreement_state) AND (kind = ANY (ARRAY['seek_self'::jobbro.agreement_kind, 'referred'::jobbro.agreement_kind])));

CREATE INDEX answer_link_by_referral ON jobbro.answer_link USING btree (akasse_id, referral_id, issued_at);

CREATE INDEX course_by_adviser ON jobbro.course USING btree (akasse_id, adviser, member_id);

CREATE INDEX course_by_change ON jobbro.course USING btree (akasse_id, changed_at);

CREATE INDEX course_by_member ON jobbro.course USING btree (akasse_id, member_id, started_on);

CREATE UNIQUE INDEX course_is_exempted_once ON jobbro.exemption USING btree (akasse_id, course_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX decision_event_by_list ON jobbro.decision_event USING btree (akasse_id, ranking_event_id);

CREATE INDEX decision_event_by_pair ON jobbro.decision_event USING btree (akasse_id, member_id, job_order_id, happened_at);

CREATE INDEX decision_event_by_time ON jobbro.decision_event USING btree (akasse_id, happened_at);

CREATE INDEX exemption_by_decision ON jobbro.exemption USING btree (akasse_id, decided_at);

CREATE INDEX exemption_by_withdrawal ON jobbro.exemption USING btree (akasse_id, withdrawn_at) WHERE (withdrawn_at IS NOT NULL);

CREATE INDEX fact_by_cohort ON jobbro.fact USING btree (akasse_id, family, counted_on);

CREATE INDEX fact_to_look_at_again ON jobbro.fact USING btree (akasse_id, family, look_again_on) WHERE (look_again_on IS NOT NULL);

CREATE INDEX follow_up_due ON jobbro.follow_up USING btree (akasse_id, due_on) WHERE (answered_at IS NULL);

CREATE INDEX handover_event_by_time ON jobbro.handover_event USING btree (akasse_id, handed_over_at);

CREATE INDEX job_order_by_change ON jobbro.job_order USING btree (changed_at);

CREATE INDEX job_order_by_creation ON jobbro.job_order USING btree (created_at);

CREATE INDEX job_order_by_deadline ON jobbro.job_order USING btree (deadline_on, number) WHERE (status = ANY (ARRAY['in_progress'::jobbro.job_order_status, 'enough_referrals'::jobbro.job_order_status]));

CREATE INDEX job_order_by_municipality ON jobbro.job_order USING btree (municipality_code, status, number);

CREATE INDEX job_order_by_reading ON jobbro.job_order USING btree (understood_at);

CREATE INDEX job_order_by_state ON jobbro.job_order USING btree (status, created_at, number);

CREATE INDEX job_order_by_text ON jobbro.job_order USING gin (search_text);

CREATE INDEX job_order_by_title_likeness ON jobbro.job_order USING gin (title public.gin_trgm_ops);

CREATE INDEX job_order_log_by_order ON jobbro.job_order_log USING btree (job_order_id, job_order_log_id);

CREATE INDEX job_order_occupation_by_occupation ON jobbro.job_order_occupation USING btree (occupation_id, job_order_id) INCLUDE (confidence) WHERE proposable;

CREATE INDEX job_order_open ON jobbro.job_order USING btree (number) WHERE (status = 'in_progress'::jobbro.job_order_status);

CREATE INDEX job_order_skill_by_skill ON jobbro.job_order_skill USING btree (skill_id, job_order_id) INCLUDE (confidence) WHERE proposable;

CREATE INDEX job_order_waiting ON jobbro.job_order USING btree (number) WHERE (understood_at IS NULL);

CREATE INDEX member_by_change ON jobbro.member USING btree (akasse_id, changed_at);

CREATE INDEX member_by_municipality ON jobbro.member USING btree (akasse_id, municipality_code, number);

CREATE INDEX member_by_reading ON jobbro.member USING btree (akasse_id, understood_at);

CREATE INDEX member_goal_by_occupation ON jobbro.member_goal USING btree (akasse_id, occupation_id, member_id);

CREATE INDEX member_identity_by_name ON jobbro.member_identity USING btree (akasse_id, jobbro.danish_key(name), member_id);

CREATE UNIQUE INDEX member_is_referred_once_to_an_order ON jobbro.referral USING btree (akasse_id, member_id, job_order_id) WHERE (state = ANY (ARRAY['proposed'::jobbro.referral_state, 'agreed'::jobbro.referral_state, 'sent'::jobbro.referral_state, 'seen'::jobbro.referral_state, 'interview'::jobbro.referral_state, 'hired'::jobbro.referral_state]));

CREATE INDEX member_newest ON jobbro.member USING btree (akasse_id, created_at, number);

CREATE INDEX member_occupation_by_occupation ON jobbro.member_occupation USING btree (akasse_id, occupation_id, member_id);

CREATE INDEX member_skill_by_skill ON jobbro.member_skill USING btree (akasse_id, skill_id, member_id);

CREATE INDEX member_waiting ON jobbro.member USING btree (akasse_id, number) WHERE (understood_at IS NULL);

CREATE INDEX occupation_label_by_likeness ON jobbro.occupation_label USING gin (label public.gin_trgm_ops);

CREATE INDEX occupation_move_by_target ON jobbro.occupation_move USING btree (to_id, from_id);

CREATE INDEX occupation_skill_by_skill ON jobbro.occupation_skill USING btree (skill_id, occupation_id);

CREATE UNIQUE INDEX one_agreement_for_a_recruitment ON jobbro.pool_agreement USING btree (job_order_id, asking_akasse, lending_akasse) WHERE (ended_at IS NULL);

CREATE INDEX outgoing_mail_by_state ON jobbro.outgoing_mail USING btree (akasse_id, state, send_after);

CREATE INDEX outgoing_mail_by_subject ON jobbro.outgoing_mail USING btree (akasse_id, subject_id);

CREATE INDEX outgoing_order_mail_by_state ON jobbro.outgoing_order_mail USING btree (state, send_after);

CREATE INDEX placement_by_member ON jobbro.placement USING btree (akasse_id, member_id);

CREATE INDEX placement_by_order ON jobbro.placement USING btree (akasse_id, job_order_id, place);

CREATE INDEX placement_event_by_placement ON jobbro.placement_event USING btree (akasse_id, placement_id, happened_at);

CREATE INDEX placement_event_by_time ON jobbro.placement_event USING btree (akasse_id, happened_at);

CREATE INDEX pool_answer_by_referral ON jobbro.pool_answer_event USING btree (akasse_id, referral_id);

CREATE INDEX pool_card_by_member ON jobbro.pool_card_member USING btree (akasse_id, member_id);

CREATE INDEX pool_card_by_place ON jobbro.pool_card USING btree (pool_agreement_id, place) WHERE (content IS NOT NULL);

CREATE INDEX pool_card_look_by_card ON jobbro.pool_card_look_event USING btree (pool_card_id, happened_at);

CREATE INDEX pool_look_by_agreement ON jobbro.pool_look_event USING btree (pool_agreement_id, happened_at);

CREATE INDEX pool_request_by_agreement ON jobbro.pool_request USING btree (pool_agreement_id, asked_at);

CREATE INDEX ranking_event_by_member ON jobbro.ranking_event USING btree (akasse_id, member_id, happened_at);

CREATE INDEX ranking_event_by_time ON jobbro.ranking_event USING btree (akasse_id, happened_at);

CREATE INDEX recommendation_by_member ON jobbro.recommendation USING btree (akasse_id, member_id, created_at);

CREATE INDEX recommendation_event_by_time ON jobbro.recommendation_event USING btree (akasse_id, happened_at);

CREATE INDEX recommendation_waiting ON jobbro.recommendation USING btree (akasse_id, remind_on) WHERE (state = ANY (ARRAY['sent'::jobbro.recommendation_state, 'received'::jobbro.recommendation_state]));

CREATE INDEX referral_by_order ON jobbro.referral USING btree (akasse_id, job_order_id, proposed_at);

CREATE INDEX referral_event_by_time ON jobbro.referral_event USING btree (akasse_id, happened_at);

CREATE UNIQUE INDEX referral_has_one_share_in_force ON jobbro.share USING btree (akasse_id, referral_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX referral_lapsing ON jobbro.referral USING btree (akasse_id, lapses_at) WHERE (lapses_at IS NOT NULL);

CREATE UNIQUE INDEX referral_leads_to_one_placement ON jobbro.placement USING btree (akasse_id, referral_id) WHERE (reversed_at IS NULL);

CREATE UNIQUE INDEX saved_search_is_called_one_thing ON jobbro.saved_search USING btree (akasse_id, user_id, list, name) WHERE (deleted_at IS NULL);

CREATE INDEX shared_fact_by_cohort ON jobbro.shared_fact USING btree (family, counted_on);

CREATE INDEX talk_by_adviser ON jobbro.talk USING btree (akasse_id, adviser, starts_at);

CREATE INDEX talk_by_course ON jobbro.talk USING btree (akasse_id, course_id, starts_at);

CREATE INDEX talk_by_member ON jobbro.talk USING btree (akasse_id, member_id, starts_at);

CREATE INDEX talk_event_by_time ON jobbro.talk_event USING btree (akasse_id, happened_at);

CREATE INDEX talk_planned ON jobbro.talk USING btree (akasse_id, member_id, starts_at, ends_at) WHERE (state = 'planned'::jobbro.talk_state);

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_11_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_13_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_15_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_19_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_21_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_22_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_23_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_26_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_31_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_33_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_36_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_39_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_40_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_41_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_43_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_44_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_46_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_48_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_49_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_5_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_6_pkey;

ALTER INDEX jobbro.member_vector_pkey ATTACH PARTITION jobbro.member_vector_other_pkey;

CREATE TRIGGER a_look_is_of_its_own_transaction BEFORE INSERT ON jobbro.pool_look_event FOR EACH ROW EXECUTE FUNCTION jobbro.date_the_look();

CREATE TRIGGER a_look_notes_its_cards AFTER INSERT ON jobbro.pool_look_event FOR EACH ROW EXECUTE FUNCTION jobbro.note_cards_seen();

CREATE TRIGGER agreement_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.agreement_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER decision_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.decision_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER handover_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.handover_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER handover_receipt_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.handover_receipt_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER job_order_log_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.job_order_log FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER list_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.list_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER outgoing_mail_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.outgoing_mail_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER outgoing_order_mail_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.outgoing_order_mail_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER placement_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.placement_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER placement_fills_its_position AFTER INSERT OR UPDATE OF reversed_at ON jobbro.placement FOR EACH ROW EXECUTE FUNCTION jobbro.fill_position();

CREATE TRIGGER pool_agreement_is_signed_by_its_parties BEFORE UPDATE ON jobbro.pool_agreement FOR EACH ROW EXECUTE FUNCTION jobbro.sign_for_oneself();

CREATE TRIGGER pool_answer_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.pool_answer_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER pool_card_look_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.pool_card_look_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER pool_look_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.pool_look_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER profile_change_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.profile_change FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER published_table_is_frozen BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.published_table FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER ranking_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.ranking_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER recommendation_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.recommendation_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER referral_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.referral_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER referral_is_counted AFTER INSERT OR UPDATE OF state ON jobbro.referral FOR EACH ROW EXECUTE FUNCTION jobbro.count_referral();

CREATE TRIGGER released_cube_is_frozen BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.released_cube FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER talk_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.talk_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER vintage_is_frozen BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.vintage FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

ALTER TABLE ONLY jobbro.adviser
    ADD CONSTRAINT adviser_akasse_id_fkey FOREIGN KEY (akasse_id) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.agreement
    ADD CONSTRAINT agreement_akasse_id_course_id_member_id_fkey FOREIGN KEY (akasse_id, course_id, member_id) REFERENCES jobbro.course(akasse_id, course_id, member_id);

ALTER TABLE ONLY jobbro.agreement
    ADD CONSTRAINT agreement_akasse_id_ranking_event_id_fkey FOREIGN KEY (akasse_id, ranking_event_id) REFERENCES jobbro.ranking_event(akasse_id, ranking_event_id);

ALTER TABLE ONLY jobbro.agreement
    ADD CONSTRAINT agreement_akasse_id_talk_id_fkey FOREIGN KEY (akasse_id, talk_id) REFERENCES jobbro.talk(akasse_id, talk_id);

ALTER TABLE ONLY jobbro.agreement_event
    ADD CONSTRAINT agreement_event_akasse_id_agreement_id_fkey FOREIGN KEY (akasse_id, agreement_id) REFERENCES jobbro.agreement(akasse_id, agreement_id);

ALTER TABLE ONLY jobbro.agreement
    ADD CONSTRAINT agreement_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.answer_link
    ADD CONSTRAINT answer_link_akasse_id_referral_id_fkey FOREIGN KEY (akasse_id, referral_id) REFERENCES jobbro.referral(akasse_id, referral_id);

ALTER TABLE ONLY jobbro.benefit_hours
    ADD CONSTRAINT benefit_hours_akasse_id_course_id_fkey FOREIGN KEY (akasse_id, course_id) REFERENCES jobbro.course(akasse_id, course_id);

ALTER TABLE ONLY jobbro.course
    ADD CONSTRAINT course_akasse_id_adviser_fkey FOREIGN KEY (akasse_id, adviser) REFERENCES jobbro.adviser(akasse_id, user_id);

ALTER TABLE ONLY jobbro.course
    ADD CONSTRAINT course_akasse_id_member_id_fkey FOREIGN KEY (akasse_id, member_id) REFERENCES jobbro.member(akasse_id, member_id);

ALTER TABLE ONLY jobbro.decision_event
    ADD CONSTRAINT decision_event_akasse_id_fkey FOREIGN KEY (akasse_id) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.decision_event
    ADD CONSTRAINT decision_event_akasse_id_ranking_event_id_fkey FOREIGN KEY (akasse_id, ranking_event_id) REFERENCES jobbro.ranking_event(akasse_id, ranking_event_id);

ALTER TABLE ONLY jobbro.exemption
    ADD CONSTRAINT exemption_akasse_id_course_id_fkey FOREIGN KEY (akasse_id, course_id) REFERENCES jobbro.course(akasse_id, course_id);

ALTER TABLE ONLY jobbro.fact
    ADD CONSTRAINT fact_akasse_id_fkey FOREIGN KEY (akasse_id) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.fact
    ADD CONSTRAINT fact_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES jobbro.employer(employer_id);

ALTER TABLE ONLY jobbro.fact_fill
    ADD CONSTRAINT fact_fill_akasse_id_fkey FOREIGN KEY (akasse_id) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.fact_revision
    ADD CONSTRAINT fact_revision_akasse_id_fkey FOREIGN KEY (akasse_id) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.filled_position
    ADD CONSTRAINT filled_position_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.follow_up
    ADD CONSTRAINT follow_up_akasse_id_placement_id_fkey FOREIGN KEY (akasse_id, placement_id) REFERENCES jobbro.placement(akasse_id, placement_id);

ALTER TABLE ONLY jobbro.handover_event
    ADD CONSTRAINT handover_event_akasse_id_course_id_member_id_fkey FOREIGN KEY (akasse_id, course_id, member_id) REFERENCES jobbro.course(akasse_id, course_id, member_id);

ALTER TABLE ONLY jobbro.handover_event
    ADD CONSTRAINT handover_event_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES jobbro.municipality(municipality_code);

ALTER TABLE ONLY jobbro.handover_receipt_event
    ADD CONSTRAINT handover_receipt_event_akasse_id_handover_id_fkey FOREIGN KEY (akasse_id, handover_id) REFERENCES jobbro.handover_event(akasse_id, handover_id);

ALTER TABLE ONLY jobbro.job_order_band
    ADD CONSTRAINT job_order_band_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order_contact
    ADD CONSTRAINT job_order_contact_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order
    ADD CONSTRAINT job_order_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order
    ADD CONSTRAINT job_order_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES jobbro.employer(employer_id);

ALTER TABLE ONLY jobbro.job_order_follow_up
    ADD CONSTRAINT job_order_follow_up_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order_language
    ADD CONSTRAINT job_order_language_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order_licence
    ADD CONSTRAINT job_order_licence_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order_licence
    ADD CONSTRAINT job_order_licence_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES jobbro.licence(licence_id);

ALTER TABLE ONLY jobbro.job_order_log
    ADD CONSTRAINT job_order_log_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order
    ADD CONSTRAINT job_order_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES jobbro.municipality(municipality_code);

ALTER TABLE ONLY jobbro.job_order_occupation
    ADD CONSTRAINT job_order_occupation_is_as_proposable_as_its_order FOREIGN KEY (job_order_id, proposable) REFERENCES jobbro.job_order(job_order_id, proposable) ON UPDATE CASCADE;

ALTER TABLE ONLY jobbro.job_order_occupation
    ADD CONSTRAINT job_order_occupation_occupation_id_fkey FOREIGN KEY (occupation_id) REFERENCES jobbro.occupation(occupation_id);

ALTER TABLE ONLY jobbro.job_order_skill
    ADD CONSTRAINT job_order_skill_is_as_proposable_as_its_order FOREIGN KEY (job_order_id, proposable) REFERENCES jobbro.job_order(job_order_id, proposable) ON UPDATE CASCADE;

ALTER TABLE ONLY jobbro.job_order_skill
    ADD CONSTRAINT job_order_skill_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES jobbro.skill(skill_id);

ALTER TABLE ONLY jobbro.job_order_vector
    ADD CONSTRAINT job_order_vector_is_as_proposable_as_its_order FOREIGN KEY (job_order_id, proposable) REFERENCES jobbro.job_order(job_order_id, proposable) ON UPDATE CASCADE;

ALTER TABLE ONLY jobbro.job_order_version
    ADD CONSTRAINT job_order_version_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order_wording
    ADD CONSTRAINT job_order_wording_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.list_event
    ADD CONSTRAINT list_event_akasse_id_fkey FOREIGN KEY (akasse_id) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.member
    ADD CONSTRAINT member_akasse_id_fkey FOREIGN KEY (akasse_id) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.member_goal
    ADD CONSTRAINT member_goal_akasse_id_member_id_fkey FOREIGN KEY (akasse_id, member_id) REFERENCES jobbro.member(akasse_id, member_id);

ALTER TABLE ONLY jobbro.member_goal
    ADD CONSTRAINT member_goal_occupation_id_fkey FOREIGN KEY (occupation_id) REFERENCES jobbro.occupation(occupation_id);

ALTER TABLE ONLY jobbro.member_identity
    ADD CONSTRAINT member_identity_akasse_id_member_id_fkey FOREIGN KEY (akasse_id, member_id) REFERENCES jobbro.member(akasse_id, member_id);

ALTER TABLE ONLY jobbro.member_language
    ADD CONSTRAINT member_language_akasse_id_member_id_fkey FOREIGN KEY (akasse_id, member_id) REFERENCES jobbro.member(akasse_id, member_id);

ALTER TABLE ONLY jobbro.member_licence
    ADD CONSTRAINT member_licence_akasse_id_member_id_fkey FOREIGN KEY (akasse_id, member_id) REFERENCES jobbro.member(akasse_id, member_id);

ALTER TABLE ONLY jobbro.member_licence
    ADD CONSTRAINT member_licence_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES jobbro.licence(licence_id);

ALTER TABLE ONLY jobbro.member
    ADD CONSTRAINT member_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES jobbro.municipality(municipality_code);

ALTER TABLE ONLY jobbro.member_occupation
    ADD CONSTRAINT member_occupation_akasse_id_member_id_fkey FOREIGN KEY (akasse_id, member_id) REFERENCES jobbro.member(akasse_id, member_id);

ALTER TABLE ONLY jobbro.member_occupation
    ADD CONSTRAINT member_occupation_occupation_id_fkey FOREIGN KEY (occupation_id) REFERENCES jobbro.occupation(occupation_id);

ALTER TABLE ONLY jobbro.member_skill
    ADD CONSTRAINT member_skill_akasse_id_member_id_fkey FOREIGN KEY (akasse_id, member_id) REFERENCES jobbro.member(akasse_id, member_id);

ALTER TABLE ONLY jobbro.member_skill
    ADD CONSTRAINT member_skill_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES jobbro.skill(skill_id);

ALTER TABLE jobbro.member_vector
    ADD CONSTRAINT member_vector_akasse_id_member_id_fkey FOREIGN KEY (akasse_id, member_id) REFERENCES jobbro.member(akasse_id, member_id);

ALTER TABLE ONLY jobbro.member_version
    ADD CONSTRAINT member_version_akasse_id_member_id_fkey FOREIGN KEY (akasse_id, member_id) REFERENCES jobbro.member(akasse_id, member_id);

ALTER TABLE ONLY jobbro.municipality_region
    ADD CONSTRAINT municipality_region_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES jobbro.municipality(municipality_code);

ALTER TABLE ONLY jobbro.occupation_label
    ADD CONSTRAINT occupation_label_occupation_id_fkey FOREIGN KEY (occupation_id) REFERENCES jobbro.occupation(occupation_id);

ALTER TABLE ONLY jobbro.occupation_licence
    ADD CONSTRAINT occupation_licence_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES jobbro.licence(licence_id);

ALTER TABLE ONLY jobbro.occupation_licence
    ADD CONSTRAINT occupation_licence_occupation_id_fkey FOREIGN KEY (occupation_id) REFERENCES jobbro.occupation(occupation_id);

ALTER TABLE ONLY jobbro.occupation_move
    ADD CONSTRAINT occupation_move_from_id_fkey FOREIGN KEY (from_id) REFERENCES jobbro.occupation(occupation_id);

ALTER TABLE ONLY jobbro.occupation_move
    ADD CONSTRAINT occupation_move_to_id_fkey FOREIGN KEY (to_id) REFERENCES jobbro.occupation(occupation_id);

ALTER TABLE ONLY jobbro.occupation_skill
    ADD CONSTRAINT occupation_skill_occupation_id_fkey FOREIGN KEY (occupation_id) REFERENCES jobbro.occupation(occupation_id);

ALTER TABLE ONLY jobbro.occupation_skill
    ADD CONSTRAINT occupation_skill_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES jobbro.skill(skill_id);

ALTER TABLE ONLY jobbro.occupation
    ADD CONSTRAINT occupation_taxonomy_version_id_fkey FOREIGN KEY (taxonomy_version_id) REFERENCES jobbro.taxonomy_version(taxonomy_version_id);

ALTER TABLE ONLY jobbro.order_load
    ADD CONSTRAINT order_load_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.outgoing_mail
    ADD CONSTRAINT outgoing_mail_akasse_id_fkey FOREIGN KEY (akasse_id) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.outgoing_mail_event
    ADD CONSTRAINT outgoing_mail_event_akasse_id_mail_id_fkey FOREIGN KEY (akasse_id, mail_id) REFERENCES jobbro.outgoing_mail(akasse_id, mail_id);

ALTER TABLE ONLY jobbro.outgoing_order_mail_event
    ADD CONSTRAINT outgoing_order_mail_event_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES jobbro.outgoing_order_mail(mail_id);

ALTER TABLE ONLY jobbro.placement
    ADD CONSTRAINT placement_akasse_id_referral_id_member_id_job_order_id_fkey FOREIGN KEY (akasse_id, referral_id, member_id, job_order_id) REFERENCES jobbro.referral(akasse_id, referral_id, member_id, job_order_id);

ALTER TABLE ONLY jobbro.placement_event
    ADD CONSTRAINT placement_event_akasse_id_placement_id_fkey FOREIGN KEY (akasse_id, placement_id) REFERENCES jobbro.placement(akasse_id, placement_id);

ALTER TABLE ONLY jobbro.pool_agreement
    ADD CONSTRAINT pool_agreement_asking_akasse_fkey FOREIGN KEY (asking_akasse) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.pool_agreement
    ADD CONSTRAINT pool_agreement_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.pool_agreement
    ADD CONSTRAINT pool_agreement_lending_akasse_fkey FOREIGN KEY (lending_akasse) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.pool_answer_event
    ADD CONSTRAINT pool_answer_event_akasse_id_referral_id_fkey FOREIGN KEY (akasse_id, referral_id) REFERENCES jobbro.referral(akasse_id, referral_id);

ALTER TABLE ONLY jobbro.pool_answer_event
    ADD CONSTRAINT pool_answer_event_pool_request_id_fkey FOREIGN KEY (pool_request_id) REFERENCES jobbro.pool_request(pool_request_id);

ALTER TABLE ONLY jobbro.pool_card_look_event
    ADD CONSTRAINT pool_card_look_event_pool_agreement_id_fkey FOREIGN KEY (pool_agreement_id) REFERENCES jobbro.pool_agreement(pool_agreement_id);

ALTER TABLE ONLY jobbro.pool_card_look_event
    ADD CONSTRAINT pool_card_look_event_pool_agreement_id_pool_card_id_fkey FOREIGN KEY (pool_agreement_id, pool_card_id) REFERENCES jobbro.pool_card(pool_agreement_id, pool_card_id);

ALTER TABLE ONLY jobbro.pool_card_look_event
    ADD CONSTRAINT pool_card_look_event_pool_agreement_id_pool_look_event_id_fkey FOREIGN KEY (pool_agreement_id, pool_look_event_id) REFERENCES jobbro.pool_look_event(pool_agreement_id, pool_look_event_id);

ALTER TABLE ONLY jobbro.pool_card_member
    ADD CONSTRAINT pool_card_member_akasse_id_member_id_fkey FOREIGN KEY (akasse_id, member_id) REFERENCES jobbro.member(akasse_id, member_id);

ALTER TABLE ONLY jobbro.pool_card_member
    ADD CONSTRAINT pool_card_member_pool_agreement_id_fkey FOREIGN KEY (pool_agreement_id) REFERENCES jobbro.pool_agreement(pool_agreement_id);

ALTER TABLE ONLY jobbro.pool_card_member
    ADD CONSTRAINT pool_card_member_pool_card_id_fkey FOREIGN KEY (pool_card_id) REFERENCES jobbro.pool_card(pool_card_id);

ALTER TABLE ONLY jobbro.pool_card
    ADD CONSTRAINT pool_card_pool_agreement_id_fkey FOREIGN KEY (pool_agreement_id) REFERENCES jobbro.pool_agreement(pool_agreement_id);

ALTER TABLE ONLY jobbro.pool_look_event
    ADD CONSTRAINT pool_look_event_pool_agreement_id_fkey FOREIGN KEY (pool_agreement_id) REFERENCES jobbro.pool_agreement(pool_agreement_id);

ALTER TABLE ONLY jobbro.pool_request
    ADD CONSTRAINT pool_request_pool_agreement_id_fkey FOREIGN KEY (pool_agreement_id) REFERENCES jobbro.pool_agreement(pool_agreement_id);

ALTER TABLE ONLY jobbro.pool_request
    ADD CONSTRAINT pool_request_pool_agreement_id_pool_card_id_fkey FOREIGN KEY (pool_agreement_id, pool_card_id) REFERENCES jobbro.pool_card(pool_agreement_id, pool_card_id);

ALTER TABLE ONLY jobbro.postcode
    ADD CONSTRAINT postcode_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES jobbro.municipality(municipality_code);

ALTER TABLE ONLY jobbro.profile_change
    ADD CONSTRAINT profile_change_akasse_id_member_id_fkey FOREIGN KEY (akasse_id, member_id) REFERENCES jobbro.member(akasse_id, member_id);

ALTER TABLE ONLY jobbro.profile_change
    ADD CONSTRAINT profile_change_akasse_id_undoes_fkey FOREIGN KEY (akasse_id, undoes) REFERENCES jobbro.profile_change(akasse_id, profile_change_id);

ALTER TABLE ONLY jobbro.profile_mend
    ADD CONSTRAINT profile_mend_akasse_id_member_id_fkey FOREIGN KEY (akasse_id, member_id) REFERENCES jobbro.member(akasse_id, member_id);

ALTER TABLE ONLY jobbro.published_table
    ADD CONSTRAINT published_table_published_on_fkey FOREIGN KEY (published_on) REFERENCES jobbro.vintage(published_on);

ALTER TABLE ONLY jobbro.ranking_event
    ADD CONSTRAINT ranking_event_akasse_id_fkey FOREIGN KEY (akasse_id) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.recommendation
    ADD CONSTRAINT recommendation_akasse_id_course_id_member_id_fkey FOREIGN KEY (akasse_id, course_id, member_id) REFERENCES jobbro.course(akasse_id, course_id, member_id);

ALTER TABLE ONLY jobbro.recommendation_event
    ADD CONSTRAINT recommendation_event_akasse_id_recommendation_id_fkey FOREIGN KEY (akasse_id, recommendation_id) REFERENCES jobbro.recommendation(akasse_id, recommendation_id);

ALTER TABLE ONLY jobbro.recommendation
    ADD CONSTRAINT recommendation_kind_key_kind_valid_from_fkey FOREIGN KEY (kind_key, kind_valid_from) REFERENCES jobbro.offer_kind(kind_key, valid_from);

ALTER TABLE ONLY jobbro.referral
    ADD CONSTRAINT referral_akasse_id_member_id_fkey FOREIGN KEY (akasse_id, member_id) REFERENCES jobbro.member(akasse_id, member_id);

ALTER TABLE ONLY jobbro.referral
    ADD CONSTRAINT referral_akasse_id_talk_id_fkey FOREIGN KEY (akasse_id, talk_id) REFERENCES jobbro.talk(akasse_id, talk_id);

ALTER TABLE ONLY jobbro.referral_event
    ADD CONSTRAINT referral_event_akasse_id_referral_id_fkey FOREIGN KEY (akasse_id, referral_id) REFERENCES jobbro.referral(akasse_id, referral_id);

ALTER TABLE ONLY jobbro.referral
    ADD CONSTRAINT referral_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.registration
    ADD CONSTRAINT registration_akasse_id_course_id_fkey FOREIGN KEY (akasse_id, course_id) REFERENCES jobbro.course(akasse_id, course_id);

ALTER TABLE ONLY jobbro.released_cube
    ADD CONSTRAINT released_cube_published_on_fkey FOREIGN KEY (published_on) REFERENCES jobbro.vintage(published_on);

ALTER TABLE ONLY jobbro.saved_search
    ADD CONSTRAINT saved_search_akasse_id_fkey FOREIGN KEY (akasse_id) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.share
    ADD CONSTRAINT share_akasse_id_referral_id_fkey FOREIGN KEY (akasse_id, referral_id) REFERENCES jobbro.referral(akasse_id, referral_id);

ALTER TABLE ONLY jobbro.shared_fact
    ADD CONSTRAINT shared_fact_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES jobbro.employer(employer_id);

ALTER TABLE ONLY jobbro.skill_label
    ADD CONSTRAINT skill_label_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES jobbro.skill(skill_id);

ALTER TABLE ONLY jobbro.skill
    ADD CONSTRAINT skill_taxonomy_version_id_fkey FOREIGN KEY (taxonomy_version_id) REFERENCES jobbro.taxonomy_version(taxonomy_version_id);

ALTER TABLE ONLY jobbro.talk
    ADD CONSTRAINT talk_akasse_id_adviser_fkey FOREIGN KEY (akasse_id, adviser) REFERENCES jobbro.adviser(akasse_id, user_id);

ALTER TABLE ONLY jobbro.talk
    ADD CONSTRAINT talk_akasse_id_course_id_member_id_fkey FOREIGN KEY (akasse_id, course_id, member_id) REFERENCES jobbro.course(akasse_id, course_id, member_id);

ALTER TABLE ONLY jobbro.talk_draft
    ADD CONSTRAINT talk_draft_akasse_id_talk_id_fkey FOREIGN KEY (akasse_id, talk_id) REFERENCES jobbro.talk(akasse_id, talk_id);

ALTER TABLE ONLY jobbro.talk_event
    ADD CONSTRAINT talk_event_akasse_id_talk_id_fkey FOREIGN KEY (akasse_id, talk_id) REFERENCES jobbro.talk(akasse_id, talk_id);

ALTER TABLE ONLY jobbro.talk_plan
    ADD CONSTRAINT talk_plan_akasse_id_talk_id_fkey FOREIGN KEY (akasse_id, talk_id) REFERENCES jobbro.talk(akasse_id, talk_id);

CREATE POLICY added_by_the_asking ON jobbro.pool_card_look_event FOR INSERT WITH CHECK ((EXISTS ( SELECT
   FROM (jobbro.pool_agreement
     JOIN jobbro.job_order ON ((job_order.job_order_id = pool_agreement.job_order_id)))
  WHERE ((pool_agreement.pool_agreement_id = pool_card_look_event.pool_agreement_id) AND (pool_agreement.asking_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint) AND (pool_agreement.lent_at IS NOT NULL) AND (pool_agreement.ended_at IS NULL) AND (job_order.status = 'in_progress'::jobbro.job_order_status)))));

CREATE POLICY added_by_the_asking ON jobbro.pool_look_event FOR INSERT WITH CHECK ((EXISTS ( SELECT
   FROM (jobbro.pool_agreement
     JOIN jobbro.job_order ON ((job_order.job_order_id = pool_agreement.job_order_id)))
  WHERE ((pool_agreement.pool_agreement_id = pool_look_event.pool_agreement_id) AND (pool_agreement.asking_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint) AND (pool_agreement.lent_at IS NOT NULL) AND (pool_agreement.ended_at IS NULL) AND (job_order.status = 'in_progress'::jobbro.job_order_status)))));

CREATE POLICY added_by_the_asking ON jobbro.pool_request FOR INSERT WITH CHECK (((EXISTS ( SELECT
   FROM (jobbro.pool_agreement
     JOIN jobbro.job_order ON ((job_order.job_order_id = pool_agreement.job_order_id)))
  WHERE ((pool_agreement.pool_agreement_id = pool_request.pool_agreement_id) AND (pool_agreement.asking_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint) AND (pool_agreement.lent_at IS NOT NULL) AND (pool_agreement.ended_at IS NULL) AND (job_order.status = 'in_progress'::jobbro.job_order_status)))) AND (EXISTS ( SELECT
   FROM jobbro.pool_card_look_event
  WHERE (pool_card_look_event.pool_card_id = pool_request.pool_card_id)))));

ALTER TABLE jobbro.adviser ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.agreement ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.agreement_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.answer_link ENABLE ROW LEVEL SECURITY;

CREATE POLICY answered_by_the_lending ON jobbro.pool_request FOR UPDATE USING ((EXISTS ( SELECT
   FROM jobbro.pool_agreement
  WHERE ((pool_agreement.pool_agreement_id = pool_request.pool_agreement_id) AND (pool_agreement.lending_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)))));

CREATE POLICY asked_for_oneself ON jobbro.pool_agreement FOR INSERT WITH CHECK (((asking_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint) AND (lent_at IS NULL)));

ALTER TABLE jobbro.benefit_hours ENABLE ROW LEVEL SECURITY;

CREATE POLICY changed_by_both ON jobbro.pool_agreement FOR UPDATE USING ((((NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint = asking_akasse) OR ((NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint = lending_akasse)));

CREATE POLICY changed_by_the_lending ON jobbro.pool_card FOR UPDATE USING ((EXISTS ( SELECT
   FROM jobbro.pool_agreement
  WHERE ((pool_agreement.pool_agreement_id = pool_card.pool_agreement_id) AND (pool_agreement.lending_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint))))) WITH CHECK (((content IS NULL) OR (EXISTS ( SELECT
   FROM (jobbro.pool_agreement
     JOIN jobbro.job_order ON ((job_order.job_order_id = pool_agreement.job_order_id)))
  WHERE ((pool_agreement.pool_agreement_id = pool_card.pool_agreement_id) AND (pool_agreement.lending_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint) AND (pool_agreement.lent_at IS NOT NULL) AND (pool_agreement.ended_at IS NULL) AND (job_order.status = 'in_progress'::jobbro.job_order_status))))));

ALTER TABLE jobbro.course ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.decision_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.exemption ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.fact ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.fact_fill ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.fact_revision ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.follow_up ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.handover_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.handover_receipt_event ENABLE ROW LEVEL SECURITY;

CREATE POLICY lent_in_force ON jobbro.pool_card FOR INSERT WITH CHECK ((EXISTS ( SELECT
   FROM (jobbro.pool_agreement
     JOIN jobbro.job_order ON ((job_order.job_order_id = pool_agreement.job_order_id)))
  WHERE ((pool_agreement.pool_agreement_id = pool_card.pool_agreement_id) AND (pool_agreement.lending_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint) AND (pool_agreement.lent_at IS NOT NULL) AND (pool_agreement.ended_at IS NULL) AND (job_order.status = 'in_progress'::jobbro.job_order_status)))));

ALTER TABLE jobbro.list_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_goal ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_identity ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_language ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_licence ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_occupation ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_skill ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_11 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_13 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_15 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_19 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_21 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_22 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_23 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_26 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_31 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_33 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_36 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_39 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_40 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_41 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_43 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_44 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_46 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_48 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_49 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_5 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_6 ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_vector_other ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_version ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.outgoing_mail ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.outgoing_mail_event ENABLE ROW LEVEL SECURITY;

CREATE POLICY outside_of_any_akasse ON jobbro.released_cube USING ((NULLIF(current_setting('app.akasse_id'::text, true), ''::text) IS NULL)) WITH CHECK ((NULLIF(current_setting('app.akasse_id'::text, true), ''::text) IS NULL));

CREATE POLICY own_akasse_only ON jobbro.adviser USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.agreement USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.agreement_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.answer_link USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.benefit_hours USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.course USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.decision_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.exemption USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.fact USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.fact_fill USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.fact_revision USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.follow_up USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.handover_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.handover_receipt_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.list_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_goal USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_identity USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_language USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_licence USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_occupation USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_skill USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_11 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_13 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_15 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_19 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_21 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_22 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_23 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_26 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_31 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_33 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_36 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_39 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_40 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_41 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_43 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_44 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_46 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_48 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_49 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_5 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_6 USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_vector_other USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.member_version USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.outgoing_mail USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.outgoing_mail_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.placement USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.placement_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.pool_answer_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.pool_card_member USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.profile_change USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.profile_mend USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.ranking_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.recommendation USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.recommendation_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.referral USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.referral_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.registration USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.saved_search USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.share USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.talk USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.talk_draft USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.talk_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

CREATE POLICY own_akasse_only ON jobbro.talk_plan USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

ALTER TABLE jobbro.placement ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.placement_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_agreement ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_answer_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_card ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_card_look_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_card_member ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_look_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.pool_request ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.profile_change ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.profile_mend ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.ranking_event ENABLE ROW LEVEL SECURITY;

CREATE POLICY read_by_the_asking ON jobbro.pool_card FOR SELECT USING (((content IS NOT NULL) AND (EXISTS ( SELECT
   FROM (jobbro.pool_agreement
     JOIN jobbro.job_order ON ((job_order.job_order_id = pool_agreement.job_order_id)))
  WHERE ((pool_agreement.pool_agreement_id = pool_card.pool_agreement_id) AND (pool_agreement.asking_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint) AND (pool_agreement.lent_at IS NOT NULL) AND (pool_agreement.ended_at IS NULL) AND (job_order.status = 'in_progress'::jobbro.job_order_status)))) AND (EXISTS ( SELECT
   FROM jobbro.pool_look_event
  WHERE ((pool_look_event.pool_agreement_id = pool_card.pool_agreement_id) AND (pool_look_event.seen_in = pg_current_xact_id_if_assigned()))))));

CREATE POLICY read_by_the_lending ON jobbro.pool_card FOR SELECT USING ((EXISTS ( SELECT
   FROM jobbro.pool_agreement
  WHERE ((pool_agreement.pool_agreement_id = pool_card.pool_agreement_id) AND (pool_agreement.lending_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)))));

ALTER TABLE jobbro.recommendation ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.recommendation_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.referral ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.referral_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.registration ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.released_cube ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.saved_search ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen_by_both ON jobbro.pool_agreement FOR SELECT USING ((((NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint = asking_akasse) OR ((NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint = lending_akasse)));

CREATE POLICY seen_by_both ON jobbro.pool_card_look_event FOR SELECT USING (((EXISTS ( SELECT
   FROM jobbro.pool_agreement
  WHERE ((pool_agreement.pool_agreement_id = pool_card_look_event.pool_agreement_id) AND (pool_agreement.asking_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)))) OR (EXISTS ( SELECT
   FROM jobbro.pool_agreement
  WHERE ((pool_agreement.pool_agreement_id = pool_card_look_event.pool_agreement_id) AND (pool_agreement.lending_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint))))));

CREATE POLICY seen_by_both ON jobbro.pool_look_event FOR SELECT USING (((EXISTS ( SELECT
   FROM jobbro.pool_agreement
  WHERE ((pool_agreement.pool_agreement_id = pool_look_event.pool_agreement_id) AND (pool_agreement.asking_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)))) OR (EXISTS ( SELECT
   FROM jobbro.pool_agreement
  WHERE ((pool_agreement.pool_agreement_id = pool_look_event.pool_agreement_id) AND (pool_agreement.lending_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint))))));

CREATE POLICY seen_by_both ON jobbro.pool_request FOR SELECT USING (((EXISTS ( SELECT
   FROM jobbro.pool_agreement
  WHERE ((pool_agreement.pool_agreement_id = pool_request.pool_agreement_id) AND (pool_agreement.asking_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)))) OR (EXISTS ( SELECT
   FROM jobbro.pool_agreement
  WHERE ((pool_agreement.pool_agreement_id = pool_request.pool_agreement_id) AND (pool_agreement.lending_akasse = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint))))));

ALTER TABLE jobbro.share ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.talk ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.talk_draft ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.talk_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobbro.talk_plan ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA jobbro TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.adviser TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.agreement TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.agreement_event TO jobbro_app;

GRANT SELECT ON TABLE jobbro.akasse TO jobbro_app;

GRANT SELECT ON TABLE jobbro.alembic_version TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.answer_link TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.benefit_hours TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.concept_vector TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.contact_rule TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.course TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.decision_event TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.employer TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.exemption TO jobbro_app;

GRANT SELECT,INSERT,DELETE ON TABLE jobbro.fact TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.fact_fill TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.fact_revision TO jobbro_app;

GRANT SELECT,INSERT,DELETE ON TABLE jobbro.filled_position TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.follow_up TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.handover_event TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.handover_receipt_event TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.industry TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.isco_group TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_band TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_contact TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.job_order_follow_up TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_language TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_licence TO jobbro_app;

GRANT INSERT ON TABLE jobbro.job_order_log TO jobbro_app;

GRANT SELECT(job_order_log_id) ON TABLE jobbro.job_order_log TO jobbro_app;

GRANT SELECT(job_order_id) ON TABLE jobbro.job_order_log TO jobbro_app;

GRANT SELECT(happened_at) ON TABLE jobbro.job_order_log TO jobbro_app;

GRANT SELECT(kind) ON TABLE jobbro.job_order_log TO jobbro_app;

GRANT SELECT(who) ON TABLE jobbro.job_order_log TO jobbro_app;

GRANT SELECT(detail) ON TABLE jobbro.job_order_log TO jobbro_app;

GRANT SELECT(from_status) ON TABLE jobbro.job_order_log TO jobbro_app;

GRANT SELECT(to_status) ON TABLE jobbro.job_order_log TO jobbro_app;

GRANT SELECT(cause) ON TABLE jobbro.job_order_log TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_occupation TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_skill TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_vector TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_version TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_wording TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.licence TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.list_event TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.member TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.member_goal TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.member_identity TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.member_language TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.member_licence TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.member_occupation TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.member_skill TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.member_vector TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.member_version TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.municipality TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.municipality_region TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.occupation TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.occupation_hierarchy TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.occupation_label TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.occupation_licence TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.occupation_move TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.occupation_skill TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.offer_kind TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.order_load TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.outgoing_mail TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.outgoing_mail_event TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.outgoing_order_mail TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.outgoing_order_mail_event TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.placement TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.placement_event TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.pool_agreement TO jobbro_app;

GRANT UPDATE(lent_at) ON TABLE jobbro.pool_agreement TO jobbro_app;

GRANT UPDATE(lent_by) ON TABLE jobbro.pool_agreement TO jobbro_app;

GRANT UPDATE(ended_at) ON TABLE jobbro.pool_agreement TO jobbro_app;

GRANT UPDATE(renewed_at) ON TABLE jobbro.pool_agreement TO jobbro_app;

GRANT UPDATE(ended_by) ON TABLE jobbro.pool_agreement TO jobbro_app;

GRANT UPDATE(ended_because) ON TABLE jobbro.pool_agreement TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.pool_answer_event TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.pool_card TO jobbro_app;

GRANT UPDATE(place) ON TABLE jobbro.pool_card TO jobbro_app;

GRANT UPDATE(content) ON TABLE jobbro.pool_card TO jobbro_app;

GRANT UPDATE(released_at) ON TABLE jobbro.pool_card TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.pool_card_look_event TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.pool_card_member TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.pool_look_event TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.pool_request TO jobbro_app;

GRANT UPDATE(state) ON TABLE jobbro.pool_request TO jobbro_app;

GRANT UPDATE(changed_at) ON TABLE jobbro.pool_request TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.postcode TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.profile_change TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.profile_mend TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.published_table TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.ranking_event TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.recommendation TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.recommendation_event TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.referral TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.referral_event TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.registration TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.released_cube TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.saved_search TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.share TO jobbro_app;

GRANT SELECT,INSERT,DELETE ON TABLE jobbro.shared_fact TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.shared_fill TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.shared_revision TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.skill TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.skill_hierarchy TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.skill_label TO jobbro_app;

GRANT SELECT,INSERT,UPDATE ON TABLE jobbro.talk TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.talk_draft TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.talk_event TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.talk_plan TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.taxonomy_version TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.vintage TO jobbro_app;
