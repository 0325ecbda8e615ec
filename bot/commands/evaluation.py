"""The command that runs a question set and tells what passed."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.settings import read_settings
from bot.terminal import print_json, print_table
from bot.workbench import open_edition, open_engine, words_folder

if TYPE_CHECKING:
    from knowledge.asking.evaluation import Evaluation, Graded

RATES = {
    "pass": "turns that pass",
    "false_answer": "answered what the report does not hold",
    "false_refusal": "declined what it holds",
    "wrong_number": "a first line with another number than asked",
}


def evaluate(
    file: Annotated[Path, typer.Argument(help="Graded conversations, one JSON object a line.")],
    least: Annotated[float, typer.Option("--min", help="Least share of turns that pass, 0 to 1.", min=0, max=1)] = 0.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Run a question set and tell what passed, with every failing turn. Exits 1 below --min."""
    from knowledge.asking.evaluation import evaluate as run
    from knowledge.asking.evaluation import read_question_set
    from knowledge.errors import ThamdaiError

    try:
        conversations = read_question_set(file)
    except (OSError, UnicodeDecodeError) as error:
        raise ThamdaiError(f"{file}: can't be read as UTF-8 text ({error}); name a question set") from None
    settings = read_settings()
    edition = open_edition(settings)
    result = run(open_engine(edition, words_folder(settings, edition)), conversations, time.perf_counter)
    rates = result.rates()
    if as_json:
        print_json(_record(result))
    else:
        _print(result)
    raise typer.Exit(1 if rates["pass"] < least else 0)


def _print(result: Evaluation) -> None:
    for turn in result.turns:
        if not turn.passes:
            _print_failure(turn)
    for by in ("tag", "aspect"):
        rows = [(key, passed, count, f"{passed / count:.3f}") for key, (passed, count) in result.table(by).items()]
        print_table(f"By {by}", (by, "passed", "turns", "share"), rows)
    rates = result.rates()
    shown = [(name, f"{rates[name]:.3f}", meaning) for name, meaning in RATES.items()]
    shown.append(("median_ms", f"{rates['median_ms']:.1f}", "time of an answer, milliseconds"))
    print_table(f"{len(result.turns)} turns", ("rate", "", "meaning"), shown)


def _print_failure(turn: Graded) -> None:
    typer.secho(f"{turn.conversation}/{turn.turn}: {turn.question}", bold=True)
    typer.echo(f"  says: {turn.headline}")
    for fault in turn.faults:
        typer.echo(f"  fault: {fault}")
    for step, concluded in turn.trace:
        typer.secho(f"  {step}: {concluded}", dim=True)


def _record(result: Evaluation) -> dict[str, Any]:
    return {
        "turns": len(result.turns),
        "rates": result.rates(),
        **{
            f"by_{by}": {key: {"passed": passed, "turns": count} for key, (passed, count) in result.table(by).items()}
            for by in ("tag", "aspect")
        },
        "failures": [
            {
                "conversation": turn.conversation,
                "turn": turn.turn,
                "question": turn.question,
                "outcome": turn.outcome,
                "headline": turn.headline,
                "text": turn.text,
                "faults": list(turn.faults),
                "trace": [{"step": step, "concluded": concluded} for step, concluded in turn.trace],
            }
            for turn in result.turns
            if not turn.passes
        ],
    }
