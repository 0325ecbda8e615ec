"""A district called by its name, of whose parts the lexicon may know some: "อำเภอด่านซ้าย" is no obstacle."""

from __future__ import annotations

from dataclasses import replace

from knowledge.asking.question import Question
from knowledge.asking.spotting import Token

_KINDS = frozenset({"อำเภอ", "ตำบล"})
_NO_NAME = frozenset(  # what may stand after them otherwise
    {
        *("มี", "คือ", "ได้", "ที่", "ของ", "ใน", "จะ", "ก็", "ยัง", "ไม่", "แล้ว", "เป็น"),
        *("อยู่", "ต้อง", "และ", "กับ", "หรือ", "นี้", "นั้น", "ผม", "เรา", "หนู", "ฉัน", "เขา"),
        *("เดียว", "อื่น", "อื่นๆ", "ต่างๆ", "ใหญ่", "เล็ก", "ไกล", "หนึ่ง", "ละ", "จาก", "ให้", "โดย"),
        *("ว่า", "ถ้า", "ไป", "มา", "ทำ", "ครู", "เด็ก", "โรงเรียน", "ๆ"),
    }
)


def with_districts(question: Question) -> Question:
    """The question with each such name as one token, which names a place and nothing else."""
    if not any(t.text in _KINDS for t in question.tokens):
        return question
    tokens, place = list(question.tokens), 0
    while place < len(tokens):
        if tokens[place].text in _KINDS and (end := _end_of_name(tokens, place + 1)) > place + 2:
            name = tokens[place + 1 : end]
            joined = name[0]._replace(text="".join(t.text for t in name), cues=("lack.place",), filler=False)
            tokens[place + 1 : end] = [joined]
        place += 1
    return replace(question, tokens=tuple(tokens)) if len(tokens) < len(question.tokens) else question


def _end_of_name(tokens: list[Token], at: int) -> int:
    """Where the name that begins there ends: after the last word of it that the lexicon lacks; `at` for no name."""
    end = at
    for place in range(at, len(tokens)):
        token, before = tokens[place], tokens[place - 1]
        apart = token.start != before.start + len(before.text) or token.part != before.part
        if apart or token.number or token.text in _NO_NAME or any(c.startswith("ask.") for c in token.cues):
            break
        if _unknown(token):
            end = place + 1
        elif place > end:
            break  # two words of the lexicon in a row are no part of a name
    return end


def _unknown(token: Token) -> bool:
    return not token.cues and not token.filler
