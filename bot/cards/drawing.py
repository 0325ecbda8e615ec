"""A card as PNG. Runs in a process of its own where others wait: resvg holds the interpreter while it draws."""

from __future__ import annotations

from dataclasses import dataclass

from bot.cards.fonts import FAMILY, FILES, face
from bot.cards.layout import laid_out
from bot.cards.sheet import GROUND
from knowledge.cards.card import Card
from knowledge.errors import CardError

PREVIEW = 240  # pixels wide, for lists of messages


@dataclass(frozen=True, slots=True)
class Picture:
    """A card drawn, at its own size and small, both PNG."""

    whole: bytes
    preview: bytes


def draw(card: Card) -> Picture:
    """Draw a card. The same card always gives the same bytes. Raises CardError where it can't be drawn."""
    svg = laid_out(card).svg()
    return Picture(rendered(svg), rendered(svg, PREVIEW))


def rendered(svg: str, width: int | None = None) -> bytes:
    """An SVG as PNG, in its own size or so many pixels wide, with the font of the cards and no other."""
    from resvg_py import svg_to_bytes

    fonts = [str(face(weight).path) for weight in FILES]
    try:
        return bytes(
            svg_to_bytes(
                svg_string=svg,
                font_files=fonts,
                skip_system_fonts=True,
                font_family=FAMILY,
                background=GROUND,
                width=width,
            )
        )
    except ValueError as error:
        raise CardError(f"resvg can't draw a card: {error}; please report it with the card's name") from None
