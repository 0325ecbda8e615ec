"""The chat page, the API and the health check, as one Starlette application."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from functools import cache
from pathlib import Path
from time import perf_counter

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.cards.gallery import ROUTE, Gallery, paths_of
from bot.messages import RefusedError, message_from_json
from bot.watching.logs import logger
from bot.watching.metrics import count_reply
from bot.web.addresses import Neighbours
from bot.web.guard import SecurityHeaders
from bot.web.page import Page, Shown
from bot.web.requests import body, message_from_form
from handlers.conversation import Message, Reply, reply_record
from handlers.questions import QuestionDesk
from knowledge.errors import CardError
from knowledge.records import Edition

log = logger("thamdai.web")
FOLDER = Path(__file__).parent
FOR_GOOD = "public, max-age=31536000, immutable"
BROKEN = RefusedError(500, "internal", "ขออภัย ระบบขัดข้อง กรุณาลองใหม่อีกครั้ง")


def _kept_as(conversation: str) -> str:
    """What a conversation of the web is remembered under: never what a chat is, whose ids a caller may know.

    Its digest, for any id that may be sent has room in the database then.
    """
    return f"web:{hashlib.sha256(conversation.encode()).hexdigest()}" if conversation else ""


class Site:
    """The web's side of a conversation: reads a request, asks the desk, lays the reply out."""

    def __init__(
        self,
        desk: QuestionDesk,
        edition: Edition,
        *,
        trace: bool,
        gallery: Gallery | None,
        public_url: str,
        neighbours: Neighbours | None,
    ) -> None:
        self._desk = desk
        self._gallery = gallery
        self._public_url = public_url.rstrip("/")
        self._edition = edition
        self._trace = trace
        self._neighbours = neighbours
        self._page = Page(edition, desk.examples, static_version())

    def application(self) -> ASGIApp:
        application = Starlette(
            routes=[
                Route("/", self.opening, methods=["GET"]),
                Route("/", self.page_with_answer, methods=["POST"]),
                Route("/turn", self.turn, methods=["POST"]),
                Route("/api/ask", self.ask, methods=["POST"]),
                Route(f"{ROUTE}/{{name}}", self.card, methods=["GET"]),
                Route("/healthz", self.health, methods=["GET"]),
                Mount("/static", StaticFiles(directory=FOLDER / "static")),
            ],
            exception_handlers={RefusedError: self._refused, HTTPException: self._http_failed, Exception: self._broken},
        )
        return SecurityHeaders(application, https=self._public_url.startswith("https://"))

    async def opening(self, _request: Request) -> Response:
        return self._page.whole(secrets.token_urlsafe(12))

    async def page_with_answer(self, request: Request) -> Response:
        """The form without JavaScript: the whole page again, with the question and its answer."""
        message = await message_from_form(self._counted(request))
        reply = await self._answer(message)
        conversation = message.conversation or secrets.token_urlsafe(12)
        return self._page.whole(conversation, message.text.strip(), reply, await self._shown(reply))

    async def turn(self, request: Request) -> Response:
        """The same for the page's script: only the answer."""
        reply = await self._answer(await message_from_form(self._counted(request)))
        return self._page.reply(reply, await self._shown(reply))

    async def ask(self, request: Request) -> Response:
        reply = await self._answer(message_from_json(await body(self._counted(request))))
        record = reply_record(reply)
        if shown := await self._shown(reply):
            record["card"] = {
                "url": self._public_url + shown.path,
                "preview_url": self._public_url + shown.preview_path,
                "alt": shown.alt,
            }
        if self._trace and request.query_params.get("trace") == "1":
            record["trace"] = [{"step": step, "concluded": concluded} for step, concluded in reply.trace]
        return JSONResponse(record)

    async def health(self, _request: Request) -> Response:
        report = self._edition.report
        return JSONResponse({"status": "ok", "report": report.id, "as_of": report.as_of.isoformat()})

    async def card(self, request: Request) -> Response:
        """A card, by what it says; kept by browsers for good, because what it says never changes."""
        file = self._gallery.file(request.path_params["name"]) if self._gallery else None
        if file is None:
            raise HTTPException(404)
        return FileResponse(file, media_type="image/png", headers={"Cache-Control": FOR_GOOD})

    async def _shown(self, reply: Reply) -> Shown | None:
        """The card of a reply, drawn before the reply goes out, so that whichever process is asked for it has it."""
        if reply.card is None or self._gallery is None:
            return None
        try:
            kept = await self._gallery.keep(reply.card)
            width, height = kept.size
        except (CardError, OSError) as error:
            log.error("a card can't be shown", error=error)  # noqa: TRY400 (the message says all)
            return None
        return Shown(*paths_of(kept.key), reply.card.alt, width, height)

    def _counted(self, request: Request) -> Request:
        """The request, if its address may ask now."""
        if self._neighbours:
            self._neighbours.count(request)
        return request

    async def _answer(self, message: Message) -> Reply:
        began = perf_counter()
        reply = await self._desk.answer(replace(message, conversation=_kept_as(message.conversation)))
        reply = replace(reply, conversation=message.conversation)
        took = (perf_counter() - began) * 1000
        count_reply("web", reply.outcome, began)
        log.info("answered", outcome=reply.outcome, policy=reply.policy, aspect=reply.aspect, ms=round(took))
        return reply

    async def _refused(self, request: Request, error: Exception) -> Response:
        return self._failed(request, error if isinstance(error, RefusedError) else BROKEN)

    async def _http_failed(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        words = {404: ("not_found", "ไม่พบหน้าที่ขอ"), 405: ("bad_method", "ใช้วิธีเรียกนี้กับที่อยู่นี้ไม่ได้")}
        response = self._failed(request, RefusedError(status, *words.get(status, (BROKEN.code, BROKEN.message))))
        response.headers.update(getattr(error, "headers", None) or {})
        return response

    async def _broken(self, request: Request, error: Exception) -> Response:
        log.error("failed", path=request.url.path, exc_info=error)
        return self._failed(request, BROKEN)

    def _failed(self, request: Request, refused: RefusedError) -> Response:
        """Told as JSON to programs, as a page to people."""
        for_people = request.url.path == "/" or "text/html" in request.headers.get("accept", "")
        if request.url.path.startswith("/api/") or not for_people:
            return JSONResponse(refused.record(), status_code=refused.status, headers=refused.headers)
        response = self._page.failure(refused.message, refused.status)
        response.headers.update(refused.headers)
        return response


@cache
def static_version() -> str:
    """A short mark of the static files, so that a browser takes new ones at once."""
    mark = hashlib.sha256()
    for file in sorted(each for each in (FOLDER / "static").rglob("*") if each.is_file()):
        mark.update(file.read_bytes())
    return mark.hexdigest()[:10]


def site(
    desk: QuestionDesk,
    edition: Edition,
    *,
    trace: bool = False,
    gallery: Gallery | None = None,
    public_url: str = "",
    neighbours: Neighbours | None = None,
) -> ASGIApp:
    """The web application over a desk; `trace` opens `/api/ask?trace=1`, `gallery` is where cards are kept.

    `neighbours` counts what each address asks; without it nobody asks too much.
    """
    made = Site(desk, edition, trace=trace, gallery=gallery, public_url=public_url, neighbours=neighbours)
    return made.application()
