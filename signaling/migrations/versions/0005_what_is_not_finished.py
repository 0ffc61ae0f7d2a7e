"""Drafts of unfinished visits, the stills that are to be deleted, and what figures count."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Visits that ended before are not counted: when they ended was not written down."""
    op.create_table(
        "drafts", sa.Column("id", sa.String, primary_key=True), sa.Column("body", sa.LargeBinary, nullable=False)
    )
    op.create_table(
        "forgotten",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("visit", sa.String, nullable=False),
        sa.Column("document", sa.String, nullable=False),
    )
    op.create_table(
        "ended",
        sa.Column("visit", sa.String, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("matter", "centre", "committee", "outcome")),
        sa.Column("opened", sa.Float, nullable=False),
        sa.Column("ended", sa.Float, nullable=False, index=True),
        sa.Column("reason", sa.String),
        sa.Column("answered_at", sa.Float),
        sa.Column("handled", sa.Float, nullable=False),
        sa.Column("resident", sa.String, nullable=False, index=True),
    )
