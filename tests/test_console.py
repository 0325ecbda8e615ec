"""The console without a browser: who comes in, who may do what there, what a broadcast goes through."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from bot.edition_in_use import EditionInUse
from bot.publishing import publish
from bot.settings import Settings
from bot.state.answers import StoredUnanswered
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database, open_database
from bot.state.people import StoredPeople
from bot.state.team import IDLE, LOCAL, StoredTeam
from bot.workbench import knowledge_file, put_edition
from handlers.conversation import Message
from handlers.team import Member
from knowledge.database import edition_id_of
from tests.databases import Clock
from tests.made_up_edition import with_indicator
from tests.running_console import (
    APPROVER,
    EDITOR,
    OWNER,
    TEAM,
    VIEWER,
    Hand,
    in_console,
    link_for,
    opened_console,
    settings_in,
)
from tests.test_publishing import NEW, OLD, QUESTIONS, question

TEXT = "ครูออมเงิน {savings.members} จาก 1,240 คน"
DRAFT = {"title": "ข่าวการออม", "text": TEXT, "topic": "savings"}


@pytest.fixture
async def database(tmp_path: Path, clock: Clock) -> AsyncIterator[Database]:
    """What differs between databases is tested where it is kept; pages need one."""
    opened = await open_database(f"sqlite:///{tmp_path / 'state.db'}", clock)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base to copy: making one takes longer than any of these tests."""
    settings = settings_in(tmp_path_factory.mktemp("knowledge"))
    put_edition(settings, OLD)
    return knowledge_file(settings)


@pytest.fixture
def settings(tmp_path: Path, knowledge: Path) -> Settings:
    shutil.copy(knowledge, tmp_path)
    return settings_in(tmp_path)


@pytest.fixture
async def house(settings: Settings, database: Database) -> tuple[ASGIApp, EditionInUse]:
    return await opened_console(settings, database, OLD, QUESTIONS)


@pytest.fixture
def app(house: tuple[ASGIApp, EditionInUse]) -> ASGIApp:
    return house[0]


def stranger(app: ASGIApp) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://thamdai.test")


# ── coming in ─────────────────────────────────────────────────────────────────────────────────────────────────────
async def test_a_link_only_opens_a_page_whose_button_lets_in_once(app: ASGIApp, database: Database) -> None:
    link = await link_for(database, EDITOR)
    async with stranger(app) as client:
        for _ in range(2):  # chats fetch links to show a preview of them
            page = await client.get(link)
            assert page.status_code == 200
            assert "เข้าสู่ระบบ" in page.text
            assert "set-cookie" not in page.headers
        token = link.partition("=")[2]
        entered = await client.post("/console/enter", data={"link": token})
        assert (entered.status_code, entered.headers["location"]) == (303, "/console/broadcasts")
        cookie = entered.headers["set-cookie"]
        assert {"HttpOnly", "SameSite=lax", "Path=/console"} <= {part.strip() for part in cookie.split(";")}
        assert "Secure" not in cookie
        assert "สมหญิง" in (await client.get("/console/broadcasts")).text
    async with stranger(app) as other:
        again = await other.post("/console/enter", data={"link": token})
        assert again.status_code == 403
        assert "ใช้ไปแล้วหรือหมดอายุ" in again.text


async def test_with_a_public_https_address_the_cookie_is_sent_over_https_alone(
    tmp_path: Path, database: Database
) -> None:
    settings = settings_in(tmp_path, THAMDAI_PUBLIC_URL="https://bot.example.go.th")
    app, _ = await opened_console(settings, database, OLD, QUESTIONS)
    async with stranger(app) as client:
        link = await link_for(database, EDITOR)
        entered = await client.post("/console/enter", data={"link": link.partition("=")[2]})
        assert "Secure" in entered.headers["set-cookie"]


async def test_a_link_is_bound_to_the_role_it_was_given_to(app: ASGIApp, database: Database) -> None:
    link = await link_for(database, replace(EDITOR, role="owner"))
    async with stranger(app) as client:
        assert (await client.post("/console/enter", data={"link": link.partition("=")[2]})).status_code == 403


async def test_a_session_ends_idle_by_leaving_and_with_the_role(app: ASGIApp, database: Database, clock: Clock) -> None:
    async with in_console(app, database, EDITOR) as hand:
        assert (await hand.get("/console/broadcasts")).status_code == 200
        clock.now += IDLE + 1
        assert (await hand.get("/console/broadcasts")).headers["location"] == "/console/enter"
    async with in_console(app, database, EDITOR) as hand:
        left = await hand.post("/console/leave")
        assert left.headers["location"] == "/console/enter"
        assert (await hand.get("/console/broadcasts")).status_code == 303
    async with in_console(app, database, EDITOR) as hand:
        await StoredTeam(database).take(EDITOR.channel, EDITOR.person)
        assert (await hand.get("/console/broadcasts")).status_code == 303


@pytest.mark.parametrize("cookie", ["", "x", "abc.def", "é"], ids=["none", "short", "unsigned", "strange"])
async def test_a_cookie_that_was_not_signed_here_opens_nothing(app: ASGIApp, cookie: str) -> None:
    async with stranger(app) as client:
        headers = {"Cookie": f"thamdai_console={cookie}".encode("latin-1", "replace")}
        response = await client.get("/console/team", headers=headers)  # type: ignore[arg-type]
        assert (response.status_code, response.headers["location"]) == (303, "/console/enter")


async def test_nobody_who_is_not_in_sees_or_does_anything(app: ASGIApp) -> None:
    async with stranger(app) as client:
        assert (await client.get("/console")).headers["location"] == "/console/broadcasts"
        for path in ("broadcasts", "broadcasts/1", "team", "editions", "subscribers", "subscribers.csv", "unanswered"):
            assert (await client.get(f"/console/{path}")).headers["location"] == "/console/enter"
        for path in ("broadcasts", "broadcasts/1/act", "team", "unanswered/alias", "leave"):
            assert (await client.post(f"/console/{path}", data=DRAFT)).headers["location"] == "/console/enter"
        part = await client.get("/console/broadcasts/1/progress", headers={"HX-Request": "true"})
        assert part.headers["HX-Redirect"] == "/console/enter"


# ── forms ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("token", "origin"),
    [("", None), ("0" * 64, None), (None, "https://elsewhere.example")],
    ids=["none", "wrong", "from elsewhere"],
)
async def test_a_form_of_another_site_is_refused(
    token: str | None, origin: str | None, app: ASGIApp, database: Database
) -> None:
    async with in_console(app, database, EDITOR) as hand:
        headers = {"Origin": origin} if origin else {}
        data = DRAFT | {"token": hand.token if token is None else token}
        response = await hand.client.post("/console/broadcasts", data=data, headers=headers)
        assert response.status_code == 403
        assert not await StoredBroadcasts(database).listed()


async def test_a_token_is_good_for_its_own_session_only(app: ASGIApp, database: Database) -> None:
    async with in_console(app, database, EDITOR) as one, in_console(app, database, APPROVER) as other:
        assert (await one.post("/console/broadcasts", token=other.token, **DRAFT)).status_code == 403
        assert (await one.post("/console/broadcasts", **DRAFT)).status_code == 303


async def test_pages_carry_no_script_of_their_own_and_let_no_other_site_frame_them(
    app: ASGIApp, database: Database
) -> None:
    async with in_console(app, database, OWNER) as hand:
        await hand.post("/console/broadcasts", **DRAFT)
        for path in ("broadcasts", "broadcasts/new", "broadcasts/1", "team", "editions", "subscribers", "unanswered"):
            page = await hand.get(f"/console/{path}")
            assert page.status_code == 200, path
            assert "script-src 'self'" in page.headers["content-security-policy"]
            assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
            assert page.headers["cache-control"] == "no-store"
            assert not re.search(r"<script(?![^>]*src=)|\son\w+=|\sstyle=|javascript:", page.text)


# ── roles ─────────────────────────────────────────────────────────────────────────────────────────────────────────
PAGES = {  # path -> who sees it
    "broadcasts": "editor approver viewer owner",
    "broadcasts/new": "editor approver owner",
    "subscribers": "editor approver viewer owner",
    "subscribers.csv": "editor approver viewer owner",
    "unanswered": "editor approver viewer owner",
    "editions": "editor approver viewer owner",
    "team": "owner",
}
FORMS: dict[str, tuple[dict[str, str], str]] = {
    "broadcasts": (DRAFT, "editor approver owner"),
    "broadcasts/check": (DRAFT, "editor approver owner"),
    "team": ({"channel": "telegram", "person": "12345", "role": "viewer"}, "owner"),
    "team/take": ({"channel": "telegram", "person": "12345"}, "owner"),
    "unanswered/undo": ({"id": "1"}, "approver owner"),
}


@pytest.mark.parametrize("member", [*TEAM, OWNER], ids=lambda each: str(each.role))
async def test_each_role_sees_and_does_what_the_table_says(member: Member, app: ASGIApp, database: Database) -> None:
    async with in_console(app, database, member) as hand:
        seen = {path for path in PAGES if (await hand.get(f"/console/{path}")).status_code == 200}
        assert seen == {path for path, who in PAGES.items() if member.role in who.split()}
        done = {
            path for path, (data, _) in FORMS.items() if (await hand.post(f"/console/{path}", **data)).status_code < 400
        }
        assert done == {path for path, (_, who) in FORMS.items() if member.role in who.split()}
        menu = (await hand.get("/console/broadcasts")).text
        assert ("/console/team" in menu) == (member.role == "owner")
        assert ("เขียนประกาศใหม่" in menu) == (member.role != "viewer")


# ── a broadcast's way ─────────────────────────────────────────────────────────────────────────────────────────────
async def written(hand: Hand, **fields: Any) -> int:
    response = await hand.post("/console/broadcasts", **DRAFT | fields)
    assert response.status_code == 303, response.text
    return int(response.headers["location"].rpartition("/")[2])


async def act(hand: Hand, number: int, what: str, seen: str | None = None, **more: str) -> httpx.Response:
    page = (await hand.get(f"/console/broadcasts/{number}")).text
    told = re.search(r'name="hash" value="(\w+)"', page)
    shown = told[1] if told else ""
    return await hand.post(f"/console/broadcasts/{number}/act", act=what, hash=shown if seen is None else seen, **more)


async def test_a_broadcast_is_written_submitted_and_approved_by_another(app: ASGIApp, database: Database) -> None:
    stored = StoredBroadcasts(database)
    async with in_console(app, database, APPROVER) as author, in_console(app, database, OWNER) as other:
        number = await written(author)
        draft = (await stored.load(number)).draft
        assert draft.message == "ครูออมเงิน 310 คน จาก 1,240 คน"
        assert (draft.policies, draft.segment.topics) == (("savings",), ("all", "teachers", "savings"))
        assert (await act(author, number, "submit")).status_code == 303
        own = await act(author, number, "approve")
        assert own.status_code == 409
        assert "ผู้เขียนอนุมัติประกาศของตนเองไม่ได้" in own.text
        assert (await act(other, number, "approve")).status_code == 303
        approved = await stored.load(number)
        assert (approved.state, approved.approver) == ("approved", OWNER.who)


async def test_one_changed_character_voids_what_was_approved(app: ASGIApp, database: Database) -> None:
    stored = StoredBroadcasts(database)
    async with in_console(app, database, EDITOR) as author, in_console(app, database, APPROVER) as other:
        number = await written(author)
        seen = (await stored.load(number)).content_hash
        await act(author, number, "submit")
        await act(other, number, "approve")
        edited = await author.post(f"/console/broadcasts/{number}", hash=seen, **DRAFT | {"text": TEXT + "."})
        assert edited.status_code == 303
        now = await stored.load(number)
        assert (now.state, now.approver) == ("draft", "")
        assert now.content_hash != seen
        await act(author, number, "submit")
        stale = await act(other, number, "approve", seen=seen)
        assert stale.status_code == 409
        assert "เนื้อหาเปลี่ยนไปจากที่คุณเห็น" in stale.text
        late = await author.post(f"/console/broadcasts/{number}", hash=seen, **DRAFT)
        assert late.status_code == 409, "whoever edits must have seen what they replace"


async def test_a_wrong_number_blocks_submission_with_what_it_may_have_meant(app: ASGIApp, database: Database) -> None:
    async with in_console(app, database, EDITOR) as hand:
        number = await written(hand, text="ครูออมเงิน 301 คน")
        page = (await hand.get(f"/console/broadcasts/{number}")).text
        assert "ยังส่งขออนุมัติไม่ได้" in page
        assert 'value="submit"' not in page
        assert 'data-put="310"' in page
        refused = await act(hand, number, "submit")
        assert refused.status_code == 409
        assert "ไม่มี 301 ในรายงาน" in refused.text
        assert (await StoredBroadcasts(database).load(number)).state == "draft"


async def test_a_number_that_a_new_edition_changed_blocks_approval_and_sending(
    house: tuple[ASGIApp, EditionInUse], settings: Settings, database: Database
) -> None:
    app, in_use = house
    async with in_console(app, database, EDITOR) as author, in_console(app, database, APPROVER) as other:
        waiting, ready = await written(author), await written(author)
        for number in (waiting, ready):
            await act(author, number, "submit")
        await act(other, ready, "approve")
        put_edition(settings, NEW)
        assert await in_use.look()
        assert (await act(other, waiting, "approve")).status_code == 409
        refused = await act(author, ready, "send")
        assert refused.status_code == 409
        assert "เปลี่ยนไปจากตอนที่เขียน" in refused.text


async def test_the_check_shows_numbers_reach_and_both_bubbles_and_keeps_nothing(
    app: ASGIApp, database: Database
) -> None:
    people = StoredPeople(database)
    for person in ("7", "8"):
        await people.seen("telegram", person)
    await people.follow("telegram", "7", "savings", on=True)
    await people.follow("telegram", "8", "kitchens", on=True)
    async with in_console(app, database, EDITOR) as hand:
        part = (await hand.post("/console/broadcasts/check", **DRAFT | {"text": TEXT + " <b>หนา</b> 99 คน"})).text
        assert "<strong>1</strong> คนจะได้รับ" in part
        assert part.count("ครูออมเงิน 310 คน") == 2
        assert "&lt;b&gt;หนา" in part
        assert "<b>หนา" not in part
        assert "ไม่มี 99" in part
        assert "🔕 เลิกรับทั้งหมด" in part
        assert not await StoredBroadcasts(database).listed()


async def test_figures_are_offered_for_what_is_typed(app: ASGIApp, database: Database) -> None:
    async with in_console(app, database, EDITOR) as hand:
        part = (await hand.get("/console/broadcasts/figures?q=savings.m&topic=savings")).text
        assert 'data-reference="savings.members"' in part
        assert "310 คน" in part


@pytest.mark.parametrize(
    "fields",
    [{"topic": "no-such"}, {"day": "2026-02-31"}, {"day": "tomorrow"}],
    ids=str,
)
async def test_what_the_form_does_not_offer_is_refused(
    fields: dict[str, str], app: ASGIApp, database: Database
) -> None:
    async with in_console(app, database, EDITOR) as hand:
        assert (await hand.post("/console/broadcasts", **DRAFT | fields)).status_code == 400


async def test_a_time_is_that_of_bangkok(app: ASGIApp, database: Database) -> None:
    async with in_console(app, database, EDITOR) as hand:
        number = await written(hand, day="2026-01-05", time="09:30")
        broadcast = await StoredBroadcasts(database).load(number)
        assert broadcast.draft.scheduled == 1_767_580_200.0
        page = (await hand.get(f"/console/broadcasts/{number}/edit")).text
        assert 'value="2026-01-05"' in page
        assert 'value="09:30"' in page


async def test_a_correction_is_a_new_draft_that_names_what_it_corrects(app: ASGIApp, database: Database) -> None:
    stored = StoredBroadcasts(database)
    async with in_console(app, database, EDITOR) as author, in_console(app, database, APPROVER) as other:
        number = await written(author)
        await act(author, number, "submit")
        await act(other, number, "approve")
        await act(author, number, "send")
        await stored.act(number, "finish", "engine", "engine")
        made = await act(author, number, "correct")
        assert made.headers["location"].endswith("/edit")
        (correction,) = await stored.listed("draft")
        assert (correction.draft.kind, correction.draft.corrects) == ("correction", number)
        assert "(เดิมแจ้งว่า: ครูออมเงิน 310 คน จาก 1,240 คน)" in correction.draft.message


@pytest.mark.parametrize("way", ["published, of the same date", "put into use beside the old one"])
async def test_a_correction_tells_old_and_new_of_what_changed_since_it_went_out(
    way: str, house: tuple[ASGIApp, EditionInUse], settings: Settings, database: Database, clock: Clock
) -> None:
    app, in_use = house
    stored = StoredBroadcasts(database)
    async with in_console(app, database, EDITOR) as author, in_console(app, database, APPROVER) as other:
        number = await written(author)
        await act(author, number, "submit")
        await act(other, number, "approve")
        await act(author, number, "send")
        await stored.act(number, "finish", "engine", "engine")
        clock.now += 60
        if way.startswith("published"):
            await publish(settings, database, NEW, QUESTIONS, OWNER.who)
        else:
            put_edition(settings, replace(NEW, report=replace(NEW.report, as_of=NEW.report.as_of.replace(year=2026))))
        assert await in_use.look()
        await act(author, number, "correct")
        (correction,) = [each for each in await stored.listed("draft") if each.draft.kind == "correction"]
        assert correction.draft.message.splitlines()[1:] == [
            "• ครูที่เข้าร่วมการออม: 310 คน จาก 1,240 (25.00%) → 330 คน จาก 1,240 (26.61%) (เพิ่มขึ้น 20)",
            "ครูออมเงิน 330 คน จาก 1,240 คน",
        ]
        page = (await author.get(f"/console/broadcasts/{correction.id}")).text
        assert "ยังส่งขออนุมัติไม่ได้" not in page


async def test_a_test_send_needs_a_chat(app: ASGIApp, database: Database) -> None:
    async with in_console(app, database, Member(LOCAL, "root", "owner", fixed=True)) as hand:
        number = await written(hand)
        refused = await hand.post(f"/console/broadcasts/{number}/test")
        assert refused.status_code == 409
        assert "ไม่มีแชต" in refused.text


async def test_a_report_can_be_had_as_csv_and_what_is_not_there_is_told(app: ASGIApp, database: Database) -> None:
    async with in_console(app, database, VIEWER) as viewer, in_console(app, database, EDITOR) as hand:
        number = await written(hand)
        report = await viewer.get(f"/console/broadcasts/{number}/report.csv")
        assert report.headers["content-type"] == "text/csv; charset=utf-8"
        assert report.text.startswith("\ufeffbroadcast,channel,measure,count")
        missing = await viewer.get("/console/broadcasts/999")
        assert missing.status_code == 409
        assert "ไม่พบประกาศนี้" in missing.text
        assert (await viewer.get("/console/no-such-page")).status_code == 404


# ── the team, editions, subscribers, unanswered questions ─────────────────────────────────────────────────────────
async def test_an_owner_gives_and_takes_roles(app: ASGIApp, database: Database) -> None:
    team = StoredTeam(database, frozenset({("telegram", "99")}))
    async with in_console(app, database, OWNER) as hand:
        line = {"channel": "line", "person": "U" + "0" * 32, "role": "approver", "name": "สมปอง"}
        assert (await hand.post("/console/team", **line)).status_code == 303
        assert await team.member("line", line["person"]) == Member("line", line["person"], "approver", "สมปอง")
        assert "สมปอง" in (await hand.get("/console/team")).text
        await hand.post("/console/team/take", channel="line", person=line["person"])
        assert await team.member("line", line["person"]) is None
        own = await hand.post("/console/team/take", channel="telegram", person="99")
        assert own.status_code == 409
        for wrong in ({"person": "สมปอง"}, {"channel": "sms"}, {"role": "engine"}, {"role": ""}):
            assert (await hand.post("/console/team", **line | wrong)).status_code == 400


async def test_an_edition_is_shown_with_its_findings_and_published_through_the_gate(
    house: tuple[ASGIApp, EditionInUse], settings: Settings, database: Database
) -> None:
    app, in_use = house
    later = replace(NEW, report=replace(NEW.report, as_of=NEW.report.as_of.replace(year=2026)))
    entry = put_edition(settings, later, make_current=False)
    assert not await in_use.look() or in_use.house.edition == OLD
    async with in_console(app, database, APPROVER) as hand:
        listed = (await hand.get("/console/editions")).text
        assert edition_id_of(OLD) in listed
        page = (await hand.get(f"/console/editions/{entry.id}")).text
        assert "310 คน จาก 1,240 (25.00%)" in page
        assert "330 คน จาก 1,240 (26.61%)" in page
        assert "ข้อสังเกตสมมติ" in page
        stale = await hand.post(f"/console/editions/{entry.id}/publish", content="0")
        assert stale.status_code == 409
        done = await hand.post(f"/console/editions/{entry.id}/publish", content=entry.content_hash)
        assert done.headers["location"] == "/console/editions?drafts=1"
        assert in_use.house.edition == later
        assert "ข้อมูลเปลี่ยน: การออมของครู" in (await hand.get("/console/broadcasts")).text


async def test_an_edition_that_loses_an_answer_is_refused_with_its_questions(
    house: tuple[ASGIApp, EditionInUse], settings: Settings, database: Database
) -> None:
    app, in_use = house
    (settings.data_dir / "questions" / "more.jsonl").write_text(
        json.dumps(question("แม่ครัวกี่คน", policy=["kitchens"], headline=["1,240"])), "utf-8"
    )
    gone = replace(NEW, indicators=tuple(each for each in NEW.indicators if each.id != "kitchens.cooks"))
    gone = replace(gone, report=replace(gone.report, as_of=gone.report.as_of.replace(year=2026)))
    entry = put_edition(settings, gone, make_current=False)
    async with in_console(app, database, APPROVER) as hand:
        refused = await hand.post(f"/console/editions/{entry.id}/publish", content=entry.content_hash)
        assert refused.status_code == 409
        assert "แม่ครัวกี่คน" in refused.text
        assert in_use.house.edition == OLD


async def test_subscribers_are_counted_and_never_named(app: ASGIApp, database: Database) -> None:
    people = StoredPeople(database)
    for person in ("700001", "700002"):
        await people.seen("telegram", person)
        await people.follow("telegram", person, "savings", on=True)
    await people.set_role("telegram", "700001", "teacher")
    async with in_console(app, database, VIEWER) as hand:
        page = (await hand.get("/console/subscribers")).text
        assert "ผู้ติดตามที่ส่งถึงได้ 2 คน" in page
        assert "การออมของครู" in page
        counts = (await hand.get("/console/subscribers.csv")).text
        assert "topic,savings,telegram,2" in counts
        assert "70000" not in page + counts


async def test_a_word_is_approved_after_the_whole_set_was_asked_again_and_undone(
    house: tuple[ASGIApp, EditionInUse], database: Database
) -> None:
    app, in_use = house
    asked = "กระปุกหมูของครูเป็นอย่างไร"
    unanswered = StoredUnanswered(database)
    for text in (asked, "กระปุกหมูของครูเป็นยังไง", "อากาศวันนี้"):
        await unanswered.add(text, "not_found")
    async with in_console(app, database, APPROVER) as hand:
        page = (await hand.get("/console/unanswered")).text
        assert "ถามคล้ายกันอีก 1 แบบ" in page
        assert 'name="phrase"' not in page, "first it is to be said that the report has it"
        await hand.post("/console/unanswered/judge", question=asked, verdict="has")
        await hand.post("/console/unanswered/judge", question="อากาศวันนี้", verdict="has_not")
        page = (await hand.get("/console/unanswered")).text
        assert "รายงานไม่มี</span>" in page
        word = {"phrase": "กระปุกหมู", "policy": "savings", "question": asked}
        useless = await hand.post("/console/unanswered/alias", **word | {"phrase": "ตุ่มเงิน"})
        assert useless.status_code == 409
        taken = await hand.post("/console/unanswered/alias", **word)
        assert taken.status_code == 303, taken.text
        reply = await in_use.reply(Message("", asked, "telegram", "7"))
        assert reply.policy == "savings"
        await hand.post("/console/unanswered/undo", id="1")
        reply = await in_use.reply(Message("", asked, "telegram", "7"))
        assert reply.outcome == "not_found"


async def test_a_word_that_spoils_an_answer_is_refused_and_has_no_effect(
    house: tuple[ASGIApp, EditionInUse], settings: Settings, database: Database
) -> None:
    app, in_use = house
    async with in_console(app, database, APPROVER) as hand:
        spoiling = {"phrase": "ครูที่เข้าร่วมการออม", "policy": "kitchens", "indicator": "kitchens.cooks"}
        refused = await hand.post("/console/unanswered/alias", **spoiling)
        assert refused.status_code == 409, refused.text
        assert QUESTIONS[0]["turns"][0]["q"] in refused.text
        reply = await in_use.reply(Message("", QUESTIONS[0]["turns"][0]["q"], "telegram", "7"))
        assert reply.policy == "savings"
        assert with_indicator(OLD, "savings.members") == in_use.house.edition
