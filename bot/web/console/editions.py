"""Editions of the report: what the audit found, what differs, and putting one into use through the gate."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.edition_in_use import EditionInUse
from bot.messages import RefusedError
from bot.publishing import hold, publish, question_sets, read_questions
from bot.settings import Settings
from bot.state.database import Database
from bot.state.publications import StoredPublications
from bot.watching.logs import logger
from bot.web.console.access import LARGEST_UPLOAD, PATH, Access, Files, Form, Visitor, first
from bot.web.console.pages import Pages
from bot.web.requests import UploadedFile
from bot.workbench import knowledge_file, open_edition
from knowledge.changes import changes
from knowledge.database import EditionEntry, list_editions
from knowledge.errors import PublishError, ReportError, ThamdaiError

log = logger("thamdai.console")


ENDINGS = {"report": (".txt", ".xlsx"), "data": (".toml",), "words": (".toml",)}  # of the files of a report
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a report can't be taken, in parts for people; empty where there is nothing to say."""

    told: str
    file: str = ""
    line: int | None = None
    expected: str = ""
    mend: str = ""


def fault_of(error: ThamdaiError) -> Fault:
    """What is wrong, with the names of files as they were uploaded."""
    if isinstance(error, ReportError):
        file = Path(error.path).name if error.path else ""
        return Fault(error.told, file, error.line, error.expected, error.mend)
    if isinstance(error, PublishError):
        return Fault(SAME_DATE)
    return Fault(str(error))


NO_DATA = "รายงาน .txt ต้องมีไฟล์ข้อมูลกำกับ .toml ด้วย กรุณาเลือกทั้งสองไฟล์ ถ้ายังไม่มี คัดลอกของปีก่อนมาแก้ได้"
SAME_DATE = (
    "รายงานนี้มีวันที่ของข้อมูลตรงกับฉบับที่ใช้อยู่ จึงวางไว้ข้างกันไม่ได้ ถ้าเป็นฉบับใหม่ กรุณาแก้ as_of ในไฟล์ข้อมูลกำกับ "
    "ถ้าเป็นการแก้ตัวเลขของฉบับเดิม ให้ผู้ดูแลเครื่องใช้คำสั่ง thamdai publish"
)


def _placed(name: str, file: UploadedFile, folder: Path) -> Path:
    """The file on disk, under the name it came with where that can be one. Raises RefusedError for another kind."""
    called = file.name.replace("\\", "/").rpartition("/")[2]
    ending = next((each for each in ENDINGS[name] if called.lower().endswith(each)), None)
    if ending is None:
        wanted = " หรือ ".join(ENDINGS[name])
        raise RefusedError(400, "bad_file", f"ไฟล์ “{called[:80]}” ไม่ใช่ชนิดที่รับได้ช่องนี้ กรุณาเลือกไฟล์ {wanted}")
    own = folder / name
    own.mkdir()
    path = own / (called if _NAME.fullmatch(called) else f"{name}{ending}")
    path.write_bytes(file.content)
    return path


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
            Route("/editions", access.upload("publish", self.take), methods=["POST"]),
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
            largest=LARGEST_UPLOAD // 1024 // 1024,
            place="editions",
        )

    async def take(self, _request: Request, visitor: Visitor, files: Files) -> Response:
        """Read an uploaded report and keep it beside the one in use, as `thamdai publish --hold` does."""
        if "report" not in files:
            raise RefusedError(400, "no_report", "กรุณาเลือกไฟล์รายงานก่อน")
        if "data" not in files and files["report"].name.lower().endswith(".txt"):
            raise RefusedError(400, "no_data", NO_DATA)
        try:
            entry = await asyncio.to_thread(self._held, files)
        except ThamdaiError as error:
            return self._pages.page("edition_unread.html", visitor, 409, fault=fault_of(error), place="editions")
        log.info("a report was uploaded", edition=entry.id)
        return RedirectResponse(f"{PATH}/editions/{entry.id}", status_code=303)

    def _held(self, files: Files) -> EditionEntry:
        with TemporaryDirectory() as folder:
            placed = {name: _placed(name, file, Path(folder)) for name, file in files.items() if name in ENDINGS}
            return hold(self._settings, placed["report"], placed.get("data"), placed.get("words"))

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
