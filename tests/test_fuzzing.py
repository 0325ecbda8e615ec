"""Whatever comes in, nothing crashes, hangs or answers 500: webhooks, the API, the console, files, questions."""

from __future__ import annotations

import asyncio
import copy
import json
import shutil
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.channels import line_events, telegram_updates
from bot.channels.line_webhook import HEADER, signature_of
from bot.channels.telegram_webhook import HEADER as TELEGRAM_HEADER
from bot.channels.telegram_webhook import PATH as TELEGRAM_PATH
from bot.channels.telegram_webhook import secret_of
from bot.messages import RefusedError, message_from_json
from bot.state.database import open_database
from handlers.masking import masked
from handlers.questions import LONGEST_TEXT
from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from knowledge.errors import ThamdaiError
from knowledge.reading import read_report
from knowledge.workbook import export_workbook, import_workbook
from tests import running_line, running_telegram
from tests.line_server import SECRET, line_server, user
from tests.made_up_edition import made_up_edition
from tests.running_console import OWNER, in_console, opened_console, settings_in
from tests.telegram_server import TOKEN, telegram_server
from tests.test_publishing import OLD, QUESTIONS
from tests.test_web import FORM, client_of, scripted_site

MADE_UP = Path(__file__).parent / "reports" / "qw-2568-made-up.txt"
SLOW = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large)
few = settings(max_examples=5, deadline=None, suppress_health_check=SLOW)
some = settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
many = settings(max_examples=150, deadline=None, suppress_health_check=SLOW)

# letters of every kind: Thai, digits, marks, zero width, right to left, pictures, nought, lone surrogates
letters = st.one_of(
    st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5B),
    st.characters(min_codepoint=0x0300, max_codepoint=0x036F),
    st.sampled_from("\x00\u200b\u200d\u202e\u2066\ufeff\ud800\udfff\U0001f469👩‍🏫๑๒ 0123.,%'\"<&/@:"),
    st.characters(),
)
texts = st.text(letters, max_size=80)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(-(2**70), 2**70), st.floats(), texts, st.just("x" * 5_000)
)
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=12
)


def places(of: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to every value within a value."""
    steps = of.items() if isinstance(of, dict) else enumerate(of) if isinstance(of, list) else ()
    return [way, *(found for step, inner in steps for found in places(inner, (*way, step)))]


def put(of: Any, way: tuple[Any, ...], value: Any) -> Any:
    """A value with another in one of its places."""
    if not way:
        return value
    changed = copy.copy(of)
    changed[way[0]] = put(of[way[0]], way[1:], value)
    return changed


@st.composite
def mutated(draw: st.DrawFn, templates: list[Any]) -> Any:
    """A real message in which some values are others."""
    found = draw(st.sampled_from(templates))
    for _ in range(draw(st.integers(0, 3))):
        found = put(found, draw(st.sampled_from(places(found)[1:] or [()])), draw(anything))
    return found


PERSON = {"id": 7, "is_bot": False, "first_name": "ก"}
CHAT, GROUP = {"id": 7, "type": "private"}, {"id": -100_5, "type": "supergroup", "title": "ก"}
POST = {"message_id": 11, "date": 1_700_000_000, "chat": CHAT, "from": PERSON, "text": "หนี้สินครูแก้ได้กี่ราย"}
NAMED = {"entities": [{"type": "mention", "offset": 0, "length": 12}], "text": "@thamdai_bot กี่ราย", "chat": GROUP}
MEMBER = {"user": PERSON, "status": "kicked", "until_date": 0}
TAP = {"id": "5", "from": PERSON, "message": POST, "chat_instance": "1", "data": "vote:1:up"}
UPDATES: list[Any] = [
    {"update_id": 1, "message": POST},
    {"update_id": 2, "message": POST | NAMED},
    {"update_id": 3, "edited_message": POST | {"edit_date": 1_700_000_001}},
    {"update_id": 4, "callback_query": TAP},
    {"update_id": 5, "callback_query": TAP | {"data": "leave:99999999999999999999:all"}},
    {"update_id": 6, "inline_query": {"id": "1", "from": PERSON, "query": "หนี้", "offset": ""}},
    {"update_id": 7, "my_chat_member": {"chat": CHAT, "from": PERSON, "date": 1, "new_chat_member": MEMBER}
     | {"old_chat_member": {"user": PERSON, "status": "member"}}},
    {"update_id": 8, "message": POST | {"text": "/start p_debt"}},
]  # fmt: skip
SOURCE = {"type": "user", "userId": user(7)}
EVENT = {"webhookEventId": "01", "timestamp": 1_700_000_000_000, "mode": "active", "source": SOURCE, "replyToken": "t"}
TEXT = {"id": "1", "type": "text", "text": "หนี้สินครูแก้ได้กี่ราย"}
SELF = {"mentionees": [{"index": 0, "length": 4, "isSelf": True}]}
EVENTS: list[Any] = [
    EVENT | {"type": "message", "message": TEXT},
    EVENT | {"type": "message", "message": TEXT | {"mention": SELF}, "source": SOURCE | {"groupId": "C5"}},
    EVENT | {"type": "message", "message": {"id": "2", "type": "image", "imageSet": {"index": 1}}},
    EVENT | {"type": "postback", "postback": {"data": "vote:1:up"}},
    EVENT | {"type": "postback", "postback": {"data": "news:99999999999999999999"}},
    EVENT | {"type": "unsend", "unsend": {"messageId": "1"}},
    EVENT | {"type": "follow", "follow": {"isUnblocked": True}},
    EVENT | {"type": "leave", "source": SOURCE | {"groupId": "C5"}},
]  # fmt: skip


# ── webhooks ──────────────────────────────────────────────────────────────────────────────────────────────────────
@many
@given(st.one_of(mutated(EVENTS), st.dictionaries(texts, anything, max_size=5)))
@example({"timestamp": True})
def test_any_event_of_line_is_read_or_let_go(event: Any) -> None:
    if not isinstance(event, dict):
        return
    line_events.read(event, "ถามได้")
    assert len(line_events.event_id(event)) <= 64
    assert len(line_events.lane_of(event)) <= 200
    place = line_events.place_of(event)
    assert 0 <= place < 2**63
    assert not isinstance(place, bool)  # PostgreSQL keeps none as a number


@many
@given(st.one_of(mutated(UPDATES), st.dictionaries(texts, anything, max_size=5)))
def test_the_lane_of_any_update_is_told(update: Any) -> None:
    if not isinstance(update, dict):
        return
    assert len(telegram_updates.lane_of(update)) <= 80
    telegram_updates.private_post(update)


def dumped(value: Any) -> bytes:
    """As JSON, lone surrogates as escapes, which JSON allows."""
    return json.dumps(value).encode()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return "" if request.param == "sqlite" else str(request.getfixturevalue("server"))


def emptied(url: str, work: Callable[[], Awaitable[None]]) -> None:
    """Do something, on a database in which nothing stands."""
    from bot.state.tables import metadata

    async def run() -> None:
        if url:
            database = await open_database(url)
            async with database.writing() as connection:
                for table in reversed(metadata.sorted_tables):
                    await connection.execute(table.delete())
            await database.close()
        await work()

    asyncio.run(run())


@few
@given(sent=st.lists(mutated(UPDATES), min_size=15, max_size=15))
def test_telegrams_door_takes_whatever_comes_and_the_bot_goes_on(
    sent: list[Any], where: str, tmp_path_factory: pytest.TempPathFactory, engine: Engine
) -> None:
    async def work() -> None:
        more: dict[str, Any] = {"THAMDAI_DATABASE_URL": where, "THAMDAI_PUBLIC_URL": "https://bot.example.go.th"}
        more |= {"THAMDAI_PERSON_PER_MINUTE": "1000"}
        folder = tmp_path_factory.mktemp("telegram")
        async with telegram_server() as server, running_telegram.running(server, folder, engine, **more) as service:
            headers = {TELEGRAM_HEADER: secret_of(TOKEN)}
            async with client_of(service.web) as client:
                for number, update in enumerate(sent, 1_000):
                    raw = dumped(update | {"update_id": number} if isinstance(update, dict) else update)
                    answer = await client.post(TELEGRAM_PATH, content=raw, headers=headers)
                    assert answer.status_code in (200, 400), raw
                honest = {"update_id": 9_999, "message": POST | {"chat": CHAT | {"id": 8}, "from": PERSON | {"id": 8}}}
                await client.post(TELEGRAM_PATH, content=dumped(honest), headers=headers)
            assert "1,238" in (await server.said(1, 8))[0]["text"]

    emptied(where, work)


@few
@given(sent=st.lists(mutated(EVENTS), min_size=15, max_size=15))
def test_lines_door_takes_whatever_comes_and_the_bot_goes_on(
    sent: list[Any], where: str, tmp_path_factory: pytest.TempPathFactory, engine: Engine
) -> None:
    async def work() -> None:
        folder = tmp_path_factory.mktemp("line")
        more: dict[str, Any] = {"THAMDAI_DATABASE_URL": where, "THAMDAI_PERSON_PER_MINUTE": "1000"}
        async with line_server() as server, running_line.running(server, folder, engine, **more):
            async with httpx.AsyncClient() as client:
                for number, event in enumerate(sent):
                    own = event | {"webhookEventId": f"e{number}"} if isinstance(event, dict) else event
                    raw = dumped({"destination": "x", "events": [own]})
                    answer = await client.post(server.door, content=raw, headers={HEADER: signature_of(SECRET, raw)})
                    assert answer.status_code in (200, 400), raw
            await server.say("หนี้สินครูแก้ได้กี่ราย", user(8))
            assert "1,238" in (await server.arrived(1, user(8)))[0]["altText"]

    emptied(where, work)


@many
@given(st.one_of(st.binary(max_size=200), anything.map(dumped)))
def test_any_body_of_the_api_is_a_message_or_a_refusal(raw: bytes) -> None:
    try:
        message = message_from_json(raw)
    except RefusedError:
        return
    assert len(message.text) <= LONGEST_TEXT
    assert "\0" not in message.conversation


@some
@given(text=texts, conversation=texts, query=texts)
def test_the_api_and_the_page_answer_whatever_is_typed(text: str, conversation: str, query: str) -> None:
    async def work() -> None:
        async with client_of(scripted_site()) as client:
            body = dumped({"text": text, "conversation": conversation})
            form = urlencode({"text": text, "conversation": conversation}, errors="surrogatepass")
            answers = [
                await client.post("/api/ask", content=body),
                await client.post("/turn", content=form, headers=FORM),
                await client.post("/", content=form, headers=FORM),
                await client.get("/", params={"q": query.encode("utf-8", "replace").decode()}),
            ]
            assert all(answer.status_code in (200, 400) for answer in answers if "พัง" not in text)

    asyncio.run(work())


# ── the console ───────────────────────────────────────────────────────────────────────────────────────────────────
FIELDS = (
    *("title", "text", "topic", "roles", "channels", "policies", "card", "day", "time", "urgent", "hash", "over"),
    *("act", "note", "channel", "person", "role", "name", "id", "verdict", "question", "phrase", "policy"),
    *("indicator", "edition"),
)
FORMS = (
    *("broadcasts", "broadcasts/check", "broadcasts/1", "broadcasts/1/act", "broadcasts/99999999999999999999/act"),
    *("team", "team/take", "unanswered/judge", "unanswered/undo", "unanswered/alias", "editions/publish", "leave"),
)
PAGES = (
    *("broadcasts", "broadcasts/1", "broadcasts/99999999999999999999", "broadcasts/1/progress", "broadcasts/figures"),
    *("subscribers.csv", "unanswered", "editions", "team", "enter", "no-such"),
)
known = st.sampled_from(
    ["1", "0", "all", "debt", "savings", "policy", "owner", "telegram", "submit", "approve", "discard"]
)
times = st.sampled_from(["2024-10-07", "9999-12-31", "0001-01-01", "25:99", "08:00", "nan", "inf", "-1e309"])
values = st.one_of(texts, known, times, st.integers().map(str))


@few
@given(
    sent=st.lists(
        st.tuples(st.sampled_from(FORMS), st.dictionaries(st.sampled_from(FIELDS), values, max_size=8)),
        min_size=12,
        max_size=12,
    ),
    seen=st.lists(st.tuples(st.sampled_from(PAGES), st.dictionaries(st.sampled_from(["q", "topic", "state", "at", "had",
                  "added", "tested", "drafts", "link"]), values, max_size=4)), min_size=12, max_size=12),
)  # fmt: skip
def test_the_console_takes_whatever_its_forms_are_sent(
    sent: list[tuple[str, dict[str, str]]],
    seen: list[tuple[str, dict[str, str]]],
    where: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    async def work() -> None:
        folder = tmp_path_factory.mktemp("console")
        database = await open_database(where or f"sqlite:///{folder / 'state.db'}")
        app, _ = await opened_console(settings_in(folder), database, OLD, QUESTIONS)
        async with in_console(app, database, OWNER) as hand:
            await hand.post("/console/broadcasts", title="x", text="x")
            for path, data in sent:
                form = urlencode({"token": hand.token, **data}, errors="surrogatepass")
                answer = await hand.client.post(f"/console/{path}", content=form, headers=FORM)
                assert answer.status_code < 500, (path, data)
                if path == "leave":
                    break
            for path, query in seen:
                asked = {name: value.encode("utf-8", "replace").decode() for name, value in query.items()}
                answer = await hand.client.get(f"/console/{path}", params=asked)
                assert answer.status_code < 500, (path, query)
        await database.close()

    emptied(where, work)


# ── files ─────────────────────────────────────────────────────────────────────────────────────────────────────────
edits = st.lists(
    st.tuples(
        st.integers(0, 2**20),
        st.integers(0, 400),
        st.sampled_from(["cut", "twice", "other", "end"]),
        st.binary(max_size=40),
    ),
    min_size=1,
    max_size=4,
)


def spoiled(whole: bytes) -> st.SearchStrategy[bytes]:
    """A file of which pieces are missing, doubled, moved or others."""
    return edits.map(partial(_edited, whole))


def _edited(whole: bytes, made: list[tuple[int, int, str, bytes]]) -> bytes:
    found = whole
    for place, length, what, other in made:
        at = place % (len(found) + 1)
        between = {"cut": b"", "twice": found[at : at + length] * 2, "other": other, "end": b""}[what]
        found = found[:at] + between + (b"" if what == "end" else found[at + length :])
    return found


@some
@given(raw=spoiled(MADE_UP.read_bytes()))
def test_a_spoiled_report_is_read_or_refused(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("report")
    shutil.copy(MADE_UP.with_suffix(".toml"), folder / "r.toml")
    (folder / "r.txt").write_bytes(raw)
    with suppress(ThamdaiError):
        read_report(folder / "r.txt")


@some
@given(raw=spoiled(MADE_UP.with_suffix(".toml").read_bytes()))
def test_a_spoiled_data_file_is_read_or_refused(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("data")
    shutil.copy(MADE_UP, folder / "r.txt")
    (folder / "r.toml").write_bytes(raw)
    with suppress(ThamdaiError):
        read_report(folder / "r.txt")


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("workbook") / "records.xlsx"
    export_workbook(made_up_edition(), path)
    return path.read_bytes()


@some
@given(data=st.data())
def test_a_spoiled_spreadsheet_is_refused(
    data: st.DataObject, workbook: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("workbook") / "r.xlsx"
    path.write_bytes(data.draw(spoiled(workbook)))
    with suppress(ThamdaiError):
        import_workbook(path, made_up_edition())


# ── questions ─────────────────────────────────────────────────────────────────────────────────────────────────────
@many
@given(text=st.text(letters, max_size=300))
@example(text="ก" + "\u0301\u0316" * 2_000)
@example(text="\u202e\u2066" * 2_000)
@example(text="👩‍🏫" * 1_000)
@example(text="\ud800" * 4_000)
@example(text="่" * 4_000)
def test_any_letters_get_an_answer(engine: Engine, text: str) -> None:
    readable = text.encode("utf-8", "ignore").decode()
    answer, wording, _ = engine.ask(readable, Context())
    assert answer.outcome in ("answer", "clarify", "not_found", "smalltalk")
    assert wording.text.encode()


@many
@given(text=st.text(letters, max_size=200))
def test_what_is_kept_for_review_can_be_kept_anywhere(text: str) -> None:
    kept = masked(text)
    assert len(kept) <= 300
    assert "\0" not in kept
    kept.encode()
