"""An average asked again of another: "ของเฟซบุ๊คล่ะ" after YouTube's, "แล้วปี 66 ล่ะ" after a division by 245."""

from __future__ import annotations

from knowledge.asking.again import counted_like
from knowledge.asking.operands import Operand, last_operands, named_matches, operand_of
from knowledge.asking.turn import Turn


def asks_average_again(turn: Turn) -> bool:
    """Whether nothing but another is named after an average."""
    question = turn.question
    after = turn.follows and turn.context.operation == "average" and question.has("follow.and_then")
    asks = set(question.section("ask")) - {"how_many", "how_much", "number", "tell"}
    return bool(after and question.naming) and not (asks or turn.aspect or question.numbers or question.section("lack"))


def named_again(turn: Turn) -> Operand | None:
    """The one figure named, which is shared out over the number that was given before."""
    named = named_matches(turn)
    if len(named) != 1 or any(t.concepts for t in named[0].unexplained) or "ไม่" in turn.question.normal:
        return None
    other = operand_of(named[0])
    return other if other.number and other not in last_operands(turn)[:1] else None


def pair_again(turn: Turn) -> tuple[Operand, Operand] | None:
    """The same two counted of another of the kind: Facebook's followers and episodes, after YouTube's."""
    pair, question = last_operands(turn), turn.question
    if len(pair) != 2 or any(o.indicator.id not in turn.catalogue.values for o in pair):
        return None
    names = [turn.catalogue.values[o.indicator.id].naming for o in pair]
    for kind in turn.catalogue.words.kinds:
        said = [t for t in question.naming if kind.intersection(t.concepts)]
        if len(said) != 1 or len(question.naming) > 1 or not (names[0] & kind and names[1] & kind):
            continue
        many, few = (counted_like(turn, o, kind & frozenset(said[0].concepts)) for o in pair)
        return (many, few) if many and few and many not in pair and few.number else None
    return None
