"""How many there are of what an item tells and no figure counts: a number that it prints."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_forms
from knowledge.asking.choosing import chosen_passages
from knowledge.asking.picking import is_specific
from knowledge.asking.turn import Turn

EXPLAINED = 0.5  # share of a question that a passage must speak of


def counted_in_item(turn: Turn) -> Answer | None:
    """A number that stands in an item and is no figure: "แผนโรงเรียนคุณภาพเสนอให้ทำกี่ปี" — "3-5 ปี"."""
    forms = unit_forms(turn.question.unit)
    policy = turn.titled_policy or (turn.policy if turn.follows else None)
    if not forms or policy is None:
        return None
    printed = re.compile(rf"\d[\d,\s–-]*(?:{'|'.join(forms)})")
    found = [m for m in turn.passages(among=(policy,)) if m.explained >= EXPLAINED]
    told = [m for m in found if printed.search(m.item.text) and is_specific(turn, m)]
    return chosen_passages(turn, told, column=True) if told else None
