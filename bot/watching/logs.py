"""The log: one line an event, with keys. For people on a terminal, as JSON in production; to stderr.

Lines of libraries go the same way, from WARNING on: below that some log what people wrote, or addresses with tokens.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import sys
import threading
import time
from collections.abc import Iterable, MutableMapping
from types import TracebackType
from typing import Any, cast

import structlog
from structlog.stdlib import BoundLogger, ProcessorFormatter

from bot.settings import SETTINGS, Settings
from bot.watching import trouble
from bot.watching.cleaning import Cleaner
from bot.watching.failures import where
from bot.watching.metrics import LOGGED

OURS = ("thamdai", "uvicorn")  # whose lines below WARNING are wanted

Line = MutableMapping[str, Any]


def logger(name: str) -> BoundLogger:
    """The logger of a room: `log.info("answered", outcome="clarify", ms=12)`."""
    made = structlog.wrap_logger(
        logging.getLogger(name),
        processors=[structlog.stdlib.filter_by_level, ProcessorFormatter.wrap_for_formatter],
        wrapper_class=BoundLogger,
        cache_logger_on_first_use=True,
    )
    return cast("BoundLogger", made)


log = logger("thamdai.start")


def set_up(settings: Settings) -> None:
    """Send every line of this process through one way. Done again, it takes the place of what was set up before."""
    as_json = settings.log_format == "json" or (settings.log_format == "auto" and not sys.stderr.isatty())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(settings, as_json=as_json))
    root = logging.getLogger()
    for each in [each for each in root.handlers if isinstance(each.formatter, ProcessorFormatter)]:
        root.removeHandler(each)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(settings.log_level)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):  # which may have been given a way of their own
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    if not logging.getLogger("dbos").handlers:  # else the library adds one that writes past us
        logging.getLogger("dbos").addHandler(logging.NullHandler())
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def watch_loop(loop: asyncio.AbstractEventLoop) -> None:
    """Failures of tasks that nobody waits for are told as the others are."""
    loop.set_exception_handler(_uncaught_in_loop)


def _formatter(settings: Settings, *, as_json: bool) -> ProcessorFormatter:
    out: list[Any] = (
        [structlog.processors.JSONRenderer(ensure_ascii=False, default=str)]
        if as_json
        else [
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback, pad_event_to=0
            )
        ]
    )
    return ProcessorFormatter(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            ProcessorFormatter.remove_processors_meta,
            _with_failure,
            Cleaner(_hidden(settings), _key(settings)),
            _noted,
            *out,
        ],
    )


def _with_failure(_logger: Any, _method: str, line: Line) -> Line:
    failure = line.pop("exc_info", None)
    line.pop("stack_info", None)
    if failure is True:
        failure = sys.exc_info()
    if isinstance(failure, tuple):
        failure = failure[1]
    if isinstance(failure, BaseException):
        line["exception"] = where(failure)
    return line


def _noted(_logger: Any, _method: str, line: Line) -> Line:
    """Remember and count what somebody may have to see to."""
    level = str(line.get("level", ""))
    if level in ("warning", "error", "critical"):
        LOGGED.labels(level).inc()
        trouble.note(level, str(line.get("event", "")), time.time())
    return line


def _hidden(settings: Settings) -> Iterable[str]:
    secret = [str(getattr(settings, each.field)) for each in SETTINGS if each.secret]
    return [each for each in secret if "://" not in each]  # of an address only the password: that has a rule of its own


def _key(settings: Settings) -> bytes:
    """The same for all processes of one bot, so that a person has one mark in all their logs."""
    secret = "\0".join(_hidden(settings))
    return hashlib.sha256(f"marks of people in the log\0{secret}".encode()).digest() if secret.strip("\0") else b""


def _uncaught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    if not isinstance(error, KeyboardInterrupt):
        log.critical("stopped by a failure", exc_info=error)


def _uncaught_in_thread(given: threading.ExceptHookArgs) -> None:
    if given.exc_value and not isinstance(given.exc_value, SystemExit):
        log.error("a thread failed", exc_info=given.exc_value)


def _uncaught_in_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    task = context.get("future") or context.get("task")
    name = task.get_name() if isinstance(task, asyncio.Task) else ""
    log.error("a task failed", task=name, reason=context.get("message"), exc_info=context.get("exception"))
