"""Recommendations by whom they are addressed to: the report writes it before "ควร"."""

from __future__ import annotations

from itertools import pairwise

from knowledge.asking.answer import Answer
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn, asked_aspect, passage_answer
from knowledge.records import Passage

_CUES = {"addressee.obec": "obec", "addressee.area": "area_office", "addressee.school": "school"}
_BEFORE = ("ต่อ", "ถึง", "ให้", "ของ", "ฝาก", "ระดับ", "ด้าน", "ส่วน", "ฝั่ง", "เฉพาะ", "ว่า", "ใน", "กับ", "for", "to")
_WHAT = ("ask.what", "aspect.activities")
_AFTER = ("ควร", "ต้อง", "ทำ", "ไปทำ", "should", "must")


def addressed(turn: Turn) -> Answer | None:
    """The recommendations to a body, of one policy or of all: "ข้อเสนอแนะต่อ สพท.", "เขตต้องทำอะไรเอง"."""
    if not _asks_what_they_should_do(turn):
        return None
    names = _bodies(turn)
    if not names or not _nothing_else(turn):
        return None
    policy = None if turn.question.has("meta.whole") else turn.titled_policy or turn.named_policy or _leant_on(turn)
    cell = [
        p
        for p in turn.catalogue.edition.passages
        if p.aspect == "recommendations" and (policy is None or p.policy == policy)
    ]
    found = [p for p in cell if _is_to(p, names)]
    everywhere = turn.question.has("meta.whole", "aspect.recommendations") or _listed_last(turn)
    if not found or (policy is None and not everywhere):
        return None
    reason = "chosen" if len(found) == 1 else "addressed" if policy else "addressed_everywhere"
    turn.note("addressed", f"{policy or 'all'}: {', '.join(names)}")
    return passage_answer(turn.catalogue, found, reason=reason)


def _listed_last(turn: Turn) -> bool:
    """Whether the last answer was of many policies: "แล้วโรงเรียนล่ะ" asks the same of all."""
    return not turn.context.policies and len(turn.context.listed) > 1 and turn.named_policy is None


def _leant_on(turn: Turn) -> str | None:
    return turn.context.policies[0] if turn.follows else None


def _is_to(passage: Passage, names: tuple[str, ...]) -> bool:
    head, ought, _ = passage.text.partition("ควร")
    return bool(ought) and any(name in head for name in names)


def _asks_what_they_should_do(turn: Turn) -> bool:
    """Whether the column asked for, or leant on, is that of recommendations."""
    question = turn.question
    if question.asks_number and question.unit != "item":
        return False
    aspect = asked_aspect(question)
    if aspect == "recommendations":
        return True
    bodies = {cue for cue, _ in turn.catalogue.words.addressees}
    only_bodies = all(any(c in bodies for c in t.cues) for t in question.content)
    ought = any(t.text in ("ต้อง", "ต้องไป", "ควร", "must") for t in question.tokens) and question.has(*_WHAT)
    goes_on = turn.follows or _listed_last(turn)
    leans = goes_on and turn.context.aspect == "recommendations" and aspect is None
    return (leans and (only_bodies or question.has(*_CUES))) or (ought and aspect in (None, "activities"))


def _nothing_else(turn: Turn) -> bool:
    """Whether only bodies and a policy are named: with more, one recommendation is meant."""
    bodies = {cue for cue, _ in turn.catalogue.words.addressees} | turn.catalogue.words.actors
    if turn.question.has("meta.whole", *_CUES):
        asking = turn.question.asking_parts
        tokens = turn.question.tokens
        counted = turn.question.asks_number  # "เขตต้องรับผิดชอบกี่ข้อ": what they are to do narrows nothing down
        duties = {b.start for a, b in pairwise(tokens) if counted and not _CUES.keys().isdisjoint(a.cues)}
        said = [t for t in turn.question.content if t.part in asking and t.concepts and t.start not in duties]
        return all(bodies & set(t.cues) or _titles(turn, t) for t in said)
    return all(bodies & set(t.cues) or _titles(turn, t) for t in turn.question.content)


def _titles(turn: Turn, token: Token) -> bool:
    return any(not titled.isdisjoint(token.cues) for titled in turn.catalogue.titled.values())


def _bodies(turn: Turn) -> tuple[str, ...]:
    """How the report writes the bodies that the question marks as those who should act."""
    said = {_CUES[cue] for cue in turn.question.cues if cue in _CUES}
    tokens = turn.question.tokens
    for place, token in enumerate(tokens):
        before = tokens[place - 1].text if place else ""
        after = next((t for t in tokens[place + 1 : place + 2]), None)
        marked = before.endswith(_BEFORE) or token.text.startswith(_BEFORE) or (after and _urged(after))
        if marked or turn.context.aspect == "recommendations":
            said |= set(token.concepts)
    return tuple(form for cue, forms in turn.catalogue.words.addressees if cue in said for form in forms.split(", "))


def _urged(token: Token) -> bool:
    proposed = token.text.startswith(_PROPOSED)  # "งานประเมินโรงเรียนเสนอแนะอะไรไว้": not by whom, nor to whom
    return token.text.startswith(_AFTER) or ("aspect.recommendations" in token.cues and not proposed)


_PROPOSED = ("เสนอ", "ข้อเสนอ", "แนะ", "ข้อแนะ", "คำแนะ")
