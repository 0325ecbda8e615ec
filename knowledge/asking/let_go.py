"""What was told is let go of for something else: "ช่างยูทูบเถอะ เอาเฟซบุ๊ก", "ไม่เอาสองอันนี้ ขอของคนบรรจุใหม่แทน"."""

from __future__ import annotations

import re

from knowledge.asking.answer import Context
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.question import Question, read_question

_POLITE = r"(?:ละ|แล้ว|ก่อน|นะ|ครับ|คับ|ค่ะ|คะ|จ้า|จ้ะ|\s)*"
_SOUND = (
    r"(?:(?:อุ๊ย|อุ้ย|เอ้ย|เอ๊ย|เฮ้ย|อ๊ะ|โอ๊ะ|อ้าว|เอ้า|เดี๋ยว|เดี๋ยวนะ|เปล่า|ขอโทษ|ขอโทษที|โทษที|โทษๆ|ขออภัย)ๆ?"
    r"(?:ครับ|คับ|ค่ะ|คะ|นะ)?[\s,]+)*"
)
_WANTS = (
    r"(?:จริงๆ(?:แล้ว)?\s?|ที่จริง\s?)?(?:ผม|หนู|เรา|ฉัน)?\s?"
    r"(?:(?:ตั้งใจ|กะ|ว่า)?\s?(?:จะ)?(?:ขอ|อยาก)?ถาม(?:ถึง|หา)?|(?:ตั้งใจ|กะ|ว่า)?จะ(?:เอา|ดู)|อยาก(?:รู้|ทราบ|ได้|ดู)|ต้องการ|หมายถึง|เปลี่ยนเป็น|เอา|ขอ(?:ดู)?)"
    r"(?!แค่|เฉพาะ|แต่)(?:เป็น)?\s?(?:เรื่อง)?(?:ของ)?\s?(?=\S)"
)
_LET_GO = re.compile(  # whatever is asked then: "ช่างหนี้ครูเถอะ โรงเรียนขนาดเล็กมีกี่แห่ง"
    rf"^{_SOUND}(?:ช่าง\S{{0,30}}?\s?(?:มัน)?เถอะ|\S{{2,30}}?\s?ช่าง(?:มัน|เถอะ)+|ลืม\S{{2,30}}?ไป(?:เถอะ|เลย|ก่อน))"
    rf"{_POLITE}\s(?:{_WANTS})?(?=\S)"
)
_NOT_THIS = re.compile(  # only where it says what it wants: "ไม่นับไลน์ คนตามรวมกี่คน" leaves a part out
    rf"^{_SOUND}(?:(?:พิมพ์|ถาม|พูด)?ผิด(?:เรื่อง|อัน)?|\S{{2,30}}?ไม่เอา|ไม่(?:เอา|ใช่|ได้(?:ตั้งใจ)?(?:จะ)?ถาม)\S{{0,40}}?){_POLITE}\s{_WANTS}"
)
_RATHER = re.compile(  # "เอาครูแนะแนวดีกว่า กี่คน" sets nothing against another; "โทษที ตั้งใจจะถามหนี้ครู"
    rf"^{_SOUND}(?:(?:งั้น)?{_WANTS}(?=\S{{2,60}}?ดีกว่า(?:\s|$))|(?=(?:จริงๆ(?:แล้ว)?\s?|ที่จริง\s?)?(?:ตั้งใจ|กะ|ว่า)\s?จะถาม){_WANTS})"
)
_BUT_THIS = re.compile(rf"^{_SOUND}ไม่(?:ใช่|เอา){_POLITE}\s(?=\S{{2,40}}?(?:ต่างหาก|ตะหาก)(?:\s|ครับ|คับ|ค่ะ|คะ|$))")
_INSTEAD = re.compile(r"(?<=\S)\s?(?:แทน|ดีกว่า|ต่างหาก|ตะหาก)(?:ครับ|คับ|ค่ะ|คะ|นะ|ละ|ล่ะ|จ้า)*(?=\s|$)")
_ASIDE = frozenset({"ask.tell", "ask.define"})


def let_go(text: str, context: Context, catalogue: Catalogue) -> str:
    """In a conversation, only what is asked for instead of what was told; as "… ล่ะ" where it only names that."""
    said = text.strip()
    if not (context.policies or context.listed):
        return text
    sign = _LET_GO.match(said) or _NOT_THIS.match(said) or _RATHER.match(said) or _BUT_THIS.match(said)
    if sign is None or (context.pending and "หมายถึง" in sign.group()):
        return text  # after a question back, the question stands
    rest = _INSTEAD.sub("", said[sign.end() :]).strip()
    question = read_question(rest, catalogue.lexicon)
    if not _names_another(question, catalogue) or question.section("operation"):
        return text
    return rest if _asks(question) else f"{rest}ล่ะ"


def _names_another(question: Question, catalogue: Catalogue) -> bool:
    """Whether it names what is asked of, and not only in what it is counted: "ไม่เอาร้อยละ ขอเป็นคน"."""
    return any(not catalogue.words.actors.issuperset(t.concepts) for t in question.naming)


def _asks(question: Question) -> bool:
    asking = (c for t in question.tokens for c in t.cues if c.startswith(("ask.", "aspect.", "follow.and_then")))
    return any(cue not in _ASIDE for cue in asking)
