"""Copying the reference data and the taxonomy of one database into another, freshly migrated one."""

from psycopg import sql

from matching.database import Connection

#: In an order that respects references.
TABLES = (
    "municipality", "municipality_region", "postcode", "industry", "taxonomy_version", "isco_group", "occupation",
    "occupation_label", "skill", "skill_label", "skill_hierarchy", "occupation_hierarchy", "occupation_skill",
    "licence", "occupation_licence", "occupation_move", "concept_vector",
)  # fmt: skip


def copy_taxonomy(source: Connection, target: Connection) -> None:
    """Copy every reference table; `target` must be migrated as far as `source` and hold no taxonomy."""
    for table in TABLES:
        _copy(source, target, sql.Identifier(table))


def _copy(source: Connection, target: Connection, table: sql.Identifier) -> None:
    reading = sql.SQL("COPY {} TO STDOUT (FORMAT binary)").format(table)
    writing = sql.SQL("COPY {} FROM STDIN (FORMAT binary)").format(table)
    with source.cursor() as one, target.cursor() as other, one.copy(reading) as out, other.copy(writing) as into:
        for block in out:
            into.write(block)
