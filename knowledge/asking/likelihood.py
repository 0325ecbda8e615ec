"""How likely it is that the report holds what is asked, by how people ask for what it holds and for what it lacks.

A linear model over what a question is made of: its runs of letters, what its words name, which of them nothing names
and what stands beside them. `knowledge.asking.learning` learns it from questions that people wrote. It knows no
answers: it is asked where rules would say no for a word they can't place (`knowledge.asking.engine`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.asking.question import Question

SHIPPED = Path(__file__).with_suffix(".weights")
SIZE = 1 << 16  # features; what falls on one number with another is told apart by what stands beside them
RUNS = range(2, 6)  # letters
MOST_UNPLACED = 4  # words that nothing names; more tell nothing more
SCALE = 16.0  # of weights kept in a byte each
_SPACE = re.compile(r"\s+")


def features_of(question: Question, *, follows: bool) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Numbers of the features of a question: of its letters, and of its words. `follows`: said after other turns."""
    text = _SPACE.sub("", question.normal.lower())
    letters = {text[at : at + size] for size in RUNS for at in range(len(text) - size + 1)}
    return _numbers("l", letters), _numbers("w", set(_of_words(question, follows=follows)))


def _of_words(question: Question, *, follows: bool) -> Iterator[str]:
    before, unplaced = "^", 0
    for token in question.tokens:
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


def _numbers(block: str, features: set[str]) -> NDArray[np.int64]:
    return np.fromiter((crc32(f"{block}{each}".encode()) % SIZE for each in features), np.int64, len(features))


def lack(weights: NDArray[np.float32], bias: float, question: Question, *, follows: bool) -> float:
    """The probability that the report holds no answer, 0 to 1."""
    odds = bias
    for numbers in features_of(question, follows=follows):
        if len(numbers):
            odds += float(weights[numbers].sum()) / math.sqrt(len(numbers))
    return 1.0 / (1.0 + math.exp(-odds))


@lru_cache(maxsize=1)
def shipped() -> tuple[NDArray[np.float32], float]:
    """The weights that ship, and the bias."""
    return read_weights(SHIPPED)


def read_weights(path: Path) -> tuple[NDArray[np.float32], float]:
    kept = np.frombuffer(path.read_bytes(), np.int8)
    return kept[:-1].astype(np.float32) / np.float32(SCALE), float(kept[-1]) / SCALE


def write_weights(path: Path, weights: NDArray[np.float64], bias: float) -> None:
    """A byte for each."""
    kept = np.clip(np.rint(np.append(weights, bias) * SCALE), -127, 127).astype(np.int8)
    path.write_bytes(kept.tobytes())
