"""Cards as Telegram's photos: brought once, named by Telegram's own id of the file from then on."""

from __future__ import annotations

import asyncio

from bot.cards.gallery import Gallery, key_of
from bot.state.pictures import SentPictures
from bot.watching.logs import logger
from knowledge.cards.card import Card
from knowledge.errors import CardError

log = logger("thamdai.telegram")


class Pictures:
    """The photos of one bot: ids of files are good only for the bot that was told them."""

    def __init__(self, gallery: Gallery, sent: SentPictures) -> None:
        self._gallery = gallery
        self._sent = sent

    async def known(self, card: Card) -> str:
        """Telegram's id of the card's file; "" where it was never brought."""
        return await self._sent.file(key_of(card))

    async def drawn(self, card: Card) -> bytes | None:
        """The card as PNG; None where it can't be drawn, which the log tells: people then get its text."""
        try:
            kept = await self._gallery.keep(card)
            return await asyncio.to_thread(kept.file.read_bytes)
        except (CardError, OSError) as error:
            log.error("a card can't be shown", error=error)  # noqa: TRY400 (the message says all)
            return None

    async def brought(self, card: Card, file: str) -> None:
        await self._sent.keep(key_of(card), file)

    async def lost(self, card: Card) -> None:
        """Telegram doesn't take the id any more."""
        await self._sent.forget(key_of(card))
