"""Structured logs: one JSON object a line on standard error; codes, ids and figures, never a resident's data."""

import json
import logging
import sys
import traceback
from typing import override

_STANDARD = frozenset(vars(logging.makeLogRecord({})))
_VALUES = "values"  # our own dictionary in the record: its own keys may not be set again, `name` among them


class _Line(logging.Formatter):
    def __init__(self, program: str) -> None:
        super().__init__()
        self._program = program

    @override
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "t": round(record.created, 4),
            "program": self._program,
            "level": record.levelname.lower(),
            "from": record.name,
            "event": record.getMessage(),
        }
        line |= {key: value for key, value in vars(record).items() if key not in _STANDARD and key != _VALUES}
        line |= vars(record).get(_VALUES, {})
        if record.exc_info and record.exc_info[0] is not None:
            # The place and the kind, not the message: an exception's words may quote what was being handled.
            frames = traceback.extract_tb(record.exc_info[2])
            line["error"] = record.exc_info[0].__name__
            line["trace"] = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames[-8:]]
        return json.dumps(line, ensure_ascii=False, default=str)


def start(program: str, level: int = logging.INFO) -> None:
    """Send this process's logs to standard error, one JSON object a line. `t` is UNIX seconds."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Line(program))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Libraries log addresses, requests and frames at INFO; only their warnings are ours to read.
    for name in ("aiortc", "aioice", "httpx", "httpcore", "websockets", "uvicorn", "alembic", "libav", "PIL"):
        logging.getLogger(name).setLevel(logging.WARNING)


def event(log: logging.Logger, name: str, /, **values: str | float | bool | None) -> None:
    """Log that something happened, in the past tense and in snake case, with codes, ids and figures."""
    log.info(name, extra={_VALUES: values})
