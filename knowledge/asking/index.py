"""Passages found by a question, however it is typed: an index over letters, words and syllables at once.

Words find best where the question is spelled well, runs of three letters hold where it isn't, syllables stand between;
a weighted sum of the three is better than each on every kind of question measured (`tests/benchmarks/retrieval.py`).
Nothing of a question is cut into words: spaces are dropped and whatever word or syllable of the passages stands
somewhere in it is found by a rolling hash, so a typing error spoils the word it stands in and none beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from knowledge.asking.hashing import Hashed, bytes_of, mixed, pairs, run_tags, salted
from knowledge.asking.segment import K1, SIZE, Occurrences, Segment, occurrences
from knowledge.thai import MARKS, normalise, syllables, tokenise

if TYPE_CHECKING:
    from knowledge.asking.hashing import Keys, Letters, Places
    from knowledge.asking.segment import Flags, Scores

# ── what counts ───────────────────────────────────────────────────────────────────────────────────────────────────
LETTERS, WORDS, SYLLABLES = 0, 1, 2  # the three fields
FIELD_WEIGHTS = (1.0, 1.0, 0.5)
LETTER_RUN = 3
SHORTEST = 2  # letters of a word or syllable; single letters are noise
TOO_COMMON = 0.25  # terms in a larger share of the passages tell nothing and cost most
FEW = 16  # passages; in so few none is too common
WINDOW = 300  # letters of a long passage that a question is about: what stands together there counts again
STEP = WINDOW // 2  # windows overlap by half
NEARNESS = 0.4  # weight of the best window beside the whole passage
CANDIDATES = 10  # passages whose windows are looked at
SIEVE = 8  # bits for each term, to tell at once most of what is none
BLOCK = 64  # passages; the best of many are looked for in blocks whose best is good enough

# Words that only ask. Passages hold them by chance, so a rare one would weigh like a name.
QUESTION_WORDS = re.compile(
    "(?:มี)?ชื่?อว่?าอะไร|คืออะไร|อะไรบ้าง|อะไร|เท่?าไ?หร่?|เท่?าไร|เท่?าใด|เมื่?อ(?:ใด|ไร|ไหร่)|ที่?(?:ไหน|ใด)|(?:ผู้|สิ่?ง|แห่ง)ใด"
    "|อย่?างไร|ยังไง|คือใคร|ใคร|ทำไม|เพราะเหตุใด|หรือไม่|ใช่ไหม|ไหน|ใด|(?<!เ)กี่|บ้าง"
)
_NOT_LETTERS = re.compile(f"[^\\w{MARKS}]+|_+")
_FIELD_WEIGHTS = np.array(FIELD_WEIGHTS)
_NO_KEYS = np.zeros(0, np.uint64)
_BYTE, _IN_BYTE = np.uint64(3), np.uint64(7)
_GAP = " "  # stands where question words were, so that nothing is found across


def squeeze(text: str) -> str:
    """The letters and digits of normalised text, nothing between them.

    >>> squeeze("ครู 1,238 ราย (ร้อยละ 15.61)")
    'ครู1238รายร้อยละ1561'
    """
    return _NOT_LETTERS.sub("", text)


# ── building ──────────────────────────────────────────────────────────────────────────────────────────────────────
_BATCH = 1024  # passages hashed together
_WORDS = 1 << 16  # that are cut but once, while an index is built
_Measure = Callable[[str], tuple[int, ...]]  # the letters of each part of a word


def _word_sizes(word: str) -> tuple[int, ...]:
    return (len(squeeze(word)),)


def _syllable_sizes(word: str) -> tuple[int, ...]:
    return tuple(len(squeeze(syllable)) for syllable in syllables(word))


def _pieces(texts: Sequence[Sequence[str]], measure: _Measure) -> tuple[Places, Places, Places]:
    """Where the parts of words start and end in the squeezed texts laid end to end, and whose they are."""
    sizes = [[size for word in words for size in measure(word)] for words in texts]
    owners = np.repeat(np.arange(len(texts)), np.array([len(own) for own in sizes], np.int64))
    flat = np.fromiter((size for own in sizes for size in own), np.int64)
    ends = np.cumsum(flat)
    kept = flat >= SHORTEST
    return (ends - flat)[kept], ends[kept], owners[kept]


def _terms_of(
    texts: Sequence[str], hashed: Hashed, sizes: Places, measures: Sequence[_Measure]
) -> Iterator[tuple[Keys, Places]]:
    """Keys and owners of all terms of the texts, field by field; `hashed` are all of them squeezed, end to end."""
    starts = np.arange(sizes.sum())
    owners = np.repeat(np.arange(len(texts)), sizes)
    whole = starts + LETTER_RUN <= np.cumsum(sizes)[owners]
    starts, owners = starts[whole], owners[whole]
    yield mixed(salted(hashed.stretches(starts, starts + LETTER_RUN), LETTERS)), owners
    words = [tokenise(text) for text in texts]
    for field, measure in zip((WORDS, SYLLABLES), measures, strict=True):
        starts, ends, owners = _pieces(words, measure)
        yield mixed(salted(hashed.stretches(starts, ends), field)), owners


def _segment(passages: Iterator[str], measures: Sequence[_Measure]) -> Segment:
    """The next passages, up to as many as a segment holds."""
    parts: list[Occurrences] = []
    sizes: list[list[Places]] = [[], [], []]
    letters: list[Letters] = []
    lengths: list[Places] = []
    many = 0
    while (batch := list(islice(passages, min(_BATCH, SIZE - many)))) or not lengths:  # nothing makes one empty batch
        texts = [normalise(text) for text in batch]
        squeezed = [squeeze(text) for text in texts]
        hashed = Hashed("".join(squeezed))
        lengths.append(np.array([len(text) for text in squeezed], np.int64))
        letters.append(bytes_of(hashed.codes))
        for field, (keys, owners) in enumerate(_terms_of(texts, hashed, lengths[-1], measures)):
            parts.append(occurrences(keys, owners + many))
            sizes[field].append(np.bincount(owners, minlength=len(texts)))
        many += len(batch)
    return Segment(parts, [np.concatenate(own) for own in sizes], np.concatenate(letters), np.concatenate(lengths))


def _too_common(segments: Sequence[Segment], many: int) -> Keys:
    """Terms in so large a share of all passages that they tell nothing: in some segment their share is as large."""
    most = max(TOO_COMMON * many, FEW)
    maybe = np.unique(np.concatenate([s.keys[s.spread() * many > most * len(s)] for s in segments]))
    spread = np.zeros(len(maybe), np.int64)
    for segment in segments:
        starts, ends = segment.find(maybe)
        spread += ends - starts
    return maybe[spread > most]


# ── the index ─────────────────────────────────────────────────────────────────────────────────────────────────────
class PassageIndex:
    """Passages by what is written in them. Build once; searching changes nothing and gives the same every time.

    >>> index = PassageIndex.build([("debt", "แก้ปัญหาหนี้สินครู"), ("merge", "โรงเรียนขนาดเล็กเรียนรวม")])
    >>> [name for name, score in index.search("หนีสิ้น ค รู")]
    ['debt']
    """

    def __init__(self, ids: list[str], segments: list[Segment]) -> None:
        self._ids = ids
        self._segments = segments
        every = np.unique(np.concatenate([segment.keys for segment in segments])) if segments else _NO_KEYS
        flags = np.zeros(1 << max(10, (len(every) * SIEVE).bit_length()), np.bool_)
        flags[(every & np.uint64(len(flags) - 1)).view(np.int64)] = True
        self._sieve = np.packbits(flags, bitorder="little")

    @classmethod
    def build(cls, passages: Iterable[tuple[str, str]]) -> PassageIndex:
        """An index of (id, text) pairs; of two passages that match alike, the one given earlier comes first."""
        ids: list[str] = []

        def texts() -> Iterator[str]:
            for name, text in passages:
                ids.append(name)
                yield text

        rest = texts()
        measures = [lru_cache(maxsize=_WORDS)(measure) for measure in (_word_sizes, _syllable_sizes)]
        segments = [_segment(rest, measures)]
        while len(segments[-1]) == SIZE:
            segments.append(_segment(rest, measures))
        too_common = _too_common(segments, len(ids))
        totals = [sum(int(segment.sizes[field].sum()) for segment in segments) for field in range(len(FIELD_WEIGHTS))]
        for segment in segments:
            segment.finish(too_common, [total / max(len(ids), 1) for total in totals])
        return cls(ids, [segment for segment in segments if len(segment)])

    def __len__(self) -> int:
        return len(self._ids)

    def search(self, query: str, k: int = 10) -> list[tuple[str, float]]:
        """The `k` passages that match the query best, best first; passages that share nothing with it are left out.

        Scores compare passages for one query, not queries with each other.
        """
        asked = _Asked(query)
        maybe = self._maybe(asked.keys)
        found = [segment.find(asked.keys[maybe]) for segment in self._segments]
        spread = sum((ends - starts for starts, ends in found), np.zeros(len(maybe), np.int64))
        at = asked.chosen(maybe, spread.nonzero()[0])
        if not len(at) or k < 1:
            return []
        places, spread = maybe[at], spread[at]
        fields = asked.fields(places)
        rarity = np.log1p((len(self) - spread + 0.5) / (spread + 0.5))
        weights = (K1 + 1) * _FIELD_WEIGHTS.repeat(np.diff(fields, prepend=0)) * rarity
        parts = [
            segment.score(starts[at], ends[at], weights, fields)
            for segment, (starts, ends) in zip(self._segments, found, strict=True)
        ]
        scores = np.concatenate(parts) if len(parts) > 1 else parts[0]
        best = _best(scores, max(k, CANDIDATES))
        near = best[:CANDIDATES]
        if many := int(fields[LETTERS]):
            scores[near] += self._nearness(near, asked.tags(places[:many]), rarity[:many])
            best = best[np.argsort(-scores[best], kind="stable")]
        return [(self._ids[place], float(scores[place])) for place in best[:k].tolist()]

    def _maybe(self, keys: Keys) -> Places:
        """Places of the keys that may be terms, in order of the keys; nearly all others fall through the sieve."""
        slots = keys & np.uint64(len(self._sieve) * 8 - 1)
        bits = self._sieve.take((slots >> _BYTE).view(np.int64)) >> (slots & _IN_BYTE).astype(np.uint8) & 1
        places = bits.nonzero()[0]
        return places[keys[places].argsort()]  # what is looked for in order is found sooner

    def _nearness(self, places: Places, tags: Places, rarity: Scores) -> Scores:
        """What the best window of each of the passages holds of the query's letter runs, each run counted once."""
        full = len(self._segments[0])  # as all are but the last
        texts = [self._segments[place // full].letters_of(place % full) for place in places.tolist()]
        sizes = np.array([len(text) for text in texts])
        if sizes.max() < WINDOW + LETTER_RUN:
            return np.zeros(len(places))
        columns = np.zeros(1 << 16, np.uint16)
        columns[tags] = np.arange(1, len(tags) + 1)
        column = columns.take(run_tags(np.concatenate(texts), LETTER_RUN))
        until = np.cumsum(sizes)
        for place in range(1, LETTER_RUN):
            column[until[:-1] - place] = 0  # runs over the end of a passage
        rows = np.cumsum(sizes // STEP + 2)  # one more than the steps, empty, to part a passage from the next
        hits = column.nonzero()[0]
        owner = until.searchsorted(hits, "right")
        step = (hits - (until - sizes)[owner]) // STEP + (rows - sizes // STEP - 2)[owner]
        held = np.zeros((rows[-1] + 1, len(tags) + 1))
        held[step, column[hits]] = np.append(0.0, rarity)[column[hits]]
        windows = np.maximum(held[:-1], held[1:]).sum(1)
        windows[rows - 1] = 0.0
        best: Scores = np.maximum.reduceat(windows, rows - sizes // STEP - 2)
        return NEARNESS * best


class _Asked:
    """What of a query may be a term: every run of letters, and every stretch that may be a word, or a syllable."""

    def __init__(self, query: str) -> None:
        letters = squeeze(normalise(query))
        text = QUESTION_WORDS.sub(_GAP, letters)
        hashed = Hashed(text if len(text) - text.count(_GAP) >= LETTER_RUN else letters)
        runs = np.arange(len(hashed.codes) - LETTER_RUN + 1)
        borders = hashed.borders()
        first, last = pairs(len(borders))
        self._starts, self._ends = borders[first], borders[last]
        in_runs = hashed.stretches(runs, runs + LETTER_RUN)
        in_pieces = hashed.stretches(self._starts, self._ends)
        parts = (salted(in_runs, LETTERS), salted(in_pieces, WORDS), salted(in_pieces, SYLLABLES))
        self.keys = mixed(np.concatenate(parts))
        self._ends_of_fields = np.cumsum([len(part) for part in parts])
        self._apart = len(hashed.codes) + 1
        self._codes = hashed.codes

    def tags(self, runs: Places) -> Places:
        """Of runs of letters, as passages are looked through for them."""
        return run_tags(bytes_of(self._codes), LETTER_RUN)[runs].astype(np.int64)

    def chosen(self, maybe: Places, known: Places) -> Places:
        """Which of the known among these keys count: each term once, words and syllables that lie within no other."""
        known = known[maybe[known].argsort()]
        places = maybe[known]
        begin = int(places.searchsorted(self._ends_of_fields[LETTERS]))
        kept = known[begin:]
        if len(kept):
            field, at = np.divmod(places[begin:] - self._ends_of_fields[LETTERS], len(self._starts))
            apart = field * self._apart  # syllables as if they stood in a text of their own, behind
            kept = kept[_outermost(self._starts[at] + apart, self._ends[at] + apart)]
        known = np.concatenate((known[:begin], kept))
        once = np.unique(self.keys[maybe[known]], return_index=True)[1]
        once.sort()
        return known[once]

    def fields(self, places: Places) -> Places:
        """Where the keys of each field end among these places, which are in ascending order."""
        return places.searchsorted(self._ends_of_fields)


def _outermost(starts: Places, ends: Places) -> Flags:
    """Which stretches, in order of start and then of end, lie within no other."""
    kept = np.ones(len(starts), np.bool_)
    kept[:-1] = starts[1:] != starts[:-1]  # the last of a start is its longest
    kept[1:] &= ends[1:] > np.maximum.accumulate(ends)[:-1]
    return kept


def _best(scores: Scores, k: int) -> Places:
    """Places of the `k` highest scores above zero, the earlier first among equals."""
    blocks = len(scores) // BLOCK
    if blocks > k:
        bars = scores[: blocks * BLOCK].reshape(blocks, BLOCK).max(1)
        bar = np.partition(bars, blocks - k)[blocks - k]  # so many passages at least are as good
        found = np.flatnonzero(scores >= max(bar, np.nextafter(0, 1)))
    else:
        found = scores.nonzero()[0]
    best: Places = found[(-scores[found]).argsort(kind="stable")[:k]]
    return best
