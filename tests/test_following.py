"""Following topics, as people do it: in words, by buttons, from a broadcast; leaving, coming back, settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.furnishing import open_reception
from bot.settings import read_settings
from bot.state.broadcasts import StoredBroadcasts
from bot.state.contexts import StoredContexts
from bot.state.database import Database
from bot.state.people import StoredPeople
from bot.state.tables import people, subscriptions
from bot.workbench import open_cards
from handlers.broadcasts import Segment
from handlers.conversation import Message, Reply
from handlers.following import Following
from handlers.people import EVERYTHING
from handlers.preferences import AS_BEFORE
from handlers.questions import QuestionDesk
from handlers.reception import Reception
from knowledge.asking.engine import Engine
from knowledge.building import SHIPPED_REPORTS, build_edition
from tests.databases import Clock
from tests.sending import sent_off
from tests.test_planning import plans

FOLLOWING = Following(build_edition(SHIPPED_REPORTS / "qw-2567.txt"))
TOPICS = sorted(FOLLOWING.holds)


class Talk:
    """One person's talk with the handlers of the product."""

    def __init__(
        self, reception: Reception, people: StoredPeople, channel: str = "telegram", person: str = "7"
    ) -> None:
        self._reception, self.people, self._channel, self._person = reception, people, channel, person
        self.reply: Any = None

    async def say(self, text: str, action: str = "") -> Reply:
        await self.people.seen(self._channel, self._person)
        message = Message(f"{self._channel}:7:7", text, self._channel, self._person, action, slash=True)
        self.reply = await self._reception.reply(message)
        return self.reply  # type: ignore[no-any-return]

    async def tap(self, label: str) -> Reply:
        button = next(each for each in self.reply.buttons if label in each.label)
        return await self.say("", button.action)

    async def topics(self) -> tuple[str, ...]:
        person = await self.people.person(self._channel, self._person)
        return person.topics if person else ()


@pytest.fixture
def talk(database: Database, engine: Engine, tmp_path: Path) -> Talk:
    settings = read_settings({"THAMDAI_DATA_DIR": str(tmp_path)}, Path("no-such.env"))
    stored = StoredPeople(database)
    desk = QuestionDesk(engine, StoredContexts(database, 30))
    return Talk(open_reception(settings, database, desk, engine, open_cards(settings, engine)), stored)


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        ("ติดตามเรื่องหนี้สินครู", ("debt",)),
        ("ขอติดตามเรื่องหนี้สินครูหน่อยค่ะ", ("debt",)),
        ("ติดตามทุกเรื่อง", ("all",)),
        ("ติดตามเรื่องลดภาระนักเรียนและผู้ปกครอง", ("students",)),
        ("ติดตามข่าว", ()),
        ("ครูติดตามหนี้สินได้กี่ราย", ()),
        ("การติดตามเรื่องหนี้สินครูทำอย่างไร", ()),
    ],
)
async def test_words_that_follow_and_questions_that_do_not(talk: Talk, said: str, topics: tuple[str, ...]) -> None:
    await talk.say(said)
    assert await talk.topics() == topics


@pytest.mark.parametrize(
    ("followed", "said", "left"),
    [
        (("debt", "career"), "เลิกติดตามเรื่องหนี้สินครู", {"career"}),
        (("debt", "career"), "เลิกติดตามทุกเรื่อง", set()),
        (("debt",), "เลิกรับข่าวค่ะ", set()),
        (("teachers",), "เลิกติดตามเรื่องหนี้สินครู", FOLLOWING.holds["teachers"] - {"debt"}),
        (("all",), "เลิกติดตามเรื่องหนี้สินครู", FOLLOWING.holds["all"] - {"debt"}),
        (("debt",), "เลิกติดตาม", {"debt"}),
    ],
)
async def test_words_that_leave_and_the_tap_that_undoes_it(
    talk: Talk, clock: Clock, followed: tuple[str, ...], said: str, left: set[str]
) -> None:
    await talk.say("สวัสดี")
    for topic in followed:
        await talk.people.follow("telegram", "7", topic)
        clock.now += 1.25
    before = await talk.topics()
    await talk.say(said)
    assert set(await talk.topics()) == left
    if set(before) != left:
        await talk.tap("ติดตามต่อ")
        assert await talk.topics() == before
        assert "แล้วค่ะ" in talk.reply.text


@given(st.sets(st.sampled_from(TOPICS), min_size=1), st.sampled_from(TOPICS))
def test_leaving_a_topic_takes_its_policies_and_no_others(followed: set[str], topic: str) -> None:
    ends, begins = FOLLOWING.leaving(topic, followed)
    after = (followed - ends) | begins
    held = {policy for each in followed for policy in FOLLOWING.holds[each]}
    kept = {policy for each in after for policy in FOLLOWING.holds[each]}
    assert kept == held - FOLLOWING.holds[topic]
    assert ends <= followed
    assert not begins & followed


async def test_the_list_shows_what_is_covered_and_changes_by_taps(talk: Talk) -> None:
    await talk.say("", "subscribe")
    assert [each.label for each in talk.reply.buttons[:3]] == [
        "▫️ ทุกเรื่อง",
        "▫️ ลดภาระครูและบุคลากรทางการศึกษา",
        "▫️ ลดภาระนักเรียนและผู้ปกครอง",
    ]
    await talk.tap("ลดภาระครู")
    ticked = [each.label for each in talk.reply.buttons if each.label.startswith("✅")]
    assert len(ticked) == 1 + len(FOLLOWING.holds["teachers"])
    await talk.say("", "subscribe:all")
    assert all(each.label.startswith("✅") for each in talk.reply.buttons)


async def test_settings_show_and_change_role_and_frequency(talk: Talk) -> None:
    await talk.say("ตั้งค่า")
    assert "คุณคือ: ยังไม่ได้เลือก" in talk.reply.text
    await talk.tap("สื่อมวลชน")
    await talk.tap("สรุปสัปดาห์ละครั้ง")
    assert "คุณคือ: สื่อมวลชน" in talk.reply.text
    assert "ส่งข่าว: สรุปสัปดาห์ละครั้ง" in talk.reply.text
    person = await talk.people.person("telegram", "7")
    assert person
    assert (person.role, person.frequency) == ("press", "weekly")
    reply = await talk.tap("✅ สื่อมวลชน")  # as it is already: the message stays, a passing word says so
    assert (reply.quiet, reply.note) == (True, AS_BEFORE)
    await talk.say("", "mydata")
    assert "สรุปสัปดาห์ละครั้ง" in talk.reply.text


async def test_one_tap_leaves_from_a_broadcast_and_is_counted(database: Database, talk: Talk, clock: Clock) -> None:
    await talk.say("ติดตามเรื่องหนี้สินครู")
    await talk.say("ติดตามเรื่องแนะแนว")
    broadcast = await sent_off(database, segment=Segment(("all", "teachers", "debt")))
    another = await sent_off(database, segment=Segment(("all", "teachers", "debt")))
    for each in (broadcast, another):
        await plans(database).fix(each)
    stored = StoredBroadcasts(database)

    await talk.say("", f"news:{broadcast}")
    assert talk.reply.policy == "debt"
    assert talk.reply.place == "new"
    assert (await stored.progress(broadcast)).opened == 1

    await talk.say("", f"leave:{broadcast}:debt")
    assert "เลิกติดตาม" in talk.reply.text
    assert "debt" not in await talk.topics()
    assert (await stored.progress(broadcast)).unsubscribed == 1
    assert (await stored.progress(another)).fates == {"telegram": {"cancelled": 1}}  # what was on its way
    await talk.tap("ติดตามต่อ")
    assert "debt" in await talk.topics()
    assert (await stored.progress(broadcast)).unsubscribed == 0

    await talk.say("", f"leave:{broadcast}:{EVERYTHING}")
    assert await talk.topics() == ()
    assert await stored.reach(Segment()) == {}


async def test_undoing_is_possible_once_and_not_for_others(talk: Talk, database: Database) -> None:
    await talk.say("ติดตามเรื่องหนี้สินครู")
    await talk.say("เลิกรับข่าว")
    undo = next(each.action for each in talk.reply.buttons if each.action.startswith("undo"))
    other = Talk(talk._reception, talk.people, person="8")
    await other.say("", undo)
    assert await other.topics() == await talk.topics() == ()
    await talk.say("", undo)
    await talk.say("", undo)
    assert await talk.topics() == ("debt",)
    assert "อยากติดตามเรื่องไหน" in talk.reply.text
    for bad in ("undo:x:0", "undo", "leave:x:all", "leave:1", "news:x", "news:99999", "return:x"):
        await talk.say("", bad)


async def test_who_comes_back_is_asked_once_and_gets_nothing_before_they_say(talk: Talk, database: Database) -> None:
    stored = StoredBroadcasts(database)
    await talk.say("ติดตามเรื่องหนี้สินครู")
    await talk.people.set_reachable("telegram", "7", reachable=False)
    assert await stored.reach(Segment()) == {}
    await talk.people.set_reachable("telegram", "7", reachable=True)  # unblocked, without a word
    assert await stored.reach(Segment()) == {}

    await talk.say("หนี้สินครูแก้ได้กี่ราย")
    assert "1,238 ราย" in talk.reply.headline
    assert "อยากรับข่าวต่อไหมคะ" in talk.reply.text
    assert await stored.reach(Segment()) == {}
    await talk.say("หนี้สินครูแก้ได้กี่ราย")
    assert "อยากรับข่าวต่อไหมคะ" not in talk.reply.text
    await talk.say("", "settings")
    assert "อยากรับข่าวต่อไหมคะ" in talk.reply.text
    await talk.tap("รับข่าวต่อ")
    assert await stored.reach(Segment()) == {"telegram": 1}


async def test_who_comes_back_and_wants_nothing_more_has_left(talk: Talk) -> None:
    await talk.say("ติดตามเรื่องหนี้สินครู")
    await talk.people.set_reachable("telegram", "7", reachable=False)
    await talk.say("", "start")
    await talk.tap("ไม่รับแล้ว")
    assert await talk.topics() == ()
    await talk.say("", "start")
    assert "อยากรับข่าวต่อไหมคะ" not in talk.reply.text


async def test_who_followed_nothing_is_asked_nothing(talk: Talk) -> None:
    await talk.say("สวัสดี")
    await talk.people.set_reachable("telegram", "7", reachable=False)
    await talk.say("สวัสดี")
    assert "อยากรับข่าวต่อไหมคะ" not in talk.reply.text


async def test_nothing_else_is_kept_of_a_subscriber(talk: Talk, database: Database) -> None:
    await talk.say("ติดตามเรื่องหนี้สินครู")
    assert set(subscriptions.c.keys()) == {"channel", "person", "topic", "since", "ended"}
    assert set(people.c.keys()) == {
        *("channel", "person", "role", "reachable", "returned", "frequency", "first_seen", "last_seen"),
        *("blocked", "notice", "noticed"),
    }
    async with database.reading() as connection:
        kept = (await connection.execute(select(people))).one()
    assert kept.person == "7"


async def test_followers_are_counted_and_never_named(talk: Talk) -> None:
    for person, topic in (("7", "debt"), ("8", "debt"), ("9", "all")):
        await talk.people.seen("telegram", person)
        await talk.people.follow("telegram", person, topic)
    await talk.people.set_role("telegram", "8", "teacher")
    await talk.people.seen("telegram", "10")  # follows nothing
    counts = await talk.people.counts()
    assert ("topic", "debt", "telegram", 2) in counts
    assert ("role", "teacher", "telegram", 1) in counts
    assert ("frequency", "now", "telegram", 3) in counts
    assert not any(part in ("7", "8", "9") for row in counts for part in row)
