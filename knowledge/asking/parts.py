"""Parts of a question, set apart by spaces: which of them ask, which only name or limit what is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from knowledge.asking.spotting import Token, concepts_among

COUNTING = ("ask.how_many", "ask.how_much", "ask.percent")
HEADING = 3  # tokens of a part that only names something
_AND_THIS = ("ล่ะ", "ละ")
LONGEST_LIMIT = 5  # words; more than these tell something of their own
_TELLS = re.compile(r"ไม่|ซะ|สัก|เลย|จัง|มาก|ตลอด|ต้อง|เพราะ|แต่|ก็|แล้ว|อยาก|อยู่|จน|ว่า|ครับ|ค่ะ|คะ|ผม|ดิฉัน|หนู|มี|^ที่$")


def parts_that_ask(tokens: Sequence[Token]) -> frozenset[int]:
    """Those that hold a question word, with what they are asked of or limited by beside; all where none does."""
    every = frozenset([token.part for token in tokens])
    if len(every) > 1:
        for sections in (COUNTING, ("ask.",), ("aspect.", "operation."), ("ask.tell",)):
            parts = frozenset(
                t.part for t in tokens for c in t.cues if c.startswith(sections) and (c != "ask.tell" or c in sections)
            )
            if parts:
                return parts | _heading(tokens, parts) | _limit(tokens, parts)
    return every


def _heading(tokens: Sequence[Token], parts: frozenset[int]) -> frozenset[int]:
    """The first part, where it only names what the next asks of: "เด็กพิการ ได้รับ…กี่คน", "แล้วอาชีวะล่ะ มีกี่ราย"."""
    own = [t for t in tokens if not t.part]
    if own and own[-1].text in _AND_THIS and any(t.part == 1 and t.concepts for t in tokens):
        own = [t for t in own if "follow.and_then" not in t.cues]
    names = len(own) <= HEADING and any(map(is_content, own)) and not any(_TELLS.search(t.text) for t in own)
    return frozenset([0]) if names and 1 in parts else frozenset()


def _limit(tokens: Sequence[Token], parts: frozenset[int]) -> frozenset[int]:
    """The part after the one that counts, where it only says whose: "ครูแนะแนวกี่คน ของเขต 1"."""
    last = max(parts)
    counts = any(c in COUNTING for t in tokens if t.part == last for c in t.cues)
    return (
        frozenset([last + 1]) if counts and begins_a_limit([t for t in tokens if t.part == last + 1]) else frozenset()
    )


def begins_a_limit(part: Sequence[Token]) -> bool:
    """Whether these words only say which of those that are counted: "ของอาชีวะ", "เอาเฉพาะที่เกษียณแล้ว"."""
    said = [t for t in part if t.text not in _BEFORE_A_LIMIT]
    asks = any(c.startswith(("ask.", "talk.", "follow.")) and c not in _OF_A_LIMIT for t in said for c in t.cues)
    return bool(said) and said[0].text in _A_LIMIT and len(said) <= LONGEST_LIMIT and not asks


_OF_A_LIMIT = ("follow.only", "follow.and_then")  # "ที่เกษียณแล้ว"
_A_LIMIT = frozenset(
    {"ที่", "ซึ่ง", "ใน", "ในประเทศ", "ในเมือง", "ของ", "เฉพาะ", "แค่", "ช่วง", "ตอน", "สังกัด", "ฝั่ง", "พวก", "กลุ่ม"}
)
_BEFORE_A_LIMIT = frozenset({"เอา", "แบบ", "ขอ", "นับ", "คิด", "ดู"})


@cache  # there are no more than the lexicon has
def _name_something(cues: tuple[str, ...]) -> bool:
    return bool(concepts_among(cues)) or any(cue.startswith(("lack.", "absent.")) for cue in cues)


def is_content(token: Token) -> bool:
    """Whether the token names something that a record should hold."""
    if token.cues:
        return _name_something(token.cues)
    return not token.filler and not token.number and len(token.text) > 1
