"""Lint the kiosk's QML with its Python types: python scripts/qml_lint.py (exit status 1 on any warning).

qmllint knows types of C++ modules only; from the Python sources it is told ours first, in a folder of its own.
"""

import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
QML = ROOT / "kiosk_app" / "qml"
MODULES = {
    "VirtualWindow": ("windowkit/qt/theme.py",),
    "VirtualWindow.Video": ("windowkit/qt/frames.py", "windowkit/qt/video.py"),
    "VirtualWindow.Kiosk": (
        "kiosk_app/assent_model.py",
        "kiosk_app/check_model.py",
        "kiosk_app/callback_model.py",
        "kiosk_app/booking_model.py",
        "kiosk_app/card_ahead_model.py",
        "kiosk_app/card_model.py",
        "kiosk_app/pointing_model.py",
        "kiosk_app/rating_model.py",
        "kiosk_app/ease_model.py",
        "kiosk_app/calling_model.py",
        "kiosk_app/concern_model.py",
        "kiosk_app/hours_model.py",
        "kiosk_app/claim_model.py",
        "kiosk_app/telling_model.py",
        "kiosk_app/helpdesk_model.py",
        "kiosk_app/handing_model.py",
        "kiosk_app/hold_model.py",
        "kiosk_app/inform_model.py",
        "kiosk_app/ink_model.py",
        "kiosk_app/paging_model.py",
        "kiosk_app/leader_model.py",
        "kiosk_app/machine_model.py",
        "kiosk_app/night_model.py",
        "kiosk_app/models.py",
        "kiosk_app/notice_model.py",
        "kiosk_app/photo_model.py",
        "kiosk_app/printer_model.py",
        "kiosk_app/recording_model.py",
        "kiosk_app/rows.py",
        "kiosk_app/search_model.py",
        "kiosk_app/second_model.py",
        "kiosk_app/sheet_item.py",
        "kiosk_app/signature.py",
        "kiosk_app/visit_model.py",
    ),
}
_QT = Path(PySide6.__file__).parent / "Qt"
_TOOLS = Path(sysconfig.get_path("scripts"))


def main() -> int:
    """Write the modules' types, then lint."""
    with tempfile.TemporaryDirectory() as made:
        for module, sources in MODULES.items():
            _describe(Path(made), module, sources)
        files = sorted(str(path) for path in QML.glob("Kiosk/*.qml"))
        command = [_TOOLS / "pyside6-qmllint", "-W", "0", "-I", made, "-I", str(QML), *files]
        return subprocess.run(command, check=False).returncode


def _describe(made: Path, module: str, sources: tuple[str, ...]) -> None:
    folder = made / Path(*module.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    paths = [str(ROOT / source) for source in sources]
    found = folder / "types.json"
    subprocess.run([_TOOLS / "pyside6-metaobjectdump", "--quiet", "-o", str(found), *paths], check=True)
    types = folder / "types.qmltypes"
    registrar = [_QT / "libexec" / "qmltyperegistrar", "--generate-qmltypes", str(types), "--import-name", module]
    known = sorted(str(path) for path in (_QT / "metatypes").glob("qt6*_metatypes.json"))
    foreign = ["--foreign-types", ",".join(known)] if known else []
    options = ["--major-version", "1", "--minor-version", "0", "-o", str(folder / "registration.cpp")]
    subprocess.run([*registrar, *options, *foreign, str(found)], check=True)
    (folder / "qmldir").write_text(f"module {module}\ntypeinfo types.qmltypes\ndepends QtQuick\nimport QtQuick\n")


if __name__ == "__main__":
    sys.exit(main())
