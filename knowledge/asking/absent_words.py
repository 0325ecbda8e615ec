"""When a word for what the report lacks is said of what it holds: a "fan" of a channel, a score of schools counted."""

from __future__ import annotations

import re

from knowledge.asking.catalogue import units_agree
from knowledge.asking.picking import ACCEPT
from knowledge.asking.question import Question
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn


def asks_one_by_one(question: Question) -> bool:
    """ "แจกแจง 6ล ทีละตัว", "ไล่ 5 องค์ประกอบ": the members of what is named, each by itself."""
    told_apart = any(t.text == "แจกแจง" for t in question.tokens)
    return told_apart or _ONE_BY_ONE.search(question.normal) is not None


_ONE_BY_ONE = re.compile(r"ที(?:ละ|่ละ)|แต่ละ|ไล่|ลิสต์|one by one|each of")


def said_of_another(turn: Turn, token: Token) -> bool:
    """ "ช่องไหนแฟนเยอะสุด": a word that is off the topic alone is a name of something beside what it is said of."""
    if not token.concepts or not any(c == "absent.off_topic" for c in token.cues):
        return False
    figures = [f for f in turn.catalogue.figures if not f.naming.isdisjoint(token.concepts)]
    others = [t for t in turn.question.naming if t != token]
    return any(not (f.naming | f.often).isdisjoint(t.cues) for f in figures for t in others)


def only_counted(turn: Turn, cue: str) -> bool:
    """A count that the report lacks, of what it does speak of: "คะแนนโอเน็ตเอาไปทำอะไรต่อ" asks for no score.

    Nor does "โรงเรียนที่คะแนนโอเน็ตดีครบทั้งสามตัวมีกี่โรง", which names whole a figure that counts schools.
    """
    question, best = turn.question, next(iter(turn.figures), None)
    if cue not in _COUNTS:
        return False
    if not question.asks_number:
        return turn.aspect is not None or question.has(*_NOT_COUNTING)
    named = (
        best is not None and best.score >= ACCEPT and not best.whole and units_agree(question.unit, best.figure.unit)
    )
    return named and best is not None and not any(g.isdisjoint(question.cues) for g in best.figure.groups)


_NOT_COUNTING = ("ask.what", "ask.how", "ask.why", "ask.mentioned")
_COUNTS = frozenset({"absent.score_value", "absent.vacancy", "absent.cheats"})


def left_behind(turn: Turn, token: Token) -> bool:
    """Whether schools of another kind are only told of before what the report speaks of is named and asked for.

    "แถวบ้านมีแต่โรงเรียนเอกชน แล้วโรงเรียนเล็กปิดกี่แห่ง", and not "โรงเรียนเอกชนปิดกันเพียบเลย ทั้งประเทศปิดไปกี่แห่งแล้ว".
    Where nothing else is told with it, what comes next is asked of it: "กศน. มีหนี้ครูกี่ราย".
    """
    after = [t for t in turn.question.tokens if t.part > token.part]
    if not after or after[0].text in _GOES_ON:
        return False
    before = [t for t in turn.question.tokens if t.part <= token.part and not any(c in _WHOSE for c in t.cues)]
    if all("unit.school" in t.cues or t.text.endswith(("สังกัด", "ใน", "ของ")) for t in before):
        return False
    named = {c for t in after for c in t.cues}
    return any(not named.isdisjoint(titled) for titled in turn.catalogue.titled.values())


ANOTHER_BODY = "absent.other_body"
_WHOSE = frozenset({ANOTHER_BODY, "teacher", "student"})
_GOES_ON = frozenset({"ที่", "ซึ่ง", "กับ", "และ", "หรือ", "รวมถึง", "รวม"})
