"""LINE when things go wrong: each question is answered, and answered once."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import httpx
import pytest

from bot.channels.line import WRONG_TOKEN
from bot.channels.line_webhook import PATH
from bot.state.tables import exchanges, updates
from knowledge.asking.engine import Engine
from tests.line_server import TOKEN, line_server, user, words_of
from tests.running_line import Clock, running
from tests.running_telegram import StoppableEngine, keeping_fails
from tests.telegram_server import Fault

PEOPLE = [user(number) for number in range(1, 13)]
TEXTS = ("วิธีใช้", "หนี้สินครูแก้ได้กี่ราย", "ตั้งค่า")


@pytest.fixture(autouse=True)
def every_level(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever happens, at whatever level, the token is in no log, and what people wrote neither."""
    level = logging.getLogger("linebot").level
    caplog.set_level(logging.DEBUG)
    yield
    for record in caplog.get_records("call"):
        if not record.name.startswith(("uvicorn", "httpx", "httpcore")):  # the little LINE's own
            assert TOKEN not in f"{record.getMessage()} {record.exc_text} {record.args}", record.name
            assert TEXTS[1] not in record.getMessage(), record.name
    logging.getLogger("linebot").setLevel(level)


FAULTS = {
    "429": Fault("", "flood", times=9),
    "500": Fault("", "status", times=9, status=500),
    "502": Fault("", "status", times=9, status=502),
    "closed before": Fault("", "drop", times=9),
    "closed after": Fault("", "drop_after", times=9),
}


@pytest.mark.parametrize("kind", FAULTS)
async def test_no_question_is_left_and_none_is_answered_twice(kind: str, tmp_path: Path, engine: Engine) -> None:
    """By reply, and by push where the answer takes longer than the reply token lasts."""
    fault, gated = FAULTS[kind], StoppableEngine(engine)
    async with line_server() as server, running(server, tmp_path, gated) as line:
        faults = [Fault(f"message/{via}", fault.kind, fault.times, fault.status) for via in ("reply", "push")]
        server.faults = faults
        for text in (*TEXTS, f"{TEXTS[1]} ช้าๆ"):
            await server.bring(*(server.said(text, person) for person in PEOPLE))
        await server.until(lambda: all(len(server.chats.get(person, [])) == 3 for person in PEOPLE))
        server.now += 70
        gated.gate.set()
        await line.idle()
        assert [each.times for each in faults] == [0, 0]
    ways = [[each["via"] for each in server.chats[person]] for person in PEOPLE]
    assert ways == [["reply", "reply", "reply", "push"]] * len(PEOPLE)
    assert not server.refusals


async def test_an_answer_that_was_taken_too_late_is_not_said_again(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.line_account.SECONDS", aiohttp.ClientTimeout(total=0.3))
    async with line_server() as server, running(server, tmp_path, engine) as line:
        server.faults = [Fault("message/reply", "late")]
        await server.say("วิธีใช้")
        await line.idle()
        server.late.set()
        assert [call.status for call in server.calls if call.path.endswith("reply")] == [200, 400]
        assert len(server.chats[user(7)]) == 1


async def test_a_push_that_is_not_taken_is_tried_again_as_a_push(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine) as line:
        server.faults = [Fault("message/push", "drop_after", times=7)]
        late = server.said("วิธีใช้")
        server.now += 61
        await server.bring(late)
        await line.idle()
        assert [each["via"] for each in server.chats[user(7)]] == ["push"]
        assert len(await server.called("message/reply")) == 1
        assert len({call.key for call in await server.called("message/push")}) == 1


async def test_an_answer_that_is_not_taken_is_said_later_as_it_was(tmp_path: Path, engine: Engine) -> None:
    """It is not asked for anew, which would lean on the answer itself; and LINE knows a push again by its words too."""
    async with line_server() as server, running(server, tmp_path, engine) as line:
        for text in ("อุปสรรคเรื่องหนี้มีอะไรบ้าง", "ข้อแรก"):
            await server.say(text)
            await line.idle()
        server.faults = [Fault("message/push", "drop_after", times=7)]
        late = server.said("ข้อถัดไป")
        server.now += 61
        await server.bring(late)
        await line.idle()
        assert server.faults[0].times == 0
        assert "สถาบันการเงินยังขาดความร่วมมือ" in str(server.chats[user(7)][-1])  # the second of five
        pushes = await server.called("message/push", 8)
        assert len({json.dumps(call.body, sort_keys=True) for call in pushes}) == 1


async def test_events_that_come_again_are_answered_once(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine) as line:
        event = server.said(TEXTS[1])
        for _ in range(3):
            assert await server.bring(event, event) == 200
        await line.idle()
        await server.bring(event)
        await line.idle()
        assert len(server.chats[user(7)]) == 1


async def test_the_quota_is_read_before_every_push_and_nothing_is_pushed_when_it_is_spent(
    tmp_path: Path, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    async with line_server() as server, running(server, tmp_path, engine) as line:
        server.quota = 2
        for person in PEOPLE[:4]:
            late = server.said(TEXTS[1], person)
            server.now += 61
            await server.bring(late)
            await line.idle()
        assert server.pushed == 2
        paths = [call.path.rpartition("/")[2] for call in server.calls]
        assert paths.count("quota") == paths.count("consumption") == 4
        assert paths.index("quota") < paths.index("push")
        await server.say("วิธีใช้", PEOPLE[0])  # replies are free
        await line.idle()
        assert server.chats[PEOPLE[0]][-1]["via"] == "reply"
    assert "used up" in caplog.text


async def test_who_can_not_be_reached_is_marked_and_nobody_else_is_kept_waiting(tmp_path: Path, engine: Engine) -> None:
    gated = StoppableEngine(engine)
    async with line_server() as server, running(server, tmp_path, gated) as line:
        await server.say("วิธีใช้", user(5))
        await server.arrived(1, user(5))
        await server.bring(server.said(f"{TEXTS[1]} ช้าๆ", user(5)))
        server.tokens.clear()
        del server.chats[user(5)]  # LINE knows nobody of that id any more
        await server.say("วิธีใช้", user(6))
        gated.gate.set()
        await server.arrived(1, user(6))
        await line.idle()
        known = await line._rooms.people.person("line", user(5))
        assert known
        assert not known.reachable


async def test_a_network_that_is_down_at_the_start_is_waited_for(
    tmp_path: Path, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    async with line_server() as server:
        server.faults = [Fault("/info", "drop", times=5), Fault("/info", "status", times=2)]
        async with running(server, tmp_path, engine):
            await server.say("วิธีใช้")
            assert len(await server.arrived(1)) == 1
    assert "LINE can't be reached" in caplog.text


async def test_a_wrong_token_is_told_plainly_and_the_web_goes_on(
    tmp_path: Path, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = "this+is/not+the+right+token="
    async with (
        line_server() as server,
        running(server, tmp_path, engine, THAMDAI_LINE_CHANNEL_ACCESS_TOKEN=wrong),
        httpx.AsyncClient() as client,
    ):
        await server.called("/info")
        assert (await client.get(server.door.removesuffix(PATH) + "/healthz")).status_code == 200
    assert WRONG_TOKEN in caplog.text
    assert wrong not in caplog.text


async def test_a_restart_in_the_middle_leaves_none_unanswered_and_none_twice(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.inbox.DRAIN", 0.0)
    gated = StoppableEngine(engine)
    async with line_server() as server:
        async with running(server, tmp_path, gated):
            for text in (TEXTS[0], f"{TEXTS[1]} ช้าๆ", TEXTS[2]):
                await server.bring(*(server.said(text, person) for person in PEOPLE))
            await server.arrived(1, PEOPLE[0])
            asyncio.get_running_loop().call_soon(gated.gate.set)
        server.now += 30 * 60  # the reply tokens are long gone
        async with running(server, tmp_path, engine) as line:
            await line.idle()
            await server.until(lambda: all(len(server.chats.get(person, [])) >= 3 for person in PEOPLE))
            await line.idle()
    assert {person: len(said) for person, said in server.chats.items()} == dict.fromkeys(PEOPLE, 3)


@pytest.mark.parametrize("told", ["0", "9000002"])
async def test_an_answer_sent_just_before_the_process_died_is_not_sent_again(
    told: str, tmp_path: Path, engine: Engine
) -> None:
    """Killed between sending and writing that down, or between writing it down and finishing."""
    async with line_server() as server:
        async with running(server, tmp_path, engine) as line:
            event = await server.say("วิธีใช้")
            await server.arrived(1)
            await line.idle()
            async with line._rooms.updates._database.writing() as connection:
                lane = f"{user(7)}:{user(7)}"
                payload = json.dumps(event, ensure_ascii=False)
                await connection.execute(updates.update().values(status="begun", payload=payload, lane=lane))
                await connection.execute(exchanges.update().values(said=f"[{told}]"))
        async with running(server, tmp_path, engine) as line:
            await server.say("ตั้งค่า")
            await server.arrived(2)
            await line.idle()
            assert len(server.chats[user(7)]) == 2
            assert "คุณคือ" in words_of(server.chats[user(7)][1]["contents"])


async def test_events_that_can_not_be_kept_are_not_acknowledged(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping_fails(monkeypatch, 3)
    async with line_server() as server, running(server, tmp_path, engine) as line:
        await server.bring(server.said(TEXTS[0], user(1)), server.said(TEXTS[0], user(2)))
        await line.idle()
    assert server.statuses == [500, 500, 500, 200]
    assert {person: len(said) for person, said in server.chats.items()} == {user(1): 1, user(2): 1}


async def test_what_the_network_does_not_take_is_kept_for_the_next_start(tmp_path: Path, engine: Engine) -> None:
    clock = Clock()
    async with line_server() as server:
        server.faults = [Fault("message/reply", "status", times=10_000)]
        async with running(server, tmp_path, engine, clock) as line:
            await server.say("วิธีใช้")
            await line.idle()
        assert 60.0 in clock.slept
        server.faults = []
        async with running(server, tmp_path, engine) as line:
            assert len(await server.arrived(1)) == 1
