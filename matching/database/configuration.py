"""The embedded server's postgresql.conf and pg_hba.conf: socket only, passwords always, no personal data in the log."""

from pathlib import Path

from matching.database.data_directory import DataDirectory
from matching.database.settings import DatabaseSettings

LOCAL_ADDITIONS = "local.conf"
"""An operator's own settings, beside postgresql.conf and read after it; never touched by Jobbro."""

ACCESS_RULES = """\
# Skrevet af Jobbro ved hver start.
local   all           all   scram-sha-256
local   replication   all   scram-sha-256
"""

CONFIGURATION = """\
# Skrevet af Jobbro ved hver start. Egne indstillinger hører til i {local_additions} i samme mappe.
hba_file = {access_rules}
listen_addresses = ''
unix_socket_directories = {sockets}
unix_socket_permissions = 0700
max_connections = 60
password_encryption = 'scram-sha-256'

shared_buffers = {shared_buffers}
# An HNSW graph that outgrows this takes about three times as long to build.
maintenance_work_mem = '512MB'
autovacuum_work_mem = '64MB'
random_page_cost = 1.1
jit = off

fsync = {durable}
synchronous_commit = {durable}
full_page_writes = {durable}

timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'

# An error's text can quote a row. The program that caused it is told; the log keeps the server's own events only.
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = '1d'
log_min_messages = 'log'
log_min_error_statement = 'panic'
log_error_verbosity = 'terse'
log_statement = 'none'
log_min_duration_statement = -1
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0

include_if_exists = {additions}
"""


def write_configuration(directory: DataDirectory, settings: DatabaseSettings) -> None:
    """Write both files into the root, readable by the server's account and writable by ours alone."""
    text = CONFIGURATION.format(
        local_additions=LOCAL_ADDITIONS,
        access_rules=_quoted(directory.access_rules),
        sockets=_quoted(directory.sockets),
        shared_buffers=_quoted(settings.shared_buffers),
        durable="on" if settings.durable else "off",
        additions=_quoted(directory.root / LOCAL_ADDITIONS),
    )
    _write_readable(directory.configuration, text)
    _write_readable(directory.access_rules, ACCESS_RULES)


def _quoted(value: str | Path) -> str:
    return "'" + str(value).replace("\\", "\\\\").replace("'", "''") + "'"


def _write_readable(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    path.chmod(0o644)
