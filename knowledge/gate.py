"""What a new edition must not lose: answers of a question set that were right before and must still be right.

A figure that an edition changed is rightly another: where a set expects the old number, the new one is right too, and
so is what is computed from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from knowledge.asking.answer import Answer, Context, Wording
from knowledge.asking.evaluation import Asks, Graded, evaluate, holds, judge
from knowledge.changes import FigureChanged
from knowledge.composing.mentions import Mention, mentions


@dataclass(frozen=True, slots=True)
class Lost:
    """A turn that was right and isn't any more."""

    conversation: str
    turn: int
    question: str
    says: str  # the first line now
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    turns: int  # of the question sets
    right_before: int
    right_now: int
    lost: tuple[Lost, ...]  # not empty: it must not be published

    @property
    def passes(self) -> bool:
        return not self.lost


def compare(
    before: Asks,
    now: Asks,
    questions: Iterable[dict[str, Any]],
    changed_before: Collection[FigureChanged] = (),
    changed_now: Collection[FigureChanged] = (),
) -> Verdict:
    """Ask both engines every question. `changed_...` are the figures that are others than when the set was written."""
    questions = list(questions)
    was, now_is = _Recording(before), _Recording(now)
    then, after = evaluate(was, questions).turns, evaluate(now_is, questions).turns
    right_before = [_right(*each, changed_before) for each in zip(then, was.answers, strict=True)]
    right_now = [_right(*each, changed_now) for each in zip(after, now_is.answers, strict=True)]
    lost = tuple(
        Lost(turn.conversation, turn.turn, turn.question, turn.headline, turn.faults)
        for turn, earlier, later, answers in zip(
            after, right_before, right_now, zip(was.answers, now_is.answers, strict=True), strict=True
        )
        if earlier and not (later and (turn.passes or _same_way(*answers)))
    )
    return Verdict(len(after), sum(right_before), sum(right_now), lost)


class _Recording:
    """Asks an engine and keeps what it concluded."""

    def __init__(self, engine: Asks) -> None:
        self._engine = engine
        self.answers: list[Answer] = []

    def ask(self, text: str, context: Context) -> tuple[Answer, Wording, Context]:
        answer, wording, after = self._engine.ask(text, context)
        self.answers.append(answer)
        return answer, wording, after


def _right(turn: Graded, answer: Answer, changed: Collection[FigureChanged]) -> bool:
    """Whether a reply is right by what is expected, or by what is to be expected since those figures changed."""
    if turn.passes:
        return True
    if any(fault.startswith(("outcome", "policy")) for fault in turn.faults):
        return False
    if answer.computation and {fact.indicator for fact in answer.facts} & {each.indicator for each in changed}:
        return True
    expected, policies = dict(turn.expected), turn.expected.get("policy") or ()
    for policy, was, now in _renewed(changed):
        if not policies or policy in policies:
            for part in ("headline", "must"):
                expected[part] = [now if holds(piece, was, False) else piece for piece in expected.get(part) or ()]
    return not any(judge(expected, turn.outcome, policies, turn.headline, turn.text))


def _same_way(before: Answer, now: Answer) -> bool:
    """Whether a computed answer is computed as before: the same of the same figures."""
    if now.computation is None:
        return True
    figures = [tuple(fact.indicator for fact in answer.facts) for answer in (before, now)]
    operations = [answer.computation.operation if answer.computation else "" for answer in (before, now)]
    return figures[0] == figures[1] and operations[0] == operations[1]


def _renewed(changed: Iterable[FigureChanged]) -> tuple[tuple[str, str, str], ...]:
    """Numbers of figures that changed: policy, number as it was, as it is: ("debt", "1,238", "1,300")."""
    return tuple(
        (change.policy, was.text, now.text)
        for change in changed
        for was, now in zip(_said(change.before), _said(change.after), strict=False)
        if was.text != now.text
    )


def _said(figure: str) -> list[Mention]:
    return [each for each in mentions(figure) if each.role in ("amount", "percent")]
