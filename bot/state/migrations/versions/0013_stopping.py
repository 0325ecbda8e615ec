"""From which place on people of a stopped broadcast are still to be written off."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("broadcasts", sa.Column("stopping", sa.Integer))
    stopping = sa.text("stopping IS NOT NULL")
    op.create_index("broadcasts_stopping", "broadcasts", ["id"], postgresql_where=stopping, sqlite_where=stopping)
