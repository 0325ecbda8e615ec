"""Cards as LINE's image messages: LINE takes no upload, it fetches them from our own address."""

from __future__ import annotations

from bot.cards.gallery import Gallery, addresses
from bot.channels.line_flex import Json
from bot.watching.logs import logger
from knowledge.cards.card import Card
from knowledge.errors import CardError

log = logger("thamdai.line")


class Pictures:
    """The images of one account; without an https address from outside people get the text alone."""

    def __init__(self, gallery: Gallery, public_url: str) -> None:
        self._gallery = gallery
        self._public_url = public_url if public_url.startswith("https://") else ""

    async def message(self, card: Card | None) -> list[Json]:
        """The image message of a card, drawn before LINE comes to fetch it; none where there is nothing to show."""
        if card is None or not self._public_url:
            return []
        try:
            await self._gallery.keep(card)
        except (CardError, OSError) as error:
            log.error("a card can't be shown", error=error)  # noqa: TRY400 (the message says all)
            return []
        whole, preview = addresses(card, self._public_url)
        return [{"type": "image", "originalContentUrl": whole, "previewImageUrl": preview}]
