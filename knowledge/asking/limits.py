"""What the report does not hold, seen by a word of the question that nothing in it speaks of."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.asking.answer import Answer
from knowledge.asking.bases import bases_compared
from knowledge.asking.beyond import past_the_limit
from knowledge.asking.catalogue import units_agree
from knowledge.asking.dividing import given_divisor
from knowledge.asking.guarding import BODIES
from knowledge.asking.lexicon import said_of_anything
from knowledge.asking.listed_together import one_of_last
from knowledge.asking.others_counted import PLACES
from knowledge.asking.parts import COUNTING, begins_a_limit
from knowledge.asking.picking import HARD
from knowledge.asking.ranked_places import sets_places_apart
from knowledge.asking.refusing import not_found
from knowledge.asking.slips import hardly_a_word
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn
from knowledge.keyboard import common_english


def limited(turn: Turn) -> Answer | None:
    """An honest no to a count that is limited to some whom no record tells apart: "ครูที่เป็นหนี้โดนฟ้องกี่คน".

    A word of the dictionary limits it that no figure meant speaks of, after what is counted and beside the word that
    asks; what may be said of anything that is done limits nothing.
    """
    if one := one_of_last(turn):
        return not_found(turn, "no_figure", one)
    tokens = turn.question.tokens
    asks = [place for place, t in enumerate(tokens) if any(c in COUNTING for c in t.cues)]
    counted = [place for place, t in enumerate(tokens) if t.concepts]
    meant = turn.figures[:MEANT]
    if turn.follows and not counted:
        counted = [-1]  # "จ้างมากี่คน" after an item on clerks
    counted += [0] if counted and tokens[0].text in _PERSONS else []  # "คนร้องเรียนเรื่องทุจริตกี่ราย"
    if not asks or not counted or not meant or tokens[asks[-1]].text.endswith(DEGREES):
        return None
    if given_divisor(turn.question.text) or bases_compared(turn) or sets_places_apart(turn):
        return None  # "ถ้าเปลี่ยนไปหารด้วย 8,744"
    told = "".join(m.figure.text for m in meant)
    part = tokens[asks[-1]].part
    bare = not any(t.part == part for t in turn.question.naming)  # "โรงเรียนใน EEC ที่พัฒนาอาชีพ มีกี่โรง"
    after = [t for t in tokens[min(counted) + 1 :] if t.text not in told]
    near = [t for t in after if t.part == part]
    if sort := _of_a_sort(turn, told):
        return not_found(turn, "apart", sort)
    limit = next(filter(_is_strange, _surely_meant(near)), None)
    limit = limit or _done_to_them([t for t in tokens if t.part == part])
    heavy = [t for t in after if bare and t.part == part - 1 and turn.catalogue.token_weight(t) >= HARD]
    limit = limit or _beside_all(turn, heavy + near)
    return not_found(turn, "no_figure", limit) if limit else None


def _of_a_sort(turn: Turn, told: str) -> Token | None:
    """ "how many foreign teachers were hired": in English, what they are like stands before who is counted."""
    if not turn.question.normal.isascii():
        return None
    tokens, actors = turn.question.tokens, turn.catalogue.words.actors
    rows = zip(tokens, tokens[1:], tokens[2:], strict=False)
    like = (t for asks, t, who in rows if "ask.how_many" in asks.cues and not actors.isdisjoint(who.cues))
    plain = (t for t in like if not (t.cues or t.filler or t.number) and t.text in common_english())
    return next((t for t in plain if t.text not in told.lower() and t.text not in said_of_anything()), None)


def _surely_meant(tokens: list[Token]) -> list[Token]:
    """Those that are no part of a word that may be mistyped: "พัดทะนา"."""
    doubtful = [not t.cues and (not t.known or hardly_a_word(t.text)) for t in tokens]
    beside = zip([False, *doubtful], doubtful, [*doubtful[1:], False], strict=False)
    return [t for t, near in zip(tokens, beside, strict=True) if not any(near)]


def _done_to_them(tokens: list[Token]) -> Token | None:
    """ "โรงเรียนโดนงัดกี่แห่ง": what is done to those that are counted, however short the word is."""
    after = (t for before, t in pairwise(tokens) if before.text in _PASSIVE)
    return next((t for t in after if not t.cues and not t.filler and t.known and not t.number), None)


_PASSIVE = frozenset({"โดน", "ถูก"})


def _beside_all(turn: Turn, tokens: list[Token]) -> Token | None:
    """What names something that none of the figures meant has to do with: "โรงเรียนที่ใช้ธนาคารหน่วยกิตไม่มีผอ.กี่แห่ง"."""
    near = frozenset().union(*(m.figure.spoken for m in turn.figures[:MEANT]))
    near |= turn.catalogue.generic
    if turn.policy:
        near |= turn.catalogue.titled[turn.policy]
    others = (t for t in tokens if t.cues and t.concepts == t.cues and near.isdisjoint(t.cues))
    return next((t for t in others if "ไม่" not in t.text or t.text.startswith("ไม่มี")), None)


def limited_apart(turn: Turn) -> Answer | None:
    """An honest no to a count with a limit said apart from it, which no figure that is meant speaks of.

    "ครูแนะแนวมีกี่คน ของอาชีวะ", "ช่วงปิดเทอม แก้หนี้ครูได้กี่ราย": a short part that begins as a limit does, next to
    the part that counts.
    """
    tokens = turn.question.tokens
    counting = next((t for t in reversed(tokens) if any(c in COUNTING for c in t.cues)), None)
    if counting is None or not turn.figures or turn.aspect or turn.question.asks_twice:
        return None
    if counting.text.endswith(DEGREES) or turn.question.section("operation") or counting.part == 0 == tokens[-1].part:
        return None
    meant = [m.figure for m in turn.figures[:MEANT] if m.score >= turn.figures[0].score / 2]
    told = "".join(figure.text for figure in meant)
    near = turn.catalogue.generic.union(*(figure.spoken for figure in meant))
    beside = [[t for t in tokens if t.part == counting.part + 1]]
    if counting.part == 1 and tokens[0].text in _AT_FIRST:  # further on, it says whose is what stands before it
        beside.insert(0, [t for t in tokens if not t.part])
    limits = (t for said in beside if begins_a_limit(said) for t in said[1:] if _limits(t, told, near))
    named = next(limits, None)
    return None if named is None else not_found(turn, "apart", named)


_AT_FIRST = frozenset({"ของ", "เฉพาะ", "ใน", "ช่วง", "ฝั่ง", "ตอน", "สังกัด"})  # "ที่ …" and "กลุ่ม …" name what is counted


def _limits(token: Token, told: str, near: frozenset[str]) -> bool:
    """Whether it names something, and none of the figures that are meant has to do with it."""
    if token.text in told or "ไม่" in token.text:
        return False
    return _is_strange(token) or (bool(token.concepts) and token.concepts == token.cues and near.isdisjoint(token.cues))


_PERSONS = frozenset({"คน", "คนที่", "ผู้", "ผู้ที่", "ใคร", "พวก", "พวกที่", "ราย", "รายที่", "people", "those"})
DEGREES = ("แค่ไหน", "ขนาดไหน", "เพียงใด", "เพียงไร", "แค่ใด")  # "ร่วมมือมากน้อยเพียงใด" may ask for no number
MEANT = 4  # figures that a question may mean, for a word that one of them speaks of to limit nothing


def _is_strange(token: Token) -> bool:
    """A word of some length that is in the dictionary and names no record."""
    plain = not token.cues and not token.filler and not token.number
    return plain and token.known and len(token.text) >= 3 and token.text not in said_of_anything()


_OF_A_SIZE = re.compile(
    r"(?:ที่|ซึ่ง|ใคร)\s?(?:มี|ได้|เป็นหนี้|คน|ยอด|คะแนน|อายุ|สอน|โดน|ถูก|เหลือ|เงินเดือน|รายได้|หนี้)[^\d\s]{0,24}\s?"
    r"(?:ไม่ถึง|ไม่เกิน|เกินกว่า|เกิน|มากกว่า|น้อยกว่า|ต่ำกว่า|ตั้งแต่|ไม่น้อยกว่า|เหลือ(?:แค่|ไม่ถึง|ไม่เกิน)?)\s?(?P<many>\d+|พัน|หมื่น|แสน|ล้าน)\s?(?P<share>%|เปอร์|เปอ)?"
)


_OF_A_SHARE = re.compile(  # "โรงเรียนที่ลดภาระได้ไม่ถึง 50% มีกี่โรง": no share of each of them is printed
    r"(?<!พื้น)(?:ที่|ซึ่ง)[^\d\s]{1,34}\s?(?:ไม่ถึง|ไม่เกิน|เกินกว่า|เกิน|มากกว่า|น้อยกว่า|ต่ำกว่า|ตั้งแต่|ไม่น้อยกว่า)"
    r"\s?(?:ร้อยละ)?\s?(?P<many>\d+)\s?(?P<share>%|เปอร์|เปอ)"
)


def of_a_size(turn: Turn) -> Answer | None:
    """An honest no to those that have more or fewer of something than a number no record is limited by.

    "โรงเรียนเล็กที่มีนักเรียนไม่ถึง 10 คน" is no rest of a figure, nor is it compared with one.
    """
    if past_the_limit(turn):
        return not_found(turn, "beyond")
    if _of_another_size(turn):
        return not_found(turn, "no_figure")
    said = turn.question.normal.replace(",", "")
    each = turn.question.unit in BODIES and turn.question.asks_count
    limit = _OF_A_SIZE.search(said) or (_OF_A_SHARE.search(said) if each else None)
    if limit is None or turn.aspect or turn.question.has("ask.which", "ask.what", "ask.why", "ask.how"):
        return None
    if turn.question.has("ask.percent") and not (limit["share"] and turn.question.asks_count):
        return None
    if "ไหน" in turn.question.text:
        return None
    many = limit["many"]
    printed = re.compile(rf"(?<![\d.]){many}(?!\d|\.\d)")
    told = any(printed.search(m.figure.text.replace(",", "")) for m in turn.figures[:MEANT])
    told = told or any(i.value_text == many for i in turn.catalogue.edition.indicators if i.kind == "criterion")
    return None if told or not turn.figures else not_found(turn, "no_figure")


_SIZE = re.compile(
    r"(?:ไม่\s?(?:เกิน|ถึง)|น้อยกว่า|ต่ำกว่า|มากกว่า|เกิน|เหลือ\S{0,8}|มี\s?(?:เด็ก|นักเรียน|ครู)?\s?(?:แค่|เพียง|อยู่)?)\s?"
    r"(?P<number>\d+)\s?คน|(?:fewer|less|more) than (?P<than>\d+) (?:pupil|student|teacher|child|kid)"
)


def _of_another_size(turn: Turn) -> bool:
    """ "โรงเรียนเล็กที่เด็กไม่ถึง 10 คนมีกี่โรง": places by how many they have, of which no figure near prints that number."""
    question = turn.question
    sizes = {found.group("number") or found.group("than") for found in _SIZE.finditer(question.text)}
    sizes &= {t.text for t in question.tokens if t.part in question.asking_parts}  # not what is told of one school
    if (
        not sizes
        or not (question.unit in PLACES or question.has("ask.how_much"))
        or not question.has("ask.how_many", "ask.how_much")
    ):
        return False
    if not any(t.concepts for t in question.tokens if t.text not in sizes):
        return False
    near = [m.figure for m in turn.figures[:MOST_SIZED] if units_agree("school", m.figure.unit)]
    return bool(near) and not any(sizes & set(_OF_PEOPLE.findall(figure.text)) for figure in near)


_OF_PEOPLE = re.compile(r"(\d+) ?คน")
MOST_SIZED = 6  # figures looked at for the size that they are of


def unheard_of(turn: Turn) -> Answer | None:
    """An honest no to a subject that the report never prints: "อุปสรรคเรื่องลูกเสือ", "บ้านพักครูเป็นยังไงบ้าง".

    The subject is a word of the dictionary that begins what is asked about, said of nothing else than who acts.
    """
    question, catalogue = turn.question, turn.catalogue
    if question.has(*COUNTING) or turn.titled_policy:
        return None
    strange = [t for t in _surely_meant(list(question.tokens)) if _is_strange(t) and len(t.text) >= A_SUBJECT]
    strange = [t for t in strange if not t.text.startswith("ไม่")]  # "ครูเวรไม่ต้องอยู่แล้วใช่มั้ย": nothing is named so
    strange = [t for t in strange if t.part in question.asking_parts and t.text not in catalogue.printed]
    if not strange:
        return None
    telling = [t for t in question.naming if not catalogue.generic.issuperset(t.concepts)]
    alone = [] if turn.context.policies or telling else strange
    of_it = [t for t in strange if len(telling) == 1 and _follows(telling[0], t)]  # "คู่มือมวยไทย"
    begun = [t for t in strange if _begins_subject(question.tokens, t)]
    subject = next(iter((*begun, *alone, *of_it)), None)
    return not_found(turn, "nothing", subject) if subject else None


def _follows(head: Token, token: Token) -> bool:
    return token.start == head.start + len(head.text) and token.part == head.part


def _begins_subject(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether "เรื่อง" or the like stands right before it."""
    place = tokens.index(token)
    return place > 0 and tokens[place - 1].text in _OF_A_SUBJECT


_OF_A_SUBJECT = frozenset({"เรื่อง", "เรื่องของ", "เกี่ยวกับ", "นโยบาย", "ประเด็น"})
A_SUBJECT = 4  # letters of a word that names something by itself
