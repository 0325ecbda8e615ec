"""What the steps of answering pass on: facts and structure, no prose.

`Answer` is what was concluded, `Wording` is how it reads, `Context` is what the next question of the same conversation
may lean on. All are frozen; a turn makes new ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from knowledge.records import Citation, Indicator, Passage

Outcome = Literal["answer", "clarify", "not_found", "smalltalk"]
Depth = Literal["line", "screen", "full"]
Verdict = Literal["so", "printed", "near", "partly", "not so"]  # "printed": as the report has it, which is doubtful
AnswerAspect = Literal["figures", "activities", "obstacles", "recommendations", "summary", "analysis", "meta"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One number (or statement) of the report, ready to be said."""

    label: str
    value: int | float | None
    value_text: str
    unit: str
    total: int | None
    percent: float | None
    as_of: date
    citation: Citation
    indicator: str = ""  # id of the indicator it was made from; "" for a fact about the report itself
    total_label: str = ""
    percent_text: str = ""


def fact_from(indicator: Indicator, citation: Citation) -> Fact:
    """An indicator as a fact of an answer."""
    return Fact(
        label=indicator.label,
        value=indicator.value,
        value_text=indicator.value_text,
        unit=indicator.unit,
        total=indicator.total,
        percent=indicator.percent,
        as_of=indicator.as_of,
        citation=citation,
        indicator=indicator.id,
        total_label=indicator.total_label,
        percent_text=indicator.percent_text,
    )


@dataclass(frozen=True, slots=True)
class Computation:
    """Arithmetic over facts, shown: `expression` reads "7,926 − 1,238 = 6,688"."""

    operation: str  # "remaining", "difference", "sum", "share", "average", "change", "short", "past", "rank"
    expression: str
    operands: tuple[int, ...]  # indexes into Answer.facts
    result_text: str  # "6,688"
    unit: str


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether an amount that the question stated is so."""

    verdict: Verdict
    all_meant: bool = False  # all of them were said to have done it
    elsewhere: tuple[tuple[str, Fact], ...] = ()  # amounts that are not so, each with a figure that prints it


@dataclass(frozen=True, slots=True)
class Notice:
    """A finding of the audit that touches the facts of an answer."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up may lean on. Empty at the start of a conversation."""

    policies: tuple[str, ...] = ()
    aspect: AnswerAspect | None = None
    indicators: tuple[str, ...] = ()  # of the last answer, the asked-for first
    passages: tuple[tuple[str, str, int], ...] = ()  # (policy, aspect, order) of the last answer
    topics: tuple[str, ...] = ()  # policies in the order they came up, newest last
    choices: tuple[tuple[str, str], ...] = ()  # after a clarification: (what is shown, question it stands for)
    offered: tuple[tuple[str, str], ...] = ()  # the same, of which one was just chosen: another may be asked for
    question: str = ""  # the last question that was answered
    operation: str = ""  # of the last computation; "as_of" after an answer that told a date
    unit: str = ""  # of its result
    operands: tuple[str, ...] = ()  # indicators that the last answer set side by side, in order
    wholes: tuple[str, ...] = ()  # of these, those whose wholes were
    listed: tuple[str, ...] = ()  # policies that the last answer listed, in order
    of_whole: bool = False  # the last answer told the whole that its figure is out of
    rests: tuple[str, ...] = ()  # indicators of which it was told last what is left, one after the other
    among: tuple[str, ...] = ()  # indicators that a ranking or a selection was made among, while it is talked of
    counted: tuple[tuple[str, str], ...] = ()  # cells (policy, aspect) whose items were told, one after the other
    pending: str = ""  # a question that was asked back about, or declined for a part of it
    beside: int = 0  # how many of the newest indicators were only told beside a no, and are not talked of

    @property
    def told_together(self) -> bool:
        """Whether the last answer told several figures, and reckoned nothing with them."""
        return len(self.operands) > 1 and not self.operation


@dataclass(frozen=True, slots=True)
class Answer:
    """What was concluded from a question, before wording."""

    outcome: Outcome
    policies: tuple[str, ...] = ()
    aspect: AnswerAspect | None = None
    facts: tuple[Fact, ...] = ()
    passages: tuple[Passage, ...] = ()
    computation: Computation | None = None
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    focus: str = "share"  # what of the first fact was asked: "value", "total", "percent"; "share": value and whole
    main: int = 1  # how many of the facts were asked for; the rest stand beside them
    depth: Depth = "screen"
    reason: str = ""  # for clarify, not_found and smalltalk: which kind, for the wording
    subject: str = ""  # the words of the question that the reply names ("จังหวัดเชียงใหม่")
    part: str = ""  # of the first passage, what of it was asked for where it lists several
    understood: str = ""  # set where the question was corrected: how it was read
    left_out: str = ""  # a word of the question that no record has, and that was left out of account
    choices: tuple[tuple[str, str], ...] = ()
    among: tuple[str, ...] = ()  # of a ranking or a selection: indicators that it was made among
    wholes: tuple[str, ...] = ()  # indicators whose wholes were set apart, or told side by side
    asked: str = ""  # the question in full, where the message left out what the one before it asked for
    checked: Checked | None = None  # where the question states an amount and asks whether it is so
    parts: tuple[Answer, ...] = ()  # where two things were asked: the answer to each, worded one after the other
    trace: tuple[tuple[str, str], ...] = field(default=(), compare=False)  # (step, what it concluded and why)


@dataclass(frozen=True, slots=True)
class Wording:
    """An answer as a person reads it."""

    headline: str
    text: str  # the whole reply, the headline first
    suggestions: tuple[str, ...] = ()
