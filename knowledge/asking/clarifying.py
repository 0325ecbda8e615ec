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
        choices=choices or policy_choices(turn, None if turn.question.asks_number else turn.aspect),
    )


def whose_kind(turn: Turn) -> tuple[tuple[str, str], ...]:
    """ "กลุ่มสีเขียวมีเท่าไหร่": of a kind that several policies have, where nothing says whose: those policies."""
    question, catalogue = turn.question, turn.catalogue
    named = {concept for token in question.naming for concept in token.concepts} - catalogue.words.told_apart
    kind = next((kind for kind in catalogue.words.kinds if named <= kind), frozenset())
    counted = question.unit in ("", "group") and not question.has("ask.percent")
    if turn.context.policies or len(named) != 1 or not kind or not counted:
        return ()
    having = {i.passage.policy for i in catalogue.items if named <= i.said and len(kind & i.said) > 1}
    titles = [policy.short_title for policy in catalogue.policies.values() if policy.id in having]
    return tuple((title, f"{question.text} เรื่อง{title}") for title in titles[:MOST_CHOICES] if len(titles) > 1)


def policy_choices(turn: Turn, aspect: Aspect | None) -> tuple[tuple[str, str], ...]:
    """Policies to choose from: those talked of first, at most five."""
    talked = [p for p in turn.context.topics[::-1] if p in turn.catalogue.policies]
    named = [p for p in turn.named if p not in talked]
    rest = [p for p in turn.catalogue.policies if p not in talked and p not in named]
    chosen = [*named, *talked, *rest][:MOST_CHOICES]
    titles = (turn.catalogue.policies[p].short_title for p in chosen)
    return tuple((title, _asked_of(turn, title, aspect)) for title in titles)


def _asked_of(turn: Turn, title: str, aspect: Aspect | None) -> str:
    """The question that a choice stands for: what is to be reckoned is reckoned of the policy chosen ("เหลืออีกกี่คน")."""
    question = turn.question
    if not aspect and (question.section("operation") or question.has("ask.percent")):
        return f"{title} {question.text}"
    return _ASK[aspect if aspect else "figures" if question.asks_number else None] + title
