"""Commands of whoever keeps the machine: migrate, backup, restore."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import read_settings

Archive = Annotated[Path, typer.Argument(help="The backup's file, such as thamdai-2026-01-31.zip.", dir_okay=False)]


def migrate() -> None:
    """Bring the database's tables up to date. On SQLite this is done at every start; take a backup first."""
    from bot.delivery.durable import migrate_engine
    from bot.state.database import database_url, migrate_at, wait_for
    from bot.state.place import alone
    from bot.watching.logs import set_up

    settings = read_settings()
    set_up(settings)
    url = database_url(settings)
    with alone(url):
        wait_for(url, settings.database_wait)
        before, after = migrate_at(url)
        migrate_engine(url)
    typer.echo(f"the tables are of migration {after}" + ("" if before == after else f", before {before or 'none'}"))


def backup(file: Archive) -> None:
    """Back up the knowledge base, the question sets and a SQLite state into one file, also while thamdai runs."""
    from bot.backup import back_up

    made = back_up(read_settings(), file)
    typer.echo(f"{file}: {', '.join(made.files)}")
    if not made.migration:
        typer.echo("what is kept of people is in PostgreSQL: back it up with pg_dump (deploy/README.md)", err=True)


def restore(file: Archive) -> None:
    """Put a backup in place of what is there, which is kept beside it. thamdai must be stopped."""
    from bot.backup import restore as put_back

    put = put_back(read_settings(), file)
    when = datetime.fromtimestamp(put.made).astimezone()
    typer.echo(f"restored the backup of {when:%Y-%m-%d %H:%M}: {', '.join(put.files)}")
