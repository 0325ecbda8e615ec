"""Whether a word for what the report lacks is one here: a place may only set the scene, a year may be told of."""

from __future__ import annotations

import re
from collections.abc import Callable

from knowledge.asking.asker import asks_if_among_them, asks_if_it_is_among, feared, says_who_applied, tells_of_self
from knowledge.asking.dividing import given_divisor
from knowledge.asking.finding import Match
from knowledge.asking.money import asks_of_pay
from knowledge.asking.own_aside import only_told_of, tells_before_all, tells_of_own
from knowledge.asking.picking import ACCEPT, STRONG_PICK, picked_weight
from knowledge.asking.proper_names import RANKS, may_be_named
from knowledge.asking.question import Question
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

_NUMBER_ONLY = frozenset({"lack.money", "lack.when_done", "lack.contact"})
_LIVING = frozenset({"อยู่", "สอนอยู่", "สอน", "ลูก", "มาจาก", "คน"})  # where someone is from is not what is asked


def explained(turn: Turn, token: Token, cue: str) -> bool:
    """Whether the report does speak of it, or the word only sets the scene; each kind of lack has its own reason."""
    question = turn.question
    if cue in _AREAS and _only_elsewhere(turn, token):
        return False
    if cue == "lack.money" and "บาท" in token.text and question.has("operation.average"):
        return False  # "เฉลี่ยครูคนนึงเป็นหนี้กี่บาท"
    if cue == "lack.money" and question.has("ask.which") and not question.naming[1:]:
        return False  # "นโยบายไหนใช้เงินคุ้มค่าที่สุด"
    reason = tells_before_all if tells_before_all(turn, token) else _REASONS.get(cue)
    told = reason(turn, token) if reason else None
    if told is not None:
        return told
    if cue in _NUMBER_ONLY and turn.aspect and not question.asks_number:
        return True
    if question.asks_number:
        best = turn.figures[0] if turn.figures else None
        return bool(best and best.score > ACCEPT and (token.text in best.figure.text or _of_figure(turn, best, token)))
    best_passage = next(iter(turn.passages()), None)
    if best_passage is None or turn.titled_policy not in (None, best_passage.item.passage.policy):
        return False  # "หนี้ครูของ กทม.": another policy's items speak of the place
    return token.text in best_passage.item.text.replace(" ", "")


_AREAS = frozenset({"lack.place", "lack.per_area"})


def _only_elsewhere(turn: Turn, token: Token) -> bool:
    """ "แล้วของ กทม. ล่ะ" after a figure of the whole country: only the place is named, and the figure is none of it."""
    question, last = turn.question, turn.context.indicators[:1]
    if not (turn.context.policies and last) or question.content != (token,) or question.section("operation"):
        return False
    figure = turn.catalogue.values.get(last[0])
    return figure is None or figure.spoken.isdisjoint(token.concepts)


def picked(turn: Turn) -> bool:
    """Whether the rest of the question picks a passage out clearly."""
    best = next(iter(turn.passages()), None)
    return best is not None and picked_weight(turn, best) >= STRONG_PICK


def _of_the_scene(turn: Turn, token: Token) -> bool | None:
    """A place or grade: where someone lives is not what is asked; nor does it matter where a passage is meant."""
    best = next(iter(turn.figures), None)
    talked = turn.context.policies[:1]
    if best and talked and best.figure.indicator.policy != talked[0] and turn.question.naming == (token,):
        return False  # "ของ กทม. กี่คน" asks the same of a place, not for what another policy counts there
    ours = best is not None and turn.titled_policy in (None, best.figure.indicator.policy)
    if best and ours and _of_figure(turn, best, token):
        return True
    if turn.question.asks_number and THERE.search(turn.question.text):
        return False  # "ลูกอยู่ขอนแก่น ที่นั่นมีกี่โรง"
    if asks_if_among_them(turn.question):
        return False  # "โรงเรียนผมอยู่ขอนแก่น มีในนั้นมั้ย"
    if tells_of_self(turn, token) or _is_told_to(turn.question, token):
        return True
    if turn.question.asks_number and token.part not in turn.question.asking_parts:
        return any(t.part == token.part and t.text in _LIVING for t in turn.question.tokens)
    if turn.question.asks_number or "lack.grade" in token.cues or not picked(turn):
        return None
    if turn.titled_policy not in (None, turn.passages()[0].item.passage.policy) and "lack.place" in token.cues:
        return None  # "หนี้ครูของ กทม.": what is picked is of another policy
    if is_where_it_is(turn, token):
        return False
    everywhere = _EVERYWHERE.search(turn.passages()[0].item.text)  # "มีสถานีแก้หนี้ที่ขอนแก่นด้วยไหม"
    return True if everywhere or not asks_if_it_is_among(turn.question, token) else None


def _is_told_to(question: Question, token: Token) -> bool:
    """ "ต้องอธิบายให้เด็ก ม.6 ขอย่อๆ": to whom a summary will be told."""
    before = question.asking_text[: token.start] if question.has("aspect.summary") else ""
    return "lack.grade" in token.cues and _TOLD_TO.search(before) is not None


_TOLD_TO = re.compile(r"(?<!ทำ)(?:ให้|แก่)(?:กับ)?\s?(?:เด็ก|นักเรียน|ลูก|หลาน|น้อง|ชั้น|ห้อง|ๆ|\s)*$")


def is_where_it_is(turn: Turn, token: Token) -> bool:
    """ "สถานีแก้หนี้ของขอนแก่นทำอะไรบ้าง": what the one of that place does, where the report speaks of them all."""
    question = turn.question
    asks = question.has("ask.what", "ask.how", "aspect.activities", "aspect.obstacles")
    if not asks or question.has("ask.yes_no", "ask.mentioned"):
        return False
    before = [t for t in question.tokens if t.start < token.start and t.text not in _OF_A_PLACE]
    joined = bool(before) and bool(before[-1].concepts)
    item = turn.passages()[0].item.text.replace(" ", "") if joined else ""
    return joined and token.text not in item and not _PART_OF_COUNTRY.search(item)


_PART_OF_COUNTRY = re.compile("ภาค(?:เหนือ|ใต้|ตะวันออก|ตะวันตก|กลาง|อีสาน)|กรุงเทพ")
_OF_A_PLACE = frozenset({"ของ", "ใน", "ที่", "ประจำ", "ที่อยู่"})
_EVERYWHERE = re.compile(r"ทุก\s?(?:สพท|เขต|จังหวัด|อำเภอ|โรงเรียน|แห่ง)")
THERE = re.compile(r"ที่(?:นั่น|นี่|โน่น)|แถว(?:นั้น|นี้|บ้าน(?!นอก))")


def _own_area(turn: Turn, token: Token) -> bool | None:
    """ "โรงเรียนผม" tells who asks; "เขตละ" in an average is its unit."""
    if token.text.endswith(_WHICH) and turn.question.has(*RANKS):
        return False  # "เขตพื้นที่ไหนแก้หนี้ครูสำเร็จมากที่สุด"
    if given_divisor(turn.question.text) or "ประเทศ" in turn.question.text or feared(turn, token):
        return True
    if token.text.startswith("ตาม") and _counts_places(turn):
        return True  # "ลงไปเจอครูตามภูมิภาคกี่จุด": where they are, of what is counted by its place
    each = token.text.endswith("ละ") or token.text.startswith(("แต่ละ", "ทุก"))
    if each and turn.question.asks_its_name:
        return True  # "แต่ละเขตมีจุดชื่ออะไร": the same is set up in each
    averaged = turn.question.has("operation.average", "operation.sum")
    if each and averaged and not any(word in token.text for word in _NEVER_COUNTED):
        return True
    if only_told_of(turn.question, token) or tells_of_own(turn, token):
        return True
    if turn.question.asks_number or token.text.isascii() or token.text.startswith(_TOLD_APART):
        return None
    return True if token.text.startswith(("โรงเรียน", "เขต", "หมู่บ้าน", "ตำบล")) or picked(turn) else None


def _counts_places(turn: Turn) -> bool:
    """Whether the figure asked for counts spots, of which there are several in a country."""
    best = next(iter(turn.figures), None)
    return turn.question.unit == "spot" and best is not None and best.score > ACCEPT and best.figure.unit == "spot"


_WHICH = ("ไหน", "ใด", "อะไร", "ไหนบ้าง")
_TOLD_APART = ("แยก", "จำแนก", "แบ่ง", "เป็นราย", "ราย")  # "ต้นแบบ 145 แห่ง แยกตามภาคให้ที"
_NEVER_COUNTED = ("จังหวัด", "อำเภอ", "ตำบล", "หมู่บ้าน", "ภาค")


def _of_figure(turn: Turn, match: Match, token: Token) -> bool:
    """Whether the figure is of the very place or kind named: "นักเรียน กทม. ทำงานปิดเทอม"."""
    near = match.figure.spoken - turn.catalogue.words.actors
    return not near.isdisjoint(token.concepts)


def _other_time(turn: Turn, token: Token) -> bool | None:
    """ "วันละ" is no lack where the question says how many days to divide by; of other years one record may tell."""
    if given_divisor(turn.question.text):
        return True
    if token.text.startswith("หลายปี") and turn.aspect == "recommendations" and not turn.question.asks_number:
        return True  # "มีข้อเสนอให้ทำแผนหลายปีไหม"
    if "ปี" not in token.text and token.text != "ย้อนหลัง" and not token.text.isascii():
        return None
    return any(i.kind == "yearly" and i.policy == turn.policy for i in turn.catalogue.edition.indicators)


def _of_the_future(turn: Turn, _: Token) -> bool | None:
    hopes = turn.aspect in ("recommendations", "obstacles")
    return True if hopes and not turn.question.asks_number else None


def _of_a_person(turn: Turn, token: Token) -> bool | None:
    sets_apart = turn.question.has("operation.difference", "operation.compare", "operation.highest", "operation.lowest")
    if turn.question.asks_number or sets_apart:
        return None
    return True if len(token.text) <= 4 or (token.text.startswith(_WHO_ACTS) and picked(turn)) else None


_WHO_ACTS = ("ครู", "เด็ก", "นักเรียน")  # "ครูผู้หญิงยังต้องอยู่เวรไหม" asks of what is done, not of women among them


def _of_money(turn: Turn, token: Token) -> bool | None:
    if asks_of_pay(turn, token) or (turn.question.content == (token,) and not turn.question.section("ask")):
        return False
    question = turn.question
    if token.text in _OF_PEOPLE and turn.follows and question.has("operation.base") and not question.content[1:]:
        return True  # "จากทั้งหมดกี่ล้าน" after how many: of people
    if not turn.aspect and _is_a_sum_asked_for(question, token):
        return False
    amount = any(word in token.text for word in _AMOUNTS)
    counts = question.unit and question.has("ask.how_many") and not question.has("ask.how_much")
    best = next(iter(turn.figures), None)
    if best and best.score > ACCEPT and best.figure.indicator.kind == "criterion" and "บาท" not in question.text:
        return True  # "โรงเรียนที่ได้งบ top up มีนักเรียนไม่เกินกี่คน"
    counts = counts and any(not turn.catalogue.generic.issuperset(t.concepts) for t in question.naming)
    return True if (counts or not question.asks_number) and not amount else None


_OF_PEOPLE = frozenset({"กี่ล้าน", "กี่แสน", "กี่หมื่น"})
_AMOUNTS = (
    *("กี่", "เท่า", "บาท", "เยอะ", "มาก", "เฉลี่ย", "ต่อหัว"),
    *("ต่อคน", "average", "per ", "cost", "how ", "total", "amount", "baht", "the budget", "budget size"),
)


def _is_a_sum_asked_for(question: Question, token: Token) -> bool:
    """ "อยากรู้งบที่ใช้อบรม", "ขอวงเงินค่าเช่าคู่สาย": a sum of money is all that is asked to be told."""
    if set(question.section("ask")) - {"tell", "number"} or not token.text.startswith(_SUMS):
        return False
    return all(
        t.filler or "ask.tell" in t.cues for t in question.tokens if t.part == token.part and t.start < token.start
    )


_SUMS = (
    "งบที่ใช้",
    "งบรวม",
    "งบทั้งหมด",
    "งบประมาณทั้งหมด",
    "วงเงิน",
    "จำนวนเงิน",
    "ยอดหนี้",
    "มูลหนี้",
    "มูลค่า",
    "ราคา",
    "ค่าใช้จ่ายในการ",
    "หนี้รวม",
)


def _of_contact(turn: Turn, token: Token) -> bool | None:
    """A website may stand in an item of the policy; other ways to reach someone don't. "ที่สมัครเข้าร่วม" are people."""
    if says_who_applied(turn.question, token):
        return True
    policy = turn.named_policy or (turn.policy if turn.follows else None)
    if not turn.question.asks_website or policy is None:
        return None
    return any(".go.th" in p.text or ".com" in p.text for p in turn.catalogue.edition.passages if p.policy == policy)


_REASONS: dict[str, Callable[[Turn, Token], bool | None]] = {
    "lack.place": _of_the_scene,
    "lack.grade": _of_the_scene,
    "lack.per_area": _own_area,
    "lack.names": may_be_named,
    "lack.other_year": _other_time,
    "lack.forecast": _of_the_future,
    "lack.per_person": _of_a_person,
    "lack.money": _of_money,
    "lack.contact": _of_contact,
}
