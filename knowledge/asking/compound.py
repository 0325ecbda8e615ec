"""Two questions in one message: "แก้ได้กี่ราย แล้วเหลืออีกกี่ราย". The second leans on the first, as the next turn would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.asking.answer import Answer, Computation

_ASKED = re.compile(
    r"(?<!เ)กี่|เท่าไ|เท่าใด|ชื่อ(?:ว่า)?\s?(?:อะไร|ไร|รัย)|"
    r"ร้อยละ|เปอร์เซ|เปอเซ|วันไหน|วันใด|วันที่เท่า|how many|how much|what percent|what share",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:(?<=กี่โรงเรียน)|(?<=กี่โรง)|(?<=กี่แห่ง)|(?<=กี่คน)|(?<=กี่ราย)|(?<=กี่ครั้ง)|(?<=กี่ตอน)|(?<=กี่คลิป))(?=กี่)"
    r"|(?=แล้ว(?!แต่))|\s*(?=และ(?!ะ))|\s*(?=ส่วน(?!กลาง|ใหญ่|ต่าง|ได้|เบี่ยง))"  # words that join
    r"|(?<![a-z])\s+(?=\S)|\s+(?=[^a-z\s])|[,;?]\s*(?=\S)| and ",  # spaces in Thai, marks, the English word
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"(?:กี่|how many|จาก)\s*$", re.IGNORECASE)
SHORTEST = 4  # letters of a question
MOST_CUTS = 3  # tried: a second question begins at one of the first places where it may


def halves(text: str) -> Iterator[tuple[str, str]]:
    """Ways to cut a message into two that each ask for something, the most likely first.

    >>> list(halves("โค้ชชิ่งกี่โรง ดูแลสุขภาพกี่โรง"))
    [('โค้ชชิ่งกี่โรง', 'ดูแลสุขภาพกี่โรง')]
    """
    asked = [found.start() for found in _ASKED.finditer(text)]
    if len(asked) < 2:
        return
    tried = 0
    for cut in _JOINT.finditer(text, asked[0]):
        left, right = text[: cut.start()], text[cut.end() :]
        if not (asked[0] < cut.start() and cut.end() <= asked[-1]) or _UNFINISHED.search(left):
            continue
        if min(len(left.strip()), len(right.strip())) >= SHORTEST and _ASKED.search(left) and _ASKED.search(right):
            yield left, right
            tried += 1
        if tried == MOST_CUTS:
            return


def adds(whole: Answer, part: Answer) -> bool:
    """Whether the part tells what the answer to the whole message doesn't."""
    if part.computation:
        return not whole.computation or whole.computation.result_text != part.computation.result_text
    return not _told(part) <= _told(whole)


def _told(answer: Answer) -> set[tuple[str, bool]]:
    """What figures an answer is made of, and of which of them it tells the whole; the items of one without a figure."""
    figures = {(fact.indicator or fact.value_text, answer.focus == "total") for fact in answer.facts[: answer.main]}
    return figures or {(passage.text, False) for passage in answer.passages}


def joined(first: Answer, second: Answer) -> Answer:
    """Both answers as one: their facts in a row, worded one after the other."""
    computation = first.computation
    if computation is None and second.computation is not None:
        computation = _moved(second.computation, len(first.facts))
    return replace(
        first,
        policies=tuple(dict.fromkeys((*first.policies, *second.policies))),
        facts=first.facts + second.facts,
        passages=first.passages + second.passages,
        computation=computation,
        citations=tuple(dict.fromkeys((*first.citations, *second.citations))),
        notices=tuple(dict.fromkeys((*first.notices, *second.notices))),
        wholes=first.wholes + second.wholes,
        parts=(first, *(second.parts or (second,))),
    )


def _moved(computation: Computation, places: int) -> Computation:
    return replace(computation, operands=tuple(place + places for place in computation.operands))
