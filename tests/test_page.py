"""The chat page in a real browser: by keyboard and touch, narrow and wide, with and without its script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium, needs_chromium, served
from tests.scripted_engine import HEADLINE, SECOND_TURN, SOURCE
from tests.test_web import scripted_site

pytestmark = needs_chromium
QUESTION = "การออมของครูกี่คน"
CLIPPED = """() => [...document.querySelectorAll("h1, h2, p, button, summary, blockquote, textarea, dt, dd, a")]
    .filter((each) => each.getClientRects().length && !each.matches(".unseen, .unseen *, .skip"))
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline"
        || parseFloat(getComputedStyle(each).lineHeight) < 1.6 * parseFloat(getComputedStyle(each).fontSize))
    .map((each) => each.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(scripted_site()) as url:
        yield url


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page on a phone; any fault in its script or breach of its policy fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="th-TH", has_touch=True)
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda line: faults.append(line.text) if "Security" in line.text else None)
    opened.goto(address)
    yield opened
    context.close()
    assert not faults


def ask(page: Page, text: str) -> None:
    page.get_by_label("พิมพ์คำถาม").fill(text)
    page.keyboard.press("Enter")


def test_a_question_typed_and_sent_by_keyboard_is_answered_in_place(page: Page) -> None:
    ask(page, QUESTION)
    expect(page.get_by_role("heading", name=HEADLINE)).to_be_visible()
    expect(page.get_by_text(SOURCE)).to_be_visible()
    expect(page.locator(".warning")).to_contain_text(["ข้อสังเกตสมมติ"])
    expect(page.locator("dt")).to_have_text(["ครูที่เข้าร่วมการออม"])
    expect(page.locator("dd")).to_have_text(["310 คน"])
    expect(page.locator(".items li")).to_contain_text(["ข้อความของรายการ"])
    expect(page.get_by_label("พิมพ์คำถาม")).to_have_value("")
    expect(page.locator(".asked")).to_contain_text(QUESTION)


def test_a_screen_reader_hears_the_headline(page: Page) -> None:
    live = page.locator("[aria-live=polite]")
    expect(live).to_have_text("")
    ask(page, QUESTION)
    expect(live).to_have_text(HEADLINE)
    expect(page.locator("html")).to_have_attribute("lang", "th")


def test_the_sentence_of_the_report_opens_by_keyboard(page: Page) -> None:
    ask(page, QUESTION)
    quote = page.locator("blockquote")
    expect(quote).to_be_hidden()
    page.get_by_text("ดูประโยคในรายงาน").focus()
    page.keyboard.press("Enter")
    expect(quote).to_be_visible()
    expect(quote).to_contain_text("เข้าร่วม 310 คน (25.00%)")


def test_a_suggestion_is_asked_by_a_tap_and_leans_on_the_conversation(page: Page) -> None:
    page.get_by_role("button", name=QUESTION).tap()
    page.get_by_role("button", name="แล้วอุปสรรคล่ะ").tap()
    expect(page.locator(".turn")).to_have_count(2)
    ask(page, SECOND_TURN)
    expect(page.get_by_role("heading", name="แล้วอุปสรรคล่ะ")).to_be_visible()


def test_questions_sent_in_haste_are_answered_in_order(page: Page) -> None:
    for text in ("คำถามแรก", SECOND_TURN):
        ask(page, text)
    expect(page.locator(".headline")).to_have_text([HEADLINE, "คำถามแรก"])


def test_a_new_line_is_typed_with_shift(page: Page) -> None:
    field = page.get_by_label("พิมพ์คำถาม")
    field.fill("บรรทัดแรก")
    field.press("Shift+Enter")
    field.press_sequentially("บรรทัดสอง")
    expect(field).to_have_value("บรรทัดแรก\nบรรทัดสอง")


def test_the_talk_outlives_a_reload_and_can_be_begun_anew(page: Page) -> None:
    ask(page, "คำถามแรก")
    expect(page.locator(".headline")).to_have_count(1)
    page.reload()
    expect(page.locator(".headline")).to_have_text([HEADLINE])
    ask(page, SECOND_TURN)
    expect(page.locator(".headline")).to_have_text([HEADLINE, "คำถามแรก"])
    page.get_by_role("button", name="เริ่มใหม่").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_role("button", name=QUESTION)).to_be_visible()
    ask(page, SECOND_TURN)
    expect(page.locator(".headline")).to_have_text(["ยังไม่มีคำถามก่อนหน้า"])


def test_two_tabs_are_two_conversations(page: Page, address: str) -> None:
    ask(page, "คำถามแรก")
    expect(page.locator(".headline")).to_have_count(1)
    other = page.context.new_page()
    other.goto(address)
    ask(other, SECOND_TURN)
    expect(other.locator(".headline")).to_have_text(["ยังไม่มีคำถามก่อนหน้า"])


def test_a_lost_connection_is_told_and_the_question_can_be_sent_again(page: Page) -> None:
    page.context.set_offline(True)
    ask(page, QUESTION)
    expect(page.get_by_role("heading")).to_contain_text(["ถามตอบจากรายงาน", "ติดต่อระบบไม่ได้"])
    page.context.set_offline(False)
    page.get_by_role("button", name="ลองอีกครั้ง").click()
    expect(page.get_by_role("heading", name=HEADLINE)).to_be_visible()


def test_a_failure_of_the_server_is_told_politely(page: Page) -> None:
    ask(page, "พัง")
    expect(page.get_by_role("heading", name="ขออภัย")).to_be_visible()


def test_typed_markup_stays_text(page: Page) -> None:
    ask(page, "<img src=x onerror=alert(1)>")
    expect(page.locator(".headline")).to_have_text(["ไม่พบ <img src=x onerror=alert(1)>"])
    assert page.locator("#talk img").count() == 0


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_off_and_no_line_is_too_low_for_tone_marks(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    ask(page, QUESTION)
    expect(page.locator(".headline")).to_have_count(1)
    page.get_by_text("ดูประโยคในรายงาน").click()
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    low = page.evaluate(
        "[...document.querySelectorAll('button, summary')].filter((e) => e.offsetHeight && e.offsetHeight < 44).length"
    )
    assert low == 0, "what is tapped is at least 44 px high"
    context.close()


def test_text_stands_out_from_its_ground_in_light_and_dark(browser: Browser, address: str) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(address)
        ask(page, QUESTION)
        expect(page.locator(".headline")).to_have_count(1)
        for selector in (".headline", ".source", ".warning", ".asked", ".send", ".buttons button", "h1", "summary"):
            assert contrast(page, selector) >= 4.5, f"{selector} in {scheme}"
        context.close()


def contrast(page: Page, selector: str) -> float:
    """The WCAG contrast of an element's text with the nearest ground painted behind it."""
    ink, ground = page.locator(f"{selector} >> visible=true").first.evaluate("""(element) => {
        const rgb = (value) => (value.match(/[\\d.]+/g) || []).map(Number);
        let behind = element;
        while (behind && (rgb(getComputedStyle(behind).backgroundColor)[3] ?? 1) === 0) behind = behind.parentElement;
        return [rgb(getComputedStyle(element).color), rgb(getComputedStyle(behind || document.body).backgroundColor)];
    }""")
    lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in colour[:3])]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_page_works_without_its_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    page.locator("#text").fill(QUESTION)
    page.get_by_role("button", name="ถาม", exact=True).click()
    expect(page.get_by_role("heading", name=HEADLINE)).to_be_visible()
    page.get_by_role("button", name="แล้วอุปสรรคล่ะ").click()
    page.locator("#text").fill(SECOND_TURN)
    page.locator("#text").press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="แล้วอุปสรรคล่ะ")).to_be_visible()
    context.close()
