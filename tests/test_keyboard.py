"""Text typed on the wrong keyboard layout is mended, and nothing else is touched."""

from __future__ import annotations

import doctest
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util.keyboard import EN_TH_KEYB_PAIRS

from knowledge import keyboard
from knowledge.keyboard import KEDMANEE, QWERTY, rescue_layout
from knowledge.thai import standard_words

TO_LATIN = str.maketrans(KEDMANEE, QWERTY)
TO_THAI = str.maketrans(QWERTY, KEDMANEE)


def test_each_example_in_the_docstrings_holds() -> None:
    assert doctest.testmod(keyboard).failed == 0


def test_the_layouts_are_those_that_pythainlp_has() -> None:
    ours = dict(zip(QWERTY, KEDMANEE, strict=True))
    assert len(ours) == len(QWERTY) == 94
    assert {key: letter for key, letter in EN_TH_KEYB_PAIRS.items() if ours[key] != letter} == {}


MISTYPED = [
    ("souhlbo8i^", "หนี้สินครู"),
    ("souhlbo8i^c8jws]j", "หนี้สินครูแค่ไหล่"),
    ("8i^", "ครู"),
    ("gal[6Ud,uz^h9bf9k,duj8o", "เฟสบุ๊กมีผู้ติดตามกี่คน"),
    ("Fi'giupo86I4krd]6j,lug-up;,udujcsj'", "โรงเรียนคุณภาพกลุ่มสีเขียวมีกี่แห่ง"),
    ("xu 2568 9yh'gxhkdujcsj'", "ปี 2568 ตั้งเป้ากี่แห่ง"),
    ("ITA zjkodujg-9", "ITA ผ่านกี่เขต"),
    ("โรงเรียน -okfg]Hd มีกี่แห่ง", "โรงเรียน ขนาดเล็ก มีกี่แห่ง"),
    ("ันีะีิำ มีคนติดตามเท่าไหร่", "youtube มีคนติดตามเท่าไหร่"),
    ("ดฟแำินนา มีคนติดตามกี่คน", "facebook มีคนติดตามกี่คน"),
    ("้นไ ทฟืั", "how many"),
    ("้นไ ทฟืั หทฟสส หแ้นนสห ฟพำ ะ้ำพำ", "how many small schools are there"),
    ("ะำฟแ้ำพ กำิะ หีแแำหห พฟะำฦ", "teacher debt success rate?"),
]


@pytest.mark.parametrize(("typed", "meant"), MISTYPED)
def test_the_wrong_layout_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    assert rescue_layout(typed) == meant


RIGHT = [
    "หนี้สินครูแก้ได้กี่ราย",
    "แกหนีครูสำเหรจกี่เปอเซน",
    "กี่คนนนนน เเก้หนี้ ท\u0e4d\u0e32ไง",
    "หนี้ สิน ครู แก้ ได้ กี่ ราย",
    "คือ อะ ไร ที่ ข ้อ มูล",
    "Google Classroom มีครูกี่คน",
    "teacher debt success rate?",
    "HOW MANY STUDENTS ARE IN THE CREDIT BANK PROGRAM???",
    "What is NDLP in this report?",
    "OBEC TikTok followers and likes?",
    "School Health HERO กับ e-MES",
    "https://www.obec.go.th/about?id=5 คืออะไร",
    "qw2567@obec.go.th",
    "1,238 ราย 15.61%",
    "ลดภาระประเมินใช้แนวทาง 6a หรือ 6ล",
    "DVD PLC SMAP QW",
    "iPhone15 มีกี่เครื่อง",
    "<b>โรงเรียน</b>",
    "555",
    "???",
    "",
    "   ",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert rescue_layout(text) is None


def test_names_of_the_field_are_known_on_both_layouts() -> None:
    names = frozenset({"TikTok", "สพฐ.", "Quickwin"})
    assert rescue_layout("ะราะนา มีคนติดตามกี่คน", names) == "tiktok มีคนติดตามกี่คน"
    assert rescue_layout('lr{"', names) == "สพฐ."
    assert rescue_layout("quickwin คืออะไร", names) is None


def test_every_english_word_that_is_carried_is_left_alone() -> None:
    lines = Path(keyboard.__file__).with_name("english.txt").read_text("utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    assert [word for word in words if rescue_layout(word) is not None] == []
    assert len(words) == len(set(words))


@given(st.text(string.ascii_uppercase, min_size=2, max_size=6))
def test_abbreviations_are_left_alone(text: str) -> None:
    assert rescue_layout(text) is None


@given(
    st.lists(st.sampled_from(["โรงเรียน", "นักเรียน", "หนี้สิน", "อุปสรรค", "ข้อเสนอแนะ", "เปอร์เซ็นต์"]), min_size=1, max_size=4)
)
def test_thai_words_typed_on_qwerty_come_back(words: list[str]) -> None:
    meant = "".join(words)
    assert all(word in standard_words() for word in words)
    assert rescue_layout(meant.translate(TO_LATIN)) == meant
    assert rescue_layout(meant) is None


@given(st.text(max_size=60))
def test_a_rescued_text_needs_no_second_rescue_of_what_it_left(text: str) -> None:
    meant = rescue_layout(text)
    assert meant is None or (meant != text and len(meant.split()) >= 1)
