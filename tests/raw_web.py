"""Speaks HTTP over a socket byte by byte: what no client library would send."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

PATIENCE = 20.0  # seconds after which what a test waits for has failed


class Wire:
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def send(self, raw: bytes) -> None:
        self._writer.write(raw)
        await self._writer.drain()

    async def begin(self, path: str, *headers: str, method: str = "POST") -> None:
        """A request up to its body."""
        lines = (f"{method} {path} HTTP/1.1", "Host: thamdai.test", *headers, "", "")
        await self.send("\r\n".join(lines).encode())

    async def chunk(self, raw: bytes) -> None:
        await self.send(f"{len(raw):x}\r\n".encode() + raw + b"\r\n")

    async def status(self) -> tuple[int, dict[str, str]]:
        """The answer's status and headers, as soon as they are there."""
        async with asyncio.timeout(PATIENCE):
            head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        named = (line.partition(": ") for line in head[1:] if line)
        return int(head[0].split()[1]), {name.lower(): value for name, _, value in named}

    async def ended(self) -> bool:
        """Whether the other side closes, once what it said is read."""
        try:
            async with asyncio.timeout(PATIENCE):
                while await self._reader.read(65_536):
                    pass
        except ConnectionError:
            return True
        return True

    def close(self) -> None:
        self._writer.close()


async def wire(url: str) -> Wire:
    address = urlsplit(url)
    return Wire(*await asyncio.open_connection(address.hostname, address.port))
