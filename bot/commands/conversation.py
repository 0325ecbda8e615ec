"""Commands that hold a conversation: ask, chat, serve."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.messages import RefusedError, message_from_json
from bot.settings import Settings, read_settings
from bot.terminal import in_terminal, print_json, print_reply
from bot.workbench import open_desk, open_edition
from handlers.conversation import Message, Reply, reply_record

if TYPE_CHECKING:
    from handlers.questions import QuestionDesk

LEAVING = ("ออก", "exit", "quit")


def ask(
    text: Annotated[list[str] | None, typer.Argument(help="The question, in Thai.")] = None,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl", help='Read {"conversation": ..., "text": ...} a line from stdin, write a reply a line.'
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the reply as JSON.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Tell how the answer was reached.")] = False,
) -> None:
    """Ask the report one question; with --jsonl, many. Exits 1 if a line of --jsonl could not be read."""
    if jsonl == bool(text):
        raise typer.BadParameter("give a question, or --jsonl with questions on stdin", param_hint="TEXT")
    settings = read_settings()
    desk = open_desk(settings, open_edition(settings))
    if jsonl:
        raise typer.Exit(asyncio.run(_answer_lines(desk, settings, verbose)))
    reply = asyncio.run(desk.answer(Message("", " ".join(text or []))))
    if as_json:
        print_json(_record(reply, settings, verbose))
    else:
        print_reply(reply, picture=_picture(reply, settings), trace=verbose)


def _picture(reply: Reply, settings: Settings) -> Path | None:
    """The file of a reply's card, drawn where it isn't yet."""
    if reply.card is None:
        return None
    from bot.cards.gallery import Gallery

    return Gallery(settings.data_dir).keep_now(reply.card).file


async def _answer_lines(desk: QuestionDesk, settings: Settings, verbose: bool) -> int:
    failed = 0
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        try:
            record = _record(await desk.answer(message_from_json(line)), settings, verbose)
        except RefusedError as refused:
            failed, record = 1, refused.record()
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return failed


def _record(reply: Reply, settings: Settings, trace: bool) -> dict[str, Any]:
    record = reply_record(reply)
    if reply.card and (picture := _picture(reply, settings)):
        record["card"] = {"file": str(picture), "alt": reply.card.alt}
    if trace:
        record["trace"] = [{"step": step, "concluded": concluded} for step, concluded in reply.trace]
    return record


def chat(
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Tell how answers were reached.")] = False,
) -> None:
    """Talk with the report in the terminal."""
    settings = read_settings()
    desk = open_desk(settings, open_edition(settings))
    if in_terminal():
        import readline  # noqa: F401 (gives input() its editing keys and history)

        typer.echo(f'ถามได้เลย เช่น {" · ".join(desk.examples[:2])} (พิมพ์ "ออก" เพื่อจบ)')
    while True:
        try:
            text = input("\nถาม> " if in_terminal() else "")
        except (EOFError, KeyboardInterrupt):
            break
        if text.strip().lower() in LEAVING:
            break
        if text.strip():
            reply = asyncio.run(desk.answer(Message("chat", text)))
            print_reply(reply, picture=_picture(reply, settings), trace=verbose)


def serve(
    host: Annotated[str, typer.Option(help="Instead of THAMDAI_HOST.")] = "",
    port: Annotated[int, typer.Option(help="Instead of THAMDAI_PORT.", min=0, max=65_535)] = 0,
    worker: Annotated[bool, typer.Option(help="Also send broadcasts, as `thamdai worker` does.")] = True,
) -> None:
    """Serve the chat page, the API and every channel whose secrets are set, until stopped."""
    from dataclasses import replace

    from bot.serving import run

    settings = read_settings()
    with suppress(KeyboardInterrupt):  # the way to stop it
        asyncio.run(run(replace(settings, host=host or settings.host, port=port or settings.port), sends=worker))
