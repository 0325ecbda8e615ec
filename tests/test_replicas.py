"""Several web processes on one PostgreSQL, real ones: every question answered, and answered once, whatever happens."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import pytest_asyncio

from bot.channels.lanes import MOST_AT_ONCE
from bot.settings import read_settings
from bot.state.database import open_database
from bot.workbench import open_edition, put_edition
from tests.crowd import Asked, Channel, Crowd, Fault
from tests.databases import MISSING, binaries, crash, postgresql, set_clock, with_clock
from tests.made_up_edition import made_up_edition
from tests.replicas import Replicas, replicas

pytestmark = pytest.mark.asyncio(loop_scope="module")
CHANNELS: tuple[Channel, ...] = ("telegram", "line")
TEXTS = ("หนี้สินครูแก้ได้กี่ราย", "วิธีใช้", "สรุปเรื่องหนี้สินครู")
PEOPLE = 20  # on each channel
PATIENCE = 120.0


@pytest.fixture(scope="module")
def server_folder() -> Iterator[Path]:
    if binaries() is None:
        pytest.skip(MISSING)
    with TemporaryDirectory(prefix="thamdai-postgresql-") as folder:
        yield Path(folder)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def crowd() -> AsyncIterator[Crowd]:
    made = Crowd(listens=True)
    async with made.open():
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def three(crowd: Crowd, server_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Replicas]:
    """Three web processes at work."""
    folder = tmp_path_factory.mktemp("replicas")
    open_edition(read_settings({"THAMDAI_DATA_DIR": str(folder)}, Path("no-such.env")))
    with postgresql(server_folder) as url, replicas(crowd, url, folder) as made:
        with_clock(url)
        crowd.doors = [made.start() for _ in range(3)]
        await _introduced(crowd, 3)
        yield made


async def _introduced(crowd: Crowd, processes: int) -> None:
    """Each process asks both networks who it is once it is at work."""
    before = crowd.introduced
    async with asyncio.timeout(PATIENCE):
        while crowd.introduced < before + 2 * processes:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


class Asking:
    """People who ask one thing each; nobody asks twice."""

    next = 1000

    def __init__(self, crowd: Crowd, people: int = PEOPLE) -> None:
        self.crowd = crowd
        first, Asking.next = Asking.next, Asking.next + people
        self.asked = [
            Asked(channel, person, TEXTS[person % len(TEXTS)])
            for channel in CHANNELS
            for person in range(first, first + people)
        ]

    async def until(self, share: float) -> None:
        """Until so many of them have an answer."""
        async with asyncio.timeout(PATIENCE):
            while sum(each.answered > 0 for each in self.asked) < share * len(self.asked):  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    async def all(self) -> None:
        await asyncio.gather(*map(self.crowd.ask, self.asked))

    def doubled(self, channel: Channel) -> int:
        counts = [self.crowd.answers[each.channel, each.person] for each in self.asked if each.channel == channel]
        assert 0 not in counts
        return sum(count - 1 for count in counts)


async def _settled(crowd: Crowd) -> None:
    """One more question of each channel at each door is answered, and so is whatever came before."""
    for door in crowd.doors:
        asking = Asking(crowd, 1)
        before, crowd.doors = crowd.doors, [door]
        await asking.all()
        crowd.doors = before


async def test_an_update_that_every_door_is_brought_at_once_and_again_is_answered_once(
    three: Replicas, crowd: Crowd
) -> None:
    asking = Asking(crowd)
    await asyncio.gather(*(crowd.ask(each, at_all_doors=3) for each in asking.asked))
    await _settled(crowd)
    assert [each.brought for each in asking.asked] == [9] * len(asking.asked)
    assert [asking.doubled(channel) for channel in CHANNELS] == [0, 0]


@pytest.mark.parametrize("channel", CHANNELS)
async def test_the_turns_of_a_conversation_are_taken_in_order_whichever_doors_they_come_in_by(
    channel: Channel, three: Replicas, crowd: Crowd
) -> None:
    """Each question leans on the one before; no answer is waited for, one door follows another."""
    person, Asking.next = Asking.next, Asking.next + 1
    turns = ("หนี้สินครูแก้ได้กี่ราย", "แล้วอุปสรรคล่ะ", "โรงเรียนขนาดเล็กมีกี่แห่ง", "แล้วอุปสรรคล่ะ", "แนะแนวมีอุปสรรคอะไร")
    answer = crowd.next_answer((channel, person), len(turns))
    doors = crowd.doors
    for number, text in enumerate(turns):
        crowd.doors = [doors[number % 3]]
        await crowd.bring(Asked(channel, person, text))
    crowd.doors = doors
    async with asyncio.timeout(PATIENCE):
        await answer
    said = crowd.said[channel, person]
    assert len(said) == len(turns)
    about = ("1,238", "หนี้", "ขนาดเล็ก", "ขนาดเล็ก", "แนะแนว")
    assert [word in text for word, text in zip(about, said, strict=True)] == [True] * len(turns), said


@pytest.mark.parametrize("kind", [429, 500, 502, "close", "close_after", "hang"])
async def test_a_network_that_fails_loses_nothing_and_doubles_nothing(
    kind: int | str, three: Replicas, crowd: Crowd
) -> None:
    crowd.hung = asyncio.Event()
    crowd.faults = [Fault(kind, 6, channel) for channel in CHANNELS]
    asking = Asking(crowd)
    everybody = asyncio.create_task(asking.all())
    await asking.until(0.8)  # all but those whose calls hang
    crowd.hung.set()
    await everybody
    await _settled(crowd)
    assert [fault.times for fault in crowd.faults] == [0, 0]
    assert [asking.doubled(channel) for channel in CHANNELS] == [0, 0]


async def test_a_database_that_is_restarted_under_load_loses_nothing_and_doubles_nothing(
    three: Replicas, crowd: Crowd, server_folder: Path
) -> None:
    asking = Asking(crowd)
    everybody = asyncio.create_task(asking.all())
    await asking.until(0.2)
    await asyncio.to_thread(crash, server_folder)
    await everybody
    await _settled(crowd)
    assert [asking.doubled(channel) for channel in CHANNELS] == [0, 0]


@pytest.mark.parametrize("hours", [-1, 1])
async def test_a_clock_that_is_set_under_load_loses_nothing_and_doubles_nothing(
    hours: int, three: Replicas, crowd: Crowd
) -> None:
    database = await open_database(three.environ["THAMDAI_DATABASE_URL"])
    asking = Asking(crowd)
    everybody = asyncio.create_task(asking.all())
    await asking.until(0.2)
    await set_clock(database, hours)
    await everybody
    await _settled(crowd)
    await database.close()
    assert [asking.doubled(channel) for channel in CHANNELS] == [0, 0]


async def test_an_edition_that_is_published_under_load_loses_nothing_and_doubles_nothing(
    three: Replicas, crowd: Crowd
) -> None:
    """People ask until each process answers from it."""
    settings = read_settings({"THAMDAI_DATA_DIR": str(three.folder)}, Path("no-such.env"))
    asking = Asking(crowd)
    everybody = asyncio.create_task(asking.all())
    await asking.until(0.2)
    await asyncio.to_thread(put_edition, settings, made_up_edition())
    await everybody
    title, doors = made_up_edition().report.title, crowd.doors
    async with asyncio.timeout(PATIENCE):
        for door in doors:
            crowd.doors, taken_up = [door], False
            while not taken_up:
                source = Asked("line", Asking.next, "ที่มาของข้อมูล")
                Asking.next += 1
                await crowd.ask(source)
                taken_up = title[:20] in crowd.said["line", source.person][0]
    crowd.doors = doors
    assert [asking.doubled(channel) for channel in CHANNELS] == [0, 0]


async def test_what_a_process_that_was_killed_had_in_hand_is_answered_by_the_others(
    three: Replicas, crowd: Crowd
) -> None:
    """The only messages that may come twice are those that were on their way to Telegram."""
    killed, *living = crowd.doors
    asking = Asking(crowd, 3 * PEOPLE)
    everybody = asyncio.create_task(asking.all())
    await asking.until(0.2)
    three.kill(killed)
    crowd.doors = living
    await everybody
    await _settled(crowd)
    assert asking.doubled("line") == 0
    assert asking.doubled("telegram") <= MOST_AT_ONCE


async def test_who_is_stopped_in_good_order_leaves_what_is_in_hand_to_nobody_or_to_the_others(
    three: Replicas, crowd: Crowd
) -> None:
    stopped, *living = crowd.doors
    asking = Asking(crowd)
    everybody = asyncio.create_task(asking.all())
    await asking.until(0.2)
    crowd.doors = living
    await asyncio.to_thread(three.stop, stopped)
    await everybody
    await _settled(crowd)
    assert [asking.doubled(channel) for channel in CHANNELS] == [0, 0]


async def test_a_disk_that_is_full_loses_nothing_and_doubles_nothing(crowd: Crowd, tmp_path: Path) -> None:
    """The system lets SQLite write no further (RLIMIT_FSIZE): nothing is acknowledged until there is room again."""
    open_edition(read_settings({"THAMDAI_DATA_DIR": str(tmp_path)}, Path("no-such.env")))
    before = crowd.doors
    with replicas(crowd, f"sqlite:///{tmp_path / 'state.db'}", tmp_path) as made:
        door = made.start()
        crowd.doors = [door]
        await _introduced(crowd, 1)
        await _settled(crowd)
        full = (tmp_path / "state.db-wal").stat().st_size
        resource.prlimit(made.processes[door].pid, resource.RLIMIT_FSIZE, (full, resource.RLIM_INFINITY))
        asking, refused = Asking(crowd), crowd.refused.total()
        everybody = asyncio.create_task(asking.all())
        async with asyncio.timeout(PATIENCE):
            while crowd.refused.total() < refused + len(asking.asked):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(made.processes[door].pid, resource.RLIMIT_FSIZE, unlimited)
        await everybody
        await _settled(crowd)
    crowd.doors = before
    assert [asking.doubled(channel) for channel in CHANNELS] == [0, 0]
