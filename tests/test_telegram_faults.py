"""Telegram when things go wrong: each question is answered, and answered once."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.channels.telegram_polling import CONFLICT_PAUSE, WRONG_TOKEN
from bot.state.tables import exchanges, updates
from knowledge.asking.engine import Engine
from tests.running_telegram import Clock, StoppableEngine, conversing, keeping_fails, running
from tests.telegram_server import BOT, TOKEN, Fault, TelegramServer, telegram_server

PEOPLE = range(1, 13)
TEXTS = ("/source", "หนี้สินครูแก้ได้กี่ราย", "/help")


@pytest.fixture(autouse=True)
def every_level(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever happens, at whatever level, the token is in no log."""
    levels = {name: logging.getLogger(name).level for name in ("aiohttp", "telegram")}
    caplog.set_level(logging.DEBUG)
    yield
    for record in caplog.get_records("call"):
        if not record.name.startswith("uvicorn"):  # the little Telegram's own
            assert TOKEN.partition(":")[2] not in f"{record.getMessage()} {record.exc_text} {record.args}", record.name
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


async def conversed(server: TelegramServer, bring: object) -> Counter[int]:
    """Twelve people ask three things each; how many messages each has got in the end."""
    for text in TEXTS:
        for person in PEOPLE:
            await server.say(text, chat=person, person=person)
    await bring()  # type: ignore[operator]
    for person in PEOPLE:
        await server.said(len(TEXTS), chat=person)
    return Counter(chat for chat, _ in server.posts)


FAULTS = {
    "429": Fault("sendMessage", "flood", times=9),
    "500": Fault("sendMessage", "status", times=9, status=500),
    "502": Fault("sendMessage", "status", times=9),
    "closed before": Fault("sendMessage", "drop", times=9),
    "closed after": Fault("sendMessage", "drop_after", times=9),
}


@pytest.mark.parametrize("door", ["polling", "webhook"])
@pytest.mark.parametrize("kind", FAULTS)
async def test_no_question_is_left_and_none_is_answered_twice(
    kind: str, door: str, tmp_path: Path, engine: Engine
) -> None:
    fault = FAULTS[kind]
    async with telegram_server() as server, conversing(server, tmp_path, engine, door) as bring:
        server.faults = [Fault(fault.method, fault.kind, fault.times, fault.status)]
        counted = await conversed(server, bring)
        assert server.faults[0].times == 0
    assert counted == dict.fromkeys(PEOPLE, len(TEXTS))
    assert not server.refusals


async def test_an_answer_that_came_too_late_is_looked_for_before_it_is_sent_again(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram_polling.READ", 0.3)
    monkeypatch.setattr("bot.channels.telegram_polling.open_account.__defaults__", (0.3,))
    async with telegram_server() as server, running(server, tmp_path, engine):
        server.faults = [Fault("sendMessage", "late")]
        await server.say("/source")
        await server.called("editMessageText")
        server.late.set()
        await server.say("/help")
        assert len(await server.said(2)) == 2
    assert len([call for call in server.calls if call.method == "sendMessage"]) == 2


async def test_an_answer_in_a_group_whose_connection_was_lost_is_looked_for_and_only_then_said_again(
    tmp_path: Path, engine: Engine
) -> None:
    """Others speak there too, and the bot has answered before; none of that is taken for the answer."""
    group: dict[str, int] = {"chat": -5, "person": 8}
    asked = f"/source@{BOT['username']}"
    async with telegram_server() as server, running(server, tmp_path, engine):
        await server.say(asked, **group)
        await server.said(1, chat=-5)
        server.faults = [Fault("sendMessage", "drop_after"), Fault("sendMessage", "drop")]
        for text in (f"/topics@{BOT['username']}", asked, "ทานข้าวหรือยัง", f"/help@{BOT['username']}"):
            await server.say(text, **group)
        said = await server.said(4, chat=-5)
        assert server.faults[0].times == server.faults[1].times == 0
        assert len({each["text"] for each in said}) == 4  # the first is told the privacy notice as well
        assert len({each["reply_to_message_id"] for each in said}) == 4


async def test_an_answer_that_is_not_taken_is_said_later_as_it_was(tmp_path: Path, engine: Engine) -> None:
    """It is not asked for anew, which would lean on the answer itself and step once more."""
    async with telegram_server() as server, running(server, tmp_path, engine):
        for count, text in enumerate(("อุปสรรคเรื่องหนี้มีอะไรบ้าง", "ข้อแรก"), 1):
            await server.say(text)
            await server.said(count)
        server.faults = [Fault("sendMessage", "status", times=25)]
        await server.say("ข้อถัดไป")
        said = await server.said(3)
        assert server.faults[0].times == 0
    assert "สถาบันการเงินยังขาดความร่วมมือ" in said[2]["text"]  # the second of five


async def test_waits_as_long_as_telegram_says(tmp_path: Path, engine: Engine) -> None:
    clock = Clock()
    async with telegram_server() as server, running(server, tmp_path, engine, clock):
        server.faults = [Fault("sendMessage", "flood")]
        await server.say("/source")
        await server.said(1)
    assert any(seconds >= 3 for seconds in clock.slept)


async def test_who_can_not_be_reached_is_marked_and_nobody_else_is_kept_waiting(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine) as service:
        await server.say("/source", chat=5, person=5)
        await server.said(1, chat=5)
        server.blocked = {5}
        await server.say("/source", chat=5, person=5)
        await server.say("/source", chat=6, person=6)
        await server.said(1, chat=6)
        assert service.telegram
        await service.telegram.idle()
        known = await service.telegram._rooms.people.person("telegram", "5")
        assert known
        assert not known.reachable
    assert len([call for call in server.calls if call.params.get("chat_id") == 5]) == 2


async def test_nothing_is_kept_of_a_stranger_who_can_not_be_reached(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server, running(server, tmp_path, engine) as service:
        await server.say("/source", chat=404, person=404)
        await server.say("/source", chat=6, person=6)
        await server.said(1, chat=6)
        assert service.telegram
        await service.telegram.idle()
        assert await service.telegram._rooms.people.person("telegram", "404") is None
    assert len([call for call in server.calls if call.params.get("chat_id") == 404]) == 1


async def test_another_poller_is_told_of_and_fetching_goes_on(
    tmp_path: Path, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    async with telegram_server() as server:
        server.faults = [Fault("getUpdates", "status", times=4, status=409)]
        async with running(server, tmp_path, engine, clock):
            await server.say("/source")
            await server.said(1)
    warned = [record for record in caplog.records if "same token" in record.getMessage()]
    assert [record.levelno for record in warned] == [logging.WARNING] + [logging.INFO] * 3
    assert CONFLICT_PAUSE in clock.slept


async def test_fetching_survives_every_fault(tmp_path: Path, engine: Engine) -> None:
    async with telegram_server() as server:
        faults = (("status", 502), ("drop", 0), ("flood", 0), ("status", 500), ("drop_after", 0))
        server.faults = [Fault("getUpdates", kind, times=3, status=status) for kind, status in faults]
        async with running(server, tmp_path, engine):
            await server.say("/source")
            await server.said(1)
            await server.say("/help")
            assert len(await server.said(2)) == 2


async def test_a_network_that_is_down_at_the_start_is_waited_for(
    tmp_path: Path, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    async with telegram_server() as server:
        server.faults = [Fault("getMe", "drop", times=5), Fault("deleteWebhook", "status", times=8)]
        server.faults.append(Fault("setMyCommands", "drop", times=7))
        async with running(server, tmp_path, engine):
            await server.say("/source")
            await server.said(1)
    assert "Telegram can't be reached" in caplog.text


async def test_a_wrong_token_is_told_plainly_and_the_web_goes_on(
    tmp_path: Path, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = "123456:this-token_is_not_the_right_one"
    async with telegram_server() as server:
        await _until_it_gives_up(server, tmp_path, engine, wrong)
    assert WRONG_TOKEN in caplog.text
    assert not [
        record for record in caplog.records if not record.name.startswith("uvicorn") and wrong in record.getMessage()
    ]


async def _until_it_gives_up(server: TelegramServer, folder: Path, engine: Engine, token: str) -> None:
    async with running(server, folder, engine, THAMDAI_TELEGRAM_TOKEN=token) as service:
        for task in asyncio.all_tasks():
            if "Telegram.run" in repr(task):
                await task
        transport = httpx.ASGITransport(app=service.web)
        async with httpx.AsyncClient(transport=transport, base_url="http://bot.test") as client:
            assert (await client.get("/healthz")).status_code == 200


@pytest.mark.parametrize("door", ["polling", "webhook"])
async def test_a_restart_in_the_middle_leaves_none_unanswered_and_none_twice(
    door: str, tmp_path: Path, engine: Engine
) -> None:
    stoppable = StoppableEngine(engine)
    async with telegram_server() as server:
        async with conversing(server, tmp_path, stoppable, door) as bring:
            for person in PEOPLE:
                await server.say("/source", chat=person, person=person)
                await server.say("หนี้สินครูแก้ได้กี่ราย ช้าๆ", chat=person, person=person)
                await server.say("/help", chat=person, person=person)
            await bring()
            await server.until(lambda: all(server.in_chat(person) for person in PEOPLE))
            await server.until(lambda: not server.pending or door == "webhook" or stoppable.asked)
            stoppable.gate.set()
        answered = Counter(chat for chat, _ in server.posts)
        async with conversing(server, tmp_path, engine, door) as bring:
            await bring()
            for person in PEOPLE:
                await server.said(3, chat=person)
            await server.say("/help", chat=1, person=1)
            await bring()
            await server.said(4, chat=1)
    counted = Counter(chat for chat, _ in server.posts)
    assert counted - Counter({1: 1}) == dict.fromkeys(PEOPLE, 3)
    assert answered <= counted


async def test_an_answer_sent_just_before_the_process_died_is_not_sent_again(tmp_path: Path, engine: Engine) -> None:
    """Killed between sending and writing that down: the update is still there as begun."""
    async with telegram_server() as server:
        async with running(server, tmp_path, engine) as service:
            assert service.telegram
            rooms = service.telegram._rooms
            asked = await server.say("/source")
            await server.said(1)
            await service.telegram.idle()
            async with rooms.updates._database.writing() as connection:
                post = {**server._post(7, 7, text="/source"), "message_id": asked}
                payload = json.dumps({"update_id": 1001, "message": post})
                await connection.execute(updates.update().values(status="sending", payload=payload, lane="7:7"))
                await connection.execute(exchanges.delete())
        async with running(server, tmp_path, engine):
            await server.say("/help")
            assert len(await server.said(2)) == 2


async def test_updates_that_can_not_be_kept_are_not_acknowledged(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping_fails(monkeypatch, 3)
    async with telegram_server() as server, conversing(server, tmp_path, engine, "webhook") as bring:
        await server.say("/source")
        await bring()
        await server.said(1)
    assert server.deliveries == [500, 500, 500, 200]
