"""The font of the cards, Sarabun: its files, the width of a text, and whether it has every letter of it.

Widths are sums of the font's own advances, within 0.02 % of what a shaping engine gives for Thai. A letter that the
font lacks would be drawn as a blank, so it is an error.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from knowledge.errors import CardError

FAMILY = "Sarabun"
Weight = Literal[400, 600, 700]
FILES: dict[Weight, str] = {400: "Sarabun-Regular.ttf", 600: "Sarabun-SemiBold.ttf", 700: "Sarabun-Bold.ttf"}
ASCENT, DESCENT = 1.27, 0.36  # of the size: how far Thai reaches above and below its line, tone marks included
DEEP_DESCENT = 0.56  # the same below ฎ and ฏ with a vowel there
PLAIN_ASCENT, PLAIN_DESCENT = 0.8, 0.26  # of text without Thai
STEP = ASCENT + DESCENT  # of the size, from line to line, so that marks don't meet the line above


@dataclass(frozen=True, slots=True)
class Face:
    """One weight of the font. `advances` are in thousandths of the size."""

    path: Path
    advances: dict[str, float]

    def width(self, text: str, size: float) -> float:
        """Pixels that a text is wide. Raises CardError naming a letter that the font lacks."""
        try:
            return sum(self.advances[letter] for letter in text) * size / 1000
        except KeyError as error:
            letter = str(error.args[0])
            raise CardError(
                f"the font {self.path.name} has no {letter!r} (U+{ord(letter):04X}), which a card is to show; "
                "leave it out, or give it a reading among the report's errata"
            ) from None


@lru_cache(maxsize=len(FILES))
def face(weight: Weight) -> Face:
    """The font of a weight. Raises CardError where its file is missing or not a font."""
    from fontTools.ttLib import TTFont, TTLibError

    path = folder() / FILES[weight]
    try:
        with TTFont(io.BytesIO(path.read_bytes())) as font:
            names, metrics = font.getBestCmap(), font["hmtx"].metrics
            scale = 1000 / font["head"].unitsPerEm
            advances = {chr(code): metrics[name][0] * scale for code, name in names.items()}
    except (OSError, TTLibError, ImportError) as error:  # ImportError: a woff2, which needs a package to be read
        raise CardError(
            f"{path}: the font of the cards can't be read ({error}); install fontpkg-sarabun again"
        ) from None
    return Face(path, advances)


def folder() -> Path:
    """Where the font's files lie."""
    import fontpkg_sarabun

    return Path(fontpkg_sarabun.__file__).parent / "files"
