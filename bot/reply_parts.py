"""The parts of a reply's text, each line once and in its words: channels lay them out, none rewords them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from handlers.conversation import ALL, Button, Reply
from knowledge.asking.answer import Fact

SOURCE = ("ที่มา:", "ข้อมูล ณ")  # how the wording marks its lines
WARNING = "⚠ "
BULLET = "• "
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*[.)])\s")


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a reply below its headline."""

    kind: Literal["row", "item", "line", "warning", "source"]  # "row": a fact; "item": of a list
    text: str
    mark: str = ""  # the row's label, the item's number
    fact: Fact | None = None  # of a row; of an item that tells the share of one


def parts_of(reply: Reply) -> tuple[Part, ...]:
    """The lines of a reply in their order; without the choices of a question back, which are its buttons."""
    lines = [line.strip() for line in reply.text.removeprefix(reply.headline).split("\n")]
    left_out = {""}
    if reply.outcome == "clarify":
        left_out |= {f"{place}. {button.label}" for place, button in enumerate(reply.buttons, 1)}
    warnings = {f"{WARNING}{warning.text}" for warning in reply.warnings}
    return tuple(_part(line, reply, warnings) for line in lines if line not in left_out)


def _part(line: str, reply: Reply, warnings: set[str]) -> Part:
    if line.startswith(SOURCE):
        return Part("source", line)
    if line in warnings:
        return Part("warning", line.removeprefix(WARNING))
    if line.startswith(BULLET):
        text = line.removeprefix(BULLET)
        for fact in reply.facts:
            label, between, figure = _split(text, fact.label)
            if between and fact.value_text and figure.startswith(fact.value_text):
                return Part("row", figure, label, fact)
        return Part("item", text, BULLET.strip())
    number = _NUMBER.match(line)
    if number:
        text = line[number.end() :]
        return Part("item", text, number.group(1), next((each for each in reply.facts if _tells(text, each)), None))
    return Part("line", line)


def _tells(text: str, fact: Fact) -> bool:
    """Whether an item tells the share of a fact by its name, which may have been shortened."""
    return bool(fact.percent_text) and fact.label[:15] in text and f" {fact.percent_text}" in text


def _split(text: str, label: str) -> tuple[str, str, str]:
    """A row's label and its figure; the label may have been shortened, then a colon parts them."""
    if text.startswith(f"{label} "):
        return label, " ", text.removeprefix(f"{label} ")
    return text.rpartition(": ")


def within(line: str, most: int) -> list[str]:
    """A line parted at spaces where it is longer than so many characters."""
    cut = []
    while len(line) > most:
        at = line.rfind(" ", 1, most)
        at = at if at > 0 else most
        cut.append(line[:at])
        line = line[at:].lstrip()
    return [*cut, line]


def pager(again: str, page: int, count: int) -> tuple[Button, ...]:
    """The ways to the other pages of a reply that `again` shows; none where there is one page."""
    if count < 2:
        return ()
    turns = [Button("◀ ก่อนหน้า", "ก่อนหน้า", f"{again}:{page - 1}")] if page else []
    turns += [Button("ดูต่อ ▶", "ดูต่อ", f"{again}:{page + 1}")] if page + 1 < count else []
    return (*turns, Button("ทั้งหมด", "ทั้งหมด", f"{again}:{ALL}"))
