"""What the ranking or the selection that is talked of was made among, in the order it was told."""

from __future__ import annotations

from knowledge.asking.operands import Operand, last_operands
from knowledge.asking.turn import Turn
from knowledge.records import Indicator

_SHARES = frozenset({"%", "จุดร้อยละ"})  # units of what was told of percents


def told_among(turn: Turn) -> list[Indicator]:
    """The figures that were ranked, or of which some were picked; none where none were."""
    known = turn.catalogue.indicators
    return [known[each] for each in turn.context.among if each in known]


def told_by_value(turn: Turn) -> bool:
    """Whether these are told by their numbers rather than their percents."""
    among = [Operand(i) for i in told_among(turn)]
    alike = len({o.unit_class for o in among}) == 1 and all(o.number is not None for o in among)
    return alike and turn.context.unit not in _SHARES


def ranking_told(turn: Turn) -> list[Operand]:
    """All of the ranking just told, of which a ranking of percents shows the first three; none without one."""
    shown, among = last_operands(turn), [Operand(i) for i in told_among(turn)]
    if turn.context.operation != "rank":
        return []
    if turn.context.unit not in _SHARES or len(among) < len(shown) or len(shown) < 2:
        return shown
    rising = (shown[0].percent or 0) < (shown[-1].percent or 0)
    return sorted(among, key=lambda o: ((o.percent or 0) * (1 if rising else -1), o.indicator.id))
