"""Text made to fit, cut between words and marked as cut."""

from __future__ import annotations

from functools import lru_cache

from knowledge.thai import tokenise

NEAR_THE_END = 0.75  # of the room: a space further back leaves too much of it empty


def shorten(text: str, room: int) -> str:
    """At most `room` letters; cut at a word and ended with "…" where it is longer.

    >>> shorten("สพฐ. ควรจัดสรรงบประมาณให้เพียงพอ", 20)
    'สพฐ. ควรจัดสรรงบ…'
    """
    return text if len(text) <= room else _cut(text, room)


@lru_cache(maxsize=2048)  # what a report's texts come to in the few sizes that replies have
def _cut(text: str, room: int) -> str:
    cut = text[: room - 1]
    if cut.rfind(" ") > room * NEAR_THE_END:
        return cut[: cut.rindex(" ")].rstrip(" ,(") + "…"
    words = tokenise(cut[-40:])
    return cut[: len(cut) - len(words[-1])].rstrip() + "…" if len(words) > 1 else cut + "…"
