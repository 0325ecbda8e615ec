"""Nothing was understood as asked: what is near, a question back, or an honest no."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.asking.answer import Answer
from knowledge.asking.choosing import chosen_passages
from knowledge.asking.clarifying import clarify
from knowledge.asking.finding import PassageMatch
from knowledge.asking.operands import recent
from knowledge.asking.passages import asks_of_another, asks_why, preferred, tells_apart
from knowledge.asking.picking import is_specific
from knowledge.asking.proper_names import PARTNER, asks_partner
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.summaries import summary_of
from knowledge.asking.turn import Turn, passage_answer
from knowledge.asking.untold import not_told

BARE = 2  # tokens of a message that says no more than that it asks: "อันไหนนะ"


def last_resort(turn: Turn) -> Answer:
    """Nothing was understood as asked: the policy talked of, a question back, or an honest no."""
    question = turn.question
    unknown, concepts = question.plain_words, question.naming
    said = unknown or concepts
    if asks_why(question):
        return not_found(turn, "cause")
    if question.asks_who and not question.asks_whom:
        return _who_of_these(turn) or not_found(turn, "lack.names")
    found = preferred(turn, turn.passages(among=(turn.named_policy,)) if turn.named_policy else turn.passages())
    if answer := _spoken_of_its_policy(turn, found):
        return answer
    if measured := _measured_elsewhere(turn):
        return not_found(turn, "no_figure", measured)
    if turn.named_policy and len(concepts) and not unknown and not question.asks_whether_told:
        return summary_of(turn, turn.named_policy)
    if (
        found
        and found[0].explained >= 0.5
        and found[0].score > 0.3
        and not asks_of_another(turn, found[0])
        and tells_apart(turn, found[0])
        and not question.asks_number
    ):
        return not_told(turn, found[0]) or chosen_passages(turn, found)
    if turn.named_policy and concepts and len(unknown) <= 1:
        return summary_of(turn, turn.named_policy)
    if (concepts and unknown) or len(unknown) >= 2 or (unknown and question.has("follow.and_then")):
        return not_found(turn, "nothing", said[0])
    asks_on = (
        turn.context.policies
        and question.section("ask")
        and (said or len(question.tokens) > BARE or question.has("ask.where"))
    )
    if asks_on or (question.asks_whether_told and said):  # "ทำที่ห้างไหน" after what was done
        return not_found(turn, "nothing", said[0] if said else None)
    return clarify(turn, "which_of" if concepts else "no_subject", ())


def _measured_elsewhere(turn: Turn) -> Token | None:
    """ "ความพึงพอใจของผู้ปกครองต่อโรงเรียนคุณภาพ": a mean was taken of it in another policy; of this one nothing tells it."""
    policy, generic = turn.named_policy, turn.catalogue.generic
    if policy is None:
        return None
    means = [f for f in turn.catalogue.figures if f.indicator.kind == "mean"]
    measured = frozenset().union(*(group for f in means for group in f.groups)) - generic
    own = turn.passages(among=(policy,))
    return next(
        (t for t in turn.question.naming if measured & set(t.concepts) and all(t in m.unexplained for m in own)), None
    )


def _who_of_these(turn: Turn) -> Answer | None:
    """ "ใครต้องเป็นคนทำ" after recommendations: each says who should; "ใครร่วมทำ" after what was done with others."""
    places = turn.context.passages or tuple(i.place for i in recent(turn))
    printed = turn.catalogue.edition.passages
    if asks_partner(turn.question) and turn.follows and not turn.question.naming:
        these = [p for place in places for p in printed if p.place == place and PARTNER.search(p.text)][:1]
        return passage_answer(turn.catalogue, these, reason="chosen") if these else None
    if turn.context.aspect != "recommendations" or turn.question.content:
        return None
    these = [p for p in printed if p.place in turn.context.passages]
    return passage_answer(turn.catalogue, these, reason="chosen") if these else None


def _spoken_of_its_policy(turn: Turn, found: Sequence[PassageMatch]) -> Answer | None:
    """A policy is named and something besides: what its items say of that comes before a summary of all."""
    question = turn.question
    asks = question.has("ask.what", "ask.yes_no", "ask.how", "ask.who") or question.asks_its_name
    if not turn.named_policy or not found or not asks or question.asks_number:
        return None
    if turn.titled_policy and found[0].explained >= 0.4 and found[0].score > 0.8 and not question.has("ask.yes_no"):
        return chosen_passages(turn, found)
    told = [m for m in found[:4] if m.item.passage.aspect != "figures" and is_specific(turn, m)]
    return chosen_passages(turn, told) if told and len(question.plain_words) <= 2 else None
