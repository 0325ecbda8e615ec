"""How many there are of what an item tells and no figure counts: a number that it prints, or a list."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import unit_forms
from knowledge.asking.choosing import COLUMNS, chosen_passages
from knowledge.asking.listing import LISTS
from knowledge.asking.picking import STRONG_PICK, is_specific, picked_weight
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


def listed_in_item(turn: Turn) -> Answer | None:
    """ "ตั้งคณะทำงานกี่ชุด อะไรบ้าง": the item that is meant, where it lists them, though no figure counts them."""
    if not _AND_WHICH.search(turn.question.normal):
        return None
    among = (turn.titled_policy,) if turn.titled_policy else None
    best = next(iter(turn.passages(among=among, aspects=COLUMNS)), None)
    meant = best is not None and best.explained >= EXPLAINED and picked_weight(turn, best) >= STRONG_PICK
    return chosen_passages(turn, [best]) if best is not None and meant and LISTS.search(best.item.text) else None


_AND_WHICH = re.compile(r"(?:กี่|เท่าไ|เท่าใด)\S*\s?\S*?(?:มี|คือ|ได้แก่|เป็น)?\s?(?:อะไร|ไร|เรื่องไหน|ชุดไหน|ด้านไหน)\s?(?:บ้าง|มั่ง)")
