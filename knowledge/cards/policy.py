"""The card of one policy: its main figure and what remains, the figures beside it, what hinders and is recommended."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from knowledge.asking.answer import Answer, Computation, Context, Fact, Wording
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.phrases import ASPECT_NAMES, source_line
from knowledge.asking.remembering import remember
from knowledge.asking.shortening import shorten
from knowledge.asking.turn import all_figures, fact_of, figure_answer, notices_for
from knowledge.cards.card import NO_PERCENT, Card, Listing, Pictured, Variant
from knowledge.cards.figures import headline_of, panels_of
from knowledge.records import Aspect
from knowledge.thai import thai_date, tokenise

BESIDE = 3  # figures beside the main one
ALONE = 9  # figures where none stands for the policy
ITEMS = 2  # obstacles and recommendations
ITEM = 130  # letters of each
LAST_WORD = 3  # letters at least, of a word that a shortened one may end in
REST_ASKED = "เหลืออีกเท่าไร"  # as the suggestions under a share put it


class Asked(Protocol):
    """An engine over one edition: `knowledge.asking.engine.Engine`."""

    @property
    def catalogue(self) -> Catalogue: ...

    def ask(self, text: str, context: Context = ...) -> tuple[Answer, Wording, Context]: ...


def policy_card(engine: Asked, policy_id: str, variant: Variant = "figures", first: str = "") -> Pictured:
    """The card of a policy. `first` is the indicator it is about; without it, the one that stands for the policy.

    Raises KeyError with the id if the edition has no such policy.
    """
    catalogue = engine.catalogue
    policy = catalogue.edition.policy(policy_id)
    answer = _summary(engine, policy_id)
    main = _headline_fact(answer, first or policy.main_indicator, catalogue)
    computation = _remaining(engine, main) if main else None
    group = next(group.title for group in catalogue.edition.groups if group.id == policy.group)
    day = main.as_of if main else answer.facts[0].as_of if answer.facts else catalogue.edition.report.as_of
    beside = [fact for fact in answer.facts if fact != main][: BESIDE if main else ALONE]
    shown = answer.facts[:0] if variant == "obstacles" else tuple(beside)
    facts = (*((main,) if main else ()), *shown)
    notices = notices_for(catalogue, [main.indicator]) if main else ()
    answer = replace(answer, facts=facts, main=len(facts), computation=computation, notices=notices)
    if facts:
        answer = replace(answer, citations=tuple(dict.fromkeys(fact.citation for fact in facts)))
    card = Card(
        kind="policy",
        name=policy_id if variant == "figures" else f"{policy_id}-obstacles",
        tag=f"ข้อ {policy.number} · {group}",
        title=policy.title,
        subtitle="" if main else f"{NO_PERCENT}: รายงานให้เรื่องนี้เป็นจำนวน",
        headline=headline_of(main, _rest(computation)) if main else None,
        panels=panels_of(shown, catalogue, day) if shown else (),
        listings=_listings(catalogue, policy_id) if variant == "obstacles" else (),
        notes=tuple(notice.text for notice in notices),
        as_of=f"ข้อมูล ณ {thai_date(day, short=False)}",
        source=place_of(answer, catalogue),
        report=catalogue.edition.report.title,
    )
    return Pictured(card, answer)


def place_of(answer: Answer, catalogue: Catalogue) -> str:
    """ "ที่มา: ข้อ 2 การแก้ไขปัญหาหนี้สินครู เชิงปริมาณ ข้อ 1", without the date."""
    return source_line(answer, catalogue).rpartition(" · ")[0] or "ที่มา: รายงานฉบับนี้"


def _summary(engine: Asked, policy_id: str) -> Answer:
    """The policy's figures in the order in which a summary gives them."""
    catalogue = engine.catalogue
    answer, _, _ = engine.ask(f"สรุปเรื่อง{catalogue.policies[policy_id].short_title}", Context())
    if answer.policies == (policy_id,) and answer.aspect == "summary":
        return answer
    figures = all_figures(catalogue, policy_id)
    found = figures or Answer("answer", (policy_id,))
    return replace(found, aspect="summary", reason="policy")


def _headline_fact(answer: Answer, indicator: str, catalogue: Catalogue) -> Fact | None:
    """The figure that the card is about; one that was asked for may stand in another column than the summary's."""
    if indicator not in catalogue.indicators:
        return None
    return next(
        (fact for fact in answer.facts if fact.indicator == indicator),
        fact_of(catalogue, catalogue.indicators[indicator]),
    )


def _remaining(engine: Asked, fact: Fact) -> Computation | None:
    """What is left of a share, computed where answers are computed; None where all of it is done or can't be told."""
    if fact.total is None or fact.value is None or fact.value >= fact.total:
        return None
    indicator = engine.catalogue.indicators[fact.indicator]
    said = remember(figure_answer(engine.catalogue, [indicator]), Context(), "")
    answer, _, _ = engine.ask(REST_ASKED, said)
    found = answer.computation
    same = bool(answer.facts) and answer.facts[0].indicator == fact.indicator
    return found if found and found.operation == "remaining" and same else None


def _rest(computation: Computation | None) -> tuple[str, ...]:
    if computation is None:
        return ()
    amounts, _, percents = computation.expression.partition(" · ")
    return tuple(line for line in (f"เหลือ {amounts} {computation.unit}", percents and f"คิดเป็น {percents}") if line)


def _shortened(text: str) -> str:
    """At most ITEM letters, cut where the whole text has the end of a word that is one: of two letters few are."""
    ends, at = set(), 0
    for word in tokenise(text):
        at = text.index(word, at) + len(word)
        if len(word) >= LAST_WORD:
            ends.add(at)
    for room in range(ITEM, 0, -1):
        cut = shorten(text, room)
        if cut == text or len(cut.removesuffix("…")) in ends:
            return cut
    return shorten(text, ITEM)


def _listings(catalogue: Catalogue, policy_id: str) -> tuple[Listing, ...]:
    aspects: tuple[Aspect, ...] = ("obstacles", "recommendations")
    found = []
    for aspect in aspects:
        items = [item for item in catalogue.passages(policy_id, aspect) if not item.heading]
        if items:
            count = f"{ASPECT_NAMES[aspect]} {min(ITEMS, len(items))} จาก {len(items)} ข้อ"
            found.append(
                Listing(
                    count if len(items) > ITEMS else ASPECT_NAMES[aspect],
                    tuple(f"{item.number}. {_shortened(item.text)}" for item in items[:ITEMS]),
                )
            )
    return tuple(found)
