"""What a committee's staff did at their help desk: for an audit."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was done there before; an old notice is found by its number or its code."""
    op.create_table(
        "desk_acts",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("kiosk", sa.String, nullable=False),
        sa.Column("committee", sa.String, nullable=False),
        sa.Column("session", sa.Float, nullable=False),
        sa.Column("proof", sa.String, nullable=False),
        sa.Column("template", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("copy", sa.Integer, nullable=False),
    )
    op.create_index("ix_desk_acts_at", "desk_acts", ["at"])
    op.create_index("ix_desk_acts_what", "desk_acts", ["what"])
    op.create_index("ix_notices_number", "notices", [sa.text("upper(number)")])
    op.create_index("ix_deliveries_check", "deliveries", ["check"])
