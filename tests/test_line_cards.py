"""Cards on LINE: an image that LINE fetches from our own address, above the same figures as text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx

from bot.channels.line_webhook import PATH
from knowledge.asking.engine import Engine
from tests.line_server import LineServer, line_server, words_of
from tests.running_line import running

OUTSIDE = "https://bot.example.go.th"


async def shown(server: LineServer, asked: str, count: int) -> list[dict[str, Any]]:
    await server.say(asked)
    return await server.arrived(count)


async def test_a_card_comes_as_an_image_that_line_can_fetch(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine, THAMDAI_PUBLIC_URL=OUTSIDE):
        image, bubble = await shown(server, "ขอการ์ดหนี้ครู", 2)
        assert image["type"] == "image"
        assert "1,238" in words_of(bubble.get("contents", bubble))
        async with httpx.AsyncClient(base_url=server.door.removesuffix(PATH)) as web:
            for address in (image["originalContentUrl"], image["previewImageUrl"]):
                assert address.startswith(f"{OUTSIDE}/cards/")
                picture = await web.get(address.removeprefix(OUTSIDE))
                assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
                assert len(picture.content) < 1_000_000
        assert not server.refusals


async def test_without_an_address_from_outside_the_text_says_it_all(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine):
        (bubble,) = await shown(server, "ขอการ์ดหนี้ครู", 1)
        assert "1,238" in words_of(bubble.get("contents", bubble))
        assert not server.refusals
