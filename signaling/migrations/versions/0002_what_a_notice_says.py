"""What the page behind a notice's code shows: the office, the masked name, how often it was printed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Notices of before were all printed when they were written down."""
    for name in ("office", "holder"):
        op.add_column("notices", sa.Column(name, sa.String, nullable=False, server_default=""))
    op.add_column("notices", sa.Column("attempt", sa.Integer, nullable=False, server_default="1"))
