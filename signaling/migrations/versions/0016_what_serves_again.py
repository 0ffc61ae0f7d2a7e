"""Pages of filed cases that may serve again, and clerks' own snippets."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Before this nothing of a case served again: what was filed earlier is not offered."""
    op.create_table(
        "case_papers",
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("id_number", sa.String, nullable=False, index=True),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "snippets",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("clerk", sa.String, nullable=False, index=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
    )
