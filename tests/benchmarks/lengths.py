"""What a character of a question costs as questions grow: python -m tests.benchmarks.lengths

For each kind of text the time of a whole answer at 100, 400, 1,000 and 4,000 characters, by the character, as a ratio
to the dearest of that kind at up to 400 characters in the same run: what grows faster than the text shows as a ratio
above 1. It fails where a character of 4,000 costs more than MOST_TIMES of one of a short text.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import read_question_set
from knowledge.building import SHIPPED_REPORTS, build_edition

LENGTHS = (100, 400, 1_000, 4_000)
ROUNDS = 3
MOST_TIMES = 3.0
THAI = "หนี้ ครู โรงเรียน นักเรียน กี่ ราย แห่ง อุปสรรค แก้ ปัญหา ที่ ใน ของ และ ได้ ให้ เรื่อง ว่า ไป มา"
LATIN = "how many teachers had their debts reduced and which schools were closed"
ROMANISED = "nee sin khru kae dai ki rai rong rian khunnaphap upasak"
SETS = Path(__file__).parents[1] / "questions"


def made_of(words: list[str], gap: str = "") -> Callable[[int], str]:
    def make(length: int) -> str:
        drawn = random.Random(2567)  # noqa: S311 - the same text in every run
        text = ""
        while len(text) < length:
            text += drawn.choice(words) + gap
        return text[:length]

    return make


def kinds(engine: Engine) -> dict[str, Callable[[int], str]]:
    edition = engine.catalogue.edition
    asked = [turn["q"] for each in read_question_set(SETS / "dev.jsonl") for turn in each["turns"]]
    report = [word for passage in edition.passages for word in passage.text.split()]
    return {
        "Thai without spaces": made_of(THAI.split()),
        "Thai with spaces": made_of(THAI.split(), " "),
        "words of the report": made_of(report, " "),
        "titles of policies": made_of([policy.short_title for policy in edition.policies], " "),
        "one sentence again": made_of(["หนี้สินครูแก้ได้กี่ราย "]),
        "Thai letters at random": made_of([chr(each) for each in range(0x0E01, 0x0E3B)]),
        "one letter": made_of(["ก"]),
        "one mark": made_of(["่"]),
        "combining marks": made_of([chr(each) for each in range(0x0300, 0x0340)]),
        "marks out of order": made_of(["\u0301\u0316\u0e38\u0e48\u05b0"]),
        "a letter and its marks": made_of(["กั้่๊"]),
        "Latin": made_of(
            [
                "how",
                "many",
                "teachers",
                "had",
                "their",
                "debts",
                "reduced",
                "and",
                "which",
                "schools",
                "were",
                "closed",
            ],
            " ",
        ),
        "Latin without spaces": made_of(list("abcdefghijklmnopqrstuvwxyz")),
        "romanised Thai": made_of(ROMANISED.split(), " "),
        "romanised, no spaces": made_of(ROMANISED.split()),
        "the wrong keyboard": made_of(["souhlbo8i6cdhwfhdujik;", "fpg5up].o-v'iowin"], " "),
        "the wrong keyboard on": made_of(["souhlbo8i6cdhwfhdujik;", "fpg5up].o-v'iowin"]),
        "Chinese": made_of([chr(each) for each in range(0x4E00, 0x4E80)]),
        "Arabic": made_of([chr(each) for each in range(0x0627, 0x064B)]),
        "emoji": made_of(["😀", "👩‍🏫", "🇹🇭", "👍🏽"]),
        "digits": made_of(list("0123456789")),
        "Thai digits": made_of(list("๐๑๒๓๔๕๖๗๘๙")),
        "numbers": made_of(["1,238", "15.61", "7,926", "๒๕๖๗"], " "),
        "punctuation": made_of(list("?!.,()[]{}\"'-–/%")),
        "zero width": made_of(["​", "‌", "‍", "﻿"]),
        "right to left marks": made_of(["‮", "‏", "ก"]),
        "spaces": made_of([" ", "\n", "\t", " "]),
        "numbered list": made_of(["1. หนี้ครู\n2) อุปสรรค\n"]),
        "questions of people": made_of(asked, " "),
        "the same, no spaces": made_of(["".join(each.split()) for each in asked]),
        "arithmetic": made_of(["1,238 + 7,926 - ", "15.61% × "]),
        "quotes and brackets": made_of(["“หนี้”", "(ครู)", '"ราย"', "‘"]),
        "places and years": made_of(["เชียงใหม่", "ปี 2566", "ภาคอีสาน", "มกราคม 2567", "อำเภอเมือง"], " "),
        "no and not": made_of(["ไม่", "ไม่ใช่", "ไม่เอา", "แต่", "ยกเว้น", "หรือ"], " "),
        "questions": made_of(["หนี้ครูกี่ราย แล้วโรงเรียนคุณภาพล่ะ? "]),
    }


def by_the_character(engine: Engine, text: str) -> float:
    """Seconds a character of the fastest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        engine.ask(text, Context())
        times.append(time.perf_counter() - began)
        if times[-1] > 5:
            break
    return min(times) / len(text)


def main() -> int:
    engine = Engine.for_edition(build_edition(SHIPPED_REPORTS / "qw-2567.txt"))
    for _ in range(3):
        engine.ask("หนี้สินครูแก้ได้กี่ราย", Context())
    print(f"{'':24}" + "".join(f"{length:>9,}" for length in LENGTHS) + f"{'µs a character of 4,000':>26}")
    worst = 0.0
    for name, make in kinds(engine).items():
        costs = [by_the_character(engine, make(length)) for length in LENGTHS]
        most = max(costs[:2])
        ratios = [cost / most for cost in costs]
        worst = max(worst, ratios[-1])
        print(f"{name:24}" + "".join(f"{ratio:9.2f}" for ratio in ratios) + f"{costs[-1] * 1e6:26.1f}", flush=True)
    print(f"a character of 4,000 costs at most {worst:.2f} of one of a short text (at most {MOST_TIMES})")
    return 0 if worst <= MOST_TIMES else 1


if __name__ == "__main__":
    sys.exit(main())
