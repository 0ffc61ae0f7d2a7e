"""How often a visit was passed on from one clerk to another."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Before this nothing was passed on."""
    op.add_column("ended", sa.Column("transfers", sa.Integer, nullable=False, server_default="0"))
