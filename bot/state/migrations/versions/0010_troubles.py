"""What the processes of a deployment had to log, for /status."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "troubles",
        sa.Column("process", sa.String(64), primary_key=True),
        sa.Column("event", sa.String(200), primary_key=True),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("first", sa.Float, nullable=False),
        sa.Column("last", sa.Float, nullable=False),
    )
    op.create_index("troubles_by_last", "troubles", ["last"])
