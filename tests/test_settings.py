"""Settings: read from outside, refused with a reason, never shown where they are secret."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from bot import settings
from bot.settings import HIDDEN, SETTINGS, Setting, Settings, read_settings, shown
from knowledge.errors import SettingError

NO_FILE = Path("no-such.env")


def test_every_setting_has_a_default_that_can_be_read() -> None:
    read = read_settings({}, NO_FILE)
    assert read.data_dir == Path("data")
    assert (read.host, read.port, read.conversation_minutes) == ("127.0.0.1", 8080, 30)
    assert (read.trace, read.log_level) == (False, "INFO")


def test_the_table_and_the_record_name_the_same_settings() -> None:
    assert [setting.field for setting in SETTINGS] == [field.name for field in fields(Settings)]
    assert all(setting.name == f"THAMDAI_{setting.field.upper()}" for setting in SETTINGS)


def test_the_environment_goes_before_the_file_and_the_file_before_the_default(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text('THAMDAI_PORT=9000\nTHAMDAI_HOST="localhost"\n# THAMDAI_TRACE=on\n', "utf-8")
    read = read_settings({"THAMDAI_PORT": "9001", "HOME": "/"}, file)
    assert (read.port, read.host, read.trace) == (9001, "localhost", False)


def test_a_value_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    secret = tmp_path / "telegram_token"
    secret.write_text("123456:ABC-DEF_ghijk\n", "utf-8")
    (tmp_path / "port").write_text("0x10")
    name = "THAMDAI_TELEGRAM_TOKEN"
    assert read_settings({f"{name}_FILE": str(secret)}, NO_FILE).telegram_token == secret.read_text().strip()
    for values, told in (
        ({f"{name}_FILE": str(tmp_path / "missing")}, "can't be read"),
        ({f"{name}_FILE": str(secret), name: "1:2"}, "take one of them away"),
        ({"THAMDAI_PORT_FILE": str(tmp_path / "port")}, "THAMDAI_PORT"),
    ):
        with pytest.raises(SettingError, match=told) as refused:
            read_settings(values, NO_FILE)
        assert "ABC-DEF_ghijk" not in str(refused.value)


def test_an_empty_value_means_the_default() -> None:
    assert read_settings({"THAMDAI_PORT": "", "THAMDAI_LOG_LEVEL": " "}, NO_FILE) == read_settings({}, NO_FILE)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("THAMDAI_PORT", "eighty", "from 1 to 65,535"),
        ("THAMDAI_PORT", "0", "from 1 to 65,535"),
        ("THAMDAI_PORT", "-1", "from 1 to 65,535"),
        ("THAMDAI_PORT", "70000", "from 1 to 65,535"),
        ("THAMDAI_CONVERSATION_MINUTES", "1.5", "from 1 to 10,080"),
        ("THAMDAI_TRACE", "maybe", '"on" or "off"'),
        ("THAMDAI_LOG_LEVEL", "loud", "one of DEBUG"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_what_was_expected(name: str, value: str, expected: str) -> None:
    with pytest.raises(SettingError) as raised:
        read_settings({name: value}, NO_FILE)
    assert raised.value.name == name
    assert str(raised.value).startswith(f"{name}: '{value}' can't be used")
    assert expected in str(raised.value)


def test_a_token_that_cannot_be_used_is_told_how_it_looks_and_not_shown() -> None:
    with pytest.raises(SettingError) as raised:
        read_settings({"THAMDAI_TELEGRAM_TOKEN": "s3cret"}, NO_FILE)
    assert str(raised.value).endswith("the value can't be used; expected what @BotFather gave, such as 123456:ABC-DEF")
    assert "s3cret" not in str(raised.value)


def test_a_file_that_is_not_utf8_is_refused_with_the_cure(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes("THAMDAI_HOST=ที่นี่".encode("tis-620"))
    with pytest.raises(SettingError, match="save it as UTF-8"):
        read_settings({}, file)


def test_secrets_are_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = Setting("THAMDAI_HOST", "host", "", "", "a secret for this test", int, secret=True)
    assert shown(secret, "s3cret") == HIDDEN
    assert shown(secret, "") == ""
    monkeypatch.setattr(settings, "SETTINGS", (secret, *(each for each in SETTINGS if each.field != "host")))
    with pytest.raises(SettingError) as raised:
        read_settings({"THAMDAI_HOST": "s3cret"}, NO_FILE)
    assert "s3cret" not in str(raised.value)
    assert "s3cret" not in repr(Settings(Path("data"), "s3cret", 1, 1, trace=False, log_level="INFO"))
