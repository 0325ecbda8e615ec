"""What people type for a word: the price of each slip, and which words a stretch of letters may have been meant as.

A slip is priced by its kind: letters of one sound, a tone mark, the length of a vowel, a letter typed twice are slips
of every day; a letter left out, or the key beside it, are rarer; any other letter is rarer still. A word that is a
word already was meant as another only where that is so much more common that the slip is likelier than the word.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import pairwise
from math import inf, log10

from rapidfuzz.distance import OSA

from knowledge.keyboard import KEDMANEE, common_english
from knowledge.thai import KARAN, MARKS, TONES, YAMAKKAN

SAME_SOUND, HALF_THE_SOUND, TWICE, MARK, LENGTH = 0.35, 0.25, 0.35, 0.3, 0.4
LEFT_OUT, SWAPPED, BESIDE, OTHER = 0.75, 0.6, 0.7, 1.1
LATE = 0.4  # a vowel or mark typed a letter late or early: "เดก็", "สรปุ", "อะรไ"
VOWEL_LEFT_OUT, MORE, SILENT = 0.6, 0.9, 0.2
MARK_AGAIN = 0.1  # for each mark more, where nothing else is wrong: who leaves one out leaves them all out
RARER = 6.0  # a slip of price 1 is typed once for so many powers of ten
LATIN = 5  # letters from which a Latin word is mended
SHORT = 5  # letters up to which a form that turns the question away is not guessed at
SURE = 12  # letters from which a form may begin with another letter than was typed
WIDTH = 3  # by how many letters typing may run ahead of the word, or behind it

_SAME = ("รลฬ", "ศษสซ", "ณน", "ญย", "ฎด", "ฏต", "ทธฑฒ", "ถฐ", "พภผ", "คขฆ", "ชฉฌ", "ฟฝ", "หฮ")
_LONG = (("ิ", "ี"), ("ึ", "ื"), ("ุ", "ู"), ("เ", "แ"), ("ะ", "า"), ("ั", "า"), ("โ", "เ"))
_SIGNS = re.compile(r"[ -~]+")
_BEFORE_A_SECOND = frozenset("กขคตปผพ")  # consonants that ร and ล are said with, and are left out after
_MARKS = frozenset(TONES + KARAN + YAMAKKAN + "\u0e47")
_FOLD = str.maketrans(
    {
        **{letter: group[0] for group in _SAME for letter in group},
        **{long: short for short, long in _LONG[:4]},
        "ใ": "ไ",
        "ำ": "ัม",
        "ะ": None,
        "ๆ": None,
        **dict.fromkeys(_MARKS),
    }
)


def _pairs() -> dict[tuple[str, str], float]:
    """What it costs to type the one letter for the other, where that is less than any letter for any."""
    prices: dict[tuple[str, str], float] = {}

    def both(one: str, other: str, price: float) -> None:
        for pair in ((one, other), (other, one)):
            prices[pair] = min(price, prices.get(pair, inf))

    for group in _SAME:
        for one in group:
            for other in group:
                both(one, other, SAME_SOUND if one != other else 0.0)
    for short, long in _LONG:
        both(short, long, LENGTH)
    both("ใ", "ไ", HALF_THE_SOUND)
    for one in _MARKS:
        for other in _MARKS:
            both(one, other, MARK if one != other else 0.0)
    rows = (KEDMANEE[:13], KEDMANEE[13:26], KEDMANEE[26:37], KEDMANEE[37:47])
    shifted = KEDMANEE[47:]
    for row in rows:
        for one, other in pairwise(row):
            both(one, other, BESIDE)
    for one, other in zip(KEDMANEE[:47], shifted, strict=False):
        both(one, other, BESIDE)
    return prices


_PAIRS = _pairs()


def _more(typed: str, place: int) -> float:
    """The price of a letter that was typed and is not meant."""
    letter = typed[place]
    if place and typed[place - 1] == letter:
        return TWICE
    return MARK + 0.1 if letter in _MARKS else MORE


def _left_out(form: str, place: int) -> float:
    """The price of a letter that is meant and was not typed."""
    letter = form[place]
    if place and form[place - 1] == letter:
        return TWICE
    if KARAN in form[place : place + 2]:
        return SILENT
    if letter in _MARKS:
        return MARK
    if letter in "รล" and place and form[place - 1] in _BEFORE_A_SECOND:
        return LENGTH  # "ปอม" for "ปลอม", as it is said
    if letter in "ะๆ":
        return LENGTH
    return VOWEL_LEFT_OUT if letter in MARKS else LEFT_OUT


@lru_cache(maxsize=4096)
def _prices_left_out(form: str) -> tuple[float, ...]:
    return tuple(_left_out(form, place) for place in range(len(form)))


def slip_price(typed: str, form: str, most: float) -> float:
    """What it costs to type `typed` where `form` is meant: the cheapest way, over all its slips; inf beyond `most`."""
    many, long = len(typed), len(form)
    if left_out_marks_only(typed, form):
        return MARK + MARK_AGAIN * (long - many - 1)
    if abs(many - long) > WIDTH:
        return inf
    wanting = _prices_left_out(form)
    before: list[float] = []
    row = [inf] * (long + 1)
    row[0] = 0.0
    for j in range(1, min(long, WIDTH) + 1):
        row[j] = row[j - 1] + wanting[j - 1]
    for i in range(1, many + 1):
        letter = typed[i - 1]
        extra = _more(typed, i - 1)
        now = [inf] * (long + 1)
        if i <= WIDTH:
            now[0] = row[0] + extra
        least = now[0]
        for j in range(max(1, i - WIDTH), min(long, i + WIDTH) + 1):
            meant = form[j - 1]
            best = row[j - 1] + (0.0 if letter == meant else _PAIRS.get((letter, meant), OTHER))
            if (price := row[j] + extra) < best:
                best = price
            if (price := now[j - 1] + wanting[j - 1]) < best:
                best = price
            if i > 1 and j > 1 and letter == form[j - 2] != meant == typed[i - 2]:
                best = min(best, before[j - 2] + (SWAPPED if is_consonant(letter) and is_consonant(meant) else LATE))
            now[j] = best
            if best < least:
                least = best
        if least > most:
            return inf
        before, row = row, now
    return row[long] if row[long] <= most else inf


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """The text with letters of one sound, tones, and lengths of vowels fallen together, nothing typed twice."""
    text = text.translate(_FOLD)
    return "".join(letter for before, letter in pairwise(f" {text}") if before != letter)


def most_for(form: str) -> float:
    """How much may be wrong with a form of that length."""
    many = sum(letter not in _MARKS for letter in form)
    if many <= 2:
        return HALF_THE_SOUND + 0.15
    if many == 3:
        return 0.45
    return 0.8 if many <= 5 else 1.2 if many <= 8 else 2.0


LIKELY = 2.0  # how much likelier a slip must be than the words that stand there
RARE, COINED, COMMON = (
    5,
    1000,
    20_000,
)  # how often words are written that the corpus lacks: rare ones, forms, forms typed well
ALL_WORDS = 3e7  # words of the corpus


@lru_cache(maxsize=1)
def word_frequencies() -> dict[str, int]:
    """How often Thai words are written (Thai National Corpus, as PyThaiNLP ships it), but for the rarest."""
    from pythainlp.corpus import tnc  # loading takes a while, and only answering needs it

    return {word: times for word, times in tnc.word_freqs() if times > RARE}


HARDLY_A_WORD = 400  # times that a short word is written at least, to be one that people type


def hardly_a_word(word: str) -> bool:
    """Whether a dictionary has it and hardly anyone writes it: "โง", "คลู", "ใด้", "กุ่ม"."""
    return sum(letter not in _MARKS for letter in word) <= 3 and word_frequencies().get(word, 0) < HARDLY_A_WORD


def rarity(words: tuple[str, ...], forms: Container[str]) -> float:
    """How seldom the words are written in a row by chance, in powers of ten."""
    often = word_frequencies()
    return sum(log10(ALL_WORDS / often.get(word, COMMON if word in forms else RARE)) for word in words)


def likelier(words: tuple[str, ...], form: str, price: float, favour: float, forms: Container[str]) -> bool:
    """Whether words were rather meant as the form, which is `favour` times as common here as elsewhere."""
    meant = log10(ALL_WORDS / (word_frequencies().get(form, COINED) * favour)) + RARER * price
    return meant + log10(LIKELY) < rarity(words, forms)


def left_out_marks_only(typed: str, form: str) -> bool:
    """Whether only tones and the like are wanting: "หนี" for "หนี้"."""
    return typed == "".join(letter for letter in form if letter not in _MARKS or letter in typed)


def slips_apart(typed: str, form: str, most: int | None = None) -> int:
    """Letters that are other, more, less or swapped; where they are more than `most`, one more than that."""
    return OSA.distance(typed, form, score_cutoff=most)


def is_consonant(letter: str) -> bool:
    return "ก" <= letter <= "ฮ"


def typed_late(text: str) -> Iterator[str]:
    """What may have been meant where a vowel or mark was typed a letter late or early.

    >>> "สรุป" in typed_late("สรปุ"), "อะไร" in typed_late("อะรไ")
    (True, True)
    """
    for place, (one, other) in enumerate(pairwise(text)):
        if is_consonant(one) != is_consonant(other):
            yield f"{text[:place]}{other}{one}{text[place + 2 :]}"


def possible_first(letter: str) -> bool:
    """Whether a word may begin with the letter: no mark does, nor a bracket or colon."""
    return letter not in MARKS and letter not in "ะาำๆๅ" and (letter.isalnum() or not letter.isascii())


def consonants(text: str) -> str:
    """The consonants alone."""
    return "".join(letter for letter in text if "ก" <= letter <= "ฮ")


@lru_cache(maxsize=4096)
def spelt(piece: str) -> bool:
    """Whether it is of one script, letters all through, and no English word."""
    if piece.isascii():
        return piece.isalpha() and len(piece) >= LATIN and piece not in common_english()
    return not any(letter.isascii() and not letter.isdigit() for letter in piece)


def other_english(piece: str, form: str) -> bool:
    """Whether English words that are right would become others: "two sentences", "one sentence"."""
    if not piece.isascii():
        return False
    words, wanted = piece.split(), form.split()
    return len(words) != len(wanted) or any(
        one != other and one in common_english() for one, other in zip(words, wanted, strict=True)
    )


def same_signs(piece: str, form: str) -> bool:
    """Whether both hold the same digits, and are of one script."""
    if piece.isascii() != form.isascii():
        return False
    signs, wanted = (_SIGNS.findall(text) if not text.isascii() else [] for text in (piece, form))
    return signs == wanted


SHORTEST_PART = 2  # letters of a form that another may be typed right behind


def made_of(piece: str, forms: Container[str]) -> list[str]:
    """The fewest forms that make up the piece, one right behind the other; none where they don't, or it is one.

    >>> made_of("ytfbtiktok", {"yt", "fb", "tiktok", "tik"})
    ['yt', 'fb', 'tiktok']
    """
    best: list[list[str] | None] = [[], *[None] * len(piece)]
    for end in range(SHORTEST_PART, len(piece) + 1):
        for start in range(end - SHORTEST_PART + 1):
            before = best[start]
            if before is None or piece[start:end] not in forms:
                continue
            if (so_far := best[end]) is None or len(before) + 1 < len(so_far):
                best[end] = [*before, piece[start:end]]
    found = best[-1] or []
    return found if len(found) > 1 else []


def begins_so(piece: str, form: str) -> bool:
    """Whether the piece begins as the form does, or with the key beside it ("เม่าไหร่"); a long form may otherwise."""
    one, other = consonants(piece)[:1], consonants(form)[:1]
    beside = len(form) > SHORT and _PAIRS.get((one, other)) == BESIDE and piece.replace(one, other, 1) == form
    return beside or folded(one) == folded(other) or len(form) >= SURE
