"""What the PR team writes: figures filled in by reference, and every number checked against the report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.building import SHIPPED_REPORTS, build_edition
from knowledge.composing.checking import check_numbers
from knowledge.composing.mentions import mentions
from knowledge.composing.references import fill, offered
from knowledge.records import Edition
from tests.made_up_edition import made_up_edition

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


# ── figures by reference ──────────────────────────────────────────────────────────────────────────────────────────
FILLED = {
    "แก้ได้ {debt.reduced}": "แก้ได้ 1,238 ราย",
    "แก้ได้ {debt.reduced.value} คน": "แก้ได้ 1,238 คน",
    "คิดเป็น{debt.reduced.percent}": "คิดเป็นร้อยละ 15.61",
    "จาก {debt.reduced.total}": "จาก 7,926 ราย",
    "{debt.reduced.full}": "1,238 ราย จาก 7,926 (15.61%) ณ 10 ต.ค. 67",
    "{debt.reduced.label}": "ครูและบุคลากรที่ได้รับการแก้ไขปัญหาหนี้สินให้ลดลง",
    "ข้อมูล ณ {debt.reduced.date}": "ข้อมูล ณ 10 ต.ค. 67",
    "{ debt.reduced }": "1,238 ราย",
    "{personnel.satisfaction}": "4.43",
    "{integrity.students-honest}": "ร้อยละ 87.42",
    "{debt.reduced} และ {debt.accepted}": "1,238 ราย และ 7,926 ราย",
    "ไม่มีตัวเลข": "ไม่มีตัวเลข",
}
FAULTY = {
    "{debt.redused}": ("ไม่มีตัวเลขชื่อ", "debt.reduced"),
    "{debt.reduced.percnt}": ("ไม่มีรูป", "debt.reduced.percent"),
    "{debt.registered.percent}": ("รายงานไม่ได้พิมพ์ร้อยละ", "debt.registered"),
    "{dept.reduced.percent}": ("ไม่มีตัวเลขชื่อ", "debt.reduced.percent"),
    "แก้ได้ {debt.reduced": ("วงเล็บปีกกาไม่ครบคู่", None),
    "แก้ได้ debt.reduced}": ("วงเล็บปีกกาไม่ครบคู่", None),
    "{}": ("ไม่มีตัวเลขชื่อ", None),
}


@pytest.mark.parametrize("text", FILLED, ids=FILLED)
def test_a_reference_reads_as_the_record_is_printed(text: str, shipped_edition: Edition) -> None:
    filled = fill(text, shipped_edition)
    assert filled.text == FILLED[text]
    assert not filled.faults


@pytest.mark.parametrize("text", FAULTY, ids=FAULTY)
def test_a_reference_to_nothing_is_told_with_the_nearest(text: str, shipped_edition: Edition) -> None:
    fault, nearest = FAULTY[text]
    filled = fill(text, shipped_edition)
    (told,) = filled.faults
    assert told.fault.startswith(fault)
    assert filled.text == text, "what can't be filled in stays as it was written"
    assert told.nearest[:1] == ((nearest,) if nearest else ())


def test_every_figure_of_the_report_can_be_named_and_says_nothing_but_its_record(shipped_edition: Edition) -> None:
    for indicator in shipped_edition.indicators:
        filled = fill(f"มี {{{indicator.id}}}", shipped_edition)
        assert not filled.faults
        assert filled.indicators == (indicator.id,)
        assert (indicator.value_text or indicator.percent_text) in filled.text
        assert not check_numbers(filled.text, shipped_edition, [indicator.policy]).unknown


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("debt.r", "debt.registered"),
        ("reduced", "debt.reduced"),
        ("debt.reduced.p", "debt.reduced.percent"),
        ("debt.reduced", "debt.reduced"),
        ("แนะแนว", "guidance.students"),
        ("โรงเรียนคุณภาพกลุ่มสีเขียว", "quality-school.green"),
        ("", "personnel.skilled"),
    ],
)
def test_what_is_typed_after_a_brace_is_offered_figures(typed: str, first: str, shipped_edition: Edition) -> None:
    assert offered(shipped_edition, typed)[0].reference == first


def test_only_figures_of_the_topic_are_offered(shipped_edition: Edition) -> None:
    assert {each.policy for each in offered(shipped_edition, "", ["debt"], most=50)} == {"debt"}
    assert not offered(shipped_edition, "zzzzzz")


# ── numbers of a free text ────────────────────────────────────────────────────────────────────────────────────────
RIGHT = (
    "แก้หนี้ได้ 1,238 ราย จาก 7,926 ราย (ร้อยละ 15.61) ข้อมูล ณ 10 ต.ค. 67",
    "แก้หนี้ได้ ๑,๒๓๘ ราย คิดเป็น ๑๕.๖๑%",
    "แก้หนี้ได้ 1238 คน",
    "แก้หนี้ได้หนึ่งพันสองร้อยสามสิบแปดราย",
    "ร้อยละ 44.63 ของผู้อบรม 12,905 ราย",
    "รายงานปี 2567 ปีงบประมาณ พ.ศ. 2567 ไตรมาสที่ 4 ข้อ 2 และข้อ 1.1",
    "1. ประชุมวันที่ 5 พ.ย. 67 เวลา 09.00-16.30 น.\n2. โทร 02-288-5555 สายด่วน 1579",
    "ดู https://www.obec.go.th/123 หรือ @obec99 ช่วง COVID-19 ด้วย 5G",
    "ครู 3 กลุ่ม ลงพื้นที่ 6 จุด",
    "ข้อมูล ณ วันที่ ๑๐ ตุลาคม ๒๕๖๗",
    "ผลสอบ PISA 2022 ระหว่าง 10–15 ต.ค. 67 ชั้น ม.1-3",
    "ดังนี้ 1) แรก 2) สอง และ (3) สาม\n(1) หนึ่ง\n(2) สอง\n2.1. ย่อย\n3. สาม",
    "ไม่มีตัวเลขเลย",
)
WRONG = {
    "แก้หนี้ได้ 1,283 ราย": ("1,283", "1,238"),  # two digits swapped
    "แก้หนี้ได้ 138 ราย": ("138", "1,238"),  # one dropped
    "แก้หนี้ได้ 11,238 ราย": ("11,238", "1,238"),  # one too many
    "แก้หนี้ได้ ๑,๒๘๓ ราย": ("๑,๒๘๓", "1,238"),
    "ร้อยละ 15.6": ("15.6", "15.61"),
    "15.16%": ("15.16", "15.61"),
    "ร้อยละ 1,238": ("1,238", "1,238"),  # a number of people is no percent
    "แก้หนี้ได้ 1,238 โรงเรียน": ("1,238", "1,238"),  # nor is it one of schools
    "แก้หนี้ได้ 15.61 ราย": ("15.61", "15.61"),
    "เข้าร่วม 8,744.5 ราย": ("8,744.5", "8,744"),
    "เข้าร่วม 8,74 ราย": ("8,74", "8,744"),
    "แก้หนี้ได้หนึ่งพันสองร้อยสามสิบเก้าราย": ("หนึ่งพันสองร้อยสามสิบเก้า", "1,238"),
    "แก้หนี้ได้ 1.2 พันราย": ("1.2", "1,238"),  # rounded
    "ข้อมูล ณ 11 ต.ค. 67": ("11 ต.ค. 67", None),
    "สถานศึกษา 18,804 แห่ง": ("18,804", "18,804"),  # of a policy that isn't named
    "ครู 3 ราย": ("3", "3"),
    "ข้อ 12 ราย": ("12", None),
    "ทั้งหมด 2,567 ราย": ("2,567", None),
    "อีก ½ ของทั้งหมด": ("½", None),
    "หนี้ลดแล้ว (เพิ่มขึ้น 20)": ("20", None),  # closes a parenthesis, numbers no item
    "ได้ผลดังนี้\n33) ราย": ("33", None),  # no list begins so
    "คนโทร 1,239 ราย": ("1,239", "1,238"),
    "มีคนโทร 1239 ราย": ("1239", "1,238"),
    "แก้ได้ในปี 2567 ราย": ("2567", None),
    "หน้า 45 ล้าน": ("45", None),
}


@pytest.mark.parametrize("text", RIGHT, ids=RIGHT)
def test_numbers_of_records_and_what_is_no_figure_pass(text: str, shipped_edition: Edition) -> None:
    assert [each.fault for each in check_numbers(text, shipped_edition, ["debt"]).unknown] == []


@pytest.mark.parametrize("text", WRONG, ids=WRONG)
def test_a_number_in_no_record_is_told_with_what_it_may_have_meant(text: str, shipped_edition: Edition) -> None:
    number, meant = WRONG[text]
    (unknown,) = check_numbers(text, shipped_edition, ["debt"]).unknown
    assert unknown.mention.text == number
    assert unknown.fault
    assert meant is None or unknown.nearest[0].printed == meant
    assert all(each.place and each.label for each in unknown.nearest), "with where it stands"


def test_without_a_named_policy_every_record_counts(shipped_edition: Edition) -> None:
    text = "หนี้ 1,238 ราย แพลตฟอร์ม 18,804 แห่ง"
    assert not check_numbers(text, shipped_edition).unknown
    (unknown,) = check_numbers(text, shipped_edition, ["debt"]).unknown
    assert "เรียนรู้ทุกที่ทุกเวลา" in unknown.fault


def test_each_number_says_where_it_stands(shipped_edition: Edition) -> None:
    (held,) = check_numbers("1,238 ราย", shipped_edition, ["debt"]).numbers
    assert held.held[0].place == "หนี้สินครู เชิงปริมาณ ข้อ 1"


EDITION = build_edition(SHIPPED_REPORTS / "qw-2567.txt")
LARGE = [each for each in EDITION.detailed if isinstance(each.value, int) and each.value >= 1_000]


@given(st.data())
def test_a_slip_of_the_pen_in_a_large_number_is_found_and_its_meaning_offered(data: st.DataObject) -> None:
    indicator = data.draw(st.sampled_from(LARGE))
    digits = list(str(indicator.value))
    places = [place for place in range(1, len(digits)) if digits[place] != digits[place - 1]]
    if not places or digits[0] == "0":
        return
    place = data.draw(st.sampled_from(places))
    digits[place - 1], digits[place] = digits[place], digits[place - 1]
    if digits[0] == "0":
        return
    slipped = f"{int(''.join(digits)):,}"
    text = f"ได้ {slipped} {indicator.unit} แล้ว"
    if data.draw(st.booleans()):
        text = text.translate(THAI)
    checked = check_numbers(text, EDITION, [indicator.policy])
    if not checked.unknown:
        assert any(each.printed == slipped for each in checked.numbers[0].held), "unless another record holds it"
        return
    assert indicator.value_text in {each.printed for each in checked.unknown[0].nearest}


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_each_digit_is_accounted_for(text: str) -> None:
    covered = {place for each in mentions(text) for place in range(each.start, each.end)}
    assert all(place in covered for place, letter in enumerate(text) if letter.isdecimal())
    fill(text, made_up_edition())


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["{:,}", "{}"]), st.booleans())
def test_a_number_is_read_alike_in_all_its_forms(number: int, form: str, thai: bool) -> None:
    written = form.format(number)
    (found,) = mentions(f"ครู {written.translate(THAI) if thai else written} ราย")
    assert (found.role, found.unit) == ("amount", "ราย")
    assert found.value == number
