"""After a question back: which of the choices is meant, by its number, its place or its words."""

from __future__ import annotations

import re

from knowledge.asking.answer import Context
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.choosing import COLUMNS
from knowledge.asking.picking import NAMED_ENOUGH
from knowledge.asking.question import Question, read_question
from knowledge.asking.turn import Turn
from knowledge.thai import normalise

_SPOKEN = {"แรก": 0, "หนึ่ง": 0, "สอง": 1, "สาม": 2, "สี่": 3, "ห้า": 4, "สุดท้าย": -1, "ท้ายสุด": -1}
_PLACE = re.compile(  # "เอาอันแรกละกัน", "ข้อที่ 2 ก็ได้ครับ"
    r"(?:งั้น|เอา|เลือก|ขอ|ดู|หมายถึง|เป็น|\s)*(?:ตัวเลือก|หัวข้อ|หมายเลข|เรื่อง|ข้อ|อัน|ตัว|เบอร์)?\s?(?:ที่)?\s?"
    rf"(?:(?P<digit>\d)|(?P<word>{'|'.join(_SPOKEN)})(?:สุด)?)"
    r"(?:ก็(?:ได้|แล้วกัน|พอ)|ล่?ะกัน|แล้วกัน|ก่อน|เลย|แหละ|ล่ะ|ละ|พอ|นะ|ครับ|คับ|ค่ะ|คะ|จ้า|จ้ะ|[\s.)])*"
)


def place_said(typed: str) -> int | None:
    """The place that is all a message says, "เอาอันแรกละกัน": 0 for the first, -1 for the last; None where it is none."""
    place = _PLACE.fullmatch(typed)
    if place is None or place["digit"] == "0":
        return None
    return int(place["digit"]) - 1 if place["digit"] else _SPOKEN[place["word"]]


def choice_made(text: str, context: Context, catalogue: Catalogue) -> tuple[str, bool]:
    """After a question back: the question that the chosen answer stands for; else the text itself.

    Once one was chosen, another of them: "แล้วอันแรกล่ะ", "อีกอันล่ะ", "ของกลุ่มครูด้วย".
    """
    offers = context.choices or context.offered
    if not offers:
        return text, False
    typed = normalise(text)
    again = not context.choices
    if again and context.aspect in COLUMNS and re.search(rf"\d|{'|'.join(_SPOKEN)}", typed):
        return text, False  # an item of the column that was read
    if again:
        typed, goes_on = _GOES_ON.sub("", typed), _GOES_ON.search(typed) is not None
        if not goes_on:
            return text, False
    if again and (other := _other_than_chosen(typed, context)):
        return other, True
    nth = place_said(typed)
    if nth is not None and nth < len(offers):
        return offers[nth][1], True
    said = read_question(typed if again else text, catalogue.lexicon, mend=True)
    if again and (grouped := _of_group(said, context, catalogue)):
        return grouped, True
    if not said.content or len(said.tokens) > 6 or (said.asks_number and said.has("ask.how_many", "ask.how_much")):
        return text, False
    if said.section("lack") or said.has("operation.total"):
        return text, False  # "หนี้ครูที่ขอนแก่น" after "ถามเรื่องไหนคะ", "ครูแนะแนวทั้งหมด" after those who did something
    scores = [
        len(said.concepts & read_question(f"{shown} {question}", catalogue.lexicon).concepts)
        for shown, question in offers
    ]
    best = max(scores)
    if best and _is_another_policy(catalogue, said, offers[scores.index(best)][1]):
        return text, False
    if best and scores.count(best) == 1 and not _names_more(catalogue, said, offers[scores.index(best)][1]):
        return offers[scores.index(best)][1], True
    return text, False


_GOES_ON = re.compile(r"^(?:แล้ว|งั้น|และ|ส่วน)\s*|\s*(?:ล่ะ|ละ|ด้วย)(?=\s*(?:ครับ|ค่ะ|คะ)?[\s?]*$)")
_OTHER = re.compile(
    r"(?:เอา|เลือก|ขอ|หมายถึง|\s)*(?:ของ)?อีก\s?(?:อัน|ข้อ|เรื่อง|ตัว|กลุ่ม|ฝั่ง)(?:หนึ่ง|นึง|นั้น)?"
    r"(?:ครับ|ค่ะ|คะ|จ้า|จ้ะ|นะ|[\s.)])*"
)


def _other_than_chosen(plain: str, context: Context) -> str:
    """ "อีกอัน" after one of two was chosen."""
    rest = [question for _, question in context.offered if question != context.question]
    return rest[0] if len(rest) == 1 and _OTHER.fullmatch(plain) else ""


def _of_group(said: Question, context: Context, catalogue: Catalogue) -> str:
    """ "ของกลุ่มครูด้วย": the one offered whose policy stands in that group."""
    groups = said.section("group")
    if not groups or said.content:
        return ""
    found = []
    for _, question in context.offered:
        concepts = read_question(question, catalogue.lexicon).concepts
        named = [p for p, own in catalogue.titled.items() if concepts & own]
        found += [question] if any(catalogue.policies[p].group in groups for p in named) else []
    return found[0] if len(found) == 1 else ""


def _is_another_policy(catalogue: Catalogue, said: Question, choice: str) -> bool:
    """ "อบรมทุจริต" after "ผ่านกี่คน", where only training is spoken of by one that is offered: none of them is meant."""
    offered = read_question(choice, catalogue.lexicon).concepts
    named = {c for t in said.naming for c in t.concepts} - offered
    return any(named & own and offered.isdisjoint(own) for own in catalogue.titled.values())


def _names_more(catalogue: Catalogue, said: Question, choice: str) -> bool:
    """ "sd ความพึงพอใจงานบุคคล", "หนี้ครูเกษียณ" after "ถามเรื่องไหนคะ": not only one of the policies offered."""
    offered = read_question(choice, catalogue.lexicon).concepts
    titled = frozenset().union(*catalogue.titled.values())
    more = [t for t in said.naming if offered.isdisjoint(t.concepts) and titled.isdisjoint(t.concepts)]
    said_of_all = catalogue.words.actors | catalogue.words.verbs
    best = next(iter(Turn(said, Context(), catalogue).figures), None)
    figure = best is not None and best.named >= NAMED_ENOUGH and not any(t.cues for t in best.unexplained)
    return bool(more) and (figure or any(said_of_all.isdisjoint(t.concepts) for t in more))
