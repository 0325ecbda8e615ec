"""Sockets that are listened at, and the servers behind them."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from ipaddress import ip_address

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from bot.settings import Settings
from knowledge.errors import SettingError

ENDING = 10  # seconds that requests in hand are given when the web stops
BACKLOG = 2048


def listener(host: str, port: int, names: str = "THAMDAI_HOST, THAMDAI_PORT") -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise SettingError(
            names, f"can't listen on {host}:{port} ({error.strerror}); set another, or free this one"
        ) from error


async def serve(app: ASGIApp, at: socket.socket) -> None:
    """Serve until the process is told to stop; then what is in hand is finished."""
    await _UntilSignal(_config(app)).serve(sockets=[at])


@asynccontextmanager
async def watched_inside(settings: Settings, doors: Sequence[BaseRoute]) -> AsyncIterator[int]:
    """Open the doors at the address that only the house reaches, if one is set, until the block ends; its port."""
    if not settings.metrics_port:
        yield 0
        return
    _refuse_outside(settings)
    names = "THAMDAI_METRICS_HOST, THAMDAI_METRICS_PORT"
    with listener(settings.metrics_host, settings.metrics_port, names) as at:
        server = _UntilToldSo(_config(Starlette(routes=doors)))
        serving = asyncio.create_task(server.serve(sockets=[at]))
        try:
            yield at.getsockname()[1]
        finally:
            server.should_exit = True
            await serving


def _refuse_outside(settings: Settings) -> None:
    host = settings.metrics_host
    try:
        address = ip_address(host)
        inside = address.is_private and not address.is_unspecified
    except ValueError:
        inside = host == "localhost"
    if not inside and not settings.metrics_token:
        raise SettingError(
            "THAMDAI_METRICS_HOST",
            f"{host} may be reached from outside; set THAMDAI_METRICS_TOKEN, or an address such as 127.0.0.1",
        )


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,  # bot.watching.requests tells of each, without addresses
        proxy_headers=False,  # bot.web.addresses reads them, as far as they may be believed
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=ENDING,
    )


class _UntilSignal(uvicorn.Server):
    """The library's own lets a signal end the process as soon as requests are done, before anything else is."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield  # what comes later is still caught: it ends nothing that is being finished


class _UntilToldSo(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
