"""Another program at the counter's desk: `python -m tests.peers.other_window TITLE X Y WIDTH HEIGHT COLOUR`.

A window full of small lines, in one colour. What it reads on standard input it does: `hide`, `show`, `resize W H`.
"""

import sys
import threading
from typing import override

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

_LINE = 20  # pixels


class Page(QWidget):
    """Lines that a clerk may want to show."""

    ordered = Signal(str)

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = QColor(colour)
        self.ordered.connect(self.obey, Qt.ConnectionType.QueuedConnection)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour)
        font = painter.font()
        font.setPixelSize(14)
        painter.setFont(font)
        for number, y in enumerate(range(_LINE, self.height(), _LINE)):
            words = f"{number:03}  评估项目 {number * 37 % 89}  分值 {number * 53 % 97}.{number % 10}  " * 6
            painter.drawText(12, y, words)

    def obey(self, order: str) -> None:
        match order.split():
            case ["hide"]:
                self.hide()
            case ["show"]:
                self.show()
            case ["resize", width, height]:
                self.resize(int(width), int(height))
            case _:
                QApplication.quit()


class Orders(QObject):
    """Standard input, line by line."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self._page.ordered.emit(line.strip())
        self._page.ordered.emit("quit")


def main() -> None:
    """Until standard input ends."""
    app = QApplication(sys.argv[:1])
    title, x, y, width, height, colour = sys.argv[1:7]
    page = Page(colour)
    page.setWindowTitle(title)
    page.setGeometry(int(x), int(y), int(width), int(height))
    page.show()
    orders = Orders(page)
    sys.stdout.write("shown\n")
    sys.stdout.flush()
    app.exec()
    del orders


if __name__ == "__main__":
    main()
