"""A goal that the question itself sets, against what was reached: "ถ้าเป้า 80% เกินเป้ามากี่คน", "ถ้าตั้งเป้า 20% ขาดอีกกี่ราย".

The report sets no goals; one that is only supposed is reckoned with, and the report is not asked for it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from knowledge.asking.answer import Answer
from knowledge.asking.differences import POINTS, share_asked
from knowledge.asking.operands import Operand, computed
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn
from knowledge.thai import format_number

_AIM = r"(?:เป้า(?:หมาย)?|เกณฑ์(?:ขั้นต่ำ)?|target|goal)"
_SUPPOSED = re.compile(r"ถ้า|หาก|สมมติ|สมมุติ|ให้คิดว่า|\b(?:if|suppose|assuming)\b")
_GOAL = re.compile(
    rf"{_AIM}\S{{0,14}}?\s?(?:\S{{1,24}}?\s)?(?:ร้อยละ\s?)?(?P<goal>\d{{1,3}}(?:\.\d+)?)(?![\d,]|\s?(?:คน|ราย|แห่ง|โรง|เขต|คะแนน|เรื่อง))"
    rf"|(?P<before>\d{{1,3}}(?:\.\d+)?)\s?(?:%|เปอร์\S{{0,8}}|percent)\s?(?:เป็น|คือ|as the)\s?{_AIM}"
)
_REACHED = re.compile(
    r"เกิน|เหนือ|ขาด|อีก|ห่าง|ต่ำกว่า|ต่ำเป้า|ไม่ถึง|ทะลุ|พลาด|สูงกว่า|มากกว่า|เลยเป้า|(?:ถึง|ผ่าน|ได้ตาม)\S{0,6}(?:ไหม|มั้ย|ยัง|ป่าว|เปล่า)"
    r"|above|exceed|short|over|below|miss"
)
_TO_COME = re.compile(r"ปีหน้า|ปีถัดไป|ปีต่อไป|ปี\s?(?:25)?68|ปี\s?2568|ปี\s?2570|next year")
_COUNTED = re.compile(r"กี่\s?(?:คน|ราย|แห่ง|โรง|เขต|เรื่อง|ครู|เด็ก)|how many (?:people|pupils|students|teachers|schools)")
_AIMED = re.compile(r"เป้า|เกณฑ์|target|goal")


def against_a_goal(turn: Turn) -> Answer | None:
    """How far the share named, or told last, lies over or under the percent that is supposed as its goal."""
    question = turn.question
    said = _GOAL.search(question.normal)
    if said is None or not _SUPPOSED.search(question.normal) or not _REACHED.search(question.normal):
        return None
    goal = Decimal(said["goal"] or said["before"])
    figure = share_asked(_without_the_goal(turn)) if goal <= 100 and not _TO_COME.search(question.normal) else None
    if figure is None or figure.percent is None or not figure.total or figure.value is None:
        return None
    reached, whole, aim = Operand(figure), Operand(figure, whole=True), format_number(goal)
    percent = reached.percent or Decimal(0)
    points = f"{figure.percent_text} − {aim}" if percent >= goal else f"{aim} − {figure.percent_text}"
    points += f" = {_plain(abs(percent - goal))}"
    wanted = whole.amount * goal / 100
    exact = format_number(wanted)
    apart = f"{reached.text} − {exact}" if reached.amount >= wanted else f"{exact} − {reached.text}"
    apart += f" = {format_number(abs(reached.amount - wanted))}"
    over = reached.amount >= wanted
    if _COUNTED.search(question.normal):
        whole_ones = abs(reached.amount - wanted.to_integral_value(ROUND_CEILING))
        counted = f"{whole.text} × {aim} ÷ 100 = {exact} · {apart}"
        answer = computed(turn, [reached], "difference", counted, format_number(whole_ones), reached.unit)
    else:
        answer = computed(turn, [reached], "difference", points, _plain(abs(percent - goal)), POINTS)
    turn.note("compute", f"against a goal of {aim}%")
    return replace(answer, reason="over_the_goal" if over else "short_of_the_goal")


def _plain(number: Decimal) -> str:
    """Without zeros that say nothing: 85.00 − 80 is 5."""
    return f"{number.normalize():f}"


_ASKS_FOR_ONE = re.compile(
    r"(?<!กลุ่ม)(?<!ตาม)(?<!เกิน)(?<!ถึง)(?<!เข้า)(?<!พลาด)(?<!ผ่าน)(?<!หลุด)เป้า(?:หมาย)?(?!ชีวิต|อาชีพ|ราง)"
    r"|\b(?:what|which) (?:was|is|were) the (?:target|goal)"
)


def goal_untold(turn: Turn) -> Answer | None:
    """ "เป้าหมายเดิมตั้งไว้กี่เปอร์เซ็นต์", "เป้าจริงๆ กำหนดไว้เท่าไร": the report tells what was reached, and no goals."""
    question = turn.question
    said = _ASKS_FOR_ONE.search(question.normal) if question.asks_number and not question.numbers else None
    if said is None or turn.aspect or question.section("operation"):
        return None
    token = next((t for t in question.tokens if said.group() in t.text and not t.concepts), None)
    return not_found(turn, "lack.forecast", token) if token is not None else None


def _without_the_goal(turn: Turn) -> Turn:
    """The question less the goal: its number, and what calls it one."""
    tokens = turn.question.tokens
    goal = {n for n, t in enumerate(tokens) if t.number}
    goal |= {n + 1 for n in goal if n + 1 < len(tokens) and "ask.percent" in tokens[n + 1].cues}
    goal |= {n - 1 for n in goal if n and "ask.percent" in tokens[n - 1].cues}
    kept = (t for n, t in enumerate(tokens) if n not in goal and not _AIMED.search(t.text))
    rest = tuple(t for t in kept if t.cues and not any(c.startswith(("lack.", "operation.")) for c in t.cues))
    return Turn(replace(turn.question, tokens=rest), turn.context, turn.catalogue)
