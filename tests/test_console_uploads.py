"""A report uploaded in the console: read and checked as `thamdai publish --hold` does it, looked at, then published."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from bot.edition_in_use import EditionInUse
from bot.settings import Settings
from bot.state.database import Database, open_database
from bot.web.console.access import LARGEST_UPLOAD
from bot.workbench import open_edition
from handlers.conversation import Message
from handlers.team import Member
from knowledge.database import list_editions
from knowledge.workbook import export_workbook
from tests.databases import Clock
from tests.running_console import APPROVER, EDITOR, Hand, in_console, opened_console, settings_in
from tests.test_publishing import NEW, OLD, QUESTIONS

REPORTS = Path(__file__).parent / "reports"
REPORT, DATA = (REPORTS / f"qw-2568-made-up{ending}" for ending in (".txt", ".toml"))
WORDS = """
[concepts]
nest = "รังครู, รังของครู"

[policies.housing]
strong = "nest"
"""
ID = "qw-2568-made-up@2025-09-30"


@pytest.fixture
async def database(tmp_path: Path, clock: Clock) -> AsyncIterator[Database]:
    opened = await open_database(f"sqlite:///{tmp_path / 'state.db'}", clock)
    yield opened
    await opened.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
async def house(settings: Settings, database: Database) -> tuple[ASGIApp, EditionInUse]:
    return await opened_console(settings, database, OLD, [])


async def upload(hand: Hand, token: str | None = None, **files: tuple[str, bytes]) -> httpx.Response:
    data = {"token": hand.token if token is None else token}
    sent: dict[str, Any] = files
    return await hand.client.post("/console/editions", data=data, files=sent or {"report": ("", b"")})


def named(report: bytes | None = None, data: bytes | None = None, **more: tuple[str, bytes]) -> dict[str, Any]:
    """The made-up report and its data file, or others in their place."""
    files = {"report": (REPORT.name, REPORT.read_bytes() if report is None else report)}
    return files | {"data": (DATA.name, DATA.read_bytes() if data is None else data)} | more


async def test_a_report_is_uploaded_looked_at_and_published_in_its_own_words(
    house: tuple[ASGIApp, EditionInUse], database: Database, settings: Settings
) -> None:
    app, in_use = house
    async with in_console(app, database, APPROVER) as hand:
        assert "เพิ่มรายงานฉบับใหม่" in (await hand.get("/console/editions")).text
        taken = await upload(hand, **named(words=("qw.words.toml", WORDS.encode())))
        assert (taken.status_code, taken.headers["location"]) == (303, f"/console/editions/{ID}"), taken.text
        assert open_edition(settings) == OLD, "it waits beside the one in use"
        page = (await hand.get(taken.headers["location"])).text
        assert "ตัวเลขใหม่" in page
        assert "จุดที่รายงานไม่ตรงกันเอง" in page
        (entry,) = [each for each in list_editions(settings.data_dir / "knowledge.db") if each.id == ID]
        done = await hand.post(f"/console/editions/{ID}/publish", content=entry.content_hash)
        assert done.status_code == 303, done.text
    assert in_use.house.edition_id == ID
    told = await in_use.reply(Message("c1", "ขอสรุปเรื่องรังครู", "telegram", "7"))
    assert told.policy == "housing"


async def test_the_gate_holds_an_uploaded_report_up_as_any_other(settings: Settings, database: Database) -> None:
    app, in_use = await opened_console(settings, database, OLD, QUESTIONS)
    async with in_console(app, database, APPROVER) as hand:
        await upload(hand, **named())
        (entry,) = [each for each in list_editions(settings.data_dir / "knowledge.db") if each.id == ID]
        refused = await hand.post(f"/console/editions/{ID}/publish", content=entry.content_hash)
        assert refused.status_code == 409
        assert "ครูที่เข้าร่วมการออมกี่คน" in refused.text
        assert in_use.house.edition == OLD


FAULTS = {  # what is uploaded -> the status, and what the page says of it
    "no report": ({}, 400, ["กรุณาเลือกไฟล์รายงานก่อน"]),
    "another kind of file": (
        {"report": ("report.pdf", b"%PDF-1.7")},
        400,
        ["report.pdf", "กรุณาเลือกไฟล์ .txt หรือ .xlsx"],
    ),
    "a data file in its place": ({"report": ("a.toml", b"x = 1")}, 400, ["a.toml", ".txt"]),
    "no data file": ({"report": ("qw.txt", REPORT.read_bytes())}, 400, ["ไฟล์ข้อมูลกำกับ .toml"]),
    "data that is no TOML": (named(data=b"[report\n"), 409, [DATA.name, "TOML", "วิธีแก้"]),
    "data with an unknown key": (
        *(named(data=DATA.read_bytes().replace(b"[report]", b"[report]\ncolour = 1")), 409),
        ["colour", DATA.name],
    ),
    "a number that is in no record": (
        *(named(report=REPORT.read_bytes() + "\nเหลือ 4,321 หลัง\n".encode()), 409),
        [REPORT.name, "4,321"],
    ),
    "words that use what they don't define": (
        *(named(words=("w.toml", b'[policies.housing]\nstrong = "nest"\n')), 409),
        ["nest", "define it under [concepts]"],
    ),
    "words that are no TOML": (named(words=("w.toml", b"[x")), 409, ["qw-2568-made-up.words.toml", "TOML"]),
    "a spreadsheet that is none": ({"report": ("a.xlsx", b"PK nothing")}, 409, ["a.xlsx"]),
    "too much": ({"report": ("a.txt", b"a" * (LARGEST_UPLOAD + 1))}, 413, ["กิโลไบต์"]),
}


@pytest.mark.parametrize("fault", FAULTS, ids=FAULTS)
async def test_what_can_not_be_taken_is_told_with_how_to_mend_it_and_changes_nothing(
    fault: str, house: tuple[ASGIApp, EditionInUse], settings: Settings, database: Database
) -> None:
    files, status, told = FAULTS[fault]
    app, _ = house
    async with in_console(app, database, APPROVER) as hand:
        refused = await upload(hand, **files)
        assert refused.status_code == status, refused.text
        for each in told:
            assert each in refused.text
        assert str(settings.data_dir) not in refused.text
        assert gettempdir() not in refused.text
    assert [each.id for each in list_editions(settings.data_dir / "knowledge.db")] == ["qw-2568@2025-10-06"]


async def test_a_spreadsheet_of_the_same_date_would_take_the_place_of_what_is_in_use(
    house: tuple[ASGIApp, EditionInUse], tmp_path: Path, database: Database
) -> None:
    export_workbook(NEW, tmp_path / "new.xlsx")
    async with in_console(house[0], database, APPROVER) as hand:
        refused = await upload(hand, report=("new.xlsx", (tmp_path / "new.xlsx").read_bytes()))
        assert refused.status_code == 409
        assert "วันที่ของข้อมูลตรงกับฉบับที่ใช้อยู่" in refused.text


@pytest.mark.parametrize(("member", "token", "told"), [(EDITOR, None, "ไม่มีสิทธิ์"), (APPROVER, "0" * 64, "แบบฟอร์มหมดอายุ")])
async def test_only_who_may_publish_uploads_and_only_from_our_own_page(
    member: Member, token: str | None, told: str, house: tuple[ASGIApp, EditionInUse], database: Database
) -> None:
    async with in_console(house[0], database, member) as hand:
        refused = await upload(hand, token, **named())
        assert refused.status_code == 403
        assert told in refused.text
        assert ('type="file"' in (await hand.get("/console/editions")).text) is (member is APPROVER)
