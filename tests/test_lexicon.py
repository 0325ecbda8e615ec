"""Forms and their cues: how text is squeezed before they are looked for, where words may begin, how forms are found."""

from __future__ import annotations

import doctest
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asking import lexicon
from knowledge.asking import pieces as cutting
from knowledge.asking.catalogue import unit_class, units_agree
from knowledge.asking.engine import Engine
from knowledge.asking.lexicon import (
    NO_WORDS,
    Lexicon,
    build_lexicon,
    general_words,
    read_report_words,
    split_forms,
    squeeze,
)
from knowledge.asking.pieces import pieces
from knowledge.building import SHIPPED_REPORTS
from knowledge.errors import ReportError

FORMS = Lexicon(
    {
        "หนี้": ("debt",),
        "หนี้สิน": ("debt",),
        "หนี้สินครู": ("debt", "teacher"),
        "สีฟ้า": ("blue",),
        "small school": ("small_school",),
        "facebook": ("facebook",),
        "ita": ("ita",),
        "ยกเลิกครูเวร": ("night_duty",),
    }
)

SQUEEZED = [
    ("หนี้ สิน ครู", "หนี้สินครู"),
    ("สพท. ที่ ผ่าน ITA Online", "สพทที่ผ่านita online"),
    ("สพฐ.", "สพฐ"),
    ("1,238 ราย", "1238ราย"),
    ("15.61%", "15.61%"),
    ("“หนี้สิน”?!", "หนี้สิน"),
    ("o-net", "o net"),
    ("3-5 ปี", "3-5ปี"),
    ("๑๒", "12"),
    ("ก\u200bข", "กข"),
    ("how   many", "how many"),
    ("", ""),
    ("?!", ""),
]


@pytest.mark.parametrize("module", [lexicon, cutting])
def test_each_example_in_the_docstrings_holds(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(("typed", "squeezed"), SQUEEZED, ids=[repr(row[0]) for row in SQUEEZED])
def test_text_is_squeezed(typed: str, squeezed: str) -> None:
    assert squeeze(typed)[0] == squeezed


def test_gaps_between_thai_letters_are_remembered() -> None:
    assert squeeze("หนี้ครู กี่ราย") == ("หนี้ครูกี่ราย", frozenset({7}))
    assert squeeze("how many") == ("how many", frozenset())


@given(st.text(max_size=60))
def test_squeezing_again_changes_nothing(text: str) -> None:
    once = squeeze(text)[0]
    assert squeeze(once)[0] == once


CUT = [  # into pieces that no word begins or ends inside of
    ("ครู", "ค รู"),
    ("แก้กี่ราย", "แก้ กี่ รา ย"),
    ("abcกabc", "abc ก abc"),
    ("123", "123"),
    ("1.5เท่า", "1.5 เท่า"),
    ("ก12a", "ก 12 a"),
    ("เด็กๆ", "เด็ ก ๆ"),
    ("5%", "5 %"),
    ("ita่", "ita ่"),
]


@pytest.mark.parametrize(("text", "cut"), CUT, ids=[row[0] for row in CUT])
def test_text_is_cut_where_a_word_may_begin(text: str, cut: str) -> None:
    assert pieces(text) == cut.split()


@given(st.text(max_size=60))
def test_pieces_put_together_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


def begun(text: str, lexicon: Lexicon = FORMS) -> list[tuple[int, tuple[str, ...]]]:
    """(end, cues) of every form that the text begins with, shortest first."""
    found, end, node = [], 0, lexicon.tree
    for piece in pieces(text):
        if piece not in node:
            break
        node, end = node[piece], end + len(piece)
        if node.cues:
            found.append((end, node.cues))
    return found


def test_every_form_that_begins_here_is_found_shortest_first() -> None:
    assert [end for end, _ in begun("หนี้สินครูกี่ราย")] == [4, 7, 10]
    assert begun("สินครู") == []


def test_a_form_is_not_found_where_its_last_letter_goes_on() -> None:
    assert begun("italy") == []
    assert [end for end, _ in begun("itaผ่าน")] == [3]


def test_an_english_form_may_carry_a_plural() -> None:
    assert [end for end, _ in begun("small schools were")] == [13]


def test_a_plural_stands_for_what_its_word_does() -> None:
    for order in (["clip", "clips"], ["clips", "clip"]):
        assert begun("clips", Lexicon({form: (form,) for form in order})) == [(5, ("clip",))]


def test_lexicons_share_the_dictionary_and_not_their_forms() -> None:
    both = Lexicon({"ครู": ("teacher",)}), Lexicon({"ครูเวร": ("night_duty",)})
    assert [begun("ครูเวร", lexicon) for lexicon in both] == [[(3, ("teacher",))], [(6, ("night_duty",))]]


def test_forms_are_found_by_how_they_sound() -> None:
    assert "หนี้สินครู" in FORMS.by_sound("หนีสินครู")
    assert FORMS.by_sound("แมว") == []


def test_forms_are_found_with_a_letter_more_less_other_or_swapped() -> None:
    for typed in ("facebok", "facebookk", "facebock", "faecbook"):
        assert "facebook" in FORMS.by_slip(typed), typed


def test_a_form_given_twice_stands_for_both() -> None:
    both = Lexicon({"ครู": ("teacher",)})
    both.add("ครู", ("staff", "teacher"))
    assert both.forms["ครู"] == ("teacher", "staff")
    assert begun("ครู", both) == [(3, ("teacher", "staff"))]


# ── the words files ───────────────────────────────────────────────────────────────────────────────────────────────
def test_forms_of_a_line_are_parted_by_a_comma_and_a_space() -> None:
    assert list(split_forms("หนี้ สิน, สพท., 29,152, !")) == ["หนี้สิน", "สพท", "29152"]


def test_a_report_without_words_has_none(tmp_path: Path) -> None:
    assert read_report_words("qw-2599", tmp_path) == NO_WORDS


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ('[concepts]\ndebt = "หนี้"\n[policies.debt]\nweak = "debt, dept"\n', r"policies\.debt\] weak uses dept"),
        ('[concepts]\ndebt = "หนี้"\n[policies.debt]\nstrong = "debt, dept"\n', r"policies\.debt\] strong uses dept"),
        ('[concepts]\ndebt = "หนี้"\n[figures]\n"debt.count" = "debt ?loan -late"\n', r"debt\.count uses late, loan"),
    ],
)
def test_a_concept_that_is_defined_nowhere_is_named(tmp_path: Path, words: str, place: str) -> None:
    (tmp_path / "made-up.words.toml").write_text(words, encoding="utf-8")
    with pytest.raises(ReportError, match=place):
        read_report_words("made-up", tmp_path)


def test_a_figure_is_named_by_groups_by_what_goes_with_it_and_by_what_speaks_against_it(tmp_path: Path) -> None:
    words = '[concepts]\na = "ก"\nb = "ข"\nc = "ค"\nd = "ง"\n[figures]\n"x.y" = "a b|c ?d -a"\n'
    (tmp_path / "made-up.words.toml").write_text(words, encoding="utf-8")
    naming = read_report_words("made-up", tmp_path).figures["x.y"]
    assert naming.groups == (frozenset("a"), frozenset("bc"))
    assert (naming.often, naming.against) == (frozenset("d"), frozenset("a"))


def test_general_words_alone_make_a_lexicon() -> None:
    forms = build_lexicon(NO_WORDS).forms
    assert "ask.how_many" in forms["กี่"]
    assert "aspect.obstacles" in forms["อุปสรรค"]
    assert not any(cue.startswith(("romanised.", "filler.")) for cues in forms.values() for cue in cues)


WORD_FILES = (Path(lexicon.__file__).parent / "words.toml", SHIPPED_REPORTS / "qw-2567.words.toml")


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda path: path.name)
def test_no_list_of_words_says_one_twice(path: Path) -> None:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {
        f"{table}.{name}": [word.strip() for word in re.split(r"[,\n]", line) if word.strip()]
        for table, rows in tables.items()
        if isinstance(rows, dict)
        for name, line in rows.items()
        if isinstance(line, str)
    }
    assert {name: twice for name, words in lists.items() if (twice := len(words) - len(set(words)))} == {}


def test_every_form_of_the_general_words_can_be_found(engine: Engine) -> None:
    lexicon = engine.catalogue.lexicon
    for cue, forms in general_words().items():
        if not cue.startswith(("romanised.", "filler.", "place.")):
            for form in forms:
                assert cue in lexicon.forms[form], (cue, form)


@pytest.mark.parametrize("table", ["strong", "weak", "figures"])
def test_the_words_of_the_report_speak_of_what_it_has(engine: Engine, table: str) -> None:
    edition, words = engine.catalogue.edition, read_report_words("qw-2567")
    policies = {policy.id for policy in edition.policies}
    figures = {i.id for i in edition.indicators} | {f"{i.id}#total" for i in edition.indicators if i.total is not None}
    known = figures if table == "figures" else policies
    assert set(getattr(words, table)) <= known


def test_every_figure_of_the_report_can_be_asked_for(engine: Engine) -> None:
    asked = {figure.indicator.id for figure in engine.catalogue.figures}
    assert asked == {i.id for i in engine.catalogue.edition.indicators if i.table == "detail" or not i.repeats}


# ── units ─────────────────────────────────────────────────────────────────────────────────────────────────────────
UNIT_CLASSES = [
    ("ราย", "people"),
    ("คน", "people"),
    ("แห่ง", "place"),
    ("โรงเรียน", "school"),
    ("เขต", "district"),
    ("ครั้ง", "times"),
    ("ตอน", "episode"),
    ("คลิป", "episode"),
    ("เรื่อง", "item"),
    ("ชิ้น", "piece"),
    ("ผลงาน", "work"),
    ("ฉบับ/View", "copy"),
    ("จุด", "spot"),
    ("กิโลเมตร", "distance"),
    ("คะแนน", "point"),
    ("หลัง", "หลัง"),  # a unit nobody has a class for is its own
]
AGREE = [("people", "people"), ("place", "school"), ("school", "place"), ("place", "district"), ("piece", "work")]
DISAGREE = [("people", "school"), ("school", "district"), ("times", "people"), ("place", "people"), ("item", "piece")]


@pytest.mark.parametrize(("unit", "kind"), UNIT_CLASSES)
def test_a_printed_unit_has_the_class_that_questions_name(unit: str, kind: str) -> None:
    assert unit_class(unit) == kind


@pytest.mark.parametrize(("asked", "counted"), AGREE)
def test_units_that_count_the_same_things_agree(asked: str, counted: str) -> None:
    assert units_agree(asked, counted)


@pytest.mark.parametrize(("asked", "counted"), DISAGREE)
def test_units_that_count_other_things_do_not(asked: str, counted: str) -> None:
    assert not units_agree(asked, counted)


SPOKEN_OF = (
    ("โรงเรียนประจำอำเภอมีกี่แห่ง", "1,808"),
    ("โรงดีๆประจำอำเภอระดับมัธยมกี่โรง", "907"),
    ("ครูประถมในโรงเรียนประจำอำเภอเรียน Financial Literacy กี่เปอร์เซ็นต์", "49.83"),
    ("เกณฑ์ดูความพร้อมของโรงเรียนประจำอำเภอแบ่งเป็นกี่ด้าน", "5 ด้าน"),
    ("โรงเรียนประจำอำเภอกลุ่มสีฟ้ามีกี่แห่ง", "388"),
    ("เด็กมัธยมควบอาชีวะโอนหน่วยกิตได้กี่คน", "4,747"),
    ("ขยายโอกาสที่มอต้นเหลือไม่ถึง 20 คนมีกี่โรง", "344"),
    ("โรงเล็กได้งบสมทบต้องมีเด็กกี่คน", "1 - 60"),
    ("โรงเรียนประจำมีกี่แห่ง", ""),  # where pupils board is another thing
)


@pytest.mark.parametrize(("question", "number"), SPOKEN_OF, ids=[q for q, _ in SPOKEN_OF])
def test_what_people_call_it_names_it(engine: Engine, question: str, number: str) -> None:
    answer, wording, _ = engine.ask(question)
    assert answer.outcome == ("answer" if number else "not_found")
    assert number in wording.headline
