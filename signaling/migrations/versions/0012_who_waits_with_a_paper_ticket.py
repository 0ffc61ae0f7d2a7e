"""What a centre's ticket system said of its paper tickets, and whose ticket system a key is."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No key is a ticket system's before this."""
    op.create_table(
        "paper_lines",
        sa.Column("centre", sa.String, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.add_column("integrations", sa.Column("centre", sa.String, nullable=False, server_default=""))
