"""Phrases that wording is put together from: an amount, a share, an item, where it stands, what may be asked next."""

from __future__ import annotations

from knowledge.asking.answer import Answer, Fact
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.shortening import shorten
from knowledge.records import Citation, Passage
from knowledge.thai import format_number, thai_date

ASPECT_NAMES = {
    "figures": "ตัวเลข",
    "activities": "การดำเนินงาน",
    "obstacles": "ปัญหาอุปสรรค",
    "recommendations": "ข้อเสนอแนะ",
}
COLUMN_NAMES = {
    "figures": "เชิงปริมาณ",
    "activities": "เชิงคุณภาพ",
    "obstacles": "ปัญหาอุปสรรค",
    "recommendations": "ข้อเสนอแนะเพื่อการพัฒนา",
}
ASKED_AS = {  # how people ask for each, in the order it is offered
    "figures": "ตัวเลข",
    "obstacles": "อุปสรรค",
    "recommendations": "ข้อเสนอแนะ",
    "activities": "กิจกรรม",
    "summary": "สรุป",
}


def amount(fact: Fact) -> str:
    """ "1,238 ราย" """
    return f"{fact.value_text} {fact.unit}".strip()


def share(fact: Fact) -> str:
    """ "1,238 ราย จาก 7,926 ราย (ร้อยละ 15.61)", as much of it as the report gives."""
    if not fact.value_text:
        return f"ร้อยละ {fact.percent_text}" if fact.percent_text else ""
    text = amount(fact)
    if fact.value is None and not fact.indicator:
        return text
    if fact.total is not None and fact.total != fact.value:
        text += f" จาก {format_number(fact.total)} {fact.unit}".rstrip()
    elif fact.total is not None:
        text = f"ครบทั้ง {text}"
    if fact.percent_text:
        text += f" (ร้อยละ {fact.percent_text})"
    return text


def figure_headline(fact: Fact, focus: str) -> str:
    """The first line of a figure: what was asked of it, and nothing that could be taken for it.

    "share" tells the count with its whole, for where either may be meant.
    """
    if focus == "total" and fact.total is not None:
        return f"{fact.total_label or 'ทั้งหมด'}: {format_number(fact.total)} {fact.unit}"
    if not fact.value_text:
        return f"{fact.label}: ร้อยละ {fact.percent_text} (รายงานไม่ได้พิมพ์จำนวนไว้)"
    if focus == "percent" and fact.percent_text:
        return f"ร้อยละ {fact.percent_text} — {fact.label}: {amount(fact)}"
    if focus == "value" and fact.total != fact.value:
        percent = f" (ร้อยละ {fact.percent_text})" if fact.percent_text else ""
        return f"{fact.label}: {amount(fact)}{percent}"
    return f"{fact.label}: {share(fact)}"


def whole_line(fact: Fact, focus: str) -> str:
    """What a figure is out of, where its first line leaves that open; "" where there is nothing to add."""
    if fact.total is None or fact.total == fact.value or focus not in ("value", "percent"):
        return ""
    return f"คิดจากทั้งหมด {format_number(fact.total)} {fact.unit}".rstrip() + (
        f" ({fact.total_label})" if fact.total_label else ""
    )


def item_line(passage: Passage, room: int) -> str:
    text = shorten(passage.text, room) if room else passage.text
    return f"{passage.number}. {text}" if "." not in passage.number else f"   {passage.number} {text}"


def source_line(answer: Answer, catalogue: Catalogue) -> str:
    """ "ที่มา: ข้อ 2 การแก้ไขปัญหาหนี้สินครู เชิงปริมาณ ข้อ 1 · ข้อมูล ณ 10 ต.ค. 67" """
    citations = [c for c in answer.citations if c.policy]
    date = thai_date(answer.facts[0].as_of if answer.facts else catalogue.edition.report.as_of)
    if not citations:
        return f"ที่มา: หน้าปกรายงาน · ข้อมูล ณ {date}" if answer.aspect == "meta" else f"ข้อมูล ณ {date}"
    if answer.aspect == "summary" and len(answer.policies) == 1:  # of all its columns
        policy = catalogue.policies[answer.policies[0]]
        return f"ที่มา: ข้อ {policy.number} {policy.short_title} · ข้อมูล ณ {date}"
    places = list(dict.fromkeys(_place(c, catalogue) for c in citations))
    more = f" และอีก {len(places) - 1} ข้อ" if len(places) > 1 else ""
    return f"ที่มา: {places[0]}{more} · ข้อมูล ณ {date}"


def _place(citation: Citation, catalogue: Catalogue) -> str:
    policy = catalogue.policies[citation.policy]
    item = f" ข้อ {citation.number}" if citation.number else ""
    return f"ข้อ {policy.number} {policy.title} {COLUMN_NAMES[citation.aspect]}{item}"


def suggestions(answer: Answer, catalogue: Catalogue) -> tuple[str, ...]:
    """Next questions of this answer: the other columns of its policy, or policies to begin with."""
    if answer.outcome == "clarify":
        return tuple(shown for shown, _ in answer.choices)
    policy = answer.policies[0] if len(answer.policies) == 1 else None
    shares = answer.aspect == "figures" and answer.outcome == "answer" and answer.main == 1
    rest = [f for f in answer.facts[:1] if shares and f.value is not None and f.total and f.total > f.value]
    if policy is None:
        return ("มีเรื่องอะไรบ้าง", "สรุปทั้งเล่ม", "เรื่องไหนได้ร้อยละน้อยที่สุด")
    title = catalogue.policies[policy].short_title
    offers = [f"{asked}เรื่อง{title}" for aspect, asked in ASKED_AS.items() if aspect != answer.aspect]
    return tuple((["เหลืออีกเท่าไร"] if rest else []) + offers)[:4]
