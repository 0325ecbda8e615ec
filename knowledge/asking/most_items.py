"""Which policy has the most items of a column: "เรื่องไหนอุปสรรคเยอะสุด", "หนี้ครูกับแนะแนว เรื่องไหนข้อเสนอแนะน้อยกว่า".

Of one policy alone no item is told to weigh more than another: there all of them are the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.asking.answer import Answer, Computation
from knowledge.asking.compound import joined
from knowledge.asking.rankings import asks_both_ends
from knowledge.asking.turn import NAMED, Turn
from knowledge.records import Aspect

LESS = re.compile(r"(?:น้อย|ต่ำ)(?:กว่า|สุด)|less|fewer")


def policies_compared(turn: Turn) -> list[str]:
    """ "ระหว่างหนี้ครูกับแนะแนว เรื่องไหนอุปสรรคเยอะกว่า": those named, one of which is to be picked by its items."""
    ends = turn.question.has("operation.difference", "operation.highest", "operation.lowest")
    picks = ends and turn.question.has("ask.which") and not turn.question.asks_number
    return [policy for policy, weight in turn.named.items() if weight >= NAMED] if picks else []


def of_one_policy(turn: Turn) -> bool:
    """ "โรงเรียนคุณภาพติดขัดเรื่องอะไรมากสุด": no item is told to weigh more than another, so all of them are the answer."""
    return turn.named_policy is not None and not turn.question.has("meta.whole", "ask.yes_no")


def most_items(turn: Turn, aspect: Aspect, among: Sequence[str] = ()) -> Answer:
    """Policies by how many items their cell of that aspect has; those with the fewest as well, where both are asked."""
    lowest = turn.question.has("operation.lowest") or LESS.search(turn.question.text) is not None
    if asks_both_ends(turn.question):
        return joined(_by_items(turn, aspect, among, False), _by_items(turn, aspect, among, True))
    return _by_items(turn, aspect, among, lowest and not turn.question.has("operation.highest"))


def _by_items(turn: Turn, aspect: Aspect, among: Sequence[str], lowest: bool) -> Answer:
    edition = turn.catalogue.edition
    counts = {p.id: sum(1 for i in edition.cell(p.id, aspect) if not i.heading) for p in edition.policies}
    counts = {p: counts[p] for p in among} or counts
    ranked = sorted(counts, key=lambda p: counts[p] if lowest else -counts[p])
    top = [p for p in ranked if counts[p] == counts[ranked[0]]]
    expression = (" < " if lowest else " > ").join(f"{edition.policy(p).short_title} {counts[p]}" for p in ranked[:4])
    return Answer(
        "answer",
        tuple(top),
        "analysis",
        computation=Computation("rank", expression, (), str(counts[ranked[0]]), "ข้อ"),
        reason=f"most_items:{aspect}",
    )


def next_most(turn: Turn, aspect: Aspect, lowest: bool) -> Answer | None:
    """ "รองลงมาล่ะ" after the policy with the most items: the next fewer; after the fewest, the next more."""
    edition, told = turn.catalogue.edition, (turn.context.policies or turn.context.listed)[:1]
    counts = {p.id: sum(1 for i in edition.cell(p.id, aspect) if not i.heading) for p in edition.policies}
    rest = [n for n in counts.values() if told and (n > counts[told[0]] if lowest else n < counts[told[0]])]
    if not rest:
        return None
    following = min(rest) if lowest else max(rest)
    found = tuple(p for p, n in counts.items() if n == following)
    expression = f"{following} {'>' if lowest else '<'} {counts[told[0]]}"
    computed = Computation("rank", expression, (), str(following), "ข้อ")
    return Answer("answer", found, "analysis", computation=computed, reason=f"most_items:{aspect}:next")
