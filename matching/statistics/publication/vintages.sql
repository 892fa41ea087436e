-- one_at_a_time --
-- Two who publish at once come one after the other; the second finds the day taken.
SELECT pg_advisory_xact_lock(%(key)s) IS NULL AS held

-- vintages --
-- Every vintage, or the one of a day; the newest first, which is read when none is named.
SELECT vintage.published_on,
       vintage.published_at,
       vintage.first_month,
       vintage.figures,
       vintage.hidden,
       vintage.attacked
  FROM vintage
 WHERE %(published_on)s::date IS NULL
    OR vintage.published_on = %(published_on)s
 ORDER BY vintage.published_on DESC

-- tables_of_vintage --
-- What the tables of a vintage are called, in their order, without their numbers.
SELECT published_table.table_code,
       published_table.content ->> 'title' AS title,
       published_table.content ->> 'counts' AS counts,
       published_table.content ->> 'dated_by' AS dated_by
  FROM published_table
 WHERE published_table.published_on = %(published_on)s
 ORDER BY published_table.place

-- find_table --
-- A table with its numbers.
SELECT published_table.content
  FROM published_table
 WHERE published_table.published_on = %(published_on)s
   AND published_table.table_code = %(table_code)s

-- cubes_before --
-- The true counts of every vintage, oldest first, for the audit of the next; readable outside of any a-kasse alone.
SELECT released_cube.published_on,
       released_cube.name,
       released_cube.measure,
       released_cube.dimensions,
       released_cube.zeros_tell,
       released_cube.cells
  FROM released_cube
 ORDER BY released_cube.published_on, released_cube.place

-- put_vintage --
-- A day has one vintage: its key refuses a second.
INSERT INTO vintage (published_on, published_at, first_month, figures, hidden, attacked)
VALUES (%(published_on)s, %(published_at)s, %(first_month)s, %(figures)s, %(hidden)s, %(attacked)s)

-- put_table --
-- What anybody may read.
INSERT INTO published_table (published_on, place, table_code, content)
VALUES (%(published_on)s, %(place)s, %(table_code)s, %(content)s)

-- put_cube --
-- The counts behind it.
INSERT INTO released_cube (published_on, place, name, measure, dimensions, zeros_tell, cells)
VALUES (%(published_on)s, %(place)s, %(name)s, %(measure)s, %(dimensions)s, %(zeros_tell)s, %(cells)s)
