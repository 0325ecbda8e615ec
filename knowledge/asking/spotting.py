"""A question cut into tokens, each with the cues it may stand for: exact forms first, then by sound and by slip.

The cut is the cheapest cover of the squeezed text by lexicon forms, dictionary words and unknown letters; it tells what
of a question is understood and, as important, what is not.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from math import inf
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from knowledge.asking.lexicon import CUE_COST, FILLER_COST, PER_LETTER, WORD_COST, Lexicon, fillers, squeeze_normal
from knowledge.asking.pieces import Node, pieces
from knowledge.thai import KARAN, TONES, normalise, sound_key

NUMBER_COST = 0.8
LETTER_COST = 1.5  # an unknown letter
LATIN_COST = 1.6  # an unknown Latin word
CROSSING_COST, CROSSING_IN_THAI = 0.35, 0.8  # a piece that runs over a space; Thai parts phrases by it, not words
SOUND_COST, SLIP_COST = 0.75, 1.15
LONG_FORM = 9  # letters from which a form may have several slips
LIKE = 78  # how alike, of 100
LONGEST_SLIP = 24  # letters of a stretch that is searched for slips


class Token(NamedTuple):
    """A stretch of a question, and what it is taken for."""

    text: str  # as squeezed
    start: int
    cues: tuple[str, ...] = ()
    known: bool = True  # a lexicon form or a dictionary word
    filler: bool = False  # a word that carries no content
    read_as: str = ""  # the form it was taken for, where it was not typed so
    part: int = 0  # which space- or sentence-separated part of the question it stands in

    @property
    def concepts(self) -> tuple[str, ...]:
        """What it names: its cues other than those of a section ("ask.how_many")."""
        return concepts_among(self.cues)

    @property
    def number(self) -> bool:
        return self.text[0].isdigit()


_token = tuple.__new__  # what a named tuple's own `__new__` calls, for where many are made


@cache  # there are no more than the lexicon has
def concepts_among(cues: tuple[str, ...]) -> tuple[str, ...]:
    """The cues that belong to no section of the general words."""
    return tuple(cue for cue in cues if "." not in cue)


def spot(question: str, lexicon: Lexicon, mend: bool = False) -> tuple[Token, ...]:
    """The tokens of a question. With `mend`, stretches that are no form are also read by sound and by slip.

    The text is any Unicode; at most some thousand letters (the cost grows with the length times the longest form).
    """
    spotted = Spotted(normalise(question), lexicon)
    return spotted.mended() if mend else spotted.tokens()


class Spotted:
    """A question, normalised, as its cheapest cover by forms and known words."""

    __slots__ = ("_breaks", "_cover", "_lexicon", "_places", "_text")

    def __init__(self, normal: str, lexicon: Lexicon) -> None:
        self._text, self._breaks = squeeze_normal(normal)
        self._lexicon = lexicon
        cut = pieces(self._text)
        self._places = [0, *accumulate(map(len, cut))]  # where the pieces begin, and the end
        self._cover = _cover(self._text, cut, self._places, self._breaks, lexicon)

    def tokens(self) -> tuple[Token, ...]:
        """The words of the cover."""
        return tuple(_in_parts(self._breaks, self._cover))

    def mended(self) -> tuple[Token, ...]:
        """The same, with what is no form read by sound and by slip."""
        cover = _mended(self._text, self._cover, frozenset(self._places), self._lexicon)
        return tuple(_in_parts(self._breaks, cover))


def _cover(text: str, cut: list[str], places: list[int], breaks: frozenset[int], lexicon: Lexicon) -> list[Token]:
    """The cheapest cover by known words and unknown pieces, by dynamic programming over the pieces."""
    many = len(cut)
    cost = [0.0] + [inf] * many  # of what stands before each piece
    came = [0] * (many + 1)  # the first piece of the word that ends there, in that cover
    word: list[Node | None] = [None] * (many + 1)  # what that word is known as
    gaps = _gaps(text, places, breaks)
    tree = lexicon.tree
    for first, piece in enumerate(cut):
        base = cost[first]
        last = first + 1
        total = base + (_unknown_cost(piece) if piece.isascii() else LETTER_COST)
        if total < cost[last]:
            cost[last], came[last], word[last] = total, first, None
        node = tree.get(piece)
        crossing = 0.0
        while node is not None:
            price = node.price
            if price < inf and (total := base + (price + crossing)) < cost[last]:
                cost[last], came[last], word[last] = total, first, node
            if last == many:
                break
            if gaps[last] > crossing:
                crossing = gaps[last]
            node = node.get(cut[last])
            last += 1
    tokens: list[Token] = []
    last = many
    while last:
        first, node = came[last], word[last]
        start = places[first]
        piece = text[start : places[last]]
        if node is not None:
            tokens.append(_token(Token, (piece, start, node.cues, True, node.filler, "", 0)))
        elif piece != " ":
            tokens.append(_token(Token, (piece, start, (), piece[0].isdigit(), piece in fillers(), "", 0)))
        last = first
    tokens.reverse()
    return tokens


def _gaps(text: str, places: list[int], breaks: frozenset[int]) -> list[float]:
    """What a word costs more that runs over each of the places."""
    gaps = [0.0] * len(places)
    if breaks:
        for number, place in enumerate(places):
            if place in breaks:
                thai = not text[place - 1].isascii() and not text[place].isascii()
                gaps[number] = CROSSING_IN_THAI if thai else CROSSING_COST
    return gaps


def _unknown_cost(piece: str) -> float:
    if not piece.isascii():
        return LETTER_COST
    if piece == " ":
        return 0.0
    return NUMBER_COST if piece[0].isdigit() else LATIN_COST if piece[0].isalpha() else LETTER_COST


def _mended(text: str, cover: list[Token], places: frozenset[int], lexicon: Lexicon) -> list[Token]:
    """Stretches of tokens without cues, with short neighbours, read by sound and by slip where that is cheaper."""
    result: list[Token] = []
    index = 0
    while index < len(cover):
        stop = index
        while stop < len(cover) and not (_sure(cover[stop]) and not _in_doubt(cover, index, stop)):
            stop += 1
        if stop == index:
            result.append(cover[index])
            index += 1
            continue
        run = cover[index:stop]
        if any(not token.known for token in run):  # "ข่าว|ปอม", "สมถนะ|อาชีพ": a half that is a form may be part of it
            if result and _may_be_half(result[-1]):
                run = [result.pop(), *run]
            if stop < len(cover) and _may_be_half(cover[stop]):
                run, stop = [*run, cover[stop]], stop + 1
        counted = bool(result) and "ask.how_many" in result[-1].cues
        result.extend(_read_again(run, text, places, lexicon, counted))
        index = stop
    return result


def _in_doubt(cover: list[Token], first: int, place: int) -> bool:
    """A dictionary word in what is otherwise no word: "ชุมทาง" in "กาปรระชุมทางไลก"."""
    token = cover[place]
    return token.known and not token.cues and not token.number and any(not t.known for t in cover[first:place])


def _may_be_half(token: Token) -> bool:
    """A short Thai form that names something, as compounds are made of."""
    return len(token.text) <= 5 and not token.text.isascii() and bool(token.concepts)


def _sure(token: Token) -> bool:
    """Not to be read as something else: a form of some length, a number, or a long dictionary word."""
    if token.cues:
        return len(token.text) >= 3 or token.text.isascii()
    return token.number or (token.known and len(token.text) >= 6)


def _read_again(
    tokens: list[Token], text: str, places: frozenset[int], lexicon: Lexicon, counted: bool = False
) -> list[Token]:
    """The cheapest reading of a run; what stands right after "กี่" (`counted`) is a unit, whatever word it looks like."""
    if all(token.filler and len(token.text) < 3 for token in tokens):
        return tokens
    start = tokens[0].start
    end = tokens[-1].start + len(tokens[-1].text)
    if end - start < 2 or end - start > LONGEST_SLIP * 3:
        return tokens
    edges = {token.start: token for token in tokens}
    known = _known_spans(tokens)
    fillers_ = frozenset((t.start, t.start + len(t.text)) for t in tokens if t.filler and t.known)
    single = frozenset((t.start, t.start + len(t.text)) for t in tokens[counted:] if t.known and not t.cues)
    cost = {start: 0.0}
    path: dict[int, tuple[int, Token]] = {}
    whole = _long_offers(text[start:end], start, places, lexicon)
    for place in range(start, end):
        if place not in cost:
            continue
        base = cost[place]
        offers: list[tuple[float, Token]] = []
        if place in edges:
            token = edges[place]
            offers.append((_plain_cost(token), token))
        else:
            after = next(other for other in range(place + 1, len(text) + 1) if other in places)
            offers.append((LETTER_COST, Token(text[place:after], place, known=False)))
        if text[place] != " " and text[place] not in _NEVER_FIRST_MENDED:
            offers += [
                o
                for o in _near_offers(text, place, end, places, lexicon, known, single)
                if (place, place + len(o[1].text)) not in fillers_
            ]
        offers += whole.get(place, ())
        for price, token in offers:
            after = token.start + len(token.text)
            if base + price < cost.get(after, 1e9):
                cost[after] = base + price
                path[after] = (place, token)
    return _walk_back(path, start, end) or tokens


_NO_TONES = str.maketrans("", "", TONES)
_NEVER_FIRST_MENDED = frozenset("ะาำๆ์่้๊๋ิีึืุูั็")


def _plain_cost(token: Token) -> float:
    if token.cues:
        return CUE_COST
    if not token.known:
        return LETTER_COST if not token.text.isascii() else LATIN_COST
    return FILLER_COST if token.filler else WORD_COST


_NEVER_GUESSED = (
    "talk.",
    "lack.",
    "absent.",
    "meta.",
    "follow.",
    "aspect.",
)  # words that are words already don't become these


def _known_spans(tokens: list[Token]) -> frozenset[tuple[int, int]]:
    """Stretches that are words already: read otherwise only where that sounds the same."""
    spans = set()
    for first in range(len(tokens)):
        for last in range(first, len(tokens)):
            if not tokens[last].known:
                break
            spans.add((tokens[first].start, tokens[last].start + len(tokens[last].text)))
    return frozenset(spans)


def _by_its_marks(word: str, form: str) -> bool:
    """Whether a word became another by marks left out or out of place: "หนี" for "หนี้"; others stay what they are."""
    left_out = "".join(letter for letter in form if letter in word or letter not in TONES + KARAN)
    return word == left_out or sorted(word) == sorted(form)


def _consonants(text: str) -> str:
    return "".join(letter for letter in text if "ก" <= letter <= "ฮ")


def _long_offers(
    run: str, start: int, places: frozenset[int], lexicon: Lexicon
) -> dict[int, list[tuple[float, Token]]]:
    """Long forms with several slips in them, found by how much of them the stretch holds; by place."""
    offers: dict[int, list[tuple[float, Token]]] = {}
    if len(run) < LONG_FORM - 2:
        return offers
    for form, _, _ in process.extract(run, lexicon.long_forms, scorer=fuzz.partial_ratio, score_cutoff=LIKE, limit=5):
        found = fuzz.partial_ratio_alignment(form, run)
        if found is None:
            continue
        first, last = found.dest_start, min(len(run), found.dest_end)
        while last < len(run) and start + last not in places:
            last += 1
        piece = run[first:last]
        if (
            piece
            and piece[0] not in _NEVER_FIRST_MENDED
            and OSA.normalized_similarity(piece, form) >= LIKE / 100 - 0.04
        ):
            price = SLIP_COST + 0.3 - 3 * PER_LETTER * len(form)
            offers.setdefault(start + first, []).append(
                (price, Token(piece, start + first, lexicon.forms[form], read_as=form))
            )
    return offers


def _near_offers(
    text: str,
    place: int,
    end: int,
    places: frozenset[int],
    lexicon: Lexicon,
    known: frozenset[tuple[int, int]],
    whole: frozenset[tuple[int, int]],
) -> list[tuple[float, Token]]:
    offers = []
    for after in range(place + 2, min(end, place + LONGEST_SLIP) + 1):
        piece = text[place:after]
        if after not in places or (" " in piece and not piece.isascii()) or piece[-1] in "()":
            continue
        for form in lexicon.by_sound(piece):
            near = OSA.distance(piece, form)
            if near == 0 or near > max(2, len(form) // 2):
                continue
            if len(form) < 3 and piece.translate(_NO_TONES) != form:
                continue
            if len(form) <= 4 and _consonants(piece) != _consonants(form):
                continue
            if (place, after) in whole and not _by_its_marks(piece, form):
                continue
            if (
                (place, after) in known
                and len(form) <= 6
                and any(cue.startswith(_NEVER_GUESSED) for cue in lexicon.forms[form])
            ):
                continue
            offers.append((SOUND_COST + 0.03 * near, Token(piece, place, lexicon.forms[form], read_as=form)))
        if len(piece) >= 4 and (place, after) not in known:
            offers += _slip_offers(piece, place, lexicon)
    return offers


def _slip_offers(piece: str, place: int, lexicon: Lexicon) -> list[tuple[float, Token]]:
    offers = []
    key = sound_key(piece)
    for form in lexicon.by_slip(piece):
        if any(cue.startswith(_NEVER_GUESSED[:-1]) for cue in lexicon.forms[form]):
            continue
        other = sound_key(form)
        allowed = 1 if len(other) < 7 else 2
        distance = OSA.distance(key, other, score_cutoff=allowed)
        if distance == 0 or distance > allowed or (key[:1] != other[:1] and len(other) < 6):
            continue
        if OSA.distance(piece, form) > max(2, len(form) // 3):
            continue
        offers.append(
            (
                SLIP_COST + 0.12 * distance - 3 * PER_LETTER * len(form),
                Token(piece, place, lexicon.forms[form], read_as=form),
            )
        )
    return offers


def _walk_back(path: dict[int, tuple[int, Token]], start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    place = end
    while place > start:
        if place not in path:
            return []
        place, token = path[place]
        tokens.append(token)
    return [token for token in reversed(tokens) if token.text.strip()]


def _in_parts(breaks: frozenset[int], cover: list[Token]) -> list[Token]:
    """Unknown letters in a row put together, and each token told which part of the question it stands in."""
    joined: list[Token] = []
    part = 0
    last: Token | None = None
    for token in cover:
        text, start, cues, known, filler, read_as, _ = token
        if last is not None:
            if not known and not last.known and not text.isascii() and last.start + len(last.text) == start:
                joined[-1] = last = Token(last.text + text, last.start, known=False, part=last.part)
                continue
            part += start in breaks and _phrase_ends(last, token)
        last = _token(Token, (text, start, cues, known, filler, read_as, part)) if part else token
        joined.append(last)
    return joined


def _phrase_ends(last: Token, token: Token) -> bool:
    """Whether a space parts phrases; around a number or a known Latin word it doesn't: "คะแนน ITA เฉลี่ยเท่าไร"."""
    if "ask.yes_no" in last.cues:
        return True
    return all(not t.text.isascii() or not (t.cues or t.number) for t in (last, token))
