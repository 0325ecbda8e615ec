"""Which message asked for an answer, so that what a person takes back can be forgotten."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("answers", sa.Column("asked", sa.String(64), nullable=False, server_default=""))
