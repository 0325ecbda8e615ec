"""Counts of subscribers. Never who they are."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.edition_in_use import EditionInUse
from bot.state.people import StoredPeople
from bot.web.console.access import Access, Visitor
from bot.web.console.pages import Pages, table
from handlers.delivery_report import CHANNELS
from handlers.people import FREQUENCIES, ROLES, topic_titles

HEADINGS = {"reachable": "ส่งถึงได้ไหม", "topic": "เรื่องที่ติดตาม", "role": "บทบาท", "frequency": "ความถี่"}
REACHABLE = {"True": "ส่งถึงได้", "1": "ส่งถึงได้", "False": "ปิดรับ", "0": "ปิดรับ"}


class SubscriberPages:
    """The page of subscribers."""

    def __init__(self, pages: Pages, in_use: EditionInUse, people: StoredPeople) -> None:
        self._pages = pages
        self._in_use = in_use
        self._people = people

    def routes(self, access: Access) -> list[BaseRoute]:
        return [
            Route("/subscribers", access.page("look", self.counts), methods=["GET"]),
            Route("/subscribers.csv", access.page("look", self.table), methods=["GET"]),
        ]

    async def counts(self, _request: Request, visitor: Visitor) -> Response:
        counted = await self._people.counts()
        titles = {
            "reachable": REACHABLE,
            "topic": topic_titles(self._in_use.house.edition),
            "role": {"": "ยังไม่ได้บอก"} | ROLES,
            "frequency": FREQUENCIES,
        }
        tables: dict[str, dict[str, dict[str, int]]] = {name: {} for name in HEADINGS}
        for name, value, channel, people in counted:
            if name in tables:
                tables[name].setdefault(titles[name].get(value, value), {})[channel] = people
        return self._pages.page(
            "subscribers.html",
            visitor,
            tables=tables,
            headings=HEADINGS,
            channels={each: CHANNELS.get(each, each) for each in sorted({row[2] for row in counted})},
            reachable=sum(tables["reachable"].get(REACHABLE["1"], {}).values()),
            place="subscribers",
        )

    async def table(self, _request: Request, _visitor: Visitor) -> Response:
        counted = await self._people.counts()
        return table("subscribers", ("by", "value", "channel", "people"), counted)
