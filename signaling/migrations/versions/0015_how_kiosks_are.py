"""How each kiosk's machine is, and what operators wanted of them."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Before this no kiosk said how it is."""
    op.create_table(
        "health",
        sa.Column("kiosk", sa.String, primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "kiosk_orders",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("kiosk", sa.String, nullable=False),
        sa.Column("word", sa.LargeBinary, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("state", sa.String, nullable=False, index=True),
        sa.Column("ended", sa.Float, nullable=False, server_default="0"),
    )
