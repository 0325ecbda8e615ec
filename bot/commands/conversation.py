"""Commands that hold a conversation: ask, chat, serve."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import suppress
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
        raise typer.Exit(asyncio.run(_answer_lines(desk, verbose)))
    reply = asyncio.run(desk.answer(Message("", " ".join(text or []))))
    if as_json:
        print_json(_record(reply, verbose))
    else:
        print_reply(reply, trace=verbose)


async def _answer_lines(desk: QuestionDesk, verbose: bool) -> int:
    failed = 0
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        try:
            record = _record(await desk.answer(message_from_json(line)), verbose)
        except RefusedError as refused:
            failed, record = 1, refused.record()
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return failed


def _record(reply: Reply, trace: bool) -> dict[str, Any]:
    record = reply_record(reply)
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
            print_reply(asyncio.run(desk.answer(Message("chat", text))), trace=verbose)


def serve(
    host: Annotated[str, typer.Option(help="Instead of THAMDAI_HOST.")] = "",
    port: Annotated[int, typer.Option(help="Instead of THAMDAI_PORT.", min=0, max=65_535)] = 0,
) -> None:
    """Serve the chat page and the API until stopped."""
    from dataclasses import replace

    settings = read_settings()
    with suppress(KeyboardInterrupt):  # the way to stop it
        asyncio.run(_serve(replace(settings, host=host or settings.host, port=port or settings.port)))


async def _serve(settings: Settings) -> None:
    import logging
    import socket

    import uvicorn

    from bot.web.site import site
    from knowledge.errors import SettingError

    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        listener = socket.create_server((settings.host, settings.port), family=_family(settings.host), backlog=2048)
    except OSError as error:
        raise SettingError(
            "THAMDAI_HOST, THAMDAI_PORT",
            f"can't listen on {settings.host}:{settings.port} ({error.strerror}); set another, or free this one",
        ) from error
    with listener:
        edition = open_edition(settings)
        application = site(open_desk(settings, edition), edition, trace=settings.trace)
        config = uvicorn.Config(application, log_config=None, lifespan="off", ws="none", server_header=False)
        everywhere = ("127.0.0.1", "0.0.0.0", "::", "::1")  # noqa: S104 (compared, not bound)
        name = "localhost" if settings.host in everywhere else settings.host
        typer.echo(f"thamdai answers on http://{name}:{settings.port} (Ctrl-C stops it)")
        await uvicorn.Server(config).serve(sockets=[listener])


def _family(host: str) -> int:
    import socket

    return socket.AF_INET6 if ":" in host else socket.AF_INET
