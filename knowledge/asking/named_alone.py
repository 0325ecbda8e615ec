"""A word that items of many policies hold, and that names one where it stands alone: "อุปสรรคเรื่องสื่อสารมีอะไรบ้าง"."""

from __future__ import annotations

from dataclasses import replace

from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

_COLUMNS = ("aspect.", "ask.how", "unit.work")  # "มีงานทำกี่คน" asks of no policy


def names_its_policy(turn: Turn) -> Turn:
    """The turn with that word taken for the policy's name, where a column or a summary is asked for and no more named.

    In talk of a policy whose own items speak of it ("เรื่องบุคคลล่ะ" after small schools), it stays what it is.
    """
    question, alone = turn.question, turn.catalogue.words.alone
    named = [t for t in question.naming if t.text in alone]
    asks = any(cue.startswith(_COLUMNS) for t in question.tokens for cue in t.cues)
    if len(named) != 1 or len(question.naming) > 1 or not asks or question.asks_number or _is_spoken_of(turn, named[0]):
        return turn
    cues = (*(c for c in named[0].cues if c not in named[0].concepts), alone[named[0].text])
    tokens = tuple(t._replace(cues=cues) if t is named[0] else t for t in question.tokens)
    return replace(turn, question=replace(question, tokens=tokens))


def _is_spoken_of(turn: Turn, token: Token) -> bool:
    """Whether an item of the policy talked of holds the word."""
    if not turn.follows:
        return False
    word = token.text.removeprefix("เรื่อง").removeprefix("ด้าน").removeprefix("การ")
    policy = turn.context.policies[0]
    return any(p.policy == policy and word in p.text for p in turn.catalogue.edition.passages)
