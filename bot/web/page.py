"""Lays replies out as HTML: one template for the script's way and the form's way, so that they can't differ."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from handlers.conversation import Reply
from handlers.questions import LONGEST_TEXT
from knowledge.asking.answer import Fact
from knowledge.records import Edition
from knowledge.thai import thai_date

SOURCE = "ที่มา"


class Page:
    """The chat page of one edition."""

    def __init__(self, edition: Edition, examples: tuple[str, ...], static_version: str) -> None:
        environment = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals |= {
            "report": edition.report,
            "as_of": thai_date(edition.report.as_of, short=False),
            "examples": examples,
            "longest": LONGEST_TEXT,
            "version": static_version,
        }
        self._page = environment.get_template("page.html")
        self._reply = environment.get_template("reply.html")
        self._failure = environment.get_template("failure.html")

    def whole(self, conversation: str, question: str = "", reply: Reply | None = None) -> HTMLResponse:
        shown = laid_out(reply) if reply else {}
        return HTMLResponse(self._page.render(conversation=conversation, question=question, reply=reply, **shown))

    def reply(self, reply: Reply) -> HTMLResponse:
        return HTMLResponse(self._reply.render(reply=reply, **laid_out(reply)))

    def failure(self, message: str, status: int) -> HTMLResponse:
        return HTMLResponse(self._failure.render(message=message), status_code=status)


def laid_out(reply: Reply) -> dict[str, list[str]]:
    """The parts of a reply's text below its headline: paragraphs, and the lines that name the source."""
    lines = reply.text.removeprefix(reply.headline).strip("\n").split("\n")
    sources = [line for line in lines if line.startswith(SOURCE)]
    return {"lines": [line for line in lines if line.strip() and line not in sources], "sources": sources}


def amount(fact: Fact) -> str:
    """A fact's number with its unit, as the report prints it."""
    return f"{fact.value_text} {fact.unit}".strip() or f"{fact.percent_text}%"
