"""Figures named in a text, such as {debt.reduced}, filled in from the records, so that nobody types a number.

A reference is the id of an indicator, alone or with a form: {debt.reduced} reads "1,238 ราย", {debt.reduced.percent}
"ร้อยละ 15.61". What each form gives stands in FORMS.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge.changes import figure
from knowledge.records import Edition, Indicator
from knowledge.thai import format_number, thai_date

MOST_NEAREST = 3
LEAST_LIKENESS = 55.0
_REFERENCE = re.compile(r"\{([^{}\n]*)\}|[{}]")


def _with_unit(number: str, unit: str) -> str:
    return f"{number} {unit}".strip() if number else ""


FORMS: dict[str, tuple[str, Callable[[Indicator], str]]] = {  # form -> what it is called, what it reads
    "": ("จำนวนพร้อมหน่วย", lambda i: _with_unit(i.value_text, i.unit) or _percent(i)),
    "value": ("จำนวน", lambda i: i.value_text),
    "percent": ("ร้อยละ", lambda i: _percent(i)),
    "total": ("จำนวนทั้งหมด", lambda i: "" if i.total is None else _with_unit(format_number(i.total), i.unit)),
    "full": ("จำนวน ทั้งหมด และร้อยละ", figure),
    "label": ("สิ่งที่นับ", lambda i: i.label),
    "unit": ("หน่วย", lambda i: i.unit),
    "date": ("วันที่ของข้อมูล", lambda i: thai_date(i.as_of)),
}


def _percent(indicator: Indicator) -> str:
    return f"ร้อยละ {indicator.percent_text}" if indicator.percent_text else ""


@dataclass(frozen=True, slots=True)
class ReferenceFault:
    """A reference that names nothing."""

    start: int  # in the text as written
    end: int
    reference: str  # without its braces
    fault: str  # one Thai sentence
    nearest: tuple[str, ...]  # references that it may have meant, likeliest first


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its references filled in; those with faults stay as they are."""

    text: str
    indicators: tuple[str, ...]  # ids of those that were named, each once
    faults: tuple[ReferenceFault, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A reference that may be put in."""

    reference: str  # without its braces
    reads: str  # "1,238 ราย"
    label: str
    policy: str  # id


def fill(text: str, edition: Edition) -> Filled:
    """Fill every reference in from the edition's records."""
    indicators = {each.id: each for each in edition.indicators}
    pieces: list[str] = []
    named: dict[str, None] = {}
    faults: list[ReferenceFault] = []
    at = 0
    for match in _REFERENCE.finditer(text):
        reference = (match[1] or "").strip()
        reads, indicator, fault = _read(reference, indicators) if match[1] is not None else ("", None, _BRACE)
        pieces.append(text[at : match.start()] + (match.group() if fault else reads))
        at = match.end()
        if fault:
            faults.append(ReferenceFault(*match.span(), reference, fault, _nearest(reference, indicators)))
        elif indicator:
            named[indicator.id] = None
    return Filled("".join(pieces) + text[at:], tuple(named), tuple(faults))


_BRACE = "วงเล็บปีกกาไม่ครบคู่"


def _read(reference: str, indicators: dict[str, Indicator]) -> tuple[str, Indicator | None, str]:
    """What a reference reads, the indicator it names, and what is wrong with it ("" where nothing is)."""
    name, form = reference, ""
    if name not in indicators:
        name, _, form = reference.rpartition(".")
    indicator = indicators.get(name)
    if indicator is None:
        return "", None, f"ไม่มีตัวเลขชื่อ {{{reference}}} ในรายงาน"
    if form not in FORMS:
        return "", indicator, f"ไม่มีรูป .{form} ใช้ได้: {', '.join('.' + each for each in FORMS if each)}"
    reads = FORMS[form][1](indicator)
    return reads, indicator, "" if reads else f"รายงานไม่ได้พิมพ์{FORMS[form][0]}ของ {{{name}}}"


def _nearest(reference: str, indicators: dict[str, Indicator]) -> tuple[str, ...]:
    if not reference:
        return ()
    name, _, form = reference.rpartition(".")
    if name in indicators:  # the form is wrong or the report lacks it
        whole = [f"{name}.{each}" if each else name for each in FORMS if FORMS[each][1](indicators[name])]
        found = process.extract(reference, whole, limit=MOST_NEAREST)
        return tuple(each for each, _, _ in found)
    tail = f".{form}" if name and form in FORMS else ""
    known = reference.removesuffix(tail) if tail else reference
    found = process.extract(known, list(indicators), scorer=fuzz.ratio, limit=MOST_NEAREST, score_cutoff=LEAST_LIKENESS)
    return tuple(each + tail for each, _, _ in found)


def offered(edition: Edition, typed: str, policies: Collection[str] = (), most: int = 8) -> tuple[Offered, ...]:
    """References that begin so, or whose label or policy is like what was typed; of the named policies only.

    A whole id is followed by its forms.
    """
    typed = typed.strip().lstrip("{").strip().lower()
    mine = [each for each in edition.indicators if not policies or each.policy in policies]
    whole = next((each for each in mine if typed == each.id or typed.startswith(f"{each.id}.")), None)
    if whole:
        forms = [(f"{whole.id}.{form}".rstrip("."), read(whole), called) for form, (called, read) in FORMS.items()]
        listed = [Offered(reference, reads, called, whole.policy) for reference, reads, called in forms if reads]
        return tuple(each for each in listed if each.reference.startswith(typed))[:most]
    titles = {policy.id: policy.short_title for policy in edition.policies}
    ranked = [(_likeness(typed, each, titles[each.policy]), each) for each in mine]
    ranked.sort(key=lambda pair: (-pair[0], pair[1].table == "short"))
    return tuple(
        Offered(each.id, FORMS[""][1](each), each.label, each.policy)
        for likeness, each in ranked
        if likeness >= LEAST_LIKENESS
    )[:most]


def _likeness(typed: str, indicator: Indicator, title: str) -> float:
    if not typed or indicator.id.startswith(typed):
        return 101.0
    if indicator.id.partition(".")[2].startswith(typed):
        return 100.5
    return max(
        fuzz.partial_ratio(typed, text) if len(typed) <= len(text) else fuzz.ratio(typed, text)
        for text in (indicator.id, indicator.label, title)
    )
