"""Names that the report doesn't hold: which bank, which school, and whether one school of that name is among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.asking.picking import ACCEPT, STRONG_PICK, picked_weight, words_that_pick
from knowledge.asking.question import Question
from knowledge.asking.spotting import Token, spot
from knowledge.asking.turn import Turn
from knowledge.thai import normalise

RANKS = tuple(f"operation.{name}" for name in ("highest", "lowest", "ranking", "full_marks", "below", "above"))
_WHICH = frozenset({"ไหน", "ไหนบ้าง", "ไหนมั่ง", "ใด", "ใดบ้าง", "อันไหนบ้าง", "อะไร", "อะไรบ้าง", "ไร", "ไรบ้าง", "ไรมั่ง"})
_WHAT_NAME = frozenset({"ชื่ออะไร", "ชื่อไร", "ชื่ออะไรบ้าง"})
ONE_OF_MANY = (  # what is one of many, and is not told apart in a report of the whole country
    *("โรง", "รร", "เขต", "จังหวัด", "อำเภอ", "ตำบล", "ภาค", "สพ", "ครูคน", "ธนาคาร", "แบงก์", "สถาบันการเงิน", "ตกเขต"),
    *("คลิป", "โพสต์", "ข่าวไหน", "ตอนไหน", "which school", "which district", "which province"),
)
_NAMED_SCHOOL = re.compile(  # "โรงเรียนบ้านหนองแวง", "โพธิสารพิทยากร"
    r"(?:โรงเรียน|ร\.?ร\.?)\s?(?:บ้าน(?!เรา|ผม|หนู|ฉัน|เฮา|เกิด|นอก|แม่|ๆ)|วัด(?!ผล|ระดับ|ได้|จาก|กัน)|ชุมชน|สตรี|เทศบาล|หนอง|ห้วย|โคก"
    r"|อนุบาล(?=[ก-ฮเ-ไ])|สาธิต|เตรียมอุดม|ราชประชา|จุฬาภรณ|มหิดล|เบญจ)[ก-ฮเ-ไ]"
    r"|[ก-๙]{3,}(?:พิทยาคม|วิทยาคม|พิทยากร|พิทยาลัย|วิทยานุกูล|นุกูล|ราษฎร์บำรุง|อนุสรณ์|วิทยาคาร|ราชวิทยา|พิทยาสรรพ์|ศึกษาลัย"
    r"|ราชาลัย|ราชูทิศ)"
)
_IN_NAMES = (
    "โรงเรียน",
    "ร.",
    "รร",
    "ทยา",
    "นุกูล",
    "ราษฎร์",
    "อนุสรณ์",
    "ศึกษาลัย",
    "ราชาลัย",
    "ราชูทิศ",
)  # one is in whatever that finds


_WHICH_BODY = re.compile(r"which\s\w+(?:\s\w+)?", re.IGNORECASE)


def one_of_many(turn: Turn) -> Token | None:
    """ "สพท. ไหนบ้างที่ยังไม่ทำแผน", "เซ็นกับแบงก์ไหน": the report counts them, or speaks of them all, and names none."""
    question = turn.question
    words = turn.catalogue.words
    if english := _WHICH_BODY.search(question.text):
        return next(
            (t for t in question.tokens if words.bodies & set(t.cues) and t.text in english.group().lower()), None
        )
    if (who := _who_is_left(question)) and not question.asks_number:
        return who
    if question.asks_number or question.has(*RANKS):
        ranked = question.has(*RANKS) and not question.asks_number
        pairs = pairwise(question.tokens) if ranked else ()
        return next((which for who, which in pairs if which.text in _WHICH and words.bodies & set(who.cues)), None)
    for who, which in pairwise(question.tokens):
        if which.text in _WHICH and "unit.item" not in who.cues and (words.actors | words.bodies) & set(who.cues):
            asked_what = "ask.what" in which.cues and which.text not in ("ใด", "ใดบ้าง")
            if not (asked_what and not words.bodies & set(who.cues)) and not _told_by_kind(turn, who):
                return which
    return None


def _who_is_left(question: Question) -> Token | None:
    """ "ใครสอบตก", "who failed": those who are left are counted, and not named."""
    pairs = pairwise(question.tokens)
    left = (who for who, verb in pairs if "ask.who" in who.cues and "operation.remaining" in verb.cues)
    return next((who for who in left if who.text in ("ใคร", "who")), None)


def kind_told_apart_nowhere(turn: Turn) -> Token | None:
    """ "วิชาเอกไหนบรรจุเยอะสุด", "อาชีพไหนเด็กฝึกมากสุด": ranked by a kind that no figures are told apart by.

    Figures are by policy, channel, colour, level of schooling and the like; those kinds make families of figures.
    """
    question = turn.question
    if one := _of_two_kinds(turn):
        return one
    if not question.has("operation.highest", "operation.lowest", "operation.ranking"):
        return None
    if not question.naming and not turn.follows:
        return None
    kinds = _KINDS | turn.catalogue.words.told_apart
    if one := _of_a_kind_in_one_word(turn, kinds):
        return one
    for kind, which in pairwise(question.tokens):
        if which.text not in _WHICH_ONE or kind.part != which.part or len(kind.text) < SHORTEST_KIND:
            continue
        told = kind.text in _ANY_KIND or not kinds.isdisjoint(kind.cues) or "ask.percent" in kind.cues
        if not told and not kind.number and kind.known and not kind.text.startswith(_ASKS):
            return kind
    return None


def _of_a_kind_in_one_word(turn: Turn, kinds: frozenset[str]) -> Token | None:
    """The same where kind and question word are read as one: "จุดไหนครูมาเยอะสุด", "สำนักไหนเล่นข่าวเยอะสุด"."""
    forms = turn.catalogue.lexicon.forms
    for token in turn.question.tokens:
        kind = _FUSED.fullmatch(token.text)
        if kind is None or (token.cues and _WHICH_CUES.isdisjoint(token.cues)) or kind[1].endswith(_OF_ANYTHING):
            continue
        cues = forms.get(kind[1], ())
        if kinds.isdisjoint(cues) and kinds.isdisjoint(token.cues) and "ask.percent" not in cues:
            return token
    return None


def _of_two_kinds(turn: Turn) -> Token | None:
    """ "ประถมกับมัธยม ใครได้แนะแนวมากกว่า": two of a kind set against each other in what no figure tells them apart by."""
    question, words = turn.question, turn.catalogue.words
    if not question.has("ask.which", "ask.who", "level") or "กว่า" not in question.text or turn.aspect:
        return None
    for kind in words.kinds:
        said = [t for t in question.naming if not kind.isdisjoint(t.cues)]
        others = [t for t in question.naming if kind.isdisjoint(t.cues) and not words.actors.issuperset(t.concepts)]
        others = [t for t in others if "level" not in t.cues]
        figures = [f for f in turn.catalogue.figures if (f.naming | f.often) & kind and not f.whole]
        own = (f.naming | f.often | turn.catalogue.titled[f.indicator.policy] for f in figures)
        told = frozenset[str]().union(*own)
        if len(kind & question.concepts) > 1 and any(told.isdisjoint(t.cues) for t in others):
            return said[0]
    return None


_WHICH_ONE = frozenset({"ไหน", "ใด"})
_ASKS = ("อะไร", "ที่")
_KINDS = frozenset({"unit.item", "unit.group", "unit.side", "unit.level", "unit.kind", "ask.number"})
_ANY_KIND = frozenset(
    {"ตัวเลข", "ตัวชี้วัด", "โครงการ", "ระดับ", "ส่วน", "กลุ่ม", "ฝั่ง", "ฝ่าย", "แบบ", "งาน", "ข้อมูล", "หมวด", "ตาราง"}
)
_FUSED = re.compile(r"([ก-๙]{2,})(?:ไหน|ใด|อะไร)(?:บ้าง)?")
_WHICH_CUES = frozenset({"ask.which", "ask.who", "ask.where"})
_OF_ANYTHING = (
    *_ANY_KIND,
    "คน",
    "ตัว",
    "อัน",
    "ช่อง",
    "ที่",
    "ตรง",
    "ทาง",
    "เรื่อง",
    "ข้อ",
    "ด้าน",
    "ใคร",
    "นโยบาย",
    "รายการ",
    "ประเด็น",
)
SHORTEST_KIND = 3  # letters


def _told_by_kind(turn: Turn, who: Token) -> bool:
    """ "Top Up ให้โรงเรียนไหน" is answered by the kind of schools that the item says get it."""
    before = [t for t in turn.question.tokens if t.start < who.start]
    best = next(iter(turn.passages()), None)
    given = bool(before) and before[-1].text in ("ให้", "แก่", "ให้กับ")
    return given and best is not None and picked_weight(turn, best) >= STRONG_PICK


def named_place(question: Question) -> Token | None:
    """A place after the word for its kind, "จังหวัดอุบล", "อำเภอวังน้ำเขียว", that no list of provinces has."""
    for kind, name in pairwise(question.tokens):
        if kind.text in _PLACES and kind.part == name.part:
            unknown = not (name.cues or name.filler) or name.text == "แม่" or "lack.place" in name.cues
            named = len(name.text) > 2 and unknown
            if named:
                return name
    return None


def numbered_office(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """ "เขต 2", "เขตที่ 4", "คนของเขต 1": one area office, called by its number; not "5 เขต 240", "เขต 85 คะแนน"."""
    for place, token in enumerate(tokens):
        after = tokens[place + 1 : place + 4]
        named = 1 + (bool(after) and after[0].text == "ที่")
        number = after[named - 1] if len(after) >= named else None
        if not token.text.endswith("เขต") or number is None or not number.number or not number.text.isdigit():
            continue
        counted = any(c.startswith("unit.") or "percent" in c for t in after[named : named + 1] for c in t.cues)
        if int(number.text) <= MOST_OFFICES and not counted and not (place and tokens[place - 1].number):
            return (token, *after[:named])
    return ()


MOST_OFFICES = 9  # area offices of one province
_PLACES = frozenset({"จังหวัด", "อำเภอ", "ตำบล"})


def named_school(turn: Turn) -> Token | None:
    """A school called by its name, in what is asked: "โรงเรียนบ้านหนองแวงจะโดนยุบมั้ย", "มี รร สวนกุหลาบ มั้ย"."""
    question = turn.question
    if (asked := _ONE_AMONG_THEM.search(normalise(question.typed))) and _is_a_name(turn, asked["name"]):
        return next((t for t in question.tokens if "school" in t.cues), question.tokens[0])
    text = question.text.replace(" ", "")
    if not any(part in text for part in _IN_NAMES):
        return None
    found = _NAMED_SCHOOL.search(text)
    if found is None:
        return None
    unknown = [t for t in question.tokens if len(t.text) > 1 and t.text in found.group() and not t.number]
    return unknown[0] if unknown else None


_ONE_AMONG_THEM = re.compile(  # whether one is among those told of
    r"^(?:แล้ว|ใน(?:นั้น|นี้))?\s?(?:มี|รวม|ใช่|เป็น)(?:ชื่อ)?\s?(?:โรงเรียน|ร\.?ร\.?)\s?(?P<name>[ก-๙.]{4,24}?)\s?"
    r"(?:อยู่|ด้วย|บ้าง|ใน(?:นั้น|รายชื่อ|รายการ|นี้)|\s)*(?:ไหม|มั้ย|มั๊ย|ม้าย|ปะ|ป่ะ|ป่าว|(?:หรือ|รึ)?เปล่า|หรือไม่)"
    r"(?:ครับ|คับ|ค่ะ|คะ|อะ|อ่ะ|\s|\?)*$"
)


def _is_a_name(turn: Turn, said: str) -> bool:
    """Whether nothing in it is a word of asking or of the report."""
    tokens = spot(said, turn.catalogue.lexicon)
    plain = not any(t.cues or t.filler or t.number for t in tokens)
    return plain and not any(t.text in turn.catalogue.printed for t in tokens if len(t.text) >= A_WORD)


A_WORD = 4  # letters of a word that the report may print


def _is_for(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether it is who an answer is for: "ร่างประเด็นให้ท่านเลขาธิการ"."""
    before = [t.text for t in tokens if t.start < token.start][-2:]
    return bool(before) and before[-1] in _POLITE and (before[0] in _FOR or len(before) == 1)


_POLITE = frozenset({"ท่าน", "ให้", "สำหรับ", "แก่", "เรียน"})
_FOR = frozenset({"ให้", "สำหรับ", "แก่", "เสนอ", "เรียน", "ของ"})


_BEARER_WORDS = ("โรงเรียน", "สถานศึกษา", "ครู")  # they may begin a longer name: "โรงเรียนต้นแบบสหกรณ์ชื่ออะไร"
_BEARERS = ("school", "people", "unit.people", "principal", "teacher", "area_office")  # whose names no report prints


NAMED_BY_HALF = 0.5  # share of a question that an item speaks of, and of what the best explains
NAMED_BY_MOST = 0.75  # the same from which it is meant, though no policy is named
_OF_WHOM = frozenset({"มีใครบ้าง", "ใครบ้าง", "มีใครมั่ง", "คือใครบ้าง", "เป็นใครบ้าง", "ได้แก่ใครบ้าง"})
_MADE_UP_OF = re.compile(r"(?:ผู้|คณะ)\S{0,24}\s?\S{0,24}\s?(?:ประกอบด้วย|ได้แก่)")
PARTNER = re.compile(r"ร่วม(?:มือ)?กับ")  # before the names of those that did something with the publisher
_PARTNER_ASKED = re.compile(
    r"ร่วม(?:กับ|กัน|มือกับ|ทำ|พัฒนา|สร้าง|จัด|ดำเนิน|แก้|ลง|ช่วย|ด้วย)|ช่วย(?:ทำ|พัฒนา|สร้าง)|together|jointly|with whom"
    r"|(?:ทำ|พัฒนา|สร้าง)โดย|(?:developed|built|made)(?: by)?\b|มหา(?:วิทยา)?ลัย\s?(?:ไหน|ใด|อะไร)"
)
_UNIVERSITY_ASKED = re.compile("มหา(?:วิทยา)?ลัย|university")
_UNIVERSITY = re.compile(r"มหาวิทยาลัย|สถาบัน\s?เทคโนโลยี")


def asks_partner(question: Question) -> bool:
    """ "ใครร่วมพัฒนาระบบ", "partner ที่ร่วมทำมีใครบ้าง": those who did something with the publisher."""
    asks = question.has("ask.who", "ask.which", "lack.names")
    return asks and not question.asks_number and _PARTNER_ASKED.search(question.normal) is not None


_REGION_ASKED = re.compile(r"จังหวัด|ภาค|พื้นที่|แถบ|which (?:province|region|area)")
_A_PLACE = re.compile(r"กรุงเทพมหานคร|(?<!พิเศษ)ภาค(?:เหนือ|ใต้|กลาง|ตะวัน)|จังหวัดชายแดน|จังหวัด[ก-ฮเ-ไ]{4,}")


def _prints_a_place(turn: Turn) -> bool:
    """ "งานปิดเทอมของเด็ก ต้องอยู่จังหวัดไหน": the figure meant, or the item picked, is of a place that is printed with it."""
    best, read = next(iter(turn.figures), None), next(iter(turn.passages()), None)
    if best is not None and best.score > ACCEPT and _A_PLACE.search(best.figure.indicator.label):
        return True
    return read is not None and picked_weight(turn, read) >= STRONG_PICK and _A_PLACE.search(read.item.text) is not None


_PERSON_CALLED = re.compile(  # "แอดมินเพจ สพฐ. ชื่อไรคะ": who does something, by what is done, is called by no report
    r"(?:^|\s)(?:แล้ว|ส่วน|ขอถาม)?(?:แอดมิน|(?:ผู้|คน)(?:ที่)?(?:ดูแล|ทำ|ตอบ|จัด|คุม|ถ่าย|เขียน|โพสต์|ลง|รับผิดชอบ|ประสาน|สอน|อบรม|บรรยาย|พูด|คิด|ออกแบบ|เซ็น|ตรวจ|อนุมัติ)"
    r"|เจ้าหน้าที่|จนท|วิทยากร|หัวหน้า|ตากล้อง|ช่างภาพ|โฆษก|พิธีกร|นักข่าว|เลขา|ประธาน|ผู้จัดการ|ผู้ประสานงาน|ผู้กำกับ|ดารา|นักแสดง)"
    r"[^?]{0,28}?\s?ชื่อ(?:จริง|เล่น)?\s?(?:ว่า)?(?:อะไร|ไร|รัย|หยัง|อีหยัง)"
)
_NAMED_THING = re.compile(
    r"(?:โครงการ|เครือข่าย|หลักสูตร|ระบบ|เว็บ|แพลตฟอร์ม|คลัง|คู่มือ)(?:นั้น|นี้|นี่)?\s?(?:มี|ใช้)?ชื่อ"
    r"|\s(?:ซีรี่?[สย]์?|กิจกรรม|รายการ|การประกวด|ชุด)\S{0,16}\s?ชื่อ"
)
_TITLE = re.compile(
    r"(?:หัวข้อ|หัวเรื่อง|ชื่อเรื่อง|ชื่อข่าว|ชื่อโพสต์|ชื่อคลิป|ชื่อตอน|พาดหัว(?:ข่าว)?|ไตเติ้?ล|เนื้อหา|แคปชั่น|แคปชัน|title|headline|caption)\s?"
    r"(?:ของ|ที่|อะไร|ไร|ไหน|ใด|ว่า|คือ|หยัง|of\b|was|is\b)|(?:เกี่ยวกับ|พูดถึง|ว่าด้วย)(?:เรื่อง)?\s?(?:อะไร|ไร)"
)


def title_asked(turn: Turn) -> Token | None:
    """ "หัวข้อของเรื่องที่คนเห็นมากสุด": what the one is called or is about that a measure is printed of."""
    question, measures = turn.question, turn.catalogue.words.measures
    if question.asks_number or turn.aspect or _TITLE.search(question.normal) is None:
        return None
    best = next(iter(turn.figures), None)
    measured = next((t for t in question.naming if not measures.isdisjoint(t.concepts)), None)
    meant = best is not None and best.score >= ACCEPT and not best.figure.naming.isdisjoint(measures)
    return measured if meant else None


def _bears_a_name(question: Question) -> bool:
    """ "เขตที่คะแนนพึงพอใจต่ำสุดชื่ออะไร": who is asked the name of stands first, and is one of many."""
    head = next((t for t in question.tokens if t.cues and not any(c.startswith("follow.") for c in t.cues)), None)
    return head is not None and not frozenset(_BEARERS).isdisjoint(head.cues)


_THING_CALLED = re.compile(r"(?:ศูนย์|จุด|สถานี|โครงการ|ระบบ|โปรแกรม|แอป|เว็บ|แพลตฟอร์ม)\s?(?:นี้|นั้น)?(?:ใช้)?ชื่อ")


def may_be_named(turn: Turn, token: Token) -> bool | None:
    """A ranking names policies, not schools; a project's name may be printed, a person's is not."""
    question = turn.question
    if _is_for(question.tokens, token):
        return True
    if question.section("group") and question.has("unit.item", "meta.policies", "meta.whole"):
        return True  # "นโยบายฝั่งนักเรียน 5 ข้อ ขอรายชื่อ"
    if _PERSON_CALLED.search(question.normal) and not _NAMED_THING.search(question.normal):
        return False
    one_of = token.text.startswith(ONE_OF_MANY)
    called = _THING_CALLED.search(question.text) is not None  # "แต่ละเขตมีจุดชื่ออะไร": the spot, not the area office
    one_of = one_of or (token.text in _WHAT_NAME and not called and _bears_a_name(question))
    if (question.has(*RANKS) and not turn.named_policy and not one_of) or turn.aspect == "recommendations":
        return True
    best = next(iter(turn.passages()), None)
    if best is None or question.asks_number:
        return None
    persons = [t for t in question.tokens if "lack.names" in t.cues and t.text not in (token.text, *_WHAT_NAME)]
    spoken_of = turn.named or (best.explained >= NAMED_BY_MOST and not question.asks_website)
    if question.asks_its_name and (turn.policy or (spoken_of and not persons)) and not one_of:
        return True
    if _REGION_ASKED.match(token.text) and _prints_a_place(turn):
        return True
    bearer = question.has(*_BEARERS) or any(t.text.startswith(_BEARER_WORDS) for t in question.tokens)
    if token.text in _WHAT_NAME and not bearer:
        return bool(words_that_pick(turn, best.item))
    if asks_partner(question) and best.explained >= NAMED_BY_HALF:
        near = [m for m in turn.passages()[:6] if m.explained >= best.explained * NAMED_BY_HALF]
        printed = _UNIVERSITY if _UNIVERSITY_ASKED.match(token.text) else PARTNER
        if any(printed.search(m.item.text) for m in near):
            return True
    if picked_weight(turn, best) >= STRONG_PICK:
        if one_of and _told_by_kind(turn, token):
            return True
        if token.text in _OF_WHOM and _MADE_UP_OF.search(best.item.text):
            return True  # "ผู้เข้าอบรมมีใครบ้าง" of an item that tells of which kinds they are
        return token.text in best.item.text or question.has("ask.yes_no")
    return None
