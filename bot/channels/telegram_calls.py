"""Calls to Telegram's Bot API, as python-telegram-bot asks for them, over aiohttp."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.connections import open_session

CONNECT, READ, SEND = 10.0, 20.0, 20.0  # seconds: for a connection, until it says something, for all that is sent
_JSON = {"Content-Type": "application/json"}
_UNSENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


class LostError(Exception):
    """It can't be known whether a call was done. Says no address, as the library's errors may: that holds the token."""


class UnsentError(LostError):
    """There was no connection, so a call was not done."""


class Calls(BaseRequest):
    """The connections of one account; a session is opened in the loop that first needs it."""

    def __init__(self, connections: int, read_seconds: float = READ) -> None:
        self._connections = connections
        self._read = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            self._session = open_session(self._connections, {"User-Agent": self.USER_AGENT})

    async def shutdown(self) -> None:
        if self._session:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (aiohttp has one limit for all of a call)
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (nobody here asks for another)
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """The status and body of the answer. Raises NetworkError, whose cause is one of the errors above."""
        if self._session is None:
            raise RuntimeError("initialize the account before calling")
        read = self._read if read_timeout is BaseRequest.DEFAULT_NONE else float(read_timeout)
        body, headers = _body(request_data)
        timeout = aiohttp.ClientTimeout(total=CONNECT + SEND + read, connect=CONNECT, sock_read=read)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                return response.status, await response.read()
        except (TimeoutError, aiohttp.ClientError) as error:
            name = type(error).__name__
            cause = UnsentError(name) if isinstance(error, _UNSENT) else LostError(name)
            raise (TimedOut(name) if isinstance(error, TimeoutError) else NetworkError(name)) from cause


def _body(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    """As JSON, which is shorter than a form where there is Thai in it; files as Telegram wants them, in a form."""
    if data is None:
        return None, {}
    if not data.contains_files:
        return json.dumps(data.parameters, ensure_ascii=False).encode("utf-8", "replace"), _JSON
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, {}
