"""The edition that a running process answers from. A newly published one is taken up within seconds, between messages.

Everything that is made from an edition is furnished anew and changed for the old in one step: a message that is being
answered is answered from the edition it came to.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send

from bot.settings import Settings
from bot.state.aliases import StoredAliases
from bot.watching.logs import logger
from bot.workbench import knowledge_file, open_edition, words_folder
from handlers.conversation import Message, Reply
from handlers.offers import Offer, Offers
from handlers.reception import Reception
from knowledge.aliases import engine_with
from knowledge.asking.engine import Engine
from knowledge.cards.choosing import Cards
from knowledge.database import edition_id_of
from knowledge.errors import ThamdaiError
from knowledge.records import Edition

log = logger("thamdai.edition")
LOOK_EVERY = 2.0  # seconds


@dataclass(frozen=True, slots=True)
class House:
    """What is made from one edition."""

    edition: Edition
    engine: Engine
    cards: Cards
    reception: Reception
    offers: Offers
    web: ASGIApp

    @property
    def edition_id(self) -> str:
        return edition_id_of(self.edition)


Furnish = Callable[[Edition, Engine], House]


class EditionInUse:
    """The one place that knows which edition is in use. It stands where a reception, offers or the web are wanted."""

    def __init__(self, settings: Settings, aliases: StoredAliases, furnish: Furnish, first: House) -> None:
        self._settings = settings
        self._aliases = aliases
        self._furnish = furnish
        self._seen: tuple[object, str] | None = None
        self._looking = asyncio.Lock()
        self.house = first

    async def reply(self, message: Message) -> Reply:
        return await self.house.reception.reply(message)

    def matching(self, query: str) -> tuple[Offer, ...]:
        return self.house.offers.matching(query)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.house.web(scope, receive, send)

    async def begin(self) -> None:
        """Remember which edition the first house is of; what is approved of words is taken up."""
        self._seen = (self._file_mark(), "")
        if await self._aliases.listed():
            await self.look()
        else:
            self._seen = await self._mark()

    async def look(self) -> bool:
        """Take up what was published, or approved as a word, since the last look; True where something was."""
        async with self._looking:
            mark = await self._mark()
            if mark == self._seen or mark[0] is None:
                return False
            kept = [each.alias for each in await self._aliases.listed()]
            try:
                edition = await asyncio.to_thread(open_edition, self._settings)
            except ThamdaiError:
                self._seen = mark  # told once; the next file is looked at again
                raise
            engine = await asyncio.to_thread(engine_with, edition, kept, words_folder(self._settings, edition))
            self.house = self._furnish(edition, engine)
            self._seen = mark
            log.info("another edition is in use", edition=self.house.edition_id, words=len(kept))
            return True

    async def watch(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Look again and again until cancelled. A file that can't be read leaves the old edition in use."""
        while True:
            await sleep(LOOK_EVERY)
            try:
                await self.look()
            except ThamdaiError as error:
                log.error("the edition in use stays", error=error)  # noqa: TRY400 (the message says it all)
            except Exception as error:  # noqa: BLE001 - such as a database that is being started again
                log.warning("can't look for another edition; trying again", error=type(error).__name__)

    async def _mark(self) -> tuple[object, str]:
        return self._file_mark(), await self._aliases.mark()

    def _file_mark(self) -> object:
        """Another one whenever the knowledge base was swapped; None where there is none."""
        try:
            status = knowledge_file(self._settings).stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size
