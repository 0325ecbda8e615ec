"""All policies in one picture, each by the percent of its main figure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from knowledge.asking.answer import Answer, Fact
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.turn import fact_of
from knowledge.cards.card import NO_PERCENT, Bar, Card, Panel, Pictured
from knowledge.cards.figures import share_bar
from knowledge.records import Group, Policy
from knowledge.thai import thai_date

SOURCE = "ที่มา: ตัวเลขหลักของแต่ละเรื่องในรายงาน"


def overview_card(catalogue: Catalogue, policies: Sequence[str] = (), *, by_percent: bool = False) -> Pictured:
    """The policies of those ids, all without any, in their groups; `by_percent` puts the highest first in each."""
    edition = catalogue.edition
    chosen = [policy for policy in edition.policies if not policies or policy.id in policies]
    facts = {
        policy.id: fact_of(catalogue, catalogue.indicators[policy.main_indicator])
        for policy in chosen
        if policy.main_indicator
    }
    groups = [group for group in edition.groups if any(policy.group == group.id for policy in chosen)]
    whole = len(chosen) == len(edition.policies)
    day = edition.report.as_of
    title = f"นโยบายระยะเร่งด่วน ปีงบประมาณ {edition.report.fiscal_year}"
    ids = tuple(policy.id for policy in chosen)
    shown = tuple(facts.values())
    answer = Answer(
        "answer",
        ids,
        "summary",
        shown,
        citations=tuple(fact.citation for fact in shown),
        reason="report" if whole else "group",
        main=len(shown),
    )
    card = Card(
        kind="overview",
        name=("overview" if whole else "-".join(group.id for group in groups)) + ("-sorted" if by_percent else ""),
        tag=f"ภาพรวม {len(chosen)} เรื่อง",
        title=title,
        subtitle="ร้อยละของตัวเลขหลักของแต่ละเรื่อง ซึ่งนับคนละอย่างกัน" + (" · เรียงจากมากไปน้อย" if by_percent else ""),
        panels=tuple(_panel(group, chosen, facts, day, by_percent) for group in groups),
        as_of=f"ข้อมูล ณ {thai_date(day, short=False)}",
        source=SOURCE,
        report=edition.report.title,
        said=f"{title}: ภาพรวม {len(chosen)} เรื่อง",
    )
    return Pictured(card, answer)


def _panel(group: Group, chosen: Sequence[Policy], facts: dict[str, Fact], day: date, by_percent: bool) -> Panel:
    own = [policy for policy in chosen if policy.group == group.id]
    if by_percent:  # those without a percent last
        own.sort(key=lambda policy: -_percent(facts.get(policy.id)))
    return Panel(group.title, tuple(_bar(policy, facts.get(policy.id), day) for policy in own))


def _percent(fact: Fact | None) -> float:
    return -1.0 if fact is None or fact.percent is None else fact.percent


def _bar(policy: Policy, fact: Fact | None, day: date) -> Bar:
    title = f"{policy.number}. {policy.short_title}"
    if fact is None:
        return Bar(title, NO_PERCENT)
    drawn = share_bar(fact, day, title)
    own_date = f" ณ {thai_date(fact.as_of)}" if fact.as_of != day else ""
    if fact.percent is None:
        return Bar(title, NO_PERCENT, f"{fact.label}: {drawn.figure}{own_date}")
    return Bar(title, drawn.figure, f"{fact.label}{own_date}", drawn.filled)
