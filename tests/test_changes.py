"""What changed between two editions: nothing for equal ones, and each change once, in its own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.changes import (
    Change,
    FigureAdded,
    FigureChanged,
    FigureRelabelled,
    FigureRemoved,
    ItemAdded,
    ItemRemoved,
    ItemReworded,
    PolicyAdded,
    PolicyRemoved,
    PolicyRenamed,
    ReportChanged,
    changes,
)
from knowledge.records import Edition, Introduction, Policy
from tests.made_up_edition import indicator, made_up_edition, passage, with_indicator, with_more


def with_passage(edition: Edition, place: int, **fields: Any) -> Edition:
    """The edition with some fields of one passage changed."""
    changed = replace(edition.passages[place], **fields)
    return replace(edition, passages=(*edition.passages[:place], changed, *edition.passages[place + 1 :]))


CASES: list[tuple[str, Callable[[Edition], Edition], list[Change]]] = [
    ("nothing", lambda e: e, []),
    (
        "a share that grew",
        lambda e: with_indicator(e, "savings.members", value=372, value_text="372", percent=30.0, percent_text="30.00"),
        [
            FigureChanged(
                *("savings", "savings.members", "detail", "ตัวเลข savings.members"),
                *("310 คน จาก 1,240 (25.00%) ณ 30 ก.ย. 68", "372 คน จาก 1,240 (30.00%) ณ 30 ก.ย. 68"),
                *(62, 5.0),
            )
        ],
    ),
    (
        "a percent that fell by what floating point can't hold",
        lambda e: with_indicator(e, "kitchens.satisfied", percent=87.1, percent_text="87.1"),
        [
            FigureChanged(
                *("kitchens", "kitchens.satisfied", "detail", "ตัวเลข kitchens.satisfied", "(87.4%)", "(87.1%)"),
                *(None, -0.3),
            )
        ],
    ),
    (
        "a mean that rose",
        lambda e: with_indicator(e, "savings.mean", value=4.5, value_text="4.50"),
        [
            FigureChanged(
                *("savings", "savings.mean", "detail", "ตัวเลข savings.mean", "4.43", "4.50"),
                difference=0.07,
                percent_points=None,
            )
        ],
    ),
    (
        "a figure of a later day",
        lambda e: with_indicator(e, "savings.members", as_of=date(2025, 10, 1)),
        [
            FigureChanged(
                *("savings", "savings.members", "detail", "ตัวเลข savings.members"),
                *("310 คน จาก 1,240 (25.00%) ณ 30 ก.ย. 68", "310 คน จาก 1,240 (25.00%) ณ 1 ต.ค. 68"),
                *(0, 0.0),
            )
        ],
    ),
    (
        "a range that widened",
        lambda e: with_indicator(e, "savings.age", value_text="20 - 65"),
        [FigureChanged("savings", "savings.age", "detail", "ตัวเลข savings.age", "20 - 60 ปี", "20 - 65 ปี", None, None)],
    ),
    (
        "a figure that counts something else",
        lambda e: with_indicator(e, "savings.men", label="ครูชาย"),
        [FigureRelabelled("savings", "savings.men", "detail", "ตัวเลข savings.men", "ครูชาย")],
    ),
    (
        "a new figure",
        lambda e: with_more(e, indicator("savings.banks", 12, unit="แห่ง")),
        [FigureAdded("savings", "savings.banks", "detail", "ตัวเลข savings.banks", "12 แห่ง")],
    ),
    (
        "a figure gone",
        lambda e: replace(e, indicators=e.indicators[:-1]),
        [FigureRemoved("kitchens", "short.kitchens.clean", "short", "ตัวเลข short.kitchens.clean", "450 แห่ง")],
    ),
    (
        "an item reworded",
        lambda e: with_passage(e, 4, text="ครูจำนวนมากไม่มีเวลาเข้าอบรม"),
        [ItemReworded("savings", "obstacles", "1", "ครูบางส่วนไม่มีเวลาเข้าอบรม", "ครูจำนวนมากไม่มีเวลาเข้าอบรม", 80.0)],
    ),
    (
        "an item replaced by another",
        lambda e: with_passage(e, 4, text="งบประมาณล่าช้า"),
        [
            ItemRemoved("savings", "obstacles", "1", "ครูบางส่วนไม่มีเวลาเข้าอบรม"),
            ItemAdded("savings", "obstacles", "1", "งบประมาณล่าช้า"),
        ],
    ),
    (
        "an item put before others, which only move",
        lambda e: replace(
            e,
            passages=(
                passage("savings", "figures", 1, "มีธนาคารร่วมโครงการ"),
                *(replace(p, order=p.order + 1, number=str(p.order + 1)) for p in e.passages[:2]),
                *e.passages[2:],
            ),
        ),
        [ItemAdded("savings", "figures", "1", "มีธนาคารร่วมโครงการ")],
    ),
    (
        "an item gone",
        lambda e: replace(e, passages=e.passages[:-1]),
        [ItemRemoved("kitchens", "activities", "1", "=ตรวจเยี่ยมโรงอาหาร")],
    ),
    (
        "an introduction reworded",
        lambda e: replace(e, introductions=(Introduction("savings", "figures", 1, "การออมในปีนี้มีผลดังนี้", "", 9),)),
        [ItemReworded("savings", "figures", "", "การออมมีผลดังนี้", "การออมในปีนี้มีผลดังนี้", 82.1)],
    ),
    ("a line wrap elsewhere", lambda e: with_passage(e, 4, text="ครูบางส่วน ไม่มีเวลา เข้าอบรม"), []),
    ("another line of the file", lambda e: with_passage(e, 4, line=99), []),
    (
        "a policy renamed",
        lambda e: replace(e, policies=(replace(e.policies[0], title="การออมและการลงทุน"), e.policies[1])),
        [PolicyRenamed("savings", "1. การออมของครู", "1. การออมและการลงทุน")],
    ),
    (
        "a new policy",
        lambda e: replace(e, policies=(*e.policies, Policy("sports", "students", 2, "กีฬา", "กีฬา", ""))),
        [PolicyAdded("sports", "กีฬา")],
    ),
    (
        "a policy gone with all it has",
        lambda e: replace(
            e,
            policies=e.policies[:1],
            passages=e.passages[:6],
            indicators=tuple(i for i in e.indicators if i.policy == "savings"),
        ),
        [
            PolicyRemoved("kitchens", "โรงอาหารปลอดภัย"),
            *(
                FigureRemoved("kitchens", i.id, i.table, i.label, shown)
                for i, shown in zip(
                    [i for i in made_up_edition().indicators if i.policy == "kitchens"],
                    ["450 แห่ง จาก 600 (75%)", "150 แห่ง จาก 600 (25%)", "1,240 คน", "(87.4%)", "450 แห่ง"],
                    strict=True,
                )
            ),
            ItemRemoved("kitchens", "figures", "1", "โรงอาหารที่สะอาด 450 แห่ง จาก 600 แห่ง (75%)"),
            ItemRemoved("kitchens", "activities", "1", "=ตรวจเยี่ยมโรงอาหาร"),
        ],
    ),
    (
        "a later report",
        lambda e: replace(e, report=replace(e.report, as_of=date(2025, 11, 3), sources=("สพท.",))),
        [
            ReportChanged("as_of", "6 ต.ค. 68", "3 พ.ย. 68"),
            ReportChanged("sources", "สพท. จำนวน 245 เขต; หน่วยงานส่วนกลาง", "สพท."),
        ],
    ),
]


@pytest.mark.parametrize(("name", "change", "expected"), CASES, ids=[name for name, _, _ in CASES])
def test_a_change_is_listed_once(name: str, change: Callable[[Edition], Edition], expected: list[Change]) -> None:
    assert list(changes(made_up_edition(), change(made_up_edition()))) == expected


def test_of_two_items_of_the_same_words_none_is_new() -> None:
    edition = made_up_edition()
    twice = replace(
        edition, passages=tuple(passage("savings", "obstacles", order, "ขาดงบประมาณ", number="3") for order in (1, 2))
    )
    assert changes(twice, twice) == ()
    once = replace(twice, passages=twice.passages[:1])
    assert changes(twice, once) == (ItemRemoved("savings", "obstacles", "3", "ขาดงบประมาณ"),)


texts = st.text("กขคงจ าิ 12", max_size=12)
passages = st.lists(
    st.builds(
        lambda aspect, text, number: (aspect, text, number),
        st.sampled_from(["figures", "activities", "obstacles"]),
        texts,
        st.sampled_from(["1", "2", "3"]),
    ),
    max_size=8,
)
indicators = st.lists(
    st.tuples(
        st.sampled_from(["savings.a", "savings.b", "kitchens.c", "short.savings.a"]),
        st.none() | st.integers(0, 9),
        texts,
    ),
    max_size=5,
    unique_by=lambda each: each[0],
)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Editions with any items and figures."""
    items = draw(passages)
    return replace(
        made_up_edition(),
        passages=tuple(
            passage("savings", aspect, order, text, number=number)
            for order, (aspect, text, number) in enumerate(items, 1)
        ),
        indicators=tuple(indicator(id, value, label=label) for id, value, label in draw(indicators)),  # noqa: A001
    )


@given(editions())
@settings(max_examples=60, deadline=None)
def test_an_edition_has_not_changed_from_itself(edition: Edition) -> None:
    assert changes(edition, edition) == ()


@given(editions(), editions())
@settings(max_examples=60, deadline=None)
def test_what_is_gone_one_way_is_new_the_other_way(one: Edition, other: Edition) -> None:
    def count(old: Edition, new: Edition, *kinds: type) -> int:
        return sum(isinstance(change, kinds) for change in changes(old, new))

    assert count(one, other, FigureRemoved) == count(other, one, FigureAdded)
    assert count(one, other, FigureChanged) == count(other, one, FigureChanged)
    items = len(other.passages) - len(one.passages)
    assert count(one, other, ItemAdded) - count(one, other, ItemRemoved) == items
