"""Lays replies out as HTML: one template for the script's way and the form's way, so that they can't differ."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse

from bot.reply_parts import parts_of
from bot.templates import templates_in
from handlers.conversation import Reply
from handlers.questions import LONGEST_TEXT
from knowledge.records import Edition
from knowledge.thai import thai_date


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
    """The parts of a reply below its headline, those of a kind together; warnings have a place of their own."""
    parts = [each for each in parts_of(reply) if each.kind in ("row", "item", "line")]
    return {
        "blocks": [(kind, list(group)) for kind, group in groupby(parts, key=attrgetter("kind"))],
        "sources": [each.text for each in parts_of(reply) if each.kind == "source"],
    }
