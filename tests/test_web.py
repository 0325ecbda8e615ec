"""The web without a browser: the API's contract, its refusals, and the page as a form sends it."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from starlette.types import ASGIApp

from bot.cards.gallery import Gallery
from bot.web.requests import LONGEST_BODY
from bot.web.site import site
from handlers.contexts import RememberedContexts
from handlers.conversation import Message
from handlers.questions import LONGEST_TEXT, QuestionDesk
from knowledge.asking.engine import Engine
from knowledge.cards.choosing import Cards
from tests.made_up_edition import made_up_edition
from tests.scripted_engine import HEADLINE, SECOND_TURN, SOURCE, ScriptedEngine

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}


def scripted_site(trace: bool = False) -> ASGIApp:
    desk = QuestionDesk(ScriptedEngine(), RememberedContexts(30, lambda: 0.0), ("สรุปรายงาน", "การออมของครูกี่คน"))
    return site(desk, made_up_edition(), trace=trace)


def client_of(application: ASGIApp) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(application, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://thamdai.test")


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(scripted_site()) as opened:
        yield opened


async def ask(client: httpx.AsyncClient, text: str, conversation: str = "c1", **more: Any) -> dict[str, Any]:
    response = await client.post("/api/ask", json={"conversation": conversation, "text": text}, **more)
    assert response.status_code == 200, response.text
    record: dict[str, Any] = response.json()
    return record


async def test_the_api_gives_the_contract_and_nothing_else(client: httpx.AsyncClient) -> None:
    record = await ask(client, "การออมของครูกี่คน")
    assert list(record) == [
        "conversation", "outcome", "policy", "aspect", "headline", "text",
        "facts", "computation", "citations", "warnings", "suggestions",
    ]  # fmt: skip
    assert record["conversation"] == "c1"
    assert record["citations"][0]["quote"].startswith("ครู  จำนวน 1,240 คน")


async def test_the_api_keeps_a_dialogue(client: httpx.AsyncClient) -> None:
    await ask(client, "คำถามแรก")
    assert (await ask(client, SECOND_TURN))["headline"] == "คำถามแรก"
    assert (await ask(client, SECOND_TURN, "c2"))["headline"] == "ยังไม่มีคำถามก่อนหน้า"


async def test_the_api_leans_on_no_conversation_of_a_chat() -> None:
    """Whoever knows the id of somebody's chat learns nothing of what was asked there."""
    desk = QuestionDesk(ScriptedEngine(), RememberedContexts(30, lambda: 0.0), ())
    await desk.answer(Message(conversation="line:U7:U7", text="คำถามแรก"))
    async with client_of(site(desk, made_up_edition())) as client:
        record = await ask(client, SECOND_TURN, "line:U7:U7")
    assert record["headline"] == "ยังไม่มีคำถามก่อนหน้า"
    assert record["conversation"] == "line:U7:U7"


async def test_the_trace_is_given_only_where_the_setting_allows_it(client: httpx.AsyncClient) -> None:
    assert "trace" not in await ask(client, "การออมของครูกี่คน", params={"trace": "1"})
    async with client_of(scripted_site(trace=True)) as tracing:
        assert "trace" not in await ask(tracing, "การออมของครูกี่คน")
        traced = await ask(tracing, "การออมของครูกี่คน", params={"trace": "1"})
        assert traced["trace"][0] == {"step": "understand", "concluded": "savings.members: asked by name"}


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 400, "bad_json"),
        (b"{", 400, "bad_json"),
        (b"[" * 20_000, 400, "bad_json"),
        (b'{"text": "\xff"}', 400, "bad_json"),
        (b"[]", 400, "bad_json"),
        (b'"text"', 400, "bad_json"),
        (b"{}", 400, "missing_text"),
        (b'{"text": null}', 400, "missing_text"),
        (b'{"text": 5}', 400, "missing_text"),
        (b'{"text": "a", "conversation": 5}', 400, "bad_conversation"),
        (json.dumps({"text": "a", "conversation": "c" * 201}).encode(), 400, "bad_conversation"),
        (json.dumps({"text": "ก" * (LONGEST_TEXT + 1)}).encode(), 400, "text_too_long"),
        (b'{"text": "' + b"a" * LONGEST_BODY + b'"}', 413, "body_too_long"),
    ],
    ids=lambda value: value[:40].decode("latin-1") if isinstance(value, bytes) else str(value),
)
async def test_the_api_refuses_in_one_shape_with_a_thai_message(
    client: httpx.AsyncClient, content: bytes, status: int, code: str
) -> None:
    response = await client.post("/api/ask", content=content)
    assert response.status_code == status
    assert list(response.json()) == ["error"]
    assert response.json()["error"]["code"] == code
    assert any("\u0e01" <= character <= "\u0e39" for character in response.json()["error"]["message"])


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/api/ask", 405), ("POST", "/api/none", 404)])
async def test_wrong_addresses_are_told_in_the_same_shape(
    client: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    response = await client.request(method, path)
    assert response.status_code == status
    assert set(response.json()["error"]) == {"code", "message"}


async def test_a_failure_inside_is_a_500_without_its_details(client: httpx.AsyncClient) -> None:
    response = await client.post("/api/ask", json={"text": "พัง"})
    assert response.status_code == 500
    assert response.json()["error"]["code"] == "internal"
    assert "on purpose" not in response.text
    assert "content-security-policy" in response.headers
    page = await client.post("/", content=urlencode({"text": "พัง"}), headers=FORM)
    assert (page.status_code, "ขออภัย" in page.text) == (500, True)


async def test_lone_surrogates_in_a_request_do_no_harm(client: httpx.AsyncClient) -> None:
    response = await client.post("/api/ask", content=rb'{"text": "\ud83d<"}')
    assert response.status_code == 200
    response = await client.post("/api/ask", content=rb'{"conversation": "\ud800", "text": "a"}')
    assert response.json()["error"]["code"] == "bad_conversation"


async def test_health_names_the_report(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"status": "ok", "report": "qw-2568", "as_of": "2025-10-06"}


async def test_the_page_opens_with_examples_and_no_inline_code(client: httpx.AsyncClient) -> None:
    response = await client.get("/")
    assert response.status_code == 200
    assert '<html lang="th">' in response.text
    assert 'value="การออมของครูกี่คน"' in response.text
    assert "<script>" not in response.text
    assert "style=" not in response.text
    assert "onclick" not in response.text
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


async def test_static_files_are_served_with_their_types(client: httpx.AsyncClient) -> None:
    for name, kind in (("page.css", "text/css"), ("page.js", "javascript"), ("icon.svg", "image/svg+xml")):
        response = await client.get(f"/static/{name}")
        assert response.status_code == 200
        assert kind in response.headers["content-type"]
    assert (await client.get("/static/../site.py")).status_code == 404


async def test_the_form_works_without_a_script_and_keeps_its_conversation(client: httpx.AsyncClient) -> None:
    fields = {"text": "การออมของครูกี่คน", "conversation": "form-1"}
    page = await client.post("/", content=urlencode(fields), headers=FORM)
    assert page.status_code == 200
    for shown in (HEADLINE, SOURCE, "ข้อสังเกตสมมติ", "ดูประโยคในรายงาน", "แล้วอุปสรรคล่ะ", 'value="form-1"'):
        assert shown in page.text
    picked = await client.post("/", content=urlencode({**fields, "text": "", "pick": SECOND_TURN}), headers=FORM)
    assert "การออมของครูกี่คน" in picked.text


async def test_each_line_of_a_reply_is_shown_once(client: httpx.AsyncClient) -> None:
    page = await client.post("/turn", content=urlencode({"text": "การออมของครู"}), headers=FORM)
    for shown in (HEADLINE, SOURCE, "ข้อสังเกตสมมติ", "ข้อความของรายการ", "<dd>310 คน</dd>"):
        assert page.text.count(shown) == 1, shown
    asked_back = await client.post("/turn", content=urlencode({"text": "กี่คน"}), headers=FORM)
    assert asked_back.text.count("1. การออมของครู") == 1


async def test_what_a_person_types_is_shown_as_text_never_as_markup(client: httpx.AsyncClient) -> None:
    hostile = '<script>alert("x")</script><img src=x onerror=alert(1)>'
    for path in ("/", "/turn"):
        page = await client.post(path, content=urlencode({"text": hostile, "conversation": '"><b>'}), headers=FORM)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
        assert "<b>" not in page.text


async def test_the_page_refuses_what_is_too_long_as_a_page_and_the_script_as_json(client: httpx.AsyncClient) -> None:
    long = urlencode({"text": "ก" * (LONGEST_TEXT + 1)})
    page = await client.post("/", content=long, headers=FORM)
    assert (page.status_code, page.headers["content-type"]) == (400, "text/html; charset=utf-8")
    assert "4,000" in page.text
    told = await client.post("/turn", content=long, headers={**FORM, "Accept": "application/json"})
    assert told.json()["error"]["code"] == "text_too_long"
    for bad in (b"text=%ff", "text=ก".encode(), b"&".join(b"a=1" for _ in range(20))):
        assert (await client.post("/turn", content=bad)).status_code == 400


async def test_line_breaks_of_a_form_count_once(client: httpx.AsyncClient) -> None:
    text = "ก\r\n" * (LONGEST_TEXT // 2)
    assert (await client.post("/turn", content=urlencode({"text": text}), headers=FORM)).status_code == 200


# ── cards ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
async def looking(engine: Engine, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """The site of the shipped report, with cards."""
    desk = QuestionDesk(engine, RememberedContexts(30, lambda: 0.0), (), Cards(engine))
    gallery = Gallery(tmp_path)
    gallery.keep_now(Cards(engine).policy("debt").card)
    shown = site(desk, engine.catalogue.edition, gallery=gallery, public_url="https://bot.example.go.th/")
    async with client_of(shown) as opened:
        yield opened


async def test_a_card_is_an_extra_key_with_its_addresses_and_its_text(looking: httpx.AsyncClient) -> None:
    record = await ask(looking, "ขอการ์ดหนี้ครู")
    assert list(record)[-2:] == ["suggestions", "card"]
    assert record["card"]["alt"] == " · ".join(record["text"].split("\n"))
    assert "1,238 จาก 7,926 ราย" in record["headline"]
    for key in ("url", "preview_url"):
        assert record["card"][key].startswith("https://bot.example.go.th/cards/")
    assert "card" not in await ask(looking, "หนี้สินครูแก้ได้กี่ราย")


async def test_cards_are_pictures_kept_for_good_and_unknown_ones_are_not_found(looking: httpx.AsyncClient) -> None:
    record = await ask(looking, "ขอการ์ดหนี้ครู")
    for key in ("url", "preview_url"):
        path = record["card"][key].removeprefix("https://bot.example.go.th")
        response = await looking.get(path)
        assert response.status_code == 200
        assert response.headers["content-type"] == "image/png"
        assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in response.headers
        assert response.content.startswith(b"\x89PNG")
    for path in (f"/cards/{'0' * 32}.png", "/cards/..%2fstate.db", "/cards/debt.png"):
        response = await looking.get(path)
        assert response.status_code == 404, path
        assert response.headers["cache-control"] == "no-store"


async def test_the_page_shows_a_card_with_its_text_for_those_who_can_not_see_it(looking: httpx.AsyncClient) -> None:
    form = urlencode({"conversation": "c1", "text": "ขอการ์ดหนี้ครู"})
    for path in ("/turn", "/"):
        page = (await looking.post(path, content=form, headers=FORM)).text
        image = re.search(r'<img src="(/cards/[0-9a-f]{32}\.png)" alt="([^"]+)" width="1080" height="(\d+)">', page)
        assert image, path
        assert "15.61%" in image[2]
        assert (await looking.get(image[1])).status_code == 200
    summary = (await looking.post("/turn", content=urlencode({"text": "สรุปหนี้ครู"}), headers=FORM)).text
    assert 'value="ขอการ์ดเรื่องหนี้สินครู">🖼 การ์ด</button>' in summary
    assert "<img" not in summary


async def test_a_card_that_can_not_be_drawn_leaves_the_answer_as_text(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "cards").write_text("a file where the folder should be")
    desk = QuestionDesk(engine, RememberedContexts(30, lambda: 0.0), (), Cards(engine))
    gallery = Gallery(tmp_path)
    async with client_of(site(desk, engine.catalogue.edition, gallery=gallery)) as opened:
        record = await ask(opened, "ขอการ์ดหนี้ครู")
    gallery.close()
    assert "card" not in record
    assert "15.61%" in record["text"]
