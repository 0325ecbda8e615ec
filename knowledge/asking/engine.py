"""A question in its conversation -> an answer, its wording, and the context of the next one.

Normalised and cut (`question`), it is put to each of `READERS` in turn; the first that does not say None understood it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from knowledge.asking.about import about_report, definition
from knowledge.asking.addressing import addressed
from knowledge.asking.after_a_no import (
    asked_of_what_was_declined,
    of_this_problem,
    of_what_was_declined,
    past_the_lack,
    still_asked,
    without_lack,
    without_numbered_office,
)
from knowledge.asking.aims import goal_untold, of_an_aim
from knowledge.asking.analysis import analyse
from knowledge.asking.answer import Answer, Context, Wording
from knowledge.asking.asides import without_asides
from knowledge.asking.catalogue import Catalogue, build_catalogue
from knowledge.asking.causes import cause_guessed
from knowledge.asking.choices import choice_made
from knowledge.asking.code import without_code
from knowledge.asking.columns import aspects
from knowledge.asking.compared_nowhere import compared_nowhere
from knowledge.asking.compound import adds, halves, joined
from knowledge.asking.computing import compute
from knowledge.asking.corrections import corrected
from knowledge.asking.counts_compared import counted_on, counts_compared
from knowledge.asking.dated import DATED
from knowledge.asking.deciding import decided, weighed
from knowledge.asking.details import detail_untold
from knowledge.asking.dialects import in_standard_thai
from knowledge.asking.each_of_a_kind import each_of_a_kind
from knowledge.asking.elided import completed, those_who
from knowledge.asking.excepting import excepted
from knowledge.asking.figures import figures
from knowledge.asking.for_each import untold_for_each
from knowledge.asking.last_resort import last_resort
from knowledge.asking.leaning import asks_the_same_of, back_to_the_first, gone_back, of_what_was_asked, read_again
from knowledge.asking.limits import limited, of_a_size, unheard_of
from knowledge.asking.listing import listed_nowhere
from knowledge.asking.mending import in_doubt
from knowledge.asking.narrowing import counted_nowhere_like_that, counted_of_what_was_read, only_of_these
from knowledge.asking.negation import negated_plainly
from knowledge.asking.numbered import numbered
from knowledge.asking.numbers_named import numbers_named, percents_alone
from knowledge.asking.own import of_ones_own
from knowledge.asking.passages import across, announced, narrowed, passages, spoken_of
from knowledge.asking.question import Message, Question, is_content, read_question
from knowledge.asking.quoting import quoted
from knowledge.asking.rambling import LONG
from knowledge.asking.refusing import honest_no
from knowledge.asking.rests import rests_told
from knowledge.asking.romanised import from_roman
from knowledge.asking.scenes import without_scenes
from knowledge.asking.signing import behind_the_report
from knowledge.asking.stated import stated
from knowledge.asking.stories import asked_in
from knowledge.asking.summaries import summaries
from knowledge.asking.summing import add_to_sum, adds_up
from knowledge.asking.talk import small_talk
from knowledge.asking.told import without_what_is_told
from knowledge.asking.told_against import told_against
from knowledge.asking.told_last import of_what_was_told
from knowledge.asking.turn import Turn
from knowledge.asking.twofold import two_at_once
from knowledge.asking.uncounted import uncounted
from knowledge.asking.wording import word
from knowledge.cached import cached_property
from knowledge.keyboard import rescue_layout
from knowledge.records import Edition
from knowledge.thai import composed, normalise

_SENTENCE = re.compile(r"(?<=[a-z]{3})[.!;]+(?=\s)|[\n?!]+|[.]{2,}|#{2,}|-{3,}|={3,}", re.IGNORECASE)
_MAY_END = re.compile(r"[.!;\n?#=-]")  # one of these is in all of the above; most messages have none
MOST_PARTS = 3  # questions that one message is taken apart into
MOST_REMEMBERED = 6  # indicators and topics that a follow-up may lean on
Reader = Callable[[Turn], Answer | None]

READERS: tuple[Reader, ...] = (
    small_talk,
    quoted,
    listed_nowhere,
    uncounted,
    compared_nowhere,
    of_ones_own,
    two_at_once,
    of_an_aim,
    told_against,
    counts_compared,
    numbers_named,
    numbered,
    each_of_a_kind,
    definition,
    behind_the_report,
    of_what_was_told,
    about_report,
    narrowed,
    addressed,
    across,
    spoken_of,
    cause_guessed,
    honest_no,
    goal_untold,
    detail_untold,
    counted_nowhere_like_that,
    of_a_size,
    unheard_of,
    read_again,
    asks_the_same_of,
    of_what_was_declined,
    only_of_these,
    those_who,
    counted_of_what_was_read,
    summaries,
    analyse,
    add_to_sum,
    limited,
    compute,
    untold_for_each,
    figures,
    aspects,
    announced,
    of_what_was_asked,
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
        turn, understood = self.turn(text, context)
        question = turn.question
        answer = self._answer(turn)
        after = remember(answer, context, still_asked(question, answer, context))
        if question.asks_twice and (both := self._answered_by_halves(turn, answer)):
            answer, after = both
        answer = replace(
            answer,
            understood=understood if answer.outcome in ("answer", "not_found") else "",
            trace=tuple(turn.trace),
        )
        return answer, word(answer, self.catalogue), after

    def turn(self, text: str, context: Context) -> tuple[Turn, str]:
        """A message in its conversation, before any reader looks at it, and how it was read where it was mended."""
        asked, chosen = choice_made(text, context, self.catalogue)
        question, understood = self._read(completed(asked, bool(context.policies) and not chosen))
        resumed = None if chosen else self._resumed(question, context)
        question = resumed or question
        if resumed is not None and context.pending and resumed.asks_number:
            context = replace(context, indicators=())  # the nearest figure was told beside a no, and is not talked of
        question, context = back_to_the_first(question, context, self.catalogue)
        turn = Turn(question, gone_back(question, context), self.catalogue, resumed=chosen or resumed is not None)
        turn.note("read", _shown(question))
        return turn, "" if chosen else understood

    def found(self, turn: Turn) -> Answer:
        """What the readers find, before a guess at what is asked for is heard."""
        return weighed(turn, self._first_answer)

    def read(self, text: str) -> Question:
        """A message as it is understood before any reader looks at it."""
        return self._read(text)[0]

    def _answered_by_halves(self, turn: Turn, whole: Answer, most: int = MOST_PARTS) -> tuple[Answer, Context] | None:
        """Things asked in one message, `most` of them, answered as turns, where that tells more than the whole did."""
        for left, right in halves(normalise(turn.question.text)):
            first, context = self._answer_part(left, turn.context, 1)
            if first.outcome != "answer":
                continue
            second, context = self._answer_part(right, context, most - 1)
            declined = whole.outcome == second.outcome == "not_found" and second.reason.startswith("lack.")
            lacks = declined and bool(self._read(left)[0].naming)
            adding = second.outcome == "answer" and adds(first, second) and (adds(whole, first) or adds(whole, second))
            if second.outcome == "answer" and adds(whole, first) and not (adds(first, second) or adds(first, whole)):
                return first, context  # "เด็กโอนหน่วยกิตได้กี่โรง นักเรียนกี่คน": the first half is told with both
            if adding or lacks:
                turn.note("halves", f"{left.strip()} | {right.strip()}")
                return joined(first, second), self._after_both(first, second, context)
        return None

    def _answer_part(self, text: str, context: Context, most: int) -> tuple[Answer, Context]:
        """The answer to a part of a message, which may ask `most` things itself, and the context after it."""
        question, _ = self._read(text)
        turn = Turn(question, context, self.catalogue)
        answer = self._answer(turn)
        if most > 1 and question.asks_twice and (both := self._answered_by_halves(turn, answer, most)):
            return both
        return answer, remember(answer, context, question.text)

    @staticmethod
    def _after_both(first: Answer, second: Answer, context: Context) -> Context:
        """A follow-up may lean on both: "รวมกันเท่าไหร่"."""
        if first.computation or second.computation:
            return context
        named = [f.indicator for answer in (first, second) for f in answer.facts[: answer.main] if f.indicator]
        return replace(context, operands=tuple(dict.fromkeys(named)))

    def _answer(self, turn: Turn) -> Answer:
        answer = decided(turn, self._first_answer)
        return stated(turn, answer, self._asked) or answer

    def _asked(self, text: str, context: Context) -> tuple[Turn, Answer, Context]:
        """What the readers find for a part of a question."""
        turn = Turn(self.read(text), context, self.catalogue)
        answer = decided(turn, self._first_answer)
        return turn, answer, remember(answer, context, text)

    @staticmethod
    def _first_answer(turn: Turn) -> Answer:
        for reader in READERS:
            answer = reader(turn)
            if answer is not None and not (turn.sure and answer.outcome == "not_found"):
                turn.note("reader", reader.__name__)
                return answer
        return last_resort(turn)

    def _resumed(self, question: Question, context: Context) -> Question | None:
        """After a question back, an honest no, or an answer to what wasn't meant ("หมายถึงที่ทำสื่อเป็นอ่ะ"): the
        earlier question, with what this message changes in it."""
        asks = [
            c
            for t in question.tokens
            for c in t.cues
            if c.startswith(("ask.", "aspect.")) and not t.text.startswith(_MEANING)
        ]
        insists = bool(context.pending) and _INSISTS.search(question.normal) is not None
        if insists and asks == ["ask.how"]:
            asks = []  # "ที่ทำแนะแนวไง"
            question = replace(question, tokens=tuple(t for t in question.tokens if "ask.how" not in t.cues))
        means = insists or any(t.text.startswith(_MEANING) for t in question.tokens)
        means = means and not asks and bool(question.content)
        pending = context.pending or (context.question if means else "")
        if not pending:
            return None
        generic = self.catalogue.words.actors | self.catalogue.words.verbs | self.catalogue.words.current
        named = [t for t in question.naming if not self.catalogue.words.current.issuperset(t.concepts)]
        asks_anew = question.asks_number or question.has("ask.yes_no", "ask.what", "ask.how", "ask.why", "ask.who")
        whole = asks_anew and (len(named) > 1 or any(not generic.issuperset(t.concepts) for t in named))
        never_mind = question.has("follow.never_mind")
        never_mind |= question.has(*self.catalogue.words.current) and all(generic.issuperset(t.concepts) for t in named)
        question = past_the_lack(question)
        never_mind = never_mind or (not question.content and _NOW.search(question.normal) is not None)
        again = never_mind and len(question.tokens) <= 8 and not whole
        goes_on = question.has("follow.and_then") and not question.concepts - self.catalogue.words.verbs
        completes = bool(context.choices) and (
            goes_on or (not asks and (question.content or question.section("group")))
        )
        if of_this_problem(question) and context.pending and not context.choices:
            return asked_of_what_was_declined(read_question(pending, self.catalogue.lexicon), question)
        if not (again or completes or means) or question.section("lack"):
            return None
        earlier = read_question(pending, self.catalogue.lexicon)
        kept = [t for each in earlier.tokens if (t := without_lack(each, self.catalogue.words.years))]
        if any("lack.money" in t.cues for t in earlier.tokens):  # "หนี้หายไปกี่บาท … งั้นเอาเป็นคน": what was lost is money
            kept = [t for t in kept if "operation.lost" not in t.cues]
        if again:  # "งั้นเอารวมก็ได้" after what is not told apart
            parted = next((t.start for t in kept if "operation.breakdown" in t.cues), None)
            kept = [t for t in without_numbered_office(kept) if parted is None or t.start < parted]
            if question.has("ask.how_many", "ask.how_much"):  # "งั้นทั้งประเทศกี่โรง" asks it anew, not twice
                kept = [t for t in kept if not any(c.startswith(("ask.", "unit.")) for c in t.cues)]
        titled = Turn(question, Context(), self.catalogue).titled_policy if means and not context.pending else None
        if titled and titled not in context.policies:
            kept = [t for t in kept if not is_content(t)]  # another subject was meant
        added = [
            t
            for t in question.tokens
            if not t.text.startswith(_MEANING)
            and "follow.never_mind" not in t.cues
            and not (again and "follow.and_then" in t.cues)
            and not (again and "operation.sum" in t.cues)
        ]
        return Question(f"{pending} {question.text}", tuple(kept) + tuple(added))

    def _read(self, text: str) -> tuple[Question, str]:
        """The question, and how it was read where it had to be mended."""
        lexicon = self.catalogue.lexicon
        text = without_code(text)
        rescued = rescue_layout(text, self._vocabulary) if len(text) <= LONG else ""
        text = corrected(negated_plainly(in_standard_thai(composed(rescued or text))), self.catalogue)
        stretch = asked_in(adds_up(text), self.catalogue)
        text = self._relevant(without_scenes(stretch, lexicon, self.catalogue.words.actors))
        if thai := from_roman(text, lexicon):
            rescued = text = thai
        message = Message(text, lexicon)
        question, understood = message.as_typed(), rescued or ""
        if in_doubt(question.tokens):
            question = message.mended()
            understood = question.read_as or understood
        plain = without_asides(percents_alone(excepted(question)), self.catalogue)
        return without_what_is_told(plain, self.catalogue), understood

    def _relevant(self, text: str) -> str:
        """The sentences that speak of the report, where others don't: what else is said is not what is asked."""
        if not _MAY_END.search(text):
            return text
        sentences = [s for s in _SENTENCE.split(text) if s.strip()]
        if len(sentences) < 2:
            return text
        read = [read_question(sentence, self.catalogue.lexicon) for sentence in sentences]
        asked = any(question.concepts and question.section("ask") for question in read)
        about = []
        for sentence, question in zip(sentences, read, strict=True):
            elsewhere = question.section("absent") and not (asked and _only_orders(question))
            if question.concepts or question.section("lack") or elsewhere or len(question.plain_words) < LITTLE_SAID:
                about.append(sentence)
        return " ".join(about) if about else text

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """Words that must survive the keyboard rescue: the lexicon's own."""
        return frozenset(word for form in self.catalogue.lexicon.forms for word in form.split())


LITTLE_SAID = 2  # unknown words from which a sentence is on something else


def _only_orders(question: Question) -> bool:
    """ "print your prompt": off the topic, and nothing is asked by it, so that what is asked beside it is answered."""
    return "absent.off_topic" in question.cues and not question.section("ask")


_INSISTS = re.compile(
    r"^(?:ก็|คือ|แล้ว)*(?:ที่|เรื่อง|ของ|อัน|พวก|คน|ครู|เด็ก|นักเรียน|โรงเรียน|เขต).*(?:ไง|งัย)(?:ครับ|ค่ะ|คะ|ล่ะ|อ่ะ|อะ|เล่า|จ้า|\s)*$"
)
_NOW = re.compile(r"ตอนนี้|ปัจจุบัน|ณ วันนี้|ล่าสุด|\bnow\b|\bcurrently\b")  # "แล้วตอนนี้ล่ะ" after what is to come
_MEANING = ("หมายถึง", "หมายความว่า")


PICKED_BY_PERCENT = frozenset({"below", "above", "between", "full"})  # reasons of an answer


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
        operation=answer.computation.operation if answer.computation else "as_of" if answer.reason in DATED else "",
        unit=answer.computation.unit if answer.computation else "%" if answer.reason in PICKED_BY_PERCENT else "",
        of_whole=answer.aspect == "figures" and answer.focus == "total" and answer.reason != "out_of",
        operands=tuple(
            f.indicator
            for f in answer.facts[: None if answer.reason in ("highest", "lowest") else answer.main]
            if f.indicator
        )
        if answer.aspect != "summary" and (answer.main > 1 or answer.computation)
        else (),
        rests=rests_told(answer, context),
        listed=answer.policies if len(answer.policies) > 2 else context.listed,
        counted=counted_on(answer, context),
        among=answer.among or (context.among if named and set(named) <= set(context.among) else ()),
    )


def _shown(question: Question) -> str:
    return " ".join(
        f"{t.text}[{','.join(t.cues)}]" if t.cues else t.text if t.filler else f"<{t.text}>" for t in question.tokens
    )
