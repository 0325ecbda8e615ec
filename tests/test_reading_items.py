"""Cells into items: the shapes of lists, and the round trip that nothing is lost in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.errors import ReportError
from knowledge.reading.items import SplitCell, split_cell
from knowledge.reading.lines import TAG, Printed, squeezed
from knowledge.reading.tables import Cell

HERE = Path("report.txt")


def split(*pieces: str) -> SplitCell:
    """A cell with one piece for each page it stands on."""
    printed = [Printed.on_line(line, 0, piece) for line, piece in enumerate(pieces, start=1)]
    return split_cell(Cell("debt", "figures", printed), HERE)


def numbers(cell: SplitCell) -> list[str]:
    return [item.number for item in cell.items]


def texts(cell: SplitCell) -> list[str]:
    return [item.body.text for item in cell.items]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        pytest.param(["<p>1. ก</p> <p>2. ข</p>"], ["1", "2"], id="paragraphs"),
        pytest.param(["<ol> 1. ก จำนวน 10 คน 2. ข"], ["1", "2"], id="an open list runs its items together"),
        pytest.param(["1. ก 2. ข 3. ค"], ["1", "2", "3"], id="bare text runs its items together"),
        pytest.param(["<ul><li>1. ก</li><li>2. ข</li></ul>"], ["1", "2"], id="a proper list"),
        pytest.param(["1. ก<br>2. ข"], ["1", "2"], id="line breaks"),
        pytest.param(["<p>1. ก</p><p>1.1 ข</p><p>1.2 ค</p><p>2. ง</p>"], ["1", "1.1", "1.2", "2"], id="sub-items"),
        pytest.param(["<p>1. ก</p><p>2. ข</p><p>2. ค</p><p>3. ง</p>"], ["1", "2", "2", "3"], id="a repeated number"),
        pytest.param(["<p>1. ก</p><p>2. ข</p>", "3. ค 4. ง"], ["1", "2", "3", "4"], id="goes on after a page break"),
        pytest.param(["<p>1. ก</p>", "จำนวน 2. ข"], ["1", "2"], id="bare text after a page break"),
        pytest.param(["<p>1. ก</p>", "จำนวน 1,265 โรงเรียน (69.97%)"], ["1"], id="a number is no marker"),
        pytest.param(["1. ร้อยละ 70.22 2. ข"], ["1", "2"], id="a marker touches a number"),
        pytest.param(["1. หลักสูตร 1) ก 2) ข"], ["1"], id="inline enumerators are no items"),
        pytest.param(["<p>1. ตามข้อ 2. ของระเบียบ</p><p>2. ข</p>"], ["1", "2"], id="a paragraph has one marker"),
        pytest.param(["1. 1 อำเภอ 1 โรงเรียน 2. ข"], ["1", "2"], id="a text that begins with a number"),
        pytest.param(["<p>1. ก</p><p>3. ค</p>"], ["1", "3"], id="a number lost in scanning"),
        pytest.param(["ไม่มีข้อ"], [""], id="a cell without numbers"),
        pytest.param(["<p>ก</p><p>ข</p>"], [""], id="paragraphs without numbers are one item"),
        pytest.param([], [], id="an empty cell"),
    ],
)
def test_a_marker_begins_an_item_only_where_its_number_can_follow(pieces: list[str], expected: list[str]) -> None:
    assert numbers(split(*pieces)) == expected


def test_text_before_the_first_marker_after_a_page_break_belongs_to_the_item_before() -> None:
    assert texts(split("<p>1. ผ่านการอบรม</p>", "จำนวน 5,759 ราย 2. ข")) == ["ผ่านการอบรม จำนวน 5,759 ราย", "ข"]


def test_a_list_that_starts_anew_takes_its_opening_with_it() -> None:
    cell = split("<p>เปิด</p><p>1. ก</p>", "<p>ต่อ</p><p>อีกรายการ ดังนี้</p><ol> 1. ข 2. ค")
    assert [(o.before, o.body.text) for o in cell.openings] == [(1, "เปิด"), (2, "อีกรายการ ดังนี้")]
    assert texts(cell) == ["ก ต่อ", "ข", "ค"]


def test_an_opening_alone_on_its_page_still_opens_the_list() -> None:
    cell = split("<p>เปิด</p>", "1. ก")
    assert [(o.before, o.body.text) for o in cell.openings] == [(1, "เปิด")]
    assert numbers(cell) == ["1"]


def test_a_heading_has_sub_items_and_no_number_of_its_own() -> None:
    cell = split("<p>1. ดังนี้</p><p>1.1 ก</p><p>2. จำนวน 5 คน</p><p>2.1 ข</p>")
    assert [item.heading for item in cell.items] == [True, False, False, False]
    assert [item.parent for item in cell.items] == [None, "1", None, "2"]


def test_emphasis_inside_a_word_leaves_the_word_whole() -> None:
    assert texts(split("1. สพ<b>ฐ</b>. &amp; สพท.")) == ["สพฐ. & สพท."]


def test_an_item_remembers_the_line_that_it_begins_on() -> None:
    assert [item.line for item in split("<p>1. ก</p>", "ต่อ 2. ข").items] == [1, 2]


def test_unknown_mark_up_is_refused_with_its_line() -> None:
    with pytest.raises(ReportError, match=r"unknown mark-up <table>.*take the tags out") as caught:
        split("<p>1. ก</p>", "<table>2. ข")
    assert caught.value.line == 2


WORDS = st.lists(
    st.sampled_from(
        ["ครู", "โรงเรียน", "จำนวน 1,238 ราย", "(15.61%)", "พ.ศ. 2567", "OBEC", "ทั้ง 3 ด้าน", "1 - 60 คน", "ฯลฯ"]
    ),
    min_size=1,
    max_size=5,
).map(lambda words: "ข้อความ " + " ".join(words))
LISTS = st.lists(WORDS, min_size=1, max_size=8)


@given(LISTS, st.sampled_from(["p", "ol", "bare", "li"]))
def test_a_numbered_list_in_any_mark_up_splits_into_what_it_was_made_of(items: list[str], markup: str) -> None:
    marked = [f"{number}. {item}" for number, item in enumerate(items, start=1)]
    wrapped = {
        "p": " ".join(f"<p>{item}</p>" for item in marked),
        "ol": '<ol style="list-style-type: none"> ' + " ".join(marked),
        "bare": " ".join(marked),
        "li": "<ol>" + "".join(f"<li>{item}</li>" for item in marked) + "</ol>",
    }
    cell = split(wrapped[markup])
    assert texts(cell) == items
    assert numbers(cell) == [str(number) for number in range(1, len(items) + 1)]


@given(LISTS, st.data())
def test_a_page_break_between_any_two_words_changes_no_item(items: list[str], data: st.DataObject) -> None:
    words = " ".join(f"{number}. {item}" for number, item in enumerate(items, start=1)).split(" ")
    place = data.draw(st.integers(min_value=1, max_value=len(words) - 1))
    pieces = [" ".join(words[:place]), " ".join(words[place:])]
    assert texts(split(*pieces)) == items


@given(st.lists(st.text(alphabet="กขค 12.,()%\t\u00a0<>p/&;", max_size=40), max_size=4))
def test_whatever_a_cell_prints_is_in_its_items(pieces: list[str]) -> None:
    assume(all(tag[1] == "p" for piece in pieces for tag in TAG.finditer(piece)))  # others are refused, by their name
    cell = split(*pieces)  # raises where a word would be lost
    parts = [(o.before, 0, o.body.text) for o in cell.openings]
    parts += [(i.order, 1, i.marker.text + i.body.text) for i in cell.items]
    together = squeezed("".join(text for *_, text in sorted(parts, key=lambda part: part[:2])))
    printed = squeezed("".join(piece.replace("<p>", " ").replace("</p>", " ") for piece in pieces))
    if "<p" not in printed and "</p" not in printed:
        assert together == printed
