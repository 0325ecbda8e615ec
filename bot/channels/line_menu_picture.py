"""Draws the picture of a rich menu: `line_menu.svg` filled in with tiles, made a PNG as cards are.

LINE takes 800 to 2,500 pixels of width, at least 1.45 times the height, and 1 MB (Messaging API reference).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.cards.drawing import rendered
from bot.templates import templates_in

FOLDER = Path(__file__).parent
TEMPLATE = "line_menu.svg"
WIDTH, HEIGHT = 2_500, 1_686  # pixels
LARGEST_PICTURE = 1_024 * 1_024  # bytes


@dataclass(frozen=True, slots=True)
class DrawnTile:
    """A tile as it is drawn, in pixels from the upper left corner."""

    x: int
    y: int
    width: int
    height: int
    title: str
    below: str
    icon: tuple[str, ...]  # paths on a field of 24 by 24
    strong: bool = False


def drawn(tiles: tuple[DrawnTile, ...]) -> bytes:
    """The picture of a menu, as PNG."""
    return rendered(templates_in(FOLDER).get_template(TEMPLATE).render(tiles=tiles, width=WIDTH, height=HEIGHT))
