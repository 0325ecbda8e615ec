"""The command that writes a broadcast; it is approved, and by somebody else, in the console."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bot.settings import read_settings

if TYPE_CHECKING:
    from handlers.broadcasts import Broadcast
    from handlers.composing import Composed, Written
    from knowledge.records import Edition


def new(
    text: Annotated[str, typer.Argument(help="The message, with {debt.reduced} for a figure; - reads it from stdin.")],
    title: Annotated[str, typer.Option(help="What the team calls it; without it, the message's first line.")] = "",
    topic: Annotated[str, typer.Option(help="A policy's or group's id; without it, everything.")] = "all",
    role: Annotated[list[str] | None, typer.Option(help="Only to people of this role; may be repeated.")] = None,
    channel: Annotated[list[str] | None, typer.Option(help="Only on this channel; may be repeated.")] = None,
    policy: Annotated[list[str] | None, typer.Option(help="Another policy whose figures it names.")] = None,
    at: Annotated[str, typer.Option(help="When it goes out, in Bangkok: 2026-01-31T09:00.")] = "",
    urgent: Annotated[str, typer.Option(help="Why it may go out in quiet hours.")] = "",
    check: Annotated[bool, typer.Option("--check", help="Only check it; nothing is kept.")] = False,
) -> None:
    """Write a broadcast as a draft, every number checked against the report. Exits 1 if a number is in no record."""
    from bot.workbench import open_edition
    from handlers.composing import Written, compose
    from handlers.hours import BANGKOK
    from handlers.people import ROLES, topic_titles
    from knowledge.database import edition_id_of

    edition = open_edition(read_settings())
    for given, known, name in (
        ([topic], topic_titles(edition), "--topic"),
        (role or [], ROLES, "--role"),
        (channel or [], ("telegram", "line"), "--channel"),
        (policy or [], {each.id for each in edition.policies}, "--policy"),
    ):
        if unknown := [each for each in given if each not in known]:
            raise typer.BadParameter(f"no {unknown[0]!r}; there are {', '.join(known)}", param_hint=name)
    written = Written(
        title=title,
        text=sys.stdin.read() if text == "-" else text,
        topic=topic,
        roles=tuple(role or ()),
        channels=tuple(channel or ()),
        policies=tuple(policy or ()),
        scheduled=_moment(at, BANGKOK) if at else None,
        urgent=urgent,
    )
    composed = compose(written, edition, edition_id_of(edition))
    _print(composed)
    if not check:
        kept = asyncio.run(_kept(written, edition))
        typer.echo(f"broadcast {kept.id} is a draft; submit and approve it in the console (`thamdai console`)")
    raise typer.Exit(0 if composed.may_go else 1)


def _moment(text: str, zone: object) -> float:
    from datetime import datetime, tzinfo

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("expected a day and time such as 2026-01-31T09:00", param_hint="--at") from None
    return (moment.replace(tzinfo=zone) if isinstance(zone, tzinfo) and moment.tzinfo is None else moment).timestamp()


async def _kept(written: Written, edition: Edition) -> Broadcast:
    from bot.commands.setup import whoever_works_here
    from bot.state.broadcasts import StoredBroadcasts
    from bot.state.database import database_url, open_database
    from handlers.composing import ComposingDesk
    from knowledge.database import edition_id_of

    database = await open_database(database_url(read_settings()))
    try:
        desk = ComposingDesk(StoredBroadcasts(database), edition, edition_id_of(edition))
        return await desk.save(written, whoever_works_here())
    finally:
        await database.close()


def _print(composed: Composed) -> None:
    from bot.terminal import print_table

    typer.echo(composed.draft.message)
    typer.echo()
    rows = [
        (
            each.mention.text,
            {"held": "in a record", "free": "no figure", "unknown": "in no record"}[each.status],
            each.fault or "; ".join(f"{known.label} ({known.place})" for known in each.held[:1]),
            "; ".join(f"{known.printed} {known.unit} ({known.place})" for known in each.nearest),
        )
        for each in composed.check.numbers
    ]
    rows += [
        (f"{{{each.reference}}}", "no figure of that name", each.fault, "; ".join(each.nearest))
        for each in composed.filled.faults
    ]
    print_table("Numbers", ("number", "is", "where or why", "may have meant"), rows)
