"""The passage index beside what else could find passages: python -m tests.benchmarks.retrieval

Every index is built and asked in a process of its own, so that its memory is its own: MB is what the process holds more
once the index stands, the word list not counted, since it is loaded before. Data: see `_questions.py`. What grows is
made from it: passages of three to five sentences each, drawn at random from all of iApp, the same ones in every run.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from knowledge.thai import syllables, tokenise
from tests.benchmarks._peers import GROWING, PEERS
from tests.benchmarks._questions import DEFAULT_FOLDER, FOLDER, NOISE, QuestionSet, folder, question_set, recombined

NEEDED = {"bm25s": "bm25s newmm", "sklearn": "TF-IDF"}  # module, and the peers that are left out without it


@dataclass(frozen=True, slots=True)
class Measured:
    ranks: dict[str, list[int]]  # by noise: the place of the right passage, 0 where it isn't among the first ten
    times: list[float]  # seconds a question
    build: float  # seconds
    megabytes: float


def _resident() -> float:
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _measure(name: str, asked: QuestionSet) -> Measured:
    tokenise("ก")
    syllables("ก")
    PEERS[name]([("a", "กขคง"), ("b", "จฉชซ")])("กขคง")  # imports and first-use costs belong to no index
    before, start = _resident(), time.perf_counter()
    search = PEERS[name](asked.passages)
    build = time.perf_counter() - start
    megabytes = _resident() - before
    ranks: dict[str, list[int]] = {noise: [] for noise in asked.questions}
    times = []
    for noise, questions in asked.questions.items():
        for question, passage in questions:
            start = time.perf_counter()
            found = search(question)
            times.append(time.perf_counter() - start)
            ranks[noise].append(found.index(passage) + 1 if passage in found else 0)
    return Measured(ranks, sorted(times), build, megabytes)


def _measured(names: list[str], asked: QuestionSet) -> Iterator[tuple[str, Measured]]:
    for name in names:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            yield name, pool.apply(_measure, (name, asked))


def _quality(ranks: list[int]) -> str:
    first = sum(rank == 1 for rank in ranks)
    five = sum(1 <= rank <= 5 for rank in ranks)
    reciprocal = sum(1 / rank for rank in ranks if rank)
    return "/".join(f"{100 * part / len(ranks):4.1f}" for part in (first, five, reciprocal))


def _median(measured: Measured) -> float:
    return measured.times[len(measured.times) // 2]


def _cost(measured: Measured) -> str:
    times = measured.times
    p50, p99 = _median(measured) * 1e3, times[int(len(times) * 0.99)] * 1e3
    return f"{p50:8.3f} {p99:8.3f} {measured.build:7.1f} {measured.megabytes:7.1f}"


def print_quality(names: list[str], asked: QuestionSet) -> None:
    number = len(asked.questions[""])
    print(f"\n{asked.name}: {len(asked.passages):,} passages, {number:,} questions; R@1/R@5/MRR@10 in percent")
    heads = " ".join(f"{noise or 'clean':^14}" for noise in NOISE)
    print(f"{'':24} {heads} {'p50 ms':>8} {'p99 ms':>8} {'build s':>7} {'MB':>7}", flush=True)
    for name, measured in _measured(names, asked):
        qualities = " ".join(_quality(measured.ranks[noise]) for noise in NOISE)
        print(f"{name:24} {qualities} {_cost(measured)}", flush=True)


def print_growth(names: list[str], asked: QuestionSet, number: int) -> dict[str, Measured]:
    """How each fares among so many passages."""
    grown = QuestionSet(asked.name, recombined(asked.passages, number), {"": asked.questions[""][:200]})
    letters = sum(len(text) for _, text in grown.passages) / number
    print(f"\n{number:,} recombined passages, {letters:.0f} letters each on average; 200 questions")
    print(f"{'':24} {'p50 ms':>8} {'p99 ms':>8} {'build s':>7} {'MB':>7}", flush=True)
    found = {}
    for name, measured in _measured([name for name in names if name in GROWING], grown):
        print(f"{name:24} {_cost(measured)}", flush=True)
        found[name] = measured
    return found


def print_ratios(grown: dict[int, dict[str, Measured]]) -> None:
    """What the others take, as times what the index takes, at each size."""
    print("\nwhat others take, in times of what the index takes: p50, MB")
    names = [name for name in GROWING[1:] if any(name in found for found in grown.values())]
    print(f"{'passages':>24} {'p50 ms':>8} {'MB':>7} " + " ".join(f"{name:>16}" for name in names))
    for number, found in grown.items():
        if (own := found.get(GROWING[0])) is not None:
            peers = [found.get(name) for name in names]
            ratios = (
                f"{_median(peer) / _median(own):7.1f}, {peer.megabytes / max(own.megabytes, 0.1):7.1f}" if peer else "-"
                for peer in peers
            )
            print(
                f"{number:24,} {_median(own) * 1e3:8.3f} {own.megabytes:7.1f} "
                + " ".join(f"{ratio:>16}" for ratio in ratios)
            )


def installed() -> list[str]:
    """The peers whose libraries are there; says what to install for the rest."""
    missing = []
    for module, peers in NEEDED.items():
        try:
            __import__(module)
        except ImportError:
            missing.append(peers)
            print(f"{module} is not installed, {peers} is left out; to have it: pip install --group bench")
    return [name for name in PEERS if not name.startswith(tuple(missing))]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the passage index beside its peers.")
    parser.add_argument("--questions", type=int, default=500, help="questions asked of iApp (default 500; 0 for all)")
    parser.add_argument(
        "--growth", type=int, nargs="*", default=[1_000, 10_000, 100_000], help="sizes of the growth tables"
    )
    parser.add_argument("--only", nargs="*", help="names of peers; default all")
    options = parser.parse_args()
    data = folder()
    if data is None:
        print(f"skipped: no question sets in {DEFAULT_FOLDER}; name their folder in {FOLDER}")
        return
    names = [name for name in installed() if not options.only or name in options.only]
    xquad = question_set(data, "xquad", "xquad")
    iapp = question_set(data, "iapp", "iapp-train", options.questions)
    print_quality(names, xquad)
    print_quality(names, iapp)
    print_ratios({number: print_growth(names, iapp, number) for number in options.growth})


if __name__ == "__main__":
    main()
