"""What fits a few words: figures and policies, ready to be put into any chat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from handlers.links import indicator_code, policy_code
from handlers.questions import readable
from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import Catalogue, citation_of
from knowledge.asking.index import PassageIndex
from knowledge.asking.phrases import share, source_line
from knowledge.asking.turn import figure_answer
from knowledge.asking.wording import word
from knowledge.records import Indicator, Policy

MOST = 12
FOUND = 8


@dataclass(frozen=True, slots=True)
class Offer:
    id: str  # also the code of its deep link
    title: str
    description: str
    headline: str
    text: str  # the whole, the headline first; ends in where it stands and its date


class Matches(Protocol):
    """What a channel wants of offers."""

    def matching(self, query: str) -> tuple[Offer, ...]: ...


class Offers:
    """Finds offers by meaning of a few words."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._figures = {
            indicator_code(each.id): each
            for each in catalogue.edition.detailed
            if each.kind not in ("criterion", "context", "duration")
        }
        self._policies = {policy_code(each.id): each for each in catalogue.edition.policies}
        self._index = PassageIndex.build([(code, self._words(code)) for code in (*self._policies, *self._figures)])

    def _words(self, code: str) -> str:
        if code in self._policies:
            return f"{self._policies[code].title} {self._policies[code].short_title}"
        figure = self._figures[code]
        return f"{figure.label} {self._catalogue.policies[figure.policy].short_title}"

    def matching(self, query: str) -> tuple[Offer, ...]:
        """Best first; without words, the policies in the report's order."""
        text = readable(query)[:256]
        if not text:
            return tuple(self._policy(each) for each in self._policies.values())[:MOST]
        codes = [code for code, _ in self._index.search(text, k=FOUND)]
        first = next((self._figures[c].policy if c in self._figures else self._policies[c].id for c in codes), "")
        codes += [policy_code(first)] if first else []
        return tuple(self._offer(code) for code in dict.fromkeys(codes))[:MOST]

    def _offer(self, code: str) -> Offer:
        return self._policy(self._policies[code]) if code in self._policies else self._figure(self._figures[code])

    def _figure(self, indicator: Indicator) -> Offer:
        answer = figure_answer(self._catalogue, [indicator])
        wording = word(answer, self._catalogue)
        title = self._catalogue.policies[indicator.policy].short_title
        return Offer(
            indicator_code(indicator.id),
            share(answer.facts[0]),
            f"{indicator.label} · {title}",
            wording.headline,
            wording.text,
        )

    def _policy(self, policy: Policy) -> Offer:
        main = self._catalogue.indicators.get(policy.main_indicator)
        if main is None:
            items = self._catalogue.passages(policy.id, "activities")[:1]
            answer = Answer(
                "answer",
                (policy.id,),
                "activities",
                citations=tuple(citation_of(self._catalogue, each) for each in items),
            )
            text = "\n".join(
                [policy.title, *(f"• {each.text}" for each in items), source_line(answer, self._catalogue)]
            )
            return Offer(policy_code(policy.id), policy.short_title, policy.title, policy.title, text)
        answer = figure_answer(self._catalogue, [main])
        wording = word(answer, self._catalogue)
        text = wording.text.replace(wording.headline, f"{policy.title}\n{wording.headline}", 1)
        return Offer(policy_code(policy.id), policy.short_title, wording.headline, policy.title, text)
