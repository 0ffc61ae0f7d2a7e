"""Who served an ended visit, by what its case is found, and who looked at a resident's past."""

from typing import Any, Final

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_AT_ONCE: Final = 500  # visits: each has its form and its signature with it, and a year's do not fit into memory


def upgrade() -> None:
    """Visits that ended before are found too, names by the fields that our matters have."""
    served = op.create_table(
        "served",
        sa.Column("visit", sa.String, primary_key=True),
        sa.Column("clerk", sa.String, nullable=False, index=True),
        sa.Column("centre", sa.String, nullable=False),
        sa.Column("ticket", sa.String, nullable=False),
        sa.Column("case", sa.String, nullable=False, index=True),
        sa.Column("name", sa.String, nullable=False, index=True),
        sa.Column("id_number", sa.String, nullable=False, index=True),
    )
    op.create_table(
        "looks",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("at", sa.Float, nullable=False, index=True),
        sa.Column("clerk", sa.String, nullable=False),
        sa.Column("centre", sa.String, nullable=False),
        sa.Column("visit", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
    )
    visits = sa.table(
        "visits",
        sa.column("id", sa.String),
        sa.column("centre", sa.String),
        sa.column("open", sa.Integer),
        sa.column("body", sa.LargeBinary),
    )
    connection = op.get_bind()
    query = sa.select(visits.c.id, visits.c.centre, visits.c.body).where(visits.c.open == 0)
    query = query.order_by(visits.c.id).limit(_AT_ONCE)
    last = ""
    while ended := connection.execute(query.where(visits.c.id > last)).all():
        rows = [_row(visit, home, msgspec.json.decode(body, type=dict[str, Any])) for visit, home, body in ended]
        connection.execute(served.insert(), rows)
        last = ended[-1][0]


def _row(visit: str, home: str, body: dict[str, Any]) -> dict[str, Any]:
    elsewhere: dict[str, str] | None = body.get("received_at")
    form: dict[str, dict[str, str]] = body.get("fields", {}) if body.get("case") else {}
    return {
        "visit": visit,
        "clerk": body.get("clerk", ""),
        "centre": elsewhere["code"] if elsewhere else home,
        "ticket": body.get("ticket", ""),
        "case": body.get("case", ""),
        "name": "".join(form.get("applicant_name", {}).get("value", "").split()),
        "id_number": form.get("applicant_id_number", {}).get("value", "").upper(),
    }
