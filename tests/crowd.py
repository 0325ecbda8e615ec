"""Many people at once: they ask at the doors of several web processes, and a small Telegram and LINE count the answers.

Doors are brought updates as the networks do it: again, at another door, until one says 200. What goes wrong on the way
back is said by faults; what was done stays done, as at the networks.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

import aiohttp
from aiohttp import web

from bot.channels.line_webhook import HEADER as SIGNATURE
from bot.channels.line_webhook import PATH as LINE_DOOR
from bot.channels.line_webhook import signature_of
from bot.channels.telegram_webhook import HEADER as SECRET
from bot.channels.telegram_webhook import PATH as TELEGRAM_DOOR
from bot.channels.telegram_webhook import secret_of
from tests.receiving import BOT, TELEGRAM_TOKEN, params_of

Channel = Literal["telegram", "line"]
LINE_SECRET = "5ec3e70f711e11771e11e0000000000a"  # noqa: S105 (of a server in this file)
PATIENCE = 120.0  # seconds after which who waits for an answer has waited in vain
AGAIN = 0.1  # seconds until an update is brought again
SPEAKS = ("sendMessage", "sendPhoto")
TOKEN_LIFE = 60.0  # seconds that a reply token of LINE works
NUMBERS = itertools.count(1)


@dataclass
class Fault:
    """What goes wrong with the next answers: a status, or "hang", "close" (not done), "close_after" (done)."""

    kind: int | str
    times: int
    channel: Channel = "telegram"


@dataclass
class Asked:
    """Somebody asked something."""

    channel: Channel
    person: int
    text: str
    began: float = 0.0
    brought: int = 0  # times that a door took it
    answered: float = 0.0  # when the first answer came
    number: int = field(default_factory=lambda: next(NUMBERS))


@dataclass
class Crowd:
    """The networks' side. `doors` are the addresses of the web processes."""

    doors: list[str] = field(default_factory=list)
    url: str = ""
    faults: list[Fault] = field(default_factory=list)
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)  # (channel, person) -> messages
    said: dict[tuple[str, int], list[str]] = field(default_factory=dict)  # texts, where `listens`
    listens: bool = False
    refused: Counter[str] = field(default_factory=Counter)
    news: int = 0  # messages of LINE that went to many people in one call
    introduced: int = 0  # processes that asked who they are
    hung: asyncio.Event = field(default_factory=asyncio.Event)  # what hangs goes on once it is set
    _posts: dict[tuple[int, int], str] = field(default_factory=dict)
    _used: dict[str, bool] = field(default_factory=dict)  # reply tokens: whether used
    _given: dict[str, float] = field(default_factory=dict)
    _askers: dict[str, int] = field(default_factory=dict)  # of reply tokens
    _keys: set[str] = field(default_factory=set)
    _waiting: dict[tuple[str, int], list[tuple[int, asyncio.Future[None]]]] = field(default_factory=dict)
    _post: int = 10
    _dice: random.Random = field(default_factory=lambda: random.Random(2567))  # noqa: S311 (doors, not secrets)

    # ── asking ────────────────────────────────────────────────────────────────────────────────────────────────────
    async def ask(self, asked: Asked, *, at_all_doors: int = 0) -> Asked:
        """Ask, and wait for the first answer; with `at_all_doors` each door is brought it so many times at once."""
        key = (asked.channel, asked.person)
        answer = self.next_answer(key)
        asked.began = time.perf_counter()
        await self.bring(asked, at_all_doors=at_all_doors)
        async with asyncio.timeout(PATIENCE):
            await answer
        asked.answered = time.perf_counter()
        return asked

    def next_answer(self, key: tuple[str, int], count: int = 1) -> asyncio.Future[None]:
        """Done once a person has so many answers more than now."""
        answer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(key, []).append((self.answers[key] + count, answer))
        return answer

    async def bring(self, asked: Asked, *, at_all_doors: int = 0) -> None:
        body, headers, path = self._telegram(asked) if asked.channel == "telegram" else self._line(asked)
        if at_all_doors:
            doors = [door for door in self.doors for _ in range(at_all_doors)]
            await asyncio.gather(*(self._bring(asked, body, headers, path, [door]) for door in doors))
        else:
            await self._bring(asked, body, headers, path, self.doors)

    async def _bring(self, asked: Asked, body: bytes, headers: dict[str, str], path: str, doors: Sequence[str]) -> None:
        while True:
            door = self._dice.choice(self.doors if len(doors) > 1 else doors)
            try:
                async with self._client.post(door + path, data=body, headers=headers) as response:
                    if response.status == 200:
                        asked.brought += 1
                        return
                    self.refused[f"{path} {response.status}"] += 1
            except (TimeoutError, aiohttp.ClientError):
                self.refused[f"{path} lost"] += 1
            await asyncio.sleep(AGAIN)

    def _telegram(self, asked: Asked) -> tuple[bytes, dict[str, str], str]:
        person = {"id": asked.person, "is_bot": False, "first_name": "x"}
        self._post += 1
        message = {"message_id": self._post, "date": 1_700_000_000, "from": person, "text": asked.text}
        chat = {"id": asked.person, "type": "private", "first_name": "x"}
        body = {"update_id": asked.number, "message": message | {"chat": chat}}
        headers = {SECRET: secret_of(TELEGRAM_TOKEN), "Content-Type": "application/json"}
        return json.dumps(body).encode(), headers, TELEGRAM_DOOR

    def _line(self, asked: Asked) -> tuple[bytes, dict[str, str], str]:
        token = f"token-{asked.number}"
        self._used[token], self._given[token], self._askers[token] = False, time.monotonic(), asked.person
        event = {
            "type": "message",
            "mode": "active",
            "timestamp": int(time.time() * 1000),
            "source": {"type": "user", "userId": line_user(asked.person)},
            "webhookEventId": f"01EVENT{asked.number:019d}",
            "deliveryContext": {"isRedelivery": False},
            "replyToken": token,
            "message": {"type": "text", "id": str(asked.number), "quoteToken": "q", "text": asked.text},
        }
        body = json.dumps({"destination": line_user(0), "events": [event]}).encode()
        return body, {SIGNATURE: signature_of(LINE_SECRET, body), "Content-Type": "application/json"}, LINE_DOOR

    # ── being answered ────────────────────────────────────────────────────────────────────────────────────────────
    def _heard(self, channel: Channel, person: int, text: str) -> None:
        key = (channel, person)
        self.answers[key] += 1
        if self.listens:
            self.said.setdefault(key, []).append(text)
        waiting = self._waiting.get(key, [])
        for count, answer in waiting:
            if self.answers[key] >= count and not answer.done():
                answer.set_result(None)
        self._waiting[key] = [each for each in waiting if not each[1].done()]

    async def take_telegram(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if method == "getMe":
            self.introduced += 1
            return _telegram(BOT)
        if method not in (*SPEAKS, "editMessageText"):
            return _telegram(True)
        params = await params_of(request)
        return await self._faulty("telegram", request, lambda: self._speak(method, params))

    def _speak(self, method: str, params: Any) -> web.StreamResponse:
        person, text = int(params["chat_id"]), str(params.get("text") or params.get("caption", ""))
        chat = {"id": person, "type": "private", "first_name": "x"}
        if method == "editMessageText":
            post = int(params["message_id"])
            if (person, post) not in self._posts:
                return _refusal(400, "Bad Request: message to edit not found")
            if self._posts[person, post] == text:
                return _refusal(400, "Bad Request: message is not modified")
        else:
            self._post += 1
            post = self._post
            self._heard("telegram", person, text)
        self._posts[person, post] = text
        return _telegram({"message_id": post, "date": 1_700_000_000, "chat": chat, "text": "x"})

    async def take_line(self, request: web.Request) -> web.StreamResponse:
        path, token = request.path, ""
        if path.endswith("/info"):
            self.introduced += 1
            bot = {"userId": line_user(0), "basicId": "@thamdai", "displayName": "ถามได้", "chatMode": "bot"}
            return web.json_response(bot | {"markAsReadMode": "auto"})
        if path.endswith("/quota"):
            return web.json_response({"type": "none"})
        if path.endswith("/consumption"):
            return web.json_response({"totalUsage": 0})
        if path.endswith("/start"):
            return web.json_response({}, status=202)
        body, key = await request.json(), request.headers.get("X-Line-Retry-Key", "")
        if path.endswith("/multicast"):
            self.news += len(body["to"])
            return web.json_response({})
        if path.endswith("/reply"):
            token = body["replyToken"]
        return await self._faulty("line", request, lambda: self._reply(body, token, key))

    def _reply(self, body: Any, token: str, key: str) -> web.StreamResponse:
        if token:
            if self._used.get(token, True) or time.monotonic() - self._given[token] > TOKEN_LIFE:
                return web.json_response({"message": "Invalid reply token"}, status=400)
            self._used[token] = True
            person = self._askers[token]
        else:
            if key in self._keys:
                told = {"message": "The retry key is already accepted", "sentMessages": []}
                return web.json_response(told, status=409)
            self._keys.add(key)
            person = int(body["to"][1:], 16)
        self._heard("line", person, json.dumps(body["messages"], ensure_ascii=False) if self.listens else "")
        self._post += 1
        return web.json_response({"sentMessages": [{"id": str(self._post), "quoteToken": "q"}]})

    async def _faulty(
        self, channel: Channel, request: web.Request, does: Callable[[], web.StreamResponse]
    ) -> web.StreamResponse:
        fault = next((each for each in self.faults if each.times and each.channel == channel), None)
        if fault is None:
            return does()
        fault.times -= 1
        if fault.kind == 429:
            body = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 1"}
            return web.json_response(body | {"parameters": {"retry_after": 1}, "message": "slow down"}, status=429)
        if isinstance(fault.kind, int):
            return web.Response(status=fault.kind, text="<html>broken</html>")
        response = does() if fault.kind == "close_after" else web.Response()
        if fault.kind == "hang":
            await self.hung.wait()
            return does()
        if request.transport:
            request.transport.abort()
        return response

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """At work until the block ends."""
        application = web.Application()
        application.router.add_post("/bot{token}/{method}", self.take_telegram)
        application.router.add_route("*", "/v2/bot/{rest:.*}", self.take_line)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        connector = aiohttp.TCPConnector(limit=0)
        timeout = aiohttp.ClientTimeout(total=30)
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as self._client:
            try:
                yield
            finally:
                self.hung.set()
                await runner.cleanup()


def line_user(number: int) -> str:
    return f"U{number:032x}"


def _telegram(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _refusal(status: int, description: str) -> web.Response:
    body = {"ok": False, "error_code": status, "description": description}
    return web.json_response(body, status=status)
