"""A sheet on which a card is set: boxes of text and shapes, from top to bottom, and the SVG they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

from jinja2 import Template

from bot.cards.breaking import THAI, broken
from bot.cards.fonts import ASCENT, DEEP_DESCENT, DESCENT, FAMILY, PLAIN_ASCENT, PLAIN_DESCENT, STEP, Weight, face
from bot.templates import templates_in

WIDTH = 1080  # pixels; a phone shows it at a third
MARGIN = 56
RIGHT = WIDTH - MARGIN
ROOM = RIGHT - MARGIN
GROUND, INK, SOFT, MAIN = "#ffffff", "#1b2430", "#4a5563", "#0b5cad"  # blue judges nothing good or bad
PALE, TRACK, LINE = "#e8f0f9", "#e3e7ec", "#c9d0d8"
_DEEP = re.compile("[ฎฏ][ุู]")
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Text:
    """One line. `x` is its left end, or its right end where `anchor` says so; `y` is the line that letters stand on."""

    text: str
    x: float
    y: float
    size: float
    weight: Weight
    colour: str
    anchor: Literal["start", "end"] = "start"
    ground: str = GROUND  # the colour behind it

    @property
    def width(self) -> float:
        return face(self.weight).width(self.text, self.size)

    @property
    def box(self) -> Box:
        """What it covers, its marks above and below included; digits have none."""
        left = self.x if self.anchor == "start" else self.x - self.width
        above, below = (ASCENT, DESCENT) if THAI.search(self.text) else (PLAIN_ASCENT, PLAIN_DESCENT)
        if _DEEP.search(self.text):
            below = DEEP_DESCENT
        return left, self.y - above * self.size, left + self.width, self.y + below * self.size


@dataclass(frozen=True, slots=True)
class Rectangle:
    x: float
    y: float
    width: float
    height: float
    colour: str
    round: float = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A path of its own scale, such as a QR code."""

    x: float
    y: float
    scale: float
    path: str
    colour: str = INK


@dataclass
class Sheet:
    """What has been set so far; `y` is where the next thing begins."""

    y: float = 0
    texts: list[Text] = field(default_factory=list)
    rectangles: list[Rectangle] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)

    def down(self, pixels: float) -> None:
        self.y += pixels

    def write(
        self, text: str, size: float, weight: Weight = 400, colour: str = INK, *, x: float = MARGIN, room: float = ROOM
    ) -> float:
        """Set a text in as many lines as it takes; how high they are together."""
        lines = broken(text, room, size, weight)
        for place, line in enumerate(lines):
            self.texts.append(Text(line, x, self.y + (ASCENT + place * STEP) * size, size, weight, colour))
        height = len(lines) * STEP * size
        self.down(height)
        return height

    def shape(self, x: float, width: float, height: float, colour: str, corners: float = 0) -> None:
        """A rectangle that begins where the next thing would, which it does not move."""
        self.rectangles.append(Rectangle(x, self.y, width, height, colour, corners))

    def bar(self, height: float, filled: float) -> None:
        """A track over the whole room, filled so far; nothing filled for nought, a dot for next to nothing."""
        self.shape(MARGIN, ROOM, height, TRACK, height / 2)
        if filled > 0:
            self.shape(MARGIN, max(filled * ROOM, height), height, MAIN, height / 2)
        self.down(height)

    def svg(self) -> str:
        return _template().render(sheet=self, width=WIDTH, height=round(self.y), ground=GROUND, bar=MAIN, family=FAMILY)


@lru_cache(maxsize=1)
def _template() -> Template:
    """Jinja escapes whatever is put in, so no text of a report can become markup."""
    return templates_in(Path(__file__).parent / "templates").get_template("card.svg")
