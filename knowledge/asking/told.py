"""What is told before something is asked, left out where the part that asks says by itself of what.

"สหกรณ์หักเงินเดือนเหลือไม่ถึงพัน ครูแก้หนี้สำเร็จกี่ราย" asks for those who succeeded, not for those who are left. What may
limit the number stays: a place, a year, a kind, what is said in a noun's words ("เด็กพิการ ได้รับการแนะแนวกี่คน"), and what
names the figure too ("ลงชื่อแล้วไม่ได้เกียรติบัตร อบรมเรื่องเงินกี่ราย").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking.answer import Context
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.finding import find_figures
from knowledge.asking.lexicon import said_of_anything
from knowledge.asking.own_aside import OWN_SCHOOL, WHOLE_COUNTRY, only_told_of
from knowledge.asking.parts import COUNTING, HEADING
from knowledge.asking.picking import ACCEPT
from knowledge.asking.question import Question
from knowledge.asking.spotting import Token

_COUNTED = frozenset(COUNTING)
_ASKING = ("ask.", "aspect.")
_ASKING_NOTHING = frozenset({"ask.tell", "ask.number", "ask.mentioned", "ask.yes_no"})
_OF_TWO = ("operation.difference", "operation.sum", "operation.ratio", "operation.compare")
_LIMITING = ("lack.", "absent.", "place.", "follow.except", "follow.only", "follow.same", "meta.")
_CLAUSE = re.compile(
    r"ไม่|ซะ|สัก|เลย|จัง|มาก|ตลอด|บ่อย|ต้อง|เพราะ|แต่|ก็|แล้ว|เบื่อ|โดน|หมด|เอา|อยาก|จน|เหนื่อย|ว่า|เหลือ|ทุกวัน|อีก|ครับ|ค่ะ"
)
LEAST = 3  # tokens of a clause that tells something


def without_what_is_told(question: Question, catalogue: Catalogue) -> Question:
    """The question less the clauses before the part that asks, where that part says by itself of what."""
    question = _without_common_base(question, catalogue)
    asking = [
        t.part for t in question.tokens if any(c.startswith(_ASKING) and c not in _ASKING_NOTHING for c in t.cues)
    ]
    asking = asking or [t.part for t in question.tokens if _asks_for_it(question, t.part)]
    if not asking or not min(asking) or question.asks_twice or question.asks_whether_told:
        return question
    begins = _begins(question, min(asking), catalogue)
    asked = replace(question, tokens=tuple(t for t in question.tokens if t.part >= begins))
    if not asked.concepts - catalogue.words.actors or asked.has(*_OF_TWO):
        return question
    opened = any(t.text.startswith(_OPENING) for t in asked.tokens[:2])
    counts = any(not _COUNTED.isdisjoint(t.cues) for t in asked.tokens) or _asks_for_it(asked, begins)
    named = _named_alone(asked, catalogue, opened) if counts else None
    clauses = _clauses([t for t in question.tokens if t.part < begins])
    wished = _asks_for_it(asked, begins)
    own = [c for c in clauses if named is not None and _tells_of_own(c, asked)]
    told = [
        c for c in clauses if _only_tells(c, named, catalogue, opened or (wished and _says_what_for(c)), own=c in own)
    ]
    if not told or _names_one_with(question, told, catalogue):
        return question
    left_out = {t.part for clause in told for t in clause}
    return replace(question, tokens=tuple(t for t in question.tokens if t.part not in left_out))


def _names_one_with(question: Question, told: Sequence[Sequence[Token]], catalogue: Catalogue) -> bool:
    """ "รอบโรงเรียนคุณภาพในรัศมีไม่เกิน 5 กิโลเมตร มีโรงเรียนขนาดเล็กกี่โรงเรียน": the whole names a figure, and leaves nothing."""
    best = next(iter(find_figures(question, catalogue, Context())), None)
    said = {c for clause in told for t in clause for c in t.concepts} - catalogue.generic
    strange = best is not None and any(map(_is_strange, best.unexplained))
    return best is not None and best.score >= ACCEPT and bool(said & best.figure.naming) and not strange


def _asks_for_it(question: Question, part: int) -> bool:
    """ "ใช้ประกอบการประชุมพรุ่งนี้ ขอตัวเลขเด็กในระบบธนาคารหน่วยกิต": a number is asked for, in no word that asks how many."""
    head = [t for t in question.tokens if t.part == part]
    return "ask.number" in {c for t in head[:2] for c in t.cues} and head[0].text.startswith(_ASKING_FOR)


def _says_what_for(clause: Sequence[Token]) -> bool:
    return clause[0].text.startswith(_WHAT_FOR)


_WHAT_FOR = (
    "ใช้",
    "ไว้",
    "จะ",
    "เอาไป",
    "เอาไว้",
    "สำหรับ",
    "เพื่อ",
    "ทำ",
    "เขียน",
    "เตรียม",
    "ต้อง",
    "กำลัง",
    "ประกอบ",
    "พรุ่งนี้",
    "ผม",
    "หนู",
    "ดิฉัน",
)
_ASKING_FOR = ("ขอ", "อยากได้", "อยากทราบ", "อยากรู้", "ต้องการ")
_ALIKE = frozenset({"เท่ากัน", "เหมือนกัน", "เดียวกัน", "เท่าๆกัน"})


def _without_common_base(question: Question, catalogue: Catalogue) -> Question:
    """ "ฐาน 29,152 โรงเท่ากัน … ห่างกันกี่แห่ง": what two are out of is told, and not asked."""
    tokens = question.tokens
    alike = next((place for place, t in enumerate(tokens) if t.text in _ALIKE), None)
    if alike is None or not question.has(*_OF_TWO):
        return question
    told = alike + 1
    while told < len(tokens) and (tokens[told].number or (tokens[told - 1].number and _is_unit(tokens[told]))):
        told += 1
    head, actors = tokens[:told], catalogue.words.actors
    bare = all(actors.issuperset(t.concepts) and not any(c.startswith("ask.") for c in t.cues) for t in head)
    if not bare or sum(t.number for t in head) != 1 or told == len(tokens):
        return question
    return replace(question, tokens=tokens[told:])


def _is_unit(token: Token) -> bool:
    return any(cue.startswith("unit.") for cue in token.cues)


def _begins(question: Question, asks: int, catalogue: Catalogue) -> int:
    """The part that asks, or the few words before it where they name what it asks of: "โรงเรียนเล็กๆ ปีนี้มีกี่โรง"."""
    actors = catalogue.words.actors
    if any(not actors.issuperset(t.concepts) for t in question.tokens if t.part >= asks):
        return asks
    before = [t for t in question.tokens if t.part == asks - 1]
    names = 0 < len(before) <= HEADING and any(not actors.issuperset(t.concepts) for t in before)
    return asks - 1 if names else asks


def _clauses(tokens: Sequence[Token]) -> list[list[Token]]:
    """By parts; a number between spaces stands in the clause around it: "เหลือเด็ก 38 คน"."""
    clauses: list[list[Token]] = []
    for token in tokens:
        last = clauses[-1][-1] if clauses else None
        if last is not None and (last.part == token.part or last.number or token.number):
            clauses[-1].append(token)
        else:
            clauses.append([token])
    return clauses


def _named_alone(asked: Question, catalogue: Catalogue, opened: bool) -> frozenset[str] | None:
    """What is often said of the figure that the part alone asks for; None where it names none clearly."""
    common = catalogue.generic
    if any(map(_is_strange, asked.plain_words)) or not asked.concepts - common:
        return None
    best = next(iter(find_figures(asked, catalogue, Context())), None)
    if best is None or best.score < ACCEPT:
        return None
    acts = catalogue.words.actors if opened else frozenset()
    left = [t for t in best.unexplained if _is_strange(t) and not (t.concepts and acts.issuperset(t.concepts))]
    return None if left else best.figure.spoken


def _is_strange(token: Token) -> bool:
    """Whether a word may name something else, not one that is said of anything: "ฝึก"."""
    return bool(token.cues) or token.text not in said_of_anything()


def _only_tells(
    tokens: Sequence[Token],
    named: frozenset[str] | None,
    catalogue: Catalogue,
    opened: bool = False,
    own: bool = False,
) -> bool:
    """Whether a clause neither limits the figure nor names it; any that limits nothing, before an `opened` question."""
    if any(t.text in _RELATIVE for t in tokens[:3]) or _is_topic(tokens):
        return False
    telling = own or (len(tokens) >= LEAST and any(_CLAUSE.search(t.text) for t in tokens))
    if not telling and not (opened and named is not None):
        return False
    rest = own or (named is not None and _tells_a_rest(tokens))
    if rest:
        tokens = [t for t in _without_amounts(tokens) if "lack.money" not in t.cues]
    if named is not None:
        tokens = [t for t in tokens if not (opened and t.text in _JUST_NOW)]
        tokens = [t for t in tokens if not ("lack.per_area" in t.cues and t.text.endswith(_OWN))]
    cues = {cue for t in tokens for cue in t.cues}
    limits = any(cue.startswith(_LIMITING) for cue in cues) or not cues.isdisjoint(catalogue.words.years)
    if limits or any(t.number for t in tokens):
        return False
    concepts = {c for t in tokens for c in t.concepts} - catalogue.words.actors
    if rest or (opened and named is not None):
        return True
    return not concepts if named is None else named.isdisjoint(concepts)


def _is_topic(tokens: Sequence[Token]) -> bool:
    """ "พวกประชุมทางไกลน่ะค่ะ คนเข้าร่วมเท่าไหร่", "แล้วอาชีวะล่ะ มีกี่ราย": a name, and what says that the question is of it."""
    marked = any(t.text in _AS_FOR for t in tokens[-2:]) or tokens[0].text in _OF
    named = [t for t in tokens if t.text not in _POLITE and "follow.and_then" not in t.cues]
    return marked and not any(_CLAUSE.search(t.text) for t in named)


_AS_FOR = frozenset({"น่ะ", "เนี่ย", "เนี้ย", "นี่", "อ่ะ", "อะ", "นั่น", "ล่ะ", "ละ"})
_OF = frozenset({"พวก", "เรื่อง", "ส่วน", "ตัว", "งาน", "อย่าง"})
_POLITE = frozenset({"ครับ", "ค่ะ", "คะ", "คับ", "นะ", "จ้า", "จ้ะ"})


def _tells_a_rest(tokens: Sequence[Token]) -> bool:
    """ "หักหนี้แล้วเหลือ 200 บาท", "โรงเรียนเหลือเด็กแค่ 15 คน"; what is more or less than an amount limits something."""
    number = next((place for place, t in enumerate(tokens) if _is_amount(t)), 0)
    return any(t.text in _LEFT for t in tokens[:number]) and not any(_MEASURE & set(t.cues) for t in tokens)


def _tells_of_own(tokens: Sequence[Token], asked: Question) -> bool:
    """ "โรงเรียนหนูมีเด็กแค่ 38 คนค่ะ": how many there are where the asker is, told before schools are counted, or all."""
    own = next((place for place, t in enumerate(tokens) if "lack.per_area" in t.cues and t.text.endswith(_OWN)), None)
    if own is None or any(t.text in _ALL_ALIKE for t in tokens):
        return False
    tells = any(t.text in _THERE_ARE for t in tokens[own:]) and any(map(_is_amount, tokens[own:]))
    others = only_told_of(asked, tokens[own]) or any(t.text.startswith(WHOLE_COUNTRY) for t in asked.tokens)
    schools = asked.unit == "place" and any("school" in c for c in asked.concepts)
    return tells and (others or (schools and tokens[own].text.startswith(OWN_SCHOOL)))


_THERE_ARE = frozenset({"มี", "เหลือ", "เหลืออยู่", "มีอยู่", "ได้", "เป็น"})
_ALL_ALIKE = frozenset({"แต่ละ", "ทุก"})


def _without_amounts(tokens: Sequence[Token]) -> Sequence[Token]:
    """Less the amounts that are told, with their units, and when it was."""
    told = {place for place, t in enumerate(tokens) if _is_amount(t)}
    told |= {place + 1 for place in told} | {place - 1 for place in told if tokens[place - 1].text in _NO_MORE_THAN}
    return [t for place, t in enumerate(tokens) if place not in told and t.text not in _JUST_NOW]


def _is_amount(token: Token) -> bool:
    return token.number or not _SPELLED.isdisjoint(token.cues)


_SPELLED = frozenset({"amount.digit", "amount.power"})  # "สองพัน"
_OPENING = ("อยากรู้", "อยากทราบ", "อยากถาม", "ขอถาม", "ถามหน่อย", "สงสัย")
_OWN = ("เรา", "ผม", "หนู", "ฉัน", "ลูก", "หลาน")
_LEFT = frozenset({"เหลือ", "เหลืออยู่", "คงเหลือ", "เหลือแค่"})
_MEASURE = frozenset({"operation.above", "operation.below"})
_NO_MORE_THAN = frozenset({"แค่", "เพียง", "เท่านั้น"})
_JUST_NOW = frozenset({"เดือนนี้", "อาทิตย์นี้", "สัปดาห์นี้", "เมื่อวาน", "เดือนที่แล้ว", "อาทิตย์ที่แล้ว"})
_RELATIVE = frozenset({"ที่", "ซึ่ง", "อัน"})
