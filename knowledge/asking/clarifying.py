"""Asking back: a short question with a few choices by name."""

from __future__ import annotations

from knowledge.asking.answer import Answer
from knowledge.asking.turn import Turn
from knowledge.records import Aspect

MOST_CHOICES = 5
_ASK = {
    "obstacles": "อุปสรรคเรื่อง",
    "recommendations": "ข้อเสนอแนะเรื่อง",
    "activities": "กิจกรรมเรื่อง",
    "figures": "ตัวเลขเรื่อง",
    None: "สรุปเรื่อง",
}


def clarify(turn: Turn, reason: str, choices: tuple[tuple[str, str], ...]) -> Answer:
    turn.note("clarify", reason)
    return Answer(
        "clarify",
        aspect="figures" if turn.question.asks_number else turn.aspect,
        reason=reason,
        choices=choices or policy_choices(turn, None),
    )


def policy_choices(turn: Turn, aspect: Aspect | None) -> tuple[tuple[str, str], ...]:
    """Policies to choose from: those talked of first, at most five."""
    talked = [p for p in turn.context.topics[::-1] if p in turn.catalogue.policies]
    named = [p for p in turn.named if p not in talked]
    rest = [p for p in turn.catalogue.policies if p not in talked and p not in named]
    chosen = [*named, *talked, *rest][:MOST_CHOICES]
    what = aspect if aspect else "figures" if turn.question.asks_number else None
    return tuple(
        (turn.catalogue.policies[p].short_title, _ASK[what] + turn.catalogue.policies[p].short_title) for p in chosen
    )
