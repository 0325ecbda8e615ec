"""A mean that the report prints: that beside the figure told last, and none of another policy than the one named."""

from __future__ import annotations

from knowledge.asking.answer import Answer
from knowledge.asking.operands import recent
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn, figure_answer


def mean_beside(turn: Turn) -> Answer | None:
    """ "แล้วได้เฉลี่ยเท่าไร" after how many answered: the mean that the item of the figure told last gives."""
    question, last = turn.question, recent(turn)[:1]
    if not (turn.follows and last and question.has("operation.average")) or question.naming or turn.aspect:
        return None
    if question.unit not in ("", "point") or question.plain_words or question.numbers or question.has("ask.percent"):
        return None
    own = [i for i in turn.catalogue.edition.detailed if i.kind == "mean" and i.place == last[0].place]
    return figure_answer(turn.catalogue, own[:1], main=1) if own else None


def mean_of_another(turn: Turn) -> Answer | None:
    """ "ประชาชนพอใจแนะแนวแค่ไหน": an honest no to what is measured of another policy than the one that is named."""
    policy, said = turn.titled_policy, turn.question.concepts
    if policy is None or turn.question.has("ask.percent"):
        return None
    common = turn.catalogue.generic | turn.catalogue.words.verbs
    means = [f for f in turn.catalogue.values.values() if f.indicator.kind == "mean"]
    measured = [f for f in means if f.indicator.policy != policy and (f.naming - common) & said]
    if not measured or any(f.indicator.policy == policy for f in means):
        return None
    token = next((t for t in turn.question.naming if measured[0].naming.intersection(t.concepts)), None)
    return not_found(turn, "no_figure", token)
