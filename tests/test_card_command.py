"""`thamdai card`: pictures as files, and what it says where it can't draw."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import cli
from bot.settings import read_settings
from bot.workbench import put_edition
from tests.made_up_edition import made_up_edition, with_indicator
from tests.pictures import opened


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder whose data folder holds the made-up edition."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THAMDAI_DATA_DIR", str(tmp_path / "data"))
    put_edition(read_settings(), made_up_edition())
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, list(arguments))


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (("savings",), "savings.png"),
        (("savings", "--obstacles"), "savings-obstacles.png"),
        (("overview", "--sort"), "overview-sorted.png"),
        (("สรุปทั้งเล่ม", "--out", "new/folder/all.png"), "new/folder/all.png"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_a_card_is_written_and_its_path_printed(folder: Path, arguments: tuple[str, ...], file: str) -> None:
    done = run("card", *arguments)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-1] == file
    assert opened((folder / file).read_bytes()).width == 1080


def test_all_cards_go_into_one_folder(folder: Path) -> None:
    done = run("card", "--all", "cards")
    assert done.exit_code == 0, done.output
    policies = [policy.id for policy in made_up_edition().policies]
    expected = {"overview", *policies, *(f"{policy}-obstacles" for policy in policies)}
    assert {file.stem for file in (folder / "cards").iterdir()} == expected
    assert Path(done.stdout.split()[0]).stem == "overview"


def test_what_changed_since_an_edition(folder: Path) -> None:
    old = made_up_edition()
    changed = next(each for each in old.detailed if each.value and each.unit)
    new = with_indicator(old, changed.id, value=9_999, value_text="9,999")
    put_edition(read_settings(), replace(new, report=replace(new.report, as_of=new.report.as_of.replace(day=28))))
    done = run("card", "--since", f"qw-2568@{old.report.as_of}", "--out", "change.png")
    assert done.exit_code == 0, done.output
    assert opened((folder / "change.png").read_bytes()).width == 1080


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "name a policy, overview or a question"),
        (("savings", "--all", "x"), "name a policy, overview or a question"),
        (("no-such",), "there are savings"),
        (("savings", "--since", "nowhere"), "nowhere"),
        (("เชียงใหม่มีโรงเรียนกี่แห่ง",), "there is no card for that"),
        (("savings", "--out", "/dev/null/card.png"), "name another file with --out"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_what_can_not_be_drawn_is_told(arguments: tuple[str, ...], told: str) -> None:
    done = run("card", *arguments)
    assert done.exit_code == 2
    assert told in " ".join(done.output.replace("│", " ").split())


def test_a_card_asked_for_in_words_is_saved_and_its_path_printed(folder: Path) -> None:
    done = run("ask", "ขอการ์ดสรุปทั้งเล่ม")
    assert done.exit_code == 0, done.output
    label, _, path = done.stdout.splitlines()[-1].partition(": ")
    assert label == "ภาพ"
    assert opened((folder / path).read_bytes()).width == 1080
    record = json.loads(run("ask", "--json", "ขอการ์ดสรุปทั้งเล่ม").stdout)
    assert record["card"] == {"file": path, "alt": " · ".join(record["text"].split("\n"))}
    assert "card" not in json.loads(run("ask", "--json", "สรุปทั้งเล่ม").stdout)
