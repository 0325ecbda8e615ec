"""Two kinds of those whom one policy counts, set against each other: "เทียบเรื่องสื่อดิจิทัลของครูกับของนักเรียน"."""

from __future__ import annotations

from dataclasses import replace

from knowledge.asking.finding import find_figures
from knowledge.asking.operands import Operand, actors_joined, operand_of
from knowledge.asking.turn import Turn

_COMPARES = ("เทียบ", "เปรียบ", "compare", "comparing")
_ASKING = frozenset({"which", "who", "percent", "tell", "number"})
PAIR = 2


def compared_within(turn: Turn) -> list[Operand]:
    """The share of the one and the share of the other; none where something else is asked, or either has none."""
    question, policy = turn.question, turn.named_policy
    if policy is None or turn.aspect or not any(t.text.startswith(_COMPARES) for t in question.tokens):
        return []
    if question.unit or question.numbers or set(question.section("ask")) - _ASKING or question.section("lack"):
        return []
    joined = actors_joined(turn)
    said = [t for t in question.tokens if joined.intersection(t.concepts)]
    if len(said) != PAIR:
        return []
    found: list[Operand] = []
    for one, other in (said, said[::-1]):
        alone = replace(question, tokens=tuple(t for t in question.tokens if t is not other))
        matches = find_figures(alone, turn.catalogue, turn.context, among=(policy,))
        own = (m for m in matches if not m.whole and not m.figure.naming.isdisjoint(one.concepts))
        share = next((operand_of(m) for m in own if m.figure.indicator.percent is not None), None)
        found += [share] if share else []
    return found if len(found) == PAIR and found[0] != found[1] else []
