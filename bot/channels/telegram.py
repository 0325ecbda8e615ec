"""Telegram: updates in, messages out. What to say is decided by the handlers; here it is brought to people.

The way of an update: kept (by polling or webhook) -> its lane -> read -> the handlers' Reply -> laid out -> sent ->
finished. One that was kept and not finished when the process ended is taken up again at the next start.
"""

from __future__ import annotations

import asyncio
import json
import logging
import traceback
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from telegram import Update
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.channels.lanes import Lanes
from bot.channels.telegram_commands import set_menus
from bot.channels.telegram_inline import offer
from bot.channels.telegram_layout import laid_out
from bot.channels.telegram_pictures import Pictures
from bot.channels.telegram_polling import FIRST_PAUSE, LONG_POLL, LONGEST_PAUSE, Account, introduced, poll
from bot.channels.telegram_sending import Sending, UncertainError, UnreachableError
from bot.channels.telegram_updates import (
    ALLOWED,
    CHANNEL,
    Asked,
    Looked,
    Membership,
    Moved,
    StrayTap,
    lane_of,
    private_post,
    read,
)
from bot.channels.telegram_webhook import PATH, secret_of
from bot.state.exchanges import Exchanges
from bot.state.people import StoredPeople
from bot.state.updates import Kept, Updates
from handlers.conversation import Reply, said
from handlers.offers import Offers
from handlers.reception import Reception

log = logging.getLogger("thamdai.telegram")

TYPING_AFTER, TYPING_EVERY = 0.7, 4.5  # seconds; Telegram shows it for 5
PAUSES = (5.0, 15.0, 30.0, 60.0)  # seconds between tries of an update whose answer the network did not take
DRAIN = 20.0  # seconds that updates in hand are given when the bot stops
MOST_ALBUMS = 500
APOLOGY = "ขออภัยค่ะ ระบบขัดข้องชั่วคราว กรุณาลองถามใหม่อีกครั้งนะคะ"
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the channel needs of the rest of the house."""

    reception: Reception
    offers: Offers
    updates: Updates
    exchanges: Exchanges
    people: StoredPeople
    pictures: Pictures
    owners: frozenset[str] = frozenset()  # ids of the PR team's chats


class Telegram:
    """One bot on Telegram. With `public_url` Telegram brings the updates, else they are fetched."""

    def __init__(self, account: Account, rooms: Rooms, public_url: str = "", sleep: Sleep = asyncio.sleep) -> None:
        self._account = account
        self._rooms = rooms
        self._public_url = public_url.rstrip("/")
        self._sleep = sleep
        self._sending = Sending(account, rooms.pictures, rooms.exchanges.move_chat, sleep)
        self._lanes = Lanes()
        self._keeping: set[asyncio.Task[None]] = set()
        self._connected = asyncio.Event()
        self._albums: OrderedDict[str, None] = OrderedDict()  # groups of photos that had their friendly line
        self.poll_seconds = LONG_POLL

    # ── coming in ─────────────────────────────────────────────────────────────────────────────────────────────────
    async def run(self) -> None:
        """Connect and work until cancelled; returns early only where the token is wrong."""
        if not await introduced(self._account, self._sleep):
            return
        self._connected.set()
        for kept in await self._rooms.updates.pending():
            self._take_up(kept)
        if await self._door() and not self._public_url:
            await poll(self._account, self.accept, self._sleep, self.poll_seconds)

    async def stop(self) -> None:
        """Finish what is in hand and disconnect."""
        await asyncio.gather(*self._keeping, return_exceptions=True)
        if not await self._lanes.idle(DRAIN):
            log.warning("some updates were not answered in time; they are taken up at the next start")
        await self._account.shutdown()

    async def _door(self) -> bool:
        """Tell Telegram how the updates are to come, trying until it takes it."""
        pause = FIRST_PAUSE
        while True:
            try:
                if self._public_url:
                    await self._account.set_webhook(
                        self._public_url + PATH,
                        secret_token=secret_of(self._account.token),
                        allowed_updates=list(ALLOWED),
                        drop_pending_updates=False,
                    )
                    log.info("Telegram brings updates to %s%s", self._public_url, PATH)
                else:
                    await self._account.delete_webhook(drop_pending_updates=False)
                    log.info("fetching updates from Telegram")
                await set_menus(self._account, self._rooms.owners)
            except BadRequest as error:
                log.error("Telegram refuses THAMDAI_PUBLIC_URL (%s); it must be https and reachable", error.message)  # noqa: TRY400
                return False
            except TelegramError as error:
                log.warning("Telegram can't be told how to bring updates (%s); trying again", type(error).__name__)
                await self._sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                return True

    async def accept(self, update: dict[str, Any]) -> None:
        """Keep an update and see to it; one that is known already is let go. Raises where it can't be kept.

        Once begun it is kept, even where whoever brought it is cut off.
        """
        keeping = asyncio.create_task(self._keep(update))
        self._keeping.add(keeping)
        keeping.add_done_callback(self._keeping.discard)
        await asyncio.shield(keeping)

    async def _keep(self, update: dict[str, Any]) -> None:
        update_id = update.get("update_id")
        if not isinstance(update_id, int):
            return
        kept = Kept(str(update_id), lane_of(update), json.dumps(update, ensure_ascii=False), update_id)
        if post := private_post(update):
            self._sending.posts.note(*post)
        if await self._rooms.updates.keep(kept):
            self._take_up(kept)

    def _take_up(self, kept: Kept) -> None:
        self._lanes.add(kept.lane, lambda: self._see_to(kept))

    async def idle(self) -> None:
        """Wait until every update in hand is finished."""
        await self._lanes.idle()

    # ── an update's way ───────────────────────────────────────────────────────────────────────────────────────────
    async def _see_to(self, kept: Kept) -> None:
        """Answer an update, whatever happens on the way; never raises."""
        await self._connected.wait()
        try:
            if not kept.begun:
                await self._rooms.updates.begin(kept.update_id)
            if await self._tried(kept):
                await self._rooms.updates.finish(kept.update_id)
        except Exception as error:  # noqa: BLE001 - one update must not stop the others
            _log_failure(kept, error)

    async def _tried(self, kept: Kept) -> bool:
        """False where the network took no answer at all: the update is kept for the next start."""
        for pause in (*PAUSES, None):
            try:
                await self._handle(kept)
            except UnreachableError:
                await self._rooms.people.set_reachable(CHANNEL, kept.lane.partition(":")[0], reachable=False)
            except UncertainError:
                log.warning("an answer in a group may be missing update=%s", kept.update_id)
            except NetworkError as error:
                if isinstance(error, BadRequest):
                    _log_failure(kept, error)
                    return True
                if pause is None:
                    log.error("not answered, the network takes nothing update=%s", kept.update_id)  # noqa: TRY400
                    return False
                kept = replace(kept, begun=True)
                await self._sleep(pause)
                continue
            return True
        return False

    async def _handle(self, kept: Kept) -> None:
        update = Update.de_json(json.loads(kept.payload), self._account)
        meant = read(update, self._account.bot)
        if isinstance(meant, Asked):
            await self._answer(meant, kept, _album(update))
        elif isinstance(meant, Looked):
            offers = await asyncio.to_thread(self._rooms.offers.matching, meant.text)
            await offer(self._account, meant.query, offers)
        elif isinstance(meant, Membership):
            await self._rooms.people.set_reachable(CHANNEL, str(meant.chat), meant.member)
        elif isinstance(meant, Moved):
            await self._rooms.exchanges.move_chat(meant.old, meant.new)
        elif isinstance(meant, StrayTap):
            await self._sending.acknowledge(meant.query)

    async def _answer(self, asked: Asked, kept: Kept, album: str) -> None:
        key = f"tap{asked.query}" if asked.query else str(asked.post)
        before = await self._rooms.exchanges.said(asked.chat, key)
        if bool(before) != asked.edited or self._had_its_line(album, kept):
            return  # answered before the process ended; or an edit of what was never answered
        if asked.private:
            await self._rooms.people.seen(CHANNEL, asked.message.person)
        reply = await self._reply(asked, kept)
        if asked.query:
            await self._sending.acknowledge(asked.query, reply.note)
        if reply.quiet:
            return
        pieces = laid_out(reply)
        if asked.edited:
            now = await self._sending.change(asked.chat, before, pieces)
        elif asked.query and asked.reachable and reply.place == "same" and not reply.card:
            await self._sending.change(asked.chat, (asked.post,), pieces)
            return
        else:
            after = max(asked.post, await self._rooms.exchanges.latest(asked.chat)) if asked.private else asked.post
            now = await self._say(asked, pieces, after, unsure=kept.begun)
        await self._rooms.exchanges.keep(asked.chat, key, now)

    async def _say(self, asked: Asked, pieces: Any, after: int, *, unsure: bool) -> tuple[int, ...]:
        return await self._sending.say(
            asked.chat, pieces, after, reply_to=0 if asked.private else asked.post, unsure=unsure
        )

    async def _reply(self, asked: Asked, kept: Kept) -> Reply:
        """The handlers' reply; an apology where they fail. Shows typing when it takes long."""
        typing = None if asked.query else asyncio.create_task(self._typing(asked.chat))
        try:
            reply = await self._rooms.reception.reply(asked.message)
            log.info("replied update=%s reader=%s outcome=%s", kept.update_id, reply.reader, reply.outcome)
        except Exception as error:  # noqa: BLE001 - the person is told, the log is told, nothing stops
            _log_failure(kept, error)
            return said(asked.message, APOLOGY, note=APOLOGY)
        else:
            return reply
        finally:
            if typing:
                typing.cancel()

    async def _typing(self, chat: int) -> None:
        await self._sleep(TYPING_AFTER)
        while True:
            await self._sending.typing(chat)
            await self._sleep(TYPING_EVERY)

    def _had_its_line(self, album: str, kept: Kept) -> bool:
        """Whether another photo of the same album was spoken to already."""
        if not album or kept.begun:
            return False
        known = album in self._albums
        self._albums[album] = None
        if len(self._albums) > MOST_ALBUMS:
            self._albums.popitem(last=False)
        return known


def _album(update: Update) -> str:
    return (update.message.media_group_id if update.message else "") or ""


def _log_failure(kept: Kept, error: Exception) -> None:
    """Where it failed, without what it says: an exception's message may hold what a person wrote."""
    where = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    log.error("failed update=%s error=%s\n%s", kept.update_id, type(error).__name__, where)
