"""Arithmetic over figures, shown as it was done: remaining, difference, sum, share, average, change.

Decimal throughout; a result is never a float. Nothing is computed across unlike units, nor from a number that is
not an indicator of the edition.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from knowledge.asking.again import again_with_another
from knowledge.asking.ahead import far_from, leads
from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.differences import (
    DONE_AND_NOT,
    difference,
    left_of,
    left_of_part,
    part_asked,
    share_asked,
    short_of_share,
)
from knowledge.asking.dividing import DIVIDED, average, change, given_divisor, one_to_many, ratio, shared_over
from knowledge.asking.figures_again import next_step
from knowledge.asking.operands import (
    Operand,
    computed,
    last_operands,
    named_matches,
    printed_operands,
    recent,
)
from knowledge.asking.other_bases import takes_other_base
from knowledge.asking.phrased import bids_to_divide, pair_of, said_divided
from knowledge.asking.ranked_places import sets_places_apart
from knowledge.asking.results import common_whole
from knowledge.asking.shares import base_first, same_base_again, share_of
from knowledge.asking.spotting import Token
from knowledge.asking.steps import first_without_second, lost_on_the_way
from knowledge.asking.summing import added_up, others_of_its_kind, sum_of, wants_all
from knowledge.asking.turn import Turn
from knowledge.records import Indicator
from knowledge.thai import format_number

_OPERATIONS = ("ratio", "average", "share", "remaining", "difference", "sum", "change")
_NOT_YET = re.compile(
    r"ยัง(?:\S{0,30}|.{0,14})ไม่(?!ใช่)|ที่ไม่(?!ใช่)|ไหน\S{0,12}ไม่(?!ใช่)"
    r"|(?:นอก(?:เหนือ)?(?:จาก)?|ไม่ได้?อยู่?ใน)\s?(?:กลุ่ม|จำนวน|พวก)?(?:นี้|นั้น)"
    r"|ไม่ได้รับ|ไม่ผ่าน|ไม่มี.{0,24}กี่|ไม่ได้.{0,8}กี่|อีก\s*(?:กี่|เท่า)|(?:จึง|ถึง)จะครบ"
)
_IN_NOT_YET = ("ไม่", "อีก", "จะครบ", "นอก")  # one of these is in all of the above
_OF_WHAT = re.compile(
    r"(?:ร้อยล่?ะ|เปอร์เซ็นต์|เปอร์เซ็น|เปอ|%|สัดส่วน|อัตราส่วน)\S*\s*(?:เท่า\S+)?\s*(?:ของ|จาก|เทียบ)(?!\s?(?:แต่ละ|ทุก))"
    r"|คิดเป็น\s?(?:เท่า|กี่)\S*\s*(?:ของ|จาก|เทียบ)(?!\s?(?:แต่ละ|ทุก))"
    r"|(?:ของ|จาก|เทียบกับ)(?!\s?(?:แต่ละ|ทุก)).{1,60}(?:ร้อยล่?ะ|เปอร์|กี่%)|percent of|% of|share of"
)
_MORE_THAN = re.compile(r"\b(?:more|less|fewer|higher|lower)\b.*\bthan\b.*\bhow (?:many|much)", re.IGNORECASE)
_AS_PERCENT = re.compile(r"as a percent|คิดเป็นร้อยล่?ะ|เป็นเปอร์เซ็นต์|เป็นร้อยล่?ะ", re.IGNORECASE)


def compute(turn: Turn) -> Answer | None:
    """An answer with arithmetic, or None where the question asks for none or its operands can't be told."""
    question = turn.question
    if step := next_step(turn):
        return step
    columns = turn.aspect and not question.asks_number
    causes = question.has("ask.why") and not question.has("ask.how_many")
    causes = causes or (question.has("ask.what", "ask.how") and not question.asks_number and _only_joins(turn))
    asked = set() if columns or causes else _operations_asked(turn)
    for operation in _OPERATIONS:
        if operation in asked and (answer := _COMPUTE[operation](turn)):
            turn.note("compute", f"{operation}: {answer.computation.expression if answer.computation else '-'}")
            return answer
    return None


def _only_joins(turn: Turn) -> bool:
    """Whether nothing but "กับ" may ask to compute: "โรงเรียนเล็กกับขยายโอกาส เค้าจัดการอะไรให้บ้าง" compares nothing."""
    said = [t.text for t in turn.question.tokens if any(c.startswith("operation.") for c in t.cues)]
    return bool(said) and all(text == "กับ" for text in said)


def _operations_asked(turn: Turn) -> set[str]:
    """Said by a word of their own, or implied; less what another of them makes something else of."""
    question = turn.question
    if _percent_of_change(turn):
        return {"change"}
    if again_with_another(turn):
        return {turn.context.operation}
    said = set(question.section("operation"))
    asked = said | {name for name, implied in _IMPLIED if implied(turn)}
    if "sum" in said and "difference" not in said:
        asked.discard("difference")
    if question.left_out and question.asks_number and (wants_all(turn) or others_of_its_kind(turn)):
        asked.add("sum")
    if "difference" in asked and DONE_AND_NOT.search(question.text):
        asked.discard("remaining")
    if "difference" in asked:
        if len(printed_operands(turn)) >= 2 or "ลบ" in question.text:
            asked.discard("remaining")
        if question.in_points:
            asked.discard("share")
    if question.checks_amount and question.has("operation.below"):
        asked.discard("remaining")  # "ได้แนะแนวไม่ถึง 90% ใช่ไหม" checks how many were
    if far_from(question.normal) and not any(_says_apart(t) for t in question.tokens):
        asked -= {"difference", "remaining"}
    if _FROM_ALL.search(question.text):
        asked = (asked | {"remaining"}) - {"difference", "share"}
    if question.has("ask.percent") and (question.has("increase") or _grew(turn)):
        asked = (asked | {"change"}) - {"share"}
    return asked


def _grew(turn: Turn) -> bool:
    """ "ปี 67 โตจากปี 66 กี่เปอร์เซ็นต์": what changed between the years that are named."""
    question, words = turn.question, turn.catalogue.words
    return question.has("operation.change") and not words.years.isdisjoint(question.cues) and not question.content[3:]


def _says_apart(token: Token) -> bool:
    """Whether a difference is asked for in another word than that for a distance: "ต่างกัน"."""
    return "operation.difference" in token.cues and not token.text.startswith("ห่าง")


_FROM_ALL = re.compile(  # "ห่าง 100 กี่จุด", "ห่างจากเต็มร้อยเท่าไหร่"
    r"ห่าง\s?(?:จาก)?\s?(?:เต็ม|ครบ)?\s?(?:100|ร้อย(?!ละ)|เต็ม)(?![\d,])"
    r"|(?:short of|away from|off) (?:a )?(?:100|hundred|full marks)"
)
BARE = 4  # tokens of a follow-up that only says of what


def _asks_rest(turn: Turn) -> bool:
    """ "ยังแก้ไม่ได้กี่ราย"; or, after the rest was told, only who else: "แล้วครูล่ะ"."""
    question = turn.question
    if any(t.text.startswith("ที่เหลือ") for t in question.tokens):
        told = turn.follows and bool(recent(turn)) and not turn.context.passages
        if question.asks_number or (told and not turn.aspect and len(question.tokens) <= BARE):
            return True
    not_yet = any(word in question.text for word in _IN_NOT_YET) and bool(_NOT_YET.search(question.text))
    not_yet = not_yet and not _another(turn)
    if not_yet and question.has("ask.yes_no") and _ANY_LEFT.search(question.text) and not turn.aspect:
        return True  # "มีเขตไหนไม่ผ่านไหม"
    if question.has("ask.yes_no", "operation.remaining") and _ANY_FAILED.search(question.text) and not turn.aspect:
        return True
    bare = turn.follows and question.has("follow.and_then") and not question.section("ask") and bool(question.naming)
    if not_yet and (question.asks_number or (bare and not turn.aspect)):
        return True
    asks = question.section("ask") or question.section("aspect")
    if not_yet and turn.follows and turn.context.aspect == "figures" and not asks and len(question.tokens) <= BARE:
        return True  # "ที่ยังลดไม่ได้" after how many could
    if turn.context.operation != "remaining" or not turn.follows:
        return False
    return not_yet or not (asks or question.concepts - turn.catalogue.words.actors)


def _another(turn: Turn) -> bool:
    """ "เรียนรวมอีกกี่แห่ง" after how many were closed: one more figure, not what is left of it."""
    question, last = turn.question, recent(turn)[:1]
    if not (turn.follows and last) or _NOT_YET.search(_MORE.sub("", question.text)):
        return False
    best = next(iter(named_matches(turn)), None)
    new = best is not None and best.figure.indicator.id != last[0].id
    return new and not question.has("operation.remaining") and not re.search("ต้อง|ขาด|จะ", question.text)


_ANY_LEFT = re.compile(
    r"มี(?:ใคร|คน|ราย|โรง|โรงเรียน|เขต|แห่ง|ครู|เด็ก|นักเรียน)\S{0,6}(?:(?:ใคร|ไหน|ใด|บ้าง)\S{0,40}?)?\S{0,12}ไม่"
)
_ANY_FAILED = re.compile(  # "ไม่มีเขตไหนตก ITA เลยใช่ไหม"
    r"มี(?:ใคร|คน|ราย|โรง|โรงเรียน|เขต|แห่ง|ครู|เด็ก)\S{0,6}(?:ใคร|ไหน|ใด)\s?(?:ที่)?\s?(?:ตก|สอบตก|หลุด|ค้าง|เหลือ)"
)
_MORE = re.compile(r"อีก\s*(?=กี่|เท่า)")


def _asks_share(turn: Turn) -> bool:
    """A percent of something that is named, or just computed, or set beside another."""
    question = turn.question
    if takes_other_base(turn) or same_base_again(turn):
        return True
    if not question.has("ask.percent"):
        return False
    if len(printed_operands(turn)) == 2 and not question.section("operation"):
        return True  # "สมัคร 8,744 แก้ได้ 1,238 คิดเป็นเท่าไหร่"
    if question.has("operation.base", "operation.sum") or "หาร" in question.text or _OF_WHAT.search(question.text):
        return True
    if any(base_first(question.tokens, place) for place, _ in enumerate(question.tokens)):
        return True
    compared = question.has("operation.compare") and (turn.follows or len(printed_operands(turn)) >= 2)
    of_last = turn.follows and turn.context.operation in ("remaining", "sum", "difference")
    return compared or (of_last and not (turn.context.operation == "remaining" and _DONE.search(question.text)))


_DONE = re.compile(
    r"(?<!ไม่)(?<!ยังไม่)ที่(?:ทำ|แก้|ลด|สร้าง|เข้าถึง|โอน)?(?:ได้|สำเร็จ|ผ่าน|เสร็จ)|who (?:did|passed)|that (?:did|passed)"
)


def _asks_average(turn: Turn) -> bool:
    """ "หารด้วย", "ต่อหนึ่งโรง", "ครู 1 คนต่อนักเรียนกี่คน"; "หารจำนวนคลิป" of what was told."""
    question = turn.question
    if not (question.asks_number or bids_to_divide(question.normal, turn.follows)):
        return False
    divided = (DIVIDED.search(question.text) and shared_over(turn)) or given_divisor(question.text)
    return bool(divided) or one_to_many(turn) is not None or len(said_divided(turn)) == 2


def _asks_difference(turn: Turn) -> bool:
    """Two policies compared, or how much more one figure is than another."""
    question = turn.question
    if turn.context.operation == "difference" and turn.follows and not question.content and question.in_points:
        return True
    if (question.asks_count and leads(turn)) or sets_places_apart(turn):
        return True
    again = question.has("operation.compare", "follow.and_then") and not question.section("ask")
    if again and turn.context.operation == "difference" and turn.follows and len(named_matches(turn)) > 1:
        return True  # "แล้ว YouTube กับ TikTok ล่ะ"
    compared = question.has("operation.compare") and not turn.aspect and not question.has("ask.how", "ask.why")
    compared = compared and not (question.has("ask.yes_no") and not question.has("operation.difference"))
    if compared and sum(weight >= 1.0 for weight in turn.named.values()) >= 2:
        return True
    return "how" in question.text.lower() and bool(_MORE_THAN.search(question.text))


def _asks_sum(turn: Turn) -> bool:
    """ "total followers of Facebook and YouTube": all of two of one kind that are joined."""
    question = turn.question
    joined = any(t.text in ("and", "กับ", "และ", "total") for t in question.tokens)
    if not joined or not question.has("operation.total") or question.has("ask.percent", "operation.difference"):
        return False
    return any(len(kind & question.concepts) > 1 for kind in turn.catalogue.words.kinds)


_IMPLIED: tuple[tuple[str, Callable[[Turn], bool]], ...] = (
    ("remaining", lambda turn: turn.question.has("operation.lost") and turn.question.asks_number),
    ("remaining", _asks_rest),
    ("share", _asks_share),
    ("average", _asks_average),
    ("difference", _asks_difference),
    ("sum", _asks_sum),
)


def _percent_of_change(turn: Turn) -> bool:
    """After "เพิ่มขึ้นกี่โรง": a bare "คิดเป็นกี่เปอร์เซ็นต์" asks what percent the change is."""
    question, last = turn.question, recent(turn)[:1]
    asked = question.has("ask.percent") and not question.content
    asked = asked and set(question.section("operation")) <= {"change"}
    return bool(asked and turn.follows and last and last[0].kind in ("change", "yearly"))


def _remaining(turn: Turn) -> Answer | None:
    question = turn.question
    short = (
        len(question.tokens) < 10
        and not question.has("ask.what", "ask.which", "ask.how", "ask.why", "ask.yes_no")
        and not turn.aspect
    )
    any_left = _ANY_LEFT.search(question.text) or _ANY_FAILED.search(question.text)
    if not (question.asks_number or short or any_left) or question.has("operation.average"):
        return None
    if question.has("operation.lost") and (answer := lost_on_the_way(turn)):
        return answer
    if left := first_without_second(turn) or _left_of_sum(turn):
        return left
    figure = share_asked(turn)
    from_all = _FROM_ALL.search(question.text) and not question.unit
    in_points = question.in_points or from_all
    if figure and figure.value is None and figure.percent is not None and (in_points or question.has("ask.percent")):
        return _points_left(turn, Operand(figure))
    own = [t for t in question.content if not turn.catalogue.words.actors.issuperset(t.concepts) or not t.cues]
    last = recent(turn)[:1] if turn.follows and not question.content else []
    if figure is None and last and (part := left_of_part(turn, last[0])):
        return part
    if figure is None and turn.follows and not own:
        told = _share_told(turn) or _share_of_the_last(turn)
        return left_of(turn, told) if told else difference(turn)
    if figure is None and not turn.follows and not question.has("operation.below") and _in_one_unit(turn):
        return difference(turn)
    if figure is None and (part := part_asked(turn)):
        return part
    if figure is None or figure.value is None or figure.total is None or figure.value > figure.total:
        return None
    asks_rest = question.asks_number or any_left
    if figure.value == figure.total and not (asks_rest and _NOT_YET.search(question.text)):
        return None
    if _negates_another(turn, figure) or _counts_now(turn, figure):
        return None
    operand = Operand(figure)
    as_percent = question.has("ask.percent") and (not question.asks_count or _AS_PERCENT.search(question.text))
    if (in_points or as_percent) and operand.percent is not None:
        return _points_left(turn, operand)
    return short_of_share(turn, figure) or left_of(turn, figure)


def _negates_another(turn: Turn, figure: Indicator) -> bool:
    """ "โรงเรียนขนาดเล็กที่ไม่มีนักเรียนเลย": those are no rest of a figure that says nothing of pupils."""
    own, tokens = turn.catalogue.values.get(figure.id), turn.question.tokens
    before = ([each.text for each in tokens[max(0, place - 2) : place]] for place in range(len(tokens)))
    said_not = [t for t, said in zip(tokens, before, strict=True) if said[-1:] == ["ไม่"] or said == ["ไม่", "มี"]]
    denied = [t for t in said_not if t.concepts]
    return own is not None and any((own.naming | own.often).isdisjoint(t.concepts) for t in denied)


def _left_of_sum(turn: Turn) -> Answer | None:
    """After "สีฟ้ากับม่วงรวมกันกี่โรง": what these together leave of their whole."""
    parts = last_operands(turn)
    if turn.context.operation not in ("sum", "share") or not turn.follows or turn.question.content or len(parts) < 2:
        return None
    if turn.question.has("ask.percent") or (whole := common_whole(turn, parts)) is None:
        return None
    amount, added = added_up(parts)
    left = format_number(whole.amount - amount)
    return computed(turn, parts, "difference", f"{whole.text} − ({added}) = {left}", left, parts[0].unit)


def _counts_now(turn: Turn, figure: Indicator) -> bool:
    """ "โรงเรียนเล็กๆ ปีนี้เหลือกี่โรง": how many there are this year, of what is counted each year."""
    question, own = turn.question, turn.catalogue.values.get(figure.id)
    if own is None or not (question.concepts & turn.catalogue.words.current or "ปีนี้" in question.text):
        return False
    yearly = any(i.kind == "yearly" and i.policy == figure.policy for i in turn.catalogue.edition.detailed)
    strong = turn.catalogue.words.strong.get(figure.policy, frozenset())
    return yearly and not _NOT_YET.search(question.text) and not (own.naming - strong) & question.concepts


def _share_told(turn: Turn) -> Indicator | None:
    """The share told before a figure in another unit, or beside it: "ไม่ผ่านกี่เขต" after the mark in points."""
    last, unit = recent(turn)[:3], turn.question.unit
    if not last or not unit or units_agree(unit, unit_class(last[0].unit)):
        return None
    beside = [i for i in turn.catalogue.edition.detailed if i.place == last[0].place]
    shares = (i for i in (*last, *beside) if i.total is not None and i.value is not None)
    return next((i for i in shares if units_agree(unit, unit_class(i.unit))), None)


def _share_of_the_last(turn: Turn) -> Indicator | None:
    """ "ในนั้นยังแก้ไม่ได้อีกกี่ราย" after how many fewer were accepted than joined: the share that is out of one of these."""
    if turn.context.operation != "difference" or not _NOT_YET.search(turn.question.text):
        return None
    told = {(o.indicator.policy, o.number, o.unit) for o in last_operands(turn)}
    shares = (i for i in turn.catalogue.edition.detailed if i.total is not None and i.value is not None)
    return next((i for i in shares if (i.policy, Operand(i, whole=True).number, i.unit) in told), None)


def _in_one_unit(turn: Turn) -> bool:
    """Whether two figures of one unit are named: what the second leaves of the first may be asked."""
    pair = pair_of(turn)
    return len(pair) == 2 and units_agree(pair[0].unit_class, pair[1].unit_class)


def _points_left(turn: Turn, operand: Operand) -> Answer:
    """What is left to a hundred percent."""
    text = format_number(100 - (operand.percent or 0))
    return computed(turn, [operand], "remaining", f"100 − {operand.indicator.percent_text} = {text}", text, "%")


_COMPUTE = {
    "ratio": ratio,
    "average": average,
    "share": share_of,
    "remaining": _remaining,
    "difference": difference,
    "sum": sum_of,
    "change": change,
}
