"""What a ranking is asked by, where the figures that would be ranked have nothing to do with it."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.asking.catalogue import Figure
from knowledge.asking.families import ONE_OF
from knowledge.asking.lexicon import said_of_anything
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn
from knowledge.records import Indicator

RISING = re.compile(
    r"(?:น้อย|ต่ำ|แย่)(?:ที่)?(?:สุด)?\s*(?:ขึ้น)?(?:ไป|มา)?(?:หา)?\s*(?:มาก|สูง|เยอะ|ดี)|(?:น้อย|ต่ำ|แย่)(?:ที่)?สุด\s?ขึ้น(?:ไป|มา)"
    r"|ascending|low(?:est)? to high"
)


def ranked_by_another(turn: Turn, family: list[Indicator]) -> Token | None:
    """What is to be ranked by or told apart by, where none of the figures ranked has to do with it.

    "เด็กเลือกอาชีพไหนเยอะสุด", "ครูบ่นเรื่องไหนเยอะสุด": the report ranks no careers and no complaints.
    """
    words, question = turn.catalogue.words, turn.question
    figures = [turn.catalogue.values[indicator.id] for indicator in family]
    generic = turn.catalogue.generic
    shared = frozenset.intersection(*(f.naming for f in figures)) - generic if figures else frozenset()
    if shared & question.concepts:
        return None  # "ช่องทางออนไลน์ที่มีผู้ติดตามมากสุด": what is counted of each is named
    spoken = generic.union(*turn.catalogue.titled.values(), *words.strong.values())
    other_units = bool(figures) and all(f.unit != "item" for f in figures)
    for what, which in pairwise(question.tokens):
        if other_units and "unit.item" in what.cues and which.text.startswith("อะไร"):
            return what  # "เด็กเครียดเรื่องอะไรมากที่สุด": people are counted, not what they are troubled by
    if figures:
        spoken |= frozenset.intersection(*(f.near | f.spoken for f in figures))
        named = [f.naming for f in figures if not (f.naming - generic).isdisjoint(question.concepts)]
        spoken = spoken.union(*named) if len(named) > 1 else spoken  # "เขียว ฟ้า ม่วง สีไหนน้อยสุด"
    told = "".join(f.text for f in figures)
    rising = RISING.search(question.text)
    for token in question.content:
        if token.text in told or not _THAI.search(token.text) or (rising and token.text in rising.group()):
            continue
        if figures and _measures_another(turn, token, figures):
            return token
        strange = spoken.isdisjoint(token.cues) if token.cues else token.known and len(token.text) >= A_THING
        if strange and token.text not in said_of_anything():
            return token
    return None


def _measures_another(turn: Turn, token: Token, figures: list[Figure]) -> bool:
    """ "ครูได้คะแนนสูงสุดเท่าไร": what is measured is counted by none of those that are ranked."""
    measured = turn.catalogue.words.measures.intersection(token.concepts)
    return bool(measured) and all(measured.isdisjoint(f.spoken | f.near | f.naming | f.often) for f in figures)


A_THING = 3  # letters of a word that names something by itself
_THAI = re.compile(r"[ก-๙]")


def kind_of_no_policy(turn: Turn) -> Token | None:
    """ "ช่องทางไหนดีสุด", where nothing that is counted of channels is named: policies are none of them."""
    apart, forms = turn.catalogue.words.told_apart, turn.catalogue.lexicon.forms
    of_one = ((t, found["kind"]) for t in turn.question.tokens if (found := ONE_OF.match(t.text)))
    asked = ((t, kind) for t, kind in of_one if not _OF_FIGURES.match(kind))
    return next((t for t, kind in asked if not apart.isdisjoint(forms.get(kind, ()))), None)


# What figures and policies are called, and those that a family of figures is told apart by.
_OF_FIGURES = re.compile(
    r"เรื่อง|อัน|นโยบาย|ตัว|ด้าน|ข้อ|ประเด็น|หัวข้อ|กลุ่ม|สี|ฝั่ง|ฝ่าย|งาน|โครงการ|หมวด|ระดับ|ผล|รายการ|ค่า|แบบ|ประเภท|อย่าง|พวก|ใคร"
)


def told_by_no_one(turn: Turn) -> Token | None:
    """ "ลงช่องไหนเยอะสุด" after the number of stories: one figure was told, of which none tells one from another."""
    question, words = turn.question, turn.catalogue.words
    if not turn.follows or turn.context.operation or turn.context.operands or turn.context.passages:
        return None
    last = turn.last_figure
    if last is None or turn.named_policy not in (None, last.indicator.policy):
        return None
    if any((words.measures | last.spoken).isdisjoint(t.concepts) for t in question.naming):
        return None
    of_one = ((t, found["kind"]) for t in question.tokens if (found := ONE_OF.match(t.text)))
    asked = next(((t, kind) for t, kind in of_one if not _OF_FIGURES.match(kind)), None)
    if asked is None:
        return None
    token, kind = asked
    apart = words.told_apart.intersection(turn.catalogue.lexicon.forms.get(kind, ()))
    return token if apart.isdisjoint(last.naming | last.often) else None


_ONE_END = re.compile(
    r"(?:ตัว|อัน|ข้อ|ตัวชี้วัด|รายการ|ตัวเลข|ร้อยละ|เปอร์เซ็นต์|%|ค่า|ผล)\s?(?:ที่|ไหน\S{0,16}?|ใด\S{0,16}?)\s?(?:ได้|ทำได้|มี)?\s?(?:ร้อยละ|ค่า)?\s?"
    r"(?:(?P<low>ต่ำ|น้อย|แย่)|สูง|มาก|เยอะ|ดี)\s?(?:กว่า|สุด|ที่สุด)"
    r"|(?:อะไร|ไหน|ใด)\s?(?:ที่)?\s?(?P<done>ทำได้|ทำ|คืบหน้า|ก้าวหน้า|สำเร็จ|ไปได้)\s?(?:(?P<worst>แย่|น้อย|ต่ำ|ช้า)|ดี|สูง|มาก|เยอะ|ไกล)\s?(?:กว่า|สุด|ที่สุด)"
    r"|(?:^|\s|แล้ว|ที่|ตัว|อัน)(?:ที่)?\s?(?:(?P<bad>แย่|น้อย|ต่ำ)|ดี|สูง|มาก|เยอะ)\s?(?:ที่)?สุด\s?(?:ใน|ของ)\s?(?:เรื่อง|งาน|นโยบาย)"
    r"|\b(?:which|the)\b.{0,24}\b(?:(?P<least>lower|lowest|smaller|smallest|worse|worst)|higher|highest|larger|largest|better|best)\b"
)


def one_end(turn: Turn) -> tuple[str, bool] | None:
    """ "เรื่องลดภาระการประเมิน ตัวที่ต่ำกว่าคือร้อยละเท่าไร": of whose shares one end is asked for, and whether the lower.

    Nothing is named but the policy itself, so that no single figure of it is meant.
    """
    question, policy = turn.question, turn.named_policy
    found = _ONE_END.search(question.normal)
    if (
        found is None
        or policy is None
        or turn.aspect
        or question.numbers
        or question.has("meta.whole", "operation.compare")
    ):
        return None
    if not (question.has("ask.percent") or found["done"]) or len(turn.named) > 1 or not turn.titled_policy:
        return None
    own = turn.catalogue.called[policy] | _ANY
    if any(own.isdisjoint(t.cues) for t in question.naming):
        return None
    return policy, bool(found["low"] or found["worst"] or found["bad"] or found["least"])


_ANY = frozenset({"unit.item", "unit.kind"})
