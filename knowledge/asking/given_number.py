"""Some of those whose number the question gives: "สีม่วง 155 โรงเป็นประถมกี่โรง", "ขยายโอกาส 344 โรง มีเด็กรวมกันกี่คน".

The figure of that number, or another of its kind, has most of the words and would be told for what nobody counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import NO_RESULTS, Figure, units_agree
from knowledge.asking.dividing import whole_of_part
from knowledge.asking.listed_together import AS, counted_together
from knowledge.asking.narrowing import people_counted_in
from knowledge.asking.operands import GOOD_MATCH
from knowledge.asking.others_counted import PLACES
from knowledge.asking.question import PEOPLE
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

DIGITS = 2  # of a number that is given for some figure, and not by chance
_PARTS = (*AS, "ที่เป็น", "แบ่งเป็น", "แยกเป็น", "แยกว่าเป็น", "จำแนกเป็น", "ว่าเป็น")
_LEADS = frozenset({"แบบ", "พวก", "กลุ่ม", "ระดับ", "ประเภท", "ด้าน", "และ", "กับ", "หรือ", "อย่างละ"})  # before a kind
_APART = frozenset({"part", "share"})  # kinds of figures that are told apart from others of one whole
_FORMS = ("unit.", "follow.", "operation.")  # what says no kind
_BESIDE = frozenset({"breakdown", "sum", "total", "compare"})  # said of parts
_HOW_MANY = ("ask.how_many", "ask.how_much")


def without_the_part(tokens: Sequence[Token]) -> list[Token]:
    """What is asked less the part of it: "สื่อ 18,996 ชิ้น", of "สื่อ 18,996 ชิ้น เป็นบทความกี่ชิ้น", once the whole will do."""
    cuts = (n for n, t in enumerate(tokens) if n and (t.text in _PARTS or "operation.breakdown" in t.cues))
    parted = next((n for n in cuts if any(t.concepts or t.number for t in tokens[:n])), len(tokens))
    kept = list(tokens[:parted])
    only = next((n for n, t in enumerate(kept) if "follow.only" in t.cues), None)
    return kept if only is None else [*kept[:only], *kept[only + 2 :]]


def some_of_those_given(turn: Turn) -> Answer | None:
    """An honest no to a part of the number given, or to the people in so many places, that no figure tells."""
    question = turn.question
    if not question.asks_count or question.has("ask.percent", "ask.which", "ask.why", "ask.how"):
        return None
    if set(question.section("operation")) - _BESIDE or question.section("lack") or question.section("absent"):
        return None
    tokens = question.tokens
    for place, token in enumerate(tokens[:-1]):
        given = list(_counting(turn, token, tokens[place + 1])) or _called(turn, token, tokens[place + 1 :])
        given = given or _named_before(turn, place + 1)
        asked = next((n for n, t in enumerate(tokens) if n > place and t.cues and t.cues[0] in _HOW_MANY), 0)
        if not given or not asked:
            continue
        between = tokens[place + 2 : asked]
        has = max((n for n, t in enumerate(between) if t.text == "มี"), default=0)
        by_name = not token.number
        if kind := _kind_told_nowhere(turn, given, tokens[place + 1 : asked] if by_name else between, by_name=by_name):
            return not_found(turn, "apart", kind)
        if not by_name and _people_inside(turn, given, between[has:]):
            return not_found(turn, "within")
    return None


def _counting(turn: Turn, number: Token, unit: Token) -> Iterator[Figure]:
    """Figures, or wholes of figures, that are so many of what the unit counts."""
    if not number.number or number.cues or len(number.text) < DIGITS:
        return
    units = [c.removeprefix("unit.") for c in unit.cues if c.startswith("unit.")]
    for figure in turn.catalogue.figures:
        own = figure.indicator
        amount = own.total if figure.whole else own.value
        if own.kind in NO_RESULTS or amount is None or str(amount) != number.text:
            continue
        if any(units_agree(each, figure.unit) for each in units):
            yield figure


def _called(turn: Turn, name: Token, after: Sequence[Token]) -> list[Figure]:
    """Figures told apart by a kind that is named right before what some of them are: "สีม่วงแยกเป็นประถมกี่โรง"."""
    kinds = {c for kind in turn.catalogue.words.kinds for c in kind if c in name.concepts}
    then = next((t for t in after if not any(c.startswith("unit.") for c in t.cues) and t.text not in _LEADS), None)
    if not kinds or then is None or then.text not in _PARTS:
        return []
    return [f for f in turn.catalogue.figures if f.naming & kinds and not f.whole and f.indicator.kind in _APART]


def _named_before(turn: Turn, place: int) -> list[Figure]:
    """The figure that all before "เป็น" names: "คนที่มีขวัญกำลังใจ เป็นครูกี่คน", "ที่มีทักษะสี่แสนกว่าคน เป็นผู้บริหารกี่คน"."""
    question = turn.question
    if question.tokens[place].text not in _PARTS or not any(t.concepts for t in question.tokens[:place]):
        return []
    alone = Turn(replace(question, tokens=question.tokens[:place]), turn.context, turn.catalogue)
    best = next(iter(alone.figures), None)
    if best is None or best.score < GOOD_MATCH or any(not t.number for t in best.unexplained):
        return []
    kinds = best.figure.naming & frozenset[str]().union(*turn.catalogue.words.kinds)
    return [] if kinds and kinds.isdisjoint(alone.question.concepts) else [best.figure]  # of that kind is not said


def _kind_told_nowhere(turn: Turn, given: Sequence[Figure], between: Sequence[Token], *, by_name: bool) -> Token | None:
    """What some of them are said to be, as after "เป็น", where no figure tells how many of them are."""
    question = turn.question
    if not any(units_agree(question.unit or f.unit, f.unit) for f in given):
        return None
    head = max((n for n, t in enumerate(between) if t.text in _PARTS), default=-1)
    said = [t for t in between[head + 1 :] if t.text not in _LEADS]
    kinds = [t for t in said if not (t.cues and all(c.startswith(_FORMS) for c in t.cues))]
    if head < 0 or not kinds:
        return None
    sorts = frozenset[str]().union(*turn.catalogue.words.kinds, PEOPLE)
    if by_name and any(sorts.isdisjoint(t.concepts) for t in kinds):
        return None
    labels = (f"{f.indicator.label} {f.indicator.total_label}" for f in given)
    members = frozenset[str]().union(*map(counted_together, labels))
    if one := next((t for t in kinds if _made_of(t.text, members)), None):
        return one
    parts = [f for f in turn.catalogue.figures if not f.whole and any(_is_part_of(turn, f, g) for g in given)]
    told = [*parts, *given]
    for kind in kinds:
        own = [f for f in told if kind.text in f.indicator.label or not (f.naming | f.labelled).isdisjoint(kind.cues)]
        if PEOPLE.issuperset(kind.cues) and between[head].text in AS:
            own = [f for f in own if len(PEOPLE & f.labelled) < 2]  # "ครู ผู้บริหาร และบุคลากร" are counted as one
        if not own and not kind.filler:
            return kind
    return None


def _made_of(text: str, members: frozenset[str]) -> bool:
    """Whether it is one of the things that a label counts together, or several run together: "ข่าวบทความคลิป"."""
    for member in sorted(members, key=len, reverse=True):
        text = text.replace(member, "") if len(member) >= DIGITS else text
    return not text


def _is_part_of(turn: Turn, part: Figure, whole: Figure) -> bool:
    """Whether a figure counts some of those, by its own base or as a part in the same item."""
    own, amount = part.indicator, whole.indicator.total if whole.whole else whole.indicator.value
    if own.total == amount and own.value != amount:
        return True
    base = whole_of_part(turn, own) if own.kind == "part" else None
    return base is not None and base.value == amount


def _people_inside(turn: Turn, given: Sequence[Figure], between: Sequence[Token]) -> bool:
    """ "344 โรง มีเด็กรวมกันกี่คน": people in places, where nothing but who they are is said, and nobody counted them."""
    actors = turn.catalogue.words.actors
    who = [t for t in between if t.concepts and actors.issuperset(t.concepts)]
    said = [t for t in between if t.cues and t not in who and not any(c.startswith("operation.") for c in t.cues)]
    places = [f for f in given if f.unit in PLACES]
    if turn.question.unit != "people" or not who or not places or any("unit." not in c for t in said for c in t.cues):
        return False
    return not any(people_counted_in(turn, figure) for figure in places)
