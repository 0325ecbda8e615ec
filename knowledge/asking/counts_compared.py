"""How many more policies, or items, one of two has: "ฝั่งเด็กน้อยกว่ากี่เรื่อง", "อุปสรรคของแนะแนวมากกว่าหนี้ครูกี่ข้อ".

Policies are counted by group, items of a policy by column; where only one side is named, the other was counted last.
"""

from __future__ import annotations

from knowledge.asking.answer import Answer, Computation, Context
from knowledge.asking.phrases import ASPECT_NAMES
from knowledge.asking.policy_groups import listing, policies_listed
from knowledge.asking.turn import NAMED, Turn
from knowledge.records import Aspect

COLUMNS: tuple[Aspect, ...] = ("obstacles", "recommendations", "activities")
COUNTS = "counts_reckoned"  # reason of such an answer
MOST_ITEMS = "most_items:"  # before the column, in the reason of an answer that names a policy for its many items
TWO = 2


def counted_on(answer: Answer, context: Context) -> tuple[tuple[str, str], ...]:
    """The cells of which all items were told, with this answer, one after the other, the latest last."""
    if answer.reason.startswith(MOST_ITEMS) and len(answer.policies) == 1:
        return ((answer.policies[0], answer.reason.split(":")[1]),)
    if answer.reason != "cell" or answer.aspect is None or not answer.policies:
        return context.counted if answer.reason == COUNTS else ()
    told = (answer.policies[0], answer.aspect)
    return (*(each for each in context.counted if each != told), told)[-TWO:]


def counts_compared(turn: Turn) -> Answer | None:
    """The difference of two counts, or their sum; None where something else is reckoned with."""
    question = turn.question
    asked = question.has("operation.difference", "operation.sum") and question.asks_count
    others = question.content or question.section("lack") or question.section("absent")
    if asked and question.has("operation.sum") and not (question.unit or others):
        return _added_up(turn)
    if not asked or question.unit != "item" or question.numbers:
        return None
    if question.section("lack") or question.has("ask.percent"):
        return None
    return _of_items(turn) or (None if question.has("operation.sum") else _of_policies(turn))


def _added_up(turn: Turn) -> Answer | None:
    """ "รวมเป็น" after the policies of both groups, or after the items of two cells, were counted."""
    if listing(turn):
        return policies_listed(turn, whole=True)
    return _of_items(turn) if turn.context.counted else None


def _of_policies(turn: Turn) -> Answer | None:
    """Of two groups that are named, or of the one named and the one just listed; of all, where both were listed."""
    edition, said = turn.catalogue.edition, turn.question
    listed = {p.group for p in edition.policies if p.id in turn.context.listed} if listing(turn) else set()
    if not listed and not any(t.text.startswith("นโยบาย") for t in said.tokens):
        return None
    actors, calls = turn.catalogue.words.actors, turn.catalogue.lexicon.forms
    who = frozenset(c for t in said.tokens for c in t.concepts if c in actors) if not said.concepts - actors else None
    if who is None or turn.aspect:
        return None
    titled = {
        g.id: [f for f, cues in calls.items() if not who.isdisjoint(cues) and f in g.title] for g in edition.groups
    }
    named = [g.id for g in edition.groups if said.has(f"group.{g.id}") or titled[g.id]]
    groups = named if len(named) == TWO else [*named, *(g.id for g in edition.groups if g.id in listed - {*named})]
    if len(groups) != TWO or not (named or not said.content):
        return None
    policies = {g: [p.id for p in edition.policies if p.group == g] for g in groups}
    titles = {g.id: g.title for g in edition.groups}
    counts = [(titles[g], len(policies[g])) for g in groups]
    return _reckoned(turn, counts, tuple(p for g in groups for p in policies[g]), "เรื่อง")


def _of_items(turn: Turn) -> Answer | None:
    """Of a column of two policies, or of two columns of one; of the two that were told last."""
    question, context = turn.question, turn.context
    columns = [c for c in COLUMNS if question.has(f"aspect.{c}")]
    named = [policy for policy, weight in turn.named.items() if weight >= NAMED]
    common = turn.catalogue.generic.union(*(turn.catalogue.named[p] for p in named))
    if any(common.isdisjoint(t.concepts) for t in question.naming if t.concepts):
        return None
    counted = [(policy, column) for policy, told in context.counted for column in COLUMNS if column == told]
    last = counted[-1:]
    cells: list[tuple[str, Aspect]]
    if len(named) == TWO and (columns or last):
        cells = [(p, columns[0] if columns else last[0][1]) for p in named]
    elif len(columns) == TWO and (named or last):
        cells = [((named or [last[0][0]])[0], c) for c in columns]
    elif last and (named or columns):
        cells = [*last, ((named or [last[0][0]])[0], (columns or [last[0][1]])[0])]
    else:
        cells = counted if not question.content else []
    if len(set(cells)) != TWO:
        return None
    names = {c: f"{ASPECT_NAMES[c[1]]}เรื่อง{turn.catalogue.policies[c[0]].short_title}" for c in cells}
    counts = [(names[c], _items(turn, *c)) for c in cells]
    return _reckoned(turn, counts, tuple(dict.fromkeys(p for p, _ in cells)), "ข้อ")


def _items(turn: Turn, policy: str, column: Aspect) -> int:
    return sum(1 for item in turn.catalogue.edition.cell(policy, column) if not item.heading)


def _reckoned(turn: Turn, counts: list[tuple[str, int]], policies: tuple[str, ...], unit: str) -> Answer:
    (more, many), (less, few) = sorted(counts, key=lambda each: -each[1])
    adds = turn.question.has("operation.sum")
    result = many + few if adds else many - few
    expression = f"{many} {'+' if adds else '−'} {few} = {result}"
    turn.note("compute", f"counts: {expression}")
    return Answer(
        "answer",
        policies,
        "analysis",
        computation=Computation("sum" if adds else "difference", expression, (), str(result), unit),
        reason=COUNTS,
        subject=f"{more} {many} {unit} · {less} {few} {unit}",
    )
