"""What the message before asked for, asked of another policy: "แล้ว ITA" after "หนี้ครูกี่เปอร์เซ็นต์".

A number, the whole that figures are out of, or what is left of one; the answer carries the question in full, for the
next message may name yet another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking.answer import Answer, Context
from knowledge.asking.catalogue import units_agree
from knowledge.asking.differences import left_of
from knowledge.asking.figures import figures
from knowledge.asking.finding import find_figures
from knowledge.asking.parts import COUNTING
from knowledge.asking.picking import ACCEPT
from knowledge.asking.question import PEOPLE, Question, read_question
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn, figure_answer

_NOTHING_ELSE = frozenset({"ask.yes_no", "ask.mentioned", "ask.tell", "ask.how_many", "ask.how_much"})
_BESIDES = ("ask", "aspect", "operation", "meta", "lack", "absent", "depth", "group", "amount")
MOST_NAMED = 6  # words that mean something, of a follow-up that does no more than name another subject


def measured_likewise(turn: Turn, measured: frozenset[str], earlier: Question) -> Answer | None:
    """ "เพจล่ะ" after the followers of YouTube: what was measured of the one is asked of another of its kind."""
    question = turn.question
    kind = next((k for k in turn.catalogue.words.kinds if len(k & question.concepts) == 1), frozenset[str]())
    alone = all(
        not kind.isdisjoint(t.concepts) or turn.catalogue.generic.issuperset(t.concepts) for t in question.naming
    )
    asks = {f"ask.{asked}" for asked in question.section("ask")} - _NOTHING_ELSE
    if not (measured and kind and alone) or asks or question.plain_words or question.unit:
        return None
    if question.concepts & turn.catalogue.words.measures or any(map(question.section, ("operation", "lack", "aspect"))):
        return None
    found = find_figures(question, turn.catalogue, Context())
    own = [m for m in found if m.figure.naming & measured and not m.whole]
    both = [m for m in own if (m.figure.naming | m.figure.often) & kind & question.concepts]
    if not both:
        return None
    turn.note("leaning", f"measured likewise: {both[0].figure.indicator.id}")
    indicator = both[0].figure.indicator
    kept = [t for t in earlier.tokens if measured.intersection(t.concepts)]
    answer = figure_answer(turn.catalogue, [indicator], focus="value", aspect=indicator.aspect)
    return replace(answer, asked=_in_full(question, kept))


def _measured_last(turn: Turn) -> frozenset[str]:
    last = turn.catalogue.values.get(turn.context.indicators[0]) if turn.context.indicators else None
    return last.naming & turn.catalogue.words.measures if last else frozenset()


def asks_the_same_of(turn: Turn) -> Answer | None:
    """ "แล้ว ITA" after "หนี้ครูกี่เปอร์เซ็นต์": the same number is asked of another policy; or of others: "แล้วครูล่ะ"."""
    question, context = turn.question, turn.context
    rest = context.operation == "remaining"
    if (context.aspect != "figures" and not rest) or context.passages or (context.operation and not rest):
        return None
    earlier = read_question(context.question, turn.catalogue.lexicon)
    if not rest and (alike := measured_likewise(turn, _measured_last(turn), earlier)):
        return alike
    saying = [t for t in question.tokens if t.cues and "follow.and_then" not in t.cues]
    if len(saying) > MOST_NAMED or question.plain_words or any(map(question.section, _BESIDES)):
        return None
    if not earlier.has(*COUNTING) or question.has("follow.item") or earlier.asks_twice:
        return None
    if context.of_whole and (others := _all_of_others(turn, earlier)):
        return others
    named = _another_policy(turn)
    if named is None:
        return None
    of_all = of_those(question) or any(map(_of_all, earlier.tokens))  # not "ครูทำได้กี่คน", of all who could
    if context.of_whole and of_all and (whole := _whole_likewise(turn, earlier, named)):
        return whole
    if answer := _counted_of(turn, earlier, named, rest):
        return answer
    turn.note("leaning", "no such number")
    return None


def _another_policy(turn: Turn) -> str | None:
    """The policy named, or that of the one figure named, where it is not the one talked of."""
    best = next((m for m in turn.figures[:1] if m.score >= ACCEPT and not m.unexplained), None)
    named = turn.named_policy or (best.figure.indicator.policy if best else None)
    return None if turn.context.policies == (named,) else named


def _counted_of(turn: Turn, earlier: Question, policy: str, rest: bool) -> Answer | None:
    """The number of that policy that the earlier question asked for, or what is left of it; an honest no to a measure
    that it has not: "ของแนะแนวล่ะ" after a mean."""
    question, measures = turn.question, turn.catalogue.words.measures
    kept = [t for t in earlier.tokens if _counts(t) or (rest and "operation.remaining" in t.cues)]
    measured = measures & earlier.concepts
    for context in (turn.context, Context()):  # what is talked of is not favoured: "ทักษะอาชีพล่ะ" after guidance
        for in_its_unit in (True, False):  # "แล้วครูที่อบรมการเงินล่ะ" after how many area offices: people are counted
            answer = counted_likewise(replace(turn, context=context), earlier, in_its_unit=in_its_unit)
            if not answer or answer.outcome != "answer" or answer.policies[:1] != (policy,):
                continue
            indicator = turn.catalogue.indicators.get(answer.facts[0].indicator) if answer.facts else None
            if indicator is None or answer.reason == "all_figures":
                continue
            figure = turn.catalogue.values.get(indicator.id)
            if measured and figure and measured.isdisjoint(figure.naming) and of_those(question):
                return replace(not_found(turn, "no_figure"), asked=question.text)
            if rest and not (indicator.total and indicator.value is not None):
                continue
            turn.note("leaning", f"the same of {policy}")
            return replace(left_of(turn, indicator) if rest else answer, asked=_in_full(question, kept))
    return None


def of_those(question: Question) -> bool:
    """ "ของแนะแนวล่ะ": whatever was asked for is asked of what is named."""
    return any(t.text == "ของ" for t in question.tokens)


def _all_of_others(turn: Turn, earlier: Question) -> Answer | None:
    """ "แล้วครูล่ะ" after "นักเรียนทั้งหมดมีกี่คน": all of others, who alone are named."""
    question, actors = turn.question, turn.catalogue.words.actors
    whom = _who_is_counted(question)
    if not whom or not whom <= actors or not question.has("follow.and_then") or whom <= _who_is_counted(earlier):
        return None
    kept = [t for t in earlier.tokens if _of_all(t) or any(c in COUNTING for c in t.cues)]
    text = _in_full(question, kept)
    asked = Turn(_joined(question, kept), Context(), turn.catalogue, turn.trace)
    answer = figures(asked)
    return replace(answer, asked=text) if answer and answer.outcome == "answer" and answer.focus == "total" else None


def _whole_likewise(turn: Turn, earlier: Question, policy: str) -> Answer | None:
    """ "ของนโยบายแนะแนว" after "นักเรียนทั้งหมดมีกี่คน": all of those that the policy's figures are out of."""
    question, actors = turn.question, turn.catalogue.words.actors - {"people"}
    whom = _who_is_counted(question) & actors or _who_is_counted(earlier) & actors
    best = find_figures(question, turn.catalogue, turn.context, among=(policy,))
    own = [m for m in best if m.whole and units_agree(earlier.unit or m.figure.unit, m.figure.unit)]
    told_by_unit = whom <= {"school"}
    own = [m for m in own if told_by_unit or whom & m.figure.naming]
    if not own:
        return replace(not_found(turn, "no_figure"), asked=question.text) if of_those(question) else None
    turn.note("leaning", f"the whole of {policy}")
    kept = [t for t in earlier.tokens if _counts(t) or _of_all(t) or whom.intersection(t.concepts)]
    told = figure_answer(turn.catalogue, [own[0].figure.indicator], focus="total")
    return replace(told, asked=_in_full(question, kept))


def _who_is_counted(question: Question) -> frozenset[str]:
    return frozenset(c for t in question.naming if "unit.item" not in t.cues for c in t.concepts)


def _counts(token: Token) -> bool:
    return any(cue in COUNTING or cue.startswith("unit.") for cue in token.cues)


def _of_all(token: Token) -> bool:
    return "operation.total" in token.cues or "operation.base" in token.cues


def _in_full(question: Question, kept: Sequence[Token]) -> str:
    """A message with what it left out of what was asked before."""
    return f"{question.text} {' '.join(t.text for t in kept)}"


def counted_likewise(turn: Turn, earlier: Question, *, in_its_unit: bool = True) -> Answer | None:
    """The number that an earlier question asked for, in its unit or in any, asked of what the message names.

    Where it asked of people alone they are counted again, if they may be: "เรื่องแนะแนว" after "ครูกี่คน".
    """
    asked = [place for place, t in enumerate(earlier.tokens) if any(c in COUNTING for c in t.cues)]
    in_its_unit = in_its_unit and not _counted_otherwise(turn.question, earlier.unit)
    again = [
        t
        for place, t in enumerate(earlier.tokens)
        if place in asked or (in_its_unit and place - 1 in asked and f"unit.{earlier.unit}" in t.cues)
    ]
    of_people = all(PEOPLE.issuperset(t.concepts) for t in earlier.naming)
    if of_people and earlier.naming and PEOPLE.isdisjoint(turn.question.concepts):
        answer = _asked_again(turn, [*earlier.naming, *again])
        if answer and answer.outcome == "answer":
            return answer
    return _asked_again(turn, again)


def _asked_again(turn: Turn, again: Sequence[Token]) -> Answer | None:
    return figures(Turn(_joined(turn.question, again), turn.context, turn.catalogue, turn.trace))


def _counted_otherwise(question: Question, unit: str) -> bool:
    """Whether those named first are not counted in that unit: "โรงเรียนที่ใช้ระบบนี้ล่ะ" after "ส่งต่อจิตแพทย์กี่ราย"."""
    first = next((frozenset(t.concepts) for t in question.naming), frozenset[str]())
    return bool(first) and ((unit == "people" and first == {"school"}) or (unit in _PLACES and first <= PEOPLE))


_PLACES = ("school", "place", "district")


def _joined(question: Question, again: Sequence[Token]) -> Question:
    """The message, followed by words of the question before it."""
    shift = 1 + max(t.start + len(t.text) for t in question.tokens)
    part = question.tokens[-1].part
    return replace(question, tokens=(*question.tokens, *(t._replace(start=t.start + shift, part=part) for t in again)))
