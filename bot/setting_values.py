"""How values of settings are read. Each function takes what was written; a ValueError says what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOG_FORMATS = ("auto", "text", "json")


def folder(value: str) -> Path:
    return Path(value).expanduser()


def whole(least: int, most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not value.isdecimal() or not least <= int(value) <= most:
            raise ValueError(f"expected a whole number from {least:,} to {most:,}")
        return int(value)

    return read


def switch(value: str) -> bool:
    if value.lower() not in ("on", "off"):
        raise ValueError('expected "on" or "off"')
    return value.lower() == "on"


def address(*schemes: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value and not value.startswith(tuple(f"{scheme}://" for scheme in schemes)):
            raise ValueError(f"expected an address that begins with {' or '.join(f'{each}://' for each in schemes)}")
        return value.rstrip("/") if schemes[0].startswith("http") else value

    return read


def telegram_token(value: str) -> str:
    if value and not re.fullmatch(r"\d+:[A-Za-z0-9_-]{10,}", value):
        raise ValueError("expected what @BotFather gave, such as 123456:ABC-DEF")
    return value


def line_secret(value: str) -> str:
    if value and not re.fullmatch(r"[A-Za-z0-9_-]{8,64}", value):
        raise ValueError("expected the channel secret as the console shows it, such as 32 letters of 0-9 and a-f")
    return value


def line_token(value: str) -> str:
    if value and not re.fullmatch(r"[A-Za-z0-9+/=._-]{8,}", value):
        raise ValueError("expected the channel access token as the console issues it, without spaces")
    return value


def long_token(value: str) -> str:
    if value and not re.fullmatch(r"[A-Za-z0-9+/=._~-]{16,}", value):
        raise ValueError(
            "expected 16 letters and digits or more that nobody guesses, such as from: openssl rand -hex 24"
        )
    return value


def people(value: str) -> frozenset[tuple[str, str]]:
    """Pairs of channel and id: "telegram:123, telegram:456"."""
    pairs = [each.strip().partition(":") for each in value.split(",") if each.strip()]
    if not all(channel in ("telegram", "line") and person for channel, _, person in pairs):
        raise ValueError('expected channel:id parted by commas, such as "telegram:123456789"')
    return frozenset((channel, person) for channel, _, person in pairs)


def words(value: str) -> str:
    if len(value) > 500:
        raise ValueError("expected at most 500 characters")
    return value


def log_level(value: str) -> str:
    if value.upper() not in LOG_LEVELS:
        raise ValueError(f"expected one of {', '.join(LOG_LEVELS)}")
    return value.upper()


def log_format(value: str) -> str:
    if value.lower() not in LOG_FORMATS:
        raise ValueError(f"expected one of {', '.join(LOG_FORMATS)}")
    return value.lower()
