"""Asked of what was told last: in which policy it stands, of which year it is, how it was sent in."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer, Fact
from knowledge.asking.choosing import years_in
from knowledge.asking.dated import days_apart
from knowledge.asking.lexicon import Term
from knowledge.asking.operands import recent
from knowledge.asking.policy_groups import PLAIN
from knowledge.asking.question import read_question
from knowledge.asking.refusing import not_found
from knowledge.asking.turn import Turn, fact_of, passage_answer
from knowledge.asking.untold import prints_a_place
from knowledge.records import Citation, Passage

_WHICH_POLICY = re.compile(
    r"(?:(?:อยู่|ใน|ของ|จาก|ภายใต้|สังกัด|เป็น)\s?(?:นโยบาย|เรื่อง|หัวข้อ|ประเด็น|หมวด|งาน)|นโยบาย)(?:ข้อ|ที่|เรื่อง)?"
    r"\s?(?:ไหน|ใด|อะไร|ไร|รัย)(?!\s?บ้าง)"
    r"|(?:which|what) (?:policy|topic|part|section)"
)
_RANKED = ("operation.highest", "operation.lowest", "operation.ranking", "operation.full_marks")


def of_what_was_told(turn: Turn) -> Answer | None:
    """The policy or the year of the figure or item told last; None where something else is asked or none printed."""
    question = turn.question
    if apart := days_apart(turn):
        return apart
    if turn.follows and (
        named := _item_naming_it(turn)
        or _item_placing_it(turn)
        or _placed_nowhere(turn)
        or _year_of_it(turn)
        or _by_whom_done(turn)
    ):
        return named
    if not turn.follows or question.naming or len(question.plain_words) > 1 or question.asks_number or turn.aspect:
        return None
    if question.has(*_RANKED, "ask.why", "ask.how", "ask.who", "follow.item"):
        return None
    policy = turn.context.policies[0]
    if question.has("ask.which_year"):
        years = "" if _TO_COME.search(question.normal) else _years_told(turn)
        return _told(turn, policy, "เป็นข้อมูลของ", years, "year_of") if years else None
    if not _WHICH_POLICY.search(question.normal) or turn.context.aspect in ("meta", "summary"):
        return None
    return _told(turn, policy, "อยู่ในนโยบาย", turn.catalogue.policies[policy].title, "policy_of")


_TO_COME = re.compile(r"จะ|อีก")  # "จะครบปีไหน"
_OF_WHICH_YEAR = re.compile(  # not "เริ่มตั้งแต่ปีไหน", "จะครบปีไหน"
    r"(?:แล้ว|และ|คือ|ตัวเลข|ข้อมูล|ยอด|เลข|ผล|สถิติ|ค่า|อัน|ชุด|ตัว|ที่ว่า|เมื่อกี้|นี้|นั้น|นี่|เนี่ย|มัน|เป็น|ของ|ณ|ใน|จาก|ที่|อ่ะ|อะ|\s)*"
    r"(?:รอบ)?(?:ปี\s?(?:การศึกษา|งบประมาณ|งบ|พ\.?\s?ศ\.?)?|พ\.?\s?ศ\.?)\s?(?:ไหน|ใด|อะไร|ไร|หยัง|ที่เท่าไหร่|ที่เท่าไร)"
    r"(?:นะ|น่ะ|อะ|อ่ะ|ล่ะ|ละ|หรอ|เหรอ|เนี่ย|ครับ|คับ|คะ|ค่ะ|จ๊ะ|จ้ะ|[\s?])*"
    r"|(?:of|for|from)?\s?(?:which|what) year\W*(?:is (?:it|that|this)\W*)?"
)


def _year_of_it(turn: Turn) -> Answer | None:
    """ "ตัวเลขปีไหน" after a figure: the year that is printed with it, else the one that the report is of."""
    context = turn.context
    if _OF_WHICH_YEAR.fullmatch(turn.question.normal) is None or context.aspect in ("meta", "summary"):
        return None
    years = _years_told(turn)
    if not years and (context.passages or not recent(turn)):
        return None
    of_the_report = f"รายงานประจำปีงบประมาณ พ.ศ. {turn.catalogue.edition.report.fiscal_year}"
    return _told(turn, context.policies[0], "เป็นข้อมูลของ", years or of_the_report, "year_of")


_WHO_DID_IT = re.compile(  # not who made the report: "ใครจัดทำ", "ใครเขียน"
    r"(?:แล้ว|และ|นี่|มัน|ตกลง|เรื่องนี้|งานนี้|อันนี้|\s)*(?:ใคร|หน่วย(?:งาน)?ไหน|หน่วย(?:งาน)?ใด|ฝ่ายไหน)\s?(?:เป็น|คือ)?(?:คน|ผู้|ที่)?"
    r"\s?(?:ทำ|ดำเนินการ|ลงมือทำ|ขับเคลื่อน)(?:เรื่องนี้|งานนี้|อันนี้|ให้|บ้าง|กัน)*"
    r"(?:\s?(?:คะ|ค่ะ|ครับ|คับ|อะ|อ่ะ|นะ|ล่ะ|เหรอ|หรอ|หน่วย(?:งาน)?ไหน|ฝ่ายไหน|ใคร)|[\s?])*"
)


def _by_whom_done(turn: Turn) -> Answer | None:
    """ "ใครเป็นคนทำ" after a figure: what was done, which tells by whom, and not who made the report."""
    context = turn.context
    if context.aspect not in ("figures", "analysis") or context.passages or not recent(turn):
        return None
    if _WHO_DID_IT.fullmatch(turn.question.normal) is None:
        return None
    done = turn.catalogue.passages(context.policies[0], "activities")
    return passage_answer(turn.catalogue, done, reason="cell") if done else None


_A_NAMED_KIND = (
    r"(?:เวที|งาน|การประกวด|ประกวด|รางวัล|โครงการ|ระบบ|โปรแกรม|แอป|แอพ|เว็บไซต์|เว็บ|เวบ|แพลตฟอร์ม|รายการ|หลักสูตร|คอร์ส|ศูนย์|ทีม|คณะ|กิจกรรม"
    r"|คู่มือ|เครือข่าย|โมเดล|แนวคิด|แนวทาง|การอบรม|อบรม|ซีรีส์|คลัง|เครื่องมือ|โพล|มัน|ไทย|อังกฤษ)"
)
_ITS_NAME = re.compile(
    rf"^(?:แล้ว|ขอ|เอา|อยากรู้|ช่วยบอก|ตกลง|สรุป)?\s?(?:ไอ้|ตัว)?(?:{_A_NAMED_KIND}\s?(?:นี้|นั้น|นั่น|นี่|ที่ว่า|ดังกล่าว)?\s?(?:เขา|เค้า|มัน|นะ|อะ|น่ะ)?\s?)?"
    rf"(?:ชื่อ|เรียก)(?:ของ)?\s?{_A_NAMED_KIND}?\s?(?:นี้|นั้น|ที่ว่า)?\s?(?:เต็ม\S*|จริงๆ|ทางการ|ภาษาอังกฤษ)?"
    r"\s?(?:เขียน|เรียก|สะกด|คือ|ว่า|เป็น|ใช้)*\s?(?:ยังไง|อย่างไร|อะไร|ไง|ไร|รัย|หยัง|อิหยัง)\S{0,6}$"
)
_A_NAME = re.compile(r"[A-Za-z]{3,}|[“\"]")  # a name of its own, in Latin letters or quotation marks


def _item_naming_it(turn: Turn) -> Answer | None:
    """ "ชื่อเวทีเต็มๆ เขียนยังไง" after how many took part: the item that tells of it, where it prints a name."""
    if _ITS_NAME.search(turn.question.normal) is None or turn.titled_policy:
        return None
    item = _item_told(turn)
    return passage_answer(turn.catalogue, (item,), reason="chosen") if item and _A_NAME.search(item.text) else None


_WHERE = re.compile(
    r"^(?:แล้ว|เด็ก|นักเรียน|ครู|โรงเรียน|เขา|เค้า|พวกนี้|พวกเขา|คือ|อยู่|มา|จาก|ใน|ของ|เป็น|แถว|แถบ|ที่|ทำ|ทำงาน|กัน|นี่|นี้|มัน|\s)*"
    r"(?:(?:จังหวัด|ภาค|พื้นที่|เมือง|แถว|แถบ|บริเวณ|ถิ่น|ที่|ตรง|แห่งหน)\s?(?:ไหน|ใด|อะไร|ไร)|อยู่ไหน|where)(?:บ้าง|มั่ง)?\S{0,6}$"
)
_A_PLACE = re.compile(r"(?:พื้นที่|เขต|จังหวัด)\S*?(?:กรุงเทพ|ชายแดน|ภาค(?:เหนือ|ใต้|กลาง|อีสาน|ตะวันออก|ตะวันตก))\S*")


def _item_placing_it(turn: Turn) -> Answer | None:
    """ "จังหวัดไหนอะ", "เด็กต่างจังหวัดได้ไหม" after how many worked in the holidays: the item that tells of them, where
    it names a place."""
    said = _WHERE.search(turn.question.normal) or _asks_of_a_place(turn)
    if not said or turn.titled_policy or turn.context.aspect in ("meta", "summary"):
        return None
    item = _item_told(turn)
    place = _A_PLACE.search(item.text) if item else None
    return passage_answer(turn.catalogue, (item,), reason="chosen", part=place.group()) if item and place else None


def _asks_of_a_place(turn: Turn) -> bool:
    """ "เด็กต่างจังหวัดมีไหม": whether it is for other places, and nothing else is asked."""
    question = turn.question
    if question.asks_number or not question.has("ask.yes_no") or "lack.place" not in question.cues:
        return False
    if not any(t.text.startswith(_ELSEWHERE) for t in question.content if "lack.place" in t.cues):
        return False  # "ที่เชียงรายล่ะมีมั้ย" is declined
    said = [t for t in question.content if "lack.place" not in t.cues]
    return all(t.cues and turn.catalogue.words.actors.issuperset(t.concepts) for t in said)


_ELSEWHERE = ("ต่างจังหวัด", "จังหวัดอื่น", "ที่อื่น", "ภูมิภาค")


def _placed_nowhere(turn: Turn) -> Answer | None:
    """ "โรงเรียนพวกนี้อยู่ไหน" after how many there are: an honest no where its sentence says nothing of it."""
    if turn.titled_policy or turn.context.passages or turn.context.aspect not in ("figures", "analysis", "activities"):
        return None
    if _WHERE.search(turn.question.normal) is None or not recent(turn) or turn.question.asks_number:
        return None
    item = _item_told(turn)
    return None if item is None or prints_a_place(item) else not_found(turn, "lack.per_area")


def _item_told(turn: Turn) -> Passage | None:
    """The item read last, or that the figure told last stands in."""
    places = turn.context.passages[:1] or tuple(i.place for i in recent(turn)[:1])
    return next((p for p in turn.catalogue.edition.passages if p.place in places), None)


def short_name_told(turn: Turn) -> list[Term]:
    """ "ย่อมาจากไรนะ" after "ใช้กระบวนการอะไร": the short name that was asked about, or that the item read holds."""
    strange = turn.question.plain_words
    if not turn.follows or turn.question.naming or len(strange) > 1 or any(t.text.isascii() for t in strange):
        return []
    item, asked = _item_told(turn), turn.context.question.lower()
    meant = [t for t in turn.catalogue.words.glossary if t.meaning and t.shown.lower() not in _BODIES_SHORT]
    named = [t for t in meant if any(_alone(form, asked) for form in t.forms)]
    text = item.text.lower() if item else ""
    return named[:1] or [t for t in meant if any(_alone(form, text) for form in t.forms)][:1]


_BODIES_SHORT = frozenset({"สพฐ.", "สพท."})


def _alone(form: str, text: str) -> bool:
    return re.search(rf"(?<![a-zก-๙]){re.escape(form.lower())}(?![a-zก-๙])", text) is not None


def _years_told(turn: Turn) -> str:
    """The year that the label of the figure told last prints, else its sentence or the item, where it is one year."""
    read = [p.text for p in turn.catalogue.edition.passages if p.place in turn.context.passages[:1]]
    last = [] if read else recent(turn)[:1]
    printed = read + [text for i in last for text in (i.label, fact_of(turn.catalogue, i).citation.quote)]
    found = (years_in(text) for text in printed)
    return next((years[0] for years in found if len(years) == 1), "")


def _told(turn: Turn, policy: str, label: str, text: str, reason: str) -> Answer:
    turn.note("told last", reason)
    report = turn.catalogue.edition.report
    citation = Citation(report.id, policy, "figures", "", 0, text)
    fact = Fact(label, None, text, "", None, None, report.as_of, citation)
    return Answer("answer", (policy,), "meta", (fact,), citations=(citation,), reason=reason)


_MADE = re.compile(
    r"^(?:แล้ว|และ)?\s?(?:ใคร|ไผ|หน่วยไหน|หน่วยงานไหน|สำนักไหน|ฝ่ายไหน|ที่ไหน)(?:เป็น)?(?:คน|ผู้)?(?:จัด)?(?:ทำ|เขียน|ออก|พิมพ์|รวบรวม|เฮ็ด|เยียะ)"
)


def line_of_the_cover(turn: Turn) -> str:
    """What of the cover is asked for without naming the report: by whom it was made, or how it was sent in."""
    question = turn.question
    of_the_report = turn.context.aspect == "meta" and not turn.context.policies
    bare = not question.concepts - PLAIN and not question.plain_words and not turn.aspect
    if of_the_report and bare and _MADE.search(question.normal):
        return "publisher"  # "ใครทำ" after "เล่มนี้ตัดยอดวันไหน"
    return "source" if sent_how(turn) or _another_body(turn) else ""


def _another_body(turn: Turn) -> bool:
    """ "แล้วส่วนกลางล่ะ" after by what system the area offices reported: the other of those who reported."""
    question = turn.question
    if turn.context.aspect != "meta" or turn.aspect or question.asks_number or question.section("operation"):
        return False
    named = [t for t in question.content if t.text not in _UNITS_OF_A_BODY]
    if not any(not _SENDERS.isdisjoint(t.cues) for t in named) or any(_BODIES.isdisjoint(t.cues) for t in named):
        return False
    last = read_question(turn.context.question, turn.catalogue.lexicon)
    sends = any(said.search(last.normal) for said in (_SENT_HOW, _RESULTS_SENT)) or last.has("meta.source")
    return sends or _SENDS.search(question.normal) is not None


_SENDS = re.compile(r"(?:ส่ง|รายงาน|กรอก|แจ้ง)\S{0,12}(?:ยังไง|อย่างไร|ไง|ทางไหน|จั๋งใด|จังใด|แบบไหน)")


_SENT_HOW = re.compile(
    r"(?:ส่ง|รายงาน|กรอก)\S{0,12}?\s?(?:ผ่าน|ทาง|ด้วย|มาทาง)\S{0,4}?\s?(?:ระบบ|ช่องทาง|โปรแกรม|เว็บ)?\S{0,4}?\s?(?:ไหน|อะไร|ไร|ใด|บ้าง)"
)


def sent_how(turn: Turn) -> bool:
    """ "เขตส่งผ่านระบบอะไร", in talk of the report itself; "ส่วนกลางส่งรายงานเข้ามาทางใด" anywhere."""
    question = turn.question
    leaning = _SENT_HOW.search(question.normal) if turn.context.aspect == "meta" else None
    sent = leaning or _RESULTS_SENT.search(question.normal)
    of_it = leaning or question.has("meta.report_name")
    if sent is None or not (of_it or any(not _SENDERS.isdisjoint(t.cues) for t in question.content)):
        return False
    beside = [t for t in question.content if t.text not in sent.group() and t.text not in _UNITS_OF_A_BODY]
    return not any(_BODIES.isdisjoint(t.cues) and (t.cues or not leaning) for t in beside)


_BODIES = PLAIN | {"central"}
_SENDERS = frozenset({"central", "area_office", "obec"})
# who reports, in the words of the cover, and what
_UNITS_OF_A_BODY = frozenset({"สำนัก", "หน่วย", "หน่วยงาน", "กลุ่ม", "ศูนย์", "ข้อมูล", "ส่ง", "ระบบ"})
_RESULTS_SENT = re.compile(
    r"(?:(?:(?:จัด|นำ)?ส่ง|กรอก|คีย์|บันทึก|ป้อน|ลง|แจ้ง|อัปโหลด|อัพโหลด)\s?(?:ข้อมูล|ผล\S{0,14}?|ตัวเลข|รายงาน)|รายงาน\s?(?:ข้อมูล|ผล\S{0,14}?|ตัวเลข)?)"
    r"(?:เล่มนี้|ฉบับนี้|ชุดนี้|นี้)?\s?(?:เข้า)?\s?(?:มา)?\s?(?:(?:ทาง|ผ่าน|ด้วย|โดย|ที่|ใน|บน|ลง(?:ใน)?|เข้า(?:ไป)?(?:ใน|ที่)?|(?=ระบบ|ช่องทาง|โปรแกรม))\s?(?:ระบบ|ช่องทาง|โปรแกรม|เว็บ|วิธี(?:การ)?|ทาง|การ)?\s?(?:ใด|ไหน|อะไร|ไร)|มาอย่างไร|มายังไง|อย่างไร$|ยังไง$)"
    r"|(?:ข้อมูล|ตัวเลข|ผล)\S{0,34}?\s?(?:ส่ง|รายงาน|เก็บ|กรอก|บันทึก|คีย์)(?:เข้า)?(?:มา)?\s?(?:ทาง|ผ่าน|ด้วย|โดย|ใน|ที่|ลง|เข้า)\s?(?:ระบบ|ช่องทาง|วิธี(?:การ)?|ทาง)?\s?(?:ใด|ไหน|อะไร|ไร)"
    r"|(?:ใช้|ผ่าน)\s?(?:ระบบ|ช่องทาง|วิธี(?:การ)?|โปรแกรม)\s?(?:ใด|ไหน|อะไร|ไร)\s?(?:ใน)?\s?(?:การ|เพื่อ)?\s?(?:ส่ง|รายงาน|กรอก)"
    r"|(?:how(?! many| much| far| often)|(?:through|via|by) (?:which|what)|(?:which|what) (?:system|channel)s?)\b.*"
    r"\b(?:submit(?:ted)?|report(?:ed)?|sen[dt])\b"
    r"(?: (?:in )?(?:their|the) (?:data|results|figures|numbers))?"
)
