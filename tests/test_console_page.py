"""The console in a real browser, as its people use it: from an idea to a report, on a desk and on a phone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from bot.state.database import open_database
from bot.state.people import StoredPeople
from handlers.team import Member
from tests.browser import chromium, needs_chromium
from tests.receiving import TELEGRAM_TOKEN, Receiver, receiving
from tests.running_console import APPROVER, EDITOR, OWNER, link_for, opened_console, settings_in
from tests.sending import at_work
from tests.test_console_uploads import DATA, REPORT
from tests.test_page import CLIPPED, contrast
from tests.test_publishing import OLD, QUESTIONS

pytestmark = needs_chromium
expect.set_options(timeout=60_000)
FOLLOWERS = 25
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


class RunningConsole:
    """The console, a worker that sends and the place where messages arrive, in a thread of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ready, self._over = threading.Event(), asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._run(),))
        self.receiver: Receiver
        self.address = ""

    def __enter__(self) -> RunningConsole:
        self._thread.start()
        if not self._ready.wait(120):
            raise TimeoutError("the console did not start")
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(60)
        self._loop.close()

    async def _run(self) -> None:
        url = f"sqlite:///{self._folder / 'state.db'}"
        self._database = await open_database(url)
        async with receiving() as self.receiver:
            more = {"THAMDAI_TELEGRAM_TOKEN": TELEGRAM_TOKEN, "THAMDAI_TELEGRAM_API_URL": self.receiver.url}
            settings = settings_in(self._folder, url, **more)
            app, _ = await opened_console(settings, self._database, OLD, QUESTIONS)
            people = StoredPeople(self._database)
            for number in range(FOLLOWERS):
                await people.seen("telegram", str(5000 + number))
                await people.follow("telegram", str(5000 + number), "savings", on=True)
            server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", lifespan="off", ws="none"))
            serving = asyncio.create_task(server.serve())
            while not server.started:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
            self.address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
            async with at_work(url, self._database, settings):
                self._ready.set()
                await self._over.wait()
            server.should_exit = True
            await serving
        await self._database.close()

    def link(self, member: Member) -> str:
        asked = asyncio.run_coroutine_threadsafe(link_for(self._database, member, self.address), self._loop)
        return asked.result(10)


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningConsole]:
    with RunningConsole(tmp_path_factory.mktemp("console")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


class Desk:
    """Browsers of people of the team; a fault in a page's script or a breach of its policy fails the test."""

    def __init__(self, browser: Browser, console: RunningConsole, contexts: ExitStack) -> None:
        self._browser, self._console, self._contexts = browser, console, contexts
        self.faults: list[str] = []

    def page_of(self, member: Member, size: dict[str, int] = WIDE, **more: Any) -> Page:
        context = self._browser.new_context(viewport=size, locale="th-TH", **more)  # type: ignore[arg-type]
        self._contexts.callback(context.close)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda line: self.faults.append(line.text) if _is_fault(line) else None)
        page.goto(self._console.link(member))
        page.get_by_role("button", name="เข้าสู่ระบบ").click()
        expect(page.get_by_role("heading", name="ประกาศ")).to_be_visible()
        return page


def _is_fault(line: ConsoleMessage) -> bool:
    """A check that is cut off because its page is left is none: htmx names the events of that as errors."""
    return line.type == "error" and not line.text.startswith(("htmx:sendAbort", "htmx:afterRequest"))


@pytest.fixture
def desk(browser: Browser, console: RunningConsole) -> Iterator[Desk]:
    with ExitStack() as contexts:
        opened = Desk(browser, console, contexts)
        yield opened
        assert not opened.faults


def test_a_broadcast_from_composing_to_its_report(desk: Desk, console: RunningConsole) -> None:
    author = desk.page_of(EDITOR)
    author.get_by_role("link", name="เขียนประกาศใหม่").click()
    author.get_by_label("ชื่อประกาศ").fill("ข่าวการออม")
    author.get_by_label("เรื่อง", exact=True).select_option("savings")
    text = author.get_by_label("ข้อความ", exact=True)
    text.press_sequentially("ครูออมเงินแล้ว {savings.me")
    offers = author.get_by_role("option")
    expect(offers.first).to_contain_text("310 คน")
    text.press("ArrowDown")
    text.press("ArrowUp")
    expect(author.locator('#offers [role="option"][aria-selected="true"]')).to_contain_text("310 คน")
    text.press("Enter")
    expect(text).to_have_value("ครูออมเงินแล้ว {savings.members}")
    expect(author.locator("#offers")).to_be_hidden()
    text.press_sequentially("\nจากครู 1,420 คน")
    expect(author.locator(".numbers .bad")).to_contain_text("1,420")
    expect(author.locator(".reach")).to_contain_text(f"{FOLLOWERS} คนจะได้รับ")
    author.locator(".pick", has_text="1,240").first.click()
    expect(text).to_have_value("ครูออมเงินแล้ว {savings.members}\nจากครู 1,240 คน")
    expect(author.locator(".verdict")).to_contain_text("ตรงกับรายงานทั้งหมด")
    expect(author.locator(".phone.telegram .bubble")).to_contain_text("ครูออมเงินแล้ว 310 คน")
    expect(author.locator(".phone.line .bubble")).to_contain_text("จากครู 1,240 คน")
    author.get_by_label("เหตุผลที่เร่งด่วน").fill("ทดสอบได้ทุกเวลา")
    author.get_by_role("button", name="บันทึกร่าง").click()
    author.get_by_role("button", name="ส่งทดสอบถึงตัวเอง").click()
    expect(author.get_by_role("status")).to_contain_text("ส่งทดสอบไปที่แชตของคุณแล้ว")
    assert console.receiver.telegram[EDITOR.person] == 1
    author.get_by_role("button", name="ส่งขออนุมัติ").click()
    expect(author.locator(".head .state")).to_have_text("รออนุมัติ")
    expect(author.get_by_role("button", name="อนุมัติ", exact=True)).to_have_count(0)

    approver = desk.page_of(APPROVER, PHONE, has_touch=True)
    approver.get_by_role("link", name="ข่าวการออม").tap()
    approver.get_by_role("button", name="อนุมัติ", exact=True).tap()
    expect(approver.locator(".head .state")).to_have_text("อนุมัติแล้ว")

    author.reload()
    expect(author.get_by_text(f"จะถึงผู้รับทันที {FOLLOWERS} คน")).to_be_visible()
    author.once("dialog", lambda dialog: dialog.dismiss())
    author.get_by_role("button", name="ส่ง", exact=True).click()
    expect(author.locator(".head .state")).to_have_text("อนุมัติแล้ว")
    author.once("dialog", lambda dialog: dialog.accept())
    author.get_by_role("button", name="ส่ง", exact=True).click()
    expect(author.locator(".head .state")).to_have_text("ส่งครบแล้ว")
    expect(author.locator("#progress")).to_contain_text(f"{FOLLOWERS} จาก {FOLLOWERS} คน")
    expect(author.locator("#progress table")).to_contain_text("ส่งแล้ว")
    sent = {person: count for person, count in console.receiver.telegram.items() if person.startswith("50")}
    assert sent == {str(5000 + number): 1 for number in range(FOLLOWERS)}
    with author.expect_download() as download:
        author.get_by_role("link", name="ดาวน์โหลดรายงาน").click()
    assert f"Telegram,ส่งแล้ว,{FOLLOWERS}" in download.value.path().read_text("utf-8-sig")
    expect(author.locator(".history")).to_contain_text("อนุมัติ สมชาย")


def test_the_card_and_the_room_that_is_left_are_seen_while_writing(desk: Desk) -> None:
    author = desk.page_of(EDITOR, PHONE, has_touch=True)
    author.get_by_role("link", name="เขียนประกาศใหม่").tap()
    author.get_by_label("เรื่อง", exact=True).select_option("savings")
    author.get_by_label("ภาพแนบ").select_option("policy")
    text = author.get_by_label("ข้อความ", exact=True)
    text.fill("ครูออมเงินแล้ว {savings.members}")
    expect(author.locator("#checked")).to_contain_text("21 จาก 1,024 ตัวอักษรใต้ภาพ")
    card = author.locator(".phone.telegram img")
    expect(card).to_have_js_property("complete", True)
    assert card.evaluate("each => each.naturalWidth") > 500, "the card is shown, not its description"
    expect(author.locator(".phone.line img")).to_have_count(0)  # without https LINE can't fetch it
    expect(author.locator("#checked")).to_contain_text("LINE: ไม่มีภาพ")
    text.fill("ก" * 1_100)
    expect(author.locator(".verdict.wait").first).to_contain_text("กรุณาตัดข้อความออก 76 ตัวอักษร")
    expect(card).to_have_count(0)


def test_a_report_is_uploaded_and_looked_at(desk: Desk) -> None:
    page = desk.page_of(APPROVER)
    page.get_by_role("link", name="รายงาน").click()
    page.get_by_label("ไฟล์รายงาน").set_input_files(REPORT)
    page.get_by_label("ไฟล์ข้อมูลกำกับ").set_input_files(DATA)
    page.get_by_role("button", name="อ่านและตรวจรายงาน").click()
    expect(page.get_by_role("heading", name="จุดที่รายงานไม่ตรงกันเอง")).to_be_visible()
    expect(page.get_by_role("button", name="ตรวจและเผยแพร่")).to_be_visible()
    expect(page.locator("table")).to_contain_text("ตัวเลขใหม่")


def test_the_forms_work_without_their_script(desk: Desk) -> None:
    author = desk.page_of(EDITOR, java_script_enabled=False)
    author.get_by_role("link", name="เขียนประกาศใหม่").click()
    author.get_by_label("ข้อความ", exact=True).fill("แม่ครัว 1,204 คน")
    author.get_by_role("button", name="บันทึกร่าง").click()
    expect(author.locator(".verdict.bad")).to_contain_text("ยังส่งขออนุมัติไม่ได้")
    expect(author.locator(".numbers .bad")).to_contain_text("1,240")
    author.get_by_role("link", name="แก้ไข").click()
    author.get_by_label("ข้อความ", exact=True).fill("แม่ครัว 1,240 คน")
    author.get_by_role("button", name="บันทึกร่าง").click()
    author.get_by_role("button", name="ส่งขออนุมัติ").click()
    expect(author.locator(".head .state")).to_have_text("รออนุมัติ")


def test_by_keyboard_alone(desk: Desk) -> None:
    page = desk.page_of(EDITOR)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("ข้ามไปเนื้อหา")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("เขียนประกาศใหม่")
    page.keyboard.press("Enter")
    text = page.get_by_label("ข้อความ", exact=True)
    text.focus()
    text.press_sequentially("แม่ครัว {kit")
    expect(page.get_by_role("option").first).to_be_visible()
    expect(text).to_have_attribute("aria-activedescendant", "offer-0")
    text.press("Escape")
    expect(page.locator("#offers")).to_be_hidden()
    expect(text).to_have_value("แม่ครัว {kit")


PLACES = ("broadcasts", "broadcasts/new", "broadcasts/1", "subscribers", "unanswered", "editions", "team")


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (PHONE, "dark"), (WIDE, "dark")], ids=str)
def test_nothing_is_cut_off_and_all_is_readable(
    desk: Desk, console: RunningConsole, size: dict[str, int], scheme: str
) -> None:
    page = desk.page_of(OWNER, size, color_scheme=scheme)
    for place in PLACES:
        page.goto(f"{console.address}/console/{place}")
        assert page.evaluate(CLIPPED) == [], place
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], place
        low = page.evaluate(
            "[...document.querySelectorAll('button, .button, summary, nav a, select, textarea')]"
            ".filter((e) => e.offsetHeight && e.offsetHeight < 44).map((e) => e.outerHTML.slice(0, 80))"
        )
        assert low == [], "what is tapped is at least 44 px high"
        unnamed = page.evaluate(
            "[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
            ".filter((e) => !e.labels.length).map((e) => e.outerHTML.slice(0, 80))"
        )
        assert unnamed == [], "a screen reader names every field"
        for selector in ("h1", "nav a", "main p", "main small", "button", ".button.main", ".state", ".bubble", ".key"):
            if page.locator(f"{selector} >> visible=true").count():
                assert contrast(page, selector) >= 4.5, f"{selector} of {place} in {scheme}"
