"""A database in which many people have left their traces, filled by the database itself."""

from __future__ import annotations

from collections.abc import Iterator
from time import time

SERIES = {
    "postgresql": "generate_series(1, {count}) AS n(n)",
    "sqlite": "(WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {count}) SELECT n FROM n)",
}
OLD = 1_000_000  # the broadcast that everybody got once
GROUPS, FEW = 100, 1_000  # one of so many: talk that was in a group; people who follow the topic of few


def filling(dialect: str, people: int, events: int, now: float | None = None) -> Iterator[tuple[str, str]]:
    """(table, statement) for so many subscribers, and so many updates with half as many exchanges and answers.

    All are LINE's: U1, U2, ... One in a hundred answers was given in a group, C0 to C999. One of a thousand people
    follows "debt", the others follow "all"; one in fifty blocked the bot.
    """
    at = time() if now is None else now
    day = 86_400
    who = f"'U' || (1 + n % {people})"
    chat = f"CASE WHEN n % {GROUPS} = 0 THEN 'C' || n % 1000 ELSE {who} END"
    blocked = f"CASE WHEN n % 50 = 7 THEN {at} - n % (150 * {day}) END"
    grouped = (
        f"CASE WHEN n % {GROUPS} = 0 THEN 'line:C' || n % 1000 ELSE '' END, "
        f"CASE WHEN n % {GROUPS} = 0 THEN 'line:' || {who} ELSE '' END"
    )
    rows = {
        "people (channel, person, role, reachable, first_seen, last_seen, blocked, notice)": (
            people,
            f"'line', 'U' || n, '', n % 50 <> 7, 1, {at} - n % (300 * {day}), {blocked}, 'x'",
        ),
        "subscriptions (channel, person, topic, since)": (
            people,
            f"'line', 'U' || n, CASE WHEN n % {FEW} = 0 THEN 'debt' ELSE 'all' END, 1",
        ),
        "votes (channel, person, subject, vote, voted)": (people // 10, f"'line', 'U' || n, n, 1, {at} - n % {day}"),
        "looks (channel, person, looked)": (people // 10, f"'line', 'U' || n, {at}"),
        "contexts (conversation, context, touched, in_group, speaker)": (
            people // 10,
            f"'line:' || {chat} || ':' || {who}, '{{}}', {at} - n % 1800, {grouped}",
        ),
        "updates (channel, update_id, lane, place, status, payload, received, owner)": (
            events,
            f"'line', 'E' || n, '', n, 'done', '', {at} - n % (2 * {day}), ''",
        ),
        "exchanges (channel, chat, asked, said, at)": (
            events // 2,
            f"'line', {chat}, 'm' || n, '[1]', {at} - n % (2 * {day})",
        ),
        "answers (conversation, question, reply, answered, asked, in_group, speaker)": (
            events // 2,
            f"'line:' || {chat} || ':' || {who}, 'q', '{{}}', {at} - n % (80 * {day}), 'm' || n, {grouped}",
        ),
        "unanswered (question, outcome, times, last_asked)": (
            people // 10,
            f"'question ' || n, 'not_found', 1 + n % 50, {at} - n % (300 * {day})",
        ),
        "broadcasts (id, state, kind, draft, content_hash, author, created, changed, started, finished, recipients)": (
            1,
            f"{OLD}, 'sent', 'news', '{{}}', 'x', 'line:U1', 1, 1, {at} - {day}, {at} - {day}, {people}",
        ),
        "deliveries (broadcast, place, channel, person, chunk, day, fate, attempts, at)": (
            people,
            f"{OLD}, n, 'line', 'U' || n, 1 + n / 500, 1, 'sent', 1, {at} - {day}",
        ),
    }
    for columns, (count, values) in rows.items():
        series = SERIES[dialect].format(count=count)
        yield columns.partition(" ")[0], f"INSERT INTO {columns} SELECT {values} FROM {series}"  # noqa: S608
