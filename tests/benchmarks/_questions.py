"""The public question sets that the benchmarks run on, where they are at hand, and passages recombined from them."""

from __future__ import annotations

import json
import os
import random
from dataclasses import dataclass
from pathlib import Path

FOLDER = "THAMDAI_STUDY_DATA"  # environment variable; else the folder below
DEFAULT_FOLDER = Path(__file__).parents[2] / ".." / "shared" / "study" / "data"
NOISE = ("", "n1", "n3", "nx")  # clean; one damage a question; three; one of another family


@dataclass(frozen=True, slots=True)
class QuestionSet:
    name: str
    passages: list[tuple[str, str]]  # id and text
    questions: dict[str, list[tuple[str, str]]]  # by noise: question and the id of its passage


def folder() -> Path | None:
    """Where the data is, or None where it isn't."""
    path = Path(os.environ.get(FOLDER) or DEFAULT_FOLDER)
    return path.resolve() if (path / "xquad.passages.jsonl").is_file() else None


def _read(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def question_set(data: Path, passages: str, queries: str, most: int | None = None) -> QuestionSet:
    """A set of questions with their passages; at most `most` questions, the same ones under every noise."""
    read = {noise: _read(data / f"{queries}.queries{noise and '.'}{noise}.jsonl") for noise in NOISE}
    size = len(read[""])
    kept = sorted(random.Random(7).sample(range(size), min(size, most or size)))  # noqa: S311 - a sample, not a secret
    return QuestionSet(
        queries,
        [(row["id"], row["text"]) for row in _read(data / f"{passages}.passages.jsonl")],
        {noise: [(rows[at]["text"], rows[at]["passage_id"]) for at in kept] for noise, rows in read.items()},
    )


def recombined(passages: list[tuple[str, str]], number: int) -> list[tuple[str, str]]:
    """So many passages of three to five sentences each, drawn from all; what reads as a sentence ends at a gap."""
    dice = random.Random(11)  # noqa: S311 - the same passages every time
    sentences = []
    for _, text in passages:
        sentence = ""
        for piece in text.split():
            sentence = f"{sentence} {piece}".strip()
            if len(sentence) >= 60:
                sentences.append(sentence)
                sentence = ""
    return [(f"s{at}", " ".join(dice.choices(sentences, k=dice.randint(3, 5)))) for at in range(number)]
