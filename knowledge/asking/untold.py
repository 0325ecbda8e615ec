"""What an item found does not tell, though it speaks of it: who, where, with whom, which one, how many."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import units_agree
from knowledge.asking.finding import PassageMatch
from knowledge.asking.lexicon import said_of_anything
from knowledge.asking.picking import ACCEPT, picked_weight, says
from knowledge.asking.proper_names import PARTNER, asks_partner
from knowledge.asking.question import Question
from knowledge.asking.refusing import not_found
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn
from knowledge.records import Passage

ADDRESS = re.compile(r"[\w-]+\.[\w.]*(?:com|go\.th|org|net)")
_NAME = re.compile('[“"]|[A-Z]{2}')  # names of projects and systems stand in quotes or in Latin letters
_ADDRESS_OR_NAME = re.compile(f"{ADDRESS.pattern}|{_NAME.pattern}")
A_THING = 5  # letters of a word that names something by itself


def not_told(turn: Turn, match: PassageMatch) -> Answer | None:
    """An honest no to what the item found does not tell, though it speaks of it."""
    question = turn.question
    if question.has("operation.highest", "operation.lowest") and question.has("ask.which", "ask.what"):
        return not_found(turn, "no_figure")  # "จาก OBEC POLL ครูบ่นเรื่องอะไรมากสุด"
    if question.has("ask.who", "ask.which") and _WHO_MORE.search(question.text):
        return not_found(turn, "no_figure")  # "ประถมกับมัธยมใครซื่อสัตย์กว่ากัน"
    if thing := _offered(turn, match):
        return not_found(turn, "nothing", thing)
    if question.has("ask.why") and (_counted(turn, match) or _so_well(question, match)):
        return not_found(turn, "cause")
    if name := _role_asked(turn, match) or _untold(turn, match):
        return not_found(turn, "lack.names", name)
    if kind := _kind_untold(turn, match):
        return not_found(turn, "unlisted", kind)
    named = question.asks_its_name and _NAME.search(match.item.text)  # "เว็บไรคะ ลืมชื่อ"
    if question.asks_website and not named and not ADDRESS.search(match.item.text):
        return not_found(turn, "lack.contact")
    if match.item.passage.aspect != "figures" or question.asks_website:
        return None
    return _number_only(turn, match)


def _so_well(question: Question, match: PassageMatch) -> bool:
    """ "ความพึงพอใจสูงถึงระดับมากที่สุดเพราะอะไร": no obstacle tells why it went so well, unless it says that it is high."""
    well = _SO_WELL.search(question.text)
    return match.item.passage.aspect == "obstacles" and well is not None and well.group(1) not in match.item.text


_SO_WELL = re.compile(r"(สูง|ดี|มาก|พอใจ|สำเร็จ)(?:ถึง|ขนาด|ได้|ตั้ง)?(?:ระดับ)?(?:ที่สุด|มากที่สุด|นี้|นั้น|สูง|ตั้ง)")


def _offered(turn: Turn, match: PassageMatch) -> Token | None:
    """ "มีซิมฟรีให้ลูกมั้ย": a thing that is asked for, of which the item says nothing."""
    if turn.follows or not turn.question.has("ask.yes_no"):
        return None
    asked = [t for t in turn.question.tokens if t.part in turn.question.asking_parts]
    given = [t.start for t in asked if t.text in ("ให้", "แจก")]
    after = (t for before, t in pairwise(asked) if before.text == "มี" and t in match.unexplained)
    after = (t for t in after if any(t.start < start <= t.start + OFFERED for start in given))
    things = (t for t in after if not t.cues and t.known and len(t.text) >= 3)
    return next((t for t in things if t.text not in said_of_anything() and t.text not in turn.catalogue.printed), None)


OFFERED = 12  # letters after which it is said that a thing is given
_WHO_MORE = re.compile(r"(?:ใคร|ไหน|ฝ่ายใด|ฝั่งใด|กลุ่มใด|ระดับใด)\S{1,24}กว่า")


def _number_only(turn: Turn, match: PassageMatch) -> Answer | None:
    """The same of an item that gives a figure, and is asked for something else."""
    strange = next((t for t in match.unexplained if not t.cues and t.known), None)
    if turn.aspect == "activities" and strange:
        return not_found(turn, "nothing", strange)  # "โรงเรียนที่เลิกไปเอาตึกไปทำอะไร"
    measures = turn.catalogue.words.measures
    if measured := next((t for t in match.unexplained if not measures.isdisjoint(t.concepts)), None):
        return not_found(turn, "no_figure", measured)  # "ต้องได้กี่คะแนนถึงจะสีเขียว"
    if _WHO_DID.search(turn.question.text) and not turn.question.asks_number:
        return not_found(turn, "lack.names")  # "ใครได้ใบประกาศบ้าง"
    if _WHO_IS_IT.search(turn.question.text) and not turn.question.asks_number and not _tells_who(turn):
        return not_found(turn, "lack.names")  # "ใครเป็นคนปล่อยข่าวปลอม"
    return None


def _tells_who(turn: Turn) -> bool:
    """Whether the figure counts people, whom its label calls: "ใครเป็นคนตอบแบบสอบถาม"."""
    best = next(iter(turn.figures), None)
    does = _DOES.search(turn.question.text)
    called = best is not None and (does is None or does.group(1) in best.figure.text)
    return best is not None and called and units_agree("people", best.figure.unit)


_DOES = re.compile(r"ใคร\s?(?:เป็น|คือ)?\s?(?:คน|ผู้)?(?:ที่)?\s?(ตอบ\S{3}|ดูแล|คุม|ถ่าย|โพส|บริหาร)")


def mark_of_what_is_asked(question: Question) -> re.Pattern[str] | None:
    """What an item prints that can tell it: an address, a name, a place, the kind that "ช่องไหน" asks one of."""
    if question.asks_website or question.asks_its_name:
        return (
            _ADDRESS_OR_NAME
            if question.asks_website and question.asks_its_name
            else (ADDRESS if question.asks_website else _NAME)
        )
    if asks_partner(question):
        return PARTNER
    which = _WHICH_ONE.search(question.text)
    return re.compile("|".join(_called(which.group(1)))) if which else _PLACES if _where_asked(question) else None


_IS = frozenset({"เป็น", "คือ"})
_CALLED_OUT = frozenset({"แอดมิน", "แอด", "อาจารย์", "ครู", "หัวหน้า", "admin"})  # said to us, and a part that someone plays


def _role_asked(turn: Turn, match: PassageMatch) -> Token | None:
    """ "ใครเป็นวิทยากร": a part that someone played, of which the item does not speak; the report names no one."""
    tokens = turn.question.tokens
    for place, token in enumerate(tokens):
        if "ask.who" in token.cues:
            as_what = any(t.text in _IS for t in tokens[place + 1 : place + 3])
            close = tokens[place + 1 : place + 4]
            after = next((t for t in close if t.cues or not (t.filler and t.text not in _CALLED_OUT)), None)
            told = after is not None and (after.text in match.item.text or after.text in said_of_anything())
            if after and as_what and not after.cues and not told:  # whoever is at the head of it, the item may tell
                return after
    return None


def _untold(turn: Turn, match: PassageMatch) -> Token | None:
    """Where, with whom or by which of them something was done, of which the item says nothing: "ดูงานที่มหาลัยไหนบ้าง"."""
    question = turn.question
    if turn.aspect or question.asks_whether_told or question.asks_its_name:
        return None
    if where := where_untold(turn, match):
        return where
    if question.has("ask.who") and question.text.isascii():  # "Who was punished for exam cheating?"
        return next((t for t in match.unexplained if not t.cues and len(t.text) >= A_THING), None)
    if (whom := _WITH_WHOM.search(question.text)) and not _PARTNERS.search(match.item.passage.text):
        return next((t for t in question.tokens if t.text.endswith((whom.group(1), "ไหน", "ใด", "ใคร"))), None)
    tool = _BY_WHICH_TOOL.search(question.text)
    if tool and tool.group(1) not in match.item.passage.text:
        return next((t for t in question.tokens if "ask.what" in t.cues or "ask.which" in t.cues), None)
    which = _WHICH_ONE.search(question.text)
    if which is None or any(kind in match.item.passage.text for kind in _called(which.group(1))):
        return None
    return next((t for t in question.tokens if t.text.endswith(("ไหน", "ไหนบ้าง", "ใด"))), None)


def where_untold(turn: Turn, match: PassageMatch) -> Token | None:
    """The word that asks where, of an item that prints no place."""
    where = _where_asked(turn.question)
    return None if where is None or prints_a_place(match.item.passage) else where


def prints_a_place(passage: Passage) -> bool:
    """Whether it says where something is or was done; a figure's sentence only by the name of a place."""
    return (_PLACES if passage.aspect != "figures" else _NAMED_PLACES).search(passage.text.replace(" ", "")) is not None


def _kind_untold(turn: Turn, match: PassageMatch) -> Token | None:
    """ "โรงเรียนทวิศึกษาสอนสาขาอะไร", "ทำงานที่ร้านไหน": one of a kind is asked for, of which the item says nothing."""
    question, text = turn.question, match.item.text
    if turn.aspect or question.asks_whether_told or question.asks_its_name:
        return None
    pairs = ((kind, asks) for kind, asks in pairwise(question.tokens) if kind.part == asks.part)
    kinds = (kind for kind, asks in pairs if asks.text.startswith(_ONE_OF_THEM) and "ask." in "".join(asks.cues))
    strange = (t for t in kinds if not t.cues and not t.filler and not t.number and t.known and len(t.text) >= A_KIND)
    named = (t for t in strange if t.text not in said_of_anything() and not _CLASSIFIER.match(t.text))
    return next((t for t in named if t.text not in text), None)


_CLASSIFIER = re.compile(  # counts or classes what was named before it: "คณะทำงานชุดไหน"; or says that there is some
    r"(?:มี|ได้|เป็น|ให้|ทำ|ใช้|เกิด|ถึง|ไปถึง|อยู่|คืบ)|(?:ชุด|สาย|ชนิด|จำพวก|หมู่|คณะ|ทีม|หน่วย|ช่วง|จังหวะ|เหตุ|ทาง|วิธี|ประโยชน์|เนื้อหา|มิติ|จุด|ขั้น|รูป)$"
    r"|.*(?:กับ|แก่|ต่อ|จาก|ถึง|ว่า|เป็น)$"  # "ควบกับอะไร"
)
A_KIND = 3  # letters of a word for a kind: "ร้าน"
_ONE_OF_THEM = ("อะไร", "ไร", "ไหน", "ใด")


def _called(kind: str) -> tuple[str, ...]:
    """What a kind of body is called in a report: a university may be an institute."""
    return ("สถาบัน", "มหาวิทยาลัย") if kind in ("มหาลัย", "มหาวิทยาลัย") else (kind,)


def _where_asked(question: Question) -> Token | None:
    """ "ดูงานที่ไหน", not "ช่วยตรงไหน"."""
    if _AT_WHERE.search(question.text) is None:
        return None
    return next((t for t in question.tokens if "ask.where" in t.cues and "ตรง" not in t.text), None)


_WHO_DID = re.compile(r"ใคร(?:บ้าง|มั่ง)?(?:ที่)?\s?(?:ได้|ผ่าน|สอบ|ตก)")
_WHO_IS_IT = re.compile(
    r"ใคร(?:กัน)?\s?(?:เป็น|คือ)\s?(?:คน|ผู้|ตัวการ|ต้นตอ|ต้นเรื่อง|มือ)|ฝีมือ(?:ของ)?ใคร|คน\S{1,20}คือใคร|เป็นใคร"
    r"|ใคร\s?(?:เป็น)?\s?(?:คน|ผู้)?\s?(?:ดูแล|คุม|ควบคุม|ตอบ|ถ่าย|ตัดต่อ|โพสต์|โพส|ลง(?:คลิป|ข่าว|โพสต์)|ทำ(?:คลิป|เพจ|ช่อง)|บริหาร)"
    r"|(?:แอดมิน|ผู้ดูแล|คนดูแล|เจ้าของ|ทีมงาน)[^\s]{0,20}\s?(?:คือ|เป็น|ชื่อ|มี)\s?(?:ใคร|อะไร)"
)
_AT_WHERE = re.compile(
    r"(?:(?<!อยู่)(?:ที่|แห่ง)|ไปอยู่(?:ที่)?|ย้ายไป(?:อยู่)?)\s?(?:ไหน|ใด)|\bwhere\b"
    r"|(?:โรง|โรงเรียน|แห่ง|เขต|จุด|ศูนย์|สถานี|สถานศึกษา)\s?(?:นี้|พวกนี้|นั้น|พวกนั้น|เหล่านี้)?\s?(?:ตั้ง)?อยู่\s?(?:ที่|แห่ง)?\s?(?:ไหน|ใด)",
    re.IGNORECASE,
)


_NAMED_PLACES = re.compile("ภาค|จังหวัด|กรุงเทพ|เขตพัฒนา")
_PLACES = re.compile(
    r"ณ |(?<!ลง)พื้นที่|จังหวัด|ช่องทาง|ผ่าน|เว็บ|(?<!จุด)ทั่วประเทศ|ศูนย์|สถานี|ทุก|\.com|\.go\.th|ภาค|กรุงเทพ|ออนไลน์|ในระบบ(?!การ)"
    r"|สถาบัน(?!การ)|มหาวิทยาลัย"
)
_WITH_WHOM = re.compile(  # "เซ็นกับแบงก์อะไร", "เช่ากับเจ้าไหน"; not "ใช้กับโรงเรียนแบบไหน"
    r"(?<!ใช้)(?<!คุย)(?<!เกี่ยว)กับ\s?(ใคร(?!\S{0,4}(?:ได้|ไหม|มั้ย))|(?!โรงเรียน|เด็ก|ครู)\S{1,12}?(?<!แบบ)\s?(?:ใด|ไหน|อะไร))"
)
_PARTNERS = re.compile(r"กับ\s?(?!การ|ภาระ|ทุก)\S")
_WHICH_ONE = re.compile(
    r"(มหาลัย|มหาวิทยาลัย|วิทยาลัย|ช่อง|สื่อ|สำนัก|บริษัท|ธนาคาร|แบงก์|โรงแรม|สถาบัน|คณะ|ค่าย|ดารา|รายการ)"
    r"(?:(?<=วิทยาลัย)\S{0,8}ที่)?\s?(?:ไหน|ใด)"
)
_BY_WHICH_TOOL = re.compile(  # "วัดด้วยแบบประเมินอะไร", "ใช้เครื่องมือไหนวัด"
    r"(แบบ(?:ประเมิน|สอบถาม|ทดสอบ|วัด|สำรวจ)|เครื่องมือ|ข้อสอบ|แอป|โปรแกรม|ซอฟต์แวร์|หนังสือ|ตำรา)(?:ตัว|ชุด|ชนิด|ชื่อ|เล่ม)?\s?(?:อะไร|ไหน|ใด|ไร)"
)
_KINDS = ("สื่อแบบ",)


def _counted(turn: Turn, match: PassageMatch) -> bool:
    """Whether "why" is asked of what a figure counts, not of what the item tells: "ทำไม 5 เขตตก ITA"."""
    figure = turn.figures[0] if turn.figures else None
    if figure is None or figure.score < ACCEPT or figure.figure.indicator.policy != match.item.passage.policy:
        return False
    left = sum(turn.catalogue.token_weight(t) for t in figure.asked if not says(match.item, t))
    return left > picked_weight(turn, match)
