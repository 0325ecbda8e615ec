"""A broadcast as one person lives it, with the whole bot in one process: following, news, leaving, coming back."""

from __future__ import annotations

from pathlib import Path

from bot.serving import opened
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database, database_url, open_database
from bot.state.people import StoredPeople
from handlers.broadcasts import Segment
from knowledge.asking.engine import Engine
from tests import running_line
from tests.line_server import actions_of, line_server, user, words_of
from tests.running_telegram import settings_for
from tests.sending import sent_off
from tests.telegram_server import labels, telegram_server

TO_DEBT = Segment(("all", "teachers", "debt"))
NEWS = "หนี้สินครู: แก้ไขแล้ว 1,238 ราย"
WAYS = ["🔎 ดูเรื่องนี้", "เลิกติดตามเรื่องนี้", "🔕 เลิกรับทั้งหมด"]


async def kept(database: Database, channel: str, person: str) -> tuple[str, str, tuple[str, ...]]:
    """What they set: role, frequency, topics."""
    found = await StoredPeople(database).person(channel, person)
    assert found is not None
    return found.role, found.frequency, found.topics


async def test_on_telegram(engine: Engine, tmp_path: Path) -> None:
    async with telegram_server() as server:
        settings = settings_for(server, tmp_path)
        async with opened(settings, engine.catalogue.edition, engine, sends=True):
            await server.say("/start")
            await server.say("ติดตามเรื่องหนี้สินครู")
            welcome = (await server.said(2))[1]
            assert welcome["text"].startswith("ติดตามหนี้สินครูแล้วค่ะ จะส่งข่าวให้ทันทีที่มีข่าว")
            await server.tap("ครู", post=welcome["message_id"])
            await server.until(lambda: "• คุณคือ: ครู" in server.in_chat()[1]["text"])
            database = await open_database(database_url(settings))
            assert await kept(database, "telegram", "7") == ("teacher", "now", ("debt",))

            await sent_off(database, segment=TO_DEBT)
            news = (await server.said(3))[2]
            assert news["text"] == NEWS
            assert labels(news) == WAYS
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


async def test_on_line(engine: Engine, tmp_path: Path) -> None:
    async with line_server() as server:
        settings = running_line.settings_for(server.url, tmp_path)
        running = running_line.serving(settings, engine, running_line.Clock(), sends=True)
        async with running as (server.door, line):
            line._sending._clock = server.clock
            await server.bring(server.event("follow", user(7), follow={"isUnblocked": False}))
            await server.say("ติดตามเรื่องหนี้สินครู")
            welcome = words_of((await server.arrived(2))[1]["contents"])
            assert welcome.startswith("ติดตามหนี้สินครูแล้วค่ะ จะส่งข่าวให้ทันทีที่มีข่าว")
            await server.tap("ครู")
            assert "ครู" in words_of((await server.arrived(3))[2]["contents"])
            database = await open_database(database_url(settings))
            assert await kept(database, "line", user(7)) == ("teacher", "now", ("debt",))

            await sent_off(database, segment=TO_DEBT)
            news = (await server.arrived(4))[3]
            assert (news["via"], news["altText"]) == ("multicast", NEWS)
            assert words_of(news["contents"]).startswith(NEWS)
            assert [each["label"] for each in actions_of(news)] == WAYS
            await server.tap("🔎 ดูเรื่องนี้")
            assert "1,238" in words_of((await server.arrived(5))[4]["contents"])
            await server.tap("เลิกติดตามเรื่องนี้")
            left = (await server.arrived(6))[5]
            assert words_of(left["contents"]).startswith("เลิกติดตามหนี้สินครูแล้วค่ะ")
            assert await kept(database, "line", user(7)) == ("teacher", "now", ())
            await server.tap("↩️ ติดตามต่อ")
            assert "กลับมาติดตามตามเดิมแล้วค่ะ" in words_of((await server.arrived(7))[6]["contents"])
            assert (await kept(database, "line", user(7)))[2] == ("debt",)

            progress = await StoredBroadcasts(database).progress(1)
            assert (progress.opened, progress.unsubscribed, progress.of("sent")) == (1, 0, 1)
            await server.bring(server.event("unfollow", user(7), token=False))
            await line.idle()
            await sent_off(database, segment=TO_DEBT, message="ข่าวที่ไม่มีใครได้รับ")
            await server.bring(server.event("follow", user(7), follow={"isUnblocked": True}))
            asked = (await server.arrived(8))[7]
            assert "อยากรับข่าวต่อไหมคะ" in words_of(asked["contents"])
            await server.tap("🔔 รับข่าวต่อ")
            assert "จะส่งข่าวให้เหมือนเดิมค่ะ" in words_of((await server.arrived(9))[8]["contents"])
            await sent_off(database, segment=TO_DEBT)
            again = (await server.arrived(10))[9]
            assert again["altText"] == NEWS
            await server.tap("🔕 เลิกรับทั้งหมด")
            assert "เลิกติดตามทุกเรื่องแล้วค่ะ" in words_of((await server.arrived(11))[10]["contents"])
            assert (await kept(database, "line", user(7)))[2] == ()
            await database.close()
    assert not server.refusals
