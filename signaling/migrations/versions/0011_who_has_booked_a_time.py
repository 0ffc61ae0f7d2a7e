"""Booked times: each place of a slot once."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody could book before."""
    op.create_table(
        "appointments",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("centre", sa.String, nullable=False),
        sa.Column("matter_group", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("place", sa.Integer),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("centre", "matter_group", "at", "place", name="appointments_once"),
    )
