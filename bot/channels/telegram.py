"""Telegram: updates in, messages out. What to say is decided by the handlers; here it is brought to people.

Updates come by polling or webhook into the inbox; each is read, answered by the handlers, laid out and sent.
"""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any

from telegram import Update
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.channels.acquaintance import Acquaintance
from bot.channels.answering import Answering
from bot.channels.inbox import Inbox, NotTakenError, Sleep, log_failure
from bot.channels.patience import Patience
from bot.channels.telegram_commands import set_menus
from bot.channels.telegram_inline import offer
from bot.channels.telegram_layout import Piece, laid_out
from bot.channels.telegram_pictures import Pictures
from bot.channels.telegram_polling import FIRST_PAUSE, LONG_POLL, LONGEST_PAUSE, Account, introduced, poll
from bot.channels.telegram_sending import Sending
from bot.channels.telegram_updates import (
    ALLOWED,
    CHANNEL,
    LARGEST,
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
from bot.state.updates import Kept, Said, Updates
from bot.watching.logs import logger
from handlers.conversation import Reply, aloud
from handlers.offers import Matches
from handlers.reception import Receives

log = logger("thamdai.telegram")

TYPING_EVERY = 4.5  # seconds; Telegram shows it for 5
MOST_ALBUMS = 500


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the channel needs of the rest of the house."""

    reception: Receives
    offers: Matches
    updates: Updates
    exchanges: Exchanges
    people: StoredPeople
    acquaintance: Acquaintance
    patience: Patience
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
        self._answering = Answering(rooms.reception, TYPING_EVERY, log, sleep)
        self._inbox = Inbox(rooms.updates, self._answer_update, self._lost, log, sleep)
        self._albums: OrderedDict[str, None] = OrderedDict()  # groups of photos that had their friendly line
        self.poll_seconds = LONG_POLL

    # ── coming in ─────────────────────────────────────────────────────────────────────────────────────────────────
    async def run(self) -> None:
        """Connect and work until cancelled; returns early only where the token is wrong."""
        if not await introduced(self._account, self._sleep):
            return
        await self._inbox.open()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._inbox.watch())
            if await self._door() and not self._public_url:
                await poll(self._account, self.accept, self._sleep, self.poll_seconds)

    async def stop(self) -> None:
        """Finish what is in hand and disconnect."""
        await self._inbox.close()
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
                    log.info("Telegram brings updates", to=f"{self._public_url}{PATH}")
                else:
                    await self._account.delete_webhook(drop_pending_updates=False)
                    log.info("fetching updates from Telegram")
                await set_menus(self._account, self._rooms.owners)
            except BadRequest as error:
                log.error("Telegram refuses THAMDAI_PUBLIC_URL; it must be https and reachable", reason=error.message)  # noqa: TRY400
                return False
            except TelegramError as error:
                log.warning("Telegram can't be told how to bring updates; trying again", error=type(error).__name__)
                await self._sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                return True

    async def accept(self, update: dict[str, Any]) -> None:
        """Keep an update and see to it; one that is known already is let go. Raises where it can't be kept."""
        update_id = update.get("update_id")
        if isinstance(update_id, bool) or not isinstance(update_id, int) or not 0 <= update_id < LARGEST:
            return
        if post := private_post(update):
            self._sending.posts.note(*post)
        payload = json.dumps(update)  # as ASCII: no letter of it is one that a database refuses
        await self._inbox.accept(Kept(str(update_id), lane_of(update), payload, update_id))

    async def idle(self) -> None:
        """Wait until every update in hand is finished."""
        await self._inbox.idle()

    # ── an update's way ───────────────────────────────────────────────────────────────────────────────────────────
    async def _answer_update(self, kept: Kept) -> Said | None:
        try:
            return await self._handle(kept)
        except BadRequest as error:  # trying again would be refused again
            log_failure(log, kept.update_id, error)
            return None
        except NetworkError as error:
            raise NotTakenError(type(error).__name__) from error

    async def _lost(self, kept: Kept) -> None:
        await self._rooms.people.set_reachable(CHANNEL, kept.lane.partition(":")[0], reachable=False)

    async def _handle(self, kept: Kept) -> Said | None:
        update = Update.de_json(json.loads(kept.payload), self._account)
        meant = read(update, self._account.bot)
        if isinstance(meant, Asked):
            return await self._answer(meant, kept, _album(update))
        if isinstance(meant, Looked):
            offers = await asyncio.to_thread(self._rooms.offers.matching, meant.text)
            await offer(self._account, meant.query, offers)
        elif isinstance(meant, Membership):
            await self._rooms.people.set_reachable(CHANNEL, str(meant.chat), meant.member)
        elif isinstance(meant, Moved):
            await self._rooms.exchanges.move_chat(meant.old, meant.new)
        elif isinstance(meant, StrayTap):
            await self._sending.acknowledge(meant.query)
        return None

    async def _answer(self, asked: Asked, kept: Kept, album: str) -> Said | None:
        key = f"tap{asked.query}" if asked.query else str(asked.post)
        exchanged = await self._rooms.exchanges.of_chat(asked.chat)
        before = exchanged.get(key, ())
        if bool(before) != asked.edited or self._had_its_line(album, kept):
            return None  # answered before the process ended; or an edit of what was never answered
        message = await self._rooms.acquaintance.met(asked.message)
        refusal = None if kept.begun else self._rooms.patience.refusal(message)
        if refusal and refusal.quiet and not asked.query:
            return None
        reply = refusal or await self._reply(replace(asked, message=message), kept)
        with self._answering.held(kept.update_id, reply, NetworkError):
            if asked.query:
                await self._sending.acknowledge(asked.query, reply.note)
            if reply.quiet and asked.query:
                return None
            now = await self._brought(asked, aloud(reply), exchanged, kept)
        keeps = await self._inbox.surely(self._rooms.acquaintance.told, message, reply)
        in_place = bool(asked.query) and now == (asked.post,)
        return Said(str(asked.chat), key, now) if keeps and not in_place else None

    async def _brought(
        self, asked: Asked, reply: Reply, exchanged: dict[str, tuple[int, ...]], kept: Kept
    ) -> tuple[int, ...]:
        """Say a reply; the ids of its messages."""
        pieces = laid_out(reply)
        if asked.edited:
            return await self._sending.change(asked.chat, exchanged[str(asked.post)], pieces)
        if asked.query and asked.reachable and reply.place == "same" and not reply.card:
            return await self._sending.change(asked.chat, (asked.post,), pieces)
        await self._rooms.updates.about_to_send(kept)
        known = {post for said in exchanged.values() for post in said}
        said = await self._say(asked, pieces, known, unsure=kept.sent)
        if reply.attached:
            await self._sending.document(asked.chat, reply.attached)
        return said

    async def _say(self, asked: Asked, pieces: tuple[Piece, ...], known: set[int], *, unsure: bool) -> tuple[int, ...]:
        if asked.private:
            return await self._sending.say(asked.chat, pieces, max({asked.post} | known), unsure=unsure)
        return await self._sending.say(asked.chat, pieces, asked.post, reply_to=asked.post, unsure=unsure, known=known)

    async def _reply(self, asked: Asked, kept: Kept) -> Reply:
        typing = None if asked.query else lambda: self._sending.typing(asked.chat)
        return await self._answering.reply(asked.message, kept.update_id, typing)

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
