"""Text made to fit, cut between words and marked as cut."""

from __future__ import annotations

from knowledge.thai import tokenise


def shorten(text: str, room: int) -> str:
    """At most `room` letters; cut at a word and ended with "…" where it is longer.

    >>> shorten("สพฐ. ควรจัดสรรงบประมาณให้เพียงพอ", 20)
    'สพฐ. ควรจัดสรร…'
    """
    if len(text) <= room:
        return text
    cut = text[: room - 1]
    if " " in cut[-25:]:
        return cut[: cut.rindex(" ")].rstrip(" ,(") + "…"
    words = tokenise(cut[-40:])
    return cut[: len(cut) - len(words[-1])].rstrip() + "…" if len(words) > 1 else cut + "…"
