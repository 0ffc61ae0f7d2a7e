"""What the ticket systems of centres are still to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody was told anything before."""
    op.create_table(
        "ticket_changes",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("centre", sa.String, nullable=False, index=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
