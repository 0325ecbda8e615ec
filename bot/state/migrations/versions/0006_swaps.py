"""Editions that are being put into use, so that a crash in the middle loses neither what changed nor its drafts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "swaps",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("edition", sa.String(80), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("begun", sa.Float, nullable=False),
        sa.Column("begun_by", sa.String(100), nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        sa.Column("drafts", sa.Text, nullable=False),
    )
