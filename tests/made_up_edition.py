"""A small made-up edition of another year, with nothing wrong in it: what tests of the knowledge base start from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from knowledge.expectations import (
    Bases,
    Difference,
    Expectations,
    Figure,
    Hundred,
    SameThing,
    Scope,
    Sum,
    Within,
)
from knowledge.records import (
    Aspect,
    Edition,
    Erratum,
    Finding,
    Group,
    Indicator,
    Introduction,
    Passage,
    Policy,
    Report,
)

AS_OF = date(2025, 10, 6)

REPORT = Report(
    id="qw-2568",
    title="รายงานสมมติ ประจำปีงบประมาณ พ.ศ. 2568",
    fiscal_year=2568,
    as_of=AS_OF,
    publisher="สำนักสมมติ สพฐ.",
    sources=("สพท. จำนวน 245 เขต", "หน่วยงานส่วนกลาง"),
)


def passage(policy: str, aspect: Aspect, order: int, text: str, **more: Any) -> Passage:
    """An item whose printed number is its order, unless told otherwise."""
    parts: dict[str, Any] = {
        "number": str(order),
        "parent": None,
        "heading": False,
        "source_text": text,
        "line": 10 + order,
    }
    return Passage(policy=policy, aspect=aspect, order=order, text=text, **{**parts, **more})


def indicator(id: str, value: int | float | None, **more: Any) -> Indicator:  # noqa: A002 (as the record calls it)
    """An indicator of the detailed table (of the short one where the id says so), printed as its value suggests."""
    short = id.startswith("short.")
    value_text = "" if value is None else f"{value:,}"
    parts: dict[str, Any] = {
        "policy": id.removeprefix("short.").partition(".")[0],
        "table": "short" if short else "detail",
        "aspect": "figures",
        "number": "" if short else "1",
        "order": 1,
        "label": f"ตัวเลข {id}",
        "value": value,
        "value_text": value_text,
        "unit": "คน",
        "total": None,
        "total_label": "",
        "percent": None,
        "percent_text": "",
        "as_of": AS_OF,
        "own_date": False,
        "kind": "count",
        "source_text": f"ข้อความของ {id} จำนวน {value_text} คน",
        "line": 20,
        "repeats": id.removeprefix("short.") if short else "",
    }
    return Indicator(id=id, **{**parts, **more})


def share(id: str, value: int, total: int, percent_text: str, **more: Any) -> Indicator:  # noqa: A002
    """A value out of a total with its percent."""
    parts = {"total": total, "percent": float(percent_text), "percent_text": percent_text, "kind": "share"}
    return indicator(id, value, **{**parts, "total_label": f"ทั้งหมดของ {id}", **more})


POLICIES = (
    Policy("savings", "teachers", 1, "การออมของครู", "การออมของครู", "savings.members"),
    Policy("kitchens", "students", 1, "โรงอาหารปลอดภัย", "โรงอาหาร", "kitchens.clean"),
)

PASSAGES = (
    passage("savings", "figures", 1, "ครู จำนวน 1,240 คน เข้าร่วม 310 คน (25.00%)", source_text="ครู  จำนวน 1,240 คน"),
    passage("savings", "figures", 2, "แบ่งเป็นชาย 120 คน หญิง 190 คน"),
    passage("savings", "activities", 1, "จัดอบรมการวางแผนการออม ดังนี้", heading=True),
    passage("savings", "activities", 2, "อบรมผ่านระบบออนไลน์", number="1.1", parent="1"),
    passage("savings", "obstacles", 1, "ครูบางส่วนไม่มีเวลาเข้าอบรม"),
    passage("savings", "recommendations", 1, "ควรจัดอบรมในวันหยุด"),
    passage("kitchens", "figures", 1, "โรงอาหารที่สะอาด 450 แห่ง จาก 600 แห่ง (75%)"),
    passage("kitchens", "activities", 1, "=ตรวจเยี่ยมโรงอาหาร"),
)

INDICATORS = (
    share("savings.members", 310, 1_240, "25.00", own_date=True, as_of=date(2025, 9, 30)),
    indicator("savings.men", 120, number="2", order=2, kind="part"),
    indicator("savings.women", 190, number="2", order=2, kind="part"),
    indicator("savings.before", 250, number="2", order=2, kind="yearly"),
    indicator("savings.increase", 60, number="2", order=2, kind="change"),
    indicator("savings.mean", 4.43, number="2", order=2, kind="mean", unit=""),
    indicator("savings.age", None, number="2", order=2, kind="criterion", value_text="20 - 60", unit="ปี"),
    share("kitchens.clean", 450, 600, "75", unit="แห่ง"),
    share("kitchens.dirty", 150, 600, "25", unit="แห่ง"),
    indicator("kitchens.cooks", 1_240, kind="base"),
    indicator("kitchens.satisfied", None, kind="percent_only", percent=87.4, percent_text="87.4", unit=""),
    share("short.savings.members", 310, 1_240, "25.00", unit="ราย", as_of=AS_OF),
    indicator("short.kitchens.clean", 450, unit="แห่ง"),
)

EXPECTATIONS = Expectations(
    (
        Sum((Figure("savings.men", "value"), Figure("savings.women", "value")), Figure("savings.members", "value")),
        Hundred(("kitchens.clean", "kitchens.dirty")),
        Difference(
            Figure("savings.before", "value"), Figure("savings.members", "value"), Figure("savings.increase", "value")
        ),
        Bases((Figure("savings.members", "total"), Figure("kitchens.cooks", "value")), "ครู"),
        Within(Figure("savings.men", "value"), Figure("kitchens.cooks", "value")),
        Scope(
            "kitchens.clean",
            "ข้อความของ kitchens.clean",
            "โรงอาหารทุกสังกัด",
            "ตารางย่อนับ {kitchens.clean} แห่งจากทุกสังกัด",
            ("kitchens.dirty",),
        ),
        SameThing(("kitchens.clean", "kitchens.alike")),
    )
)


def made_up_edition() -> Edition:
    """The whole edition; every call gives an equal one."""
    return Edition(
        report=REPORT,
        groups=(Group("teachers", "ลดภาระครู"), Group("students", "ลดภาระนักเรียน")),
        policies=POLICIES,
        passages=PASSAGES,
        introductions=(Introduction("savings", "figures", 1, "การออมมีผลดังนี้", "การออม มีผลดังนี้", 9),),
        indicators=INDICATORS,
        errata=(
            Erratum("สำรอง", "สำรวจ", "savings", "activities", 1, "ความในข้อเดียวกัน", "high", True),
            Erratum("eMENSER", "eMENSCR", "", "cover", 0, "ชื่อระบบ", "high", False),
        ),
        findings=(
            Finding("made-up", "savings", ("savings.members", "savings.men"), ("310", "120"), "ข้อสังเกตสมมติ"),
            Finding("made-up", "kitchens", (), (), "ข้อสังเกตที่ไม่มีตัวเลข"),
        ),
    )


def with_indicator(edition: Edition, indicator_id: str, **fields: Any) -> Edition:
    """The edition with some fields of one indicator changed."""
    if indicator_id not in {each.id for each in edition.indicators}:
        raise KeyError(indicator_id)
    changed = tuple(replace(each, **fields) if each.id == indicator_id else each for each in edition.indicators)
    return replace(edition, indicators=changed)


def with_more(edition: Edition, *indicators: Indicator) -> Edition:
    """The edition with some more indicators."""
    return replace(edition, indicators=(*edition.indicators, *indicators))
