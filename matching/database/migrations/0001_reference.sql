-- Reference data that every a-kasse shares: a-kasser, geography, industries and the taxonomy with its versions.

CREATE TYPE concept_status AS ENUM ('active', 'inactive', 'deselected');
CREATE TYPE skill_kind AS ENUM ('skill', 'knowledge');
CREATE TYPE reuse AS ENUM ('transversal', 'cross-sector', 'sector-specific', 'occupation-specific');
CREATE TYPE relation AS ENUM ('essential', 'optional');
CREATE TYPE licence_kind AS ENUM
    ('koerekort', 'truck', 'svejsning', 'autorisation', 'hygiejne', 'sikkerhed', 'attest', 'maskine', 'andet');
CREATE TYPE licence_demand AS ENUM ('law', 'must', 'nice');
CREATE TYPE label_kind AS ENUM ('preferred', 'synonym', 'hidden');

CREATE TABLE akasse (
    akasse_id  smallint PRIMARY KEY,
    short_name text NOT NULL UNIQUE,
    name       text NOT NULL,
    dst_code   text NOT NULL UNIQUE,
    star_code  text NOT NULL UNIQUE
);
COMMENT ON TABLE akasse IS 'The a-kasser in force; merged ones are restated backwards under the fund that took them over.';
COMMENT ON COLUMN akasse.akasse_id IS 'Statistics Denmark''s number, used as our key.';
COMMENT ON COLUMN akasse.short_name IS 'Short name as used in figures.';
COMMENT ON COLUMN akasse.name IS 'Full name as members know it.';
COMMENT ON COLUMN akasse.dst_code IS 'Code in Statistics Denmark''s tables.';
COMMENT ON COLUMN akasse.star_code IS 'Code in STAR''s systems; collides with DST codes, never compare across.';

INSERT INTO akasse (akasse_id, short_name, name, dst_code, star_code) VALUES
    (48, 'AKA', 'Akademikernes A-kasse', '48', 'D86'),
    (40, 'DFH', 'Det Faglige Hus', '40', 'D22'),
    (43, '3F-A', 'Faglig Fælles A-kasse (3F)', '43', 'D15'),
    (15, 'HK-A', 'HK A-kasse', '15', 'D53'),
    (13, 'A&Til', 'A-kassen A&Til', '13', 'D92'),
    (19, 'KRIFA', 'Kristelig A-kasse', '19', 'D73'),
    (31, 'ASE', 'ASE', '31', 'D94'),
    (44, 'FOA-A', 'FOAs A-kasse', '44', 'D17'),
    (21, 'LH-A', 'Lederne A-kasse', '21', 'D67'),
    (6, 'DSA', 'Din Sundhedsfaglige A-kasse', '06', 'D76'),
    (23, 'MA', 'Magistrenes A-kasse', '23', 'D88'),
    (49, 'MIA', 'Min A-kasse', '49', 'D57'),
    (22, 'LAK', 'Lærernes a-kasse', '22', 'D18'),
    (39, 'CA', 'CA A-kasse', '39', 'D98'),
    (26, 'Metal-A', 'Metal A-kasse', '26', 'D24'),
    (5, 'BUPL-A', 'BUPL A-kasse', '05', 'D81'),
    (46, 'FAK', 'Din Faglige A-kasse', '46', 'D40'),
    (11, 'FRIE', 'A-kassen Frie', '11', 'D83'),
    (33, 'SL-A', 'Socialpædagogernes A-kasse', '33', 'D14'),
    (41, 'AJKS', 'Journalistik, Kommunikation & Sprog', '41', 'D10'),
    (36, 'TAK', 'Teknikernes A-kasse', '36', 'D72');

CREATE TABLE municipality (
    municipality_code text PRIMARY KEY,
    name              text NOT NULL,
    latitude          double precision NOT NULL,
    longitude         double precision NOT NULL,
    landmass          text NOT NULL
);
COMMENT ON TABLE municipality IS 'The 98 municipalities with the reference point that stands for them in travel times.';
COMMENT ON COLUMN municipality.municipality_code IS 'Three-digit code, 101 = København.';
COMMENT ON COLUMN municipality.name IS 'Name without the word kommune.';
COMMENT ON COLUMN municipality.latitude IS 'Degrees north (WGS84) of the main town.';
COMMENT ON COLUMN municipality.longitude IS 'Degrees east (WGS84) of the main town.';
COMMENT ON COLUMN municipality.landmass IS 'The piece of land it lies on, for travel over water.';

CREATE TABLE municipality_region (
    municipality_code text NOT NULL REFERENCES municipality,
    region_code       text NOT NULL,
    region            text NOT NULL,
    valid             daterange NOT NULL,
    PRIMARY KEY (municipality_code, region_code, valid),
    CONSTRAINT municipality_is_in_one_region_at_a_time
        EXCLUDE USING gist (municipality_code WITH =, valid WITH &&)
);
COMMENT ON TABLE municipality_region IS 'Which region a municipality belongs to, by date: five regions until the end of 2026, four from 2027.';
COMMENT ON COLUMN municipality_region.municipality_code IS 'The municipality.';
COMMENT ON COLUMN municipality_region.region_code IS 'Region''s code.';
COMMENT ON COLUMN municipality_region.region IS 'Region''s name.';
COMMENT ON COLUMN municipality_region.valid IS 'Half-open period in which it holds.';

CREATE TABLE postcode (
    postcode          text PRIMARY KEY,
    postcode_to       text NOT NULL,
    name              text NOT NULL,
    municipality_code text NOT NULL REFERENCES municipality,
    latitude          double precision NOT NULL,
    longitude         double precision NOT NULL,
    landmass          text NOT NULL,
    CONSTRAINT postcode_range_runs_forward CHECK (postcode <= postcode_to)
);
COMMENT ON TABLE postcode IS 'Postcodes, or ranges of them, with a reference point.';
COMMENT ON COLUMN postcode.postcode IS 'Four digits; the first of the range.';
COMMENT ON COLUMN postcode.postcode_to IS 'Last of the range; equal to postcode for most.';
COMMENT ON COLUMN postcode.name IS 'Postal town.';
COMMENT ON COLUMN postcode.municipality_code IS 'The municipality most of it lies in.';
COMMENT ON COLUMN postcode.latitude IS 'Degrees north (WGS84).';
COMMENT ON COLUMN postcode.longitude IS 'Degrees east (WGS84).';
COMMENT ON COLUMN postcode.landmass IS 'The piece of land it lies on, for travel over water.';

CREATE TABLE industry (
    version text NOT NULL,
    code    text NOT NULL,
    level   smallint NOT NULL,
    section text NOT NULL,
    label   text NOT NULL,
    PRIMARY KEY (version, code),
    CONSTRAINT industry_version_is_known CHECK (version IN ('DB07', 'DB25'))
);
COMMENT ON TABLE industry IS 'Danish industry codes with the version of the list; compared only at the level of sections.';
COMMENT ON COLUMN industry.version IS 'DB07 or DB25.';
COMMENT ON COLUMN industry.code IS 'Code without dots; a letter at level 0.';
COMMENT ON COLUMN industry.level IS '0 section, 1 division, 2 group, 3 class, 4 six digits.';
COMMENT ON COLUMN industry.section IS 'Section letter.';
COMMENT ON COLUMN industry.label IS 'Danish name.';

CREATE TABLE taxonomy_version (
    taxonomy_version_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source              text NOT NULL,
    version             text NOT NULL,
    digest              text NOT NULL,
    imported_at         timestamptz NOT NULL,
    CONSTRAINT taxonomy_source_is_known CHECK (source IN ('starter', 'esco', 'esco-star')),
    CONSTRAINT taxonomy_content_is_imported_once UNIQUE (source, digest)
);
COMMENT ON TABLE taxonomy_version IS 'Each import of a taxonomy; the newest of each source is in force.';
COMMENT ON COLUMN taxonomy_version.taxonomy_version_id IS 'Key, growing with time.';
COMMENT ON COLUMN taxonomy_version.source IS 'starter (our own), esco (the Commission''s CSV bundle) or esco-star (STAR''s Danish subset).';
COMMENT ON COLUMN taxonomy_version.version IS 'The version as the source names it.';
COMMENT ON COLUMN taxonomy_version.digest IS 'SHA-256 of the content that was imported.';
COMMENT ON COLUMN taxonomy_version.imported_at IS 'When it was imported.';

CREATE TABLE isco_group (
    code  text PRIMARY KEY,
    label text NOT NULL
);
COMMENT ON TABLE isco_group IS 'ISCO-08 groups, one to four digits; the first four digits of DISCO-08.';
COMMENT ON COLUMN isco_group.code IS 'One to four digits.';
COMMENT ON COLUMN isco_group.label IS 'Danish name.';

CREATE TABLE occupation (
    occupation_id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uri                 text NOT NULL UNIQUE,
    label               text NOT NULL,
    description         text NOT NULL DEFAULT '',
    isco08              text NOT NULL DEFAULT '',
    section             text,
    level               text,
    regulated_note      text NOT NULL DEFAULT '',
    status              concept_status NOT NULL DEFAULT 'active',
    taxonomy_version_id integer NOT NULL REFERENCES taxonomy_version
);
COMMENT ON TABLE occupation IS 'Occupations; never deleted, so that old rows keep their meaning.';
COMMENT ON COLUMN occupation.occupation_id IS 'Our key.';
COMMENT ON COLUMN occupation.uri IS 'ESCO''s concept URI, or our own (jobbro:occupation:...) where ESCO has no counterpart.';
COMMENT ON COLUMN occupation.label IS 'The Danish name shown.';
COMMENT ON COLUMN occupation.description IS 'One or more sentences about the work.';
COMMENT ON COLUMN occupation.isco08 IS 'Four-digit ISCO-08 group, empty when unknown.';
COMMENT ON COLUMN occupation.section IS 'NACE section where most holders work; null when the source does not say.';
COMMENT ON COLUMN occupation.level IS 'Usual level of education; null when the source does not say.';
COMMENT ON COLUMN occupation.regulated_note IS 'The source''s note on regulated professions.';
COMMENT ON COLUMN occupation.status IS 'Whether it may still be chosen.';
COMMENT ON COLUMN occupation.taxonomy_version_id IS 'The newest import that held it.';

CREATE TABLE occupation_label (
    occupation_id integer NOT NULL REFERENCES occupation,
    language      text NOT NULL,
    label         text NOT NULL,
    kind          label_kind NOT NULL,
    alias_id      text,
    status        concept_status NOT NULL DEFAULT 'active',
    source        text NOT NULL,
    PRIMARY KEY (occupation_id, language, label)
);
COMMENT ON TABLE occupation_label IS 'Every name an occupation goes by.';
COMMENT ON COLUMN occupation_label.occupation_id IS 'The occupation.';
COMMENT ON COLUMN occupation_label.language IS 'da or en.';
COMMENT ON COLUMN occupation_label.label IS 'The name.';
COMMENT ON COLUMN occupation_label.kind IS 'Preferred name, synonym, or hidden spelling.';
COMMENT ON COLUMN occupation_label.alias_id IS 'ESCO-STAR''s identifier of the alias.';
COMMENT ON COLUMN occupation_label.status IS 'Whether it may still be offered.';
COMMENT ON COLUMN occupation_label.source IS 'starter, esco or esco-star.';
CREATE INDEX occupation_label_by_likeness ON occupation_label USING gin (label gin_trgm_ops);

CREATE TABLE skill (
    skill_id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uri                 text NOT NULL UNIQUE,
    label               text NOT NULL,
    description         text NOT NULL DEFAULT '',
    kind                skill_kind NOT NULL,
    reuse               reuse,
    skill_group         text,
    status              concept_status NOT NULL DEFAULT 'active',
    taxonomy_version_id integer NOT NULL REFERENCES taxonomy_version
);
COMMENT ON TABLE skill IS 'Skills and knowledge; never deleted.';
COMMENT ON COLUMN skill.skill_id IS 'Our key.';
COMMENT ON COLUMN skill.uri IS 'ESCO''s concept URI, or our own (jobbro:skill:...).';
COMMENT ON COLUMN skill.label IS 'The Danish name shown.';
COMMENT ON COLUMN skill.description IS 'The source''s description.';
COMMENT ON COLUMN skill.kind IS 'Skill or knowledge.';
COMMENT ON COLUMN skill.reuse IS 'How far it travels by definition; null when the source does not say.';
COMMENT ON COLUMN skill.skill_group IS 'A heading in plain Danish, for lists; null when the source has none.';
COMMENT ON COLUMN skill.status IS 'Whether it may still be chosen.';
COMMENT ON COLUMN skill.taxonomy_version_id IS 'The newest import that held it.';

CREATE TABLE skill_label (
    skill_id integer NOT NULL REFERENCES skill,
    language text NOT NULL,
    label    text NOT NULL,
    kind     label_kind NOT NULL,
    source   text NOT NULL,
    PRIMARY KEY (skill_id, language, label)
);
COMMENT ON TABLE skill_label IS 'Every name a skill goes by.';
COMMENT ON COLUMN skill_label.skill_id IS 'The skill.';
COMMENT ON COLUMN skill_label.language IS 'da or en.';
COMMENT ON COLUMN skill_label.label IS 'The name.';
COMMENT ON COLUMN skill_label.kind IS 'Preferred name, synonym, or hidden spelling.';
COMMENT ON COLUMN skill_label.source IS 'starter, esco or esco-star.';

CREATE TABLE skill_hierarchy (
    child_uri  text NOT NULL,
    parent_uri text NOT NULL,
    PRIMARY KEY (child_uri, parent_uri)
);
COMMENT ON TABLE skill_hierarchy IS 'ESCO''s skill pillar: skill or group to the broader group.';
COMMENT ON COLUMN skill_hierarchy.child_uri IS 'The narrower concept.';
COMMENT ON COLUMN skill_hierarchy.parent_uri IS 'The broader concept.';

CREATE TABLE occupation_hierarchy (
    child_uri  text NOT NULL,
    parent_uri text NOT NULL,
    PRIMARY KEY (child_uri, parent_uri)
);
COMMENT ON TABLE occupation_hierarchy IS 'ESCO''s occupation pillar: occupation to broader occupation or ISCO group.';
COMMENT ON COLUMN occupation_hierarchy.child_uri IS 'The narrower concept.';
COMMENT ON COLUMN occupation_hierarchy.parent_uri IS 'The broader concept.';

CREATE TABLE occupation_skill (
    occupation_id integer NOT NULL REFERENCES occupation,
    skill_id      integer NOT NULL REFERENCES skill,
    relation      relation NOT NULL,
    source        text NOT NULL,
    PRIMARY KEY (occupation_id, skill_id)
);
COMMENT ON TABLE occupation_skill IS 'Which skills an occupation needs.';
COMMENT ON COLUMN occupation_skill.occupation_id IS 'The occupation.';
COMMENT ON COLUMN occupation_skill.skill_id IS 'The skill.';
COMMENT ON COLUMN occupation_skill.relation IS 'Essential or optional.';
COMMENT ON COLUMN occupation_skill.source IS 'starter, esco or esco-star.';
CREATE INDEX occupation_skill_by_skill ON occupation_skill (skill_id, occupation_id);

CREATE TABLE licence (
    licence_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key        text NOT NULL UNIQUE,
    label      text NOT NULL,
    synonyms   text[] NOT NULL DEFAULT '{}',
    kind       licence_kind NOT NULL,
    issued_by  text NOT NULL DEFAULT '',
    how_to_get text NOT NULL DEFAULT '',
    days       integer,
    CONSTRAINT licence_takes_at_least_a_day CHECK (days >= 1)
);
COMMENT ON TABLE licence IS 'Licences, certificates and authorisations.';
COMMENT ON COLUMN licence.licence_id IS 'Our key.';
COMMENT ON COLUMN licence.key IS 'Our own stable name of it.';
COMMENT ON COLUMN licence.label IS 'The Danish name shown.';
COMMENT ON COLUMN licence.synonyms IS 'Other names it goes by.';
COMMENT ON COLUMN licence.kind IS 'Family.';
COMMENT ON COLUMN licence.issued_by IS 'Who issues it.';
COMMENT ON COLUMN licence.how_to_get IS 'The shortest way to it, one sentence.';
COMMENT ON COLUMN licence.days IS 'Usual days of the course; null when it is not a course or not known.';

CREATE TABLE occupation_licence (
    occupation_id integer NOT NULL REFERENCES occupation,
    licence_id    integer NOT NULL REFERENCES licence,
    demand        licence_demand NOT NULL,
    basis         text NOT NULL DEFAULT '',
    PRIMARY KEY (occupation_id, licence_id)
);
COMMENT ON TABLE occupation_licence IS 'Licences that law demands for an occupation, or that employers usually ask for.';
COMMENT ON COLUMN occupation_licence.occupation_id IS 'The occupation.';
COMMENT ON COLUMN occupation_licence.licence_id IS 'The licence.';
COMMENT ON COLUMN occupation_licence.demand IS 'law = forbidden to work without; nice = often asked for.';
COMMENT ON COLUMN occupation_licence.basis IS 'The legal basis, where it is known.';

CREATE TABLE occupation_move (
    from_id  integer NOT NULL REFERENCES occupation,
    to_id    integer NOT NULL REFERENCES occupation,
    strength real NOT NULL,
    shared   integer[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (from_id, to_id),
    CONSTRAINT move_strength_is_a_share CHECK (strength BETWEEN 0 AND 1),
    CONSTRAINT move_goes_somewhere_else CHECK (from_id <> to_id)
);
COMMENT ON TABLE occupation_move IS 'Plausible moves between occupations over the skill graph, the best fifty from each; computed, never edited.';
COMMENT ON COLUMN occupation_move.from_id IS 'Where one comes from.';
COMMENT ON COLUMN occupation_move.to_id IS 'Where one can go.';
COMMENT ON COLUMN occupation_move.strength IS '0-1, comparable within one taxonomy version only.';
COMMENT ON COLUMN occupation_move.shared IS 'The most telling skills both need, best first.';
CREATE INDEX occupation_move_by_target ON occupation_move (to_id, from_id);

CREATE TABLE concept_vector (
    concept   text NOT NULL,
    digest    text NOT NULL,
    model     text NOT NULL,
    embedding halfvec NOT NULL,
    PRIMARY KEY (concept, digest, model),
    CONSTRAINT concept_is_a_known_kind CHECK (concept IN ('occupation', 'skill', 'licence', 'move'))
);
COMMENT ON TABLE concept_vector IS 'Embeddings of the taxonomy''s texts, by the text''s digest, so that a text is embedded once for each model.';
COMMENT ON COLUMN concept_vector.concept IS 'What the text names.';
COMMENT ON COLUMN concept_vector.digest IS 'SHA-256 of prompt and text.';
COMMENT ON COLUMN concept_vector.model IS 'Identity of the model: name, revision, dimension.';
COMMENT ON COLUMN concept_vector.embedding IS 'Unit vector.';
