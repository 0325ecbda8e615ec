"""Those who did two things: "ครูที่ได้เกียรติบัตรแล้วหนี้ลดกี่คน", "ครูที่ลงทะเบียนแก้หนี้แล้วหนี้ลดกี่ราย".

Where one item counts those who did the one and another those who did the other, no figure counts those who did both.
Where both stand in one item they are its steps, and the later one is what is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import units_agree
from knowledge.asking.figure_answers import figure_for
from knowledge.asking.finding import Match, find_figures
from knowledge.asking.operands import GOOD_MATCH
from knowledge.asking.picking import NAMED_ENOUGH, NEARLY_WHOLE
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

_EACH = frozenset({"ทั้ง", "ทั้งสองอย่าง", "both"})
_WHO_DID = frozenset({"ที่", "ซึ่ง", "who", "that", "which", "both"})
_AND_ALSO = frozenset(
    {"แล้ว", "แล้วก็", "แล้วยัง", "แต่", "แต่ยัง", "และ", "และยัง", "ทั้งยัง", "พร้อม", "แถม", "and", "but", "also", "เขา", "เค้า"}
)
_TOO = frozenset({"ด้วย", "too", "as well"})
MOST_LOOKED_AT = 6  # figures, one of which may tell both
_ADDING = frozenset({"operation.total", "operation.change", "operation.again"})  # what is said of both at once too


def two_at_once(turn: Turn) -> Answer | None:
    """An honest no to how many did both, or the later of two steps; None where no two things are told."""
    pair = _pair_told(turn)
    if pair is None:
        return None
    first, second = (ranked[0] for ranked in pair)
    if first.figure.indicator is second.figure.indicator:
        return None
    each = any(t.text in _EACH for t in turn.question.tokens)
    if first.figure.indicator.place == second.figure.indicator.place:
        if each:
            return not_found(turn, "at_once")
        return None if second.whole else figure_for(turn, second)
    if first.whole and not each and first.figure.indicator.policy == second.figure.indicator.policy:
        return None  # "ม.3 ถึง ม.6 ที่ได้ฝึกอาชีพหาเงินไปด้วย": all of them, and what some of these did
    if first.figure.unit != second.figure.unit and first.figure.indicator.policy == second.figure.indicator.policy:
        return None
    if any(m.whole and m.figure.indicator is second.figure.indicator and m.score > 0 for m in pair[0][:FEW]):
        return None  # "ลงทะเบียนอบรมแล้วได้เกียรติบัตร": the one is what the other is out of
    told = any(_tells_both(match, pair) for match in turn.figures[:MOST_LOOKED_AT])
    return None if told else not_found(turn, "at_once")


FEW = 4  # best figures for the one thing


def _pair_told(turn: Turn) -> tuple[Sequence[Match], Sequence[Match]] | None:
    """The figures for the one thing that they did, and for the other, best first."""
    question = turn.question
    if not question.has("ask.how_many", "ask.how_much") or question.asks_twice or question.numbers:
        return None
    operations = (c for t in question.tokens if t.text not in _EACH for c in t.cues if c.startswith("operation."))
    if set(operations) - _ADDING or question.has("follow.except"):
        return None
    head, one, other = _two_told(question.tokens)
    actors = turn.catalogue.words.actors
    if not any(t.concepts for t in one) or not any(not actors.issuperset(t.concepts) for t in other):
        return None
    if not actors.isdisjoint(other[0].cues) or other[0].text.startswith("ว่า"):
        return None  # "เด็กที่ได้แนะแนวและครูที่ทำสื่อได้กี่คน", "เด็กที่รู้แล้วว่าอยากทำอาชีพอะไรกี่คน"
    if any(t.text in _WHO_DID for t in other) or any("ไม่" in t.text for t in (*one, *other)):
        return None  # "ครูที่เป็นหนี้แต่ไม่ยอมเข้าโครงการกี่คน"
    first = _ranked(turn, (*head, *one))
    done = all(turn.catalogue.generic.issuperset(t.concepts) for t in other)  # "สมัครแก้หนี้แล้วแก้สำเร็จ": of the same
    second = _ranked(turn, (*head, *other), (first[0].figure.indicator.policy,) if done and first else None)
    return (first, second) if _is_named(first) and _is_named(second) else None


def _two_told(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token], Sequence[Token]]:
    """Who is counted, what they did first, and what they did besides; nothing where only one thing is told."""
    begins = next((place for place, t in enumerate(tokens) if t.text in _WHO_DID and place), 0)
    joins = next((place for place, t in enumerate(tokens) if place > begins and _joins(t, place - begins)), 0)
    asks = next((place for place, t in enumerate(tokens) if place > begins and _asks(t)), len(tokens))
    if not joins and any(t.text in _TOO for t in tokens[begins:asks]):
        return (), tokens[:begins], tokens[begins + 1 : asks]  # "โรงเรียนคุณภาพที่เป็นโรงเรียนเล็กด้วยมีกี่โรง"
    if not (begins and begins < joins < asks):
        return (), (), ()
    ends = joins + 1 if tokens[joins].concepts else joins
    return tokens[:begins], tokens[begins + 1 : ends], tokens[joins + 1 : asks]


def _joins(token: Token, place: int) -> bool:
    """A word between the two, or one that tells the first as done: "เข้าระบบแล้ว"."""
    return (place > 1 and token.text in _AND_ALSO) or (bool(token.concepts) and token.text.endswith("แล้ว"))


def _asks(token: Token) -> bool:
    return any(cue.startswith("ask.") and cue != "ask.tell" for cue in token.cues)


def _ranked(turn: Turn, tokens: Sequence[Token], among: Sequence[str] | None = None) -> Sequence[Match]:
    """The figures in the unit asked for that these words name, best first."""
    said = tuple(t for t in tokens if not _asks(t))
    found = find_figures(replace(turn.question, tokens=said), turn.catalogue, turn.context, among)[: 2 * MOST_LOOKED_AT]
    return [m for m in found if units_agree(turn.question.unit, m.figure.unit)] or found


def _is_named(ranked: Sequence[Match]) -> bool:
    return bool(ranked) and ranked[0].score >= GOOD_MATCH and ranked[0].named >= NAMED_ENOUGH


def _tells_both(match: Match, pair: tuple[Sequence[Match], Sequence[Match]]) -> bool:
    """Whether a figure is nearly the best for the one thing and for the other."""
    return all(
        any(m.figure is match.figure and m.score >= ranked[0].score - NEARLY_WHOLE for m in ranked) for ranked in pair
    )
