"""A summary of one policy on one screen of a phone: all of the reply, with its warnings and its source."""

from __future__ import annotations

from knowledge.asking.answer import Answer, Fact
from knowledge.asking.phrases import amount
from knowledge.asking.shortening import shorten

SCREEN = 600  # letters


def phone_screen(answer: Answer, used: int) -> list[str]:
    """One phone screen: figures first, then a line each of what was done, what hinders and what is recommended.

    `used` are letters above and below it. Names are cut shorter until all figures have room, items to what is left.
    """
    room, lines = SCREEN - used, list[str]()
    for name, item in _WIDTHS:
        tried, beside = list[str](), _letters(_tails(answer, item))
        for line in (f"• {shorten(fact.label, name)}: {_compact(fact)}" for fact in answer.facts[1:]):
            if _letters([*tried, line]) + beside <= room:
                tried.append(line)
        lines = tried if len(tried) > len(lines) else lines
    wide, narrow = _WIDTHS[0][1], _WIDTHS[-1][1]
    fits = (each for item in range(wide, narrow, -2) if _letters([*lines, *(each := _tails(answer, item))]) <= room)
    return lines + next(fits, _tails(answer, narrow))


_WIDTHS = ((42, 62), (34, 50), (26, 40))  # letters of a figure's name, and of an item
_ASPECT_SHOWN = {"activities": "ทำแล้ว", "obstacles": "ติดขัด", "recommendations": "เสนอ"}


def _letters(lines: list[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _tails(answer: Answer, width: int) -> list[str]:
    """The first item of each column, headings aside."""
    first = {p.aspect: p for p in reversed(answer.passages) if not p.heading}
    return [f"{shown}: {shorten(first[each].text, width)}" for each, shown in _ASPECT_SHOWN.items() if each in first]


def _compact(fact: Fact) -> str:
    told = f"{amount(fact)} ({fact.percent_text}%)" if fact.percent_text and fact.value_text else amount(fact)
    return told or f"ร้อยละ {fact.percent_text}"
