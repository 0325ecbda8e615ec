"""A detail of what was just told that the report does not tell: which one, in what year, of what kind, why not.

After a figure or an item people ask on for what usually goes with it: the bank after an agreement, the subject after
the teachers, the reason after those who failed. A figure or an item that has some of the words tells none of that.
"""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.asking.answer import Answer
from knowledge.asking.finding import Match
from knowledge.asking.guarding import OF_THOSE
from knowledge.asking.lexicon import general_words, said_of_anything
from knowledge.asking.listed_together import AS
from knowledge.asking.operands import recent
from knowledge.asking.parts import is_content
from knowledge.asking.picking import STRONG_PICK, picked_weight
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn
from knowledge.records import Indicator


def detail_untold(turn: Turn) -> Answer | None:
    """An honest no to a detail that is told nowhere; None where none is asked for, or where it may be told."""
    if _why_so_called(turn):
        return not_found(turn, "cause")
    if _who_is_responsible(turn):
        return not_found(turn, "lack.names")
    titled = turn.titled_policy if _WILL.search(turn.question.text) and not turn.question.asks_number else None
    if titled and _year_to_come(turn, titled):
        return not_found(turn, "lack.forecast")
    if not turn.follows or not (recent(turn) or turn.context.passages):
        return None
    if one := _one_of_a_kind(turn):
        return not_found(turn, "lack.names", one)
    if _year_to_come(turn, turn.context.policies[0]):
        return not_found(turn, "lack.forecast")
    return not_found(turn, "cause") if _why_the_rest(turn) else None


def _who_is_responsible(turn: Turn) -> bool:
    """ "หนี้ครูใครรับผิดชอบ", or "ใครดูแล" in talk of it: of a policy none of whose items speaks of a body in charge."""
    question, catalogue = turn.question, turn.catalogue
    asked = [t for t in question.tokens if "host_agency" in t.concepts and t.text.startswith("ใคร")]
    policy = turn.titled_policy or (turn.context.policies[0] if turn.follows else None)
    if not asked or policy is None or question.plain_words:
        return False
    if any(catalogue.titled[policy].isdisjoint(t.concepts) for t in question.naming if t not in asked):
        return False
    return not any("host_agency" in item.said for item in catalogue.items if item.passage.policy == policy)


def _why_so_called(turn: Turn) -> bool:
    """ "ทำไมถึงเป็นสีม่วง": why one is in a group that the report never says the meaning of."""
    named = turn.question.naming if turn.question.has("ask.why") and not turn.question.asks_number else ()
    return bool(named) and all(turn.catalogue.words.undefined.issuperset(t.concepts) for t in named)


def _one_of_a_kind(turn: Turn) -> Token | None:
    """ "ไปทำร้านอะไรกัน", "สอนวิชาไหน": one of a kind that nothing of the policy talked of prints.

    Whatever stands before "ไหน" is a kind; before "อะไร" only what has a name.
    """
    question = turn.question
    if question.asks_number or question.asks_whether_told or turn.named_policy not in (None, turn.context.policies[0]):
        return None
    for kind, which in pairwise(question.tokens):
        if kind.part != which.part or kind.cues or kind.filler or kind.number or len(kind.text) < SHORTEST:
            continue
        asked = which.text.startswith(_WHICH) or (which.text.startswith(_WHAT) and kind.text in _named_kinds())
        if asked and kind.text not in said_of_anything() | _OF_ANYTHING and not _printed(turn, kind.text):
            return kind
    return None


SHORTEST = 2  # letters of a kind
_WHICH = ("ไหน", "ใด")
_OF_ANYTHING = frozenset(
    {"แหล่ง", "ทาง", "แง่", "มุม", "แนว", "ลักษณะ", "รูปแบบ", "กรณี", "เหตุการณ์", "สถานการณ์", "ระดับ", "ส่วน", "ช่วง"}
)
_WHAT = ("อะไร", "ไร", "อารัย")


def _named_kinds() -> frozenset[str]:
    """Kinds of places, bodies and things of which each has a name."""
    return frozenset(general_words()["filler.namable"])


def _printed(turn: Turn, kind: str) -> bool:
    """Whether an item of the policy talked of prints the word for the kind, so that it may name one."""
    own = (item for item in turn.catalogue.items if item.passage.policy == turn.context.policies[0])
    return any(kind in item.text for item in own)


def _year_to_come(turn: Turn, policy: str) -> bool:
    """ "ที่ค้างนี่จะเคลียร์หมดปีไหน", "จะขยายไปทุกโรงเรียนเมื่อไหร่": a time to come that no item prints."""
    when = ("ask.which_year", "ask.when") if turn.titled_policy else ("ask.which_year",)
    if not (turn.question.has(*when) and _TO_COME.search(turn.question.text)):
        return False
    found = turn.passages(among=(policy,))
    return not any(_YEAR.search(m.item.text) and picked_weight(turn, m) >= STRONG_PICK for m in found[:3])


_WILL = re.compile(r"จะ(?!กี่)")
_TO_COME = re.compile(r"จะ(?!กี่)|ถึงปีไหน|อีก")
_YEAR = re.compile(r"25\d\d|\d\s?ปี")


def _why_the_rest(turn: Turn) -> bool:
    """ "คนที่ไม่ได้ใบ ติดอะไรถึงไม่ผ่าน" after a figure: what kept the rest, of which no obstacle speaks."""
    question, last = turn.question, recent(turn)[:1]
    hinders = turn.aspect == "obstacles" or question.has("ask.why")
    if not (hinders and last and question.has("operation.remaining")) or turn.context.passages:
        return False
    figure = turn.catalogue.values.get(last[0].id)
    if figure is None or last[0].total is None or question.asks_number:
        return False
    policy, words = last[0].policy, turn.catalogue.words
    if any(figure.naming.isdisjoint(t.concepts) and not words.actors & set(t.concepts) for t in question.naming):
        return False
    common = words.actors | words.verbs | turn.catalogue.titled[policy]
    telling = [group for group in figure.groups if not common.issuperset(group)]
    obstacles = (i for i in turn.catalogue.items if (i.passage.policy, i.passage.aspect) == (policy, "obstacles"))
    return bool(telling) and not any(all(i.said & group for group in telling) for i in obstacles)


def kind_of_those(turn: Turn) -> Answer | None:
    """ "เป็นครูกี่คน", "แยกเป็นครูกับ ผอ. เท่าไร" after teachers and others, who are counted together only."""
    last, tokens = recent(turn)[:1] if turn.follows else [], turn.question.tokens
    label = last[0].label if last else ""
    given = next((m for m in turn.figures[:3] if _number_of(m) in turn.question.numbers), None)
    if given is not None:  # "ใน 456,603 คน เป็นผู้บริหารกี่คน"
        label = given.figure.indicator.total_label if given.whole else given.figure.indicator.label
        tokens = tokens[next((i for i, t in enumerate(tokens) if t.text in AS), 0) :]
    else:
        tokens = tokens[_first_said(tokens) :]  # "ที่เข้าๆ กันน่ะ เป็นครูกี่คน"
    parts = "operation.breakdown" in tokens[0].cues and turn.question.asks_number
    tokens = tuple(t for t in tokens if t.text not in _POST)
    counts = tokens[0].text in AS and len(tokens) > 2 and "ask.how_many" in tokens[2].cues
    if not label or len(tokens) < 2 or not (parts or counts):
        return None
    kind = tokens[1]
    if last and _called_like_all(turn, last[0], kind):
        return not_found(turn, "no_figure", kind)
    if not kind.concepts or not turn.catalogue.words.actors.issuperset(kind.concepts):
        return None
    item = given.figure.indicator.place if given is not None else last[0].place
    own = (f for f in turn.catalogue.figures if f.indicator.place == item and f.indicator.kind == "part")
    if any(not f.naming.isdisjoint(kind.concepts) for f in own):
        return None  # "1,008 เรื่อง เป็นนโยบายกี่เรื่อง"
    alone = label.startswith(kind.text) and not label.startswith((f"{kind.text} ", f"{kind.text}และ"))
    return None if alone else not_found(turn, "no_figure", kind)


_POST = frozenset({"ตำแหน่ง", "พวก", "กลุ่ม", "แค่", "เพียง"})


def _called_like_all(turn: Turn, told: Indicator, kind: Token) -> bool:
    """ "ในจำนวนบรรจุนี่ เป็นตำแหน่งครูผู้ช่วยกี่ราย": said of a part, by a word that the lexicon knows for all of them only."""
    figure = turn.catalogue.values.get(told.id)
    if figure is None or not kind.concepts or OF_THOSE.search(turn.question.normal) is None:
        return False
    return figure.naming.issuperset(kind.concepts) and kind.text not in figure.text and kind.text not in told.label


def _first_said(tokens: tuple[Token, ...]) -> int:
    """Where "เป็น" stands, if nothing before it names anything."""
    place = next((i for i, t in enumerate(tokens) if t.text in AS), 0)
    if OF_THOSE.search("".join(t.text for t in tokens[:place])):
        return place  # "ในจำนวนบรรจุนี่ เป็น…"
    return place if not any(map(is_content, tokens[:place])) else 0


def _number_of(match: Match) -> str:
    indicator = match.figure.indicator
    return str(indicator.total if match.whole else indicator.value)
