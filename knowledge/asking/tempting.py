"""What the record just told, or the nearest one, tempts to answer and does not tell."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.picking import ACCEPT, STRONG_PICK, picked_weight
from knowledge.asking.question import Question
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn

_IF_BECAUSE = re.compile(r"เพราะ.{0,60}(?:ใช่|หรือ(?!ไม่)|รึ|มั้ย|ไหม|หรอ|เหรอ|ปะ|ป่าว)")
_LIKE_THAT = re.compile(r"(?:แบบ|อย่าง|เช่น|กรณี|เคส)(?:นี้|นั้น|นี่|เนี่ย)")
_ABOUT_WHAT = re.compile(r"(?:เป็น|คือ|มี|ว่าด้วย|เกี่ยวกับ)?\S{0,8}\s?(?:เรื่อง|ประเด็น|ข่าว|คลิป|ตอน)\s?(?:อะไร|ไร|ไหน|ใด)")
_LISTS = re.compile(r"ได้แก่|เช่น|ดังนี้|ประกอบด้วย|\d\)")
_EXAMPLE = re.compile(r"(?:ยก|ขอ|มี)\s?ตัวอย่าง(?!โรง|สถาน)")


def tempted(turn: Turn) -> Answer | None:
    """An honest no where a record is near and does not tell what is asked."""
    if _asks_if_because(turn):
        return not_found(turn, "cause")
    if _counts_what_was_read(turn) or _breaks_down_one_thing(turn):
        return not_found(turn, "no_figure")
    if _asks_what_was_counted(turn):
        return not_found(turn, "unlisted")
    return None


def _asks_if_because(turn: Turn) -> bool:
    """ "เป็นเพราะเด็กเกิดน้อยใช่มั้ย" after a figure: whether that is why, which no obstacle says."""
    if not (turn.follows and turn.context.indicators and _IF_BECAUSE.search(turn.question.text)):
        return False
    best = next(iter(turn.passages(among=turn.context.policies[:1], aspects=("obstacles",))), None)
    return best is None or picked_weight(turn, best) < STRONG_PICK


def _counts_what_was_read(turn: Turn) -> bool:
    """ "เด็กที่โดนแบบนี้กี่คน", "อบรมไปกี่คน" after an item that tells of it and gives no such number."""
    question, read = turn.question, turn.context.passages
    if not (turn.follows and read and question.asks_number and question.has("ask.how_many", "ask.how_much")):
        return False
    if not all(turn.catalogue.generic.issuperset(t.concepts) for t in question.naming):
        return False
    told = [i for i in turn.catalogue.edition.detailed if i.place in read]
    if any(units_agree(question.unit or "-", unit_class(i.unit)) for i in told):
        return False
    if _LIKE_THAT.search(question.text):
        return True
    if question.section("operation"):
        return False
    policy = turn.context.policies[0]
    said = question.concepts | turn.catalogue.words.strong.get(policy, frozenset()) | turn.catalogue.titled[policy]
    own = [f for f in turn.catalogue.figures if f.indicator.policy == policy and f.groups]
    if any(not question.concepts.isdisjoint(f.naming) and all(said & group for group in f.groups) for f in own):
        return False
    items = [i for i in turn.catalogue.items if i.passage.place in read]
    only = len(items) == 1 and items[0].passage.aspect == "activities" and bool(question.naming)
    return only and all(not items[0].said.isdisjoint(t.cues) for t in question.naming)


def _breaks_down_one_thing(turn: Turn) -> bool:
    """ "แยกสื่อทีวีกับหนังสือพิมพ์": two words for what the records know as one."""
    question = turn.question
    if not question.has("operation.breakdown"):
        return False
    return any(
        join.text in _JOINING and one.concepts and one.concepts == other.concepts and one.text != other.text
        for one, join, other in zip(question.tokens, question.tokens[1:], question.tokens[2:], strict=False)
    )


_JOINING = frozenset({"กับ", "และ", "หรือ", "and", "or"})


def _asks_what_was_counted(turn: Turn) -> bool:
    """ "14 เรื่องนั้นมีเรื่องอะไรบ้าง", "โพสต์นั้นเป็นเรื่องอะไร": what a figure counts, where its sentence lists nothing."""
    question = turn.question
    about = _ABOUT_WHAT.search(question.normal) or _EXAMPLE.search(question.normal)
    if question.asks_number or turn.aspect or not about or _plain_topics(question):
        return False
    best, last = next(iter(turn.figures), None), turn.catalogue.indicators.get((*turn.context.indicators, "")[0])
    strange = [t for t in best.unexplained if "ตัวอย่าง" not in t.text] if best else []
    indicator = best.figure.indicator if best and best.score >= ACCEPT and not strange else None
    if turn.follows and last is not None and question.has("follow.same"):
        indicator = last
    if indicator is None or unit_class(indicator.unit) not in _COUNTED:
        return False
    sentence = next((p.text for p in turn.catalogue.edition.passages if p.place == indicator.place), "")
    return not _LISTS.search(sentence)


_COUNTED = frozenset({"item", "times", "clip", "episode", "piece", "work", "copy"})


def _plain_topics(question: Question) -> bool:
    """ "มีเรื่องอะไรบ้าง" alone asks for the report's topics."""
    return not question.naming
