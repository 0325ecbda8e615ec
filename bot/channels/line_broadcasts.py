"""Broadcasts on LINE: a message to up to 500 people in one call, with a key that keeps it from showing twice.

Limits: 500 people and 5 messages a call, 200 calls a second; a key is known for 24 hours; who blocked the account is
not told (developers.line.biz/en/reference/messaging-api/#send-multicast-message).
"""

from __future__ import annotations

import json
import logging
import uuid
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from linebot.v3.insight import AsyncApiClient as InsightClient
from linebot.v3.insight import AsyncInsight
from linebot.v3.insight import Configuration as InsightConfiguration
from linebot.v3.messaging import (
    AsyncApiClient,
    AsyncMessagingApi,
    Configuration,
    Message,
    MulticastRequest,
    PostbackAction,
    QuickReply,
    QuickReplyItem,
    TextMessage,
)
from linebot.v3.messaging.exceptions import ApiException

from bot.delivery.senders import Outcome, Parcel
from bot.state.deliveries import Addressee, Recall
from handlers.conversation import Reply
from handlers.delivery_report import Seen

log = logging.getLogger("thamdai.delivery")

CHANNEL = "line"
HOST = "https://api.line.me"
MOST_PEOPLE = 500
TIMEOUT = 20.0  # seconds
LONGEST_LABEL, MOST_BUTTONS = 20, 13
QUOTA = "monthly limit"  # how LINE words it
RATE_PAUSE = 1.0  # seconds after LINE said that there were too many calls
LayOut = Callable[[Reply], list[Message]]


def as_text(reply: Reply) -> list[Message]:
    """A message as text with quick replies."""
    items = [
        QuickReplyItem(
            action=PostbackAction(label=button.label[:LONGEST_LABEL], data=button.action, displayText=button.text)
        )
        for button in reply.buttons[:MOST_BUTTONS]
    ]
    return [TextMessage(text=reply.text, quickReply=QuickReply(items=items) if items else None)]


def unit_of(broadcast_id: int) -> str:
    """The name under which LINE counts who saw a broadcast."""
    return f"thamdai_{broadcast_id}"


class LineBroadcasts:
    """Sends by multicast. `lay_out` makes LINE's messages of a reply."""

    channel = CHANNEL
    together = True

    def __init__(self, token: str, api_url: str, lay_out: LayOut = as_text) -> None:
        self._configuration = Configuration(access_token=token, host=api_url or HOST)
        self._lay_out = lay_out
        self._client: AsyncApiClient | None = None

    async def open(self) -> None:
        self._client = AsyncApiClient(self._configuration)  # must be made in the running loop

    async def close(self) -> None:
        if self._client:
            await self._client.close()

    async def send(self, parcel: Parcel, to: Sequence[Addressee], key: str) -> Sequence[Outcome]:
        """One call; where LINE finds fault with it, halves with keys of their own, to find whom it means."""
        outcome = await self._multicast(parcel, to, key)
        if outcome.fate != "failed" or len(to) == 1:
            return [outcome] * len(to)
        half = len(to) // 2
        first = await self.send(parcel, to[:half], str(uuid.uuid5(uuid.UUID(key), "first")))
        if all(each.fate in ("later", "stop") for each in first):
            return [*first, *[Outcome("later", error=first[0].error)] * (len(to) - half)]
        return [*first, *await self.send(parcel, to[half:], str(uuid.uuid5(uuid.UUID(key), "second")))]

    async def _multicast(self, parcel: Parcel, to: Sequence[Addressee], key: str) -> Outcome:
        request = MulticastRequest(
            to=[each.person for each in to],
            messages=self._lay_out(parcel.message),
            customAggregationUnits=[unit_of(parcel.broadcast)],
        )
        try:
            await AsyncMessagingApi(self._client).multicast(request, x_line_retry_key=key, _request_timeout=TIMEOUT)
        except ApiException as error:
            return _outcome(error)
        except Exception as error:  # noqa: BLE001 - whatever the network did, the key keeps it from showing twice
            return Outcome("later", error=type(error).__name__, down=True)
        return Outcome("sent")

    async def recall(self, to: Addressee) -> Recall | Outcome:  # noqa: ARG002 (the protocol's)
        """LINE has no way to take a message back; a correction tells people."""
        return "kept"


def _outcome(error: ApiException) -> Outcome:
    told = _told(error)
    if error.status == 409:  # accepted before, under the same key
        return Outcome("sent")
    if error.status == 429:
        return Outcome("stop", error=told) if QUOTA in told.lower() else Outcome("later", error=told, hold=RATE_PAUSE)
    if error.status in (401, 403):
        return Outcome("stop", error=told)
    if error.status is None or error.status >= 500:
        return Outcome("later", error=told, down=True)
    return Outcome("failed", error=told)


def _told(error: ApiException) -> str:
    try:
        return f"{error.status} {json.loads(error.body or '{}').get('message', '')}"[:120]
    except (ValueError, AttributeError):
        return str(error.status)


async def seen(token: str, api_url: str, broadcast_id: int, first: date, last: date) -> Seen | None:
    """LINE's own statistics of a broadcast; None where they can't be had. They are a day or so behind."""
    async with InsightClient(InsightConfiguration(access_token=token, host=api_url or HOST)) as client:
        try:
            told: Any = await AsyncInsight(client).get_statistics_per_unit(
                unit_of(broadcast_id), f"{first:%Y%m%d}", f"{last:%Y%m%d}", _request_timeout=TIMEOUT
            )
        except Exception as error:  # noqa: BLE001 - the report is good without them
            log.info("LINE's statistics can't be had (%s)", type(error).__name__)
            return None
    return Seen(told.overview.unique_impression, told.overview.unique_click)
