"""A figure of one policy asked for only within the subject of another, which no record tells."""

from __future__ import annotations

from itertools import pairwise

from knowledge.asking.finding import Match
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn

_WITHIN = frozenset({"ใน", "ของ", "จาก", "สังกัด", "อยู่", "อยู่ใน", "ใช้", "ทำ", "เป็น", "in", "of", "within", "from"})


def within_another_subject(turn: Turn, match: Match) -> Token | None:
    """ "ครูที่หนี้ลดลงในโรงเรียนคุณภาพกี่ราย": the other policy's subject, where the figure's own item is silent on it."""
    catalogue, policy = turn.catalogue, match.figure.indicator.policy
    if not turn.question.asks_count or turn.question.asks_twice or turn.question.section("operation"):
        return None
    own = match.figure.spoken | catalogue.titled[policy] | catalogue.generic
    others = frozenset().union(*(titled for other, titled in catalogue.titled.items() if other != policy))
    beside = (t for before, t in pairwise(turn.question.tokens) if before.text in _WITHIN)
    return next((t for t in beside if not others.isdisjoint(t.concepts) and own.isdisjoint(t.cues)), None)
