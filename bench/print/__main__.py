"""`make bench-print`: a notice rendered, beside others' engines; into bench/results/print.json."""

import json
from pathlib import Path
from typing import Final

from bench.print import rendering

_RESULTS: Final = Path(__file__).parents[1] / "results" / "print.json"


def main() -> None:
    """Measure, say, keep."""
    found = rendering.measure()
    print("\n".join(rendering.said(found)))
    kept: dict[str, object] = json.loads(_RESULTS.read_text(encoding="utf-8")) if _RESULTS.exists() else {}
    kept["a notice rendered"] = found
    _RESULTS.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
