"""After a question back: which of the choices is meant, by its number, its place or its words."""

from __future__ import annotations

import re

from knowledge.asking.answer import Context
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.picking import NAMED_ENOUGH
from knowledge.asking.question import Question, read_question
from knowledge.asking.turn import Turn
from knowledge.thai import normalise

_POLITE_END = re.compile(r"[\s.)]*(?:ครับ|ค่ะ|คะ|จ้า|จ้ะ|นะ)?[\s.)]*$")
_SPOKEN = {
    **dict.fromkeys(("แรก", "อันแรก", "ข้อแรก"), 0),
    **dict.fromkeys(("อันที่สอง", "ข้อสอง", "ที่สอง", "อันสอง"), 1),
    **dict.fromkeys(("สุดท้าย", "อันสุดท้าย"), -1),
}


def choice_made(text: str, context: Context, catalogue: Catalogue) -> tuple[str, bool]:
    """After a question back: the question that the chosen answer stands for; else the text itself."""
    if not context.choices:
        return text, False
    plain = re.sub(r"^(?:เอา|เลือก|ขอ|หมายถึง)\s*", "", _POLITE_END.sub("", normalise(text)))
    number = re.fullmatch(r"(?:ข้อ|อัน|ข้อที่|อันที่|เบอร์|หมายเลข|เลือก|ที่)?\s*(\d)", plain)
    if number and 1 <= int(number.group(1)) <= len(context.choices):
        return context.choices[int(number.group(1)) - 1][1], True
    if plain in _SPOKEN:
        return context.choices[_SPOKEN[plain]][1], True
    said = read_question(text, catalogue.lexicon, mend=True)
    if not said.content or len(said.tokens) > 6 or (said.asks_number and said.has("ask.how_many", "ask.how_much")):
        return text, False
    scores = [
        len(said.concepts & read_question(f"{shown} {question}", catalogue.lexicon).concepts)
        for shown, question in context.choices
    ]
    best = max(scores)
    if best and scores.count(best) == 1 and not _names_more(catalogue, said, context.choices[scores.index(best)][1]):
        return context.choices[scores.index(best)][1], True
    return text, False


def _names_more(catalogue: Catalogue, said: Question, choice: str) -> bool:
    """ "sd ความพึงพอใจงานบุคคล" after "ถามเรื่องไหนคะ": a figure is named, not only one of the policies offered."""
    offered = read_question(choice, catalogue.lexicon).concepts
    titled = frozenset().union(*catalogue.titled.values())
    more = [t for t in said.naming if offered.isdisjoint(t.concepts) and titled.isdisjoint(t.concepts)]
    best = next(iter(Turn(said, Context(), catalogue).figures), None)
    return bool(more) and best is not None and best.named >= NAMED_ENOUGH and not best.unexplained
