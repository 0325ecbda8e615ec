"""What changed between two editions: old, new and the difference of each figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.turn import fact_of
from knowledge.cards.card import Bar, Card, Panel, Pictured
from knowledge.changes import Change, FigureChanged, changes
from knowledge.records import Edition
from knowledge.thai import format_number, thai_date

MOST = 10  # figures
_PERCENT_ALONE = re.compile(r"^\(([^)]*)\)")  # of a figure without an amount
SOURCE = "ที่มา: เทียบรายงานสองฉบับ"
OTHER = {  # changes that are counted, not shown
    "figure-added": "ตัวเลขใหม่",
    "figure-removed": "ตัวเลขที่ไม่มีแล้ว",
    "item-added": "ข้อความใหม่",
    "item-removed": "ข้อความที่ไม่มีแล้ว",
    "item-reworded": "ข้อความที่แก้ถ้อยคำ",
    "policy-added": "เรื่องใหม่",
    "policy-removed": "เรื่องที่ไม่มีแล้ว",
}


def change_card(old: Edition, catalogue: Catalogue, policy: str = "") -> Pictured:
    """What changed from an older edition to the catalogue's, in all of it or in one policy."""
    found = [each for each in changes(old, catalogue.edition) if not policy or getattr(each, "policy", "") == policy]
    return changed_card(found, f"จากข้อมูล ณ {thai_date(old.report.as_of, short=False)}", catalogue, policy)


def changed_card(found: Iterable[Change], since: str, catalogue: Catalogue, policy: str = "") -> Pictured:
    """What changed, told by what is known of it; `since` is how the card says from when."""
    found, new = list(found), catalogue.edition
    figures = [
        change
        for change in found
        if isinstance(change, FigureChanged) and change.table == "detail" and change.indicator in catalogue.indicators
    ]
    shown = figures[:MOST]
    facts = tuple(fact_of(catalogue, catalogue.indicators[change.indicator]) for change in shown)
    policies = tuple(dict.fromkeys(change.policy for change in shown))
    after = thai_date(new.report.as_of, short=False)
    card = Card(
        kind="change",
        name="-".join(["change", *([policy] if policy else [])]),
        tag="สิ่งที่เปลี่ยนไป",
        title=catalogue.policies[policy].title if policy else "ตัวเลขที่เปลี่ยนจากรายงานฉบับก่อน",
        subtitle=f"{since} → {after}" if figures else "ไม่มีตัวเลขใดเปลี่ยน",
        panels=tuple(
            Panel(
                "" if policy else catalogue.policies[each].short_title,
                tuple(_bar(change, catalogue) for change in shown if change.policy == each),
            )
            for each in policies
        ),
        notes=_notes(found, len(figures) - len(shown)),
        as_of=f"ข้อมูล ณ {after}",
        source=SOURCE,
        report=new.report.title,
    )
    answer = Answer(
        "answer",
        policies or ((policy,) if policy else ()),
        "analysis",
        facts,
        citations=tuple(dict.fromkeys(fact.citation for fact in facts)),
        main=len(facts),
    )
    return Pictured(card, answer)


def _bar(change: FigureChanged, catalogue: Catalogue) -> Bar:
    unit = catalogue.indicators[change.indicator].unit
    steps = []
    if change.difference:
        steps.append(f"{_signed(change.difference)} {unit}".rstrip())
    if change.percent_points:
        steps.append(f"{_signed(change.percent_points)} จุดร้อยละ")
    before, after = (_PERCENT_ALONE.sub(r"\1", each) for each in (change.before, change.after))
    return Bar(change.label, " · ".join(steps) or "เปลี่ยน", f"{before}\n→ {after}")


def _signed(number: int | float) -> str:
    """ "▲ +12", "▼ −3": said by shape and sign, not by colour."""
    return f"{'▲ +' if number > 0 else '▼ −'}{format_number(abs(number))}"


def _notes(found: list[Change], left_out: int) -> tuple[str, ...]:
    counts: Counter[str] = Counter(change.kind for change in found if getattr(change, "table", "detail") == "detail")
    others = [f"{name} {counts[kind]} รายการ" for kind, name in OTHER.items() if counts[kind]]
    more = [f"ยังมีตัวเลขที่เปลี่ยนอีก {left_out} รายการ"] if left_out else []
    return (*more, *([f"นอกจากนี้มี {', '.join(others)}"] if others else []))
