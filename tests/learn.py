"""Learns anew what ships as knowledge/asking/likelihood.weights: PYTHONPATH=. python tests/learn.py

From tests/questions/written.jsonl, and from questions put together of the parts of some tests: of what a figure does
not tell apart, of what is in no report, and of every figure by its names. The other sets are kept for measuring.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from knowledge.asking.engine import Engine
from knowledge.asking.learning import Example, examples_of, learn
from knowledge.asking.likelihood import SHIPPED, write_weights
from knowledge.building import SHIPPED_REPORTS, build_edition
from tests import test_figures_asked as asked
from tests import test_limits as limits
from tests import test_narrowing as narrowing
from tests import test_unheard_of as unheard_of

WRITTEN = Path(__file__).parent / "questions" / "written.jsonl"
ACTING = (*limits.ACTING, "{name}ที่{act}มีเท่าไร", "จำนวน{name}ที่{act}", "{act}กี่{unit}ในบรรดา{name}")
LACKS, HELD = 700, 300  # questions put together, so many that they don't outweigh what people wrote


def put_together(engine: Engine) -> list[Example]:
    """Some of the questions that can be put together, the same each time."""
    picked = random.Random(2567)  # noqa: S311 - which of them is no secret
    lacks, held = sorted(set(_lacking(engine))), sorted(set(_held(engine)))
    chosen = [(*each, True) for each in picked.sample(lacks, min(LACKS, len(lacks)))]
    chosen += [(*each, False) for each in picked.sample(held, min(HELD, len(held)))]
    return [Example(text, engine.read(text), follows, lack) for text, follows, lack in chosen]


def _lacking(engine: Engine) -> Iterator[tuple[str, bool]]:
    """Questions, and whether they go on from another."""
    for indicator_id, names in asked.NAMES.items():
        indicator = engine.catalogue.indicators[indicator_id]
        for name in names:
            for frame in limits.LIMITED:
                yield frame.format(name=name, unit=indicator.unit), False
            for act in limits.ACTS.get(indicator.unit, ()):
                for frame in ACTING:
                    yield frame.format(name=name, act=act, unit=indicator.unit), False
        for frame in unheard_of.GOING_ON:
            yield frame.format(unit=indicator.unit), True
    for subject in unheard_of.SUBJECTS:
        yield from ((frame.format(subject=subject), False) for frame in unheard_of.ASKING)
    for thing in unheard_of.THINGS:
        for what in unheard_of.OF_WHAT:
            yield from ((frame.format(thing=thing, what=what), False) for frame in unheard_of.ASKING_FOR_THINGS)
    for strange in narrowing.STRANGE:
        yield from ((frame.format(strange), True) for frame in narrowing.NARROWED)
    for indicator in narrowing.asked_for(engine):
        named = f"{indicator.label} {indicator.value_text}"
        yield from ((frame.format(named), False) for frame in narrowing.CAUSES)


def _held(engine: Engine) -> Iterator[tuple[str, bool]]:
    for indicator_id, names in asked.NAMES.items():
        indicator = engine.catalogue.indicators[indicator_id]
        unit = asked.unit_of(indicator)
        for name in names:
            yield from ((frame.format(name=name, unit=unit), False) for frame in asked.COUNTED)
            if indicator.percent_text:
                yield from ((frame.format(name=name), False) for frame in asked.IN_PERCENT)
        for frame in (*asked.WHAT_PERCENT, *asked.WHAT_IS_LEFT, *asked.OF_HOW_MANY):
            yield frame.format(unit=unit), True
    for _, _, part, unit, _ in narrowing.OF_ONE_ITEM:
        yield from ((frame.format(part, unit), True) for frame in narrowing.AMONG)


def main() -> None:
    engine = Engine.for_edition(build_edition(SHIPPED_REPORTS / "qw-2567.txt"))
    examples = examples_of(engine, WRITTEN) + put_together(engine)
    write_weights(SHIPPED, *learn(examples))
    print(f"learned from {len(examples):,} questions, {sum(e.lacks for e in examples):,} of what the report lacks")


if __name__ == "__main__":
    main()
