"""What goes wrong between Jobbro and its database, one Danish sentence each; never with the contents of a row."""

from pathlib import Path

from matching.core.errors import JobbroError


class DatabaseProblem(JobbroError):
    """Base of every error about the database itself, as opposed to what is stored in it."""


class DatabaseAlreadyStarted(DatabaseProblem):
    """A second owner wanted a data directory that another process owns."""

    def __init__(self, directory: Path, owner_pid: int | None) -> None:
        self.owner_pid = owner_pid
        who = f"proces {owner_pid}" if owner_pid else "en anden proces"
        super().__init__(f"Databasen i {directory} er allerede startet af {who}. Stop den, før du starter en ny.")


class DatabaseDidNotStart(DatabaseProblem):
    """The server process ended, or never answered, while starting."""

    def __init__(self, log: Path) -> None:
        super().__init__(f"Databaseserveren kunne ikke starte. Årsagen står i {log}.")


class OtherMajorVersion(DatabaseProblem):
    """The data directory was written by another major version of PostgreSQL."""

    def __init__(self, directory: Path, found: str, expected: str) -> None:
        super().__init__(
            f"Databasen i {directory} er lavet med PostgreSQL {found}, men denne udgave af Jobbro bruger "
            f"PostgreSQL {expected}. Flyt data med pg_dump og pg_restore; intet er ændret."
        )


class CredentialsUnreadable(DatabaseProblem):
    """The password file of a data directory is gone, or belongs to somebody else."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"Adgangskoderne til databasen kan ikke læses i {file}. Kør Jobbro som den bruger, der oprettede "
            "databasen, eller gendan filen fra en sikkerhedskopi."
        )


class DirectoryOfAnotherUser(DatabaseProblem):
    """The data directory was made by another operating-system user."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"Databasen i {directory} tilhører en anden bruger. Kør Jobbro som den bruger, eller sæt JOBBRO_DATA."
        )


class DirectoryOutOfReach(DatabaseProblem):
    """The unprivileged server account cannot enter the data directory."""

    def __init__(self, directory: Path, blocked_at: Path, account: str) -> None:
        super().__init__(
            f"Databasens bruger {account} har ikke adgang til {directory}, fordi {blocked_at} er lukket for andre. "
            "Jobbro ændrer ikke rettighederne. Sæt JOBBRO_DATA til en mappe, som brugeren kan nå, "
            "for eksempel /var/lib/jobbro."
        )


class SocketDirectoryTaken(DatabaseProblem):
    """Somebody else made the directory where our socket should be."""

    def __init__(self, directory: Path) -> None:
        super().__init__(f"Mappen {directory} til databasens socket tilhører en anden bruger. Fjern den, og prøv igen.")


class ServerAccountMissing(DatabaseProblem):
    """We are root, and the unprivileged account neither exists nor could be made."""

    def __init__(self, account: str) -> None:
        super().__init__(
            f"PostgreSQL må ikke køre som root, og brugeren {account} kunne ikke oprettes. "
            f"Opret systembrugeren {account}, eller kør Jobbro som en almindelig bruger."
        )


class EmbeddedServerUnsupported(DatabaseProblem):
    """The operating system has no embedded mode."""

    def __init__(self) -> None:
        super().__init__(
            "Den indbyggede database findes kun på Linux og macOS. Sæt DATABASE_URL til en PostgreSQL-server."
        )


class DatabaseUnreachable(DatabaseProblem):
    """No connection could be made."""

    def __init__(self) -> None:
        super().__init__("Der er ikke forbindelse til databasen. Kontrollér DATABASE_URL, og at serveren kører.")


class RuntimeRoleTooPowerful(DatabaseProblem):
    """The role that should serve users could read across a-kasser."""

    def __init__(self, role: str) -> None:
        super().__init__(
            f"Databaserollen {role} kan se på tværs af a-kasser og må ikke bruges til drift. "
            "Lad DATABASE_URL bruge rollen jobbro_app og DATABASE_ADMIN_URL en rolle, der må ændre skemaet."
        )


class MigrationFailed(DatabaseProblem):
    """One migration failed; it was rolled back whole, and those before it stand."""

    def __init__(self, name: str, sqlstate: str | None) -> None:
        self.name = name
        super().__init__(
            f"Migreringen {name} kunne ikke gennemføres (fejlkode {sqlstate or 'ukendt'}). "
            "Intet fra den er gemt; tidligere migreringer gælder stadig."
        )


class DatabaseNewerThanProgram(DatabaseProblem):
    """The database has passed a migration that this program does not know."""

    def __init__(self) -> None:
        super().__init__("Databasen er migreret af en nyere udgave af Jobbro. Opdatér programmet.")


class MigrationFilesUnordered(DatabaseProblem):
    """The migration files are not named 0001_…, 0002_…, without gaps and within alembic's 32 characters."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Migreringen {name} følger ikke rækken 0001, 0002, … uden huller og med højst 32 tegn.")


class SchemaDumpFailed(DatabaseProblem):
    """pg_dump refused."""

    def __init__(self) -> None:
        super().__init__("Databasens skema kunne ikke skrives ud med pg_dump.")
