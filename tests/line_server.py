"""A small LINE: keeps chats and reply tokens, refuses what LINE refuses, records every call. On a real socket.

It answers as developers.line.biz describes the Messaging API; what the bot does not use is not here.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.telegram_server import PATIENCE, Dropped, Fault, listening

SECRET = "5ec3e70f711e11771e11e0000000000a"  # noqa: S105 (of a server in this file)
TOKEN = "TEST+token/of+the+little+line="  # noqa: S105
BOT = {"userId": "U" + "b" * 32, "basicId": "@thamdai", "displayName": "ถามได้ สพฐ.", "chatMode": "bot"}
BOT |= {"markAsReadMode": "auto"}
TOKEN_LIFE = 60.0  # seconds that a reply token works
START = 1_700_000_000.0
Body = dict[str, Any]


class Refused(Exception):  # noqa: N818 (what LINE says, not what failed here)
    def __init__(self, status: int, message: str, **more: Any) -> None:
        self.status, self.message, self.more = status, message, more
        super().__init__(message)


@dataclass
class Call:
    path: str
    body: Any
    status: int
    key: str = ""  # of a retry


def user(number: int) -> str:
    return f"U{number:032x}"


def group(number: int) -> str:
    return f"C{number:032x}"


@dataclass
class LineServer:
    """The state of one little LINE. Tests speak for people with `say`, `tap`, `event`."""

    url: str = ""
    door: str = ""  # where events are brought to
    now: float = START
    calls: list[Call] = field(default_factory=list)
    chats: dict[str, list[Body]] = field(default_factory=dict)  # messages that arrived, with "via" and "id"
    tokens: dict[str, tuple[str, float]] = field(default_factory=dict)  # reply token -> chat, when it ends
    keys: dict[str, Body] = field(default_factory=dict)  # retry key -> what was answered
    faults: list[Fault] = field(default_factory=list)  # their method is how a path ends
    refusals: list[str] = field(default_factory=list)  # 400s that mean a mistake of the bot
    statuses: list[int] = field(default_factory=list)  # what the bot answered to webhooks
    blocked: set[str] = field(default_factory=set)
    quota: int | None = None
    pushed: int = 0
    webhook: str = ""
    menus: dict[str, Body] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)  # person -> menu; "" is everybody's
    late: asyncio.Event = field(default_factory=asyncio.Event)
    _count: int = 0
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def clock(self) -> float:
        return self.now

    # ── what people do ────────────────────────────────────────────────────────────────────────────────────────────
    def event(self, kind: str, person: str = "", chat: str = "", token: bool = True, **more: Any) -> Body:
        """An event as LINE writes it."""
        self._count += 1
        source: Body = {"type": "user", "userId": person} if person else {"type": "user"}
        if chat:
            source = source | (
                {"type": "group", "groupId": chat} if chat[0] == "C" else {"type": "room", "roomId": chat}
            )
        made: Body = {"type": kind, "mode": "active", "timestamp": int(self.now * 1000) + self._count, "source": source}
        made |= {"webhookEventId": f"01EVENT{self._count:019d}", "deliveryContext": {"isRedelivery": False}, **more}
        if token:
            own = f"token{self._count}"
            made["replyToken"] = own
            self.tokens[own] = (chat or person, self.now + TOKEN_LIFE)
        return made

    def said(self, text: str = "", person: str = "", chat: str = "", **content: Any) -> Body:
        """The event of a message."""
        content = {"type": "text", "text": text, "quoteToken": "q"} | content if text else content
        return self.event("message", person or user(7), chat, message={"id": str(4_600_000 + self._count), **content})

    async def say(self, text: str = "", person: str = "", chat: str = "", **content: Any) -> Body:
        """A person says something; the event."""
        event = self.said(text, person, chat, **content)
        await self.bring(event)
        return event

    async def tap(self, label: str, person: str = "", chat: str = "") -> Body:
        """The newest button of that label in a chat is tapped."""
        where = chat or person or user(7)
        for message in reversed(self.chats.get(where, [])):
            for action in actions_of(message):
                if label in (action.get("label"), action.get("data")):
                    return await self.tap_data(action["data"], person or user(7), chat)
        raise LookupError(f"no message has the button {label}")

    async def tap_data(self, data: str, person: str, chat: str = "") -> Body:
        event = self.event("postback", person, chat, postback={"data": data})
        await self.bring(event)
        return event

    async def bring(self, *events: Body, secret: str = SECRET, signed: bool = True, tries: int = 8) -> int:
        """Bring events to the bot as LINE does, again until they are taken; the last status."""
        status = 0
        for _ in range(tries):
            raw = json.dumps({"destination": BOT["userId"], "events": events}, ensure_ascii=False).encode()
            mark = base64.b64encode(hmac.new(secret.encode(), raw, hashlib.sha256).digest()).decode()
            headers = {"Content-Type": "application/json"} | ({"X-Line-Signature": mark} if signed else {})
            async with httpx.AsyncClient(timeout=PATIENCE) as client:
                status = (await client.post(self.door, content=raw, headers=headers)).status_code
            self.statuses.append(status)
            if status < 500:
                break
            for event in events:
                event["deliveryContext"]["isRedelivery"] = True
        return status

    # ── what tests wait for ───────────────────────────────────────────────────────────────────────────────────────
    async def until(self, met: Callable[[], Any]) -> Any:
        """Wait until something holds; raises TimeoutError where it never does."""
        async with asyncio.timeout(PATIENCE), self._changed:
            await self._changed.wait_for(met)
        return met()

    async def arrived(self, count: int, chat: str = "") -> list[Body]:
        """The messages of the bot in a chat, once there are so many."""
        where = chat or user(7)
        await self.until(lambda: len(self.chats.get(where, [])) >= count)
        return self.chats[where]

    async def called(self, path: str, count: int = 1) -> list[Call]:
        def made() -> list[Call]:
            return [call for call in self.calls if call.path.endswith(path)]

        await self.until(lambda: len(made()) >= count)
        return made()

    # ── what the bot calls ────────────────────────────────────────────────────────────────────────────────────────
    async def receive(self, request: Request) -> Response:
        path, raw = request.url.path, await request.body()
        fault = next((each for each in self.faults if each.times and path.endswith(each.method)), None)
        if fault:
            fault.times -= 1
            if fault.kind == "status":
                return await self._answered(path, None, fault.status, {"message": "Internal Server Error"})
            if fault.kind == "flood":
                limit = {"message": "The API rate limit has been exceeded. Try again later."}
                return await self._answered(path, None, 429, limit)
            if fault.kind == "drop":
                return Dropped()
        binary = request.headers.get("content-type", "").startswith("image/")
        body = raw if binary else json.loads(raw) if raw else None
        key = request.headers.get("x-line-retry-key", "")
        try:
            _authorise(request)
            answer = await self._do(request.method, path, body, key)
            status = 200
        except Refused as refused:
            status, answer = refused.status, {"message": refused.message, **refused.more}
            if status == 400 and "reply token" not in refused.message and "Failed to send" not in refused.message:
                self.refusals.append(f"{path}: {refused.message}")
        response = await self._answered(path, body, status, answer, key)
        if fault and fault.kind == "late":
            await self.late.wait()
        return Dropped() if fault else response

    async def _answered(self, path: str, body: Any, status: int, answer: Any, key: str = "") -> Response:
        async with self._changed:
            self.calls.append(Call(path, body, status, key))
            self._changed.notify_all()
        return JSONResponse(answer, status) if status != 404 else JSONResponse({"message": "Not found"}, 404)

    async def _do(self, method: str, path: str, body: Any, key: str) -> Body:
        if path.endswith("/v2/bot/info"):
            return BOT
        if path.endswith("/message/reply"):
            return self._reply(body)
        if path.endswith("/message/push"):
            return self._push(body, key)
        if path.endswith("/message/multicast"):
            return self._multicast(body, key)
        if path.endswith("/chat/loading/start"):
            if body["loadingSeconds"] % 5 or not body["chatId"].startswith("U"):
                raise Refused(400, "loadingSeconds")
            return {}
        if path.endswith("/message/quota"):
            return {"type": "none"} if self.quota is None else {"type": "limited", "value": self.quota}
        if path.endswith("/message/quota/consumption"):
            return {"totalUsage": self.pushed}
        if "/channel/webhook/" in path:
            return await self._webhook(method, path, body)
        return self._menu(method, path.partition("/v2/bot/")[2], body)

    def _reply(self, body: Body) -> Body:
        check(body["messages"])
        chat, end = self.tokens.get(body["replyToken"], ("", 0.0))
        if not chat or self.now > end:
            raise Refused(400, "Invalid reply token")
        del self.tokens[body["replyToken"]]
        return self._arrive(chat, body["messages"], "reply")

    def _push(self, body: Body, key: str) -> Body:
        check(body["messages"])
        uuid.UUID(key)
        if key in self.keys:
            raise Refused(409, "The retry key is already accepted", **self.keys[key])
        if body["to"] not in self.chats and not any(chat == body["to"] for chat, _ in self.tokens.values()):
            raise Refused(400, "Failed to send messages")
        if self.quota is not None and self.pushed >= self.quota:
            raise Refused(429, "You have reached your monthly limit.")
        self.pushed += 1
        self.keys[key] = self._arrive(body["to"], body["messages"], "push")
        return self.keys[key]

    def _multicast(self, body: Body, key: str) -> Body:
        check(body["messages"])
        uuid.UUID(key)
        if not 1 <= len(body["to"]) <= 500:
            raise Refused(400, "to: Size must be between 1 and 500")
        if key in self.keys:
            raise Refused(409, "The retry key is already accepted")
        self.keys[key] = {}
        for person in body["to"]:
            self._arrive(person, body["messages"], "multicast")
        return {}

    def _arrive(self, chat: str, messages: list[Body], via: str) -> Body:
        sent = []
        for message in messages:
            self._count += 1
            sent.append({"id": str(9_000_000 + self._count)})
            if chat not in self.blocked:
                self.chats.setdefault(chat, []).append({**message, "via": via, "id": sent[-1]["id"]})
        return {"sentMessages": sent}

    async def _webhook(self, method: str, path: str, body: Body) -> Body:
        if path.endswith("/test"):
            try:
                status = await self.bring(tries=1)
            except httpx.HTTPError:
                status = 0
            reason = "OK" if status == 200 else "ERROR_STATUS_CODE" if status else "COULD_NOT_CONNECT"
            at = "2026-01-01T00:00:00.000Z"
            return {"success": status == 200, "timestamp": at, "statusCode": status, "reason": reason, "detail": ""}
        if method == "PUT":
            self.webhook = body["endpoint"]
            return {}
        if not self.webhook:
            raise Refused(404, "Not found")
        return {"endpoint": self.webhook, "active": True}

    def _menu(self, method: str, path: str, body: Any) -> Body:
        parts = path.split("/")
        if (method, path) == ("GET", "richmenu/list"):
            return {"richmenus": list(self.menus.values())}
        if (method, path) == ("POST", "richmenu"):
            made = f"richmenu-{len(self.menus) + 1}-{self._count}"
            self.menus[made] = {"richMenuId": made, **body}
            return {"richMenuId": made}
        if parts[0] == "richmenu" and parts[-1] == "content":
            self.pictures[parts[1]] = body
            return {}
        if parts[:2] == ["richmenu", "alias"]:
            return self._alias(method, parts, body)
        if method == "DELETE" and len(parts) == 2:
            del self.menus[parts[1]]
            return {}
        if parts[0] == "user" and method == "POST":
            if parts[-1] not in self.pictures:
                raise Refused(400, "must upload richmenu image before applying it to user")
            self.linked["" if parts[1] == "all" else parts[1]] = parts[-1]
            return {}
        raise Refused(404, "Not found")

    def _alias(self, method: str, parts: list[str], body: Any) -> Body:
        if len(parts) == 2:
            self.aliases[body["richMenuAliasId"]] = body["richMenuId"]
            return {}
        if parts[2] not in self.aliases:
            raise Refused(404, "richmenu alias not found")
        if method == "POST":
            self.aliases[parts[2]] = body["richMenuId"]
        return {"richMenuAliasId": parts[2], "richMenuId": self.aliases[parts[2]]}


def _authorise(request: Request) -> None:
    if request.headers.get("authorization") != f"Bearer {TOKEN}":
        raise Refused(401, "Authentication failed due to the following reason: invalid token.")


def check(messages: list[Body]) -> None:
    """What LINE refuses of messages, as far as the bot could get it wrong. Raises Refused."""
    if not 1 <= len(messages) <= 5:
        raise Refused(400, "messages: Size must be between 1 and 5")
    for message in messages:
        _within(message.get("text", "x"), 5_000, "text")
        _within(message.get("altText", "x"), 1_500, "altText")
        if not 0 <= len(message.get("quickReply", {}).get("items", [])) <= 13:
            raise Refused(400, "quickReply: Size must be between 1 and 13")
        contents = message.get("contents", {})
        bubbles = contents.get("contents", []) if contents.get("type") == "carousel" else [contents]
        if message["type"] == "flex" and not 1 <= len(bubbles) <= 12:
            raise Refused(400, "contents: Size must be between 1 and 12")
        if len({bubble.get("size") for bubble in bubbles}) > 1 or len(json.dumps(contents)) > 50 * 1024:
            raise Refused(400, "contents: carousel")
        if any(len(json.dumps(bubble)) > 30 * 1024 for bubble in bubbles):
            raise Refused(400, "contents: bubble")
        for action in actions_of(message):
            _within(action["data"], 300, "data")


def _within(text: str, most: int, name: str) -> None:
    if not 1 <= len(text.encode("utf-16-le", "surrogatepass")) // 2 <= most:
        raise Refused(400, f"{name}: Length must be between 1 and {most}")


def actions_of(part: Any) -> Iterator[Body]:
    """The actions of a message, wherever they stand in it."""
    if isinstance(part, dict):
        if part.get("type") == "postback":
            yield part
        for each in part.values():
            yield from actions_of(each)
    elif isinstance(part, list):
        for each in part:
            yield from actions_of(each)


def words_of(part: Any) -> str:
    """All that people read in a message, line by line."""
    if isinstance(part, list):
        return "\n".join(filter(None, map(words_of, part)))
    if not isinstance(part, dict):
        return ""
    if part.get("type") == "text" and part.get("contents"):
        return "".join(span["text"] for span in part["contents"])
    if part.get("type") == "text":
        return str(part["text"])
    inside = [part[name] for name in ("header", "hero", "body", "footer", "contents") if name in part]
    return "\n".join(filter(None, map(words_of, inside)))


@asynccontextmanager
async def line_server() -> AsyncIterator[LineServer]:
    """A little LINE that listens until the block ends."""
    server = LineServer()
    application = Starlette(routes=[Route("/{path:path}", server.receive, methods=["GET", "POST", "PUT", "DELETE"])])
    async with listening(application) as server.url:
        yield server
