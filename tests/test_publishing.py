"""From a new edition to drafts: what changed is told, what would be lost is refused, a running process takes it up."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot import cli
from bot.edition_in_use import EditionInUse
from bot.furnishing import furnisher
from bot.publishing import ABANDONED, SENT_BACK, finish_interrupted, publish, question_sets, read_questions
from bot.settings import Settings, read_settings
from bot.state.aliases import StoredAliases
from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database
from bot.state.people import StoredPeople
from bot.state.publications import StoredPublications
from bot.workbench import knowledge_file, open_edition, put_edition
from handlers.changes import WhatChanged, asks_what_changed
from handlers.composing import ComposingDesk, Written, recomposed
from handlers.conversation import Message
from handlers.team import Member
from knowledge.aliases import Alias, checked_alias, engine_with
from knowledge.cards.choosing import Cards
from knowledge.changes import Change, FigureChanged, changes, changes_from
from knowledge.composing.checking import check_numbers
from knowledge.composing.drafting import announcements
from knowledge.database import edition_id_of
from knowledge.errors import AliasError, PublishError, ThamdaiError
from knowledge.gate import compare
from knowledge.records import Edition
from knowledge.workbook import export_workbook
from tests.databases import Clock
from tests.made_up_edition import indicator, made_up_edition, with_indicator, with_more

MEMBERS, COOKS = "ครูที่เข้าร่วมการออม", "แม่ครัวของโรงอาหาร"
OLD = with_indicator(made_up_edition(), "savings.members", label=MEMBERS)
OLD = with_indicator(OLD, "kitchens.cooks", label=COOKS)
NEW = with_indicator(OLD, "savings.members", value=330, value_text="330", percent=26.61, percent_text="26.61")
ASKED = "การออมของครูกี่คน"


def question(text: str, **expected: Any) -> dict[str, Any]:
    turn = {"q": text, "outcome": "answer", "policy": ["savings"], "headline": [], "must": [], "must_not": []}
    return {"id": text, "turns": [turn | expected]}


async def added(publications: StoredPublications, edition: str, found: tuple[Change, ...]) -> None:
    """An edition is put into use."""
    await publications.complete(await publications.begin(edition, edition, found, (), "local:1"))


QUESTIONS = [question("ครูที่เข้าร่วมการออมกี่คน", headline=["310"])]


@pytest.fixture
def settings(tmp_path: Path, url: str) -> Settings:
    read = read_settings({"THAMDAI_DATA_DIR": str(tmp_path), "THAMDAI_DATABASE_URL": url}, Path("no-such.env"))
    put_edition(read, OLD)
    return read


# ── drafts ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_changed_figure_makes_one_text_with_old_and_new() -> None:
    (told,) = announcements(OLD, NEW)
    assert told.policy == "savings"
    assert told.text.splitlines() == [
        "📢 ปรับข้อมูลเรื่องการออมของครู",
        "• ครูที่เข้าร่วมการออม: 310 คน จาก 1,240 (25.00%) → 330 คน จาก 1,240 (26.61%) (เพิ่มขึ้น 20)",
        "ข้อมูล ณ 30 ก.ย. 68",
    ]


def test_nothing_changed_makes_no_text() -> None:
    assert announcements(OLD, replace(OLD)) == ()
    moved = replace(OLD, indicators=tuple(replace(each, line=each.line + 5) for each in OLD.indicators))
    assert announcements(OLD, moved) == ()


def test_each_changed_policy_has_its_own_text_in_the_order_of_the_report() -> None:
    both = with_indicator(NEW, "kitchens.clean", value=480, value_text="480", percent=80.0, percent_text="80")
    assert [each.policy for each in announcements(OLD, both)] == ["savings", "kitchens"]


def test_a_figure_that_both_tables_print_is_told_once() -> None:
    both = with_indicator(
        NEW, "short.savings.members", value=330, value_text="330", percent=26.61, percent_text="26.61"
    )
    (told,) = announcements(OLD, both)
    assert [each.indicator for each in told.figures] == ["savings.members"]


def test_new_figures_and_new_items_are_told_and_what_went_is_not_hidden() -> None:
    more = with_more(OLD, indicator("savings.clubs", 12, unit="แห่ง", label="ชมรมการออม"))
    passages = tuple(replace(p, text="ควรจัดอบรมทุกเดือน") if p.aspect == "recommendations" else p for p in more.passages)
    (told,) = announcements(OLD, replace(more, passages=passages))
    assert "• ใหม่ ชมรมการออม: 12 แห่ง" in told.text
    assert "• เพิ่มข้อเสนอแนะ: ควรจัดอบรมทุกเดือน" in told.text or "• ปรับข้อเสนอแนะ: ควรจัดอบรมทุกเดือน" in told.text


def test_a_draft_passes_the_number_check_that_it_has_to_pass() -> None:
    (told,) = announcements(OLD, NEW)
    assert not check_numbers(told.text, NEW, ["savings"], told.figures).unknown
    wrong = told.text.replace("330", "303")
    assert [each.mention.text for each in check_numbers(wrong, NEW, ["savings"], told.figures).unknown] == ["303"]


def test_what_changed_is_kept_as_json_and_comes_back() -> None:
    found = changes(OLD, NEW)
    records = json.loads(json.dumps([asdict(each) for each in found]))
    assert changes_from([*records, {"kind": "of another version"}]) == found


# ── the gate ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_answer_that_an_edition_loses_is_named() -> None:
    without = replace(OLD, indicators=tuple(each for each in OLD.indicators if each.id != "kitchens.cooks"))
    asked = [question("แม่ครัวกี่คน", policy=["kitchens"], headline=["1,240"])]
    verdict = compare(engine_with(OLD), engine_with(without), asked)
    assert not verdict.passes
    assert [each.question for each in verdict.lost] == ["แม่ครัวกี่คน"]
    assert verdict.lost[0].faults


def test_a_figure_that_changed_may_be_told_as_it_is_now_and_must_not_be_wrong() -> None:
    changed = [each for each in changes(OLD, NEW) if isinstance(each, FigureChanged)]
    engines = engine_with(OLD), engine_with(NEW)
    assert compare(*engines, QUESTIONS, (), changed).passes
    assert not compare(*engines, QUESTIONS).passes, "without knowing of the change, the expected number is gone"
    others = [replace(each, after=each.after.replace("330", "340")) for each in changed]
    assert not compare(*engines, QUESTIONS, (), others).passes


def test_what_was_wrong_before_does_not_hold_an_edition_up() -> None:
    asked = [question("ครูที่เข้าร่วมการออมกี่คน", headline=["999"])]
    verdict = compare(engine_with(OLD), engine_with(NEW), asked)
    assert verdict.passes
    assert (verdict.turns, verdict.right_before) == (1, 0)


def test_question_sets_are_those_beside_the_report_those_that_ship_and_the_offices_own(tmp_path: Path) -> None:
    settings = read_settings({"THAMDAI_DATA_DIR": str(tmp_path / "data")}, Path("no-such.env"))
    own = tmp_path / "data" / "questions" / "own.jsonl"
    own.parent.mkdir(parents=True)
    report = tmp_path / "qw-2568.txt"
    for file in (own, report.with_suffix(".questions.jsonl")):
        file.write_text(json.dumps(QUESTIONS[0]), "utf-8")
    sets = question_sets(settings, OLD, report)
    assert [each.name for each in sets] == ["qw-2568.questions.jsonl", "qw-2567.questions.jsonl", "own.jsonl"]
    assert len(read_questions([own])) == 1
    with pytest.raises(ThamdaiError, match="can't be read"):
        read_questions([tmp_path / "no-such.jsonl"])


def test_the_set_that_ships_is_right_of_the_report_that_ships(shipped_edition: Edition) -> None:
    sets = question_sets(read_settings({}, Path("no-such.env")), shipped_edition)
    engine = engine_with(shipped_edition)
    verdict = compare(engine, engine, read_questions(sets))
    assert verdict.right_now == verdict.turns >= 60


# ── publishing ────────────────────────────────────────────────────────────────────────────────────────────────────
async def test_an_edition_is_put_into_use_with_a_draft_for_each_changed_policy(
    settings: Settings, database: Database
) -> None:
    published = await publish(settings, database, NEW, QUESTIONS, "local:1")
    assert open_edition(settings) == NEW
    (draft,) = await StoredBroadcasts(database).listed("draft")
    assert (draft.draft.topic, draft.draft.kind, draft.author) == ("savings", "change", "local:1")
    assert [(each.before, each.after) for each in draft.draft.changes] == [
        ("310 คน จาก 1,240 (25.00%) ณ 30 ก.ย. 68", "330 คน จาก 1,240 (26.61%) ณ 30 ก.ย. 68")
    ]
    assert recomposed(draft.draft, NEW).may_go
    (publication,) = await StoredPublications(database).since(0.0)
    assert publication.changes == published.changes == changes(OLD, NEW)
    again = await publish(settings, database, NEW, QUESTIONS, "local:1")
    assert (again.changes, again.drafts) == ((), ())
    assert again.verdict.right_before == 1, "a set stays a guard of figures that were changed since it was written"


async def test_what_waits_and_is_not_right_any_more_goes_back_to_its_author(
    settings: Settings, database: Database, clock: Clock
) -> None:
    stored = StoredBroadcasts(database)
    desk = ComposingDesk(stored, OLD, edition_id_of(OLD))
    author, other = Member("telegram", "1", "editor"), Member("telegram", "2", "approver")
    at = clock.now + 86_400
    for text in ("ออมเงินแล้ว {savings.members}", "แม่ครัว {kitchens.cooks}"):
        made = await desk.save(Written("", text, scheduled=at), author)
        await desk.act(made.id, "submit", author)
        await desk.act(made.id, "approve", other, made.content_hash)
    await publish(settings, database, NEW, QUESTIONS, "local:1")
    (sent_back,) = [each for each in await stored.listed("draft") if each.draft.kind == "news"]
    assert sent_back.draft.message == "ออมเงินแล้ว 310 คน"
    assert (await stored.history(sent_back.id))[-1].note == SENT_BACK
    (kept,) = await stored.listed("scheduled")
    assert kept.draft.message == "แม่ครัว 1,240 คน"


async def test_an_edition_that_loses_an_answer_is_refused_by_name_and_nothing_changed(
    settings: Settings, database: Database
) -> None:
    gone = replace(NEW, indicators=tuple(each for each in NEW.indicators if each.id != "kitchens.cooks"))
    asked = [question("แม่ครัวกี่คน", policy=["kitchens"], headline=["1,240"])]
    with pytest.raises(PublishError, match="แม่ครัวกี่คน"):
        await publish(settings, database, gone, asked, "local:1")
    assert open_edition(settings) == OLD
    assert not await StoredBroadcasts(database).listed()
    assert not await StoredPublications(database).since(0.0)


DYING = """
import asyncio, os, signal, sys
from pathlib import Path
from bot import publishing
from bot.settings import read_settings
from bot.state.database import database_url, open_database
from tests.test_publishing import NEW, QUESTIONS

point, folder, url = sys.argv[1:]
settings = read_settings({"THAMDAI_DATA_DIR": folder, "THAMDAI_DATABASE_URL": url}, Path("no-such.env"))
owner, name = {
    "before the swap": (publishing, "put_edition"),
    "after the swap": (publishing, "_send_back"),
    "before the drafts": (publishing.StoredPublications, "complete"),
}[point]
setattr(owner, name, lambda *_: os.kill(os.getpid(), signal.SIGKILL))

async def run():
    await publishing.publish(settings, await open_database(database_url(settings)), NEW, QUESTIONS, "telegram:1002")

asyncio.run(run())
"""


def killed(point: str, settings: Settings) -> None:
    """A process publishes NEW and is killed at that point."""
    environ = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", DYING, point, str(settings.data_dir), settings.database_url]
    died = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr


@pytest.mark.parametrize(
    ("point", "way"), [("after the swap", "the next start"), ("before the drafts", "publishing again")]
)
async def test_a_process_killed_between_swap_and_drafts_loses_neither_drafts_nor_what_changed(
    settings: Settings, database: Database, point: str, way: str
) -> None:
    stored, publications = StoredBroadcasts(database), StoredPublications(database)
    await asyncio.to_thread(killed, point, settings)
    assert open_edition(settings) == NEW
    assert not await stored.listed()
    if way == "the next start":
        assert len(await finish_interrupted(settings, database)) == 1
    else:
        await publish(settings, database, NEW, QUESTIONS, "local:1")
    (draft,) = await stored.listed("draft")
    assert (draft.draft.topic, draft.author) == ("savings", "telegram:1002")
    (publication,) = await publications.since(0.0)
    assert (publication.changes, publication.published_by) == (changes(OLD, NEW), "telegram:1002")
    assert await finish_interrupted(settings, database) == ()
    assert len(await stored.listed()) == 1


async def test_a_process_killed_before_the_swap_has_changed_nothing_and_leaves_no_drafts(
    settings: Settings, database: Database, clock: Clock
) -> None:
    await asyncio.to_thread(killed, "before the swap", settings)
    assert open_edition(settings) == OLD
    assert await finish_interrupted(settings, database) == ()
    assert len((await publish(settings, database, NEW, QUESTIONS, "local:1")).drafts) == 1
    assert await finish_interrupted(settings, database) == ()
    await StoredPublications(database).begin("qw-9999@2027-01-01", "of no edition", (), (), "local:1")
    clock.now += ABANDONED + 1
    await finish_interrupted(settings, database)
    assert await StoredPublications(database).begun() == ()


async def test_of_several_who_finish_what_was_interrupted_one_writes_the_drafts(
    settings: Settings, database: Database
) -> None:
    await asyncio.to_thread(killed, "after the swap", settings)
    await asyncio.gather(*(finish_interrupted(settings, database) for _ in range(4)))
    assert len(await StoredBroadcasts(database).listed("draft")) == 1


def test_the_command_publishes_a_spreadsheet_and_holds_one_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THAMDAI_DATA_DIR", str(tmp_path / "data"))
    put_edition(read_settings(), OLD)
    export_workbook(NEW, tmp_path / "new.xlsx")
    own = tmp_path / "own.jsonl"
    own.write_text(json.dumps(QUESTIONS[0]), "utf-8")
    held = CliRunner().invoke(cli.app, ["publish", "new.xlsx", "--hold"])
    assert held.exit_code == 2
    assert "would take its place" in held.stderr
    done = CliRunner().invoke(cli.app, ["publish", "new.xlsx", "--questions", "own.jsonl"])
    assert done.exit_code == 0, done.output
    assert "1 changes, 1 drafts" in done.stdout
    assert "none lost" in done.stdout
    assert open_edition(read_settings()).indicators[0].value == 330


# ── a process that runs ───────────────────────────────────────────────────────────────────────────────────────────
async def in_use(settings: Settings, database: Database) -> EditionInUse:
    furnish, edition = furnisher(settings, database), open_edition(settings)
    opened = EditionInUse(settings, StoredAliases(database), furnish, furnish(edition, engine_with(edition)))
    await opened.begin()
    return opened


async def test_a_running_process_answers_from_what_was_published(settings: Settings, database: Database) -> None:
    running = await in_use(settings, database)
    message = Message("c1", "ครูที่เข้าร่วมการออมกี่คน", "telegram", "7")
    assert "310" in (await running.reply(message)).headline
    assert not await running.look()
    await publish(settings, database, NEW, QUESTIONS, "local:1")
    assert await running.look()
    assert "330" in (await running.reply(message)).headline
    assert not await running.look()


async def test_an_approved_word_is_taken_up_and_undone_without_a_new_start(
    settings: Settings, database: Database
) -> None:
    running, words = await in_use(settings, database), StoredAliases(database)
    message = Message("", "กระปุกหมูของครูเป็นอย่างไร", "telegram", "7")
    before = await running.reply(message)
    kept = await words.add(Alias("กระปุกหมู", "savings"), "telegram:1")
    assert await running.look()
    assert (await running.reply(message)).policy == "savings"
    again = await in_use(settings, database)
    assert (await again.reply(message)).policy == "savings", "and a process that starts anew has it at once"
    await words.undo(kept)
    assert await running.look()
    assert (await running.reply(message)).outcome == before.outcome


@pytest.mark.parametrize(
    "alias",
    [
        Alias("ก", "savings"),
        Alias("กระปุก", "no-such"),
        Alias("กระปุก", "savings", "kitchens.cooks"),
        Alias("x" * 80, "savings"),
    ],
    ids=str,
)
def test_a_word_that_can_be_no_name_is_refused(alias: Alias) -> None:
    with pytest.raises(AliasError):
        checked_alias(alias, OLD)


# ── what changed since a person looked ────────────────────────────────────────────────────────────────────────────
SAID = {
    "มีอะไรเปลี่ยนตั้งแต่ครั้งก่อน": True,
    "มีอะไรใหม่บ้างคะ": True,
    "ข้อมูลอัปเดตจากคราวก่อนไหม": True,
    "อะไรเปลี่ยนไปบ้าง": True,
    "ครูใหม่กี่คน": False,
    "นโยบายเปลี่ยนบ่อยไหม": False,
    "หนี้สินครูแก้ได้กี่ราย": False,
}


@pytest.mark.parametrize("text", SAID, ids=SAID)
def test_a_question_about_what_is_new_is_told_from_one_about_the_report(text: str) -> None:
    assert asks_what_changed(text) is SAID[text]


async def test_a_person_is_told_what_changed_of_their_topics_since_they_looked(
    settings: Settings, database: Database, clock: Clock
) -> None:
    people, publications = StoredPeople(database), StoredPublications(database)
    await people.seen("telegram", "7")
    await people.follow("telegram", "7", "savings", on=True)
    handler = WhatChanged(NEW, people, publications, Cards(engine_with(NEW)))
    ask = Message("c1", "มีอะไรเปลี่ยนตั้งแต่ครั้งก่อน", "telegram", "7")
    clock.now += 60
    first = await handler.handle(ask)
    assert first
    assert "ยังไม่มีข้อมูลของเรื่องที่คุณติดตามเปลี่ยน" in first.headline
    clock.now += 60
    kitchens = with_indicator(NEW, "kitchens.clean", value=480, value_text="480", percent=80.0, percent_text="80")
    await added(publications, "qw-2568@1", changes(OLD, NEW))
    await added(publications, "qw-2568@2", changes(NEW, kitchens))
    clock.now += 60
    told = await handler.handle(ask)
    assert told
    assert "• ครูที่เข้าร่วมการออม: 310 คน จาก 1,240 (25.00%) → 330 คน จาก 1,240 (26.61%) (เพิ่มขึ้น 20)" in told.text
    assert "โรงอาหาร" not in told.text, "they don't follow that"
    assert [button.label for button in told.buttons] == ["การออมของครู"]
    assert told.card is not None, "a picture comes with it"
    assert "330 คน จาก 1,240 (26.61%)" in told.card.text
    assert "โรงอาหาร" not in told.card.text
    assert "ตั้งแต่" in told.card.text
    again = await handler.handle(ask)
    assert again
    assert "ยังไม่มี" in again.headline, "what was told once isn't new"
    assert again.card is None


async def test_a_figure_that_changed_twice_is_told_from_first_to_last_and_one_that_came_back_is_not(
    settings: Settings, database: Database
) -> None:
    publications = StoredPublications(database)
    later = with_indicator(NEW, "savings.members", value=350, value_text="350", percent=28.23, percent_text="28.23")
    handler = WhatChanged(later, StoredPeople(database), publications)
    await added(publications, "1", changes(OLD, NEW))
    await added(publications, "2", changes(NEW, later))
    await StoredPeople(database).seen("telegram", "8")
    ask = Message("c1", "", "telegram", "8", "changes")
    database.clock.now -= 1000  # type: ignore[attr-defined]
    await publications.look("telegram", "8")
    database.clock.now += 2000  # type: ignore[attr-defined]
    told = await handler.handle(ask)
    assert told
    assert "310 คน จาก 1,240 (25.00%) → 350 คน จาก 1,240 (28.23%) (เพิ่มขึ้น 40)" in told.text


async def test_where_nobody_is_known_the_newest_edition_is_told(settings: Settings, database: Database) -> None:
    publications = StoredPublications(database)
    await added(publications, "1", changes(OLD, NEW))
    told = await WhatChanged(NEW, StoredPeople(database), publications).handle(Message("", "มีอะไรใหม่บ้าง"))
    assert told
    assert "330 คน" in told.text
    assert await WhatChanged(NEW, StoredPeople(database), publications).handle(Message("", ASKED)) is None


async def test_a_file_that_can_not_be_read_leaves_the_edition_in_use(settings: Settings, database: Database) -> None:
    running = await in_use(settings, database)
    looked = asyncio.Event()
    used: list[Edition] = []

    async def sleep(_seconds: float) -> None:
        used.append(running.house.edition)
        if len(used) == 1:
            knowledge_file(settings).write_bytes(b"not a knowledge base")
        elif len(used) == 2:
            knowledge_file(settings).unlink()
            put_edition(settings, NEW)
        else:
            looked.set()
            await asyncio.Event().wait()

    watching = asyncio.create_task(running.watch(sleep))
    await looked.wait()
    watching.cancel()
    assert used == [OLD, OLD, NEW], "and it goes on looking"
