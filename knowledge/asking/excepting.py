"""What a question says it does not mean, left out of it."""

from __future__ import annotations

from dataclasses import replace

from knowledge.asking.parts import is_content
from knowledge.asking.question import Question
from knowledge.asking.spotting import Token


def excepted(question: Question) -> Question:
    """Without what the question says it does not mean: "ไม่ใช่ผู้ติดตามนะ", "ไม่นับไลน์ คนตามรวมกี่คน"."""
    question = _taken_out(question)
    for place, token in reversed(list(enumerate(question.tokens))):
        if "follow.except" in token.cues:
            question = _less_exception(question, place)
    return question


_TAKING = frozenset({"ตัด", "เอา", "ดึง", "คัด", "แยก", "เขี่ย"})
_OUT = frozenset({"ออก", "ออกไป", "ออกก่อน", "ออกไปก่อน", "ออกหมด", "ทิ้ง"})
MOST_TAKEN_OUT = 6  # words between these and "ออก"


def _taken_out(question: Question) -> Question:
    """ "ตัดไลน์ออก คนตามรวมกี่คน": what is taken out is excepted."""
    tokens = question.tokens
    for place, token in enumerate(tokens):
        if token.text not in _TAKING or token.cues:
            continue
        rest = tokens[place + 1 : place + 2 + MOST_TAKEN_OUT]
        out = next((n for n, t in enumerate(rest) if t.text in _OUT and t.part == token.part), 0)
        if [t.text for t in tokens[place + 2 + out : place + 3 + out]] in (["มา"], ["จาก"], ["เป็น"]):
            continue  # "คัดโรงเรียนคุณภาพออกมา"
        if out and not any(c.startswith("ask.") for t in rest[:out] for c in t.cues):
            excepting = token._replace(cues=("follow.except",), filler=True)
            return replace(question, tokens=(*tokens[:place], excepting, *rest[:out], *tokens[place + 2 + out :]))
    return question


_BESIDES = ("นอก", "besides", "aside from")


def _less_exception(question: Question, at: int) -> Question:
    end = _end_of_exception(question.tokens, at)
    before = question.tokens[:at]
    if question.tokens[at].text.startswith(_BESIDES) and not _names_what_is_known(question, at, end):
        return question
    ranks = question.has("operation.highest", "operation.lowest", "operation.ranking", "operation.full_marks")
    if sum(is_content(t) for t in question.tokens) < 2 and not ranks:
        return replace(question, excepted=frozenset(c for t in question.tokens[at + 1 : end] for c in t.concepts))
    left_out = [t for t in question.tokens[at + 1 : end] if t.concepts or "operation.total" in t.cues]
    if not left_out and not question.tokens[at].text.startswith("ไม่ใช่"):
        left_out = [t for t in before if t.part == question.tokens[at].part and t.concepts]
    if not ranks and not any(is_content(t) for t in question.tokens if t not in left_out):
        left_out = left_out[:1]  # "ไม่นับไลน์คนตามรวมกี่คน": nothing else would be asked of
    concepts = question.left_out.union(*(t.concepts for t in left_out))
    except_only = question.tokens[at]._replace(cues=("follow.except",)) if left_out or ranks else question.tokens[at]
    kept = (except_only if n == at else t for n, t in enumerate(question.tokens) if t not in left_out)
    return replace(question, tokens=tuple(kept), left_out=concepts)


def _names_what_is_known(question: Question, at: int, end: int) -> bool:
    """Whether "นอกจาก…" names the thing that is known already: not "นอกจากนี้", "นอกจากที่ได้ 100%"."""
    known = question.tokens[at + 1 : end]
    return any(t.concepts for t in known) and not any("follow.same" in t.cues for t in known)


MOST_EXCEPTED = 4  # words that an exception runs over


def _end_of_exception(tokens: tuple[Token, ...], at: int) -> int:
    """It ends with its part of the question, once something is named, and before what is asked."""
    end = at + 1
    while end < len(tokens) and end - at <= MOST_EXCEPTED:
        if any(c.startswith("ask.") and c != "ask.number" for c in tokens[end].cues) and not _is_noun(tokens[end]):
            break
        named = any(t.concepts for t in tokens[at + 1 : end])
        if named and (tokens[end].text == "แล้ว" or any(c.startswith("aspect.") for c in tokens[end].cues)):
            break
        parted = tokens[end].part != tokens[at].part and tokens[end - 1].text not in _GOING_ON
        if parted and any(is_content(t) for t in tokens[at + 1 : end]):
            break
        end += 1
    return end


_GOING_ON = frozenset(
    {"ที่", "ของ", "โดย", "จาก", "ใน", "ซึ่ง", "สพฐ"}
)  # what follows still tells what is meant: "ที่ สพฐ. นำเสนอ"


def _is_noun(token: Token) -> bool:
    """ "not the number of posts": no question word there."""
    return token.text.startswith(("number", "amount", "total number", "count"))
