"""A small Telegram: keeps chats, refuses what Telegram refuses, records every call. One per test, on a real socket.

It answers as core.telegram.org/bots/api describes; what the bot does not use is not here.
"""

from __future__ import annotations

import asyncio
import io
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import HTTP
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl

import httpx
import uvicorn
from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

TOKEN = "123456:TEST-token_of_the_little_telegram"  # noqa: S105 (of a server in this file)
BOT = {"id": 123456, "is_bot": True, "first_name": "ถามได้", "username": "thamdai_bot"}
BOT |= {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}
PATIENCE = 20.0  # seconds after which a test that waits for something has failed
MOST_IN_CAPTION = 1_024
EXPECTED = ("not modified", "not found", "no text in the message", "wrong file")  # 400s that are no mistake of the bot
TAGS = {"b", "i", "blockquote"}
Body = dict[str, Any]


class Refused(Exception):  # noqa: N818 (what Telegram says, not what failed here)
    def __init__(self, code: int, description: str, **parameters: int) -> None:
        self.code, self.description, self.parameters = code, description, parameters
        super().__init__(description)


@dataclass
class Fault:
    """What goes wrong with the next calls of a method, before or after they were done."""

    method: str
    kind: str  # "status", "flood", "drop", "drop_after", "late"
    times: int = 1
    status: int = 502
    chat: int | None = None


@dataclass
class Call:
    method: str
    params: Body
    refused: str = ""


@dataclass
class TelegramServer:
    """The state of one little Telegram. Tests speak for people with `say`, `tap`, `look`."""

    url: str = ""
    calls: list[Call] = field(default_factory=list)
    posts: dict[tuple[int, int], Body] = field(default_factory=dict)  # messages that the bot sent, as they read now
    deleted: set[tuple[int, int]] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)
    upgraded: dict[int, int] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)  # 400s that mean a mistake of the bot
    webhook: Body = field(default_factory=dict)
    pending: list[Body] = field(default_factory=list)
    deliveries: list[int] = field(default_factory=list)
    taps: dict[str, str | None] = field(default_factory=dict)  # id -> the note it was answered with; None: not yet
    offers: dict[str, Body] = field(default_factory=dict)
    commands: dict[str, list[Body]] = field(default_factory=dict)
    files: dict[str, tuple[int, int]] = field(default_factory=dict)  # id of a photo -> its width and height
    closing: bool = False
    late: asyncio.Event = field(default_factory=asyncio.Event)
    _next_update: int = 1000
    _next_post: int = 10
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    # ── what people do ────────────────────────────────────────────────────────────────────────────────────────────
    async def say(self, text: str = "", chat: int = 7, person: int = 7, **more: Any) -> int:
        """A message of a person; its id."""
        post = self._post(chat, person, **({"text": text} if text else {}), **more)
        await self.push({"message": post})
        return int(post["message_id"])

    def _post(self, chat: int, person: int, **content: Any) -> Body:
        self._next_post += 1
        user = {"id": person, "is_bot": False, "first_name": f"คนที่ {person}"}
        return {
            "message_id": self._next_post,
            "date": 1_700_000_000,
            "chat": _chat(chat),
            "from": user,
            **_marked(content),
        }

    async def correct(self, post: int, text: str, chat: int = 7, person: int = 7) -> None:
        """A message of a person is edited."""
        edited = self._post(chat, person, text=text) | {"message_id": post, "edit_date": 1_700_000_001}
        await self.push({"edited_message": edited})

    async def tap(self, label: str, chat: int = 7, person: int = 7, post: int = 0) -> str:
        """A button of the newest message that has it (or of that message) is tapped; the tap's id."""
        for (where, number), message in sorted(self.posts.items(), reverse=True):
            for button in buttons_of(message):
                if where == chat and label in (button["text"], button.get("callback_data")) and post in (0, number):
                    return await self.tap_data(button["callback_data"], message, person)
        raise LookupError(f"no message has the button {label}")

    async def tap_data(self, data: str, message: Body, person: int = 7) -> str:
        query = f"q{self._next_update}"
        self.taps[query] = None
        user = {"id": person, "is_bot": False, "first_name": f"คนที่ {person}"}
        tapped = {"id": query, "from": user, "message": message, "chat_instance": "1", "data": data}
        await self.push({"callback_query": tapped})
        return query

    async def look(self, text: str, person: int = 7) -> str:
        """Somebody types @bot and a few words; the query's id."""
        query = f"i{self._next_update}"
        user = {"id": person, "is_bot": False, "first_name": "x"}
        await self.push({"inline_query": {"id": query, "from": user, "query": text, "offset": ""}})
        return query

    async def push(self, update: Body) -> None:
        """An update is there for the bot."""
        self._next_update += 1
        async with self._changed:
            self.pending.append({"update_id": self._next_update, **update})
            self._changed.notify_all()

    # ── what tests wait for ───────────────────────────────────────────────────────────────────────────────────────
    async def until(self, met: Callable[[], Any]) -> Any:
        """Wait until something holds; raises TimeoutError where it never does."""
        async with asyncio.timeout(PATIENCE), self._changed:
            await self._changed.wait_for(met)
        return met()

    async def said(self, count: int, chat: int = 7) -> list[Body]:
        """The messages of the bot in a chat, once there are so many."""
        await self.until(lambda: len(self.in_chat(chat)) >= count)
        return self.in_chat(chat)

    async def changed(self, before: str, chat: int = 7) -> str:
        """What the first message of a chat reads, once that is something else."""
        await self.until(lambda: self.in_chat(chat)[0]["text"] != before)
        return str(self.in_chat(chat)[0]["text"])

    def in_chat(self, chat: int = 7) -> list[Body]:
        return [
            post
            for (where, number), post in sorted(self.posts.items())
            if where == chat and (where, number) not in self.deleted
        ]

    async def called(self, method: str, count: int = 1) -> list[Call]:
        def made() -> list[Call]:
            return [call for call in self.calls if call.method == method]

        await self.until(lambda: len(made()) >= count)
        return made()

    async def answered(self, query: str) -> str:
        """The note that a tap was answered with."""
        await self.until(lambda: self.taps[query] is not None)
        return self.taps[query] or ""

    # ── what the bot calls ────────────────────────────────────────────────────────────────────────────────────────
    async def receive(self, request: Request) -> Response:
        if request.path_params["token"] != TOKEN:
            return _error(Refused(401, "Unauthorized"))
        method = request.path_params["method"]
        params = _params(await request.body(), request.headers.get("content-type", ""))
        fault = next(
            (each for each in self.faults if each.method == method and each.times and _meets(each, params)), None
        )
        if fault:
            fault.times -= 1
            if fault.kind == "status":
                return PlainTextResponse("<html>broken</html>", fault.status)
            if fault.kind == "flood":
                return _error(Refused(429, "Too Many Requests: retry after 3", retry_after=3))
            if fault.kind == "drop":
                return Dropped()
        try:
            result = await self._do(method, params)
        except Refused as refused:
            return await self._refuse(method, params, refused)
        await self._record(Call(method, params))
        if fault and fault.kind == "late":
            await self.late.wait()
        return Dropped() if fault else JSONResponse({"ok": True, "result": result})

    async def _refuse(self, method: str, params: Body, refused: Refused) -> Response:
        if refused.code == 400 and not any(each in refused.description for each in EXPECTED):
            self.refusals.append(f"{method}: {refused.description}")
        await self._record(Call(method, params, refused.description))
        return _error(refused)

    async def _record(self, call: Call) -> None:
        async with self._changed:
            self.calls.append(call)
            self._changed.notify_all()

    async def _do(self, method: str, params: Body) -> Any:
        if method == "getUpdates":
            return await self._get_updates(params)
        does: dict[str, Callable[[Body], Any]] = {
            "getMe": lambda _: BOT,
            "sendMessage": self._send,
            "sendPhoto": self._send,
            "sendDocument": self._document,
            "editMessageText": self._edit,
            "editMessageCaption": self._edit,
            "deleteMessage": self._delete,
            "answerCallbackQuery": self._answer_tap,
            "answerInlineQuery": self._answer_look,
            "sendChatAction": lambda _: True,
            "setMyCommands": self._set_commands,
            "setWebhook": self._set_webhook,
            "deleteWebhook": lambda _: self._set_webhook({}),
        }
        if method not in does:
            raise Refused(404, "Not Found: method not found")
        return does[method](params)

    async def _get_updates(self, params: Body) -> list[Body]:
        if self.webhook:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        offset = params.get("offset", 0)
        self.pending = [each for each in self.pending if each["update_id"] >= offset]
        async with self._changed:
            try:
                async with asyncio.timeout(params.get("timeout", 0)):
                    await self._changed.wait_for(lambda: self.pending or self.closing)
            except TimeoutError:
                return []
        return self.pending[:100]

    def _send(self, params: Body) -> Body:
        chat = self._reach(params)
        self._next_post += 1
        post = {
            "message_id": self._next_post,
            "date": 1_700_000_000,
            "chat": _chat(chat),
            "from": BOT,
            **(self._photo(params) if "photo" in params else _content(params)),
        }
        if params.get("reply_parameters"):
            post["reply_to_message_id"] = params["reply_parameters"]["message_id"]
        self.posts[chat, self._next_post] = post
        return post

    def _document(self, params: Body) -> Body:
        self._reach(params)
        self._next_post += 1
        file = {"file_id": f"file-{self._next_post}", "file_unique_id": str(self._next_post)}
        return {
            "message_id": self._next_post,
            "date": 1_700_000_000,
            "chat": _chat(params["chat_id"]),
            "document": file,
        }

    def _photo(self, params: Body) -> Body:
        """What a photo message holds: the file's own sizes, or those of a file that was brought before."""
        photo = params["photo"]
        if isinstance(photo, bytes):
            with Image.open(io.BytesIO(photo)) as image:
                size = image.size
            if sum(size) > 10_000 or max(size) / min(size) > 20:
                raise Refused(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
            photo = f"photo-{len(self.files) + 1}"
            self.files[photo] = size
        if photo not in self.files:
            raise Refused(400, "Bad Request: wrong file identifier/HTTP URL specified")
        width, height = self.files[photo]
        sizes = [{"file_id": photo, "file_unique_id": photo, "width": width, "height": height}]
        return {**_caption(params), "photo": sizes}

    def _edit(self, params: Body) -> Body:
        key = (self._reach(params), int(params["message_id"]))
        if key not in self.posts or key in self.deleted:
            raise Refused(400, "Bad Request: message to edit not found")
        old = self.posts[key]
        if ("photo" in old) != ("caption" in params):
            raise Refused(400, "Bad Request: there is no text in the message to edit")
        said = _caption(params) if "photo" in old else _content(params)
        new = {name: value for name, value in old.items() if name not in ("text", "html", "reply_markup")} | said
        if new == old:
            raise Refused(400, "Bad Request: message is not modified: specified new message content is the same")
        self.posts[key] = new
        return new

    def _delete(self, params: Body) -> bool:
        self.deleted.add((self._reach(params), int(params["message_id"])))
        return True

    def _reach(self, params: Body) -> int:
        chat = int(params["chat_id"])
        if chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if chat in self.upgraded:
            raise Refused(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=self.upgraded[chat])
        if chat == 404:
            raise Refused(400, "Bad Request: chat not found")
        return chat

    def _answer_tap(self, params: Body) -> bool:
        if len(params.get("text", "")) > 200:
            raise Refused(400, "Bad Request: MESSAGE_TOO_LONG")
        if params["callback_query_id"] not in self.taps:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.taps[params["callback_query_id"]] = params.get("text", "")
        return True

    def _answer_look(self, params: Body) -> bool:
        ids = [each["id"] for each in params["results"]]
        if len(ids) > 50 or len(set(ids)) < len(ids) or not all(1 <= len(each.encode()) <= 64 for each in ids):
            raise Refused(400, "Bad Request: RESULT_ID_INVALID")
        for each in params["results"]:
            _content({"text": each["input_message_content"]["message_text"], "parse_mode": "HTML"})
        self.offers[params["inline_query_id"]] = params
        return True

    def _set_commands(self, params: Body) -> bool:
        scope = params["scope"]
        self.commands[f"{scope['type']} {scope.get('chat_id', '')}{params.get('language_code', '')}".strip()] = params[
            "commands"
        ]
        return True

    def _set_webhook(self, params: Body) -> bool:
        self.webhook = params
        return True

    # ── webhook ───────────────────────────────────────────────────────────────────────────────────────────────────
    async def deliver(self, door: str = "") -> None:
        """Bring what is pending to the webhook, each until it is taken, as Telegram does."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook["secret_token"]}
        async with httpx.AsyncClient(timeout=PATIENCE) as client:
            for update in list(self.pending):
                status = 0
                while status != 200:
                    status = (await client.post(door or self.webhook["url"], json=update, headers=headers)).status_code
                    self.deliveries.append(status)
                self.pending.remove(update)


class Dropped(Response):
    """Closes the connection in the middle of an answer."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"999")]})


class Plain(HTMLParser):
    """Reads HTML as Telegram does: its tags alone, each closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.text = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise Refused(400, f"Bad Request: can't parse entities: Unsupported start tag {tag}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Refused(400, "Bad Request: can't parse entities: Unexpected end tag")

    def handle_entityref(self, name: str) -> None:
        self.text += {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}.get(name, f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.text += unescape(f"&#{name};")

    def handle_data(self, data: str) -> None:
        if "<" in data:
            raise Refused(400, "Bad Request: can't parse entities: Unexpected <")
        self.text += data


def plain(html: str) -> str:
    """What people read. Raises Refused where Telegram would."""
    reader = Plain()
    reader.feed(html)
    reader.close()
    if reader.open:
        raise Refused(400, "Bad Request: can't parse entities: Can't find end tag")
    return reader.text.strip()


def _content(params: Body, most: int = 4096) -> Body:
    text = plain(params["text"]) if params.get("parse_mode") == "HTML" else params["text"].strip()
    if not text:
        raise Refused(400, "Bad Request: message text is empty")
    if len(text) > most or len(params["text"].encode()) > 32_768:
        raise Refused(400, "Bad Request: message is too long")
    markup = params.get("reply_markup")
    for button in buttons_of({"reply_markup": markup}) if markup else ():
        data = button.get("callback_data", "x")
        if not 1 <= len(data.encode()) <= 64 or not button["text"] or len(button) != 2:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return {"text": text, "html": params["text"]} | ({"reply_markup": markup} if markup else {})


def _caption(params: Body) -> Body:
    content = _content({**params, "text": params["caption"]}, MOST_IN_CAPTION)
    return content | {"caption": content["text"]}


def buttons_of(message: Body) -> list[Body]:
    """The buttons under a message."""
    return [button for row in (message.get("reply_markup") or {}).get("inline_keyboard", []) for button in row]


def labels(message: Body) -> list[str]:
    return [button["text"] for button in buttons_of(message)]


def _chat(chat: int) -> Body:
    return (
        {"id": chat, "type": "private", "first_name": "x"}
        if chat > 0
        else {"id": chat, "type": "supergroup", "title": "กลุ่ม"}
    )


def _marked(content: Body) -> Body:
    """A text with the entities that Telegram finds in it."""
    text = content.get("text", "")
    name = f"@{BOT['username']}"
    if name in text and not text.startswith("/"):
        at = len(text[: text.index(name)].encode("utf-16-le")) // 2
        content["entities"] = [{"type": "mention", "offset": at, "length": len(name)}]
    return content


def _params(body: bytes, kind: str) -> Body:
    params: Body = {}
    pairs: list[tuple[str, str]] = []
    if kind.startswith("multipart/"):
        whole = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=HTTP)
        for part in whole.iter_parts():
            name = str(part.get_param("name", header="content-disposition"))
            content = part.get_payload(decode=True)
            if part.get_filename() and isinstance(content, bytes):
                params[name] = content
            elif isinstance(content, bytes):
                pairs.append((name, content.decode()))
    elif kind == "application/json":
        pairs = [(name, each if isinstance(each, str) else json.dumps(each)) for name, each in json.loads(body).items()]
    else:
        pairs = parse_qsl(body.decode(), keep_blank_values=True)
    for name, value in pairs:
        try:
            params[name] = json.loads(value)
        except ValueError:
            params[name] = value
        if name in ("text", "caption", "photo", "callback_query_id", "inline_query_id", "secret_token"):
            params[name] = value
    return params


def _meets(fault: Fault, params: Body) -> bool:
    return fault.chat is None or params.get("chat_id") == fault.chat


def _error(refused: Refused) -> Response:
    body: Body = {"ok": False, "error_code": refused.code, "description": refused.description}
    return JSONResponse(body | ({"parameters": refused.parameters} if refused.parameters else {}), refused.code)


@asynccontextmanager
async def telegram_server() -> AsyncIterator[TelegramServer]:
    """A little Telegram that listens until the block ends."""
    server = TelegramServer()
    application = Starlette(routes=[Route("/bot{token}/{method}", server.receive, methods=["POST", "GET"])])
    async with listening(application) as server.url:
        try:
            yield server
        finally:
            server.closing = True
            async with server._changed:
                server._changed.notify_all()


@asynccontextmanager
async def listening(application: Any) -> AsyncIterator[str]:
    """The address of an application served in this loop."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(application, log_config=None, lifespan="off", ws="none", timeout_graceful_shutdown=1)
    web = uvicorn.Server(config)
    serving = asyncio.create_task(web._serve([listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        web.should_exit = True
        await serving
        listener.close()
