"""What drawing cards costs: time, size, memory, and how much of the event loop it leaves to others.

The last is why cards are drawn in a process of their own: a thread holds the interpreter's lock while resvg draws.
"""

from __future__ import annotations

import asyncio
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from bot.cards.drawing import PREVIEW, draw, rendered
from bot.cards.gallery import Gallery, key_of
from bot.cards.layout import laid_out
from knowledge.asking.engine import Engine
from knowledge.building import SHIPPED_REPORTS, build_edition
from knowledge.cards.card import Card, Pictured
from knowledge.cards.choosing import Cards

ROUNDS = 5
TICK = 0.002  # seconds between two looks of the watcher at the clock


def cpu_ms(work: Callable[[], object]) -> float:
    """Median processor time of a few rounds, milliseconds."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append((time.process_time() - began) * 1000)
    return statistics.median(taken)


def set_anew(card: Card) -> str:
    return laid_out(card).svg()


def memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def longest_stop(cards: list[Card], executor: Executor) -> tuple[float, float]:
    """The longest and the typical time that the loop did nothing else, in milliseconds, while cards are drawn."""
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(executor, draw, cards[0])  # what is loaded once
    stops: list[float] = []

    async def watch() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(TICK)
            stops.append((time.perf_counter() - began - TICK) * 1000)

    watching = asyncio.create_task(watch())
    for card in cards:
        await loop.run_in_executor(executor, draw, card)
    watching.cancel()
    return max(stops), statistics.quantiles(stops, n=20)[-1]


def main() -> None:
    edition = build_edition(SHIPPED_REPORTS / "qw-2567.txt")
    engine = Engine.for_edition(edition)
    cards = Cards(engine)
    standing = [pictured.card for pictured in cards.standing()]
    before = memory_mb()
    pictures = {card.name: draw(card) for card in standing}
    print(f"{len(standing)} standing cards of {edition.report.id}; processor time, medians of {ROUNDS}")
    print(f"{'card':<22}{'say':>7}{'name':>7}{'set':>7}{'draw':>7}{'small':>7} ms {'PNG':>7}{'small':>7} kB")
    asked: dict[str, Callable[[], Pictured]] = {
        "overview": cards.overview,
        "debt": lambda: cards.policy("debt"),
        "guidance-obstacles": lambda: cards.policy("guidance", "obstacles"),
        "communication": lambda: cards.policy("communication"),
    }
    for name, say in asked.items():
        card = say().card
        svg = laid_out(card).svg()
        drawing = partial(rendered, svg), partial(rendered, svg, PREVIEW)
        times = [cpu_ms(step) for step in (say, partial(key_of, card), partial(set_anew, card), *drawing)]
        sizes = [len(pictures[name].whole) / 1024, len(pictures[name].preview) / 1024]
        print(f"{name:<22}{''.join(f'{each:7.1f}' for each in times)}    {''.join(f'{each:7.0f}' for each in sizes)}")
    whole = sum(len(picture.whole) + len(picture.preview) for picture in pictures.values()) / 1024 / 1024
    print(
        f"all of them: {whole:.1f} MB on disk; memory of the process {before:.0f} -> {memory_mb():.0f} MB at its peak"
    )
    for name, executor in {
        "thread": ThreadPoolExecutor(1),
        "process": ProcessPoolExecutor(1, get_context("spawn")),
    }.items():
        with executor:
            longest, typical = asyncio.run(longest_stop(standing[:8], executor))
        print(
            f"drawn in a {name}: the loop stands still for {longest:.0f} ms at most, 95 % of times below {typical:.1f}"
        )
    with tempfile.TemporaryDirectory() as folder:
        gallery = Gallery(Path(folder))
        began = time.perf_counter()
        asyncio.run(first_and_again(gallery, standing[0]))
        print(f"first card of a process, kept, and found again: {(time.perf_counter() - began) * 1000:.0f} ms in all")


async def first_and_again(gallery: Gallery, card: Card) -> None:
    await gallery.keep(card)
    await gallery.keep(card)
    gallery.close()


if __name__ == "__main__":
    main()
