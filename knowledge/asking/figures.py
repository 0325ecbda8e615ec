"""Questions for a number: which figure is meant, or that none clearly is."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.baseless import printed_without
from knowledge.asking.catalogue import units_agree
from knowledge.asking.clarifying import MOST_CHOICES, clarify, whose_kind
from knowledge.asking.criteria import no_criterion
from knowledge.asking.details import kind_of_those
from knowledge.asking.elided import did_what_was_told
from knowledge.asking.figure_answers import (
    cell_of_figures,
    counts_what_is_named,
    family_of,
    figure_for,
    in_item_read,
    that_has,
)
from knowledge.asking.figures_again import names_anew, percent_of_last, same_again, whole_of_last
from knowledge.asking.finding import Match
from knowledge.asking.guarding import (
    STRICT_UNITS,
    by_generic_words,
    counted_nowhere,
    counts_other_things,
    is_meant,
    lacks_what_is_asked,
    measured_elsewhere,
    narrowed_by,
    too_much_unexplained,
    unit_in_its_figures,
)
from knowledge.asking.in_an_item import counted_in_item
from knowledge.asking.in_words_alone import never_counted
from knowledge.asking.inside import inside_another
from knowledge.asking.lexicon import said_of_anything
from knowledge.asking.limits import DEGREES
from knowledge.asking.listing import told_by_kind
from knowledge.asking.means import mean_beside, mean_of_another
from knowledge.asking.not_printed import not_printed
from knowledge.asking.of_anyone import of_anyone
from knowledge.asking.operands import recent
from knowledge.asking.others_counted import counts_the_others
from knowledge.asking.passages import passages
from knowledge.asking.phrased import part_of_base
from knowledge.asking.picking import ACCEPT, NAMED_ENOUGH, names_policy
from knowledge.asking.question import Question
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.summaries import asks_its_result, tells_one_figure
from knowledge.asking.turn import Turn, figure_answer
from knowledge.asking.whole_or_part import is_its_name, part_unless_asked_for_whole

_COUNTED_BY = STRICT_UNITS | {"times", "episode", "piece", "work"}
CLOSE = 0.2  # two figures of different policies this near each other are asked back about


def figures(turn: Turn) -> Answer | None:
    """The figure asked for, with those beside it in the report; or a question back; or an honest no."""
    if listed := told_by_kind(turn) or in_item_read(turn) or whole_of_last(turn):
        return listed
    if not _wants_figure(turn):
        return None
    sooner = printed_without(turn) or not_printed(turn) or kind_of_those(turn)
    sooner = sooner or mean_beside(turn) or mean_of_another(turn)
    if sooner is not None:
        return sooner
    if turn.figures and inside_another(turn, turn.figures[0]):
        return not_found(turn, "no_figure")
    if _asks_the_same(turn):
        return same_again(turn)
    if _figures_in_general(turn):
        return cell_of_figures(turn, turn.named_policy or "")
    if not turn.figures:
        everything = cell_of_figures(turn, turn.named_policy) if turn.named_policy else None
        return everything or passages(turn) or not_found(turn, "no_figure")
    best = part_unless_asked_for_whole(turn)
    turn.note(
        "figures",
        ", ".join(f"{m.figure.indicator.id}{'#total' if m.whole else ''} {m.score:.2f}" for m in turn.figures[:4]),
    )
    if turn.sure:
        return figure_for(turn, best) if is_meant(turn, best) else None
    if not turn.question.has("ask.percent") and (part := part_of_base(turn)):
        return figure_for(turn, part)
    return _weighed(turn, best)


def _weighed(turn: Turn, best: Match) -> Answer | None:
    """The best figure, where nothing of the question speaks against it."""
    question = turn.question
    if question.strange_unit and question.strange_unit.text not in best.figure.text:
        return not_found(turn, "no_figure", question.strange_unit)
    if lacks_what_is_asked(turn, best.figure.indicator):
        return not_found(turn, "no_figure")
    if best.score >= ACCEPT and (token := narrowed_by(turn, best) or counts_the_others(turn, best)):
        other = that_has(turn, token)
        return figure_for(turn, other) if other else not_found(turn, "no_figure", token)
    if (
        best.score < ACCEPT
        or best.named < NAMED_ENOUGH
        or by_generic_words(turn, best)
        or too_much_unexplained(turn, best)
        or counts_other_things(turn, best)
    ):
        return _weak(turn, best)
    if best.figure.indicator.kind == "criterion" and (reason := no_criterion(turn, best)):
        return not_found(turn, reason)
    if choices := _alike(turn, best) or whose_kind(turn):
        return clarify(turn, "figure", choices)
    return figure_for(turn, best)


def _asks_the_same(turn: Turn) -> bool:
    """Whether nothing new is named, so that it goes on from the figure last told."""
    question = turn.question
    printed = bool(question.numbers) and any(_printed_in(m, question) for m in turn.figures)
    if not names_anew(turn) and not question.plain_words and not printed:
        return True
    verbs = turn.catalogue.words.verbs
    again = question.has("ask.yes_no") and all(not t.cues or not verbs.isdisjoint(t.cues) for t in question.content)
    # "ที่ลดลงแค่พันกว่าใช่ไหม" after how many were lost
    reckoned = bool(turn.context.operation and question.naming) and question.checks_amount
    again = turn.follows and again and bool(recent(turn)) and not reckoned
    return percent_of_last(turn) or again or _done_by_the_last(turn) or did_what_was_told(turn)


def _done_by_the_last(turn: Turn) -> bool:
    """ "ผ่านกี่เปอร์เซ็นต์" after those who passed a training: nothing is named but what these did as well."""
    question, last, words = turn.question, turn.last_figure, turn.catalogue.words
    if not turn.follows or last is None or turn.context.passages or question.plain_words or not question.asks_number:
        return False
    if len(turn.context.operands) > 1 or not units_agree(question.unit or last.unit, last.unit):
        return False
    beside = (f for f in turn.catalogue.values.values() if f.indicator.place == last.indicator.place and f != last)
    told = last.labelled.difference(*(f.naming for f in beside))
    done, own = words.verbs - words.measures, last.naming | last.often | told
    return all(done.issuperset(t.concepts) and not own.isdisjoint(t.cues) for t in question.naming)


def _counts(question: Question) -> bool:
    """Whether a number is asked for; "ลดได้แค่ไหน มีปัญหาอะไร" asks how far only."""
    much = [t.text for t in question.tokens if "ask.how_much" in t.cues]
    far = bool(much) and all(text.endswith(DEGREES) for text in much)
    return question.has("ask.how_many", "ask.percent") or (question.has("ask.how_much") and not far)


def _wants_figure(turn: Turn) -> bool:
    question = turn.question
    if (
        (question.has("ask.why") and not question.has("ask.how_many"))
        or (question.has("ask.which_year") and not question.has("ask.how_many"))
        or (turn.aspect and question.unit == "item" and not (turn.figures and turn.figures[0].named > 2))
    ):
        return False
    if question.numbers and any(_printed_in(m, question) for m in turn.figures[:3]) and not turn.aspect:
        return not question.has("ask.where") or question.asks_number  # "131 โรงที่ปิดไป เด็กย้ายไปอยู่ไหน"
    if asks_its_result(question.normal) and tells_one_figure(turn):
        return True
    averaged = question.has("operation.average") and bool(question.naming) and _bare(question)
    if _whether_all(turn) or did_what_was_told(turn) or averaged:
        return True
    if question.checks_amount and not turn.aspect and (turn.follows or (turn.figures and _named_for_amount(turn))):
        return True
    if question.asks_number or (
        question.has("operation.total", "operation.base", "operation.breakdown")
        and turn.policy
        and not question.asks_what_for
    ):
        return turn.aspect is None or _counts(question)
    if turn.aspect or question.has("ask.define", "ask.how", "ask.why", "ask.who"):
        return False
    measures = turn.catalogue.words.measures
    headed = not measures.isdisjoint(question.tokens[0].cues) if question.tokens else False  # "mean score ของ …"
    if headed or (any(not measures.isdisjoint(t.concepts) for t in question.naming) and _bare(question)):
        return True
    best = turn.figures[0] if turn.figures else None
    numbers_last = turn.context.aspect in ("figures", "analysis", "summary") or (
        turn.context.indicators and not turn.context.passages
    )
    leaning = turn.follows and numbers_last and bool(turn.context.indicators or turn.context.aspect == "summary")
    if best and leaning and best.figure.indicator.policy == turn.context.policies[0]:
        return (
            best.named >= NAMED_ENOUGH
            and best.score > ACCEPT
            and not question.has("ask.what", "ask.yes_no")
            and not best.unexplained
        )
    if question.has("aspect.summary"):
        return False
    if best is None or best.unexplained or len(question.tokens) > SHORT:
        return False
    return is_its_name(turn, best) or (not question.has("ask.what", "ask.yes_no") and best.named >= 2.2)


_ALL_OF_THEM = re.compile(
    r"^(?:แล้ว|มัน|เค้า|เขา)*(?:(?!ครบ|หมด)[^\d\s]){0,16}\s?(?:ครบ|(?<!ทั้ง)หมด)"
    r"(?:ทุก(?:คน|โรง|แห่ง|เขต|ราย|โรงเรียน|เรื่อง)|แล้ว|เลย|จริง|ๆ|กัน|ทั้งหมด)*"
    r"\s?(?:ไหม|มั้ย|มั๊ย|ม่าย|มะ|ป่าว|ปะ|ป่ะ|ยัง|รึ|หรือ|เหรอ|หรอ)"
)


def _whether_all(turn: Turn) -> bool:
    """ "ครบมั้ย", "หมดยัง" after a figure: whether it is all of them, which its percent tells."""
    last = recent(turn)[:1]
    told = turn.follows and last and not turn.context.passages and last[0].percent is not None
    own = turn.last_figure.naming | turn.last_figure.often if turn.last_figure else frozenset[str]()
    of_it = all(not own.isdisjoint(t.cues) for t in turn.question.naming)
    return bool(told) and of_it and _ALL_OF_THEM.search(turn.question.normal) is not None


SHORT = 6  # tokens of a message that does no more than name a figure


def _named_for_amount(turn: Turn) -> bool:
    """Whether a figure is named well enough for its amount to be checked: "ทะลุหมื่นห้า" is said of numbers alone."""
    return turn.figures[0].named > (NAMED_ENOUGH if turn.question.has("amount.power") else 0.8)


def _bare(question: Question) -> bool:
    """ "ยอดวิวทั้งซีรีส์ล่ะ": what is measured is named, and nothing is asked of it but its number."""
    most = SHORT + 4 * question.has("ask.tell")  # "give me the follower count of LINE and YouTube"
    return len(question.tokens) <= most and not question.has("ask.what", "ask.yes_no", "ask.which", "aspect.summary")


def _printed_in(match: Match, question: Question) -> bool:
    indicator = match.figure.indicator
    return bool({indicator.value_unparted, indicator.percent_text} & {n for n in question.numbers if len(n) > 2})


def _figures_in_general(turn: Turn) -> bool:
    """ "ขอตัวเลขเรื่อง…": a policy is named, and "figures", and nothing that tells them apart."""
    question = turn.question
    if (
        turn.named_policy is None
        or question.checks_amount  # "ทะลุหมื่นห้าแล้วใช่ไหม ขอตัวเลข"
        or (question.has("operation.base") and any(_printed_in(m, question) for m in turn.figures))
        or not question.has("ask.number")
        or question.has("ask.how_many", "ask.how_much", "ask.percent")
        or counts_what_is_named(question)
    ):
        return False
    if question.wants_both:
        return True
    titled = turn.catalogue.titled[turn.named_policy]
    strong = turn.catalogue.words.strong.get(turn.named_policy, frozenset())
    verbs = turn.catalogue.words.verbs
    telling = [t for t in question.content if "unit.item" not in t.cues and verbs.isdisjoint(t.cues)]
    telling = [t for t in telling if t.text not in said_of_anything()]  # "ตัวเลขทั้งหมดของนโยบาย…จบในชุดเดียว"
    best = turn.figures[0].figure if turn.figures else None
    said = frozenset() if best is None else best.naming
    if best and best.indicator.kind == "yearly":
        said |= best.often & turn.catalogue.words.current  # "จำนวนโรงเรียนขนาดเล็กล่าสุด"
    if any(not (said - titled).isdisjoint(t.cues) for t in question.content):
        return False  # "จำนวนการประชุมทางไกล"
    return all(not t.cues or any(c in titled or c in strong for c in t.cues) for t in telling) and telling[2:] == []


def _weak(turn: Turn, best: Match) -> Answer | None:
    """No figure is clearly meant: all of the policy's if only it is named, else passages, else an honest no."""
    question = turn.question
    last = recent(turn)[:1] if turn.follows else []
    same_item = last and last[0].place == best.figure.indicator.place
    if same_item and not best.unexplained and best.score > 0 and units_agree(question.unit or "-", best.figure.unit):
        return figure_for(turn, best)
    if question.asks_number and (measured := measured_elsewhere(turn, best)):
        return not_found(turn, "no_figure", measured)
    not_counted = turn.catalogue.words.not_counted
    uncounted = next((t for t in question.content if not not_counted.isdisjoint(t.cues)), None) or never_counted(turn)
    if uncounted:
        return not_found(turn, "no_figure", uncounted)
    if by_generic_words(turn, best) and _only_generic(turn):
        return of_anyone(turn, best)
    if (
        not best.unexplained
        and len(family := family_of(turn, best)) >= 2
        and not by_generic_words(turn, best)
        and not counts_other_things(turn, best)
    ):
        return figure_answer(turn.catalogue, family, main=len(family))
    if question.has("operation.breakdown") and (best.named > NAMED_ENOUGH or (last and question.asks_number)):
        return not_found(turn, "lack.per_person", best.unexplained[0] if best.unexplained else None)
    specific = [t for t in question.content if not names_policy(turn, t)]
    if turn.named_policy and not specific and (token := counted_nowhere(turn, turn.named_policy)):
        return not_found(turn, "no_figure", token)
    general = (
        question.has("ask.number")
        and not question.has("ask.how_many", "ask.how_much")
        and all(not t.cues for t in specific)
    )
    counted = counts_what_is_named(question) and bool(turn.figures)
    if turn.named_policy and not specific and question.unit in STRICT_UNITS and not unit_in_its_figures(turn):
        return not_found(turn, "no_figure")
    if question.unit in STRICT_UNITS and (token := _counted_otherwise(turn)):
        return not_found(turn, "no_figure", token)
    elsewise = question.unit in _COUNTED_BY and _counted_otherwise(turn)  # "ไลน์ส่งข้อความกี่ครั้ง"
    if turn.named_policy and (not specific or general) and not elsewise and not counted:
        return cell_of_figures(turn, turn.named_policy)
    by_degree = all(t.text.endswith(DEGREES) for t in question.tokens if "ask.how_much" in t.cues)
    number_only = question.has("ask.how_many", "ask.percent") or (question.has("ask.how_much") and not by_degree)
    if (not number_only or (question.has("ask.yes_no") and not question.asks_its_number)) and (
        answer := passages(turn)
    ):
        return answer
    if answer := counted_in_item(turn):
        return answer
    if not (turn.follows or number_only or question.concepts or any(_tells(t) for t in question.plain_words)):
        return None  # "ขอตัวเลขหน่อย ด่วน" names nothing to be refused
    unexplained = best.unexplained[0] if best.unexplained else None
    return not_found(turn, "no_figure", unexplained)


def _tells(token: Token) -> bool:
    """Whether a word that no record says may name what is asked for."""
    return token.text not in said_of_anything()


def _counted_otherwise(turn: Turn) -> Token | None:
    """ "เพื่อนที่ปรึกษา YC อบรมไปกี่คน": what is named has figures, of schools only, and people are asked for."""
    for token in turn.question.naming:
        own = set(token.concepts) - turn.catalogue.generic - turn.catalogue.titled.get(turn.named_policy or "", set())
        counted = [f for f in turn.catalogue.figures if not f.naming.isdisjoint(own)]
        if counted and not any(units_agree(turn.question.unit, f.unit) for f in counted):
            return token
    return None


def _only_generic(turn: Turn) -> bool:
    """Whether nothing is named but who acts and what is done to anything."""
    generic = turn.catalogue.generic
    return all(any(c in generic for c in t.cues) for t in turn.question.content)


def _alike(turn: Turn, best: Match) -> tuple[tuple[str, str], ...]:
    """Figures of other policies that match as well: what to ask back about, as (shown, question)."""
    if turn.named_policy or turn.follows:
        return ()
    rivals: dict[str, Match] = {}
    for match in turn.figures[:8]:
        if match.score >= best.score - CLOSE and not match.whole:
            rivals.setdefault(match.figure.indicator.policy, match)
    if len(rivals) < 2:
        return ()
    return tuple(
        (m.figure.indicator.label, m.figure.indicator.label + " กี่" + m.figure.indicator.unit)
        for m in list(rivals.values())[:MOST_CHOICES]
    )
