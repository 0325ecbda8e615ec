"""The command line: what it prints to a program, what its exit codes mean, how it refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot import cli
from bot.commands import conversation, evaluation
from bot.settings import Settings, read_settings
from bot.workbench import MARK, knowledge_file, open_edition, put_edition
from handlers.contexts import RememberedContexts
from handlers.questions import QuestionDesk
from knowledge.records import Edition
from tests.made_up_edition import made_up_edition, with_indicator
from tests.scripted_engine import HEADLINE, SECOND_TURN, ScriptedEngine

THAMDAI = Path(sys.executable).with_name("thamdai")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of a data folder of its own, which holds the made-up edition."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THAMDAI_DATA_DIR", str(tmp_path / "data"))
    read = read_settings()
    put_edition(read, made_up_edition())
    return read


@pytest.fixture
def scripted(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripted engine where the product's stands."""

    def desk(_settings: Settings, _edition: Edition) -> QuestionDesk:
        return QuestionDesk(ScriptedEngine(), RememberedContexts(30, lambda: 0.0), ("สรุปรายงาน",))

    monkeypatch.setattr(conversation, "open_desk", desk)


def run(*arguments: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(cli.app, list(arguments), input=stdin)


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# ── ask and chat ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("scripted")
class TestAsk:
    def test_a_question_gives_its_text_with_the_headline_first(self) -> None:
        result = run("ask", "การออมของครู", "กี่คน")
        assert result.exit_code == 0
        assert result.stdout.splitlines()[0] == HEADLINE
        assert "\x1b" not in result.stdout

    def test_json_is_the_reply_of_the_contract(self) -> None:
        record = json.loads(run("ask", "--json", "การออมของครู").stdout)
        assert record["facts"][0]["value_text"] == "310"
        assert "trace" not in record

    def test_verbose_tells_each_step(self) -> None:
        assert "understand: savings.members: asked by name" in run("ask", "-v", "การออมของครู").stdout

    def test_each_line_of_jsonl_gets_a_line_in_order_and_conversations_stay_apart(self) -> None:
        asked = [("a", "คำถามแรก"), ("b", SECOND_TURN), ("a", SECOND_TURN)]
        stdin = "\n".join(json.dumps({"conversation": c, "text": t}) for c, t in asked) + "\n\n"
        result = run("ask", "--jsonl", stdin=stdin)
        assert result.exit_code == 0
        replies = lines(result)
        assert [reply["conversation"] for reply in replies] == ["a", "b", "a"]
        assert [reply["headline"] for reply in replies] == [HEADLINE, "ยังไม่มีคำถามก่อนหน้า", "คำถามแรก"]

    def test_a_bad_line_of_jsonl_is_told_in_its_place_and_the_rest_answered(self) -> None:
        result = run("ask", "--jsonl", stdin=b'{"text": "\xff"}\n{"text": 5}\n{"text": "a"}')
        assert result.exit_code == 1
        replies = lines(result)
        assert [reply.get("error", {}).get("code") for reply in replies] == ["bad_json", "missing_text", None]
        assert replies[2]["conversation"] == ""

    def test_nothing_to_ask_is_a_usage_error(self) -> None:
        assert run("ask").exit_code == 2
        assert run("ask", "--jsonl", "คำถาม").exit_code == 2

    def test_chat_keeps_its_conversation_until_it_is_left(self) -> None:
        result = run("chat", stdin=f"คำถามแรก\n\n{SECOND_TURN}\nออก\nไม่ถูกถาม\n")
        assert result.exit_code == 0
        assert result.stdout.count(HEADLINE) == 1
        assert result.stdout.rstrip().endswith("คำถามแรก")

    def test_chat_ends_with_its_input(self) -> None:
        assert run("chat", stdin="คำถามแรก").exit_code == 0


# ── the knowledge base ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("settings")
class TestKnowledgeBase:
    def test_records_are_the_json_of_the_contract(self) -> None:
        record = json.loads(run("records").stdout)
        assert list(record) == ["report", "policies"]
        assert list(record["report"]) == ["id", "title", "fiscal_year", "as_of", "sources"]
        policy = record["policies"][0]
        assert list(policy) == ["id", "group", "number", "title", "passages", "indicators"]
        assert list(policy["passages"][0]) == ["aspect", "number", "order", "parent", "heading", "text", "source_text"]
        assert list(policy["indicators"][0]) == [
            "table", "aspect", "number", "label", "value", "value_text", "unit",
            "total", "percent", "as_of", "kind", "source_text",
        ]  # fmt: skip
        assert policy["indicators"][0]["as_of"] == "2025-09-30"

    def test_show_lists_policies_then_one_of_them(self) -> None:
        assert run("show").stdout.splitlines()[1].startswith("kitchens\tstudents\t1\t")
        shown = run("show", "savings").stdout
        assert "310 คน จาก 1,240 (25.00%)" in shown
        assert "ครูบางส่วนไม่มีเวลาเข้าอบรม" in shown
        assert json.loads(run("show", "savings", "--json").stdout)["id"] == "savings"

    def test_show_of_an_unknown_policy_names_those_there_are(self) -> None:
        result = run("show", "roads")
        assert result.exit_code == 2
        assert "savings, kitchens" in " ".join(result.stderr.split())

    def test_editions_are_listed_and_another_can_be_used(self, settings: Settings) -> None:
        from dataclasses import replace
        from datetime import date

        older = replace(made_up_edition(), report=replace(made_up_edition().report, as_of=date(2025, 4, 1)))
        put_edition(settings, older)
        listed = json.loads(run("editions", "--json").stdout)
        assert [(each["id"], each["current"]) for each in listed] == [
            ("qw-2568@2025-04-01", True),
            ("qw-2568@2025-10-06", False),
        ]
        result = run("editions", "--use", "qw-2568@2025-10-06")
        assert result.stdout.splitlines()[1].startswith("*\tqw-2568@2025-10-06")
        assert run("editions", "--use", "none").exit_code == 2

    def test_audit_lists_the_findings(self) -> None:
        assert run("audit").stdout.splitlines()[0] == "made-up\tsavings\t310 / 120\tข้อสังเกตสมมติ"
        assert json.loads(run("audit", "--json").stdout)[1]["text"] == "ข้อสังเกตที่ไม่มีตัวเลข"

    def test_a_spreadsheet_goes_out_and_comes_back_changed(self, settings: Settings, tmp_path: Path) -> None:
        from openpyxl import load_workbook

        assert run("export", "out.xlsx").exit_code == 0
        assert run("diff", "qw-2568@2025-10-06", "out.xlsx").exit_code == 0
        workbook = load_workbook(tmp_path / "out.xlsx")
        changed = 0
        for sheet in workbook.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value == "ครูบางส่วนไม่มีเวลาเข้าอบรม":
                        cell.value, changed = "ครูบางส่วนไม่มีเวลาเข้าอบรมจริง ๆ", changed + 1
        assert changed
        workbook.save(tmp_path / "new.xlsx")
        result = run("diff", "out.xlsx", "new.xlsx")
        assert result.exit_code == 1
        assert result.stdout.startswith("item-reworded\tsavings · obstacles · 1\t")
        assert json.loads(run("diff", "out.xlsx", "new.xlsx", "--json").stdout)[0]["kind"] == "item-reworded"
        assert "is in use" in run("import", "new.xlsx").stdout
        assert open_edition(settings).cell("savings", "obstacles")[0].text.endswith("จริง ๆ")

    def test_figures_that_changed_are_told_with_their_difference(self, settings: Settings) -> None:
        old = knowledge_file(settings)
        copy = old.with_name("old.db")
        copy.write_bytes(old.read_bytes())
        put_edition(settings, with_indicator(made_up_edition(), "savings.men", value=125, value_text="125"))
        result = run("diff", str(copy), str(old))
        assert result.exit_code == 1
        assert result.stdout.split("\t")[0] == "figure-changed"
        assert result.stdout.rstrip().endswith("+5")

    def test_what_cannot_be_done_is_one_line_on_stderr_and_exit_2(self, tmp_path: Path) -> None:
        (tmp_path / "not.xlsx").write_text("no workbook")
        for arguments in (
            ["import", "not.xlsx"],
            ["build", "missing.txt"],
            ["diff", "none", "none"],
            ["records", "--edition", "x"],
        ):
            result = run(*arguments)
            assert result.exit_code == 2, arguments
            assert result.stderr.startswith("thamdai: ")
            assert "Traceback" not in result.output

    def test_an_edition_that_somebody_put_in_is_never_replaced_by_what_ships(self, settings: Settings) -> None:
        assert not (settings.data_dir / MARK).exists()
        assert open_edition(settings) == made_up_edition()


class TestShippedReport:
    def test_it_is_read_on_first_need_and_again_only_when_it_changed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings = read_settings({"THAMDAI_DATA_DIR": str(tmp_path / "data")})
        first = open_edition(settings)
        assert first.report.id == "qw-2567"
        mark, file = settings.data_dir / MARK, knowledge_file(settings)
        built = file.stat().st_mtime_ns
        assert open_edition(settings) == first
        assert file.stat().st_mtime_ns == built
        mark.write_text('{"hash": "of another version"}')
        assert open_edition(settings) == first
        assert file.stat().st_mtime_ns > built

    def test_a_folder_that_cannot_be_written_is_told_with_the_setting(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way")
        result = CliRunner().invoke(cli.app, ["records"], env={"THAMDAI_DATA_DIR": str(tmp_path / "file" / "data")})
        assert result.exit_code == 2
        assert "set THAMDAI_DATA_DIR" in result.stderr


# ── evaluate ────────────────────────────────────────────────────────────────────────────────────────────────────


class TestEvaluate:
    @pytest.fixture(autouse=True)
    def _question_set(self, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(evaluation, "open_engine", lambda *_: ScriptedEngine())
        right = {"q": "การออมของครูกี่คน", "outcome": "answer", "policy": ["savings"], "headline": ["310"]}
        wrong = {**right, "headline": ["1,240 บาท"], "must": []}
        record = {"id": "t-1", "tags": ["plain"], "turns": [{**right, "aspect": ["figures"]}, wrong]}
        (tmp_path / "set.jsonl").write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")

    def test_what_failed_is_told_with_its_trace_and_the_rates(self) -> None:
        result = run("evaluate", "set.jsonl")
        assert result.exit_code == 0
        assert "t-1/2: การออมของครูกี่คน" in result.stdout
        assert "t-1/1" not in result.stdout
        assert "understand: savings.members: asked by name" in result.stdout
        assert "plain\t1\t2\t0.500" in result.stdout
        assert "pass\t0.500\t" in result.stdout

    def test_a_program_gets_json(self) -> None:
        record = json.loads(run("evaluate", "set.jsonl", "--json").stdout)
        assert (record["turns"], record["rates"]["pass"]) == (2, 0.5)
        assert record["by_aspect"]["figures"] == {"passed": 1, "turns": 1}
        assert [failure["turn"] for failure in record["failures"]] == [2]

    def test_it_exits_1_below_the_least_share(self) -> None:
        assert run("evaluate", "set.jsonl", "--min", "0.5").exit_code == 0
        assert run("evaluate", "set.jsonl", "--min", "0.51").exit_code == 1

    def test_a_set_that_cannot_be_read_is_told_with_its_line(self, tmp_path: Path) -> None:
        (tmp_path / "bad.jsonl").write_text("{}\n", "utf-8")
        for name, told in (("bad.jsonl", "bad.jsonl:1: "), ("none.jsonl", "none.jsonl: ")):
            result = run("evaluate", name)
            assert result.exit_code == 2
            assert told in result.stderr


# ── as a process ────────────────────────────────────────────────────────────────────────────────────────────────


def process(*arguments: str, folder: Path, stdin: bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
    environment = {"PATH": os.environ["PATH"], "THAMDAI_DATA_DIR": str(folder), **environ}
    return subprocess.run(
        [THAMDAI, *arguments], input=stdin, capture_output=True, env=environment, check=False, cwd=folder
    )


def test_a_pipe_gets_utf8_and_no_colours_whatever_the_locale(settings: Settings) -> None:
    for locale in ("C", "POSIX", "en_US.ISO-8859-1", "C.UTF-8"):
        done = process("show", "savings", folder=settings.data_dir, LC_ALL=locale, PYTHONIOENCODING="")
        assert done.returncode == 0
        assert "ครูบางส่วนไม่มีเวลาเข้าอบรม" in done.stdout.decode("utf-8")
        assert b"\x1b" not in done.stdout


def test_an_error_reaches_the_shell_as_exit_code_2_without_a_traceback(settings: Settings) -> None:
    done = process("settings", folder=settings.data_dir, THAMDAI_PORT="eighty")
    assert done.returncode == 2
    assert (
        done.stderr.decode()
        == "thamdai: THAMDAI_PORT: 'eighty' can't be used; expected a whole number from 1 to 65,535\n"
    )
    assert done.stdout == b""


def test_a_reader_that_stops_early_gets_no_traceback(settings: Settings) -> None:
    environment = {"PATH": os.environ["PATH"], "THAMDAI_DATA_DIR": str(settings.data_dir)}
    command = f"for _ in $(seq 5); do '{THAMDAI}' records; done | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=environment, check=False)
    assert b"Traceback" not in done.stderr


def test_serve_says_where_it_answers_and_a_taken_port_is_told(settings: Settings) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = process("serve", "--port", str(taken.getsockname()[1]), folder=settings.data_dir)
    assert done.returncode == 2
    assert b"can't listen on 127.0.0.1" in done.stderr
