"""The channels that broadcasts go out on, as they are set, and a worker over them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.cards.attached import AttachedCards
from bot.cards.gallery import Gallery
from bot.channels.line_flex import Json
from bot.channels.line_pictures import Pictures
from bot.channels.telegram_broadcasts import TelegramBroadcasts
from bot.delivery.senders import Sender
from bot.delivery.working import Worker, working
from bot.settings import Settings
from bot.state.database import Database, database_url
from handlers.broadcasts import Broadcast, Progress
from handlers.delivery_report import Seen
from handlers.hours import in_bangkok
from handlers.people import topic_titles
from knowledge.errors import SettingError
from knowledge.records import Edition


def senders(settings: Settings, gallery: Gallery) -> list[Sender]:
    """A sender for each channel that is set. Raises SettingError where none is."""
    found: list[Sender] = []
    cards = AttachedCards(settings, gallery)
    if settings.telegram_token:
        found.append(TelegramBroadcasts(settings.telegram_token, settings.telegram_api_url, cards.drawn))
    if settings.line_channel_access_token:
        from bot.channels.line_broadcasts import LineBroadcasts  # its library takes a second to load

        pictures = Pictures(gallery, settings.public_url)

        async def shown(name: str, edition_id: str) -> list[Json]:
            return await pictures.message(await cards.card(name, edition_id))

        found.append(LineBroadcasts(settings.line_channel_access_token, settings.line_api_url, show=shown))
    if not found:
        raise SettingError(
            "THAMDAI_TELEGRAM_TOKEN, THAMDAI_LINE_CHANNEL_ACCESS_TOKEN",
            "neither is set, so there is no channel to send broadcasts on; set one",
        )
    return found


@asynccontextmanager
async def broadcasting(
    settings: Settings, database: Database, edition: Edition, gallery: Gallery
) -> AsyncIterator[Worker]:
    """Send broadcasts until the block ends."""
    url = database_url(settings)
    async with working(url, database, settings, senders(settings, gallery), topic_titles(edition)) as worker:
        yield worker


async def line_statistics(settings: Settings, broadcast: Broadcast, progress: Progress) -> Seen | None:
    """LINE's own statistics of a broadcast, where it was sent there; None where they are not to be had."""
    if (
        not settings.line_channel_access_token
        or not progress.fates.get("line", {}).get("sent")
        or broadcast.started is None
    ):
        return None
    from bot.channels.line_broadcasts import seen  # its library takes a second to load

    first = in_bangkok(broadcast.started).date()
    last = in_bangkok(broadcast.finished or broadcast.started).date()
    return await seen(settings.line_channel_access_token, settings.line_api_url, broadcast.id, first, last)
