"""Who writes too much is told once; who wants to leave is always heard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.channels.patience import MOST_KNOWN, Patience
from bot.settings import read_settings
from handlers.conversation import Message
from knowledge.asking.engine import Engine
from tests import running_line, running_telegram
from tests.line_server import line_server, user
from tests.telegram_server import telegram_server
from tests.test_line import words

ASKED = "หนี้สินครูแก้ได้กี่ราย"


def patience(now: list[float], **more: str) -> Patience:
    read = read_settings({f"THAMDAI_{name}": value for name, value in more.items()}, Path("no-such.env"))
    return Patience(read, lambda: now[0])


def of(person: str, text: str = "x", action: str = "") -> Message:
    return Message(f"telegram:{person}:{person}", text, "telegram", person, action)


def test_the_minute_ends_and_with_it_the_silence() -> None:
    now = [0.0]
    counting = patience(now, PERSON_PER_MINUTE="2")
    assert [counting.refusal(of("7")) for _ in range(2)] == [None, None]
    now[0] = 20.0
    told, again = counting.refusal(of("7")), counting.refusal(of("7"))
    assert told
    assert "40 วินาที" in told.text
    assert again
    assert again.quiet
    assert counting.refusal(of("8")) is None, "one person's haste is nobody else's"
    now[0] = 60.0
    assert counting.refusal(of("7")) is None


def test_all_together_have_a_limit_and_each_is_told_once() -> None:
    counting = patience([0.0], QUESTIONS_PER_MINUTE="3")
    assert [counting.refusal(of(str(number))) for number in range(3)] == [None] * 3
    for person in ("7", "8"):
        told, again = counting.refusal(of(person)), counting.refusal(of(person))
        assert told
        assert "พร้อมกันจำนวนมาก" in told.text
        assert again
        assert again.quiet


WAYS_OUT = [
    of("7", "", "leave:3:all"),
    of("7", "", "unfollow:debt"),
    of("7", "", "undo:1.5:3"),
    of("7", "", "return:no"),
    of("7", "", "forget:yes"),
    of("7", "เลิกติดตามทุกเรื่องค่ะ"),
    of("7", "หยุดรับข่าว"),
    of("7", "เลิกติดตามเรื่องหนี้สินครู"),
    of("7", "ลบข้อมูลของฉัน"),
]


@pytest.mark.parametrize("message", WAYS_OUT, ids=lambda each: each.text or each.action)
def test_the_ways_out_are_always_heard(message: Message) -> None:
    counting = patience([0.0], PERSON_PER_MINUTE="1", QUESTIONS_PER_MINUTE="1")
    for _ in range(5):
        counting.refusal(of("7"))
    assert counting.refusal(of("7"))
    assert counting.refusal(message) is None


def test_what_is_remembered_of_the_hasty_is_bounded() -> None:
    counting = patience([0.0])
    for number in range(MOST_KNOWN + 10):
        counting.refusal(of(str(number)))
    assert len(counting._known) == MOST_KNOWN


async def test_on_telegram_who_hurries_is_told_once_and_taps_stop_spinning(tmp_path: Path, engine: Engine) -> None:
    more: dict[str, Any] = {"THAMDAI_PERSON_PER_MINUTE": "2"}
    async with telegram_server() as server, running_telegram.running(server, tmp_path, engine, **more):
        await server.say("/start")
        await server.say(ASKED)
        _, answer = await server.said(2)
        for _ in range(3):
            await server.say(ASKED)
        assert "เร็วเกินไป" in (await server.said(3))[2]["text"]
        assert not await server.answered(await server.tap("👍", post=answer["message_id"]))
        await server.say("เลิกติดตามทุกเรื่อง")
        assert "ไม่ได้ติดตาม" in (await server.said(4))[3]["text"]
        await server.say(ASKED, 8, 8)
        assert "1,238" in (await server.said(1, 8))[0]["text"]
        assert not server.refusals


async def test_on_line_who_hurries_is_told_once(tmp_path: Path, engine: Engine) -> None:
    more: dict[str, Any] = {"THAMDAI_PERSON_PER_MINUTE": "1"}
    async with line_server() as server, running_line.running(server, tmp_path, engine, **more) as line:
        for _ in range(4):
            await server.say(ASKED)
        await line.idle()
        assert "เร็วเกินไป" in words((await server.arrived(2))[1])
        await server.say("ลบข้อมูลของฉัน")
        assert "ลบข้อมูลทั้งหมดของคุณใช่ไหม" in words((await server.arrived(3))[2])
        await server.say(ASKED, user(8))
        await server.arrived(1, user(8))
        assert len(server.chats[user(7)]) == 3
