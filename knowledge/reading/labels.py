"""Draft labels: the words of a sentence that say what a number counts, shortened to fit a first line."""

from __future__ import annotations

import re

LONGEST = 90

_BRACKETS = re.compile(r"\([^()]*\)")
_LOOSE = re.compile(r"[()“”\"]")
_LEAD = re.compile(r"^(?:[\s,;:\-–]|\d{1,2}\)|\)|และ|โดยมี|ซึ่ง|จำแนกเป็น|ได้แก่|ขึ้นไป|ดังนี้)+")
_RESULT = re.compile(r".*โดยมี(?=[\u0e01-\u0e4e])", re.DOTALL)  # "พัฒนาระบบ … โดยมีโรงเรียนที่เข้าใช้งาน"
_TAIL = re.compile(r"(?:[\s,;:(]|จำนวน|ทั้งหมด|ทั้งสิ้น|ร้อยละ|คิดเป็น|คือ|\d{1,2}\))+$")


def draft_label(text: str, previous: int, start: int, subject_end: int) -> str:
    """What the number at `start` counts: the words since the number before it, after the subject if both fit.

    "ครู ทั้งหมด จำนวน 20 คน ผ่านการอบรม จำนวน 12 คน" gives "ครู ผ่านการอบรม" for 12.
    """
    words = text[previous:start]
    own, subject = _tidy(words), _tidy(text[:subject_end].split("จำแนกเป็น")[0])
    if len(own) > LONGEST and _RESULT.match(words):
        return _short(_tidy(_RESULT.sub("", words)))
    if not own or not subject or subject_end >= start or own.startswith(subject):
        return _short(own or subject)
    whole = f"{subject} {own}"
    return whole if len(whole) <= LONGEST else _short(own)


def subject_label(text: str, since: int, start: int) -> str:
    """What the total at `start` counts: "ครู ทั้งหมด จำนวน 20 คน" gives "ครูทั้งหมด" for 20."""
    words = _tidy(text[since:start]) or _tidy(text[:start])
    every = re.search(r"(?:ทั้งหมด|ทั้งสิ้น)\s*(?:จำนวน\s*)?$", text[:start])
    return _short(f"{words}ทั้งหมด" if every and words else words)


def _tidy(words: str) -> str:
    words = " ".join(_BRACKETS.sub(" ", words).split())
    while (shorter := _TAIL.sub("", _LEAD.sub("", words)).strip()) != words:
        words = shorter
    return " ".join(_LOOSE.sub(" ", words).split())


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + "…"
