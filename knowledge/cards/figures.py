"""Facts as bars. Units are never mixed on one axis, and what has no percent is never drawn as nought."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from knowledge.asking.answer import Fact
from knowledge.asking.catalogue import Catalogue, unit_class, units_agree
from knowledge.asking.phrases import amount
from knowledge.cards.card import NO_PERCENT, Bar, Headline, Panel
from knowledge.thai import format_number, thai_date

PERCENT_AXIS = "ร้อยละ"
NO_AXIS = ("mean", "sd", "change")  # kinds of figures whose bar would say nothing


def percent_of(fact: Fact) -> str:
    """ "15.61%" """
    return f"{fact.percent_text}%"


def out_of(fact: Fact) -> str:
    """ "1,238 จาก 7,926 ราย", "ครบทั้ง 137 แห่ง", as much of it as the report gives."""
    if not fact.value_text:
        return ""
    if fact.total is None:
        return amount(fact)
    if fact.total == fact.value:
        return f"ครบทั้ง {amount(fact)}"
    return f"{fact.value_text} จาก {format_number(fact.total)} {fact.unit}".rstrip()


def headline_of(fact: Fact, rest: tuple[str, ...] = ()) -> Headline:
    """The big figure: the percent, else the amount and the word that there is no percent."""
    if fact.percent is None:
        return Headline(amount(fact), fact.label, NO_PERCENT)
    return Headline(percent_of(fact), fact.label, out_of(fact), fact.percent / 100, rest)


def share_bar(fact: Fact, day: date, label: str = "", more: str = "") -> Bar:
    """A bar of the percent axis; without a percent a row that says so."""
    if fact.percent is None:
        return Bar(label or fact.label, amount(fact), _details(NO_PERCENT, more, _own_date(fact, day)))
    filled = min(fact.percent / 100, 1.0)
    return Bar(label or fact.label, percent_of(fact), _details(out_of(fact), more, _own_date(fact, day)), filled)


def _amount_bar(fact: Fact, day: date, longest: float | None, more: str) -> Bar:
    percent = f"ร้อยละ {fact.percent_text}" if fact.percent_text else ""
    figure = amount(fact) or percent_of(fact)
    detail = _details(percent if fact.value_text else "", more, _own_date(fact, day))
    return Bar(fact.label, figure, detail, fact.value / longest if fact.value is not None and longest else None)


def _details(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _own_date(fact: Fact, day: date) -> str:
    """Where a figure is of another day than the card."""
    return f"ณ {thai_date(fact.as_of)}" if fact.as_of != day else ""


def panels_of(facts: Sequence[Fact], catalogue: Catalogue, day: date) -> tuple[Panel, ...]:
    """Facts that stand beside each other: shares on the percent axis, amounts of one item and unit on one of theirs."""
    shares = [fact for fact in facts if fact.percent is not None]
    panels = [Panel(PERCENT_AXIS, tuple(share_bar(fact, day) for fact in shares))] if shares else []
    amounts = sorted((fact for fact in facts if fact.percent is None), key=lambda fact: _axis(fact, catalogue))
    for _, group in groupby(amounts, key=lambda fact: _axis(fact, catalogue)):
        panels.append(amounts_panel(list(group), catalogue, day))
    first = {fact.label: place for place, fact in enumerate(facts)}
    return tuple(sorted(panels, key=lambda panel: first[panel.bars[0].label]))


def _axis(fact: Fact, catalogue: Catalogue) -> tuple[str, int, str, bool]:
    """Facts with the same one can share an axis."""
    return (*_place(fact), unit_class(fact.unit), drawable(fact, catalogue))


def _place(fact: Fact) -> tuple[str, int]:
    return fact.citation.policy, fact.citation.order


def drawable(fact: Fact, catalogue: Catalogue) -> bool:
    """Whether its amount can be a bar."""
    indicator = catalogue.indicators.get(fact.indicator)
    exact = fact.value is not None and fact.value >= 0 and fact.value_text[:1].isdigit()
    return exact and (indicator is None or indicator.kind not in NO_AXIS)


def amounts_panel(facts: Sequence[Fact], catalogue: Catalogue, day: date, more: Sequence[str] = ()) -> Panel:
    """Amounts of one unit. Bars only where two or more can be told apart by them."""
    values = [fact.value for fact in facts if fact.value is not None and drawable(fact, catalogue)]
    totals = {fact.total for fact in facts}
    whole = totals.pop() if len(totals) == 1 else None
    longest = float(whole or max(values)) if len(values) >= 2 and max(values) > 0 else None
    heading = f"จำนวน ({facts[0].unit})" if facts[0].unit and longest else ""
    if whole and longest:
        heading = f"จำนวน จากทั้งหมด {format_number(whole)} {facts[0].unit}"
    notes = more or [""] * len(facts)
    return Panel(
        heading,
        tuple(
            _amount_bar(fact, day, longest if drawable(fact, catalogue) else None, note)
            for fact, note in zip(facts, notes, strict=True)
        ),
    )


def one_unit(facts: Sequence[Fact]) -> bool:
    """Whether all count the same kind of thing, so that their amounts can share an axis."""
    first = unit_class(facts[0].unit)
    return all(fact.value is not None and units_agree(unit_class(fact.unit), first) for fact in facts)
