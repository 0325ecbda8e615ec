"""How a failure is told in the log: what it was and where. What it says only where nobody else's words can be in it."""

from __future__ import annotations

import traceback

from knowledge.errors import ThamdaiError

SPEAKING = (ThamdaiError, OSError)  # their words are ours or the machine's


class Told(str):
    """A failure over several lines."""

    __slots__ = ()


def told(error: BaseException) -> str:
    """Type and, where it can be shown, message.

    >>> told(OSError(28, "No space left on device")), told(ValueError("ชื่อสมชายไม่ใช่ตัวเลข"))
    ('OSError: [Errno 28] No space left on device', 'ValueError')
    """
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    said = str(error) if isinstance(error, SPEAKING) else ""
    return f"{name}: {said}" if said else name


def where(error: BaseException) -> Told:
    """The traceback, the first cause first."""
    chain: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in chain:
        chain.append(at)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    parts = []
    for each in reversed(chain):
        parts += [*traceback.format_tb(each.__traceback__), f"{told(each)}\n"]
        if isinstance(each, BaseExceptionGroup):
            parts += [f"  with {told(inner)}\n" for inner in each.exceptions]
    return Told("".join(parts).rstrip())
