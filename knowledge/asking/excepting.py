"""What a question says it does not mean, left out of it."""

from __future__ import annotations

from dataclasses import replace

from knowledge.asking.parts import is_content
from knowledge.asking.question import Question
from knowledge.asking.spotting import Token


def excepted(question: Question) -> Question:
    """Without what the question says it does not mean: "ไม่ใช่ผู้ติดตามนะ", "ไม่นับไลน์ คนตามรวมกี่คน"."""
    for place, token in reversed(list(enumerate(question.tokens))):
        if "follow.except" in token.cues:
            question = _less_exception(question, place)
    return question


def _less_exception(question: Question, at: int) -> Question:
    end = _end_of_exception(question.tokens, at)
    before = question.tokens[:at]
    if sum(is_content(t) for t in question.tokens) < 2:
        return question
    left_out = [t for t in question.tokens[at + 1 : end] if t.concepts or "operation.total" in t.cues]
    if not left_out and not question.tokens[at].text.startswith("ไม่ใช่"):
        left_out = [t for t in before if t.part == question.tokens[at].part and t.concepts]
    if not any(is_content(t) for t in question.tokens if t not in left_out):
        left_out = left_out[:1]  # "ไม่นับไลน์คนตามรวมกี่คน": nothing else would be asked of
    concepts = question.left_out.union(*(t.concepts for t in left_out))
    return replace(question, tokens=tuple(t for t in question.tokens if t not in left_out), left_out=concepts)


MOST_EXCEPTED = 4  # words that an exception runs over


def _end_of_exception(tokens: tuple[Token, ...], at: int) -> int:
    """It ends with its part of the question, once something is named, and before what is asked."""
    end = at + 1
    while end < len(tokens) and end - at <= MOST_EXCEPTED:
        if any(c.startswith("ask.") and c != "ask.number" for c in tokens[end].cues) and not _is_noun(tokens[end]):
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
