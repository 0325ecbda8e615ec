"""Passages found by a question, however it is typed: an index over letters, words and syllables at once.

Words find best where the question is spelled well, runs of three letters hold where it isn't, syllables stand between;
a weighted sum of the three is better than each on every kind of question measured (`tests/benchmarks/retrieval.py`).
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
    Scores = NDArray[np.float64]

# ── what counts ───────────────────────────────────────────────────────────────────────────────────────────────────
LETTERS, WORDS, SYLLABLES = 0, 1, 2  # the three fields
FIELD_WEIGHTS = (1.0, 1.0, 0.5)
LETTER_RUN = 3
SHORTEST = 2  # letters of a word or syllable; single letters are noise
K1, B = 0.9, 0.75  # BM25: how soon repetition stops to count, how much long passages pay
TOO_COMMON = 0.25  # terms in a larger share of the passages tell nothing and cost most
FEW = 16  # passages; in so few none is too common
WINDOW = 300  # letters of a long passage that a question is about: what stands together there counts again
STEP = WINDOW // 2  # windows overlap by half
NEARNESS = 0.4  # weight of the best window beside the whole passage
CANDIDATES = 10  # passages whose windows are looked at
MANY = 2000  # passages; of more than these the best are picked out before they are sorted

_RARITY = 255 / (FIELD_WEIGHTS[LETTERS] * (K1 + 1))  # times the weight of a letter run: how rare it is

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
_HALF, _TAG = np.uint64(32), np.uint64(48)
_NONE = np.zeros(0, np.int64)
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


class _Hashed:
    """Squeezed text, any stretch of which has a key: equal stretches have equal keys, wherever they stand."""

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
def _pairs(borders: int) -> tuple[Places, Places]:
    """Every pair of borders near enough to hold a word between them, by their numbers."""
    first, ahead = np.nonzero(np.arange(borders)[:, None] + _REACH < borders)
    return first, first + ahead + 1


def _keys(stretches: Keys, field: int) -> Keys:
    return _mixed(stretches + _SALTS[field])


def _mixed(salted: Keys) -> Keys:
    salted = salted * _MIX
    keys: Keys = (salted ^ (salted >> _HALF)) * _MIX
    return keys


def _tags(keys: Keys) -> NDArray[np.uint16]:
    """Two bytes of each key, enough to tell the few runs of a question in a passage."""
    return (keys >> _TAG).astype(np.uint16)


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
    postings: NDArray[np.uint32]  # the number of a passage, and in the lowest byte its impact


def _firsts(changes: Flags, size: int) -> Places:
    """Where runs of equal things begin, given where the next of `size` things differs."""
    flags = np.ones(size, np.bool_)
    flags[1:] = changes
    return flags.nonzero()[0]


def _occurrences(keys: Keys, passages: Places) -> _Occurrences:
    order = np.argsort(keys, kind="stable")  # passages stay in order within a key
    keys, passages = keys[order], passages[order]
    first = _firsts((keys[1:] != keys[:-1]) | (passages[1:] != passages[:-1]), len(keys))
    times = np.diff(first, append=len(keys)).clip(max=0xFFFF)
    return _Occurrences(keys[first], passages[first].astype(np.uint32), times.astype(np.uint16))


@lru_cache(maxsize=1 << 16)
def _word_sizes(word: str) -> tuple[int, ...]:
    return (len(squeeze(word)),)


@lru_cache(maxsize=1 << 16)
def _syllable_sizes(word: str) -> tuple[int, ...]:
    return tuple(len(squeeze(syllable)) for syllable in syllables(word))


def _pieces(texts: Sequence[Sequence[str]], measure: Callable[[str], tuple[int, ...]]) -> tuple[Places, Places, Places]:
    """Where the parts of words start and end in the squeezed texts laid end to end, and whose they are."""
    sizes = [[size for word in words for size in measure(word)] for words in texts]
    owners = np.repeat(np.arange(len(texts)), np.array([len(own) for own in sizes], np.int64))
    flat = np.fromiter((size for own in sizes for size in own), np.int64)
    ends = np.cumsum(flat)
    kept = flat >= SHORTEST
    return (ends - flat)[kept], ends[kept], owners[kept]


def _batch(texts: Sequence[str]) -> Iterator[tuple[Keys, Places]]:
    """Keys and owners of all terms of the texts, field by field."""
    squeezed = [squeeze(text) for text in texts]
    hashed = _Hashed("".join(squeezed))
    sizes = np.array([len(text) for text in squeezed], np.int64)
    starts = np.arange(sizes.sum())
    owners = np.repeat(np.arange(len(texts)), sizes)
    whole = starts + LETTER_RUN <= np.cumsum(sizes)[owners]
    starts, owners = starts[whole], owners[whole]
    yield _keys(hashed.stretches(starts, starts + LETTER_RUN), LETTERS), owners
    words = [tokenise(text) for text in texts]
    for field, measure in ((WORDS, _word_sizes), (SYLLABLES, _syllable_sizes)):
        starts, ends, owners = _pieces(words, measure)
        yield _keys(hashed.stretches(starts, ends), field), owners


def _weigh(parts: list[_Occurrences], sizes: Places, field: int) -> _Field:
    """BM25, the share of a passage in it kept in one byte."""
    keys = np.concatenate([part.keys for part in parts])
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = _firsts(keys[1:] != keys[:-1], len(keys))
    spread = np.diff(starts, append=len(keys))
    telling = spread <= max(TOO_COMMON * len(sizes), FEW)
    order = order[np.repeat(telling, spread)]
    terms, spread = keys[starts[telling]], spread[telling]
    del keys
    passages = np.concatenate([part.passages for part in parts])[order]
    times = np.concatenate([part.times for part in parts])[order].astype(np.float32)
    length = (sizes / max(sizes.sum() / max(len(sizes), 1), 1.0)).astype(np.float32)
    impacts = times / (times + np.float32(K1) * (np.float32(1 - B) + np.float32(B) * length[passages]))
    rarity = np.log1p((len(sizes) - spread + 0.5) / (spread + 0.5))
    weights = (FIELD_WEIGHTS[field] * (K1 + 1) * rarity / 255).astype(np.float32)
    return _Field(terms, spread, weights, passages << 8 | np.rint(impacts * 255).astype(np.uint32))


# ── the index ─────────────────────────────────────────────────────────────────────────────────────────────────────
class PassageIndex:
    """Passages by what is written in them. Build once; searching changes nothing and gives the same every time.

    >>> index = PassageIndex.build([("debt", "แก้ปัญหาหนี้สินครู"), ("merge", "โรงเรียนขนาดเล็กเรียนรวม")])
    >>> [name for name, score in index.search("หนีสิ้น ค รู")]
    ['debt']
    """

    def __init__(self, ids: list[str], fields: list[_Field], offsets: Places, tags: NDArray[np.uint16]) -> None:
        self._ids = ids
        order = np.argsort(np.concatenate([field.keys for field in fields]))
        self._keys = np.concatenate([field.keys for field in fields])[order]
        spread = np.concatenate([field.spread for field in fields])
        ends = np.cumsum(spread)
        self._starts, self._ends = (ends - spread)[order], ends[order]
        self._weights = np.concatenate([field.weights for field in fields])[order]
        self._postings = np.concatenate([field.postings for field in fields])
        self._offsets, self._tags = offsets, tags
        self._sieve = np.zeros(1 << max(10, (len(order) * 8).bit_length()), np.bool_)
        self._sieve[self._slots(self._keys)] = True

    @classmethod
    def build(cls, passages: Iterable[tuple[str, str]]) -> PassageIndex:
        """An index of (id, text) pairs; of two passages that match alike, the one given earlier comes first."""
        ids: list[str] = []
        parts: tuple[list[_Occurrences], ...] = ([], [], [])
        sizes: tuple[list[Places], ...] = ([], [], [])
        tags: list[NDArray[np.uint16]] = [np.zeros(0, np.uint16)]
        rest = iter(passages)
        while (batch := list(islice(rest, _BATCH))) or not sizes[LETTERS]:  # nothing makes one empty batch
            texts = [normalise(text) for _, text in batch]
            for field, (keys, owners) in enumerate(_batch(texts)):
                parts[field].append(_occurrences(keys, owners + len(ids)))
                sizes[field].append(np.bincount(owners, minlength=len(texts)))
                if field == LETTERS:
                    tags.append(_tags(keys))
            ids += [name for name, _ in batch]
        fields = []
        for field in (LETTERS, WORDS, SYLLABLES):
            fields.append(_weigh(parts[field], np.concatenate(sizes[field]), field))
            parts[field].clear()
        offsets = np.cumsum(np.concatenate([np.zeros(1, np.int64), *sizes[LETTERS]]))
        return cls(ids, fields, offsets, np.concatenate(tags))

    def __len__(self) -> int:
        return len(self._ids)

    def search(self, query: str, k: int = 10) -> list[tuple[str, float]]:
        """The `k` passages that match the query best, best first; passages that share nothing with it are left out.

        Scores compare passages for one query, not queries with each other.
        """
        runs, terms = self._terms(query) if self._postings.size else (_NONE, _NONE)
        if not len(terms) or k < 1:
            return []
        starts, ends = self._starts[terms], self._ends[terms]
        postings = np.concatenate(
            [self._postings[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        )
        weights = self._weights[terms].repeat(ends - starts)
        scores: Scores = np.bincount(postings >> 8, (postings & 255) * weights, len(self._ids))  # type: ignore[assignment]
        best = _best(scores, max(k, CANDIDATES))
        near = best[:CANDIDATES]
        if len(runs) and (self._offsets[near + 1] - self._offsets[near]).max() > WINDOW:
            scores[near] += self._nearness(near, runs)
            best = best[np.argsort(-scores[best], kind="stable")]
        return [(self._ids[place], float(scores[place])) for place in best[:k].tolist()]

    def _nearness(self, places: Places, runs: Places) -> Scores:
        """What the best window of each of the passages holds of the query's letter runs, each run counted once."""
        columns = np.zeros(1 << 16, np.int64)
        columns[_tags(self._keys[runs])] = np.arange(1, len(runs) + 1)
        starts, ends = self._offsets[places], self._offsets[places + 1]
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        column = columns.take(np.concatenate([self._tags[start:end] for start, end in spans]))
        sizes = ends - starts
        until = np.cumsum(sizes)
        rows = np.cumsum(sizes // STEP + 2)  # one more than the steps, empty, to part a passage from the next
        hits = np.flatnonzero(column)
        owner = np.searchsorted(until, hits, "right")
        step = (hits - (until - sizes)[owner]) // STEP + (rows - sizes // STEP - 2)[owner]
        held = np.zeros((rows[-1] + 1, len(runs) + 1))
        held[step, column[hits]] = np.append(0.0, self._weights[runs] * _RARITY)[column[hits]]
        windows = np.maximum(held[:-1], held[1:]).sum(1)
        windows[rows - 1] = 0.0
        best: Scores = np.maximum.reduceat(windows, rows - sizes // STEP - 2)
        return NEARNESS * best

    def _slots(self, keys: Keys) -> Places:
        return (keys & np.uint64(len(self._sieve) - 1)).view(np.int64)

    def _known(self, keys: Keys) -> tuple[Places, Places]:
        """Which of the keys are terms, and which terms they are."""
        maybe = self._sieve.take(self._slots(keys)).nonzero()[0]  # nearly all of the unknown fall through here
        keys = keys[maybe]
        terms = self._keys.searchsorted(keys)
        sure = self._keys.take(terms, mode="clip") == keys
        return maybe[sure], terms[sure]

    def _terms(self, query: str) -> tuple[Places, Places]:
        """The letter runs, and all terms, that stand in the query; each once, in ascending order."""
        letters = squeeze(normalise(query))
        text = QUESTION_WORDS.sub(_GAP, letters)
        hashed = _Hashed(text if len(text) - text.count(_GAP) >= LETTER_RUN else letters)
        runs = np.arange(len(hashed.codes) - LETTER_RUN + 1)
        borders = hashed.borders()
        first, last = _pairs(len(borders))
        starts, ends = borders[first], borders[last]
        in_runs, in_pieces = hashed.stretches(runs, runs + LETTER_RUN), hashed.stretches(starts, ends)
        salted = in_runs + _SALTS[LETTERS], in_pieces + _SALTS[WORDS], in_pieces + _SALTS[SYLLABLES]
        places, terms = self._known(_mixed(np.concatenate(salted)))
        piece = int(places.searchsorted(len(runs)))
        found = _once(terms[:piece])
        if piece == len(places):
            return found, found
        field, at = np.divmod(places[piece:] - len(runs), len(starts))
        apart = field * (len(hashed.codes) + 1)  # syllables as if they stood in a text of their own, behind
        kept = _outermost(starts[at] + apart, ends[at] + apart)
        return found, _once(np.concatenate((found, terms[piece:][kept])))


def _once(terms: Places) -> Places:
    terms.sort()
    return terms[_firsts(terms[1:] != terms[:-1], len(terms))]


def _outermost(starts: Places, ends: Places) -> Flags:
    """Which stretches, in order of start and then of end, lie within no other."""
    kept = np.ones(len(starts), np.bool_)
    kept[:-1] = starts[1:] != starts[:-1]  # the last of a start is its longest
    kept[1:] &= ends[1:] > np.maximum.accumulate(ends)[:-1]
    return kept


def _best(scores: Scores, k: int) -> Places:
    """Places of the `k` highest scores above zero, the earlier first among equals."""
    if len(scores) > MANY and k < len(scores):
        bar = np.partition(scores, len(scores) - k)[len(scores) - k]
        found = np.flatnonzero(scores >= max(bar, np.nextafter(0, 1)))
    else:
        found = scores.nonzero()[0]
    best: Places = found[(-scores[found]).argsort(kind="stable")[:k]]
    return best
