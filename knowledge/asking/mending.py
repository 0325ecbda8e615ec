"""Slips of a question mended: the likeliest reading of the stretches that are no words, or hardly the words meant.

A question is read through a noisy channel. Each way of covering such a stretch, with the words beside it, costs what
its words cost and what the slips in them cost; the cheapest is what was meant. What is a word already is left alone,
unless the slip is likelier than the word: by how common both are, and by what stands before (after "กี่" a unit is
asked for).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from math import inf
from typing import NamedTuple

from rapidfuzz import fuzz

from knowledge.asking.lexicon import CUE_COST, FILLER_COST, PER_LETTER, SHORT_UNIT, Lexicon, fillers
from knowledge.asking.pieces import Node
from knowledge.asking.slips import (
    LATE,
    SHORT,
    begins_so,
    consonants,
    folded,
    hardly_a_word,
    left_out_marks_only,
    likelier,
    made_of,
    most_for,
    other_english,
    possible_first,
    rarity,
    same_signs,
    slip_price,
    slips_apart,
    spelt,
    typed_late,
)
from knowledge.asking.spotting import Spotted, Token, concepts_among, gaps_of, unknown_cost
from knowledge.thai import TONES

LONGEST = 24  # letters of a stretch that is taken for one form
WINDOW = 72  # letters that are read again at once
BESIDE, NEIGHBOUR = 2, 8  # words beside what is in doubt that are read again with it, and letters of each at most
MISTYPED = 0.15  # what a form costs more that was not typed so
SOUND, SOUND_LETTER = 0.75, 0.03  # what sounds the same is mended for so much, however it is spelt
REFUSING = 0.9  # what a form costs more that would turn the question away, or into small talk
FAVOUR, FAVOUR_NAMING, FAVOUR_ASKED = 3.0, 10.0, 300.0  # how much commoner forms are here; and units, after "กี่"
ODD = 9.0  # powers of ten from which words in a row are unlikely to be those words
MORE_ASKED = 0.4  # how much more may be wrong with a unit right after "กี่"
UNASKED = 1.0  # what "ขอ" costs more there, which is no unit, and what hardly is a word
LONG_FORM, LIKE = 9, 78  # letters from which a form may have many slips; how alike, of 100, it must be
_TURNING = ("talk.", "lack.", "absent.")
AMBIGUOUS = frozenset({"ไล", "ไม"})  # forms that are another word mistyped, where something stands right before them
_NO_TONES = str.maketrans("", "", TONES)


class Offer(NamedTuple):
    """A word that a stretch may be, with its price."""

    price: float
    token: Token


def mended(spotted: Spotted, normal: str) -> str | None:
    """The text as it was meant; None where nothing needs mending. `normal` is the text that was cut up, normalised."""
    changed = [t for window in _windows(spotted.cover) for t in _Window(spotted, *window).read() if t.read_as]
    return _with(changed, spotted, normal) if changed else None


def in_doubt(tokens: tuple[Token, ...]) -> bool:
    """Whether any of them may be a mistyped word."""
    asked = False
    for token in tokens:
        cues = token.cues
        if not cues:
            if not token.number and not (token.filler and token.known):
                return True
            asked = False
        elif (asked and _asks_to_be_told(token)) or (token.start and token.text in AMBIGUOUS):
            return True
        else:
            asked = "ask.how_many" in cues
    return False


def _asks_to_be_told(token: Token) -> bool:
    """ "กี่ขอ": "ขอ" is no unit."""
    return token.cues == ("ask.tell",)


def _windows(cover: list[Token]) -> Iterator[tuple[int, int]]:
    """Runs of tokens in doubt, each with its neighbours, as (first, end) of the cover; those that touch are one."""
    first = end = 0
    for place, token in enumerate(cover):
        asked = place > 0 and "ask.how_many" in cover[place - 1].cues
        if not in_doubt((token,)) and not (asked and _asks_to_be_told(token)):
            continue
        left = place
        while left and place - left < BESIDE and _may_belong(cover[left - 1]):
            left -= 1
        right = place + 1
        while right < len(cover) and right - place <= BESIDE and _may_belong(cover[right]):
            right += 1
        if left < end:
            end = right
            continue
        if end:
            yield first, end
        first, end = left, right
    if end:
        yield first, end


def _may_belong(token: Token) -> bool:
    return not token.number and len(token.text) <= NEIGHBOUR


class _Window:
    """A stretch of the text that is read again."""

    def __init__(self, spotted: Spotted, first: int, end: int) -> None:
        self.tokens = spotted.cover[first:end]
        self.lexicon: Lexicon = spotted.lexicon
        self.text = spotted.text
        self.start = self.tokens[0].start
        self.end = self.tokens[-1].start + len(self.tokens[-1].text)
        self.places = [p for p in spotted.places if self.start <= p <= self.end]
        self.breaks = spotted.breaks
        self.gaps = dict(zip(spotted.places, gaps_of(spotted.text, spotted.places, spotted.breaks), strict=True))
        self.hardly = frozenset(
            t.start for t in self.tokens if not t.cues and not t.filler and (not t.known or hardly_a_word(t.text))
        )
        self.dark = [(t.start, len(t.text)) for t in self.tokens if not t.known or t.start in self.hardly]
        before = spotted.cover[first - 1 : first] + self.tokens
        self.asked = frozenset(t.start + len(t.text) for t in before if "ask.how_many" in t.cues)
        self.asking = {t.start: t.text for t in self.tokens if "ask.how_many" in t.cues}
        self.by_start = {t.start: t for t in self.tokens}

    def read(self) -> list[Token]:
        """The cheapest cover of the window."""
        if self.end - self.start < 2 or self.end - self.start > WINDOW:
            return self.tokens
        read = self._cheapest({})
        if any(not t.known for t in read) and (long_forms := self._long_forms()):
            return self._cheapest(long_forms)
        return read

    def _cheapest(self, whole: dict[int, list[Offer]]) -> list[Token]:
        cost = {self.start: 0.0}
        came: dict[int, Token] = {}
        for number, place in enumerate(self.places[:-1]):
            if place not in cost:
                continue
            for price, token in (*self._offers(number, place), *whole.get(place, ())):
                after = token.start + len(token.text)
                if cost[place] + price < cost.get(after, 1e9) - 1e-9:
                    cost[after] = cost[place] + price
                    came[after] = token
        tokens = []
        place = self.end
        while place > self.start:
            tokens.append(came[place])
            place = came[place].start
        return _not_cut_out(tokens[::-1])

    def _offers(self, number: int, place: int) -> Iterator[Offer]:
        yield from self._as_typed(number, place)
        yield from self._run_together(place, self.places[number + 1])
        if not possible_first(self.text[place]):
            return
        for end in self.places[number + 1 :]:
            if end - place > LONGEST:
                break
            piece = self.text[place:end]
            if len(piece) >= 2 and spelt(piece):
                for form, slips in self._meant(piece, place, end):
                    yield Offer(self._price(form, slips), self._token(piece, place, form))
            if end in self.breaks:
                break  # Thai parts phrases by spaces: a slip does not run over one

    def _run_together(self, place: int, end: int) -> Iterator[Offer]:
        """A Latin piece that is no word, as the names that it is made of: "youtubefacebooktiktok"."""
        piece, forms = self.text[place:end], self.lexicon.forms
        if piece.isascii() and spelt(piece) and piece not in forms:
            names = made_of(piece, forms)
            if names and all(concepts_among(forms[name]) for name in names):
                yield Offer(MISTYPED + CUE_COST * len(names) / 2, Token(piece, place, read_as=" ".join(names)))

    def _as_typed(self, number: int, place: int) -> Iterator[Offer]:
        """Forms and words that stand there, and the first piece as no word."""
        node: Node | None = self.lexicon.tree
        crossing = 0.0
        after = self.places[number + 1]
        piece = self.text[place:after]
        yield Offer(unknown_cost(piece), Token(piece, place, known=False))
        for end in self.places[number + 1 :]:
            node = node.get(self.text[self.places[number] : end]) if node is not None else None
            if node is None:
                return
            if node.price < 1e9:
                token = Token(self.text[place:end], place, node.cues, True, node.filler)
                asked = place in self.asked
                unasked = UNASKED if asked and (_asks_to_be_told(token) or place in self.hardly) else 0.0
                yield Offer(node.price + crossing + unasked, token)
            crossing = max(crossing, self.gaps[end])
            number += 1

    def _standing(self, place: int, end: int) -> list[Token]:
        """The words that fill the stretch exactly, as it was typed; none where it doesn't end with words."""
        filling = []
        while place < end:
            token = self.by_start.get(place)
            if token is None or not token.known:
                return []
            filling.append(token)
            place += len(token.text)
        return filling if place == end else []

    def _meant(self, piece: str, place: int, end: int) -> Iterator[tuple[str, float]]:
        """Forms that the piece may have been meant as, each with the price of the slips."""
        standing, asked = self._standing(place, end), place in self.asked
        if not standing and not any(place < at + length and at < end for at, length in self.dark):
            return
        if len(standing) == 1 and standing[0].cues and not asked and not self._ambiguous(standing[0]):
            return
        near = self._folding(piece, asked)
        if self._hardly_meant(standing) or (asked and len(standing) == 1 and not standing[0].cues):
            near = chain(near, self._sounding(piece, asked), self._slipping(piece, asked))
        if asked and self._hardly_meant(standing):
            near = chain(near, self._counting(piece))
        seen = {piece}
        asks = [text for at, text in self.asking.items() if place < at < end]
        for form, slips in near:
            if any(text not in form for text in asks):
                continue  # "ไปหาหมอกี่คน" is no "หาหมอผี"
            if form not in seen and slips < inf and same_signs(piece, form):
                seen.add(form)
                if self._instead(piece, form, slips, standing, asked):
                    yield form, slips

    def _hardly_meant(self, standing: list[Token]) -> bool:
        """Whether what stands there is no word, or one that hardly anyone types, or words that hardly go together."""
        return not standing or any(t.start in self.hardly for t in standing) or self._odd(standing)

    def _folding(self, piece: str, asked: bool) -> Iterator[tuple[str, float]]:
        for form in self.lexicon.by_fold(folded(piece)):
            yield form, slip_price(piece, form, self._most(form, asked))
        if len(piece) >= 3:
            for form in typed_late(piece):
                if form in self.lexicon.forms or form in fillers():
                    yield form, LATE

    def _sounding(self, piece: str, asked: bool) -> Iterator[tuple[str, float]]:
        for form in self.lexicon.by_sound(piece):
            if self._sounds_so(piece, form, asked) and not (self._turns(form) and len(form) <= SHORT):
                heard = SOUND + SOUND_LETTER * slips_apart(piece, form)
                yield form, min(slip_price(piece, form, most_for(form)), heard)
        for form in self.lexicon.by_ear(piece):
            if not (self._turns(form) and len(form) <= SHORT):
                yield form, SOUND + 2 * SOUND_LETTER * slips_apart(piece, form)

    def _counting(self, piece: str) -> Iterator[tuple[str, float]]:
        """Short units, whatever letter they begin with, for nothing else stands there: "กี่จอน", "กี่โงร"."""
        for form in self.lexicon.short_units if len(piece) <= SHORT_UNIT else ():
            if slips_apart(piece, form, 1) <= 1:
                yield form, slip_price(piece, form, self._most(form, asked=True))

    def _slipping(self, piece: str, asked: bool) -> Iterator[tuple[str, float]]:
        if len(piece) < 3:
            return
        for form in self.lexicon.by_slip(piece):
            if (self._turns(form) and len(form) <= SHORT) or not begins_so(piece, form):
                continue
            most = 2 if len(form) < LONG_FORM else 3
            if slips_apart(piece, form, most) <= most:
                yield form, slip_price(piece, form, self._most(form, asked))

    def _instead(self, piece: str, form: str, slips: float, standing: list[Token], asked: bool) -> bool:
        """Whether the form is likelier than the words that stand there."""
        if not standing:
            return True
        if len(standing) == 1:
            word = standing[0]
            if (word.cues or word.filler) and not self._ambiguous(word):
                return asked and self._is_unit(form)
            if self._turns(form) and len(form) <= SHORT:
                return False
            if form in self.lexicon.forms and left_out_marks_only(piece, form):
                return True
        return likelier(_texts(standing), form, slips, self._favour(form, asked), self.lexicon.forms)

    def _odd(self, standing: list[Token]) -> bool:
        """Whether words stand in a row that hardly ever do: "บัน", "จุ"."""
        return len(standing) > 1 and rarity(_texts(standing), self.lexicon.forms) > ODD

    def _favour(self, form: str, asked: bool) -> float:
        """How much commoner the form is here than elsewhere."""
        cues = self.lexicon.forms.get(form)
        if not cues:
            return 1.0
        if asked and self._is_unit(form):
            return FAVOUR_ASKED
        return FAVOUR_NAMING if concepts_among(cues) else FAVOUR

    def _most(self, form: str, asked: bool) -> float:
        return most_for(form) + (MORE_ASKED if asked and self._is_unit(form) else 0.0)

    def _sounds_so(self, piece: str, form: str, asked: bool) -> bool:
        near = slips_apart(piece, form)
        if near > max(2, len(form) // 2):
            return False
        if asked and near == 1 and self._is_unit(form):
            return True
        if len(form) <= 4 and near > 1 and consonants(piece) != consonants(form):
            return False
        return len(form) >= 3 or piece.translate(_NO_TONES) == form

    def _ambiguous(self, token: Token) -> bool:
        return token.text in AMBIGUOUS and token.start > 0 and token.start not in self.breaks

    def _is_unit(self, form: str) -> bool:
        return any(cue.startswith("unit.") for cue in self.lexicon.forms.get(form, ()))

    def _turns(self, form: str) -> bool:
        return any(cue.startswith(_TURNING) for cue in self.lexicon.forms.get(form, ()))

    def _price(self, form: str, slips: float) -> float:
        word = CUE_COST - PER_LETTER * len(form) if form in self.lexicon.forms else FILLER_COST
        turned = REFUSING if self._turns(form) else 0.0
        return word + MISTYPED + slips + turned - 2 * PER_LETTER * len(form)

    def _token(self, piece: str, place: int, form: str) -> Token:
        cues = self.lexicon.forms.get(form, ())
        return Token(piece, place, cues, True, not cues, read_as=form)

    def _long_forms(self) -> dict[int, list[Offer]]:
        """Long forms with many slips in them, found by how much of them the window holds; by place."""
        offers: dict[int, list[Offer]] = {}
        run = self.text[self.start : self.end]
        if len(run) < LONG_FORM - 2:
            return offers
        for form in self.lexicon.long_forms.like(run, LIKE):
            found = fuzz.partial_ratio_alignment(form, run)
            if found is None:
                continue
            first = self.start + found.dest_start
            last = next((p for p in self.places if p >= self.start + found.dest_end), self.end)
            piece = self.text[first:last]
            if not piece or first not in self.places or not possible_first(piece[0]) or self._standing(first, last):
                continue
            if not same_signs(piece, form) or other_english(piece, form):
                continue
            slips = slips_apart(piece, form)
            if 1 - slips / max(len(piece), len(form)) >= LIKE / 100 - 0.04:
                offers.setdefault(first, []).append(
                    Offer(self._price(form, 0.8 + 0.25 * slips), self._token(piece, first, form))
                )
        return offers


def _texts(tokens: list[Token]) -> tuple[str, ...]:
    return tuple(t.text for t in tokens)


def _not_cut_out(tokens: list[Token]) -> list[Token]:
    """Without short words that were made out of a part of something unknown: "ตี้" in "ติ้ว"."""
    kept = []
    for place, token in enumerate(tokens):
        beside = (tokens[place - 1] if place else None, tokens[place + 1] if place + 1 < len(tokens) else None)
        unknown = any(t is not None and not t.known and spelt(t.text) for t in beside)
        kept.append(token._replace(read_as="") if token.read_as and len(token.read_as) <= 3 and unknown else token)
    return kept


def _with(changed: list[Token], spotted: Spotted, normal: str) -> str:
    """The text with what was mended in its place; spaces and signs elsewhere are kept where that can be told."""
    at, result = 0, ""
    for token in changed:
        found = normal.find(token.text, at)
        if found < 0:
            return _squeezed_with(changed, spotted)
        result += normal[at:found] + token.read_as
        at = found + len(token.text)
    return result + normal[at:]


def _squeezed_with(changed: list[Token], spotted: Spotted) -> str:
    """The same of the squeezed text, a space where one parted Thai."""
    meant = {t.start: t for t in changed}
    result, place = "", 0
    while place < len(spotted.text):
        if place in spotted.breaks:
            result += " "
        token = meant.get(place)
        result += token.read_as if token else spotted.text[place]
        place += len(token.text) if token else 1
    return result
