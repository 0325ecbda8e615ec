"""The team: who has which role. Only owners see and change it."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.messages import RefusedError
from bot.state.team import StoredTeam
from bot.web.console.access import PATH, Access, Form, Visitor, first, role_named
from bot.web.console.pages import Pages
from handlers.delivery_report import CHANNELS
from handlers.team import Member

LONGEST_NAME = 60
_IDS = {"telegram": re.compile(r"[1-9]\d{3,15}"), "line": re.compile(r"U[0-9a-f]{32}")}


class TeamPages:
    """The page of the team."""

    def __init__(self, pages: Pages, team: StoredTeam) -> None:
        self._pages = pages
        self._team = team

    def routes(self, access: Access) -> list[BaseRoute]:
        return [
            Route("/team", access.page("team", self.listed), methods=["GET"]),
            Route("/team", access.form("team", self.give), methods=["POST"]),
            Route("/team/take", access.form("team", self.take), methods=["POST"]),
        ]

    async def listed(self, _request: Request, visitor: Visitor) -> Response:
        members = await self._team.members()
        return self._pages.page("team.html", visitor, members=members, channels=CHANNELS, place="team")

    async def give(self, _request: Request, visitor: Visitor, form: Form) -> Response:
        channel, person = first(form, "channel"), first(form, "person").strip()
        role = role_named(first(form, "role"))
        if channel not in _IDS or not _IDS[channel].fullmatch(person):
            raise RefusedError(400, "bad_person", "รหัสผู้ใช้ไม่ถูกต้อง ให้เจ้าตัวพิมพ์ /mydata ในแชตแล้วคัดลอกรหัสที่แสดงมาใส่")
        if role is None:
            raise RefusedError(400, "bad_role", "กรุณาเลือกบทบาท")
        name = " ".join(first(form, "name").split())[:LONGEST_NAME]
        known = await self._team.member(channel, person)
        if known and known.fixed:
            role = "owner"  # by the settings: only what the team calls them can be changed
        await self._team.give(Member(channel, person, role, name), visitor.member.who)
        return RedirectResponse(f"{PATH}/team", status_code=303)

    async def take(self, _request: Request, visitor: Visitor, form: Form) -> Response:
        channel, person = first(form, "channel"), first(form, "person")
        if (channel, person) == (visitor.member.channel, visitor.member.person):
            raise RefusedError(409, "own_role", "ถอนสิทธิ์ของตนเองไม่ได้ ให้เจ้าของอีกคนทำรายการนี้")
        await self._team.take(channel, person)
        return RedirectResponse(f"{PATH}/team", status_code=303)
