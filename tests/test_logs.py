"""The log: one way for all lines, ids that follow a request, and nothing of people or secrets in its bytes."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from structlog.contextvars import bound_contextvars
from structlog.stdlib import ProcessorFormatter

from bot.settings import Settings, read_settings
from bot.watching.cleaning import Cleaner
from bot.watching.failures import told, where
from bot.watching.logs import logger, set_up, watch_loop
from bot.watching.trouble import taken
from knowledge.errors import SettingError

KEY = b"a key of the tests"
LINE_ID = "U" + "0123456789abcdef" * 2
SECRET = "the-channel-secret-of-line"  # noqa: S105
SETTINGS = {"THAMDAI_LINE_CHANNEL_SECRET": SECRET, "THAMDAI_LOG_LEVEL": "DEBUG", "THAMDAI_LOG_FORMAT": "json"}


def settings(**more: str) -> Settings:
    return read_settings(SETTINGS | more, Path("no-such.env"))


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Whatever a test sets up of the log is gone after it."""
    root, hooks = logging.getLogger(), threading.excepthook
    levels = {name: logging.getLogger(name).level for name in ("", "thamdai", "uvicorn")}
    yield
    for handler in [each for each in root.handlers if isinstance(each.formatter, ProcessorFormatter)]:
        root.removeHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    logging.captureWarnings(False)
    threading.excepthook = hooks


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


# ── what a line may hold ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("POST https://api.telegram.org/bot123456:AAE-abc_def0123/sendMessage 200", "AAE-abc_def0123"),
        ("GET https://api.telegram.org/file/bot98:ABCDEFGHIJ/photos/file_1.jpg", ":ABCDEFGHIJ"),
        ("token=sEcReT123&x=1", "sEcReT123"),
        ("GET /console/enter?link=abc-DEF_123 HTTP/1.1", "abc-DEF_123"),
        ("Authorization: Bearer abcDEF123+/=", "abcDEF123"),
        ("can't connect to postgresql://thamdai:hunter22@db/thamdai", "hunter22"),
        (f"wrong {SECRET} given", SECRET),
        ("wrong the%2Dchannel%2Dsecret given", "nothing"),
        (f"user {LINE_ID} left", LINE_ID),
        ("chat 123456789 not found", "123456789"),
        ("chat -1001234567890 not found", "1001234567890"),
        ("เลขบัตร 1-2345-67890-12-3 ครับ", "67890"),
        ("บัตร 1234567890123", "1234567890123"),
        ("บัตร ๑๒๓๔๕๖๗๘๙๐๑๒๓", "๔๕๖"),
        ("โทร 081-234-5678 ด่วน", "234"),
        ("โทร +66 81 234 5678", "234"),
        ("เมล somchai.j@obec.go.th ค่ะ", "somchai"),
        ("นายสมชาย ใจดี", "สมชาย"),
        ("นางสาวสมหญิง รักเรียน", "สมหญิง"),
        ("น.ส.สมหญิง", "สมหญิง"),
        ("นางมาลี", "มาลี"),
        ("ครูสมศรี", "สมศรี"),
        ("ผอ.ประยุทธ์ มาแล้ว", "ประยุทธ์"),
        ("ดร.วิชัย", "วิชัย"),
        ("เด็กชายปิติ", "ปิติ"),
        ("คุณมานะ", "มานะ"),
        ("Mr. Somchai Jaidee", "Jaidee"),
        ("Dr Wichai", "Wichai"),
    ],
)
def test_a_line_has_nothing_of_people_or_secrets(text: str, gone: str) -> None:
    assert gone not in Cleaner([SECRET], KEY).text(text)


@pytest.mark.parametrize(
    "text",
    [
        "answered",
        "connection to 192.168.100.200 refused",
        "answers from qw-2567@2024-10-07",
        "at 2026-11-29 19:28:04.123",
        "7,926 − 1,238 = 6,688",
        "connected to LINE ถามได้ สพฐ.",
        "set THAMDAI_DATABASE_URL, such as postgresql://user@host/name",
        "broadcast 12: 100000 people",
    ],
)
def test_what_is_nobodys_stays_as_it_is(text: str) -> None:
    assert Cleaner([SECRET], KEY).text(text) == text


def test_a_person_is_a_mark_that_is_the_same_in_all_lines_and_leads_nowhere_without_the_key() -> None:
    cleaner = Cleaner([], KEY)
    line = cleaner(None, "info", {"person": "123456789", "who": "telegram:5", "chat": 123456789, "update": "123456789"})
    assert line["person"] == line["chat"] == cleaner.person("123456789")
    assert re.fullmatch("~[a-z2-7]{8}", line["who"])
    assert line["update"] == "123456789"  # numbers of messages are nobody's
    assert Cleaner([], KEY).person("123456789") == line["person"] != Cleaner([], b"another").person("123456789")
    assert Cleaner([]).person("1") != Cleaner([]).person("1")  # without a key each process has one of its own
    assert cleaner.text(f"x {LINE_ID}") == f"x {cleaner.person(LINE_ID)}"


def test_values_of_all_kinds_are_cleaned_and_a_line_stays_a_line() -> None:
    cleaned = Cleaner([], KEY)(
        None,
        "info",
        {
            "event": "a\nb\x1b[31m",
            "found": {"person": "7", "0812345678": ["โทร 0812345678", 123456789, 12]},
            "error": SettingError("X", "ชื่อ"),
            "other": ValueError("ชื่อสมชาย"),
            "ms": 12345678,
            "number": 12345678,
            "share": 0.5,
            "nothing": None,
            "done": True,
        },
    )
    assert cleaned["event"] == "a b [31m"
    assert cleaned["found"]["•••"] == ["โทร •••", "•••", 12]
    assert cleaned["found"]["person"].startswith("~")
    assert cleaned["error"] == "knowledge.errors.SettingError: X: ชื่อ"
    assert cleaned["other"] == "ValueError"
    assert (cleaned["ms"], cleaned["number"], cleaned["share"]) == (12345678, "•••", 0.5)
    assert (cleaned["nothing"], cleaned["done"]) == (None, True)


# ── failures ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def failing() -> BaseException:
    try:
        try:
            raise ValueError("สมชายพิมพ์มา")  # noqa: TRY301
        except ValueError as error:
            raise OSError(28, "No space left on device") from error
    except OSError as error:
        return error


def test_a_failure_is_told_by_where_it_was_and_never_in_words_of_people() -> None:
    shown = where(failing())
    assert "ValueError\n" in shown
    assert shown.endswith("OSError: [Errno 28] No space left on device")
    assert "in failing" in shown
    assert "raise OSError" in shown
    assert "ValueError: สมชาย" not in shown
    assert "with ValueError" in where(ExceptionGroup("two", [ValueError("ก"), OSError("x")]))
    assert told(KeyError("ก")) == "KeyError"


def test_failures_that_nobody_catches_go_the_same_way(capsys: pytest.CaptureFixture[str]) -> None:
    set_up(settings())
    typed = "".join(("สม", "ชาย"))  # so that no line of this code has it

    async def of_a_task() -> None:
        watch_loop(asyncio.get_running_loop())
        told = {"message": "Task exception was never retrieved", "exception": ValueError(typed)}
        asyncio.get_running_loop().call_exception_handler(told)

    asyncio.run(of_a_task())
    thread = threading.Thread(target=int, args=(typed,))
    thread.start()
    thread.join()
    sys.excepthook(ValueError, ValueError(typed), None)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("old ways", stacklevel=1)
    told = lines(capsys)
    assert [each["event"] for each in told[:3]] == ["a task failed", "a thread failed", "stopped by a failure"]
    assert all(each["exception"].endswith("ValueError") for each in told[:3])
    assert (told[3]["logger"], told[3]["level"]) == ("py.warnings", "warning")
    assert typed not in json.dumps(told, ensure_ascii=False)


# ── one way ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_our_lines_and_those_of_libraries_are_written_alike(capsys: pytest.CaptureFixture[str]) -> None:
    taken()  # what other tests logged
    uvicorn.Config(None)  # type: ignore[arg-type]  # which gives its loggers a way of their own
    set_up(settings())
    set_up(settings())  # again: one line stays one line
    log = logger("thamdai.tests")
    with bound_contextvars(request="abcd1234"):
        log.info("said", channel="telegram", person="7")
        logging.getLogger("uvicorn.error").warning("closing %s", SECRET)
    log.debug("quiet")
    try:
        int("สมชาย")
    except ValueError:
        log.exception("failed")
    ours, theirs, quiet, failed = lines(capsys)
    assert (ours["event"], ours["level"], ours["logger"]) == ("said", "info", "thamdai.tests")
    assert (ours["request"], ours["channel"]) == ("abcd1234", "telegram")
    assert ours["person"].startswith("~")
    assert (theirs["event"], theirs["request"]) == ("closing [hidden]", "abcd1234")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", theirs["timestamp"])
    assert "request" not in quiet
    assert failed["exception"].endswith("ValueError")
    assert [(each.event, each.level) for each in taken()] == [("closing [hidden]", "warning"), ("failed", "error")]


@pytest.mark.parametrize(
    "name", ["telegram.Bot", "httpx", "httpcore.http11", "linebot", "aiosqlite", "sqlalchemy.engine"]
)
def test_libraries_that_log_what_people_wrote_are_silent_below_warning(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(settings())
    for level in (logging.DEBUG, logging.INFO):
        logging.getLogger(name).log(level, "chat_id 7 text ความลับ")
    assert not lines(capsys)


def test_people_get_text_and_machines_json(capsys: pytest.CaptureFixture[str]) -> None:
    set_up(settings(THAMDAI_LOG_FORMAT="text"))
    logger("thamdai.tests").error("can't be sent", channel="line", exc_info=failing())
    told = capsys.readouterr().err
    assert "can't be sent" in told
    assert "channel=line" in told
    assert "No space left on device" in told
    set_up(settings(THAMDAI_LOG_FORMAT="auto"))  # no terminal here
    logger("thamdai.tests").info("said")
    assert lines(capsys)[0]["event"] == "said"


@pytest.mark.parametrize("level", ["INFO", "ERROR"])
def test_lines_below_the_level_are_not_written(level: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(settings(THAMDAI_LOG_LEVEL=level))
    log = logger("thamdai.tests")
    log.debug("a")
    log.warning("b")
    assert [each["event"] for each in lines(capsys)] == (["b"] if level == "INFO" else [])
