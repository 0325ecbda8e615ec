"""How results look in a terminal, and how they read in a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import typer

from handlers.conversation import Reply


def in_terminal() -> bool:
    """Whether a person is looking; a pipe gets plain text."""
    return sys.stdout.isatty()


def print_json(value: Any) -> None:
    """One JSON document, Thai as Thai."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table for a person; in a pipe, a line of tab-separated cells for each row, without a heading."""
    cells = [["" if cell is None else " ".join(str(cell).split()) for cell in row] for row in rows]
    if not in_terminal():
        for row in cells:
            typer.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, title=title, title_justify="left", header_style="bold")
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def print_reply(reply: Reply, *, picture: Path | None = None, trace: bool = False) -> None:
    """The whole text, the headline bold; for a person also what to ask next. `picture` is where its card lies."""
    rest = reply.text.removeprefix(reply.headline)
    typer.echo(typer.style(reply.headline, bold=True) + rest if in_terminal() else reply.text)
    if picture:
        typer.echo(f"ภาพ: {picture}")
    if in_terminal() and reply.suggestions and reply.outcome != "clarify":
        typer.secho("ถามต่อได้: " + " · ".join(reply.suggestions), dim=True)
    if trace:
        typer.echo()
        for step, concluded in reply.trace:
            typer.secho(f"{step}: {concluded}", dim=True)
