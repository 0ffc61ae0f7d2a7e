"""What residents could not get done, the words of an administrator on it, and which clerks are duty leaders."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No clerk of before is a duty leader: `add-clerk NAME --leader` makes one."""
    op.add_column("clerks", sa.Column("leader", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "concerns",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("centre", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False, index=True),
        sa.Column("due", sa.String, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "concern_words",
        sa.Column("id", sa.String, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("concern", "reply", "by")),
    )
