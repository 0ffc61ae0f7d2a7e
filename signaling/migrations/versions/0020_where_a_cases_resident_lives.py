"""The home that a filed case names: by it a household is found."""

from typing import Any, Final

import msgspec
import sqlalchemy as sa
from alembic import op

from signaling.homes import home

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_AT_ONCE: Final = 500  # visits: each has its form and its signature with it, and a year's do not fit into memory


def upgrade() -> None:
    """Cases filed before are found too, by the address that our matter asks for."""
    op.add_column("served", sa.Column("home", sa.String, nullable=False, server_default=""))
    op.create_index("ix_served_home", "served", ["home"])
    served = sa.table("served", sa.column("visit", sa.String), sa.column("home", sa.String))
    visits = sa.table(
        "visits", sa.column("id", sa.String), sa.column("open", sa.Integer), sa.column("body", sa.LargeBinary)
    )
    connection = op.get_bind()
    query = sa.select(visits.c.id, visits.c.body).where(visits.c.open == 0).order_by(visits.c.id).limit(_AT_ONCE)
    last = ""
    while ended := connection.execute(query.where(visits.c.id > last)).all():
        for visit, body in ended:
            if where := _home(msgspec.json.decode(body, type=dict[str, Any])):
                connection.execute(served.update().where(served.c.visit == visit).values(home=where))
        last = ended[-1][0]


def _home(body: dict[str, Any]) -> str:
    form: dict[str, dict[str, str]] = body.get("fields", {}) if body.get("case") else {}
    said = [form.get(key, {}).get("value", "").strip() for key in ("living_address", "registered_address")]
    return home(next((one for one in said if one), ""))
