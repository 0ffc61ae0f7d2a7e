"""A database that stands at the newest migration is opened without alembic; one that does not is brought there."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from signaling.store import Store, StoreFailure
from signaling.upgrading import FOLDER, newest

_LOOK = """
import sys
from signaling.store import Store
Store(sys.argv[1]).close()
print("alembic" in sys.modules)
"""


def _with_alembic(url: str) -> str:
    done = subprocess.run((sys.executable, "-c", _LOOK, url), capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_file_of_the_highest_number_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [newest()]


def test_alembic_is_loaded_where_there_is_something_to_do(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'window.sqlite'}"
    assert (_with_alembic(url), _with_alembic(url)) == ("True", "False")


def test_a_database_of_a_newer_server_is_named(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'window.sqlite'}"
    Store(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreFailure, match="newer server"):
        Store(url)
