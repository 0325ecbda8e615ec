"""What stands where in a question: its clauses, and what is told in it rather than asked for."""

from __future__ import annotations

from knowledge.asking.spotting import Token


def as_told(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Told apart by clauses, and what is told for what it is."""
    return _given_rests(_given_percents(_in_clauses(tokens)))


def _given_rests(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A rest that is told ("โรงเรียนเหลือเด็ก 38 คน") is none that is asked for, where something else is."""
    told = {
        place
        for place, token in enumerate(tokens)
        if token.text in _LEFT
        and any(t.number for t in tokens[place + 1 : place + 4])
        and not any(c.startswith("ask.") for t in tokens[place + 1 : place + 4] for c in t.cues)
        and any(c.startswith("ask.") for t in tokens[place + 4 :] for c in t.cues)
        and not any("ask.yes_no" in t.cues for t in tokens[place + 4 : place + 7])
    }
    if not told:
        return tokens
    return tuple(t._replace(cues=(), filler=True) if place in told else t for place, t in enumerate(tokens))


_LEFT = frozenset({"เหลือ", "เหลืออยู่", "คงเหลือ", "เหลือแค่", "ขาด"})


def _given_percents(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A percent that is told ("87.42%", "ร้อยละ 15.61") is none that is asked for."""
    told = {
        place
        for place, token in enumerate(tokens)
        if "ask.percent" in token.cues
        and "ask.how_much" not in token.cues
        and any(t.number and len(t.text) > 3 for t in (*tokens[place - 1 : place], *tokens[place + 1 : place + 2]))
    }
    if not told:
        return tokens
    return tuple(t._replace(cues=(), filler=True) if place in told else t for place, t in enumerate(tokens))


TURNS = frozenset({"แต่", "but"})  # what stands before it is another matter


def _in_clauses(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The parts of a question told apart by "แต่" too: "ครูเหนื่อยมากแต่ขวัญดีกี่เปอร์เซ็นต์"."""
    if not any(token.text in TURNS for token in tokens[1:]):
        return tokens
    clause, parted = 0, []
    for place, token in enumerate(tokens):
        clause += place > 0 and token.text in TURNS
        parted.append(token._replace(part=token.part + clause))
    return tuple(parted)
