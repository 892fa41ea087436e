-- Members: every row carries its a-kasse, keys are composite, and row-level security is forced.

CREATE TYPE skill_source AS ENUM ('confirmed', 'claimed', 'history');
CREATE TYPE travel_mode AS ENUM ('car', 'transit');

CREATE TABLE member (
    akasse_id         smallint NOT NULL REFERENCES akasse,
    member_id         uuid NOT NULL DEFAULT gen_random_uuid(),
    number            bigint GENERATED ALWAYS AS IDENTITY,
    source            text NOT NULL,
    source_id         text NOT NULL,
    version           integer NOT NULL DEFAULT 1,
    content_digest    text NOT NULL,
    postcode          text,
    municipality_code text REFERENCES municipality,
    summary           text NOT NULL DEFAULT '',
    educations        text[] NOT NULL DEFAULT '{}',
    hours_least       numeric(4, 1),
    hours_most        numeric(4, 1),
    shifts            shift[] NOT NULL DEFAULT '{}',
    travel_limit      integer,
    travel_mode       travel_mode NOT NULL DEFAULT 'car',
    available_from    date,
    created_at        timestamptz NOT NULL,
    changed_at        timestamptz NOT NULL,
    understood_at     timestamptz,
    understood_by     text,
    PRIMARY KEY (akasse_id, member_id),
    CONSTRAINT member_number_is_given_once UNIQUE (akasse_id, number),
    CONSTRAINT member_is_landed_once UNIQUE (akasse_id, source, source_id),
    CONSTRAINT member_hours_run_forward CHECK (hours_least <= hours_most),
    CONSTRAINT member_travels_at_least_a_little CHECK (travel_limit BETWEEN 5 AND 300)
);
COMMENT ON TABLE member IS 'Members in their newest version, without name or person number.';
COMMENT ON COLUMN member.akasse_id IS 'The a-kasse that holds the row; nobody else sees it.';
COMMENT ON COLUMN member.member_id IS 'Our key.';
COMMENT ON COLUMN member.number IS 'The number people say.';
COMMENT ON COLUMN member.source IS 'The a-kasse''s system it came from.';
COMMENT ON COLUMN member.source_id IS 'Its id there.';
COMMENT ON COLUMN member.version IS 'Counts the versions that have landed.';
COMMENT ON COLUMN member.content_digest IS 'SHA-256 of the submission; equal content lands as no change.';
COMMENT ON COLUMN member.postcode IS 'Home postcode; no finer address is held.';
COMMENT ON COLUMN member.municipality_code IS 'Home municipality.';
COMMENT ON COLUMN member.summary IS 'The member''s own words about their experience.';
COMMENT ON COLUMN member.educations IS 'Completed educations by title, without years.';
COMMENT ON COLUMN member.hours_least IS 'Fewest weekly hours wanted.';
COMMENT ON COLUMN member.hours_most IS 'Most weekly hours possible.';
COMMENT ON COLUMN member.shifts IS 'When on the clock the member can work; empty = not said.';
COMMENT ON COLUMN member.travel_limit IS 'Minutes one way; null = not said.';
COMMENT ON COLUMN member.travel_mode IS 'By car or by public transport.';
COMMENT ON COLUMN member.available_from IS 'First day the member can start; null = now.';
COMMENT ON COLUMN member.created_at IS 'When the first version landed.';
COMMENT ON COLUMN member.changed_at IS 'When the newest version landed.';
COMMENT ON COLUMN member.understood_at IS 'When the newest version was read and embedded; null while it waits.';
COMMENT ON COLUMN member.understood_by IS 'Identity of reader and model.';
CREATE INDEX member_waiting ON member (akasse_id, number) WHERE understood_at IS NULL;

CREATE TABLE member_identity (
    akasse_id smallint NOT NULL,
    member_id uuid NOT NULL,
    name      text NOT NULL,
    PRIMARY KEY (akasse_id, member_id),
    FOREIGN KEY (akasse_id, member_id) REFERENCES member
);
COMMENT ON TABLE member_identity IS 'Who a member is; apart from everything that ranks.';
COMMENT ON COLUMN member_identity.akasse_id IS 'The a-kasse that holds the row.';
COMMENT ON COLUMN member_identity.member_id IS 'The member.';
COMMENT ON COLUMN member_identity.name IS 'Name as shown to the adviser.';

CREATE TABLE member_version (
    akasse_id      smallint NOT NULL,
    member_id      uuid NOT NULL,
    version        integer NOT NULL,
    content_digest text NOT NULL,
    submission     jsonb NOT NULL,
    landed_at      timestamptz NOT NULL,
    PRIMARY KEY (akasse_id, member_id, version),
    FOREIGN KEY (akasse_id, member_id) REFERENCES member
);
COMMENT ON TABLE member_version IS 'Every version as it was submitted, name left out.';
COMMENT ON COLUMN member_version.akasse_id IS 'The a-kasse that holds the row.';
COMMENT ON COLUMN member_version.member_id IS 'The member.';
COMMENT ON COLUMN member_version.version IS 'Counts from 1.';
COMMENT ON COLUMN member_version.content_digest IS 'SHA-256 of the submission.';
COMMENT ON COLUMN member_version.submission IS 'The submission in our own shape, without the name.';
COMMENT ON COLUMN member_version.landed_at IS 'When it landed.';

CREATE TABLE member_occupation (
    akasse_id        smallint NOT NULL,
    member_id        uuid NOT NULL,
    place            smallint NOT NULL,
    title            text NOT NULL,
    occupation_id    integer REFERENCES occupation,
    confidence       real,
    industry_version text,
    industry_code    text,
    section          text,
    since            date,
    until            date,
    PRIMARY KEY (akasse_id, member_id, place),
    FOREIGN KEY (akasse_id, member_id) REFERENCES member,
    CONSTRAINT member_occupation_runs_forward CHECK (since <= until)
);
COMMENT ON TABLE member_occupation IS 'Jobs a member has held.';
COMMENT ON COLUMN member_occupation.akasse_id IS 'The a-kasse that holds the row.';
COMMENT ON COLUMN member_occupation.member_id IS 'The member.';
COMMENT ON COLUMN member_occupation.place IS 'Order in the source, 1 = first.';
COMMENT ON COLUMN member_occupation.title IS 'Title as written.';
COMMENT ON COLUMN member_occupation.occupation_id IS 'The occupation it was read as; null when none was sure enough.';
COMMENT ON COLUMN member_occupation.confidence IS '0-1.';
COMMENT ON COLUMN member_occupation.industry_version IS 'Version of the employer''s industry code.';
COMMENT ON COLUMN member_occupation.industry_code IS 'Employer''s industry code without dots.';
COMMENT ON COLUMN member_occupation.section IS 'NACE section: of the code, else of the occupation.';
COMMENT ON COLUMN member_occupation.since IS 'First day.';
COMMENT ON COLUMN member_occupation.until IS 'Day after the last; null = still there or not said.';
CREATE INDEX member_occupation_by_occupation ON member_occupation (akasse_id, occupation_id, member_id);

CREATE TABLE member_goal (
    akasse_id     smallint NOT NULL,
    member_id     uuid NOT NULL,
    place         smallint NOT NULL,
    title         text NOT NULL,
    occupation_id integer REFERENCES occupation,
    confidence    real,
    PRIMARY KEY (akasse_id, member_id, place),
    FOREIGN KEY (akasse_id, member_id) REFERENCES member,
    CONSTRAINT member_has_at_most_two_goals CHECK (place BETWEEN 1 AND 2)
);
COMMENT ON TABLE member_goal IS 'Job goals of Min Plan.';
COMMENT ON COLUMN member_goal.akasse_id IS 'The a-kasse that holds the row.';
COMMENT ON COLUMN member_goal.member_id IS 'The member.';
COMMENT ON COLUMN member_goal.place IS '1 or 2.';
COMMENT ON COLUMN member_goal.title IS 'Goal as written.';
COMMENT ON COLUMN member_goal.occupation_id IS 'The occupation it was read as.';
COMMENT ON COLUMN member_goal.confidence IS '0-1.';

CREATE TABLE member_skill (
    akasse_id smallint NOT NULL,
    member_id uuid NOT NULL,
    skill_id  integer NOT NULL REFERENCES skill,
    source    skill_source NOT NULL,
    phrase    text NOT NULL,
    PRIMARY KEY (akasse_id, member_id, skill_id),
    FOREIGN KEY (akasse_id, member_id) REFERENCES member
);
COMMENT ON TABLE member_skill IS 'Competences a member has said or shown to have.';
COMMENT ON COLUMN member_skill.akasse_id IS 'The a-kasse that holds the row.';
COMMENT ON COLUMN member_skill.member_id IS 'The member.';
COMMENT ON COLUMN member_skill.skill_id IS 'The skill.';
COMMENT ON COLUMN member_skill.source IS 'Confirmed, claimed, or inferred from jobs held.';
COMMENT ON COLUMN member_skill.phrase IS 'The words it was read from.';
CREATE INDEX member_skill_by_skill ON member_skill (akasse_id, skill_id, member_id);

CREATE TABLE member_licence (
    akasse_id  smallint NOT NULL,
    member_id  uuid NOT NULL,
    licence_id integer NOT NULL REFERENCES licence,
    phrase     text NOT NULL,
    PRIMARY KEY (akasse_id, member_id, licence_id),
    FOREIGN KEY (akasse_id, member_id) REFERENCES member
);
COMMENT ON TABLE member_licence IS 'Licences a member holds.';
COMMENT ON COLUMN member_licence.akasse_id IS 'The a-kasse that holds the row.';
COMMENT ON COLUMN member_licence.member_id IS 'The member.';
COMMENT ON COLUMN member_licence.licence_id IS 'The licence.';
COMMENT ON COLUMN member_licence.phrase IS 'The words it was read from.';

CREATE TABLE member_language (
    akasse_id smallint NOT NULL,
    member_id uuid NOT NULL,
    language  text NOT NULL,
    level     language_level NOT NULL,
    PRIMARY KEY (akasse_id, member_id, language),
    FOREIGN KEY (akasse_id, member_id) REFERENCES member
);
COMMENT ON TABLE member_language IS 'Languages a member works in, as told for job matching.';
COMMENT ON COLUMN member_language.akasse_id IS 'The a-kasse that holds the row.';
COMMENT ON COLUMN member_language.member_id IS 'The member.';
COMMENT ON COLUMN member_language.language IS 'Danish name in lower case.';
COMMENT ON COLUMN member_language.level IS 'How well.';

CREATE TABLE member_vector (
    akasse_id smallint NOT NULL,
    member_id uuid NOT NULL,
    model     text NOT NULL,
    digest    text NOT NULL,
    embedding halfvec NOT NULL,
    PRIMARY KEY (akasse_id, member_id, model),
    FOREIGN KEY (akasse_id, member_id) REFERENCES member
) PARTITION BY LIST (akasse_id);
COMMENT ON TABLE member_vector IS 'Embeddings of members: personal data, in a partition for each a-kasse, never exported.';
COMMENT ON COLUMN member_vector.akasse_id IS 'The a-kasse that holds the row.';
COMMENT ON COLUMN member_vector.member_id IS 'The member.';
COMMENT ON COLUMN member_vector.model IS 'Identity of the model; vectors of different models never mix.';
COMMENT ON COLUMN member_vector.digest IS 'SHA-256 of the text embedded.';
COMMENT ON COLUMN member_vector.embedding IS 'Unit vector.';
DO $$
DECLARE number smallint;
BEGIN
    FOR number IN SELECT akasse_id FROM akasse ORDER BY akasse_id LOOP
        EXECUTE format('CREATE TABLE member_vector_%s PARTITION OF member_vector FOR VALUES IN (%s)', number, number);
    END LOOP;
END $$;
CREATE TABLE member_vector_other PARTITION OF member_vector DEFAULT;
