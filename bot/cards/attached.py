"""The cards that broadcasts bring, by the names that drafts give them: "policy:debt", "change:debt"."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import lru_cache

from bot.cards.gallery import Gallery, Kept
from bot.settings import Settings
from bot.watching.logs import logger
from bot.workbench import knowledge_file, open_cards, open_edition, open_engine, words_folder
from knowledge.cards.card import Card
from knowledge.database import EditionEntry, list_editions
from knowledge.errors import CardError, ThamdaiError

log = logger("thamdai.cards")


class AttachedCards:
    """Cards of the edition that a draft's numbers stand in, whichever edition is in use by now.

    A card is made once for all chunks of a broadcast, and made anew when its edition says something else.
    """

    def __init__(self, settings: Settings, gallery: Gallery) -> None:
        self._settings = settings
        self._gallery = gallery
        self._made = lru_cache(maxsize=8)(self._make)

    async def kept(self, name: str, edition_id: str) -> tuple[Card, Kept]:
        """The card of that name and its files. Raises CardError where there is none."""
        try:
            card = await asyncio.to_thread(self._named, name, edition_id)
        except KeyError:
            raise CardError(f"the edition {edition_id} has no card {name}; attach another") from None
        return card, await self._gallery.keep(card)

    async def card(self, name: str, edition_id: str) -> Card | None:
        """The card of that name, drawn and kept; None where there is none, which the log tells: the text is enough."""
        found = await self._found(name, edition_id)
        return found and found[0]

    async def drawn(self, name: str, edition_id: str) -> bytes | None:
        """The same as PNG."""
        found = await self._found(name, edition_id)
        return await asyncio.to_thread(found[1].file.read_bytes) if found else None

    async def _found(self, name: str, edition_id: str) -> tuple[Card, Kept] | None:
        try:
            return await self.kept(name, edition_id)
        except (ThamdaiError, OSError) as error:
            log.error("the card of a broadcast can't be shown", card=name, error=error)  # noqa: TRY400 (it says all)
            return None

    def _named(self, name: str, edition_id: str) -> Card:
        entries = list_editions(knowledge_file(self._settings))
        wanted = (each for each in entries if (each.id == edition_id if edition_id else each.current))
        if (told := next(wanted, None)) is None:
            raise CardError(f"{edition_id} is not held any more; build it again or attach no card")
        kind, _, policy = name.partition(":")
        return self._made(policy, told, _before(told, entries) if kind == "change" else None)

    def _make(self, policy: str, told: EditionEntry, before: EditionEntry | None) -> Card:
        edition = open_edition(self._settings, told.id)
        cards = open_cards(self._settings, open_engine(edition, words_folder(self._settings, edition)))
        if before is None:
            return cards.policy(policy).card
        return cards.change(open_edition(self._settings, before.id), policy).card


def _before(told: EditionEntry, entries: Iterable[EditionEntry]) -> EditionEntry:
    """The newest edition of an earlier date. Raises CardError where the knowledge base holds none."""
    earlier = [each for each in entries if each.as_of < told.as_of]
    if not earlier:
        raise CardError(f"no edition before {told.id} is held, so there is no change to draw; attach another card")
    return max(earlier, key=lambda each: each.as_of)
