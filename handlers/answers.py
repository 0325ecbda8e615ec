"""Free questions, with what people do after an answer: choose what comes next, read on, go back to it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from handlers.actions import action, page_of, parts
from handlers.conversation import Button, Message, Reply, reply_record, said
from handlers.feedback import vote_buttons
from handlers.masking import masked
from handlers.menu import WAYS_IN
from handlers.questions import AS_CHART, QuestionDesk
from handlers.records import Answers, KeptAnswer, Unanswered
from handlers.topics import Topics, is_contents

LOST = "ปุ่มนี้เก่าแล้วค่ะ ลองถามใหม่ได้เลยนะคะ"
SAID_ROWS, CHART_ROW = 20, -30  # what an answer suggests stands above its topic's columns, a chart above both
REVIEWED = ("not_found", "clarify")  # outcomes that the PR team looks at


class FreeQuestions:
    """Answers typed text, and the buttons under those answers."""

    def __init__(self, desk: QuestionDesk, topics: Topics, answers: Answers, unanswered: Unanswered) -> None:
        self._desk = desk
        self._topics = topics
        self._answers = answers
        self._unanswered = unanswered

    async def handle(self, message: Message) -> Reply | None:
        """Takes every message: what has an action nobody knows is an old button."""
        name, rest = parts(message.action)
        if name == "say" and len(rest) == 2:
            return await self._said(message, *rest)
        if name == "more" and rest:
            return await self._again(message, rest)
        if name == "chart" and rest:
            return await self._chart(message, rest[0])
        if name == "example" and rest:
            text = self._desk.examples[page_of(rest, 0) % len(self._desk.examples)] if self._desk.examples else ""
            return await self._answer(replace(message, text=text))
        if message.action:
            return _lost(message)
        return await self._answer(message)

    async def _answer(self, message: Message) -> Reply:
        reply = await self._desk.answer(message)
        question = masked(message.text)
        if reply.outcome in REVIEWED and question:
            await self._unanswered.add(question, reply.outcome)
        if reply.outcome == "smalltalk":
            return replace(reply, buttons=WAYS_IN)
        own, record = (message.conversation, message.id), _record(reply)
        if message.noticed == "no":  # kept as nobody's, so that its buttons work; theirs once they saw the notice
            kept = await self._answers.keep(KeptAnswer("", question, record))
            reply = replace(reply, afterwards=(*reply.afterwards, partial(self._answers.claim, kept, *own)))
        else:
            kept = await self._answers.keep(KeptAnswer(own[0], question, record, own[1]))
        return self._with_ways_on(reply, kept)

    def _with_ways_on(self, reply: Reply, kept: str) -> Reply:
        buttons, again = self._buttons(reply, kept), action("more", kept)
        return replace(reply, buttons=buttons, again=again, gallery=is_contents(reply))

    def _buttons(self, reply: Reply, kept: str) -> tuple[Button, ...]:
        ways_on = self._topics.after(reply, kept)
        charts = (Button("📊 กราฟ", AS_CHART, action("chart", kept), CHART_ROW),) if reply.compared else ()
        asked = {each.text for each in (*charts, *ways_on)}
        says = tuple(
            Button(
                f"💬 {each.label}" if ways_on else each.label,
                each.text,
                action("say", kept, place),
                place - SAID_ROWS,
            )
            for place, each in enumerate(reply.buttons)
            if each.text not in asked
        )
        ways_on = ways_on if is_contents(reply) else (*charts, *says, *ways_on)
        return ways_on if reply.outcome == "clarify" else (*ways_on, *vote_buttons(kept))

    async def _said(self, message: Message, kept: str, place: str) -> Reply:
        """A suggestion or choice was tapped: it is said for the person, and answered as a new message."""
        answer = await self._answers.kept(kept)
        texts = answer.reply["suggestions"] if answer else []
        if not place.isdecimal() or int(place) >= len(texts):
            return _lost(message)
        return await self._answer(replace(message, text=texts[int(place)]))

    async def _chart(self, message: Message, kept: str) -> Reply:
        """What an answer compared, as a picture."""
        answer = await self._answers.kept(kept)
        compared = tuple(answer.reply.get("compared", ())) if answer else ()
        reply = await self._desk.chart(message, compared)
        return replace(reply, buttons=self._topics.after(reply) or WAYS_IN) if reply else _lost(message)

    async def _again(self, message: Message, rest: tuple[str, ...]) -> Reply:
        """Another page of an answer that was given."""
        answer = await self._answers.kept(rest[0])
        if answer is None:
            return _lost(message)
        record = answer.reply
        reply = Reply(
            conversation=message.conversation,
            outcome=record["outcome"],
            policy=tuple(record["policy"]) if isinstance(record["policy"], list) else record["policy"],
            aspect=record["aspect"],
            headline=record["headline"],
            text=record["text"],
            suggestions=tuple(record["suggestions"]),
            compared=tuple(record.get("compared", ())),
            buttons=tuple(Button(each, each) for each in record["suggestions"]),
            page=page_of(rest, 1),
            place="same",
        )
        return self._with_ways_on(reply, rest[0])


def _lost(message: Message) -> Reply:
    return said(message, LOST, note=LOST, buttons=WAYS_IN)


def _record(reply: Reply) -> dict[str, Any]:
    """What later pages and taps need of a reply; its buttons as what they say."""
    record = reply_record(reply)
    kept = {name: record[name] for name in ("outcome", "policy", "aspect", "headline", "text")}
    return kept | {"suggestions": [button.text for button in reply.buttons], "compared": list(reply.compared)}
