"""The console: the team, its links and sessions; what was published; words that the team approved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _create_team()
    _create_publications()
    _create_words()


def _create_team() -> None:
    op.create_table(
        "team",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("since", sa.Float, nullable=False),
        sa.Column("given_by", sa.String(100), nullable=False),
    )
    op.create_table(
        "login_links",
        sa.Column("token", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("until", sa.Float, nullable=False),
    )
    op.create_table(
        "console_sessions",
        sa.Column("session", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("began", sa.Float, nullable=False),
        sa.Column("seen", sa.Float, nullable=False),
    )
    op.create_table(
        "console_secrets",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("secret", sa.String(64), nullable=False),
    )


def _create_publications() -> None:
    op.create_table(
        "publications",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("edition", sa.String(80), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("published", sa.Float, nullable=False),
        sa.Column("published_by", sa.String(100), nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
    )
    op.create_index("publications_by_time", "publications", ["published"])
    op.create_table(
        "looks",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("looked", sa.Float, nullable=False),
    )


def _create_words() -> None:
    op.create_table(
        "aliases",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("phrase", sa.String(80), nullable=False),
        sa.Column("policy", sa.String(40), nullable=False),
        sa.Column("indicator", sa.String(80), nullable=False),
        sa.Column("added", sa.Float, nullable=False),
        sa.Column("added_by", sa.String(100), nullable=False),
        sa.Column("undone", sa.Float),
    )
    op.create_table(
        "reviews",
        sa.Column("question", sa.String(400), primary_key=True),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("reviewed", sa.Float, nullable=False),
        sa.Column("reviewed_by", sa.String(100), nullable=False),
    )
