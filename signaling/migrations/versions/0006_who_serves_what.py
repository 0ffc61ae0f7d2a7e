"""What each clerk can do, which centre received a case and which it is sent on to."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Clerks of before serve every matter in Mandarin; of cases of before nobody wrote down the centre."""
    for name in ("groups", "languages"):
        op.add_column("clerks", sa.Column(name, sa.String, nullable=False, server_default="{}"))
    for name in ("centre", "home"):
        op.add_column("cases", sa.Column(name, sa.String, nullable=False, server_default=""))
