"""The report's own words, pasted or quoted: "สถาบันการเงินยังขาดความร่วมมือในการช่วยเหลือผู้กู้ อยู่ในเรื่องไหน".

Who quotes the report asks for the item that prints it, whatever concepts the sentence happens to name. A quotation is
found by runs of letters that one item prints and no other does.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from knowledge.asking.answer import Answer
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.lexicon import squeeze
from knowledge.asking.parts import is_content
from knowledge.asking.spotting import Token
from knowledge.asking.told_last import sent_how
from knowledge.asking.turn import Turn, passage_answer
from knowledge.records import Passage

RUN = 9  # letters of the runs that texts are compared by
LEAST = 15  # letters of the question that an item must print, where it is asked where they stand or if they do
LEAST_ALONE = 30  # the same where nothing is asked: a shorter one may only be the name of something
MOSTLY = 0.3  # of the question, for it to be a quotation
AHEAD = 6  # letters that the item prints more of than any other of another text
_ASKING_WHERE = ("ask.which", "ask.what", "ask.where", "ask.mentioned", "ask.yes_no", "ask.tell", "unit.")


@dataclass(frozen=True)
class Quotations:
    """Which items print which runs of letters. Built once per edition."""

    printed: dict[str, tuple[int, ...]] = field(repr=False)  # run -> places in `items`
    items: tuple[Passage, ...]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Quotations:
        """Headings and what repeats a policy's title quote no item."""
        items = tuple(p for p in catalogue.edition.passages if not p.heading)
        titles = {run for policy in catalogue.edition.policies for run in runs(squeeze(policy.title)[0])}
        printed: dict[str, list[int]] = defaultdict(list)
        for place, item in enumerate(items):
            for run in dict.fromkeys(runs(squeeze(item.text)[0]) + runs(squeeze(item.source_text)[0])):
                if run not in titles:
                    printed[run].append(place)
        return cls({run: tuple(places) for run, places in printed.items()}, items)

    def covered(self, text: str) -> dict[int, set[int]]:
        """For each item that prints a run of the text, the places of the letters of `text` that it prints."""
        found: dict[int, set[int]] = {}
        for start in range(len(text) - RUN + 1):
            for item in self.printed.get(text[start : start + RUN], ()):
                found.setdefault(item, set()).update(range(start, start + RUN))
        return found

    def most(self, text: str) -> int:
        """How many letters of the text all items together print: no item prints more."""
        letters = end = 0
        for start in [start for start, run in enumerate(runs(text)) if run in self.printed]:
            letters += start + RUN - max(start, end)
            end = start + RUN
        return letters


def runs(text: str) -> list[str]:
    return [text[start : start + RUN] for start in range(len(text) - RUN + 1)]


def quoted(turn: Turn) -> Answer | None:
    """The item that the question quotes, where it is asked where that stands or nothing is asked besides."""
    question = turn.question
    text = question.asking_text
    if sent_how(turn):
        return None  # "หน่วยงานส่วนกลางรายงานผ่านช่องทางใด"
    if len(text) < LEAST or turn.catalogue.quotations.most(text) < max(LEAST, MOSTLY * len(text)):
        return None
    found = turn.catalogue.quotations.covered(text)
    if not found:
        return None
    best = max(found, key=lambda place: len(found[place]))
    letters = found[best]
    others = [len(own) for place, own in found.items() if place != best]
    told_of = question.has("ask.which", "ask.where", "ask.mentioned")
    least = LEAST if told_of else LEAST_ALONE
    if len(letters) < max(least, MOSTLY * len(text)) or max(others, default=0) + AHEAD > len(letters):
        return None
    item = turn.catalogue.quotations.items[best]
    if item.aspect == "figures" and not question.numbers and not question.has("ask.which", "ask.where"):
        return None  # "ค่าเบี่ยงเบนมาตรฐานของความพึงพอใจต่องานบุคคล": its number is asked for
    if item.aspect != "figures" and question.checks_amount and not told_of:
        return None  # "ครูและบุคลากรที่สร้างสื่อเทคโนโลยีดิจิทัลได้ 16,818 คนใช่มั้ย": a number that it does not give
    if any(c.startswith("operation.") for t in question.tokens if letters <= _places(t) for c in t.cues):
        return None  # "เรื่องไหนประสบความสำเร็จน้อยที่สุด": one word, that an item prints as well
    told_how = told_of or question.has(f"aspect.{item.aspect}")
    if any(_asks_otherwise(token, item, letters, told_how) for token in question.tokens):
        return None
    turn.note("quoted", f"{item.policy}/{item.aspect}/{item.order} {len(letters)} of {len(text)} letters")
    return passage_answer(turn.catalogue, (item,), reason="quoted")


def _asks_otherwise(token: Token, item: Passage, letters: set[int], told_how: bool) -> bool:
    """Whether a word beside the quotation asks for something that the item itself is no answer to."""
    if len(letters & _places(token)) * 2 >= len(token.text):
        return False
    asks = [c for c in token.cues if "." in c and not c.startswith(("title:", "follow.", "meta.", *_ASKING_WHERE))]
    names = is_content(token) and "unit.item" not in token.cues  # "อยู่ในนโยบายไหน"
    fits = {f"aspect.{item.aspect}"} | ({"ask.how"} if told_how else set())  # "พูดถึงเรื่องนี้ว่าไง"
    return names or not fits.issuperset(asks)


def _places(token: Token) -> set[int]:
    return set(range(token.start, token.start + len(token.text)))
