"""What percent one figure is of another, where the report prints none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import units_agree
from knowledge.asking.dividing import all_they_are_of, divisible, part_of_whole, percent_of, whole_of_part
from knowledge.asking.figure_answers import family_of
from knowledge.asking.finding import Match, find_figures
from knowledge.asking.operands import (
    GOOD_MATCH,
    Operand,
    last_operands,
    named_matches,
    operand_of,
    printed_operands,
    recent,
)
from knowledge.asking.other_bases import describes
from knowledge.asking.percent_of_what import base_said_and_rest
from knowledge.asking.picking import NAMED_ENOUGH, NEARLY_WHOLE
from knowledge.asking.results import common_whole, second_is_said_of_first, share_in, share_of_parts
from knowledge.asking.spotting import Token
from knowledge.asking.summing import summands
from knowledge.asking.those_done import those_who_did
from knowledge.asking.turn import Turn
from knowledge.records import Indicator

SAME_ITEM = 0.6  # for a base in the item of what is measured against it


def share_of(turn: Turn) -> Answer | None:
    """Of the rest, of a sum, of a figure over the base that is named, or of the smaller of two figures."""
    return (
        _part_of_given(turn)
        or _of_the_rest(turn)
        or _one_of_the_two(turn)
        or _of_the_same_base(turn)
        or _of_the_sum_told(turn)
        or _of_the_result(turn)
        or _of_a_sum(turn)
        or _of_a_family(turn)
        or _over_named_base(turn)
        or (None if _of_its_own_whole(turn) else _of_two(turn))
    )


def _part_of_given(turn: Turn) -> Answer | None:
    """ "ประเด็น 1,008 เรื่อง เป็นเรื่องนโยบายกี่เปอร์เซ็น": the whole is given by its number, and a part of it is named."""
    part = part_of_given(turn)
    return part_of_whole(turn, part) if part else None


def part_of_given(turn: Turn) -> Indicator | None:
    """The part, with no printed percent, of the one figure that is given by its number."""
    given = printed_operands(turn)
    if len(given) != 1 or given[0].whole or not turn.question.has("ask.percent"):
        return None
    whole = turn.catalogue.values.get(given[0].indicator.id)
    near = (m.figure for m in turn.figures[:6] if m.score >= GOOD_MATCH and m.figure.indicator.kind == "part")
    named = (f.indicator for f in near if whole and (f.naming - whole.naming) & turn.question.concepts)
    own = (i for i in named if i.percent is None)
    return next((i for i in own if whole_of_part(turn, i) is given[0].indicator), None)


def _one_of_the_two(turn: Turn) -> Answer | None:
    """ "อัตราที่เข้าระบบคือร้อยละเท่าไร" after how many fewer were accepted than joined: of those who joined."""
    question, pair = turn.question, last_operands(turn)
    if turn.context.operation != "difference" or not turn.follows or len(pair) != 2 or question.numbers:
        return None
    more, less = sorted(pair, key=lambda o: -(o.number or 0))
    figures = [turn.catalogue.values.get(o.indicator.id) for o in (more, less)]
    steps = more.indicator.place == less.indicator.place and {o.indicator.kind for o in pair} <= _STEPS
    if not steps or None in figures or question.has("operation.total", "operation.base", "operation.difference"):
        return None
    whole, part = (f.naming for f in figures if f is not None)
    said = [frozenset(t.concepts) for t in question.naming]
    own = part | turn.catalogue.generic | turn.catalogue.titled[less.indicator.policy]
    named = any((part - whole) & each for each in said) and all(own & each for each in said)
    return percent_of(turn, less, more, less.amount, less.text) if named and divisible(pair) else None


_OF_ALL = re.compile(r"(?:ของ|จาก|ใน|ต่อ)\s?(?:จำนวน)?ทั้ง(?:หมด|สิ้น)(?=\s|$)|of (?:the )?total$")


def _of_its_own_whole(turn: Turn) -> bool:
    """ "คนส่วนกลางที่ผ่านอบรมเป็นกี่ % ของทั้งหมด": the printed percent of the one figure named is asked for."""
    best = next(iter(turn.figures), None)
    if best is None or best.figure.indicator.percent is None or not _OF_ALL.search(turn.question.normal.rstrip("? ")):
        return False
    return best.score >= GOOD_MATCH and not any(t.concepts for t in best.unexplained)


def _of_the_rest(turn: Turn) -> Answer | None:
    """After "เหลืออีกกี่คน": what percent those left are."""
    last = last_operands(turn)
    if turn.context.operation != "remaining" or not turn.follows or not last or those_who_did(turn):
        return None  # "ที่เข้าแล้วคิดเป็นร้อยละเท่าไหร่"
    figure = last[0]
    if not figure.indicator.total or figure.number is None:
        return None
    if named_beyond(turn, figure) or _names_value(turn, figure):
        return None
    whole = Operand(figure.indicator, whole=True)
    return percent_of(turn, figure, whole, whole.amount - figure.number, f"({whole.text} − {figure.text})")


def same_base_again(turn: Turn) -> bool:
    """Whether another figure is only named after a percent was worked out: "ประเด็นนโยบายล่ะ", "ประถม"."""
    question = turn.question
    bare = question.tokens == question.naming or question.has("follow.and_then")
    went_on = bare and not question.section("ask") and bool(question.naming)
    return went_on and turn.follows and turn.context.operation == "share" and not turn.aspect


def _of_the_same_base(turn: Turn) -> Answer | None:
    """After a percent that was worked out: that of another figure over the same whole."""
    last, best = last_operands(turn), next(iter(named_matches(turn)), None)
    if not same_base_again(turn) or len(last) < 2 or best is None:
        return None
    part, whole = operand_of(best), max(last, key=lambda o: o.amount)
    if len(last) > 2:
        return share_in(turn, part, last) if part in last else None
    alike = divisible([part, whole]) and part.amount < whole.amount and part.indicator.percent is None
    return percent_of(turn, part, whole, part.amount, part.text) if alike else None


def _of_the_result(turn: Turn) -> Answer | None:
    """After "รวมกันกี่เรื่อง" or "ตกหล่นกี่ราย": "คิดเป็นกี่ % ของคนสมัคร", "เป็นกี่เปอร์เซ็นต์ของทั้งหมด"."""
    operation, parts = turn.context.operation, last_operands(turn)
    if not (turn.follows and turn.question.has("ask.percent")) or len(parts) < 2 or turn.question.numbers:
        return None
    common = turn.catalogue.generic | turn.catalogue.titled[turn.context.policies[0]]
    base_said, rest = base_said_and_rest(turn)
    rest = rest if base_said else turn.question.tokens
    if any(not (common - turn.catalogue.words.verbs).issuperset(t.concepts) for t in rest):
        return None  # another figure is to be measured
    named = _base_among(turn, parts, base_said, common)
    if operation == "sum":
        whole = named or common_whole(turn, parts) or _base_among(turn, parts, base_said)
        return share_of_parts(turn, parts, whole) if whole else None
    if operation != "difference" or turn.question.has("operation.sum"):
        return None
    if len(parts) != 2 or any(p.number is None for p in parts):
        return None
    steps = parts[0].indicator.place == parts[1].indicator.place and {p.indicator.kind for p in parts} <= _STEPS
    if named is None and not steps and not turn.question.has("operation.total", "operation.base"):
        return None
    first, second = sorted(parts, key=lambda p: -p.amount)
    whole = named or common_whole(turn, parts) or first
    return percent_of(turn, first, whole, first.amount - second.amount, f"({first.text} − {second.text})")


def _of_the_sum_told(turn: Turn) -> Answer | None:
    """ "ติ๊กต็อกเป็นกี่เปอร์เซ็นต์ของยอดนี้" after a sum: of that sum, where the report takes no percent of the part itself."""
    question, parts = turn.question, last_operands(turn)
    if turn.context.operation not in ("sum", "difference") or not turn.follows or len(parts) < 2:
        return None
    of_sum = turn.context.operation == "sum" or (question.has("operation.total") and not question.has("operation.base"))
    if not of_sum or not question.has("ask.percent") or any(o.indicator.id not in turn.catalogue.values for o in parts):
        return None
    names = {p: turn.catalogue.values[p.indicator.id].naming for p in parts}
    shared = frozenset.intersection(*names.values())
    ours = [p for p in parts if not (names[p] - shared).isdisjoint(question.concepts)]
    this = _OF_THIS.search(question.normal) is not None
    if question.has("operation.total") and shared & question.concepts and common_whole(turn, parts) is None:
        this = True  # "ของที่ได้ค่ารถทั้งหมด"
    if len(ours) != 1 or question.numbers or (not this and question.has("operation.total", "operation.base")):
        return None
    printed = ours[0].indicator.percent is not None or common_whole(turn, parts) is not None
    spoken = turn.catalogue.values[ours[0].indicator.id].spoken | turn.catalogue.words.told_apart
    own = names[ours[0]] | spoken | turn.catalogue.generic | turn.catalogue.titled[ours[0].indicator.policy]
    if (printed and not this) or any(own.isdisjoint(t.concepts) for t in question.naming):
        return None
    return share_in(turn, ours[0], parts)


_OF_THIS = re.compile(
    r"(?:ของ|จาก|ใน)\s?(?:ยอด|ผล|จำนวน|ก้อน|ตัวเลข|ทั้งหมด|กลุ่ม|ที่|ทั้งสอง\S{0,6}|สอง\S{0,6})?(?:รวม|บวก)?\s?(?:กัน|นี้|นั้น|นี่|นั่น|เมื่อกี้|ดังกล่าว)"
)
_STEPS = frozenset({"count", "base"})  # kinds of what one item counts one after the other: joined, then accepted


def _base_among(
    turn: Turn, parts: Sequence[Operand], said: Sequence[Token], common: frozenset[str] = frozenset()
) -> Operand | None:
    """The base that is named: one of the figures computed with, or another; not by `common` words alone."""
    concepts = {c for t in said for c in t.concepts}
    names = {p: turn.catalogue.values[p.indicator.id].naming for p in parts}
    shared = frozenset.intersection(*names.values())
    ours = [p for p in parts if not (names[p] - shared).isdisjoint(concepts)]
    if len(ours) == 1:
        return ours[0]
    if common.issuperset(concepts):
        return None
    found = (operand_of(m) for m in _found(turn, tuple(said), parts[0].indicator.policy)[:3] if m.named >= NAMED_ENOUGH)
    return next((o for o in found if o not in parts and divisible([parts[0], o])), None)


def _of_a_sum(turn: Turn) -> Answer | None:
    """What percent a sum is of the whole that its parts have in common, or of the base that is named."""
    question, whole = turn.question, None
    if question.has("operation.sum"):
        said, rest = base_said_and_rest(turn)
        parts = summands(replace(turn, question=replace(question, tokens=rest)) if said else turn)
        whole = _base(turn, said, parts[0]) if said and len(parts) > 1 else None
    elif turn.context.operation == "sum" and turn.follows:
        parts = last_operands(turn)
        common = turn.catalogue.titled[parts[0].indicator.policy] if parts else frozenset()
        common |= turn.catalogue.words.told_apart | turn.catalogue.generic  # "สองสีนี้", "185 โรงนี่"
        if not parts or question.concepts - common:
            return None
    else:
        return None
    whole = whole or (common_whole(turn, parts) if len(parts) >= 2 else None)
    return share_of_parts(turn, parts, whole) if whole else None


_EVERY = ("operation.total", "operation.sum")


def _of_a_family(turn: Turn) -> Answer | None:
    """ "YouTube คิดเป็นกี่เปอร์เซ็นต์ของผู้ติดตามทุกช่องทาง": of the sum of what counts the same for each."""
    said, rest = base_said_and_rest(turn)
    measures = turn.catalogue.words.measures
    every = any(t.text.startswith("ทุก") or not set(_EVERY).isdisjoint(t.cues) for t in said)
    if not every or not any(t.concepts for t in rest) or all(measures.isdisjoint(t.concepts) for t in said):
        return None
    base = Turn(replace(turn.question, tokens=said), turn.context, turn.catalogue)
    family = [Operand(i) for i in family_of(base, base.figures[0])] if base.figures else []
    kinds = {c for t in rest for c in t.concepts}
    parts = [o for o in family if kinds & turn.catalogue.values[o.indicator.id].naming]
    return share_in(turn, parts[0], family) if len(parts) == 1 and len(family) > 2 else None


def _over_named_base(turn: Turn) -> Answer | None:
    """ "ถ้าใช้ผู้สมัครทั้งหมดเป็นฐาน หนี้ลดลงร้อยละเท่าไร": over another base than the one the report takes."""
    if turn.question.has("operation.remaining") and not turn.question.has("operation.base"):
        return None
    base_said, rest = base_said_and_rest(turn)
    all_of = of_all_there_are(turn, base_said, rest) if base_said else None
    if all_of or not base_said:
        return all_of
    kinds = turn.catalogue.words.told_apart
    named = [t for t in base_said if t.concepts]
    own = bool(named) and all(kinds.issuperset(t.concepts) for t in named)  # "ของสีทั้งหมด"
    for part in _parts(turn, rest, _policy_of(turn, base_said), frozenset(c for t in named for c in t.concepts)):
        if (own and part.indicator.percent is not None) or describes(turn, named, part):
            return None
        if part.number is not None and (whole := _base(turn, base_said, part)):
            turn.note("share", f"{part.indicator.id} of {whole.indicator.id}")
            return percent_of(turn, part, whole, part.amount, part.text)
    return None


def of_all_there_are(turn: Turn, said: Sequence[Token], rest: tuple[Token, ...]) -> Answer | None:
    """ "คิดเป็นกี่เปอร์เซ็นต์ของสถานศึกษาทั้งหมด" of a count that the report takes no percent of: all that any policy counts."""
    named = tuple(t for t in said if t.concepts)
    every = any("operation.total" in t.cues or t.text in _IN_ALL for t in said)
    if not every or not named or not all(turn.catalogue.words.actors.issuperset(t.concepts) for t in named):
        return None
    part = _measured(turn, rest)
    everywhere = any(t.text in _IN_ALL for t in said)  # "ทั้งหมดในสังกัด" is not the whole that the report takes
    if part is None:
        return None
    printed = part.indicator.percent is not None and not part.whole and part.indicator.total != part.indicator.value
    if printed and not everywhere:
        return None
    wholes = (operand_of(m) for m in _found(turn, named, None)[:8] if m.whole)
    larger = (o for o in wholes if divisible([part, o]) and o.amount > part.amount)
    ours = part.indicator.policy
    whole = max(larger, key=lambda o: (o.indicator.policy == ours and not everywhere, o.amount), default=None)
    return percent_of(turn, part, whole, part.amount, part.text) if whole and not _is_printed(part, whole) else None


_IN_ALL = frozenset({"ทั้งประเทศ", "ทั่วประเทศ", "ในสังกัด", "สังกัด", "ทั้งสังกัด", "ทุกแห่ง", "ทุกโรง", "nationwide"})


def _measured(turn: Turn, rest: tuple[Token, ...]) -> Operand | None:
    """What is measured against all there are: the figure given by its number, named, or just told."""
    numbers = {t.text for t in rest if t.number}
    if given := [o for o in printed_operands(turn) if str(o.number) in numbers and not o.whole]:
        return given[0]
    if any(t.concepts for t in rest):
        best = next(iter(_found(turn, rest, turn.policy)), None)
        return operand_of(best) if best is not None and best.named >= NAMED_ENOUGH else None
    return next((Operand(i) for i in recent(turn)[:1] if turn.follows and i.value is not None), None)


def _base(turn: Turn, said: Sequence[Token], part: Operand) -> Operand | None:
    """The figure, larger and in the same unit, that the tokens name or give; None where it is the printed base."""
    numbers = {t.text for t in said if t.number}
    given = [o for o in printed_operands(turn) if str(o.number) in numbers and o.amount > part.amount]
    if len(given) == 1 and divisible([part, given[0]]):
        return None if _is_printed(part, given[0]) else given[0]
    larger = _larger(turn, said, part, part.indicator.policy) or _larger(turn, said, part, None)
    item = part.indicator.place
    base = max(larger, key=lambda m: m.score + SAME_ITEM * (m.figure.indicator.place == item), default=None)
    if base is None or (base.unexplained and base.score <= 0):
        return None
    whole = all_they_are_of(turn, said, part, operand_of(base))
    return None if _is_printed(part, whole) else whole


def _larger(turn: Turn, said: Sequence[Token], part: Operand, policy: str | None) -> list[Match]:
    """Figures that the tokens name, larger than the part and in its unit; of the policy, or of any."""
    common = turn.catalogue.generic | turn.catalogue.words.verbs  # "ร้อยละของที่ผ่าน" names no base
    if policy is None and common.issuperset(c for t in said for c in t.concepts):
        return []
    found = (m for m in _found(turn, tuple(said), policy) if m.named >= NAMED_ENOUGH)
    return [m for m in found if divisible([part, operand_of(m)]) and operand_of(m).amount > part.amount]


def _is_printed(part: Operand, whole: Operand) -> bool:
    """Whether the report takes the percent of that base itself."""
    return part.indicator.percent is not None and whole.number == part.indicator.total


def _policy_of(turn: Turn, base_said: Sequence[Token]) -> str | None:
    """The policy that is talked of, or that of the figure whose number is given as the base."""
    numbers = {t.text for t in base_said if t.number}
    given = (o for o in printed_operands(turn) if str(o.number) in numbers)
    return turn.policy or next((o.indicator.policy for o in given), None)


def _parts(turn: Turn, rest: tuple[Token, ...], policy: str | None, base: frozenset[str]) -> list[Operand]:
    """What may be measured against the base: given or named in the rest of the question, or talked of last.

    Of what was talked of not the base itself: "คิดจากลงทะเบียนกี่เปอร์เซ็นต์" after how many registered.
    """
    numbers = {t.text for t in rest if t.number}
    if given := [o for o in printed_operands(turn) if str(o.number) in numbers]:
        return given
    if any(t.concepts for t in rest):
        found = _found(turn, rest, policy)
        best = next(iter(found), None)
        if best and best.whole:  # "รับเข้าระบบ" counts itself, and is what another is out of
            best = next((m for m in found[:3] if not m.whole and m.score > best.score - NEARLY_WHOLE), best)
        if best and best.named >= NAMED_ENOUGH and best.score > 0:
            return [Operand(best.figure.indicator)]
    bare = not any(t.concepts for t in rest)  # the base may be of another policy: "คิดเป็นกี่ % ของโรงเรียนขนาดเล็ก"
    named = {f.indicator.id: f.naming - turn.catalogue.titled[f.indicator.policy] for f in turn.catalogue.figures}
    base |= turn.catalogue.generic
    last = [i for i in recent(turn)[:3] if not base.issuperset(named.get(i.id, frozenset()))]
    return [Operand(i) for i in last] if turn.follows or bare else []


def _found(turn: Turn, tokens: tuple[Token, ...], policy: str | None) -> Sequence[Match]:
    """The figures that a part of the question means, best first."""
    question = replace(turn.question, tokens=tokens)
    return find_figures(question, turn.catalogue, turn.context, None if policy is None else (policy,))


def _of_two(turn: Turn) -> Answer | None:
    """The smaller of two figures over the larger: both given, both named, or one named and one just talked of."""
    given, named = printed_operands(turn), [operand_of(m) for m in named_matches(turn)]
    wholes = {o.indicator.total for o in named}
    alike = len(named) > 1 and len(wholes) == 1 and None not in wholes and _OF_ALL.search(turn.question.normal)
    if alike or second_is_said_of_first(turn):
        return None  # each is of the same whole, whose percents are printed
    last = recent(turn)[:1] if turn.follows else []
    pair: list[Operand] = []
    if len(given) >= 2:
        pair = given[:2]
    elif len(given) == 1 and last:
        pair = [Operand(last[0]), given[0]]
    elif last and turn.question.has("operation.compare") and named:
        pair = [Operand(last[0]), named[0]]
    elif len(named) >= 2 and units_agree(named[0].unit_class, named[1].unit_class):
        pair = _in_order_said(turn)[:2]
    if not divisible(pair):
        return None
    if pair[0].amount > pair[1].amount:
        pair.reverse()
    printed = pair[0].indicator.percent is not None and pair[0].indicator.total == pair[1].number
    if pair[0].indicator.id == pair[1].indicator.id or printed:
        return None
    return percent_of(turn, pair[0], pair[1], pair[0].amount, pair[0].text)


def _names_value(turn: Turn, operand: Operand) -> bool:
    """Whether the question names what the figure counts, and not only the whole it is out of."""
    figures = {f.whole: f for f in turn.catalogue.figures if f.indicator.id == operand.indicator.id}
    whole = figures[True].often | figures[True].naming if True in figures else frozenset()
    value = figures[False].often | figures[False].naming
    return any(set(t.cues) & value and not set(t.cues) & whole for t in turn.question.content)


def named_beyond(turn: Turn, operand: Operand) -> bool:
    """Whether the question names another indicator than the one computed with."""
    named = named_matches(turn)
    return bool(named) and named[0].figure.indicator.id != operand.indicator.id


def _in_order_said(turn: Turn) -> list[Operand]:
    return [operand_of(m) for m in sorted(named_matches(turn)[:2], key=lambda m: min(t.start for t in m.asked))]
