"""Another year's report, of other groups and policies: read with a data file of its own and no line of code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from knowledge.reading import Reading, read_report
from knowledge.records import ASPECTS, Indicator

MADE_UP = Path(__file__).parent / "reports" / "qw-2568-made-up.txt"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_report(MADE_UP)


def test_groups_and_policies_are_those_of_the_data_file(reading: Reading) -> None:
    assert [group.id for group in reading.edition.groups] == ["staff", "learners"]
    assert [(p.id, p.group, p.number) for p in reading.edition.policies] == [
        ("housing", "staff", 1),
        ("mentoring", "staff", 2),
        ("lunch", "learners", 1),
    ]


@pytest.mark.parametrize(
    ("policy", "numbers"),
    [
        ("housing", (["1", "2", "3"], ["1", "2", "3"], ["1", "1.1", "1.2"], ["1", "2", "2", "3"])),
        ("mentoring", (["1", "2"], [""], ["1"], ["1"])),
        ("lunch", (["1", "1", "2"], ["1"], ["1"], ["1"])),
    ],
)
def test_every_list_shape_is_split_into_its_items(
    reading: Reading, policy: str, numbers: tuple[list[str], ...]
) -> None:
    assert tuple([item.number for item in reading.edition.cell(policy, aspect)] for aspect in ASPECTS) == numbers


def test_an_item_goes_on_over_a_page_break_that_parts_label_and_number(reading: Reading) -> None:
    item = reading.edition.cell("housing", "figures")[2]
    assert item.text == "งบประมาณซ่อมแซม จำนวน 120 ล้านบาท ใช้ไปแล้ว 90 ล้านบาท (75%)"


def test_both_lists_of_a_cell_keep_their_openings(reading: Reading) -> None:
    assert [(o.policy, o.before) for o in reading.edition.introductions] == [("lunch", 1), ("lunch", 2)]


def figure(indicator: Indicator) -> tuple[str, str, str, int | None, str]:
    return (indicator.kind, indicator.value_text, indicator.unit, indicator.total, indicator.percent_text)


@pytest.mark.parametrize(
    ("policy", "table", "figures"),
    [
        (
            "housing",
            "detail",
            [
                ("share", "3,000", "หลัง", 4000, "75.00"),
                ("count", "200", "เขต", None, ""),
                ("share", "90", "ล้านบาท", 120, "75"),
                ("context", "4", "ด้าน", None, ""),
                ("criterion", "20", "ปี", None, ""),
                ("count", "1,500", "คน", None, ""),
                ("duration", "5", "ปี", None, ""),
            ],
        ),
        (
            "mentoring",
            "detail",
            [
                ("share", "1,000", "คน", 1250, "80"),
                ("count", "600", "คน", None, ""),
                ("count", "400", "คน", None, ""),
                ("mean", "4.50", "", None, ""),
                ("sd", "0.40", "", None, ""),
                ("criterion", "2", "ชั่วโมง", None, ""),
            ],
        ),
        (
            "lunch",
            "detail",
            [
                ("count", "12,000", "โรงเรียน", None, ""),
                ("yearly", "1,100,000", "คน", None, ""),
                ("yearly", "1,150,000", "คน", None, ""),
                ("change", "50,000", "คน", None, ""),
                ("count", "350", "เรื่อง", None, ""),
                ("percent_only", "", "", None, "98.5"),
                ("criterion", "1 - 60", "คน", None, ""),
            ],
        ),
        ("mentoring", "short", [("share", "1,000", "คน", 1250, "80")]),
        (
            "lunch",
            "short",
            [
                ("context", "3", "ประเภท", None, ""),
                ("count", "12,000", "โรงเรียน", None, ""),
                ("count", "15,500", "โรงเรียน", None, ""),
            ],
        ),
    ],
)
def test_figures_are_read_by_rule_without_a_curated_entry(
    reading: Reading, policy: str, table: str, figures: list[tuple[str, str, str, int | None, str]]
) -> None:
    found = [i for i in reading.edition.indicators if (i.policy, i.table) == (policy, table)]
    assert [figure(indicator) for indicator in found] == figures


def test_a_curated_entry_names_the_figure_that_the_rule_found(reading: Reading) -> None:
    inspected = next(i for i in reading.edition.indicators if i.id == "housing.inspected")
    assert inspected.label == "บ้านพักครูที่ผ่านการตรวจสภาพ"
    assert (inspected.as_of, inspected.own_date) == (date(2025, 8, 15), True)
    assert sum(i.value == 3000 and i.table == "detail" for i in reading.edition.indicators) == 1


def test_a_short_figure_finds_the_detailed_one_that_it_repeats(reading: Reading) -> None:
    repeats = {i.id: i.repeats for i in reading.edition.indicators if i.table == "short"}
    assert repeats["short.housing.figures-1-1"] == "housing.inspected"
    assert repeats["short.mentoring.figures-1-1"] == "mentoring.figures-1-1"
    assert repeats["short.lunch.figures-2-1"] == ""


def test_ids_are_unique_and_begin_with_their_policy(reading: Reading) -> None:
    ids = [i.id for i in reading.edition.indicators]
    assert len(set(ids)) == len(ids)
    assert all(i.id.removeprefix("short.").startswith(f"{i.policy}.") for i in reading.edition.indicators)


def test_each_number_is_held_or_excepted_by_name(reading: Reading) -> None:
    assert all(bool(token.indicators) != bool(token.exception) for token in reading.tokens)
    names = [(t.text, t.place) for t in reading.tokens if t.exception == "name"]
    assert ("5", "mentoring activities 1") in names  # โมเดล 5G, of the data file
    assert ("38", "mentoring activities 1") in names
    assert names.count(("1", "mentoring figures 1")) == 2  # the policy's own title, in a sentence


def test_the_report_says_when_it_is_of_and_where_it_is_from(reading: Reading) -> None:
    report = reading.edition.report
    assert report.as_of == date(2025, 9, 30)
    assert report.sources == ("สพท. จำนวน 200 เขต ผ่านระบบ e-REPORT",)
