"""Draft labels: the words of a sentence that say what a number counts, shortened to fit a first line."""

from __future__ import annotations

import re

LONGEST = 90

_BRACKETS = re.compile(r"\([^()]*\)")
_OPEN_BRACKET = re.compile(r"\([^()]*$")
_LEAD = re.compile(r"^(?:[\s,;:)\-–]|และ|โดยมี|มีการ(?=\S)|ซึ่ง|จำแนกเป็น|ได้แก่|\d{1,2}\))+")
_TAIL = re.compile(r"(?:[\s,;:(]|จำนวน|ทั้งหมด|ทั้งสิ้น|มากกว่า|ร้อยละ|คิดเป็น|คือ)+$")


def draft_label(text: str, previous: int, start: int) -> str:
    """What the number at `start` counts: the words since the number before it, with the sentence's subject if they are few.

    "ครู ทั้งหมด จำนวน 20 คน ผ่านการอบรม จำนวน 12 คน" gives "ครู ผ่านการอบรม" for 12.
    """
    own = _tidy(text[previous:start])
    first = re.search(r"\d[\d,.]*", text)
    subject = _tidy(text[: first.start()]) if first else ""
    if previous and subject and not own.startswith(subject):
        return _short(f"{subject} {own}".strip())
    return _short(own or subject)


def subject_label(text: str, start: int) -> str:
    """What the total at `start` counts: "ครู ทั้งหมด จำนวน 20 คน" gives "ครูทั้งหมด" for 20."""
    every = re.search(r"(?:ทั้งหมด|ทั้งสิ้น)\s*(?:จำนวน\s*)?$", text[:start])
    pieces = re.split(r"\d[\d,.]*\s*\S*", text[:start])
    words = _tidy(pieces[-1]) or _tidy(text[:start])
    return _short(f"{words}ทั้งหมด" if every and words else words)


def _tidy(words: str) -> str:
    words = _OPEN_BRACKET.sub(" ", _BRACKETS.sub(" ", words)) if not words.lstrip().startswith("(") else words.replace("(", " ")
    words = " ".join(words.split())
    while (shorter := _TAIL.sub("", _LEAD.sub("", words)).strip()) != words:
        words = shorter
    return words


def _short(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    cut = words[:LONGEST].rsplit(" ", 1)[0]
    return cut + "…"
