"""The command `thamdai`. Heavy parts are imported where they are used, so that a question is answered soon."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from bot.commands import broadcasts, cards, composing, conversation, editions, evaluation, keeping, line, setup
from knowledge.errors import ThamdaiError

HELP = "Ask a government report in Thai; every number in an answer is a record of the report."
EXIT_CODES = (
    "Exit codes: 0 done; 1 a check did not pass or something differs (diff, evaluate, ask --jsonl with a bad line); "
    "2 it can't be done as asked, with the reason on stderr."
)


class Commands(TyperGroup):
    """Prints an error of ours as its message, without a traceback, and exits 2."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except ThamdaiError as error:
            typer.echo(f"thamdai: {error}", err=True)
            raise typer.Exit(2) from None


app = typer.Typer(
    cls=Commands,
    help=HELP,
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich" if sys.stdout.isatty() else None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"thamdai {version('thamdai')}")
        raise typer.Exit


@app.callback()
def thamdai(
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options before the command."""


PANELS: dict[str, dict[str, Callable[..., None]]] = {
    "Ask": {"ask": conversation.ask, "chat": conversation.chat, "card": cards.card, "serve": conversation.serve},
    "Knowledge base": {
        "build": editions.build,
        "publish": editions.publish,
        "editions": editions.editions,
        "show": editions.show,
        "records": editions.records,
        "audit": editions.audit,
        "diff": editions.diff,
        "export": editions.export,
        "import": editions.import_,
    },
    "Broadcasts": {"console": setup.console, "worker": broadcasts.worker, "subscribers": broadcasts.subscribers},
    "The machine": {"migrate": keeping.migrate, "backup": keeping.backup, "restore": keeping.restore},
    "Check": {"evaluate": evaluation.evaluate, "settings": setup.settings, "purge": setup.purge},
}
for panel, commands in PANELS.items():
    for name, command in commands.items():
        app.command(name, rich_help_panel=panel)(command)
broadcasts.app.command("new")(composing.new)
app.add_typer(broadcasts.app, name="broadcast", rich_help_panel="Broadcasts")
app.add_typer(line.app, name="line", rich_help_panel="Channels")


def main() -> None:
    """The entry point. What is printed is UTF-8, whatever the terminal calls itself."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


if __name__ == "__main__":
    main()
