"""What goes on after an honest no: "งั้นมันมีกี่ตอน" once it was said that nobody counted who watches the series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge.asking.answer import Answer, Context
from knowledge.asking.catalogue import NO_RESULTS, Figure, units_agree
from knowledge.asking.likewise import counted_likewise, measured_likewise
from knowledge.asking.proper_names import numbered_office
from knowledge.asking.question import TELLING_UNITS, Question, read_question
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn, figure_answer

TELLING = 1.0  # weight of what tells what was asked about: few records speak of it


def of_what_was_declined(turn: Turn) -> Answer | None:
    """The one figure that counts so what the earlier question was about; None where something else is named."""
    question, context = turn.question, turn.context
    if not context.pending or context.choices or turn.aspect:
        return None
    if question.has("follow.and_then") and (alike := _of_another_kind(turn)):
        return alike
    if not question.section("ask") and question.has("follow.and_then"):
        return _one_counted_likewise(turn, read_question(context.pending, turn.catalogue.lexicon))
    if not question.asks_count:
        return None
    if any(map(question.section, ("lack", "absent", "operation"))) or question.has("follow.inside", "ask.percent"):
        return None
    common = turn.catalogue.generic | turn.catalogue.words.measures | TELLING_UNITS
    if question.plain_words or any(not common.issuperset(t.concepts) for t in question.naming):
        return None
    earlier = read_question(context.pending, turn.catalogue.lexicon)
    about = frozenset[str]().union(*(t.concepts for t in earlier.naming if not is_lacked(t))) - common
    about = frozenset(c for c in about if turn.catalogue.weight(c) >= TELLING)
    told = [f for f in turn.catalogue.figures if about & f.naming and _counts_so(turn, f)]
    if len(told) != 1:
        return None
    turn.note("after a no", told[0].indicator.id)
    answer = figure_answer(turn.catalogue, [told[0].indicator], aspect=told[0].indicator.aspect)
    return replace(answer, asked=f"{context.pending} {question.text}")  # of which alone nobody could guess it


def _counts_so(turn: Turn, figure: Figure) -> bool:
    """Whether it is counted in the unit asked for, and is of all that the question names."""
    question = turn.question
    if figure.whole or figure.indicator.kind in NO_RESULTS:
        return False
    if not units_agree(question.unit or figure.unit, figure.unit):
        return False
    return all(not (figure.naming | figure.often).isdisjoint(t.concepts) for t in question.naming)


MOST_NAMED = 12  # tokens of a message that only names what is to be counted instead


def _one_counted_likewise(turn: Turn, earlier: Question) -> Answer | None:
    """ "แล้วโรงเรียนชายแดนใต้ล่ะ" after "โรงเรียนใน EEC กี่โรง": how many there are of those is asked, too."""
    question = turn.question
    if not earlier.asks_count or earlier.asks_twice or len(question.tokens) > MOST_NAMED or not question.naming:
        return None
    if figure := _measured_of_the_same(turn, earlier):
        return figure_answer(turn.catalogue, [figure.indicator])
    answer = counted_likewise(turn, earlier)
    return answer if answer and answer.outcome == "answer" and answer.facts and answer.main == 1 else None


def _of_another_kind(turn: Turn) -> Answer | None:
    """ "ติ๊กต็อกล่ะมีมั้ย" after likes of a page, which nobody counted."""
    earlier = read_question(turn.context.pending, turn.catalogue.lexicon)
    return measured_likewise(turn, earlier.concepts & turn.catalogue.words.measures, earlier)


def _measured_of_the_same(turn: Turn, earlier: Question) -> Figure | None:
    """ "งั้นเอายอดผู้ติดตามแทน" after how often YouTube was viewed: the followers of that one of the kind."""
    measured = turn.question.concepts & turn.catalogue.words.measures
    for kind in turn.catalogue.words.kinds:
        member = kind & earlier.concepts
        if len(member) == 1 and kind.isdisjoint(turn.question.concepts):
            own = [f for f in turn.catalogue.values.values() if f.naming & member and f.naming & measured]
            return own[0] if len(own) == 1 else None
    return None


def without_numbered_office(tokens: Sequence[Token]) -> list[Token]:
    """ "โรงเรียนขนาดเล็กกี่แห่ง" of "สพป. ขอนแก่น เขต 2 มีโรงเรียนขนาดเล็กกี่แห่ง", once the whole country will do."""
    office = numbered_office(tokens)
    return [t for t in tokens if t not in office]


def past_the_lack(question: Question) -> Question:
    """ "ไม่มีรายจังหวัดเหรอ งั้นเอาทั้งประเทศ": what is lacked is only owned to, and what will do instead comes after it."""
    tokens = question.tokens
    lacked = max((place for place, t in enumerate(tokens) if any(c.startswith("lack.") for c in t.cues)), default=-1)
    rest = tokens[lacked + 1 :]
    owned_to = any(t.text.startswith(("ไม่", "no")) for t in tokens[: max(lacked, 0)])
    if not owned_to or not any("follow.never_mind" in t.cues for t in rest):
        return question
    return replace(question, tokens=tuple(t for t in rest if "ask.yes_no" not in t.cues))


def of_this_problem(question: Question) -> bool:
    """ "เค้าเขียนถึงปัญหานี้ว่าไงบ้าง" after an honest no: what the columns say of what was declined."""
    this = any("aspect.obstacles" in t.cues and "follow.same" in after.cues for t, after in pairwise(question.tokens))
    return this and not question.content and not question.asks_number


def asked_of_what_was_declined(earlier: Question, question: Question) -> Question:
    """What was declined, less that its number was asked for, with what is asked of it now."""
    kept = [t for t in earlier.tokens if not t.number and not any(c.startswith(("ask.", "unit.")) for c in t.cues)]
    added = [t for t in question.tokens if not any(c.startswith("follow.") for c in t.cues)]
    return Question(f"{earlier.text} {question.text}", (*kept, *added))


def still_asked(question: Question, answer: Answer, context: Context) -> str:
    """What stays asked: "งั้นภาคเหนือละ" after "โรงเรียนเล็กในอีสานกี่โรง" names only what is lacked; so does "ใน กทม. กี่โรง"
    after "โรงเรียนเล็กกี่โรง"."""
    lacks = answer.outcome == "not_found" and answer.reason.startswith("lack.")
    earlier = context.pending or (context.question if question.asks_count and _told_a_number(context) else "")
    return earlier if lacks and earlier and all(map(is_lacked, question.naming)) else question.text


def _told_a_number(context: Context) -> bool:
    """Whether a figure was told last, as it stands in the report."""
    told = context.aspect in ("figures", "activities") and bool(context.indicators)
    return told and not (context.passages or context.operation)


def is_lacked(token: Token) -> bool:
    """Whether the word names what the report lacks."""
    return any(c.startswith("lack.") for c in token.cues)


def without_lack(token: Token, years: frozenset[str]) -> Token | None:
    """A token less what the report lacks: of "ผู้หญิงกี่" the word that asks is left, of "ปีก่อน" nothing."""
    if not any(c.startswith(("lack.", "absent.")) or c in years for c in token.cues):
        return token
    asks = tuple(c for c in token.cues if c.startswith("ask."))
    return token._replace(cues=asks) if asks else None
