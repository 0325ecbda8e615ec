"""Where a question says what a percent is to be taken of: "คิดเป็นกี่เปอร์เซ็นต์ของ…", "ถ้าเทียบกับ…"."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

_BEFORE = frozenset({"จาก", "หาร", "เทียบกับ"})  # of those below: what may stand before the percent is asked
_OF = frozenset({"ของ", "จาก", "เทียบกับ", "ต่อ", "หาร", "of", "from"})


def base_said_and_rest(turn: Turn) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The tokens that say what a percent is to be taken of, and the others."""
    tokens = turn.question.tokens
    asked = next((place for place, t in enumerate(tokens) if "ask.percent" in t.cues), len(tokens))
    told = any("operation.base" in t.cues for t in tokens)
    for place, token in enumerate(tokens):
        base = "operation.base" in token.cues
        if told and not base:
            continue
        if base and (token.text.startswith("เป็น") or (place and tokens[place - 1].text == "เป็น")):
            said: Sequence[Token] = [t for t in tokens[:place] if t.part == token.part]
        elif base or base_first(tokens, place) or (token.text in _OF and (place > asked or token.text in _BEFORE)):
            said = tokens[place + 1 :] if place > asked else _phrase(tokens[place + 1 : asked])
            if said and not said[0].concepts and "operation.total" in said[0].cues:
                said = said[:1]  # "คิดเป็นกี่เปอร์เซ็นต์ของทั้งหมด เอาที่เลิกไปเลย"
        else:
            continue
        said = tuple(t for t in said if "follow.and_then" not in t.cues)
        if any(t.concepts or t.number for t in said):
            return said, tuple(t for t in tokens if t not in said)
    return (), ()


def base_first(tokens: Sequence[Token], place: int) -> bool:
    """ "ถ้าเทียบกับครูที่เข้าร่วม คนที่หนี้ลดเป็นร้อยละเท่าไร": the base first, what is measured against it after."""
    return tokens[place].text == "เทียบกับ" and all(t.text in ("ถ้า", "หาก", "ลอง") for t in tokens[:place])


def _phrase(tokens: Sequence[Token]) -> Sequence[Token]:
    """The first of the space-separated parts, and those before it that name nothing yet."""
    for place, token in enumerate(tokens):
        named = any(t.concepts or t.number for t in tokens[:place])
        if named and token.part != tokens[place - 1].part and not any(c.startswith("unit.") for c in token.cues):
            return tokens[:place]
    return tokens
