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
from knowledge.asking.averaged_again import asks_average_again, pair_again
from knowledge.asking.bases import asks_same
from knowledge.asking.catalogue import units_agree
from knowledge.asking.differences import DONE_AND_NOT, difference
from knowledge.asking.dividing import average, change, given_divisor, one_to_many
from knowledge.asking.figures_again import names_the_last_again, next_step
from knowledge.asking.in_times import in_times_of_the_rest, ratio
from knowledge.asking.operands import (
    named_matches,
    printed_operands,
    recent,
)
from knowledge.asking.other_bases import takes_other_base
from knowledge.asking.per_unit import DIVIDED, DIVIDES, shared_over
from knowledge.asking.percent_of_what import base_first
from knowledge.asking.percents_apart import percents_set_apart
from knowledge.asking.phrased import bids_to_divide, said_divided, set_against_the_last
from knowledge.asking.ranked_places import sets_places_apart
from knowledge.asking.remaining import FROM_ALL, asks_rest, checks_how_many_are_left, remaining, under_its_mark
from knowledge.asking.rests import done_and_rest, of_two_rests, rest_of_a_share
from knowledge.asking.result_again import result_again
from knowledge.asking.share_said import share_said
from knowledge.asking.shares import part_of_given, same_base_again, share_of
from knowledge.asking.spotting import Token
from knowledge.asking.summing import others_of_its_kind, sum_of, wants_all
from knowledge.asking.turn import Turn
from knowledge.asking.went_better import which_went_better
from knowledge.asking.within_a_policy import compared_within

_OPERATIONS = ("ratio", "average", "share", "remaining", "difference", "sum", "change")
_OF_WHAT = re.compile(
    r"(?:ร้อยล่?ะ|เปอร์เซ็นต์|เปอร์เซ็น|เปอ|%|สัดส่วน|อัตราส่วน)\S*\s*(?:เท่า\S+)?\s*(?:ของ|จาก|เทียบ)(?!\s?(?:แต่ละ|ทุก))"
    r"|คิดเป็น\s?(?:เท่า|กี่)\S*\s*(?:ของ|จาก|เทียบ)(?!\s?(?:แต่ละ|ทุก))"
    r"|(?:ของ|จาก|เทียบกับ)(?!\s?(?:แต่ละ|ทุก)).{1,60}(?:ร้อยล่?ะ|เปอร์|กี่%)|percent of|% of|share of"
)
_MORE_THAN = re.compile(r"\b(?:more|less|fewer|higher|lower)\b.*\bthan\b.*\bhow (?:many|much)", re.IGNORECASE)


def compute(turn: Turn) -> Answer | None:
    """An answer with arithmetic, or None where the question asks for none or its operands can't be told."""
    question = turn.question
    rest = of_two_rests(turn) or done_and_rest(turn) or rest_of_a_share(turn) or in_times_of_the_rest(turn)
    if step := next_step(turn) or rest or share_said(turn) or result_again(turn, compute):
        return step
    columns = turn.aspect and not question.asks_number
    causes = question.has("ask.why") and not question.has("ask.how_many")
    causes = causes or (question.has("ask.what", "ask.how") and not question.asks_number and _only_joins(turn))
    asked = set() if columns or (causes and not which_went_better(turn)) else _operations_asked(turn)
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
        before = turn.context.operation if turn.context.operation not in ("", "rank") else "difference"
        return {"ratio"} if question.has("operation.ratio") else {before}
    said = set(question.section("operation"))
    asked = said | {name for name, implied in _IMPLIED if implied(turn)}
    if "sum" in said and "difference" not in said:
        asked -= {"difference", "remaining"} if question.left_out else {"difference"}  # "ยังไม่เขียว ฟ้ารวมม่วง"
    if question.left_out and question.asks_number and (wants_all(turn) or others_of_its_kind(turn)):
        asked.add("sum")
    if "difference" in asked and DONE_AND_NOT.search(question.text):
        asked.discard("remaining")
    if "difference" in asked:
        if len(printed_operands(turn)) >= 2 or "ลบ" in question.text:
            asked.discard("remaining")
        if question.in_points:
            asked.discard("share")
    checks_what_was_done = not (under_its_mark(turn) or checks_how_many_are_left(turn))
    if question.checks_amount and question.has("operation.below") and checks_what_was_done:
        asked.discard("remaining")  # "ได้แนะแนวไม่ถึง 90% ใช่ไหม" checks how many were
    if far_from(question.normal) and not any(_says_apart(t) for t in question.tokens):
        asked -= {"difference", "remaining"}
    if FROM_ALL.search(question.text):
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


_BASE_TAKEN = re.compile(  # "ฐานครูที่ใช้คิดร้อยละเรื่องสื่อ กี่คน": the base that the report takes, and not a percent
    r"ฐาน.{0,40}?(?:ใช้|นำมา|เอามา)\s?(?:ใช้)?(?:ใน)?(?:การ)?\s?(?:คิด|คำนวณ|คำนวน|หา|เทียบ)\S{0,6}?\s?(?:ร้อยล่?ะ|เปอร์|%|สัดส่วน)"
    r"(?=.*(?:กี่\s?(?!%|เปอ)|เท่าไ|เท่าใด))"
)


def _asks_share(turn: Turn) -> bool:
    """A percent of something that is named, or just computed, or set beside another."""
    question = turn.question
    if takes_other_base(turn) or same_base_again(turn):
        return True
    if not question.has("ask.percent") or percents_set_apart(turn) or _BASE_TAKEN.search(question.normal):
        return False
    if names_the_last_again(turn):
        return False  # of its own whole
    if part_of_given(turn):
        return True
    if len(printed_operands(turn)) == 2 and not question.section("operation"):
        return True  # "สมัคร 8,744 แก้ได้ 1,238 คิดเป็นเท่าไหร่"
    divides = re.search(DIVIDES, question.text) or _OF_WHAT.search(question.text)
    if question.has("operation.base", "operation.sum") or divides:
        return True
    if any(base_first(question.tokens, place) for place, _ in enumerate(question.tokens)):
        return True
    compared = question.has("operation.compare") and (turn.follows or len(printed_operands(turn)) >= 2)
    of_last = turn.follows and turn.context.operation in ("remaining", "sum", "difference")
    goal = question.numbers and question.asks_count and "อีก" in question.normal  # "ให้ถึง 80% ต้องเพิ่มอีกกี่โรง"
    of_last = of_last and not goal
    return compared or (of_last and not (turn.context.operation == "remaining" and _DONE.search(question.text)))


_DONE = re.compile(
    r"(?<!ไม่)(?<!ยังไม่)ที่(?:ทำ|แก้|ลด|สร้าง|เข้าถึง|โอน)?(?:ได้|สำเร็จ|ผ่าน|เสร็จ)|who (?:did|passed)|that (?:did|passed)"
)


def _asks_average(turn: Turn) -> bool:
    """ "หารด้วย", "ต่อหนึ่งโรง", "ครู 1 คนต่อนักเรียนกี่คน"; "หารจำนวนคลิป" of what was told."""
    question = turn.question
    again = turn.follows and turn.context.operation == "average" and question.has("follow.and_then")
    if asks_average_again(turn) and (given_divisor(turn.context.question) or pair_again(turn)):
        return True
    if not (question.asks_number or again or bids_to_divide(question.normal, turn.follows)):
        return False
    divided = (DIVIDED.search(question.text) and shared_over(turn)) or given_divisor(question.text)
    divided = divided or (question.has("mean") and not question.has("satisfaction", "score") and shared_over(turn))
    return bool(divided) or one_to_many(turn) is not None or len(said_divided(turn)) == 2


def _asks_difference(turn: Turn) -> bool:
    """Two policies compared, or how much more one figure is than another."""
    question = turn.question
    if turn.context.operation == "difference" and turn.follows and not question.content and question.in_points:
        return True
    if (question.asks_count and leads(turn)) or sets_places_apart(turn) or set_against_the_last(turn):
        return True
    if which_went_better(turn) or compared_within(turn) or (asks_same(question.normal) and not turn.aspect):
        return True  # how far they lie apart tells whether they are the same
    again = question.has("operation.compare", "follow.and_then") and not question.section("ask")
    if (
        again
        and turn.context.operation == "difference"
        and turn.follows
        and max(len(named_matches(turn)), len(printed_operands(turn))) > 1
    ):
        return True  # "แล้ว YouTube กับ TikTok ล่ะ"
    compared = (
        question.has("operation.compare")
        and not turn.aspect
        and not (_only_beside(turn) or _only_with(turn))
        and not question.has("ask.how", "ask.why")
    )
    compared = compared and not (question.has("ask.yes_no") and not question.has("operation.difference"))
    if compared and sum(weight >= 1.0 for weight in turn.named.values()) >= 2:
        return True
    return "how" in question.text.lower() and bool(_MORE_THAN.search(question.text))


_BESIDE = ("เดียว", "ใกล้", "ใกล้ๆ", "ติด", "ร่วม", "คู่", "พร้อม", "เรียน", "เคียง", "ขนาน", "ร่วมมือ", "จับมือ", "เชื่อม")


def _only_beside(turn: Turn) -> bool:
    """ "ละแวกเดียวกับโรงเรียนคุณภาพมีกี่โรง", "เรียนร่วมกับมัธยมกี่โรง": where, or with whom, and nothing is compared."""
    tokens = turn.question.tokens
    joining = [place for place, t in enumerate(tokens) if "operation.compare" in t.cues]
    return all(tokens[n].text == "กับ" and n and tokens[n - 1].text.endswith(_BESIDE) for n in joining)


def _only_with(turn: Turn) -> bool:
    """ "ลงพื้นที่เรื่องหนี้กับพวกสหกรณ์กี่จุด", "มาใช้ของร่วมกับโรงเรียนคุณภาพ กี่โรง": a number is asked for, and nothing is set apart."""
    question = turn.question
    joining = [t.text for t in question.tokens if "operation.compare" in t.cues]
    apart = question.has("operation.difference", "ask.which", "ask.who", "ask.percent", "ask.yes_no")
    best = next(iter(turn.figures), None)
    if best is None or not units_agree(question.unit, best.figure.unit):
        return False
    counted_so = [f for f in turn.catalogue.values.values() if f.unit == question.unit]
    if any(t.concepts for t in best.unexplained) and counted_so != [best.figure]:
        return False  # "ครูแก้หนี้ได้กับเด็กฝึกอาชีพ กี่คน"
    return set(joining) == {"กับ"} and not (apart or question.numbers or turn.follows)


def _asks_sum(turn: Turn) -> bool:
    """ "total followers of Facebook and YouTube": all of two of one kind that are joined."""
    question = turn.question
    joined = any(t.text in ("and", "กับ", "และ", "total") for t in question.tokens)
    if not joined or not question.has("operation.total") or question.has("ask.percent", "operation.difference"):
        return False
    return any(len(kind & question.concepts) > 1 for kind in turn.catalogue.words.kinds)


_IMPLIED: tuple[tuple[str, Callable[[Turn], bool]], ...] = (
    ("remaining", lambda turn: turn.question.has("operation.lost") and turn.question.asks_number),
    ("remaining", asks_rest),
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


_COMPUTE = {
    "ratio": ratio,
    "average": average,
    "share": share_of,
    "remaining": remaining,
    "difference": difference,
    "sum": sum_of,
    "change": change,
}
