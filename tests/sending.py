"""Broadcasts set going inside a test: people, an approved broadcast, a worker at work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.channels.line_broadcasts import LineBroadcasts
from bot.channels.telegram_broadcasts import TelegramBroadcasts
from bot.delivery.senders import Sender
from bot.delivery.working import Worker, working
from bot.settings import Settings, read_settings
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database
from bot.state.tables import people, subscriptions
from handlers.broadcasts import Broadcast, Draft, State
from tests.receiving import LINE_TOKEN, TELEGRAM_TOKEN, Receiver

LOOKING = 0.05  # seconds between looks, so that tests needn't wait
PATIENCE = 150.0  # seconds after which a test that waits for a broadcast has failed
AUTHOR, OTHER = "telegram:1", "telegram:2"
NEWS = Draft(
    title="หนี้สินครู",
    text="หนี้สินครู: แก้ไขแล้ว {debt.reduced}",
    message="หนี้สินครู: แก้ไขแล้ว 1,238 ราย",
    topic="debt",
    urgent="ทดสอบ",  # whatever the hour
)
TITLES = {"all": "ทุกเรื่อง", "debt": "หนี้สินครู"}


def settings_for(receiver: Receiver, folder: Path, url: str, **more: str) -> Settings:
    environ = {
        "THAMDAI_DATA_DIR": str(folder),
        "THAMDAI_DATABASE_URL": url,
        "THAMDAI_TELEGRAM_TOKEN": TELEGRAM_TOKEN,
        "THAMDAI_TELEGRAM_API_URL": receiver.url,
        "THAMDAI_LINE_CHANNEL_ACCESS_TOKEN": LINE_TOKEN,
        "THAMDAI_LINE_API_URL": receiver.url,
        "THAMDAI_TELEGRAM_PER_SECOND": "1000",
    }
    return read_settings(environ | more, Path("no-such.env"))


async def add_people(database: Database, telegram: int = 0, line: int = 0, **more: Any) -> None:
    """So many followers of everything: Telegram's are 1000, 1001, ..., LINE's U0, U1, ..."""
    now = database.clock()
    ids = [("telegram", str(1000 + place)) for place in range(telegram)] + [
        ("line", f"U{place}") for place in range(line)
    ]
    own = {"role": "", "reachable": True, "first_seen": now, "last_seen": now, "frequency": "now"} | more
    async with database.writing() as connection:
        await connection.execute(people.insert(), [{"channel": each[0], "person": each[1], **own} for each in ids])
        await connection.execute(
            subscriptions.insert(),
            [{"channel": each[0], "person": each[1], "topic": "all", "since": now} for each in ids],
        )


async def approved(database: Database, draft: Draft = NEWS, **more: Any) -> Broadcast:
    """A broadcast that only has to be sent off."""
    stored = StoredBroadcasts(database)
    made = await stored.create(replace(draft, **more), AUTHOR)
    await stored.act(made.id, "submit", AUTHOR, "editor")
    return await stored.act(made.id, "approve", OTHER, "approver", seen_hash=made.content_hash)


async def sent_off(database: Database, draft: Draft = NEWS, **more: Any) -> int:
    made = await approved(database, draft, **more)
    return (await StoredBroadcasts(database).act(made.id, "send", AUTHOR, "editor")).id


@asynccontextmanager
async def at_work(url: str, database: Database, settings: Settings) -> AsyncIterator[Worker]:
    """A worker that sends on both channels, until the block ends."""
    senders: list[Sender] = [
        TelegramBroadcasts(settings.telegram_token, settings.telegram_api_url),
        LineBroadcasts(settings.line_channel_access_token, settings.line_api_url),
    ]
    async with working(url, database, settings, senders, TITLES, LOOKING) as worker:
        yield worker


async def until_state(database: Database, broadcast_id: int, *states: State) -> Broadcast:
    stored = StoredBroadcasts(database)
    async with asyncio.timeout(PATIENCE):
        while (found := await stored.load(broadcast_id)).state not in states:  # noqa: ASYNC110
            await asyncio.sleep(0.05)  # the database tells nobody of changes
    return found


async def until(met: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not met():  # noqa: ASYNC110
            await asyncio.sleep(0.02)
