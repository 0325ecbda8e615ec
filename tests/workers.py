"""Workers as processes of their own, so that they can be killed, and the receiver of broadcasts likewise."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.receiving import LINE_TOKEN, TELEGRAM_TOKEN

ROOT = Path(__file__).parent.parent
THAMDAI = Path(sys.executable).with_name("thamdai")


@dataclass(frozen=True)
class Receiving:
    """The receiver in a process of its own."""

    url: str

    def set(self, **faults: Any) -> dict[str, Any]:
        """Change what goes wrong; what arrived so far, see Receiver.record."""
        answer = httpx.post(f"{self.url}/control", json=faults, timeout=30)
        answer.raise_for_status()
        record: dict[str, Any] = answer.json()
        return record


@contextmanager
def receiver_process() -> Iterator[Receiving]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.receiving"], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=_environ({})
    )
    try:
        yield Receiving(process.stdout.readline().strip() if process.stdout else "")
    finally:
        process.kill()
        process.communicate()


@contextmanager
def workers(url: str, receiver: Receiving, folder: Path, **settings: Any) -> Iterator[Workers]:
    """Workers over one database; those that still live at the end are killed."""
    environ = {
        "THAMDAI_DATABASE_URL": url,
        "THAMDAI_DATA_DIR": str(folder),
        "THAMDAI_TELEGRAM_TOKEN": TELEGRAM_TOKEN,
        "THAMDAI_TELEGRAM_API_URL": receiver.url,
        "THAMDAI_LINE_CHANNEL_ACCESS_TOKEN": LINE_TOKEN,
        "THAMDAI_LINE_API_URL": receiver.url,
    }
    made = Workers(_environ(environ | {name: str(value) for name, value in settings.items()}), folder)
    try:
        yield made
    finally:
        for process in made.processes:
            if process.poll() is None:
                process.kill()
            process.wait()


class Workers:
    def __init__(self, environ: dict[str, str], folder: Path) -> None:
        self._environ = environ
        self._folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> subprocess.Popen[bytes]:
        with (self._folder / f"worker-{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                [THAMDAI, "worker"], env=self._environ, cwd=self._folder, stdout=log, stderr=subprocess.STDOUT
            )
        self.processes.append(process)
        return process

    def kill(self) -> None:
        """Kill the newest as the machine would, without a last word."""
        self.processes[-1].send_signal(signal.SIGKILL)
        self.processes[-1].wait()

    def log(self, number: int = -1) -> str:
        return (self._folder / f"worker-{range(len(self.processes))[number]}.log").read_text("utf-8")


def _environ(more: dict[str, str]) -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT), **more}
