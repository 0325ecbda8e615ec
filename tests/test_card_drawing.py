"""How cards are drawn: Thai as it must look, nothing over anything else, and no font or letter missing unnoticed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from bot.cards import fonts
from bot.cards.breaking import broken
from bot.cards.drawing import PREVIEW, draw, rendered
from bot.cards.fonts import FILES, face
from bot.cards.layout import laid_out
from bot.cards.sheet import GROUND, MAIN, MARGIN, TRACK, WIDTH, Box, Sheet, Text
from knowledge.asking.engine import Engine
from knowledge.cards.card import Card, Headline
from knowledge.cards.choosing import Cards
from knowledge.errors import CardError
from knowledge.records import Edition
from tests.editions import earlier_edition
from tests.pictures import Ink, contrast, ink_of, opened, text_alone

SIZE = 60
LINE = 120  # pixels: where letters stand in the pictures of the gate
Renderer = Callable[[str], Image.Image]


# ── the gate ──────────────────────────────────────────────────────────────────────────────────────────────────────
def ours(text: str) -> Image.Image:
    return text_alone(Text(text, 20, LINE, SIZE, 400, "#000000"), 200)


def unshaped(text: str) -> Image.Image:
    """The same font set letter by letter, as a renderer without a shaping engine does."""
    image = Image.new("RGB", (WIDTH, 200), GROUND)
    font = ImageFont.truetype(face(400).path, SIZE, layout_engine=ImageFont.Layout.BASIC)
    ImageDraw.Draw(image).text((20, LINE), text, "#000000", font, anchor="ls")
    return image


def without_a_font(text: str) -> Image.Image:
    from resvg_py import svg_to_bytes

    svg = Sheet(y=200, texts=[Text(text, 20, LINE, SIZE, 400, "#000000")]).svg().replace('height="16"', 'height="0"')
    return opened(bytes(svg_to_bytes(svg_string=svg, skip_system_fonts=True)))


def faults(render: Renderer) -> list[str]:
    """What a renderer gets wrong of Thai; empty where it may draw cards."""

    def ink(text: str) -> Ink:
        return ink_of(render(text)) or (0, 0, 0, 0)

    def under(text: str) -> Ink | None:
        return ink_of(render(text).crop((0, LINE + 2, WIDTH, 200)))

    found = [f"{text} is not drawn" for text in ("ก", "ที่", "15.61%", "→") if ink(text) == (0, 0, 0, 0)]
    for marked, plain in (("ที่", "ที"), ("กี่", "กี"), ("ปั้น", "ปัน"), ("ชี้", "ชี"), ("ญี่", "ญี")):
        if not ink(marked)[1] < ink(plain)[1]:
            found.append(f"the tone mark of {marked} does not rise above its vowel")
    for joined, apart in (("นำน", "นาน"), ("ดำเนิน", "ดาเนิน"), ("น้ำปั้น", "น้าปั้น")):
        if abs(ink(joined)[2] - ink(apart)[2]) > 4:
            found.append(f"ำ of {joined} has not the room of า")
    for below, plain in (("ฐู", "ฐ"), ("ญู", "ญ")):
        if ink_of(render(below).crop((0, LINE + 2, WIDTH, 200))) == ink_of(
            render(plain).crop((0, LINE + 2, WIDTH, 200))
        ):
            found.append(f"the vowel of {below} is not below it")
    return found


def test_thai_is_drawn_as_it_must_look() -> None:
    assert faults(ours) == []


def test_the_gate_stops_a_renderer_that_does_not_shape() -> None:
    assert [fault for fault in faults(unshaped) if "does not rise above" in fault]


def test_the_gate_stops_a_renderer_without_the_font() -> None:
    assert [fault for fault in faults(without_a_font) if "is not drawn" in fault]


@pytest.mark.parametrize("text", ["ปื้นฎุญูฤๅฬ", "น้ำใจที่ดีเป็นฐู", "g(%),;|ICT", "1,238÷7,926=15.61%", "เปี๊ยะ ผู้ชี้ปั๊ม ไม้โท"])
@pytest.mark.parametrize("weight", FILES)
def test_a_text_is_drawn_within_its_box(text: str, weight: fonts.Weight) -> None:
    line = Text(text, 100, LINE, SIZE, weight, "#000000")
    ink = ink_of(text_alone(line, 220))
    assert ink
    left, top, right, bottom = line.box
    assert left - 4 <= ink[0] <= ink[2] <= right + 4
    assert top - 1 <= ink[1] <= ink[3] <= bottom + 1


# ── whole cards ───────────────────────────────────────────────────────────────────────────────────────────────────
def every_card(engine: Engine) -> Iterator[Card]:
    """The standing cards, charts of several kinds, changes, and titles longer than any."""
    cards = Cards(engine)
    for pictured in cards.standing():
        yield pictured.card
    yield cards.overview(by_percent=True).card
    for question in (
        "จัดอันดับผู้ติดตามแต่ละช่องทาง",
        "โรงเรียนคุณภาพสีเขียว สีฟ้า สีม่วง",
        "จำนวนโรงเรียนขนาดเล็ก ปี 2566 กับ 2567",
        "เปรียบเทียบหนี้ครูกับโรงเรียนขนาดเล็ก",
        "จัดอันดับทุกเรื่อง",
    ):
        shown = cards.of(engine.ask(question)[0])
        assert shown, question
        yield shown.card
    yield cards.change(earlier_edition(engine.catalogue.edition)).card
    longest = max((policy.title for policy in engine.catalogue.edition.policies), key=len)
    guidance = Cards(engine, lambda policy: f"https://t.me/thamdai_bot?start=p_{policy}").policy("guidance").card
    assert guidance.title == longest
    yield replace(guidance, title=f"{longest} และ{longest}")
    yield replace(guidance, headline=Headline("มากกว่า 12,345,678,901 ฉบับ/View", longest * 2, longest, 0.5))


def apart(first: Box, second: Box, slack: float = 0.6) -> bool:
    """Whether two boxes cover nothing of each other."""
    return (
        first[2] <= second[0] + slack
        or second[2] <= first[0] + slack
        or first[3] <= second[1] + slack
        or second[3] <= first[1] + slack
    )


def test_no_text_crosses_the_edge_another_text_or_a_bar(engine: Engine) -> None:
    for card in every_card(engine):
        sheet = laid_out(card)
        for text in sheet.texts:
            left, top, right, bottom = text.box
            assert left >= MARGIN - 1, (card.name, text.text)
            assert right <= WIDTH - MARGIN + 1, (card.name, text.text)
            assert top >= 16, (card.name, text.text)
            assert bottom <= sheet.y, (card.name, text.text)
        for first, second in combinations(sheet.texts, 2):
            assert apart(first.box, second.box), (card.name, first.text, second.text)
        for each in sheet.rectangles:
            bar = (each.x, each.y, each.x + each.width, each.y + each.height)
            crossed = [text.text for text in sheet.texts if each.colour in (MAIN, TRACK) and not apart(text.box, bar)]
            assert not crossed, card.name
        for drawing in sheet.drawings:
            code = (drawing.x, drawing.y, drawing.x + 190, drawing.y + 190)
            assert all(apart(text.box, code) for text in sheet.texts), card.name


def test_what_is_read_has_enough_contrast_and_stands_on_the_ground_it_says(engine: Engine) -> None:
    seen = set()
    for card in every_card(engine):
        seen |= {(text.colour, text.ground) for text in laid_out(card).texts}
    assert {pair: round(contrast(*pair), 1) for pair in seen if contrast(*pair) < 4.5} == {}
    assert contrast(MAIN, TRACK) >= 3  # a bar and its track are told apart without reading
    card = Cards(engine).policy("debt").card
    image = opened(draw(card).whole)
    for text in laid_out(card).texts:
        left, top, *_ = text.box
        red, green, blue = (int(text.ground[at : at + 2], 16) for at in (1, 3, 5))
        assert image.getpixel((round(left) - 3, round(top) + 4)) == (red, green, blue), text.text


def test_a_picture_is_as_wide_as_it_says_keeps_its_margins_and_is_always_the_same(engine: Engine) -> None:
    card = Cards(engine).policy("debt").card
    picture = draw(card)
    image, preview = opened(picture.whole), opened(picture.preview)
    assert image.size == (WIDTH, round(laid_out(card).y))
    assert preview.width == PREVIEW
    below = image.crop((0, 17, WIDTH, image.height))
    ink = ink_of(below)
    assert ink
    assert ink[0] >= MARGIN - 4
    assert ink[2] <= WIDTH - MARGIN + 4
    assert draw(card) == picture


def test_a_text_of_the_report_never_becomes_markup(engine: Engine) -> None:
    title = '</text><script>alert("1")</script> & <image href="file:///etc/passwd"/>'
    card = replace(Cards(engine).policy("debt").card, title=title)
    root = ET.fromstring(laid_out(card).svg())  # noqa: S314 (made by ourselves)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names == {"svg", "rect", "text"}
    assert "<script>" in " ".join(element.text or "" for element in root.iter())


# ── fonts that are not there ──────────────────────────────────────────────────────────────────────────────────────
def test_a_letter_that_the_font_lacks_is_an_error_and_no_blank(engine: Engine) -> None:
    card = replace(Cards(engine).policy("debt").card, title="หนี้สินครู 卡")
    with pytest.raises(CardError, match=r"U\+5361.*leave it out"):
        draw(card)


def test_a_missing_font_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "folder", lambda: tmp_path)
    for content in (None, b"", b"wOF2 is no TrueType"):
        face.cache_clear()
        if content is not None:
            (tmp_path / FILES[400]).write_bytes(content)
        with pytest.raises(CardError, match=r"Sarabun-Regular.ttf.*install fontpkg-sarabun again"):
            face(400)
    face.cache_clear()


def test_what_is_no_svg_is_an_error_of_ours() -> None:
    with pytest.raises(CardError, match="resvg can't draw"):
        rendered("<svg")


# ── breaking lines ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("การแก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษา", 600, ("การแก้ไขปัญหาหนี้สินครูและ", "บุคลากรทางการศึกษา")),
        ("สังกัด สพท. และ สพฐ.", 220, ("สังกัด สพท.", "และ สพฐ.")),
        ("คำนวณได้ร้อยละ 15.62", 330, ("คำนวณได้", "ร้อยละ 15.62")),
        ("เหลือ 7,926 − 1,238 = 6,688 ราย", 420, ("เหลือ 7,926 − 1,238", "= 6,688 ราย")),
        ("ปีงบประมาณ พ.ศ. 2567", 270, ("ปีงบประมาณ", "พ.ศ. 2567")),
        ("", 100, ()),
    ],
)
def test_lines_break_between_words(text: str, room: float, lines: tuple[str, ...]) -> None:
    assert broken(text, room, 46, 400) == lines


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("กขคนมปทีี่ิุู้ำาเแโใไๆฯ. ,()%0123456789abcXYZ"), max_size=80), st.integers(120, 900))
def test_lines_keep_every_letter_within_the_room(text: str, room: int) -> None:
    lines = broken(text, room, 40, 400)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(face(400).width(line, 40) <= room or len(line) < 3 for line in lines)


def test_the_edition_of_another_year_gets_cards_too(made_up_engine: Engine) -> None:
    drawn = [draw(pictured.card) for pictured in Cards(made_up_engine).standing()]
    assert len(drawn) == 1 + 2 * len(made_up_engine.catalogue.edition.policies)


def test_changes_of_an_edition_with_itself_say_that_there_are_none(engine: Engine, shipped_edition: Edition) -> None:
    card = Cards(engine).change(shipped_edition).card
    assert card.subtitle == "ไม่มีตัวเลขใดเปลี่ยน"
    assert draw(card).whole
