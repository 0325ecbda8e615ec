"""One of the things that a figure counts together only: "เฉพาะ RT อย่างเดียว" of what counts RT, NT and O-NET."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.asking.catalogue import unit_class
from knowledge.asking.finding import Match
from knowledge.asking.lexicon import squeeze
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn


def one_of_several(turn: Turn, match: Match, alone: bool = False) -> Token | None:
    """One of the things that the figure counts together only: "เฉพาะ RT อย่างเดียว", "เป็นอินโฟกราฟิกกี่ชิ้น"."""
    question, members = turn.question, counted_together(match.figure.indicator.label)
    if not members:
        return None
    names = ({squeeze(form)[0] for form in term.forms} for term in turn.catalogue.words.glossary)
    short = frozenset(form for forms in names if len(members & forms) > 1 for form in forms)
    said = {t.text: t for t in question.tokens if _MARKED.sub("", t.text) in members | short}
    if not said or len(said) == len(members):
        return None
    first = next(iter(said.values()))
    before = [t for t in question.tokens if t.start < first.start]
    told_apart = len(said) == 1 and len(before) > 1 and before[-1].text in ("เป็น", "เปน", "ที่เป็น", "แค่")
    alone = alone or question.has("follow.only") or any(t.text in _ALONE for t in question.tokens)
    return first if alone or told_apart else None


def one_of_last(turn: Turn) -> Token | None:
    """ "เอาเฉพาะ O-NET" after a figure that counts it together with others only."""
    question, last = turn.question, turn.context.indicators[:1]
    if not turn.follows or not last or turn.aspect:
        return None
    only = question.has("follow.only") and not question.section("ask")
    likewise = bool(question.unit) and question.unit == unit_class(turn.catalogue.indicators[last[0]].unit)
    counted = question.asks_count and (likewise or question.tokens[0].text in (*AS, "ที่เป็น"))  # "เป็นวิดีโอกี่ชิ้น"
    if not only and not counted:
        return None
    members = counted_together(turn.catalogue.indicators[last[0]].label)
    cues = {turn.catalogue.lexicon.forms.get(member) for member in members} - {None}
    said = [t for t in question.tokens if t.text in members or (t.concepts and t.cues in cues)]
    named = {
        t.text for t in question.content if t.text not in _ALONE and not any(c.startswith("unit.") for c in t.cues)
    }
    named |= {t.text for t in said}
    return said[0] if said and len(said) < len(members) and named == {t.text for t in said} else None


_MARKED = re.compile("^(?:สอบ|คะแนน|ผลสอบ|ผล)")  # "สอบ NT", in one word with what is marked
AS = frozenset({"เป็น", "เปน"})  # before what those counted are said to be
_ALONE = frozenset({"เดียว", "อย่างเดียว", "เดี่ยวๆ", "เดี่ยว", "ล้วน", "ล้วนๆ"})
_ENUMERATED = re.compile(r"\(([^)]*)\)|([^\s/()]+(?:/[^\s/()]+)+)")


@lru_cache(maxsize=256)  # a report prints some dozen labels
def counted_together(label: str) -> frozenset[str]:
    """What a label lists, as questions are read: "คะแนน RT/NT/O-NET สูงกว่าเกณฑ์" counts schools that did well in all."""
    lists = (found.group(1) or found.group(2) for found in _ENUMERATED.finditer(label))
    members = (re.split(r"[\s/,]+", each.strip()) for each in lists)
    return frozenset(squeeze(m.removesuffix("ของ"))[0] for each in members if len(each) >= 3 for m in each)
