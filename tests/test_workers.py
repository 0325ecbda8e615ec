"""Workers that live, die and inherit, the gate they share, and what they rely on in the durable engine."""

from __future__ import annotations

import asyncio
import os
import resource
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from bot.cards.gallery import Gallery
from bot.channels.broadcasting import senders
from bot.channels.telegram_pace import yielding
from bot.delivery import durable
from bot.delivery.durable import Durable, chunk_id
from bot.delivery.workers import Workers
from bot.settings import read_settings
from bot.state.broadcasts import StoredBroadcasts
from bot.state.clocks import DEAD_AFTER
from bot.state.database import Database, open_database
from bot.state.gates import CATCHING_UP, Gate
from bot.state.place import alone
from bot.state.tables import rate_gates
from bot.state.tables import workers as rows
from bot.workbench import put_edition
from knowledge.errors import SettingError
from knowledge.records import Edition
from tests.databases import MISSING, binaries, crash, postgresql, set_clock, with_clock
from tests.sending import PATIENCE, add_people, sent_off, until, until_state
from tests.workers import Receiving, receiver_process, workers

BATCH = 15
NONE = 900_000  # the number of no broadcast


@pytest.fixture
def clock() -> None:
    """Workers keep the time of day."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, shipped_edition: Edition) -> Path:
    """A folder with a knowledge base in it, so that workers needn't read the report first."""
    folder = tmp_path_factory.mktemp("data")
    put_edition(read_settings({"THAMDAI_DATA_DIR": str(folder)}, Path("no-such.env")), shipped_edition)
    return folder


# ── killed ────────────────────────────────────────────────────────────────────────────────────────────────────────────
async def test_killed_in_the_middle_and_started_again_it_leaves_nobody_out(
    database: Database, url: str, data: Path
) -> None:
    """On PostgreSQL the dead one's work is taken over once it was silent for some time; on SQLite at once."""
    await add_people(database, telegram=200, line=1_500)
    bound = 2 * BATCH
    with receiver_process() as receiver, workers(url, receiver, data, THAMDAI_TELEGRAM_PER_SECOND=150) as processes:
        worker = processes.start()
        broadcast = await sent_off(database)
        await arrived_of(receiver, 60)
        assert os.getpriority(os.PRIO_PROCESS, worker.pid) > os.getpriority(os.PRIO_PROCESS, 0)  # answers go first
        processes.kill()
        async with database.writing() as connection:  # as if it had been silent for long
            await connection.execute(update(rows).values(beat=rows.c.beat - DEAD_AFTER))
        processes.start()
        await until_state(database, broadcast, "done")
        arrived = await asyncio.to_thread(receiver.set)
    progress = await StoredBroadcasts(database).progress(broadcast)
    doubled = sum(count - 1 for count in arrived["telegram"].values())
    assert (len(arrived["telegram"]), len(arrived["line"])) == (200, 1_500)
    assert set(arrived["line"].values()) == {1}
    assert doubled <= progress.resent <= bound
    assert progress.of("sent") == 1_700


# ── what happens to the database ──────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def own_server() -> Iterator[tuple[Path, str]]:
    """The folder and the URL of a server that may die, and whose clock can be set."""
    if binaries() is None:
        pytest.skip(MISSING)
    with TemporaryDirectory(prefix="thamdai-postgresql-") as folder, postgresql(Path(folder)) as url:
        with_clock(url)
        yield Path(folder), url


async def arrived_of(receiver: Receiving, telegram: int) -> dict[str, dict[str, int]]:
    """What arrived, once so many people on Telegram got something."""
    async with asyncio.timeout(PATIENCE):
        while len((arrived := await asyncio.to_thread(receiver.set))["telegram"]) < telegram:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    return arrived


@pytest.mark.parametrize("what", ["it dies and is started again", "its clock is set back", "its clock is set forward"])
async def test_a_database_that_is_disturbed_in_a_broadcast_leaves_nobody_out_and_doubles_nothing(
    what: str, own_server: tuple[Path, str], data: Path
) -> None:
    folder, url = own_server
    with receiver_process() as receiver:
        database = await open_database(url)
        await add_people(database, telegram=300, line=1_500)
        with workers(url, receiver, data, THAMDAI_TELEGRAM_PER_SECOND=100) as processes:
            for _ in range(2):
                processes.start()
            broadcast = await sent_off(database)
            await arrived_of(receiver, 60)
            if what == "it dies and is started again":
                await asyncio.to_thread(crash, folder)
            else:
                await set_clock(database, -1 if "back" in what else 1)
            async with asyncio.timeout(PATIENCE):
                await _until_done(database, broadcast)
            arrived = await asyncio.to_thread(receiver.set)
            progress = await StoredBroadcasts(database).progress(broadcast)
            logs = processes.log(0) + processes.log(1)
        await database.close()
    assert (len(arrived["telegram"]), len(arrived["line"])) == (300, 1_500)
    assert set(arrived["telegram"].values()) == set(arrived["line"].values()) == {1}
    assert progress.of("sent") == 1_800
    assert ("the database can't be reached" if "dies" in what else "the clock of the database was set") in logs


async def _until_done(database: Database, broadcast: int) -> None:
    """Until a broadcast is done, though the database is away meanwhile."""
    while True:
        with suppress(DBAPIError):
            await until_state(database, broadcast, "done")
            return
        await asyncio.sleep(0.1)


async def test_a_disk_that_is_full_in_a_broadcast_leaves_nobody_out_and_doubles_nothing(
    data: Path, tmp_path: Path
) -> None:
    """The system lets SQLite write no further (RLIMIT_FSIZE) while messages are on their way; then it does again."""
    url, wal = f"sqlite:///{tmp_path / 'state.db'}", tmp_path / "state.db-wal"
    database = await open_database(url)
    await add_people(database, telegram=300, line=1_500)
    with receiver_process() as receiver, workers(url, receiver, data, THAMDAI_TELEGRAM_PER_SECOND=100) as processes:
        pid = processes.start().pid
        broadcast = await sent_off(database)
        await arrived_of(receiver, 60)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (wal.stat().st_size, resource.RLIM_INFINITY))
        async with asyncio.timeout(PATIENCE):
            while "the database can't be reached" not in processes.log():  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        before = await asyncio.to_thread(receiver.set)
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, unlimited)
        await until_state(database, broadcast, "done")
        arrived = await asyncio.to_thread(receiver.set)
    progress = await StoredBroadcasts(database).progress(broadcast)
    await database.close()
    assert len(before["telegram"]) < 300, "the disk was full too late"
    assert (len(arrived["telegram"]), len(arrived["line"])) == (300, 1_500)
    assert set(arrived["telegram"].values()) == set(arrived["line"].values()) == {1}
    assert (progress.of("sent"), progress.resent) == (1_800, 0)


# ── one at a file ─────────────────────────────────────────────────────────────────────────────────────────────────────
async def test_a_second_worker_on_one_sqlite_file_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'state.db'}"
    with receiver_process() as receiver, workers(url, receiver, tmp_path) as processes, alone(url):
        assert processes.start().wait(60) == 2
        told = processes.log()
    assert "another thamdai, process " in told
    assert "postgresql://" in told
    with alone(url), alone("postgresql://x/y"), alone("postgresql://x/y"):
        pass


def test_a_worker_without_any_channel_says_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="THAMDAI_LINE_CHANNEL_ACCESS_TOKEN"):
        senders(read_settings({"THAMDAI_DATA_DIR": str(tmp_path)}, Path("no-such.env")), Gallery(tmp_path))


# ── inheriting ────────────────────────────────────────────────────────────────────────────────────────────────────────
async def test_of_two_who_would_inherit_from_the_dead_one_does(database: Database) -> None:
    await Workers(database, "dead").beat()
    async with database.writing() as connection:
        await connection.execute(update(rows).values(beat=rows.c.beat - DEAD_AFTER - 1))
    living = [Workers(database, name) for name in ("a", "b", "c")] if database.shared else [Workers(database, "a")]
    for each in living:
        await each.beat()
    taken: list[str] = []

    async def left_by(who: str) -> list[str]:
        await asyncio.sleep(0)
        return [f"work of {who}"]

    async def take_over(work: str) -> None:
        taken.append(work)

    await asyncio.gather(*(each.inherit(left_by, take_over) for each in living))
    assert taken == ["work of dead"]
    async with database.reading() as connection:
        left = set((await connection.execute(select(rows.c.id))).scalars())
    assert left == {each.own for each in living}


async def test_what_an_heir_left_undone_goes_to_the_next(database: Database) -> None:
    for name in ("dead", "heir"):
        await Workers(database, name).beat()
    async with database.writing() as connection:
        await connection.execute(update(rows).values(beat=rows.c.beat - DEAD_AFTER - 1))
        await connection.execute(update(rows).where(rows.c.id == "dead").values(heir="heir"))
    last, taken = Workers(database, "last"), list[str]()
    await last.beat()

    async def left_by(who: str) -> list[str]:
        return [who]

    async def take_over(work: str) -> None:
        taken.append(work)

    assert await last.inherit(left_by, take_over) == 2
    assert sorted(taken) == ["dead", "heir"]
    assert await last.living() == 1


@pytest.mark.parametrize("hours", [-1, 1])
async def test_a_clock_that_is_set_makes_no_worker_seem_dead(hours: int, settable: Database) -> None:
    database = settable
    living, other = Workers(database, "living"), Workers(database, "other")
    await living.beat()
    await other.beat()
    taken: list[str] = []

    async def left_by(who: str) -> list[str]:
        return [who]

    async def take_over(work: str) -> None:
        taken.append(work)

    await set_clock(database, hours)
    assert await other.inherit(left_by, take_over) == 0  # though it has not looked at the clock since
    await other.beat()
    assert await other.inherit(left_by, take_over) == 0
    await living.beat()
    other._steadiness._set_at -= DEAD_AFTER + 1  # as if that were some time ago
    await other.beat()
    assert (await other.inherit(left_by, take_over), await other.living()) == (0, 2)
    async with database.writing() as connection:
        died = rows.c.beat - DEAD_AFTER - 1
        await connection.execute(update(rows).where(rows.c.id == "living").values(beat=died))
    assert (await other.inherit(left_by, take_over), taken) == (1, ["living"])


# ── the gate ──────────────────────────────────────────────────────────────────────────────────────────────────────────
async def test_turns_at_the_gate_are_given_once_however_many_ask(database: Database) -> None:
    gates = [Gate(database, "telegram", 100.0) for _ in range(4)]
    await gates[0].open()
    waits = sorted(await asyncio.gather(*(gate.reserve(10) for gate in gates for _ in range(10))))
    assert waits[-1] > 4.0 - CATCHING_UP - 2.0  # 400 turns take 4 s, less what the asking took
    await gates[1].hold(30.0)
    assert 29.0 < await gates[2].held() <= 30.0
    assert await gates[3].reserve(1) > 29.0


async def test_turns_that_nobody_took_are_not_saved_up(database: Database) -> None:
    gate = Gate(database, "telegram", 10.0)
    await gate.open()
    assert await gate.reserve(100) == 0.0
    assert await gate.reserve(1) > 9.0


async def test_a_gate_whose_row_is_gone_is_opened_anew(database: Database) -> None:
    gate = Gate(database, "telegram", 10.0)
    await gate.open()
    async with database.writing() as connection:
        await connection.execute(delete(rate_gates))
    assert await gate.reserve(10) == 0.0
    await gate.reserve(10)
    assert await gate.reserve(1) > 0.0


async def as_if_set(database: Database, hours: int) -> None:
    """As if the clock of the database had been set: what was written of times is that much off."""
    moved = {name: rate_gates.c[name] - hours * 3_600 for name in ("next", "held", "moved")}
    async with database.writing() as connection:
        await connection.execute(update(rate_gates).values(moved))


@pytest.mark.parametrize("hours", [-1, 1])
async def test_a_clock_that_is_set_holds_no_gate_shut(hours: int, database: Database) -> None:
    gate = Gate(database, "telegram", 10.0)
    await gate.open()
    await gate.reserve(10)
    await as_if_set(database, hours)
    assert await gate.held() == 0.0
    assert await gate.reserve(10) == 0.0
    assert 0.0 < await gate.reserve(1) <= 1.0  # and goes on from there
    await gate.hold(30.0)
    await as_if_set(database, hours)
    assert await gate.held() == 0.0
    await gate.hold(5.0)
    assert 4.0 < await gate.held() <= 5.0
    assert 4.0 < await gate.reserve(1) <= 5.0


async def test_answers_wait_for_nobody_and_broadcasts_give_way_to_them(database: Database, tmp_path: Path) -> None:
    said = [58]  # two seconds' worth
    settings = read_settings({"THAMDAI_DATA_DIR": str(tmp_path)}, Path("no-such.env"))
    telling = asyncio.create_task(yielding(settings, database, lambda: said.pop() if said else 0))
    gate, waits = Gate(database, "telegram", 29.0), list[float]()
    await gate.open()
    await until(lambda: not said)
    while len(waits) < 15 and max(waits, default=0.0) < 1.0:  # these turns alone would come to half a second
        waits.append(await gate.reserve(1))
        await asyncio.sleep(0.02)
    telling.cancel()
    await asyncio.gather(telling, return_exceptions=True)
    assert max(waits) > 1.0


# ── the durable engine ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
async def engines(database: Database, url: str) -> AsyncIterator[list[Durable]]:
    made: list[Durable] = []
    yield made
    for each in made:
        await each.close()


async def test_what_a_dead_process_was_running_can_be_listed_and_put_back(
    database: Database, url: str, engines: list[Durable]
) -> None:
    """The contract of the two calls that taking over stands on."""
    ran: list[tuple[str, int]] = []
    gate = asyncio.Event()

    async def plan(work: str) -> str:
        return work

    def chunk(name: str, stuck: bool):  # type: ignore[no-untyped-def]
        async def run(broadcast: int, number: int, queueing: int) -> str:
            ran.append((name, number))
            if stuck:
                await gate.wait()
            return "done"

        return run

    first = Durable(url, "first", 2, ["telegram"], 0.05)
    await first.open(chunk("first", True), plan)
    for _ in range(2):  # the same again does nothing
        await first.queue_chunk("telegram", NONE, 7, 1)
    await until(lambda: bool(ran))
    assert await first.left_by("first") == [chunk_id(NONE, 7, 1)]
    assert await first.left_by("second") == []
    await first.close()

    second = Durable(url, "second", 2, ["telegram"], 0.05)
    engines.append(second)
    await second.open(chunk("second", False), plan)
    assert await second.left_by("first") == [chunk_id(NONE, 7, 1)]
    await second.take_over(chunk_id(NONE, 7, 1))
    await until(lambda: len(ran) > 1)
    while await second.left_by("second"):  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    assert ran == [("first", 7), ("second", 7)]
    assert await second.failed([chunk_id(NONE, 7, 1)]) == set()
    assert await second.clear(time.time() + 60) >= 1
    assert await second.clear(time.time() + 60) == 0


async def test_work_that_was_begun_before_an_upgrade_goes_on_after_it(
    database: Database, url: str, engines: list[Durable]
) -> None:
    """Left to itself the engine would take its version from the code, and leave what another version began."""
    assert durable.VERSION == "broadcasts-1", "work in the middle is stranded by another version; raise it on purpose"
    ran: list[int] = []

    async def plan(work: str) -> str:
        return work

    async def old(broadcast: int, number: int, queueing: int) -> str:
        raise AssertionError("not taken up yet")

    async def new(broadcast: int, number: int, queueing: int) -> str:
        ran.append(number)
        return "done"

    before = Durable(url, "before", 0, ["telegram"], 0.05)
    await before.open(old, plan)
    await before.queue_chunk("telegram", NONE, 3, 1)
    await before.close()
    after = Durable(url, "after", 2, ["telegram"], 0.05)
    engines.append(after)
    await after.open(new, plan)
    await until(lambda: ran == [3])


async def test_an_old_sqlite_is_given_the_clock_that_the_engine_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian 12 has 3.40, which doesn't know unixepoch('subsec')."""
    monkeypatch.setattr(durable, "SUBSECOND", (99, 0))
    engine = durable._system_engine(f"sqlite:///{tmp_path / 'state.db'}")
    with engine.connect() as connection:
        fine, whole = connection.execute(text("SELECT unixepoch('subsec'), unixepoch('now')")).one()
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    engine.dispose()
    assert 0 <= fine - whole < 2
    assert isinstance(whole, int)
