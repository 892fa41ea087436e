"""What the catalog must say for a-kasser to be kept apart: each finding is one sentence about one object."""

from matching.database.pool import Connection
from matching.database.roles import RUNTIME, SCHEMA

TENANT_TABLES = """
SELECT relation.relname
  FROM pg_class AS relation
  JOIN pg_attribute AS attribute ON attribute.attrelid = relation.oid
 WHERE relation.relnamespace = %(schema)s::regnamespace
   AND relation.relkind IN ('r', 'p')
   AND relation.relname <> 'akasse'
   AND attribute.attname = 'akasse_id'
   AND NOT attribute.attisdropped
 ORDER BY relation.relname
"""

#: Tables that are only added to although no _event ends their names.
APPEND_ONLY_BY_ANOTHER_NAME = ("job_order_log", "profile_change", "vintage", "published_table", "released_cube")

#: What a check finds and we want so, with the reason; a test holds that each is still found.
ACCEPTED: dict[str, str] = {
    "a table of all a-kasser names a person or an a-kasse: job_order.understood_by": (
        "the embedding model that read the text, not a person"
    ),
    "a table of all a-kasser names a person or an a-kasse: licence.issued_by": (
        "the authority that issues the licence, not a person"
    ),
    "a table of all a-kasser names a person or an a-kasse: outgoing_order_mail.mail_id": (
        "its own key: mail about an order alone is about no member and is sent for no a-kasse"
    ),
    "a table of all a-kasser names a person or an a-kasse: outgoing_order_mail_event.mail_id": (
        "the mail of outgoing_order_mail, as above"
    ),
    "a table of all a-kasser names a person or an a-kasse: outgoing_order_mail_event.actor": (
        "the machine, or the pseudonym of the one who let it be sent again; no statement reads it back"
    ),
    **{
        f"a table of all a-kasser names a person or an a-kasse: pool_agreement.{column}": (
            "an agreement of two a-kasser names both and their signers; its own policies show it to these two alone"
        )
        for column in ("asked_by", "asking_akasse", "ended_by", "lending_akasse", "lent_by")
    },
    **{
        f"a table of all a-kasser names a person or an a-kasse: {table}.pool_card_id": (
            "a random key of one agreement; whose card it is stands in pool_card_member, which only the lender reads"
        )
        for table in ("pool_card", "pool_card_look_event", "pool_request")
    },
    **{
        f"a table of all a-kasser names a person or an a-kasse: {column}": (
            "the asking a-kasse's user; the policies show the row to the two of the agreement alone"
        )
        for column in ("pool_card_look_event.actor", "pool_look_event.actor", "pool_request.asked_by")
    },
}

#: The policy, as PostgreSQL writes it.
OWN = "(akasse_id = (NULLIF(current_setting('app.akasse_id'::text, true), ''::text))::smallint)"

CHECKS: dict[str, str] = {
    "row-level security is off or not forced": """
SELECT relation.relname
  FROM pg_class AS relation
 WHERE relation.oid = ANY (%(tables)s::regclass[])
   AND NOT (relation.relrowsecurity AND relation.relforcerowsecurity)
""",
    "the policy is not exactly the own a-kasse's": """
SELECT relation.relname
  FROM pg_class AS relation
 WHERE relation.oid = ANY (%(tables)s::regclass[])
   AND ((SELECT count(*)
           FROM pg_policy AS policy
          WHERE policy.polrelid = relation.oid) <> 1
        OR NOT EXISTS (SELECT
                         FROM pg_policies AS policies
                        WHERE policies.schemaname = %(schema)s
                          AND policies.tablename = relation.relname
                          AND policies.cmd = 'ALL'
                          AND policies.qual = %(own)s
                          AND policies.with_check = %(own)s))
""",
    "the runtime role is too powerful": """
SELECT role.rolname
  FROM pg_roles AS role
 WHERE role.rolname = %(runtime)s
   AND (role.rolsuper OR role.rolbypassrls OR role.rolcreaterole OR role.rolcreatedb OR role.rolreplication
        OR EXISTS (SELECT FROM pg_auth_members AS membership WHERE membership.member = role.oid))
""",
    "the runtime role owns something": """
SELECT pg_describe_object(dependency.classid, dependency.objid, 0)
  FROM pg_shdepend AS dependency
 WHERE dependency.refclassid = 'pg_authid'::regclass
   AND dependency.refobjid = %(runtime)s::regrole
   AND dependency.deptype = 'o'
   AND dependency.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
""",
    "the runtime role may do more than read and write rows": """
SELECT relation.relname
  FROM pg_class AS relation
 WHERE relation.relnamespace = %(schema)s::regnamespace
   AND relation.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND has_table_privilege(%(runtime)s, relation.oid, 'TRUNCATE, REFERENCES, TRIGGER')
""",
    "the runtime role may make objects in the schema": """
SELECT nspname FROM pg_namespace WHERE nspname = %(schema)s AND has_schema_privilege(%(runtime)s, oid, 'CREATE')
""",
    "the runtime role may change what is append-only": """
SELECT relation.relname
  FROM pg_class AS relation
 WHERE relation.relnamespace = %(schema)s::regnamespace
   AND EXISTS (SELECT
                 FROM pg_trigger AS guard
                WHERE guard.tgrelid = relation.oid
                  AND guard.tgfoid = to_regproc(%(schema)s || '.refuse_change'))
   AND (has_any_column_privilege(%(runtime)s, relation.oid, 'UPDATE')
        OR has_table_privilege(%(runtime)s, relation.oid, 'DELETE'))
""",
    # 58 = before (2) each statement that deletes (8), updates (16) or truncates (32)
    "what is append-only has no trigger against change": """
SELECT relation.relname
  FROM pg_class AS relation
 WHERE relation.relnamespace = %(schema)s::regnamespace
   AND relation.relkind IN ('r', 'p')
   AND (relation.relname LIKE '%%\\_event' OR relation.relname = ANY (%(append_only)s))
   AND NOT EXISTS (SELECT
                     FROM pg_trigger AS guard
                    WHERE guard.tgrelid = relation.oid
                      AND guard.tgfoid = to_regproc(%(schema)s || '.refuse_change')
                      AND guard.tgtype = 58
                      AND guard.tgqual IS NULL
                      AND guard.tgenabled IN ('O', 'A'))
""",
    "a partition can be read past its table": """
SELECT relation.relname
  FROM pg_class AS relation
 WHERE relation.relnamespace = %(schema)s::regnamespace
   AND relation.relispartition
   AND has_table_privilege(%(runtime)s, relation.oid, 'SELECT, INSERT, UPDATE, DELETE')
""",
    "a function runs with its owner's rights": """
SELECT procedure.proname
  FROM pg_proc AS procedure
 WHERE procedure.pronamespace = %(schema)s::regnamespace
   AND procedure.prosecdef
""",
    "a view or materialised view stands beside the policies": """
SELECT relation.relname
  FROM pg_class AS relation
 WHERE relation.relnamespace = %(schema)s::regnamespace
   AND (relation.relkind = 'm'
        OR relation.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (relation.reloptions), false))
""",
    "a key is unique across a-kasser": """
SELECT pg_get_indexdef(index.indexrelid)
  FROM pg_index AS index
  JOIN pg_attribute AS attribute
    ON attribute.attrelid = index.indrelid
   AND attribute.attname = 'akasse_id'
 WHERE index.indrelid = ANY (%(tables)s::regclass[])
   AND (index.indisunique OR index.indisexclusion)
   AND NOT attribute.attnum = ANY ((index.indkey::int2[])[0:index.indnkeyatts - 1])
""",
    "a table of the a-kasser has no primary key": """
SELECT relation.relname
  FROM pg_class AS relation
 WHERE relation.oid = ANY (%(tables)s::regclass[])
   AND NOT EXISTS (SELECT FROM pg_index AS index WHERE index.indrelid = relation.oid AND index.indisprimary)
""",
    # a table without an a-kasse has no column `here`, so that its every reference crosses
    "a reference crosses from one a-kasse to another": """
SELECT reference.conname
  FROM pg_constraint AS reference
  JOIN pg_attribute AS there
    ON there.attrelid = reference.confrelid
   AND there.attname = 'akasse_id'
  LEFT JOIN pg_attribute AS here
    ON here.attrelid = reference.conrelid
   AND here.attname = 'akasse_id'
 WHERE reference.contype = 'f'
   AND reference.confrelid = ANY (%(tables)s::regclass[])
   AND NOT EXISTS (SELECT
                     FROM unnest(reference.conkey, reference.confkey) AS pair (mine, theirs)
                    WHERE pair.mine = here.attnum AND pair.theirs = there.attnum)
""",
    # the keys of the a-kasser's rows, and the words that people and a-kasser are named by
    "a table of all a-kasser names a person or an a-kasse": """
SELECT relation.relname || '.' || attribute.attname
  FROM pg_class AS relation
  JOIN pg_attribute AS attribute
    ON attribute.attrelid = relation.oid
   AND attribute.attnum > 0
   AND NOT attribute.attisdropped
 WHERE relation.relnamespace = %(schema)s::regnamespace
   AND relation.relkind IN ('r', 'p')
   AND relation.relname <> 'akasse'
   AND NOT EXISTS (SELECT
                     FROM pg_attribute AS owner
                    WHERE owner.attrelid = relation.oid
                      AND owner.attname = 'akasse_id')
   AND has_column_privilege(%(runtime)s, relation.oid, attribute.attnum, 'SELECT')
   AND (attribute.attname ~ 'akasse|member|adviser|user_id|^actor$|_by$'
        OR attribute.attname IN (SELECT key.attname
                                   FROM pg_index AS index
                                   JOIN pg_attribute AS key
                                     ON key.attrelid = index.indrelid
                                    AND key.attnum = ANY (index.indkey)
                                    AND key.atttypid = 'uuid'::regtype
                                  WHERE index.indrelid = ANY (%(tables)s::regclass[])
                                    AND index.indisprimary))
 ORDER BY 1
""",
}


def tenant_tables(connection: Connection) -> list[str]:
    """Every table with an a-kasse but the list of a-kasser itself, partitions among them."""
    return [name for (name,) in connection.execute(TENANT_TABLES, {"schema": SCHEMA}).fetchall()]


def findings(connection: Connection, tables: list[str] | None = None) -> list[str]:
    """What is wrong, in the order of the checks; empty when all is well."""
    return [found for found in all_findings(connection, tables) if found not in ACCEPTED]


def all_findings(connection: Connection, tables: list[str] | None = None) -> list[str]:
    """What the checks find, what is accepted included."""
    names = tables or tenant_tables(connection)
    values = {
        "tables": [f"{SCHEMA}.{name}" for name in names],
        "schema": SCHEMA,
        "runtime": RUNTIME,
        "own": OWN,
        "append_only": list(APPEND_ONLY_BY_ANOTHER_NAME),
    }
    return [
        f"{sentence}: {found}"
        for sentence, query in CHECKS.items()
        for (found,) in connection.execute(query, values).fetchall()
    ]
