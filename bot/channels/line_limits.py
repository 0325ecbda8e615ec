"""LINE's limits, and how it counts: UTF-16 units, but graphemes where a person reads a label.

Source: developers.line.biz, Messaging API reference ("Specifications of the label", "Flex Message", "Quick reply")
and "Character counting in a text".
"""

from __future__ import annotations

import json
import unicodedata
from functools import lru_cache
from typing import Any

MOST_MESSAGES = 5  # in one call
LONGEST_TEXT = 5_000  # units of a text message
LONGEST_ALT = 400  # units of what the notification says; LINE takes 1,500 since 2025 and showed no more before
LONGEST_LABEL = 20  # graphemes on a quick reply and a tile of a rich menu
LONGEST_FLEX_LABEL = 40  # graphemes that a button of a bubble is read out as
LONGEST_DISPLAY = 300  # graphemes that a tap says for a person
LONGEST_DATA = 300  # units that a button carries
MOST_QUICK = 13  # quick replies under a message
MOST_BUBBLES = 12  # in a carousel
LARGEST_BUBBLE, LARGEST_CAROUSEL = 30 * 1_024, 50 * 1_024  # bytes of JSON
_MARKS = {"Mn", "Me"}
_JOINED = {"\u0e33", "\u0eb3", "\u200c", "\u200d"}  # SARA AM and the joiners belong to the letter before them


def units(text: str) -> int:
    """How long LINE finds a text: UTF-16 units.

    >>> units("น้ำ"), units("👍")
    (3, 2)
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> int:
    """Characters as people see them; never fewer than LINE counts.

    >>> graphemes("น้ำ"), graphemes("ที่"), graphemes("📋 สรุป")
    (1, 1, 5)
    """
    return len(_begins(text))


@lru_cache(maxsize=2_048)  # labels, sources and lines of the report are laid out again and again
def _begins(text: str) -> tuple[int, ...]:
    """Where each character that people see begins."""
    begins, before = [], "\n"
    for place, each in enumerate(text):
        joins = each in _JOINED or unicodedata.category(each) in _MARKS
        if not joins or (unicodedata.category(before)[0] in "CZ" and before not in _JOINED):
            begins.append(place)
        before = each
    return tuple(begins)


def shortened(text: str, most: int) -> str:
    """A label of at most so many graphemes; what is cut off ends in an ellipsis.

    >>> shortened("โรงเรียนขนาดเล็กและขยายโอกาส", 20)
    'โรงเรียนขนาดเล็กและขย…'
    """
    if len(text) <= most or len(begins := _begins(text)) <= most:
        return text
    return text[: begins[most - 1]].rstrip() + "…"


def cut(text: str, most: int) -> str:
    """A text of at most so many units, cut between letters."""
    if units(text) <= most:
        return text
    end = most - 1
    while units(text[:end]) > most - 1 or (end and graphemes(text[: end + 1]) == graphemes(text[:end])):
        end -= 1
    return text[:end].rstrip() + "…"


def size(contents: dict[str, Any]) -> int:
    """Bytes of JSON in which Thai is escaped, six bytes a letter: what LINE measures is not more."""
    return len(json.dumps(contents))
