"""When a figure is not what was asked, however well it scores: what it leaves unexplained, what it counts."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from knowledge.asking.catalogue import NO_RESULTS, unit_class, unit_forms, units_agree
from knowledge.asking.criteria import no_criterion
from knowledge.asking.finding import Match
from knowledge.asking.in_words_alone import another_act
from knowledge.asking.listed_together import one_of_several
from knowledge.asking.of_another_subject import within_another_subject
from knowledge.asking.operands import named_matches, recent
from knowledge.asking.others_counted import PLACES, counts_the_others, of_others
from knowledge.asking.picking import ACCEPT, HARD, NAMED_ENOUGH
from knowledge.asking.question import PEOPLE, Question, read_question
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn
from knowledge.keyboard import common_english
from knowledge.records import Indicator

LITTLE = 0.75  # weight of unexplained words beyond which a figure is not what was asked
BODIES = PLACES | {"people"}  # units of who is counted, and where they are
STORY = 14  # tokens from which a message tells something before it asks
STRICT_UNITS = frozenset({"people", "school", "district", "group", "level", "volume", "spot", "place", "copy", "point"})


def too_much_unexplained(turn: Turn, match: Match, rest: bool = False) -> bool:
    """Words of the asking part that name something else than this figure; of the `rest`, "ลดไม่ได้" does not."""
    if not match.unexplained:
        return False
    asking = turn.question.asking_parts
    others, heads = _listed(turn, match), _before_its_name(turn, match)
    aside = 0.25 if len(turn.question.tokens) < STORY else 0.1
    weight = sum(
        turn.catalogue.token_weight(t) * (1.0 if t.cues else 0.75) * (1.0 if t.part in asking else aside)
        for t in match.unexplained
        if t.start not in others
        and t.start >= turn.question.turns_at
        and not (rest and "ไม่" in t.text)
        and t.start not in heads
    )
    hard = any(
        t.part in asking
        and t.start not in others | heads
        and not (rest and "ไม่" in t.text)
        and t.cues
        and turn.catalogue.token_weight(t) >= HARD
        for t in match.unexplained
    )
    return hard or (weight > LITTLE and weight > 0.45 * match.named)


def _before_its_name(turn: Turn, match: Match) -> frozenset[int]:
    """Where "นโยบาย" or "เรื่อง" stands before the name of the figure's policy, or "นี้": it names nothing itself."""
    titled = turn.catalogue.titled[match.figure.indicator.policy]
    pairs = pairwise(turn.question.tokens)
    return frozenset(
        t.start
        for t, name in pairs
        if "unit.item" in t.cues and (not titled.isdisjoint(name.cues) or "follow.same" in name.cues)
    )


def narrowed_by(turn: Turn, match: Match) -> Token | None:
    """What the question counts or measures otherwise than the figure, so that it is no answer whatever else agrees.

    No figure counts "มัธยมที่อยู่กลุ่มสีเขียว", though the report counts both; asked for the average score of ITA, the
    number of those who passed it is no answer.
    """
    question = turn.question
    asking = question.asking_parts if len(question.tokens) >= STORY else {t.part for t in question.tokens}
    own = match.figure.naming | match.figure.often | match.figure.labelled
    narrowing = turn.catalogue.narrowing
    heads = _before_its_name(turn, match)
    strange = [
        t
        for t in question.content
        if t.part in asking
        and not narrowing.isdisjoint(t.concepts)
        and own.isdisjoint(t.cues)
        and t.start not in heads | match.passed
        and match.figure.said.isdisjoint(frozenset(t.concepts) - narrowing)  # "ติดตาม" says either
    ]
    strange += [t for t in _of_what_kind(question) if t.part in asking and own.isdisjoint(t.cues)]
    listed = _listed(turn, match) if strange else frozenset()
    stranger = next((t for t in strange if t.start not in listed), None)
    stranger = stranger or _at_another_distance(turn, match)
    limit = stranger or one_of_several(turn, match) or _of_those_told(turn, match) or _of_another_kind(turn, match)
    limit = limit or _of_what_is_talked_of(turn, match) or _of_all_of_it(turn, match) or _over_an_amount(turn, match)
    limit = limit or of_others(turn, match) or within_another_subject(turn, match)
    limit = limit or _of_this(turn, match) or _foreign(turn, match) or another_act(turn, match)
    return limit or _measured_of_another(turn, match, listed)


def _at_another_distance(turn: Turn, match: Match) -> Token | None:
    """ "แล้วในรัศมี 10 กิโลเมตรล่ะ" of a figure that is of those within five; or "เด็กไม่ถึง 20 คน" of one of any size."""
    sized = (t for t in match.unexplained if t.concepts and any(map(str.isdigit, t.text)) and not t.number)
    if (size := next(sized, None)) is not None:
        return size
    printed = _DISTANCE.findall(match.figure.text)
    pairs = ((many.text, unit) for many, unit in pairwise(turn.question.tokens) if "unit.distance" in unit.cues)
    return next((unit for many, unit in pairs if printed and many[0].isdigit() and many not in printed), None)


_DISTANCE = re.compile(r"(\d+) ?กิโล")


def _measured_of_another(turn: Turn, match: Match, listed: frozenset[int]) -> Token | None:
    """ "ซีรีส์มียอดวิวรวมเท่าไหร่": measured of what is named first, another figure, which has no such measure."""
    measures, generic = turn.catalogue.words.measures, turn.catalogue.generic
    by = [t for t in match.asked if not turn.catalogue.words.actors.issuperset(t.concepts)]
    if turn.question.asks_twice or not by or any(measures.isdisjoint(t.concepts) for t in by):
        return None
    first = next((t for t in turn.question.naming if not generic.issuperset(t.concepts)), None)
    if first is None or first.start in listed or first not in match.unexplained:
        return None
    figures = (m.figure for m in named_matches(turn, 4)[1:])
    return first if any(not f.naming.isdisjoint(first.cues) for f in figures) else None


def _of_this(turn: Turn, match: Match) -> Token | None:
    """ "คลังนี้มีสื่อกี่ชิ้น" is asked of what was talked of, and no figure of another policy tells it."""
    if not turn.follows or match.figure.indicator.policy == turn.context.policies[0]:
        return None
    pairs = zip(turn.question.tokens, turn.question.tokens[1:], strict=False)
    this = [t for t, after in pairs if "follow.same" in after.cues and t in turn.question.content]
    return next((t for t in this if t in match.unexplained), None)


def _foreign(turn: Turn, match: Match) -> Token | None:
    """A name in Latin letters amid Thai that the figure does not print: "แก้หนี้ด้วย NFT กี่คน", "YouTube Shorts"."""
    question, spoken = turn.question, match.figure.text.lower()
    if not _THAI.search(question.text):
        return None
    parts = Counter(t.part for t in question.tokens)
    before = {part - 1 for part in question.asking_parts if parts[part - 1] <= SPACED}  # spaces stand around the name
    asking = [t for t in question.content if t.part in question.asking_parts | before and not t.cues]
    names = [t for t in asking if t.text.isascii() and t.text.isalpha() and len(t.text) >= 3]
    return next((t for t in names if t.text not in spoken and t.text not in common_english()), None)


SPACED = 2  # words of such a name
_THAI = re.compile(r"[ก-๙]")


OF_THOSE = re.compile(
    r"ใน(?:(?:จำนวน|กลุ่ม|บรรดา|ยอด)\S{0,16}?)?(?:นั้น|นี้|พวกนี้|พวกนั้น|ดังกล่าว)"
    r"|ใน(?:จำนวน|กลุ่ม|ยอด)\S{0,16}?(?:นี่|เนี่ย)"
)


def _of_those_told(turn: Turn, match: Match) -> Token | None:
    """ "ในจำนวนนั้นเป็นหนังสือพิมพ์กี่เรื่อง" after "สื่อมวลชนลงข่าวกี่เรื่อง": some of those just told.

    They are not told again by their own number, nor by another cut of the same whole: "ในนั้นเป็นมัธยมกี่โรง" of the green.
    """
    question, last = turn.question, next(iter(recent(turn)), None)
    if last is None or not turn.follows or turn.context.of_whole or len(turn.context.operands) > 1:
        return None
    if not OF_THOSE.search(question.normal) or match.whole or not question.asks_count:
        return None
    told = match.figure.indicator
    if told is not last and not _cut_otherwise(turn, last, match):
        return None
    earlier = {token.text for token in read_question(turn.context.question, turn.catalogue.lexicon).tokens}
    new = [t for t in question.naming if t.text not in earlier]
    own = match.figure.naming | (match.figure.labelled & turn.catalogue.words.verbs)
    done = match.figure.labelled | match.figure.often
    does = any(not done.isdisjoint(set(t.concepts) - turn.catalogue.words.actors) for t in new)
    if does and len(new) > 1:
        own |= done | turn.catalogue.words.actors  # "ในนั้นจัดกิจกรรมให้เด็กรู้จักตัวเองได้กี่คน"
    if told is last and told.total and all(not own.isdisjoint(t.concepts) for t in new):
        return None  # "ในนี้มีคุณธรรมตามเกณฑ์กี่คน" after how many were appointed: the part itself
    return next(iter(new), None)


def _cut_otherwise(turn: Turn, last: Indicator, match: Match) -> bool:
    """Whether the figure and the one told last are each a part of one whole, told apart by kinds: green, secondary."""
    if match.figure.indicator.place != last.place:
        return False
    kinds, before = turn.catalogue.words.kinds, turn.catalogue.values[last.id].naming
    cuts = [kind for kind in kinds if not kind.isdisjoint(before)]
    others = [kind for kind in kinds if not kind.isdisjoint(match.figure.naming)]
    return bool(cuts and others) and all(cut not in others for cut in cuts)


def _of_another_kind(turn: Turn, match: Match) -> Token | None:
    """ "คนนึงโอนได้กี่หน่วยกิต": what is to be counted is named, and the figure counts people or places."""
    tokens, catalogue = turn.question.tokens, turn.catalogue
    if turn.question.asks_twice or unit_class(match.figure.unit) not in BODIES:
        return None
    counted = [b for a, b in pairwise(tokens) if "ask.how_many" in a.cues and "กี่" in a.text]
    thing = next((t for t in counted if t.concepts and t.concepts == t.cues), None)
    if thing is None or thing.text.startswith(unit_forms(unit_class(match.figure.unit))):
        return None
    counts = catalogue.words.actors | catalogue.words.measures | PEOPLE
    return thing if counts.isdisjoint(thing.cues) else None


def _of_what_is_talked_of(turn: Turn, match: Match) -> Token | None:
    """ "มีคนดูกี่วิว" after the episodes of a series: only what is measured is named, and this figure measures another."""
    last = turn.last_figure
    measures = turn.catalogue.words.measures
    if last is None or not turn.follows or turn.context.operands:
        return None
    if turn.question.has("meta.whole", "operation.total") and not _ALL_OF_IT.search(turn.question.normal):
        return None
    if any(measures.isdisjoint(t.concepts) for t in turn.question.naming) or not turn.question.naming:
        return None
    if _THE_STORY.search(turn.question.normal) and "เรื่อง" in match.figure.indicator.label:
        return None  # "เรื่องที่คนเห็นเยอะสุด กี่ครั้ง" tells itself what was seen
    shared = (last.naming & match.figure.naming) - measures  # what many are measured by makes none of them alike
    alike = bool(shared) or last.indicator.place == match.figure.indicator.place
    return None if alike else turn.question.naming[0]


_THE_STORY = re.compile(r"เรื่อง(?:ไหน)?\s?(?:ที่|ซึ่ง)(?:มี|ได้|มียอด)?\s?(?:คน|ยอด|ถูก|โดน)?\s?(?:เห็น|มองเห็น|ดู|วิว|อ่าน)")
_ALL_OF_IT = re.compile(r"ทั้ง(?:ช่อง(?!ทาง)|เพจ|ซีรีส์|คลัง|ระบบ|เว็บ)")  # "ยอดวิวรวมทั้งช่อง": of the one talked of


def _over_an_amount(turn: Turn, match: Match) -> Token | None:
    """ "เด็กที่มีรายได้เกินหมื่นกี่คน": those beyond an amount that the figure does not print."""
    tokens = turn.question.tokens
    asked = next((place for place, t in enumerate(tokens) if "ask.how_many" in t.cues), 0)
    for place, token in enumerate(tokens[: max(asked - 1, 0)]):
        amount = tokens[place + 1]
        if _BEYOND.isdisjoint(token.cues) or token.part != amount.part or amount.text in match.figure.text:
            continue
        if not (match.figure.naming | match.figure.often).isdisjoint(amount.cues):
            continue  # "ไม่ถึงยี่สิบเอ็ดคน"
        if token.text in _SHORT_OF and amount.text.isdigit() and _up_to(match, int(amount.text) - 1):
            continue
        if (amount.number and not amount.cues) or "amount.power" in amount.cues:
            return amount
    return None


def _up_to(match: Match, most: int) -> bool:
    """Whether it is of those with at most so many: who has fewer than one more is the same."""
    said = match.figure.indicator.label + match.figure.text
    return re.search(rf"(?:ไม่เกิน|น้อยกว่าหรือเท่ากับ) ?{most}(?!\d)", said) is not None


_SHORT_OF = frozenset({"ไม่ถึง", "น้อยกว่า", "ต่ำกว่า"})
_BEYOND = frozenset({"operation.above", "operation.below"})


def _of_all_of_it(turn: Turn, match: Match) -> Token | None:
    """ "โรงเรียนคุณภาพมีนักเรียนกี่คน": only the policy and who is counted are named, and the figure is of some of those.

    What tells which of them it is of, a group of its concepts that neither the question nor the policy's title says.
    """
    figure, said = match.figure, turn.question.cues
    titled = turn.catalogue.titled[figure.indicator.policy]
    if figure.indicator.kind == "mean":
        return None  # "ประชาชนให้เขตกี่คะแนน": no one is counted
    if turn.follows or match.whole or turn.named_policy != figure.indicator.policy or not turn.question.asks_count:
        return None
    generic = turn.catalogue.words.actors | titled
    if _HELPED.search(turn.question.normal) or any(not generic.issuperset(t.concepts) for t in match.asked):
        return None
    which = [g for g in figure.groups if g.isdisjoint(said) and g.isdisjoint(titled)]
    whose = [t for t in match.asked if not turn.catalogue.words.actors.isdisjoint(t.concepts)]
    return whose[0] if which and whose else None


_HELPED = re.compile(r"ช่วย(?:เหลือ)?\s?(?:ครู|เด็ก|นักเรียน|โรงเรียน|คน|ไป|ได้|แล้ว|กี่)")  # "เรื่องหนี้ช่วยครูได้กี่คน"


def _of_what_kind(question: Question) -> list[Token]:
    """ "ผู้เข้าร่วมประชุมเป็นครูกี่คน": the kind that is to be counted of those named before."""
    tokens = question.tokens
    return [
        kind
        for before, kind, after in zip(tokens[1:], tokens[2:], tokens[3:], strict=False)
        if before.text in ("เป็น", "เปน", "ที่เป็น") and kind.concepts and "ask.how_many" in after.cues
    ]


def _listed(turn: Turn, match: Match) -> frozenset[int]:
    """Places of what names other figures that are asked for beside it: "สีเขียวกับสีฟ้ากี่โรง", "ยูทูป ติ๊กต็อก กี่คน".

    What is said to narrow it down is not among them: no figure counts "มัธยมที่อยู่กลุ่มสีเขียว", though the report
    counts both "มัธยม" and "สีเขียว".
    """
    question = turn.question
    if match.whole and question.has("operation.base"):  # "คิดจากทั้งหมดกี่แห่ง" is asked of the part that is named
        part = turn.catalogue.values[match.figure.indicator.id]
        return frozenset(t.start for t in question.content if not part.spoken.isdisjoint(t.cues))
    others = named_matches(turn, 4)[1:]
    joined = question.asks_twice or any(t.text in JOINING for t in question.tokens)
    if joined or set(question.section("operation")) - _OF_ONE_FIGURE:
        return frozenset(t.start for m in others for t in m.asked)
    said = {c for t in match.asked for c in t.concepts}
    alike = {c for kind in turn.catalogue.words.kinds if said & kind for c in kind}
    return frozenset(t.start for m in others for t in m.asked if alike.intersection(t.concepts))


JOINING = frozenset({"และ", "กับ", "หรือ", "รวมทั้ง", "รวมถึง", "พร้อม", "ทั้งสอง", "and", "or", "vs", "versus"})
_OF_ONE_FIGURE = frozenset({"total", "sum", "average", "again", "highest"})


def by_generic_words(turn: Turn, match: Match) -> bool:
    """Named only by who acts, or by a verb that fits many figures, outside a conversation on its policy."""
    if (
        turn.follows and match.figure.indicator.policy == turn.context.policies[0]
    ) or turn.named_policy == match.figure.indicator.policy:
        return False
    generic = turn.catalogue.generic
    return all(generic.issuperset(t.concepts) for t in match.asked) and not turn.question.numbers


CLEARLY = 0.8  # this much ahead of the next, a figure is meant however common its words are


def clearly_ahead(turn: Turn, match: Match) -> bool:
    """Whether no other figure, its own whole aside, is nearly as near."""
    others = (m.score for m in turn.figures if m.figure.indicator is not match.figure.indicator)
    return match.score >= ACCEPT and not match.unexplained and match.score > next(others, 0.0) + CLEARLY


_BARE = frozenset({"count", "base", "context", "duration", "criterion"})  # what has a percent only where one is printed


def lacks_what_is_asked(turn: Turn, indicator: Indicator) -> bool:
    """A count, of what only a percent is printed of ("87.42% คิดจากนักเรียนกี่คน"), or a percent of a bare count."""
    question = turn.question
    if indicator.kind == "percent_only":
        counts = bool(question.unit) or _counts_a_thing(question)
        return counts and question.asks_count and not question.has("ask.percent")
    if question.has("operation.average") and indicator.kind not in ("mean", "sd"):
        return True  # nothing could be shared out
    bare = indicator.kind in _BARE and indicator.percent is None and indicator.total is None
    return bare and question.has("ask.percent") and not question.asks_count


def _counts_a_thing(question: Question) -> bool:
    """ "มีกี่หลักสูตร": the number of what is named right after "กี่"."""
    return any("ask.how_many" in asks.cues and thing.concepts for asks, thing in pairwise(question.tokens))


_SUBJECTS = re.compile(r"กี่\s?เรื่อง")  # "มีคนร้องเรียนเรื่องโกงกี่เรื่อง" counts no people


def counts_other_things(turn: Turn, match: Match) -> bool:
    """Asked for people, the figure counts schools: it is no answer, however much else agrees."""
    unit = turn.question.unit
    if turn.question.asks_twice or (unit == "people" and _is_of_people(turn, match)):
        return False
    subjects = unit == "item" and match.figure.unit in BODIES and bool(_SUBJECTS.search(turn.question.text))
    return (
        (unit in STRICT_UNITS or subjects)
        and not units_agree(unit, match.figure.unit)
        and match.figure.indicator.kind != "percent_only"
    )


def _is_of_people(turn: Turn, match: Match) -> bool:
    """ "ข่าวที่สื่อลงมีคนอ่านกี่คน": it is people who are told of, though in another unit."""
    measured = turn.catalogue.words.measures & match.figure.naming & turn.question.concepts
    return bool(measured) and match.figure.indicator.label.startswith("ประชาชน")


def measured_elsewhere(turn: Turn, best: Match) -> Token | None:
    """A measure that the question names of something else than the one figure that has it."""
    measures = turn.catalogue.words.measures
    named = next((t for t in turn.question.naming if not measures.isdisjoint(t.concepts)), None)
    elsewhere = turn.follows and best.figure.indicator.policy != turn.context.policies[0]
    return named if best.unexplained or elsewhere else None


def unit_in_its_figures(turn: Turn) -> bool:
    """Whether any figure of the policy named is counted in the unit asked for."""
    own = (f for f in turn.catalogue.figures if f.indicator.policy == turn.named_policy)
    own = (f for f in own if f.indicator.kind not in NO_RESULTS)
    return any(units_agree(turn.question.unit, f.unit) for f in own)


def counted_nowhere(turn: Turn, policy: str) -> Token | None:
    """What speaks of a policy and of none of its figures: "ดอกเบี้ยร้อยละเท่าไร" asks for no figure there is."""
    figures = [f for f in turn.catalogue.figures if f.indicator.policy == policy]
    told = turn.catalogue.titled[policy].union(*(f.near | f.spoken for f in figures))
    return next((t for t in turn.question.naming if told.isdisjoint(t.cues)), None)


def is_meant(turn: Turn, best: Match) -> bool:
    """Whether this figure is meant, once it is known that one is: well named, of the unit asked for, the very one."""
    unit = turn.question.unit
    of_unit = best.score >= ACCEPT or not unit or units_agree(unit, best.figure.unit)
    if best.score <= 0 or best.named < NAMED_ENOUGH or not of_unit or counts_other_things(turn, best):
        return False
    if best.figure.indicator.kind == "criterion" and no_criterion(turn, best):
        return False
    if any(t.cues and turn.catalogue.token_weight(t) >= HARD for t in best.unexplained):
        return False
    narrower = narrowed_by(turn, best)
    return not (narrower and narrower.cues) and counts_the_others(turn, best) is None
