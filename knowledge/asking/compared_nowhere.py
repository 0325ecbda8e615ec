"""What is set against something that the report does not tell apart or does not hold: another body, or kinds.

"สูงกว่ากรมอื่นมั้ย", "สพม. กับ สพป. ใครได้มากกว่า": there are figures for one side, or for neither, and whatever else has
such names is none of what is compared.
"""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

_SET_AGAINST = (
    r"(?:กว่า|เท่า(?:กับ)?|พอ\s?ๆ\s?กับ|พอกันกับ|แพ้|ชนะ|สู้|เทียบ(?:กับ)?|เปรียบเทียบกับ|ต่างจาก|ต่างกับ|ห่างจาก|นำหน้า|ตามหลัง|เหนือ|ด้อยกว่า)"
    r"(?:ของ|กับ|พวก|ทาง|ฝั่ง|ที่|เด็ก|ครู|โรงเรียน|หน่วยงาน|สังกัด|กรม(?:การ)?|สำนักงาน|วิทยาลัย|เขต|\s)*"
)
_ANOTHER = (
    r"(?:(?:กรม|กระทรวง|ทบวง|หน่วยงาน|ส่วนราชการ|สังกัด|องค์กร|ประเทศ|ชาติ|บ้าน|องค์การ)(?:การศึกษา|รัฐ|ราชการ)?\s?(?:อื่น|อืน|เพื่อนบ้าน|ข้างๆ)"
    r"|อาชีวะ|อาชีวศึกษา|สอศ|สช\.?(?![ก-๙])|เอกชน|อปท|ท้องถิ่น|เทศบาล|กทม|กศน|สกร|สาธิต|อุดม|มหาวิทยาลัย|มหาลัย"
    r"|ต่างประเทศ|เมืองนอก|อาเซียน|สิงคโปร์|เวียดนาม|มาเลเซีย|ฟินแลนด์|ญี่ปุ่น|เกาหลี|จีน|ค่าเฉลี่ยโลก|สากล)"
)
_OTHERS = re.compile(
    rf"{_SET_AGAINST}{_ANOTHER}"
    r"|\b(?:than|against|to|with|beat|beats|versus|vs)\b (?:the |any |those of )?"
    r"(?:other (?:ministr|department|agenc|countr|bod|organi)|private school|vocational|universit"
    r"|abroad|singapore|vietnam|asean)",
    re.IGNORECASE,
)


def compared_nowhere(turn: Turn) -> Answer | None:
    """An honest no to a comparison of which the report does not hold a side; None where it may hold both."""
    if _OTHERS.search(turn.question.normal) and not turn.question.asks_whether_told:
        return not_found(turn, "others")
    if kind := _kinds_only_listed(turn):
        return not_found(turn, "apart", kind)
    return not_found(turn, "lack.per_kind") if _who_of_those_told(turn) else None


def _kinds_only_listed(turn: Turn) -> Token | None:
    """ "ครูกลุ่มแดงมากกว่ากลุ่มเหลืองเท่าไหร่": the one figure that has such groups counts how many groups there are."""
    question, words = turn.question, turn.catalogue.words
    best = next(iter(turn.figures), None)
    if best is None or not question.has("operation.difference") or question.unit == best.figure.unit:
        return None
    said = [t for t in question.naming if len(t.concepts) == 1 and best.figure.spoken.issuperset(t.concepts)]
    kinds = [
        t for t in said if t.text.removeprefix("สี") in best.figure.indicator.label and t.concepts[0] not in words.actors
    ]
    told = [f for f in turn.catalogue.values.values() for t in kinds if f.naming.intersection(t.concepts)]
    alone = all(f is best.figure for f in told)
    return kinds[0] if len({t.concepts for t in kinds}) > 1 and alone and best.figure.unit == "group" else None


_WHO_MORE = re.compile(
    r"(?:ใคร|ฝ่ายไหน|ฝั่งไหน|กลุ่มไหน|อันไหน|ที่ไหน|ระดับไหน|พวกไหน|ไหน|ใด)\s?(?:จะ|ที่)?\s?\S{0,14}?กว่า"
    r"|\bwho\b.{0,20}\b(?:more|better|higher|less|fewer|lower)\b"
)


def _who_of_those_told(turn: Turn) -> bool:
    """ "ประถมกับมัธยมใครได้มากกว่า" after a figure: two kinds and nothing else, which none of its policy is of."""
    question, words = turn.question, turn.catalogue.words
    if not turn.follows or turn.last_figure is None or turn.aspect or not _WHO_MORE.search(question.normal):
        return False
    kinds = frozenset().union(*words.kinds)
    said = [frozenset(t.concepts) for t in question.naming]
    whom = [concepts & (kinds | words.actors) for concepts in said]
    if len(said) != 2 or not all(whom) or question.numbers:
        return False
    own = (f for f in turn.catalogue.figures if f.indicator.policy == turn.last_figure.indicator.policy)
    named = frozenset().union(*(f.naming for f in own))
    told_apart = [concepts & kinds for concepts in said if concepts & kinds]
    return bool(told_apart) and all(named.isdisjoint(kind) for kind in told_apart)
