"""Indicators out of sentences by rule: what the report office writes in the same words every year.

A share is a value with a percent; its total is the number before it that the percent follows from, or failing that
the one that is called ทั้งหมด. Everything else is told apart by the words before it. What is beyond a rule is curated in
the data file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge.reading.exceptions import Excepted
from knowledge.reading.labels import draft_label, subject_label
from knowledge.reading.quantities import Percent, Quantity, percents_in, quantities_in
from knowledge.reading.units import STRUCTURE, TIMES
from knowledge.records import Kind

_ALL_BEFORE = re.compile(r"(?:ทั้งหมด|ทั้งสิ้น)\s*(?:จำนวน\s*)?$")
_EVERY = re.compile(r"ทุก([\u0e01-\u0e4e]+)\s*(?:คิดเป็น\s*)?(?:\(|ร้อยละ)?\s*$")
_CHANGE = re.compile(r"(?:เพิ่มขึ้น|ลดลง)\s*(?:จำนวน\s*)?$")
_MEAN = re.compile(r"(?:ค่าเฉลี่ย|เฉลี่ย)\s*(?:เท่ากับ\s*)?$")
_DEVIATION = re.compile(r"(?:ส่วนเบี่ยงเบนมาตรฐาน|S\.?D\.?)\s*(?:เท่ากับ|=)?\s*$")
_LIMIT = re.compile(r"(?:ไม่เกิน|ไม่น้อยกว่า|ไม่ต่ำกว่า|น้อยกว่า|เท่ากับ|ตั้งแต่|อย่างน้อย|คะแนน)\s*(?:จำนวน\s*)?$")
_UPWARDS = re.compile(r"\s*(?:ขึ้นไป|ลงมา)")
_YEARLY = re.compile(r"ปี(?:การศึกษา|งบประมาณ)\s*(?:พ\.ศ\.\s*)?\d{4}\s*(?:ทั้งหมด\s*)?(?:จำนวน\s*)?$")
_DIVIDED = re.compile(r"จำแนกเป็น|แบ่งเป็น|ประกอบด้วย|\(")
_ENUMERATOR = re.compile(r"(?<!\S)\d{1,2}\)")
_ATTACHED = re.compile(r"\s*\(?(?:คิดเป็น)?\s*(?:ร้อยละ)?\s*")
_COUNTED = re.compile(r"จำนวน\s*$")


@dataclass(frozen=True, slots=True)
class Draft:
    """An indicator as the rules see it, with the stretches of the item whose digits it holds."""

    value: Quantity | None
    percent: Percent | None
    total: Quantity | None
    total_elsewhere: bool  # the total was printed in an earlier item of the cell
    kind: Kind
    label: str
    total_label: str

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        held: list[tuple[int, int]] = []
        if self.value:
            held.append((self.value.start, self.value.end))
        if self.percent:
            held.append((self.percent.start, self.percent.end))
        if self.total and not self.total_elsewhere:
            held.append((self.total.start, self.total.end))
        return tuple(held)


def drafts_of(
    text: str, excepted: tuple[Excepted, ...], units: tuple[str, ...], earlier: Iterable[Quantity] = ()
) -> tuple[tuple[Draft, ...], tuple[Quantity, ...]]:
    """The item's indicators and all its quantities; `earlier` are quantities of the cell's items before it."""
    sentence = _Sentence(text, excepted, units, tuple(earlier))
    return tuple(sentence.drafts()), sentence.quantities


class _Sentence:
    def __init__(
        self, text: str, excepted: tuple[Excepted, ...], units: tuple[str, ...], earlier: tuple[Quantity, ...]
    ) -> None:
        self.text, self.earlier = text, earlier
        self.percents = percents_in(text, excepted)
        self.quantities = tuple(quantities_in(text, excepted, self.percents, units))
        self.enumerators = [match.start() for match in _ENUMERATOR.finditer(text)]
        self.percent_of = {q: p for q in self.quantities for p in self.percents if self._belongs(p, q)}

    def before(self, quantity: Quantity) -> str:
        return self.text[: quantity.start]

    def _belongs(self, percent: Percent, quantity: Quantity) -> bool:
        between = self.text[quantity.unit_end : percent.start]
        return percent.start >= quantity.unit_end and _ATTACHED.fullmatch(between) is not None

    def drafts(self) -> Iterator[Draft]:
        shares = [draft for percent in self.percents if (draft := self._of_percent(percent))]
        valued = {draft.value for draft in shares}
        totals: set[Quantity | None] = {draft.total for draft in shares if not draft.total_elsewhere}
        totals -= {None, *valued}
        plain = [q for q in self.quantities if q not in valued and not self._is_only_total(q, totals)]
        counts = [self._of_quantity(quantity, totals) for quantity in plain]
        for draft in sorted(_with_parts(self.text, [*shares, *counts]), key=_place):
            yield self._labelled(draft)

    def _is_only_total(self, quantity: Quantity, totals: set[Quantity | None]) -> bool:
        """A total needs no record of its own, unless it is a stage between others ("8,744 … 7,926 … 1,238")."""
        if quantity not in totals:
            return False
        index = self.quantities.index(quantity)
        stage = any(q.unit == quantity.unit and q not in self.percent_of for q in self.quantities[:index])
        return not stage

    def _of_percent(self, percent: Percent) -> Draft | None:
        value = next((q for q, p in self.percent_of.items() if p == percent), None)
        if value is not None:
            total, elsewhere = self._total_of(value, percent)
            return Draft(value, percent, total, elsewhere, "share", "", "")
        every = _EVERY.search(self.text[: percent.start])
        if every and percent.number == 100:
            base = self._counted_by(every[1], percent)
            if base:
                return Draft(base, percent, base, False, "share", "", "")
        return Draft(None, percent, None, False, self._kind_of_lone(percent), "", "")

    def _kind_of_lone(self, percent: Percent) -> Kind:
        """A percent without a value: a threshold, a difference, or a result."""
        before = re.sub(r"\(?(?:ร้อยละ)?\s*$", "", self.text[: percent.start])
        if _LIMIT.search(before) or _UPWARDS.match(self.text, percent.stop):
            return "criterion"
        return "change" if _CHANGE.search(before) else "percent_only"

    def _counted_by(self, words: str, percent: Percent) -> Quantity | None:
        """What ทุกแห่ง counts: the last number of that unit before it, within the same enumerated part."""
        start = max((place for place in self.enumerators if place < percent.start), default=0)
        part = [q for q in self.quantities if start <= q.start < percent.start and words.startswith(q.unit) and q.unit]
        return part[-1] if part else None

    def _total_of(self, value: Quantity, percent: Percent) -> tuple[Quantity | None, bool]:
        before = [q for q in self.quantities if q.start < value.start and isinstance(q.number, int) and q.number]
        fitting = [q for q in before if _follows(value, q, percent)]
        if fitting:
            return fitting[-1], False
        called = [q for q in before if _ALL_BEFORE.search(self.before(q))]
        if called:
            return called[-1], False
        elsewhere = {q.number: q for q in self.earlier if _follows(value, q, percent)}
        if len(elsewhere) == 1:
            return next(iter(elsewhere.values())), True
        unshared = [q for q in before if q not in self.percent_of and q.unit == value.unit]
        return (unshared[-1] if unshared else None), False

    def _of_quantity(self, quantity: Quantity, totals: set[Quantity | None]) -> Draft:
        return Draft(quantity, None, None, False, self._kind_of(quantity, totals), "", "")

    def _kind_of(self, quantity: Quantity, totals: set[Quantity | None]) -> Kind:
        before, after = self.before(quantity), self.text[quantity.unit_end :]
        yearly = [q for q in self.quantities if _YEARLY.search(self.before(q))]
        rules: tuple[tuple[Kind, bool], ...] = (
            ("sd", bool(_DEVIATION.search(before))),
            ("mean", bool(_MEAN.search(before))),
            ("change", bool(_CHANGE.search(before))),
            ("base", quantity in totals or bool(_ALL_BEFORE.search(before) and len(yearly) < 2)),
            ("yearly", len(yearly) > 1 and quantity in yearly),
            ("criterion", bool(_LIMIT.search(before) or _UPWARDS.match(after))),
            ("duration", quantity.unit in TIMES),
            ("criterion", quantity.number is None),
            ("context", quantity.unit in STRUCTURE and not _COUNTED.search(before)),
        )
        return next((kind for kind, holds in rules if holds), "count")

    def _labelled(self, draft: Draft) -> Draft:
        start = self._words_end(draft)
        told = [q for q in self.quantities if self._kind_of(q, set()) not in ("criterion", "context")]
        before = [*(q.unit_end for q in told), *(p.stop for p in self.percents), *self.enumerators]
        previous = max((end for end in before if end <= start), default=0)
        subject_end = min((q.start for q in self.quantities), default=start)
        label = draft_label(self.text, previous, start, subject_end)
        total_label = ""
        if draft.total and not draft.total_elsewhere:
            since = max((q.unit_end for q in self.quantities if q.unit_end <= draft.total.start), default=0)
            total_label = subject_label(self.text, since, draft.total.start)
        return replace(draft, label=label, total_label=total_label)

    def _words_end(self, draft: Draft) -> int:
        """Where the words end that say what the draft counts: before its value, or before a percent of everyone."""
        if draft.value and draft.value != draft.total:
            return draft.value.start
        return draft.percent.start if draft.percent else draft.spans[0][0]


def _follows(value: Quantity, total: Quantity, percent: Percent) -> bool:
    """Whether the percent is value over total at its printed precision; cut off counts as well as rounded."""
    if not isinstance(total.number, int) or not total.number or value.number is None:
        return False
    precision: float = 10.0 ** -len(percent.text.partition(".")[2])
    return abs(value.number / total.number * 100 - percent.number) < precision


def _with_parts(text: str, drafts: list[Draft]) -> Iterator[Draft]:
    """Counts after "จำแนกเป็น" or in brackets that add up to a number before them are its parts."""
    counts = [draft for draft in drafts if draft.kind == "count" and draft.value]
    parts: set[int] = set()
    for whole in (draft.value for draft in drafts if draft.value):
        chain = [d.value for d in counts if d.value and d.value.start > whole.start and d.value.unit == whole.unit]
        running = 0
        for length, part in enumerate(chain, start=1):
            running += int(part.number or 0)
            divided = _DIVIDED.search(text[whole.unit_end : chain[0].start])
            if length > 1 and running == whole.number and divided:
                parts |= {quantity.start for quantity in chain[:length]}
    for draft in drafts:
        yield replace(draft, kind="part") if draft.value and draft.value.start in parts and draft in counts else draft


def _place(draft: Draft) -> int:
    """Where its own number stands: the value, or the percent that stands alone."""
    return draft.spans[0][0]
