"""What can be set from outside: one table that feeds reading, help, the sample file and the README.

A value is taken from the environment, else from a file `.env` in the working directory, else the default. Instead of
NAME, NAME_FILE may name a file that holds the value.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.setting_values import (
    LOG_LEVELS,
    address,
    folder,
    line_secret,
    line_token,
    log_format,
    log_level,
    long_token,
    people,
    switch,
    telegram_token,
    whole,
    words,
)
from bot.settings_written import value_of, written
from knowledge.errors import SettingError

HIDDEN = "(hidden)"
DAYS = whole(1, 3_650)


@dataclass(frozen=True, slots=True)
class Setting:
    name: str  # of the environment variable
    field: str  # of Settings
    default: str
    unit: str  # "" where the value has none
    meaning: str
    read: Callable[[str], Any]  # raises ValueError with what was expected
    secret: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Settings:
    """The values in use; see SETTINGS for what each means."""

    data_dir: Path
    host: str
    port: int
    conversation_minutes: int
    trace: bool
    log_level: str
    log_format: str = "auto"
    metrics_host: str = "127.0.0.1"
    metrics_port: int = 0
    metrics_token: str = ""
    database_url: str = ""
    database_wait: int = 60
    public_url: str = ""
    telegram_token: str = ""
    telegram_api_url: str = ""
    line_channel_secret: str = ""
    line_channel_access_token: str = ""
    line_api_url: str = ""
    owners: frozenset[tuple[str, str]] = frozenset()
    telegram_per_second: int = 29
    broadcast_batch: int = 15
    broadcasts_per_day: int = 3
    card_link: str = ""
    trusted_proxies: int = 0
    address_per_minute: int = 120
    person_per_minute: int = 30
    questions_per_minute: int = 60_000
    keep_answers_days: int = 90
    keep_deliveries_days: int = 90
    keep_unanswered_days: int = 365
    keep_blocked_days: int = 180
    keep_quiet_days: int = 730
    controller: str = ""
    privacy_contact: str = ""
    legal_basis: str = ""

    def __repr__(self) -> str:
        return f"Settings({', '.join(f'{s.field}={shown(s, getattr(self, s.field))}' for s in SETTINGS)})"


SETTINGS: tuple[Setting, ...] = (
    Setting("THAMDAI_DATA_DIR", "data_dir", "data", "folder", "where the knowledge base lives", folder),
    Setting("THAMDAI_HOST", "host", "127.0.0.1", "address", "where the web listens; 0.0.0.0 for every network", str),
    Setting("THAMDAI_PORT", "port", "8080", "port", "the port it listens on", whole(1, 65_535)),
    Setting(
        "THAMDAI_CONVERSATION_MINUTES",
        "conversation_minutes",
        "30",
        "minutes",
        "how long after a turn a follow-up still leans on it",
        whole(1, 10_080),
    ),
    Setting("THAMDAI_TRACE", "trace", "off", "on/off", "lets /api/ask?trace=1 tell how an answer was reached", switch),
    Setting(
        "THAMDAI_LOG_LEVEL", "log_level", "INFO", "level", "least level logged: " + ", ".join(LOG_LEVELS), log_level
    ),
    Setting(
        "THAMDAI_LOG_FORMAT",
        "log_format",
        "auto",
        "format",
        "how the log is written: text for people, json for machines, auto: text on a terminal, else json",
        log_format,
    ),
    Setting(
        "THAMDAI_METRICS_HOST",
        "metrics_host",
        "127.0.0.1",
        "address",
        "where /metrics, /healthz and /readyz are also to be had, an address that only your own machines reach",
        str,
    ),
    Setting(
        "THAMDAI_METRICS_PORT", "metrics_port", "0", "port", "the port of that address; 0 for none", whole(0, 65_535)
    ),
    Setting(
        "THAMDAI_METRICS_TOKEN",
        "metrics_token",
        "",
        "token",
        "what Prometheus shows as its bearer token; with it /metrics is on THAMDAI_PORT too",
        long_token,
        secret=True,
    ),
    Setting(
        "THAMDAI_DATABASE_URL",
        "database_url",
        "",
        "URL",
        "where conversations and subscribers are kept: postgresql://...; empty for SQLite in the data folder",
        address("sqlite", "postgresql", "postgres"),
        secret=True,
    ),
    Setting(
        "THAMDAI_DATABASE_WAIT",
        "database_wait",
        "60",
        "seconds",
        "how long serve and worker wait at their start for a PostgreSQL that isn't there yet",
        whole(0, 3_600),
    ),
    Setting(
        "THAMDAI_PUBLIC_URL",
        "public_url",
        "",
        "URL",
        "https address from outside; LINE needs it; with it Telegram brings updates, without it they are fetched",
        address("https", "http"),
    ),
    Setting(
        "THAMDAI_TELEGRAM_TOKEN",
        "telegram_token",
        "",
        "token",
        "from @BotFather; empty leaves Telegram off",
        telegram_token,
        secret=True,
    ),
    Setting(
        "THAMDAI_TELEGRAM_API_URL",
        "telegram_api_url",
        "https://api.telegram.org",
        "URL",
        "Telegram's server, or a Bot API server of your own",
        address("https", "http"),
    ),
    Setting(
        "THAMDAI_LINE_CHANNEL_SECRET",
        "line_channel_secret",
        "",
        "secret",
        "from the LINE Developers console, Basic settings; empty leaves LINE off",
        line_secret,
        secret=True,
    ),
    Setting(
        "THAMDAI_LINE_CHANNEL_ACCESS_TOKEN",
        "line_channel_access_token",
        "",
        "token",
        "from the console, Messaging API; LINE needs it beside the secret",
        line_token,
        secret=True,
    ),
    Setting(
        "THAMDAI_LINE_API_URL",
        "line_api_url",
        "",
        "URL",
        "a server in LINE's place, for tests; empty for LINE's own",
        address("https", "http"),
    ),
    Setting(
        "THAMDAI_OWNERS",
        "owners",
        "",
        "channel:id, ...",
        "the PR team, whose chats see more commands, such as telegram:123456789, line:U0123...",
        people,
    ),
    Setting(
        "THAMDAI_TELEGRAM_PER_SECOND",
        "telegram_per_second",
        "29",
        "messages a second",
        "how fast broadcasts and answers together may go out over all processes; Telegram takes about 30",
        whole(1, 1_000),
    ),
    Setting(
        "THAMDAI_BROADCAST_BATCH",
        "broadcast_batch",
        "15",
        "messages",
        "in flight at a time in one of a process's two senders: after a crash at most twice so many come twice",
        whole(1, 500),
    ),
    Setting(
        "THAMDAI_BROADCASTS_PER_DAY",
        "broadcasts_per_day",
        "3",
        "broadcasts",
        "the most that a person gets on a day; what is more waits for the next, urgent ones don't",
        whole(1, 100),
    ),
    Setting(
        "THAMDAI_CARD_LINK",
        "card_link",
        "",
        "URL",
        "the bot's address on cards, as a QR code, such as https://t.me/yourbot; empty for THAMDAI_PUBLIC_URL",
        address("https", "http"),
    ),
    Setting(
        "THAMDAI_TRUSTED_PROXIES",
        "trusted_proxies",
        "0",
        "proxies",
        "how many proxies of yours stand in front, each writing whom it spoke with into X-Forwarded-For",
        whole(0, 10),
    ),
    Setting(
        "THAMDAI_ADDRESS_PER_MINUTE",
        "address_per_minute",
        "120",
        "questions a minute",
        "the most that one address, or /64 of IPv6, may ask on the web; a school or a mobile network may share one",
        whole(1, 1_000_000),
    ),
    Setting(
        "THAMDAI_PERSON_PER_MINUTE",
        "person_per_minute",
        "30",
        "messages a minute",
        "the most that one person may write on Telegram or LINE; who writes more is told once",
        whole(1, 1_000_000),
    ),
    Setting(
        "THAMDAI_QUESTIONS_PER_MINUTE",
        "questions_per_minute",
        "60000",
        "questions a minute",
        "the most that one process takes from all together, over the web and over each channel",
        whole(1, 10_000_000),
    ),
    *(
        Setting(f"THAMDAI_KEEP_{of}_DAYS", f"keep_{of.lower()}_days", days, "days", f"how long to keep {what}", DAYS)
        for of, days, what in (
            ("ANSWERS", "90", "answers, for the buttons under them, and votes on them"),
            ("DELIVERIES", "90", "whom a broadcast went to, after it ended; its counts stay"),
            ("UNANSWERED", "365", "questions that found no answer, masked, since they were asked last"),
            ("BLOCKED", "180", "what is kept of a person who blocked the bot"),
            ("QUIET", "730", "what is kept of a person who follows nothing and doesn't write"),
        )
    ),
    Setting(
        "THAMDAI_CONTROLLER",
        "controller",
        "หน่วยงานที่เปิดให้บริการบอตนี้ (ยังไม่ได้ระบุชื่อ)",
        "text",
        "privacy notice: who decides about what is kept of people (the data controller)",
        words,
    ),
    Setting(
        "THAMDAI_PRIVACY_CONTACT",
        "privacy_contact",
        "ยังไม่ได้ระบุ สอบถามได้ที่หน่วยงานที่เปิดให้บริการบอตนี้",
        "text",
        "privacy notice: whom people write or call about it",
        words,
    ),
    Setting(
        "THAMDAI_LEGAL_BASIS",
        "legal_basis",
        "การตอบคำถามเป็นการดำเนินภารกิจเพื่อประโยชน์สาธารณะ (พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 24 (4)) "
        "การส่งข่าวอาศัยความยินยอมจากการกดติดตาม (มาตรา 19) ซึ่งถอนได้ทุกเมื่อ",
        "text",
        "privacy notice: the legal basis, as your lawyers see it",
        words,
    ),
)


def read_settings(environ: Mapping[str, str] | None = None, env_file: Path = Path(".env")) -> Settings:
    """The settings in use; an empty value means the default. Raises SettingError naming what was expected."""
    values = written(os.environ if environ is None else environ, env_file)
    read: dict[str, Any] = {}
    for setting in SETTINGS:
        value = value_of(setting.name, values) or setting.default
        try:
            read[setting.field] = setting.read(value)
        except ValueError as error:
            seen = "the value" if setting.secret else repr(value)
            expected = "" if setting.secret and value in str(error) else f"; {error}"
            raise SettingError(setting.name, f"{seen} can't be used{expected}") from None
    return Settings(**read)


def line_is_on(settings: Settings) -> bool:
    """Whether LINE's two secrets are set. Raises SettingError where only one is."""
    if bool(settings.line_channel_secret) != bool(settings.line_channel_access_token):
        raise SettingError(
            "THAMDAI_LINE_CHANNEL_SECRET, THAMDAI_LINE_CHANNEL_ACCESS_TOKEN",
            "one is set and the other is not; LINE needs both, from the LINE Developers console",
        )
    return bool(settings.line_channel_secret)


def console_address(settings: Settings) -> str:
    """Where people reach the web: the public address, else this machine's."""
    return settings.public_url or f"http://localhost:{settings.port}"


def shown(setting: Setting, value: Any) -> str:
    """A value as it may be shown to anybody."""
    if setting.secret:
        return HIDDEN if value else ""
    if isinstance(value, frozenset):
        return ", ".join(sorted(":".join(pair) for pair in value))
    return {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value)
