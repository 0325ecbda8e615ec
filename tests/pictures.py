"""Looking at pictures in tests: where the ink is, and how far two colours stand apart."""

from __future__ import annotations

import io
import re

from PIL import Image, ImageChops

from bot.cards.drawing import rendered
from bot.cards.sheet import GROUND, Sheet, Text

Ink = tuple[int, int, int, int]  # left, top, right, bottom; pixels
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)*")


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def ink_of(image: Image.Image) -> Ink | None:
    """The box of all that isn't ground; None where nothing was drawn."""
    return ImageChops.difference(image, Image.new("RGB", image.size, GROUND)).getbbox()


def text_alone(text: Text, height: int) -> Image.Image:
    """One text drawn as cards draw it, without the stripe at their top."""
    svg = Sheet(y=height, texts=[text]).svg().replace('height="16"', 'height="0"')
    return opened(rendered(svg))


def contrast(first: str, second: str) -> float:
    """Of two colours, as WCAG 2 measures it: 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def numbers_in(text: str) -> set[str]:
    return set(NUMBER.findall(text))
