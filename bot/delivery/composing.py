"""What a chunk brings: the broadcast's message, or several joined into a weekly digest."""

from __future__ import annotations

from collections.abc import Mapping

from bot.delivery.senders import Parcel
from bot.state.broadcasts import StoredBroadcasts
from bot.state.deliveries import Chunk
from handlers.news import digest, news


class Composer:
    """Composes with the titles of topics, see handlers.people.topic_titles."""

    def __init__(self, broadcasts: StoredBroadcasts, titles: Mapping[str, str]) -> None:
        self._broadcasts = broadcasts
        self._titles = titles

    async def compose(self, chunk: Chunk) -> Parcel:
        broadcast = chunk.broadcast
        draft = broadcast.draft
        if draft.kind == "digest":
            joined = [await self._broadcasts.load(part) for part in chunk.parts]
            return Parcel(broadcast.id, digest([(each.id, each.draft) for each in joined], broadcast.id))
        message = news(draft, self._titles.get(draft.topic, draft.topic), broadcast.id)
        return Parcel(broadcast.id, message, draft.card, draft.edition, changes=draft.kind == "correction")
