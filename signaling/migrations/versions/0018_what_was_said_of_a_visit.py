"""The face that a resident gave a visit, and why."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of earlier visits neither is counted: they were not asked why."""
    op.add_column("ended", sa.Column("faces", sa.Integer))
    op.add_column("ended", sa.Column("whys", sa.String, nullable=False, server_default=""))
