-- Job orders: shared by all a-kasser, without personal data apart from the employer's contact.

CREATE TYPE job_order_status AS ENUM ('in_progress', 'enough_referrals', 'need_met', 'deadline_passed');
CREATE TYPE sector AS ENUM ('private', 'public');
CREATE TYPE employment AS ENUM ('permanent', 'temporary');
CREATE TYPE shift AS ENUM ('day', 'evening', 'night', 'weekend');
CREATE TYPE language_level AS ENUM ('basic', 'good', 'fluent');

CREATE TABLE employer (
    employer_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cvr_number  text UNIQUE,
    name        text NOT NULL,
    name_key    text NOT NULL,
    CONSTRAINT cvr_number_has_eight_digits CHECK (cvr_number ~ '^[0-9]{8}$'),
    CONSTRAINT employer_without_cvr_is_known_by_name UNIQUE NULLS NOT DISTINCT (name_key, cvr_number)
);
COMMENT ON TABLE employer IS 'Companies and public employers that place job orders.';
COMMENT ON COLUMN employer.employer_id IS 'Our key.';
COMMENT ON COLUMN employer.cvr_number IS 'CVR number, eight digits; null when the source did not give one.';
COMMENT ON COLUMN employer.name IS 'Name as the source wrote it.';
COMMENT ON COLUMN employer.name_key IS 'Name folded for comparison.';

CREATE TABLE job_order (
    job_order_id      uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    number            bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    source            text NOT NULL,
    source_id         text NOT NULL,
    version           integer NOT NULL DEFAULT 1,
    content_digest    text NOT NULL,
    status            job_order_status NOT NULL DEFAULT 'in_progress',
    employer_id       uuid REFERENCES employer,
    p_number          text,
    title             text NOT NULL,
    body_text         text NOT NULL,
    body_html         text NOT NULL DEFAULT '',
    core_text         text NOT NULL DEFAULT '',
    sector            sector,
    industry_version  text,
    industry_code     text,
    section           text,
    postcode          text,
    municipality_code text REFERENCES municipality,
    positions         integer NOT NULL DEFAULT 1,
    candidates_wanted integer,
    hours_least       numeric(4, 1),
    hours_most        numeric(4, 1),
    employment        employment,
    shifts            shift[] NOT NULL DEFAULT '{}',
    starts_on         date,
    deadline_on       date,
    posted_on         date,
    duplicate_of      uuid REFERENCES job_order,
    duplicate_reason  text,
    created_at        timestamptz NOT NULL,
    changed_at        timestamptz NOT NULL,
    understood_at     timestamptz,
    understood_by     text,
    search_text       tsvector GENERATED ALWAYS AS
                          (setweight(to_tsvector('danish', title), 'A') || setweight(to_tsvector('danish', core_text), 'C')) STORED,
    CONSTRAINT job_order_is_landed_once UNIQUE (source, source_id),
    CONSTRAINT job_order_has_positions CHECK (positions BETWEEN 1 AND 500),
    CONSTRAINT job_order_hours_run_forward CHECK (hours_least <= hours_most),
    CONSTRAINT p_number_has_ten_digits CHECK (p_number ~ '^[0-9]{10}$'),
    CONSTRAINT job_order_duplicate_states_its_reason CHECK ((duplicate_of IS NULL) = (duplicate_reason IS NULL)),
    CONSTRAINT job_order_does_not_repeat_itself CHECK (duplicate_of <> job_order_id)
);
COMMENT ON TABLE job_order IS 'Job orders in their newest version.';
COMMENT ON COLUMN job_order.job_order_id IS 'Our key.';
COMMENT ON COLUMN job_order.number IS 'The number people say.';
COMMENT ON COLUMN job_order.source IS 'Where it came from.';
COMMENT ON COLUMN job_order.source_id IS 'Its id there.';
COMMENT ON COLUMN job_order.version IS 'Counts the versions that have landed.';
COMMENT ON COLUMN job_order.content_digest IS 'SHA-256 of the submission; equal content lands as no change.';
COMMENT ON COLUMN job_order.status IS 'The common data base''s four states.';
COMMENT ON COLUMN job_order.employer_id IS 'Who asks; null when the source left it out.';
COMMENT ON COLUMN job_order.p_number IS 'Workplace (production unit), ten digits.';
COMMENT ON COLUMN job_order.title IS 'Title as written.';
COMMENT ON COLUMN job_order.body_text IS 'The whole text, plain.';
COMMENT ON COLUMN job_order.body_html IS 'The whole text, sanitised HTML.';
COMMENT ON COLUMN job_order.core_text IS 'The text without the employer''s boilerplate; what is searched and embedded.';
COMMENT ON COLUMN job_order.sector IS 'Private or public.';
COMMENT ON COLUMN job_order.industry_version IS 'Version of the industry code.';
COMMENT ON COLUMN job_order.industry_code IS 'Employer''s industry code without dots.';
COMMENT ON COLUMN job_order.section IS 'NACE section: of the employer''s code, else of the occupation read.';
COMMENT ON COLUMN job_order.postcode IS 'Workplace''s postcode.';
COMMENT ON COLUMN job_order.municipality_code IS 'Workplace''s municipality.';
COMMENT ON COLUMN job_order.positions IS 'How many are to be hired.';
COMMENT ON COLUMN job_order.candidates_wanted IS 'How many candidates the employer wants to see; null when not said.';
COMMENT ON COLUMN job_order.hours_least IS 'Fewest weekly hours.';
COMMENT ON COLUMN job_order.hours_most IS 'Most weekly hours.';
COMMENT ON COLUMN job_order.employment IS 'Permanent or temporary.';
COMMENT ON COLUMN job_order.shifts IS 'When on the clock the work lies; empty when not said.';
COMMENT ON COLUMN job_order.starts_on IS 'First day of work; null for as soon as possible or not said.';
COMMENT ON COLUMN job_order.deadline_on IS 'Last day for referral.';
COMMENT ON COLUMN job_order.posted_on IS 'When the source published it.';
COMMENT ON COLUMN job_order.duplicate_of IS 'The earlier order this one nearly repeats.';
COMMENT ON COLUMN job_order.duplicate_reason IS 'Why it was recognised as one, in Danish.';
COMMENT ON COLUMN job_order.created_at IS 'When the first version landed.';
COMMENT ON COLUMN job_order.changed_at IS 'When the newest version landed.';
COMMENT ON COLUMN job_order.understood_at IS 'When the newest version was read and embedded; null while it waits.';
COMMENT ON COLUMN job_order.understood_by IS 'Identity of reader and model.';
COMMENT ON COLUMN job_order.search_text IS 'Danish full text over title and core text.';
CREATE INDEX job_order_waiting ON job_order (number) WHERE understood_at IS NULL;
CREATE INDEX job_order_open ON job_order (number) WHERE status = 'in_progress';
-- What may be proposed at all; every source of candidates asks it, without reading an order's row.
CREATE INDEX job_order_proposable ON job_order (job_order_id)
    WHERE status = 'in_progress' AND duplicate_of IS NULL AND understood_at IS NOT NULL;
CREATE INDEX job_order_by_text ON job_order USING gin (search_text);
CREATE INDEX job_order_by_title_likeness ON job_order USING gin (title gin_trgm_ops);

CREATE TABLE job_order_version (
    job_order_id uuid NOT NULL REFERENCES job_order,
    version      integer NOT NULL,
    content_digest text NOT NULL,
    submission   jsonb NOT NULL,
    landed_at    timestamptz NOT NULL,
    PRIMARY KEY (job_order_id, version)
);
COMMENT ON TABLE job_order_version IS 'Every version as it was submitted; kept, so that a reading can be done again.';
COMMENT ON COLUMN job_order_version.job_order_id IS 'The order.';
COMMENT ON COLUMN job_order_version.version IS 'Counts from 1.';
COMMENT ON COLUMN job_order_version.content_digest IS 'SHA-256 of the submission.';
COMMENT ON COLUMN job_order_version.submission IS 'The submission in our own shape.';
COMMENT ON COLUMN job_order_version.landed_at IS 'When it landed.';

CREATE TABLE job_order_contact (
    job_order_id uuid PRIMARY KEY REFERENCES job_order,
    name         text NOT NULL,
    email        text NOT NULL,
    phone        text NOT NULL
);
COMMENT ON TABLE job_order_contact IS 'Whom to ask at the employer; apart from the order, so that nothing that ranks can read it.';
COMMENT ON COLUMN job_order_contact.job_order_id IS 'The order.';
COMMENT ON COLUMN job_order_contact.name IS 'Contact''s name.';
COMMENT ON COLUMN job_order_contact.email IS 'Contact''s e-mail.';
COMMENT ON COLUMN job_order_contact.phone IS 'Contact''s phone.';

CREATE TABLE job_order_occupation (
    job_order_id  uuid NOT NULL REFERENCES job_order,
    occupation_id integer NOT NULL REFERENCES occupation,
    place         smallint NOT NULL,
    phrase        text NOT NULL,
    confidence    real NOT NULL,
    PRIMARY KEY (job_order_id, occupation_id)
);
COMMENT ON TABLE job_order_occupation IS 'Occupations an order is read as, best first.';
COMMENT ON COLUMN job_order_occupation.job_order_id IS 'The order.';
COMMENT ON COLUMN job_order_occupation.occupation_id IS 'The occupation.';
COMMENT ON COLUMN job_order_occupation.place IS '1 = best.';
COMMENT ON COLUMN job_order_occupation.phrase IS 'The words it was read from.';
COMMENT ON COLUMN job_order_occupation.confidence IS '0-1.';
CREATE INDEX job_order_occupation_by_occupation ON job_order_occupation (occupation_id, job_order_id) INCLUDE (confidence);

CREATE TABLE job_order_skill (
    job_order_id uuid NOT NULL REFERENCES job_order,
    skill_id     integer NOT NULL REFERENCES skill,
    must         boolean NOT NULL,
    phrase       text NOT NULL,
    confidence   real NOT NULL,
    PRIMARY KEY (job_order_id, skill_id)
);
COMMENT ON TABLE job_order_skill IS 'Skills an order asks for.';
COMMENT ON COLUMN job_order_skill.job_order_id IS 'The order.';
COMMENT ON COLUMN job_order_skill.skill_id IS 'The skill.';
COMMENT ON COLUMN job_order_skill.must IS 'Demanded, as against wished for.';
COMMENT ON COLUMN job_order_skill.phrase IS 'The words it was read from.';
COMMENT ON COLUMN job_order_skill.confidence IS '0-1.';
CREATE INDEX job_order_skill_by_skill ON job_order_skill (skill_id, job_order_id) INCLUDE (confidence);

CREATE TABLE job_order_licence (
    job_order_id uuid NOT NULL REFERENCES job_order,
    licence_id   integer NOT NULL REFERENCES licence,
    demand       licence_demand NOT NULL,
    phrase       text NOT NULL,
    confidence   real NOT NULL,
    PRIMARY KEY (job_order_id, licence_id)
);
COMMENT ON TABLE job_order_licence IS 'Licences an order asks for, by law or by the employer.';
COMMENT ON COLUMN job_order_licence.job_order_id IS 'The order.';
COMMENT ON COLUMN job_order_licence.licence_id IS 'The licence.';
COMMENT ON COLUMN job_order_licence.demand IS 'By law, demanded by the employer, or wished for.';
COMMENT ON COLUMN job_order_licence.phrase IS 'The words it was read from; empty when law alone says so.';
COMMENT ON COLUMN job_order_licence.confidence IS '0-1.';

CREATE TABLE job_order_language (
    job_order_id uuid NOT NULL REFERENCES job_order,
    language     text NOT NULL,
    level        language_level NOT NULL,
    PRIMARY KEY (job_order_id, language)
);
COMMENT ON TABLE job_order_language IS 'Languages an order asks for.';
COMMENT ON COLUMN job_order_language.job_order_id IS 'The order.';
COMMENT ON COLUMN job_order_language.language IS 'Danish name in lower case.';
COMMENT ON COLUMN job_order_language.level IS 'How well.';

CREATE TABLE job_order_band (
    band         bigint NOT NULL,
    job_order_id uuid NOT NULL REFERENCES job_order,
    PRIMARY KEY (band, job_order_id)
);
COMMENT ON TABLE job_order_band IS 'Hash bands of the text, by which near-identical orders find each other.';
COMMENT ON COLUMN job_order_band.band IS 'Hash of one band of the text''s signature.';
COMMENT ON COLUMN job_order_band.job_order_id IS 'The order.';

CREATE TABLE job_order_vector (
    job_order_id uuid NOT NULL REFERENCES job_order,
    model        text NOT NULL,
    digest       text NOT NULL,
    embedding    halfvec NOT NULL,
    PRIMARY KEY (job_order_id, model)
);
COMMENT ON TABLE job_order_vector IS 'Embeddings of orders, apart from the order so that a change of status does not touch the index.';
COMMENT ON COLUMN job_order_vector.job_order_id IS 'The order.';
COMMENT ON COLUMN job_order_vector.model IS 'Identity of the model; vectors of different models never mix.';
COMMENT ON COLUMN job_order_vector.digest IS 'SHA-256 of the text embedded.';
COMMENT ON COLUMN job_order_vector.embedding IS 'Unit vector.';
