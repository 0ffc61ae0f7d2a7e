"""Sheets that residents left without, whose committee is whose, and what became of every sheet."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Cases and printed results of before are taken from the visits and jobs that are there."""
    op.create_table(
        "sheets", sa.Column("id", sa.String, primary_key=True), sa.Column("body", sa.LargeBinary, nullable=False)
    )
    op.create_table(
        "homes",
        sa.Column("id_number", sa.String, primary_key=True),
        sa.Column("committee", sa.String, nullable=False),
    )
    cases = op.create_table(
        "cases",
        sa.Column("case", sa.String, primary_key=True),
        sa.Column("id_number", sa.String, nullable=False),
        sa.Column("committee", sa.String, nullable=False),
    )
    words = ("number", "template", "check", "committee", "kiosk", "by", "became")
    deliveries = op.create_table(
        "deliveries",
        sa.Column("job", sa.String, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in words),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("reference", sa.String, nullable=False, index=True),
    )
    filed = [row for row in map(_case, _bodies("visits")) if row is not None]
    if filed:
        op.bulk_insert(cases, filed)
    printed = [row for row in map(_delivery, _bodies("jobs")) if row is not None]
    if printed:
        op.bulk_insert(deliveries, printed)


def _bodies(table: str) -> list[dict[str, Any]]:
    body = sa.table(table, sa.column("body", sa.LargeBinary))
    return [json.loads(row[0]) for row in op.get_bind().execute(sa.select(body.c.body))]


def _case(visit: dict[str, Any]) -> dict[str, str] | None:
    number = visit.get("fields", {}).get("applicant_id_number", {}).get("value", "")
    if not visit.get("case"):
        return None
    return {"case": visit["case"], "id_number": number, "committee": visit["committee"]["code"]}


def _delivery(job: dict[str, Any]) -> dict[str, Any] | None:
    notice = job["notice"]
    if job.get("state") not in {"done", "uncertain"} or not notice["check"]:
        return None
    result = notice["template"] == "assessment_result"
    return {
        "job": job["job"],
        "number": notice["number"],
        "template": notice["template"],
        "check": notice["check"],
        "attempt": notice["attempt"],
        "committee": "",
        "kiosk": job["kiosk"],
        "by": "",
        "at": 0.0,  # not written down then
        "became": job["state"],
        "reference": notice["number"] if result else "",
    }
