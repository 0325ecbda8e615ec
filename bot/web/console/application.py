"""The console as one application, to be mounted at /console."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.cards.attached import AttachedCards
from bot.cards.gallery import Gallery
from bot.channels.broadcasting import line_statistics, senders
from bot.delivery.senders import Sender
from bot.edition_in_use import EditionInUse
from bot.messages import RefusedError
from bot.publishing import changed_since
from bot.settings import Settings, console_address
from bot.state.aliases import StoredAliases, StoredReviews
from bot.state.answers import StoredUnanswered
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database
from bot.state.people import StoredPeople
from bot.state.publications import StoredPublications
from bot.state.team import StoredLinks, StoredSessions, StoredTeam
from bot.watching.logs import logger
from bot.web.addresses import Neighbours
from bot.web.console.access import PATH, Access, Visitor, read_form
from bot.web.console.broadcasts import BroadcastPages
from bot.web.console.bubbles import Previews
from bot.web.console.editions import EditionPages
from bot.web.console.pages import Pages
from bot.web.console.subscribers import SubscriberPages
from bot.web.console.team import TeamPages
from bot.web.console.unanswered import UnansweredPages
from bot.web.guard import SecurityHeaders
from handlers.broadcasts import Broadcast, Progress
from handlers.delivery_report import Seen
from knowledge.changes import Change
from knowledge.errors import BroadcastError, ThamdaiError

log = logger("thamdai.console")


@dataclass(frozen=True, slots=True)
class Console:
    """What the pages stand on."""

    settings: Settings
    database: Database
    in_use: EditionInUse
    gallery: Gallery

    @property
    def https(self) -> bool:
        return self.settings.public_url.startswith("https://")

    def _senders(self) -> list[Sender]:
        """Ways out of their own for test sends: made when wanted, and closed after."""
        on = self.settings.telegram_token or self.settings.line_channel_access_token
        return senders(self.settings, self.gallery) if on else []

    async def _statistics(self, broadcast: Broadcast, progress: Progress) -> Seen | None:
        return await line_statistics(self.settings, broadcast, progress)

    async def _changed_since(self, broadcast: Broadcast) -> tuple[Change, ...]:
        return await changed_since(self.settings, self.database, broadcast, self.in_use.house.edition)

    def application(self, secret: str) -> Starlette:
        database, pages = self.database, Pages()
        team = StoredTeam(database, self.settings.owners)
        links = StoredLinks(database, console_address(self.settings))
        access = Access(team, links, StoredSessions(database), secret, secure=self.https)
        broadcasts = StoredBroadcasts(database)
        publications = StoredPublications(database)
        previews = Previews(AttachedCards(self.settings, self.gallery), https=self.https)
        rooms: list[BaseRoute] = [
            *_door(access, pages, Neighbours(self.settings)),
            *BroadcastPages(
                pages,
                self.in_use,
                previews,
                broadcasts,
                team,
                self._senders,
                self._statistics,
                self._changed_since,
                database.clock,
            ).routes(access),
            *TeamPages(pages, team).routes(access),
            *EditionPages(pages, self.settings, database, self.in_use, publications).routes(access),
            *SubscriberPages(pages, self.in_use, StoredPeople(database)).routes(access),
            *UnansweredPages(
                pages,
                self.settings,
                self.in_use,
                StoredUnanswered(database),
                StoredReviews(database),
                StoredAliases(database),
                publications,
            ).routes(access),
        ]
        failures = _Failures(pages, access)
        return Starlette(
            routes=rooms,
            exception_handlers={
                RefusedError: failures.refused,
                ThamdaiError: failures.not_done,
                HTTPException: failures.http,
                ClientDisconnect: failures.gone,
                Exception: failures.broken,
            },
        )


async def open_console(console: Console) -> list[BaseRoute]:
    """The console behind its door."""
    secret = await StoredSessions(console.database).secret()
    return [Route(PATH, _home), Mount(PATH, app=SecurityHeaders(console.application(secret), https=console.https))]


async def _home(_request: Request) -> Response:
    return RedirectResponse(f"{PATH}/broadcasts", status_code=303)


def _door(access: Access, pages: Pages, neighbours: Neighbours) -> list[BaseRoute]:
    async def entrance(request: Request) -> Response:
        """A link only opens this page; its button lets in. What fetches links for a preview can't use them up."""
        return pages.page("enter.html", None, link=request.query_params.get("link", "")[:100])

    async def enter(request: Request) -> Response:
        neighbours.count(request)
        return await access.enter(await read_form(request))

    async def leave(_request: Request, visitor: Visitor, _form: object) -> Response:
        return await access.leave(visitor)

    return [
        Route("/", _home),
        Route("/enter", entrance, methods=["GET"]),
        Route("/enter", enter, methods=["POST"]),
        Route("/leave", access.form("look", leave), methods=["POST"]),
    ]


class _Failures:
    """What went wrong, as a page; or as the part of a page where its script asked."""

    def __init__(self, pages: Pages, access: Access) -> None:
        self._pages = pages
        self._access = access

    async def refused(self, request: Request, error: Exception) -> Response:
        told = error if isinstance(error, RefusedError) else RefusedError(500, "internal", "")
        response = await self._told(request, told.message, told.status)
        response.headers.update(told.headers)
        return response

    async def not_done(self, request: Request, error: Exception) -> Response:
        message = str(error)
        if isinstance(error, BroadcastError):  # told in English for the command line, with the Thai sentence after it
            message = "ไม่พบประกาศนี้" if error.reason == "missing" else message.partition(": ")[2]
        return await self._told(request, message, 409)

    async def http(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return await self._told(request, {404: "ไม่พบหน้าที่ขอ"}.get(status, "ทำรายการนี้ไม่ได้"), status)

    async def gone(self, _request: Request, _error: Exception) -> Response:
        """A check was overtaken by the next letter that was typed; nobody reads this."""
        return Response(status_code=400)

    async def broken(self, request: Request, error: Exception) -> Response:
        log.error("failed", path=request.url.path, exc_info=error)
        return await self._told(request, "ขออภัย ระบบขัดข้อง กรุณาลองใหม่อีกครั้ง", 500)

    async def _told(self, request: Request, message: str, status: int) -> Response:
        if request.headers.get("HX-Request"):
            return self._pages.page("failed_part.html", None, message=message)
        visitor = await self._access.visitor(request)
        return self._pages.page("failed.html", visitor, status, message=message)
