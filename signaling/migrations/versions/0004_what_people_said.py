"""Who said of a sheet that the printer gave no word of whether it came out; when its copy went into the archive."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Words that clerks gave before stand in their visits, and are taken from there."""
    op.add_column("deliveries", sa.Column("said_by", sa.String, nullable=False, server_default=""))
    for name in ("said_at", "archived"):
        op.add_column("deliveries", sa.Column(name, sa.Float, nullable=False, server_default="0"))
    op.create_index("ix_deliveries_archived", "deliveries", ["archived"])
    names = ("job", "became", "said_by")
    deliveries = sa.table("deliveries", *(sa.column(name, sa.String) for name in names), sa.column("said_at", sa.Float))
    body = sa.table("visits", sa.column("body", sa.LargeBinary)).c.body
    for (visit,) in op.get_bind().execute(sa.select(body)).all():
        for word in json.loads(visit).get("settled", ()):
            of_it = (deliveries.c.job == f"{word['notice']}~{word['attempt']}") & (deliveries.c.became == "uncertain")
            op.get_bind().execute(sa.update(deliveries).where(of_it).values(**_said(word)))


def _said(word: dict[str, Any]) -> dict[str, Any]:
    became = "seen" if word["came_out"] else "unseen"
    return {"became": became, "said_by": word["by"], "said_at": word["at"]}
