"""Some thousand passages of the index, and the terms that stand in them, in two bytes for a term in a passage.

The bytes hold the number of the passage and, in the bits that are left, about how often the term stands in it; what
that weighs follows from the passage's length and is looked up. Segments know nothing of each other: how rare a term is,
the index tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.asking.hashing import Keys, Letters, Places

    Flags = NDArray[np.bool_]
    Scores = NDArray[np.float64]

SIZE = 1 << 13  # passages of a segment
BITS = 16  # of a posting
K1, B = 0.9, 0.75  # BM25: how soon repetition stops to count, how much long passages pay
_COUNTS = {  # how often a term may be said to stand in a passage, by the bits there are to say it
    3: [1, 2, 3, 4, 5, 7, 10, 15],
    4: [*range(1, 11), 12, 15, 18, 22, 27, 35],
    5: [*range(1, 33)],
}
_MOST_BITS = max(_COUNTS)


@dataclass(slots=True)
class Occurrences:
    """The terms of one field in a few passages: how often each stands in each."""

    keys: Keys
    passages: NDArray[np.uint16]
    times: Places


def occurrences(keys: Keys, passages: Places) -> Occurrences:
    """Of terms by their keys, in order of the passages that they stand in."""
    order = np.argsort(keys, kind="stable")  # passages stay in order within a key
    keys, passages = keys[order], passages[order]
    first = firsts((keys[1:] != keys[:-1]) | (passages[1:] != passages[:-1]), len(keys))
    return Occurrences(keys[first], passages[first].astype(np.uint16), np.diff(first, append=len(keys)))


def firsts(changes: Flags, size: int) -> Places:
    """Where runs of equal things begin, given where the next of `size` things differs."""
    flags = np.ones(size, np.bool_)
    flags[1:] = changes
    return flags.nonzero()[0]


class Segment:
    """Passages and their terms. Built in two steps: what weighs how much is known when all segments are."""

    def __init__(
        self, parts: Sequence[Occurrences], sizes: Sequence[Places], letters: Letters, lengths: Places
    ) -> None:
        self.sizes = sizes  # how many terms each passage has, field by field; until it is known what they weigh
        self.letters = letters  # of the passages, end to end
        self.offsets = np.concatenate((np.zeros(1, np.uint32), np.cumsum(lengths, dtype=np.uint32)))
        self._bits = max(len(lengths) - 1, 1).bit_length()
        self._counts = np.array(_COUNTS[min(BITS - self._bits, _MOST_BITS)])
        nearest = np.abs(np.arange(self._counts[-1] + 1)[:, None] - self._counts).argmin(1).astype(np.uint16)
        self._tables: list[NDArray[np.float32]] = []
        keys = np.concatenate([part.keys for part in parts])
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        starts = firsts(keys[1:] != keys[:-1], len(keys))
        self.keys = keys[starts]
        self._starts = np.append(starts, len(keys)).astype(np.uint32)
        del keys
        shift = np.uint16(self._bits)
        postings = [nearest.take(part.times, mode="clip") << shift | part.passages for part in parts]
        self._postings = np.concatenate(postings)[order]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def spread(self) -> Places:
        """In how many passages each term stands."""
        return np.diff(self._starts).astype(np.int64)

    def finish(self, too_common: Keys, averages: Sequence[float]) -> None:
        """Leave out terms that tell nothing, and settle what the others weigh in passages of each length."""
        kept = ~np.isin(self.keys, too_common)
        spread = self.spread()
        self._postings = self._postings[np.repeat(kept, spread)]
        self.keys = self.keys[kept]
        self._starts = np.append(0, np.cumsum(spread[kept])).astype(np.uint32)
        times = self._counts[:, None]
        for sizes, average in zip(self.sizes, averages, strict=True):
            impacts = np.zeros((len(times), 1 << self._bits), np.float32)
            impacts[:, : len(self)] = times / (times + K1 * (1 - B + B * sizes / max(average, 1.0)))
            self._tables.append(impacts.ravel())
        self.sizes = ()

    def find(self, keys: Keys) -> tuple[Places, Places]:
        """Where the postings of each of the keys begin and end; what is no term has none."""
        terms = self.keys.searchsorted(keys)
        known = self.keys.take(terms, mode="clip") == keys if len(self.keys) else np.zeros(len(keys), np.bool_)
        starts = self._starts[terms].astype(np.int64)
        return starts, np.where(known, self._starts.take(terms + 1, mode="clip"), starts)

    def score(self, starts: Places, ends: Places, weights: Scores, fields: Places) -> Scores:
        """What terms say of each passage, by their postings; `fields` tells where those of each field end."""
        many = ends - starts
        postings = np.concatenate(
            [self._postings[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        ).astype(np.intp)
        impacts = weights.repeat(many)
        begin = 0
        for table, end in zip(self._tables, np.append(0, many.cumsum())[fields].tolist(), strict=True):
            impacts[begin:end] *= table.take(postings[begin:end])
            begin = end
        postings &= (1 << self._bits) - 1
        found: Scores = np.bincount(postings, impacts, len(self))  # type: ignore[assignment]
        return found

    def letters_of(self, passage: int) -> Letters:
        return self.letters[self.offsets[passage] : self.offsets[passage + 1]]
