"""The account at LINE: the SDK's client with limits on time, and its failures in our words.

The SDK waits five minutes by default and tries nothing again; here each call has seconds, and who calls tries again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from linebot.v3.messaging import (
    AsyncApiClient,
    AsyncMessagingApi,
    AsyncMessagingApiBlob,
    Configuration,
    ShowLoadingAnimationRequest,
)
from linebot.v3.messaging.exceptions import ApiException

from bot.watching.logs import logger
from bot.watching.metrics import WAITS

log = logger("thamdai.line")

SECONDS = aiohttp.ClientTimeout(total=10.0, connect=5.0)
TOO_MANY = 429
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
            if error.status == TOO_MANY:
                WAITS.labels("line").inc()
            raise _refused(error) from None
        except (TimeoutError, aiohttp.ClientError) as error:
            raise CallError(0, type(error).__name__, unsure=not isinstance(error, _UNSENT)) from None

    async def show_loading(self, person: str) -> None:
        """The sign that an answer is on its way, in a chat with one person."""
        try:
            request = ShowLoadingAnimationRequest(chatId=person, loadingSeconds=LOADING)
            await self.call(self.api.show_loading_animation, request)
        except CallError as error:
            log.debug("loading could not be shown", status=error.status)

    async def close(self) -> None:
        await self._client.close()


def _refused(error: ApiException) -> CallError:
    try:
        body = json.loads(error.body or "")
    except (TypeError, ValueError):
        body = {}
    body = body if isinstance(body, dict) else {}
    details = [f"{each.get('property')}: {each.get('message')}" for each in body.get("details", [])]
    message = "; ".join([str(body.get("message", error.reason)), *details])
    return CallError(int(error.status or 0), message, body=body)
