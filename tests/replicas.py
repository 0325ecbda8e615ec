"""Web processes of the product, `thamdai serve`, several over one database: started, killed, measured from outside."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.crowd import LINE_SECRET, Crowd
from tests.receiving import LINE_TOKEN, TELEGRAM_TOKEN

ROOT = Path(__file__).parent.parent
THAMDAI = Path(sys.executable).with_name("thamdai")
TICKS = os.sysconf("SC_CLK_TCK")


class Replicas:
    """Web processes over one database, which answer on both channels."""

    def __init__(self, crowd: Crowd, url: str, folder: Path, **settings: Any) -> None:
        self._crowd = crowd
        self.folder = folder
        self.processes: dict[str, subprocess.Popen[bytes]] = {}  # door -> process
        self.environ = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(ROOT),
            "THAMDAI_DATABASE_URL": url,
            "THAMDAI_DATA_DIR": str(folder),
            "THAMDAI_PUBLIC_URL": "https://bot.example.go.th",
            "THAMDAI_TELEGRAM_TOKEN": TELEGRAM_TOKEN,
            "THAMDAI_TELEGRAM_API_URL": crowd.url,
            "THAMDAI_TELEGRAM_PER_SECOND": "1000",
            "THAMDAI_LINE_CHANNEL_SECRET": LINE_SECRET,
            "THAMDAI_LINE_CHANNEL_ACCESS_TOKEN": LINE_TOKEN,
            "THAMDAI_LINE_API_URL": crowd.url,
            "THAMDAI_LOG_LEVEL": "WARNING",
        } | {name: str(value) for name, value in settings.items()}

    def start(self, *arguments: str) -> str:
        """A process more; its door."""
        return self.run([str(THAMDAI), "serve", *(arguments or ("--no-worker",))])

    def run(self, command: list[str], **settings: str) -> str:
        """Another program; "{port}" in its command is the port of its door."""
        port = free_port()
        door = f"http://127.0.0.1:{port}"
        with self.log(door).open("ab") as log:
            self.processes[door] = subprocess.Popen(
                [each.format(port=port) for each in command],
                env=self.environ | {"THAMDAI_PORT": str(port)} | settings,
                cwd=self.folder,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        return door

    def log(self, door: str) -> Path:
        return self.folder / f"serve-{door.rpartition(':')[2]}.log"

    def kill(self, door: str) -> None:
        """As the machine would, without a last word."""
        self.processes[door].kill()
        self.processes.pop(door).wait()

    def stop(self, door: str) -> int:
        """In good order; its exit code."""
        self.processes[door].terminate()
        return self.processes.pop(door).wait(60)

    def seconds(self, door: str) -> float:
        """Processor seconds used so far."""
        return seconds_of(self.processes[door].pid)


def seconds_of(pid: int) -> float:
    """Processor seconds that a process and its children that ended have used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICKS


def seconds_of_family(pid: int) -> float:
    """The same with its children that live."""
    total = seconds_of(pid)
    for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        with suppress(FileNotFoundError, ProcessLookupError):  # it may end meanwhile
            total += seconds_of(int(each))
    return total


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def replicas(crowd: Crowd, url: str, folder: Path, **settings: Any) -> Iterator[Replicas]:
    """Those that still live at the end are killed."""
    made = Replicas(crowd, url, folder, **settings)
    try:
        yield made
    finally:
        for door in list(made.processes):
            made.kill(door)
