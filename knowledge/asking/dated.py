"""Of which day the figures are: those of the report as a whole, or of a figure with a date of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.asking.answer import Answer, Computation, Fact
from knowledge.asking.operands import last_operands, named_matches, recent
from knowledge.asking.picking import ACCEPT
from knowledge.asking.question import Question
from knowledge.asking.turn import Turn, figure_answer
from knowledge.records import Citation, Indicator
from knowledge.thai import thai_date


def cover(turn: Turn, quote: str) -> Citation:
    """The cover of the report, which prints the quote."""
    return Citation(turn.catalogue.edition.report.id, "", "figures", "", 0, quote)


def cover_fact(turn: Turn, reason: str, label: str, text: str) -> Answer:
    """What the cover tells of the report itself."""
    turn.note("about", reason)
    report = turn.catalogue.edition.report
    citation = cover(turn, text)
    fact = Fact(label, None, text, "", None, None, report.as_of, citation)
    return Answer("answer", aspect="meta", facts=(fact,), citations=(citation,), reason=reason)


def of_an_act(turn: Turn) -> bool:
    """ "ประกาศหลักเกณฑ์ลงนามวันที่เท่าไร": the day of something done, which is no date of the figures."""
    question = turn.question
    if _HANDED_IN.search(question.normal):
        return True
    if turn.context.aspect == "meta" or _OF_DATA.search(question.text) or question.has("ask.number", "ask.how_many"):
        return False
    if turn.follows and turn.context.passages and turn.context.aspect == "activities" and not question.naming:
        return True  # "ลงวันที่เท่าไร" after what was announced
    named = turn.catalogue.generic.union(*turn.catalogue.titled.values(), *turn.catalogue.words.strong.values())
    return any(not named.issuperset(t.concepts) for t in question.naming) or _ACT.search(question.text) is not None


def of_which_day(turn: Turn) -> Answer | None:
    """ "ตัวเลข 1,238 ของวันไหน", "ข้อมูลตัวนี้ถึงวันไหน", not until when data may be sent in."""
    question = turn.question
    data = "as_of" not in question.section("meta") and dates_the_data(question)
    number = question.has("ask.number") or any(len(number) > 2 for number in question.numbers)
    if not (data or (number and question.has("ask.when"))):
        return None
    if set(question.section("lack")) - ({"when_done"} if data else set()) or question.section("absent"):
        return None
    leans = turn.follows and (question.content or data or THIS_NUMBER.search(question.text))
    return as_of(turn, turn.named_policy or (turn.policy if leans else policy_of_figure(turn)))


def dates_the_data(question: Question) -> bool:
    """ "ตัวเลขนี้ตัดวันไหน": asked of the data by name, and not of something done."""
    return _DATES_THE_DATA.search(question.normal) is not None


_DATES_THE_DATA = re.compile(
    r"^(?:แล้ว|ส่วน|ขอ|เอ๊ะ|\s)*(?:ข้อมูล|ตัวเลข|ยอด|สถิติ|จำนวน|(?:อัน|ตัว|ชุด)(?=\s?(?:นี้|นั้น|นี่|เนี่ย)))"
    r"(?:(?!ส่ง|กรอก|เริ่ม|เปิด|ยื่น|รายงาน)\D){0,30}?\s?"
    r"(?:ถึง|เก็บ|ตัด|นับ|ปิด|สรุป|อัป?เด[ตท]|อัพเด[ตท]|สิ้นสุด|ณ|ของ|ตั้งแต่|เป็นของ)\s?(?:ยอด|ข้อมูล|ตัวเลข|มา|ไว้|กัน)*\s?(?:ถึง|ณ|ของ|เป็น|ตอน|ล่าสุด)*\s?"
    r"(?:สิ้น)?(?:วัน|เดือน|เมื่อ|ตอน)\s?(?:ที่)?\s?(?:ไหน|ไร|ไหร่|ใด|อะไร|เท่าไ)"
)
THIS_NUMBER = re.compile(r"(?:ตัวเลข|เลข|ยอด|จำนวน|ค่า|สถิติ|ข้อมูล)\s?(?:ชุด|ตัว|ที่ว่า)?\s?(?:นี้|นั้น|นี่|เนี่ย|ดังกล่าว|เมื่อกี้|ที่ว่า)")
_OF_DATA = re.compile(r"ข้อมูล|ตัวเลข|ยอด|ณ วัน|ณ\s?วัน|อัปเดต|อัพเดท|นับถึง|รายงาน|as of|updated", re.IGNORECASE)
_HANDED_IN = re.compile(r"(?:ต้อง|ให้|ควร|จะ|กำหนด|เปิดให้)\s?(?:ส่ง|กรอก|ยื่น|คีย์|รายงาน)\s?(?:ข้อมูล|ตัวเลข|ยอด)")
_ACT = re.compile(r"(?:เริ่ม|เปิด|ลงนาม|เซ็น|ประกาศ|จัด|อบรม|ประชุม|ลงพื้นที่)")


def counted_first(question: Question) -> bool:
    """ "ที่แก้ได้แล้วเท่าไหร่ ข้อมูล ณ วันใด": how many is asked, and only then of which day."""
    dates = next((t for t in question.tokens if "meta.as_of" in t.cues or "ask.when" in t.cues), None)
    before = [t for t in question.tokens if dates is not None and t.start < dates.start]
    return any("ask.how_much" in t.cues or "ask.how_many" in t.cues for t in before)


def as_of(turn: Turn, policy: str | None) -> Answer:
    """The date of a policy's figures, or of the whole report where no policy is meant or none of its own is printed."""
    report = turn.catalogue.edition.report
    text = f"{thai_date(report.as_of, short=False)} ({thai_date(report.as_of)})"
    if policy is None:
        return cover_fact(turn, "as_of", "ข้อมูล ณ วันที่", text)
    own = [i for i in turn.catalogue.edition.detailed if i.policy == policy and i.own_date]
    if not own:
        answer = cover_fact(turn, "as_of", "ข้อมูล ณ วันที่", text)
        return Answer("answer", (policy,), "meta", answer.facts, citations=answer.citations, reason="as_of")
    turn.note("about", f"as_of of {policy}")
    last = {i.order: i for i in own}
    if meant := _dated_figure(turn, own):
        last = {meant.order: meant}
    answer = figure_answer(turn.catalogue, list(last.values()), aspect="meta", main=len(last))
    whole = Fact("ข้อมูลของรายงานทั้งฉบับ ณ วันที่", None, text, "", None, None, report.as_of, cover(turn, text))
    return Answer(
        "answer",
        (policy,),
        "meta",
        (*answer.facts, whole),
        citations=answer.citations,
        notices=answer.notices,
        reason="own_date" if meant else "own_dates",
        main=len(last),
    )


def days_apart(turn: Turn) -> Answer | None:
    """ "ห่างกันกี่วัน" after two dates: how far the day of some figures lies from that of the report, or of others."""
    question = turn.question
    told = (
        turn.context.operation == "as_of" or question.has("meta.as_of", "ask.when") or _THE_DAY.search(question.normal)
    )
    apart = question.has("operation.difference") or _APART.search(question.normal) is not None
    if not (told and apart) or not _HOW_MANY_DAYS.search(question.normal) or question.section("absent"):
        return None
    dated = [i for i in turn.catalogue.edition.detailed if i.own_date]
    two = [o.indicator for o in last_operands(turn)] or [m.figure.indicator for m in named_matches(turn)]
    if not two or any(i not in dated for i in two) or len({i.as_of for i in two}) != PAIR:
        policy = turn.named_policy or next(iter(turn.context.policies), "")
        own = [i for i in dated if i.policy == policy] or [i for i in dated if i.id in turn.context.indicators]
        two = [i for i in (_dated_figure(turn, own) if own else None, *recent(turn), *own) if i in own][:1]
    if not two:
        return None
    early, *_, late = sorted(
        {*(i.as_of for i in two), *([turn.catalogue.edition.report.as_of] if len(two) < PAIR else [])}
    )
    days = f"{(late - early).days}"
    turn.note("about", f"days between {early} and {late}")
    answer = figure_answer(turn.catalogue, two, aspect="analysis", main=len(two))
    shown = f"{thai_date(early)} → {thai_date(late)}"
    return replace(answer, computation=Computation("difference", shown, tuple(range(len(two))), days, "วัน"))


_HOW_MANY_DAYS = re.compile(r"(?:กี่|จำนวน)\s?วัน|how many days")
PAIR = 2
_APART = re.compile(r"ห่าง|ต่าง|กว่า|ก่อน|หลัง|ช้า|เร็ว|ถัด|ระหว่าง|apart|between|before|after|later|earlier|difference")
_THE_DAY = re.compile(r"(?:วันที่|ณ วัน|ตัดยอด|ตัดข้อมูล|ข้อมูล)|\b(?:dates?|as of)\b")
DATED = frozenset({"as_of", "own_date", "own_dates"})  # reasons of answers that tell a date
_NO_MORE_ASKED = frozenset({"number", "tell", "when"})


def dated_next(turn: Turn) -> Answer | None:
    """In talk of a date, that of the whole report or of another figure, where no more than these is named."""
    if _dates_the_whole(turn):
        return as_of(turn, None)
    policy = None if turn.question.section("meta") else _policy_next(turn)
    return as_of(turn, policy) if policy else None


def _policy_next(turn: Turn) -> str | None:
    """The policy whose date is asked for: after "เก็บ ณ วันไหน" another figure is only named, "ส่วนของอบรมการเงินล่ะ"."""
    question = turn.question
    if turn.context.operation != "as_of" or not question.naming or not question.has("follow.and_then", "follow.only"):
        return None
    if _ASKS_FOR_IT.search(question.normal):
        return None  # "ขอยอดคนกดติดตามยูทูปด้วย": its number, and not its date
    if set(question.section("ask")) - _NO_MORE_ASKED or question.section("operation") or question.section("aspect"):
        return None
    return policy_of_figure(turn) or turn.named_policy


_ASKS_FOR_IT = re.compile(
    r"^\s*(?:แล้ว|งั้น|ขอบคุณ(?:ครับ|ค่ะ|คะ)?|\s)*(?:ขอ|อยากได้|อยากรู้)(?:ดู|ทราบ)?\s?(?:ยอด|จำนวน|ตัวเลข(?!วันที่))"
)


def policy_of_figure(turn: Turn) -> str | None:
    """That of the figure which the question names; None where it names none."""
    best = next(iter(turn.figures), None) if turn.question.naming else None
    return best.figure.indicator.policy if best is not None and best.score >= ACCEPT else None


_ALL_ELSE = re.compile(
    r"(?:เรื่อง|นโยบาย|ข้อมูล|ตัวเลข|หัวข้อ|ตัว|อัน)?\s?(?:อื่น|ที่เหลือ)|(?:the )?(?:rest|others?\b)|ภาพรวม|ทั้งหมด|โดยรวม"
)


def _dates_the_whole(turn: Turn) -> bool:
    """ "แล้ววันที่ของทั้งเล่มล่ะ", or "แล้วทั้งเล่มล่ะ", "ของเรื่องอื่นล่ะ" after a date: that of the report as a whole."""
    question = turn.question
    after = turn.context.operation == "as_of" and not set(question.section("ask")) - {"when", *_NO_MORE_ASKED}
    whole = question.has("meta.whole", "meta.report_name")
    whole |= after and _ALL_ELSE.search(question.normal) is not None
    if not whole or question.naming or turn.aspect or question.section("absent") or question.unit in _NO_DATES:
        return False
    if set(question.section("meta")) - _OF_THE_WHOLE:
        return False
    return after or (turn.follows and question.has("meta.as_of", "ask.when") and question.has("meta.whole"))


_OF_THE_WHOLE = frozenset({"as_of", "whole", "report_name", "policies"})
_NO_DATES = frozenset({"people", "school", "district"})


def _dated_figure(turn: Turn, own: list[Indicator]) -> Indicator | None:
    """The one of the dated figures that the question names: "ส่วนยอดอบรมการเงิน ณ วันใด"."""
    given = (i for i in own if i.value_unparted in turn.question.numbers)
    if printed := next(given, None):
        return printed
    titled = turn.catalogue.titled[own[0].policy]
    if all(any(c in titled for c in t.cues) for t in turn.question.naming):
        last = turn.context.indicators[:1]  # "ตัวเลขนี้นับถึงวันไหน"
        leans = turn.follows and last and not turn.question.naming
        return next((i for i in own if leans and i.id == last[0]), None)
    return next((m.figure.indicator for m in turn.figures[:4] if m.figure.indicator in own and m.score > 0), None)
