"""Success in what is named or talked of: "แนะแนวสำเร็จกี่เปอร์เซ็นต์" asks for a policy's result, by no name of a figure."""

from __future__ import annotations

from dataclasses import replace

from knowledge.asking.turn import Turn

SOLVED = "solved"  # "สำเร็จ"
SUCCESS = frozenset({SOLVED, "pass"})  # and "ผ่าน", "บรรลุ"


def of_its_policy(turn: Turn) -> Turn:
    """The turn less its word of success, where besides a policy nothing is named and no figure of it has that name."""
    question, catalogue = turn.question, turn.catalogue
    done = [t for t in question.naming if SUCCESS.issuperset(t.concepts)]
    if not done or not question.asks_number or question.section("operation") or question.plain_words:
        return turn
    policy = turn.titled_policy or (turn.context.policies[0] if turn.column_told else None)
    if policy is None or any(catalogue.titled[policy].isdisjoint(t.concepts) for t in question.naming if t not in done):
        return turn
    own = [f for f in catalogue.figures if f.indicator.policy == policy and not f.whole]
    solved = any(SOLVED in t.concepts for t in done)
    if any(SOLVED in f.naming if solved else "pass" in f.naming | f.often for f in own):
        return turn
    if question.has("ask.percent") and all(f.indicator.percent is None for f in own):
        return turn  # nothing of it is told in percent
    kept = tuple(
        t._replace(cues=tuple(c for c in t.cues if c not in SUCCESS), filler=True) if t in done else t
        for t in question.tokens
    )
    return replace(turn, question=replace(question, tokens=kept))
