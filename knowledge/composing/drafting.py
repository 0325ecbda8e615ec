"""From what changed between two editions to what the PR team may announce: one text for each policy that changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.asking.shortening import shorten
from knowledge.changes import (
    Change,
    FigureAdded,
    FigureChanged,
    FigureRelabelled,
    FigureRemoved,
    ItemAdded,
    ItemReworded,
    PolicyAdded,
    PolicyRemoved,
    changes,
)
from knowledge.records import Edition
from knowledge.thai import thai_date

MOST_FIGURES = 12  # of a text; more are to be looked up
MOST_ITEMS = 3
ITEM_ROOM = 160  # characters
COLUMNS = {
    "figures": "ผลเชิงปริมาณ",
    "activities": "การดำเนินงาน",
    "obstacles": "ปัญหาอุปสรรค",
    "recommendations": "ข้อเสนอแนะ",
}
_OWN_DATE = re.compile(r" ณ \d{1,2} \S+ \d\d$")
MORE = "รายละเอียดอื่นที่เปลี่ยน ดูได้จากปุ่มด้านล่าง"


@dataclass(frozen=True, slots=True)
class Announcement:
    """What may be told of one policy."""

    policy: str  # id
    title: str  # the policy's short title
    text: str  # the first line is the headline
    figures: tuple[FigureChanged, ...]  # old and new, those of the short table that repeat them left out


def announcements(old: Edition, new: Edition) -> tuple[Announcement, ...]:
    """One for each policy that changed, in the report's order; a policy where nothing changed has none."""
    found = changes(old, new)
    titles = {policy.id: policy.short_title for policy in (*old.policies, *new.policies)}
    written = (_announcement(policy, titles[policy], new, [c for c in found if _of(c) == policy]) for policy in titles)
    in_order = [policy.id for policy in new.policies]
    kept = [each for each in written if each is not None]
    return tuple(sorted(kept, key=lambda a: in_order.index(a.policy) if a.policy in in_order else len(in_order)))


def told_figures(found: Iterable[Change]) -> tuple[FigureChanged, ...]:
    """The figures that changed, each once: the short table repeats many of the detailed one."""
    changed = [each for each in found if isinstance(each, FigureChanged)]
    detailed = {(each.before, each.after) for each in changed if each.table == "detail"}
    ids = {each.indicator for each in changed}
    return tuple(
        each
        for each in changed
        if each.table == "detail"
        or (each.indicator.removeprefix("short.") not in ids and (each.before, each.after) not in detailed)
    )


def figure_line(change: FigureChanged) -> str:
    """ "• ครูที่หนี้ลดลง: 1,238 ราย (15.61%) → 1,300 ราย (16.40%) (เพิ่มขึ้น 62)" """
    before, after = _old_and_new(change)
    by = _by_how_much(change)
    return f"• {change.label}: {before} → {after}" + (f" ({by})" if by else "")


def _old_and_new(change: FigureChanged) -> tuple[str, str]:
    """What was printed and what is; without the date where both have the same."""
    dates = [_OWN_DATE.search(text) for text in (change.before, change.after)]
    if dates[0] and dates[1] and dates[0].group() == dates[1].group():
        return change.before[: dates[0].start()], change.after[: dates[1].start()]
    return change.before, change.after


def _by_how_much(change: FigureChanged) -> str:
    """ "เพิ่มขึ้น 62", "ลดลง 5"; "" where the number is the same or there is none."""
    if not change.difference:
        return ""
    return f"{'เพิ่มขึ้น' if change.difference > 0 else 'ลดลง'} {abs(change.difference):,}"


def _of(change: Change) -> str:
    return getattr(change, "policy", "")


def _announcement(policy: str, title: str, new: Edition, found: list[Change]) -> Announcement | None:
    if not found:
        return None
    if any(isinstance(each, PolicyRemoved) for each in found):
        text = f"📢 รายงานฉบับล่าสุดไม่มีเรื่อง{title}แล้ว\n{_as_of(new, ())}"
        return Announcement(policy, title, text, ())
    figures = told_figures(found)
    added = any(isinstance(each, PolicyAdded) for each in found)
    head = f"📢 เรื่องใหม่ในรายงาน: {title}" if added else f"📢 ปรับข้อมูลเรื่อง{title}"
    lines = [*_figure_lines(figures), *_new_figures(found), *_item_lines(found)]
    shown = lines or ["มีการปรับถ้อยคำในรายงาน ตัวเลขเดิมไม่เปลี่ยน"]
    text = "\n".join([head, *shown, *([MORE] if _more(found, figures) else []), _as_of(new, figures)])
    return Announcement(policy, title, text, figures)


def _figure_lines(figures: tuple[FigureChanged, ...]) -> Iterator[str]:
    yield from map(figure_line, figures[:MOST_FIGURES])


def _new_figures(found: list[Change]) -> Iterator[str]:
    added = [each for each in found if isinstance(each, FigureAdded) and each.table == "detail"]
    for each in added[:MOST_FIGURES]:
        yield f"• ใหม่ {each.label}: {each.after}"


def _item_lines(found: list[Change]) -> Iterator[str]:
    items = [each for each in found if isinstance(each, ItemAdded | ItemReworded) and each.aspect != "figures"]
    for each in items[:MOST_ITEMS]:
        what = "เพิ่ม" if isinstance(each, ItemAdded) else "ปรับ"
        yield f"• {what}{COLUMNS[each.aspect]}: {shorten(each.after, ITEM_ROOM)}"


def _more(found: list[Change], figures: tuple[FigureChanged, ...]) -> bool:
    """Whether something changed that the text doesn't tell."""
    items = [each for each in found if isinstance(each, ItemAdded | ItemReworded) and each.aspect != "figures"]
    return (
        len(figures) > MOST_FIGURES
        or len(items) > MOST_ITEMS
        or any(isinstance(each, FigureRelabelled | FigureRemoved) and each.table == "detail" for each in found)
    )


def _as_of(new: Edition, figures: tuple[FigureChanged, ...]) -> str:
    dates = {each.id: each.as_of for each in new.indicators}
    days = sorted({dates.get(each.indicator, new.report.as_of) for each in figures} or {new.report.as_of})
    return f"ข้อมูล ณ {' และ '.join(thai_date(day) for day in days)}"
