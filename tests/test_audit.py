"""The audit: a clean edition yields nothing, and each fault put into it yields exactly its finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.audit import (
    BASES_DIFFER,
    CHANGE_DIFFERS,
    DATE_AFTER_REPORT,
    KINDS,
    LARGER_THAN_WHOLE,
    PERCENT_DIFFERS,
    PERCENTS_NOT_100,
    SAME_NUMBER,
    SCOPE_DIFFERS,
    SUM_DIFFERS,
    TABLES_DIFFER,
    audit,
)
from knowledge.errors import ReportError
from knowledge.expectations import (
    TEXT_LIMIT,
    Expectations,
    Scope,
    check_expectations,
    read_expectations,
)
from knowledge.records import Edition
from tests.made_up_edition import (
    EXPECTATIONS,
    indicator,
    made_up_edition,
    share,
    with_indicator,
    with_more,
)


def test_a_clean_edition_has_no_findings() -> None:
    assert audit(made_up_edition(), EXPECTATIONS) == ()


@dataclass(frozen=True)
class Fault:
    name: str
    put_in: Callable[[Edition], Edition]
    kind: str
    indicators: tuple[str, ...]
    readings: tuple[str, ...]
    text: str


FAULTS = [
    Fault(
        "a percent cut off instead of rounded",
        lambda e: with_more(
            e, share("savings.debt", 1_238, 7_926, "15.61"), share("short.savings.debt", 1_238, 7_926, "15.61")
        ),
        PERCENT_DIFFERS,
        ("savings.debt", "short.savings.debt"),
        ("15.61", "15.62"),
        "รายงานพิมพ์ร้อยละ 15.61 แต่ 1,238 ÷ 7,926 คำนวณได้ร้อยละ 15.62 (รายงานตัดเศษทิ้ง)",
    ),
    Fault(
        "a wrong percent",
        lambda e: with_indicator(e, "kitchens.dirty", percent=26.0, percent_text="26"),
        PERCENT_DIFFERS,
        ("kitchens.dirty",),
        ("26", "25"),
        "",
    ),
    Fault(
        "parts that don't add up",
        lambda e: with_indicator(e, "savings.men", value=119, value_text="119"),
        SUM_DIFFERS,
        ("savings.members", "savings.men", "savings.women", "short.savings.members"),
        ("309", "310"),
        "ส่วนย่อย 119 + 190 รวมได้ 309 แต่รายงานพิมพ์ยอดรวม 310",
    ),
    Fault(
        "percents that don't add up to 100",
        lambda e: with_indicator(e, "kitchens.dirty", value=162, value_text="162", percent=27.0, percent_text="27"),
        PERCENTS_NOT_100,
        ("kitchens.clean", "kitchens.dirty", "short.kitchens.clean"),
        ("102", "100"),
        "ร้อยละของ 2 กลุ่มที่รายงานพิมพ์ รวมได้ 102 ไม่ใช่ 100",
    ),
    Fault(
        "a change that isn't the difference",
        lambda e: with_indicator(e, "savings.increase", value=70, value_text="70"),
        CHANGE_DIFFERS,
        ("savings.increase", "savings.members", "savings.before", "short.savings.members"),
        ("70", "60"),
        "รายงานพิมพ์ว่าเปลี่ยนแปลง 70 แต่ 310 − 250 ได้ 60",
    ),
    Fault(
        "two tables that disagree",
        lambda e: with_indicator(e, "short.kitchens.clean", value=455, value_text="455"),
        TABLES_DIFFER,
        ("kitchens.clean", "short.kitchens.clean"),
        ("455", "450"),
        "ตัวเลข kitchens.clean ตารางย่อพิมพ์ 455 แต่ตารางละเอียดพิมพ์ 450",
    ),
    Fault(
        "one number for other things in the short table",
        lambda e: with_indicator(e, "short.kitchens.clean", source_text="โรงอาหาร ทุกสังกัด 450 แห่ง"),
        SCOPE_DIFFERS,
        ("kitchens.clean", "kitchens.dirty", "short.kitchens.clean"),
        ("โรงอาหารทุกสังกัด", "ข้อความของ kitchens.clean"),
        "ตารางย่อนับ 450 แห่งจากทุกสังกัด",
    ),
    Fault(
        "a figure younger than the report",
        lambda e: with_indicator(e, "savings.members", as_of=date(2025, 10, 10)),
        DATE_AFTER_REPORT,
        ("savings.members",),
        ("10 ต.ค. 68", "6 ต.ค. 68"),
        "ข้อมูลนี้ลงวันที่ 10 ต.ค. 68 ซึ่งหลังวันที่ของรายงาน คือ 6 ต.ค. 68",
    ),
    Fault(
        "two young figures of one sentence",
        lambda e: with_more(
            e, *(indicator(f"savings.{n}", n, own_date=True, as_of=date(2026, 1, 1)) for n in (71, 72))
        ),
        DATE_AFTER_REPORT,
        ("savings.71", "savings.72"),
        ("1 ม.ค. 69", "6 ต.ค. 68"),
        "",
    ),
    Fault(
        "a part larger than its total",
        lambda e: with_more(e, share("savings.odd", 1_500, 1_200, "125.00")),
        LARGER_THAN_WHOLE,
        ("savings.odd",),
        ("1,500", "1,200"),
        "ตัวเลข savings.odd พิมพ์ว่า 1,500 ซึ่งมากกว่าจำนวนทั้งหมด 1,200 โปรดตรวจสอบกับต้นฉบับ",
    ),
    Fault(
        "a lone percent above 100",
        lambda e: with_indicator(e, "kitchens.satisfied", percent=874.0, percent_text="874"),
        LARGER_THAN_WHOLE,
        ("kitchens.satisfied",),
        ("874", "100"),
        "",
    ),
    Fault(
        "a part larger than a whole printed elsewhere",
        lambda e: with_indicator(
            with_indicator(e, "kitchens.cooks", value=100, value_text="100"),
            "savings.members",
            total=None,
            percent=None,
            percent_text="",
        ),
        LARGER_THAN_WHOLE,
        ("savings.men",),
        ("120", "100"),
        "ตัวเลข savings.men พิมพ์ว่า 120 คน มากกว่า ตัวเลข kitchens.cooks 100 ในรายงานเดียวกัน โปรดตรวจสอบกับต้นฉบับ",
    ),
    Fault(
        "bases that should be equal",
        lambda e: with_indicator(e, "kitchens.cooks", value=1_300, value_text="1,300"),
        BASES_DIFFER,
        ("savings.members", "kitchens.cooks", "short.savings.members"),
        ("1,240", "1,300"),
        "รายงานพิมพ์จำนวนครูไม่เท่ากัน คือ 1,240 (การออมของครู) กับ 1,300 (โรงอาหาร)",
    ),
    Fault(
        "one number for two things of a policy",
        lambda e: with_more(e, indicator("savings.tellers", 190, label="ผู้ดูแลบัญชี")),
        SAME_NUMBER,
        ("savings.women", "savings.tellers"),
        ("ตัวเลข savings.women 190 คน", "ผู้ดูแลบัญชี 190 คน"),
        "เลข 190 ในเรื่องนี้ใช้กับสองสิ่ง คือ ตัวเลข savings.women และ ผู้ดูแลบัญชี",
    ),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_yields_exactly_its_finding(fault: Fault) -> None:
    (finding,) = audit(fault.put_in(made_up_edition()), EXPECTATIONS)
    assert (finding.kind, finding.indicators, finding.readings) == (fault.kind, fault.indicators, fault.readings)
    if fault.text:
        assert finding.text == fault.text
    assert len(finding.text) <= TEXT_LIMIT


def test_every_kind_has_a_fault_that_shows_it() -> None:
    assert {fault.kind for fault in FAULTS} == set(KINDS)


NO_FAULTS = [
    ("another unit word", lambda e: with_indicator(e, "short.savings.members", unit="ท่าน")),
    ("a total that only one table prints", lambda e: with_indicator(e, "short.kitchens.clean", total=None)),
    ("a percent that rounds up", lambda e: with_more(e, share("savings.edge", 16_818, 437_402, "3.84"))),
    ("a percent of few decimals", lambda e: with_more(e, share("savings.third", 7, 21, "33"))),
    ("all of a base", lambda e: with_more(e, indicator("savings.base", 777), share("savings.all", 777, 777, "100"))),
    ("small numbers that meet", lambda e: with_more(e, indicator("savings.a", 99), indicator("savings.b", 99))),
    ("a threshold that meets a count", lambda e: with_more(e, indicator("savings.a", 190, kind="criterion"))),
    ("one number in two policies", lambda e: with_more(e, indicator("kitchens.tellers", 190))),
    ("things said to be the same", lambda e: with_more(e, indicator("kitchens.alike", 450))),
    ("an expected figure that was removed", lambda e: replace(e, indicators=e.indicators[3:])),
]


@pytest.mark.parametrize(("name", "change"), NO_FAULTS, ids=[name for name, _ in NO_FAULTS])
def test_what_is_not_a_fault_yields_nothing(name: str, change: Callable[[Edition], Edition]) -> None:
    assert audit(change(made_up_edition()), EXPECTATIONS) == ()


def test_long_labels_are_cut_so_that_the_sentence_stays_short_and_no_tone_mark_is_lost() -> None:
    long = "ผู้ที่ได้รับการพัฒนาทักษะและสมรรถนะ" * 5
    edition = with_more(
        made_up_edition(), indicator("savings.x", 555, label=long), indicator("savings.y", 555, label="ก" + long)
    )
    (finding,) = audit(edition, EXPECTATIONS)
    assert len(finding.text) <= TEXT_LIMIT
    assert finding.text.count("…") == 2


def test_findings_come_by_policy_then_by_kind() -> None:
    edition = with_indicator(made_up_edition(), "kitchens.satisfied", percent=874.0, percent_text="874")
    edition = with_more(edition, indicator("savings.tellers", 190), share("savings.debt", 1, 3, "33.34"))
    assert [(f.policy, f.kind) for f in audit(edition, EXPECTATIONS)] == [
        ("savings", PERCENT_DIFFERS),
        ("savings", SAME_NUMBER),
        ("kitchens", LARGER_THAN_WHOLE),
    ]


def test_expectations_are_read_from_the_file_beside_the_report(tmp_path: Path) -> None:
    path = tmp_path / "qw-2568.audit.toml"
    path.write_text(
        """
        [[audit]]
        kind = "sum"
        parts = ["savings.men", "savings.women"]
        whole = "savings.members:value"
        [[audit]]
        kind = "hundred"
        parts = ["kitchens.clean", "kitchens.dirty"]
        [[audit]]
        kind = "difference"
        before = "savings.before"
        after = "savings.members"
        change = "savings.increase"
        [[audit]]
        kind = "bases"
        figures = ["savings.members:total", "kitchens.cooks"]
        what = "ครู"
        [[audit]]
        kind = "within"
        part = "savings.men"
        whole = "kitchens.cooks"
        [[audit]]
        kind = "scope"
        indicator = "kitchens.clean"
        also = ["kitchens.dirty"]
        detail = "ข้อความของ kitchens.clean"
        short = "โรงอาหารทุกสังกัด"
        text = "ตารางย่อนับ {kitchens.clean} แห่งจากทุกสังกัด"
        [[audit]]
        kind = "same-thing"
        indicators = ["kitchens.clean", "kitchens.alike"]
        """,
        encoding="utf-8",
    )
    assert read_expectations(path) == Expectations(EXPECTATIONS.all, path)


def test_a_report_without_such_a_file_expects_nothing(tmp_path: Path) -> None:
    assert read_expectations(tmp_path / "none.audit.toml").all == ()


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ('kind = "guess"', "unknown kind 'guess'"),
        ('kind = "sum"\nparts = ["a"]\nwhole = "b"', "at least two texts"),
        ('kind = "within"\npart = "a:size"\nwhole = "b"', "names no number"),
        ('kind = "within"\npart = "a"', "whole is None"),
        ('kind = "scope"\nindicator = "a"\ndetail = "b"\nshort = "c"\ntext = "{a:size}"', "names no number"),
    ],
)
def test_a_bad_table_is_named_with_what_was_expected(tmp_path: Path, table: str, wrong: str) -> None:
    path = tmp_path / "bad.audit.toml"
    path.write_text(f"[[audit]]\n{table}\n", encoding="utf-8")
    with pytest.raises(ReportError, match=r"\[\[audit\]\] table 1: .*; to mend: correct that table") as raised:
        read_expectations(path)
    assert wrong in str(raised.value)


@pytest.mark.parametrize("text", ["audit = [", "[[audits]]\n", "audit = 3\n"])
def test_a_file_that_holds_no_such_tables_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.audit.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match="to mend"):
        read_expectations(path)


def test_the_clean_editions_own_expectations_are_in_order_but_for_the_scope_it_does_not_have() -> None:
    with pytest.raises(ReportError, match=r"isn't in the short table's 'kitchens\.clean'"):
        check_expectations(made_up_edition(), Expectations(EXPECTATIONS.all[:-1]))
    check_expectations(made_up_edition(), Expectations(EXPECTATIONS.all[:5]))


@pytest.mark.parametrize(
    ("scope", "wrong"),
    [
        (Scope("savings.gone", "ข้อความ", "ข้อความ", "-"), "no indicator 'savings.gone'"),
        (Scope("kitchens.clean", "ไม่มีคำนี้", "ข้อความ", "-"), "'ไม่มีคำนี้' isn't in the sentence"),
        (Scope("kitchens.clean", "ข้อความ", "ไม่มีคำนี้", "-"), "'ไม่มีคำนี้' isn't in the short table"),
        (Scope("kitchens.clean", "ข้อความ", "ข้อความ", "{kitchens.satisfied}"), "has no value"),
        (Scope("kitchens.clean", "ข้อความ", "ข้อความ", "ย" * 161), "at most 160 characters"),
    ],
)
def test_an_expectation_that_does_not_fit_the_edition_is_a_slip_in_the_data_file(scope: Scope, wrong: str) -> None:
    with pytest.raises(ReportError, match="to mend: correct") as raised:
        check_expectations(made_up_edition(), Expectations((scope,)))
    assert wrong in str(raised.value)
