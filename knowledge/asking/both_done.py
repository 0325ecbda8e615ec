"""Those who did both of two things that different policies count: "ในครูที่แก้หนี้ได้ มีกี่คนที่สร้างสื่อดิจิทัลได้".

Each of the two is asked alone, in words of its own. Where one policy counts those who did the one and another policy
those who did the other, no record counts those who did both, and neither number may stand for it. What one policy
tells of both is left to `knowledge.asking.twofold`.
"""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer, Context
from knowledge.asking.catalogue import units_agree
from knowledge.asking.messages import read_message
from knowledge.asking.refusing import not_found
from knowledge.asking.stated import Asked
from knowledge.asking.turn import Turn

_MANY = r"(?P<many>กี่\s?[^\s?]{1,9}?|เท่า(?:ไร|ไหร่|ใด)|จำนวนเท่า(?:ไร|ไหร่|ใด))"
_AND = (
    r"\s?(?:แล้ว(?:ก็)?ยัง|แล้ว(?:ก็|(?=.*ด้วย))|แถม(?:ยัง)?|ทั้งยัง|อีกทั้ง(?:ยัง)?|พร้อมทั้ง"
    r"|และ(?:ก็)?(?:ยัง)?|แต่(?:ก็)?(?:ยัง)?|ด้วย\s(?:ก็)?)\s?"
)
_END = r"(?:\s?(?:ด้วย|พร้อมกัน|ทั้งสองอย่าง|ทั้งคู่|บ้าง))*(?:\s?(?:คะ|ครับ|ค่ะ|อะ|อ่ะ|นะ))*\s?\??"
_WHO = r"(?P<who>[^\s\d]{2,20}?)\s?ที่(?:ทั้ง)?\s?"
_ASKED = rf"\s?(?:มี|รวม|จำนวน|อยู่)?\s?{_MANY}"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?:ใน)?(?:บรรดา|กลุ่ม|จำนวน)?{_WHO}(?P<one>\S.*?)\s?(?:นั้น|นี้)?\s?(?:มี)?\s?{_MANY}\s?(?:ที่|ซึ่ง)\s?(?P<other>\S.*?){_END}",
        rf"(?:มี)?{_WHO}(?P<one>\S.*?){_AND}(?P<other>\S.*?)(?:\s?ด้วย)?{_ASKED}{_END}",
        rf"(?:มี)?(?P<who>[^\s\d]{{2,20}}?)\s?{_MANY}\s?ที่(?:ทั้ง)?\s?(?P<one>\S.*?){_AND}(?P<other>\S.*?){_END}",
    )
)


def both_done(turn: Turn, answer: Answer, ask: Asked) -> Answer | None:
    """An honest no to how many did both; None where no two things are told, or one policy tells of both."""
    if answer.outcome != "answer" or answer.computation is not None or turn.question.asks_twice:
        return None
    if not turn.question.asks_count or turn.question.numbers:
        return None
    text = turn.question.normal.strip()
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        if found and not _tells_both(turn, answer, found) and _counted_apart(turn, found, ask):
            turn.note("both done", f"{found['one']} | {found['other']}")
            return not_found(turn, "at_once")
    return None


def _tells_both(turn: Turn, answer: Answer, found: re.Match[str]) -> bool:
    """Whether the figure that was found names something of the one and of the other."""
    figure = turn.catalogue.values.get(answer.facts[0].indicator) if answer.facts else None
    if figure is None:
        return False
    own = figure.naming - turn.catalogue.generic - turn.catalogue.words.actors
    said = (read_message(found[did], turn.catalogue)[0] for did in ("one", "other"))
    return all(not own.isdisjoint(question.concepts) for question in said)


def _counted_apart(turn: Turn, found: re.Match[str], ask: Asked) -> bool:
    who, one, other = found["who"], found["one"], found["other"]
    actors = turn.catalogue.words.actors
    if not any(not actors.isdisjoint(t.concepts) for t in read_message(who, turn.catalogue)[0].tokens):
        return False
    if any(other.startswith(word) for word in (who, "ครู", "นักเรียน", "เด็ก", "โรงเรียน", "ว่า")):
        return False  # "เด็กที่ได้แนะแนวและครูที่ทำสื่อได้กี่คน": two groups, not one that did both
    (one_asked, first), (other_asked, second) = (
        ask(f"{who}ที่{did}มี{found['many']}", Context())[:2] for did in (one, other.removeprefix("ไม่"))
    )
    if first.outcome == second.outcome == "answer":
        return _of_two_items(turn, first, second)
    told, untold = (first, other_asked) if first.outcome == "answer" else (second, one_asked)
    return len(told.policies) == 1 and untold.named_policy not in (None, *told.policies)


def _of_two_items(turn: Turn, *told: Answer) -> bool:
    """Whether each is told by a figure of its own, in one unit, of two items."""
    if any(a.left_out or a.computation or len(a.policies) != 1 or not a.facts for a in told):
        return False
    first, second = (turn.catalogue.values.get(a.facts[0].indicator) for a in told)
    if first is None or second is None or not units_agree(first.unit, second.unit):
        return False
    return first.indicator.place != second.indicator.place
