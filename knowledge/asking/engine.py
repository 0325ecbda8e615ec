"""A question in its conversation -> an answer, its wording, and the context of the next one.

Normalised and cut (`messages`), it is put to each of the `readers` in turn; the first that does not say None
understood it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.asking.after_a_no import still_asked
from knowledge.asking.answer import Answer, Context, Wording
from knowledge.asking.both_done import both_done
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.cataloguing import build_catalogue
from knowledge.asking.choices import choice_made, place_said
from knowledge.asking.compound import adds, halves, joined
from knowledge.asking.deciding import decided, weighed
from knowledge.asking.defined_next import defined_next
from knowledge.asking.doubted import asked_again
from knowledge.asking.each_of_two import asked_of_two, told_apart
from knowledge.asking.elided import completed
from knowledge.asking.leaning import back_to_the_first, gone_back, less_what_was_told_beside, with_its_figures
from knowledge.asking.left_over import only_what_is_left
from knowledge.asking.let_go import let_go
from knowledge.asking.messages import read_message
from knowledge.asking.named_alone import names_its_policy
from knowledge.asking.question import Question
from knowledge.asking.readers import first_answer
from knowledge.asking.remembering import remember
from knowledge.asking.resuming import resumed
from knowledge.asking.stated import stated
from knowledge.asking.succeeded import of_its_policy
from knowledge.asking.turn import Turn
from knowledge.asking.verdicts import reckoned_instead, with_verdict
from knowledge.asking.wording import word
from knowledge.records import Edition
from knowledge.thai import normalise

MOST_PARTS = 3  # questions that one message is taken apart into


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
        parted = (question.asks_twice and answer.reason != "apart") or (
            answer.reason == "lack.names" and question.asks_name_and_number
        )
        both = (self._answered_by_halves if parted else self._answered_of_each)(turn, answer)
        if checked := both or self._answered_to_check(turn, answer):
            answer, after = checked
        answer = with_verdict(turn, answer)
        answer = replace(
            answer,
            understood=understood if answer.outcome in ("answer", "not_found") else "",
            trace=tuple(turn.trace),
        )
        return answer, word(answer, self.catalogue), after

    def turn(self, text: str, context: Context) -> tuple[Turn, str]:
        """A message in its conversation, before any reader looks at it, and how it was read where it was mended."""
        asked, chosen = choice_made(text, context, self.catalogue)
        if not chosen:
            asked = completed(let_go(asked_again(asked, context), context, self.catalogue), context)
            asked = defined_next(only_what_is_left(asked, context, self.catalogue), context, self.catalogue)
        question, understood = read_message(asked, self.catalogue)
        earlier = None if chosen else resumed(question, context, self.catalogue)
        question = earlier or question
        taken_up = earlier is not None and bool(context.pending) and earlier.asks_number
        context = less_what_was_told_beside(question, context, taken_up=taken_up)
        question, context = back_to_the_first(question, context, self.catalogue)
        placed = bool(context.question) and place_said(normalise(asked)) is not None
        taken = chosen or earlier is not None or placed
        turn = Turn(question, gone_back(question, context), self.catalogue, resumed=taken)
        turn = with_its_figures(of_its_policy(names_its_policy(turn)))
        turn.note("read", _shown(question))
        return turn, "" if chosen else understood

    def found(self, turn: Turn) -> Answer:
        """What the readers find, before a guess at what is asked for is heard."""
        return weighed(turn, first_answer)

    def read(self, text: str) -> Question:
        """A message as it is understood before any reader looks at it."""
        return read_message(text, self.catalogue)[0]

    def _answered_by_halves(self, turn: Turn, whole: Answer, most: int = MOST_PARTS) -> tuple[Answer, Context] | None:
        """Things asked in one message, `most` of them, answered as turns, where that tells more than the whole did."""
        for left, right in halves(normalise(turn.question.text)):
            first, context = self._answer_part(left, turn.context, 1)
            if first.outcome != "answer":
                continue
            second, context = self._answer_part(right, context, most - 1)
            declined = whole.outcome == second.outcome == "not_found" and second.reason.startswith("lack.")
            lacks = declined and bool(self.read(left).naming)
            adding = second.outcome == "answer" and adds(first, second) and (adds(whole, first) or adds(whole, second))
            if second.outcome == "answer" and adds(whole, first) and not (adds(first, second) or adds(first, whole)):
                return first, context  # "เด็กโอนหน่วยกิตได้กี่โรง นักเรียนกี่คน": the first half is told with both
            if second.outcome == "answer" and adds(first, second) and not adding:
                return None  # the whole tells both: cut elsewhere, it would be taken to ask for something else
            if adding or lacks:
                turn.note("halves", f"{left.strip()} | {right.strip()}")
                return joined(first, second), self._after_both(first, second, context)
        return None

    def _answered_of_each(self, turn: Turn, whole: Answer) -> tuple[Answer, Context] | None:
        """One thing asked of two, answered for each, where different figures tell it."""
        for left, right in asked_of_two(turn, whole):
            first, _ = self._answer_part(left, turn.context, 1)
            second, context = self._answer_part(right, turn.context, 1)
            if told_apart(turn, whole, first, second):
                turn.note("of each", f"{left} | {right}")
                return joined(first, second), self._after_both(first, second, context)
        return None

    def _answered_to_check(self, turn: Turn, answer: Answer) -> tuple[Answer, Context] | None:
        """What a stated amount was to come to, worked out: "เหลือครูที่ยังแก้หนี้ไม่ได้ 6,688 รายใช่ไหม"."""
        asked = reckoned_instead(turn, answer)
        reckoned = self._answer_part(asked, turn.context, 1) if asked else None
        return reckoned if reckoned and reckoned[0].computation else None

    def _answer_part(self, text: str, context: Context, most: int) -> tuple[Answer, Context]:
        """The answer to a part of a message, which may ask `most` things itself, and the context after it."""
        question = self.read(text)
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
        answer = decided(turn, first_answer)
        return both_done(turn, answer, self._asked) or stated(turn, answer, self._asked) or answer

    def _asked(self, text: str, context: Context) -> tuple[Turn, Answer, Context]:
        """What the readers find for a part of a question."""
        turn = Turn(self.read(text), context, self.catalogue)
        answer = decided(turn, first_answer)
        return turn, answer, remember(answer, context, text)


def _shown(question: Question) -> str:
    return " ".join(
        f"{t.text}[{','.join(t.cues)}]" if t.cues else t.text if t.filler else f"<{t.text}>" for t in question.tokens
    )
