"""No question that a person or the clearing asks of a large table is answered by reading all of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from sqlalchemy import text, update

from bot.delivery.planning import Plans, make_digest
from bot.furnishing import furnisher
from bot.settings import read_settings
from bot.state.database import Database, open_database
from bot.state.holdings import HOLDINGS
from bot.state.tables import people
from handlers.broadcasts import Segment
from knowledge.asking.engine import Engine
from tests.crowded import OLD, filling
from tests.plans import Statement, joins, looks, recorded
from tests.receiving import receiving
from tests.sending import add_people, at_work, sent_off, settings_for, until_state
from tests.ways import WAYS

PEOPLE, EVENTS = 20_000, 40_000
LARGE = {"people", "subscriptions", "votes", "looks", "contexts", "updates", "exchanges", "answers", "unanswered"}
LARGE |= {"deliveries"}


@pytest.fixture
async def crowded(url: str) -> AsyncIterator[Database]:
    opened = await open_database(url)
    async with opened.writing() as connection:
        for _, statement in filling("postgresql" if opened.shared else "sqlite", PEOPLE, EVENTS):
            await connection.execute(text(statement))
        await connection.execute(text("ANALYZE"))
    yield opened
    await empty(opened)
    await opened.close()


async def empty(database: Database) -> None:
    """Leave nothing to the tests that use the same server after."""
    async with database.writing() as connection:
        for table in ("broadcasts", *sorted(LARGE)):
            await connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608


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
                await until_state(crowded, await sent_off(crowded, kind="correction", corrects=broadcast), "done")
    assert len(receiver.line) == PEOPLE // 1_000
    assert set(receiver.line.values()) == {2}
    assert await whole(crowded, statements) == []
    puts = [each for each in statements if "INSERT INTO deliveries" in each.text]
    tables = [{look.table for look in await looks(crowded, each)} & LARGE for each in puts]
    assert sorted(map(sorted, tables)) == [["deliveries", "people", "subscriptions"], ["people", "subscriptions"]]


async def test_a_digest_for_few_of_many_reads_only_what_is_theirs(crowded: Database) -> None:
    few = people.c.person.in_([f"U{number}" for number in range(1, 20)])
    async with crowded.writing() as connection:
        await connection.execute(update(people).where(few).values(frequency="weekly"))
    plans = Plans(crowded, {"telegram": 500, "line": 500}, 3)
    await plans.fix(await sent_off(crowded))
    async with crowded.writing() as connection:
        await connection.execute(text("ANALYZE"))
    digest = await make_digest(crowded, crowded.clock() + 1)
    assert digest
    with recorded(crowded) as statements:
        assert await plans.fix(digest) == 18  # one of them blocked the bot
    assert await whole(crowded, statements) == []
    assert any("INSERT INTO deliveries" in each.text for each in statements)


async def test_a_portion_of_a_broadcast_to_everybody_reads_no_more_than_its_people(
    crowded: Database,
) -> None:
    """However many there are: each is looked up by the ends of the portion, or by who they are."""
    plans = Plans(crowded, {"telegram": 500, "line": 500}, 3, portion=PEOPLE // 20)
    for more in ({}, {"urgent": ""}, {"segment": Segment(("all", "debt"))}, {"kind": "correction", "corrects": OLD}):
        with recorded(crowded) as statements:
            assert await plans.fix(await sent_off(crowded, **more)) > PEOPLE * 0.9
        puts = [each for each in statements if "INSERT INTO deliveries" in each.text]
        assert puts
        for each in puts:
            read = await looks(crowded, each)
            assert [look for look in read if look.table in LARGE and not look.index] == []


async def test_who_is_sent_to_next_is_joined_with_nobody(server: str, tmp_path: Path) -> None:
    """A broadcast just planned has no statistics yet: joined, each of a batch may be looked for among all people."""
    async with AsyncExitStack() as opened, receiving() as receiver:
        database = await open_database(server)
        opened.push_async_callback(database.close)
        opened.push_async_callback(empty, database)
        await add_people(database, line=PEOPLE)
        with recorded(database) as statements:
            async with at_work(server, database, settings_for(receiver, tmp_path, server)):
                await until_state(database, await sent_off(database), "done")
        claims = [each for each in statements if "UPDATE deliveries" in each.text]
        assert claims
        assert [(each.text, found) for each in claims if (found := await joins(database, each))] == []


async def test_a_table_that_is_read_as_a_whole_is_seen_as_such(crowded: Database) -> None:
    with recorded(crowded) as statements:
        async with crowded.reading() as connection:
            await connection.execute(text("SELECT count(*) FROM answers AS a WHERE a.question LIKE '%x%'"))
            await connection.execute(text("SELECT id FROM answers WHERE id = 7"))
    assert [look.bounded for each in statements for look in await looks(crowded, each)] == [False, True]
