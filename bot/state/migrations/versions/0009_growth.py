"""Indexes for what people and the clearing ask of large tables; columns for the group and the speaker of talk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

# "telegram:-5:7" -> "telegram", "-5", "7"
_PARTS = {
    "postgresql": tuple(f"split_part(conversation, ':', {number})" for number in (1, 2, 3)),
    "sqlite": (
        "substr(conversation, 1, instr(conversation, ':') - 1)",
        "substr({rest}, 1, instr({rest}, ':') - 1)".format(rest="substr(conversation, instr(conversation, ':') + 1)"),
        "substr({rest}, instr({rest}, ':') + 1)".format(rest="substr(conversation, instr(conversation, ':') + 1)"),
    ),
}


def upgrade() -> None:
    channel, chat, person = _PARTS[op.get_bind().dialect.name]
    for table in ("contexts", "answers"):
        for column in ("in_group", "speaker"):
            op.add_column(table, sa.Column(column, sa.String(200), nullable=False, server_default=""))
        op.execute(
            f"UPDATE {table} SET in_group = {channel} || ':' || {chat}, speaker = {channel} || ':' || {person} "  # noqa: S608
            f"WHERE conversation LIKE '%:%:%' AND {chat} <> {person}"
        )
        for column in ("in_group", "speaker"):
            _partial(f"{table}_by_{column}", table, column, "in_group <> ''")
    _partial("subscriptions_ended", "subscriptions", "ended", "ended IS NOT NULL")
    _partial("people_blocked", "people", "blocked", "blocked IS NOT NULL")
    _partial("deliveries_for_digest", "deliveries", "at", "fate = 'digest'")
    op.create_index("people_by_last_seen", "people", ["last_seen"])
    op.create_index("votes_by_time", "votes", ["voted"])
    op.create_index("unanswered_by_times", "unanswered", ["times", "last_asked"])
    op.create_index("unanswered_by_time", "unanswered", ["last_asked"])


def _partial(name: str, table: str, column: str, which: str) -> None:
    op.create_index(name, table, [column], postgresql_where=sa.text(which), sqlite_where=sa.text(which))
