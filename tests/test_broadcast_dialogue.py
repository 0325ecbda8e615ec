"""A broadcast as one person on Telegram lives it, with the whole bot in one process: answering and sending."""

from __future__ import annotations

from pathlib import Path

from bot.serving import opened
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import database_url, open_database
from handlers.broadcasts import Segment
from knowledge.asking.engine import Engine
from tests.running_telegram import settings_for
from tests.sending import sent_off
from tests.telegram_server import labels, telegram_server


async def test_following_getting_news_looking_leaving_and_undoing_it(engine: Engine, tmp_path: Path) -> None:
    async with telegram_server() as server:
        settings = settings_for(server, tmp_path)
        async with opened(settings, engine.catalogue.edition, engine, sends=True):
            await server.say("/start")
            await server.say("ติดตามเรื่องหนี้สินครู")
            assert "ติดตาม" in (await server.said(2))[1]["text"]
            database = await open_database(database_url(settings))
            await sent_off(database, segment=Segment(("all", "teachers", "debt")))
            news = (await server.said(3))[2]
            assert news["text"] == "หนี้สินครู: แก้ไขแล้ว 1,238 ราย"
            assert labels(news) == ["🔎 ดูเรื่องนี้", "เลิกติดตามเรื่องนี้", "🔕 เลิกรับทั้งหมด"]

            await server.tap("🔎 ดูเรื่องนี้")
            assert "1,238" in (await server.said(4))[3]["text"]
            await server.tap("เลิกติดตามเรื่องนี้", post=news["message_id"])
            assert (await server.said(5))[4]["text"].startswith("เลิกติดตาม")
            assert server.posts[7, news["message_id"]]["text"] == news["text"]  # the news stays as it was
            await server.tap("↩️ ติดตามต่อ")
            await server.until(lambda: "กลับมาติดตาม" in server.in_chat()[4]["text"])

            progress = await StoredBroadcasts(database).progress(1)
            assert (progress.opened, progress.unsubscribed, progress.of("sent")) == (1, 0, 1)
            await database.close()
    assert not server.refusals
