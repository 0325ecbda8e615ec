"""Where broadcasts arrive: a small Telegram and a small LINE that count what each person got, by their own record.

One process of its own for whole runs (`python -m tests.receiving --port 0`), or inside a test's loop.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TELEGRAM_TOKEN = "123456:TEST-token_of_the_little_telegram"  # noqa: S105 (of a server in this file)
LINE_TOKEN = "TEST-line-token"  # noqa: S105
BOT = {"id": 123456, "is_bot": True, "first_name": "ถามได้", "username": "thamdai_bot"}


@dataclass
class Receiver:
    """What arrived, and what goes wrong. Shares are of 1; people are chosen by their id, faults by chance."""

    url: str = ""
    per_second: float = 0.0  # messages of Telegram; 0: no limit
    blocked: int = 0  # so many of a hundred people, by their number
    broken: float = 0.0  # share of calls answered 500 and not done
    accepted_broken: float = 0.0  # share of LINE's calls that are done and answered 500
    lost_answers: float = 0.0  # share of Telegram's calls that are done and whose answer is lost
    failing: list[tuple[str, str]] = field(default_factory=list)  # of the next calls: ("line", "502"), see `_failed`
    refused: set[str] = field(default_factory=set)  # LINE's people who are no people
    quota: int = -1  # calls that LINE still takes this month; -1: all
    telegram: Counter[str] = field(default_factory=Counter)  # person -> messages
    line: Counter[str] = field(default_factory=Counter)
    texts: dict[str, list[str]] = field(default_factory=dict)  # "telegram:7" -> what they read
    edits: Counter[str] = field(default_factory=Counter)
    deleted: Counter[str] = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)  # LINE's retry keys that were accepted
    bodies: dict[str, str] = field(default_factory=dict)  # LINE's retry key -> body of its first call
    misused: int = 0  # calls with a key that came with another body before
    told_to_wait: int = 0
    waiting_until: float = 0.0  # a storm: 429 to everything
    first: float = 0.0
    last: float = 0.0
    peak: int = 0  # most messages of Telegram in a second
    hold: asyncio.Event = field(default_factory=asyncio.Event)  # answers wait for it
    hung: asyncio.Event = field(default_factory=asyncio.Event)  # calls that hang do so until then
    arrived: asyncio.Condition = field(default_factory=asyncio.Condition)
    units: list[str] = field(default_factory=list)
    _allowed: float = 30.0
    _at: float = 0.0
    _post: int = 100
    _second: tuple[int, int] = (0, 0)

    def __post_init__(self) -> None:
        self.hold.set()
        self._dice = random.Random(2567)  # noqa: S311 (faults, not secrets)

    # ── Telegram ──────────────────────────────────────────────────────────────────────────────────────────────────
    async def take_telegram(self, request: web.Request) -> web.StreamResponse:
        method, params = request.match_info["method"], await params_of(request)
        if method == "getMe":
            return _telegram(BOT)
        person = str(params.get("chat_id", ""))
        await self.hold.wait()
        if (failed := await self._failed("telegram", request)) is not None:
            return failed
        if wait := self._must_wait():
            self.told_to_wait += 1
            body = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {wait}"}
            return web.json_response(body | {"parameters": {"retry_after": wait}}, status=429)
        if self._dice.random() < self.broken:
            return web.Response(status=500, text="broken")
        if person.isdigit() and int(person) % 100 < self.blocked:
            return _refusal(403, "Forbidden: bot was blocked by the user")
        if method == "deleteMessage":
            self.deleted[person] += 1
            return _telegram(True)
        if method == "editMessageText":
            self.edits[person] += 1
            self._read("telegram", person, str(params["text"]))
        else:
            self.telegram[person] += 1
            self._read("telegram", person, str(params.get("text", "")))
            self._timed()
        self._post += 1
        await self._tell()
        if self._dice.random() < self.lost_answers:
            if request.transport:
                request.transport.abort()
            return web.Response()
        chat = {"id": int(person), "type": "private", "first_name": "x"}
        post = int(str(params.get("message_id", self._post)))
        return _telegram({"message_id": post, "date": 1_700_000_000, "chat": chat, "text": "x"})

    def _next(self, channel: str, kind: str = "") -> str:
        """What goes wrong with a call of a channel; "" where nothing does."""
        found = next((each for each in self.failing if each[0] == channel and kind in ("", each[1])), None)
        if found is None:
            return ""
        self.failing.remove(found)
        return found[1]

    async def _failed(self, channel: str, request: web.Request) -> web.Response | None:
        """The answer to a call that goes wrong before it is done: a status, the connection closed, or no answer."""
        kind = self._next(channel)
        if kind.isdigit():
            return web.Response(status=int(kind), text="failed")
        if kind == "hang":
            await self.hung.wait()
        if kind and request.transport:
            request.transport.abort()
            return web.Response()
        return None

    def _must_wait(self) -> int:
        now = time.monotonic()
        if now < self.waiting_until:
            return max(1, round(self.waiting_until - now))
        if not self.per_second:
            return 0
        self._allowed = min(self.per_second, self._allowed + (now - self._at) * self.per_second)
        self._at = now
        if self._allowed < 1:
            return 1
        self._allowed -= 1
        return 0

    def _timed(self) -> None:
        now = time.time()
        self.first, self.last = self.first or now, now
        second, count = self._second
        self._second = (second, count + 1) if second == int(now) else (int(now), 1)
        self.peak = max(self.peak, self._second[1])

    # ── LINE ──────────────────────────────────────────────────────────────────────────────────────────────────────
    async def take_line(self, request: web.Request) -> web.Response:
        raw = await request.text()
        body, key = json.loads(raw), request.headers.get("X-Line-Retry-Key", "")
        await self.hold.wait()
        after = self._next("line", "close_after")
        if (failed := await self._failed("line", request)) is not None:
            return failed
        if request.headers.get("Authorization") != f"Bearer {LINE_TOKEN}":
            return web.json_response({"message": "Authentication failed"}, status=401)
        self.misused += self.bodies.setdefault(key, raw) != raw
        if key in self.keys:
            told = {"message": "The retry key is already accepted"}
            return web.json_response(told, status=409, headers={"x-line-accepted-request-id": "1"})
        if not self.quota:
            return web.json_response({"message": "You have reached your monthly limit."}, status=429)
        if self.refused & set(body["to"]):
            return web.json_response({"message": "The property, 'to', in the request body is invalid"}, status=400)
        chance = self._dice.random()
        if chance < self.broken:
            return web.json_response({"message": "Internal Server Error"}, status=500)
        self.quota -= self.quota > 0
        self.keys.add(key)
        self.units += body.get("customAggregationUnits", [])
        for person in body["to"]:
            self.line[person] += 1
            self._read("line", person, json.dumps(body["messages"], ensure_ascii=False))
        now = time.time()
        self.first, self.last = self.first or now, now
        await self._tell()
        if after and request.transport:
            request.transport.abort()
        if chance < self.broken + self.accepted_broken:
            return web.json_response({"message": "Internal Server Error"}, status=500)
        return web.json_response({})

    async def take_statistics(self, _: web.Request) -> web.Response:
        return web.json_response(
            {"overview": {"uniqueImpression": 21, "uniqueClick": None}, "messages": [], "clicks": []}
        )

    # ── what tests ask ────────────────────────────────────────────────────────────────────────────────────────────
    def _read(self, channel: str, person: str, text: str) -> None:
        self.texts.setdefault(f"{channel}:{person}", []).append(text)

    async def _tell(self) -> None:
        async with self.arrived:
            self.arrived.notify_all()

    def record(self) -> dict[str, Any]:
        return {
            "telegram": dict(self.telegram),
            "line": dict(self.line),
            "told_to_wait": self.told_to_wait,
            "misused": self.misused,
            "first": self.first,
            "last": self.last,
            "peak": self.peak,
        }

    async def take_control(self, request: web.Request) -> web.Response:
        """Faults are set, or a storm of so many seconds begins; the answer is the record."""
        for name, value in (await request.json()).items():
            if name == "storm":
                self.waiting_until = time.monotonic() + value
            elif name == "forget":
                self.__init__(url=self.url)  # type: ignore[misc]
            else:
                setattr(self, name, value)
        return web.json_response(self.record())


async def params_of(request: web.Request) -> Mapping[str, Any]:
    """What a call to Telegram holds, as JSON or as a form: it takes both."""
    if request.content_type == "application/json":
        found: dict[str, Any] = await request.json()
        return found
    return await request.post()


def _telegram(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _refusal(status: int, description: str) -> web.Response:
    return web.json_response({"ok": False, "error_code": status, "description": description}, status=status)


@asynccontextmanager
async def receiving(port: int = 0, **more: Any) -> AsyncIterator[Receiver]:
    """The two networks at one address, until the block ends."""
    receiver = Receiver(**more)
    application = web.Application(client_max_size=4 * 1024 * 1024)
    application.add_routes(
        [
            web.post(f"/bot{TELEGRAM_TOKEN}/{{method}}", receiver.take_telegram),
            web.post("/v2/bot/message/multicast", receiver.take_line),
            web.get("/v2/bot/insight/message/event/aggregation", receiver.take_statistics),
            web.post("/control", receiver.take_control),
        ]
    )
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port, backlog=512)
    await site.start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield receiver
    finally:
        receiver.hold.set()
        receiver.hung.set()
        await runner.cleanup()


async def _serve(port: int) -> None:
    async with receiving(port) as receiver:
        print(receiver.url, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    asyncio.run(_serve(parser.parse_args().port))
