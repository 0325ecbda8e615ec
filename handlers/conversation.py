"""What every channel can carry: a message in, a reply out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from knowledge.asking.answer import AnswerAspect, Computation, Fact, Notice, Outcome
from knowledge.records import Citation


@dataclass(frozen=True, slots=True)
class Message:
    """One thing a person said. `conversation` is opaque; lines with the same one are a dialogue."""

    conversation: str
    text: str


@dataclass(frozen=True, slots=True)
class Button:
    """Something to tap: `label` is shown, `text` is what it says for the person."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """The one neutral form of a reply; channels lay it out, they don't reword it."""

    conversation: str
    outcome: Outcome
    policy: str | tuple[str, ...] | None
    aspect: AnswerAspect | None
    headline: str
    text: str
    facts: tuple[Fact, ...] = ()
    computation: Computation | None = None
    citations: tuple[Citation, ...] = ()
    warnings: tuple[Notice, ...] = ()
    suggestions: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    trace: tuple[tuple[str, str], ...] = ()


def reply_record(reply: Reply) -> dict[str, Any]:
    """The reply as the JSON object of the public contract (`thamdai ask --jsonl`, `POST /api/ask`)."""
    return {
        "conversation": reply.conversation,
        "outcome": reply.outcome,
        "policy": list(reply.policy) if isinstance(reply.policy, tuple) else reply.policy,
        "aspect": reply.aspect,
        "headline": reply.headline,
        "text": reply.text,
        "facts": [_fact_record(fact) for fact in reply.facts],
        "computation": None
        if reply.computation is None
        else {
            "operation": reply.computation.operation,
            "expression": reply.computation.expression,
            "operands": list(reply.computation.operands),
        },
        "citations": [_citation_record(citation) for citation in reply.citations],
        "warnings": [{"kind": notice.kind, "text": notice.text} for notice in reply.warnings],
        "suggestions": list(reply.suggestions),
    }


def _citation_record(citation: Citation) -> dict[str, Any]:
    return {
        "report": citation.report,
        "policy": citation.policy,
        "aspect": citation.aspect,
        "number": citation.number,
        "order": citation.order,
        "quote": citation.quote,
    }


def _fact_record(fact: Fact) -> dict[str, Any]:
    return {
        "label": fact.label,
        "value": fact.value,
        "value_text": fact.value_text,
        "unit": fact.unit,
        "total": fact.total,
        "percent": fact.percent,
        "as_of": fact.as_of.isoformat(),
        "citation": _citation_record(fact.citation),
    }
