"""Broadcasts on LINE: a message to up to 500 people in one call, with a key that keeps it from showing twice.

Limits: 500 people and 5 messages a call, 200 calls a second; a key is known for 24 hours; who blocked the account is
not told (developers.line.biz/en/reference/messaging-api/#send-multicast-message).
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import aiohttp
from linebot.v3.insight import AsyncApiClient, AsyncInsight, Configuration
from linebot.v3.insight.exceptions import ApiException

from bot.channels.line_account import SECONDS, Account, CallError
from bot.channels.line_events import CHANNEL
from bot.channels.line_flex import Json
from bot.channels.line_layout import laid_out
from bot.delivery.senders import Outcome, Parcel
from bot.state.deliveries import Addressee, Recall
from bot.watching.logs import logger
from handlers.conversation import Reply
from handlers.delivery_report import Seen

log = logger("thamdai.delivery")

QUOTA = "monthly limit"  # how LINE words it
RATE_PAUSE = 1.0  # seconds after LINE said that there were too many calls
TOP = 9  # people are parted by blocks of 2 ** 8 places, then 2 ** 7 ...: blocks stay when somebody is taken out
_FAULT_OF_PERSON = re.compile(r"'to'|\bto\[|\bto:")  # how LINE names the list of people
LayOut = Callable[[Reply], list[Json]]
Show = Callable[[str, str], Awaitable[list[Json]]]  # (card, id of the edition) -> the image message, if any


def unit_of(broadcast_id: int) -> str:
    """The name under which LINE counts who saw a broadcast."""
    return f"thamdai_{broadcast_id}"


class LineBroadcasts:
    """Sends by multicast. `lay_out` makes LINE's messages of a reply."""

    channel = CHANNEL
    together = True

    def __init__(self, token: str, api_url: str, lay_out: LayOut = laid_out, show: Show | None = None) -> None:
        self._token, self._api_url = token, api_url
        self._lay_out = lay_out
        self._show = show
        self._account: Account | None = None

    async def open(self) -> None:
        self._account = Account(self._token, self._api_url)  # must be made in the running loop

    async def close(self) -> None:
        if self._account:
            await self._account.close()

    async def send(self, parcel: Parcel, to: Sequence[Addressee], key: str) -> Sequence[Outcome]:
        """One call; where LINE finds fault with a person, smaller ones, to find whom it means.

        As long as it isn't known of all of them whether they have it, it isn't for any: then all are to be sent to
        again under the same keys, by which LINE knows who has it already.
        """
        outcomes = await self._parts(parcel, to, key, TOP)
        undecided = next((each for each in outcomes if each.fate in ("later", "stop")), None)
        return outcomes if undecided is None else [undecided] * len(to)

    async def _parts(self, parcel: Parcel, to: Sequence[Addressee], key: str, level: int) -> Sequence[Outcome]:
        outcome = await self._multicast(parcel, to, key)
        if outcome.fate != "failed" or len(to) == 1 or not _FAULT_OF_PERSON.search(outcome.error):
            return [outcome] * len(to)
        outcomes: list[Outcome] = []
        for block, people in groupby(to, key=lambda each: each.place >> (level - 1)):
            part = list(people)
            if outcomes and (outcomes[-1].fate == "stop" or outcomes[-1].hold):  # LINE wants no more calls now
                outcomes += [Outcome("later")] * len(part)
            else:
                part_key = str(uuid.uuid5(uuid.UUID(key), f"{level}:{block}"))
                outcomes += await self._parts(parcel, part, part_key, level - 1)
        return outcomes

    async def _multicast(self, parcel: Parcel, to: Sequence[Addressee], key: str) -> Outcome:
        if self._account is None:
            raise RuntimeError("open the sender before sending")
        image = await self._show(parcel.card, parcel.edition) if parcel.card and self._show else []
        request = {
            "to": [each.person for each in to],
            "messages": [*image, *self._lay_out(parcel.message)],
            "customAggregationUnits": [unit_of(parcel.broadcast)],
        }
        try:
            await self._account.post("message/multicast", request, key)
        except CallError as error:
            return _outcome(error)
        return Outcome("sent")

    async def recall(self, to: Addressee) -> Recall | Outcome:  # noqa: ARG002 (the protocol's)
        """LINE has no way to take a message back; a correction tells people."""
        return "kept"


def _outcome(error: CallError) -> Outcome:
    told = f"{error.status} {error.message}"[:120]
    if error.status == 409:  # accepted before, under the same key
        return Outcome("sent")
    if error.status == 429:
        stops = QUOTA in told.lower()
        return Outcome("stop", error=told) if stops else Outcome("later", error=told, hold=RATE_PAUSE)
    if error.status in (401, 403):
        return Outcome("stop", error=told)
    if error.status == 0 or error.status >= 500:  # done or not: the key keeps it from showing twice
        return Outcome("later", error=told, down=True)
    return Outcome("failed", error=told)


async def seen(token: str, api_url: str, broadcast_id: int, first: date, last: date) -> Seen | None:
    """LINE's own statistics of a broadcast; None where they can't be had. They are a day or so behind."""
    configuration = Configuration(access_token=token, host=api_url) if api_url else Configuration(access_token=token)
    async with AsyncApiClient(configuration) as client:
        try:
            told: Any = await AsyncInsight(client).get_statistics_per_unit(
                unit_of(broadcast_id), f"{first:%Y%m%d}", f"{last:%Y%m%d}", _request_timeout=SECONDS
            )
        except (ApiException, aiohttp.ClientError, TimeoutError) as error:
            log.info("LINE's statistics can't be had", error=type(error).__name__)
            return None
    return Seen(told.overview.unique_impression, told.overview.unique_click)
