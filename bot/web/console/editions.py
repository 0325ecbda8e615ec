"""Editions of the report: what the audit found, what differs, and putting one into use through the gate."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.edition_in_use import EditionInUse
from bot.messages import RefusedError
from bot.publishing import publish, question_sets, read_questions
from bot.settings import Settings
from bot.state.database import Database
from bot.state.publications import StoredPublications
from bot.web.console.access import PATH, Access, Form, Visitor, first
from bot.web.console.pages import Pages
from bot.workbench import knowledge_file, open_edition
from knowledge.changes import changes
from knowledge.database import EditionEntry, list_editions
from knowledge.errors import PublishError


class EditionPages:
    """The pages of editions."""

    def __init__(
        self,
        pages: Pages,
        settings: Settings,
        database: Database,
        in_use: EditionInUse,
        publications: StoredPublications,
    ) -> None:
        self._pages = pages
        self._settings = settings
        self._database = database
        self._in_use = in_use
        self._publications = publications

    def routes(self, access: Access) -> list[BaseRoute]:
        return [
            Route("/editions", access.page("look", self.listed), methods=["GET"]),
            Route("/editions/{edition}", access.page("look", self.shown), methods=["GET"]),
            Route("/editions/{edition}/publish", access.form("publish", self.publish), methods=["POST"]),
        ]

    async def listed(self, request: Request, visitor: Visitor) -> Response:
        return self._pages.page(
            "editions.html",
            visitor,
            entries=self._entries(),
            publications=tuple(reversed(await self._publications.since(0.0)))[:20],
            drafts=request.query_params.get("drafts", ""),
            place="editions",
        )

    async def shown(self, request: Request, visitor: Visitor) -> Response:
        """One edition: its findings, and what it would change of the one in use."""
        entry = self._entry(request.path_params["edition"])
        current = self._in_use.house.edition
        edition = await asyncio.to_thread(open_edition, self._settings, entry.id)
        return self._pages.page(
            "edition.html",
            visitor,
            entry=entry,
            edition=edition,
            changes=changes(current, edition),
            titles={policy.id: policy.short_title for policy in (*current.policies, *edition.policies)},
            sets=[path.name for path in question_sets(self._settings, edition)],
            place="editions",
        )

    async def publish(self, request: Request, visitor: Visitor, form: Form) -> Response:
        """Put an edition of the knowledge base into use, if it keeps every answer that is right today."""
        entry = self._entry(request.path_params["edition"])
        if first(form, "content") != entry.content_hash:
            raise RefusedError(409, "changed", "รายงานฉบับนี้เปลี่ยนไปจากที่คุณเห็นแล้ว กรุณาเปิดดูใหม่ก่อน")
        edition = await asyncio.to_thread(open_edition, self._settings, entry.id)
        questions = read_questions(question_sets(self._settings, edition))
        try:
            published = await publish(self._settings, self._database, edition, questions, visitor.member.who)
        except PublishError as error:
            return self._pages.page(
                "edition_refused.html", visitor, 409, entry=entry, told=str(error), place="editions"
            )
        await self._in_use.look()
        return RedirectResponse(f"{PATH}/editions?drafts={len(published.drafts)}", status_code=303)

    def _entries(self) -> tuple[EditionEntry, ...]:
        file = knowledge_file(self._settings)
        return list_editions(file) if file.exists() else ()

    def _entry(self, edition_id: str) -> EditionEntry:
        entry = next((each for each in self._entries() if each.id == edition_id), None)
        if entry is None:
            raise RefusedError(404, "no_edition", "ไม่พบรายงานฉบับนี้")
        return entry
