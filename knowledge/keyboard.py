"""Text typed on the wrong keyboard layout: Thai meant but QWERTY on, English meant but Kedmanee on, caps lock on.

The keys tell what the text would have been; whether it was meant so is decided by evidence: how much of each reading is
words. Works on text as typed, before `thai.normalise`, which would fold the letters that the keys are read from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from knowledge.thai import (
    CONSONANTS,
    FOLLOWING_VOWELS,
    KARAN,
    LEADING_VOWELS,
    MARKS,
    TONES,
    UPPER_LOWER_VOWELS,
    WordList,
    normalise,
    standard_words,
    tokenise,
)

# The keys of the two layouts in the same order: digit row, upper, home and lower row; without shift, then with it.
QWERTY = (
    "`1234567890-="  # unshifted
    "qwertyuiop[]\\"
    "asdfghjkl;'"
    "zxcvbnm,./"
    "~!@#$%^&*()_+"  # shifted
    "QWERTYUIOP{}|"
    'ASDFGHJKL:"'
    "ZXCVBNM<>?"
)
KEDMANEE = (  # TIS 820-2538
    "_\u0e45/-\u0e20\u0e16\u0e38\u0e36\u0e04\u0e15\u0e08\u0e02\u0e0a"  # _ ๅ / - ภ ถ ุ ึ ค ต จ ข ช
    "\u0e46\u0e44\u0e33\u0e1e\u0e30\u0e31\u0e35\u0e23\u0e19\u0e22\u0e1a\u0e25\u0e03"  # ๆ ไ ำ พ ะ ั ี ร น ย บ ล ฃ
    "\u0e1f\u0e2b\u0e01\u0e14\u0e40\u0e49\u0e48\u0e32\u0e2a\u0e27\u0e07"  # ฟ ห ก ด เ ้ ่ า ส ว ง
    "\u0e1c\u0e1b\u0e41\u0e2d\u0e34\u0e37\u0e17\u0e21\u0e43\u0e1d"  # ผ ป แ อ ิ ื ท ม ใ ฝ
    "%+\u0e51\u0e52\u0e53\u0e54\u0e39\u0e3f\u0e55\u0e56\u0e57\u0e58\u0e59"  # % + ๑ ๒ ๓ ๔ ู ฿ ๕ ๖ ๗ ๘ ๙
    '\u0e50"\u0e0e\u0e11\u0e18\u0e4d\u0e4a\u0e13\u0e2f\u0e0d\u0e10,\u0e05'  # ๐ " ฎ ฑ ธ ํ ๊ ณ ฯ ญ ฐ , ฅ
    "\u0e24\u0e06\u0e0f\u0e42\u0e0c\u0e47\u0e4b\u0e29\u0e28\u0e0b."  # ฤ ฆ ฏ โ ฌ ็ ๋ ษ ศ ซ .
    "()\u0e09\u0e2e\u0e3a\u0e4c?\u0e12\u0e2c\u0e26"  # ( ) ฉ ฮ ฺ ์ ? ฒ ฬ ฦ
)
_TO_THAI = str.maketrans(QWERTY, KEDMANEE)
_TO_LATIN = str.maketrans(KEDMANEE, QWERTY)
_THAI = re.compile("[\u0e01-\u0e5b]")
_LATIN = re.compile("[A-Za-z]")
_LATIN_WORDS = re.compile("[A-Za-z]+(?:'[a-z]+)?")
_SPACE = re.compile(r"(\s+)")
_SCRIPTS = re.compile("[\u0e01-\u0e5b]+|[^\u0e01-\u0e5b]+")
_GLUED = re.compile(r"[A-Za-z][\d@#$%^&*_+=;\[\]{}|\\<>~]|[\d@#$%^&*_+=;\[\]{}|\\<>~][A-Za-z]")  # 8i^ is no English
_LONG_NUMBER = re.compile(r"(\d{3,})")
_LEAVE_ALONE = re.compile(  # addresses, numbers, abbreviations (ITA), codes (A4, M.3), signs
    r"(?i:https?:|www\.|[\w.+-]+@[\w-]+\.|[\w-]+\.(?:com|net|org|th|io|co|pdf|docx?|xlsx?|pptx?|jpg|png|mp4)\b)"
    r"|[\d.,:%/+-]+$|[A-Z]{2,6}[?!.,]*$|[A-Z]{1,2}[-.]?\d+$|\W+$"
)
_SHIFTED_DIGITS = re.compile(r"[@#$&*()_+]+$")  # Thai digits and brackets nobody asks with
_NO_THAI = (
    re.compile(  # what no syllable holds: a vowel or tone on nothing, two vowels on one letter, a vowel before none
        f"[{MARKS}](?:(?<![{CONSONANTS}{MARKS}][{MARKS}])|(?<=[{UPPER_LOWER_VOWELS}])[{UPPER_LOWER_VOWELS}]"
        f"|(?<=[{KARAN}{TONES}])[{TONES}])"
        f"|[{FOLLOWING_VOWELS}](?:(?<=\u0e45)|(?<![{CONSONANTS}{TONES}\u0e31\u0e32\u0e35][{FOLLOWING_VOWELS}]))"
        f"|[{LEADING_VOWELS}](?![{CONSONANTS}])"
    )
)
ENOUGH = 0.75  # share of a reading that must be words
AHEAD = 0.35  # by how much Thai must lead over English: of 5,000 rare English words, 3 in 1,000 pass
SHORT = 3  # letters; anything so short reads as a word too easily and follows its neighbours


@dataclass(frozen=True, slots=True)
class _Lexicon:
    names: frozenset[str]  # Latin names of the caller's field, lower case
    latin: frozenset[str]  # English words and those names
    keyed: dict[str, str]  # the same as they look when typed on Kedmanee
    longest: int  # length of the longest of them
    trigrams: frozenset[str]  # letters that follow each other in them; for words that no list has
    thai: WordList


@lru_cache(maxsize=1)
def common_english() -> frozenset[str]:
    """Everyday English words, lower case."""
    lines = Path(__file__).with_name("english.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=8)
def _lexicon(vocabulary: frozenset[str]) -> _Lexicon:
    english = common_english()
    names = {part.lower() for word in vocabulary for part in _LATIN_WORDS.findall(word)}
    latin = frozenset(english | names)
    keyed = {word.translate(_TO_THAI): word for word in sorted(latin) if len(word) > 1}
    thai = [word for word in vocabulary if _THAI.search(word)]
    trigrams = frozenset(gram for word in latin for gram in _trigrams(word))
    return _Lexicon(
        frozenset(names), latin, keyed, max(map(len, keyed)), trigrams, WordList(thai) if thai else standard_words()
    )


def _trigrams(word: str) -> list[str]:
    bounded = f"^{word}$"
    return [bounded[at : at + 3] for at in range(len(bounded) - 2)]


def rescue_layout(text: str, vocabulary: frozenset[str] = frozenset()) -> str | None:
    """The text as it was meant, where a stretch of it was typed on the wrong layout; None where nothing was.

    `vocabulary` holds names and terms of the caller's field, Thai or Latin; pass the same object each time, for what is
    made from it is remembered.

    >>> rescue_layout("souhlbo8i^"), rescue_layout("ันีะีิำ มีคนติดตามเท่าไหร่"), rescue_layout("้นไ ทฟืั")
    ('หนี้สินครู', 'youtube มีคนติดตามเท่าไหร่', 'how many')
    >>> rescue_layout("Google Classroom มีครูกี่คน") is None
    True
    """
    lexicon = _lexicon(vocabulary)
    if _plainly_right(text, lexicon):
        return None
    pieces = _pieces(text)
    readings = [_reading(piece, lexicon) for piece in pieces]
    if not any(readings):
        return None
    places = [at for at in range(0, len(pieces), 2) if not pieces[at].isdecimal()]
    for line in (places, places[::-1]):  # there and back, for a mistake spreads both ways from where it is sure
        for before, at in pairwise(line):
            if readings[at] is None and readings[before] is not None and _one_script(pieces[at], pieces[before]):
                readings[at] = _follow(pieces[at], lexicon)
    return "".join(reading or piece for piece, reading in zip(pieces, readings, strict=True))


def _plainly_right(text: str, lexicon: _Lexicon) -> bool:
    """The quick way out for nearly every message: possible Thai, and Latin that is words."""
    if _NO_THAI.search(text) or not lexicon.keyed.keys().isdisjoint(text.split()):
        return False
    return not _LATIN.search(text) or (
        not _GLUED.search(text) and all(word.lower() in lexicon.latin for word in _LATIN_WORDS.findall(text))
    )


def _pieces(text: str) -> list[str]:
    """Pieces at even places, the white space between them at odd ones; a piece of two scripts is two pieces."""
    pieces: list[str] = []
    for place, part in enumerate(_SPACE.split(text)):
        if place % 2 == 0 and _THAI.search(part) and _LATIN.search(part):
            for script in _SCRIPTS.findall(part):
                pieces += [script, ""]
            pieces.pop()
        else:
            pieces.append(part)
    return pieces


def _reading(piece: str, lexicon: _Lexicon) -> str | None:
    """The other reading of the piece where the piece alone is proof enough."""
    if not piece or piece.isspace() or _LEAVE_ALONE.match(piece):
        return None
    return _meant_latin(piece, lexicon) if _THAI.search(piece) else _meant_thai(piece, lexicon)


def _meant_thai(piece: str, lexicon: _Lexicon) -> str | None:
    english = _latin_share(piece, lexicon)
    kept = "".join(part if part.isdigit() else part.translate(_TO_THAI) for part in _LONG_NUMBER.split(piece))
    best, best_share = None, max(ENOUGH, english + AHEAD)
    for reading in dict.fromkeys((piece.translate(_TO_THAI), kept, piece.swapcase().translate(_TO_THAI))):
        share = _thai_share(reading, lexicon)
        if share >= best_share:
            best, best_share = reading, share + 0.01  # a later reading must be better, not as good
    return best


def _latin_share(piece: str, lexicon: _Lexicon) -> float:
    """How much of the piece is English: known words in full, others by the share of their trigrams that English has."""
    piece = piece.rstrip("?!.,")
    english = 0.0
    for word in _LATIN_WORDS.findall(piece.lower()):
        grams = _trigrams(word)
        likely = 1.0 if word in lexicon.latin else sum(gram in lexicon.trigrams for gram in grams) / len(grams)
        english += likely * len(word)
    return english / len(piece) if piece else 0.0


def _thai_share(text: str, lexicon: _Lexicon) -> float:
    """How much of the text is Thai words; nothing where it can't be Thai, or is too short to tell from chance."""
    text = normalise(text)
    size = len(text) - text.count(" ")
    if _NO_THAI.search(text) or size < SHORT:
        return 0.0
    if size == SHORT:
        return float(text in lexicon.thai)
    return sum(len(word) for word in tokenise(text, lexicon.thai) if len(word) > 1 and word in lexicon.thai) / size


def _meant_latin(piece: str, lexicon: _Lexicon) -> str | None:
    """One English word, or one glued to Thai. Whatever is Thai words stays."""
    if _thai_share(piece, lexicon) >= ENOUGH:
        return None
    reading = piece.translate(_TO_LATIN)
    words = _LATIN_WORDS.findall(reading)
    known = sum(len(word) for word in words if word.lower() in lexicon.latin)
    if known >= ENOUGH * len(reading) and len(reading) > SHORT:
        return reading
    if len(reading) == SHORT and reading.lower() in lexicon.names and normalise(piece) not in lexicon.thai:
        return reading  # a name of the caller's field, as "ระฟ" for "ita"; of English words many look so
    return _glued_latin(piece, lexicon) if _NO_THAI.search(normalise(piece)) else None


def _glued_latin(piece: str, lexicon: _Lexicon) -> str | None:
    """English words inside a Thai run, longest first; accepted where what remains is Thai."""
    found, rest, at = "", "", 0
    while at < len(piece):
        for size in range(min(lexicon.longest, len(piece) - at), SHORT, -1):
            word = lexicon.keyed.get(piece[at : at + size])
            if word and _NO_THAI.search(piece, at, at + size):
                found, rest, at = f"{found} {word} ", f"{rest} ", at + size
                break
        else:
            found, rest, at = found + piece[at], rest + piece[at], at + 1
    return " ".join(found.split()) if _thai_share(rest, lexicon) >= ENOUGH else None


def _one_script(piece: str, other: str) -> bool:
    return bool(piece) and bool(_THAI.search(piece)) == bool(_THAI.search(other))


def _follow(piece: str, lexicon: _Lexicon) -> str | None:
    """The other reading of a piece too short or unknown to judge alone, where its neighbour was mistyped."""
    if _SHIFTED_DIGITS.match(piece):
        return piece.translate(_TO_THAI)
    if _LEAVE_ALONE.match(piece):
        return None
    if _THAI.search(piece):
        latin = piece.translate(_TO_LATIN)
        return latin if latin.lower() in lexicon.latin or _NO_THAI.search(piece) else None
    reading = piece.translate(_TO_THAI)
    unlikely = len(piece) > 1 and _latin_share(piece, lexicon) > ENOUGH
    return None if unlikely or _NO_THAI.search(normalise(reading)) else reading
