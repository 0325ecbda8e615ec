"""What is left of the figure told last, asked for at length: "กลุ่มที่เหลือซึ่งยังมิได้รับการแก้ไขมีอีกกี่ราย"."""

from __future__ import annotations

import re

from knowledge.asking.answer import Context
from knowledge.asking.catalogue import Catalogue, Figure
from knowledge.asking.question import read_question

_LEFT = re.compile(
    r"(?:คงเหลือ|ที่(?:ยัง)?เหลือ|ยังเหลือ|(?:ที่|ซึ่ง)ยัง(?:คง)?(?:มิได้|ไม่ได้|ไม่บรรลุ|ไม่สำเร็จ|ไม่ดำเนินการ|คงอยู่|อยู่)|ยังคงอยู่)"
    r".*(?:เท่าใด|เท่าไ[หร]|กี่\s?\S{1,10}|จำนวน)"
)
_OTHERWISE = re.compile(r"ร้อยล่?ะ|เปอร์|%|รวม|อะไร|ใคร|ไหน|ทำไม|เพราะ|นอกจาก")
SHORTEST = 24  # letters; a shorter one is read as it stands
LONGEST = 80


def only_what_is_left(text: str, context: Context, catalogue: Catalogue) -> str:
    """ "เหลืออีกเท่าไหร่", where nothing is named that the figure told last is not named by; the message itself else."""
    figure = catalogue.values.get(context.indicators[0]) if context.indicators else None
    told = context.aspect in ("figures", "analysis") and not context.passages and context.operation in ("", "share")
    if figure is None or not told or figure.indicator.total is None or not SHORTEST <= len(text) <= LONGEST:
        return text
    if not _LEFT.search(text) or _OTHERWISE.search(text):
        return text
    question = read_question(text, catalogue.lexicon)
    own = _calling(figure, catalogue)
    if question.numbers or question.section("lack") or any(own.isdisjoint(t.concepts) for t in question.naming):
        return text
    return "เหลืออีกเท่าไหร่"


def _calling(figure: Figure, catalogue: Catalogue) -> frozenset[str]:
    """What may name the figure, whom it counts and what was done, but no word that names another of its policy."""
    words, policy = catalogue.words, figure.indicator.policy
    others = [f.naming for f in catalogue.values.values() if f.indicator.policy == policy and f is not figure]
    common = (words.verbs | words.actors).difference(*others)
    return figure.naming | catalogue.titled[policy] | common | words.told_apart  # "กลุ่มที่เหลือ"
