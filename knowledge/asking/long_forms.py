"""Long forms that a stretch of text may hold with many slips in it."""

from __future__ import annotations

from array import array
from collections import defaultdict

import numpy as np
from rapidfuzz import fuzz, process

SHARED = 0.28  # of the pairs of letters of the shorter of both: a form that shares fewer is never alike enough
MOST = 5  # forms


class LongForms:
    """Forms that are compared by how much of them a text holds; only those that share pairs of letters with it are."""

    def __init__(self) -> None:
        self._forms: list[str] = []
        self._sizes = array("q")  # pairs of letters of each
        self._by_pair: dict[str, array[int]] = defaultdict(lambda: array("q"))  # where the forms stand that have it

    def add(self, form: str) -> None:
        """One more form, while a lexicon is being built."""
        for pair in _pairs(form):
            self._by_pair[pair].append(len(self._forms))
        self._forms.append(form)
        self._sizes.append(len(form) - 1)

    def like(self, text: str, least: float) -> list[str]:
        """The forms of which the text holds most, best first; `least` is how alike they must be, of 100."""
        near = self._sharing(text)
        return [
            form
            for form, _, _ in process.extract(text, near, scorer=fuzz.partial_ratio, score_cutoff=least, limit=MOST)
        ]

    def _sharing(self, text: str) -> list[str]:
        """Those that share enough pairs of letters with the text."""
        places = [np.frombuffer(self._by_pair[pair], np.int64) for pair in set(_pairs(text)) if pair in self._by_pair]
        if not places:
            return []
        shared = np.bincount(np.concatenate(places), minlength=len(self._forms))
        least = SHARED * np.minimum(np.frombuffer(self._sizes, np.int64), len(text) - 1)
        return [self._forms[place] for place in np.flatnonzero(shared >= least)]


def _pairs(text: str) -> list[str]:
    return [text[start : start + 2] for start in range(len(text) - 1)]
