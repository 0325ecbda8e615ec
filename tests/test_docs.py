"""The documents don't lie: commands, settings, outputs and versions are those of the product."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from bot import cli
from bot.settings_shown import markdown_table, sample_file
from tests.readme import SHOWN, written_anew

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def commands() -> list[str]:
    return list(get_command(cli.app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme_and_says_what_it_does(command: str) -> None:
    assert f"`thamdai {command}" in README
    told = CliRunner().invoke(cli.app, [command, "--help"])
    assert told.exit_code == 0
    assert f"{command} [OPTIONS]" in told.stdout


def test_the_help_explains_exit_codes() -> None:
    assert "Exit codes: 0 done; 1 " in CliRunner().invoke(cli.app, ["--help"]).stdout


def test_the_readme_shows_the_table_of_settings() -> None:
    assert markdown_table() in README, "write it anew with: make readme"


def test_the_sample_file_is_what_the_table_says() -> None:
    told = CliRunner().invoke(cli.app, ["settings", "--sample"])
    assert told.stdout == sample_file()
    assert (ROOT / ".env.example").read_text("utf-8") == sample_file(), "write it anew with: make readme"


def test_what_the_readme_shows_is_what_is_printed(tmp_path: Path) -> None:
    assert len(SHOWN.findall(README)) >= 3
    assert written_anew(README, tmp_path) == README, "write it anew with: make readme"


def test_the_version_has_its_heading_in_the_changelog() -> None:
    assert re.search(rf"^## \[{re.escape(PROJECT['version'])}\] - \d{{4}}-\d{{2}}-\d{{2}}$", CHANGELOG, re.MULTILINE)


def test_files_that_the_readme_names_are_there() -> None:
    for name in re.findall(r"\]\(((?!http)[^)]+)\)", README):
        assert (ROOT / name).is_file(), name
    assert (ROOT / "LICENSE").read_text("utf-8").lstrip().startswith("Apache License")


def test_locked_versions_carry_hashes_and_no_address() -> None:
    for file in (ROOT / "constraints.txt", ROOT / "tests" / "benchmarks" / "constraints.txt"):
        text = file.read_text("utf-8")
        assert "://" not in text
        pinned = re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)
        assert pinned
        for block in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]:
            assert "--hash=sha256:" in block, block.splitlines()[0]
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE))
    assert {re.split(r"[>=\[]", each)[0] for each in PROJECT["dependencies"]} <= locked
