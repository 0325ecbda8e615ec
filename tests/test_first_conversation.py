"""The real report asked plainly, through the same door as the web: each policy and aspect, and each headline figure."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bot.settings import Settings, read_settings
from bot.web.site import site
from bot.workbench import SHIPPED_REPORT, open_desk, open_edition
from handlers.conversation import Message, Reply, reply_record
from handlers.questions import QuestionDesk
from knowledge.building import build_edition
from knowledge.records import ASPECTS, Aspect, Edition, Policy
from tests.browser import chromium, needs_chromium, served

ASKED: dict[Aspect, str] = {
    "figures": "ตัวเลขเรื่อง{}",
    "activities": "กิจกรรมเรื่อง{}มีอะไรบ้าง",
    "obstacles": "อุปสรรคเรื่อง{}มีอะไรบ้าง",
    "recommendations": "ข้อเสนอแนะเรื่อง{}มีอะไรบ้าง",
}
EDITION = build_edition(SHIPPED_REPORT)
QUESTION = "หนี้สินครูแก้ได้กี่ราย"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return read_settings({"THAMDAI_DATA_DIR": str(tmp_path_factory.mktemp("data"))}, Path("no-such.env"))


@pytest.fixture(scope="module")
def edition(settings: Settings) -> Edition:
    return open_edition(settings)


@pytest.fixture(scope="module")
def desk(settings: Settings, edition: Edition) -> QuestionDesk:
    return open_desk(settings, edition)


async def ask(desk: QuestionDesk, text: str, conversation: str = "") -> Reply:
    return await desk.answer(Message(conversation, text))


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("policy", EDITION.policies, ids=lambda policy: policy.id)
async def test_each_aspect_of_each_policy_is_answered_from_its_own_cell(
    desk: QuestionDesk, policy: Policy, aspect: Aspect
) -> None:
    reply = await ask(desk, ASKED[aspect].format(policy.short_title))
    assert (reply.outcome, reply.policy, reply.aspect) == ("answer", policy.id, aspect)
    assert reply.citations
    assert {citation.policy for citation in reply.citations} == {policy.id}


@pytest.mark.parametrize(
    "policy", [policy for policy in EDITION.policies if policy.main_indicator], ids=lambda policy: policy.id
)
async def test_each_headline_figure_stands_in_the_first_line_of_its_question(
    desk: QuestionDesk, policy: Policy
) -> None:
    figure = next(each for each in EDITION.indicators if each.id == policy.main_indicator)
    reply = await ask(desk, f"{figure.label} มีกี่{figure.unit}")
    assert (reply.outcome, reply.policy) == ("answer", policy.id)
    assert figure.value_text in reply.headline
    assert reply.facts[0].citation.quote == figure.source_text


async def test_every_opening_question_is_answered(desk: QuestionDesk) -> None:
    assert len(desk.examples) >= 4
    for example in desk.examples:
        assert (await ask(desk, example)).outcome == "answer", example


async def test_every_suggestion_leads_on(desk: QuestionDesk) -> None:
    for policy in EDITION.policies:
        reply = await ask(desk, f"สรุปเรื่อง{policy.short_title}", policy.id)
        assert reply.suggestions
        for suggestion in reply.suggestions:
            assert (await ask(desk, suggestion, policy.id)).outcome in ("answer", "clarify"), suggestion


async def test_a_question_asked_back_is_settled_by_a_tap_or_a_number(desk: QuestionDesk) -> None:
    for settle in ("label", "number"):
        back = await ask(desk, "มีอุปสรรคอะไรบ้าง", settle)
        assert back.outcome == "clarify"
        assert 2 <= len(back.buttons) <= 5
        settled = await ask(desk, back.buttons[1].text if settle == "label" else "2", settle)
        assert settled.outcome == "answer", settled.headline
        assert settled.aspect == "obstacles"


async def test_the_same_question_gives_the_same_bytes(desk: QuestionDesk, settings: Settings, edition: Edition) -> None:
    replies = [await ask(each, QUESTION) for each in (desk, desk, open_desk(settings, edition))]
    texts = {json.dumps(reply_record(reply), ensure_ascii=False) for reply in replies}
    assert len(texts) == 1


def test_the_command_answers_in_its_first_line(settings: Settings) -> None:
    thamdai = Path(sys.executable).with_name("thamdai")
    environment = {"THAMDAI_DATA_DIR": str(settings.data_dir), "PATH": "/usr/bin:/bin"}
    done = subprocess.run([thamdai, "ask", QUESTION], capture_output=True, check=True, env=environment)
    lines = done.stdout.decode().splitlines()
    assert "1,238 ราย" in lines[0]
    assert lines[-1] == "ที่มา: ข้อ 2 การแก้ไขปัญหาหนี้สินครู เชิงปริมาณ ข้อ 1 · ข้อมูล ณ 10 ต.ค. 67"


@pytest.fixture(scope="module")
def address(desk: QuestionDesk, edition: Edition) -> Iterator[str]:
    with served(site(desk, edition)) as url:
        yield url


@needs_chromium
def test_the_page_shows_figure_source_and_sentence_of_the_report(address: str) -> None:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto(address)
        page.get_by_label("พิมพ์คำถาม").fill(QUESTION)
        page.keyboard.press("Enter")
        expect(page.locator(".headline")).to_contain_text("1,238 ราย")
        expect(page.locator(".source")).to_contain_text("เชิงปริมาณ ข้อ 1 · ข้อมูล ณ 10 ต.ค. 67")
        page.get_by_text("ดูประโยคในรายงาน").click()
        expect(page.locator("blockquote").first).to_contain_text("ให้ลดลง จำนวน 1,238 ราย (15.61%)")
        page.locator(".buttons button").last.click()
        expect(page.locator(".headline")).to_have_count(2)
