"""Regular expressions that are kept as data: named lists of parts, which may stand for other lists by "<name>"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path


@cache  # there are no more than stand in the code
def pattern(file: Path, made_of: str) -> re.Pattern[str]:
    """A pattern of the parts named in it: "<people>|<times>"."""
    return re.compile(_NAME.sub(lambda name: _part(file, name.group(1)), made_of), re.IGNORECASE)


def patterns(file: Path, name: str) -> list[re.Pattern[str]]:
    """A pattern for each part of that name, which ends where a letter does: "ที" is no part of "ที่"."""
    return [pattern(file, f"(?:{part}){_LETTER_ENDS}") for part in parts(file)[name]]


@cache
def parts(file: Path) -> dict[str, list[str]]:
    """The lists of a file, in its order."""
    return tomllib.loads(file.read_text("utf-8"))


@cache
def _part(file: Path, name: str) -> str:
    """Any of the parts of that name, which may be made of others."""
    made_of = "|".join(parts(file)[name])
    return f"(?:{_NAME.sub(lambda inner: _part(file, inner.group(1)), made_of)})"


_NAME = re.compile(r"<(\w+)>")
_LETTER_ENDS = r"(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])"
