"""What others say, and is asked to be true: "เห็นแชร์ว่าเพจ สพฐ. โดนแฮก จริงปะ".

It is borne out only by a record that tells all that is said. One that tells of the same thing, and of nothing that is
said of it, answers nothing: it would be taken for a yes. Nor does any result tell what is yet to come.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import Item
from knowledge.asking.lexicon import said_of_anything
from knowledge.asking.parts import is_content
from knowledge.asking.picking import says
from knowledge.asking.question import Question
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn
from knowledge.thai import normalise

_TOLD = r"(?:ลือ|แชร์|บอก|พูด|เม้า(?:ท์|มอย)?|เมาท์|โพสต์?|เล่า|นินทา|คุย|บ่น|อ้าง|เถียง|ส่งต่อ|เขียน)"
_OPENS = re.compile(
    r"^\s*(?:เอ๊ะ|เอ|แล้ว|พอดี|นี่|คือ|ตกลง|สรุป)*\s?(?=\S*(?:ยินว่า|ยินมา|ข่าว|ลือ|ทราบ|เห็น|คน|เขา|เค้า|เพื่อน|ใคร|เพจ|โพสต|แชร์|ไลน์|เฟซ|โซเชียล|เน็ต|กลุ่ม))"
    r"(?:(?:เคย|เพิ่ง|พึ่ง)?(?:ได้ยิน|ได้ข่าว|ได้อ่าน|เห็น|มี|ทราบ|รู้|อ่าน|เจอ|ตาม|ใน|จาก|ทาง|บน)*(?:มา|จาก|ใน|ที่|ทาง|บน)*\s?"
    r"(?:เขา|เค้า|คน(?:อื่น|เขา|เค้า)?|ใคร(?:ๆ|ต่อใคร)?|เพื่อน\S{0,6}?|ชาวบ้าน|กระแส|ข่าว(?:ลือ)?|เพจ\S{0,8}?|โพสต์?|ไลน์(?:กลุ่ม)?|กลุ่ม\S{0,8}?|โซเชียล|เฟซ\S{0,5}?|เน็ต)?\s?"
    rf"{_TOLD}?(?:ๆ|กัน|มา|ต่อ|ไป|ให้ฟัง)*\s?ว่า(?:กันว่า)?|(?:ได้|มี)ข่าว(?:ลือ)?(?:มา)?|ข่าวลือ(?:เรื่อง)?)\s?"
)
_BY_NAME = re.compile(r"คน|เพจ|ไลน์|เฟซ|กลุ่ม|โพส|แชร์|โซเชียล|เน็ต|ลือ")  # who may be taken for whom it is said of
_IF_TRUE = re.compile(
    r"(?:(?:เรื่อง|ข่าว|มัน|เป็น|อัน)?(?:นี้|นั้น)?\s?(?:มี)?จริง(?:ๆ)?|ใช่|ชัวร์|แน่)\s?"
    r"(?:ไหม|มั้ย|มั๊ย|ไม๊|มะ|ปะ|ป่ะ|ป่าว|เปล่า|เป่า|(?:หรือ|รึ)(?:เปล่า|ป่าว|ไม่|มั่ว|หลอก|ยัง)?|เหรอ|หรอ|ดิ|แค่ไหน)"
    r"(?:ครับ|คับ|คะ|ค่ะ|จ๊ะ|นะ|น่ะ|เนี่ย|อะ|อ่ะ|กัน|[\s?!.])*$"
    r"|(?:ข้อ)?เท็จจริง\S{0,6}?(?:ยังไง|อย่างไร|ไง|แค่ไหน)"
)
_OTHERWISE_ASKED = (
    "ask.what",
    "ask.how_many",
    "ask.how_much",
    "ask.which",
    "ask.who",
    "ask.where",
    "ask.when",
    "ask.why",
)
_FATE = frozenset({"operation.lost"})  # "ข้อมูลหลุด": cues of no record that still say something
_RESULTS = ("figures", "analysis", "summary")
_THEREFORE = frozenset({"เลย", "ก็เลย", "จน", "จนต้อง", "ทำให้"})  # what came of it, they say
_TO_COME = "จะ"
_WOULD = ("สามารถ", "ได้", "ช่วย", "ทำให้", "เป็น", "มี")  # "จะได้", "จะช่วยให้": of what is, as well


def is_hearsay(question: Question) -> bool:
    """Whether it tells what others say, and asks no more than whether it is so."""
    typed = normalise(question.typed)
    told = _OPENS.match(typed)
    if told is None or question.has(*_OTHERWISE_ASKED, "ask.mentioned"):
        return False
    return _IF_TRUE.search(typed, told.end()) is not None


def without_who_says_it(text: str) -> str:
    """The message less the words that it is said by others, where it is asked whether it is so.

    >>> without_who_says_it("มีคนบอกว่าช่องยูทูบโดนปิด จริงปะ"), without_who_says_it("มีคนบอกว่าช่องยูทูบมีกี่ตอน")
    ('ช่องยูทูบโดนปิด จริงปะ', 'มีคนบอกว่าช่องยูทูบมีกี่ตอน')
    """
    told = _OPENS.match(text)
    if told is None or not _BY_NAME.search(told.group()) or not _IF_TRUE.search(text, told.end()):
        return text
    return text[told.end() :]


def not_borne_out(turn: Turn, answer: Answer) -> Answer | None:
    """An honest no in place of a record that tells of the thing, and not what others say of it."""
    if answer.outcome != "answer" or answer.computation or not is_hearsay(turn.question):
        return None
    if answer.aspect in _RESULTS and (coming := _to_come(turn.question)):
        return not_found(turn, "lack.forecast", coming)
    strange = _said_beside(turn, answer)
    return not_found(turn, "unspoken", strange) if strange else None


def _said_beside(turn: Turn, answer: Answer) -> Token | None:
    """What is said of a thing that a record tells of, and the record does not say."""
    records, begun = _records(turn, answer), False
    tokens = turn.question.tokens
    doubled = {t.start for t, after in pairwise(tokens) if after.text == "ๆ"}  # "คอมฉลาดๆ": what it is like
    for token in takewhile(lambda t: t.text not in _THEREFORE, tokens):
        if "meta.report_name" in token.cues or _is_told(turn, token, records, answer):
            begun = True
        elif begun and token.start not in doubled and _says_something(token):
            return token
    return None


def _to_come(question: Question) -> Token | None:
    """ "โรงเรียนเล็กจะโดนปิดหมด": what is said to come, of which something is told."""
    pairs = pairwise(question.tokens)
    return next((then for now, then in pairs if now.text == _TO_COME and not then.text.startswith(_WOULD)), None)


def _records(turn: Turn, answer: Answer) -> list[Item]:
    """The items that an answer tells of, those that its figures stand in among them."""
    values = turn.catalogue.values
    facts = (fact.indicator for part in (answer, *answer.parts) for fact in part.facts)
    places = {values[i].indicator.place for i in facts if i in values}
    places |= {passage.place for part in (answer, *answer.parts) for passage in part.passages}
    return [item for item in turn.catalogue.items if item.passage.place in places]


def _says_something(token: Token) -> bool:
    named = is_content(token) or not _FATE.isdisjoint(token.cues)
    counted = bool(token.number) or any(cue.startswith("unit.") for cue in token.cues)
    return named and not counted and token.text not in said_of_anything() and not token.text.startswith("ไม่")


def _is_told(turn: Turn, token: Token, told: list[Item], answer: Answer) -> bool:
    """Whether a record says it, or it only says whom and what policy the record is of."""
    words = turn.catalogue.words
    common = words.actors.union(*(turn.catalogue.called[p] for p in answer.policies))
    if not common.isdisjoint(token.concepts) or any(says(item, token) for item in told):
        return True
    return any(
        not turn.catalogue.values[f.indicator].spoken.isdisjoint(token.cues)
        for f in answer.facts
        if f.indicator in turn.catalogue.values
    )
