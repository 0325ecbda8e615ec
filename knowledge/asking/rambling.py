"""A long message is a story with a question somewhere in it: at its beginning, in the middle, or at its end.

Stretches of it that ask something are cut out here, each no longer than a question; which of them is the question is
decided by whoever can tell what they speak of.
"""

from __future__ import annotations

import re

from knowledge.thai import normalise

LONG = 260  # letters; a longer message is a story
BEFORE, AFTER = LONG // 2, 60  # letters of a stretch before and after the word that asks
SAME_QUESTION = 28  # letters; words that ask this near each other ask one thing
LEAST_BEFORE = 25  # letters that a question has before the word that asks
_SENTENCE_END = re.compile(r"[.?!\n…]+(?=\s|$)|\n|(?:ครับ|ค่ะ|คะ|จ้า)(?=\s|$)")
_NEXT_PHRASE = re.compile(r"(?<=[ก-๙]) (?=[ก-๙])")  # Thai parts phrases by spaces
_ASKING = re.compile(
    r"(?<!เ)กี่|เท่าไ|เท่าใด|อะไร|ไหม|มั้ย|ยังไง|อย่างไร|ทำไม|ร้อยละ|เปอร์|สรุป|อุปสรรค|เสนอ|\?|how|what|why|which|ใด|บ้าง"
    r"|(?:ปี|เดือน|ช่วง|วัน|เทอม)ไหน"
)
_OPENING = re.compile(
    r"(?:อยาก|ขอ|มา|รบกวน|คือจะ|จะ)\s?(?:ถาม|รู้|ทราบ|สอบถาม)|คำถาม|ถามหน่อย|สงสัยว่า|want to (?:know|ask)|my question"
)


def stretches(text: str) -> list[tuple[str, bool]]:
    """(stretch, whether it is announced: "อยากถามว่า …"), in the order they stand; the whole of a short message."""
    if len(text) <= LONG:
        return [(text, False)]
    text = normalise(text.replace("\n", " . "))
    if len(text) <= LONG:
        return [(text, False)]
    groups: list[list[int]] = []  # first and last word that asks, of each question
    for found in _ASKING.finditer(text):
        if (
            groups
            and found.start() - groups[-1][1] <= SAME_QUESTION
            and not _SENTENCE_END.search(text, groups[-1][1], found.start())
        ):
            groups[-1][1] = found.start()
        else:
            groups.append([found.start(), found.start()])
    return [_stretch(text, first, last) for first, last in groups] or [(text[-LONG:], False)]


def _stretch(text: str, first: int, last: int) -> tuple[str, bool]:
    """From the sentence before the first word that asks to the phrase after the last one."""
    start = max(0, first - BEFORE)
    for cut in _SENTENCE_END.finditer(text, start, first):
        if first - cut.end() > LEAST_BEFORE:
            start = cut.end()
    announced = list(_OPENING.finditer(text, start, first))
    if announced:
        start = announced[-1].start()
    else:
        space = text.find(" ", start)
        start = space + 1 if start and 0 <= space < first - LEAST_BEFORE else start
    end = min(len(text), last + AFTER)
    stop = _SENTENCE_END.search(text, last, end) or _NEXT_PHRASE.search(text, last, end)
    if stop is not None:
        end = stop.end()
    return text[start:end][-LONG:].strip(), bool(announced)
