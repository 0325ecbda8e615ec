"""What a policy is asked about and the report says nowhere of it: "เรื่องหนี้ครูมีพูดถึง AI ไหม", "แนะแนวเกี่ยวกับติ๊กต็อกยังไง".

Other policies may speak of it; a summary of the one that is named would pass for the answer.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from knowledge.asking.answer import Answer
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

_SPEAKS = (
    r"(?:พูด|กล่าว|เขียน|เอ่ย|ระบุ|บอก|รายงาน|แตะ|อ้าง|เล่า|ลง)\s?(?:ไว้)?\s?(?:ถึง|เรื่อง|ว่า|ไว้)|ว่าไว้"
    r"|เกี่ยว(?:ข้อง)?(?:กับ|กัน|ด้วย|ยังไง|อย่างไร|ไง|ไหม|มั้ย|อะไร)"
)
_ASKED = re.compile(
    rf"(?:{_SPEAKS}).{{0,60}}(?:ไหม|มั้ย|ไม๊|หรือเปล่า|รึเปล่า|ป่าว|ป่ะ|ปะ|หรือไม่|บ้าง|ยังไง|อย่างไร|ว่าไง|ว่าอะไร|อะไร)"
    r"|มี\s?(?:เรื่อง|ประเด็น|ข้อ|พวก)\s?\S{2,30}?\s?(?:ด้วย|อยู่|บ้าง|ไหม|มั้ย|หรือเปล่า|รึเปล่า|ป่าว|ปะ)"
    r"|(?:ผล|งาน)\s?(?:การ)?(?:วิจัย|สำรวจ|ศึกษา)(?=\S*(?:เรื่อง|ด้าน|ของ|เกี่ยว)).{0,40}(?:ว่า|เป็น|พบ|ชี้|อะไร|ยังไง|อย่างไร|ไง)"
    r"|\b(?:mention|talk about|say about|related to|anything about)",
    re.IGNORECASE,
)


def unspoken(turn: Turn) -> Answer | None:
    """An honest no, where nothing printed of the policy that is named speaks of what it is asked about."""
    policy, question = _first_titled(turn), turn.question
    if policy is None or (turn.context.policies and question.has("follow.same")):
        return None  # "ในหัวข้อนี้มีพูดถึงครูโรงเรียนเล็กไม่พอมั้ย"
    if question.asks_number or _ASKED.search(question.normal) is None:
        return None
    if question.section("lack") or question.section("absent") or question.has("ask.which", "ask.who", "follow.except"):
        return None
    named = _named_besides(turn, policy) or _unknown(turn)
    silent = [t for t in named if not _is_said(turn, policy, t)]
    if not silent or len(silent) < len(named):
        return None
    return replace(not_found(turn, "unspoken", silent[0]), policies=(policy,))


def passes_for_it(turn: Turn, answer: Answer) -> Answer | None:
    """The honest no in place of a summary, or of a whole column, of a policy that says nothing of what is named.

    "ธนาคารหน่วยกิตมีติ๊กต็อกไหม", "หนี้ครูทำอะไรเรื่องผู้สูงอายุบ้าง".
    """
    whole = answer.reason == "policy" or (answer.reason == "cell" and len(answer.passages) > 1)
    if answer.outcome != "answer" or not whole or len(answer.policies) != 1 or turn.question.asks_number:
        return None
    policy, question = answer.policies[0], turn.question
    asked = question.has("ask.yes_no", "ask.what", "ask.how") or question.section("aspect")
    at_length = any(not _AT_LENGTH.isdisjoint(t.cues) and not t.text.startswith("เป็น") for t in question.tokens)
    if policy not in turn.named or not asked or at_length:
        return None
    named = _named_besides(turn, policy)
    pairs = pairwise(question.tokens)
    meant = any((t in named and at.text in _IS_OF) or (at in named and t.text == "ใน") for at, t in pairs)
    if not meant or any(_is_said(turn, policy, t) for t in named):
        return None
    return replace(not_found(turn, "unspoken", named[0]), policies=(policy,))


_IS_OF = frozenset({"มี", "ใช้", "ได้", "เรื่อง", "ด้าน", "เกี่ยวกับ"})  # before what it is asked to have
_AT_LENGTH = frozenset({"aspect.summary", "depth.full", "depth.line", "depth.screen", "ask.why"})


def _first_titled(turn: Turn) -> str | None:
    """The policy named by its own name; of two, the one that is named first is asked about the other."""
    titled = turn.catalogue.titled
    if turn.titled_policy is None:
        return None
    first = (p for t in turn.question.tokens for p in turn.named if not titled[p].isdisjoint(t.cues))
    return next(first, turn.titled_policy)


def _named_besides(turn: Turn, policy: str) -> list[Token]:
    """What is named besides the policy itself, those who act in it and what was done."""
    words = turn.catalogue.words
    own = turn.catalogue.called[policy]
    common = turn.catalogue.generic | words.actors | words.verbs | words.years | words.current
    return [t for t in turn.question.naming if own.isdisjoint(t.cues) and not common.issuperset(t.concepts)]


def _unknown(turn: Turn) -> list[Token]:
    """What nothing names, right after what asks whether it is told."""
    plain = [t for t in turn.question.plain_words if not t.text[0].isdigit()]
    return [t for told, t in pairwise(turn.question.tokens) if "ask.mentioned" in told.cues and t in plain]


def _is_said(turn: Turn, policy: str, token: Token) -> bool:
    """Whether an item or a figure of the policy speaks of it, or prints the word."""
    items = [item for item in turn.catalogue.items if item.passage.policy == policy]
    figures = [f for f in turn.catalogue.figures if f.indicator.policy == policy]
    if token.text in turn.catalogue.policies[policy].title.replace(" ", ""):
        return True  # "สร้างความตระหนักป้องกันทุจริต"
    spoken = any(not item.said.isdisjoint(token.cues) for item in items)
    spoken = spoken or any(not (f.spoken | f.naming | f.labelled).isdisjoint(token.cues) for f in figures)
    return spoken or any(token.text in item.text.replace(" ", "").lower() for item in items)
