"""Which items make up a reply once the best is found: those about as near, and what other columns say of the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from knowledge.asking.answer import Answer
from knowledge.asking.finding import PassageMatch
from knowledge.asking.picking import picked_weight, words_that_pick
from knowledge.asking.turn import Turn, passage_answer
from knowledge.records import Aspect, Passage

MOST_PASSAGES = 3  # of the best item's cell
SMALL_CELL, SMALL_TEXT, SCREENFUL = 4, 900, 1600  # items and letters that a phone shows at once; in two screens
CLEAR_PICK, AHEAD = 1.0, 0.6  # weight that picks an item, and how far ahead of the next, for it to stand alone
ABOUT_AS_NEAR = 0.6
BESIDE = 1.4  # an item of another column this near the best tells of the same thing
ELSEWHERE = 0.25  # the same for an item of another policy
COLUMNS: tuple[Aspect, ...] = ("activities", "obstacles", "recommendations")


def chosen_passages(turn: Turn, found: Sequence[PassageMatch], column: bool = False) -> Answer:
    """The best item and those about as near; where no column is asked for, also what the others say of it.

    "ระบบ HERO ล่มบ่อย มีเขียนไว้มั้ย": the obstacle first, then the recommendation to it.
    """
    best = found[0]
    chosen = [m.item.passage for m in _of_its_cell(turn, found)]
    if not column:
        chosen += _elsewhere(turn, best, found) or _of_other_columns(turn, best)
    return passage_answer(turn.catalogue, chosen, reason="chosen", part=part_meant(turn, chosen[0]))


def _of_its_cell(turn: Turn, found: Sequence[PassageMatch]) -> list[PassageMatch]:
    """The best item of the cell with those as near; all of a small cell of which none is clearly meant."""
    best = found[0]
    cell = [m for m in found if _cell(m) == _cell(best)]
    own = turn.catalogue.passages(*_cell(best))
    room = SMALL_TEXT if words_that_pick(turn, best.item) else SCREENFUL
    short = len(own) <= SMALL_CELL and sum(len(p.text) for p in own) <= room
    clear = picked_weight(turn, best) >= CLEAR_PICK and (len(cell) < 2 or best.score >= cell[1].score + AHEAD)
    advises = best.item.passage.aspect in ("obstacles", "recommendations")
    listed = advises or (room == SCREENFUL and best.item.passage.aspect == "activities")
    if listed and short and (not clear or len(own) == 2):
        inside = {m.item.passage.place for m in cell}
        rest = [m for m in turn.passages(among=(best.item.passage.policy,)) if _cell(m) == _cell(best)]
        return cell + [m for m in rest if m.item.passage.place not in inside]
    chosen = [best]
    covered = set(words_that_pick(turn, best.item))
    telling = max(
        (t for t in turn.question.content if t.start in covered), key=turn.catalogue.token_weight, default=None
    )
    for match in cell[1:]:
        picking = words_that_pick(turn, match.item)
        near = match.score >= best.score - ABOUT_AS_NEAR or (telling is not None and telling.start in picking)
        if len(chosen) < MOST_PASSAGES and picking and (picking - covered or near):
            chosen.append(match)
            covered |= picking
    return chosen


def part_meant(turn: Turn, passage: Passage) -> str:
    """The part of an item that lists several, where the question says which: "เล่ม ๒ ใช้กับปีใด" of a handbook in two;
    the years that it prints, where "ปีไหน" is asked.

    "" where the item lists nothing or none of it is asked for.
    """
    parts = [part.strip() for part in _LISTED.split(passage.text)[1:]]
    asked = _PLACE.search(turn.question.normal)
    if len(parts) < 2 or asked is None:
        return " · ".join(years_in(passage.text)) if turn.question.has("ask.which_year") else ""
    if asked.group("word"):
        return parts[min(_SPOKEN[asked.group("word")], len(parts) - 1)]
    number = asked.group("number")
    return next((part for part in parts if (own := _NUMBER.search(part)) and own.group() == number), "")


def years_in(text: str) -> list[str]:
    """The years that a text prints, each once.

    >>> years_in("ต้นแบบ ปีการศึกษา 2567")
    ['ปีการศึกษา 2567']
    """
    return list(dict.fromkeys(found.group().strip() for found in _YEARS.finditer(text)))


_YEARS = re.compile(r"(?:ประจำ)?(?:ปี\S{0,12}|พ\.ศ\.)\s?(?:พ\.ศ\.)?\s?\d{4}(?:\s?[-–]\s?\d{4})?")
_LISTED = re.compile(r"(?=เล่มที่ \d|(?<![\d.])\d\) )")
_NUMBER = re.compile(r"\d+")
_PLACE = re.compile(r"(?:เล่ม|หลักสูตร|ข้อ|อัน)\s?(?:ที่)?\s?(?:(?P<number>\d)(?!\d)|(?P<word>แรก|ต้น|สอง|สาม|หลัง|สุดท้าย))")
_SPOKEN = {"แรก": 0, "ต้น": 0, "สอง": 1, "สาม": 2, "หลัง": -1, "สุดท้าย": -1}


def _cell(match: PassageMatch) -> tuple[str, Aspect]:
    return match.item.passage.policy, match.item.passage.aspect


def _of_other_columns(turn: Turn, best: PassageMatch) -> list[Passage]:
    """The item of each other column that speaks of the same: a word that picks it picks the best as well."""
    policy, column = _cell(best)
    if column == "figures":
        return []
    picked = words_that_pick(turn, best.item)
    beside = []
    for aspect in COLUMNS:
        inside = [m for m in turn.passages(among=(policy,)) if m.item.passage.aspect == aspect][:1]
        for match in inside:
            picking = words_that_pick(turn, match.item)
            if aspect != column and picking and (picking & picked or not picked) and match.score >= best.score - BESIDE:
                beside.append(match.item.passage)
    return beside


def _elsewhere(turn: Turn, best: PassageMatch, found: Iterable[PassageMatch]) -> list[Passage]:
    """The item of another policy that is as near, where none is talked of, or that tells of the policy named.

    "ครูไม่พอในโรงเรียนเล็ก มีเขียนไว้มั้ย": the shortage stands under another policy, said of small schools.
    """
    if turn.follows and best.item.passage.policy == turn.context.policies[0]:
        return []
    titled = turn.titled_policy
    if titled:
        found = turn.passages(aspects=COLUMNS)
        named = {t.start for t in turn.question.content if not turn.catalogue.titled[titled].isdisjoint(t.cues)}
    picked = words_that_pick(turn, best.item)
    for match in found:
        own = match.item.passage
        if own.policy == best.item.passage.policy or own.aspect == "figures":
            continue
        picking = words_that_pick(turn, match.item)
        if not picking:
            continue
        if titled and not (picked | named) - picking and picked_weight(turn, match) >= picked_weight(turn, best):
            return [own]
        if not titled and match.explained >= best.explained and match.score >= best.score - ELSEWHERE:
            return [own]
    return []
