"""Simplified Chinese is whole: no sentence of the kiosk without it, none left over."""

import re
from pathlib import Path

from windowkit.qt.languages import I18N, read_ts

PACKAGE = Path(__file__).parents[3] / "kiosk_app"
QML = re.compile(r'qsTr\("((?:[^"\\]|\\.)*)"\)')
PYTHON = re.compile(r'translate\(\s*"(\w+)",\s*"((?:[^"\\]|\\.)*)"\s*\)')


def sources() -> set[tuple[str, str]]:
    qml = {(path.stem, text) for path in PACKAGE.glob("qml/Kiosk/*.qml") for text in QML.findall(path.read_text())}
    return qml | {found for path in PACKAGE.glob("*.py") for found in PYTHON.findall(path.read_text())}


def test_every_sentence_has_its_translation_and_no_translation_is_left_over() -> None:
    assert sources() == set(read_ts(I18N / "kiosk_app.zh_CN.ts"))


def test_no_call_for_a_translation_is_missed_by_the_search() -> None:
    whole = sum(path.read_text().count("qsTr(") for path in PACKAGE.glob("qml/Kiosk/*.qml"))
    assert whole == sum(len(QML.findall(path.read_text())) for path in PACKAGE.glob("qml/Kiosk/*.qml"))
    code = (PACKAGE / "phrases.py").read_text()
    assert code.count("translate(") == len(PYTHON.findall(code))


def test_placeholders_are_the_same_in_both_languages() -> None:
    holes = re.compile(r"%\d|\{\d\}")
    for (_, source), translation in read_ts(I18N / "kiosk_app.zh_CN.ts").items():
        assert sorted(holes.findall(source)) == sorted(holes.findall(translation)), source
