"""A number of the report given, and asked what it is: "26,754 คืออะไร", "อันไหน 26,747 อันไหน 26,754"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from knowledge.asking.answer import Answer, Context
from knowledge.asking.catalogue import NO_RESULTS, unit_class, units_agree
from knowledge.asking.compound import joined
from knowledge.asking.dividing import given_divisor
from knowledge.asking.operands import recent
from knowledge.asking.other_bases import takes_other_base
from knowledge.asking.phrased import bids_to_divide
from knowledge.asking.question import Question, read_question
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.turn import A_NUMBER, Turn, figure_answer, passage_answer
from knowledge.asking.what_it_counts import asks_how_counted, asks_what_it_is
from knowledge.records import Indicator

MOST_TOLD = 6
MOST_ITEMS = 2  # in whose words a number stands, for them to tell what it is
_LACKS = ("ask.where", "lack.place", "lack.names", "lack.per_area", "lack.per_person", "lack.other_year", "lack.money")


def numbers_named(turn: Turn) -> Answer | None:
    """Every figure that prints the numbers of the question; the whole of one where it is the whole that prints it."""
    if other := _the_other(turn):
        return other
    what = asks_what_it_is(turn.question)
    if not turn.question.numbers or (turn.question.has("meta.as_of", "meta.source") and not what):
        return None
    if beside := _base_of(turn) or _counted_beside(turn):
        return beside
    if _reckons_with(turn):
        return None
    numbers = _numbers(turn)
    several = len(numbers) >= 2 and not turn.question.has("ask.percent")
    otherwise = not what and (_asks_otherwise(turn) or not (several or _only_the_number(turn)))
    if not numbers or otherwise or takes_other_base(turn):
        return None
    values = [i for n in numbers for i in _narrowed(turn, _printing(turn, n, whole=False), several)]
    if len(numbers) == 1 and (talked := _of_what_is_told(turn, numbers[0])):
        turn.note("numbers", numbers[0])
        return figure_answer(turn.catalogue, [talked], main=1)
    told = {number for number in numbers for i in values if number in _printed(i)}
    wholes = [i for n in numbers if n not in told for i in _one_each(turn, n)]
    wholes += [i for i in values if what and i.total == i.value and _whole_told_apart(i)]
    values = list(dict.fromkeys(values))[:MOST_TOLD]
    wholes = list(dict.fromkeys(wholes))[:MOST_TOLD]
    if not values and not wholes:
        return _told_in_words(turn, numbers) if what else None
    turn.note("numbers", ", ".join(numbers))
    if asks_how_counted(turn.question) and [i.value_unparted for i in values] == numbers:
        told_in = (p for p in turn.catalogue.edition.passages if p.place == values[0].place)
        return passage_answer(turn.catalogue, told_in)
    answers = [figure_answer(turn.catalogue, values, main=len(values))] if values else []
    if wholes:
        told_whole = figure_answer(turn.catalogue, wholes, focus="total", main=len(wholes))
        answers.append(replace(told_whole, wholes=tuple(i.id for i in wholes if what or i not in values)))
    return answers[0] if len(answers) == 1 else joined(*answers)


_SHARE_OF_IT = re.compile(
    r"(?:กี่\s?(?:%|เปอ\S*)|ร้อยละ\S{0,8}|เปอร์เซ็นต์\S{0,8})\s?(?:ของ|จาก|เมื่อเทียบกับ|ต่อ)\s?\S{0,16}?\s?\d"
)


def _reckons_with(turn: Turn) -> bool:
    """ "คิดเป็นกี่ % ของ 28,794 โรง"; "ส่วนสถานศึกษา 29,152 กับ 28,794 ล่ะ" after what two lie apart."""
    question = turn.question
    again = turn.follows and turn.context.operation == "difference" and question.has("follow.and_then")
    return bool(_SHARE_OF_IT.search(question.normal)) or (again and question.has("operation.compare"))


_OTHER = re.compile(
    r"^(?:แล้ว|และ|งั้น|ส่วน)?\s?อีก\s?(?:ตัว|อัน|เลข|ค่า|จำนวน|ยอด|ตัวเลข|หนึ่ง|นึง)|the other (?:one|number|figure)"
)


def _the_other(turn: Turn) -> Answer | None:
    """ "อีกตัวคืออะไร" after "87.68 หรือ 87.42 กันแน่": what prints the number that was not told."""
    question, last = turn.question, recent(turn)[:1]
    if not (turn.follows and last and _OTHER.search(question.normal)) or question.numbers or question.concepts:
        return None
    before = Turn(read_question(turn.context.question, turn.catalogue.lexicon), Context(), turn.catalogue)
    both = _numbers(before)
    told = set(both[:1]) if _FIRST.search(before.question.normal) else _printed(last[0])
    numbers = [n for n in both if n not in told]
    if len(both) != 2 or len(numbers) != 1:
        return None
    values = _narrowed(turn, _printing(turn, numbers[0], whole=False), several=False)
    values = [i for i in values if i.policy == last[0].policy] or values
    if not values and (wholes := _one_each(turn, numbers[0])):
        return figure_answer(turn.catalogue, wholes, focus="total", main=len(wholes))
    return figure_answer(turn.catalogue, values[:1]) if values else None


_FIRST = re.compile(r"(?:ตัว|อัน|เลข|ค่า)(?:แรก|ที่\s?1|หน้า)|the first")


def _base_of(turn: Turn) -> Answer | None:
    """ "15.61% นี่หารด้วยเท่าไร", "70.22% คิดจากฐานกี่เรื่อง": what the percent given is out of."""
    question = turn.question
    checked = len(question.numbers) == 2 and question.has("ask.yes_no") and question.has("ask.how_many", "ask.how_much")
    if not question.has("operation.base") or not (checked or len(question.numbers) == 1) or takes_other_base(turn):
        return None  # "15.61% หารจากคนเท่าไหร่ ใช่ 8,744 รึเปล่า"
    percent = [i for n in question.numbers for i in _printing(turn, n, whole=False) if i.percent_text == n]
    found = [i for i in percent if i.total is not None and turn.named_policy in (None, i.policy)]
    if len({i.total for i in found}) != 1 or set(question.section("operation")) - {"base", "total", "compare"}:
        return None
    turn.note("numbers", f"base of {found[0].percent_text}")
    return figure_answer(turn.catalogue, found[:1], focus="total", reason="base")


def _counted_beside(turn: Turn) -> Answer | None:
    """ "43,975 คน เป็นเด็กจากกี่โรงเรียน": the one other thing that is counted beside it in the same item."""
    question, unit = turn.question, turn.question.unit
    if len(question.numbers) != 1 or not (question.has("ask.how_many") and unit) or len(question.numbers[0]) < A_NUMBER:
        return None
    if turn.aspect or set(question.section("operation")) - {"base"} or question.asks_twice:
        return None  # "ประชุมทางไกล 1,927 ครั้ง เฉลี่ยครั้งละกี่คน"
    found = _narrowed(turn, _printing(turn, question.numbers[0], whole=False), several=False)
    if len(found) != 1 or units_agree(unit, unit_class(found[0].unit)):
        return None
    own = turn.catalogue.values[found[0].id].spoken | turn.catalogue.words.actors
    if question.plain_words or any(own.isdisjoint(t.concepts) for t in question.naming):
        return None
    item = (i for i in turn.catalogue.edition.detailed if i.place == found[0].place and i.kind not in NO_RESULTS)
    beside = [i for i in item if units_agree(unit, unit_class(i.unit))]
    return figure_answer(turn.catalogue, [*beside, found[0]], reason="beside") if len(beside) == 1 else None


def percents_alone(question: Question) -> Question:
    """With what is told in percent as a number and no more: "ฝึกอาชีพได้ 85% ใช่ไหม" speaks of no pass mark."""
    tokens = list(question.tokens)
    for place, (one, other) in enumerate(pairwise(question.tokens)):
        for at, token, beside in ((place, one, other), (place + 1, other, one)):
            if token.number and token.concepts and token.text.isdigit() and "ask.percent" in beside.cues:
                tokens[at] = token._replace(cues=())
    return question if tokens == list(question.tokens) else replace(question, tokens=tuple(tokens))


def _numbers(turn: Turn) -> list[str]:
    """The numbers given, where one of them is long enough to tell a figure by."""
    numbers = turn.question.numbers
    short = turn.question.has("ask.define") or asks_what_it_is(turn.question) or _prints_both(turn)
    least = 2 if short else A_NUMBER
    return list(dict.fromkeys(n for n in numbers if len(n) >= 2)) if any(len(n) >= least for n in numbers) else []


def _of_the_unit(turn: Turn, number: str, found: list[Indicator]) -> list[Indicator]:
    """Of a number so short that it may be any, what is in the unit that it is given in: "14 คน" are no issues."""
    unit = turn.question.unit_behind(number) if len(number) < A_NUMBER else ""
    return [i for i in found if units_agree(unit, unit_class(i.unit))] if unit else found


def _told_in_words(turn: Turn, numbers: list[str]) -> Answer | None:
    """ "2568-2570 คืออะไร": the items that print it among their words; an honest no where nothing prints it."""
    printed = [re.compile(rf"(?<![\d.,]){re.escape(number)}(?!\d|[.,]\d)") for number in numbers]
    plain = ((passage, passage.text.replace(",", "")) for passage in turn.catalogue.edition.passages)
    items = [passage for passage, text in plain if all(number.search(text) for number in printed)]
    if items:
        return passage_answer(turn.catalogue, items[:MOST_ITEMS]) if len(items) <= MOST_ITEMS else None
    reckoned = bool(turn.context.operation) or turn.question.has("amount.power")  # "818 คืออะไร" after a difference
    everywhere = turn.catalogue.printed.replace(",", "")
    rounded = any("." in number and number in everywhere for number in numbers)  # "15.6%" of 15.61
    unknown = len(max(numbers, key=len)) >= A_NUMBER and not any(number.search(everywhere) for number in printed)
    return not_found(turn, "not_printed") if unknown and not (reckoned or rounded) else None


def _prints_both(turn: Turn) -> bool:
    """ "33 ใน 49 นี่เรื่องอะไร": a figure and its whole, which short numbers tell together."""
    pair = turn.question.numbers
    if len(pair) != 2 or not _OUT_OF.search(turn.question.normal):
        return False
    return any((i.value_text, str(i.total or "")) == pair for i in turn.catalogue.edition.detailed)


_OUT_OF = re.compile(r"\d\s?(?:ใน|จาก|จากทั้งหมด|/|of|out of)\s?\d")


def _asks_otherwise(turn: Turn) -> bool:
    """Whether something is to be computed, a number asked for, or a column: "1,238 ราย ตอบมางี้ งั้นมีอุปสรรคอะไร"."""
    question = turn.question
    told = {"compare", "base", "total"} | ({"breakdown"} if not question.naming else set())
    operations = set(question.section("operation")) - told
    if given_divisor(question.text) and (question.has("ask.percent") or bids_to_divide(question.normal)):
        return True
    lacks = question.has(*_LACKS)
    either = "หรือ" in question.text and len(_numbers(turn)) >= 2  # "กี่แห่งกันแน่ 29,152 หรือ 28,794"
    column = bool({"obstacles", "recommendations"} & set(question.section("aspect"))) and question.has("ask.what")
    return bool(operations) or lacks or column or (question.has("ask.how_many", "ask.how_much") and not either)


def _only_the_number(turn: Turn) -> bool:
    """Whether the question names nothing besides; what it is asked to mean may be named: "901 ในโรงเรียนคุณภาพ"."""
    actors, question = turn.catalogue.words.actors, turn.question
    named = [
        t
        for t in question.content
        if any(c not in actors for c in t.concepts)
        and not any(c.startswith("unit.") or c == "ask.which" for c in t.cues)  # "7,926 คือกลุ่มไหน"
    ]
    return not named or (question.has("ask.what", "ask.define") and all(_of_the_policy(turn, t) for t in named))


def _of_the_policy(turn: Turn, token: Token) -> bool:
    policy = turn.named_policy
    return policy is not None and any(c in turn.catalogue.titled[policy] for c in token.cues)


def _of_what_is_told(turn: Turn, number: str) -> Indicator | None:
    """ "ครบ 245 เขตเลยใช่ปะ" after how many passed: the number, in their unit, of all of those just told."""
    last = next(iter(recent(turn)), None)
    if not turn.follows or last is None or not turn.question.has("ask.yes_no") or str(last.total or "") != number:
        return None
    units = {c.removeprefix("unit.") for t in turn.question.tokens for c in t.cues if c.startswith("unit.")}
    return last if any(units_agree(unit, unit_class(last.unit)) for unit in units) else None


def _printed(indicator: Indicator) -> set[str]:
    return {indicator.value_unparted, indicator.percent_text} - {""}


def _printing(turn: Turn, number: str, whole: bool) -> list[Indicator]:
    detailed = turn.catalogue.edition.detailed
    found = [i for i in detailed if (str(i.total or "") == number if whole else number in _printed(i))]
    return _of_the_unit(turn, number, found)


def _narrowed(turn: Turn, found: list[Indicator], several: bool) -> list[Indicator]:
    """Those of the policy named and in the unit named, where there are any; of several numbers each has its own."""
    policy = turn.named_policy
    if policy and not (several and all(i.policy != policy for i in found)):
        found = [i for i in found if i.policy == policy] or found
    if len(found) > 1 and not several:
        figures = turn.catalogue.values
        said = (
            turn.question.concepts - turn.catalogue.words.actors - turn.catalogue.titled.get(policy or "", frozenset())
        )
        found = [i for i in found if not figures[i.id].naming.isdisjoint(said)] or found
    units = {c.removeprefix("unit.") for t in turn.question.tokens for c in t.cues if c.startswith("unit.")}
    if len(found) > 2:
        found = [i for i in found if any(units_agree(u, unit_class(i.unit)) for u in units)] or found
    return found


def _whole_told_apart(indicator: Indicator) -> bool:
    """Whether all of them, who are done, are told by another name: "โรงเรียนทวิศึกษา" of those who transfer credits."""
    return indicator.total_label.removesuffix("ทั้งหมด").strip() not in indicator.label


def _one_each(turn: Turn, number: str) -> list[Indicator]:
    """One figure for every whole that the number is: two may be out of the same."""
    found = _narrowed(turn, _printing(turn, number, whole=True), several=True)
    return list({i.total_label: i for i in reversed(found)}.values())[::-1]
