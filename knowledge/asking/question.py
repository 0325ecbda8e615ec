"""A question as understood word by word: its tokens, and what they say about how it asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from knowledge.asking.lexicon import Lexicon
from knowledge.asking.spotting import Token, concepts_among, spot
from knowledge.thai import normalise

LONG = 260  # letters; a longer message is a story with the question at its end
_SENTENCE_END = re.compile(r"[.?!\n…]+(?=\s|$)|\n|(?:ครับ|ค่ะ|คะ|จ้า)(?=\s|$)")
_ASKING = re.compile(
    r"กี่|เท่าไ|เท่าใด|อะไร|ไหม|มั้ย|ยังไง|อย่างไร|ทำไม|ร้อยละ|เปอร์|สรุป|อุปสรรค|เสนอ|\?|how|what|why|which|ใด|บ้าง"
)


@dataclass(frozen=True)
class Question:
    """Tokens of the whole message; `asking` are those of the parts that ask (the rest is setting the scene)."""

    text: str
    tokens: tuple[Token, ...]
    mended: bool = False

    @cached_property
    def normal(self) -> str:
        """The text in the one spelling that texts are compared in."""
        return normalise(self.text)

    @cached_property
    def cues(self) -> frozenset[str]:
        said = frozenset([cue for token in self.tokens for cue in token.cues])
        if "เพราะ" in self.text and said & {"ask.which", "ask.what"}:
            said |= {"ask.why"}
        return said | {"ask.define"} if _IS_WHAT.search(self.text) and "ask.what" in said else said

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """Tokens that name something: concepts, and words that are neither form nor filler."""
        counted = self._unit_token
        bare = counted is not None and not any(cue in TELLING_UNITS for cue in counted.cues)
        return tuple(token for token in self.tokens if is_content(token) and not (bare and token is counted))

    @cached_property
    def naming(self) -> tuple[Token, ...]:
        """The content that names something records are told apart by."""
        return tuple(token for token in self.content if token.concepts)

    @cached_property
    def plain_words(self) -> tuple[Token, ...]:
        """The content that is no form: what is left not understood."""
        return tuple(token for token in self.content if not token.cues)

    @cached_property
    def concepts(self) -> frozenset[str]:
        return frozenset([concept for token in self.tokens for concept in token.concepts])

    def has(self, *cues: str) -> bool:
        return not self.cues.isdisjoint(cues)

    @cached_property
    def _sections(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for token in self.tokens:
            for cue in token.cues:
                name, dot, rest = cue.partition(".")
                if dot:
                    found.setdefault(name, {})[rest] = None
        return {name: tuple(cues) for name, cues in found.items()}

    def section(self, name: str) -> tuple[str, ...]:
        """The cues of one section of the general words, in the order they were said."""
        return self._sections.get(name, ())

    @cached_property
    def _unit_token(self) -> Token | None:
        """The unit that stands right after "กี่"."""
        for place, token in enumerate(self.tokens):
            if "ask.how_many" in token.cues:
                for after in self.tokens[place + 1 : place + 3]:
                    if any(cue.startswith("unit.") for cue in after.cues):
                        return after
                    if after.cues and not after.filler:
                        break
        return None

    @cached_property
    def unit(self) -> str:
        """The class of unit asked for ("people"), or "" where none is named right after the question word."""
        if self._unit_token and not (
            self.has("ask.percent", "operation.difference") and "unit.spot" in self._unit_token.cues
        ):
            return next(cue for cue in self._unit_token.cues if cue.startswith("unit.")).removeprefix("unit.")
        for place, token in enumerate(self.tokens):
            after = self.tokens[place + 1 : place + 2]
            if "ask.how_many" in token.cues and any(cue in PEOPLE for t in after for cue in t.cues):
                return "people"
        return ""

    @cached_property
    def asks_twice(self) -> bool:
        """Two numbers asked for: "ผ่านร้อยละเท่าไร ใช้เกณฑ์กี่คะแนน"."""
        return sum(1 for t in self.tokens if {"ask.how_many", "ask.how_much"} & set(t.cues)) >= 2

    @cached_property
    def strange_unit(self) -> Token | None:
        """A thing asked the number of that is no known unit and names no record: "กี่คดี"."""
        for place, token in enumerate(self.tokens[:-1]):
            after = self.tokens[place + 1]
            if (
                "ask.how_many" in token.cues
                and not after.cues
                and not after.filler
                and not after.number
                and after.text[0] >= "ก"
            ):
                return after
        return None

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Numbers as typed, thousands unparted, other than years."""
        return tuple(token.text for token in self.tokens if token.number and not token.cues)

    @cached_property
    def asks_number(self) -> bool:
        return self.has("ask.how_many", "ask.how_much", "ask.percent", "ask.number") or bool(self.unit)

    @cached_property
    def asking_parts(self) -> frozenset[int]:
        """The space-separated parts that hold a question word; all parts where none does."""
        every = frozenset([token.part for token in self.tokens])
        if len(every) > 1:
            for sections in (_COUNTING, ("ask.",), ("aspect.", "operation.")):
                parts = frozenset(t.part for t in self.tokens if any(c.startswith(sections) for c in t.cues))
                if parts:
                    return parts
        return every

    @cached_property
    def read_as(self) -> str:
        """The question with mistyped words as they were understood; "" where nothing was mended."""
        if not any(token.read_as for token in self.tokens):
            return ""
        return "".join(token.read_as or token.text for token in self.tokens)


_COUNTING = ("ask.how_many", "ask.how_much", "ask.percent")
TELLING_UNITS = frozenset({"clip", "episode"})  # units that say what is counted; others name nothing
PEOPLE = frozenset(
    {"teacher", "student", "staff", "people", "parent", "principal", "guidance_teacher", "follower", "member"}
)


_IS_WHAT = re.compile(r"คือ\S{0,3}\s?\S{0,14}\s?(?:อะไร|ไร)")


@cache  # there are no more than the lexicon has
def _name_something(cues: tuple[str, ...]) -> bool:
    return bool(concepts_among(cues)) or any(cue.startswith(("lack.", "absent.")) for cue in cues)


def is_content(token: Token) -> bool:
    """Whether the token names something that a record should hold."""
    if token.cues:
        return _name_something(token.cues)
    return not token.filler and not token.number and len(token.text) > 1


def read_question(text: str, lexicon: Lexicon, mend: bool = False) -> Question:
    """Cut a message into a question; of a long story only the part that asks is read."""
    return Question(text, spot(asking_part(text), lexicon, mend), mend)


def asking_part(text: str) -> str:
    """The whole of a short message; of a long one what asks something last, with what stands before it."""
    if len(text) <= LONG:
        return text
    text = normalise(text.replace("\n", " . "))
    if len(text) <= LONG:
        return text
    asked = [found.start() for found in _ASKING.finditer(text)]
    if not asked:
        return text[-LONG:]
    end = min(len(text), asked[-1] + 60)
    start = max(0, asked[-1] - LONG // 2)
    for cut in _SENTENCE_END.finditer(text, start, asked[-1]):
        if asked[-1] - cut.end() > 25:
            start = cut.end()
    space = text.find(" ", start)
    return text[space + 1 if 0 <= space < asked[-1] - 25 and start else start : end]
