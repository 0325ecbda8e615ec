"""Breaks text into lines of a width. Thai has no spaces between words, so breaks are where the tokeniser sees words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.cards.fonts import Weight, face
from knowledge.thai import tokenise

_RUN = re.compile(  # an abbreviation such as "สพท."; Thai letters; anything else without a space
    r"(?:[\u0e00-\u0e7f]{1,5}\.)+|[\u0e00-\u0e7f]+|[^\s\u0e00-\u0e7f]+"
)
THAI = re.compile(r"[\u0e00-\u0e7f]")
_CLUSTER = re.compile(r"[^\u0e31\u0e34-\u0e3a\u0e47-\u0e4e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*\u0e33?")
_TO_THE_LEFT = re.compile(r"[)\]}”’.,:;!?%ๆฯ…\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")  # never begins a line
_TO_THE_RIGHT = re.compile(r"[(\[{“‘.]$")  # never ends one, unless a space follows ("พ.ศ.")
MOST_TOGETHER = 4  # words


class _Word(NamedTuple):
    text: str
    spaced: bool  # whether a space stands before it


def broken(text: str, room: float, size: float, weight: Weight) -> tuple[str, ...]:
    """The lines of a text, each at most `room` pixels wide.

    A number stays on the line of what it counts and of its unit; a word longer than a line is parted between letters.
    """
    measure = face(weight).width
    lines: list[str] = []
    line = ""
    for group in _groups(text):
        whole = _joined("", group)
        for words in [group] if measure(whole, size) <= room else [[word] for word in group]:
            longer = _joined(line, words)
            if measure(longer, size) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _parted(_joined("", words), room, size, weight)
            lines += full
    return (*lines, line) if line else tuple(lines)


def _joined(line: str, words: list[_Word]) -> str:
    for word in words:
        line = f"{line} {word.text}" if word.spaced and line else line + word.text
    return line


def _groups(text: str) -> Iterator[list[_Word]]:
    """Words, those together that a line must not part: "ร้อยละ 15.61", "7,926 ราย"."""
    group: list[_Word] = []
    for word in _words(text):
        if group and not (len(group) < MOST_TOGETHER and _number_and_word(group[-1], word)):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _number_and_word(first: _Word, second: _Word) -> bool:
    """Whether one of two neighbours is a number and the other a Thai word."""
    begin = first.text[0], second.text[0]
    numbers = [letter.isdigit() for letter in begin]
    return second.spaced and numbers.count(True) == 1 and any(THAI.match(letter) for letter in begin)


def _words(text: str) -> Iterator[_Word]:
    """Words with the marks that must stay beside them."""
    held, spaced = "", False
    for chunk in text.split():
        first = True
        for run in _RUN.findall(chunk):
            for piece in tokenise(run) if THAI.match(run) and not run.endswith(".") else (run,):
                glued = not first and (_TO_THE_LEFT.match(piece) or _TO_THE_RIGHT.search(held))
                if glued:
                    held += piece
                else:
                    if held:
                        yield _Word(held, spaced)
                    held, spaced = piece, first
                first = False
    if held:
        yield _Word(held, spaced)


def _parted(word: str, room: float, size: float, weight: Weight) -> list[str]:
    """A word in pieces that fit, parted between clusters: a vowel or tone mark stays with its letter."""
    measure = face(weight).width
    if measure(word, size) <= room:
        return [word]
    pieces = [""]
    for cluster in _CLUSTER.findall(word) or [word]:
        if pieces[-1] and measure(pieces[-1] + cluster, size) > room:
            pieces.append("")
        pieces[-1] += cluster
    return pieces
