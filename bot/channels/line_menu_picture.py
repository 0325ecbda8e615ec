"""Draws the picture of a rich menu: `line_menu.svg` filled in with tiles, made a PNG by resvg with Sarabun.

LINE takes 800 to 2,500 pixels of width, at least 1.45 times the height, and 1 MB (Messaging API reference).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import resvg_py
from fontpkg_sarabun import ROOT
from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).parent
TEMPLATE = "line_menu.svg"
WIDTH, HEIGHT = 2_500, 1_686  # pixels
LARGEST_PICTURE = 1_024 * 1_024  # bytes
FONTS = ("Sarabun-Regular.ttf", "Sarabun-Bold.ttf")


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
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)
    svg = environment.get_template(TEMPLATE).render(tiles=tiles, width=WIDTH, height=HEIGHT)
    fonts = [str(path) for name in FONTS for path in Path(ROOT).rglob(name)]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=fonts))
