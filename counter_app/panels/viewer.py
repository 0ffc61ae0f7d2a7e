"""A still, large: wheel or + and - to zoom, drag to move, fit to the window."""

from typing import Final, override

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QCursor, QImage, QPixmap, QResizeEvent, QShowEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QDialog, QGraphicsScene, QGraphicsView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from counter_app import phrases
from counter_app.panels.reading import KEY
from counter_app.permits import WhyNot
from counter_app.pointer import is_over

_STEP: Final = 1.25
_LARGEST: Final = 8.0  # screen pixels for one of the still


class View(QGraphicsView):
    """One picture: wheel to zoom, drag to move."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self._fitted = True
        self.show_image(image)

    def show_image(self, image: QImage, *, keep: bool = False) -> None:
        """This one, whole, or as large as the one before where that is to be kept."""
        self._scene.clear()
        part = self._scene.addPixmap(QPixmap.fromImage(image))
        part.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.setSceneRect(part.boundingRect())
        if not keep:
            self.fit()

    def pointed(self) -> QPointF | None:
        """Where the mouse is on the picture, 0 to 1 each way; None while it is elsewhere."""
        at = self.viewport().mapFromGlobal(QCursor.pos())
        if not is_over(self.viewport()) or not self.viewport().rect().contains(at):
            return None
        spot, whole = self.mapToScene(at), self.sceneRect()
        return QPointF(spot.x() / whole.width(), spot.y() / whole.height()) if whole.contains(spot) else None

    def zoom(self, factor: float) -> None:
        """Larger or smaller, within reason."""
        if self.transform().m11() * factor <= _LARGEST:
            self._fitted = False
            self.scale(factor, factor)

    @Slot()
    def fit(self) -> None:
        """The whole still."""
        self._fitted = True
        self.fitInView(self._scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()


class Viewer(QDialog):
    """Shows one still over the desk, or sheets one after the other; Escape closes it.

    `shown`: the resident is to see it, too; `show` are the words of the button for that, with the key for notices.
    """

    shown = Signal(QImage)

    def __init__(
        self, image: QImage, name: str, parent: QWidget, more: tuple[QImage, ...] = (), show: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(name or self.tr("Document"))
        self._image, self._others = image, more
        self._view = View(image)
        self._view.setAccessibleName(self.windowTitle())
        self._show = QPushButton()
        buttons = QHBoxLayout()
        for words, act in (
            (self.tr("Zoom in"), self._larger),
            (self.tr("Zoom out"), self._smaller),
            (self.tr("Whole picture"), self._view.fit),
            (self.tr("Turn"), self._turn),
            *(((self.tr("Next page"), self._next),) if more else ()),
            (show or self.tr("Show the resident"), self._show_resident),
            (self.tr("Close"), self.close),
        ):
            button = self._show if act == self._show_resident else QPushButton()
            button.setText(words)
            button.setAccessibleName(words)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addWidget(button)
        if show:
            self._show.setText(f"{show} ({KEY})")
            self._show.setShortcut(KEY)
        column = QVBoxLayout(self)
        column.addWidget(self._view, 1)
        column.addLayout(buttons)
        self.resize(parent.size() * 0.8)

    def allow(self, reason: WhyNot | None) -> None:
        """Whether the resident may be shown it now; the button says why not."""
        self._show.setEnabled(reason is None)
        self._show.setToolTip("" if reason is None else phrases.why_not(reason))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._view.fit()

    @Slot()
    def _show_resident(self) -> None:
        self.shown.emit(self._image)
        self.close()

    @Slot()
    def _next(self) -> None:
        """The next sheet; after the last the first."""
        self._image, self._others = self._others[0], (*self._others[1:], self._image)
        self._view.show_image(self._image)

    @Slot()
    def _turn(self) -> None:
        """A quarter to the right: a paper often lies upside down for whoever looks from above."""
        self._image = self._image.transformed(QTransform().rotate(90))
        self._view.show_image(self._image)

    @Slot()
    def _larger(self) -> None:
        self._view.zoom(_STEP)

    @Slot()
    def _smaller(self) -> None:
        self._view.zoom(1 / _STEP)
