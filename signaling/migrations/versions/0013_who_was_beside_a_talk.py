"""From when a duty leader was beside a talk, and how: for an audit."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Before this nobody could be."""
    op.create_table(
        "attendances",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("visit", sa.String, nullable=False, index=True),
        sa.Column("clerk", sa.String, nullable=False),
        sa.Column("leader", sa.String, nullable=False),
        sa.Column("centre", sa.String, nullable=False),
        sa.Column("mode", sa.String, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
    )
