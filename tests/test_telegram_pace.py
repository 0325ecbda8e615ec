"""Telegram's limits: kept by everything that is said in answer."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram.error import BadRequest, NetworkError, TimedOut

from bot.channels.telegram_calls import LostError, UnsentError
from bot.channels.telegram_pace import TRIES, Pace


class Clock:
    """Sleepers wake in the order of their times."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, asyncio.Event]] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.Event()
        self._sleepers.append((self.now + seconds, woken))
        await woken.wait()

    async def run(self, *work: Any) -> None:
        tasks = [asyncio.ensure_future(each) for each in work]
        while not all(task.done() for task in tasks):
            for _ in range(20):
                await asyncio.sleep(0)
            if self._sleepers:
                self._sleepers.sort(key=lambda pair: pair[0])
                at, woken = self._sleepers.pop(0)
                self.now = max(self.now, at)
                woken.set()
        await asyncio.gather(*tasks)


def sending(pace: Pace, clock: Clock, sent: list[tuple[float, int]], chat: int) -> Any:
    async def call() -> bool:
        sent.append((clock.now, chat))
        return True

    return pace.process_request(call, (), {}, "sendMessage", {"chat_id": chat}, None)


def most_in(sent: list[tuple[float, int]], seconds: float) -> int:
    times = [at for at, _ in sent]
    return max(sum(begin <= at < begin + seconds for at in times) for begin in times)


async def test_no_second_has_more_than_thirty_messages() -> None:
    clock, sent = Clock(), list[tuple[float, int]]()
    pace = Pace(clock, clock.sleep)
    await clock.run(*(sending(pace, clock, sent, chat) for chat in range(1, 201)))
    assert len(sent) == 200
    assert most_in(sent, 1.0) <= 30
    assert clock.now < 200 / 20


async def test_a_chat_gets_a_short_burst_then_one_a_second_and_a_group_twenty_a_minute() -> None:
    clock, sent = Clock(), list[tuple[float, int]]()
    pace = Pace(clock, clock.sleep)
    await clock.run(
        *(sending(pace, clock, sent, 7) for _ in range(8)), *(sending(pace, clock, sent, -7) for _ in range(45))
    )
    assert most_in([each for each in sent if each[1] == 7], 1.0) <= 3
    assert most_in([each for each in sent if each[1] == -7], 60.0) <= 20


async def test_what_was_said_is_counted_once_for_the_gate_of_broadcasts() -> None:
    clock, sent = Clock(), list[tuple[float, int]]()
    pace = Pace(clock, clock.sleep)
    await clock.run(*(sending(pace, clock, sent, chat) for chat in range(1, 41)))
    assert (pace.spoken(), pace.spoken()) == (40, 0)


def failing(cause: BaseException | None, calls: list[int]) -> Any:
    async def call() -> bool:
        calls.append(1)
        raise NetworkError("x") from cause

    return call


@pytest.mark.parametrize(
    ("endpoint", "cause", "tries"),
    [
        ("sendMessage", UnsentError("x"), TRIES),
        ("sendMessage", None, TRIES),
        ("sendMessage", LostError("x"), 1),
        ("editMessageText", LostError("x"), TRIES),
        ("answerCallbackQuery", LostError("x"), TRIES),
        ("getUpdates", UnsentError("x"), 1),
    ],
)
async def test_only_what_may_be_done_twice_is_tried_again(
    endpoint: str, cause: BaseException | None, tries: int
) -> None:
    clock, calls = Clock(), list[int]()
    pace = Pace(clock, clock.sleep)
    with pytest.raises(NetworkError):
        await clock.run(pace.process_request(failing(cause, calls), (), {}, endpoint, {"chat_id": 7}, None))
    assert len(calls) == tries


async def test_a_refusal_is_not_tried_again() -> None:
    calls: list[int] = []

    async def call() -> bool:
        calls.append(1)
        raise BadRequest("chat not found")

    clock = Clock()
    with pytest.raises(BadRequest):
        await clock.run(Pace(clock, clock.sleep).process_request(call, (), {}, "sendMessage", {"chat_id": 7}, None))
    assert calls == [1]
    assert issubclass(TimedOut, NetworkError)
