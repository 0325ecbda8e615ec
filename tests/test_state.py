"""What the bot remembers, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from bot.state.answers import StoredAnswers, StoredUnanswered, StoredVotes
from bot.state.clocks import DEAD_AFTER
from bot.state.contexts import StoredContexts
from bot.state.database import Database, open_database
from bot.state.exchanges import Exchanges
from bot.state.people import StoredPeople
from bot.state.pictures import SentPictures
from bot.state.replicas import LONE, Replica
from bot.state.tables import metadata
from bot.state.updates import Kept, Said, Updates
from handlers.records import KeptAnswer
from knowledge.asking.answer import Context
from knowledge.errors import SettingError
from tests.databases import Clock, set_clock


async def test_a_database_is_closed_once_nobody_uses_it(tmp_path: Path) -> None:
    """What a task that was cut off gives back late is closed, too."""
    database = await open_database(f"sqlite:///{tmp_path / 'state.db'}")
    reading, going_on = asyncio.Event(), asyncio.Event()

    async def reads() -> int:
        async with database.reading() as connection:
            reading.set()
            await going_on.wait()
            return int((await connection.exec_driver_sql("SELECT 7")).scalar_one())

    read = asyncio.create_task(reads())
    await reading.wait()
    closing = asyncio.create_task(database.close())
    asyncio.get_running_loop().call_soon(going_on.set)
    await closing
    assert read.done()
    assert read.result() == 7


async def test_the_migrations_make_the_tables_that_the_code_knows(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with database.reading() as connection:
        assert await connection.run_sync(differences) == []


async def test_opening_again_changes_nothing_even_at_the_same_time(url: str, database: Database) -> None:
    await StoredPeople(database).seen("telegram", "7")
    again = (
        await asyncio.gather(*(open_database(url) for _ in range(4))) if database.shared else [await open_database(url)]
    )
    for each in again:
        assert await StoredPeople(each).person("telegram", "7")
        await each.close()


async def test_sqlite_keeps_its_log_ahead(tmp_path: Path) -> None:
    database = await open_database(f"sqlite:///{tmp_path / 'new' / 'state.db'}")
    async with database.reading() as connection:
        assert (await connection.execute(text("PRAGMA journal_mode"))).scalar() == "wal"
    await database.close()


@pytest.mark.parametrize(
    "bad", ["mysql://x", "nonsense", "postgresql://thamdai@127.0.0.1:1/x", "sqlite:////proc/x/y.db"]
)
async def test_a_database_that_can_not_be_used_is_told_with_its_setting(bad: str) -> None:
    with pytest.raises(SettingError, match="THAMDAI_DATABASE_URL"):
        await open_database(bad)


async def test_an_update_is_kept_once_and_begun_in_order_until_it_is_done(database: Database) -> None:
    updates = Updates(database, "telegram")
    kept = [Kept(str(number), "7:7", f"text {number}", number) for number in (9, 10, 8)]
    assert [await updates.keep(each) for each in kept] == [(True, None)] * 3
    assert await asyncio.gather(*(updates.keep(kept[0], begins=True) for _ in range(9))) == [(False, None)] * 9
    assert await Updates(database, "line").keep(kept[0], begins=True) == (True, kept[0])
    first = await updates.begin("7:7")
    assert first == kept[2]
    assert await updates.begin("7:7") is None
    assert await updates.finish(first, Said("7", "1", (5,)), goes_on=True) == kept[0]
    assert await Exchanges(database, "telegram").said(7, "1") == (5,)
    assert await updates.finish(kept[0]) is None
    assert await updates.keep(kept[0], begins=True) == (False, None)
    async with database.reading() as connection:
        done = (await connection.execute(text("SELECT payload, lane FROM updates WHERE status = 'done'"))).all()
    assert [tuple(each) for each in done] == [("", "")] * 2


async def test_what_a_process_left_is_taken_over_by_one_that_lives_and_by_one_only(database: Database) -> None:
    """On SQLite there is one process at a time: what is there belonged to the one before."""
    names = ("dead", "living", "other") if database.shared else (LONE,) * 3
    replicas = [Replica(database, name) for name in names]
    for replica in replicas:
        await replica.beat()
    dead, living, other = (Updates(database, "telegram", replica) for replica in replicas)
    for number, lane in ((1, "7:7"), (2, "7:7"), (3, "8:8")):
        await dead.keep(Kept(str(number), lane, "{}", number))
    begun = await dead.begin("7:7")
    assert begun
    if database.shared:
        assert await living.take_over() == ([], [])
        async with database.writing() as connection:  # as if it had said nothing for long
            await connection.execute(text("UPDATE replicas SET beat = 0 WHERE id = 'dead'"))
    taken = await asyncio.gather(living.take_over(), *([other.take_over()] if database.shared else []))
    found = sorted((each.update_id, each.begun) for left, own in taken for each in (*left, *own))
    assert set(found) == {("1", True), ("2", False), ("3", False)}
    if database.shared:
        assert sum(len(left) for left, _ in taken) == 3
        assert await dead.owns(begun) is False
    assert await living.begin("7:7") is None
    following = await living.finish(begun, goes_on=True)
    assert following
    assert following.update_id == "2"


@pytest.mark.parametrize("hours", [-1, 1])
async def test_a_clock_that_is_set_makes_nobody_seem_dead(hours: int, settable: Database) -> None:
    database = settable
    living, other = (Replica(database, name) for name in ("living", "other"))
    for replica in (living, other):
        await replica.beat()
    await Updates(database, "line", living).keep(Kept("1", "U7:U7", "{}", 1))
    await set_clock(database, hours)
    updates = Updates(database, "line", other)
    assert await updates.take_over() == ([], [])
    await other.beat()
    assert await updates.take_over() == ([], [])
    await living.beat()
    other.steadiness._set_at -= DEAD_AFTER + 1  # as if that were some time ago
    assert await updates.take_over() == ([], [])


async def test_who_may_have_sent_an_answer_is_told_from_who_only_began(database: Database) -> None:
    ending, other = (Replica(database, name) for name in ("ending", "other"))
    await other.beat()
    updates = Updates(database, "telegram", ending)
    for lane in ("7:7", "8:8"):
        await updates.keep(Kept(lane, lane, "{}", 1), begins=True)
    await updates.about_to_send(Kept("8:8", "8:8", "{}", 1))
    await updates.let_go()
    left, _ = await Updates(database, "telegram", other).take_over()
    assert sorted((each.update_id, each.begun, each.sent) for each in left) == [
        ("7:7", True, False),
        ("8:8", True, True),
    ]


async def test_who_ends_in_good_order_leaves_nothing_behind_that_others_must_wait_for(database: Database) -> None:
    ending, other = (Replica(database, name) for name in ("ending", "other"))
    for replica in (ending, other):
        await replica.beat()
    updates = Updates(database, "line", ending)
    await updates.keep(Kept("1", "U7:U7", "{}", 1))
    await updates.let_go()
    assert [each.update_id for each in (await Updates(database, "line", other).take_over())[0]] == ["1"]


async def test_two_processes_never_work_in_one_lane_at_once(database: Database) -> None:
    """Many updates of a few lanes, kept by several; each is begun once, and in each lane one at a time."""
    several = [Updates(database, "telegram", Replica(database, f"r{number}")) for number in range(3)]
    at_work: set[str] = set()
    done: list[tuple[str, int]] = []

    async def see_to(updates: Updates, place: int) -> None:
        lane = f"{place % 4}"
        _, kept = await updates.keep(Kept(str(place), lane, "{}", place), begins=place % 2 == 0)
        kept = kept or await updates.begin(lane)
        while kept:
            assert lane not in at_work
            at_work.add(lane)
            await asyncio.sleep(0)
            at_work.discard(lane)
            done.append((lane, kept.place))
            kept = await updates.finish(kept, goes_on=True)

    await asyncio.gather(*(see_to(several[place % 3], place) for place in range(120)))
    assert sorted(place for _, place in done) == list(range(120))


async def test_many_writers_at_once_lose_nothing(database: Database) -> None:
    unanswered, updates = StoredUnanswered(database), Updates(database, "telegram")
    await asyncio.gather(
        *(unanswered.add("คำถาม", "not_found") for _ in range(50)),
        *(updates.keep(Kept(str(number), "x", "y", number)) for number in range(50)),
    )
    (asked,) = await unanswered.most_asked(5)
    assert asked.times == 50
    async with database.reading() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM updates"))).scalar() == 50


@pytest.mark.parametrize("at_once", [True, False])  # False: time passes, so that the database is met at its work
async def test_who_is_cut_off_anywhere_leaves_neither_a_connection_nor_a_lock(
    database: Database, at_once: bool
) -> None:
    async def read() -> None:
        async with database.reading() as connection:
            await connection.execute(text("SELECT count(*) FROM people"))

    async def write() -> None:
        async with database.writing() as connection:
            await connection.execute(text("UPDATE rate_gates SET held = held + 1"))
            await connection.execute(text("UPDATE rate_gates SET next = held"))

    async with database.writing() as connection:
        await connection.execute(text("INSERT INTO rate_gates (name, next, held) VALUES ('x', 0, 0)"))
    ended = set()
    for work in (read, write):
        for steps in range(60):
            task = asyncio.create_task(work())
            for _ in range(steps):
                await (asyncio.sleep(0) if at_once else asyncio.to_thread(int))
            task.cancel()
            ended |= {type(each) for each in await asyncio.gather(task, return_exceptions=True)}
            assert database._engine.pool.checkedout() == 0  # type: ignore[attr-defined]
            await write()  # which waits ten seconds for a lock, and fails then
    assert asyncio.CancelledError in ended
    async with database.reading() as connection:
        row = (await connection.execute(text("SELECT held, next FROM rate_gates"))).one()
    assert row.held == row.next >= 120  # all of a transaction, or nothing


async def test_a_context_comes_back_as_it_was_and_ends_after_its_minutes(database: Database, clock: Clock) -> None:
    contexts = StoredContexts(database, 30)
    context = Context(
        ("debt",), "figures", ("debt.reduced",), (("debt", "figures", 1),), choices=(("ก", "ข"),), question="กี่ราย"
    )
    await contexts.save("c1", Context())
    await contexts.save("c1", context)
    assert await contexts.load("c1") == context
    assert await contexts.load("c2") == Context()
    clock.now += 30 * 60
    assert await contexts.load("c1") == Context()


async def test_a_person_is_known_once_with_what_they_set(database: Database) -> None:
    people = StoredPeople(database)
    assert await people.seen("telegram", "7") is True
    assert await people.seen("telegram", "7") is False
    await people.set_role("telegram", "7", "teacher")
    for topic in ("debt", "debt", "all"):
        await people.follow("telegram", "7", topic)
    await people.leave("telegram", "7", {"all"}, ())
    await people.set_reachable("telegram", "7", reachable=False)
    person = await people.person("telegram", "7")
    assert person
    assert (person.role, person.topics, person.reachable) == ("teacher", ("debt",), False)
    await people.set_reachable("telegram", "8", reachable=True)
    assert await people.person("telegram", "8") is None


async def test_forgetting_takes_everything_of_one_person_and_nothing_of_others(database: Database) -> None:
    people, contexts, votes = StoredPeople(database), StoredContexts(database, 30), StoredVotes(database)
    exchanges, answers = Exchanges(database, "telegram"), StoredAnswers(database)
    for person in ("7", "17"):
        await people.seen("telegram", person)
        await people.follow("telegram", person, "debt")
        await votes.vote("telegram", person, "1", 1)
        await exchanges.keep(int(person), "1", (2,))
        for chat in (person, "-5"):
            await contexts.save(f"telegram:{chat}:{person}", Context(question="x"))
            await answers.keep(KeptAnswer(f"telegram:{chat}:{person}", "q", {}))
    await people.forget("telegram", "7")
    async with database.reading() as connection:
        for table in ("people", "subscriptions", "votes", "exchanges"):
            assert (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar() == 1, table  # noqa: S608
        for table in ("contexts", "answers"):
            assert (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar() == 2, table  # noqa: S608


async def test_a_vote_counts_once_and_can_be_changed(database: Database) -> None:
    votes = StoredVotes(database)
    given = [await votes.vote("telegram", "7", "1", each) for each in (1, 1, -1)]
    await votes.vote("telegram", "8", "1", -1)
    assert given == [True, False, True]
    assert await votes.count("1") == (0, 2)


async def test_answers_come_back_by_their_number(database: Database) -> None:
    answers = StoredAnswers(database)
    kept = KeptAnswer("c1", "คำถาม", {"headline": "๑,๒๓๘", "suggestions": ["ก"]})
    number = await answers.keep(kept)
    assert await answers.kept(number) == kept
    for wrong in ("999", "x", "", "-1", "1" * 30, "๑"):
        assert await answers.kept(wrong) is None


async def test_exchanges_tell_what_was_said_and_follow_a_group_that_moves(database: Database) -> None:
    exchanges, contexts = Exchanges(database, "telegram"), StoredContexts(database, 30)
    await exchanges.keep(-5, "1", (2, 3))
    await exchanges.keep(-5, "1", (4,))
    assert await exchanges.said(-5, "1") == (4,)
    assert await exchanges.of_chat(-5) == {"1": (4,)}
    await contexts.save("telegram:-5:7", Context(question="x"))
    await contexts.save("telegram:-50:7", Context(question="y"))
    await exchanges.move_chat(-5, -100)
    assert await exchanges.said(-5, "1") == ()
    assert (await contexts.load("telegram:-100:7")).question == "x"
    assert (await contexts.load("telegram:-50:7")).question == "y"


async def test_a_picture_is_known_by_the_networks_own_name_until_that_is_lost(database: Database) -> None:
    pictures = SentPictures(database, "telegram")
    assert await pictures.file("debt") == ""
    await pictures.keep("debt", "AgAC-1")
    await pictures.keep("debt", "AgAC-2")
    assert await pictures.file("debt") == "AgAC-2"
    assert await SentPictures(database, "line").file("debt") == ""
    await pictures.forget("debt")
    assert await pictures.file("debt") == ""


async def test_what_a_person_takes_back_is_forgotten_and_nothing_else(database: Database) -> None:
    answers, questions = StoredAnswers(database), StoredUnanswered(database)
    contexts, talk = StoredContexts(database, 30), "line:U7:U7"
    for asked, question in (("m1", "เชียงรายกี่แห่ง"), ("m2", "เชียงใหม่กี่แห่ง"), ("m3", "เชียงใหม่กี่แห่ง")):
        await answers.keep(KeptAnswer(talk, question, {"text": "x"}, asked))
        await questions.add(question, "not_found")
    await answers.keep(KeptAnswer("line:U8:U8", "เชียงรายกี่แห่ง", {"text": "x"}, "m4"))
    await contexts.save(talk, Context(question="เชียงใหม่กี่แห่ง"))
    for asked in ("m1", "m3", "m9"):
        await answers.take_back(talk, asked)
    assert [(each.question, each.times) for each in await questions.most_asked(9)] == [("เชียงใหม่กี่แห่ง", 1)]
    assert [await answers.kept(str(number)) is None for number in await ids(database)] == [False, False]
    assert await contexts.load(talk) == Context()


async def ids(database: Database) -> list[int]:
    async with database.reading() as connection:
        return list((await connection.execute(text("SELECT id FROM answers ORDER BY id"))).scalars())


async def test_a_group_that_is_left_is_forgotten_and_the_person_is_not(database: Database) -> None:
    answers, contexts, exchanges = StoredAnswers(database), StoredContexts(database, 30), Exchanges(database, "line")
    for chat in ("C_5", "U8"):
        await answers.keep(KeptAnswer(f"line:{chat}:U8", "x", {"text": "x"}, "m1"))
        await contexts.save(f"line:{chat}:U8", Context(question="x"))
        await exchanges.keep(chat, "m1", (1,))
    await exchanges.leave_chat("C_5")
    assert len(await ids(database)) == 1
    assert await contexts.load("line:C_5:U8") == Context()
    assert (await contexts.load("line:U8:U8")).question == "x"
    assert (await exchanges.said("C_5", "m1"), await exchanges.said("U8", "m1")) == ((), (1,))


async def test_what_waits_in_a_lane_can_be_looked_at(database: Database) -> None:
    updates = Updates(database, "line")
    kept = [Kept(f"e{number}", lane, "{}", 9 - number) for number, lane in enumerate(("a", "b", "a", "a"))]
    for each in kept:
        await updates.keep(each)
    await updates.begin("a")
    await updates.finish(kept[2])
    assert [(each.update_id, each.begun) for each in await updates.waiting("a")] == [("e3", True), ("e0", False)]
