"""What every channel can carry: a message in, a reply out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from knowledge.asking.answer import AnswerAspect, Computation, Fact, Notice, Outcome
from knowledge.cards.card import Card
from knowledge.records import Citation

Noticed = Literal["yes", "older", "no"]


@dataclass(frozen=True, slots=True)
class Message:
    """One thing a person said or tapped. `conversation` is opaque; lines with the same one are a dialogue."""

    conversation: str
    text: str
    channel: str = ""  # "telegram"; "" where nothing is remembered of people
    person: str = ""  # opaque id within the channel
    action: str = ""  # what a button or command means, see handlers.actions; "" for typed text
    kind: Literal["text", "other", "unknown_command"] = "text"  # "other": a photo, a voice message, a place
    alone: bool = True  # False where others read along
    slash: bool = False  # whether the channel has commands such as /help
    id: str = ""  # the network's own, by which a person can take the message back; "" where they can't
    files: bool = False  # whether the channel carries files
    noticed: Noticed = "yes"  # which privacy notice they were shown; "no": nothing may be kept
    away: bool = True  # whether they may have been out of reach for a time


@dataclass(frozen=True, slots=True)
class Button:
    """Something to tap: `label` is shown, `text` is what it says for the person, `action` what it means."""

    label: str
    text: str
    action: str = ""  # see handlers.actions; where it is empty, `text` is said
    row: int = 0  # buttons of one row stand side by side where the channel can do that
    group: str = ""  # the heading that it stands under, shown where there is room for it
    figure: Fact | None = None  # the main figure of the place it opens, likewise


@dataclass(frozen=True, slots=True)
class Shown:
    """The privacy notice as a reply shows it."""

    version: str
    text: str  # "" where the reply itself says it


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that comes with a reply."""

    name: str
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
    again: str = ""  # the action that shows this reply again: ":1" after it is its second page
    page: int = 0  # which page is wanted, where the channel parts it into pages; ALL for all at once
    place: Literal["new", "same"] = "new"  # "same": in place of the message whose button was tapped
    note: str = ""  # a few words shown in passing, where the channel can do that
    quiet: bool = False  # nothing to say but the note
    gallery: bool = False  # its buttons are places to leaf through, each a card where the channel can do that
    reader: str = ""  # which handler replied
    compared: tuple[str, ...] = ()  # ids of figures that it sets side by side, which a chart can show
    card: Card | None = None  # a picture that comes with it; where `text` is the card's own, as its caption
    attached: Attached | None = None  # a file that comes with it, where the channel carries files
    notice: Shown | None = None  # the privacy notice that it shows
    keeps: bool = True  # False where nothing is to be kept of the exchange: they asked to be forgotten
    afterwards: tuple[Callable[[], Awaitable[None]], ...] = ()  # keeps what may be kept once the notice was shown


ALL = -1  # every page


def said(message: Message, *lines: str, buttons: tuple[Button, ...] = (), **more: Any) -> Reply:
    """A reply that is about the conversation, not about the report; the first line is its headline."""
    return Reply(
        conversation=message.conversation,
        outcome="smalltalk",
        policy=None,
        aspect=None,
        headline=lines[0] if lines else "",
        text="\n".join(lines),
        buttons=buttons,
        **more,
    )


def aloud(reply: Reply) -> Reply:
    """A reply of nothing but a note, as one that says it: for where nothing can be shown in passing."""
    return replace(reply, headline=reply.note, text=reply.note, quiet=False) if reply.quiet else reply


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
