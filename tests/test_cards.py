"""What cards say: the same figures as the text, nothing that is not a fact, no percent where the report gives none."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from bot.cards.layout import laid_out
from handlers.links import address_of
from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from knowledge.asking.phrases import source_line
from knowledge.building import SHIPPED_REPORTS, build_edition
from knowledge.cards.card import NO_PERCENT, Card, Pictured, Variant
from knowledge.cards.choosing import Cards
from knowledge.cards.figures import PERCENT_AXIS
from knowledge.records import Edition
from knowledge.thai import format_number, thai_date, tokenise
from tests.editions import earlier_edition
from tests.pictures import NUMBER, numbers_in

POLICIES = [policy.id for policy in build_edition(SHIPPED_REPORTS / "qw-2567.txt").policies]


@pytest.fixture(scope="module")
def cards(engine: Engine) -> Cards:
    return Cards(engine)


def drawn(card: Card) -> str:
    """All that is drawn, line by line."""
    return " ".join(text.text for text in laid_out(card).texts)


def numbers_of_facts(pictured: Pictured, engine: Engine) -> set[str]:
    """Every number that the facts of a card hold, with what it was computed from and where they stand."""
    catalogue, answer = engine.catalogue, pictured.answer
    said = [source_line(answer, catalogue), catalogue.edition.report.title, pictured.card.as_of]
    for policy in answer.policies:
        said += [str(catalogue.policies[policy].number), catalogue.policies[policy].title]
        said.append(catalogue.policies[policy].short_title)
    for fact in answer.facts:
        said += [fact.label, fact.value_text, fact.percent_text, thai_date(fact.as_of)]
        said += [format_number(fact.total)] if fact.total is not None else []
    said += [answer.computation.expression] if answer.computation else []
    said += [notice.text for notice in answer.notices]
    return numbers_in(" ".join(said))


@pytest.mark.parametrize("policy", POLICIES)
def test_the_picture_its_text_and_the_facts_have_the_same_figures(policy: str, cards: Cards, engine: Engine) -> None:
    pictured = cards.policy(policy)
    assert numbers_in(drawn(pictured.card)) == numbers_in(pictured.card.text)
    assert numbers_in(pictured.card.text) <= numbers_of_facts(pictured, engine)
    summary, wording, _ = engine.ask(f"สรุปเรื่อง{engine.catalogue.policies[policy].short_title}")
    known = {fact.indicator: fact for fact in summary.facts}
    assert [known[fact.indicator] for fact in pictured.answer.facts] == list(pictured.answer.facts)
    main = engine.catalogue.policies[policy].main_indicator
    if main:
        assert pictured.answer.facts[0].indicator == main
        headline = numbers_in(f"{known[main].value_text} {known[main].percent_text}")
        assert headline <= numbers_in(pictured.card.first_line) & numbers_in(wording.headline)


@pytest.mark.parametrize("policy", POLICIES)
def test_two_obstacles_and_two_recommendations_shortened_ones_marked(policy: str, cards: Cards, engine: Engine) -> None:
    pictured = cards.policy(policy, "obstacles")
    assert numbers_in(drawn(pictured.card)) == numbers_in(pictured.card.text)
    assert [listing.heading.split()[0] for listing in pictured.card.listings] == ["ปัญหาอุปสรรค", "ข้อเสนอแนะ"]
    texts = {f"{item.number}. {item.text}" for item in engine.catalogue.edition.passages if item.policy == policy}
    for listing in pictured.card.listings:
        assert 1 <= len(listing.items) <= 2
        for item in listing.items:
            if item not in texts:
                assert item.endswith("…")
                cut = item.removesuffix("…")
                (whole,) = (text for text in texts if text.startswith(cut))
                words, rest = tokenise(whole), tokenise(cut)
                assert words[: len(rest)] == rest, "cut within a word"


@pytest.mark.parametrize(
    ("policy", "figure", "detail", "rest"),
    [
        ("debt", "15.61%", "1,238 จาก 7,926 ราย", ("เหลือ 7,926 − 1,238 = 6,688 ราย", "คิดเป็น 100 − 15.61 = 84.39%")),
        ("credit-bank", "100%", "ครบทั้ง 137 แห่ง", ()),
        (
            "small-schools",
            "10.60%",
            "1,625 จาก 15,327 แห่ง",
            ("เหลือ 15,327 − 1,625 = 13,702 แห่ง", "คิดเป็น 100 − 10.60 = 89.40%"),
        ),
    ],
)
def test_the_headline_stands_with_its_base_and_what_remains(
    policy: str, figure: str, detail: str, rest: tuple[str, ...], cards: Cards
) -> None:
    headline = cards.policy(policy).card.headline
    assert headline
    assert (headline.figure, headline.detail, headline.rest) == (figure, detail, rest)


def test_figures_of_another_day_than_the_card_say_so(cards: Cards) -> None:
    card = cards.policy("debt").card
    assert card.as_of == "ข้อมูล ณ 10 ตุลาคม 2567"
    assert (
        "• ครูและบุคลากรที่ผ่านการอบรมการเงินออนไลน์และได้รับเกียรติบัตร: 44.63% (5,759 จาก 12,905 ราย · ณ 23 ก.ย. 67)" in card.text
    )
    assert "หนี้สินให้ลดลง ณ 10 ต.ค. 67" in cards.overview().card.text


@pytest.mark.parametrize("variant", ["figures", "obstacles"])
def test_what_has_no_percent_says_so_and_is_never_drawn_as_nought(variant: Variant, cards: Cards) -> None:
    card = cards.policy("communication", variant).card
    assert NO_PERCENT in card.text
    assert card.headline is None
    assert all(bar.filled is None for panel in card.panels for bar in panel.bars)
    (bar,) = (b for panel in cards.overview().card.panels for b in panel.bars if b.figure == NO_PERCENT)
    assert (bar.label, bar.filled) == ("6. สื่อสารและประชาสัมพันธ์", None)


def test_the_overview_has_every_policy_in_its_group_and_sorts_on_request(cards: Cards) -> None:
    plain, by_percent = cards.overview().card, cards.overview(by_percent=True).card
    assert [len(panel.bars) for panel in plain.panels] == [6, 5]
    assert [bar.figure for bar in by_percent.panels[0].bars] == [
        "97.96%", "91.75%", "89.97%", "15.61%", "10.60%", NO_PERCENT,
    ]  # fmt: skip
    assert {bar.label for panel in plain.panels for bar in panel.bars} == {
        bar.label for panel in by_percent.panels for bar in panel.bars
    }
    assert numbers_in(drawn(plain)) == numbers_in(plain.text)


@pytest.mark.parametrize(
    ("question", "heading", "figures"),
    [
        ("จัดอันดับผู้ติดตามแต่ละช่องทาง", "จำนวน (คน)", ["370,000 คน", "318,000 คน", "74,086 คน", "34,400 คน"]),
        (
            "โรงเรียนคุณภาพสีเขียว สีฟ้า สีม่วง",
            "จำนวน จากทั้งหมด 1,808 โรงเรียน",
            ["1,265 โรงเรียน", "388 โรงเรียน", "155 โรงเรียน"],
        ),
        ("จำนวนโรงเรียนขนาดเล็ก ปี 2566 กับ 2567", "จำนวน (โรงเรียน)", ["14,996 โรงเรียน", "15,327 โรงเรียน"]),
        ("เปรียบเทียบหนี้ครูกับโรงเรียนขนาดเล็ก", PERCENT_AXIS, ["15.61%", "10.60%"]),
    ],
)
def test_a_comparison_has_one_axis_with_printed_values(
    question: str, heading: str, figures: list[str], cards: Cards, engine: Engine
) -> None:
    pictured = cards.of(engine.ask(question)[0])
    assert pictured
    (panel,) = pictured.card.panels
    assert panel.heading == heading
    assert [bar.figure for bar in panel.bars] == figures
    lengths = [bar.filled or 0 for bar in panel.bars]
    values = [float(NUMBER.findall(figure)[0].replace(",", "")) for figure in figures]
    whole = {PERCENT_AXIS: 100.0, "จำนวน จากทั้งหมด 1,808 โรงเรียน": 1808.0}.get(heading, max(values))
    assert lengths == pytest.approx([value / whole for value in values])
    assert numbers_in(drawn(pictured.card)) == numbers_in(pictured.card.text)


def test_units_are_never_mixed_on_one_axis(cards: Cards) -> None:
    pictured = cards.chart(("debt.registered", "small-schools.expansion", "communication.meetings"))
    assert pictured
    assert [len(panel.bars) for panel in pictured.card.panels] == [1, 1, 1]
    assert all(bar.filled is None for panel in pictured.card.panels for bar in panel.bars)


def test_a_change_shows_old_new_and_the_difference(engine: Engine, shipped_edition: Edition) -> None:
    pictured = Cards(engine).change(earlier_edition(shipped_edition))
    card = pictured.card
    bars = {bar.label: bar for panel in card.panels for bar in panel.bars}
    assert card.subtitle == "จากข้อมูล ณ 2 เมษายน 2567 → 7 ตุลาคม 2567"
    assert bars["ครูและบุคลากรที่เข้าร่วมโครงการแก้ไขปัญหาหนี้สิน"].figure == "▲ +243 ราย"
    career = next(bar for label, bar in bars.items() if label.startswith("นักเรียน ม.3-6"))
    assert career.figure == "▼ −2,124 คน · ▼ −0.24 จุดร้อยละ"
    assert career.detail == "750,001 คน จาก 879,855 (85.24%)\n→ 747,877 คน จาก 879,855 (85.00%)"
    assert "ตัวเลขใหม่ 1 รายการ" in card.notes[-1]
    assert numbers_in(drawn(card)) == numbers_in(card.text)
    assert len(Cards(engine).change(earlier_edition(shipped_edition), "debt").answer.facts) == 2


def test_the_bots_address_stands_on_cards_only_where_one_is_set(engine: Engine) -> None:
    assert laid_out(Cards(engine).policy("debt").card).drawings == []
    linked = Cards(engine, partial(address_of, "https://t.me/thamdai_bot"))
    assert linked.overview().card.link == "https://t.me/thamdai_bot"
    card = linked.policy("debt").card
    assert card.link == "https://t.me/thamdai_bot?start=p_debt"
    assert len(laid_out(card).drawings) == 1


def test_a_conversation_on_what_an_edition_has_not_gets_the_overview(cards: Cards) -> None:
    gone = Context(policies=("gone",), operands=("gone.a", "gone.b"), listed=("gone",))
    assert cards.of_context(gone).card == cards.overview().card


def test_an_answer_about_nothing_in_the_report_has_no_card(cards: Cards, engine: Engine) -> None:
    for question in ("เชียงใหม่มีโรงเรียนกี่แห่ง", "สวัสดี", "รายงานนี้ข้อมูลวันที่เท่าไร"):
        answer = engine.ask(question)[0]
        assert cards.of(replace(answer, policies=())) is None, question
