"""What a question is made of, as numbers that what is learned from questions goes by.

Runs of letters, what the words name, which of them nothing names and what stands beside them, and what was told before.
A feature's number is its checksum: features that fall on one number are told apart by those beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from knowledge.records import place_label

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.asking.answer import Context
    from knowledge.asking.question import Question
    from knowledge.asking.spotting import Token

    Numbers = NDArray[np.int64]

SIZE = 1 << 16
RUNS = range(2, 6)  # letters
MOST_UNPLACED = 4  # words that nothing names; more tell nothing more
_SPACE = re.compile(r"\s+")
_ENDINGS = frozenset(["ครับ", "ครับผม", "คับ", "ค่ะ", "คะ", "ค่า", "จ้า", "จ้ะ", "จ๊ะ", "นะ", "นะครับ", "นะคะ", "นะจ๊ะ", "ฮะ"])
_ENDING = re.compile(f"(?:{'|'.join(sorted(_ENDINGS, key=len, reverse=True))}|\\s)+$")


def of_question(question: Question, *, follows: bool) -> tuple[Numbers, Numbers]:
    """Those of its letters, and of its words, less a polite ending. `follows`: said after other turns."""
    text = _SPACE.sub("", _ENDING.sub("", question.normal.lower()))
    letters = {text[at : at + size] for size in RUNS for at in range(len(text) - size + 1)}
    return _numbers("l", letters), _numbers("w", set(_of_words(question, follows=follows)))


def of_conversation(question: Question, context: Context) -> Numbers:
    """Those of what was told last, alone and beside what the words of the question name."""
    told = [*context.policies[:1], *context.indicators[:1], *map(place_label, context.passages[:1])]
    named = [token.cues[0] for token in question.tokens if token.cues]  # no ending has any
    beside = (f"{each}+{cue}" for each in told for cue in named)
    return _numbers("c", {"after", f"after {context.aspect}", *(f"after {each}" for each in told), *beside})


def _less_ending(tokens: Sequence[Token]) -> Sequence[Token]:
    last = len(tokens)
    while last and not tokens[last - 1].cues and tokens[last - 1].text in _ENDINGS:
        last -= 1
    return tokens[:last]


def _of_words(question: Question, *, follows: bool) -> Iterator[str]:
    before, unplaced = "^", 0
    for token in _less_ending(question.tokens):
        kind = token.cues[0] if token.cues else f"~{token.text}" if token.filler else "?"
        yield from token.cues
        if kind == "?":
            unplaced += 1
            yield f"?{token.text}"
        yield f"{before}|{kind}"
        before = kind
    yield f"{before}|$"
    yield f"#{min(unplaced, MOST_UNPLACED)}"
    yield f"after {follows}"


def _numbers(block: str, features: set[str]) -> Numbers:
    return np.fromiter((crc32(f"{block}{each}".encode()) % SIZE for each in features), np.int64, len(features))
