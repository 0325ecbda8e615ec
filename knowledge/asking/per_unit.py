"""Over what something is shared out: "โรงละ", "ต่อครั้ง", "เฉลี่ยเขตละกี่เรื่อง".

What is shared out and what over stand in one item, or in items of one thing; else what is named, or was told last, is
shared out over all that the report counts in that unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.asking.averaged import is_asked
from knowledge.asking.catalogue import Figure, units_agree
from knowledge.asking.finding import Match
from knowledge.asking.operands import (
    GOOD_MATCH,
    Operand,
    last_operands,
    operand_of,
    printed_operands,
    recent,
    talked_of,
    told_last,
)
from knowledge.asking.picking import NAMED_ENOUGH
from knowledge.asking.those_done import those_who_did
from knowledge.asking.turn import Turn

DIVIDES = r"(?<!บริ)(?<!อา)(?<!ท)หาร(?!าย)"  # not in "ผู้บริหาร", "หารายได้"
DIVIDED = re.compile(
    rf"{DIVIDES}|ต่อ\s*(?:หนึ่ง|1|๑)|หนึ่งแห่ง|per "
    r"|(?:กี่\s?[ก-๙]{1,8}?|เท่าไ[ก-๙]{1,4}|เท่าใด)\s?ต่อ\s?(?:ครั้ง|เรื่อง|คลิป|ตอน|โรง|แห่ง|เขต|จุด)(?!ไป|มา)",
    re.IGNORECASE,
)
_UNIT_WORDS = {
    "โรงเรียน": "school",
    "โรง": "school",
    "แห่ง": "school",
    "สถานศึกษา": "school",
    "ครั้ง": "times",
    "ตอน": "episode",
    "คลิป": "episode",
    "เรื่อง": "item",
    "เขต": "district",
    "คน": "people",
    "school": "school",
    "meeting": "times",
    "clip": "episode",
    "episode": "episode",
    "ผลงาน": "work",
    "จุด": "spot",
    "ราย": "people",
    "session": "times",
    "district": "district",
    "ประเด็น": "item",
    "หัวข้อ": "item",
    "ข่าว": "item",
    "สพท": "district",
    "เขตพื้นที่": "district",
    "รร": "school",
    "issue": "item",
    "story": "item",
}
NO_COUNTS = frozenset({"criterion", "context", "mean", "sd", "duration"})
UNITS_ONLY = frozenset(
    {
        "people",
        "school",
        "area_office",
        "news",
        "episode",
        "clip",
        "items_reported",
        "student",
        "teacher",
        "mean",
        "meeting",
    }
)


def shared_over(turn: Turn) -> str | None:
    """The class of unit that something is shared out over: "โรงละ", "ต่อครั้ง", "ต่อหนึ่งโรงเรียน"."""
    text = turn.question.text.replace(" ", "").lower()
    return next(
        (
            cls
            for word, cls in _UNIT_WORDS.items()
            if f"{word}ละ" in text
            or re.search(f"{word}(?:นึง|หนึ่ง)(?:ๆ|ได้|มี|กี่|ตก|เท่า|เฉลี่ย|ประมาณ)|หาร(?:ด้วย|กับ)?(?:จำนวน)?{word}", text)
            or re.search(f"(?:ต่อ|per)(?:หนึ่ง|1|๑|one)?(?:the)?{word}", text)
        ),
        None,
    )


def per(turn: Turn) -> tuple[Operand, Operand] | None:
    """(what is shared out, over what): by their numbers, by their names, or two figures of one item by their units."""
    over = shared_over(turn)
    if len(given := printed_operands(turn)) == 2:
        return given[0], given[1]
    if over and (pair := _last_over_named(turn, over)):
        return pair
    who = turn.catalogue.words.actors
    if not (turn.follows or given or turn.named_policy) and all(
        who.issuperset(t.concepts) for t in turn.question.naming
    ):
        return None  # "นักเรียนเฉลี่ยโรงเรียนละกี่คน": of several policies
    titled = turn.named_policy  # "credit bank เฉลี่ยโรงเรียนละกี่คน"
    near = (m for m in turn.figures[:5] if m.score > 0)
    near = (m for m in near if m.named > 0.4 or turn.follows or m.figure.indicator.policy == titled)
    places = [m.figure.indicator.place for m in near]
    divided = (
        turn.context.indicators and DIVIDED.search(turn.question.text) and not turn.question.has("operation.average")
    )
    if divided or (
        turn.follows and not [t for t in turn.question.naming if any(c not in UNITS_ONLY for c in t.concepts)]
    ):
        places = [*(i.place for i in recent(turn)[:1]), *places]
    ranked = [m.figure for m in turn.figures if not m.whole]
    if turn.follows:
        said = turn.question.concepts - UNITS_ONLY  # "เฉลี่ยคลิปนึงได้กี่ใจ" after the followers shares out the likes
        told = {name: place for place, name in enumerate(turn.context.indicators[:2])}  # the newest first
        ranked.sort(key=lambda f: (-len(said & f.naming), told.get(f.indicator.id, len(told))))
    wanted = turn.question.unit if turn.question.unit != over else ""
    leans = turn.follows and over and not turn.question.concepts - UNITS_ONLY  # "เฉลี่ยต่อโรงเรียนกี่คน"
    last = recent(turn)[:1] if leans else []
    for place in dict.fromkeys(places):
        for width in (3, 2):
            pair = _pair([f for f in ranked if f.indicator.place[:width] == place[:width]], over, wanted)
            of_one_item = pair and pair[0].indicator.place == pair[1].indicator.place
            if pair and last and last[0] not in (pair[0].indicator, pair[1].indicator):
                continue  # of others than those who were told
            if pair and (of_one_item or _belong_together(turn, pair)):
                return pair if is_asked(turn, *pair, over) else _over_all(turn, over)
    return _over_all(turn, over)


def _last_over_named(turn: Turn, over: str) -> tuple[Operand, Operand] | None:
    """ "เฉลี่ยต่อหนึ่งประเด็น" after how many items were made: what was told last, over all that is named there."""
    question, last = turn.question, next(iter(told_last(turn)), None)
    named = question.concepts - UNITS_ONLY
    if not turn.follows or last is None or not named or question.asks_number or question.plain_words:
        return None
    few = next((m for m in turn.figures[:3] if m.score >= GOOD_MATCH and not m.unexplained), None)
    if few is None or few.figure.indicator.policy != last.indicator.policy or not few.figure.indicator.value:
        return None
    if not units_agree(over, few.figure.unit) or units_agree(last.unit_class, few.figure.unit):
        return None
    return last, operand_of(few)


def _over_all(turn: Turn, over: str | None) -> tuple[Operand, Operand] | None:
    """ "รายการประเมินเฉลี่ยเขตละกี่เรื่อง": what is named, or was told last, over all that are counted in that unit.

    All of them is what the policy takes its shares of, and of area offices, which are the same for all, any policy.
    """
    many = _to_share_out(turn, over) if over else None
    if (
        not over
        or many is None
        or not many.number
        or units_agree(many.unit_class, over)
        or not (turn.question.asks_number or (turn.follows and turn.question.has("operation.average")))
    ):
        return None
    few = all_counted_in(turn, over, None if over == "district" else many.indicator.policy)
    return (many, few) if few and many.indicator.place != few.indicator.place else None


def all_counted_in(turn: Turn, unit: str, policy: str | None = None) -> Operand | None:
    """All that the report, or a policy, counts in a class of unit: what shares are taken of, where it is one number."""
    units = (unit, "place") if unit == "school" else (unit,)
    wholes = [f.indicator for f in turn.catalogue.figures if f.whole and f.indicator.total and f.unit in units]
    wholes = [i for i in wholes if policy in (None, i.policy)]
    return Operand(wholes[0], whole=True) if len({i.total for i in wholes}) == 1 else None


_BODIES = frozenset({"school", "area_office", "mean"})


def _to_share_out(turn: Turn, over: str) -> Operand | None:
    """The figure given by its number or named, and nothing beside it; in a conversation the one told last."""
    given = [o for o in printed_operands(turn) if not units_agree(o.unit_class, over)]  # not "ถ้าแบ่งลง 245 เขต"
    if len(given) == 1 and given[0].indicator.kind not in NO_COUNTS:
        return given[0]
    named = turn.question.concepts - UNITS_ONLY
    if turn.follows and not named:
        return next(iter(told_last(turn)), None)
    best = _named_of_the_last(turn) or next(iter(turn.figures), None)
    if best is None or best.score < GOOD_MATCH or best.named < NAMED_ENOUGH or best.figure.indicator.kind in NO_COUNTS:
        return None
    if any(t.concepts and not _BODIES.issuperset(t.concepts) for t in best.unexplained):
        return None
    known = turn.question.cues | talked_of(turn, best.figure.indicator.policy)
    if any(group.isdisjoint(known) for group in best.figure.groups):
        return None  # "โรงเรียนคุณภาพโรงนึงมีเด็กกี่คน": those counted are of schools nearby
    indicator = best.figure.indicator
    whole = next((f for f in turn.catalogue.figures if f.whole and f.indicator is indicator), None)
    if (
        whole is None
        or best.whole
        or those_who_did(turn)
        or not (best.figure.naming - whole.naming).isdisjoint(turn.question.cues)
    ):
        return operand_of(best)
    main = turn.catalogue.titled[indicator.policy].issuperset(named) and indicator.value != indicator.total
    return None if main else Operand(indicator, whole=True)  # "ครูแนะแนวเฉลี่ยโรงเรียนละกี่คน": all of them


def _named_of_the_last(turn: Turn) -> Match | None:
    """ "แล้วที่ลดได้ล่ะ เฉลี่ยเขตละ" after an average of the items: of those, and not of the schools that reduced as well."""
    told = {o.indicator.id for o in last_operands(turn)} if turn.follows and turn.context.operation == "average" else ()
    ours = (m for m in turn.figures[:4] if m.figure.indicator.id in told and not m.whole)
    return next((m for m in ours if m.score >= GOOD_MATCH and m.named > 0), None)


def _belong_together(turn: Turn, pair: tuple[Operand, Operand]) -> bool:
    """Whether figures of two items are of one thing, or both named: no school of the south is shared by summer jobs."""
    first, second = (turn.catalogue.values[o.indicator.id] for o in pair)
    shared = (first.spoken & second.spoken) - turn.catalogue.generic - turn.catalogue.titled[first.indicator.policy]
    named = turn.question.concepts - turn.catalogue.words.actors
    told = second.naming if second.indicator.id in turn.context.indicators[:2] else frozenset()
    kinds = (kind & (named | told) for kind in turn.catalogue.words.kinds)
    if len(second.naming) > 1 and any(said & second.naming and not said & first.spoken for said in kinds):
        return False  # "วิวเฉลี่ยต่อคลิปติ๊กต็อก", also once it was told: those who read the news are no viewers of TikTok
    return bool(shared) or not (named.isdisjoint(first.naming) or named.isdisjoint(second.naming))


def _pair(figures: Sequence[Figure], over: str | None, wanted: str) -> tuple[Operand, Operand] | None:
    """The best matching figure of another unit over the one of that unit."""
    values = [f for f in figures if f.indicator.value and f.indicator.kind not in NO_COUNTS]
    for few in values:
        if over and (not units_agree(over, few.unit) or (over == "district" and few.unit == "place")):
            continue  # "แห่ง" are schools
        for many in values:
            if units_agree(many.unit, few.unit) or (wanted and not units_agree(wanted, many.unit)):
                continue
            if over or (many.indicator.value or 0) > (few.indicator.value or 0):
                return Operand(many.indicator), Operand(few.indicator)
    return None
