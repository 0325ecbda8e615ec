"""`thamdai serve` as processes of their own, as in production: they can be stopped and killed, and their logs read."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).parent.parent
THAMDAI = Path(sys.executable).with_name("thamdai")
PATIENCE = 120.0  # seconds after which what a test waits for has failed


def free_ports(count: int) -> list[int]:
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in taken]
    for each in taken:
        each.close()
    return ports


@dataclass
class Served:
    """Processes that serve, each at a port of its own."""

    folder: Path
    environ: dict[str, str]
    processes: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, port: int, *command: str, **more: str) -> None:
        own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "THAMDAI_PORT": str(port)}
        with (self.folder / f"log-{port}").open("ab") as log:
            self.processes[port] = subprocess.Popen(
                [THAMDAI, *(command or ("serve",))],
                env=own | self.environ | more,
                cwd=self.folder,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    async def ready(self, port: int) -> None:
        """Wait until a process answers."""
        async with asyncio.timeout(PATIENCE), httpx.AsyncClient() as client:
            while True:
                if (ended := self.processes[port].poll()) is not None:
                    raise RuntimeError(f"ended with {ended}: {self.log(port).decode()}")
                try:
                    if (await client.get(f"{url_of(port)}/readyz")).status_code == 200:
                        return
                except httpx.TransportError:
                    await asyncio.sleep(0.05)

    async def stop(self, port: int, how: int = signal.SIGTERM) -> int:
        """Stop a process; its exit code."""
        self.processes[port].send_signal(how)
        return await asyncio.to_thread(self.processes[port].wait, PATIENCE)

    def log(self, port: int) -> bytes:
        return (self.folder / f"log-{port}").read_bytes()


def url_of(port: int) -> str:
    return f"http://127.0.0.1:{port}"


@contextmanager
def processes(folder: Path, **environ: str) -> Iterator[Served]:
    """Those that still run at the end are killed."""
    made = Served(folder, {"THAMDAI_DATA_DIR": str(folder / "data"), **environ})
    try:
        yield made
    finally:
        for process in made.processes.values():
            if process.poll() is None:
                process.kill()
            process.wait()
