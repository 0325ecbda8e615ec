"""Learns anew how people ask: PYTHONPATH=. python tests/learn.py

For what a report lacks (knowledge/asking/likelihood.weights): from tests/questions/written.jsonl and wordings.tsv, and
from questions put together of the parts of some tests: of what a figure does not tell apart, of what is in no report,
and of every figure by its names. For each record of a report (knowledge/reports/<report>.classifier.npz): from the same
two files, of written.jsonl what is answered rightly without it. The other sets are kept for measuring.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from knowledge.asking import features
from knowledge.asking.answer import Context
from knowledge.asking.classifier import ELSE, LACK, classifier_path, write_classifier
from knowledge.asking.engine import Engine, remember
from knowledge.asking.evaluation import judge, read_question_set
from knowledge.asking.guessing import answer_of, class_of
from knowledge.asking.learning import Example, examples_of, learn
from knowledge.asking.likelihood import SHIPPED, write_weights
from knowledge.asking.turn import Turn
from knowledge.building import SHIPPED_REPORTS, build_edition
from tests import test_ellipsis as ellipsis
from tests import test_figures_asked as asked
from tests import test_limits as limits
from tests import test_narrowing as narrowing
from tests import test_unheard_of as unheard_of

WRITTEN = Path(__file__).parent / "questions" / "written.jsonl"
WORDINGS, DIALOGUES = WRITTEN.with_name("wordings.tsv"), WRITTEN.with_name("dialogues.tsv")
if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

ACTING = (*limits.ACTING, "{name}ที่{act}มีเท่าไร", "จำนวน{name}ที่{act}", "{act}กี่{unit}ในบรรดา{name}")
LACKS, HELD = 700, 3_000  # questions put together, so many that they don't outweigh what people wrote
PutTogether = tuple[str, str, str]  # text, the class of what was told before ("" at the beginning), and its own


def put_together(engine: Engine) -> list[PutTogether]:
    """Some of the questions that can be put together, the same each time."""
    picked = random.Random(2567)  # noqa: S311 - which of them is no secret
    lacks = sorted({(text, after, LACK) for text, after in _lacking(engine)})
    held = sorted({*_held(engine), *_columns()})
    return [*picked.sample(lacks, min(LACKS, len(lacks))), *picked.sample(held, min(HELD, len(held)))]


def _lacking(engine: Engine) -> Iterator[tuple[str, str]]:
    """Questions, and what was told before."""
    for indicator_id, names in asked.NAMES.items():
        indicator = engine.catalogue.indicators[indicator_id]
        for name in names:
            for frame in limits.LIMITED:
                yield frame.format(name=name, unit=indicator.unit), ""
            for act in limits.ACTS.get(indicator.unit, ()):
                for frame in ACTING:
                    yield frame.format(name=name, act=act, unit=indicator.unit), ""
        for frame in unheard_of.GOING_ON:
            yield frame.format(unit=indicator.unit), indicator_id
    for subject in unheard_of.SUBJECTS:
        yield from ((frame.format(subject=subject), "") for frame in unheard_of.ASKING)
    for thing in unheard_of.THINGS:
        for what in unheard_of.OF_WHAT:
            yield from ((frame.format(thing=thing, what=what), "") for frame in unheard_of.ASKING_FOR_THINGS)
    for indicator in narrowing.asked_for(engine):
        named = f"{indicator.label} {indicator.value_text}"
        yield from ((frame.format(named), "") for frame in narrowing.CAUSES)
        for strange in narrowing.STRANGE:
            yield from ((frame.format(strange), indicator.id) for frame in narrowing.NARROWED)


def _held(engine: Engine) -> Iterator[PutTogether]:
    for indicator_id, names in asked.NAMES.items():
        indicator = engine.catalogue.indicators[indicator_id]
        unit = asked.unit_of(indicator)
        for name in names:
            yield from ((frame.format(name=name, unit=unit), "", indicator_id) for frame in asked.COUNTED)
            if indicator.percent_text:
                yield from ((frame.format(name=name), "", indicator_id) for frame in asked.IN_PERCENT)
        if indicator.percent_text and indicator.total:
            for frame in (*asked.WHAT_PERCENT, *asked.OF_HOW_MANY):
                yield frame.format(unit=unit), indicator_id, indicator_id
            yield from ((frame.format(unit=unit), indicator_id, ELSE) for frame in asked.WHAT_IS_LEFT)


def _columns() -> Iterator[PutTogether]:
    """Columns and summaries of each policy, and those of another after them."""
    for policy, names in ellipsis.CALLED.items():
        for column, openings in ellipsis.OPENINGS.items():
            own = _cell(policy, column)
            yield from ((opening.format(name), "", own) for opening in openings for name in names)
            for other, follow_ups in ellipsis.COLUMNS.items():
                yield from ((text, own, _cell(policy, other)) for text in follow_ups)
            for another, called in ellipsis.CALLED.items():
                yield from ((frame.format(called[0]), own, _cell(another, column)) for frame in ellipsis.OTHERS)


def _cell(policy: str, column: str) -> str:
    return policy if column == "summary" else f"{policy}/{column}"


# ── which record is asked for ─────────────────────────────────────────────────────────────────────────────────────────
OPENED = "ขอข้อมูลหน่อย"  # stands for whatever opened the conversation
KEPT_OF_A_CLASS = 2_000  # features that speak most for or against it
Asked = tuple[tuple["features.Numbers", ...], str]


def wordings() -> Iterator[tuple[str, str]]:
    """A record and a question for it; what lies near a record and no report tells, as LACK."""
    for line in WORDINGS.read_text("utf-8").splitlines():
        *names, text = line.split("\t")
        yield names[0], text


def dialogues() -> Iterator[list[tuple[str, str]]]:
    """What each turn of a dialogue asks for, and how."""
    for line in DIALOGUES.read_text("utf-8").splitlines():
        fields = line.split("\t")
        yield list(zip(fields[::2], fields[1::2], strict=True))


def _told(engine: Engine, context: Context, text: str, record: str) -> Context:
    """The conversation after a turn was answered with what it asks for, whatever the engine said."""
    answer, _, after = engine.ask(text, context)
    if class_of(answer) == record or record == ELSE:
        return after
    turn = Turn(engine.read(text), context, engine.catalogue)
    meant = answer_of(turn, record)
    return remember(meant, context, text) if meant else after


def records_asked(engine: Engine) -> Iterator[Asked]:
    """Features of questions, and what they ask for."""
    for conversation in read_question_set(WRITTEN):
        context = Context()
        for turn in conversation["turns"]:
            answer, wording, after = engine.ask(turn["q"], context)
            if not any(judge(turn, answer.outcome, answer.policies, wording.headline, wording.text)):
                yield _features(engine, turn["q"], context), class_of(answer)
            context = after
    for text, before, record in put_together(engine):
        yield _features(engine, text, _told(engine, Context(), OPENED, before) if before else Context()), record
    for record, text in wordings():
        yield _features(engine, text, Context()), record
    for dialogue in dialogues():
        context = Context()
        for record, text in dialogue:
            yield _features(engine, text, context), record
            context = _told(engine, context, text, record)


def _features(engine: Engine, text: str, context: Context) -> tuple[features.Numbers, ...]:
    question = engine.read(text)
    own = features.of_question(question, follows=bool(context.question))
    return (*own, features.of_conversation(question, context)) if context.question else own


def learn_records(asked: Sequence[Asked]) -> tuple[list[str], NDArray[np.float64], NDArray[np.float64]]:
    """Classes, weights by feature and class, and the bias of each class."""
    from sklearn.svm import LinearSVC  # here, for pytest looks through this module where it is not installed

    model = LinearSVC(C=1.0, random_state=2567).fit(_matrix([own for own, _ in asked]), [record for _, record in asked])
    weights = model.coef_.T
    least = -np.partition(-np.abs(weights), KEPT_OF_A_CLASS, axis=0)[KEPT_OF_A_CLASS]
    return model.classes_.tolist(), np.where(np.abs(weights) > least, weights, 0.0), model.intercept_


def _matrix(examples: Sequence[tuple[features.Numbers, ...]]) -> csr_matrix:
    from scipy.sparse import csr_matrix  # as above

    rows = np.repeat(np.arange(len(examples)), [sum(map(len, own)) for own in examples])
    values = np.concatenate(
        [np.full(len(block), len(block) ** -0.5) for own in examples for block in own if len(block)]
    )
    columns = np.concatenate([block for own in examples for block in own])
    return csr_matrix((values, (rows, columns)), (len(examples), features.SIZE))


def main() -> None:
    edition = build_edition(SHIPPED_REPORTS / "qw-2567.txt")
    engine = Engine.for_edition(edition)
    engine = replace(engine, catalogue=replace(engine.catalogue, classifier=None))  # what rules alone say
    more = [(text, before != "", record) for text, before, record in put_together(engine)]
    more += [(text, False, record) for record, text in wordings()]
    more += [(text, place > 0, record) for each in dialogues() for place, (record, text) in enumerate(each)]
    examples = examples_of(engine, WRITTEN)
    examples += [Example(text, engine.read(text), follows, record == LACK) for text, follows, record in more]
    write_weights(SHIPPED, *learn(examples))
    print(f"learned from {len(examples):,} questions, {sum(e.lacks for e in examples):,} of what the report lacks")
    asked = list(records_asked(engine))
    labels, *learned = learn_records(asked)
    write_classifier(classifier_path(edition.report.id), labels, *learned)
    print(f"learned from {len(asked):,} questions which of {len(labels):,} classes is asked for")


if __name__ == "__main__":
    main()
