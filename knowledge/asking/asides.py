"""What a question says by the way, left out of it: to whom a summary goes, "so then", which one of that many.

None of it is what is asked, though its words are those of asking: "สรุปเสนอ รมว." wants no proposals, "สรุปคือดอกเบี้ยยังสูง
อยู่ใช่มั้ย" no summary, and "ช่องที่มีสื่อ 6,800 ตอน คนติดตามเท่าใด" does not count media.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from knowledge.asking.answer import Context
from knowledge.asking.catalogue import Catalogue, unit_class, units_agree
from knowledge.asking.finding import Match, find_figures
from knowledge.asking.lexicon import said_of_anything
from knowledge.asking.parts import COUNTING
from knowledge.asking.picking import ACCEPT
from knowledge.asking.question import Question
from knowledge.asking.spotting import Token

_SO_THEN = frozenset({"สรุป", "ตกลงสรุป", "สรุปแล้ว"})
_GOES_ON = frozenset({"คือ", "ว่า", "ก็คือ", "คือว่า"})
_PRESENTED = frozenset({"เสนอ", "นำเสนอ", "ไปเสนอ", "เพื่อเสนอ"})
_PROPOSES = frozenset({"ให้", "ว่า", "อะไร", "อะไรบ้าง", "ไว้", "แนว", "แนวทาง", "วิธี", "ทาง", "แนะ", "แก้", "มา"})
_PROPOSED = ("ที่", "เขา", "เค้า", "รายงาน")
_WHICH = frozenset({"ที่", "ซึ่ง", "อัน"})
_LONGEST = 4  # words between "which" and the number of a clause
LEAST = 3  # digits from which a number tells a figure


def without_asides(question: Question, catalogue: Catalogue) -> Question:
    """The question less what it says by the way."""
    question = _without_whose_will_do(_without_whom_to_tell(_without_who_is_spoken_to(question)))
    question = _sides_of_one_policy(question, catalogue)
    question = _without_the_one_denied(question, catalogue)
    question = _without_what_is_reported(_without_how_many_more(question))
    question = _without_what_is_said_of_anything(question, catalogue)
    return _without_that_many(_without_so_then(_without_whom_it_is_for(question)), catalogue)


def _without_whom_to_tell(question: Question) -> Question:
    """ "สรุปทั้งฉบับให้แม่บ้านฟังหน่อย": to whom it will be told is not what it is to be about."""
    if not question.has("aspect.summary", "ask.tell"):
        return question
    tokens = question.tokens
    told = next((n for n, t in enumerate(tokens) if {"aspect.summary", "ask.tell"} & set(t.cues)), len(tokens))
    for place in range(told + 1, len(tokens)):
        if tokens[place].text != "ให้":
            continue
        after = tokens[place + 1 : place + 2 + _LONGEST]
        end = next((n for n, t in enumerate(after) if t.text.startswith(_TAKES_IN)), 0)
        whom = after[:end]
        if whom and not any(c.startswith(("ask.", "aspect.", "follow.")) for t in whom for c in t.cues):
            rest = (*tokens[:place], *tokens[place + 1 + end :])
            return replace(question, tokens=rest) if _is_told(tokens[told:place], rest[place:]) else question
    return question


def _is_told(before: tuple[Token, ...], after: tuple[Token, ...]) -> bool:
    """Whether it is what is asked for that is told them: not in "สรุปคลิปที่เปิดให้เด็กดู", "บอกทีว่าทำให้เด็กดูกี่คลิป"."""
    return not any(t.text in _WHICH for t in before) and not any(c.startswith("ask.") for t in after for c in t.cues)


_TAKES_IN = ("ฟัง", "อ่าน", "ดู", "เข้าใจ", "รู้เรื่อง")


def _without_the_one_denied(question: Question, catalogue: Catalogue) -> Question:
    """ "ที่ยังไม่เขียว ฟ้ารวมม่วง กี่โรง": which one they are not, of a kind of which the others are named to be added up."""
    if not question.has("operation.sum") or not question.has("operation.remaining", "operation.below"):
        return question
    for denying, denied in pairwise(question.tokens):
        if "operation.remaining" not in denying.cues and "operation.below" not in denying.cues:
            continue
        kind = next((k for k in catalogue.words.kinds if not k.isdisjoint(denied.cues)), frozenset())
        others = {c for t in question.tokens if t.start > denied.start for c in t.cues} & kind - {*denied.cues}
        if len(others) > 1:
            rest = tuple(t for t in question.tokens if t not in (denying, denied))
            return replace(question, tokens=rest, left_out=question.left_out | kind.intersection(denied.cues))
    return question


def _without_who_is_spoken_to(question: Question) -> Question:
    """ "มีโรงเรียนเล็กกี่โรงกันแน่หลาน": who is asked, named after the question is put."""
    tokens = list(question.tokens)
    while len(tokens) > 1 and tokens[-1].text in _ADDRESSED and _is_put(tokens[:-1]):
        tokens = tokens[:-1]
    return question if len(tokens) == len(question.tokens) else replace(question, tokens=tuple(tokens))


def _sides_of_one_policy(question: Question, catalogue: Catalogue) -> Question:
    """ "แนะแนว ฝั่งครูกับฝั่งเด็ก ร้อยละต่างกันเท่าไร": those whom the policy named counts, and no groups of policies."""
    titled = frozenset().union(*catalogue.titled.values(), *catalogue.words.strong.values())
    counted = question.asks_number and question.unit not in ("item", "group") and not question.section("meta")
    if not (counted and question.section("group")) or titled.isdisjoint(question.cues):
        return question

    def meant(token: Token) -> Token:
        cues = catalogue.lexicon.forms.get(_SIDE.sub("", token.text), ())
        of_group = token.text.startswith(("ฝั่ง", "ฝ่าย")) and all(c.startswith("group.") for c in token.cues)
        return token._replace(cues=tuple(cues)) if of_group and catalogue.words.actors.intersection(cues) else token

    return replace(question, tokens=tuple(map(meant, question.tokens)))


_SIDE = re.compile(r"^(?:ฝั่ง|ฝ่าย)(?:ของ)?")


def _is_put(tokens: list[Token]) -> bool:
    """Whether a question ends with these: in its unit, its question word, or an ending after it."""
    last = next((t for t in reversed(tokens) if t.text not in _ADDRESSED and t.text not in _ENDINGS), tokens[0])
    put = _asks_something(last) or any(cue.startswith("unit.") for cue in last.cues)
    return put and any(map(_asks_something, tokens))


def _asks_something(token: Token) -> bool:
    """A question word, alone or at the end of what asks for a column: "ให้ทำยังไง"."""
    column = any(cue.startswith("aspect.") for cue in token.cues) and token.text.endswith(_QUESTION_WORDS)
    return column or any(cue.startswith("ask.") for cue in token.cues)


_QUESTION_WORDS = ("ไง", "งัย", "ไร", "อะไร", "หยัง")


_ADDRESSED = frozenset(
    {
        "หลาน",
        "ลูก",
        "น้อง",
        "พี่",
        "ลุง",
        "ป้า",
        "น้า",
        "หนู",
        "เธอ",
        "แก",
        "แม่",
        "พ่อ",
        "ยาย",
        "ตา",
        "เพื่อน",
        "ลูกเอ๊ย",
        "ไอ้หนู",
        "เอ๊ย",
        "เอ้ย",
        "เอ๋ย",
        "เหอ",
        "ตะเอง",
        "ตัวเอง",
        "ที่รัก",
    }
)
_ENDINGS = frozenset(
    {
        "กันแน่",
        "แน่",
        "ครับ",
        "ค่ะ",
        "คะ",
        "คับ",
        "จ๊ะ",
        "จ้ะ",
        "จ้า",
        "นะ",
        "ล่ะ",
        "ละ",
        "เนี่ย",
        "แล้ว",
        "กัน",
        "อ่ะ",
        "อะ",
        "หว่า",
        "เอ่ย",
        "ๆ",
    }
)
_MORE_TO_COME = re.compile(
    r"(?:ต้อง|ขาด|ควร|ให้|ถึงจะ|จึงจะ|หาก|ถ้า).*เพิ่ม(?:ขึ้น)?\s?อีก|เพิ่ม(?:ขึ้น)?\s?อีก.*(?:ถึงจะ|จึงจะ|ครบ|ครึ่ง)"
)


def _without_how_many_more(question: Question) -> Question:
    """ "จะให้ได้ครึ่งหนึ่งต้องเพิ่มอีกกี่ราย": how many are short of it; nothing is named that has grown."""
    if not question.asks_number or _MORE_TO_COME.search(question.normal) is None:
        return question
    meant = (t._replace(cues=(), filler=True) if set(t.cues) == {"increase"} else t for t in question.tokens)
    return replace(question, tokens=tuple(meant))


def _without_what_is_said_of_anything(question: Question, catalogue: Catalogue) -> Question:
    """ "ที่เอาไว้เช็คสภาพจิตใจเด็ก มีกี่โรงเรียน": a word for what may be done with anything limits no number.

    It has a meaning where an item is asked for, "เช็คก่อนโพสต์มั้ย", but no figure is told by that.
    """
    if not question.has(*COUNTING) or any(map(question.section, ("aspect", "lack"))):
        return question
    aside = {
        t for t in question.tokens if t.concepts and t.text in said_of_anything() and _tells_no_figure(t, catalogue)
    }
    meant = (t._replace(cues=(), filler=True) if t in aside else t for t in question.tokens)
    return replace(question, tokens=tuple(meant)) if aside else question


def _without_whose_will_do(question: Question) -> Question:
    """ "ของ สพฐ. ก็ได้ ครูแก้หนี้สำเร็จเท่าไหร่": all that the report tells is of OBEC, which tells no figure from another."""
    pairs = pairwise(question.tokens)
    ours = {t for t, after in pairs if t.concepts == ("obec",) and "follow.never_mind" in after.cues}
    rest = tuple(t for t in question.tokens if t not in ours)
    return replace(question, tokens=rest) if ours and any(t.concepts for t in rest) else question


_ARTICLES = ("the", "this", "that", "a", "in", "your", "whole", "quick win", "annual")


def _without_what_is_reported(question: Question) -> Question:
    """ "how many items does OBEC report": what is done, and not the report itself."""
    tokens = question.tokens
    if not question.has("meta.report_name") or not _REPORTS.search(question.normal):
        return question
    verbs = {after for before, after in pairwise(tokens) if _is_verb(before, after)}
    return replace(question, tokens=tuple(t._replace(cues=(), filler=True) if t in verbs else t for t in tokens))


_REPORTS = re.compile(r"\b(?:does|did|do|has|have|can|will)\b(?: \w+){1,6} report(?:s|ed)?\b")


def _is_verb(before: Token, token: Token) -> bool:
    return token.text == "report" and "meta.report_name" in token.cues and not before.text.endswith(_ARTICLES)


def _tells_no_figure(token: Token, catalogue: Catalogue) -> bool:
    cues = frozenset(token.cues)
    return cues.isdisjoint(catalogue.of_figures.told_by | catalogue.words.money) and cues == frozenset(token.concepts)


def _without_so_then(question: Question) -> Question:
    """ "สรุปคือดอกเบี้ยยังสูงอยู่ใช่มั้ย": whether something is so, not a summary."""
    opening = next((t for t in question.tokens if t.text in _SO_THEN), None)
    if opening is None or not question.has("ask.yes_no") or question.has("depth.line", "depth.full"):
        return question
    after = [t for t in question.tokens if t.start > opening.start]
    if not after or after[0].text not in _GOES_ON:
        return question
    return replace(question, tokens=tuple(t for t in question.tokens if t is not opening))


def _without_whom_it_is_for(question: Question) -> Question:
    """ "สรุปเสนอ รมว. 5 บรรทัด": to be laid before someone."""
    if not question.has("aspect.summary") or not question.has("aspect.recommendations"):
        return question
    tokens = question.tokens
    for place, token in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        before = tokens[place - 1].text if place else ""
        if token.text not in _PRESENTED or before.endswith(_PROPOSED):
            continue
        if after is None or after.text in _PROPOSES or any(c.startswith(("ask.", "aspect.")) for c in after.cues):
            continue
        told = {token, after} if "lack.names" in after.cues else {token}
        return replace(question, tokens=tuple(t for t in tokens if t not in told))
    return question


def _without_that_many(question: Question, catalogue: Catalogue) -> Question:
    """ "ติ๊กต็อกที่มี 1,018 คลิป คนฟอลเท่าไหร่": a figure of the report tells which one; another of it is asked for."""
    if not question.has("ask.how_many", "ask.how_much") or question.has("ask.percent") or question.section("operation"):
        return question
    given = [place for place, t in enumerate(question.tokens) if t.number and len(t.text) >= LEAST]
    if len(given) != 1:
        return question
    begin, end = _clause(question.tokens, given[0])
    printed = {i for i in catalogue.edition.detailed if i.value_unparted == question.tokens[given[0]].text}
    rest = replace(question, tokens=question.tokens[:begin] + question.tokens[end:])
    if not printed or not rest.naming or not _asks(question.tokens[end:]):
        return question
    best: Match | None = next(iter(find_figures(rest, catalogue, Context())), None)
    if best is None or best.score < ACCEPT or best.whole:
        return question
    meant = best.figure.indicator
    another = any(
        i.policy == meant.policy and not units_agree(unit_class(i.unit), unit_class(meant.unit)) for i in printed
    )
    return rest if another and meant not in printed else question


def _clause(tokens: tuple[Token, ...], number: int) -> tuple[int, int]:
    """Where the clause of a number begins and ends: with "which" before it, and its unit after it."""
    before = range(number - 1, max(number - 2 - _LONGEST, -1), -1)
    begin = next((place for place in before if tokens[place].text in _WHICH), number)
    unit = number + 1 < len(tokens) and any(c.startswith("unit.") for c in tokens[number + 1].cues)
    return begin, number + 1 + unit


def _asks(tokens: tuple[Token, ...]) -> bool:
    return any(c in ("ask.how_many", "ask.how_much") for t in tokens for c in t.cues)
