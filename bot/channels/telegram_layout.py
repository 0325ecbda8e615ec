"""Lays a Reply out as Telegram shows it: HTML pieces with a keyboard, within Telegram's limits.

Limits: 4,096 characters after entity parsing and 32 KiB before it, 1,024 in a caption; 64 bytes in a button
(core.telegram.org/bots/api).
"""

from __future__ import annotations

import html
import unicodedata
from dataclasses import dataclass, replace
from itertools import groupby

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from bot.reply_parts import SOURCE, pager, within
from handlers.actions import LONGEST
from handlers.conversation import ALL, Button, Reply
from knowledge.asking.shortening import shorten
from knowledge.cards.card import Card

MOST_CHARACTERS = 4_096
MOST_IN_CAPTION = 1_024
SCREEN = 900  # characters: one phone screen with its buttons
LONGEST_LABEL = 40  # characters; longer ones are cut off by phones
WIDE = 17  # letters of a label that needs a row of its own
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
QUOTED = ("“", "”")


@dataclass(frozen=True, slots=True)
class Piece:
    """One message. With a card it is a photo, and the text its caption."""

    html: str
    keyboard: InlineKeyboardMarkup | None = None
    card: Card | None = None


def letters(piece: Piece) -> int:
    """How long Telegram finds a message: characters after its tags are read."""
    return len(_plain(piece.html))


def laid_out(reply: Reply) -> tuple[Piece, ...]:
    """The messages of a reply: one screen with the way to the next, or all of it in as few as it takes."""
    if reply.card:
        return _pictured(reply, reply.card)
    head, lines, tail = _parts(reply)
    if reply.page == ALL or not reply.again:
        texts = _whole(head, lines, tail)
        rows = _rows(reply.buttons)
        return tuple(Piece(text, _keyboard(rows) if text is texts[-1] else None) for text in texts)
    screens = _screens(lines, SCREEN - len(head) - sum(map(len, tail)))
    page = min(max(reply.page, 0), len(screens) - 1)
    counted = [f"<i>หน้า {page + 1} จาก {len(screens)}</i>"] if len(screens) > 1 else []
    text = "\n".join([_bold(head), *map(_line, screens[page]), *counted, *map(_italic, tail)])
    rows = _rows(pager(reply.again, page, len(screens))) + _rows(reply.buttons)
    pieces = _whole(head, list(screens[page]), tail) if len(_plain(text)) > MOST_CHARACTERS else (text,)
    return tuple(Piece(each, _keyboard(rows) if each is pieces[-1] else None) for each in pieces)


def _pictured(reply: Reply, card: Card) -> tuple[Piece, ...]:
    """A photo with the whole text as its caption; where that is too long, with what it is about, and the text below."""
    head, lines, tail = _parts(reply)
    caption = "\n".join([_bold(head), *map(_line, lines), *map(_italic, tail)])
    if len(_plain(caption)) <= MOST_IN_CAPTION:
        return (Piece(caption, _keyboard(_rows(reply.buttons)), card),)
    short = "\n".join([_bold(shorten(card.first_line, MOST_IN_CAPTION - len(card.as_of) - 1)), _italic(card.as_of)])
    return (Piece(short, None, card), *laid_out(replace(reply, card=None)))


def _parts(reply: Reply) -> tuple[str, list[str], list[str]]:
    """The headline, the lines below it, and the lines that say where it stands."""
    lines = reply.text.removeprefix(reply.headline).strip("\n").split("\n")
    tail = [line for line in lines if line.startswith(SOURCE)]
    tail += ["", reply.notice.text] if reply.notice and reply.notice.text else []
    rest = [line for line in lines if not line.startswith(SOURCE)]
    if reply.outcome == "clarify":  # the buttons show the choices
        shown = {f"{place}. {button.text}" for place, button in enumerate(reply.buttons, 1)}
        rest = [line for line in rest if line not in shown]
    while rest and not rest[-1].strip():
        rest.pop()
    return reply.headline, rest, tail


def _screens(lines: list[str], room: int) -> list[list[str]]:
    """Lines in screens of so many characters; a line is never parted, so a long one has a screen to itself."""
    screens: list[list[str]] = [[]]
    used = 0
    for line in lines:
        if screens[-1] and used + len(line) > max(room, 300):
            screens.append([])
            used = 0
        screens[-1].append(line)
        used += len(line) + 1
    if len(screens) > 1 and sum(map(len, screens[-1])) < 80:  # a last line alone isn't worth a page
        last = screens.pop()
        screens[-1] += last
    return screens


def _whole(head: str, lines: list[str], tail: list[str]) -> tuple[str, ...]:
    """Everything in messages of at most MOST_CHARACTERS, parted between lines; in a line only where it is longer."""
    laid = [
        (head, _bold),
        *((part, _line) for line in lines for part in within(line, MOST_CHARACTERS)),
        *((line, _italic) for line in tail),
    ]
    texts, used = [""], 0
    for line, dress in laid:
        if used + len(line) + 1 > MOST_CHARACTERS:
            texts.append("")
            used = 0
        texts[-1] += ("\n" if texts[-1] else "") + dress(line)
        used += len(line) + 1
    return tuple(text.strip("\n") for text in texts if text.strip())


def _bold(text: str) -> str:
    return f"<b>{html.escape(text, quote=False)}</b>" if text.strip() else ""


def _italic(text: str) -> str:
    return text and f"<i>{html.escape(text, quote=False)}</i>"


def _line(text: str) -> str:
    escaped = html.escape(text, quote=False)
    whole = text.startswith(QUOTED[0]) and text.endswith(QUOTED[1])
    return f"<blockquote expandable>{escaped}</blockquote>" if whole else escaped


def _plain(text: str) -> str:
    for tag in ("b", "i", "blockquote"):
        text = text.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    return html.unescape(text.replace("<blockquote expandable>", ""))


def _rows(buttons: tuple[Button, ...]) -> list[list[InlineKeyboardButton]]:
    rows = []
    for _, group in groupby(buttons, key=lambda each: each.row):
        row: list[InlineKeyboardButton] = []
        for button in group:
            if row and max(width(button.label), width(row[-1].text)) > WIDE:
                rows.append(row)
                row = []
            row.append(_button(button.label, button.action))
        rows.append(row)
    return rows


def width(text: str) -> int:
    """Letters side by side: Thai vowels and tone marks above and below take no room.

    >>> width("น้ำ"), width("ที่")
    (2, 1)
    """
    return sum(unicodedata.category(each) != "Mn" for each in text)


def _button(label: str, data: str) -> InlineKeyboardButton:
    if not 1 <= len(data.encode()) <= LONGEST:
        raise ValueError(f"the button {label!r} carries {len(data.encode())} bytes; Telegram takes 1 to {LONGEST}")
    shown = label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"
    return InlineKeyboardButton(shown, callback_data=data)


def _keyboard(rows: list[list[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup(rows) if rows else None
