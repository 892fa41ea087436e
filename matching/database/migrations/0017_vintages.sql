-- Vintages of published figures: what was published, and behind it the true counts. Written once, changed by nobody.

CREATE TABLE vintage (
    published_on  date PRIMARY KEY,
    published_at  timestamptz NOT NULL,
    first_month   date NOT NULL,
    figures       integer NOT NULL,
    hidden        integer NOT NULL,
    attacked      integer NOT NULL,
    CONSTRAINT vintage_begins_with_a_month CHECK (extract(day FROM first_month) = 1)
);
COMMENT ON TABLE vintage IS 'Each time figures were published: a day has one vintage at most.';
COMMENT ON COLUMN vintage.published_on IS 'The Danish day it was published on; its name.';
COMMENT ON COLUMN vintage.published_at IS 'The instant it was published.';
COMMENT ON COLUMN vintage.first_month IS 'First day of the earliest month in it.';
COMMENT ON COLUMN vintage.figures IS 'How many numbers its tables show.';
COMMENT ON COLUMN vintage.hidden IS 'How many numbers are hidden for confidentiality.';
COMMENT ON COLUMN vintage.attacked IS 'How many hidden counts the attacker tried, over this vintage and all before it.';

CREATE TABLE published_table (
    published_on date NOT NULL REFERENCES vintage,
    place        smallint NOT NULL,
    table_code   text NOT NULL,
    content      jsonb NOT NULL,
    PRIMARY KEY (published_on, table_code),
    CONSTRAINT published_table_has_a_place_of_its_own UNIQUE (published_on, place)
);
COMMENT ON TABLE published_table IS 'The tables of a vintage as anybody may read them; made of published cells alone.';
COMMENT ON COLUMN published_table.published_on IS 'The vintage.';
COMMENT ON COLUMN published_table.place IS 'Its place in the list of tables, from 1.';
COMMENT ON COLUMN published_table.table_code IS 'Its code in addresses; declared in matching/statistics/publication.';
COMMENT ON COLUMN published_table.content IS 'Axes, definitions, numbers, and why numbers are missing.';

CREATE TABLE released_cube (
    published_on date NOT NULL REFERENCES vintage,
    place        integer NOT NULL,
    name         text NOT NULL,
    measure      text NOT NULL,
    dimensions   jsonb NOT NULL,
    zeros_tell   boolean NOT NULL,
    cells        jsonb NOT NULL,
    PRIMARY KEY (published_on, place),
    CONSTRAINT released_cube_has_a_name_of_its_own UNIQUE (published_on, name)
);
COMMENT ON TABLE released_cube IS 'The true counts behind a vintage and which of them were shown, for the audit of the next; never published. A cube that is as it was is not written again.';
COMMENT ON COLUMN released_cube.published_on IS 'The vintage.';
COMMENT ON COLUMN released_cube.place IS 'Its place among the cubes, from 1.';
COMMENT ON COLUMN released_cube.name IS 'Table, month and sum.';
COMMENT ON COLUMN released_cube.measure IS 'What is counted; cubes of one measure share their cells.';
COMMENT ON COLUMN released_cube.dimensions IS 'How it is divided: name, total, and what each code is a part of.';
COMMENT ON COLUMN released_cube.zeros_tell IS 'Whether a nought says something about everybody beside it.';
COMMENT ON COLUMN released_cube.cells IS 'Codes, true count, who stands behind it, its largest parts, and whether it was shown.';

-- True counts of every a-kasse: readable only where the transaction belongs to none, so no a-kasse's page can reach them.
ALTER TABLE released_cube ENABLE ROW LEVEL SECURITY;
ALTER TABLE released_cube FORCE ROW LEVEL SECURITY;
CREATE POLICY outside_of_any_akasse ON released_cube
    USING (nullif(current_setting('app.akasse_id', true), '') IS NULL)
    WITH CHECK (nullif(current_setting('app.akasse_id', true), '') IS NULL);

CREATE TRIGGER vintage_is_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON vintage
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER published_table_is_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON published_table
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER released_cube_is_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON released_cube
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON vintage, published_table, released_cube TO jobbro_app;
