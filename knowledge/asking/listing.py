"""Asked to list what a figure only counts: "14 เรื่องที่เป็นข่าวปลอม มีหัวข้ออะไรบ้าง"; the report has no such list."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.lexicon import said_of_anything
from knowledge.asking.operands import recent
from knowledge.asking.picking import ACCEPT
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn, figure_answer
from knowledge.asking.what_it_counts import asks_what_it_is
from knowledge.records import Indicator

_COUNTS = frozenset({"count", "base", "share", "part"})
_OF_THE_NAME = frozenset({"change", "total", "above", "remaining"})  # "หนี้ที่ลดลง", "ไปเรียนรวมทั้งหมด"
_ONE = "เรื่อง|หัวข้อ|ประเด็น|ตอน|คลิป|ผลงาน|ชิ้น|รายการ|ข่าว|จุด|แห่ง|ที่|ครั้ง|โรง|โรงเรียน|เขต"
_WHICH_THEY_ARE = re.compile(
    rf"(?:(?:มี|คือ|ได้แก่)\s?(?:{_ONE})?|(?:เกี่ยวกับ|คุย|พูด|ว่าด้วย|ชื่อ)?(?:เรื่อง|หัวข้อ|ประเด็น|ตอน|คลิป|รายการ|จุด))"
    r"\s?(?:ชื่อ)?\s?(?:อะไร|ไร|ไหน|ใด)\s?(?:บ้าง|มั่ง)"
)
WHICH_ONES = re.compile(
    r"^(?:and )?(?:which|what|who) (?:ones?|of them|are they|were they)\b"
    r"|^(?:แล้ว|คือ|มี)?\s?(?:อัน|ตัว|แห่ง|ราย|จุด|เล่ม|ชิ้น|ด้าน|องค์ประกอบ)\s?(?:ไหน|ใด|อะไร|ไร)\s?(?:บ้าง|มั่ง)",
    re.IGNORECASE,
)
_EACH_BY_NAME = re.compile(  # "ขอหัวข้อข่าวแต่ละเรื่อง", "ไล่ชื่อทีละคลิป"; not "ยอดแต่ละช่อง"
    rf"(?:หัวข้อ|ชื่อ|รายชื่อ|พาดหัว|เนื้อหา|เนื้อเรื่อง)\S{{0,16}}?\s?\S{{0,10}}?\s?(?:แต่ละ|ทีละ|ทุก|ราย)\s?(?:{_ONE})(?!ที่|ทาง)"
)
_TELLS_THEM = re.compile(r"คือ|ได้แก่|ประกอบด้วย|จำแนก|แบ่งเป็น|ดังนี้")


def listed_nowhere(turn: Turn) -> Answer | None:
    """An honest no to a list of those that a figure counts, given by its number or told last, and to what one is."""
    if asks_what_it_is(turn.question):
        return None
    return _list_asked(turn) or _one_asked(turn) or _what_most_do(turn)


_MOST_DO = re.compile(
    r"(?:ส่วน(?:มาก|ใหญ่)|โดยมาก).{0,24}?(?:อยาก|ชอบ|เลือก|สนใจ|(?<!โรง)(?<!นัก)เรียน|ทำ|ใช้|ขาย|ดู|ไป|ฝึก|ต่อ)\S{0,16}?\s?(?:อะไร|ไหน|ไร|ใด)"
    r"|(?:อยาก|ชอบ|เลือก|สนใจ|(?<!โรง)(?<!นัก)เรียน|ทำ|ใช้|ขาย|ดู|ฝึก)\S{0,16}?\s?(?:อะไร|ไหน|ไร|ใด)\s?(?:กัน)?\s?(?:เป็น)?ส่วน(?:มาก|ใหญ่)"
    r"|(?:อะไร|ไหน|ไร|ใด)\s?(?:ที่)?(?:เด็ก|ครู|คน)?\s?(?:ฮิต|ป๊อป|ป็อป|นิยม|ยอดนิยม)|(?:นิยม|ยอดฮิต|ยอดนิยม)\S{0,12}?\s?(?:อะไร|ไหน|ไร|ใด)"
    r"|\bmost popular\b|\bwhat do most\b|\bmostly (?:want|choose|like|use)"
)


def _what_most_do(turn: Turn) -> Answer | None:
    """ "ส่วนมากอยากทำอาชีพอะไร", "ฝึกอาชีพอะไรฮิตสุด": what those counted choose or like is counted by nobody."""
    question = turn.question
    if turn.aspect or question.asks_number or not question.has("ask.what", "ask.which"):
        return None
    return not_found(turn, "unlisted") if _MOST_DO.search(question.normal) else None


def _list_asked(turn: Turn) -> Answer | None:
    question = turn.question
    by_name = _EACH_BY_NAME.search(question.normal) is not None
    others = set(question.section("operation")) - _OF_THE_NAME - ({"breakdown"} if by_name else set())
    if question.asks_number or turn.aspect or others or question.has("meta.whole"):
        return None
    asks = by_name or _WHICH_THEY_ARE.search(question.text) or WHICH_ONES.search(question.normal)
    if question.section("group") or not asks:
        return None
    figure = _given(turn) or _told_last(turn) or (_meant(turn) if by_name and question.naming else None)
    if figure is None or not (figure.kind in _COUNTS or _sides_of_it(turn, figure)):
        return None
    if not question.has("ask.where") and (_has_parts(turn, figure) or is_spelled_out(figure)):
        return None
    return not_found(turn, "unlisted")


def _sides_of_it(turn: Turn, figure: Indicator) -> bool:
    """ "ด้านไหนบ้าง" after how many sides something is judged by."""
    asked = WHICH_ONES.search(turn.question.normal)
    if asked is None or figure.kind != "context":
        return False
    return figure.unit in asked.group() or ("องค์ประกอบ" in asked.group() and "องค์ประกอบ" in figure.label)


def _given(turn: Turn) -> Indicator | None:
    """The figure that is named, where the question gives its number too."""
    best = next(iter(turn.figures), None) if turn.question.numbers else None
    if best is None or best.score < ACCEPT:
        return None
    printed = best.figure.indicator.value_unparted
    return best.figure.indicator if printed in turn.question.numbers else None


def _told_last(turn: Turn) -> Indicator | None:
    """The one figure that the last answer was of, where nothing else is named."""
    last = recent(turn)[:1]
    named = [t for t in turn.question.content if not any(c.startswith(("unit.", "meta.")) for c in t.cues)]
    where = turn.question.has("ask.where") or WHICH_ONES.search(turn.question.normal) is not None
    if not (turn.follows and last) or (turn.context.operation and not where) or named or turn.question.numbers:
        return None
    of_it = turn.context.aspect == last[0].aspect or (where and turn.context.aspect == "analysis")
    told = of_it and turn.context.policies[0] == last[0].policy
    return last[0] if told and not turn.context.passages else None


def _has_parts(turn: Turn, figure: Indicator) -> bool:
    """Whether its item counts the parts of it: 1,008 issues, of which 172 on policy; 1,808 schools, by their colour."""
    if figure.kind == "part" or (figure.total or 0) > (figure.value or 0):
        return False
    beside = [i for i in turn.catalogue.edition.detailed if i.place == figure.place and i.id != figure.id]
    beside = [i for i in beside if units_agree(unit_class(i.unit), unit_class(figure.unit))]
    return any(i.kind == "part" for i in beside) or sum(i.total == figure.value for i in beside) > 1


def is_spelled_out(figure: Indicator) -> bool:
    """Whether what follows its number in the sentence, or what it is made in, tells them: "2 เล่ม คือ เล่มที่ 1 …"."""
    before, number, after = figure.source_text.partition(figure.value_text)
    if figure.kind == "context":  # "5 ด้าน จำแนกเป็น กลุ่มสีเขียว 1,265 โรงเรียน": others are told apart by them
        after = figure.source_text.partition(f"{figure.value_text} {figure.unit}")[2]
        return re.match(r"\s?(?:คือ|ได้แก่|ประกอบด้วย|ดังนี้)", after) is not None
    return bool(number) and (_TELLS_THEM.search(after[:40]) is not None or "ในรูปแบบ" in before)


def _one_asked(turn: Turn) -> Answer | None:
    """ "โพสต์นั้นเป็นเรื่องอะไร", "ยกตัวอย่างข่าวปลอม": one of those counted, where the figure's sentence lists none."""
    question = turn.question
    about = _ABOUT_WHAT.search(question.normal) or _EXAMPLE.search(question.normal)
    named = [t for t in question.naming if t.text not in _SPEAKS]
    last = recent(turn) if turn.follows and not turn.context.passages else []
    if not about or question.asks_number or turn.aspect or not (named or last) or question.asks_its_name:
        return None
    if question.section("group") or set(question.section("meta")) - {"policies"} or "นโยบาย" in question.text:
        return None
    of_last = question.has("follow.same") or not named
    indicator = recent(turn)[0] if turn.follows and recent(turn) and of_last else _meant(turn)
    if indicator is None or unit_class(indicator.unit) not in _COUNTED:
        return None
    sentence = next((p.text for p in turn.catalogue.edition.passages if p.place == indicator.place), "")
    return None if LISTS.search(sentence) or _TITLED.search(sentence) else not_found(turn, "unlisted")


def _meant(turn: Turn) -> Indicator | None:
    """The figure that counts what is named, whatever is said of it besides."""
    best = next(iter(turn.figures), None)
    if best is None or best.score < ACCEPT:
        return None
    measures = turn.catalogue.words.measures
    asking = turn.question.asking_parts
    strange = [t for t in best.unexplained if t.part in asking and measures.isdisjoint(t.concepts)]
    strange = [t for t in strange if "ตัวอย่าง" not in t.text and t.text not in _SPEAKS]
    return None if any(t.cues or t.text not in said_of_anything() for t in strange) else best.figure.indicator


_COUNTED = frozenset({"item", "times", "clip", "episode", "piece", "work", "copy"})
_ABOUT_WHAT = re.compile(
    r"(?:เรื่อง|ประเด็น|ข่าว|คลิป|ตอน|เกี่ยวกับ|เนื้อหา|หัวข้อ)(?:เป็น|เกี่ยวกับ|ว่าด้วย|เรื่อง)*\s?(?:อะไร|ไร|ไหน|ใด)(?!\s?สุด)"
    r"|\bwhat\b.{0,24}\babout\b"
)
_TITLED = re.compile(r"หัวข้อ|[“\"]")  # the item tells what they are about
_SPEAKS = frozenset({"คุย", "พูด", "เล่า", "เนื้อหา", "ลง", "นำเสนอ", "เสนอ"})  # of what they are about
LISTS = re.compile(r"ได้แก่|เช่น|ดังนี้|ประกอบด้วย|\d\)")
_EXAMPLE = re.compile(r"(?:ยก|ขอ|มี)\s?ตัวอย่าง(?!โรง|สถาน)")


def told_by_kind(turn: Turn) -> Answer | None:
    """ "5 ช่องทางที่ว่ามีอะไรบ้าง": what several items give figures of is told by the first figure of each."""
    question = turn.question
    named = {c for t in question.naming for c in t.concepts} - turn.catalogue.words.actors
    if not question.has("ask.what", "ask.which") or len(named) != 1 or question.plain_words or turn.aspect:
        return None
    if question.section("operation") or question.asks_number or turn.question.has("ask.define"):
        return None
    (kind,) = named
    if any(kind in titled for titled in turn.catalogue.titled.values()) or kind in turn.catalogue.words.verbs:
        return None
    members = {
        f.indicator.place: f.indicator for f in reversed(turn.catalogue.figures) if not f.whole and kind in f.often
    }
    if len(members) < 3 or len({policy for policy, _, _ in members}) != 1:
        return None
    found = sorted(members.values(), key=lambda i: i.order)
    return figure_answer(turn.catalogue, found, main=len(found))
