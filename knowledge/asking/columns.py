"""A column of the report asked for by name: the one item meant, or the whole cell; of one policy, of two, of all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.asking.answer import Answer
from knowledge.asking.choosing import chosen_passages
from knowledge.asking.clarifying import clarify, policy_choices
from knowledge.asking.finding import PassageMatch
from knowledge.asking.of_all_policies import EACH_POLICY
from knowledge.asking.picking import (
    HALF,
    SPECIFIC,
    STRONG_PICK,
    by_what_picks,
    is_specific,
    picked_weight,
    words_that_pick,
)
from knowledge.asking.policy_groups import asked_groups
from knowledge.asking.turn import Turn, passage_answer
from knowledge.records import Aspect, Passage

TOLD_OF = 0.38  # share of a question that an item must speak of where no policy is named
EXPLAINED = 0.5  # share below which an item must be picked by a word to come first
STRONG = 1.0  # weight from which a policy counts as one of two that are named


def aspects(turn: Turn) -> Answer | None:
    """The column named, or leant on."""
    if against := _what_it_is_against(turn):
        return against
    aspect = turn.aspect or _continued(turn)
    if aspect is None:
        return None
    if answer := _of_all(turn, aspect):
        return answer
    aspect = _where_told(turn, aspect)
    if _told_in_other_columns(turn, aspect):
        return None
    found = _found(turn, aspect)
    if _elsewhere(turn, aspect, found):
        turn.note("aspect", f"{aspect} by its words")
        return chosen_passages(turn, found, column=True)
    if turn.policy is None:
        return _without_policy(turn, aspect, found)
    return _cells(turn, aspect) or _cell(turn, aspect, turn.policy)


def _what_it_is_against(turn: Turn) -> Answer | None:
    """ "ทำไมถึงเสนออย่างนั้น" after a recommendation: the obstacle of its policy that speaks of the same, or all."""
    question, context, catalogue = turn.question, turn.context, turn.catalogue
    read = context.passages if turn.follows and context.aspect == "recommendations" else ()
    why = question.has("ask.why") or _FROM_WHAT.search(question.normal)
    if not (read and why) or question.asks_number or any(not t.text.startswith("แก้") for t in question.naming):
        return None
    policy = context.policies[0]
    common = catalogue.generic | catalogue.called[policy]
    said = frozenset[str]().union(*(i.said for i in catalogue.items if i.passage.place == read[0])) - common
    cell = [item for item in catalogue.cells[policy, "obstacles"] if not item.passage.heading]
    near = max(cell, key=lambda item: sum(catalogue.weight(c) for c in item.said & said), default=None)
    if near is None:
        return None
    turn.note("aspect", f"obstacles of {policy}, against which it is proposed")
    all_of_them = len(read) > 1 and len(read) == len(catalogue.passages(policy, "recommendations"))
    if all_of_them or not near.said & said:
        return passage_answer(catalogue, [item.passage for item in cell], reason="cell", asked=question.text)
    return passage_answer(catalogue, [near.passage], reason="chosen", asked=question.text)


_FROM_WHAT = re.compile(
    r"(?:เพราะ|มาจาก|เกิดจาก|แก้|จาก)\s?(?:ว่า)?\s?(?:มี|เจอ|พบ)?\s?(?:ปัญหา|อุปสรรค)\s?(?:ข้อ|อัน|เรื่อง)?\s?(?:อะไร|ไร|ไหน|ใด)"
)


def _of_all(turn: Turn, aspect: Aspect) -> Answer | None:
    """ "อุปสรรคทั้งเล่มมีอะไรบ้าง", "ของกลุ่มลดภาระครู": how many each policy has, and its first."""
    question = turn.question
    groups = asked_groups(turn)
    whole = bool(groups) or question.has("meta.whole") or EACH_POLICY.search(question.normal) is not None
    if turn.titled_policy or not whole or aspect == "figures":
        return None
    if question.asks_number and question.unit != "item":
        return None
    content = [t for t in question.content if not any(c.startswith(("unit.", "group.")) for c in t.cues)]
    if any(t.concepts and not turn.catalogue.words.actors & set(t.cues) for t in content):
        return None
    among = [p for p in turn.catalogue.policies.values() if not groups or p.group in groups]
    cells = [turn.catalogue.passages(policy.id, aspect) for policy in among]
    firsts = [next(p for p in cell if not p.heading) for cell in cells if any(not p.heading for p in cell)]
    whose = next((g.title for g in turn.catalogue.edition.groups if groups == (g.id,)), "")
    return passage_answer(turn.catalogue, firsts, reason="column_of_all", subject=whose) if firsts else None


_A_WAY: dict[Aspect, Aspect] = {"activities": "recommendations", "recommendations": "activities"}
_HOW = ("ไง", "งัย", "อย่างไร", "how", "ไงดี")


def _where_told(turn: Turn, aspect: Aspect) -> Aspect:
    """ "ไม่มี ผอ. เขาแก้ยังไง" asks for a way, done or proposed: the column of the two that tells of what is named."""
    other = _A_WAY.get(aspect)
    ways = [t for t in turn.question.tokens if f"aspect.{aspect}" in t.cues]
    if other is None or not ways or not all(t.text.endswith(_HOW) for t in ways):
        return aspect
    among = (turn.policy,) if turn.policy else None
    own, told = (by_what_picks(turn, turn.passages(among=among, aspects=(a,)))[:1] for a in (aspect, other))
    if not told or picked_weight(turn, told[0]) < STRONG_PICK:
        return aspect
    if own and picked_weight(turn, own[0]) > picked_weight(turn, told[0]) - STRONG_PICK:
        return aspect
    turn.note("aspect", f"{other}, which tells of it")
    return other


def _told_in_other_columns(turn: Turn, aspect: Aspect) -> bool:
    """ "จะเอา AI มาช่วยงานสื่อ ให้มันทำอะไร": what is named stands in other columns only, whatever "ทำอะไร" asks for."""
    if aspect != "activities" or turn.titled_policy or not turn.question.has("ask.what", "aspect.activities"):
        return False
    common = turn.catalogue.generic.union(*turn.catalogue.titled.values(), *turn.catalogue.words.strong.values())
    named = [t for t in turn.question.naming if common.isdisjoint(t.concepts)]
    rare = [t for t in named if turn.catalogue.token_weight(t) >= SPECIFIC]
    said = [{item.passage.aspect for item in turn.catalogue.items if not item.said.isdisjoint(t.cues)} for t in rare]
    return bool(said) and all(told and aspect not in told and "figures" not in told for told in said)


def _found(turn: Turn, aspect: Aspect) -> Sequence[PassageMatch]:
    """Items of the column, of the policy named by its own name or of all; where little is told, those first that a
    word picks."""
    if turn.titled_policy:
        return turn.passages(among=(turn.titled_policy,), aspects=(aspect,))
    found = turn.passages(aspects=(aspect,))
    if turn.named_policy is None and found and found[0].explained < EXPLAINED:
        return sorted(found, key=lambda m: not is_specific(turn, m))
    return found


def _elsewhere(turn: Turn, aspect: Aspect, found: Sequence[PassageMatch]) -> bool:
    """Whether an item of another policy than the one talked of is picked, and none of its own."""
    best = found[0] if found else None
    if best is None or turn.titled_policy or not is_specific(turn, best):
        return False
    policy = best.item.passage.policy
    if policy == turn.named_policy or (turn.follows and policy == turn.context.policies[0]):
        return False
    own = turn.named_policy or (turn.context.policies[0] if turn.follows else None)
    inside = turn.passages(among=(own,), aspects=(aspect,)) if own else []
    return not inside or (not is_specific(turn, inside[0]) and picked_weight(turn, best) >= STRONG_PICK)


def _without_policy(turn: Turn, aspect: Aspect, found: Sequence[PassageMatch]) -> Answer | None:
    if aspect == "activities":
        return None
    if found and found[0].explained >= TOLD_OF and turn.question.concepts:
        return chosen_passages(turn, found, column=True)
    if turn.question.concepts:
        return None
    return clarify(turn, f"which_policy:{aspect}", policy_choices(turn, aspect))


def _cells(turn: Turn, aspect: Aspect) -> Answer | None:
    """Two policies side by side, or two columns of one: "อุปสรรคกับข้อเสนอแนะเรื่องโรงเรียนคุณภาพ"."""
    both = [p for p, weight in turn.named.items() if weight >= STRONG]
    joined = turn.question.has("operation.compare", "follow.and_then")
    if len(both) >= 2 and joined:
        turn.note("aspect", f"{aspect} of {both[:2]}")
        cells = [p for name in both[:2] for p in turn.catalogue.passages(name, aspect)]
        return passage_answer(turn.catalogue, cells, reason="cells")
    if turn.question.names_both_columns and turn.policy:
        turn.note("aspect", f"both columns of {turn.policy}")
        columns: tuple[Aspect, ...] = ("obstacles", "recommendations")
        listed = [p for column in columns for p in turn.catalogue.passages(turn.policy, column)]
        return passage_answer(turn.catalogue, listed, reason="columns")
    return None


def _cell(turn: Turn, aspect: Aspect, policy: str) -> Answer | None:
    """The item of the cell that is meant, or all of them."""
    cell = turn.catalogue.passages(policy, aspect)
    if not cell:
        return None
    if there := _there(turn, cell):
        turn.note("aspect", f"{aspect} of {policy}: what was just read")
        return passage_answer(turn.catalogue, [there], reason="chosen")
    if others := _besides_what_is_known(turn, aspect, policy):
        turn.note("aspect", f"{aspect} of {policy}: {len(others)} besides what is left out")
        return passage_answer(turn.catalogue, others, reason="others")
    within = by_what_picks(turn, turn.passages(among=(policy,), aspects=(aspect,)))
    each = turn.question.wants_both
    if within and is_specific(turn, within[0]) and not turn.question.has("depth.full") and not each:
        turn.note("aspect", f"{aspect} of {policy}: {within[0].item.passage.order}")
        return chosen_passages(turn, within, column=True)
    elsewhere = turn.passages(among=(policy,))[:1] if aspect == "activities" else []
    if elsewhere and picked_weight(turn, elsewhere[0]) >= STRONG_PICK:
        return None
    if told := _under_another(turn, aspect, policy):
        turn.note("aspect", f"{aspect} of {policy}, told of under {told.item.passage.policy}")
        return chosen_passages(turn, [told], column=True)
    turn.note("aspect", f"{aspect} of {policy}, all")
    depth = "full" if turn.question.has("depth.full", "follow.more") else "screen"
    return passage_answer(turn.catalogue, cell, reason="cell", depth=depth)


def _besides_what_is_known(turn: Turn, aspect: Aspect, policy: str) -> list[Passage]:
    """ "นอกจากซีรีส์ ทำอะไรอีกบ้าง": the items of the cell that do not tell of what is known already."""
    question, words = turn.question, turn.catalogue.words
    known = (question.left_out | question.excepted) - turn.catalogue.titled[policy] - words.actors
    cell = turn.catalogue.cells[policy, aspect]
    others = [item.passage for item in cell if item.said.isdisjoint(known)]
    return others if known and len(cell) <= HALF * len(others) < HALF * len(cell) else []


def _there(turn: Turn, cell: Sequence[Passage]) -> Passage | None:
    """ "เด็กแถวนั้นได้ทำอะไร" after an item on a region: it is the one that tells."""
    read = turn.context.passages
    if not (turn.follows and len(read) == 1) or _POINTING.search(turn.question.normal) is None:
        return None
    if any(not turn.catalogue.words.actors.issuperset(t.concepts) for t in turn.question.naming):
        return None
    return next((passage for passage in cell if passage.place == read[0]), None)


_POINTING = re.compile(r"(?:แถว|ที่|ตรง|พื้นที่|เขต|โซน|ถิ่น|ย่าน|กลุ่ม)\s?(?:นี้|นั้น|นั่น|นี่|โน้น|โน่น)|พวก(?:นี้|นั้น)")


def _under_another(turn: Turn, aspect: Aspect, policy: str) -> PassageMatch | None:
    """An item of another policy that tells of this one: teachers lacking in small schools stand under integrity."""
    if policy != turn.titled_policy:
        return None
    titled = {t.start for t in turn.question.content if not turn.catalogue.titled[policy].isdisjoint(t.cues)}
    for match in turn.passages(aspects=(aspect,)):
        picking = words_that_pick(turn, match.item)
        if match.item.passage.policy != policy and picking - titled and titled <= picking:
            return match if picked_weight(turn, match) >= STRONG_PICK else None
    return None


def _continued(turn: Turn) -> Aspect | None:
    """The column of the last answer, where a follow-up only says whom it is addressed to, or that more is wanted."""
    question = turn.question
    if question.has("aspect.doing") and (not question.content or (turn.follows and question.has("ask.tell"))):
        return "activities"
    last = turn.context.aspect
    addressed = question.has("addressee.area", "addressee.obec", "addressee.school")
    if addressed and question.has("ask.how", "ask.what"):
        return "recommendations"
    bodies = {cue for cue, _ in turn.catalogue.words.addressees}
    if (
        turn.follows
        and last == "recommendations"
        and question.content
        and all(any(c in bodies for c in t.cues) for t in question.content)
    ):
        return "recommendations"
    untold = not turn.context.passages and question.has("ask.tell", "ask.what") and not question.content
    more = addressed or untold or (question.has("depth.full", "follow.more") and not question.content)
    more = more or bool(question.excepted)  # "นอกจากดอกเบี้ยล่ะ"
    if more and turn.follows and last in ("obstacles", "recommendations", "activities"):
        return last
    return None
