"""One of a kind set before another: "เขียวนำฟ้าอยู่กี่โรง", "เฟซมีสื่อเกินยูทูปกี่ตอน"; and what only lies far from something."""

from __future__ import annotations

import re

from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

_LEADING = frozenset(
    {"นำ", "แซง", "แซงหน้า", "ทิ้ง", "หนี", "เกิน", "เกินกว่า", "เหนือกว่า", "เป็นรอง", "ตาม", "ตามหลัง", "ชนะ", "แพ้"}
    | {"beat", "beats", "lead", "leads", "over", "above", "exceed", "exceeds", "behind", "ahead of"}
)
_BEHIND = re.compile(r"ตาม\S{0,12}?\s?(?:อยู่|ห่าง|หลัง)")
NEAR = 3  # words after the verb among which the other of the kind stands: "เกินคนตามของติ๊กต็อก"


def leads(turn: Turn) -> bool:
    """Whether one of a kind is set before another, of the question or told last, by a verb that means so."""
    tokens = turn.question.tokens
    last = turn.last_figure if turn.follows else None
    told = last.naming if last is not None else frozenset()
    behind = _BEHIND.search(turn.question.normal) is not None  # "ประเด็นตามนโยบาย" is after nobody
    verbs = [place for place, t in enumerate(tokens) if t.text in _LEADING and (behind or t.text != "ตาม")]
    return any(_set_apart(tokens, place, kind, told) for place in verbs for kind in turn.catalogue.words.kinds)


def _set_apart(tokens: tuple[Token, ...], place: int, kind: frozenset[str], told: frozenset[str]) -> bool:
    """Whether others of the kind stand before the verb at that place (or were `told`) than after it."""
    before = {c for t in tokens[:place] for c in t.concepts if c in kind} or kind & told
    after = next((own for t in tokens[place + 1 : place + 1 + NEAR] if (own := kind.intersection(t.concepts))), None)
    return bool(before and after and not after & before)


_FAR = re.compile(  # "อยู่ห่างโรงเรียนคุณภาพไม่เกิน 5 กิโล", "ไม่ไกลเกินห้าโล"
    r"(?:ห่าง(?!กัน)|ไกล|ระยะ|รัศมี).{0,40}(?:กิโล|กม|(?<=[ก-๙\d\s])โล(?![กม])|\bkm\b|kilomet)|(?:within|away|far).{0,20}(?:\bkm\b|kilomet)"
)


def far_from(text: str) -> bool:
    """Whether a distance on the ground is told, so that "ห่าง" subtracts nothing.

    >>> far_from("อยู่ห่างโรงเรียนคุณภาพไม่เกินห้าโล"), far_from("เฟซกับยูทูบห่างกันกี่คน")
    (True, False)
    """
    return _FAR.search(text) is not None
