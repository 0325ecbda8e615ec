"""What is told before something is asked, left out where the part that asks says by itself of what.

"สหกรณ์หักเงินเดือนเหลือไม่ถึงพัน ครูแก้หนี้สำเร็จกี่ราย" asks for those who succeeded, not for those who are left. What may
limit the number stays: a place, a year, a kind, what is said in a noun's words ("เด็กพิการ ได้รับการแนะแนวกี่คน"), and what
names the figure too ("ลงชื่อแล้วไม่ได้เกียรติบัตร อบรมเรื่องเงินกี่ราย").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking.answer import Context
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.finding import find_figures
from knowledge.asking.lexicon import said_of_anything
from knowledge.asking.picking import ACCEPT
from knowledge.asking.question import Question
from knowledge.asking.spotting import Token

_COUNTING = frozenset({"ask.how_many", "ask.how_much", "ask.percent"})
_ASKING = ("ask.", "aspect.")
_ASKING_NOTHING = frozenset({"ask.tell", "ask.number", "ask.mentioned", "ask.yes_no"})
_OF_TWO = ("operation.difference", "operation.sum", "operation.ratio", "operation.compare")
_LIMITING = ("lack.", "absent.", "place.", "follow.except", "follow.only", "follow.same", "meta.")
_CLAUSE = re.compile(
    r"ไม่|ซะ|สัก|เลย|จัง|มาก|ตลอด|บ่อย|ต้อง|เพราะ|แต่|ก็|แล้ว|เบื่อ|โดน|หมด|เอา|อยาก|จน|เหนื่อย|ว่า|เหลือ|ทุกวัน|อีก|ครับ|ค่ะ"
)
LEAST = 3  # tokens of a clause that tells something


def without_what_is_told(question: Question, catalogue: Catalogue) -> Question:
    """The question less the clauses before the part that asks, where that part says by itself of what."""
    asking = [
        t.part for t in question.tokens if any(c.startswith(_ASKING) and c not in _ASKING_NOTHING for c in t.cues)
    ]
    if not asking or not min(asking) or question.asks_twice or question.asks_whether_told or question.has(*_OF_TWO):
        return question
    asked = replace(question, tokens=tuple(t for t in question.tokens if t.part >= min(asking)))
    if not asked.concepts - catalogue.words.actors:
        return question
    opened = any(t.text.startswith(_OPENING) for t in asked.tokens[:2])
    counts = any(not _COUNTING.isdisjoint(t.cues) for t in asked.tokens)
    named = _named_alone(asked, catalogue) if counts else None
    parts = ([t for t in question.tokens if t.part == part] for part in range(min(asking)))
    left_out = {tokens[0].part for tokens in parts if tokens and _only_tells(tokens, named, catalogue, opened)}
    if not left_out:
        return question
    return replace(question, tokens=tuple(t for t in question.tokens if t.part not in left_out))


def _named_alone(asked: Question, catalogue: Catalogue) -> frozenset[str] | None:
    """What is often said of the figure that the part alone asks for; None where it names none clearly."""
    common = catalogue.generic
    if any(map(_is_strange, asked.plain_words)) or not asked.concepts - common:
        return None
    best = next(iter(find_figures(asked, catalogue, Context())), None)
    if best is None or best.score < ACCEPT or any(map(_is_strange, best.unexplained)):
        return None
    return best.figure.spoken


def _is_strange(token: Token) -> bool:
    """Whether a word may name something else, not one that is said of anything: "ฝึก"."""
    return bool(token.cues) or token.text not in said_of_anything()


def _only_tells(
    tokens: Sequence[Token], named: frozenset[str] | None, catalogue: Catalogue, opened: bool = False
) -> bool:
    """Whether a part is a clause that neither limits the figure nor names it; any part, before an `opened` question."""
    if opened and named is not None:
        tokens = [t for t in tokens if t.concepts or t.cues]
    elif len(tokens) < LEAST or not any(_CLAUSE.search(t.text) for t in tokens):
        return False
    if any(t.text in _RELATIVE for t in tokens[:3]):
        return False
    tokens = _without_amounts(tokens) if named is not None else tokens
    if any(t.number for t in tokens):
        return False
    cues = {cue for t in tokens for cue in t.cues}
    if opened and named is not None:
        return not any(cue.startswith(_LIMITING) for cue in cues) and cues.isdisjoint(catalogue.words.years)
    if any(cue.startswith(_LIMITING) for cue in cues) or not cues.isdisjoint(catalogue.words.years):
        return False
    concepts = {c for t in tokens for c in t.concepts} - catalogue.words.actors
    return not concepts if named is None else named.isdisjoint(concepts)


def _without_amounts(tokens: Sequence[Token]) -> Sequence[Token]:
    """Less the amounts that are told: "หักหนี้แล้วเหลือ 200 บาท", "เหลือเด็กแค่ 15 คน"; and when it was."""
    told = {place for place, t in enumerate(tokens) if t.number}
    unit = {place + 1 for place in told}
    before = {place - 1 for place in told if place and tokens[place - 1].text in _NO_MORE_THAN}
    left = told | unit | before
    return [t for place, t in enumerate(tokens) if place not in left and t.text not in _JUST_NOW]


_OPENING = ("อยากรู้", "อยากทราบ", "อยากถาม", "ขอถาม", "ถามหน่อย", "สงสัย")
_NO_MORE_THAN = frozenset({"แค่", "เพียง", "เท่านั้น", "ไม่ถึง"})
_JUST_NOW = frozenset({"เดือนนี้", "อาทิตย์นี้", "สัปดาห์นี้", "เมื่อวาน", "เดือนที่แล้ว", "อาทิตย์ที่แล้ว"})
_RELATIVE = frozenset({"ที่", "ซึ่ง", "อัน"})
