"""Commands about broadcasts and those who get them: worker, subscribers, broadcast ..."""

from __future__ import annotations

import asyncio
import csv
import sys
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.settings import read_settings
from bot.terminal import in_terminal, print_table

if TYPE_CHECKING:
    from bot.state.broadcasts import StoredBroadcasts
    from handlers.broadcasts import Act, Broadcast, Progress

app = typer.Typer(no_args_is_help=True, help="Look after broadcasts: list, show, pause, resume, cancel, watch, report.")
WHO = "terminal"  # how whoever has the machine stands in a broadcast's history
WATCHED_EVERY = 1.0  # seconds
AsCsv = Annotated[bool, typer.Option("--csv", help="Print comma-separated values with a heading.")]
Number = Annotated[int, typer.Argument(help="The broadcast's number, see `thamdai broadcast list`.")]
_Found = TypeVar("_Found")


def worker() -> None:
    """Send broadcasts until stopped, and nothing else. On PostgreSQL several may run; on SQLite one, or `serve`."""
    from bot.serving import run_worker

    with suppress(KeyboardInterrupt):
        asyncio.run(run_worker(read_settings()))


def subscribers(as_csv: AsCsv = False) -> None:
    """Count those who follow something, by channel, topic, role and frequency; never tells who they are."""
    from bot.state.people import StoredPeople
    from bot.workbench import open_edition
    from handlers.people import FREQUENCIES, ROLES, topic_titles

    titles = {
        "topic": topic_titles(open_edition(read_settings())),
        "role": {"": "ไม่ระบุ"} | ROLES,
        "frequency": FREQUENCIES,
        "reachable": {"True": "ส่งถึงได้", "False": "ปิดรับ", "1": "ส่งถึงได้", "0": "ปิดรับ"},
    }
    counted = asyncio.run(_with_database(lambda database: StoredPeople(database).counts()))
    rows = [(channel, name, value, titles[name].get(value, value), count) for name, value, channel, count in counted]
    _print("Subscribers", ("channel", "by", "value", "title", "people"), rows, as_csv)


@app.command("list")
def list_(as_csv: AsCsv = False) -> None:
    """List the broadcasts, newest first."""

    async def found(broadcasts: StoredBroadcasts) -> list[Sequence[object]]:
        return [_row(each, await broadcasts.progress(each.id)) for each in await broadcasts.listed()]

    heading = ("number", "state", "title", "topic", "people", "sent", "left", "changed")
    _print("Broadcasts", heading, asyncio.run(_with_broadcasts(found)), as_csv)


def _row(broadcast: Broadcast, progress: Progress) -> Sequence[object]:
    from handlers.hours import in_bangkok

    people = "" if broadcast.recipients is None else broadcast.recipients
    when = f"{in_bangkok(broadcast.changed):%Y-%m-%d %H:%M}"
    draft = broadcast.draft
    return broadcast.id, broadcast.state, draft.title, draft.topic, people, progress.of("sent"), progress.left, when


@app.command()
def show(number: Number) -> None:
    """Show what a broadcast says, whom it is for, and who did what with it."""
    from handlers.broadcasts import STATES
    from handlers.hours import in_bangkok

    async def found(broadcasts: StoredBroadcasts) -> None:
        broadcast = await broadcasts.load(number)
        draft = broadcast.draft
        reach = await broadcasts.reach(draft.segment)
        rows = [
            ("state", f"{broadcast.state} ({STATES[broadcast.state]})"),
            ("title", draft.title),
            ("topic", draft.topic),
            ("segment", " ".join((*draft.segment.roles, *draft.segment.channels)) or "everybody who follows it"),
            ("would reach now", ", ".join(f"{channel} {count:,}" for channel, count in reach.items()) or "nobody"),
            ("scheduled", "" if draft.scheduled is None else f"{in_bangkok(draft.scheduled):%Y-%m-%d %H:%M}"),
            ("urgent", draft.urgent),
            ("content", broadcast.content_hash[:12]),
        ]
        rows += [
            (f"{in_bangkok(each.at):%m-%d %H:%M}", f"{each.act} {each.who} {each.note}")
            for each in await broadcasts.history(number)
        ]
        print_table(f"Broadcast {number}", ("what", "is"), [row for row in rows if row[1]])
        typer.echo(f"\n{draft.message}")

    asyncio.run(_with_broadcasts(found))


def _acting(act: Act) -> Callable[[int], None]:
    def command(number: Number) -> None:
        async def acted(broadcasts: StoredBroadcasts) -> Broadcast:
            return await broadcasts.act(number, act, WHO, "owner")

        typer.echo(f"broadcast {number} is {asyncio.run(_with_broadcasts(acted)).state}")

    return command


app.command("pause", help="Stop for now: at most what is in flight still arrives.")(_acting("pause"))
app.command("resume", help="Go on where it was paused.")(_acting("resume"))
app.command("cancel", help="Stop for good: nobody else gets it.")(_acting("cancel"))
app.command("withdraw", help="Stop, and delete it on Telegram where it arrived; LINE has no way to.")(
    _acting("withdraw")
)


@app.command()
def watch(number: Number) -> None:
    """Watch a broadcast go out, until it is over or Ctrl-C."""
    with suppress(KeyboardInterrupt):
        asyncio.run(_with_broadcasts(lambda broadcasts: _watch(broadcasts, number)))


async def _watch(broadcasts: StoredBroadcasts, number: int) -> None:
    from handlers.broadcasts import STATES

    samples: list[tuple[float, int]] = []
    bar, last = _bar() if in_terminal() else None, ""
    try:
        while True:
            broadcast, progress = await broadcasts.load(number), await broadcasts.progress(number)
            done = progress.all - progress.left
            samples = [*samples[-29:], (monotonic(), done)]
            rate = _rate(samples)
            left = f"{progress.left / rate:,.0f} s left" if rate and progress.left else ""
            line = f"{STATES[broadcast.state]} {done:,}/{progress.all:,} {rate:,.1f}/s {left}".strip()
            if bar:
                bar(done, progress.all, line)
            elif line != last:
                typer.echo(line)
            last = line
            if broadcast.state in ("done", "cancelled", "withdrawn"):
                return
            await asyncio.sleep(WATCHED_EVERY)
    finally:
        if bar:
            bar(-1, 0, "")


def _rate(samples: Sequence[tuple[float, int]]) -> float:
    """People a second over the last samples."""
    (begun, first), (now, last) = samples[0], samples[-1]
    return (last - first) / (now - begun) if now > begun else 0.0


def _bar() -> Callable[[int, int, str], None]:
    """Draws the bar; done -1 ends it."""
    from rich.progress import BarColumn, Progress, TextColumn

    progress = Progress(BarColumn(), TextColumn("{task.description}"))
    task = progress.add_task("")
    progress.start()

    def draw(done: int, of: int, line: str) -> None:
        if done < 0:
            progress.stop()
        else:
            progress.update(task, completed=done, total=max(of, 1), description=line)

    return draw


@app.command()
def report(number: Number, as_csv: AsCsv = False) -> None:
    """Report what became of a broadcast: sent, blocked, failed, unknown, opened, unsubscribed."""
    from bot.channels.broadcasting import line_statistics
    from handlers.delivery_report import report as rows_of

    async def found(broadcasts: StoredBroadcasts) -> list[Sequence[object]]:
        broadcast, progress = await broadcasts.load(number), await broadcasts.progress(number)
        seen = await line_statistics(read_settings(), broadcast, progress)
        return [(number, each.channel, each.measure, each.count) for each in rows_of(progress, seen)]

    heading = ("broadcast", "channel", "measure", "count")
    _print(f"Broadcast {number}", heading, asyncio.run(_with_broadcasts(found)), as_csv)


# ── the database behind ───────────────────────────────────────────────────────────────────────────────────────────────
async def _with_database(work: Callable[..., Awaitable[_Found]]) -> _Found:
    import logging

    from bot.state.database import database_url, open_database

    logging.getLogger("alembic").setLevel(logging.WARNING)
    database = await open_database(database_url(read_settings()))
    try:
        return await work(database)
    finally:
        await database.close()


async def _with_broadcasts(work: Callable[[StoredBroadcasts], Awaitable[_Found]]) -> _Found:
    from bot.state.broadcasts import StoredBroadcasts

    return await _with_database(lambda database: work(StoredBroadcasts(database)))


def _print(title: str, heading: Sequence[str], rows: Iterable[Sequence[object]], as_csv: bool) -> None:
    if not as_csv:
        print_table(title, heading, rows)
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
