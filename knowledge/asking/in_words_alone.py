"""What the report speaks of in words alone, and counts nowhere: those who were trained, a station, volunteers."""

from __future__ import annotations

import re

from knowledge.asking.finding import Match
from knowledge.asking.picking import HARD
from knowledge.asking.question import PEOPLE
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn


def another_act(turn: Turn, match: Match) -> Token | None:
    """ "ครูเข้าอบรม HERO กี่คน": those who use it are counted, and that any were trained is said in words alone."""
    acts = turn.catalogue.words.verbs & turn.catalogue.words.often_done
    figure, asking = match.figure, turn.question.asking_parts
    if acts.isdisjoint(turn.question.concepts) or not acts.isdisjoint(figure.naming | figure.often):
        return None
    if figure.indicator.aspect == "figures" and _TRAINED.search(figure.text):
        return None  # an item of what was done tells of much besides what it counts
    done = (t for t in turn.question.content if t.part in asking and acts.issuperset(t.concepts) and t.concepts)
    return next((t for t in done if _TRAINED.search(t.text)), None)


_TRAINED = re.compile(r"อบรม|สัมมนา|ปฐมนิเทศ|เวิร์[กค]ช|train|workshop|seminar")  # more is called developing


def never_counted(turn: Turn) -> Token | None:
    """ "สถานีแก้หนี้มีกี่แห่ง", "จิตอาสาแก้หนี้มีกี่คน": what is to be counted names no figure of the report."""
    question, catalogue = turn.question, turn.catalogue
    if not question.has("ask.how_many") or question.has("ask.percent"):
        return None
    asking = [t for t in question.naming if t.part in question.asking_parts]
    counted = frozenset[str]().union(*(f.naming | f.often | f.labelled for f in catalogue.figures))
    telling = (t for t in asking if not catalogue.words.verbs.issuperset(t.concepts))
    first = next(telling, None)
    if first is None or not counted.isdisjoint(first.concepts):
        return None
    heavy = catalogue.token_weight(first) >= HARD or not PEOPLE.isdisjoint(first.concepts)
    return first if heavy else None
