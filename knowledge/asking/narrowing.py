"""A follow-up that narrows down what was just counted, or counts what was just read of.

"เฉพาะครูที่กู้สหกรณ์ล่ะ" after a number asks for a part of it, "มีคนส่งกี่คลิป" after a contest for a number of it: where no
figure tells that part, or none is of what was read, nothing else that has some of the words is an answer.
"""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import NO_RESULTS, Figure, Item, unit_class, units_agree
from knowledge.asking.figure_answers import MOST_READ
from knowledge.asking.lexicon import said_of_anything
from knowledge.asking.listed_together import one_of_several
from knowledge.asking.operands import named_matches, recent
from knowledge.asking.others_counted import PLACES
from knowledge.asking.picking import ACCEPT
from knowledge.asking.question import PEOPLE, read_question
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token, spot
from knowledge.asking.turn import NAMED, Turn, figure_answer
from knowledge.records import Indicator

_ASKING_OTHERWISE = ("ask.what", "ask.which", "ask.how", "ask.why", "ask.who", "ask.mentioned", "aspect.summary")
_COLUMNS = ("activities", "obstacles", "recommendations")


def only_of_these(turn: Turn) -> Answer | None:
    """An honest no to a part of what was counted that no figure tells; None where one does, or no part is asked for."""
    question = turn.question
    if not (turn.follows and recent(turn)) or turn.context.passages or turn.context.aspect == "summary":
        return None
    if turn.aspect or question.asks_number or question.has(*_ASKING_OTHERWISE):
        return None
    limits = _limits(turn)
    if not limits:
        return None
    named = named_matches(turn, 4)
    told = {t.start for m in named for t in m.asked} | {
        t.start for m in named[:1] for t in limits if t not in m.unexplained
    }
    beyond = next((t for t in limits if t.start not in told), None)
    if beyond is None and named and not _alike(turn, named[0].figure):
        beyond = limits[0]
    if beyond is None and named:
        beyond = one_of_several(turn, named[0], alone=True)
    return not_found(turn, "no_figure", beyond) if beyond is not None else None


def of_a_level(turn: Turn) -> Answer | None:
    """An honest no to a level of schooling alone, "แล้วมัธยมปลายล่ะ", of what is counted of all levels together."""
    question, words, last = turn.question, turn.catalogue.words, turn.last_figure
    if last is None or not turn.context.policies or turn.context.passages or turn.aspect:
        return None
    if question.plain_words or any(map(question.section, _MORE_ASKED)) or question.has(*_ASKING_OTHERWISE):
        return None
    named = [t for t in question.naming if not any(c.startswith("unit.") for c in t.cues)]
    levels = [t for t in named if not words.levels.isdisjoint(t.concepts)]
    if not levels or any(not words.actors.issuperset(t.concepts) for t in named if t not in levels):
        return None
    if any(not {*PEOPLE}.isdisjoint(t.concepts) and last.spoken.isdisjoint(t.concepts) for t in named):
        return None  # "นักเรียน ม.3-6 กี่คน" after how many teachers
    told = frozenset[str]().union(*(f.naming for f in turn.catalogue.figures if _is_talked_of(turn, f)))
    apart = next((t for t in levels if told.isdisjoint(t.concepts)), None)
    return not_found(turn, "lack.grade", apart) if apart else None


_MORE_ASKED = ("operation", "meta", "lack", "absent", "talk")


def _is_talked_of(turn: Turn, figure: Figure) -> bool:
    return figure.indicator.policy == turn.context.policies[0]


def _alike(turn: Turn, figure: Figure) -> bool:
    """Whether the figure counts something of what was told last: of its item, or called like it, whoever acts."""
    last = turn.last_figure
    if last is None or last.indicator.place == figure.indicator.place or turn.context.operands:
        return True
    actors = turn.catalogue.words.actors
    return bool((last.naming & figure.naming) - actors) or last.naming <= actors


def _limits(turn: Turn) -> list[Token]:
    """What stands after the word that narrows down."""
    tokens = turn.question.tokens
    first = next((t.start for t in tokens if "follow.only" in t.cues or t.text.startswith(_ONLY)), None)
    return [] if first is None else [t for t in turn.question.content if t.start > first]


_ONLY = ("เฉพาะ", "แยก")


def counted_of_what_was_read(turn: Turn) -> Answer | None:
    """The number that the item just read prints, or an honest no; None where something else is counted."""
    question = turn.question
    if elsewhere := _told_elsewhere(turn):
        return elsewhere
    if _of_those_who_do_not(turn):
        unit = next((t for t in question.tokens if t.concepts), None)
        return not_found(turn, "no_figure", unit)
    if _counted_of_another(turn):
        return not_found(turn, "no_figure")
    counted = _counted_in_item(turn)
    read = turn.context.passages or ((counted.indicator.place,) if counted else ())
    if not (turn.follows and 0 < len(read) <= MOST_CHOSEN and turn.context.aspect in _COLUMNS):
        return None
    from_where = counted is not None and question.has("operation.base")  # "เด็กพวกนี้จากกี่โรง"
    from_where = from_where and not units_agree(question.unit, counted.unit if counted else "")
    operations = set(question.section("operation")) - _AT_MOST - ({"base"} if from_where else set())
    if not question.has("ask.how_many") or operations or turn.aspect:
        return None
    generic = turn.catalogue.generic
    if question.unit not in _COUNTED or any(not generic.issuperset(t.concepts) for t in question.naming):
        return None
    if _named_of_its_policy(turn, read[0][0]) or any(t.text not in said_of_anything() for t in question.plain_words):
        return None  # "จ้างมากี่คน": something else is said of them
    items = [item for item in turn.catalogue.items if item.passage.place in read[:MOST_READ]]
    items.sort(key=lambda item: read.index(item.passage.place))
    titled = turn.catalogue.titled[read[0][0]]
    asked = counted.naming if counted else read_question(turn.context.question, turn.catalogue.lexicon).concepts
    subject = {c for item in items for c in (asked - generic - titled) & item.said}
    if not subject:
        return None
    first = {item.passage.place for item in items if item.passage.policy == read[0][0]}
    told = [i for i in turn.catalogue.edition.detailed if i.place in first]
    told = [i for i in told if units_agree(question.unit, unit_class(i.unit))]
    if told:
        told = [i for i in told if from_where or _counts_them(turn, i)]
        told = [i for i in told if i.kind not in NO_RESULTS] or told  # not "1 - 60 คน", by which they were chosen
        if not told:
            return not_found(turn, "no_figure")
        return figure_answer(turn.catalogue, told, main=len(told), aspect=told[0].aspect)
    done = question.concepts & turn.catalogue.words.verbs  # "แล้วลดไปได้กี่โรงเรียน" after what hinders it
    near = [m.figure for m in turn.figures[:MOST_NEAR]]
    own = (f for f in near if f.indicator.policy == read[0][0] and units_agree(question.unit, f.unit))
    if turn.context.aspect == "obstacles" and any(done & (f.naming | f.often) for f in own):
        return None
    if any(not figure.spoken.isdisjoint(subject) for figure in near):
        return None
    return not_found(turn, "no_figure")


def _of_those_who_do_not(turn: Turn) -> bool:
    """ "ที่ยังไม่ร่วมมือกี่แห่ง" after the obstacle that tells of some: how many they are is printed in no item read."""
    question, read = turn.question, turn.context.passages
    if not (turn.follows and turn.context.aspect == "obstacles" and 0 < len(read) <= MOST_CHOSEN) or turn.aspect:
        return False
    if turn.column_told and not question.naming:
        return False  # "เหลืออีกกี่คน" after all that hinders a policy: of its result
    if not question.has("operation.remaining") or not question.has("ask.how_many") or question.numbers:
        return False
    if any(not turn.catalogue.words.actors.issuperset(t.concepts) for t in question.naming):
        return False
    printed = (i for i in turn.catalogue.edition.detailed if i.place in read)
    return not any(units_agree(question.unit or "-", unit_class(i.unit)) for i in printed)


def _told_elsewhere(turn: Turn) -> Answer | None:
    """ "มีโรงเรียนใช้กี่แห่ง" after what hinders the system HERO: another item of the policy counts those of it.

    The figure is named whole by what the item read names and the question, and by something that was asked about.
    """
    question, read = turn.question, turn.context.passages
    if not (turn.follows and 0 < len(read) <= MOST_READ and question.unit in _COUNTED) or turn.aspect:
        return None
    if question.plain_words or any(not turn.catalogue.generic.issuperset(t.concepts) for t in question.naming):
        return None
    if not question.has("ask.how_many") or any(map(question.section, ("lack", "absent", "follow"))):
        return None
    if set(question.section("operation")) - {"total"}:
        return None
    item = next(i for i in turn.catalogue.items if i.passage.place == read[0])
    said, subject = item.said | question.concepts, _subject_of(turn, item)
    told = [
        f.indicator
        for f in turn.catalogue.figures
        if f.indicator.policy == item.passage.policy
        and not f.whole
        and f.indicator.kind not in NO_RESULTS
        and units_agree(question.unit, f.unit)
        and f.naming & subject
        and all(not group.isdisjoint(said) for group in f.groups)
        and all(not (f.naming | f.often).isdisjoint(t.concepts) for t in question.naming)
    ]
    if len(told) != 1 or told[0].place == item.passage.place:
        return None
    return figure_answer(turn.catalogue, told, aspect=told[0].aspect)


TELLING = 1.0  # weight of what tells what an item is about


def _subject_of(turn: Turn, item: Item) -> frozenset[str]:
    """What an item just read was asked for by, or names in Latin letters: few records are of that."""
    earlier = read_question(turn.context.question, turn.catalogue.lexicon).concepts
    named = spot(" ".join(_LATIN.findall(item.text)), turn.catalogue.lexicon)
    about = (item.said & earlier).union(*(t.concepts for t in named)) - turn.catalogue.generic
    return frozenset(c for c in about if turn.catalogue.weight(c) >= TELLING)


_LATIN = re.compile(r"[A-Za-z][A-Za-z ]{3,}")


ANYONE = frozenset({"people", "staff"})  # names no kind of people


def _counts_them(turn: Turn, indicator: Indicator) -> bool:
    """Whether those asked for are counted: not in "ครูในโรงพวกนี้กี่คน" after an item that counts pupils."""
    who = turn.question.concepts & PEOPLE - ANYONE
    figure = turn.catalogue.values.get(indicator.id)
    return not who or figure is None or bool(who & (figure.naming | figure.often | figure.labelled))


def _named_of_its_policy(turn: Turn, policy: str) -> bool:
    """ "เด็กเข้าถึงสื่อพวกนี้กี่คน" after what hinders the store of media: a result of the policy counts what is said.

    A number that stands in another item of what was done is none of what was read.
    """
    best, actors = next(iter(turn.figures), None), turn.catalogue.words.actors
    if best is None or best.score < ACCEPT or best.unexplained or best.whole:
        return False
    if (best.figure.indicator.policy, best.figure.indicator.aspect) != (policy, "figures"):
        return False
    own = (t for t in best.asked if (best.figure.naming - actors).intersection(t.cues))
    return any(turn.catalogue.token_weight(t) >= NAMED for t in own)  # a verb that many share names none


def _counted_of_another(turn: Turn) -> bool:
    """ "ประชุมไปกี่รอบ" after an item on meetings, where only another policy counts its own."""
    question = turn.question
    if not question.naming or not turn.context.passages or turn.context.aspect not in _COLUMNS:
        return False
    if not question.has("ask.how_many") or question.section("operation") or turn.aspect:
        return False
    best = next(iter(turn.figures), None)
    if best is None:
        return False
    told = next(item.said for item in turn.catalogue.items if item.passage.place == turn.context.passages[0])
    told |= read_question(turn.context.question, turn.catalogue.lexicon).concepts
    another = all(place[0] != best.figure.indicator.policy for place in turn.context.passages)
    return another and all(told.intersection(t.cues) for t in question.naming)


def _counted_in_item(turn: Turn) -> Figure | None:
    """The figure told last, where it stands in an item of what was done, and not among the figures of its policy."""
    last = turn.last_figure
    beside = last is not None and last.indicator.aspect == turn.context.aspect == "activities"
    return last if beside and not turn.context.passages else None


_AT_MOST = frozenset({"highest", "lowest"})  # "รับได้สูงสุดกี่คน"
MOST_CHOSEN = 5  # items of an answer that was picked out of what the columns say
_COUNTED = frozenset({"people", "school", "place", "district", "episode", "work", "piece"})
MOST_NEAR = 3  # figures, one of which may be of what was read


_LIKE_THAT = re.compile(r"(?:แบบ|อย่าง|เช่น|กรณี|เคส)(?:นี้|นั้น|นี่|เนี่ย)")


def counted_nowhere_like_that(turn: Turn) -> Answer | None:
    """An honest no to "เด็กที่โดนแบบนี้กี่คน" after an item that gives no such number, and to parts of one thing."""
    question, read = turn.question, turn.context.passages
    if turn.follows and read and question.has("ask.how_many", "ask.how_much") and _LIKE_THAT.search(question.text):
        told = [i for i in turn.catalogue.edition.detailed if i.place in read]
        generic = all(turn.catalogue.generic.issuperset(t.concepts) for t in question.naming)
        if generic and not any(units_agree(question.unit or "-", unit_class(i.unit)) for i in told):
            return not_found(turn, "no_figure")
    if _inside_these(turn):
        return not_found(turn, "within")
    untold = _breaks_down_one_thing(turn) or _counted_of_no_kind(turn) or _counted_at_each(turn)
    return not_found(turn, "no_figure") if untold else None


_IN_THESE = re.compile(
    r"(?:ใน|ของ)\s?(?:โรงเรียน|โรง|รร|สถานศึกษา|เขต|ศูนย์|สถานี)(?:สี\S{2,4}|กลุ่ม|จำนวน)?\s?(?:พวกนี้|พวกนั้น|เหล่านี้|เหล่านั้น|กลุ่มนี้|กลุ่มนั้น|นี้|นั้น|ดังกล่าว)"
)


def _inside_these(turn: Turn) -> bool:
    """ "เด็กในโรงพวกนี้กี่คน" after how many schools: people counted in none of those that were told."""
    question, last = turn.question, turn.last_figure
    if last is None or question.unit != "people" or not turn.follows:
        return False
    if not (_IN_THESE.search(question.normal) or _altogether(turn, last)):
        return False
    return not people_counted_in(turn, last)


def people_counted_in(turn: Turn, places: Figure) -> bool:
    """Whether a result counts those asked for in these places: by what they are called, or in the same item."""
    common = turn.catalogue.words.actors | turn.catalogue.titled[places.indicator.policy]
    which = places.naming - common
    near = [m.figure for m in turn.figures[:MOST_IN_THESE] if m.figure.unit == "people" and not m.whole]
    near = [f for f in near if f.indicator.kind not in NO_RESULTS and _counts_them(turn, f.indicator)]
    return any(which & f.naming or f.indicator.place == places.indicator.place for f in near)


MOST_IN_THESE = 12  # figures looked at


def _altogether(turn: Turn, last: Figure) -> bool:
    """ "ทั้งหมดนี้มีเด็กรวมกี่คน" after some schools: who is in them, not all whom the report counts anywhere."""
    question, actors = turn.question, turn.catalogue.words.actors
    if unit_class(last.unit) not in PLACES or turn.context.of_whole or question.has("meta.whole"):
        return False
    if not question.has("operation.sum", "operation.total", "follow.same") or question.plain_words:
        return False
    return bool(question.naming) and all(actors.issuperset(t.concepts) for t in question.naming)


def _counted_of_no_kind(turn: Turn) -> bool:
    """ "แต่ละสีมีครูกี่คน": of a kind that is told apart, and not by figures in the unit asked for."""
    tokens, unit, apart = turn.question.tokens, turn.question.unit, turn.catalogue.words.told_apart
    kinds = {c for each, t in pairwise(tokens) if "operation.breakdown" in each.cues for c in t.concepts if c in apart}
    if not (kinds and unit and turn.policy):
        return False
    own = [f for f in turn.catalogue.figures if f.indicator.policy == turn.policy and not kinds.isdisjoint(f.spoken)]
    return bool(own) and not any(units_agree(unit, f.unit) for f in own if not kinds.isdisjoint(f.naming | f.often))


def _counted_at_each(turn: Turn) -> bool:
    """ "แต่ละจุดครูมากี่คน": people at each of what was only counted."""
    tokens, question = turn.question.tokens, turn.question
    each = any("operation.breakdown" in a.cues and not _EACH.isdisjoint(b.cues) for a, b in pairwise(tokens))
    return each and turn.follows and question.unit == "people" and not question.has("operation.average")


_EACH = frozenset({"unit.spot", "unit.times", "unit.work", "unit.volume", "unit.episode"})


def _breaks_down_one_thing(turn: Turn) -> bool:
    """ "แยกสื่อทีวีกับหนังสือพิมพ์": two words for what the records know as one."""
    question = turn.question
    if not question.has("operation.breakdown"):
        return False
    return any(
        join.text in _JOINING and one.concepts and one.concepts == other.concepts and one.text != other.text
        for one, join, other in zip(question.tokens, question.tokens[1:], question.tokens[2:], strict=False)
    )


_JOINING = frozenset({"กับ", "และ", "หรือ", "and", "or"})
