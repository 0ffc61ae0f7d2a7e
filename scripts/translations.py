"""Keep the screens' translations whole: `update` finds new sentences, `--check` says what is missing.

Sentences are English in the code; assets/i18n/*.ts hold the Simplified Chinese.
"""

import re
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

_ROOT: Final = Path(__file__).resolve().parents[1]
_I18N: Final = _ROOT / "assets" / "i18n"
_LUPDATE: Final = Path(sysconfig.get_path("scripts")) / "pyside6-lupdate"
_PLACES: Final = re.compile(r"%n|%L?\d|\{\w*\}")
_SOURCES: Final = {
    "kiosk_app.zh_CN.ts": ("kiosk_app", ("*.py", "*.qml")),
    "counter_app.zh_CN.ts": ("counter_app", ("*.py",)),
}


def _lupdate(name: str, ts: Path) -> None:
    folder, patterns = _SOURCES[name]
    sources = sorted(str(path.relative_to(_ROOT)) for pattern in patterns for path in (_ROOT / folder).rglob(pattern))
    options = ["-source-language", "en", "-target-language", "zh_CN", "-locations", "none", "-no-obsolete"]
    command = [str(_LUPDATE), *sources, *options, "-ts", str(ts)]
    subprocess.run(command, cwd=_ROOT, check=True, capture_output=True)


def _messages(ts: Path) -> dict[tuple[str, str], str | None]:
    """Translation by context and source; None where it is unfinished or empty."""
    found: dict[tuple[str, str], str | None] = {}
    for context in ET.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            whole = translation is not None and translation.get("type") is None
            forms = [form.text for form in message.iter("numerusform")]
            text = (translation.text if translation is not None else None) if not forms else "".join(map(str, forms))
            found[context.findtext("name", ""), message.findtext("source", "")] = text if whole and text else None
    return found


def problems(name: str) -> list[str]:
    """What keeps a translation from being whole, a line each."""
    ours = _messages(_I18N / name)
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / name
        _lupdate(name, fresh)
        used = _messages(fresh)
    found = [
        f"{name}: no translation of {source!r} ({context})"
        for context, source in used
        if not ours.get((context, source))
    ]
    found += [
        f"{name}: nothing says {source!r} any more ({context})"
        for context, source in ours
        if (context, source) not in used
    ]
    for (context, source), text in ours.items():
        if text and set(_PLACES.findall(source)) != set(_PLACES.findall(text)):
            found.append(f"{name}: other placeholders in the translation of {source!r} ({context})")
    return found


def main() -> int:
    """1 where a translation is not whole."""
    if "update" in sys.argv:
        for name in _SOURCES:
            _lupdate(name, _I18N / name)
    found = [line for name in _SOURCES for line in problems(name)]
    print("\n".join(found) if found else "translations are whole")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
