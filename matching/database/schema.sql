-- Made from migrations/ by `make schema`; never edit.

CREATE SCHEMA jobbro;

ALTER SCHEMA jobbro OWNER TO jobbro_owner;

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

CREATE TYPE jobbro.employment AS ENUM (
    'permanent',
    'temporary'
);

ALTER TYPE jobbro.employment OWNER TO jobbro_owner;

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

CREATE TYPE jobbro.sector AS ENUM (
    'private',
    'public'
);

ALTER TYPE jobbro.sector OWNER TO jobbro_owner;

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

CREATE TYPE jobbro.travel_mode AS ENUM (
    'car',
    'transit'
);

ALTER TYPE jobbro.travel_mode OWNER TO jobbro_owner;

CREATE FUNCTION jobbro.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'events are never changed or deleted';
END $$;

ALTER FUNCTION jobbro.refuse_change() OWNER TO jobbro_owner;

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
    confidence real NOT NULL
);

ALTER TABLE jobbro.job_order_occupation OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_occupation IS 'Occupations an order is read as, best first.';

COMMENT ON COLUMN jobbro.job_order_occupation.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.job_order_occupation.occupation_id IS 'The occupation.';

COMMENT ON COLUMN jobbro.job_order_occupation.place IS '1 = best.';

COMMENT ON COLUMN jobbro.job_order_occupation.phrase IS 'The words it was read from.';

COMMENT ON COLUMN jobbro.job_order_occupation.confidence IS '0-1.';

CREATE TABLE jobbro.job_order_skill (
    job_order_id uuid NOT NULL,
    skill_id integer NOT NULL,
    must boolean NOT NULL,
    phrase text NOT NULL,
    confidence real NOT NULL
);

ALTER TABLE jobbro.job_order_skill OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_skill IS 'Skills an order asks for.';

COMMENT ON COLUMN jobbro.job_order_skill.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.job_order_skill.skill_id IS 'The skill.';

COMMENT ON COLUMN jobbro.job_order_skill.must IS 'Demanded, as against wished for.';

COMMENT ON COLUMN jobbro.job_order_skill.phrase IS 'The words it was read from.';

COMMENT ON COLUMN jobbro.job_order_skill.confidence IS '0-1.';

CREATE TABLE jobbro.job_order_vector (
    job_order_id uuid NOT NULL,
    model text NOT NULL,
    digest text NOT NULL,
    embedding public.halfvec NOT NULL
);

ALTER TABLE jobbro.job_order_vector OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.job_order_vector IS 'Embeddings of orders, apart from the order so that a change of status does not touch the index.';

COMMENT ON COLUMN jobbro.job_order_vector.job_order_id IS 'The order.';

COMMENT ON COLUMN jobbro.job_order_vector.model IS 'Identity of the model; vectors of different models never mix.';

COMMENT ON COLUMN jobbro.job_order_vector.digest IS 'SHA-256 of the text embedded.';

COMMENT ON COLUMN jobbro.job_order_vector.embedding IS 'Unit vector.';

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
    name text NOT NULL
);

ALTER TABLE ONLY jobbro.member_identity FORCE ROW LEVEL SECURITY;

ALTER TABLE jobbro.member_identity OWNER TO jobbro_owner;

COMMENT ON TABLE jobbro.member_identity IS 'Who a member is; apart from everything that ranks.';

COMMENT ON COLUMN jobbro.member_identity.akasse_id IS 'The a-kasse that holds the row.';

COMMENT ON COLUMN jobbro.member_identity.member_id IS 'The member.';

COMMENT ON COLUMN jobbro.member_identity.name IS 'Name as shown to the adviser.';

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

ALTER TABLE ONLY jobbro.concept_vector
    ADD CONSTRAINT concept_vector_pkey PRIMARY KEY (concept, digest, model);

ALTER TABLE ONLY jobbro.decision_event
    ADD CONSTRAINT decision_event_pkey PRIMARY KEY (akasse_id, decision_event_id);

ALTER TABLE ONLY jobbro.employer
    ADD CONSTRAINT employer_cvr_number_key UNIQUE (cvr_number);

ALTER TABLE ONLY jobbro.employer
    ADD CONSTRAINT employer_pkey PRIMARY KEY (employer_id);

ALTER TABLE ONLY jobbro.employer
    ADD CONSTRAINT employer_without_cvr_is_known_by_name UNIQUE NULLS NOT DISTINCT (name_key, cvr_number);

ALTER TABLE ONLY jobbro.industry
    ADD CONSTRAINT industry_pkey PRIMARY KEY (version, code);

ALTER TABLE ONLY jobbro.isco_group
    ADD CONSTRAINT isco_group_pkey PRIMARY KEY (code);

ALTER TABLE ONLY jobbro.job_order_band
    ADD CONSTRAINT job_order_band_pkey PRIMARY KEY (band, job_order_id);

ALTER TABLE ONLY jobbro.job_order_contact
    ADD CONSTRAINT job_order_contact_pkey PRIMARY KEY (job_order_id);

ALTER TABLE ONLY jobbro.job_order
    ADD CONSTRAINT job_order_is_landed_once UNIQUE (source, source_id);

ALTER TABLE ONLY jobbro.job_order_language
    ADD CONSTRAINT job_order_language_pkey PRIMARY KEY (job_order_id, language);

ALTER TABLE ONLY jobbro.job_order_licence
    ADD CONSTRAINT job_order_licence_pkey PRIMARY KEY (job_order_id, licence_id);

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

ALTER TABLE ONLY jobbro.licence
    ADD CONSTRAINT licence_key_key UNIQUE (key);

ALTER TABLE ONLY jobbro.licence
    ADD CONSTRAINT licence_pkey PRIMARY KEY (licence_id);

ALTER TABLE ONLY jobbro.member_goal
    ADD CONSTRAINT member_goal_pkey PRIMARY KEY (akasse_id, member_id, place);

ALTER TABLE ONLY jobbro.member_identity
    ADD CONSTRAINT member_identity_pkey PRIMARY KEY (akasse_id, member_id);

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

ALTER TABLE ONLY jobbro.postcode
    ADD CONSTRAINT postcode_pkey PRIMARY KEY (postcode);

ALTER TABLE ONLY jobbro.ranking_event
    ADD CONSTRAINT ranking_event_pkey PRIMARY KEY (akasse_id, ranking_event_id);

ALTER TABLE ONLY jobbro.skill_hierarchy
    ADD CONSTRAINT skill_hierarchy_pkey PRIMARY KEY (child_uri, parent_uri);

ALTER TABLE ONLY jobbro.skill_label
    ADD CONSTRAINT skill_label_pkey PRIMARY KEY (skill_id, language, label);

ALTER TABLE ONLY jobbro.skill
    ADD CONSTRAINT skill_pkey PRIMARY KEY (skill_id);

ALTER TABLE ONLY jobbro.skill
    ADD CONSTRAINT skill_uri_key UNIQUE (uri);

ALTER TABLE ONLY jobbro.taxonomy_version
    ADD CONSTRAINT taxonomy_content_is_imported_once UNIQUE (source, digest);

ALTER TABLE ONLY jobbro.taxonomy_version
    ADD CONSTRAINT taxonomy_version_pkey PRIMARY KEY (taxonomy_version_id);

CREATE INDEX decision_event_by_pair ON jobbro.decision_event USING btree (akasse_id, member_id, job_order_id, happened_at);

CREATE INDEX job_order_by_text ON jobbro.job_order USING gin (search_text);

CREATE INDEX job_order_by_title_likeness ON jobbro.job_order USING gin (title public.gin_trgm_ops);

CREATE INDEX job_order_occupation_by_occupation ON jobbro.job_order_occupation USING btree (occupation_id, job_order_id);

CREATE INDEX job_order_open ON jobbro.job_order USING btree (number) WHERE (status = 'in_progress'::jobbro.job_order_status);

CREATE INDEX job_order_skill_by_skill ON jobbro.job_order_skill USING btree (skill_id, job_order_id);

CREATE INDEX job_order_waiting ON jobbro.job_order USING btree (number) WHERE (understood_at IS NULL);

CREATE INDEX member_occupation_by_occupation ON jobbro.member_occupation USING btree (akasse_id, occupation_id, member_id);

CREATE INDEX member_skill_by_skill ON jobbro.member_skill USING btree (akasse_id, skill_id, member_id);

CREATE INDEX member_waiting ON jobbro.member USING btree (akasse_id, number) WHERE (understood_at IS NULL);

CREATE INDEX occupation_label_by_likeness ON jobbro.occupation_label USING gin (label public.gin_trgm_ops);

CREATE INDEX occupation_move_by_target ON jobbro.occupation_move USING btree (to_id, from_id);

CREATE INDEX occupation_skill_by_skill ON jobbro.occupation_skill USING btree (skill_id, occupation_id);

CREATE INDEX ranking_event_by_member ON jobbro.ranking_event USING btree (akasse_id, member_id, happened_at);

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

CREATE TRIGGER decision_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.decision_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

CREATE TRIGGER ranking_event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON jobbro.ranking_event FOR EACH STATEMENT EXECUTE FUNCTION jobbro.refuse_change();

ALTER TABLE ONLY jobbro.decision_event
    ADD CONSTRAINT decision_event_akasse_id_fkey FOREIGN KEY (akasse_id) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.decision_event
    ADD CONSTRAINT decision_event_akasse_id_ranking_event_id_fkey FOREIGN KEY (akasse_id, ranking_event_id) REFERENCES jobbro.ranking_event(akasse_id, ranking_event_id);

ALTER TABLE ONLY jobbro.job_order_band
    ADD CONSTRAINT job_order_band_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order_contact
    ADD CONSTRAINT job_order_contact_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order
    ADD CONSTRAINT job_order_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order
    ADD CONSTRAINT job_order_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES jobbro.employer(employer_id);

ALTER TABLE ONLY jobbro.job_order_language
    ADD CONSTRAINT job_order_language_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order_licence
    ADD CONSTRAINT job_order_licence_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order_licence
    ADD CONSTRAINT job_order_licence_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES jobbro.licence(licence_id);

ALTER TABLE ONLY jobbro.job_order
    ADD CONSTRAINT job_order_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES jobbro.municipality(municipality_code);

ALTER TABLE ONLY jobbro.job_order_occupation
    ADD CONSTRAINT job_order_occupation_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order_occupation
    ADD CONSTRAINT job_order_occupation_occupation_id_fkey FOREIGN KEY (occupation_id) REFERENCES jobbro.occupation(occupation_id);

ALTER TABLE ONLY jobbro.job_order_skill
    ADD CONSTRAINT job_order_skill_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order_skill
    ADD CONSTRAINT job_order_skill_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES jobbro.skill(skill_id);

ALTER TABLE ONLY jobbro.job_order_vector
    ADD CONSTRAINT job_order_vector_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

ALTER TABLE ONLY jobbro.job_order_version
    ADD CONSTRAINT job_order_version_job_order_id_fkey FOREIGN KEY (job_order_id) REFERENCES jobbro.job_order(job_order_id);

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

ALTER TABLE ONLY jobbro.postcode
    ADD CONSTRAINT postcode_municipality_code_fkey FOREIGN KEY (municipality_code) REFERENCES jobbro.municipality(municipality_code);

ALTER TABLE ONLY jobbro.ranking_event
    ADD CONSTRAINT ranking_event_akasse_id_fkey FOREIGN KEY (akasse_id) REFERENCES jobbro.akasse(akasse_id);

ALTER TABLE ONLY jobbro.skill_label
    ADD CONSTRAINT skill_label_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES jobbro.skill(skill_id);

ALTER TABLE ONLY jobbro.skill
    ADD CONSTRAINT skill_taxonomy_version_id_fkey FOREIGN KEY (taxonomy_version_id) REFERENCES jobbro.taxonomy_version(taxonomy_version_id);

ALTER TABLE jobbro.decision_event ENABLE ROW LEVEL SECURITY;

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

CREATE POLICY own_akasse_only ON jobbro.decision_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

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

CREATE POLICY own_akasse_only ON jobbro.ranking_event USING ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)) WITH CHECK ((akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint));

ALTER TABLE jobbro.ranking_event ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA jobbro TO jobbro_app;

GRANT SELECT ON TABLE jobbro.akasse TO jobbro_app;

GRANT SELECT ON TABLE jobbro.alembic_version TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.concept_vector TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.decision_event TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.employer TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.industry TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.isco_group TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_band TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_contact TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_language TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_licence TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_occupation TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_skill TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_vector TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.job_order_version TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.licence TO jobbro_app;

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

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.postcode TO jobbro_app;

GRANT SELECT,INSERT ON TABLE jobbro.ranking_event TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.skill TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.skill_hierarchy TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.skill_label TO jobbro_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobbro.taxonomy_version TO jobbro_app;
