"""Each of a kind that one item tells apart: "แยกตามสี ขอร้อยละของแต่ละกลุ่ม" lists those groups, and nothing beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import Figure, units_agree
from knowledge.asking.dividing import whole_of_part
from knowledge.asking.operands import Operand, computed
from knowledge.asking.question import PEOPLE
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn, figure_answer
from knowledge.records import Indicator
from knowledge.thai import format_number

MOST_NAMED = 3  # of a kind, from which all of them are asked for where as many are named


def each_of_a_kind(turn: Turn) -> Answer | None:
    """The count or the percent of each of a kind; None where not each is asked for, or no item tells them apart."""
    question = turn.question
    if kinds := _kinds_there_are(turn):
        return kinds
    asks = question.asks_number or question.has("operation.total")  # "งั้นทั้งหมด 1,808 แยกประถมมัธยม"
    if turn.aspect or not asks or question.section("lack") or question.section("absent"):
        return None
    if set(question.section("operation")) - _OF_EACH:
        return None
    if not _may_ask_for_each(turn):
        return None
    families = list(_families(turn))
    if len(families) != 1:
        return None
    family = families[0]
    whole = whole_of_part(turn, family[0].indicator)
    if any(whole is None or number != str(whole.value) for number in question.numbers):
        return None
    members = [i for i in turn.catalogue.edition.detailed if i.id in {f.indicator.id for f in family}]
    turn.note("each", ", ".join(i.id for i in members))
    by_percent = question.has("ask.percent")
    if by_percent and any(i.percent is None for i in members):
        return _shares_of(turn, members)
    focus = "percent" if by_percent and not question.asks_count else "value"
    told = members if focus == "percent" else [*_whole_asked(turn, members[0]), *members]
    return figure_answer(turn.catalogue, told, focus=focus, main=len(told))


def _kinds_there_are(turn: Turn) -> Answer | None:
    """ "โรงเรียนคุณภาพแบ่งเป็นกี่กลุ่ม": how many kinds an item tells apart, and what is counted of each."""
    question = turn.question
    counted = (t for asks, t in pairwise(question.tokens) if "ask.how_many" in asks.cues)
    kind_of = next((t for t in counted if _KIND_UNITS & {*t.cues}), None)
    if kind_of is None or turn.aspect or turn.policy is None or question.numbers:
        return None
    families = [f for kind, f in _told_apart(turn) if _is_kind(turn, kind_of, kind, f) and _all_explained(turn, f)]
    if len(families) != 1 or any(f.unit in _COUNTED_KINDS for f in turn.catalogue.figures if _is_of(turn, f)):
        return None
    members = [i for i in turn.catalogue.edition.detailed if i.id in {f.indicator.id for f in families[0]}]
    turn.note("kinds", ", ".join(i.id for i in members))
    answer = figure_answer(turn.catalogue, members, focus="value", main=len(members))
    return replace(answer, reason="kinds", subject=kind_of.text)


_KIND_UNITS = frozenset({"unit.group", "unit.kind", "unit.level"})
_COUNTED_KINDS = frozenset({"group", "kind"})  # "กลุ่มครูที่จัดตามภาวะหนี้: 3 กลุ่ม" is a figure of its own


def _is_of(turn: Turn, figure: Figure) -> bool:
    return figure.indicator.policy == turn.policy


def _is_kind(turn: Turn, word: Token, kind: frozenset[str], family: list[Figure]) -> bool:
    """Whether the members are of that kind: colours, levels of schooling, or what is told apart otherwise."""
    words, shared = turn.catalogue.words, frozenset.intersection(*(f.often | f.naming for f in family))
    if "unit.level" in word.cues:
        return bool(kind & words.levels)
    apart = shared & words.told_apart
    return bool(apart & {*word.cues}) or ("unit.kind" in word.cues and bool(apart & turn.question.concepts))


def _whole_asked(turn: Turn, member: Indicator) -> list[Indicator]:
    """What they are parts of, in "ทั้งสิ้นกี่โรง แยกประถม/มัธยม", and in "กี่เรื่อง แยกประเภทอย่างไร"."""
    tokens, whole = turn.question.tokens, whole_of_part(turn, member)
    counted = next((t.start for t in tokens if "ask.how_many" in t.cues), None)
    apart = next((t.start for t in tokens if "operation.breakdown" in t.cues), None)
    first = counted is not None and apart is not None and counted < apart
    return [whole] if whole is not None and (first or turn.question.has("operation.total")) else []


_OF_EACH = frozenset({"breakdown", "total", "base"})


def _may_ask_for_each(turn: Turn) -> bool:
    """Whether each, or so many of a kind, are spoken of at all: most questions speak of neither."""
    question = turn.question
    if question.has("operation.breakdown") or _EACH.search(question.text):
        return True
    return any(len(question.concepts & kind) >= MOST_NAMED for kind in turn.catalogue.words.kinds)


def _families(turn: Turn) -> Iterator[list[Figure]]:
    """Parts of one whole, of the policy talked of or named, each called by another of one kind, that are asked for."""
    for kind, family in _told_apart(turn):
        if _in_its_unit(turn, family) and _is_asked(turn, kind, family) and _all_explained(turn, family):
            yield family


def _told_apart(turn: Turn) -> list[tuple[frozenset[str], list[Figure]]]:
    """A kind, and the parts of one whole that are each called by another of it; of the policy talked of or named."""
    parts: dict[tuple[frozenset[str], object], list[Figure]] = {}
    for kind in turn.catalogue.words.kinds:
        for figure in turn.catalogue.figures:
            own = figure.indicator
            if not figure.whole and own.value is not None and own.kind in _PARTS and len(figure.naming & kind) == 1:
                parts.setdefault((frozenset(kind), own.place), []).append(figure)
    policies = {turn.policy} if turn.policy else None
    return [
        (kind, family)
        for (kind, _), family in parts.items()
        if len(family) > 1 and (policies is None or family[0].indicator.policy in policies)
    ]


_PARTS = frozenset({"part", "share"})


def _in_its_unit(turn: Turn, family: list[Figure]) -> bool:
    """Not in "แบ่งเป็นกี่กลุ่ม", which asks for the number of groups."""
    unit = turn.question.unit
    return not unit or any(units_agree(unit, f.unit) for f in family)


def _is_asked(turn: Turn, kind: frozenset[str], family: list[Figure]) -> bool:
    """Whether the members are named, most of them, or what they are told apart by, and each of it."""
    question = turn.question
    named = {c for f in family for c in f.naming & kind & question.concepts}
    if len(named) == len(family) and (len(named) >= MOST_NAMED or question.has("operation.breakdown")):
        return True
    shared = frozenset.intersection(*(f.often | f.naming for f in family))
    each = question.has("operation.breakdown") or _EACH.search(question.text) is not None
    if not each or named:
        return False
    if not (shared & turn.catalogue.words.told_apart).isdisjoint(question.concepts):
        return True
    said = {c for t in question.naming for c in t.concepts}  # "ข่าวแต่ละประเภท"
    return bool(said) and said <= shared and _OF_ANY_KIND.search(question.text) is not None


_OF_ANY_KIND = re.compile(r"(?:แต่ละ|ทุก|แยก|แบ่ง|จำแนก)(?:ตาม|เป็น)?\s?(?:ประเภท|ชนิด|แบบ|หมวด)|by (?:type|kind|category)")
_EACH = re.compile(
    r"(?:ทั้ง|ทุก)\s?(?:สอง|สาม|สี่|ห้า|[2-5])?\s?(?:สี|กลุ่ม|ประเภท|แบบ|ชนิด|หมวด|ระดับ)|(?:แต่ละ|ราย|แยก|แบ่ง)(?:ตาม)?\s?(?:สี|กลุ่ม|ประเภท)"
    r"|\b(?:each|every|by|all (?:three|the)) (?:colou?r|group|type|kind)"
)


def _all_explained(turn: Turn, family: list[Figure]) -> bool:
    """Whether nothing else is named, nor other people: "แต่ละสีมีครูกี่คน"."""
    own = (turn.catalogue.words.actors - PEOPLE).union(*(f.naming | f.often for f in family))
    own |= turn.catalogue.titled[family[0].indicator.policy]
    return all(not own.isdisjoint(t.concepts) for t in turn.question.naming)


def _shares_of(turn: Turn, members: list[Indicator]) -> Answer | None:
    """The percent of each of those that the report prints only the counts of, as it is worked out."""
    whole = whole_of_part(turn, members[0])
    if whole is None or not whole.value:
        return None
    base, parts = Operand(whole), [Operand(i) for i in members]
    texts = [format_number(part.amount * 100 / base.amount, 2) for part in parts]
    worked = (f"{part.text} ÷ {base.text} × 100 = {text}" for part, text in zip(parts, texts, strict=True))
    return computed(turn, parts, "share", " · ".join(worked), ", ".join(texts), "%")
