"""A question in its conversation -> an answer, its wording, and the context of the next one.

The way: normalise and cut (`question`), then ask each reader in `READERS` in turn; the first that does not say None has
understood the question. Every step leaves a line in the trace.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from knowledge.asking.about import about_report, definition
from knowledge.asking.addressing import addressed
from knowledge.asking.analysis import analyse
from knowledge.asking.answer import Answer, Context, Wording
from knowledge.asking.catalogue import Catalogue, build_catalogue
from knowledge.asking.choosing import chosen_passages
from knowledge.asking.clarifying import clarify
from knowledge.asking.computing import add_to_sum, compute
from knowledge.asking.figure_answers import numbers_named
from knowledge.asking.figures import figures
from knowledge.asking.finding import PassageMatch, asking_parts
from knowledge.asking.numbered import numbered
from knowledge.asking.passages import across, aspects, narrowed, passages, spoken_of
from knowledge.asking.picking import is_specific
from knowledge.asking.question import Question, is_content, read_question
from knowledge.asking.rambling import LONG, stretches
from knowledge.asking.refusing import honest_no, not_found
from knowledge.asking.romanised import from_roman
from knowledge.asking.spotting import Token
from knowledge.asking.summaries import summaries, summary_of
from knowledge.asking.talk import small_talk
from knowledge.asking.turn import Turn
from knowledge.asking.wording import word
from knowledge.keyboard import rescue_layout
from knowledge.records import Edition
from knowledge.thai import normalise

_SENTENCE = re.compile(r"(?<=[a-z]{3})[.!;]+(?=\s)|[\n?!]+|[.]{2,}|#{2,}|-{3,}|={3,}", re.IGNORECASE)
_POLITE_END = re.compile(r"[\s.)]*(?:ครับ|ค่ะ|คะ|จ้า|จ้ะ|นะ)?[\s.)]*$")
ANNOUNCED, AT_THE_END, NAMES_COLUMN, STORY = 1.0, 0.5, 0.5, 0.35  # what makes a stretch of a story the question
MOST_REMEMBERED = 6  # indicators and topics that a follow-up may lean on
Reader = Callable[[Turn], Answer | None]

READERS: tuple[Reader, ...] = (
    small_talk,
    numbers_named,
    numbered,
    definition,
    about_report,
    narrowed,
    addressed,
    across,
    spoken_of,
    honest_no,
    summaries,
    analyse,
    add_to_sum,
    compute,
    figures,
    aspects,
    passages,
)


@dataclass(frozen=True)
class Engine:
    """Answers questions over one edition. Holds no state of any conversation; safe to share."""

    catalogue: Catalogue

    @classmethod
    def for_edition(cls, edition: Edition) -> Engine:
        """Build once per edition; takes about a second."""
        return cls(build_catalogue(edition))

    def ask(self, text: str, context: Context = Context()) -> tuple[Answer, Wording, Context]:  # noqa: B008 - frozen
        """One turn of a conversation. Any text is answered; nothing in it is an instruction."""
        asked, chosen = self._choice(text, context)
        question, understood = self._read(asked)
        if not chosen and (resumed := self._resumed(question, context)):
            question = resumed
        turn = Turn(question, _gone_back(question, context), self.catalogue)
        turn.note("read", _shown(question))
        answer = self._answer(turn)
        answer = replace(
            answer,
            understood=understood if answer.outcome in ("answer", "not_found") and not chosen else "",
            trace=tuple(turn.trace),
        )
        return answer, word(answer, self.catalogue), remember(answer, context, question.text)

    def _answer(self, turn: Turn) -> Answer:
        for reader in READERS:
            answer = reader(turn)
            if answer is not None:
                turn.note("reader", reader.__name__)
                return answer
        return last_resort(turn)

    def _resumed(self, question: Question, context: Context) -> Question | None:
        """After a question back or an honest no: the earlier question, with what this message changes in it."""
        if not context.pending:
            return None
        again = question.has("follow.never_mind", *self.catalogue.words.current) and len(question.tokens) <= 8
        asks = [
            c
            for t in question.tokens
            for c in t.cues
            if c.startswith(("ask.", "aspect.")) and not t.text.startswith("หมายถึง")
        ]
        goes_on = question.has("follow.and_then") and not question.concepts - self.catalogue.words.verbs
        completes = bool(context.choices) and (
            goes_on or (not asks and (question.content or question.section("group")))
        )
        if not (again or completes) or question.section("lack"):
            return None
        earlier = read_question(context.pending, self.catalogue.lexicon, self.catalogue.dictionary)
        years = self.catalogue.words.years
        kept = [t for t in earlier.tokens if not any(c.startswith(("lack.", "absent.")) or c in years for c in t.cues)]
        added = [
            t
            for t in question.tokens
            if not t.text.startswith("หมายถึง")
            and "follow.never_mind" not in t.cues
            and not (again and "operation.sum" in t.cues)
        ]
        return Question(f"{context.pending} {question.text}", tuple(kept) + tuple(added))

    def _choice(self, text: str, context: Context) -> tuple[str, bool]:
        """After a question back: the question that the chosen answer stands for; else the text itself."""
        if not context.choices:
            return text, False
        plain = re.sub(r"^(?:เอา|เลือก|ขอ|หมายถึง)\s*", "", _POLITE_END.sub("", normalise(text)))
        number = re.fullmatch(r"(?:ข้อ|อัน|ข้อที่|อันที่|เบอร์|หมายเลข|เลือก|ที่)?\s*(\d)", plain)
        if number and 1 <= int(number.group(1)) <= len(context.choices):
            return context.choices[int(number.group(1)) - 1][1], True
        spoken = {
            "แรก": 0,
            "อันแรก": 0,
            "ข้อแรก": 0,
            "อันที่สอง": 1,
            "ข้อสอง": 1,
            "ที่สอง": 1,
            "อันสอง": 1,
            "สุดท้าย": -1,
            "อันสุดท้าย": -1,
        }
        if plain in spoken:
            return context.choices[spoken[plain]][1], True
        said = read_question(text, self.catalogue.lexicon, self.catalogue.dictionary, mend=True)
        if not said.content or len(said.tokens) > 6 or (said.asks_number and said.has("ask.how_many", "ask.how_much")):
            return text, False
        scores = [
            len(
                said.concepts
                & read_question(f"{shown} {question}", self.catalogue.lexicon, self.catalogue.dictionary).concepts
            )
            for shown, question in context.choices
        ]
        best = max(scores)
        if best and scores.count(best) == 1:
            return context.choices[scores.index(best)][1], True
        return text, False

    def _read(self, text: str) -> tuple[Question, str]:
        """The question, and how it was read where it had to be mended."""
        lexicon, words = self.catalogue.lexicon, self.catalogue.dictionary
        rescued = rescue_layout(text, self._vocabulary) if len(text) <= LONG else None
        text = self._relevant(self._asking(rescued or text))
        if (thai := from_roman(text, lexicon)) is not None:
            rescued = text = thai
        question = read_question(text, lexicon, words)
        understood = rescued or ""
        if any(_unsure(token) for token in question.tokens):
            mended = read_question(text, lexicon, words, mend=True)
            if mended.read_as:
                question, understood = mended, mended.read_as
        return excepted(question), understood

    def _asking(self, text: str) -> str:
        """Of a long message the stretch that asks something of the report: one record speaks of what it names."""
        found = stretches(text)
        if len(found) == 1:
            return found[0][0]
        last = len(found) - 1
        rated = [
            (self._asked_in(stretch) + ANNOUNCED * announced + AT_THE_END * (place == last), place)
            for place, (stretch, announced) in enumerate(found)
        ]
        return found[max(rated)[1]][0]

    def _asked_in(self, stretch: str) -> float:
        """How much of the report the part of a stretch that asks names, with the part before it; the story aside."""
        question = read_question(stretch, self.catalogue.lexicon, self.catalogue.dictionary)
        asking = asking_parts(question)
        parts = {near for part in asking for near in (part, part - 1)}
        turn = Turn(replace(question, tokens=_of_parts(question, parts)), Context(), self.catalogue)
        figure = max((m.score for m in turn.figures[:1]), default=0.0)
        passage = max((m.score for m in turn.passages()[:1]), default=0.0)
        unknown = sum(1 for t in question.plain_words if t.part in asking)
        column = bool({"obstacles", "recommendations"} & set(turn.question.section("aspect")))
        return max(figure, passage) + max(turn.named.values(), default=0.0) + NAMES_COLUMN * column - STORY * unknown

    def _relevant(self, text: str) -> str:
        """The sentences that speak of the report, where others don't: what else is said is not what is asked."""
        sentences = [s for s in _SENTENCE.split(text) if s.strip()]
        if len(sentences) < 2:
            return text
        about = []
        for sentence in sentences:
            question = read_question(sentence, self.catalogue.lexicon, self.catalogue.dictionary)
            unknown = question.plain_words
            if question.concepts or question.section("lack") or question.section("absent") or len(unknown) < 2:
                about.append(sentence)
        return " ".join(about) if about else text

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """Words that must survive the keyboard rescue: the lexicon's own."""
        return frozenset(word for form in self.catalogue.lexicon.forms for word in form.split())


def _of_parts(question: Question, parts: set[int]) -> tuple[Token, ...]:
    return tuple(t for t in question.tokens if t.part in parts)


def excepted(question: Question) -> Question:
    """Without what the question says it does not mean: "ไม่ใช่ผู้ติดตามนะ"."""
    at = next((place for place, t in enumerate(question.tokens) if "follow.except" in t.cues), None)
    if at is None or not any(is_content(t) for t in question.tokens[:at]):
        return question
    part = question.tokens[at].part
    end = at + 1
    while (
        end < len(question.tokens)
        and end - at <= 3
        and question.tokens[end].part == part
        and not any(c.startswith("ask.") for c in question.tokens[end].cues)
    ):
        end += 1
    left_out = [t for t in question.tokens[at + 1 : end] if t.concepts]
    if not left_out:
        left_out = [t for t in question.tokens[:at] if t.part == part and t.concepts]
    return replace(question, tokens=tuple(t for t in question.tokens if t not in left_out))


def _unsure(token: Token) -> bool:
    """A token that may be a mistyped form."""
    return not token.cues and not token.number and not (token.filler and token.known)


def _gone_back(question: Question, context: Context) -> Context:
    """ "กลับไปเรื่องก่อนหน้า" without a name: the conversation as it was on the topic before."""
    if not question.has("follow.back") or len(context.topics) < 2 or question.concepts:
        return context
    policy = context.topics[-2]
    ours = tuple(i for i in context.indicators if i.startswith(f"{policy}."))
    return replace(context, policies=(policy,), indicators=ours + context.indicators, operands=())


def last_resort(turn: Turn) -> Answer:
    """Nothing was understood as asked: the policy talked of, a question back, or an honest no."""
    question = turn.question
    unknown, concepts = question.plain_words, question.naming
    if question.has("ask.why"):
        return not_found(turn, "cause")
    if question.asks_who and turn.follows:
        return not_found(turn, "lack.names")
    found = turn.passages(among=(turn.named_policy,)) if turn.named_policy else turn.passages()
    if answer := _spoken_of_its_policy(turn, found):
        return answer
    if turn.named_policy and len(concepts) and not unknown:
        return summary_of(turn, turn.named_policy)
    if (
        found
        and found[0].explained >= 0.5
        and found[0].score > 0.3
        and concepts
        and not question.asks_number
        and not question.has("ask.why")
    ):
        return chosen_passages(turn, found)
    if turn.named_policy and concepts and len(unknown) <= 1:
        return summary_of(turn, turn.named_policy)
    if (concepts and unknown) or len(unknown) >= 2 or (unknown and question.has("follow.and_then")):
        return not_found(turn, "nothing", (unknown or concepts)[0])
    if concepts:
        return clarify(turn, "which_of", ())
    return clarify(turn, "no_subject", ())


def _spoken_of_its_policy(turn: Turn, found: list[PassageMatch]) -> Answer | None:
    """A policy is named and something besides: what its items say of that comes before a summary of all."""
    question = turn.question
    asks = question.has("ask.what", "ask.yes_no", "ask.how", "ask.who") or question.asks_its_name
    if not turn.named_policy or not found or not asks or question.asks_number:
        return None
    if turn.titled_policy and found[0].explained >= 0.4 and found[0].score > 0.8 and not question.has("ask.yes_no"):
        return chosen_passages(turn, found)
    told = [m for m in found[:4] if m.item.passage.aspect != "figures" and is_specific(turn, m)]
    return chosen_passages(turn, told) if told and len(question.plain_words) <= 1 else None


def remember(answer: Answer, context: Context, asked: str) -> Context:
    """What the next question may lean on: a question back or small talk in the middle changes only the choices."""
    if answer.outcome == "smalltalk":
        return replace(context, choices=())
    if answer.outcome == "clarify":
        return replace(context, choices=answer.choices, pending=asked)
    if answer.outcome == "not_found":
        nearest = [f.indicator for f in answer.facts if f.indicator]
        indicators = tuple(dict.fromkeys([*nearest, *context.indicators]))[:MOST_REMEMBERED]
        return replace(
            context, choices=(), policies=answer.policies or context.policies, indicators=indicators, pending=asked
        )
    named = [f.indicator for f in answer.facts[: answer.main] if f.indicator]
    if answer.aspect == "summary":
        named = named[:1]
    indicators = tuple(dict.fromkeys([*named, *context.indicators]))[:MOST_REMEMBERED]
    passages = tuple(p.place for p in answer.passages)
    policies = answer.policies if answer.policies else context.policies
    topics = tuple(dict.fromkeys([*answer.policies[:1], *context.topics[::-1]]))[:MOST_REMEMBERED][::-1]
    return Context(
        policies=policies if len(policies) <= 2 else (),
        aspect=answer.aspect,
        indicators=indicators,
        passages=passages,
        topics=topics,
        question=asked,
        operation=answer.computation.operation if answer.computation else "",
        unit=answer.computation.unit if answer.computation else "",
        operands=tuple(
            f.indicator
            for f in answer.facts[: None if answer.reason in ("highest", "lowest") else answer.main]
            if f.indicator
        )
        if answer.aspect != "summary" and (answer.main > 1 or answer.computation)
        else (),
        listed=answer.policies if len(answer.policies) > 2 else context.listed,
    )


def _shown(question: Question) -> str:
    return " ".join(
        f"{t.text}[{','.join(t.cues)}]" if t.cues else t.text if t.filler else f"<{t.text}>" for t in question.tokens
    )
