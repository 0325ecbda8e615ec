"""Which stretch of a long message is its question: one record of the report speaks of it, and little else is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking.absent_words import ANOTHER_BODY
from knowledge.asking.answer import Context
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.picking import ACCEPT
from knowledge.asking.question import Question, read_question
from knowledge.asking.rambling import stretches
from knowledge.asking.spotting import Token, spot
from knowledge.asking.turn import Turn

ANNOUNCED = 1.0  # for a stretch that begins "อยากถามว่า"; all on the scale of the scores of figures and passages
AT_THE_END = 0.5  # where most people put their question
NAMES_COLUMN = 0.5  # for one that asks for obstacles or recommendations
TOLD = 0.35  # taken off for a word in it that nobody would ask the report with


_COMES_TO_IT = re.compile(  # "เล่ามายาว สรุปหนูจะเอาแค่ว่า …", "คำถามคือ …"
    r"(?:สรุป(?:เลย|คือ|แล้ว|ง่ายๆ|สั้นๆ)?(?:นะ|ละกัน|แล้วกัน|ว่า)?(?:ครับ|ค่ะ|คะ)?\s?(?:(?:หนู|ผม|เรา|ดิฉัน|ฉัน|พี่)?"
    r"(?:จะ|ขอ|อยาก)(?:เอา|รู้|ทราบ|ถาม)(?:แค่|เลย|เพียง)?(?:ว่า)?|(?=รายงาน|ในเล่ม|ในรายงาน|เล่มนี้))"
    r"|(?:คำถาม|ประเด็น|เรื่อง)(?:ของ(?:ผม|หนู|เรา|ดิฉัน))?คือ(?:ว่า)?|ที่(?:จะ|อยาก)(?:ถาม|รู้)(?:จริงๆ)?(?:ก็)?คือ(?:ว่า)?"
    r"|(?:เอา|อยากรู้|อยากทราบ|ขอถาม|ถาม|ต้องการรู้)(?:แค่|เพียง)(?:ว่า)?|(?:ขอ|อยาก)?ถามหน่อย(?:เถอะ|เถิด|เหอะ|นะ|สิ|ครับ|ค่ะ|คะ|จ้ะ)*(?:ว่า)?|(?:ขอ|อยาก)ถาม(?:ตรงนี้|ตรงๆ|สั้นๆ|ข้อเดียว|คำเดียว|เลย)+(?:นะ|ครับ|ค่ะ|คะ)*(?:ว่า)?"
    r"|ช่วยหน่อยนะ(?:ครับ|ค่ะ|คะ)(?=\s)|เข้าเรื่อง(?:เลย)?(?:นะ|ละ)?(?:ครับ|ค่ะ|คะ)?)\s?"
)
_THERE = re.compile(r"ที่(?:นั่น|นี่|โน่น)|แถว(?:นี้|นั้น|บ้านเรา)|โรงนี้|เขตนี้|จังหวัดนี้|อำเภอนี้|ตำบลนี้")
_OPENS_IT = re.compile(  # weaker: what is told before may be what is asked of
    r"\n[\s—–-]*(?:(?:อันนี้|ตกลง|ว่าแต่|สรุป(?:แล้ว)?)\s?)+|"
    r"(?:เลย|จึง|ก็เลย)?(?:หนู|ผม|เรา|ดิฉัน|ฉัน|พี่)?(?:เลย|ก็)?(?:อยาก(?:จะ)?(?:รู้|ทราบ|ถาม|สอบถาม)|สงสัย|ขอ(?:เรียน)?(?:สอบ)?ถาม|ขอทราบ)(?:เลย)?ว่า\s?"
    r"|(?:ประธาน|ท่าน|หัวหน้า|เจ้านาย|นาย|ผอ\.?|เขา|เค้า|ที่ประชุม|นักข่าว)\S{0,6}?(?:ต้อง|จะ|น่าจะ|คง)(?:จะ)?ถาม(?:แน่(?:ๆ|นอน)?|อีก)?\s?ว่า\s?"
    r"|(?:เอาเป็นว่า|ยังไงก็)?(?:ช่วย|รบกวน|ฝาก|วาน)(?:ช่วย)?(?:ดู|เช็[กคช]|หา|บอก|ตอบ|ค้น|ไล่)(?:ให้)?(?:หน่อย|ที)(?:นะ|สิ|ครับ|ค่ะ|คะ)?\s?ว่า\s?"
)
_A_PLACE = frozenset({"lack.place", "lack.per_area"})
A_STORY = 40  # letters that are told before somebody comes to it
OF_ONES_OWN = 6  # the same, told of oneself or one's family: "ลูกสาวเครียดเรื่องเรียนต่อ อยากรู้ว่า …"
_ONES_OWN = re.compile(
    r"(?:พอดี|คือ|ตอนนี้)?(?:ว่า)?\s?(?:ลูก(?:สาว|ชาย)?|หลาน(?:สาว|ชาย)?|แฟน|สามี|ภรรยา|เมีย|แม่|พ่อ|ผม|หนู|ดิฉัน|น้องสาว|น้องชาย)(?!เสือ|จ้าง)"
)


def _less_the_story(text: str, catalogue: Catalogue) -> str:
    """What comes after the words by which somebody comes to the question, where it names what it asks of."""
    for comes_to_it in (_COMES_TO_IT, _OPENS_IT):
        last = next(reversed(list(comes_to_it.finditer(text))), None)
        own = comes_to_it is _OPENS_IT and _ONES_OWN.match(text) is not None
        if last is None or last.start() < (OF_ONES_OWN if own else A_STORY):
            continue
        question = read_question(rest := text[last.end() :], catalogue.lexicon)
        asks = question.section("ask") or question.section("aspect")
        if not asks or _THERE.search(rest) or not question.concepts - catalogue.words.actors:  # of what was told of
            continue
        if _OF_THIS.search(rest) and (this := _pointed_at(text[: last.start()], catalogue)):
            return f"{this} {rest}"
        if comes_to_it is _COMES_TO_IT or _stands_by_itself(question, text[: last.start()], catalogue):
            return rest
    return text


def _stands_by_itself(question: Question, story: str, catalogue: Catalogue) -> bool:
    """Whether a number is asked of what one record speaks of in full, and the story limits it to no place but the
    asker's own: not "ในเชียงใหม่มีครูเป็นหนี้เยอะมาก อยากรู้ว่าแก้หนี้ครูได้กี่ราย"."""
    turn = Turn(question, Context(), catalogue)
    best = next(iter(turn.figures), None)
    common = catalogue.generic | catalogue.words.verbs
    telling = any(not common.issuperset(t.concepts) for t in question.naming)
    counted = question.asks_count and telling and best is not None and best.score >= ACCEPT and not best.unexplained
    if not (counted or _is_a_column(turn)):
        return False
    told = read_question(story, catalogue.lexicon).tokens
    if any(ANOTHER_BODY in t.cues for t in told):
        return False  # "โรงเรียนเอกชนทยอยปิดกันหมดเลย อยากรู้ว่าปีนี้เลิกไปกี่โรง"
    return limits_no_place(told)


def limits_no_place(told: Sequence[Token]) -> bool:
    """Whether what is told beside a question speaks of no place but where the asker, or somebody of theirs, is."""
    places = [t for t in told if not _A_PLACE.isdisjoint(t.cues) and not t.text.endswith(_OWN)]
    return all(any(p.start - NEAR <= t.start < p.start and t.text in _IS_THERE for t in told) for p in places)


def _is_a_column(turn: Turn) -> bool:
    """Whether a column of a policy is asked for, and nothing but the policy is named: "อุปสรรคแก้หนี้ครูมีข้อไหนบ้าง"."""
    policy, catalogue = turn.named_policy, turn.catalogue
    if policy is None or turn.aspect is None or turn.question.section("lack"):
        return False
    own = catalogue.called[policy]
    named = [t for t in turn.question.naming if not (catalogue.generic | catalogue.words.actors).issuperset(t.concepts)]
    return bool(named) and all(not own.isdisjoint(t.concepts) for t in named) and not turn.question.plain_words


NEAR = 24  # letters before a place, within which it is told who is there
_OWN = ("ผม", "หนู", "เรา", "ฉัน")
_IS_THERE = frozenset(
    {
        *("อยู่", "สอน", "สอนอยู่", "บรรจุ", "บ้าน", "ย้าย", "ย้ายมา", "มาจาก", "เกิด", "ทำงาน", "เรียน", "จบ", "ประจำ"),
        *("ไป", "ประชุม", "สอบ"),
        *("ผม", "หนู", "เรา", "ดิฉัน", "ฉัน", "รับ", "ขับ", "ขับรถ", "ลูก", "หลาน", "เพื่อน", "เพิ่ง", "เมื่อวาน"),
    }
)


def asked_in(text: str, catalogue: Catalogue) -> str:
    """The stretch of a long message that asks something of the report; a short message as it is."""
    found = stretches(_less_the_story(text, catalogue))
    last = len(found) - 1
    rated = [
        (_rating(stretch, catalogue) + ANNOUNCED * announced + AT_THE_END * (place == last), place)
        for place, (stretch, announced) in enumerate(found if last else [])
    ]
    chosen = found[max(rated)[1] if rated else 0][0]
    if len(chosen) == len(text) or not _OF_THIS.search(chosen):
        return chosen
    return f"{_pointed_at(text[: text.rfind(chosen)], catalogue)} {chosen}".strip()


_OF_THIS = re.compile(r"(?:โครงการ|เว็บ|ระบบ)นี้")


def _pointed_at(story: str, catalogue: Catalogue) -> str:
    """What of the report was named most plainly before a question that points to it: "เพื่อนที่ปรึกษา … แบบนี้กี่แห่ง"."""
    common = catalogue.generic | catalogue.words.actors | catalogue.words.verbs
    named = (t for t in spot(story, catalogue.lexicon) if t.concepts and not any("." in cue for cue in t.cues))
    told = [t for t in named if not common.issuperset(t.concepts)]
    plainest = max(told, key=lambda t: (_weight(t, catalogue), t.start), default=None)
    return plainest.text if plainest and _weight(plainest, catalogue) >= TELLING else ""


def _weight(token: Token, catalogue: Catalogue) -> float:
    return max(catalogue.weight(c) for c in token.concepts)


TELLING = 0.75  # weight of a concept that tells of one policy


def _rating(stretch: str, catalogue: Catalogue) -> float:
    """How much of the report the part of a stretch that asks names, with the part before it; the story aside."""
    question = read_question(stretch, catalogue.lexicon)
    asking = question.asking_parts
    parts = {near for part in asking for near in (part, part - 1)}
    asked = replace(question, tokens=tuple(t for t in question.tokens if t.part in parts))
    turn = Turn(asked, Context(), catalogue)
    best = max([m.score for m in turn.figures[:1]] + [m.score for m in turn.passages()[:1]], default=0.0)
    named = max(turn.named.values(), default=0.0)
    column = bool({"obstacles", "recommendations"} & set(asked.section("aspect")))
    told = sum(1 for t in question.plain_words if t.part in asking)
    return best + named + NAMES_COLUMN * column - TOLD * told
