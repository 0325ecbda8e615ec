"""Squeezed text in pieces that no word begins or ends inside of, and the tree of known words over such pieces."""

from __future__ import annotations

import re
from math import inf

from knowledge.thai import CONSONANTS, FOLLOWING_VOWELS, LEADING_VOWELS, MARKS

_NEVER_FIRST = f"[{MARKS}{FOLLOWING_VOWELS}]"
_PIECE = re.compile(
    f"[a-z]+|[0-9]+(?:\\.[0-9]+)*|[{LEADING_VOWELS}]+[{CONSONANTS}]?{_NEVER_FIRST}*|.{_NEVER_FIRST}*", re.DOTALL
)


def pieces(text: str) -> list[str]:
    """The text as Latin words, numbers, and Thai letters each with the vowels and marks that are written with it.

    >>> pieces("เรียนita 2.5เท่า")
    ['เรี', 'ย', 'น', 'ita', ' ', '2.5', 'เท่า']
    """
    return _PIECE.findall(text)


class Node(dict[str, "Node"]):
    """How a run of pieces may go on, by the next piece, and what the run itself is known as."""

    __slots__ = ("cues", "filler", "price", "shared")

    def __init__(self) -> None:
        super().__init__()
        self.price = inf  # of the run as a word, to be added up over a text; infinite where it is none
        self.cues: tuple[str, ...] = ()
        self.filler = False  # carries no content
        self.shared = False  # belongs to several trees: not to be changed

    def own(self) -> Node:
        """A node of one's own, to be changed; what comes after it is still shared."""
        if not self.shared:
            return self
        node = Node()
        node.update(self)
        node.price, node.cues, node.filler = self.price, self.cues, self.filler
        return node

    def reach(self, word: str) -> Node:
        """The node where the word ends, made where it is missing. Nodes on the way that are shared become own ones."""
        node = self
        for piece in pieces(word):
            below = node.get(piece)
            node[piece] = below = Node() if below is None else below.own()
            node = below
        return node

    def share(self) -> None:
        """From now on this node and all after it belong to several trees."""
        self.shared = True
        for node in self.values():
            node.share()
