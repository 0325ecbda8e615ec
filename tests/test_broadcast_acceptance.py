"""Broadcasts over the strict stand-ins of Telegram's and LINE's servers, where they are present: with a card, with
people who blocked the bot, a pause in the middle, calls whose fate is unknown. Name their folder with THAMDAI_RIGS.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.serving import opened
from bot.settings import Settings, read_settings
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database, database_url, open_database
from bot.state.people import StoredPeople
from bot.workbench import put_edition
from handlers.broadcasts import Changed, Segment
from knowledge.asking.engine import Engine
from knowledge.database import edition_id_of
from tests import test_line_acceptance, test_telegram_acceptance
from tests.line_server import actions_of, words_of
from tests.running_line import Clock, serving
from tests.running_line import settings_for as on_line
from tests.sending import AUTHOR, NEWS, OTHER, sent_off, until_state
from tests.stand_ins import RIGS, stand_in
from tests.test_delivery import settled

needs_telegram, needs_line = test_telegram_acceptance.pytestmark, test_line_acceptance.pytestmark
TO_DEBT = Segment(("all", "teachers", "debt"))
FOLLOWED = "ติดตามหนี้สินครูแล้วค่ะ"
WAYS = ["🔎 ดูเรื่องนี้", "เลิกติดตามเรื่องนี้", "🔕 เลิกรับทั้งหมด"]
NO_TEXT = "Bad Request: there is no text in the message to edit"
PUBLIC = "https://bot.example.go.th"


@asynccontextmanager
async def state_of(settings: Settings, engine: Engine) -> AsyncIterator[Database]:
    put_edition(settings, engine.catalogue.edition)
    database = await open_database(database_url(settings))
    try:
        yield database
    finally:
        await database.close()


def carded(engine: Engine) -> dict[str, Any]:
    """A broadcast with the card of its policy."""
    return {"segment": TO_DEBT, "card": "policy:debt", "edition": edition_id_of(engine.catalogue.edition)}


# ── Telegram ──────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def telegram_url() -> Iterator[str]:
    with stand_in("telegram_sim.py", "--token", test_telegram_acceptance.TOKEN) as url:
        yield url


@pytest.fixture
async def telegram(telegram_url: str) -> AsyncIterator[test_telegram_acceptance.StandIn]:
    control = test_telegram_acceptance.StandIn(telegram_url)
    await control.do("reset")
    await control.faults()
    await control.do("config", rate_limits=False)
    yield control
    refused = [each for call in await control.get("violations") for each in call["violations"]]
    assert set(refused) <= {NO_TEXT}, "whether a message is a picture that this doesn't fit under is known by asking"
    await control.close()


def on_telegram(url: str, folder: Path) -> Settings:
    values = {"TELEGRAM_TOKEN": test_telegram_acceptance.TOKEN, "TELEGRAM_API_URL": url, "DATA_DIR": str(folder)}
    values |= {"TELEGRAM_PER_SECOND": "200", "BROADCAST_BATCH": "2"}
    return read_settings({f"THAMDAI_{name}": value for name, value in values.items()}, Path("no-such.env"))


@needs_telegram
async def test_on_telegram_with_a_card_a_pause_a_blocked_person_a_correction_and_a_withdrawal(
    telegram: test_telegram_acceptance.StandIn, tmp_path: Path, engine: Engine
) -> None:
    people = range(1, 9)
    settings = on_telegram(telegram.url, tmp_path)
    async with (
        state_of(settings, engine) as database,
        opened(settings, engine.catalogue.edition, engine, None, Clock().sleep, sends=True),
    ):
        stored = StoredBroadcasts(database)
        await telegram.get("calls", method="getUpdates", min=1)
        for person in people:
            await telegram.do("start", user_id=person)
            await telegram.do("message", chat_id=person, text="ติดตามเรื่องหนี้สินครู")
        for person in people:
            assert FOLLOWED in (await telegram.said(2, person))[1]["text"]
        await telegram.do("block", chat_id=8, blocked=True)
        await unreachable(database, "8")
        await StoredPeople(database).set_reachable("telegram", "8", True)  # as if the bot had not been told
        await StoredPeople(database).set_returned("telegram", "8", "")

        await telegram.faults({"method": "sendPhoto", "kind": "slow", "seconds": 1.5, "count": 1})
        first = await sent_off(database, **carded(engine))
        await telegram.get("calls", method="sendPhoto", min=1)
        await stored.act(first, "pause", AUTHOR, "editor")
        await settled(database, first)
        before = (await stored.progress(first)).fates["telegram"]
        assert 1 <= before["sent"] < 7, before
        assert before["pending"] > 0
        assert (await stored.act(first, "resume", AUTHOR, "editor")).state == "sending"
        await until_state(database, first, "done")
        assert (await stored.progress(first)).fates == {"telegram": {"sent": 7, "blocked": 1}}
        for person in range(1, 8):
            (news,) = [each for each in await telegram.said(3, person) if "photo" in each]
            assert news["caption"] == NEWS.message
            assert [b["text"] for row in news["reply_markup"]["inline_keyboard"] for b in row] == WAYS
        files = Counter(each["params"].get("photo", "a new file") for each in await sent_photos(telegram))
        assert len(files) <= 3, "a photo is brought once for those in flight and sent again by its id"

        posts = {person: (await telegram.said(3, person))[2]["message_id"] for person in range(1, 8)}
        assert await telegram.press(1, posts[1], "🔎 ดูเรื่องนี้")
        assert "1,238" in (await telegram.said(4, 1))[3]["text"]
        assert await telegram.press(1, posts[1], "เลิกติดตามเรื่องนี้")
        assert "เลิกติดตามหนี้สินครูแล้วค่ะ" in (await telegram.said(5, 1))[4]["text"]

        change = (Changed("debt.reduced", "ครู", "1,238 ราย", "1,300 ราย"),)
        mended: dict[str, Any] = {
            "kind": "correction",
            "corrects": first,
            "message": "แก้ไข 1,238 → 1,300 ราย",
            "changes": change,
            **carded(engine),
        }
        second = await sent_off(database, **mended)
        await until_state(database, second, "done")
        assert {(await telegram.said(3, person))[2].get("caption") for person in range(1, 8)} == {mended["message"]}

        long = {**mended, "corrects": first, "message": "แก้ไข 1,238 → 1,300 ราย\n" + "ก" * 1_100}
        third = await sent_off(database, **long)
        await until_state(database, third, "done")
        assert (await stored.progress(third)).of("sent") == 7, "what doesn't fit under the picture comes below it"
        assert (await telegram.said(4, 2))[3]["text"] == long["message"]

        await stored.act(first, "withdraw", OTHER, "owner")
        await until_state(database, first, "withdrawn")
        assert (await stored.progress(first)).recalled == {"deleted": 7}
        assert [each for each in await telegram.get("messages", chat_id=2) if "photo" in each] == []


async def unreachable(database: Database, person: str) -> None:
    """Wait until the bot knows that they blocked it."""
    while (found := await StoredPeople(database).person("telegram", person)) and found.reachable:  # noqa: ASYNC110
        await asyncio.sleep(0.02)


async def sent_photos(telegram: test_telegram_acceptance.StandIn) -> list[dict[str, Any]]:
    return [each for each in await telegram.get("calls", method="sendPhoto") if each.get("status", 200) == 200]


# ── LINE ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def line_url() -> Iterator[str]:
    with stand_in("line_sim.py", "--spec", str(RIGS / "spec")) as url:
        yield url


@pytest.fixture
async def line(line_url: str) -> AsyncIterator[test_line_acceptance.StandIn]:
    control = test_line_acceptance.StandIn(line_url)
    await control.do("reset")
    await control.do("config", rate_limits=False, redelivery_delays=[0.05, 0.05, 0.05], webhook_timeout=10)
    yield control
    assert await control.get("violations") == []
    await control.close()


@needs_line
@pytest.mark.parametrize(
    ("fault", "answers"),
    [
        ({"kind": "drop_after"}, [409]),
        ({"kind": "drop"}, [200]),
        ({"kind": "http", "status": 500}, [200]),
        ({"kind": "rate"}, [200]),
    ],
    ids=["done, and its answer lost", "lost on the way", "500", "429"],
)
async def test_on_line_with_a_card_each_gets_it_once_under_the_same_key(
    fault: dict[str, Any], answers: list[int], line: test_line_acceptance.StandIn, tmp_path: Path, engine: Engine
) -> None:
    people = ("alice", "bob", "carol")
    settings = on_line(
        line.url, tmp_path, test_line_acceptance.TOKEN, test_line_acceptance.SECRET, THAMDAI_PUBLIC_URL=PUBLIC
    )
    async with (
        state_of(settings, engine) as database,
        serving(settings, engine, Clock(), sends=True) as (door, channel),
    ):
        await line.do("webhook", url=door)
        for person in people:
            await line.do("follow", userId=person)
            await line.do("message", userId=person, text="ติดตามเรื่องหนี้สินครู")
        await channel.idle()
        for person in people:
            assert FOLLOWED in words_of((await line.arrived(2, person))[1]["message"]["contents"])
        await line.do("faults", path="/v2/bot/message/multicast", count=1, **fault)
        broadcast = await sent_off(database, **carded(engine))
        await until_state(database, broadcast, "done")
        assert (await StoredBroadcasts(database).progress(broadcast)).fates == {"line": {"sent": 3}}
        calls = await line.get("requests", op="multicast")
        assert [each["status"] for each in calls][1:] == answers
        assert len({each["retryKey"] for each in calls}) == 1
        for person in people:
            picture, news = [each["message"] for each in await line.arrived(4, person)][2:]
            assert picture["type"] == "image"
            assert picture["originalContentUrl"].startswith(f"{PUBLIC}/cards/")
            assert words_of(news["contents"]).startswith(NEWS.message)
            assert [each["label"] for each in actions_of(news)] == WAYS
        await line.do("tap", userId="alice", label="เลิกติดตามเรื่องนี้")
        assert "เลิกติดตามหนี้สินครูแล้วค่ะ" in words_of((await line.arrived(5))[4]["message"]["contents"])
        await line.do("tap", userId="alice", label="↩️ ติดตามต่อ")
        assert "กลับมาติดตาม" in words_of((await line.arrived(6))[5]["message"]["contents"])
        progress = await StoredBroadcasts(database).progress(broadcast)
        assert (progress.opened, progress.unsubscribed) == (1, 0)
