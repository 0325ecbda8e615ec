"""Set phrases for commands: what people type, and that no question about the report is mistaken for one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from handlers.broadcasts import TeamRole
from handlers.commands import OF_THE_TEAM, PHRASES, Commands, command_name
from handlers.conversation import Message, Reply, aloud, said
from handlers.quota import Quota
from handlers.reception import Reception
from handlers.team import IN_CHAT, Member, may
from knowledge.records import Edition

SETS = sorted((Path(__file__).parent / "questions").glob("*.jsonl"))
ROLES: dict[str, TeamRole] = {"U99": "owner", "U98": "approver", "U97": "editor", "U96": "viewer"}  # on LINE


class People:
    """A team of one person in each role."""

    async def member(self, channel: str, person: str) -> Member | None:
        return Member(channel, person, ROLES[person]) if channel == "line" and person in ROLES else None

    async def members(self) -> tuple[Member, ...]:
        return tuple(Member("line", person, role) for person, role in ROLES.items())


@pytest.fixture
def commands(shipped_edition: Edition) -> Commands:
    return Commands(shipped_edition, People())


TYPED = {
    "เมนู": "start",
    "ขอเมนูหน่อยค่ะ": "start",
    "MENU": "start",
    "วิธีใช้": "help",
    "ใช้งานยังไงคะ": "help",
    "/help": "help",
    "เลือกเรื่อง": "topics",
    "ติดตามข่าว": "subscribe",
    "เลิกติดตาม": "subscribe",
    "ติดตามเรื่องหนี้สินครู": "follow:debt",
    "ติดตามเรื่องหนี้ค่ะ": "follow:debt",
    "ติดตามเรื่อง การแก้ไขปัญหาหนี้สินครู": "follow:debt",
    "ขอติดตามเรื่องธนาคารหน่วยกิตด้วยครับ": "follow:credit-bank",
    "ติดตามเรื่องทุกเรื่อง": "follow:all",
    "เลิกติดตามเรื่องหนี้สินครู": "unfollow:debt",
    "ติดตามเรื่องโรงเรียน": "subscribe",
    "ตั้งค่า": "settings",
    "ที่มาของข้อมูล": "source",
    "ข้อมูลของฉัน": "mydata",
    "ลบข้อมูลของฉัน": "forget",
    "“ลบข้อมูลของฉัน” ด้วยนะคะ": "forget",
    "ลบ ข้อมูล ของ ฉัน": "forget",
}
NOT_MEANT = (
    "ติดตามเรื่องหนี้สินครูแล้วเหลือกี่ราย",
    "ติดตามเรื่องน้ำท่วม",
    "เมนูอาหารกลางวันมีอะไรบ้าง",
    "ลบข้อมูลของฉันแล้วใครเป็นหนี้",
    "ข้อมูลของฉันอยู่ข้อไหน",
    "ติดตามผลหนี้ครู",
    "",
    "โควตา",
    "หน้าจัดการ",
    "สถานะระบบ",
)


@pytest.mark.parametrize("text", TYPED)
async def test_a_whole_phrase_is_a_command(text: str, commands: Commands) -> None:
    meant = await commands.meant(Message("c", text, "line", "U7"))
    assert (meant.action, meant.text) == (TYPED[text], "")


@pytest.mark.parametrize("text", NOT_MEANT)
async def test_what_only_holds_a_phrase_is_a_question(text: str, commands: Commands) -> None:
    message = Message("c", text, "line", "U7")
    assert await commands.meant(message) == message


async def test_no_question_of_the_sets_is_taken_for_a_command(commands: Commands) -> None:
    taken = [
        turn["q"]
        for file in SETS
        for line in file.read_text("utf-8").splitlines()
        for turn in json.loads(line)["turns"]
        if (await commands.meant(Message("c", turn["q"], "line", "U99"))).action
    ]
    assert len(SETS) >= 2
    assert taken == []


@pytest.mark.parametrize("person", [*ROLES, "U7"])
@pytest.mark.parametrize("does", OF_THE_TEAM)
async def test_the_teams_phrases_are_for_those_of_the_team_who_may(does: str, person: str, commands: Commands) -> None:
    asked = Message("c", OF_THE_TEAM[does][0], "line", person)
    theirs = person in ROLES and may(ROLES[person], IN_CHAT[does])
    assert (await commands.meant(asked)).action == (does if theirs else "")
    for elsewhere in (replace(asked, alone=False), replace(asked, channel="telegram")):
        assert await commands.meant(elsewhere) == elsewhere


async def test_taps_and_photos_stay_what_they_are(commands: Commands) -> None:
    for untouched in (Message("c", "เมนู", action="topics"), Message("c", "เมนู", kind="other")):
        assert await commands.meant(untouched) == untouched


async def test_people_are_told_what_works_where_they_are(commands: Commands) -> None:
    for name, phrases in PHRASES.items():
        by_word, by_slash = (command_name(Message("c", "", slash=slash), name) for slash in (False, True))
        assert by_word == f"“{phrases[0]}”"
        assert by_slash == f"/{name}"
        assert (await commands.meant(Message("c", by_word))).action == name


async def test_the_reception_reads_the_words_before_it_hands_the_message_on(commands: Commands) -> None:
    async def told(message: Message) -> Reply:
        return said(message, message.action or "question")

    reception = Reception((("told", told),), commands.meant)
    assert (await reception.reply(Message("c", "วิธีใช้"))).headline == "help"
    assert (await reception.reply(Message("c", "วิธีใช้หนี้"))).headline == "question"


def test_a_note_can_be_said_aloud() -> None:
    quiet = said(Message("c", ""), note="ขอบคุณค่ะ", quiet=True)
    assert (aloud(quiet).text, aloud(quiet).quiet) == ("ขอบคุณค่ะ", False)
    loud = said(Message("c", ""), "สวัสดี", note="ผ่าน")
    assert aloud(loud) == loud


async def test_the_quota_is_told_as_far_as_it_is_known() -> None:
    async def count() -> tuple[int, int | None]:
        return 288, 300

    async def unlimited() -> tuple[int, int | None]:
        return 5, None

    async def silent() -> tuple[int, int | None]:
        raise OSError("no way out")

    asked = Message("c", "", "line", "U99", "quota")
    for counting, expected in ((count, "เหลือ 12 ข้อความ"), (unlimited, "ไม่จำกัด"), (silent, "ยังอ่านโควตาไม่ได้")):
        told = await Quota("line", counting, People()).handle(asked)
        assert told
        assert expected in told.text
    for other in (Message("c", "", "line", "U7", "quota"), Message("c", "", "telegram", "U99", "quota")):
        assert await Quota("line", count, People()).handle(other) is None
