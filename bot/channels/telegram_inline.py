"""Inline mode: offers as ready articles for any chat."""

from __future__ import annotations

import html

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ExtBot
from telegram.helpers import create_deep_linked_url

from bot.channels.telegram_layout import NO_PREVIEW
from bot.watching.logs import logger
from handlers.offers import Offer

log = logger("thamdai.telegram")

CACHE = 30  # seconds; the same for everybody, and figures may be corrected


async def offer(bot: ExtBot[None] | ExtBot[str], query: str, offers: tuple[Offer, ...]) -> None:
    """Answer an inline query."""
    articles = [_article(each, bot.username) for each in offers]
    try:
        await bot.answer_inline_query(query, articles, cache_time=CACHE, is_personal=False)
    except BadRequest as error:
        log.info("an inline query was answered too late", reason=error.message)


def _article(each: Offer, username: str) -> InlineQueryResultArticle:
    rest = html.escape(each.text.removeprefix(each.headline).strip("\n"), quote=False)
    text = f"<b>{html.escape(each.headline, quote=False)}</b>\n{rest}"
    ask = InlineKeyboardButton("ถามต่อกับบอต", url=create_deep_linked_url(username, each.id))
    return InlineQueryResultArticle(
        each.id,
        each.title,
        InputTextMessageContent(text, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW),
        reply_markup=InlineKeyboardMarkup([[ask]]),
        description=each.description[:200],
    )
