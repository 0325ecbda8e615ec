"""Learns anew how people ask: PYTHONPATH=. python tests/learn.py

For what a report lacks (knowledge/asking/likelihood.weights): from tests/questions/written.jsonl, wordings.tsv and
dialogues.tsv, and from questions put together of the parts of some tests: of what a figure does not tell apart, of what
is in no report, and of every figure by its names. For each record of a report
(knowledge/reports/<report>.classifier.npz): from the same, of written.jsonl what is answered rightly without it. And
when what was learned is right where the readers find something else (knowledge/asking/arbiter.json): from how the two
disagree on questions that were left out of what was learned. The other sets are kept for measuring.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from knowledge.asking import arbiter, features, likelihood
from knowledge.asking.answer import Answer, Context
from knowledge.asking.arbiter import write_arbiter
from knowledge.asking.classifier import ELSE, LACK, TALK, classifier_path, read_classifier, write_classifier
from knowledge.asking.engine import Engine
from knowledge.asking.evaluation import judge, read_question_set
from knowledge.asking.guessing import answer_of, class_of, disagreement, may_be_guessed, tells
from knowledge.asking.learning import Example, learn
from knowledge.asking.likelihood import read_likelihood, write_likelihood
from knowledge.asking.remembering import remember
from knowledge.asking.turn import Turn
from knowledge.asking.wording import word
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


# ── what is learned from ──────────────────────────────────────────────────────────────────────────────────────────────
OPENED = "ขอข้อมูลหน่อย"  # stands for whatever opened the conversation
KEPT_OF_A_CLASS = 2_000  # features that speak most for or against it


@dataclass(frozen=True)
class Asked:
    """A question in its conversation, what it is made of, and the class it asks for; None where that is not known."""

    text: str
    context: Context
    made_of: tuple[features.Numbers, ...]
    record: str | None
    lacks: bool | None  # None for small talk and what is asked back about
    conversation: str = ""  # "" for one put together, which is left out of nothing
    graded: dict[str, Any] | None = None  # the turn of a question set

    def fold(self, folds: int) -> int | None:
        return crc32(self.conversation.encode()) % folds if self.conversation else None


def wordings() -> Iterator[tuple[str, str]]:
    """A record and a question for it, or a kind of small talk; what lies near a record and no report tells, as LACK."""
    for line in WORDINGS.read_text("utf-8").splitlines():
        *names, text = line.split("\t")
        yield names[0], text


def dialogues() -> Iterator[list[tuple[str, str]]]:
    """What each turn of a dialogue asks for, and how."""
    for line in DIALOGUES.read_text("utf-8").splitlines():
        fields = line.split("\t")
        yield list(zip(fields[::2], fields[1::2], strict=True))


def asked_of(engine: Engine) -> Iterator[Asked]:
    """All that is learned from; `engine` answers by rules alone."""
    for conversation in read_question_set(WRITTEN):
        context = Context()
        for turn in conversation["turns"]:
            answer, wording, after = engine.ask(turn["q"], context)
            passes = not any(judge(turn, answer.outcome, answer.policies, wording.headline, wording.text))
            record = class_of(answer) if passes else None
            lacks = turn["outcome"] == "not_found" if turn["outcome"] in ("answer", "not_found") else None
            yield _asked(engine, turn["q"], context, record, lacks, conversation["id"], turn)
            context = after
    for text, before, record in put_together(engine):
        context = _told(engine, Context(), OPENED, before) if before else Context()
        yield _asked(engine, text, context, record, record == LACK)
    told_before = sorted(engine.catalogue.values)
    for number, (record, text) in enumerate(wordings()):
        lacks = None if record.startswith(TALK) else record == LACK
        yield _asked(engine, text, Context(), record, lacks, f"wording {number}")
        if record.startswith(TALK):  # what is only talk is so whatever was told before
            context = _told(engine, Context(), OPENED, told_before[crc32(text.encode()) % len(told_before)])
            yield _asked(engine, text, context, record, lacks, f"wording {number}")
    for number, dialogue in enumerate(dialogues()):
        context = Context()
        for record, text in dialogue:
            yield _asked(engine, text, context, record, record == LACK, f"dialogue {number}")
            context = _told(engine, context, text, record)


def _asked(engine: Engine, text: str, context: Context, *more: Any) -> Asked:
    question = engine.read(text)
    own = features.of_question(question, follows=bool(context.question))
    made_of = (*own, features.of_conversation(question, context)) if context.question else own
    return Asked(text, context, made_of, *more)


def _told(engine: Engine, context: Context, text: str, record: str) -> Context:
    """The conversation after a turn was answered with what it asks for, whatever the engine said."""
    answer, _, after = engine.ask(text, context)
    if class_of(answer) == record or record == ELSE:
        return after
    turn = Turn(engine.read(text), context, engine.catalogue)
    meant = answer_of(turn, record)
    return remember(meant, context, text) if meant else after


# ── which record is asked for, and whether any holds it ───────────────────────────────────────────────────────────────
def learn_lack(asked: Sequence[Asked]) -> tuple[NDArray[np.float64], float]:
    return learn([Example(each.made_of[:2], each.lacks) for each in asked if each.lacks is not None])


def learn_records(asked: Sequence[Asked]) -> tuple[list[str], NDArray[np.float64], NDArray[np.float64]]:
    """Classes, weights by feature and class, and the bias of each class."""
    from sklearn.svm import LinearSVC  # here, for pytest looks through this module where it is not installed

    known = [each for each in asked if each.record is not None]
    model = LinearSVC(C=1.0, random_state=2567)
    model.fit(_matrix([each.made_of for each in known]), [each.record for each in known])
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


def having_learned(engine: Engine, asked: Sequence[Asked], folder: Path) -> Engine:
    """The engine with what is learned from `asked`, which is written to `folder` as it would ship."""
    report = engine.catalogue.edition.report.id
    write_likelihood(folder / likelihood.SHIPPED.name, *learn_lack(asked))
    labels, *learned = learn_records(asked)
    write_classifier(classifier_path(report, folder), labels, *learned)
    knows = replace(
        engine.catalogue.learned,
        likelihood=read_likelihood(folder / likelihood.SHIPPED.name),
        classifier=read_classifier(report, folder),
    )
    return replace(engine, catalogue=replace(engine.catalogue, learned=knows))


# ── when what was learned is heard ────────────────────────────────────────────────────────────────────────────────────
FOLDS = 3
AS_PEOPLE_ASK = 3.0  # how much more a turn of a question set counts than a wording: such are what is asked in the end
Disagreement = tuple[dict[str, float], bool, float]  # what it goes by, whether the guess is right, what it counts


def disagreements(engine: Engine, asked: Sequence[Asked]) -> Iterator[Disagreement]:
    """Where just one of the two is right, of questions left out of what was learned."""
    for fold in range(FOLDS):
        with TemporaryDirectory() as folder:
            learned = having_learned(engine, [each for each in asked if each.fold(FOLDS) != fold], Path(folder))
        for each in asked:
            if each.fold(FOLDS) == fold and (found := _disagreement(learned, each)):
                yield found


def _disagreement(engine: Engine, asked: Asked) -> Disagreement | None:
    turn, _ = engine.turn(asked.text, asked.context)
    answer = engine.found(turn)
    guess = turn.guess if may_be_guessed(turn, answer) else None
    if guess is None or guess.label == ELSE or tells(answer, guess.label):
        return None
    told = answer_of(turn, guess.label)
    if told is None:
        return None
    right = _is_right(engine, asked, told)
    if right == _is_right(engine, asked, answer):
        return None
    return disagreement(turn, answer, guess), right, AS_PEOPLE_ASK if asked.graded else 1.0


def _is_right(engine: Engine, asked: Asked, answer: Answer) -> bool:
    if asked.graded:
        said = word(answer, engine.catalogue)
        return not any(judge(asked.graded, answer.outcome, answer.policies, said.headline, said.text))
    if asked.record == ELSE:
        return answer.outcome != "not_found" and class_of(answer) == ELSE
    if (asked.record or "").startswith(TALK):
        return answer.outcome == "smalltalk"
    return tells(answer, asked.record or "")


def learn_arbiter(found: Sequence[Disagreement]) -> tuple[dict[str, float], float]:
    """Weights by name, and the bias."""
    from sklearn.feature_extraction import DictVectorizer  # as above
    from sklearn.linear_model import LogisticRegression

    names = DictVectorizer()
    matrix = names.fit_transform([by for by, _, _ in found])
    model = LogisticRegression(C=0.1, max_iter=3_000)
    model.fit(matrix, [right for _, right, _ in found], sample_weight=[counts for _, _, counts in found])
    return dict(zip(names.feature_names_, model.coef_[0].tolist(), strict=True)), float(model.intercept_[0])


def main() -> None:
    edition = build_edition(SHIPPED_REPORTS / "qw-2567.txt")
    engine = Engine.for_edition(edition)
    knows = replace(engine.catalogue.learned, classifier=None)  # what rules alone say
    engine = replace(engine, catalogue=replace(engine.catalogue, learned=knows))
    asked = list(asked_of(engine))
    print(f"learning from {len(asked):,} questions, {sum(each.record == LACK for each in asked):,} for what it lacks")
    found = list(disagreements(engine, asked))
    write_arbiter(arbiter.SHIPPED, *learn_arbiter(found))
    print(
        f"a guess was right in {sum(right for _, right, _ in found):,} of {len(found):,} where it or what was found was"
    )
    with TemporaryDirectory() as folder:
        having_learned(engine, asked, Path(folder))
        shutil.copy(Path(folder) / likelihood.SHIPPED.name, likelihood.SHIPPED)
        shutil.copy(classifier_path(edition.report.id, Path(folder)), classifier_path(edition.report.id))


if __name__ == "__main__":
    main()
