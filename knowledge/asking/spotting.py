"""A question cut into tokens, each with the cues it may stand for.

The cut is the cheapest cover of the squeezed text by lexicon forms, dictionary words and unknown letters; it tells what
of a question is understood and, as important, what is not.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from math import inf
from typing import NamedTuple

from knowledge.asking.lexicon import Lexicon, fillers, squeeze_normal
from knowledge.asking.pieces import Node, pieces
from knowledge.thai import normalise

NUMBER_COST = 0.8
LETTER_COST = 1.5  # an unknown letter
LATIN_COST = 1.6  # an unknown Latin word
CROSSING_COST, CROSSING_IN_THAI = 0.35, 0.8  # a piece that runs over a space; Thai parts phrases by it, not words


class Token(NamedTuple):
    """A stretch of a question, and what it is taken for."""

    text: str  # as squeezed
    start: int
    cues: tuple[str, ...] = ()
    known: bool = True  # a lexicon form or a dictionary word
    filler: bool = False  # a word that carries no content
    read_as: str = ""  # while slips are mended: the form it was meant as
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


def spot(question: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of a question.

    The text is any Unicode; at most some thousand letters (the cost grows with the length times the longest form).
    """
    return Spotted(normalise(question), lexicon).tokens()


class Spotted:
    """A question, normalised, as its cheapest cover by forms and known words."""

    __slots__ = ("breaks", "cover", "lexicon", "normal", "places", "text")

    def __init__(self, normal: str, lexicon: Lexicon) -> None:
        self.normal = normal
        self.text, self.breaks = squeeze_normal(normal)
        self.lexicon = lexicon
        cut = pieces(self.text)
        self.places = [0, *accumulate(map(len, cut))]  # where the pieces begin, and the end
        self.cover = _cover(self.text, cut, self.places, self.breaks, lexicon)

    def tokens(self) -> tuple[Token, ...]:
        """The words of the cover."""
        return tuple(_in_parts(self.breaks, self.cover))


def _cover(text: str, cut: list[str], places: list[int], breaks: frozenset[int], lexicon: Lexicon) -> list[Token]:
    """The cheapest cover by known words and unknown pieces, by dynamic programming over the pieces."""
    many = len(cut)
    cost = [0.0] + [inf] * many  # of what stands before each piece
    came = [0] * (many + 1)  # the first piece of the word that ends there, in that cover
    word: list[Node | None] = [None] * (many + 1)  # what that word is known as
    gaps = gaps_of(text, places, breaks)
    tree = lexicon.tree
    going_on = [*cut, ""]  # with which no word goes on
    parted = bool(breaks)
    for first, piece in enumerate(cut):
        base = cost[first]
        last = first + 1
        total = base + (unknown_cost(piece) if piece.isascii() else LETTER_COST)
        if total < cost[last]:
            cost[last], came[last], word[last] = total, first, None
        node = tree.get(piece)
        crossing = 0.0
        while node is not None:
            price = node.price
            if price < inf and (total := base + (price + crossing)) < cost[last]:
                cost[last], came[last], word[last] = total, first, node
            if parted and gaps[last] > crossing:
                crossing = gaps[last]
            node = node.get(going_on[last])
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


def gaps_of(text: str, places: list[int], breaks: frozenset[int]) -> list[float]:
    """What a word costs more that runs over each of the places."""
    gaps = [0.0] * len(places)
    if breaks:
        for number, place in enumerate(places):
            if place in breaks:
                thai = not text[place - 1].isascii() and not text[place].isascii()
                gaps[number] = CROSSING_IN_THAI if thai else CROSSING_COST
    return gaps


def unknown_cost(piece: str) -> float:
    if not piece.isascii():
        return LETTER_COST
    if piece == " ":
        return 0.0
    return NUMBER_COST if piece[0].isdigit() else LATIN_COST if piece[0].isalpha() else LETTER_COST


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
