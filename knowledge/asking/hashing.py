"""Stretches of text as numbers: equal stretches have equal keys, wherever they stand, and no word is cut out for it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from knowledge.thai import FOLLOWING_VOWELS, LEADING_VOWELS, MARKS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Places = NDArray[np.int64]
    Letters = NDArray[np.uint8]

_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2 to the 64th
_SALTS = np.array([0x1B873593CC9E2D51, 0x2545F4914F6CDD1D, 0x5851F42D4C957F2D], np.uint64)  # one a field
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_REACH = np.arange(1, 13)  # a word found in a question ends at one of the next twelve places where a word can end

_PLAIN, _CANNOT_BEGIN, _CANNOT_END, _DIGIT, _LATIN = range(5)
_KINDS = np.full(0x0E80, _PLAIN, np.int64)  # of letters by code; those beyond the table are as its last
_KINDS[[ord(char) for char in MARKS + FOLLOWING_VOWELS]] = _CANNOT_BEGIN
_KINDS[[ord(char) for char in LEADING_VOWELS]] = _CANNOT_END
_KINDS[0x30:0x3A] = _DIGIT
_KINDS[0x61:0x7B] = _LATIN
_PARTED = (
    np.array(  # whether a word may end after the first and begin with the second of two kinds: not inside a number
        [
            before != _CANNOT_END and after != _CANNOT_BEGIN and (before != after or after < _DIGIT)
            for before in range(5)
            for after in range(5)
        ]
    )
)


def _powers(size: int) -> tuple[Keys, Keys]:
    """The powers of the base and of its inverse, for texts of up to `size` letters."""
    up = np.full(size, _BASE, np.uint64)
    down = np.full(size, pow(_BASE, -1, 1 << 64), np.uint64)
    up[:1] = down[:1] = 1
    return np.cumprod(up), np.cumprod(down)


_QUESTION_LENGTH = 4096  # letters; powers for longer texts are made and forgotten
_UP, _DOWN = _powers(_QUESTION_LENGTH)


class Hashed:
    """Squeezed text, any stretch of which has a key."""

    def __init__(self, text: str) -> None:
        self.codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
        up, self._down = (_UP, _DOWN) if len(text) < _QUESTION_LENGTH else _powers(len(text) + 1)
        self._sums = np.zeros(len(text) + 1, np.uint64)
        (self.codes * up[: len(text)]).cumsum(out=self._sums[1:])

    def stretches(self, starts: Places, ends: Places) -> Keys:
        """What the keys of these stretches are made from."""
        found: Keys = (self._sums[ends] - self._sums[starts]) * self._down[starts]
        return found

    def borders(self) -> Places:
        """Where a word may begin or end."""
        kinds = _KINDS.take(self.codes, mode="clip")
        flags = np.ones(len(kinds) + 1, np.bool_)
        flags[1:-1] = _PARTED.take(kinds[:-1] * 5 + kinds[1:])
        return flags.nonzero()[0]


@lru_cache(maxsize=32)
def pairs(borders: int) -> tuple[Places, Places]:
    """Every pair of so many borders near enough to hold a word between them, by their numbers."""
    first, ahead = np.nonzero(np.arange(borders)[:, None] + _REACH < borders)
    return first, first + ahead + 1


def salted(stretches: Keys, field: int) -> Keys:
    """The same stretch as a term of different fields is different."""
    found: Keys = stretches + _SALTS[field]
    return found


def mixed(salted_stretches: Keys) -> Keys:
    """Keys of salted stretches, every bit of which tells them apart."""
    once = salted_stretches * _MIX
    keys: Keys = (once ^ (once >> _HALF)) * _MIX
    return keys


# ── letters in a byte ─────────────────────────────────────────────────────────────────────────────────────────────
_THAI, _THAI_END, _THAI_BYTES, _OTHER_BYTES = 0x0E00, 0x0E60, 0x80, 0xE0
_RUN = np.uint16(40503)


def bytes_of(codes: NDArray[np.uint32]) -> Letters:
    """Each letter in a byte: ASCII and Thai letters have one of their own, all others share 32."""
    thai = (codes >= _THAI) & (codes < _THAI_END)
    others = np.where(codes < _THAI_BYTES, codes, _OTHER_BYTES + codes % 32)
    return np.where(thai, codes - (_THAI - _THAI_BYTES), others).astype(np.uint8)


def run_tags(letters: Letters, size: int) -> NDArray[np.uint16]:
    """Two bytes for each run of `size` letters, enough to tell the few of a question in a passage."""
    wide = letters.astype(np.uint16)
    many = max(len(wide) - size + 1, 0)
    tags = np.zeros(many, np.uint16)
    for place in range(size):
        tags = tags * _RUN + wide[place : place + many]
    return tags
