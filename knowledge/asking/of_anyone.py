"""A number asked for of whom alone: "ครูมีกี่คน", "โรงเรียนกี่โรง" may be of anything, and is asked back about."""

from __future__ import annotations

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import units_agree
from knowledge.asking.clarifying import MOST_CHOICES, clarify
from knowledge.asking.criteria import EVERYWHERE
from knowledge.asking.figure_answers import figure_for
from knowledge.asking.finding import Match
from knowledge.asking.guarding import clearly_ahead
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn, figure_answer
from knowledge.records import Indicator


def of_anyone(turn: Turn, best: Match) -> Answer:
    """Only who is counted is named: the one figure that counts them, all wholes, or a question back.

    In talk of a policy that counts none of these, an honest no: "แล้วครูกี่คน" after schools that closed.
    """
    elsewhere = turn.follows and best.figure.indicator.policy != turn.context.policies[0]
    if clearly_ahead(turn, best) and not elsewhere:
        return figure_for(turn, best)
    if elsewhere and turn.context.aspect != "meta" and not EVERYWHERE.search(turn.question.normal):
        return not_found(turn, "no_figure", next(iter(turn.question.naming), None))
    wholes = _wholes(turn)
    every = turn.question.has("operation.total") or EVERYWHERE.search(turn.question.normal)
    if wholes and (turn.follows or every):  # "นักเรียนทั้งประเทศกี่ล้าน"
        return figure_answer(turn.catalogue, wholes, focus="total", main=len(wholes))
    who = next((t.text for t in turn.question.naming), "")
    listed = ((f"{who}ทั้งหมด", f"{who}ทั้งหมดมีจำนวนเท่าไร"),) if wholes else ()
    return clarify(turn, "figure", (*listed, *candidates(turn))[:MOST_CHOICES])


_OF_SOME = ("follow.except", "operation.remaining", "ask.percent")  # "how many students failed" asks for no whole


def _wholes(turn: Turn) -> list[Indicator]:
    """All teachers, all schools: the wholes that the report measures against, one for each number."""
    question = turn.question
    said = question.concepts & turn.catalogue.words.actors - {"people"}
    if question.concepts & turn.catalogue.words.verbs or len(said) != 1 or question.has(*_OF_SOME):
        return []
    wholes = [
        m.figure.indicator
        for m in turn.figures
        if m.whole
        and m.figure.unit
        and units_agree(question.unit or m.figure.unit, m.figure.unit)
        and any(said & group for group in m.figure.groups[:1])
    ]
    found = list({i.total: i for i in wholes}.values())
    return found if len(found) <= MOST_CHOICES else []


def candidates(turn: Turn) -> tuple[tuple[str, str], ...]:
    """The best figures of different policies, to choose from."""
    best: dict[str, Match] = {}
    for match in turn.figures[:20]:
        if not match.whole and match.asked:
            best.setdefault(match.figure.indicator.policy, match)
    return tuple(
        (m.figure.indicator.label, f"{m.figure.indicator.label} กี่{m.figure.indicator.unit}")
        for m in list(best.values())[:MOST_CHOICES]
    )
