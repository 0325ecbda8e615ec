"""Lays replies out as HTML: one template for the script's way and the form's way, so that they can't differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal

from starlette.responses import HTMLResponse

from bot.templates import templates_in
from handlers.conversation import Reply
from handlers.questions import LONGEST_TEXT
from knowledge.records import Edition
from knowledge.thai import thai_date

SOURCE = ("ที่มา:", "ข้อมูล ณ")  # how the wording marks its lines
WARNING = "⚠ "
BULLET = "• "
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*[.)])\s")


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a reply: a row of a fact, an item of a list, or a plain line."""

    kind: Literal["row", "item", "line"]
    text: str
    mark: str = ""  # the row's label, the item's number


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as the page shows it."""

    path: str
    preview_path: str
    alt: str
    width: int  # pixels
    height: int


class Page:
    """The chat page of one edition."""

    def __init__(self, edition: Edition, examples: tuple[str, ...], static_version: str) -> None:
        environment = templates_in(Path(__file__).parent / "templates")
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

    def whole(
        self, conversation: str, question: str = "", reply: Reply | None = None, card: Shown | None = None
    ) -> HTMLResponse:
        parts = laid_out(reply) if reply else {}
        return HTMLResponse(
            self._page.render(conversation=conversation, question=question, reply=reply, card=card, **parts)
        )

    def reply(self, reply: Reply, card: Shown | None = None) -> HTMLResponse:
        return HTMLResponse(self._reply.render(reply=reply, card=card, **laid_out(reply)))

    def failure(self, message: str, status: int) -> HTMLResponse:
        return HTMLResponse(self._failure.render(message=message), status_code=status)


def laid_out(reply: Reply) -> dict[str, Any]:
    """The parts of a reply's text below its headline, each line once and in its words: what channels do is lay out."""
    lines = [line.strip() for line in reply.text.removeprefix(reply.headline).split("\n")]
    sources = [line for line in lines if line.startswith(SOURCE)]
    shown_elsewhere = {"", *sources, *(f"{WARNING}{warning.text}" for warning in reply.warnings)}
    if reply.outcome == "clarify":
        shown_elsewhere |= {f"{place}. {button.label}" for place, button in enumerate(reply.buttons, 1)}
    parts = [_part(line, reply) for line in lines if line not in shown_elsewhere]
    return {
        "blocks": [(kind, list(group)) for kind, group in groupby(parts, key=attrgetter("kind"))],
        "sources": sources,
    }


def _part(line: str, reply: Reply) -> Part:
    if line.startswith(BULLET):
        text = line.removeprefix(BULLET)
        for fact in reply.facts:
            label, between, figure = _split(text, fact.label)
            if between and fact.value_text and figure.startswith(fact.value_text):
                return Part("row", figure, label)
        return Part("item", text, BULLET.strip())
    number = _NUMBER.match(line)
    if number:
        return Part("item", line[number.end() :], number.group(1))
    return Part("line", line)


def _split(text: str, label: str) -> tuple[str, str, str]:
    """A row's label and its figure; the label may have been shortened, then a colon parts them."""
    if text.startswith(f"{label} "):
        return label, " ", text.removeprefix(f"{label} ")
    return text.rpartition(": ")
