"""After "PLC ย่อมาจากอะไร": "แล้ว HCEC ล่ะ" asks what that one is, and "มีสื่อกี่ชิ้น" counts what was just explained."""

from __future__ import annotations

import re

from knowledge.asking.answer import Context
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.parts import COUNTING
from knowledge.asking.question import Question, read_question

_NEXT = re.compile(
    r"^(?P<then>แล้ว|และ|ส่วน|งั้น|กับ|and|what about|how about)?\s*(?:ตัว|คำว่า|คำ)?\s?(?P<name>\S.{0,26}?)\s*"
    r"(?P<what>ล่ะ|ละ|หล่ะ|ล่า)?(?:ครับ|คับ|คะ|ค่ะ|นะ|จ๊ะ|อะ|อ่ะ|\s)*[?\s]*$",
    re.IGNORECASE,
)
_IN_FULL = re.compile(
    r"\s*(?:ชื่อ|คำ|ตัว)?เต็ม(?:\s?ๆ)?\s?(?:ว่า|คือ|เป็น|อ่านว่า|มาจาก)?(?:อะไร|ไร|ยังไง|ไง)?\s?(?=[?\s]*$|ล่ะ|ครับ|ค่ะ|คะ)"
)
_COUNTS = re.compile(r"^(?:แล้ว|และ|ใน(?:นั้น|นี้)|มัน|ตอนนี้|\s)*(?:มี|ได้|ใช้|รวม|เข้าร่วม)\S*\s?\S{0,12}กี่\s?\S{1,12}$")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_ASKING = ("ask", "aspect", "operation", "meta", "lack", "absent", "depth", "amount")
LONGEST = 40  # letters of such a message


def defined_next(text: str, context: Context, catalogue: Catalogue) -> str:
    """The message in full where the one before it asked what a thing is, and this one leaves that out."""
    before = context.pending or context.question
    if not before or len(text) > LONGEST or context.choices:
        return text
    earlier = read_question(before, catalogue.lexicon)
    name = _name_explained(earlier)
    if not name:
        return text
    said = _IN_FULL.sub("", text.strip())
    question = read_question(said, catalogue.lexicon)
    asks = any(map(question.section, _ASKING))
    found = None if asks else _NEXT.match(said)
    if found and (found["then"] or found["what"]) and _names_one(question, name, catalogue):
        define = "".join(t.text for t in earlier.tokens if "ask.define" in t.cues)
        return f"{found['name']} {define}"
    titles = frozenset[str]().union(*catalogue.titled.values())
    of_it = _LATIN.search(name) and _COUNTS.match(said) and titles.isdisjoint(question.cues)
    return f"{name} {said}" if of_it and not question.has("follow.same") else text


def _name_explained(earlier: Question) -> str:
    """The one thing of which it was asked what it is; "" where anything else was asked."""
    if not earlier.has("ask.define") or earlier.has(*COUNTING) or earlier.section("aspect") or earlier.numbers:
        return ""
    named = [t.text for t in earlier.naming] or [
        t.text for t in earlier.tokens if _LATIN.search(t.text) and (not t.cues or "meta.policies" in t.cues)
    ]
    return named[0] if len(named) == 1 else ""


def _names_one(question: Question, before: str, catalogue: Catalogue) -> bool:
    """Whether only one other thing is named: a short name, or any where a short name was explained."""
    named = question.content
    if len(named) != 1 or named[0].text == before or question.numbers:
        return False
    short = {form.rstrip(".") for term in catalogue.words.glossary for form in term.forms}
    if catalogue.words.actors.issuperset(named[0].concepts) and named[0].concepts and named[0].text not in short:
        return False  # "แล้วครูล่ะ"
    return any(_LATIN.search(name) or name.rstrip(".") in short for name in (before, named[0].text))
