"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "visits",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("centre", sa.String, nullable=False, index=True),
        sa.Column("open", sa.Integer, nullable=False, index=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("open", sa.Integer, nullable=False, index=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "counts", sa.Column("key", sa.String, primary_key=True), sa.Column("value", sa.Integer, nullable=False)
    )
    op.create_table(
        "assessments",
        sa.Column("reference", sa.String, primary_key=True),
        sa.Column("id_number", sa.String, nullable=False, index=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "notices", sa.Column("check", sa.String, primary_key=True), _text("number"), _text("template"), _text("issued")
    )
    _make_identities()


def _make_identities() -> None:
    key = ("role", "committee", "kiosk")
    op.create_table("devices", sa.Column("id", sa.String, primary_key=True), *map(_text, key), _text("public_key"))
    op.create_table(
        "codes",
        sa.Column("hash", sa.String, primary_key=True),
        *map(_text, key),
        sa.Column("expires", sa.Float, nullable=False),
    )
    op.create_table(
        "clerks",
        sa.Column("name", sa.String, primary_key=True),
        *map(_text, ("display", "service_number", "centre", "password")),
    )
    op.create_table("pins", sa.Column("committee", sa.String, primary_key=True), _text("pin"))
    op.create_table(
        "tokens",
        sa.Column("hash", sa.String, primary_key=True),
        *map(_text, ("role", "key")),
        sa.Column("expires", sa.Float, nullable=False),
    )
    op.create_table("integrations", sa.Column("hash", sa.String, primary_key=True), _text("name"))


def downgrade() -> None:
    """Remove them, and all data with them."""
    for name in (
        "integrations",
        "tokens",
        "pins",
        "clerks",
        "codes",
        "devices",
        "notices",
        "assessments",
        "counts",
        "jobs",
        "visits",
    ):
        op.drop_table(name)
