"""Broadcasts as they are written, approved and set going, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from bot.state.broadcasts import StoredBroadcasts
from bot.state.database import Database
from bot.state.people import StoredPeople
from handlers.broadcasts import (
    FATES,
    RULES,
    STATES,
    Act,
    Changed,
    Draft,
    Fate,
    Segment,
    State,
    TeamRole,
    topics_reached,
)
from knowledge.errors import BroadcastError
from knowledge.records import Edition

AUTHOR, OTHER = "telegram:1", "telegram:2"
DRAFT = Draft(
    title="หนี้สินครู",
    text="แก้ไขแล้ว {debt.reduced}",
    message="แก้ไขแล้ว 1,238 ราย",
    topic="debt",
    segment=Segment(("all", "teachers", "debt"), roles=("teacher",)),
    policies=("debt",),
    card="policy:debt",
    changes=(Changed("debt.reduced", "ได้รับการแก้ไข", "1,200 ราย", "1,238 ราย"),),
    edition="qw-2567@2024-10-07",
    urgent="แก้ตัวเลขผิด",
)
TO_STATE: dict[State, tuple[tuple[Act, TeamRole], ...]] = {
    "draft": (),
    "awaiting": (("submit", "editor"),),
    "approved": (("submit", "editor"), ("approve", "approver")),
    "sending": (("submit", "editor"), ("approve", "approver"), ("send", "editor")),
    "paused": (("submit", "editor"), ("approve", "approver"), ("send", "editor"), ("pause", "editor")),
    "cancelled": (("submit", "editor"), ("approve", "approver"), ("send", "editor"), ("cancel", "editor")),
    "done": (("submit", "editor"), ("approve", "approver"), ("send", "editor"), ("finish", "engine")),
    "withdrawing": (("submit", "editor"), ("approve", "approver"), ("send", "editor"), ("withdraw", "owner")),
}
MAY: dict[State, set[Act]] = {  # what is possible in a state, for those who may
    "draft": {"discard", "submit"},
    "awaiting": {"discard", "reject", "approve"},
    "approved": {"reject", "send", "cancel"},
    "sending": {"pause", "finish", "cancel", "withdraw"},
    "paused": {"resume", "cancel", "withdraw"},
    "cancelled": {"correct", "withdraw"},
    "done": {"correct", "withdraw"},
    "withdrawing": {"withdrawn"},
}


async def brought_to(broadcasts: StoredBroadcasts, state: State, draft: Draft = DRAFT) -> int:
    made = await broadcasts.create(draft, AUTHOR)
    for act, role in TO_STATE[state]:
        seen = made.content_hash if act == "approve" else ""
        assert await broadcasts.act(made.id, act, OTHER if act == "approve" else AUTHOR, role, seen_hash=seen)
    assert (await broadcasts.load(made.id)).state == state
    return made.id


async def test_a_draft_comes_back_as_it_was_written(database: Database) -> None:
    broadcasts = StoredBroadcasts(database)
    made = await broadcasts.create(DRAFT, AUTHOR)
    assert await broadcasts.load(made.id) == made
    assert (made.draft, made.state, made.author, made.content_hash) == (DRAFT, "draft", AUTHOR, DRAFT.content_hash())
    assert [each.id for each in await broadcasts.listed("draft")] == [made.id]
    assert await broadcasts.listed("done") == ()
    with pytest.raises(BroadcastError, match="broadcast list"):
        await broadcasts.load(made.id + 1)


@pytest.mark.parametrize("state", TO_STATE)
async def test_each_act_is_possible_in_its_states_only(database: Database, state: State) -> None:
    broadcasts = StoredBroadcasts(database)
    for act, rule in RULES.items():
        if act == "edit":
            continue
        broadcast_id = await brought_to(broadcasts, state)
        seen = DRAFT.content_hash()
        if act in MAY[state]:
            await broadcasts.act(broadcast_id, act, OTHER, rule.who[-1], seen_hash=seen)
            assert (await broadcasts.load(broadcast_id)).state == (rule.after or state)
        else:
            with pytest.raises(BroadcastError, match=STATES[state]) as refused:
                await broadcasts.act(broadcast_id, act, OTHER, rule.who[-1], seen_hash=seen)
            assert refused.value.reason == "state"


@pytest.mark.parametrize("act", RULES)
async def test_each_act_belongs_to_those_who_may(database: Database, act: Act) -> None:
    broadcasts = StoredBroadcasts(database)
    made = await broadcasts.create(DRAFT, AUTHOR)
    for role in get_args(TeamRole):
        if role not in RULES[act].who:
            asked = (
                broadcasts.edit(made.id, DRAFT, OTHER, role)
                if act == "edit"
                else broadcasts.act(made.id, act, OTHER, role)
            )
            with pytest.raises(BroadcastError) as refused:
                await asked
            assert refused.value.reason == "role"


async def test_nobody_approves_their_own_nor_what_they_have_not_seen(database: Database) -> None:
    broadcasts = StoredBroadcasts(database)
    waiting = await brought_to(broadcasts, "awaiting")
    for who, seen, reason in (
        (AUTHOR, DRAFT.content_hash(), "own"),
        (OTHER, "", "changed"),
        (OTHER, replace(DRAFT, message=DRAFT.message + ".").content_hash(), "changed"),
    ):
        with pytest.raises(BroadcastError) as refused:
            await broadcasts.act(waiting, "approve", who, "owner", seen_hash=seen)
        assert refused.value.reason == reason


async def test_one_changed_character_voids_an_approval(database: Database) -> None:
    broadcasts = StoredBroadcasts(database)
    approved = await brought_to(broadcasts, "approved")
    edited = await broadcasts.edit(approved, replace(DRAFT, text=DRAFT.text + " "), OTHER, "editor")
    assert (edited.state, edited.approver, edited.author) == ("draft", "", OTHER)
    assert edited.content_hash != DRAFT.content_hash()
    assert [(each.who, each.act) for each in await broadcasts.history(approved)] == [
        (AUTHOR, "create"),
        (AUTHOR, "submit"),
        (OTHER, "approve"),
        (OTHER, "edit"),
    ]


async def test_what_has_a_time_is_scheduled_once_approved(database: Database) -> None:
    broadcasts = StoredBroadcasts(database)
    draft = replace(DRAFT, scheduled=2_000_000.0)
    made = await broadcasts.create(draft, AUTHOR)
    await broadcasts.act(made.id, "submit", AUTHOR, "editor")
    approved = await broadcasts.act(made.id, "approve", OTHER, "owner", seen_hash=draft.content_hash())
    assert (approved.state, approved.approver) == ("scheduled", OTHER)


@pytest.mark.parametrize(
    ("topic", "reached"),
    [
        ("all", ()),
        ("debt", ("all", "teachers", "debt")),
        ("career", ("all", "students", "career")),
        ("students", ("all", "students", "anywhere-anytime", "guidance", "credit-bank", "quality-school", "career")),
    ],
)
def test_a_topic_reaches_those_who_follow_it_or_what_holds_it(
    topic: str, reached: tuple[str, ...], shipped_edition: Edition
) -> None:
    assert topics_reached(topic, shipped_edition) == reached


@pytest.mark.parametrize(
    ("segment", "count"),
    [
        (Segment(), {"telegram": 3, "line": 1}),
        (Segment(("debt",)), {"telegram": 2}),
        (Segment(("debt", "all")), {"telegram": 3}),
        (Segment(roles=("teacher",)), {"telegram": 1, "line": 1}),
        (Segment(channels=("line",)), {"line": 1}),
        (Segment(("debt",), ("executive",)), {}),
    ],
    ids=str,
)
async def test_the_people_whom_a_segment_reaches_are_counted(
    database: Database, segment: Segment, count: dict[str, int]
) -> None:
    people = StoredPeople(database)
    for channel, person, role, topics in (
        ("telegram", "1", "teacher", ("debt", "career")),
        ("telegram", "2", "", ("debt",)),
        ("telegram", "3", "executive", ("all",)),
        ("telegram", "4", "teacher", ()),
        ("telegram", "5", "teacher", ("debt",)),
        ("line", "1", "teacher", ("career",)),
    ):
        await people.seen(channel, person)
        await people.set_role(channel, person, role)
        for topic in topics:
            await people.follow(channel, person, topic)
    await people.set_reachable("telegram", "5", reachable=False)
    assert await StoredBroadcasts(database).reach(segment) == count


def test_states_and_fates_have_their_words() -> None:
    assert set(STATES) == set(get_args(State))
    assert set(FATES) == set(get_args(Fate))
