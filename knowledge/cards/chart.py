"""What a question compares or ranks, as bars on one axis; on several where units are unlike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from knowledge.asking.answer import Answer, Fact
from knowledge.asking.catalogue import Catalogue, unit_class
from knowledge.asking.turn import figure_answer
from knowledge.asking.wording import word
from knowledge.cards.card import Card, Panel, Pictured
from knowledge.cards.figures import PERCENT_AXIS, amounts_panel, one_unit, share_bar
from knowledge.cards.policy import place_of
from knowledge.thai import thai_date

MOST = 12  # bars
RANKED = {"highest": "เรียงจากมากไปน้อย", "lowest": "เรียงจากน้อยไปมาก"}
SHOWN_RESULTS = ("difference", "sum", "change", "ratio")  # computations whose result a chart says below its bars


def compared(answer: Answer, catalogue: Catalogue) -> tuple[Fact, ...]:
    """The facts that an answer sets side by side; empty where it is about one figure."""
    if answer.reason in RANKED or answer.aspect == "analysis":
        return answer.facts[:MOST] if len(answer.facts) > 1 else ()
    kinds = {fact.indicator: catalogue.indicators[fact.indicator].kind for fact in answer.facts if fact.indicator}
    years = tuple(fact for fact in answer.facts if kinds.get(fact.indicator) == "yearly")
    if len(years) > 1 and kinds.get(answer.facts[0].indicator) == "yearly":
        return years
    return answer.facts[: min(answer.main, MOST)] if answer.main > 1 else ()


def chart_card(catalogue: Catalogue, answer: Answer) -> Pictured | None:
    """The chart of what an answer compares; None where there is nothing to compare."""
    facts = compared(answer, catalogue)
    if len(facts) < 2:
        return None
    said = word(answer, catalogue).headline
    facts = _ordered(facts, answer, catalogue)
    policies = tuple(dict.fromkeys(fact.citation.policy for fact in facts))
    titles = [catalogue.policies[policy].short_title for policy in policies]
    days = list(dict.fromkeys(fact.as_of for fact in facts))
    computation = answer.computation if answer.computation and answer.computation.operation in SHOWN_RESULTS else None
    answer = replace(answer, computation=computation and replace(computation, operands=_places(answer, facts)))
    result = (said,) if computation else ()
    answer = replace(
        answer,
        facts=facts,
        main=len(facts),
        citations=tuple(dict.fromkeys(fact.citation for fact in facts)),
    )
    card = Card(
        kind="chart",
        name="-".join(["chart", *policies[:3]]),
        tag="เปรียบเทียบ",
        title=" กับ ".join(titles) if len(titles) <= 2 else f"{len(titles)} เรื่อง",
        subtitle=" · ".join([*result, RANKED.get(answer.reason, "")]).strip(" ·"),
        panels=_panels(facts, catalogue, policies),
        notes=tuple(notice.text for notice in answer.notices),
        as_of=f"ข้อมูล ณ {' และ '.join(thai_date(day, short=False) for day in days)}",
        source=place_of(answer, catalogue),
        report=catalogue.edition.report.title,
        said=said,
    )
    return Pictured(card, answer)


def comparison(catalogue: Catalogue, policies: Sequence[str]) -> Pictured | None:
    """Policies side by side, each by its main figure; None where fewer than two have one."""
    indicators = [catalogue.indicators[main] for each in policies if (main := catalogue.policies[each].main_indicator)]
    if len(indicators) < 2:
        return None
    return chart_card(catalogue, figure_answer(catalogue, indicators, aspect="analysis", main=len(indicators)))


def _places(answer: Answer, facts: Sequence[Fact]) -> tuple[int, ...]:
    """Where the operands of the computation stand among the facts of the card."""
    operands = answer.computation.operands if answer.computation else ()
    return tuple(facts.index(answer.facts[place]) for place in operands if answer.facts[place] in facts)


def _ordered(facts: tuple[Fact, ...], answer: Answer, catalogue: Catalogue) -> tuple[Fact, ...]:
    """Ranked ones as ranked, years in the report's order, others from most to least where one axis holds them."""
    if answer.reason in RANKED:
        return facts
    indicators = [catalogue.indicators.get(fact.indicator) for fact in facts]
    if any(indicator is not None and indicator.kind == "yearly" for indicator in indicators):
        return facts
    if one_unit(facts):
        return tuple(sorted(facts, key=lambda fact: -(fact.value or 0)))
    if all(fact.percent is not None for fact in facts):
        return tuple(sorted(facts, key=lambda fact: -(fact.percent or 0)))
    return facts


def _panels(facts: Sequence[Fact], catalogue: Catalogue, policies: Sequence[str]) -> tuple[Panel, ...]:
    day = facts[0].as_of
    many = len(policies) > 1
    named = [catalogue.policies[fact.citation.policy].short_title if many else "" for fact in facts]
    percents = all(fact.percent is not None for fact in facts)
    if percents and (many or not one_unit(facts)):
        bars = tuple(share_bar(fact, day, more=name) for fact, name in zip(facts, named, strict=True))
        return (Panel(PERCENT_AXIS, bars),)
    if one_unit(facts):
        return (amounts_panel(facts, catalogue, day, named),)
    pairs = sorted(zip(facts, named, strict=True), key=lambda pair: unit_class(pair[0].unit))
    panels = []
    for _, group in groupby(pairs, key=lambda pair: unit_class(pair[0].unit)):
        own = list(group)
        panels.append(amounts_panel([fact for fact, _ in own], catalogue, day, [name for _, name in own]))
    return tuple(panels)
