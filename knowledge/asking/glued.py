"""English typed without spaces: "howmanyfacebookfollowersdoesobechave"."""

from __future__ import annotations

import re

from knowledge.asking.lexicon import Lexicon
from knowledge.keyboard import common_english

LONGEST_WORD = 16  # letters
SHORTEST = 14  # letters of a run that may be several words
FEWEST = 3  # words
_RUN = re.compile(rf"(?<![a-z0-9./@_-])[a-z]{{{SHORTEST},}}(?![a-z0-9./@_-])", re.IGNORECASE)
_OF_ONE_LETTER = frozenset({"a", "i"})


def parted(text: str, lexicon: Lexicon) -> str:
    """The text with such runs in words, in the fewest that are known; the text itself where it has none."""
    return _RUN.sub(lambda run: _in_words(run[0], lexicon), text)


def _in_words(run: str, lexicon: Lexicon) -> str:
    letters = run.lower()
    if letters in lexicon.forms or letters in common_english():
        return run
    fewest: list[list[str] | None] = [[]] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - LONGEST_WORD), end):
            before, word = fewest[start], letters[start:end]
            if before is None or not _is_word(word, lexicon):
                continue
            known = fewest[end]
            if known is None or len(before) + 1 < len(known):
                fewest[end] = [*before, word]
    words = fewest[-1]
    return " ".join(words) if words and len(words) >= FEWEST else run


def _is_word(word: str, lexicon: Lexicon) -> bool:
    if len(word) == 1:
        return word in _OF_ONE_LETTER
    return word in lexicon.forms or word in common_english()
