"""What is left: whether that is asked, and how it is reckoned from what was done and its whole."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.choosing import COLUMNS
from knowledge.asking.differences import difference, left_of, left_of_part, part_asked, share_asked
from knowledge.asking.operands import GOOD_MATCH, Operand, computed, last_operands, named_matches, recent
from knowledge.asking.phrased import pair_of
from knowledge.asking.refusing import not_found
from knowledge.asking.results import common_whole
from knowledge.asking.steps import first_without_second, lost_on_the_way
from knowledge.asking.summing import added_up
from knowledge.asking.those_done import those_who_did
from knowledge.asking.turn import Turn
from knowledge.records import Indicator
from knowledge.thai import format_number

NOT_YET = re.compile(
    r"ยัง(?:\S{0,30}|.{0,14})ไม่(?!ใช่)|ที่ไม่(?!ใช่)|ไหน\S{0,12}ไม่(?!ใช่)"
    r"|(?:นอก(?:เหนือ)?(?:จาก)?|ไม่ได้?อยู่?ใน)\s?(?:กลุ่ม|จำนวน|พวก)?(?:นี้|นั้น)"
    r"|(?:ที่|พวก)(?!\S{0,8}ไม่มี)\S{1,14}ไม่(?:เป็น|ได้|ไหว|ทัน|สำเร็จ|ครบ|เสร็จ)"
    r"|ไม่ได้รับ|ไม่ผ่าน|ไม่มี.{0,24}กี่|ไม่ได้.{0,8}กี่|อีก\s*(?:กี่|เท่า)|(?:จึง|ถึง)จะครบ"
)
_IN_NOT_YET = ("ไม่", "อีก", "จะครบ", "นอก")  # one of these is in all of the above
_AS_PERCENT = re.compile(r"as a percent|คิดเป็นร้อยล่?ะ|เป็นเปอร์เซ็นต์|เป็นร้อยล่?ะ", re.IGNORECASE)

FROM_ALL = re.compile(  # "ห่าง 100 กี่จุด", "ห่างจากเต็มร้อยเท่าไหร่"
    r"ห่าง\s?(?:จาก)?\s?(?:เต็ม|ครบ)?\s?(?:100|ร้อย(?!ละ)|เต็ม)(?![\d,])"
    r"|(?:short of|away from|off) (?:a )?(?:100|hundred|full marks)"
)
# What only leads over to those who did not: "แสดงว่าพวกที่ไม่ได้ก็คือ".
_IS = frozenset({"ก็", "คือ", "ก็คือ", "จะ", "เป็น", "เท่ากับ", "แสดงว่า", "แปลว่า", "หมายความว่า", "พวก", "อัน", "กลุ่ม", "ทั้ง"})
SHORT = 12  # tokens of a message that asks nothing but what is left: "ส่วนที่หนี้ยังไม่ลดเลยล่ะ นับจากที่เข้าระบบ"
BARE = 4  # tokens of a follow-up that only says of what


def asks_rest(turn: Turn) -> bool:
    """ "ยังแก้ไม่ได้กี่ราย"; or, after the rest was told, only who else: "แล้วครูล่ะ"."""
    question = turn.question
    if under_its_mark(turn) or _checks_the_rest(turn) or checks_how_many_are_left(turn):
        return True
    if any(t.text.startswith("ที่เหลือ") for t in question.tokens):
        told = turn.follows and bool(recent(turn)) and not turn.context.passages
        if question.asks_number or (told and not turn.aspect and len(question.tokens) <= BARE):
            return True
    said_so = any(word in t.text for t in question.tokens for word in _IN_NOT_YET)  # and not only in a scene left out
    not_yet = said_so and bool(NOT_YET.search(question.text))
    not_yet = (not_yet or _denied_of_the_last(turn)) and not _another(turn)
    if not_yet and question.has("ask.yes_no") and _ANY_LEFT.search(question.text) and not turn.aspect:
        return True  # "มีเขตไหนไม่ผ่านไหม"
    if question.has("ask.yes_no", "operation.remaining") and _ANY_FAILED.search(question.text) and not turn.aspect:
        return True
    bare = turn.follows and question.has("follow.and_then") and not question.section("ask") and bool(question.naming)
    if not_yet and (question.asks_number or (bare and not turn.aspect)):
        return True
    asks = question.section("ask") or question.section("aspect")
    said = [t for t in question.tokens if t.text not in _IS and "follow.and_then" not in t.cues]
    if not_yet and turn.follows and turn.context.aspect == "figures" and not asks and len(said) <= BARE:
        return True  # "ที่ยังลดไม่ได้" after how many could
    if turn.context.operation != "remaining" or not turn.follows or those_who_did(turn):
        return False
    return not_yet or not (asks or question.concepts - turn.catalogue.words.actors) or _only_another(turn)


_SO_MANY_LEFT = re.compile(
    r"(?:เหลือ(?!เชื่อ)|ที่(?:ยัง)?\s?ไม่(?!ถึง|เกิน)|(?<!หรือ)(?<!รึ)ยัง(?:(?!ถึง|แล้ว).){0,16}ไม่(?!ถึง|เกิน)|แก้ไม่ได้|ไม่ผ่าน|ตกหล่น).{0,24}?"
    r"(?:เกิน|ถึง|มากกว่า|น้อยกว่า|ต่ำกว่า)\s?(?:[\d.,]+(?!\s?(?:%|เปอร์|คะแนน))|ครึ่ง|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย(?!ละ)|พัน|หมื่น|แสน|ล้าน)"
)


def checks_how_many_are_left(turn: Turn) -> bool:
    """ "ครูที่ยังแก้หนี้ไม่ได้เกินห้าพันคนไหม": of those who did not an amount is said, and asked to be so."""
    question = turn.question
    return question.has("ask.yes_no") and not turn.aspect and _SO_MANY_LEFT.search(question.normal) is not None


def under_its_mark(turn: Turn) -> bool:
    """ "กี่เขตที่ ITA ไม่ถึง 85": those below the mark that a share is of those who reached it."""
    question = turn.question
    if not (question.has("operation.below") and question.asks_count) or (figure := share_asked(turn)) is None:
        return False
    marks = {
        i.value_text for i in turn.catalogue.edition.indicators if i.kind == "criterion" and i.place == figure.place
    }
    return any(number in marks for t in question.tokens for number in _NUMBER.findall(t.text))


_NUMBER = re.compile(r"\d[\d,.]*")


def _denied_of_the_last(turn: Turn) -> bool:
    """ "แสดงว่าไม่ครบกี่แห่ง", "ไม่ดูแลกี่แห่ง" after how many do: what is denied is said of those told, or of anything."""
    question, told = turn.question, turn.last_figure
    if told is None or not turn.follows or turn.context.passages or _DENIES.match(question.normal) is None:
        return False
    near = told.spoken | turn.catalogue.words.actors
    return all(not near.isdisjoint(t.concepts) if t.cues else t.text in told.text for t in question.content)


_DENIES = re.compile(
    r"(?:(?:แล้ว|และ|งั้น|ถ้างั้น|แสดงว่า|แปลว่า|หมายความว่า|แบบนี้|อ้าว|ก็|คือ|มี|ที่|พวก|คน|เด็ก|ครู|โรงเรียน|โรง|เขต|ทำ|จัด|ใช้|เข้า)\s?)*"
    r"ไม่(?!มี\s?ก็|ได้\s?ก็|ใช่|เกิน|น้อย|ทราบ|รู้|แน่ใจ|มั่นใจ|เอา|ต้อง|เป็นไร)"
)


def _only_another(turn: Turn) -> bool:
    """ "ครูแนะแนวล่ะ", "ของโรงเรียนล่ะกี่แห่ง" after what is left of the pupils: nothing is said but of whom."""
    question, best = turn.question, next(iter(turn.figures), None)
    if not question.has("follow.and_then") or not question.naming or len(question.tokens) > BARE + 2:
        return False
    if question.section("operation") or set(question.section("ask")) - {"how_many", "how_much"} or turn.aspect:
        return False
    acted = not question.concepts.isdisjoint(turn.catalogue.words.verbs) or _DOES.search(question.normal) is not None
    return not acted and best is not None and best.score >= GOOD_MATCH and not best.unexplained


_DOES = re.compile(r"ได้|แล้ว(?=กี่|เท่า)|สำเร็จ|เสร็จ|เข้าร่วม|สมัคร")


def _another(turn: Turn) -> bool:
    """ "เรียนรวมอีกกี่แห่ง" after how many were closed: one more figure, not what is left of it."""
    question, last = turn.question, recent(turn)[:1]
    if not (turn.follows and last) or NOT_YET.search(_MORE.sub("", question.text)):
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


def remaining(turn: Turn) -> Answer | None:
    question = turn.question
    any_left = _ANY_LEFT.search(question.text) or _ANY_FAILED.search(question.text) or _checks_the_rest(turn)
    any_left = any_left or checks_how_many_are_left(turn)
    if not (question.asks_number or _is_short(turn) or any_left) or question.has("operation.average"):
        return None
    if (question.has("operation.lost") or _short_of_a_step(turn)) and (answer := lost_on_the_way(turn)):
        return answer
    if left := _left_between(turn) or first_without_second(turn) or _left_of_sum(turn) or _rest_of_them(turn):
        return left
    figure = share_asked(turn)
    from_all = FROM_ALL.search(question.text) and not question.unit
    in_points = question.in_points or from_all
    if figure and figure.value is None and figure.percent is not None and (in_points or question.has("ask.percent")):
        return _points_left(turn, Operand(figure))
    if _of_no_whole(turn):
        return not_found(turn, "no_base")
    own = [t for t in question.content if not turn.catalogue.words.actors.issuperset(t.concepts) or not t.cues]
    last = recent(turn)[:1] if turn.follows and not question.content else []
    if figure is None and last and (part := left_of_part(turn, last[0])):
        return part
    if figure is None and turn.follows and not own:
        told = _share_told(turn) or _share_of_the_last(turn)
        return left_of(turn, told) if told else None if _of_none_told(turn) else difference(turn)
    if figure is None and not turn.follows and not question.has("operation.below") and _in_one_unit(turn):
        return difference(turn)
    if figure is None and (part := part_asked(turn)):
        return part
    if figure is None or figure.value is None or figure.total is None or figure.value > figure.total:
        return None
    asks_rest = question.asks_number or any_left
    if figure.value == figure.total and not (asks_rest and NOT_YET.search(question.text)):
        return None
    if _of_what_was_read(turn, figure) or _negates_another(turn, figure) or _counts_now(turn, figure):
        return None
    operand = Operand(figure)
    as_percent = question.has("ask.percent") and (not question.asks_count or _AS_PERCENT.search(question.text))
    if (in_points or as_percent) and operand.percent is not None:
        return _points_left(turn, operand)
    return left_of(turn, figure)


def _of_what_was_read(turn: Turn, figure: Indicator) -> bool:
    """ "ที่ยังไม่ทำนี่กี่เขต" after an item of a column: nothing is named, and nobody counted those; not after all of it."""
    whole = turn.column_told and turn.question.unit in ("", unit_class(figure.unit))
    read = not whole and turn.context.passages and turn.context.aspect in COLUMNS
    return bool(turn.follows and read) and not turn.question.content


def _is_short(turn: Turn) -> bool:
    """Whether nothing but what is left may be asked: "ส่วนที่หนี้ยังไม่ลดเลยล่ะ นับจากที่เข้าระบบ"."""
    said = sum(1 for t in turn.question.tokens if not any(c.startswith("talk.") for c in t.cues))
    asks = turn.question.has("ask.what", "ask.which", "ask.how", "ask.why", "ask.where", "ask.yes_no")
    return said < SHORT and not asks and not turn.aspect


def _checks_the_rest(turn: Turn) -> bool:
    """ "เกิน 1 ใน 3 มั้ย" after how many are left: whether those are so many."""
    question, after = turn.question, turn.context.operation == "remaining" and turn.follows
    return after and question.checks_amount and not question.content and not turn.aspect


_BETWEEN = re.compile(r"ระหว่าง\S+\s?(?:กับ|และ|ถึง)\s?\S|\bbetween\b.+\band\b")


def _left_between(turn: Turn) -> Answer | None:
    """ "ตกค้างกี่ราย ระหว่างเข้าโครงการกับรับเข้าระบบ": what the second of two that are named leaves of the first."""
    return difference(turn) if _BETWEEN.search(turn.question.normal) and _in_one_unit(turn) else None


def _of_no_whole(turn: Turn) -> bool:
    """ "ที่ยังไม่ใช้กี่โรง" after how many do, of which the report prints no whole."""
    last, denies = turn.last_figure, NOT_YET.search(turn.question.text) or _denied_of_the_last(turn)
    alone = last is not None and last.indicator.kind == "count" and last.indicator.total is None and turn.follows
    told = not (turn.context.passages or turn.context.operation or turn.context.beside or turn.context.told_together)
    return bool(alone and denies) and not turn.question.content and told


def _of_none_told(turn: Turn) -> bool:
    """ "ที่ยังไม่ทำนี่กี่เขต" after an item that was read, or after figures that count no area offices."""
    unit = turn.question.unit
    told = [unit_class(i.unit) for i in recent(turn)[:2]]
    return bool(turn.context.passages) or bool(unit and not any(units_agree(unit, each) for each in told))


def _negates_another(turn: Turn, figure: Indicator) -> bool:
    """ "โรงเรียนขนาดเล็กที่ไม่มีนักเรียนเลย": those are no rest of a figure that says nothing of pupils."""
    own, tokens = turn.catalogue.values.get(figure.id), turn.question.tokens
    before = ([each.text for each in tokens[max(0, place - 2) : place]] for place in range(len(tokens)))
    said_not = [t for t, said in zip(tokens, before, strict=True) if said[-1:] == ["ไม่"] or said == ["ไม่", "มี"]]
    denied = [t for t in said_not if t.concepts]
    denied += [t for t in tokens if t.text.startswith("ไม่มี") and t.concepts == t.cues]  # "ไม่มีเน็ตกี่แห่ง"
    return own is not None and any((own.naming | own.often).isdisjoint(t.concepts) for t in denied)


_OF_THEM = re.compile(r"\bof (?:them|those|these)\b")


def _rest_of_them(turn: Turn) -> Answer | None:
    """ "how many of them still can't" after all of them were told: of these, whatever else is named."""
    last = next(iter(recent(turn)), None) if turn.follows and _OF_THEM.search(turn.question.normal) else None
    return left_of(turn, last) if last and last.total and last.value is not None and last.value < last.total else None


def _left_of_sum(turn: Turn) -> Answer | None:
    """After "สีฟ้ากับม่วงรวมกันกี่โรง": what these together leave of their whole."""
    parts = last_operands(turn)
    apart = len({o.indicator for o in parts})  # not a figure and its own whole
    if turn.context.operation not in ("sum", "share") or not turn.follows or turn.question.content or apart < 2:
        return None
    if turn.question.has("ask.percent") or (whole := common_whole(turn, parts)) is None:
        return None
    amount, added = added_up(parts)
    if amount > whole.amount:
        return None  # they overlap
    left = format_number(whole.amount - amount)
    return computed(turn, parts, "difference", f"{whole.text} − ({added}) = {left}", left, parts[0].unit)


def _counts_now(turn: Turn, figure: Indicator) -> bool:
    """ "โรงเรียนเล็กๆ ตอนนี้เหลือกี่โรง": how many there are this year, of what is counted each year."""
    question, own = turn.question, turn.catalogue.values.get(figure.id)
    now = question.concepts & turn.catalogue.words.current or "ปีนี้" in question.text
    left = {t.text for t in question.tokens if "operation.remaining" in t.cues}
    if own is None or not (now or (question.asks_count and left and left <= _THERE)):
        return False
    yearly = any(i.kind == "yearly" and i.policy == figure.policy for i in turn.catalogue.edition.detailed)
    strong = turn.catalogue.words.strong.get(figure.policy, frozenset())
    return yearly and not NOT_YET.search(question.text) and not (own.naming - strong) & question.concepts


_THERE = frozenset({"เหลือ", "เหลืออยู่", "คงเหลือ"})


def _share_told(turn: Turn) -> Indicator | None:
    """The share told before a figure in another unit, or beside it: "ไม่ผ่านกี่เขต" after the mark in points.

    That beside a figure which was only shown with a no: "ยังแก้ไม่สำเร็จกี่ราย" after the debt that each has.
    """
    last, unit = recent(turn)[:3], turn.question.unit
    if turn.context.told_together and last and last[0].total is None and NOT_YET.search(turn.question.text):
        told = (i for i in recent(turn) if i.total is not None and i.value is not None)  # "ตัวเลขล่ะ", with all of these
        return next((i for i in told if not unit or units_agree(unit, unit_class(i.unit))), None)
    if not last and not turn.context.passages:  # a no without any figure: the one that the policy is told by
        last = [turn.catalogue.indicators[turn.catalogue.policies[turn.context.policies[0]].main_indicator]]
    elif not last or (_in_the_unit_of(turn, last[0]) if unit else last[0].kind != "criterion"):
        return None
    beside = [i for i in turn.catalogue.edition.detailed if i.place == last[0].place]
    shares = (i for i in (*last, *beside) if i.total is not None and i.value is not None)
    return next((i for i in shares if not unit or units_agree(unit, unit_class(i.unit))), None)


def _in_the_unit_of(turn: Turn, told: Indicator) -> bool:
    """Whether what is asked is counted as the figure told is, which was not only shown beside a no."""
    return units_agree(turn.question.unit, unit_class(told.unit)) and not turn.context.beside


def _share_of_the_last(turn: Turn) -> Indicator | None:
    """ "ในนั้นยังแก้ไม่ได้อีกกี่ราย" after how many fewer were accepted than joined: the share that is out of one of these."""
    if turn.context.operation != "difference" or not NOT_YET.search(turn.question.text):
        return None
    told = {(o.indicator.policy, o.number, o.unit) for o in last_operands(turn)}
    shares = (i for i in turn.catalogue.edition.detailed if i.total is not None and i.value is not None)
    return next((i for i in shares if (i.policy, Operand(i, whole=True).number, i.unit) in told), None)


def _in_one_unit(turn: Turn) -> bool:
    """Whether two figures of one unit are named: what the second leaves of the first may be asked."""
    pair = pair_of(turn)
    return len(pair) == 2 and units_agree(pair[0].unit_class, pair[1].unit_class)


def _short_of_a_step(turn: Turn) -> bool:
    """ "สมัครแล้วไม่ได้รับเข้าระบบกี่ราย": a step is named that has no whole but the step before it."""
    best = next(iter(turn.figures), None)
    if best is None or best.score < GOOD_MATCH or best.whole or any(t.concepts for t in best.unexplained):
        return False
    step, own = best.figure.indicator, best.figure.naming - turn.catalogue.titled[best.figure.indicator.policy]
    if step.kind not in ("count", "base") or step.total is not None:
        return False
    denied = ("operation.remaining" in a.cues and not own.isdisjoint(b.cues) for a, b in pairwise(turn.question.tokens))
    return any(denied)


def _points_left(turn: Turn, operand: Operand) -> Answer:
    """What is left to a hundred percent."""
    text = format_number(100 - (operand.percent or 0))
    return computed(turn, [operand], "remaining", f"100 − {operand.indicator.percent_text} = {text}", text, "%")
