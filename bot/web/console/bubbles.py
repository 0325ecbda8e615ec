"""A broadcast as each channel will show it: made by the same code that lays it out for sending."""

from __future__ import annotations

import html
from dataclasses import dataclass

from bot.channels.telegram_layout import laid_out
from handlers.broadcasts import Draft
from handlers.conversation import Reply
from handlers.news import PREVIEWED, news
from handlers.people import topic_titles
from knowledge.records import Edition


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message of a channel."""

    channel: str  # "Telegram", "LINE"
    html: str  # safe: what was typed is escaped
    rows: tuple[tuple[str, ...], ...]  # labels of its buttons


def news_of(draft: Draft, edition: Edition, broadcast_id: int = PREVIEWED) -> Reply:
    """What a person gets of a draft."""
    return news(draft, topic_titles(edition).get(draft.topic, draft.topic), broadcast_id)


def bubbles(draft: Draft, edition: Edition, broadcast_id: int = PREVIEWED) -> tuple[Bubble, ...]:
    """How Telegram and LINE will show it, as far as the draft goes to them."""
    reply = news_of(draft, edition, broadcast_id)
    channels = draft.segment.channels or ("telegram", "line")
    shown: list[Bubble] = []
    if "telegram" in channels:
        shown += _telegram(reply)
    if "line" in channels:
        shown += _line(reply)
    return tuple(shown)


def _telegram(reply: Reply) -> list[Bubble]:
    """Its HTML holds only tags that the layout made; all that was typed is escaped there."""
    return [
        Bubble(
            "Telegram",
            piece.html,
            tuple(tuple(b.text for b in row) for row in piece.keyboard.inline_keyboard) if piece.keyboard else (),
        )
        for piece in laid_out(reply)
    ]


def _line(reply: Reply) -> list[Bubble]:
    from bot.channels.line_broadcasts import as_text  # its library takes a second to load

    shown = []
    for message in as_text(reply):
        items = message.quick_reply.items if message.quick_reply and message.quick_reply.items else []
        labels = tuple((str(item.action.label),) for item in items if item.action)
        shown.append(Bubble("LINE", html.escape(str(getattr(message, "text", ""))), labels))
    return shown
