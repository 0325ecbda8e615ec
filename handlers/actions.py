"""What buttons, commands and deep links mean, as short texts that outlive the process: "cell:debt:obstacles:0".

An action is at most 64 bytes of ASCII, because that is what Telegram carries in a button (LINE carries 300).
"""

from __future__ import annotations

import re

LONGEST = 64  # bytes
_PART = re.compile(r"[A-Za-z0-9._@-]*")


def action(*parts: str | int) -> str:
    """The parts as an action. Raises ValueError where that is too long or holds something else than names."""
    texts = [str(part) for part in parts]
    made = ":".join(texts)
    if len(made) > LONGEST or not all(_PART.fullmatch(text) for text in texts):
        raise ValueError(f"{made!r} can't be an action: at most {LONGEST} letters of names parted by colons")
    return made


def parts(made: str) -> tuple[str, tuple[str, ...]]:
    """The name of an action and what it is done to.

    >>> parts("cell:debt:obstacles:0")
    ('cell', ('debt', 'obstacles', '0'))
    """
    name, *rest = made.split(":")
    return name, tuple(rest)


def number_of(text: str) -> int | None:
    """A number that an action carries, as we write it; None where it is something else.

    >>> number_of("12"), number_of("๑๒"), number_of("9" * 30), number_of("")
    (12, None, None, None)
    """
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def page_of(rest: tuple[str, ...], at: int) -> int:
    """The page that an action asks for at that place of its parts; the first where none is given.

    >>> page_of(("debt", "obstacles", "2"), 2), page_of(("debt",), 2), page_of(("debt", "figures", "x"), 2)
    (2, 0, 0)
    """
    text = rest[at] if len(rest) > at else ""
    return int(text) if re.fullmatch(r"-1|\d{1,3}", text) else 0
