"""The desk of questions: conversations kept apart, turns in order, odd texts met politely."""

from __future__ import annotations

import asyncio

from handlers.contexts import RememberedContexts
from handlers.conversation import Message, reply_record
from handlers.questions import LONGEST_TEXT, QuestionDesk, opening_questions
from knowledge.asking.answer import Context
from tests.made_up_edition import made_up_edition
from tests.scripted_engine import HEADLINE, SECOND_TURN, ScriptedEngine


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def desk(engine: ScriptedEngine | None = None, clock: Clock | None = None, most: int = 100) -> QuestionDesk:
    return QuestionDesk(engine or ScriptedEngine(), RememberedContexts(30, clock or Clock(), most), ("สรุปรายงาน",))


async def headline(asked: QuestionDesk, conversation: str, text: str) -> str:
    return (await asked.answer(Message(conversation, text))).headline


async def test_a_reply_carries_the_answer_its_wording_and_the_conversation() -> None:
    reply = await desk().answer(Message("c1", "การออมของครูกี่คน"))
    record = reply_record(reply)
    assert (record["conversation"], record["outcome"], record["policy"]) == ("c1", "answer", "savings")
    assert record["headline"] == HEADLINE
    assert record["facts"][0]["value"] == 310
    assert record["facts"][0]["as_of"] == "2025-09-30"
    assert [button.text for button in reply.buttons] == record["suggestions"]


async def test_the_choices_of_a_question_asked_back_become_buttons() -> None:
    reply = await desk().answer(Message("c1", "กี่คน"))
    assert reply.outcome == "clarify"
    assert [button.label for button in reply.buttons] == ["การออมของครู", "โรงอาหาร"]


async def test_a_follow_up_leans_on_its_own_conversation_only() -> None:
    asked = desk()
    await headline(asked, "c1", "คำถามแรก")
    assert await headline(asked, "c2", SECOND_TURN) == "ยังไม่มีคำถามก่อนหน้า"
    assert await headline(asked, "c1", SECOND_TURN) == "คำถามแรก"


async def test_messages_without_a_conversation_stand_alone() -> None:
    asked = desk()
    await headline(asked, "", "คำถามแรก")
    assert await headline(asked, "", SECOND_TURN) == "ยังไม่มีคำถามก่อนหน้า"


async def test_a_conversation_ends_after_its_minutes() -> None:
    clock = Clock()
    asked = desk(clock=clock)
    await headline(asked, "c1", "คำถามแรก")
    clock.now = 29 * 60
    assert await headline(asked, "c1", SECOND_TURN) == "คำถามแรก"
    clock.now += 30 * 60
    assert await headline(asked, "c1", SECOND_TURN) == "ยังไม่มีคำถามก่อนหน้า"


async def test_only_so_many_conversations_are_remembered_the_oldest_goes_first() -> None:
    contexts = RememberedContexts(30, Clock(), most=2)
    for name in ("a", "b", "a", "c"):
        await contexts.save(name, Context(question=name))
    assert len(contexts) == 2
    assert await contexts.load("b") == Context()
    assert (await contexts.load("a")).question == "a"


async def test_turns_of_one_conversation_are_taken_in_the_order_they_came() -> None:
    engine = ScriptedEngine(seconds=0.01)
    asked = desk(engine)
    texts = [f"คำถามที่ {number}" for number in range(8)]
    await asyncio.gather(*(asked.answer(Message("c1", text)) for text in texts))
    assert engine.asked == texts


async def test_a_failed_turn_does_not_lock_its_conversation() -> None:
    asked = desk()
    results = await asyncio.gather(asked.answer(Message("c1", "พัง")), return_exceptions=True)
    assert isinstance(results[0], RuntimeError)
    assert await headline(asked, "c1", "การออมของครู") == HEADLINE


async def test_empty_texts_get_a_friendly_line_and_ways_on() -> None:
    for text in ("", "  \n\t ", "\u00a0", "\ud800"):
        reply = await desk().answer(Message("c1", text))
        assert reply.outcome == "smalltalk"
        assert reply.text == reply.headline
        assert reply.suggestions == ("สรุปรายงาน",)


async def test_a_text_of_the_longest_length_is_asked_and_a_longer_one_is_not() -> None:
    engine = ScriptedEngine()
    asked = desk(engine)
    assert await headline(asked, "c1", "ก" * LONGEST_TEXT) == HEADLINE
    assert "4,000" in await headline(asked, "c1", "ก" * (LONGEST_TEXT + 1))
    assert len(engine.asked) == 1


async def test_half_characters_are_taken_out_before_asking() -> None:
    engine = ScriptedEngine()
    await desk(engine).answer(Message("c1", "การออม\ud83dของครู"))
    assert engine.asked == ["การออมของครู"]


def test_opening_questions_name_policies_of_the_edition() -> None:
    questions = opening_questions(made_up_edition())
    assert len(questions) == len(set(questions)) >= 2
    assert any("โรงอาหาร" in question for question in questions)
