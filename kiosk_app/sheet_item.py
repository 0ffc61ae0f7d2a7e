"""A page of a notice in QML, as large as its item: of a page that is enlarged only what is seen is drawn."""

from typing import override

from PySide6.QtCore import Property, QRect, QRectF, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QSGImageNode, QSGNode, QSGTexture

from kiosk_app.notice_model import NoticeModel
from windowkit.qt.textures import let_go

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SheetItem(QQuickItem):
    """The page at which `notice` is. A painted item of that size would need a pixmap of all of it, enlarged: 100 MB."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setFlag(QQuickItem.Flag.ItemHasContents)
        self._image = QImage()
        self._fresh = False
        self._node: QSGImageNode | None = None
        self._notice: NoticeModel | None = None

    def _get_notice(self) -> NoticeModel | None:
        return self._notice

    def _set_notice(self, notice: NoticeModel) -> None:
        self._notice = notice
        notice.pageChanged.connect(self.show)
        self.show(notice.sheet)

    notice = Property(NoticeModel, _get_notice, _set_notice)

    @Slot(QImage)
    def show(self, image: QImage) -> None:
        """Show this page; an empty picture shows nothing."""
        self._image, self._fresh = image, True
        self.update()

    def is_empty(self) -> bool:
        """Whether nothing is shown."""
        return self._image.isNull()

    @override
    def geometryChange(self, new: QRectF | QRect, old: QRectF | QRect) -> None:
        super().geometryChange(new, old)
        self.update()

    @override
    def releaseResources(self) -> None:
        # Qt frees the node now; a wrapper kept longer is taken for whatever comes to lie at its address.
        self._node = None

    @override
    def updatePaintNode(self, old: QSGNode | None, data: QQuickItem.UpdatePaintNodeData) -> QSGNode:
        if old is None or self._node is None:
            self._node = self.window().createImageNode()
            self._node.setOwnsTexture(True)
            self._node.setFiltering(QSGTexture.Filtering.Linear)
            self._fresh = True
        node, image = self._node, self._image
        if self._fresh:
            texture = self.window().createTextureFromImage(image if not image.isNull() else _nothing())
            node.setTexture(texture)
            let_go(texture)
            node.setSourceRect(QRectF(0, 0, max(1, image.width()), max(1, image.height())))
            self._fresh = False
        node.setRect(QRectF() if image.isNull() else QRectF(0, 0, self.width(), self.height()))
        return node


def _nothing() -> QImage:
    return QImage(1, 1, QImage.Format.Format_RGB32)
