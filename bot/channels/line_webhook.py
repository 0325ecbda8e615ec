"""The door for LINE's events: the signature over the raw body first, then the JSON, then all are kept, then 200.

LINE counts a webhook as failed that is not answered within two seconds; answering people is done afterwards.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import logging
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.line_events import Event
from bot.messages import RefusedError, read_json
from bot.watching.logs import logger
from bot.web.requests import body

log = logger("thamdai.line")

PATH = "/line/webhook"
HEADER = "x-line-signature"
LONGEST_BODY = 1_024 * 1_024  # bytes; LINE's own are far smaller
UNSIGNED = (  # said once
    "an event came with a wrong signature; if it was LINE's, THAMDAI_LINE_CHANNEL_SECRET is not that of this channel: "
    "copy it again from the LINE Developers console"
)


def signature_of(secret: str, raw: bytes) -> str:
    """What LINE says with a body, made from the channel secret."""
    return base64.b64encode(hmac.new(secret.encode(), raw, hashlib.sha256).digest()).decode()


def webhook(secret: str, accept: Callable[[Event], Awaitable[None]]) -> Route:
    """The route of the web application. Where keeping fails the answer is 500, and LINE brings the events again."""
    told: list[int] = []

    async def receive(request: Request) -> Response:
        raw = await body(request, LONGEST_BODY)
        shown = request.headers.get(HEADER, "")
        if not hmac.compare_digest(shown.encode("utf-8", "replace"), signature_of(secret, raw).encode()):
            log.log(logging.INFO if told else logging.WARNING, UNSIGNED)
            told.append(1)
            raise RefusedError(401, "bad_signature", "ลายเซ็นไม่ถูกต้อง")
        for event in _events(raw):
            await accept(event)
        return Response()

    return Route(PATH, receive, methods=["POST"])


def _events(raw: bytes) -> list[Event]:
    """The events of a body; none where LINE only tries the door."""
    sent = read_json(raw)
    events = sent.get("events") if isinstance(sent, dict) else None
    return [each for each in events if isinstance(each, dict)] if isinstance(events, list) else []
