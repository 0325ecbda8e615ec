"""The command that shows what can be set."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.settings import SETTINGS, read_settings, sample_file, shown
from bot.terminal import print_json, print_table


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
