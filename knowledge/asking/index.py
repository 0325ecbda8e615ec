"""Passages found by a question, however it is typed: an index over letters, words and syllables at once.

Words find best where the question is spelled well, runs of three letters hold where it isn't, syllables stand between;
a weighted sum of the three is better than each on every kind of question measured (see `tests/benchmarks/retrieval.py`).
Nothing of a question is cut into words: spaces are dropped and whatever word or syllable of the passages stands
somewhere in it is found by a rolling hash, so a typing error spoils the word it stands in and none beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from knowledge.thai import FOLLOWING_VOWELS, LEADING_VOWELS, MARKS, normalise, syllables, tokenise

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Places = NDArray[np.int64]
    Flags = NDArray[np.bool_]

# ── what counts ───────────────────────────────────────────────────────────────────────────────────────────────────
LETTERS, WORDS, SYLLABLES = 0, 1, 2  # the three fields
FIELD_WEIGHTS = (1.0, 1.0, 0.5)
LETTER_RUN = 3
SHORTEST = 2  # letters of a word or syllable; single letters are noise
K1, B = 0.9, 0.75  # BM25: how soon repetition stops to count, how much long passages pay
TOO_COMMON = 0.25  # terms in a larger share of the passages tell nothing and cost most
FEW = 16  # passages; in so few none is too common

# Words that only ask. Passages hold them by chance, so a rare one would weigh like a name.
QUESTION_WORDS = re.compile(
    "(?:มี)?ชื่?อว่?าอะไร|คืออะไร|อะไรบ้าง|อะไร|เท่?าไ?หร่?|เท่?าไร|เท่?าใด|เมื่?อ(?:ใด|ไร|ไหร่)|ที่?(?:ไหน|ใด)|(?:ผู้|สิ่?ง|แห่ง)ใด"
    "|อย่?างไร|ยังไง|คือใคร|ใคร|ทำไม|เพราะเหตุใด|หรือไม่|ใช่ไหม|ไหน|ใด|(?<!เ)กี่|บ้าง"
)
_NOT_LETTERS = re.compile(f"[^\\w{MARKS}]+|_+")
_GAP = " "  # stands where question words were, so that nothing is found across

# ── stretches of text as numbers ──────────────────────────────────────────────────────────────────────────────────
_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2 to the 64th
_SALTS = np.array([0x1B873593CC9E2D51, 0x2545F4914F6CDD1D, 0x5851F42D4C957F2D], np.uint64)  # one a field
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_REACH = np.arange(1, 13)  # a word found in a question ends at one of the next twelve places where a word can end

_PLAIN, _CANNOT_BEGIN, _CANNOT_END, _DIGIT, _LATIN = range(5)
_KINDS = np.full(0x0E80, _PLAIN, np.uint8)
_KINDS[[ord(char) for char in MARKS + FOLLOWING_VOWELS]] = _CANNOT_BEGIN
_KINDS[[ord(char) for char in LEADING_VOWELS]] = _CANNOT_END
_KINDS[0x30:0x3A] = _DIGIT
_KINDS[0x61:0x7B] = _LATIN


@lru_cache(maxsize=4)
def _powers(size: int) -> tuple[Keys, Keys]:
    """The powers of the base and of its inverse, for texts of up to `size` letters."""
    up = np.full(size, _BASE, np.uint64)
    down = np.full(size, pow(_BASE, -1, 1 << 64), np.uint64)
    up[0] = down[0] = 1
    return np.cumprod(up), np.cumprod(down)


class _Hashed:
    """Squeezed text, any stretch of which has a key: equal stretches have equal keys, wherever they stand."""

    def __init__(self, text: str) -> None:
        self.codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
        up, self._down = _powers(1 << max(8, len(text).bit_length()))
        self._sums = np.zeros(len(text) + 1, np.uint64)
        np.cumsum(self.codes * up[: len(text)], out=self._sums[1:])

    def stretches(self, starts: Places, ends: Places) -> Keys:
        """What the keys of these stretches are made from."""
        found: Keys = (self._sums[ends] - self._sums[starts]) * self._down[starts]
        return found

    def borders(self) -> Places:
        """Where a word may begin or end: not before a vowel that follows, not inside a number."""
        kinds = _KINDS[np.minimum(self.codes, 0x0E7F)]
        before, after = kinds[:-1], kinds[1:]
        parted = (after != _CANNOT_BEGIN) & (before != _CANNOT_END) & ((before != after) | (after < _DIGIT))
        return np.concatenate(([0], np.flatnonzero(parted) + 1, [len(kinds)]))


def _keys(stretches: Keys, field: int) -> Keys:
    mixed = (stretches + _SALTS[field]) * _MIX
    keys: Keys = (mixed ^ (mixed >> _HALF)) * _MIX
    return keys


def squeeze(text: str) -> str:
    """The letters and digits of normalised text, nothing between them.

    >>> squeeze("ครู 1,238 ราย (ร้อยละ 15.61)")
    'ครู1238รายร้อยละ1561'
    """
    return _NOT_LETTERS.sub("", text)


# ── building ──────────────────────────────────────────────────────────────────────────────────────────────────────
_BATCH = 1024  # passages hashed together


@dataclass(slots=True)
class _Occurrences:
    """The terms of one field in a batch: how often each stands in each passage."""

    keys: Keys
    passages: NDArray[np.uint32]
    times: NDArray[np.uint16]


@dataclass(slots=True)
class _Field:
    """The postings of one field, term by term."""

    keys: Keys
    spread: Places  # in how many passages each term stands
    weights: NDArray[np.float32]
    passages: NDArray[np.uint32]
    impacts: NDArray[np.uint8]


def _occurrences(keys: Keys, passages: Places) -> _Occurrences:
    order = np.argsort(keys, kind="stable")  # passages stay in order within a key
    keys, passages = keys[order], passages[order]
    first = np.flatnonzero(np.concatenate(([True], (keys[1:] != keys[:-1]) | (passages[1:] != passages[:-1]))))
    times = np.diff(first, append=len(keys)).clip(max=0xFFFF)
    return _Occurrences(keys[first], passages[first].astype(np.uint32), times.astype(np.uint16))


def _pieces(texts: Sequence[str], cut: Callable[[str], list[str]]) -> tuple[Places, Places, Places]:
    """Where the words that `cut` finds start and end in the squeezed texts laid end to end, and whose they are."""
    sizes = [[len(squeeze(piece)) for piece in cut(text)] for text in texts]
    owners = np.repeat(np.arange(len(texts)), [len(own) for own in sizes])
    flat = np.fromiter((size for own in sizes for size in own), np.int64)
    ends = np.cumsum(flat)
    kept = flat >= SHORTEST
    return (ends - flat)[kept], ends[kept], owners[kept]


def _batch(texts: Sequence[str]) -> Iterator[tuple[Keys, Places]]:
    """Keys and owners of all terms of the texts, field by field."""
    squeezed = [squeeze(text) for text in texts]
    hashed = _Hashed("".join(squeezed))
    sizes = np.array([len(text) for text in squeezed])
    starts = np.arange(sizes.sum())
    owners = np.repeat(np.arange(len(texts)), sizes)
    whole = starts + LETTER_RUN <= np.cumsum(sizes)[owners]
    starts, owners = starts[whole], owners[whole]
    yield _keys(hashed.stretches(starts, starts + LETTER_RUN), LETTERS), owners
    for field, cut in ((WORDS, tokenise), (SYLLABLES, syllables)):
        starts, ends, owners = _pieces(texts, cut)
        yield _keys(hashed.stretches(starts, ends), field), owners


def _weigh(parts: list[_Occurrences], sizes: Places, field: int) -> _Field:
    """BM25, the share of a passage in it kept in one byte."""
    keys = np.concatenate([part.keys for part in parts])
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1])))
    spread = np.diff(starts, append=len(keys))
    telling = spread <= max(TOO_COMMON * len(sizes), FEW)
    order = order[np.repeat(telling, spread)]
    terms, spread = keys[starts[telling]], spread[telling]
    del keys
    passages = np.concatenate([part.passages for part in parts])[order]
    times = np.concatenate([part.times for part in parts])[order].astype(np.float32)
    length = (sizes / max(float(sizes.mean()), 1.0)).astype(np.float32)
    impacts = times / (times + np.float32(K1) * (np.float32(1 - B) + np.float32(B) * length[passages]))
    rarity = np.log1p((len(sizes) - spread + 0.5) / (spread + 0.5))
    weights = (FIELD_WEIGHTS[field] * (K1 + 1) * rarity / 255).astype(np.float32)
    return _Field(terms, spread, weights, passages, np.rint(impacts * 255).astype(np.uint8))


# ── the index ─────────────────────────────────────────────────────────────────────────────────────────────────────
class PassageIndex:
    """Passages by what is written in them. Build once; searching changes nothing and gives the same every time.

    >>> index = PassageIndex.build([("debt", "แก้ปัญหาหนี้สินครู"), ("merge", "โรงเรียนขนาดเล็กเรียนรวม")])
    >>> [name for name, score in index.search("หนีสิ้น ค รู")]
    ['debt']
    """

    def __init__(self, ids: list[str], fields: list[_Field]) -> None:
        self._ids = ids
        order = np.argsort(np.concatenate([field.keys for field in fields]))
        self._keys = np.concatenate([field.keys for field in fields])[order]
        spread = np.concatenate([field.spread for field in fields])
        ends = np.cumsum(spread)
        self._starts, self._ends = (ends - spread)[order], ends[order]
        self._weights = np.concatenate([field.weights for field in fields])[order]
        narrow = np.uint16 if len(ids) <= 1 << 16 else np.uint32
        self._passages = np.concatenate([field.passages.astype(narrow) for field in fields])
        self._impacts = np.concatenate([field.impacts for field in fields])
        self._sieve = np.zeros(1 << max(10, (len(order) * 8).bit_length()), np.bool_)
        self._sieve[self._slots(self._keys)] = True

    @classmethod
    def build(cls, passages: Iterable[tuple[str, str]]) -> PassageIndex:
        """An index of (id, text) pairs; of two passages that match alike, the one given earlier comes first."""
        ids: list[str] = []
        parts: tuple[list[_Occurrences], ...] = ([], [], [])
        sizes: tuple[list[Places], ...] = ([], [], [])
        rest = iter(passages)
        while batch := list(islice(rest, _BATCH)):
            texts = [normalise(text) for _, text in batch]
            for field, (keys, owners) in enumerate(_batch(texts)):
                parts[field].append(_occurrences(keys, owners + len(ids)))
                sizes[field].append(np.bincount(owners, minlength=len(texts)))
            ids += [name for name, _ in batch]
        if not ids:
            return cls([], [])
        fields = []
        for field in (LETTERS, WORDS, SYLLABLES):
            fields.append(_weigh(parts[field], np.concatenate(sizes[field]), field))
            parts[field].clear()
        return cls(ids, fields)

    def __len__(self) -> int:
        return len(self._ids)

    def search(self, query: str, k: int = 10) -> list[tuple[str, float]]:
        """The `k` passages that match the query best, best first; passages that share nothing with it are left out.

        Scores compare passages for one query, not queries with each other.
        """
        terms = self._terms(query) if self._ids else ()
        if not len(terms) or k < 1:
            return []
        spans = list(zip(self._starts[terms].tolist(), self._ends[terms].tolist(), strict=True))
        passages = np.concatenate([self._passages[start:end] for start, end in spans])
        impacts = np.concatenate([self._impacts[start:end] for start, end in spans])
        weights = np.repeat(self._weights[terms], [end - start for start, end in spans])
        scores = np.bincount(passages, impacts * weights, len(self._ids)).astype(np.float64, copy=False)
        return [(self._ids[place], float(scores[place])) for place in _best(scores, k).tolist()]

    def _slots(self, keys: Keys) -> Keys:
        slots: Keys = keys & np.uint64(len(self._sieve) - 1)
        return slots

    def _known(self, keys: Keys) -> tuple[Places, Places]:
        """Which of the keys are terms, and which terms they are."""
        maybe = np.flatnonzero(self._sieve[self._slots(keys)])  # nearly all of the unknown fall through here
        terms = np.searchsorted(self._keys, keys[maybe])
        terms[terms == len(self._keys)] = 0
        sure = self._keys[terms] == keys[maybe]
        return maybe[sure], terms[sure]

    def _terms(self, query: str) -> Places:
        """The terms that stand in the query, each once, in ascending order."""
        letters = squeeze(normalise(query))
        text = QUESTION_WORDS.sub(_GAP, letters)
        hashed = _Hashed(text if len(text) - text.count(_GAP) >= LETTER_RUN else letters)
        starts = np.arange(len(hashed.codes) - LETTER_RUN + 1)
        found = [self._known(_keys(hashed.stretches(starts, starts + LETTER_RUN), LETTERS))[1]]
        borders = hashed.borders()
        first, last = np.nonzero(np.arange(len(borders))[:, None] + _REACH < len(borders))
        starts, ends = borders[first], borders[first + last + 1]
        stretches = hashed.stretches(starts, ends)
        for field in (WORDS, SYLLABLES):
            places, terms = self._known(_keys(stretches, field))
            found.append(terms[_outermost(starts[places], ends[places])])
        return np.unique(np.concatenate(found))


def _outermost(starts: Places, ends: Places) -> Flags:
    """Which stretches, in order of start and then of end, lie within no other."""
    if not len(starts):
        return np.zeros(0, np.bool_)
    longest = np.append(starts[1:] != starts[:-1], True)
    before = np.concatenate(([-1], np.maximum.accumulate(ends)[:-1]))
    flags: Flags = longest & (ends > before)
    return flags


def _best(scores: NDArray[np.float64], k: int) -> Places:
    """Places of the `k` highest scores above zero, the earlier first among equals."""
    if len(scores) > 4 * k:
        bar = np.partition(scores, len(scores) - k)[len(scores) - k]
        found = np.flatnonzero(scores >= max(bar, np.nextafter(0, 1)))
    else:
        found = np.flatnonzero(scores)
    best: Places = found[np.argsort(-scores[found], kind="stable")][:k]
    return best
