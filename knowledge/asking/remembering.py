"""What the next question of a conversation may lean on."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from knowledge.asking.answer import Answer, AnswerAspect, Context
from knowledge.asking.counts_compared import MOST_ITEMS, counted_on
from knowledge.asking.dated import DATED
from knowledge.asking.rests import rests_told

MOST_REMEMBERED = 6  # indicators and topics that a follow-up may lean on
PICKED_BY_PERCENT = frozenset({"below", "above", "between", "full"})  # reasons of an answer

_OF_THOSE = ("ในนั้น", "ในนี้", "ในจำนวน", "จากจำนวน", "ในกลุ่มน", "ในบรรดา")  # some of those told, who stay talked of


def remember(answer: Answer, context: Context, asked: str) -> Context:
    """What the next question may lean on: a question back or small talk in the middle changes only the choices."""
    if answer.outcome == "smalltalk":
        return replace(context, choices=())
    if answer.outcome == "clarify":
        return replace(context, choices=answer.choices, pending=asked)
    if answer.outcome == "not_found":
        nearest = [f.indicator for f in answer.facts if f.indicator]
        indicators = tuple(dict.fromkeys([*nearest, *context.indicators]))[:MOST_REMEMBERED]
        return replace(
            context,
            choices=(),
            policies=answer.policies if answer.policies and not asked.startswith(_OF_THOSE) else context.policies,
            indicators=indicators,
            pending=asked,
            beside=len({*nearest, *context.indicators[: context.beside]}),
        )
    named = [f.indicator for f in answer.facts[: answer.main] if f.indicator]
    if answer.aspect == "summary":
        named = named[:1]
    indicators = tuple(dict.fromkeys([*named, *context.indicators]))[:MOST_REMEMBERED]
    passages = tuple(p.place for p in answer.passages)
    policies = answer.policies if answer.policies else context.policies
    aspect = answer.aspect
    if answer.reason.startswith(MOST_ITEMS) and len(answer.policies) == 1:
        aspect = cast(AnswerAspect, answer.reason.split(":")[1])  # its items are what may be asked for next
    offers = context.choices or context.offered
    topics = tuple(dict.fromkeys([*answer.policies[:1], *context.topics[::-1]]))[:MOST_REMEMBERED][::-1]
    return Context(
        policies=policies if len(policies) <= 2 else (),
        aspect=aspect,
        indicators=indicators,
        passages=passages,
        topics=topics,
        offered=offers if any(asked == question for _, question in offers) else (),
        question=answer.asked or asked,
        operation=answer.computation.operation if answer.computation else "as_of" if answer.reason in DATED else "",
        unit=answer.computation.unit if answer.computation else "%" if answer.reason in PICKED_BY_PERCENT else "",
        of_whole=answer.aspect == "figures" and answer.focus == "total" and answer.reason != "out_of",
        operands=tuple(
            f.indicator
            for f in answer.facts[: None if answer.reason in ("highest", "lowest", "next") else answer.main]
            if f.indicator
        )
        if answer.aspect != "summary" and (answer.main > 1 or answer.computation)
        else (),
        wholes=answer.wholes,
        rests=rests_told(answer, context),
        listed=answer.policies if len(answer.policies) > 2 else context.listed,
        counted=counted_on(answer, context),
        among=answer.among or (context.among if named and set(named) <= set(context.among) else ()),
    )
