"""The table of settings as the sample file and the README show it."""

from __future__ import annotations

from bot.settings import SETTINGS


def sample_file() -> str:
    """The text of `.env.example`."""
    lines = [
        "# Settings of thamdai: copy to .env and take the # off the lines to change.",
        "# A secret may stand in a file of its own: THAMDAI_TELEGRAM_TOKEN_FILE=/run/secrets/telegram_token",
        "# Written by `thamdai settings --sample`.",
    ]
    for setting in SETTINGS:
        lines += ["", f"# {setting.meaning} ({setting.unit})", f"#{setting.name}={setting.default}"]
    return "\n".join(lines) + "\n"


def markdown_table() -> str:
    """The table of settings as the README shows it."""
    lines = ["| setting | default | meaning |", "|---|---|---|"]
    lines += [f"| `{s.name}` | {f'`{s.default}`' if s.default else ''} | {s.meaning} ({s.unit}) |" for s in SETTINGS]
    return "\n".join(lines)
