"""A ranking of figures: which are ranked, in what order, and how many of them are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from knowledge.asking.answer import Answer, Computation
from knowledge.asking.compound import joined
from knowledge.asking.differences import set_apart
from knowledge.asking.operands import Operand, last_operands
from knowledge.asking.policy_groups import asked_groups
from knowledge.asking.question import Question
from knowledge.asking.turn import Turn, fact_of, figure_answer
from knowledge.records import Indicator

MOST_SHOWN = 11

TOP = re.compile(
    r"(?:top|อันดับแรก|อันดับ|ท็อป)\s*(\d+)|(?<!\d)(\d\d?)\s*(?:อันดับ|ลำดับ|เรื่องแรก|เรื่องที่|นโยบายที่|ตัว(?!ไหน|ใด)|ช่องทางที่|กลุ่มที่|ตัวชี้วัดที่|รายการที่)"
)

_WORDED = re.compile(r"(สอง|สาม|สี่|ห้า)(?=\s?(?:อันดับ|ลำดับ|เรื่อง(?:แรก|ที่)|ตัวที่|ตัวชี้วัดที่|ช่องทางที่|นโยบายที่))")


def in_digits(text: str) -> str:
    """ "ห้าอันดับล่างสุด" as "5อันดับล่างสุด"."""
    return _WORDED.sub(lambda found: {"สอง": "2", "สาม": "3", "สี่": "4", "ห้า": "5"}[found.group()], text)


def shares_of(turn: Turn, all_kinds: bool = False) -> list[Indicator]:
    """Shares that say how far something was carried out, of the policies asked about."""
    catalogue = turn.catalogue
    groups = asked_groups(turn)
    only = turn.named_policy
    of_these = turn.follows and _OF_THESE.search(turn.question.normal) and turn.context.operation in _RECKONED
    again = (turn.context.operation == "rank" or of_these) and not groups and not turn.question.has("meta.whole")
    if only is None and again and len(last := {o.indicator.policy for o in last_operands(turn)}) == 1:
        only = last.pop()
    return [
        i
        for i in catalogue.edition.detailed
        if i.percent is not None
        and (all_kinds or i.id not in catalogue.words.not_achieved)
        and (not groups or catalogue.policies[i.policy].group in groups)
        and (only is None or i.policy == only)
        and not is_excepted(turn, i)
    ]


def is_excepted(turn: Turn, indicator: Indicator) -> bool:
    """ "ไม่นับเรียนรู้ทุกที่ทุกเวลา", "ตัดเฟซบุ๊กออกล่ะ": whether it, or its policy, is said not to be meant."""
    catalogue, figure = turn.catalogue, turn.catalogue.values.get(indicator.id)
    own = catalogue.titled[indicator.policy] | (figure.naming if figure else frozenset())
    return not own.isdisjoint((turn.question.left_out | turn.question.excepted) - catalogue.generic)


_OF_THESE = re.compile(r"^(?:แล้ว|งั้น)?(?:มี)?(?:ตัว|อัน|ข้อ|ฝั่ง|กลุ่ม)(?:ไหน|ใด)")
_RECKONED = ("difference", "short", "past")  # after which "ตัวไหน" is one of the policy talked of


def at_place(turn: Turn, chosen: list[Indicator], lowest: bool, by_value: bool, nth: int) -> Answer:
    """The figure at one place of a ranking, and the whole ranking beside it."""
    whole = _ranked(turn, chosen, lowest, by_value)
    ordered = sorted(chosen, key=lambda i: (_size(i, by_value) * (1 if lowest else -1), i.id))
    facts = (fact_of(turn.catalogue, ordered[nth - 1]), *(f for f in whole.facts if f.indicator != ordered[nth - 1].id))
    order = (*range(1, nth), 0, *range(nth, len(facts)))
    rank = whole.computation and replace(whole.computation, operands=order)
    policies = (ordered[nth - 1].policy,)
    return replace(whole, facts=facts, main=1, policies=policies, computation=rank, subject=str(nth))


def ranked(turn: Turn, chosen: list[Indicator], lowest: bool, by_value: bool) -> Answer:
    """From one end; both ends, or what lies between them, where both are asked for."""
    apart = len({_size(i, by_value) for i in chosen}) > 1
    if not (apart and asks_both_ends(turn.question)):
        return _ranked(turn, chosen, lowest, by_value)
    highest, lowest_ = _ranked(turn, chosen, False, by_value), _ranked(turn, chosen, True, by_value)
    if turn.question.has("operation.difference") and turn.question.asks_number:
        ends = [Operand(turn.catalogue.indicators[each.facts[0].indicator]) for each in (highest, lowest_)]
        return replace(set_apart(turn, ends, by_percent=not by_value), among=highest.among)
    first, last = (replace(each, facts=each.facts[: each.main], computation=None) for each in (highest, lowest_))
    told = joined(*((last, first) if _FIRST_THE_LOWEST.search(turn.question.normal) else (first, last)))
    return replace(told, computation=highest.computation, among=highest.among)


def asks_both_ends(question: Question) -> bool:
    """ "ตัวไหนสูงสุด ตัวไหนต่ำสุด", not "เรียงจากสูงสุดไปต่ำสุด"."""
    both = question.has("operation.highest") and question.has("operation.lowest")
    return both and not question.has("operation.ranking") and _FROM_END_TO_END.search(question.normal) is None


_LOW = r"(?:ต่ำ|น้อย|แย่|รั้งท้าย|ช้า|ด้อย|เล็ก)"
_FROM_END_TO_END = re.compile(r"(?:สุด|มาก|น้อย|สูง|ต่ำ)\s?(?:ไป(?:หา|จน|ถึง)?|ลงมา|จนถึง|ถึง)\s?(?:มาก|น้อย|สูง|ต่ำ|ท้าย)|\bto\b")
_FIRST_THE_LOWEST = re.compile(rf"^(?:(?!สุด).)*{_LOW}\S{{0,3}}สุด")


def _ranked(turn: Turn, chosen: list[Indicator], lowest: bool, by_value: bool) -> Answer:
    def key(indicator: Indicator) -> Decimal:
        return _size(indicator, by_value)

    chosen = sorted(chosen, key=lambda i: (key(i) if lowest else -key(i), i.id))
    top = TOP.search(in_digits(turn.question.text.lower()))
    count = int(next(g for g in top.groups() if g)) if top else 1
    ranking = (
        turn.question.has("operation.ranking")
        and not turn.question.has("operation.highest", "operation.lowest")
        and not top
    )
    shown = chosen[:MOST_SHOWN] if ranking or by_value else chosen[: max(count, 3)]
    main = len(shown) if ranking else min(max(count, _ties(chosen, key)), len(shown))
    turn.note("analysis", f"rank {'lowest' if lowest else 'highest'} of {len(chosen)}")
    answer = figure_answer(
        turn.catalogue, shown, focus="value" if by_value else "percent", aspect="analysis", main=max(main, 1)
    )
    order = " < " if lowest else " > "
    texts = [(i.value_text if by_value else i.percent_text) for i in shown]
    computation = Computation(
        "rank", order.join(dict.fromkeys(texts)), tuple(range(len(shown))), texts[0], shown[0].unit if by_value else "%"
    )
    return replace(
        answer,
        reason="lowest" if lowest else "highest",
        computation=computation if len(set(texts)) > 1 else None,
        among=tuple(i.id for i in chosen),
    )


def in_order(chosen: Sequence[Indicator], by_value: bool) -> list[Indicator]:
    """From the greatest down."""
    return sorted(chosen, key=lambda i: (-_size(i, by_value), i.id))


def _size(indicator: Indicator, by_value: bool) -> Decimal:
    return (Operand(indicator).number if by_value else Operand(indicator).percent) or Decimal(0)


def _ties(chosen: list[Indicator], key) -> int:  # type: ignore[no-untyped-def]
    return sum(1 for indicator in chosen if key(indicator) == key(chosen[0]))
