"""Starting PostgreSQL, opening connections, moving the schema forward."""

from matching.database.pool import Connection

__all__ = ["Connection"]
