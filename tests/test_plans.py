"""No question that a person or the clearing asks of a large table is answered by reading all of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.channels.line_events import CHANNEL
from bot.furnishing import furnisher
from bot.settings import read_settings
from bot.state.answers import StoredAnswers
from bot.state.database import Database, open_database
from bot.state.exchanges import Exchanges
from bot.state.holdings import HOLDINGS
from bot.state.people import StoredPeople
from bot.state.replicas import Replica
from bot.state.retention import Retention, periods_of
from bot.state.standing import standing
from bot.state.updates import Kept, Said, Updates
from handlers.broadcasts import Segment
from handlers.conversation import Message
from handlers.reception import Receives
from knowledge.asking.engine import Engine
from tests.crowded import OLD, filling
from tests.plans import Statement, looks, recorded
from tests.receiving import receiving
from tests.sending import at_work, sent_off, settings_for, until_state

PEOPLE, EVENTS = 20_000, 40_000
LARGE = {"people", "subscriptions", "votes", "looks", "contexts", "updates", "exchanges", "answers", "unanswered"}
LARGE |= {"deliveries"}
Way = Callable[[Database, Receives], Awaitable[object]]


@pytest.fixture
async def crowded(url: str) -> AsyncIterator[Database]:
    opened = await open_database(url)
    async with opened.writing() as connection:
        for _, statement in filling("postgresql" if opened.shared else "sqlite", PEOPLE, EVENTS):
            await connection.execute(text(statement))
        await connection.execute(text("ANALYZE"))
    yield opened
    async with opened.writing() as connection:
        for table in ("broadcasts", *sorted(LARGE)):
            await connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608
    await opened.close()


# ── what people do ────────────────────────────────────────────────────────────────────────────────────────────────────
def of(person: str, action: str = "", words: str = "") -> Message:
    return Message(f"line:{person}:{person}", words, CHANNEL, person, action, id="new", noticed="yes")


async def ask(database: Database, reception: Receives) -> None:
    """A question as the channel has it answered, from being kept to what was said being known; and it comes again."""
    replica = Replica(database, "r1")
    updates, exchanges = Updates(database, CHANNEL, replica), Exchanges(database, CHANNEL)
    people = StoredPeople(database)
    await updates.take_over()
    for _ in range(2):
        _, kept = await updates.keep(Kept("new", "U7:U7", "{}", EVENTS + 1), begins=True)
        await exchanges.said("U7", "new")
        await people.meet(CHANNEL, "U7")
        await people.seen(CHANNEL, "U7")
        await reception.reply(of("U7", words="หนี้สินครูแก้ได้กี่ราย"))
        if kept:
            await updates.about_to_send(kept)
            await updates.owns(kept)
            await updates.finish(kept, Said("U7", "new", (1,)), goes_on=True)
    await updates.begin("U7:U7")
    await updates.waiting("U7:U7")
    await updates.let_go()


async def ask_in_vain(database: Database, reception: Receives) -> None:
    await reception.reply(of("U8", words="เชียงใหม่มีโรงเรียนกี่แห่ง"))
    await StoredAnswers(database).take_back("line:U8:U8", "new")


def taps(*actions: str) -> Way:
    async def way(_database: Database, reception: Receives) -> None:
        for action in actions:
            reply = await reception.reply(of("U9", action))
            for button in reply.buttons:
                if button.action.startswith("undo:"):
                    await reception.reply(of("U9", button.action))

    return way


async def block_and_return(database: Database, reception: Receives) -> None:
    await StoredPeople(database).set_reachable(CHANNEL, "U10", reachable=False)
    await StoredPeople(database).meet(CHANNEL, "U10")
    await reception.reply(of("U10", words="เมนู"))
    await reception.reply(of("U10", "return:yes"))


async def groups(database: Database, _reception: Receives) -> None:
    exchanges = Exchanges(database, CHANNEL)
    await exchanges.keep("C5", "m1", (1,))
    await exchanges.move_chat(-5, -100)
    await exchanges.leave_chat("C5")


async def clear(database: Database, _reception: Receives) -> None:
    periods = periods_of(read_settings({}, Path("no-such.env")))
    await Retention(database, periods, at_once=20).purge()  # so few that even of so few people not all are read


async def look_after(database: Database, reception: Receives) -> None:
    await standing(database)
    await reception.reply(of("U1", "unanswered"))


WAYS: dict[str, Way] = {
    "a reply": ask,
    "a question in vain that is taken back": ask_in_vain,
    "following": taps("subscribe", "follow:debt", "subscribe:career", "settings", "settings:teacher"),
    "leaving": taps("unfollow:debt", f"leave:{OLD}:all", "unfollow:all"),
    "buttons": taps("topics", "open:debt", "vote:7:up", "changes", "start", "privacy"),
    "blocking and coming back": block_and_return,
    "what is kept of one": taps("mydata", "mydata:all"),
    "being forgotten": taps("forget", "forget:yes"),
    "groups": groups,
    "looking after it": look_after,
    "clearing": clear,
}


async def whole(database: Database, statements: list[Statement]) -> list[str]:
    """Large tables that are read as a whole, with the statement that does it."""
    return [
        f"{look}: {statement.text}"
        for statement in statements
        for look in await looks(database, statement)
        if look.table in LARGE and not look.bounded
    ]


async def test_nothing_that_people_do_reads_all_of_a_large_table(
    crowded: Database, engine: Engine, tmp_path: Path
) -> None:
    settings = read_settings({"THAMDAI_DATA_DIR": str(tmp_path), "THAMDAI_OWNERS": "line:U1"}, Path("no-such.env"))
    reception = furnisher(settings, crowded)(engine.catalogue.edition, engine).reception
    found, touched = {}, {}
    for name, way in WAYS.items():
        with recorded(crowded) as statements:
            await way(crowded, reception)
        touched[name] = {
            look.table for statement in statements for look in await looks(crowded, statement) if look.index
        }
        found[name] = await whole(crowded, statements)
    assert {name: each for name, each in found.items() if each} == {}
    held = {holding.table.name for holding in HOLDINGS} & LARGE
    assert held <= touched["being forgotten"], "the plans are not those of forgetting"
    assert {"updates", "exchanges", "people", "contexts"} <= touched["a reply"]
    assert touched["clearing"] >= LARGE - {"looks"}


async def test_a_broadcast_to_few_of_many_reads_only_what_is_theirs(
    crowded: Database, url: str, tmp_path: Path
) -> None:
    async with receiving() as receiver:
        with recorded(crowded) as statements:
            async with at_work(url, crowded, settings_for(receiver, tmp_path, url)):
                broadcast = await sent_off(crowded, segment=Segment(("debt",)))
                await until_state(crowded, broadcast, "done")
    assert len(receiver.line) == PEOPLE // 1_000
    assert await whole(crowded, statements) == []
    assert any("INSERT INTO deliveries" in each.text for each in statements)


async def test_a_table_that_is_read_as_a_whole_is_seen_as_such(crowded: Database) -> None:
    with recorded(crowded) as statements:
        async with crowded.reading() as connection:
            await connection.execute(text("SELECT count(*) FROM answers AS a WHERE a.question LIKE '%x%'"))
            await connection.execute(text("SELECT id FROM answers WHERE id = 7"))
    assert [look.bounded for each in statements for look in await looks(crowded, each)] == [False, True]
