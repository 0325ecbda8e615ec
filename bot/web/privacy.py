"""The privacy notice as a page, and the door by which people fetch what is kept of them."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.messages import RefusedError
from bot.state.data_links import PATH, StoredDataLinks
from bot.state.database import Database
from bot.state.holdings import Holdings
from bot.templates import templates_in
from bot.web.addresses import Neighbours
from bot.web.guard import SecurityHeaders
from bot.web.requests import fields
from bot.web.site import static_version
from handlers.notice import Notice
from handlers.privacy import data_file

OLD_LINK = RefusedError(403, "old_link", "ลิงก์นี้ใช้ไปแล้วหรือหมดอายุ พิมพ์ “ข้อมูลของฉัน” ในแชตเพื่อขอใหม่")


class PrivacyPages:
    """The pages. A link only opens a page whose button gives the file, so that no preview uses it up."""

    def __init__(self, notice: Notice, database: Database, neighbours: Neighbours) -> None:
        environment = templates_in(Path(__file__).parent / "templates")
        environment.globals |= {"version": static_version()}
        self._failure = environment.get_template("failure.html")
        self._notice = environment.get_template("privacy.html")
        self._mydata = environment.get_template("mydata.html")
        self._told = notice
        self._database = database
        self._holdings = Holdings(database)
        self._links = StoredDataLinks(database, "")
        self._neighbours = neighbours

    def doors(self, *, https: bool) -> list[BaseRoute]:
        rooms = [
            Route("/privacy", self.notice, methods=["GET"]),
            Route(PATH, self.opened, methods=["GET"]),
            Route(PATH, self.fetched, methods=["POST"]),
        ]
        house = SecurityHeaders(Starlette(routes=rooms, exception_handlers={RefusedError: self._refused}), https=https)
        return [Route("/privacy", house), Route(PATH, house)]

    async def _refused(self, _request: Request, error: Exception) -> Response:
        told = error if isinstance(error, RefusedError) else OLD_LINK
        return HTMLResponse(self._failure.render(message=told.message), told.status, told.headers)

    async def notice(self, _request: Request) -> Response:
        return HTMLResponse(self._notice.render(paragraphs=self._told.paragraphs, edition=self._told.version))

    async def opened(self, request: Request) -> Response:
        return HTMLResponse(self._mydata.render(link=request.query_params.get("link", "")[:100]))

    async def fetched(self, request: Request) -> Response:
        self._neighbours.count(request)
        told = await fields(request)
        redeemed = await self._links.redeem((told.get("link") or [""])[0])
        if redeemed is None:
            raise OLD_LINK
        channel, person = redeemed
        text = data_file(channel, person, await self._holdings.held(channel, person), self._database.clock())
        headers = {"Content-Disposition": 'attachment; filename="mydata.json"'}
        return Response(text, media_type="application/json; charset=utf-8", headers=headers)
