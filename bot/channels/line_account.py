"""The account at LINE: the SDK's client with limits on time, and its failures in our words.

The SDK waits five minutes by default and tries nothing again; here each call has seconds, and who calls tries again.
What is said goes out without the SDK, as the JSON that it was laid out in: its models take five times as long.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from linebot.v3.messaging import AsyncApiClient, AsyncMessagingApi, AsyncMessagingApiBlob, Configuration
from linebot.v3.messaging.exceptions import ApiException

from bot.channels.connections import open_session
from bot.channels.line_flex import Json
from bot.watching.logs import logger
from bot.watching.metrics import WAITS

log = logger("thamdai.line")

SECONDS = aiohttp.ClientTimeout(total=10.0, connect=5.0)
API_URL = "https://api.line.me"
CONNECTIONS = 100
REDIRECTED, TOO_MANY = 300, 429
LOADING = 20  # seconds that the sign of typing lasts; LINE takes 5 to 60 in steps of 5
_UNSENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


class CallError(OSError):
    """A call that LINE refused or that failed on the way.

    `status` is LINE's answer, 0 where there was none; `message` is in LINE's words and holds nothing that people wrote;
    `unsure` says that it may have been done all the same; `body` is the rest of what LINE answered.
    """

    def __init__(self, status: int, message: str, *, unsure: bool = False, body: dict[str, Any] | None = None) -> None:
        self.status, self.message, self.unsure, self.body = status, message, unsure, body or {}
        super().__init__(f"{status} {message}")


class Account:
    """One channel of a LINE Official Account. To be made and closed inside the running loop."""

    def __init__(self, token: str, api_url: str = "") -> None:
        logging.getLogger("linebot").setLevel(logging.WARNING)  # below that it logs what people are answered
        configuration = Configuration(access_token=token)
        if api_url:  # stands for both of LINE's hosts; without it the SDK knows which call goes to which
            configuration = Configuration(access_token=token, host=api_url)
        self._client = AsyncApiClient(configuration)
        self._api_url = (api_url or API_URL).rstrip("/")
        self._session = open_session(CONNECTIONS, {"Authorization": f"Bearer {token}"})
        self.api = AsyncMessagingApi(self._client)
        self.blobs = AsyncMessagingApiBlob(self._client)
        self.user_id, self.name, self.basic_id = "", "", ""

    async def introduce(self) -> None:
        """Ask who we are. Raises CallError."""
        info = await self.call(self.api.get_bot_info)
        self.user_id, self.name, self.basic_id = info.user_id, info.display_name, info.basic_id

    async def call(self, method: Callable[..., Awaitable[Any]], *args: Any, **more: Any) -> Any:
        """Make one call. Raises CallError where LINE refuses it or does not answer."""
        try:
            return await method(*args, _request_timeout=SECONDS, **more)
        except ApiException as error:
            raise _refused(int(error.status or 0), error.body or "", error.reason) from None
        except (TimeoutError, aiohttp.ClientError) as error:
            raise _failed(error) from None

    async def post(self, path: str, body: Json, retry_key: str = "") -> Json:
        """Post a message or the like; what LINE says to it. With a key LINE knows a call again. Raises CallError."""
        headers = {"Content-Type": "application/json"} | ({"X-Line-Retry-Key": retry_key} if retry_key else {})
        content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        try:
            async with self._session.post(
                f"{self._api_url}/v2/bot/{path}", data=content, headers=headers, timeout=SECONDS, allow_redirects=False
            ) as response:
                told = await response.text(errors="replace")
        except (TimeoutError, aiohttp.ClientError) as error:
            raise _failed(error) from None
        if response.status >= REDIRECTED:
            raise _refused(response.status, told, response.reason)
        return _object(told)

    async def show_loading(self, person: str) -> None:
        """The sign that an answer is on its way, in a chat with one person."""
        try:
            await self.post("chat/loading/start", {"chatId": person, "loadingSeconds": LOADING})
        except CallError as error:
            log.debug("loading could not be shown", status=error.status)

    async def close(self) -> None:
        await self._client.close()
        await self._session.close()


def _refused(status: int, told: str, reason: str | None) -> CallError:
    if status == TOO_MANY:
        WAITS.labels("line").inc()
    body = _object(told)
    details = [f"{each.get('property')}: {each.get('message')}" for each in body.get("details", [])]
    message = "; ".join([str(body.get("message", reason)), *details])
    return CallError(status, message, body=body)


def _failed(error: Exception) -> CallError:
    return CallError(0, type(error).__name__, unsure=not isinstance(error, _UNSENT))


def _object(told: str) -> Json:
    """What LINE answered, as far as it is an object."""
    try:
        body = json.loads(told)
    except ValueError:
        body = None
    return body if isinstance(body, dict) else {}
