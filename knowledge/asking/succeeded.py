"""Success in what is talked of: "แล้วสำเร็จกี่เปอร์เซ็นต์" after a policy's obstacles asks for its result, by no name."""

from __future__ import annotations

from dataclasses import replace

from knowledge.asking.answer import Context
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.question import Question

SUCCESS = frozenset({"solved", "pass"})  # "สำเร็จ", "ผ่าน", "บรรลุ"


def of_what_is_talked_of(question: Question, context: Context, catalogue: Catalogue) -> Question:
    """The question less its word of success, where nothing else is named and no figure of the policy has that name."""
    said = question.naming
    if not context.policies or not said or not question.asks_number or question.section("operation"):
        return question
    if any(not SUCCESS.issuperset(t.concepts) for t in said) or question.plain_words:
        return question
    own = [f for f in catalogue.figures if f.indicator.policy == context.policies[0] and not f.whole]
    if not own or any(SUCCESS & (f.naming | f.often) & question.concepts for f in own):
        return question
    kept = tuple(t._replace(cues=(), filler=True) if t in said else t for t in question.tokens)
    return replace(question, tokens=kept)
