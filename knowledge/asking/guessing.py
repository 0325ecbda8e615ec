"""Answers by how a question is asked, where that says something else than was found and is likelier to be right.

Readers go by what the words name; of trouble told in words that nobody foresaw they find nothing, or what lies beside.
What was learned (`knowledge.asking.classifier`) goes by how people ask. Which of the two is right, an arbiter weighs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from knowledge.asking.absent_words import ANOTHER_BODY, left_behind
from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.choosing import COLUMNS, chosen_passages
from knowledge.asking.chosen_by import CHOSEN_BY
from knowledge.asking.clarifying import whose_kind
from knowledge.asking.classifier import ELSE, LACK, TALK, Guess
from knowledge.asking.courtesies import courtesy
from knowledge.asking.dated import DATED, dates_the_data
from knowledge.asking.elsewhere import is_elsewhere
from knowledge.asking.figure_answers import figure_for
from knowledge.asking.judging import JUDGED
from knowledge.asking.picking import NAMED_ENOUGH, tells_of_all
from knowledge.asking.reasons import is_where_it_is
from knowledge.asking.refusing import not_found
from knowledge.asking.summaries import asks_of_this, goes_back, summary_of
from knowledge.asking.talk import talk_of
from knowledge.asking.told_last import sent_how
from knowledge.asking.turn import A_NUMBER, Turn, figure_answer, passage_answer
from knowledge.asking.untold import where_untold
from knowledge.asking.what_it_counts import asks_what_it_is
from knowledge.records import Indicator, place_label

# The likelihood that a guess is right and the readers are not, from which it is heard, and where it is doubted; both
# chosen on questions kept from learning.
HEARD, DOUBTED = 0.6, 0.8
NONE, TALK_ONLY = 0.85, 0.9  # where it is doubted, and guessed that no record tells it, or that nothing is asked
FAR, FARTHEST = 1.5, 2.0  # ahead of the next class, and of what was found: more tells nothing more
SUREST = 0.997  # likelihood of a lack: more tells nothing more
MOST_PLAIN, MOST_BETWEEN = 4, 4
APART = 0.3  # in score: two figures of which one is named better
MOST_NEAR = 3  # figures, among which the one that is answered with is looked for


def class_of(answer: Answer) -> str:
    """The class of a question answered so: one record, a cell of the table, a policy's summary or a kind of talk."""
    if answer.outcome == "not_found":
        return LACK
    if answer.outcome == "smalltalk":
        return f"{TALK}{answer.reason}"
    return next(classes_told(answer), ELSE) if answer.outcome == "answer" else ELSE


def classes_told(answer: Answer) -> Iterator[str]:
    """The classes that an answer tells of, the one it is first."""
    if answer.computation or answer.parts:
        return
    if answer.aspect == "summary" and len(answer.policies) == 1:
        yield answer.policies[0]
    elif answer.facts and answer.main == 1 and answer.facts[0].indicator:
        yield answer.facts[0].indicator
    elif answer.passages and not answer.facts:
        first = answer.passages[0]
        if answer.reason == "cell" and first.aspect in COLUMNS:
            yield f"{first.policy}/{first.aspect}"
        if answer.reason in ("chosen", "cell") or len(answer.passages) == 1:
            yield from (place_label(passage.place) for passage in answer.passages)


def guessed(turn: Turn, answer: Answer) -> Answer | None:
    """What people ask so for, where the readers found something else and that is less likely to be meant."""
    if not may_be_guessed(turn, answer):
        return None
    guess = turn.guess
    if guess is None or guess.label == ELSE or tells(answer, guess.label):
        return None
    if (
        answer.reason in (JUDGED, CHOSEN_BY)
        or is_elsewhere(turn, answer, guess.label)
        or _stands(turn, answer, guess.label)
    ):
        return None
    likely = turn.catalogue.learned.arbiter.likelihood(disagreement(turn, answer, guess))
    least = DOUBTED if _is_doubted(turn, answer, guess.label) else HEARD
    if least == DOUBTED and _sort(guess.label) in (LACK, "talk"):
        least = NONE if guess.label == LACK else TALK_ONLY
    told = answer_of(turn, guess.label) if likely > least else None
    if told:
        turn.note("guessed", f"{guess.label}, {likely:.2f} likely, by how it is asked")
    return told


def _is_doubted(turn: Turn, answer: Answer, label: str) -> bool:
    """Whether a guess is at nothing, in place of what has its reason, or at a figure that a first turn doesn't name."""
    if label == LACK or answer.reason.startswith("lack.") or answer.reason == "cause" or answer.aspect == "meta":
        return True
    if label.startswith(TALK) and label not in _ASKING_TOO and answer.outcome == "clarify":
        return True
    if is_unplaced(turn, answer):
        return not turn.question.asks_whether_told
    return _sort(label) == "figure" and not turn.context.question and not names_one_of(turn, {label})


def may_be_guessed(turn: Turn, answer: Answer) -> bool:
    """Whether a guess may stand in its place: what is computed was asked for by its name, what the message before asked
    for is not told by how this one asks, and what is made of courtesies asks nothing."""
    if answer.outcome == "smalltalk" and courtesy(turn.question.typed):
        return False
    computed = answer.computation and turn.question.cues  # "เศร้าจัง" has no word that asks to reckon once more
    return not (turn.resumed or answer.asked or computed or asks_of_this(turn) or goes_back(turn))


def tells(answer: Answer, label: str) -> bool:
    """Whether an answer already tells of a class, be it beside others, or says no where that is the class."""
    if answer.outcome == "smalltalk" and label.startswith(TALK):
        return True
    parts = (answer, *answer.parts)
    told = any(fact.indicator == label for part in parts for fact in part.facts)
    told = told or any(place_label(passage.place) == label for part in parts for passage in part.passages)
    return told or label in (class_of(answer), *(each for part in parts for each in classes_told(part)))


def _stands(turn: Turn, answer: Answer, label: str) -> bool:
    """Whether an answer stands against a guess, however people ask so."""
    question = turn.question
    if label.startswith(TALK):
        of_what_is_talked_of = answer.reason == "cell" and turn.follows  # a column of its policy
        return answer.reason == "placed" or of_what_is_talked_of or _asks_something(turn, answer, label)
    # figures reckoned with; items asked for by their numbers
    if answer.computation or answer.reason == "placed" or _gives_what_is_asked(turn, answer):
        return True
    if answer.passages and answer.reason == "quoted":  # an item that was read out to us, or one of its figures
        figure = turn.catalogue.values.get(label)
        return figure is None or figure.indicator.place != answer.passages[0].place
    by_system = answer.reason == "source" and sent_how(turn)  # by what system it was sent in
    # the policies of the report, which it lists; the count that the part just told is out of, or that stands beside the
    # number given; the year that it is of
    listed = answer.reason in ("policies", "groups", "group_of", "out_of", "beside", "year_of")
    if by_system or listed or _is_given(turn, label) or (_sort(label) == "figure" and _names_only_whom(turn, answer)):
        return True
    if _sort(label) == "item" and _counted_as_asked(turn, answer):
        return True
    if answer.reason in _HELD_TO_A_MARK and not question.plain_words:
        return True  # figures ranked or held against a mark that the question gives, with nothing said beside
    if _prints(turn, answer) and (label != LACK or asks_what_it_is(question)):
        return True
    if label == LACK:
        return _lacks_nothing(turn, answer)
    if _names_nothing(turn):
        return True
    if _lacks_that_place_or_time(turn, answer):
        return True
    if answer.outcome == "clarify" and (answer.reason == "figure" or whose_kind(turn)):
        return bool(whose_kind(turn)) or not _is_far_ahead(turn, label)  # several that are alike were found
    if answer.reason == "cause" and "/obstacles" not in label:
        return True  # no activity tells why
    if answer.reason in _NO_RESULT or (answer.outcome == "not_found" and counts_otherwise(turn, label)):
        return True
    return _sort(label) == "figure" and _asks_for_words(turn)


def _names_nothing(turn: Turn) -> bool:
    """What names nothing is of something else, "สูตรทำต้มยำกุ้ง", or of what nobody told: "อันนี้ถือว่าผ่านเป้ามั้ย"."""
    question, verbs = turn.question, turn.catalogue.words.verbs
    of_this = question.has("follow.same") and question.concepts <= verbs
    named = turn.context.question or ((question.concepts or question.asks_whether_told) and not of_this)
    return not named


def _lacks_that_place_or_time(turn: Turn, answer: Answer) -> bool:
    """A place or a time alone, of what was told last, "ไตรมาสล่าสุดล่ะ"; or the place where what is named is."""
    question = turn.question
    if answer.reason == "lack.place":
        place = next((t for t in question.tokens if t.text == answer.subject), None)
        if place is not None and is_where_it_is(turn, place):
            return True
    return answer.reason.startswith("lack.") and bool(turn.context.question) and len(question.naming) < 2


def _gives_what_is_asked(turn: Turn, answer: Answer) -> bool:
    """Whether an item gives the name, the address or the part of the country that is asked for."""
    question = turn.question
    in_a_region = _REGION.search(question.text) and any("ภาค" in passage.text for passage in answer.passages)
    given = answer.part or question.asks_website or question.asks_its_name or in_a_region
    return bool(answer.passages and given)


def _prints(turn: Turn, answer: Answer) -> bool:
    """Whether a figure or an item is told that prints a number of the question: "ร้อยละ 67.35 คือเรื่องอะไร"."""
    question = turn.question
    pairs = [f" {t.text} {unit.text}" for t, unit in pairwise(question.tokens) if t.number and unit.cues]
    if any(pair in passage.text.replace(",", "") for pair in pairs for passage in answer.passages):
        return True
    told = [turn.catalogue.indicators.get(fact.indicator) for fact in answer.facts[: answer.main] if question.numbers]
    return any(i and _is_printed(turn, number, i) for i in told for number in question.numbers)


def _is_printed(turn: Turn, number: str, indicator: Indicator) -> bool:
    """Whether the figure prints it; a short one by chance, unless it is alone or in the figure's unit."""
    unit = turn.question.unit_behind(number)
    by_chance = len(number) < A_NUMBER and not units_agree(unit, unit_class(indicator.unit))
    printed = number in (indicator.value_unparted, indicator.percent_text, str(indicator.total))
    return printed and (not by_chance or asks_what_it_is(turn.question))


def _lacks_nothing(turn: Turn, answer: Answer) -> bool:
    """Whether nothing is named that could lack."""
    question, times = turn.question, turn.catalogue.words.years | turn.catalogue.words.current
    if answer.outcome == "clarify" and all(times.issuperset(t.concepts) for t in question.content):
        return True  # "ปีนี้ได้กี่คนคะ"
    if answer.outcome == "clarify" and answer.reason == "figure" and not turn.context.question:
        return not question.plain_words  # "ครูที่ผ่านอบรมมีกี่คน": several that are alike were found
    if answer.reason in DATED and dates_the_data(question):
        return True  # "ตัวเลขนี้ตัดเดือนไหน"
    if any(ANOTHER_BODY in t.cues and left_behind(turn, t) for t in question.tokens):
        return True  # "หลานเรียน กศน. อยู่ แล้วโรงเรียนคุณภาพมีกี่แห่ง"
    told = names_all(turn, answer) and not question.has("follow.inside", "follow.only", "follow.same")
    return told or tells_of_all(turn, answer)


def _asks_something(turn: Turn, answer: Answer, label: str) -> bool:
    """Whether the question asks for more than talk of that kind does: "มีโครงการอะไรบ้างที่เกี่ยวกับเรื่องนี้" is no abuse."""
    question, talked = turn.question, bool(turn.context.question)
    if question.asks_number or turn.titled_policy is not None or (talked and question.has("follow.same")):
        return True  # "ระบบนี้เรียกว่าอะไรนะ" is asked of what was told
    if set(question.section("operation")) - {"compare"} or question.asks_whether_told or _prints(turn, answer):
        return True  # "เกินเป้าหรือต่ำกว่าเป้า", "ครูเหนื่อยจัง รายงานพูดถึงไหม"
    if label in _ASKING_TOO:
        return question.has(*_TOLD_OF_A_POLICY) or any(t.text in _RESULTS for t in question.tokens)
    asks = bool(question.section("ask"))
    goes_on = asks and (bool(question.section("follow")) or (talked and answer.outcome == "answer"))
    return goes_on or bool(question.numbers) or any(map(question.section, ("amount", "aspect")))


_TOLD_OF_A_POLICY = ("aspect.obstacles", "aspect.recommendations")  # "ติดปัญหาอะไรกันอยู่เหรอ"
_RESULTS = frozenset(
    {"ผล", "ผลงาน", "ผลลัพธ์", "กิจกรรม", "การดำเนินงาน", "ผลการดำเนินงาน", "สรุป"}
)  # "ผลเป็นยังไง" asks no name
_REGION = re.compile(r"ภาค(?:ไหน|ใด|อะไร)")
_ASKING_TOO = tuple(f"{TALK}{kind}" for kind in ("greeting", "identity", "help"))  # "ได้ยินไหม", "ชื่ออะไร"


def _asks_for_words(turn: Turn) -> bool:
    question = turn.question
    counts = question.asks_number and question.unit != "item"  # "ข้อเสนอแนะต่อสถานศึกษามีกี่ข้อ" counts what is advised
    return (bool(turn.aspect) or question.has("ask.how", "ask.why") or question.asks_whether_told) and not counts


def _counted_as_asked(turn: Turn, answer: Answer) -> bool:
    """Whether a figure was found that the question names and counts in the unit of: no item tells how many."""
    told = {fact.indicator for fact in answer.facts[: answer.main]}
    unit = turn.question.unit if turn.question.asks_number else None
    counted = (turn.catalogue.values[each] for each in told if each in turn.catalogue.values)
    return bool(unit) and any(units_agree(unit or "", f.unit) for f in counted) and names_one_of(turn, told)


def _names_only_whom(turn: Turn, answer: Answer) -> bool:
    """ "จำนวนนักเรียน" asks for all of them, however many wholes of them the report gives."""
    question, actors = turn.question, turn.catalogue.words.actors
    only = bool(question.naming) and all(actors.issuperset(t.concepts) for t in question.content)
    return only and not turn.context.question and answer.focus == "total" and len(answer.policies) > 1


def _is_given(turn: Turn, label: str) -> bool:
    """ "ขยายโอกาสที่มีเด็กไม่ถึง 20 มีเท่าไร": the limit that the question gives is not what it asks for."""
    figure = turn.catalogue.values.get(label)
    return figure is not None and turn.question.asks_number and figure.indicator.value_text in turn.question.numbers


# Whatever is named beside, a report of results tells none.
_NO_RESULT = ("how_to", "others", "no_base", "within", "apart", "leavers", "overall")
_HELD_TO_A_MARK = frozenset({"below", "above", "from", "between", "full", "beyond", "highest", "lowest", "next"})
_HOW_MANY = ("กี่", "how many")


def counts_otherwise(turn: Turn, label: str) -> bool:
    """ "ไลน์โอเอมีโพสต์กี่ตอน": a figure that counts in another unit than is asked for is no answer, however people ask."""
    figure, pairs = turn.catalogue.values.get(label), pairwise(turn.question.tokens)
    units = [
        c.removeprefix("unit.")
        for how, t in pairs
        if how.text.endswith(_HOW_MANY)
        for c in t.cues
        if c.startswith("unit.")
    ]
    return figure is not None and bool(units) and not any(units_agree(unit, figure.unit) for unit in units)


def _is_far_ahead(turn: Turn, label: str) -> bool:
    """Whether the figure guessed is what the question's words name best, and no other nearly so well."""
    near = turn.figures[:MOST_NEAR]
    if not near or near[0].figure.indicator.id != label:
        return False
    return all(near[0].score - m.score > APART for m in near if m.figure.indicator.id != label)


def disagreement(turn: Turn, answer: Answer, guess: Guess) -> dict[str, float]:
    """What an arbiter goes by, by name: what kind of thing was found and what kind is guessed, how far the guess is
    ahead (of the next class, of what was found), how likely a lack is, and how it is asked."""
    found, sought, own = _kind(turn, answer), _sort(guess.label), class_of(answer)
    over = max(-1.0, min(guess.over(own), FARTHEST))
    lack = min(max(turn.lack, 1 - SUREST), SUREST)
    odds = math.log(lack / (1 - lack))
    return {
        f"found {found}": 1.0,
        f"guessed {sought}": 1.0,
        f"found {found}, guessed {sought}": 1.0,
        f"ahead, guessed {sought}": min(guess.ahead, FAR),
        f"over, guessed {sought}": over,
        f"over, found {found}": over,
        f"lack, guessed {sought}": odds,
        f"lack, found {found}": odds,
        f"follows, guessed {sought}": float(bool(turn.context.question)),
        f"unnamed words, guessed {sought}": float(min(len(turn.question.plain_words), MOST_PLAIN)),
        f"asks for a number, guessed {sought}": float(turn.question.asks_number),
        f"{min(guess.between(own), MOST_BETWEEN)} between": 1.0,
        f"asks how or why, guessed {sought}": float(turn.question.has("ask.how", "ask.why")),
        f"asks nothing, guessed {sought}": float(not turn.question.section("ask")),
        f"nothing left to name, guessed {sought}": float(names_all(turn, answer)),
        "best": max(-1.5, min(float(guess.scores.max()), 1.0)),
    }


def _sort(label: str) -> str:
    """What a class is."""
    if label == LACK:
        return LACK
    if label.startswith(TALK):
        return "talk"
    return ("figure" if "." in label else "summary", "column", "item")[label.count("/")]


def _kind(turn: Turn, answer: Answer) -> str:
    """What the readers found, as far as it tells how often they are right."""
    if answer.outcome == "not_found":
        return f"no: {_why_not(turn, answer)}"
    if answer.outcome != "answer":
        return answer.outcome
    found = class_of(answer)
    if found == ELSE or answer.reason == "cell":
        return "column" if answer.reason == "cell" else ELSE
    if answer.aspect == "summary":
        return "summary"
    if answer.facts:
        return "figure quoted" if answer.reason == "quoted" else "figure"
    return "spoken of" if turn.question.asks_whether_told else "items"


def names_all(turn: Turn, answer: Answer) -> bool:
    """Whether the question names what was found and nothing beside: nothing is left that could lack."""
    if asks_what_it_is(turn.question) and _prints(turn, answer):
        return True
    if answer.outcome == "answer" and (answer.reason == "cell" or answer.aspect == "summary"):
        return not turn.question.plain_words
    told = {fact.indicator for fact in answer.facts[: answer.main]}
    own = [m for m in turn.figures[: MOST_NEAR * len(told)] if m.figure.indicator.id in told]
    strange = [{t.start for t in m.unexplained} for m in own]
    return any(m.named >= NAMED_ENOUGH for m in own) and not set.intersection(*strange)


def names_one_of(turn: Turn, indicators: set[str]) -> bool:
    """Whether a word of the question names one of these figures."""
    return any(match.named > 0 for match in turn.figures if match.figure.indicator.id in indicators)


def _why_not(turn: Turn, no: Answer) -> str:
    if no.reason == "no_figure":
        return "for a word that nothing names" if is_unplaced(turn, no) else "for a word" if no.subject else no.reason
    return no.reason.partition(".")[0]


def is_unplaced(turn: Turn, no: Answer) -> bool:
    """Whether a no is for a word that nothing names."""
    return any(t.text == no.subject and not t.cues for t in turn.question.tokens)


def answer_of(turn: Turn, label: str) -> Answer | None:
    """The answer that a class stands for; None where this edition has no such record."""
    catalogue = turn.catalogue
    if label == LACK:
        return not_found(turn, "no_figure")
    if label.startswith(TALK):
        return talk_of(turn, label.removeprefix(TALK))
    if label in catalogue.policies:
        return summary_of(turn, label)
    if label in catalogue.values:
        figure = catalogue.values[label]
        match = next((m for m in turn.figures if m.figure is figure), None)
        return figure_for(turn, match) if match else figure_answer(catalogue, [figure.indicator])
    policy, _, column = label.partition("/")
    for aspect in COLUMNS:
        if column == aspect and (cell := catalogue.passages(policy, aspect)):
            return passage_answer(catalogue, cell, reason="cell")
    meant = next((m for m in turn.passages() if place_label(m.item.passage.place) == label), None)
    if meant is None or where_untold(turn, meant):
        return None
    return chosen_passages(turn, [meant])
