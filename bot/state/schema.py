"""The tables as they are in a database and as this version needs them; bringing the one to the other."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from knowledge.errors import SettingError

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 2567  # of PostgreSQL: one process at a time brings the tables up to date
MEND = "run `thamdai migrate`, after a backup (deploy/README.md)"


def newest() -> str:
    """The migration that this version needs."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())


def present(connection: Connection) -> str:
    """The migration that a database is at; "" where it has no tables."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def known(revision: str) -> bool:
    """Whether this version can bring tables of a migration up to date."""
    return not revision or revision in {each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def check(connection: Connection) -> None:
    """Raises SettingError, with the step that mends it, where the tables aren't those of this version."""
    at = present(connection)
    refuse_newer(at)
    if at != newest():
        told = f"its tables are of migration {at}" if at else "it has no tables yet"
        raise SettingError("THAMDAI_DATABASE_URL", f"{told}, and this thamdai needs {newest()}; {MEND}")


def refuse_newer(revision: str) -> None:
    if not known(revision):
        raise SettingError(
            "THAMDAI_DATABASE_URL",
            f"its tables are of migration {revision}, which a newer thamdai made; start that one, or restore a backup "
            "from before the upgrade (deploy/README.md)",
        )


def migrate(connection: Connection) -> tuple[str, str]:
    """Bring the tables up to date, in the transaction of the connection; the migration before and after."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")  # of large tables that takes its time
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    before = present(connection)
    refuse_newer(before)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return before, present(connection)
