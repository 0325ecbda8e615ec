"""The door for updates that Telegram brings: the secret first, then the text, then it is kept, then acknowledged."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.messages import RefusedError, read_json
from bot.watching.logs import logger
from bot.web.requests import body

log = logger("thamdai.telegram")

PATH = "/telegram/webhook"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_BODY = 1_024 * 1_024  # bytes; an update is far smaller


def secret_of(token: str) -> str:
    """What Telegram says with every update: made from the token, so that every process of the bot knows it."""
    return hmac.new(token.encode(), b"thamdai telegram webhook", hashlib.sha256).hexdigest()


def webhook(secret: str, accept: Callable[[dict[str, Any]], Awaitable[None]]) -> Route:
    """The route of the web application. Where keeping fails the answer is 500, and Telegram brings the update again."""

    async def receive(request: Request) -> Response:
        shown = request.headers.get(HEADER, "")
        if not hmac.compare_digest(shown.encode("utf-8", "replace"), secret.encode()):
            raise RefusedError(403, "forbidden", "ไม่อนุญาต")
        update = read_json(await body(request, LONGEST_BODY))
        if isinstance(update, dict):
            await accept(update)
        return Response()

    return Route(PATH, receive, methods=["POST"])
