"""Broadcasts on their way to people, on SQLite and on PostgreSQL alike; what arrived is counted where it arrived."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database
from tests.receiving import receiving
from tests.sending import add_people, at_work, sent_off, settings_for, until_state


@pytest.fixture
def clock() -> None:
    """Broadcasts keep the time of day."""


async def test_everybody_gets_it_once_on_both_channels(database: Database, url: str, tmp_path: Path) -> None:
    async with receiving() as receiver:
        await add_people(database, telegram=120, line=620)
        settings = settings_for(receiver, tmp_path, url)
        async with at_work(url, database, settings):
            broadcast = await sent_off(database)
            done = await until_state(database, broadcast, "done")
        assert done.recipients == 740
        assert set(receiver.telegram.values()) == set(receiver.line.values()) == {1}
        assert (len(receiver.telegram), len(receiver.line)) == (120, 620)
        progress = await StoredBroadcasts(database).progress(broadcast)
        assert progress.fates == {"telegram": {"sent": 120}, "line": {"sent": 620}}
