"""A broadcast as each channel will show it: made by the same code that lays it out for sending."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Any

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
    from bot.channels.line_layout import laid_out as laid_out_on_line  # its library takes a second to load

    shown = []
    for message in laid_out_on_line(reply):
        chips = (message.get("quickReply") or {}).get("items", ())
        labels = tuple((str(each["action"]["label"]),) for each in chips)
        told = _flex(message["contents"]) if message["type"] == "flex" else html.escape(str(message.get("text", "")))
        shown.append(Bubble("LINE", told, labels))
    return shown


def _flex(part: dict[str, Any]) -> str:
    """A part of a Flex message as HTML: its words in their order and sizes, buttons as buttons."""
    if part["type"] == "text":
        bold = " strong" if part.get("weight") == "bold" else ""
        return f'<span class="words {part.get("size", "md")}{bold}">{html.escape(str(part.get("text", "")))}</span>'
    if part["type"] == "separator":
        return "<hr>"
    inside = [part[name] for name in ("header", "hero", "body", "footer") if name in part] + list(
        part.get("contents", ())
    )
    parts = "".join(_flex(each) for each in inside)
    if part.get("action"):
        return f'<span class="key">{parts}</span>'
    across = "across" if part.get("layout") in ("horizontal", "baseline") else "down"
    return f'<span class="{across}">{parts}</span>'
