"""Commands about the set-up: what can be set, and the way into the console."""

from __future__ import annotations

import asyncio
import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from bot.settings import SETTINGS, read_settings, shown
from bot.settings_shown import sample_file
from bot.terminal import print_json, print_table

if TYPE_CHECKING:
    from handlers.team import Member


def settings(
    sample: Annotated[bool, typer.Option("--sample", help="Print a .env file with every setting.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the settings with their values; secrets are hidden."""
    if sample:
        typer.echo(sample_file(), nl=False)
        return
    read = read_settings()
    listed = [(each.name, shown(each, getattr(read, each.field)), each.unit, each.meaning) for each in SETTINGS]
    if as_json:
        print_json({name: {"value": value, "unit": unit, "meaning": meaning} for name, value, unit, meaning in listed})
        return
    print_table("Settings (environment or .env)", ("name", "value", "unit", "meaning"), listed)


def console() -> None:
    """Print a link into the console for whoever works on this machine: it works once, for five minutes."""
    typer.echo(asyncio.run(_link()))


def purge(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Clear away what is older than it may be, as happens daily; print how much of each."""
    counts = asyncio.run(_purged())
    if as_json:
        print_json(counts)
    else:
        print_table("Cleared away", ("what", "count"), list(counts.items()))


async def _purged() -> dict[str, int]:
    from bot.state.database import database_url, open_database
    from bot.state.retention import Retention, periods_of

    read = read_settings()
    database = await open_database(database_url(read))
    try:
        return await Retention(database, periods_of(read)).purge()
    finally:
        await database.close()


def whoever_works_here() -> Member:
    """The person at this machine, who needs no role given: they could change the database as well."""
    from bot.state.team import LOCAL
    from handlers.team import ON_THE_MACHINE, Member

    return Member(LOCAL, getpass.getuser()[:64], ON_THE_MACHINE, fixed=True)


async def _link() -> str:
    from bot.settings import console_address
    from bot.state.database import database_url, open_database
    from bot.state.team import StoredLinks

    read = read_settings()
    database = await open_database(database_url(read))
    try:
        return await StoredLinks(database, console_address(read)).issue(whoever_works_here())
    finally:
        await database.close()
