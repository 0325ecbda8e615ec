"""The console of the product over a database of a test, and people of the team who are in it."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from starlette.types import ASGIApp

from bot.cards.gallery import Gallery
from bot.edition_in_use import EditionInUse
from bot.furnishing import furnisher
from bot.publishing import FOLDER
from bot.settings import Settings, read_settings
from bot.state.aliases import StoredAliases
from bot.state.database import Database
from bot.state.team import StoredLinks, StoredTeam
from bot.web.console.application import Console, open_console
from bot.web.doors import with_doors
from bot.workbench import knowledge_file, put_edition
from handlers.team import Member
from knowledge.aliases import engine_with
from knowledge.records import Edition

OWNER = Member("telegram", "99", "owner", fixed=True)
EDITOR = Member("telegram", "1001", "editor", "สมหญิง")
APPROVER = Member("telegram", "1002", "approver", "สมชาย")
VIEWER = Member("telegram", "1003", "viewer", "สมศรี")
TEAM = (EDITOR, APPROVER, VIEWER)
OWNERS = frozenset({("telegram", "99")})
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}


async def opened_console(
    settings: Settings, database: Database, edition: Edition, questions: list[dict[str, Any]]
) -> tuple[ASGIApp, EditionInUse]:
    """The web as `thamdai serve` has it, without channels. The edition is put into the data folder if none is there."""
    if not knowledge_file(settings).exists():
        put_edition(settings, edition)
    own = settings.data_dir / FOLDER / "own.jsonl"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in questions), "utf-8")
    gallery = Gallery(settings.data_dir)
    furnish = furnisher(settings, database, gallery)
    in_use = EditionInUse(settings, StoredAliases(database), furnish, furnish(edition, engine_with(edition)))
    await in_use.begin()
    team = StoredTeam(database, settings.owners)
    for member in TEAM:
        await team.give(member, OWNER.who)
    return with_doors(await open_console(Console(settings, database, in_use, gallery)), in_use), in_use


async def link_for(database: Database, member: Member, address: str = "http://thamdai.test") -> str:
    return await StoredLinks(database, address).issue(member)


class Hand:
    """Somebody at a browser: gets pages and sends forms with the token that the pages carry."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.token = ""

    async def get(self, path: str, **more: Any) -> httpx.Response:
        response = await self.client.get(path, **more)
        if found := re.search(r'name="token" value="([0-9a-f]{64})"', response.text):
            self.token = found[1]
        return response

    async def post(self, path: str, token: str | None = None, **fields: Any) -> httpx.Response:
        data = {"token": self.token if token is None else token, **fields}
        return await self.client.post(path, data=data, headers={"Accept": "text/html"})


@asynccontextmanager
async def in_console(app: ASGIApp, database: Database, member: Member) -> AsyncIterator[Hand]:
    """A member who came in by a link."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://thamdai.test") as client:
        hand = Hand(client)
        link = await link_for(database, member)
        entered = await client.post("/console/enter", data={"link": link.partition("=")[2]})
        if entered.status_code != 303:
            raise AssertionError(entered.text)
        await hand.get("/console/broadcasts")
        yield hand


def settings_in(folder: Path, url: str = "", **more: str) -> Settings:
    environ = {"THAMDAI_DATA_DIR": str(folder), "THAMDAI_DATABASE_URL": url, "THAMDAI_OWNERS": "telegram:99"}
    return read_settings(environ | more, Path("no-such.env"))
