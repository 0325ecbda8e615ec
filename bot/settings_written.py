"""Where settings are written: in the environment, in a file `.env`, in a file of its own each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from knowledge.errors import SettingError


def written(environ: Mapping[str, str], env_file: Path) -> dict[str, str]:
    """Name -> value: of the environment, else of the file."""
    if not env_file.is_file():
        return dict(environ)
    from dotenv import dotenv_values

    try:
        from_file = dotenv_values(env_file, interpolate=False)
    except UnicodeDecodeError:
        raise SettingError(str(env_file), "the file isn't UTF-8 text; save it as UTF-8") from None
    return {name: value for name, value in from_file.items() if value is not None} | dict(environ)


def value_of(setting: str, values: Mapping[str, str]) -> str:
    """What is written for a setting, by itself or in the file that NAME_FILE names, as secrets often are."""
    value, name = values.get(setting, "").strip(), f"{setting}_FILE"
    file = values.get(name, "").strip()
    if not file:
        return value
    if value:
        raise SettingError(name, f"{setting} is set too; take one of them away")
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise SettingError(name, f"{file} can't be read ({reason}); it holds the value of {setting}") from None
