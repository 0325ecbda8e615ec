"""Questions over many figures at once: highest, lowest, ranking, at 100 percent, below or above a threshold."""

from __future__ import annotations

import re

from knowledge.asking.among import ranking_told, told_among
from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_class
from knowledge.asking.clarifying import clarify
from knowledge.asking.families import family_asked, family_told
from knowledge.asking.most_items import LESS, most_items, of_one_policy, policies_compared
from knowledge.asking.named_together import named_together
from knowledge.asking.next_to import next_below
from knowledge.asking.operands import last_operands, policy_operands
from knowledge.asking.ranked_again import between_ends, goes_on, rising
from knowledge.asking.ranked_by import RISING, kind_of_no_policy, one_end, ranked_by_another, told_by_no_one
from knowledge.asking.ranked_places import adds_places_up, places_told, sets_places_apart
from knowledge.asking.rankings import asks_both_ends, at_place, ranked, shares_of
from knowledge.asking.refusing import not_found
from knowledge.asking.selecting import (
    EXTREMES,
    leaves_out_full,
    picks_again,
    picks_the_full,
    picks_the_nearly_full,
    reaches_a_mark,
    selects,
    within_limits,
)
from knowledge.asking.spotting import Token
from knowledge.asking.thresholds import amount_asked, over_or_under, range_asked
from knowledge.asking.turn import Turn
from knowledge.asking.went_better import asks_who_did_well
from knowledge.records import Indicator


def analyse(turn: Turn) -> Answer | None:
    """A ranking or a selection, or None where the question asks for one figure or none."""
    question = turn.question
    said = question.section("operation")
    goes_on_ranking = turn.context.operation == "rank" or bool(turn.context.among)
    picks = said or goes_on_ranking or "ระหว่าง" in question.text or reaches_a_mark(question)
    picks = picks or range_asked(question.normal) is not None or picks_the_full(question)
    picks = picks or picks_the_nearly_full(question)
    unranked = asks_both_ends(question) and not question.has("operation.ratio") and not places_told(turn)
    if (sets_places_apart(turn) and not unranked) or adds_places_up(turn) or not picks:
        return None
    return (
        _which_year(turn)
        or next_below(turn)
        or _beyond_an_amount(turn)
        or within_limits(turn)
        or between_ends(turn)
        or _at_one_place(turn)
        or goes_on(turn)
        or _ranks(turn)
    )


def _which_year(turn: Turn) -> Answer | None:
    """ "ปีไหนโรงเรียนเล็กเยอะกว่า": the years that are counted, the greater first, or the smaller."""
    question, best = turn.question, next(iter(turn.figures), None)
    ends = question.has("operation.difference", "operation.highest", "operation.lowest")
    if not (ends and question.has("ask.which_year")) or best is None or best.figure.indicator.policy != turn.policy:
        return None
    years = [i for i in turn.catalogue.edition.detailed if i.kind == "yearly" and i.policy == turn.policy]
    lowest = question.has("operation.lowest") or LESS.search(question.text) is not None
    return ranked(turn, years, lowest, by_value=True) if len(years) > 1 else None


def _beyond_an_amount(turn: Turn) -> Answer | None:
    """Those of a family over or under an amount: "ช่องไหนคนตามเกินแสน"."""
    if not {"below", "above", "difference"} & set(turn.question.section("operation")) or turn.aspect:
        return None
    found = over_or_under(turn, family_asked(turn), turn.question.normal) if selects(turn) else None
    asked = amount_asked(turn.question.normal)
    end = "highest" if asked and asked[0] else "lowest"
    if found and found.reason == "beyond" and turn.question.has(f"operation.{end}"):  # "ไม่ถึงแสนแต่มากสุด"
        beyond = [turn.catalogue.indicators[fact.indicator] for fact in found.facts]
        return ranked(turn, beyond, end == "lowest", by_value=True)
    return found


def _at_one_place(turn: Turn) -> Answer | None:
    """ "อันดับสองคือช่องไหน", of the ranking just told or of one that is asked for."""
    said, nth = turn.question.section("operation"), _place_asked(turn.question.text)
    if not nth:
        return None
    if turn.context.operation == "rank" and not turn.question.concepts and len(last_operands(turn)) >= nth:
        told, by_value = [o.indicator for o in last_operands(turn)], turn.context.unit != "%"
        lowest = "lowest" in said or rising(turn.context) or _told_upward(turn)
        return at_place(turn, told if by_value else told_among(turn) or shares_of(turn), lowest, by_value, nth)
    return _rank(turn, "lowest" in said and "highest" not in said, nth) if selects(turn) and not turn.aspect else None


def _told_upward(turn: Turn) -> bool:
    """Whether the ranking told last goes from the lowest up, whatever was said then: "รองลงมาล่ะ"."""
    told = [(o.amount if turn.context.unit != "%" else o.percent) or 0 for o in ranking_told(turn)]
    return len(told) > 1 and told[0] < told[-1]


def _ranks(turn: Turn) -> Answer | None:
    """The highest, the lowest, or all in order, where neither a ranking nor figures were told before."""
    if (end := one_end(turn)) and len(shares := [i for i in shares_of(turn) if i.policy == end[0]]) > 1:
        return ranked(turn, shares, end[1], by_value=False)
    question, said = turn.question, turn.question.section("operation")
    if turn.aspect and len(compared := policies_compared(turn)) > 1:
        return most_items(turn, turn.aspect, compared)
    picks = selects(turn) or _both_ends_of_one(turn) or _picks_of_those_named(turn) or picks_again(turn)
    if not (EXTREMES & set(said) and picks):
        return None
    if question.has("ask.what") and question.naming and turn.catalogue.words.actors.issuperset(question.concepts):
        return not_found(turn, "no_figure", question.naming[0])  # "เด็กๆ อยากเป็นอะไรกันมากสุด"
    if turn.aspect and question.has("unit.item", "follow.item", "ask.which"):
        return None if of_one_policy(turn) else most_items(turn, turn.aspect)
    if which := told_by_no_one(turn):
        return not_found(turn, "no_figure", which)
    if question.has("ask.why") and _SO_FEW.search(question.normal):
        return None  # "ทำไมได้น้อยจัง" ranks nothing
    if _FIRST_WHO.search(question.normal) and not (question.content or turn.context.question):
        return clarify(turn, "no_subject", ())
    highest = any("operation.highest" in t.cues and "operation.ranking" not in t.cues for t in question.tokens)
    return _rank(turn, bool(RISING.search(question.text)) or ("lowest" in said and not highest))


def _both_ends_of_one(turn: Turn) -> bool:
    """ "ตัวเลขสูงสุดกับต่ำสุดของแนะแนว": nothing but the policy is named, or a family of figures; not "คะแนน ITA"."""
    question, policy = turn.question, turn.named_policy
    if not asks_both_ends(question):
        return False
    own = turn.catalogue.called[policy] if policy else frozenset()
    return all(not own.isdisjoint(t.cues) for t in question.naming) or len(family_asked(turn)) > 1


_SO_FEW = re.compile(r"^(?:(?!สุด|กว่า|ไหน|ใด).)*$")  # neither the lowest, nor lower than others, nor which
_FIRST_WHO = re.compile(  # "อันดับหนึ่งคือใคร" ranks nothing
    r"^(?:แล้ว)?\s?(?:ใคร)?\s?(?:ได้|คือ|เป็น)?\s?"
    r"(?:ที่หนึ่ง|ที่ 1|อันดับ\s?(?:ที่)?\s?(?:หนึ่ง|1|แรก|สุดท้าย)|ที่โหล่|บ๊วย|แชมป์)\s?(?:คือ|เป็น|ได้แก่)?\s?(?:ใคร)?\W*$"
)
_PLACES = {"2": 2, "สอง": 2, "3": 3, "สาม": 3}
_PLACE = re.compile(r"(?:อันดับ|ลำดับ)\s?(?:ที่\s?)?(2|3|สอง|สาม)(?![\d,]|\s?(?:อันดับ|เรื่อง|ช่อง|ตัว|แรก))")


_RUNNER_UP = re.compile(r"รอง(?:บ๊วย|โหล่|ท้าย|สุดท้าย|แชมป์|อันดับหนึ่ง)")


def _place_asked(text: str) -> int:
    """ "อันดับสองคือช่องไหน" asks for one place of a ranking, "3 อันดับแรก" for all down to it; 0 where none is asked."""
    if _RUNNER_UP.search(text):
        return 2
    found = _PLACE.search(text)
    return _PLACES[found.group(1)] if found and "แรก" not in text and not re.search(r"อันดับ.*ถึง", text) else 0


def _rank(turn: Turn, lowest: bool, nth: int = 0) -> Answer | None:
    family = [] if _of_whole_policies(turn) else family_asked(turn)
    ends = asks_both_ends(turn.question) and len(family) > 1  # "สีที่มากสุดกับสีที่น้อยสุด" names no two figures
    in_percent = turn.question.has("ask.percent") or asks_who_did_well(turn.question)
    if not (nth or ends) and (named := _of_those_named(turn)):
        return ranked(
            turn,
            named,
            lowest,
            by_value=not (in_percent or len({unit_class(i.unit) for i in named}) > 1),
        )
    family = family or family_told(turn)
    if stranger := ranked_by_another(turn, family):
        return not_found(turn, "no_figure", stranger)
    if family and turn.named_policy and all(i.policy != turn.named_policy for i in family):
        return not_found(turn, "no_figure")  # "OBEC Content Center มีสื่อวิชาอะไรเยอะสุด": channels have media, too
    if not family and (kind := kind_of_no_policy(turn)):
        return not_found(turn, "no_figure", kind)
    by_value = bool(family)
    if turn.follows and not family and (measured := _measured_apart(turn)):
        return not_found(turn, "no_figure", measured)
    chosen = family or shares_of(turn)
    if turn.follows and not turn.named_policy and not family and _narrow(turn):
        inside = [i for i in chosen if i.policy == turn.context.policies[0]]
        chosen = inside if len(inside) >= 2 else chosen
    if turn.question.has("follow.except", "operation.full_marks") or leaves_out_full(turn.question):
        chosen = [i for i in chosen if i.percent != 100]
    if nth:
        return at_place(turn, chosen, lowest, by_value, nth) if len(chosen) >= nth else None
    return ranked(turn, chosen, lowest, by_value) if chosen else None


def _of_whole_policies(turn: Turn) -> bool:
    """ "เรียงผลต้านทุจริตทุกตัว", "กลุ่มลดภาระครู นโยบายใดผลสำเร็จต่ำที่สุด": nothing is named but a policy, or that it was done."""
    question, policy = turn.question, turn.named_policy
    if question.unit or not question.naming:
        return False
    own = turn.catalogue.titled[policy] if policy else turn.catalogue.words.verbs
    whole = policy is not None or any(t.text.startswith(_POLICIES) for t in question.tokens if "ask.which" in t.cues)
    return whole and all(own.issuperset(t.concepts) for t in question.naming)


_POLICIES = ("นโยบาย", "เรื่อง")


def _measured_apart(turn: Turn) -> Token | None:
    """ "ด้านไหนได้คะแนนน้อยสุด" after a mean: what is measured is not told apart by sides."""
    sides = any("unit.side" in t.cues or t.text.startswith("ด้าน") for t in turn.question.tokens)
    measures = turn.catalogue.words.measures
    return next((t for t in turn.question.naming if not measures.isdisjoint(t.concepts)), None) if sides else None


def _picks_of_those_named(turn: Turn) -> bool:
    """ "ระหว่างแก้หนี้ครู ลดภาระของเขต และโรงเรียนเล็กคะแนนผ่านเกณฑ์ อะไรร้อยละต่ำสุด": of more than two, one is meant."""
    return turn.question.has("ask.what") and not turn.aspect and len(named_together(turn)) >= SEVERAL


SEVERAL = 3  # figures named


def _of_those_named(turn: Turn) -> list[Indicator]:
    """ "หนี้ครู แนะแนว ทักษะอาชีพ อันไหนร้อยละสูงสุด": one figure of each policy that is named, where several are."""
    operands, phrased = policy_operands(turn, whole=False), named_together(turn)
    operands = phrased if len(phrased) > len(operands) else operands
    in_percent = turn.question.has("ask.percent") or asks_who_did_well(turn.question)
    told = [o.indicator for o in operands if (o.percent if in_percent else o.number) is not None]
    return told if len(told) == len(operands) > 1 else []


def _narrow(turn: Turn) -> bool:
    return any(
        t.text in ("ตัวไหน", "อันไหน", "กลุ่มไหน", "ข้อไหน") for t in turn.question.tokens
    ) and turn.context.aspect in ("figures", "summary")
