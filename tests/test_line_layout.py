"""How replies look on LINE: Flex bubbles within its limits, nothing lost, the figure first."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.line_layout import laid_out, plainly
from bot.channels.line_limits import (
    LARGEST_BUBBLE,
    LARGEST_CAROUSEL,
    LONGEST_ALT,
    LONGEST_LABEL,
    MOST_QUICK,
    cut,
    graphemes,
    shortened,
    size,
    units,
)
from bot.furnishing import open_reception
from bot.settings import read_settings
from bot.state.contexts import StoredContexts
from bot.state.database import open_database
from bot.web.site import site
from bot.workbench import open_cards
from handlers.actions import action
from handlers.contexts import RememberedContexts
from handlers.conversation import ALL, Button, Message, Reply, aloud, reply_record, said
from handlers.questions import LONGEST_TEXT, QuestionDesk, opening_questions
from handlers.reception import Reception
from knowledge.asking.engine import Engine
from tests.line_server import Refused, actions_of, check, words_of
from tests.stand_ins import RIGS, present

QUESTIONS = Path(__file__).parent / "questions" / "dev.jsonl"
Json = dict[str, Any]


def line_sim() -> ModuleType | None:
    """The strict stand-in, for its reading of LINE's OpenAPI description; None where it is not here."""
    if not present("line_sim.py", "aiohttp", "PIL", "regex", "yaml"):
        return None
    spec = importlib.util.spec_from_file_location("line_sim", RIGS / "line_sim.py")
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    sys.modules["line_sim"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def checked() -> Callable[[list[Json]], list[Json]]:
    """Checks messages against LINE's own description and limits where they are present, else by the little LINE's."""
    module = line_sim()
    api = module.OpenApi(RIGS / "spec" / "messaging-api.yml") if module else None

    def checking(messages: list[Json]) -> list[Json]:
        for at in range(0, len(messages), 5):
            check(messages[at : at + 5])
            if module and api:
                errors: list[Any] = []
                body = {"replyToken": "x", "messages": messages[at : at + 5]}
                api.check(body, {"$ref": "#/components/schemas/ReplyMessageRequest"}, "", errors, True)
                errors += module.Limits(module.Config()).messages(body["messages"])
                assert errors == []
        return messages

    return checking


@pytest.fixture
async def reception(tmp_path: Path, engine: Engine) -> AsyncIterator[Reception]:
    database = await open_database(f"sqlite:///{tmp_path / 'state.db'}")
    edition = engine.catalogue.edition
    settings = read_settings({}, Path("no-such.env"))
    cards = open_cards(settings, engine)
    desk = QuestionDesk(engine, StoredContexts(database, 30), opening_questions(edition), cards)
    yield open_reception(settings, database, desk, engine, cards)
    await database.close()


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("—", "").replace(":", "")


def bare(line: str) -> str:
    """A line without the mark that says what kind it is, which the layout shows otherwise."""
    return squeezed(line.strip().removeprefix("•").removeprefix("⚠"))


def shown_in(messages: list[Json]) -> str:
    return squeezed("".join(words_of(each.get("contents", each)) for each in messages))


async def test_every_answer_of_the_question_set_is_valid_whole_and_the_same_as_elsewhere(
    reception: Reception, engine: Engine, checked: Callable[[list[Json]], list[Json]]
) -> None:
    """Its messages are within LINE's description, show each line, and tell the facts of Telegram, web and terminal."""
    web = site(QuestionDesk(engine, RememberedContexts(30, lambda: 0.0)), engine.catalogue.edition)
    terminal = QuestionDesk(engine, RememberedContexts(30, lambda: 0.0))
    largest = {"bubble": 0, "carousel": 0}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=web), base_url="http://bot.test") as client:
        for name, text in turns():
            reply = await reception.reply(Message(f"line:{name}", text, "line", "U7"))
            messages = checked(laid_out(replace(reply, page=ALL)))
            shown = shown_in(messages)
            missing = [line for line in lines_of(reply) if bare(line) not in shown and not split_up(line, reply, shown)]
            assert missing == [], text
            for each in messages:
                contents = each.get("contents", {})
                kind = contents.get("type", "")
                largest |= {kind: max(largest[kind], size(contents))} if kind else {}
                assert not kind or each["altText"].startswith(reply.headline[:200])
            for page in range(3):
                checked(laid_out(replace(reply, page=page)))
            by_telegram = reply_record(await reception.reply(Message(f"telegram:{name}", text, "telegram", "7")))
            by_web = (await client.post("/api/ask", json={"conversation": name, "text": text})).json()
            typed = reply_record(await terminal.answer(Message(name, text)))
            if "error" in by_web:  # what is too long to be answered is refused there, and told here
                assert len(text) > LONGEST_TEXT
                continue
            by_line = reply_record(reply)
            for part in ("facts", "headline", "outcome", "citations", "computation"):
                assert by_line[part] == by_telegram[part] == by_web[part] == typed[part], (text, part)
    assert 0 < largest["bubble"] <= LARGEST_BUBBLE
    assert 0 < largest["carousel"] <= LARGEST_CAROUSEL


def turns() -> list[tuple[str, str]]:
    """The conversations and questions of the set."""
    told = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines() if line.strip()]
    return [(each["id"], turn["q"]) for each in told for turn in each["turns"]]


def lines_of(reply: Reply) -> list[str]:
    """The lines of a reply that a person must be able to read: all, but a list that cards or buttons show."""
    lines = [line for line in reply.text.split("\n") if line.strip()]
    if reply.gallery:
        return [line for line in lines if line.startswith(("มี ", "ที่มา", "ข้อมูล ณ"))]
    return [line for line in lines if reply.outcome != "clarify" or not line[:1].isdigit()]


def split_up(line: str, reply: Reply, shown: str) -> bool:
    """Whether a line is shown in parts: a label here, its figure there."""
    label, _, figure = line.strip().removeprefix("•").rpartition(": ")
    return (bare(label) in shown and squeezed(figure) in shown) or (line == reply.headline and bare(line[:60]) in shown)


async def test_every_place_of_the_report_is_valid_on_every_page(
    reception: Reception, engine: Engine, checked: Callable[[list[Json]], list[Json]]
) -> None:
    edition = engine.catalogue.edition
    aspects = ("figures", "activities", "obstacles", "recommendations")
    actions = [
        "start",
        "topics",
        "summary",
        "compare",
        "help",
        "hint",
        "settings",
        "source",
        "subscribe",
        "mydata",
        "forget",
    ]
    actions += [action("topic", each.id) for each in edition.policies]
    actions += [action("cell", each.id, aspect) for each in edition.policies for aspect in aspects]
    actions += [action("figure", each.id) for each in edition.indicators]
    actions += [action("quote", each.policy, each.aspect, each.order) for each in edition.passages]
    actions += [action("compare", one.id, edition.policies[0].id) for one in edition.policies]
    for wanted in actions:
        reply = await reception.reply(Message("", "", "line", "U7", wanted))
        for page in (0, 1, ALL):
            assert checked(laid_out(aloud(replace(reply, page=page)))), wanted


@given(
    st.lists(st.text(min_size=1).map(lambda text: text.replace("\n", " ")), min_size=1, max_size=30),
    st.integers(-1, 3),
    st.sampled_from(["answer", "not_found", "smalltalk"]),
)
def test_any_text_is_shown_and_none_of_it_is_lost(lines: list[str], page: int, outcome: Any) -> None:
    text = "\n".join(["หัวเรื่อง", *lines])
    reply = replace(said(Message("c", ""), *text.split("\n")), outcome=outcome, buttons=(Button("ต่อ", "ต่อ", "help"),))
    check(laid_out(replace(reply, again="more:1", page=page))[:5])
    for messages in (laid_out(reply), plainly(reply)):
        shown = "".join("".join(words_of(each.get("contents", each)).split()) for each in messages)
        for line in lines:
            for word in line.split():
                assert word.strip("•⚠ ") in shown


def test_long_replies_are_parted_between_items_into_bubbles_to_leaf_through() -> None:
    items = [f"{number}. " + f"รายการยาวมากที่ {number} " * 40 for number in range(1, 20)]
    reply = replace(said(Message("c", ""), "หัว", *items, "ที่มา: หน้า 1"), outcome="answer")
    messages = laid_out(reply)
    check(messages)
    bubbles = [bubble for each in messages for bubble in each["contents"].get("contents", [each["contents"]])]
    assert len(bubbles) > 4
    for item in items:
        assert sum(squeezed(item[3:]) in squeezed(words_of(bubble)) for bubble in bubbles) == 1
    assert ["ที่มา: หน้า 1" in words_of(bubble) for bubble in bubbles] == [False] * (len(bubbles) - 1) + [True]


def test_more_than_a_carousel_holds_has_a_way_on() -> None:
    reply = replace(
        said(Message("c", ""), "หัว", *(f"{n}. " + "ข้อความยาว " * 200 for n in range(1, 40))),
        outcome="answer",
        again="more:9",
    )
    first, second = laid_out(reply), laid_out(replace(reply, page=1))
    assert len(first) == len(second) == 1
    carried = [each["action"]["data"] for each in first[0]["quickReply"]["items"]]
    assert carried == ["more:9:1", "more:9:-1"]
    assert "more:9:0" in [each["action"]["data"] for each in second[0]["quickReply"]["items"]]
    everything = laid_out(replace(reply, page=ALL))
    assert len(everything) > 1
    check(everything[:5])


async def test_the_figure_is_large_its_share_a_bar_and_the_notification_tells_it(reception: Reception) -> None:
    (message,) = laid_out(await reception.reply(Message("c", "หนี้สินครูแก้ได้กี่ราย", "line", "U7")))
    body = message["contents"]["body"]["contents"]
    assert body[1]["text"] == "1,238 ราย"
    assert body[1]["size"] == "xxl"
    assert body[3]["contents"][0]["width"] == "15.61%"
    assert "1,238 ราย" in message["altText"]
    assert "ข้อมูล ณ 10 ต.ค. 67" in words_of(message["contents"])
    offered = [each["action"]["label"] for each in message["quickReply"]["items"]]
    assert offered == ["💬 เหลืออีกเท่าไร", "🛠 การดำเนินงาน", "⛔ อุปสรรค", "💡 ข้อเสนอแนะ", "📋 สรุป", "🖼 การ์ด"]


async def test_topics_are_a_carousel_of_cards_with_their_main_figure(reception: Reception, engine: Engine) -> None:
    policies = engine.catalogue.edition.policies
    for text in ("รายงานนี้มีเรื่องอะไรบ้าง", "เลือกเรื่อง"):
        told, cards = laid_out(await reception.reply(Message("", text, "line", "U7")))
        assert told["type"] == "text"
        bubbles = cards["contents"]["contents"]
        assert [bubble["action"]["data"] for bubble in bubbles] == [f"topic:{each.id}" for each in policies]
        assert "1,238 ราย" in words_of(bubbles[1])
        assert len({bubble["size"] for bubble in bubbles}) == 1


async def test_choices_of_a_question_back_stand_in_the_bubble(reception: Reception) -> None:
    reply = await reception.reply(Message("new", "กี่แห่ง", "line", "U7"))
    (message,) = laid_out(reply)
    assert [each["label"] for each in actions_of(message)] == [each.label for each in reply.buttons]
    assert "quickReply" not in message
    assert words_of(message["contents"]).count(reply.buttons[0].label) == 1


def test_a_button_that_carries_too_much_is_refused_before_it_is_sent() -> None:
    with pytest.raises(ValueError, match="300"):
        laid_out(said(Message("c", ""), "หัว", buttons=(Button("x", "x", "ก" * 301),)))
    with pytest.raises(ValueError, match="carries 0"):
        laid_out(said(Message("c", ""), "หัว", buttons=(Button("x", "x", ""),)))


def test_the_little_line_refuses_what_is_beyond_its_limits() -> None:
    for bad in ({"type": "text", "text": "ก" * 5_001}, {"type": "text", "text": ""}):
        with pytest.raises(Refused):
            check([bad])


@pytest.mark.skipif(not importlib.util.find_spec("regex"), reason="regex counts graphemes as LINE does")
@given(st.text(alphabet=st.one_of(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), st.characters())))
def test_graphemes_are_never_counted_as_fewer_than_they_are(text: str) -> None:
    import regex

    assert graphemes(text) >= len(regex.findall(r"\X", text))


@pytest.mark.parametrize(("text", "count"), [("น้ำ", 1), ("ที่", 1), ("โรงเรียน", 7), ("📋 สรุป", 5), ("", 0)])
def test_graphemes_of_thai(text: str, count: int) -> None:
    assert graphemes(text) == count


@given(st.text(), st.integers(2, 60))
def test_what_is_shortened_is_the_beginning_and_short_enough(text: str, most: int) -> None:
    short, cut_off = shortened(text, most), cut(text, most)
    assert graphemes(short) <= most
    assert units(cut_off) <= most
    for each in (short, cut_off):
        assert each == text or (each.endswith("…") and text.startswith(each.removesuffix("…")))


def test_labels_and_alt_texts_have_room_for_thai() -> None:
    assert LONGEST_LABEL == 20
    assert MOST_QUICK == 13
    assert units(cut("น้ำ" * 400, LONGEST_ALT)) <= LONGEST_ALT
