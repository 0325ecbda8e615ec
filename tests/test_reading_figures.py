"""Sentences into figures, by rule: sentences of the report and others in the same manner."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.reading.datafile import DataFile, NamedDigits
from knowledge.reading.exceptions import excepted_in
from knowledge.reading.figures import Draft, drafts_of
from knowledge.reading.quantities import number_of

BARE = DataFile(Path("x.toml"), "x", "", 2567, "", None, ("กระถาง",), (), (), (), (), ())


def drafts(text: str, data: DataFile = BARE) -> tuple[Draft, ...]:
    return drafts_of(text, excepted_in(text, data), data.units)[0]


def brief(draft: Draft) -> tuple[str, str, str, str, str]:
    value, percent, total = draft.value, draft.percent, draft.total
    return (
        draft.kind,
        value.text if value else "",
        value.unit if value else "",
        percent.text if percent else "",
        total.text if total else "",
    )


CASES = [
    ("ครูทั้งหมด จำนวน 20 คน ผ่านการอบรม จำนวน 12 คน (60%)", [("share", "12", "คน", "60", "20")]),
    ("ครู 20 คน ผ่านการอบรม 12 คน คิดเป็นร้อยละ 60.00", [("share", "12", "คน", "60.00", "20")]),
    (
        "เข้าร่วม จำนวน 8,744 ราย รับเข้า จำนวน 7,926 ราย ลดลง จำนวน 1,238 ราย (15.61%)",
        [
            ("count", "8,744", "ราย", "", ""),
            ("base", "7,926", "ราย", "", ""),
            ("share", "1,238", "ราย", "15.61", "7,926"),
        ],
    ),
    ("ครูทั้งหมด จำนวน 20 คน ผ่าน จำนวน 12 คน (99%)", [("share", "12", "คน", "99", "20")]),
    ("โรงเรียนทั้งหมด จำนวน 137 แห่ง ทำได้ทุกแห่ง (100%)", [("share", "137", "แห่ง", "100", "137")]),
    (
        "พัฒนา 1) ดิจิทัลทุกแห่ง (100%) 2) การเงิน จำนวน 9 แห่ง",
        [("percent_only", "", "", "100", ""), ("count", "9", "แห่ง", "", "")],
    ),
    ("ในภาพรวม (87.42%)", [("percent_only", "", "", "87.42", "")]),
    ("ผ่านเกณฑ์ไม่น้อยกว่าร้อยละ 80", [("criterion", "", "", "80", "")]),
    ("เพิ่มขึ้นร้อยละ 5.5 จากปีก่อน", [("change", "", "", "5.5", "")]),
    (
        "ปีการศึกษา 2566 14,996 โรงเรียน ปีการศึกษา 2567 15,327 โรงเรียน เพิ่มขึ้น 331 โรงเรียน",
        [
            ("yearly", "14,996", "โรงเรียน", "", ""),
            ("yearly", "15,327", "โรงเรียน", "", ""),
            ("change", "331", "โรงเรียน", "", ""),
        ],
    ),
    (
        "ความพึงพอใจ (ค่าเฉลี่ย 4.43 และส่วนเบี่ยงเบนมาตรฐาน 0.85)",
        [("mean", "4.43", "", "", ""), ("sd", "0.85", "", "", "")],
    ),
    (
        "จำนวน 1,008 เรื่อง (นโยบาย 172 เรื่อง, กระแส 727 เรื่อง, ชี้แจง 95 เรื่อง, ข่าวปลอม 14 เรื่อง)",
        [("count", "1,008", "เรื่อง", "", ""), *[("part", n, "เรื่อง", "", "") for n in ("172", "727", "95", "14")]],
    ),
    ("มีประชาชนติดตามมากกว่า 700,000 ฉบับ/View", [("count", "มากกว่า 700,000", "ฉบับ/View", "", "")]),
    ("โรงเรียนที่มีนักเรียน 1 - 60 คน", [("criterion", "1 - 60", "คน", "", "")]),
    ("แผนพัฒนา ในระยะ 3-5 ปี", [("duration", "3-5", "ปี", "", "")]),
    ("รัศมีไม่เกิน 5 กิโลเมตร", [("criterion", "5", "กิโลเมตร", "", "")]),
    ("ผ่านเกณฑ์ 85 คะแนนขึ้นไป", [("criterion", "85", "คะแนน", "", "")]),
    ("จัดกลุ่มครูเป็น 3 กลุ่ม", [("context", "3", "กลุ่ม", "", "")]),
    ("น้อยกว่าหรือเท่ากับ 20 คน 344 โรงเรียน", [("criterion", "20", "คน", "", ""), ("count", "344", "โรงเรียน", "", "")]),
    ("ศตวรรษที่ 21 125,610 คน", [("count", "125,610", "คน", "", "")]),
    ("นักเรียน ม.3 - ม.6 879,855 คน", [("count", "879,855", "คน", "", "")]),
    ("จำนวน ๑,๒๓๘ ราย", [("count", "๑,๒๓๘", "ราย", "", "")]),
    ("จำนวน 2500 คน", [("count", "2500", "คน", "", "")]),
    ("ปลูกไม้ดอก 40 กระถาง", [("count", "40", "กระถาง", "", "")]),
    ("จำนวน 7 โซน", [("count", "7", "โซน", "", "")]),
    ("งบประมาณ 1.5 ล้านบาท", [("count", "1.5", "ล้านบาท", "", "")]),
    ("ตามมาตรา 38 ค. (2) ฉบับปี พ.ศ. 2547 เล่มที่ 1 (ข้อมูล ณ วันที่ 10 ต.ค. 67)", []),
    ("แนวทาง 6ล และ 3L โมเดล ปีการศึกษา 2568-2570 ระดับ ม.1-3", []),
    ("หมายเลข 1669", []),
    ("ข้อที่ 1,2 คน", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_the_figures_of_a_sentence(sentence: str, expected: list[tuple[str, str, str, str, str]]) -> None:
    assert [brief(draft) for draft in drafts(sentence)] == expected


def test_a_total_that_another_item_prints_is_found_where_the_percent_follows_from_it() -> None:
    first = "โรงเรียนขนาดเล็กทั้งหมด จำนวน 15,327 โรงเรียน"
    _, earlier = drafts_of(first, excepted_in(first, BARE), ())
    text = "เรียนรวม จำนวน 54 โรงเรียน (0.35%) ของจำนวนโรงเรียนขนาดเล็กทั้งหมด"
    (draft,), _ = drafts_of(text, excepted_in(text, BARE), (), earlier)
    assert brief(draft) == ("share", "54", "โรงเรียน", "0.35", "15,327")
    assert draft.total_elsewhere


def test_named_digits_of_the_data_file_are_no_figures() -> None:
    named = DataFile(
        Path("x.toml"), "x", "", 2567, "", None, (), (), (), (), (), (NamedDigits("สายด่วน 4 วัน", "name", 1),)
    )
    assert drafts("สายด่วน 4 วัน รับเรื่อง จำนวน 9 เรื่อง", named)[0].value.text == "9"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("ครูทั้งหมด จำนวน 20 คน ผ่านการอบรม จำนวน 12 คน (60%)", [("ครู ผ่านการอบรม", "ครูทั้งหมด")]),
        (
            "ช่องทาง YouTube สื่อ จำนวน 6,800 ตอน ผู้ติดตาม จำนวน 318,000 คน",
            [("ช่องทาง YouTube สื่อ", ""), ("ช่องทาง YouTube สื่อ ผู้ติดตาม", "")],
        ),
        (
            "สพท. ทั้งหมด จำนวน 245 เขต ผ่านเกณฑ์ (85 คะแนนขึ้นไป) จำนวน 240 เขต (97.96%)",
            [("สพท. ผ่านเกณฑ์", ""), ("สพท. ผ่านเกณฑ์", "สพท.ทั้งหมด")],
        ),
    ],
)
def test_a_draft_label_says_what_is_counted(sentence: str, labels: list[tuple[str, str]]) -> None:
    assert [(draft.label, draft.total_label) for draft in drafts(sentence)] == labels


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1,238", 1238),
        ("4.43", 4.43),
        ("๑๒", 12),
        ("มากกว่า 700,000", 700000),
        ("1 - 60", None),
        ("3-5", None),
        ("1,2", None),
    ],
)
def test_the_value_of_a_printed_number(printed: str, value: float | None) -> None:
    assert number_of(printed) == value
