"""Figures that count the same of several of one kind: what a ranking is of, where its kind is named."""

from __future__ import annotations

import re

from knowledge.asking.catalogue import Figure, unit_class
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
    said = {c for t in specific for c in t.concepts}
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
    return parts if len(parts) >= 2 else family


def _says_which(turn: Turn, token: Token) -> bool:
    """ "สีไหน", or "คอร์ส" where "ไหน" comes right after."""
    after = "".join(t.text for t in turn.question.tokens if t.start > token.start)
    return "ask.which" in token.cues or _WHICH.match(after) is not None


# "ประเด็นแบบไหน"; not "yt fb line อันไหน", "ช่องไหน", which have a word of their own for what is picked.
_WHICH = re.compile(r"(?:แบบ|ประเภท|ชนิด|กลุ่ม|ด้าน|หมวด|แนว|ลักษณะ)?(?:ไหน|ใด)")


def _called(figure: Figure, which: bool) -> frozenset[str]:
    """What may name a figure of a family; a kind that is asked for ("สีไหน") is often said of each of them."""
    return figure.naming | figure.often if which else figure.naming
