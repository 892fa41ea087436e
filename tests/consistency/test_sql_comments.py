"""The data dictionary writes itself from the comments, so every table and every column has one."""

from matching.database.pool import Connection

UNDESCRIBED = """
SELECT relation.relname, coalesce(attribute.attname, '(the table)')
  FROM pg_class AS relation
  LEFT JOIN pg_attribute AS attribute
    ON attribute.attrelid = relation.oid
   AND attribute.attnum > 0
   AND NOT attribute.attisdropped
   AND col_description(relation.oid, attribute.attnum) IS NULL
 WHERE relation.relnamespace = 'jobbro'::regnamespace
   AND relation.relkind IN ('r', 'p', 'v')
   AND NOT relation.relispartition
   AND (attribute.attname IS NOT NULL OR obj_description(relation.oid, 'pg_class') IS NULL)
 ORDER BY relation.relname, attribute.attnum
"""
COMMENTS = """
SELECT description.description
  FROM pg_description AS description
  JOIN pg_class AS relation ON relation.oid = description.objoid
 WHERE relation.relnamespace = 'jobbro'::regnamespace
   AND description.classoid = 'pg_class'::regclass
 ORDER BY relation.relname, description.objsubid
"""


def test_every_table_and_column_is_described(admin_connection: Connection) -> None:
    assert admin_connection.execute(UNDESCRIBED).fetchall() == []


def test_a_missing_description_is_found(admin_connection: Connection) -> None:
    admin_connection.execute("COMMENT ON COLUMN jobbro.member.number IS NULL")
    admin_connection.execute("COMMENT ON TABLE jobbro.employer IS NULL")
    missing = admin_connection.execute(UNDESCRIBED).fetchall()
    assert missing == [("employer", "(the table)"), ("member", "number")]


def test_every_description_is_a_sentence(admin_connection: Connection) -> None:
    comments = [text for (text,) in admin_connection.execute(COMMENTS).fetchall()]
    assert [text for text in comments if not text.endswith(".") or len(text) < 4] == []
    assert len(comments) > 200
