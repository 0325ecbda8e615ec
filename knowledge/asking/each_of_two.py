"""One thing asked of two that different records tell: "เขตผ่าน ITA กับโรงเรียนสีเขียว กี่เปอร์เซ็นต์กันบ้าง".

Each of the two is asked alone, with what is asked of both. A name that holds a joining word itself, "ครูและบุคลากร", is
no two things: what is asked of one part of it then finds nothing, or the same record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.asking.answer import Answer
from knowledge.asking.turn import Turn

_PERCENT = r"(?:ร้อยละ|เปอร์เซ็นต์|เปอร์เซ็น|เปอร์เซนต์|%)"
_MUCH = r"(?:เท่าไร|เท่าไหร่|เท่าใด)"
_POLITE = r"(?:\s?(?:กัน|บ้าง|คะ|ค่ะ|ครับ|คับ|อะ|อ่ะ|นะ|หน่อย|ล่ะ))*\s?\??\s*"
_EACH = r"(?:(?:อย่าง|ตัว|อัน|เรื่อง|ฝ่าย)ละ|แต่ละ(?:อย่าง|ตัว|อัน|เรื่อง)|ทั้งคู่|ทั้งสอง(?:อย่าง|ตัว|เรื่อง)?)"
_AND = r"\s?(?:กับ|และ|แล้วก็|,|/)\s?"
_SHAPES = (
    re.compile(
        rf"(?P<one>\S.*?){_AND}(?P<other>\S.*?)\s?{_EACH}?\s?(?:ได้|มี|อยู่ที่|คิดเป็น|เป็น|ตัวเลข|ผล)?\s?"
        rf"(?P<asked>{_PERCENT}\s?{_MUCH}|กี่\s?{_PERCENT}|{_MUCH}|กี่[^\s\d]{{2,8}}?){_POLITE}"
    ),
    re.compile(
        rf"(?:ขอ|อยากได้|อยากรู้|อยากทราบ|ขอทราบ)?(?:ดู|ทราบ)?\s?(?P<asked>{_PERCENT}|จำนวน|ยอด|ตัวเลข)\s?(?:ของ)?\s?(?P<one>\S.*?){_AND}(?P<other>\S.*?){_POLITE}"
    ),
    re.compile(
        rf"(?P<one>\S.*?)\s?(?P<asked>กี่\s?{_PERCENT}|{_PERCENT}\s?{_MUCH})\s(?:แล้ว|ส่วน)(?P<other>\S.*?)\s?(?:ล่ะ|ละ|หละ){_POLITE}"
    ),
)
_RECKONED = (
    "operation.difference",
    "operation.ratio",
    "operation.sum",
    "operation.average",
    "operation.remaining",
    "operation.change",
    "operation.highest",
    "operation.lowest",
    "operation.ranking",
    "follow.same",
    "follow.except",
    "ask.which",
    "ask.why",
    "ask.yes_no",
)
_SAYS_MORE = re.compile(r"เทียบ|ต่อ(?=\S)|ของทั้งหมด|จากทั้งหมด|ระหว่าง|พร้อม|ร่วม|เท่าของ|หาร|ลบ|บวก|คูณ|กว่า")
_JOINS = re.compile(r"\S(?:กับ|และ)\S")
IN_PERCENT = " กี่เปอร์เซ็นต์"
LONGEST = 120  # letters
SHORTEST = 4  # letters of what one is


def asked_of_two(turn: Turn, whole: Answer) -> Iterator[tuple[str, str]]:
    """The same asked of the one and of the other, for each way to take the message."""
    if whole.reason == "at_once" or (whole.outcome == "answer" and whole.main > 1 and not whole.computation):
        return  # those who did both; or several are told already
    text = turn.question.normal.strip()
    if len(text) > LONGEST or turn.question.has(*_RECKONED) or turn.question.numbers or _SAYS_MORE.search(text):
        return
    if any(t.concepts and _JOINS.search(t.text) for t in turn.question.tokens):
        return  # "เกณฑ์คุณธรรมและความโปร่งใส"
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        if found is None or min(len(found["one"]), len(found["other"])) < SHORTEST:
            continue
        asked = _of_one(found["asked"])
        if asked.startswith(" กี่") and asked != IN_PERCENT and not _begins_with_who(turn, found["other"]):
            continue  # "เซ็นสัญญากับธนาคารกี่แห่ง"
        yield found["one"] + asked, found["other"] + asked


def _begins_with_who(turn: Turn, other: str) -> bool:
    actors = turn.catalogue.words.actors
    return any(other.startswith(t.text) and not actors.isdisjoint(t.concepts) for t in turn.question.tokens)


def _of_one(asked: str) -> str:
    if re.search(_PERCENT, asked):
        return IN_PERCENT
    return f" {asked}" if asked.startswith("กี่") else " มีจำนวนเท่าไร"


def told_apart(turn: Turn, whole: Answer, first: Answer, second: Answer) -> bool:
    """Whether each of the two is told by a figure of its own, which the answer to the whole does not tell."""
    if any(a.outcome != "answer" or a.computation or a.left_out or a.main != 1 or not a.facts for a in (first, second)):
        return False
    one, other = (turn.catalogue.values.get(a.facts[0].indicator) for a in (first, second))
    if one is None or other is None or one is other or one.indicator.place == other.indicator.place:
        return False
    if whole.outcome != "answer" or whole.computation:
        return True
    told = {fact.indicator for fact in whole.facts[: whole.main]}
    return not {one.indicator.id, other.indicator.id} <= told
