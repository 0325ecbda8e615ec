"""How long `thamdai ask` takes from its start to the first answer, and how much memory it needs.

Each command runs as a process of its own, in turn, so that a busy machine slows all alike; the ratio to a program that
only loads PyThaiNLP and cuts one question into words is what can be compared between machines.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

QUESTION = "หนี้สินครูแก้ได้กี่ราย"
ROUNDS = 7
MOST_SECONDS = 2.0
MOST_MEGABYTES = 200
WORDS_ONLY = f"from pythainlp.tokenize import word_tokenize; word_tokenize({QUESTION!r})"


def measured(command: list[str], folder: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one run."""
    environment = {**os.environ, "THAMDAI_DATA_DIR": folder}
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}")
    return took, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> int:
    thamdai = str(Path(sys.executable).with_name("thamdai"))
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "pythainlp, one question's words": [sys.executable, "-c", WORDS_ONLY],
        "thamdai --version": [thamdai, "--version"],
        "thamdai ask": [thamdai, "ask", QUESTION],
    }
    with tempfile.TemporaryDirectory() as folder:
        first, first_memory = measured(commands["thamdai ask"], folder)  # also reads the report into the knowledge base
        runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                runs[name].append(measured(command, folder))
    print(f"{'':34}{'median s':>10}{'worst s':>10}{'peak MB':>10}")
    print(f"{'thamdai ask, report read first':34}{first:10.2f}{first:10.2f}{first_memory:10.0f}")
    for name, measures in runs.items():
        seconds = [took for took, _ in measures]
        print(
            f"{name:34}{statistics.median(seconds):10.2f}{max(seconds):10.2f}{max(peak for _, peak in measures):10.0f}"
        )
    median = {name: statistics.median(took for took, _ in measures) for name, measures in runs.items()}
    words = "pythainlp, one question's words"
    print(f"thamdai ask takes {median['thamdai ask'] / median[words]:.1f} times as long as {words}")
    worst = max(took for took, _ in runs["thamdai ask"])
    peak = max(peak for _, peak in runs["thamdai ask"])
    if worst > MOST_SECONDS or peak > MOST_MEGABYTES:
        print(f"too much: at most {MOST_SECONDS} s and {MOST_MEGABYTES} MB are promised")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
