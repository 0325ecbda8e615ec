"""Which stretch of a long message is its question: one record of the report speaks of it, and little else is told."""

from __future__ import annotations

from dataclasses import replace

from knowledge.asking.answer import Context
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.question import read_question
from knowledge.asking.rambling import stretches
from knowledge.asking.turn import Turn

ANNOUNCED = 1.0  # for a stretch that begins "อยากถามว่า"; all on the scale of the scores of figures and passages
AT_THE_END = 0.5  # where most people put their question
NAMES_COLUMN = 0.5  # for one that asks for obstacles or recommendations
TOLD = 0.35  # taken off for a word in it that nobody would ask the report with


def asked_in(text: str, catalogue: Catalogue) -> str:
    """The stretch of a long message that asks something of the report; a short message as it is."""
    found = stretches(text)
    if len(found) == 1:
        return found[0][0]
    last = len(found) - 1
    rated = [
        (_rating(stretch, catalogue) + ANNOUNCED * announced + AT_THE_END * (place == last), place)
        for place, (stretch, announced) in enumerate(found)
    ]
    return found[max(rated)[1]][0]


def _rating(stretch: str, catalogue: Catalogue) -> float:
    """How much of the report the part of a stretch that asks names, with the part before it; the story aside."""
    question = read_question(stretch, catalogue.lexicon)
    asking = question.asking_parts
    parts = {near for part in asking for near in (part, part - 1)}
    asked = replace(question, tokens=tuple(t for t in question.tokens if t.part in parts))
    turn = Turn(asked, Context(), catalogue)
    best = max([m.score for m in turn.figures[:1]] + [m.score for m in turn.passages()[:1]], default=0.0)
    named = max(turn.named.values(), default=0.0)
    column = bool({"obstacles", "recommendations"} & set(asked.section("aspect")))
    told = sum(1 for t in question.plain_words if t.part in asking)
    return best + named + NAMES_COLUMN * column - TOLD * told
