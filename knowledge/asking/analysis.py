"""Questions over many figures at once: highest, lowest, ranking, at 100 percent, below or above a threshold."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_class
from knowledge.asking.families import family_asked, family_told
from knowledge.asking.most_items import LESS, most_items, of_one_policy, policies_compared
from knowledge.asking.named_together import named_together
from knowledge.asking.operands import Operand, last_operands, policy_operands
from knowledge.asking.ranked_again import between_ends, goes_on, rising
from knowledge.asking.ranked_by import RISING, one_end, ranked_by_another, told_by_no_one
from knowledge.asking.ranked_places import sets_places_apart
from knowledge.asking.rankings import TOP, at_place, ranked, shares_of
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.thresholds import limits_asked, over_or_under
from knowledge.asking.turn import Turn, figure_answer
from knowledge.records import Indicator

STRONG_FIGURE = 1.2  # a single figure named this clearly is asked for itself, not for a ranking


def analyse(turn: Turn) -> Answer | None:
    """A ranking or a selection, or None where the question asks for one figure or none."""
    question = turn.question
    said = question.section("operation")
    goes_on_ranking = turn.context.operation == "rank" or bool(turn.context.among)
    if sets_places_apart(turn) or (not said and not goes_on_ranking and "ระหว่าง" not in question.text):
        return None
    return (
        _which_year(turn)
        or _beyond_an_amount(turn)
        or _within_limits(turn)
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


_EXTREMES = frozenset({"lowest", "highest", "ranking"})


def _beyond_an_amount(turn: Turn) -> Answer | None:
    """Those of a family over or under an amount: "ช่องไหนคนตามเกินแสน"."""
    if not {"below", "above", "difference"} & set(turn.question.section("operation")) or turn.aspect:
        return None
    return over_or_under(turn, family_asked(turn), turn.question.normal) if _selects(turn) else None


_WITHIN_ONE = frozenset({"people", "school", "district"})  # units of what one figure counts: "กี่เขตที่ไม่ถึง 85"


def _within_limits(turn: Turn) -> Answer | None:
    """Those at a hundred percent, or on one side of a limit or between two."""
    question, said = turn.question, turn.question.section("operation")
    limits = limits_asked(question.normal) if question.unit not in _WITHIN_ONE else []
    partly = question.has("follow.except") or bool(_NOT_FULL.search(question.text))
    if "ระหว่าง" in question.text and len(limits) >= 2 and _selects(turn):
        return _select(turn, "between", min(limits[:2]), max(limits[:2]))
    extreme = bool(_EXTREMES & set(said))
    column = turn.aspect and not question.has("ask.which")  # "มีอุปสรรคอะไรอยู่ ทั้งที่เต็มร้อย"
    if "full_marks" in said and _selects(turn) and not partly and not extreme and not column:
        return _select(turn, "full", Decimal(100))
    limit = next((n for n in limits if n < 100), None) if partly else limits[0] if limits else None
    short_of_all = _NOT_FULL.search(question.text) and question.has("ask.which") and not extreme
    if limit is None and short_of_all and not turn.aspect:
        return _select(turn, "below", Decimal(100))  # "คอร์สไหนยังไม่ถึง 100%"
    if limit is None or not {"below", "above", "difference"} & set(said) or turn.aspect or not _selects(turn):
        return None
    low = any(word in question.text for word in ("ต่ำ", "น้อย", "ไม่ถึง", "below", "under", "less")) and not any(
        word in question.text for word in ("เกิน", "สูงกว่า", "มากกว่า", "above", "over")
    )
    return _select(turn, "below" if low else "above", limit, Decimal("99.999") if partly else None)


def _at_one_place(turn: Turn) -> Answer | None:
    """ "อันดับสองคือช่องไหน", of the ranking just told or of one that is asked for."""
    said, nth = turn.question.section("operation"), _place_asked(turn.question.text)
    if not nth:
        return None
    if turn.context.operation == "rank" and not turn.question.concepts and len(last_operands(turn)) >= nth:
        told, by_value = [o.indicator for o in last_operands(turn)], turn.context.unit != "%"
        lowest = "lowest" in said or rising(turn.context)
        return at_place(turn, told if by_value else shares_of(turn), lowest, by_value, nth)
    return _rank(turn, "lowest" in said and "highest" not in said, nth) if _selects(turn) and not turn.aspect else None


def _ranks(turn: Turn) -> Answer | None:
    """The highest, the lowest, or all in order, where neither a ranking nor figures were told before."""
    if (end := one_end(turn)) and len(shares := [i for i in shares_of(turn) if i.policy == end[0]]) > 1:
        return ranked(turn, shares, end[1], by_value=False)
    question, said = turn.question, turn.question.section("operation")
    if turn.aspect and len(compared := policies_compared(turn)) > 1:
        return most_items(turn, turn.aspect, compared)
    if not _EXTREMES & set(said) or not (_selects(turn) or _picks_of_those_named(turn)):
        return None
    if question.has("ask.what") and question.naming and turn.catalogue.words.actors.issuperset(question.concepts):
        return not_found(turn, "no_figure", question.naming[0])  # "เด็กๆ อยากเป็นอะไรกันมากสุด"
    if turn.aspect and question.has("unit.item", "follow.item", "ask.which"):
        return None if of_one_policy(turn) else most_items(turn, turn.aspect)
    if which := told_by_no_one(turn):
        return not_found(turn, "no_figure", which)
    highest = any("operation.highest" in t.cues and "operation.ranking" not in t.cues for t in question.tokens)
    return _rank(turn, bool(RISING.search(question.text)) or ("lowest" in said and not highest))


_PLACES = {"2": 2, "สอง": 2, "3": 3, "สาม": 3}
_PLACE = re.compile(r"(?:อันดับ|ลำดับ)\s?(?:ที่\s?)?(2|3|สอง|สาม)(?![\d,]|\s?(?:อันดับ|เรื่อง|ช่อง|ตัว|แรก))")


_RUNNER_UP = re.compile(r"รอง(?:บ๊วย|โหล่|ท้าย|สุดท้าย|แชมป์|อันดับหนึ่ง)")


def _place_asked(text: str) -> int:
    """ "อันดับสองคือช่องไหน" asks for one place of a ranking, "3 อันดับแรก" for all down to it; 0 where none is asked."""
    if _RUNNER_UP.search(text):
        return 2
    found = _PLACE.search(text)
    return _PLACES[found.group(1)] if found and "แรก" not in text and not re.search(r"อันดับ.*ถึง", text) else 0


def _selects(turn: Turn) -> bool:
    """Whether the question picks among figures, rather than asking for one that is called "สูงสุด" in the report."""
    question = turn.question
    if question.has("ask.which", "operation.ranking", "meta.whole") or TOP.search(question.text):
        return True
    if question.naming and all(_only_items(t) for t in question.naming):
        return True  # "รายการที่ทำได้ไม่ถึงร้อยละสิบ", "ขอรายการตัวชี้วัดที่เกิน 90%"
    best = turn.figures[0] if turn.figures else None
    if best and best.named >= STRONG_FIGURE:
        return False
    return turn.named_policy is None and not (turn.follows and not question.has("ask.what"))


def _only_items(token: Token) -> bool:
    return any(cue in ("unit.item", "unit.kind") for cue in token.cues)


_NOT_FULL = re.compile(
    r"(?:ไม่|ยัง|แต่)\S{0,8}\s*(?:เต็ม|ครบ|ถึง|นับ|รวม)\S{0,8}\s*(?:100|ร้อย)|excluding|not counting|below 100|short of 100"
    r"|ไม่\s?(?:ครบ\s?(?:ทุก|หมด|ถ้วน|ทั้ง)|ทุก(?:แห่ง|โรง|คน|เขต))"
)


def _select(turn: Turn, how: str, limit: Decimal, to: Decimal | None = None) -> Answer | None:
    chosen = []
    family = [i for i in family_asked(turn, counted=False) if i.percent is not None]
    pool = family or shares_of(turn, all_kinds=how != "full")
    for indicator in pool:
        share = Operand(indicator).percent
        if share is None:
            continue
        if to is not None and share > to:
            continue
        if (
            (how == "full" and share == 100)
            or (how == "below" and share < limit)
            or (how == "above" and share > limit)
            or (how == "between" and share >= limit)
        ):
            chosen.append(indicator)
    chosen.sort(key=lambda i: (Operand(i).percent or Decimal(0), i.id), reverse=how != "below")
    turn.note("analysis", f"{how} {limit}: {len(chosen)}")
    if not chosen:
        return Answer("answer", aspect="analysis", reason="none_selected", subject=f"{how}:{limit}")
    answer = figure_answer(turn.catalogue, chosen, focus="percent", aspect="analysis", main=len(chosen))
    return replace(
        answer,
        reason=how,
        subject=f"{limit}–{to}" if how == "between" else str(limit),
        policies=tuple(dict.fromkeys(i.policy for i in chosen)),
        among=() if how == "full" else tuple(i.id for i in (chosen if len(chosen) > 1 else family or shares_of(turn))),
    )


def _rank(turn: Turn, lowest: bool, nth: int = 0) -> Answer | None:
    if not nth and (named := _of_those_named(turn)):
        return ranked(
            turn,
            named,
            lowest,
            turn.question.has("ask.percent") is False and len({unit_class(i.unit) for i in named}) == 1,
        )
    family = family_asked(turn) or family_told(turn)
    if stranger := ranked_by_another(turn, family):
        return not_found(turn, "no_figure", stranger)
    if family and turn.named_policy and all(i.policy != turn.named_policy for i in family):
        return not_found(turn, "no_figure")  # "OBEC Content Center มีสื่อวิชาอะไรเยอะสุด": channels have media, too
    by_value = bool(family)
    if turn.follows and not family and (measured := _measured_apart(turn)):
        return not_found(turn, "no_figure", measured)
    chosen = family or shares_of(turn)
    if turn.follows and not turn.named_policy and not family and _narrow(turn):
        inside = [i for i in chosen if i.policy == turn.context.policies[0]]
        chosen = inside if len(inside) >= 2 else chosen
    if turn.question.has("follow.except", "operation.full_marks"):
        chosen = [i for i in chosen if i.percent != 100]
    if nth:
        return at_place(turn, chosen, lowest, by_value, nth) if len(chosen) >= nth else None
    return ranked(turn, chosen, lowest, by_value) if chosen else None


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
    told = [o.indicator for o in operands if (o.percent if turn.question.has("ask.percent") else o.number) is not None]
    return told if len(told) == len(operands) > 1 else []


def _narrow(turn: Turn) -> bool:
    return any(
        t.text in ("ตัวไหน", "อันไหน", "กลุ่มไหน", "ข้อไหน") for t in turn.question.tokens
    ) and turn.context.aspect in ("figures", "summary")
