"""Which card an answer gets: a policy's, the overview, or a chart of what it compares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from knowledge.asking.answer import Answer, Context
from knowledge.asking.phrases import suggestions
from knowledge.asking.turn import figure_answer
from knowledge.cards.card import Pictured, Variant
from knowledge.cards.change import change_card, changed_card
from knowledge.cards.chart import chart_card, compared, comparison
from knowledge.cards.overview import overview_card
from knowledge.cards.policy import Asked, policy_card
from knowledge.changes import Change
from knowledge.records import Edition

HINDERING = ("obstacles", "recommendations")


class Cards:
    """The cards of one edition.

    `link` gives the bot's address for a card of a policy, or for any other ("" for none): each shows it as a QR code.
    """

    def __init__(self, engine: Asked, link: Callable[[str], str] | None = None) -> None:
        self._engine = engine
        self._catalogue = engine.catalogue
        self._link = link

    def policy(self, policy: str, variant: Variant = "figures", first: str = "") -> Pictured:
        """The card of a policy. Raises KeyError with the id of one that the edition has not."""
        return self._finished(policy_card(self._engine, policy, variant, first))

    def overview(self, policies: tuple[str, ...] = (), *, by_percent: bool = False) -> Pictured:
        """All policies, or those of these ids, by their main percent."""
        return self._finished(overview_card(self._catalogue, policies, by_percent=by_percent))

    def comparison(self, policies: tuple[str, ...]) -> Pictured | None:
        """Policies side by side by their main figures; None where fewer than two have one."""
        found = comparison(self._catalogue, policies)
        return self._finished(found) if found else None

    def chart(self, figures: tuple[str, ...]) -> Pictured | None:
        """Figures of these ids as bars; None where the edition has fewer than two of them."""
        indicators = [self._catalogue.indicators[each] for each in figures if each in self._catalogue.indicators]
        if len(indicators) < 2:
            return None
        answer = figure_answer(self._catalogue, indicators, aspect="analysis", main=len(indicators))
        found = chart_card(self._catalogue, answer)
        return self._finished(found) if found else None

    def change(self, old: Edition, policy: str = "") -> Pictured:
        """What changed since an older edition."""
        return self._finished(change_card(old, self._catalogue, policy))

    def changed(self, found: Iterable[Change], since: str) -> Pictured:
        """What changed, by what was published; `since` is how the card says from when."""
        return self._finished(changed_card(found, since, self._catalogue))

    def of(self, answer: Answer, *, by_percent: bool = False) -> Pictured | None:
        """The card that shows an answer; None for one that is about none of the report's policies."""
        if answer.outcome != "answer":
            return None
        if answer.aspect == "summary" and answer.reason != "policy":
            return self.overview(answer.policies, by_percent=by_percent)
        if answer.aspect == "meta" and answer.reason == "policies":
            return self.overview(answer.policies, by_percent=by_percent)
        if answer.aspect != "summary" and (chart := chart_card(self._catalogue, answer)):
            return self._finished(chart)
        if len(answer.policies) != 1:
            return self.comparison(answer.policies[:2]) if len(answer.policies) == 2 else None
        if answer.aspect in HINDERING:
            return self.policy(answer.policies[0], "obstacles")
        asked = answer.facts[0].indicator if answer.facts and answer.aspect != "summary" else ""
        return self.policy(answer.policies[0], first=asked)

    def offered(self, answer: Answer) -> tuple[str, ...]:
        """How to ask for the card of a summary: in words, then what it is; empty for other answers.

        What it is: ("policy", id), ("group", id) or ("all",).
        """
        if (answer.outcome, answer.aspect) != ("answer", "summary") or not answer.policies:
            return ()
        if answer.reason == "policy":
            title = self._catalogue.policies[answer.policies[0]].short_title
            return f"ขอการ์ดเรื่อง{title}", "policy", answer.policies[0]
        groups = {self._catalogue.policies[each].group for each in answer.policies}
        if len(groups) == 1:
            group = next(group for group in self._catalogue.edition.groups if group.id in groups)
            return f"ขอการ์ดสรุปกลุ่ม{group.title}", "group", group.id
        return "ขอการ์ดสรุปทั้งเล่ม", "all"

    def compared(self, answer: Answer) -> tuple[str, ...]:
        """Ids of the figures that an answer sets side by side; empty where a chart would show nothing."""
        if answer.outcome != "answer" or answer.aspect == "summary":
            return ()
        return tuple(fact.indicator for fact in compared(answer, self._catalogue) if fact.indicator)

    def of_context(self, context: Context, *, by_percent: bool = False) -> Pictured:
        """The card of what a conversation is on: "ทำเป็นภาพ" without a topic; the overview where it is on nothing."""
        if chart := self.chart(context.operands):
            return chart
        policies = tuple(each for each in context.policies if each in self._catalogue.policies)
        if len(policies) == 1:
            return self.policy(policies[0], "obstacles" if context.aspect in HINDERING else "figures")
        if len(policies) == 2 and (pair := self.comparison(policies)):
            return pair
        listed = tuple(each for each in context.listed if each in self._catalogue.policies)
        return self.overview(listed, by_percent=by_percent)

    def standing(self) -> Iterator[Pictured]:
        """The cards that an edition always has: the overview and each policy's two."""
        yield self.overview()
        for policy in self._catalogue.edition.policies:
            yield self.policy(policy.id)
            yield self.policy(policy.id, "obstacles")

    def _finished(self, pictured: Pictured) -> Pictured:
        """With what may be asked next and the bot's address."""
        pictured = replace(pictured, suggestions=suggestions(pictured.answer, self._catalogue))
        if self._link is None:
            return pictured
        policies = pictured.answer.policies
        link = self._link(policies[0] if len(policies) == 1 else "")
        return replace(pictured, card=replace(pictured.card, link=link))
