"""Thai typed in Latin letters ("nee sin kru kae dai kee rai"), read back where most of a message is so."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.asking.lexicon import general_words
from knowledge.keyboard import common_english

MOST = 0.7  # share of the words that must be known as romanised Thai
FEWEST = 3  # words; less could be anything
_WORD = re.compile(r"[a-z]+|[0-9.,]+|[^a-z0-9\s]+")


@lru_cache(maxsize=1)
def _thai_of_roman() -> dict[str, str]:
    """Romanised syllables and words, and how they are written in Thai."""
    prefix = "romanised."
    words = general_words().items()
    return {cue.removeprefix(prefix): forms[0] for cue, forms in words if cue.startswith(prefix)}


def from_roman(text: str) -> str | None:
    """The message in Thai, or None where it isn't romanised Thai.

    >>> from_roman("nee sin kru kae dai kee rai")
    'หนี้สินครูแก้ได้กี่ราย'
    >>> from_roman("how many teachers") is None
    True
    """
    if not text.isascii():
        return None
    words = _WORD.findall(text.lower())
    letters = [word for word in words if word[0].isalpha()]
    table = _thai_of_roman()
    known = sum(1 for word in letters if word in table)
    english = sum(1 for word in letters if word in common_english() and word not in table)
    if len(letters) < FEWEST or known < MOST * len(letters) or english > known / 2:
        return None
    return "".join(table.get(word, word) for word in words)
