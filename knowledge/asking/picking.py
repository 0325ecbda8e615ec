"""Which words of a question pick one item out of its cell: said in it, and in few of the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from knowledge.asking.answer import Answer
from knowledge.asking.bearings import stands_in
from knowledge.asking.catalogue import WORD_WEIGHT, Item
from knowledge.asking.finding import PassageMatch
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn
from knowledge.records import Aspect

STRONG_PICK = 1.0  # weight of the words that pick one passage out: enough even where much else is said
ACCEPT = 0.25  # score from which a figure is taken for what was asked
NEARLY_WHOLE = 0.5  # a figure and its whole this near each other may both be meant
HARD = 1.3  # weight of a single concept that a figure must not leave unexplained
NAMED_ENOUGH = 0.3  # weight that must name a figure
PICKED, MOST_LOOKED_AT = 0.5, 8  # for what picks an item, of its weight; items that it is looked for in
HALF, FEW = (
    2,
    4,
)  # a word picks an item where at most a half (of what is done everywhere: a quarter) of its cell says it
SPECIFIC = 0.55  # weight from which a concept picks passages within a cell


def picked_weight(turn: Turn, match: PassageMatch) -> float:
    """Weight of the words that pick the passage out of its cell."""
    return weight_of_pick(turn, match.item)


def weight_of_pick(turn: Turn, item: Item) -> float:
    """The same of an item that was found otherwise."""
    picking = words_that_pick(turn, item)
    tokens = [t for t in turn.question.content if t.start in picking]
    said = sum(turn.catalogue.token_weight(t) for t in tokens if not item.said.isdisjoint(t.cues))
    return said + WORD_WEIGHT * sum(1 for t in tokens if item.said.isdisjoint(t.cues))


def by_what_picks(turn: Turn, found: Sequence[PassageMatch]) -> list[PassageMatch]:
    """The best of the items, those first that a word picks: "คะแนนโอเน็ต" before what is said of every small school."""
    verbs = turn.catalogue.words.verbs

    def rank(match: PassageMatch) -> float:
        picking = words_that_pick(turn, match.item)
        told = [t for t in turn.question.content if t.start in picking and not verbs.intersection(t.cues)]
        return -(match.score + PICKED * sum(turn.catalogue.token_weight(t) for t in told))

    return [*sorted(found[:MOST_LOOKED_AT], key=rank), *found[MOST_LOOKED_AT:]]


def is_specific(turn: Turn, match: PassageMatch) -> bool:
    """Whether the question names something that picks this passage out of its cell, beyond its policy and who acts."""
    return bool(words_that_pick(turn, match.item))


def words_that_pick(turn: Turn, item: Item) -> frozenset[int]:
    """Places of the tokens that pick the item: said in it, and in at most half of its cell."""
    cell = item.passage.policy, item.passage.aspect
    if cell not in turn.picking:
        turn.picking[cell] = _picking_in(turn, *cell)
    return turn.picking[cell].get(item.passage.order, _NONE)


_NONE: frozenset[int] = frozenset()


def _picking_in(turn: Turn, policy: str, aspect: Aspect) -> dict[int, frozenset[int]]:
    """For each item of a cell that has any, by its order, the places of the tokens that pick it."""
    words, titled = turn.catalogue.words, turn.catalogue.titled[policy]
    cell = turn.catalogue.cells[policy, aspect]
    often_done = words.often_done if policy == turn.named_policy else frozenset()
    acts = _acts_of(turn, policy)
    picking: dict[int, list[int]] = {}
    for token in turn.question.content:
        if any(c in words.actors and c not in often_done for c in token.cues) or token.start in acts:
            continue
        own = frozenset(token.cues) - titled  # "เครือข่ายแนะแนว" says more than the policy it names
        if token.cues and not any("." not in c for c in own):
            continue
        share = FEW if own & often_done else HALF
        told = [item for item in cell if _says_any(item, own, token)]
        if share * len(told) <= max(len(cell), 2) + 1:
            for item in told:
                picking.setdefault(item.passage.order, []).append(token.start)
    return {order: frozenset(places) for order, places in picking.items()}


def _acts_of(turn: Turn, policy: str) -> frozenset[int]:
    """Where a verb of its title stands right before the name of a policy: "แก้หนี้ครู" is what all of it is for."""
    verbs, titled, title = (
        turn.catalogue.words.verbs,
        turn.catalogue.titled[policy],
        turn.catalogue.policies[policy].title,
    )
    return frozenset(
        act.start
        for act, name in pairwise(turn.question.tokens)
        if act.concepts and verbs.issuperset(act.concepts) and act.text in title and not titled.isdisjoint(name.cues)
    )


def _says_any(item: Item, cues: frozenset[str], token: Token) -> bool:
    if not item.said.isdisjoint(cues):
        return True
    return (bool(token.cues) or len(token.text) >= 4) and stands_in(item, token)


def says(item: Item, token: Token) -> bool:
    """Whether the item speaks of it, by its concepts or as it stands."""
    return _says_any(item, frozenset(token.cues), token)


def tells_of_all(turn: Turn, answer: Answer) -> bool:
    """ "โรงเรียนคุณภาพมีอบรมภาษาอังกฤษไหม": whether the item chosen, of the policy named, tells of all that is named, and
    nothing is said beside."""
    question = turn.question
    if answer.reason != "chosen" or not question.has("ask.yes_no") or question.plain_words or question.asks_number:
        return False
    item = next((i for i in turn.catalogue.items if i.passage == answer.passages[0]), None)
    telling = [t for t in question.content if not names_policy(turn, t)]
    if item is None or item.passage.policy != turn.titled_policy:
        return False
    return bool(telling) and all(says(item, t) for t in telling)


def names_policy(turn: Turn, token: Token) -> bool:
    policy = turn.policy
    if policy is None:
        return False
    strong = turn.catalogue.words.strong.get(policy, frozenset()) | {f"title:{policy}"}
    generic = all(turn.catalogue.weight(c) < SPECIFIC for c in token.concepts) and bool(token.cues)
    return any(c in strong for c in token.cues) or generic
