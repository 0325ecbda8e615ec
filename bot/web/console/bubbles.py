"""A broadcast as each channel will show it: made by the code that lays it out for sending, with what to know of it."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.cards.attached import AttachedCards
from bot.cards.gallery import paths_of
from bot.channels.telegram_layout import MOST_CHARACTERS, MOST_IN_CAPTION, Piece, laid_out, letters
from handlers.broadcasts import Draft
from handlers.conversation import Reply
from handlers.news import PREVIEWED, news
from handlers.people import topic_titles
from knowledge.errors import ThamdaiError
from knowledge.records import Edition


@dataclass(frozen=True, slots=True)
class Picture:
    """The card that goes along, as a browser shows it."""

    path: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message of a channel."""

    channel: str  # "Telegram", "LINE"
    html: str  # safe: what was typed is escaped; "" where it is a picture alone
    rows: tuple[tuple[str, ...], ...]  # labels of its buttons
    picture: Picture | None = None  # above the words


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know of how a channel will show it."""

    text: str
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    bubbles: tuple[Bubble, ...]
    notes: tuple[Note, ...]


class Previews:
    """Makes previews. `https` says that LINE can fetch pictures from this house."""

    def __init__(self, cards: AttachedCards, *, https: bool) -> None:
        self._cards = cards
        self._https = https

    async def of(self, draft: Draft, edition: Edition, broadcast_id: int = PREVIEWED) -> Preview:
        """How Telegram and LINE will show it, as far as the draft goes to them."""
        picture, notes = await self._picture(draft)
        reply = news_of(draft, edition, broadcast_id)
        channels = draft.segment.channels or ("telegram", "line")
        shown: list[Bubble] = []
        if "telegram" in channels:
            shown += _telegram(reply, picture, notes)
        if "line" in channels:
            shown += _line(reply, picture, notes, shows_pictures=self._https)
        return Preview(tuple(shown), tuple(notes) if draft.message else ())

    async def _picture(self, draft: Draft) -> tuple[Picture | None, list[Note]]:
        if not draft.card:
            return None, []
        try:
            card, kept = await self._cards.kept(draft.card, draft.edition)
            return Picture(paths_of(kept.key)[0], card.alt, *kept.size), []
        except (ThamdaiError, OSError):
            why = "ยังไม่มีรายงานฉบับก่อนหน้าให้เทียบ" if draft.card.startswith("change:") else "วาดภาพไม่สำเร็จ"
            return None, [Note(f"แนบภาพนี้ไม่ได้ {why} ผู้รับจะได้เฉพาะข้อความ", warns=True)]


def news_of(draft: Draft, edition: Edition, broadcast_id: int = PREVIEWED) -> Reply:
    """What a person gets of a draft."""
    return news(draft, topic_titles(edition).get(draft.topic, draft.topic), broadcast_id)


def _telegram(reply: Reply, picture: Picture | None, notes: list[Note]) -> Iterator[Bubble]:
    """Its HTML holds only tags that the layout made; all that was typed is escaped there."""
    pieces = laid_out(reply)
    captioned = picture is not None and all(letters(piece) <= MOST_IN_CAPTION for piece in pieces)
    notes.append(_room_on_telegram(pieces, with_picture=picture is not None))
    for piece in pieces:
        rows = tuple(tuple(b.text for b in row) for row in piece.keyboard.inline_keyboard) if piece.keyboard else ()
        yield Bubble("Telegram", piece.html, rows, picture if captioned else None)


def _room_on_telegram(pieces: tuple[Piece, ...], *, with_picture: bool) -> Note:
    long = sum(map(letters, pieces))
    if not with_picture:
        return Note(f"Telegram: {long:,} จาก {MOST_CHARACTERS:,} ตัวอักษรของข้อความเดียว", warns=len(pieces) > 1)
    if long <= MOST_IN_CAPTION:
        return Note(f"Telegram: {long:,} จาก {MOST_IN_CAPTION:,} ตัวอักษรใต้ภาพ")
    return Note(
        f"Telegram: ข้อความยาว {long:,} ตัวอักษร เกิน {MOST_IN_CAPTION:,} ที่ใส่ใต้ภาพได้ ผู้รับทาง Telegram จะได้ข้อความโดยไม่มีภาพ "
        f"ถ้าต้องการภาพ กรุณาตัดข้อความออก {long - MOST_IN_CAPTION:,} ตัวอักษร",
        warns=True,
    )


def _line(reply: Reply, picture: Picture | None, notes: list[Note], *, shows_pictures: bool) -> Iterator[Bubble]:
    from bot.channels.line_layout import laid_out as laid_out_on_line  # its library takes a second to load
    from bot.channels.line_limits import LONGEST_TEXT, units

    if picture and shows_pictures:
        yield Bubble("LINE", "", (), picture)
    elif picture:
        notes.append(Note("LINE: ไม่มีภาพ เพราะยังไม่ได้ตั้ง THAMDAI_PUBLIC_URL เป็นที่อยู่ https ให้ LINE มาดึงภาพ", warns=True))
    pages = 0
    for message in laid_out_on_line(reply):
        chips = (message.get("quickReply") or {}).get("items", ())
        labels = tuple((str(each["action"]["label"]),) for each in chips)
        if message["type"] != "flex":
            yield Bubble("LINE", html.escape(str(message.get("text", ""))), labels)
            continue
        contents = message["contents"]
        bubbles = contents["contents"] if contents["type"] == "carousel" else [contents]
        pages += len(bubbles)
        shown = [Bubble("LINE", _flex(each), ()) for each in bubbles]
        yield from (*shown[:-1], replace(shown[-1], rows=labels))
    leaf = f" ผู้รับปัดดู {pages} หน้า" if pages > 1 else ""
    notes.append(Note(f"LINE: {units(reply.text):,} จาก {LONGEST_TEXT:,} ตัวอักษร{leaf}"))


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
