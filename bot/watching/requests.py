"""Each web request gets an id, which stands in every line that is logged for it, and is counted and timed."""

from __future__ import annotations

import re
import secrets
from time import perf_counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars

from bot.watching.logs import logger
from bot.watching.metrics import REQUEST_SECONDS, REQUESTS

log = logger("thamdai.web")

HEADER = "X-Request-ID"
QUIET = frozenset({"/healthz", "/readyz", "/metrics", "/static"})  # asked for again and again: logged at DEBUG
PLACES = ("/api/ask", "/turn", "/telegram/webhook", "/line/webhook", "/console", "/cards", *sorted(QUIET))
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
_PLAIN = re.compile(r"[a-z0-9/_.-]{1,80}")  # of a path that may be logged; what people type into one may not
_GOOD_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


class Watched:
    """An application, watched. Where it is `proxied`, the id that comes with a request is the proxy's and is kept."""

    def __init__(self, app: ASGIApp, *, proxied: bool) -> None:
        self._app = app
        self._proxied = proxied

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request, began, place = self._request_id(scope), perf_counter(), place_of(scope["path"])
        status = 500

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = request
            await send(message)

        with bound_contextvars(request=request):
            try:
                await self._app(scope, receive, send_on)
            finally:
                took = perf_counter() - began
                method = scope["method"] if scope["method"] in METHODS else "other"
                REQUESTS.labels(place, method, status).inc()
                REQUEST_SECONDS.labels(place).observe(took)
                tell = log.debug if place in QUIET else log.info
                path = scope["path"] if place != "other" and _PLAIN.fullmatch(scope["path"]) else place
                tell("request", method=method, path=path, status=status, ms=round(took * 1000, 1))

    def _request_id(self, scope: Scope) -> str:
        given = Headers(scope=scope).get(HEADER, "") if self._proxied else ""
        return given if _GOOD_ID.fullmatch(given) else secrets.token_hex(8)


def place_of(path: str) -> str:
    """The path without what may be anything: metrics have as many rows as there are places.

    >>> place_of("/console/broadcasts/7"), place_of("/cards/ab12.png"), place_of("/wp-login.php"), place_of("/")
    ('/console', '/cards', 'other', '/')
    """
    if path == "/":
        return path
    return next((each for each in PLACES if path == each or path.startswith(f"{each}/")), "other")
