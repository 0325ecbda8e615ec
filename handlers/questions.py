"""Free-text questions: a message in, the reply of the report out."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import Protocol
from weakref import WeakValueDictionary

from handlers.actions import action
from handlers.card_wishes import wish_in
from handlers.contexts import Contexts
from handlers.conversation import Button, Message, Reply, said
from knowledge.asking.answer import Answer, Context, Wording
from knowledge.asking.remembering import remember
from knowledge.cards.card import Pictured
from knowledge.cards.choosing import Cards
from knowledge.records import Edition

LONGEST_TEXT = 4_000  # characters; what Telegram (4,096) and LINE (5,000) let a person send is about this
LONGEST_CONVERSATION = 200  # characters of a conversation's id
AS_CHART = "ทำเป็นกราฟ"  # what the button under a comparison says


class Asked(Protocol):
    """Something that answers: `knowledge.asking.engine.Engine`."""

    def ask(self, text: str, context: Context) -> tuple[Answer, Wording, Context]:
        """The answer, how it reads, and what the next question may lean on."""


class QuestionDesk:
    """Answers the questions of many conversations; the turns of one are taken in the order they came.

    A message without a conversation ("") stands alone: nothing is remembered of it. With `cards`, a message that asks
    for a picture gets one.
    """

    def __init__(
        self, engine: Asked, contexts: Contexts, examples: tuple[str, ...] = (), cards: Cards | None = None
    ) -> None:
        self._engine = engine
        self._cards = cards
        self._contexts = contexts
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.examples = examples  # questions to begin with

    async def answer(self, message: Message) -> Reply:
        """The reply to a message. Answering runs in a thread, so that a long text holds nobody else up."""
        text = readable(message.text)
        if not text:
            return self._plain(message, "ยังไม่เห็นข้อความ พิมพ์คำถามเกี่ยวกับรายงานได้เลย")
        if len(text) > LONGEST_TEXT:
            return self._plain(message, f"ข้อความยาวเกิน {LONGEST_TEXT:,} ตัวอักษร กรุณาถามให้สั้นลง")
        if not message.conversation:
            return (await asyncio.to_thread(self._taken, message, text, Context()))[0]
        async with self._turns.setdefault(message.conversation, asyncio.Lock()):
            before = await self._contexts.load(message.conversation)
            reply, after = await asyncio.to_thread(self._taken, message, text, before)
            return await self._remembered(message, reply, after)

    async def _remembered(self, message: Message, reply: Reply, after: Context) -> Reply:
        """The reply, with what the next question may lean on kept, now or once the privacy notice was shown."""
        save = partial(self._contexts.save, message.conversation, after)
        if message.noticed == "no":
            return replace(reply, afterwards=(*reply.afterwards, save))
        await save()
        return reply

    def _taken(self, message: Message, text: str, before: Context) -> tuple[Reply, Context]:
        """The reply to a text, and what the next one may lean on."""
        wish = wish_in(text) if self._cards else None
        if self._cards is None or wish is None:
            answer, wording, after = self._engine.ask(text, before)
            return self._offering(reply_of(message, answer, wording), answer), after
        if not wish.about:
            pictured = self._cards.of_context(before, by_percent=wish.by_percent)
            return pictured_reply(message, pictured), remember(pictured.answer, before, before.question)
        answer, wording, after = self._engine.ask(wish.about, Context() if wish.names_its_topic else before)
        if answer.outcome == "answer":
            after = remember(answer, before, wish.about)
        elif wish.names_its_topic:
            answer, wording, after = self._engine.ask(wish.about, before)
        shown = self._cards.of(answer, by_percent=wish.by_percent)
        reply = reply_of(message, answer, wording)
        return (pictured_reply(message, shown, reply) if shown else reply), after

    def _offering(self, reply: Reply, answer: Answer) -> Reply:
        """With the way to the card, where the answer has one."""
        if self._cards is None:
            return reply
        if compared := self._cards.compared(answer):
            chart = Button("📊 กราฟ", AS_CHART)
            return replace(reply, buttons=(*reply.buttons, chart), compared=compared)
        offered = self._cards.offered(answer)
        return replace(reply, buttons=(*reply.buttons, card_button(*offered))) if offered else reply

    async def tell(self, message: Message, answer: Answer, wording: Wording) -> Reply:
        """The reply for an answer that was chosen, not asked for in words; the next question may lean on it."""
        reply = reply_of(message, answer, wording)
        if not message.conversation:
            return reply
        async with self._turns.setdefault(message.conversation, asyncio.Lock()):
            before = await self._contexts.load(message.conversation)
            return await self._remembered(message, reply, remember(answer, before, ""))

    async def chart(self, message: Message, compared: tuple[str, ...]) -> Reply | None:
        """The chart of figures that an answer set side by side; None where the report has not two of them."""
        pictured = await asyncio.to_thread(self._cards.chart, compared) if self._cards else None
        return await self.picture(message, pictured) if pictured else None

    async def picture(self, message: Message, pictured: Pictured) -> Reply:
        """The reply for a card that was chosen, not asked for in words; the next question may lean on it."""
        reply = await self.tell(message, pictured.answer, Wording("", "", pictured.suggestions))
        return pictured_reply(message, pictured, reply)

    def _plain(self, message: Message, line: str) -> Reply:
        """A line that is about the message, not about the report."""
        buttons = tuple(Button(example, example) for example in self.examples)
        return said(message, line, buttons=buttons, suggestions=self.examples)


def opening_questions(edition: Edition) -> tuple[str, ...]:
    """A few questions to begin with, of different policies and kinds."""
    counted = [policy.short_title for policy in edition.policies if policy.main_indicator]
    forms = ("สรุปเรื่อง{}", "ตัวเลขเรื่อง{}", "อุปสรรคเรื่อง{}มีอะไรบ้าง", "มีข้อเสนอแนะเรื่อง{}อย่างไร")
    step = max(1, len(counted) // len(forms))
    asked = [form.format(title) for form, title in zip(forms, counted[1::step] or counted, strict=False)]
    return (*asked, "รายงานนี้มีเรื่องอะไรบ้าง")


def readable(text: str) -> str:
    """The text without what can't be written out again (lone surrogates), trimmed."""
    return text.encode("utf-8", "ignore").decode("utf-8").strip()


def reply_of(message: Message, answer: Answer, wording: Wording) -> Reply:
    """An answer and its wording as a reply to a message."""
    choices = tuple(Button(label, label) for label, _ in answer.choices)
    return Reply(
        conversation=message.conversation,
        outcome=answer.outcome,
        policy=None if not answer.policies else answer.policies[0] if len(answer.policies) == 1 else answer.policies,
        aspect=answer.aspect,
        headline=wording.headline,
        text=wording.text,
        facts=answer.facts,
        computation=answer.computation,
        citations=answer.citations,
        warnings=answer.notices,
        suggestions=wording.suggestions,
        buttons=choices or tuple(Button(suggestion, suggestion) for suggestion in wording.suggestions),
        trace=answer.trace,
    )


def card_button(said: str, *what: str) -> Button:
    """The way to a card: what it says for the person, and what it means (see handlers.cards)."""
    return Button("🖼 การ์ด", said, action("card", *what), 8)


def pictured_reply(message: Message, pictured: Pictured, reply: Reply | None = None) -> Reply:
    """A card as a reply: what it says as the text, its facts as the facts."""
    card = pictured.card
    shown = reply_of(message, pictured.answer, Wording(card.first_line, card.text, pictured.suggestions))
    if reply is not None:
        shown = replace(shown, buttons=reply.buttons, suggestions=reply.suggestions, trace=reply.trace)
        shown = replace(shown, afterwards=reply.afterwards)
    return replace(shown, card=card)
