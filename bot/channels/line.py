"""LINE: events in, messages out. What to say is decided by the handlers; here it is brought to people.

Events come by webhook into the inbox; each is read, answered by the handlers, laid out and sent.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.channels.acquaintance import Acquaintance
from bot.channels.answering import Answering
from bot.channels.inbox import Inbox, NotTakenError, Sleep
from bot.channels.line_account import LOADING, Account, CallError
from bot.channels.line_events import (
    CHANNEL,
    Asked,
    Event,
    Left,
    TakenBack,
    Unfollowed,
    event_id,
    lane_of,
    place_of,
    read,
)
from bot.channels.line_layout import laid_out, plainly
from bot.channels.line_menus import show_team_menu
from bot.channels.line_pictures import Pictures
from bot.channels.line_sending import Occasion, PushLaterError, RefusedError, Sending
from bot.channels.patience import Patience
from bot.state.answers import StoredAnswers
from bot.state.exchanges import Exchanges
from bot.state.people import StoredPeople
from bot.state.updates import Kept, Said, Updates
from bot.watching.logs import logger
from handlers.conversation import Reply, aloud
from handlers.reception import Receives

log = logger("thamdai.line")

TYPING_EVERY = LOADING - 1.0  # seconds
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
SAID, TO_PUSH = (1,), (2,)  # in place of ids: said; not said, and a push is left to try
WRONG_TOKEN = (
    "LINE refuses THAMDAI_LINE_CHANNEL_ACCESS_TOKEN; issue it anew in the LINE Developers console, Messaging API tab. "  # noqa: S105
    "LINE stays off."
)


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the channel needs of the rest of the house."""

    reception: Receives
    updates: Updates
    exchanges: Exchanges
    people: StoredPeople
    acquaintance: Acquaintance
    patience: Patience
    answers: StoredAnswers
    pictures: Pictures
    owners: frozenset[str] = frozenset()  # ids of the PR team


class Line:
    """One LINE Official Account."""

    def __init__(
        self,
        account: Account,
        sending: Sending,
        rooms: Rooms,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._account = account
        self._sending = sending
        self._rooms = rooms
        self._sleep = sleep
        self._answering = Answering(rooms.reception, TYPING_EVERY, log, sleep)
        self._inbox = Inbox(rooms.updates, self._handle, self._lost, log, sleep)
        self._to_push: set[str] = set()  # updates of which only a push is left to try, told to the database or not

    # ── coming in ─────────────────────────────────────────────────────────────────────────────────────────────────
    async def run(self) -> None:
        """Connect and begin to answer; returns early only where the token is wrong."""
        pause = FIRST_PAUSE
        while True:
            try:
                await self._account.introduce()
            except CallError as error:
                if error.status in (401, 403):
                    log.error(WRONG_TOKEN)  # noqa: TRY400
                    return
                log.warning("LINE can't be reached; trying again", status=error.status, seconds=pause)
                await self._sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                break
        log.info("connected to LINE", account=self._account.name, basic_id=self._account.basic_id)
        await self._inbox.open()
        await self._inbox.watch()

    async def stop(self) -> None:
        """Finish what is in hand and disconnect."""
        await self._inbox.close()
        await self._account.close()

    async def accept(self, event: Event) -> None:
        """Keep an event and see to it. One that is known already, or is none of our business, is let go unkept.

        Raises where it can't be kept.
        """
        meant = read(event, self._account.name)
        if event_id(event) and meant:
            if isinstance(meant, TakenBack):
                await self._never_answer(meant, lane_of(event))
            payload = json.dumps(event)  # as ASCII: no letter of it is one that a database refuses
            await self._inbox.accept(Kept(event_id(event), lane_of(event), payload, place_of(event)))

    async def idle(self) -> None:
        """Wait until every event in hand is finished."""
        await self._inbox.idle()

    # ── an event's way ────────────────────────────────────────────────────────────────────────────────────────────
    async def _handle(self, kept: Kept) -> Said | None:
        meant = read(json.loads(kept.payload), self._account.name)
        if isinstance(meant, Asked):
            return await self._answer(meant, kept)
        if isinstance(meant, Unfollowed):
            await self._rooms.people.set_reachable(CHANNEL, meant.person, reachable=False)
        elif isinstance(meant, Left):
            await self._rooms.exchanges.leave_chat(meant.chat)
        elif isinstance(meant, TakenBack):
            await self._take_back(meant)
        return None

    async def _answer(self, asked: Asked, kept: Kept) -> Said | None:
        before = await self._rooms.exchanges.said(asked.chat, asked.key)
        if before not in ((), TO_PUSH):
            return None  # answered before the process ended
        message = await self._rooms.acquaintance.met(asked.message)
        refusal = None if kept.begun else self._rooms.patience.refusal(message)
        if refusal and refusal.quiet:
            return None
        reply = refusal or aloud(await self._reply(replace(asked, message=message), kept))
        token = "" if before == TO_PUSH or kept.update_id in self._to_push else asked.token
        occasion = Occasion(asked.chat, token, kept.update_id, asked.asked, unsure=kept.begun and bool(token))
        try:
            with self._answering.held(kept.update_id, reply, NotTakenError):
                said = await self._say(occasion, reply, kept)
        except PushLaterError:
            self._to_push.add(kept.update_id)
            if message.noticed != "no":
                await self._rooms.exchanges.keep(asked.chat, asked.key, TO_PUSH)
            raise
        self._to_push.discard(kept.update_id)
        if asked.joined and asked.message.person in self._rooms.owners:
            await show_team_menu(self._account, asked.message.person)
        keeps = await self._inbox.surely(self._rooms.acquaintance.told, message, reply)
        return Said(asked.chat, asked.key, said or SAID) if keeps else None

    async def _reply(self, asked: Asked, kept: Kept) -> Reply:
        return await self._answering.reply(asked.message, kept.update_id, self._typing(asked))

    def _typing(self, asked: Asked) -> Callable[[], Awaitable[None]] | None:
        """The sign of typing, which LINE has for chats with one person."""
        return (lambda: self._account.show_loading(asked.chat)) if asked.message.alone else None

    async def _say(self, occasion: Occasion, reply: Reply, kept: Kept) -> tuple[int, ...]:
        pictures = await self._rooms.pictures.message(reply.card)
        try:
            return await self._sending.say(occasion, [*pictures, *laid_out(reply)])
        except RefusedError as error:  # LINE names the properties it does not take, not what stands in them
            log.error("LINE does not take a message, so it is said plainly", update=kept.update_id, reason=str(error))  # noqa: TRY400
        try:
            return await self._sending.say(occasion, plainly(reply))
        except RefusedError as error:
            log.error("LINE does not take it plainly either", update=kept.update_id, reason=str(error))  # noqa: TRY400
            return ()

    async def _never_answer(self, meant: TakenBack, lane: str) -> None:
        """What a person unsent and nobody answers at this moment is not answered any more."""
        for waiting in await self._rooms.updates.waiting(lane):
            asked = read(json.loads(waiting.payload), self._account.name)
            idle = not waiting.begun or self._inbox.rests(waiting)
            if idle and isinstance(asked, Asked) and asked.key == meant.message:
                await self._rooms.updates.finish(waiting)

    async def _take_back(self, meant: TakenBack) -> None:
        """What a person unsent is forgotten; the answer stays in the chat, LINE lets no bot unsend."""
        await self._rooms.answers.take_back(meant.conversation, meant.message)

    async def _lost(self, kept: Kept) -> None:
        chat, _, person = kept.lane.partition(":")
        if chat == person:
            await self._rooms.people.set_reachable(CHANNEL, person, reachable=False)
