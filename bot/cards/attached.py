"""The cards that broadcasts bring, by the names that drafts give them: "policy:debt", "change:debt"."""

from __future__ import annotations

import asyncio
import logging
from functools import lru_cache

from bot.cards.gallery import Gallery
from bot.settings import Settings
from bot.workbench import knowledge_file, open_cards, open_edition, open_engine
from knowledge.cards.card import Card
from knowledge.cards.choosing import Cards
from knowledge.database import list_editions
from knowledge.errors import CardError, ThamdaiError

log = logging.getLogger("thamdai.cards")


class AttachedCards:
    """Cards of the edition that a draft's numbers stand in, whichever edition is in use by now."""

    def __init__(self, settings: Settings, gallery: Gallery) -> None:
        self._settings = settings
        self._gallery = gallery
        self._cards = lru_cache(maxsize=2)(self._opened)

    async def card(self, name: str, edition_id: str) -> Card | None:
        """The card of that name, drawn and kept; None where there is none, which the log tells: the text is enough."""
        try:
            card = await asyncio.to_thread(self._named, name, edition_id)
            await self._gallery.keep(card)
        except (CardError, ThamdaiError, KeyError, OSError) as error:
            log.error("the card %s of a broadcast can't be shown: %s", name, error)  # noqa: TRY400 (the message says all)
            return None
        return card

    async def drawn(self, name: str, edition_id: str) -> bytes | None:
        """The same as PNG."""
        card = await self.card(name, edition_id)
        if card is None:
            return None
        kept = await self._gallery.keep(card)
        return await asyncio.to_thread(kept.file.read_bytes)

    def _named(self, name: str, edition_id: str) -> Card:
        kind, _, policy = name.partition(":")
        cards = self._cards(edition_id)
        if kind == "change":
            return cards.change(open_edition(self._settings, self._before(edition_id)), policy).card
        return cards.policy(policy).card

    def _opened(self, edition_id: str) -> Cards:
        return open_cards(self._settings, open_engine(open_edition(self._settings, edition_id or None)))

    def _before(self, edition_id: str) -> str:
        """The newest edition of an earlier date. Raises CardError where the knowledge base holds none."""
        entries = list_editions(knowledge_file(self._settings))
        told = next((each for each in entries if each.id == edition_id), None) or next(e for e in entries if e.current)
        earlier = [each for each in entries if each.as_of < told.as_of]
        if not earlier:
            raise CardError(f"no edition before {told.id} is held, so there is no change to draw; attach another card")
        return max(earlier, key=lambda each: each.as_of).id
