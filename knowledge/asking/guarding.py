"""When a figure is not what was asked, however well it scores: what it leaves unexplained, what it counts."""

from __future__ import annotations

from knowledge.asking.catalogue import units_agree
from knowledge.asking.finding import Match
from knowledge.asking.operands import named_matches
from knowledge.asking.turn import Turn

HARD = 1.3  # weight of a single concept that a figure must not leave unexplained
LITTLE = 0.75  # weight of unexplained words beyond which a figure is not what was asked
STRICT_UNITS = frozenset({"people", "school", "district", "group", "level", "volume", "spot", "place", "copy", "point"})


def too_much_unexplained(turn: Turn, match: Match, rest: bool = False) -> bool:
    """Words of the asking part that name something else than this figure; of the `rest`, "ลดไม่ได้" does not."""
    if not match.unexplained:
        return False
    asking = turn.question.asking_parts
    others = {t.start for m in named_matches(turn, 4)[1:] for t in m.asked}
    weight = sum(
        turn.catalogue.token_weight(t) * (1.0 if t.cues else 0.75) * (1.0 if t.part in asking else 0.25)
        for t in match.unexplained
        if t.start not in others and not (rest and "ไม่" in t.text)
    )
    hard = any(
        t.part in asking
        and t.start not in others
        and not (rest and "ไม่" in t.text)
        and t.cues
        and turn.catalogue.token_weight(t) >= HARD
        for t in match.unexplained
    )
    return hard or (weight > LITTLE and weight > 0.45 * match.named)


def by_generic_words(turn: Turn, match: Match) -> bool:
    """Named only by who acts, or by a verb that fits many figures, outside a conversation on its policy."""
    if (
        turn.follows and match.figure.indicator.policy == turn.context.policies[0]
    ) or turn.named_policy == match.figure.indicator.policy:
        return False
    generic = turn.catalogue.words.actors | turn.catalogue.words.verbs
    return all(any(c in generic for c in t.cues) for t in match.asked) and not turn.question.numbers


def counts_other_things(turn: Turn, match: Match) -> bool:
    """Asked for people, the figure counts schools: it is no answer, however much else agrees."""
    unit = turn.question.unit
    if turn.question.asks_twice:
        return False
    return (
        unit in STRICT_UNITS
        and not units_agree(unit, match.figure.unit)
        and match.figure.indicator.kind != "percent_only"
    )
