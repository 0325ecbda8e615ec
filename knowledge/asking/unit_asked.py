"""The figures of what was talked of, in the unit that is asked for: "ต่างกันกี่คน" after the episodes of two channels.

Where what was told last is counted in another unit, what is computed with is what is counted so of the same subjects.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from knowledge.asking.catalogue import NO_RESULTS, Figure, units_agree
from knowledge.asking.operands import Operand
from knowledge.asking.turn import Turn


def in_unit_asked(turn: Turn, told: list[Operand]) -> list[Operand]:
    """Of the same subjects what is counted alike in the unit asked for; what was told, where nothing is."""
    unit = turn.question.unit
    figures = [f for o in told if (f := turn.catalogue.values.get(o.indicator.id)) is not None]
    if not unit or len(told) < 2 or len(figures) < len(told) or any(units_agree(unit, f.unit) for f in figures):
        return told
    shared = frozenset.intersection(*(f.naming for f in figures))
    counted = [_counted_so(turn, f.naming - shared, f.indicator.policy) for f in figures]
    alike = [(said, row) for row in product(*counted) if (said := _said_of_all(row)) and len(set(row)) == len(row)]
    return [Operand(f.indicator) for f in max(alike, key=lambda pair: pair[0])[1]] if alike else told


def _counted_so(turn: Turn, subject: frozenset[str], policy: str) -> list[Figure]:
    own = [f for f in turn.catalogue.values.values() if f.indicator.policy == policy and subject & f.naming]
    return [f for f in own if f.indicator.kind not in NO_RESULTS and units_agree(turn.question.unit, f.unit)]


def _said_of_all(figures: Sequence[Figure]) -> int:
    return len(frozenset.intersection(*(f.naming for f in figures)))
