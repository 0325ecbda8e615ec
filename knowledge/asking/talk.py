"""Small talk: a greeting, thanks, who are you, help, abuse. One friendly line and a way back."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.courtesies import ANNOUNCED, courtesy
from knowledge.asking.parts import COUNTING
from knowledge.asking.turn import Turn
from knowledge.asking.what_it_counts import asks_what_it_is

_KINDS = ("abuse", "identity", "help", "thanks", "bye", "greeting", "feeling", "laugh", "ok")
_REAL = (
    "ask.how_many",
    "ask.how_much",
    "ask.percent",
    "aspect.obstacles",
    "aspect.recommendations",
    "aspect.activities",
)


_SPEAKER = re.compile(
    r"(?:ทีม|จาก|ฝ่าย|กอง|สำนัก|กลุ่มงาน|ผม|ดิฉัน|หนู|นักข่าว|ผู้สื่อข่าว)\s?\S{2,30}(?:นะ)?(?:ครับ|ค่ะ|คะ|เอง|คับ)\s*$"
    r"|(?:ผม|ดิฉัน|หนู|ฉัน|เรา|พี่|ครับ|ค่ะ|คะ|จ้า|\s)\s?(?:เป็น|คือ|ชื่อ|มาจาก|อยู่ที่|ทำงาน(?:ที่|อยู่)?|สอนอยู่)\s?\S{2,40}(?:\s\S{2,30}){0,2}\s*$"
    r"|\b(?:from|this is|i'm|i am)\b",
    re.IGNORECASE,
)  # who greets
_OF_THE_REPORT = frozenset({"ask", "aspect", "operation", "meta", "lack", "follow"})
_ASKING = ("ask", "aspect", "operation", "meta")
_TO_SOMEBODY = frozenset({"greeting", "thanks", "bye"})  # "ขอบใจนะลูก"
SHORT = 6  # tokens of a greeting with who greets
_ASKS_WHAT_WE_CAN = re.compile(  # "ถามอะไรเธอได้บ้าง", "บอทช่วยอะไรผมได้บ้าง"
    r"(?:ถาม|คุย|ปรึกษา)(?:เรื่อง)?\s?(?:อะไร|ไร|รัย)\s?(?:กับ)?\s?(?:เธอ|คุณ|แก|น้อง|พี่|บอท|บอต|นาย|ที่นี่)\S{0,4}\s?ได้"
    r"|(?:เธอ|คุณ|แก|น้อง|บอท|บอต|นาย)(?:ตัวนี้|นี้|นี่|เนี่ย)?\s?(?:จะ|พอ|สามารถ|พอจะ)?\s?(?:ช่วย|ทำ|ตอบ|บอก|รู้)(?:เรื่อง)?"
    r"\s?(?:อะไร|ไร|รัย)\s?(?:ให้)?(?:เรา|ผม|หนู|ฉัน|พี่)?\s?(?:ได้|เป็น)\s?(?:บ้าง|มั่ง)"
)


_ASKS_OUR_NAME = re.compile(  # "เอ็งชื่ออะไรล่ะ ใครเลี้ยงมา"
    r"(?<![ก-๙])(?:แล้ว|นี่|เอ่อ)?\s?(?:เอ็ง|มึง|เมิง|แก|นาย|เธอ|คุณ|น้อง|หนู|ลื้อ|ตัวเอง|เจ้า|บอท|บอต)(?:น่ะ|เนี่ย|นี่|นี้|ตัวนี้|อะ|\s)*"
    r"(?:มี)?ชื่อ\s?(?:เล่น|จริง)?\s?(?:ว่า)?\s?(?:อะไร|ไร|อัลไล|รัย|หยัง|อิหยัง)"
)


_NAME_ALONE = re.compile(  # "ชื่ออะไรคะ" before anything is talked of
    r"(?:แล้ว|เอ่อ|ว่าแต่|\s)*ชื่อ\s?(?:เล่น|จริง)?\s?(?:ว่า)?\s?(?:อะไร|ไร|อัลไล|รัย|หยัง)"
    r"(?:อะ|อ่ะ|อ่า|อ้ะ|อ้า|คะ|ค่ะ|ครับ|คับ|ฮะ|นะ|จ๊ะ|จ้ะ|จ๋า|ล่ะ|เนี่ย|หรอ|เหรอ|ลูก|\s|\?)*$"
)


def small_talk(turn: Turn) -> Answer | None:
    """A message that is only talk; None where it asks something of the report as well."""
    question = turn.question
    if not question.tokens:
        return talk_of(turn, "help")
    if kind := _courtesy(turn):
        return talk_of(turn, kind)
    asks_of_the_report = asks_what_it_is(question) or _tells_of_a_feeling(turn)  # "15,327 คือจำนวนอะไรครับผม"
    said = () if asks_of_the_report else question.section("talk")
    if not said:
        return _without_a_word_of_talk(turn)
    if "feeling" in said and not _OF_THE_REPORT & _sections(turn) and turn.titled_policy is None:
        return talk_of(turn, "feeling")  # "วันนี้เด็กซนมาก ปวดหัวสุดๆ เหนื่อยจัง"
    content = [t for t in question.content if not any(c.startswith("talk.") for c in t.cues)]
    asks = question.has(*_REAL) or (bool(question.section("meta")) and not question.has("talk.identity", "talk.help"))
    kind = next(kind for kind in _KINDS if kind in said)
    if kind == "greeting" and (_introduces(turn) or _only_announces(turn)):
        return talk_of(turn, kind)
    unknown = [t for t in content if not t.cues]
    if unknown and kind in ("ok", "thanks") and question.has("ask.define"):
        return None  # "เออ QW ย่อมาจากอะไร"
    if (len(unknown) >= 2 and kind in ("greeting", "identity", "feeling", "ok")) or question.section("lack"):
        return None
    verbs = turn.catalogue.words.verbs
    concepts = [t for t in content if any(c not in verbs for c in t.concepts)]
    short = len(question.tokens) <= SHORT and not any(map(question.section, _ASKING))
    if kind == "identity" or (kind in _TO_SOMEBODY and short):  # "หนูเป็นใครลูก", "ดีจ้า ครูแหม่มเอง"
        concepts = [t for t in concepts if turn.catalogue.words.actors.isdisjoint(t.cues)]
    if kind == "abuse" and not concepts and not question.has(*COUNTING) and not turn.aspect:
        return talk_of(turn, kind)  # "รายงานนี้แม่งโม้ทั้งเล่มป่ะวะ"
    if kind in ("identity", "help", "feeling", "abuse") and not concepts and not asks:
        return talk_of(turn, kind)
    told = any(turn.catalogue.words.actors.isdisjoint(t.concepts) for t in concepts)  # "บิ๊กดาต้าเอาไปใช้ทำอะไร"
    if kind == "help" and not turn.named and not told and not question.has(*COUNTING):
        return talk_of(turn, kind)
    lacks = any(c.startswith(("absent.", "lack.")) for t in content for c in t.cues)
    if (
        concepts
        or asks
        or lacks
        or (question.has("aspect.summary", "meta.policies") and kind in ("greeting", "ok", "thanks"))
    ):
        return None
    if kind == "ok" and turn.context.policies and len(question.tokens) > 2:
        return None
    return None if _goes_on(turn) else talk_of(turn, kind)


def _goes_on(turn: Turn) -> bool:
    """ "แล้วที่ไม่จบล่ะ 555": what is reckoned with the figure told last is asked beside the talk."""
    question = turn.question
    return turn.last_figure is not None and question.has("follow.and_then") and bool(question.section("operation"))


def _courtesy(turn: Turn) -> str:
    """What kind of talk the whole message is; "ขอข้อมูลหน่อย" asks for what is talked of."""
    question = turn.question
    said = question.typed or question.text
    if (
        any(map(_ASKS_OUR_NAME.search, (said, question.normal)))
        and turn.titled_policy is None
        and not question.has(*COUNTING)
    ):
        return "identity"
    if not turn.context.question and _NAME_ALONE.match(question.normal):
        return "identity"
    kind = courtesy(question.typed)
    if kind == "announce":
        return "" if turn.context.policies else "greeting"
    return kind


def _introduces(turn: Turn) -> bool:
    """ "สวัสดีครับ ทีมสื่อสารองค์กรนะครับ": a greeting with who greets."""
    question = turn.question
    if any(map(question.section, _ASKING)):
        return False
    return _SPEAKER.search(question.text) is not None or _says_whence_one_is(turn)


def _says_whence_one_is(turn: Turn) -> bool:
    """ "หวัดดีค่า ครูจากอุบลน้า": who greets, and from where, and no more."""
    tokens, actors = turn.question.tokens, turn.catalogue.words.actors
    whence = [n for n, t in enumerate(tokens) if "lack.place" in t.cues and n and tokens[n - 1].text in _FROM]
    rest = [t for n, t in enumerate(tokens) if n not in whence and not any(c.startswith("talk.") for c in t.cues)]
    return bool(whence) and all(actors.issuperset(t.concepts) and (t.cues or t.filler) for t in rest)


_FROM = frozenset({"จาก", "มาจาก", "อยู่", "ที่", "from"})


MOST_ANNOUNCING = 24  # tokens of such a message


def _only_announces(turn: Turn) -> bool:
    """ "หวัดดีจ้า ครูดอยมาขอถามหน่อย", "สวัสดีค่ะ ศึกษานิเทศก์มาสอบถามข้อมูลค่ะ": who asks, whatever they are called."""
    question = turn.question
    said = ANNOUNCED.search(question.normal)
    if len(question.tokens) > MOST_ANNOUNCING or said is None:
        return False
    if said["purpose"] and turn.titled_policy is None and not question.section("aspect") and not question.asks_number:
        return not turn.named or question.has("talk.greeting")  # "ขอรบกวนถามข้อมูลลงข่าวหน่อย", "… ไปทำรายงานหน่อย"
    real = any(question.section(name) for name in ("aspect", "operation", "meta", "lack", "absent"))
    real = real or bool(set(question.section("follow")) - {"item"})  # "ถามหลายข้อหน่อย"
    asks = set(question.section("ask")) - {"tell", "yes_no", "what"}
    return not real and not asks and turn.titled_policy is None


def _tells_of_a_feeling(turn: Turn) -> bool:
    """ "ส่วนใหญ่ตอบว่าเหนื่อยกับงานอะไรสุด" after a poll asks what others felt."""
    question = turn.question
    asks = question.has("ask.what", "ask.which", *COUNTING)
    return bool(turn.context.policies) and question.section("talk") == ("feeling",) and asks


def _without_a_word_of_talk(turn: Turn) -> Answer | None:
    """Talk that is not told by a word of it."""
    question = turn.question
    purpose = ANNOUNCED.search(question.normal)
    plain = turn.catalogue.words.actors.issuperset(question.concepts) or bool(purpose and purpose["purpose"])
    if plain and _only_announces(turn):
        return talk_of(turn, "greeting")  # "รบกวนสอบถาม 2-3 เรื่องครับ"
    if _GREETS.fullmatch(question.normal) and not turn.context.question:
        return talk_of(turn, "greeting")
    if all(t.filler and not t.cues for t in question.tokens) and not question.content:
        return None if any(t.text == "ผล" for t in question.tokens) else talk_of(turn, "ok")  # "เอาผลมาดูซิ"
    if _CHATS.fullmatch(question.normal) and turn.titled_policy is None:
        return talk_of(turn, "greeting")
    return talk_of(turn, "help") if not question.naming and _ASKS_WHAT_WE_CAN.search(question.text) else None


def _sections(turn: Turn) -> set[str]:
    """What is said of the report; "กับ" sets nothing against another where somebody is to be talked to."""
    said = {name for name in _OF_THE_REPORT if turn.question.section(name)}
    return said - {"operation"} if _CHATS.search(turn.question.normal) else said


_CHATS = re.compile(  # "คุยกับยายหน่อย", "มาคุยเป็นเพื่อนแม่หน่อยลูก"
    r"(?:มา|ช่วย|ขอ|อยาก|ลอง|นั่ง|แวะมา|ไหน|\s)*(?:คุย|เม้าท์|เมาท์|เล่น)(?:เล่น|กัน|ด้วย|เป็นเพื่อน)?\s?(?:กับ|กะ)?\s?"
    r"(?:ยาย|ตา|ย่า|ปู่|ลุง|ป้า|น้า|อา|แม่|พ่อ|พี่|น้อง|หนู|เรา|ผม|ฉัน|ครู)?\s?(?:หน่อย|ที|บ้าง|ดิ|สิ|ซิ|เถอะ|นะ|น้า|ลูก|จ้า|จ๊ะ|ค่ะ|ครับ|ได้ไหม|ได้มั้ย|\s)+"
)
_GREETS = re.compile(  # "ดีค้าบ", "ดีๆ ค่า": the end of "สวัสดี", before whatever ending
    r"(?:ดี|หวัดดี|วัดดี)\s?(?:ๆ)?\s?(?:ครั?[ับผ]+|คร้าบ+|ค้าบ+|คร๊าบ+|คร่า?บ+|ครัช|คัฟ|งับ+|ฮับ+|ฮะ|ฮ่ะ|ค่า+|คร่า+|ข่า+|คะ|ค่ะ|ค๊า|เจ้า|จ้า+|จ๊ะ|จ้ะ"
    r"|เด้อ|เน้อ|ยาม(?:เช้า|บ่าย|เย็น)|ตอน(?:เช้า|บ่าย|เย็น)|นะ|บอต|บอท|แอด(?:มิน)?|น้อง|พี่|เธอ|ทุกคน|\s)+"
)


def talk_of(turn: Turn, kind: str) -> Answer:
    """One friendly line of that kind."""
    turn.note("talk", kind)
    return Answer("smalltalk", aspect="meta", reason=kind)
