"""Where a running process is looked at: /metrics for Prometheus, /readyz for whatever sends people to it."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable
from time import monotonic

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.state.database import Database
from bot.state.standing import CHANNELS, reachable, standing
from bot.watching.metrics import (
    BROADCASTS,
    DATABASE_UP,
    EDITION,
    OLDEST_UPDATE,
    REGISTRY,
    REPLICAS,
    WAITING_DELIVERIES,
    WAITING_UPDATES,
    WORKERS,
)
from handlers.broadcasts import STATES
from knowledge.database import edition_id_of
from knowledge.records import Edition

WITHIN = 2.0  # seconds in which the database must answer
FRESH = 5.0  # seconds that what was read of the database is told again, however often it is asked for

EditionInUse = Callable[[], Edition | None]


class Doors:
    """The doors of one process. `edition` tells the one it answers from; `token` opens /metrics, "" to everybody."""

    def __init__(self, database: Database, edition: EditionInUse, token: str = "") -> None:
        self._database = database
        self._edition = edition
        self._token = token
        self._reading = asyncio.Lock()
        self._read: float | None = None

    def outside(self) -> list[Route]:
        """Those that may stand where everybody can knock: /metrics only with a token."""
        ready = Route("/readyz", self.ready, methods=["GET"])
        return [ready, Route("/metrics", self.metrics, methods=["GET"])] if self._token else [ready]

    def inside(self) -> list[Route]:
        """Those of an address that only the house reaches."""
        return [
            Route("/healthz", self.alive, methods=["GET"]),
            Route("/readyz", self.ready, methods=["GET"]),
            Route("/metrics", self.metrics, methods=["GET"]),
        ]

    async def alive(self, _request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def ready(self, _request: Request) -> Response:
        """200 where people can be answered, else 503 with why not."""
        reasons = {}
        try:
            async with asyncio.timeout(WITHIN):
                await reachable(self._database)
        except (SQLAlchemyError, OSError) as error:
            reasons["database"] = "no answer in time" if isinstance(error, TimeoutError) else "can't be reached"
        if self._edition() is None:
            reasons["edition"] = "none is loaded"
        told = {"status": "not ready", "reasons": reasons} if reasons else {"status": "ready"}
        return JSONResponse(told, 503 if reasons else 200)

    async def metrics(self, request: Request) -> Response:
        shown = request.headers.get("authorization", "").encode("utf-8", "replace")
        if self._token and not hmac.compare_digest(shown, f"Bearer {self._token}".encode()):
            return PlainTextResponse("a token is needed\n", 401, {"WWW-Authenticate": "Bearer"})
        await self._refresh()
        return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)

    async def _refresh(self) -> None:
        async with self._reading:
            if self._read is not None and monotonic() - self._read < FRESH:
                return
            self._note_edition()
            try:
                async with asyncio.timeout(WITHIN):
                    now = await standing(self._database)
            except (SQLAlchemyError, OSError):
                DATABASE_UP.set(0)
                return
            self._read = monotonic()
        DATABASE_UP.set(1)
        OLDEST_UPDATE.set(now.oldest)
        WORKERS.set(now.workers)
        REPLICAS.set(now.replicas)
        for channel in CHANNELS:
            WAITING_UPDATES.labels(channel).set(now.updates[channel])
            WAITING_DELIVERIES.labels(channel).set(now.deliveries[channel])
        for state in STATES:
            BROADCASTS.labels(state).set(now.broadcasts.get(state, 0))

    def _note_edition(self) -> None:
        EDITION.clear()
        if edition := self._edition():
            EDITION.labels(edition_id_of(edition), edition.report.as_of.isoformat()).set(1)
