"""The strict stand-ins of the networks' servers, where they are present: programs of their own with a control side.

Name their folder with THAMDAI_RIGS; the default is ../shared/rigs beside the repository.
"""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

RIGS = Path(os.environ.get("THAMDAI_RIGS") or Path(__file__).parent.parent.parent / "shared" / "rigs")
PATIENCE = 30  # seconds after which what a test waits for has failed


def present(script: str, *packages: str) -> bool:
    """Whether a stand-in is here, with what it runs on."""
    return (RIGS / script).is_file() and all(importlib.util.find_spec(name) for name in packages)


@contextmanager
def stand_in(script: str, *arguments: str) -> Iterator[str]:
    """The address of a stand-in that runs until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(RIGS / script), "--port", str(port), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        if not process.stdout or " on http" not in process.stdout.readline():
            process.kill()
            raise RuntimeError(f"{script} did not start")
        yield f"http://127.0.0.1:{port}"
        process.kill()


class Control:
    """The control side of a stand-in: what people do, and what they see."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._client = httpx.AsyncClient(base_url=f"{url}/control", timeout=PATIENCE + 5)

    async def do(self, name: str, **more: Any) -> Any:
        return await self._sent(name, more)

    async def faults(self, *faults: dict[str, Any]) -> None:
        await self._sent("faults", list(faults))

    async def _sent(self, name: str, body: Any) -> Any:
        answer = await self._client.post(f"/{name}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def get(self, name: str, **params: Any) -> Any:
        answer = await self._client.get(f"/{name}", params={"timeout": PATIENCE, **params})
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def messages(self, count: int, **where: Any) -> list[dict[str, Any]]:
        """The messages of the bot in a chat, once there are so many."""
        found = await self.get("messages", min=count, **where)
        assert len(found) >= count, f"{len(found)} of {count} messages in {where}"
        return list(found)

    async def close(self) -> None:
        await self._client.aclose()
