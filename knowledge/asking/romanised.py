"""Thai typed in Latin letters ("nee sin kru kae dai kee rai"), read back by how it sounds where a message is so.

Nobody spells Thai in Latin letters the same way twice. What is typed and what the lexicon holds are therefore both cut
down to their consonants, in classes that Latin letters tell apart; vowels decide between forms of the same consonants.
Words too short to tell by their consonants stand in `words.toml`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from weakref import WeakKeyDictionary

from rapidfuzz.distance import OSA

from knowledge.asking.lexicon import Lexicon, chat_fillers, general_words
from knowledge.asking.slips import word_frequencies
from knowledge.keyboard import common_english
from knowledge.thai import ARABIC_DIGITS, sound_key

MOST = 0.7  # share of the words that must be read as Thai
FEWEST = 3  # words; less could be anything
LONGEST = 6  # words typed apart that are one form: "rong rian kha yai o kat"
UNLIKE = 0.3  # most by which vowels may differ, of the longer spelling
PIECE, APART, VOWELS_OFF, UNREAD = 1.0, 0.1, 2.5, 2.4  # cost of a form, its gaps and vowels, and of what is none
_WORD = re.compile(r"[a-z]+|[0-9.,]+|[^a-z0-9\s]+")

_TYPED = (  # Latin spellings -> one letter for each sound, in this order
    (r"ngk?h?(?=ng)|ng", "N"),
    (r"[kg]h|q|g|c(?!h)", "k"),
    (r"ph|bp", "p"),
    (r"th|dt", "t"),
    (r"ch|j|sh", "c"),
    (r"v", "w"),
    (r"z|x", "s"),
    (r"[rh](?![aeiouyw])", ""),  # "kor", "ah": the letter only lengthens the vowel
    (r"l(?![aeiouyw])", "n"),
    (r"l", "r"),
    (r"(?<=[aeiou])y|(?<=[aeiou])w(?![aeiou])", "i"),
    (r"ee|ii", "i"),
    (r"oo|uu", "u"),
    (r"aa", "a"),
    (r"eu|ue", "u"),
    (r"ae", "e"),
    (r"ea", "ia"),
    (r"b", "p"),
    (r"d", "t"),
    (r"([^aeiou])\1+", r"\1"),
)
_TYPED_STEPS = tuple((re.compile(pattern), sound) for pattern, sound in _TYPED)
_HEARD = (  # a sound key's letters -> the same
    ("อย(?=[าุ])", "y"),
    ("เ(.ร?)า", r"\1ao"),
    ("เ(.ร?)[ิ]ย", r"\1ia"),
    ("เ(.ร?)ึอ", r"\1ua"),
    ("เ(.ร?)อ", r"\1e"),
    ("เ(.ร?)", r"\1e"),
    ("โ(.ร?)", r"\1o"),
    ("[กค]", "k"),
    ("[จช]", "c"),
    ("[ดตท]", "t"),
    ("[บปพ]", "p"),
    ("ฟ", "f"),
    ("ม", "m"),
    ("น", "n"),
    ("ง", "N"),
    ("ร", "r"),
    ("ส", "s"),
    ("ห", "h"),
    ("^ย", "y"),
    ("^ว", "w"),
    ("ย", "i"),
    ("ว", "ua"),
    ("า", "a"),
    ("ิ", "i"),
    ("[ึุ]", "u"),
    ("^อ(?=[aiueo])", ""),
    ("อ", "o"),
    (r"([^aeiou])\1+", r"\1"),
)
_HEARD_STEPS = tuple((re.compile(pattern), sound) for pattern, sound in _HEARD)
_DOUBLED = re.compile(r"([^aeiou])\1+")
_VOWELS = re.compile(r"[aeiou]|(?<!^)[yw]")
_read: WeakKeyDictionary[Lexicon, dict[str, list[tuple[str, str]]]] = WeakKeyDictionary()


def from_roman(text: str, lexicon: Lexicon) -> str | None:
    """The message in Thai, or None where it isn't romanised Thai.

    With the forms of a report on schools "nee sin kru kae dai kee rai" is "หนี้สินครูแก้ได้กี่ราย"; "how many teachers" is
    left alone.
    """
    text = text.translate(ARABIC_DIGITS)
    if not text.isascii():
        return None
    words = _WORD.findall(text.lower())
    letters = [word for word in words if word[0].isalpha()]
    table = _short_words()
    english = sum(1 for word in letters if (word in common_english() or word in lexicon.forms) and word not in table)
    bare = len(letters) == FEWEST - 1 and _short(letters[0]) in _QUESTION_WORDS  # "gee percent"
    if bare and letters[-1] in lexicon.forms:
        return f"{_short(letters[0])} {letters[-1]}"
    if len(letters) < (FEWEST - 1 if bare or letters[-1:] == ["la"] else FEWEST) or english > len(letters) / 3:
        return None
    pieces = _cheapest(words, lexicon)
    known = sum(len(piece.split()) for piece, thai in pieces if thai and piece[0].isalpha())
    if known < MOST * len(letters):
        return None
    said = "".join(
        "ไม่" if piece == "mai" and _goes_on(pieces[place + 1 :]) else thai or f" {piece} "
        for place, (piece, thai) in enumerate(pieces)
    )
    return re.sub(r"\s+", " ", said).strip()


def _goes_on(rest: list[tuple[str, str]]) -> bool:
    """Whether more than an ending follows: "mai" is "ไหม" at the end of a question and "ไม่" before anything else."""
    return any(thai not in _POLITE for piece, thai in rest if piece[0].isalnum())


@lru_cache(maxsize=1)
def _short_by_sound() -> dict[str, str]:
    """The same by how they sound, "gee" as "kee"; of spellings that sound alike the first."""
    found: dict[str, str] = {}
    for typed, thai in _short_words().items():
        found.setdefault(_through(_TYPED_STEPS, typed), thai)
    return found


def _short(typed: str) -> str:
    """The short word that is typed, or sounds so; "" for none."""
    return _short_words().get(typed) or _short_by_sound().get(_through(_TYPED_STEPS, typed), "")


@lru_cache(maxsize=1)
def _short_words() -> dict[str, str]:
    return {
        cue.removeprefix("romanised."): forms[0]
        for cue, forms in general_words().items()
        if cue.startswith("romanised.")
    }


def _by_consonants(lexicon: Lexicon) -> dict[str, list[tuple[str, str]]]:
    """Consonants -> (spelling with vowels, form) of every Thai form. Made when first needed, once for each lexicon."""
    if lexicon not in _read:
        found: dict[str, list[tuple[str, str]]] = {}
        often = word_frequencies()  # of two that are spelt alike the commoner is read, in every process
        for form in (*lexicon.forms, *sorted(chat_fillers(), key=lambda word: (-often.get(word, 0), word))):
            thai = not form[0].isascii() and not any(letter.isascii() for letter in form)
            if thai and (spelling := _as_typed(form)):
                found.setdefault(_VOWELS.sub("", spelling), []).append((spelling, form))
        _read[lexicon] = found
    return _read[lexicon]


def _as_typed(form: str) -> str:
    """A Thai form in the letters that Latin spellings are cut down to.

    >>> _as_typed("ธนาคาร"), _as_typed("หน่วยกิต")
    ('tnakan', 'nuaikit')
    """
    return _through(_HEARD_STEPS, sound_key(form))


def _through(steps: tuple[tuple[re.Pattern[str], str], ...], text: str) -> str:
    for pattern, sound in steps:
        text = pattern.sub(sound, text)
    return text


def _cheapest(words: list[str], lexicon: Lexicon) -> list[tuple[str, str]]:
    """(typed words, Thai) of the reading in the fewest and likeliest pieces; Thai is "" for what is no form."""
    forms = _by_consonants(lexicon)
    cost = [0.0] + [1e9] * len(words)
    best: list[tuple[int, str]] = [(0, "")] * (len(words) + 1)
    for start, first in enumerate(words):
        if cost[start] + UNREAD < cost[start + 1]:
            cost[start + 1], best[start + 1] = cost[start] + (UNREAD if first.isalpha() else 0.0), (start, "")
        if not first[0].isalpha():
            continue
        for end in range(start + 1, min(len(words), start + LONGEST) + 1):
            if not words[end - 1][0].isalpha():
                break
            price, thai = _reading(words[start:end], forms, lexicon)
            if thai and cost[start] + price < cost[end]:
                cost[end], best[end] = cost[start] + price, (start, thai)
    pieces: list[tuple[str, str]] = []
    place = len(words)
    while place > 0:
        start, thai = best[place]
        pieces.append((" ".join(words[start:place]), thai))
        place = start
    return pieces[::-1]


def _reading(words: list[str], forms: dict[str, list[tuple[str, str]]], lexicon: Lexicon) -> tuple[float, str]:
    """(cost, Thai) of words read as one form, or (0, "")."""
    typed, table = "".join(words), _short_words()
    if one := table.get(typed) or (_short(typed) if len(words) == 1 else ""):
        return PIECE - (APART if typed in table else 0.0), one
    short = [_short(word) for word in words]
    if any(word in lexicon.forms and not thai for word, thai in zip(words, short, strict=True)):
        return (PIECE - APART, f" {typed} ") if len(words) == 1 else (0.0, "")
    price, thai = _nearest(words, forms)
    apart = any(word in _APART and word not in thai for word in short)
    if short[-1] in _POLITE or apart or (all(word in table for word in words) and thai != "".join(short)):
        return 0.0, ""
    return price + APART * (len(words) - 1 + 2 * sum(map(bool, short))), thai


_QUESTION_WORDS = ("กี่", "เท่าไร", "อะไร")
_APART = ("กี่", "ที่", "ไม่", "ได้", "ไป")  # no part of a longer word
_POLITE = ("ครับ", "ค่ะ", "คะ", "นะ")  # an ending is no part of what stands before it


def _nearest(words: list[str], forms: dict[str, list[tuple[str, str]]]) -> tuple[float, str]:
    """(cost, form) of the form that the typed letters most likely spell, or (0, "")."""
    spelling = _DOUBLED.sub(r"\1", "".join(_through(_TYPED_STEPS, word) for word in words))
    found: tuple[float, str] = (0.0, "")
    for other, form in forms.get(_VOWELS.sub("", spelling), ()):
        unlike = OSA.normalized_distance(spelling, other)
        price = PIECE + VOWELS_OFF * unlike + 0.005 * len(form)
        if (
            unlike <= UNLIKE
            and (spelling[-1] in "aeiou") == (other[-1] in "aeiou")
            and (not found[1] or price < found[0])
        ):
            found = (price, form)
    return found
