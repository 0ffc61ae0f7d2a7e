"""Brings a database to the newest of our migrations. One that stands there already is not looked at by alembic, whose

loading is a quarter of the server's start: whoever waits for a server that was killed waits for that, too.
"""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

from windowkit.errors import Failure

FOLDER: Final = Path(__file__).with_name("migrations")


class NotUpgraded(Failure):
    """The migrations do not lead on from where the database stands."""


def upgrade(connection: Connection) -> None:
    """The connection's transaction is the caller's to end. Raises NotUpgraded, SQLAlchemyError."""
    if _revision(connection) == newest():
        return
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise NotUpgraded(f"was it made by a newer server? {error}") from error


def newest() -> str:
    """The number of the last migration; each file begins with its own."""
    return max(path.name[:4] for path in (FOLDER / "versions").glob("[0-9]*.py"))


def _revision(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")
