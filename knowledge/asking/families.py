"""Figures that count the same of several of one kind: what a ranking is of, where its kind is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.asking.catalogue import Figure, unit_class
from knowledge.asking.picking import NAMED_ENOUGH
from knowledge.asking.question import read_question
from knowledge.asking.spotting import Token
from knowledge.asking.turn import Turn
from knowledge.records import Indicator


def family_asked(turn: Turn, counted: bool = True) -> list[Indicator]:
    """Figures that all match what the question names, in one unit: followers of each channel."""
    return _alike(turn, counted, which=False) or (
        _alike(turn, counted, which=True) if turn.question.has("operation.ranking") else []
    )


def _alike(turn: Turn, counted: bool, which: bool) -> list[Indicator]:
    """The same, a kind taken for asked for (`which`) wherever it is named: "เรียงสามสีของโรงเรียนคุณภาพจากมากไปน้อย"."""
    content = [t for t in turn.question.content if not any(c.startswith("title:") for c in t.cues)]
    kind = [
        t for t in content if t.concepts and (which or _says_which(turn, t))
    ]  # "โรงเรียนคุณภาพสีไหนเยอะสุด" ranks colours
    specific = kind or [t for t in content if t.concepts]
    if not specific or not turn.figures or turn.question.has("ask.percent"):
        return []
    matched: dict[tuple[str, str], list[Indicator]] = {}
    strange = turn.figures[0].unexplained  # what none of them speaks of tells them not apart
    said = {c for t in content for c in t.concepts}
    alike = {c for one in turn.catalogue.words.kinds if len(said & one) > 1 for c in one}  # "yt fb tiktok อันไหน"
    for match in turn.figures:
        figure = match.figure
        if (
            figure.whole
            or not figure.naming.isdisjoint(turn.question.left_out)
            or (counted and figure.indicator.value is None)
            or figure.indicator.kind in ("criterion", "context", "duration", "mean", "sd", "change")
        ):
            continue
        if any(not _called(figure, which or _says_which(turn, t)).isdisjoint(t.cues) for t in specific) and all(
            t in strange or not alike.isdisjoint(t.concepts) for t in match.unexplained
        ):
            unit = unit_class(figure.indicator.unit) if counted else "%"
            matched.setdefault((figure.indicator.policy, unit), []).append(figure.indicator)
    units = {c.removeprefix("unit.") for t in turn.question.tokens for c in t.cues if c.startswith("unit.")}
    groups = sorted(
        ((unit in units, found) for (_, unit), found in matched.items() if len(found) >= 2), key=lambda g: not g[0]
    )
    family = groups[0][1] if groups else []
    parts = [i for i in family if i.kind == "part"]
    return parts if len(parts) >= 2 else family or _parts_of_the_named(turn)


def _parts_of_the_named(turn: Turn) -> list[Indicator]:
    """ "ประเภทประเด็นข่าวที่มากที่สุดมีกี่เรื่อง": of a count that is named, by kind, the parts beside it."""
    best = turn.figures[0]
    if (
        not turn.question.has("unit.kind")
        or best.whole
        or best.named < NAMED_ENOUGH
        or best.figure.indicator.kind == "part"
    ):
        return []
    return parts_beside(turn, best.figure.indicator)


def parts_beside(turn: Turn, indicator: Indicator) -> list[Indicator]:
    """The parts of a whole that the item of the indicator counts in its unit, where there are several."""
    item = [i for i in turn.catalogue.edition.detailed if i.place == indicator.place]
    parts = [i for i in item if i.kind == "part" and i.value is not None and i.unit == indicator.unit]
    return parts if len(parts) > 2 else []


def family_told(turn: Turn) -> list[Indicator]:
    """ "ช่องไหนเยอะสุด" after "ยูทูบคนตามกี่คน": what was counted of one is ranked over all of its kind."""
    last = turn.last_figure
    if not turn.follows or last is None or turn.aspect or not turn.question.has("ask.which"):
        return []
    forms = turn.catalogue.lexicon.forms
    kinds = [found["kind"] for t in turn.question.tokens if (found := ONE_OF.match(t.text))]
    spoken, named = last.often | last.near, turn.question.concepts
    of_it = bool(named) or any(not spoken.isdisjoint(forms.get(kind, ())) for kind in kinds)
    if not of_it or not named <= spoken or turn.context.passages:
        return []
    measures = turn.catalogue.words.measures
    before = read_question(turn.context.question, turn.catalogue.lexicon).tokens
    counted = tuple(t for t in before if not measures.isdisjoint(t.concepts) or t.cues[:1] in _TOLD_BY_UNIT)
    together = replace(turn.question, tokens=(*counted, *turn.question.tokens))
    return family_asked(Turn(together, turn.context, turn.catalogue)) if counted else []


ONE_OF = re.compile(r"^(?P<kind>[ก-๙]{2,}?)(?:ไหน|ใด)")
_TOLD_BY_UNIT = (("unit.episode",), ("unit.clip",))


def _says_which(turn: Turn, token: Token) -> bool:
    """ "สีไหน", or "คอร์ส" where "ไหน" comes right after."""
    after = "".join(t.text for t in turn.question.tokens if t.start > token.start)
    return "ask.which" in token.cues or _WHICH.match(after) is not None


# "ประเด็นแบบไหน", "สีที่มากสุด"; not "yt fb line อันไหน", "ช่องไหน", which have a word of their own for what is picked.
_WHICH = re.compile(
    r"(?:แบบ|ประเภท|ชนิด|กลุ่ม|ด้าน|หมวด|แนว|ลักษณะ)?(?:ไหน|ใด|อะไร(?=\S{0,12}(?:สุด|กว่า))|ที่(?:มี)?(?:มาก|เยอะ|น้อย|สูง|ต่ำ)(?:ที่)?สุด)"
)


def _called(figure: Figure, which: bool) -> frozenset[str]:
    """What may name a figure of a family; a kind that is asked for ("สีไหน") is often said of each of them."""
    return figure.naming | figure.often if which else figure.naming


def parts_told(turn: Turn, told: Sequence[Indicator]) -> list[Indicator]:
    """ "which is the smallest", "กลุ่มไหนน้อยสุด" after a whole was told with its parts: those that were asked about.

    Parts of one whole are told apart from others of it by what is said of each: by colour, not by level.
    """
    question, catalogue = turn.question, turn.catalogue
    if not turn.follows or turn.aspect or question.has("meta.whole") or turn.context.operation == "rank":
        return []
    before = read_question(turn.context.question, catalogue.lexicon).concepts
    said = (question.concepts or before) - catalogue.titled[turn.context.policies[0]] - catalogue.generic
    parts: dict[tuple[str, str, str], list[Indicator]] = {}
    for indicator in told:
        figure = catalogue.values.get(indicator.id)
        part = indicator.kind == "part" or (indicator.total or 0) > (indicator.value or 0)
        if figure is not None and part and indicator.value is not None and said & (figure.naming | figure.often):
            key = (str(indicator.place), unit_class(indicator.unit), indicator.kind)
            parts.setdefault(key, []).append(indicator)
    most = max(parts.values(), key=len, default=[])
    return most if len(most) > 1 else []
