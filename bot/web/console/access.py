"""Who is in the console and what they may do there: links that work once, signed sessions, tokens in every form.

A session is a row of the database; the cookie holds its id, signed. Each form carries a token made from the session, so
that no other site can send it (CSRF); what comes from another origin is refused besides.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from itsdangerous import BadSignature, Signer
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.messages import RefusedError
from bot.state.team import LONGEST, Session, StoredLinks, StoredSessions, StoredTeam
from bot.web.requests import UploadedFile, fields, multipart
from handlers.broadcasts import TeamRole
from handlers.team import Member, Task, may

COOKIE = "thamdai_console"
PATH = "/console"
TOKEN_FIELD, TOKEN_HEADER = "token", "X-Console-Token"
MOST_FIELDS = 100
LARGEST = 2**31 - 1
LARGEST_UPLOAD = 4 * 1024 * 1024  # bytes of all files of a form; a report with its words is a quarter of a megabyte

NO_RIGHT = RefusedError(403, "no_right", "บัญชีของคุณไม่มีสิทธิ์ทำรายการนี้")
STALE = RefusedError(403, "stale_form", "แบบฟอร์มหมดอายุหรือไม่ได้มาจากหน้านี้ กรุณาเปิดหน้าใหม่แล้วลองอีกครั้ง")
OLD_LINK = RefusedError(403, "old_link", "ลิงก์นี้ใช้ไปแล้วหรือหมดอายุ พิมพ์ /console ในแชตเพื่อขอลิงก์ใหม่")

Form = dict[str, list[str]]
Files = dict[str, UploadedFile]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is in, in one request."""

    member: Member
    session: Session
    token: str  # that forms carry

    def may(self, what: Task) -> bool:
        return may(self.member.role, what)


Handler = Callable[[Request, Visitor], Awaitable[Response]]
FormHandler = Callable[[Request, Visitor, Form], Awaitable[Response]]
UploadHandler = Callable[[Request, Visitor, Files], Awaitable[Response]]


class Access:
    """The door of the console."""

    def __init__(
        self, team: StoredTeam, links: StoredLinks, sessions: StoredSessions, secret: str, *, secure: bool
    ) -> None:
        self._team = team
        self._links = links
        self._sessions = sessions
        self._secret = secret
        self._signer = Signer(secret, salt="thamdai.console.session", digest_method=sha256)
        self._secure = secure

    # ── coming and going ──────────────────────────────────────────────────────────────────────────────────────────
    async def enter(self, form: Form) -> Response:
        """Let in whoever has a link that was not used yet, and is still what they were when it was given."""
        redeemed = await self._links.redeem(first(form, "link"))
        if redeemed is None:
            raise OLD_LINK
        channel, person, role = redeemed
        member = await self._team.member(channel, person)
        if member is None or member.role != role:
            raise OLD_LINK
        session = await self._sessions.begin(channel, person)
        response = RedirectResponse(f"{PATH}/broadcasts", status_code=303)
        response.set_cookie(
            COOKIE,
            self._signer.sign(session.id).decode(),
            max_age=LONGEST,
            path=PATH,
            secure=self._secure,
            httponly=True,
            samesite="lax",  # a link from a chat leads into the console; forms carry a token besides
        )
        return response

    async def leave(self, visitor: Visitor) -> Response:
        await self._sessions.end(visitor.session.id)
        response = RedirectResponse(f"{PATH}/enter", status_code=303)
        response.delete_cookie(COOKIE, path=PATH, secure=self._secure, httponly=True, samesite="lax")
        return response

    async def visitor(self, request: Request) -> Visitor | None:
        """Who sends this request; None where nobody is in, or they are of the team no more."""
        try:
            session_id = self._signer.unsign(request.cookies.get(COOKIE, "")).decode()
        except (BadSignature, UnicodeError):
            return None
        session = await self._sessions.current(session_id)
        member = await self._team.member(session.channel, session.person) if session else None
        return Visitor(member, session, self._token(session.id)) if member and session else None

    def _token(self, session_id: str) -> str:
        return hmac.new(self._secret.encode(), f"form:{session_id}".encode(), sha256).hexdigest()

    # ── guards ────────────────────────────────────────────────────────────────────────────────────────────────────
    def page(self, task: Task, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        """A page for those who may do the task; others are told, and who isn't in is shown the way."""

        async def guarded(request: Request) -> Response:
            visitor = await self.visitor(request)
            if visitor is None:
                return self._outside(request)
            _possible(request)
            if not visitor.may(task):
                raise NO_RIGHT
            return await handler(request, visitor)

        return _marked(guarded, task)

    def form(self, task: Task, handler: FormHandler) -> Callable[[Request], Awaitable[Response]]:
        """What a form sends, from those who may do the task; with the token of their session."""

        async def guarded(request: Request) -> Response:
            visitor = await self.visitor(request)
            if visitor is None:
                return self._outside(request)
            _possible(request)
            form = await read_form(request)
            self._allow(request, visitor, task, form)
            return await handler(request, visitor, form)

        return _marked(guarded, task)

    def upload(self, task: Task, handler: UploadHandler) -> Callable[[Request], Awaitable[Response]]:
        """The same of a form with files, which nobody else makes us read."""

        async def guarded(request: Request) -> Response:
            visitor = await self.visitor(request)
            if visitor is None:
                return self._outside(request)
            if not visitor.may(task):
                raise NO_RIGHT
            form, files = await read_upload(request)
            self._allow(request, visitor, task, form)
            return await handler(request, visitor, files)

        return _marked(guarded, task)

    @staticmethod
    def _allow(request: Request, visitor: Visitor, task: Task, form: Form) -> None:
        told = request.headers.get(TOKEN_HEADER) or first(form, TOKEN_FIELD)
        if not hmac.compare_digest(told.encode(), visitor.token.encode()):
            raise STALE
        if not visitor.may(task):
            raise NO_RIGHT

    @staticmethod
    def _outside(request: Request) -> Response:
        if request.headers.get("HX-Request"):  # the page's script loads the whole page anew
            return Response(status_code=204, headers={"HX-Redirect": f"{PATH}/enter"})
        return RedirectResponse(f"{PATH}/enter", status_code=303)


def _marked(guarded: Callable[[Request], Awaitable[Response]], task: Task) -> Callable[[Request], Awaitable[Response]]:
    """A guarded page that tells which task it is of, so that a test can walk all of them."""
    guarded.task = task  # type: ignore[attr-defined]
    return guarded


def _possible(request: Request) -> None:
    """Numbers in addresses are those of rows; there is none as large as a database can't count."""
    if request.path_params.get("id", 0) > LARGEST:
        raise HTTPException(404)


async def read_form(request: Request) -> Form:
    """The fields of a form, from our own pages only."""
    _of_our_own(request)
    return await fields(request, MOST_FIELDS)


async def read_upload(request: Request) -> tuple[Form, Files]:
    """The fields of a form and the files that hold something, from our own pages only; of each name the first."""
    _of_our_own(request)
    typed, files = await multipart(request, LARGEST_UPLOAD)
    return {name: [value] for name, value in typed.items()}, {
        name: file for name, file in files.items() if file.content
    }


def _of_our_own(request: Request) -> None:
    origin = request.headers.get("origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.headers.get("host"):
        raise STALE


def first(form: Form, name: str) -> str:
    """The first value of a field, its lines ended as we end them; "" where it isn't there."""
    return (form.get(name) or [""])[0].replace("\r\n", "\n")


def role_named(text: str) -> TeamRole | None:
    """A role that can be given to somebody."""
    roles: tuple[TeamRole, ...] = ("viewer", "editor", "approver", "owner")
    return next((role for role in roles if role == text), None)
