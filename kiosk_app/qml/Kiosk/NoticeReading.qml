pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// A notice as it will be printed, large; two fingers or buttons enlarge it, one finger or buttons move it. On a screen
// that stands upright the buttons are below it.
Item {
    id: reading

    required property Desk desk
    required property NoticeModel notice
    readonly property real most: 3
    readonly property bool tall: height > width

    // Around a place of the view, which stays where it is under the fingers.
    function enlarge(wanted: real, at: point): void {
        const zoom = Math.max(1, Math.min(most, wanted));
        const x = (view.contentX + at.x) / view.zoom * zoom - at.x;
        const y = (view.contentY + at.y) / view.zoom * zoom - at.y;
        view.zoom = zoom;
        view.contentX = Math.max(0, Math.min(x, view.contentWidth - view.width));
        view.contentY = Math.max(0, Math.min(y, view.contentHeight - view.height));
    }

    // A piece down or up, as a finger would move it; from the end of a page to the next one.
    function further(by: int): void {
        const at = view.contentY + by * view.height * 0.8;
        view.cancelFlick();
        if (by > 0 ? view.contentY < view.end - 1 : view.contentY > 1)
            view.contentY = Math.max(0, Math.min(at, view.end));
        else
            notice.turnPage(by);
    }

    // To a side by less than what is seen, so that no word is lost between.
    function aside(by: int): void {
        view.cancelFlick();
        view.contentX = Math.max(0, Math.min(view.contentX + by * view.width * 0.5, view.edge));
    }

    function beginning(): void {
        view.cancelFlick();
        view.zoom = 1;
        view.contentX = 0;
        view.contentY = 0;
    }

    Connections {
        target: reading.notice
        function onPageChanged(): void {
            reading.beginning();
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.ground

        TapHandler {} // nothing behind is touched
    }

    Rectangle {
        id: frame
        LayoutMirroring.enabled: Theme.left
        anchors.top: parent.top
        anchors.topMargin: 32
        anchors.bottom: reading.tall ? side.top : parent.bottom
        anchors.bottomMargin: 32
        anchors.left: parent.left
        anchors.leftMargin: reading.tall ? 32 : Theme.margin
        anchors.right: reading.tall ? parent.right : side.left
        anchors.rightMargin: reading.tall ? 32 : 40
        color: Theme.sheet
        border.color: Theme.line
        border.width: 3

        Words {
            anchors.centerIn: parent
            visible: reading.notice.pages === 0
            text: qsTr("One moment, please")
            wrapMode: Text.NoWrap
            size: Theme.large
            color: Theme.sheetSoft
        }

        Flickable {
            id: view
            objectName: "noticeView"

            property real zoom: 1
            readonly property real end: Math.max(0, contentHeight - height)
            readonly property real edge: Math.max(0, contentWidth - width)

            anchors.fill: parent
            anchors.margins: 3
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            contentWidth: width * zoom
            contentHeight: contentWidth * reading.notice.tall

            SheetItem {
                objectName: "noticeSheet"
                notice: reading.notice
                width: view.contentWidth
                height: view.contentHeight
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("The notice as it will be printed")

                PinchHandler {
                    id: pinch
                    property real began: 1
                    target: null
                    onActiveChanged: if (active) began = view.zoom
                    onActiveScaleChanged: if (active) reading.enlarge(began * activeScale, view.mapFromItem(parent, centroid.position))
                }
            }
        }
    }

    Column {
        id: side
        LayoutMirroring.enabled: Theme.left
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: reading.tall ? reading.height - height - 32 : frame.y + (frame.height - height) / 2
        width: reading.tall ? parent.width - 2 * Theme.margin : 500
        spacing: 16

        // Beside the buttons; what stands above (a printer that needs help) may take the room of the words.
        readonly property real buttons: 3 * Theme.button + Theme.buttonMain + 5 * spacing + (pages.visible ? pages.height : 0)

        Words {
            id: title
            width: parent.width
            visible: reading.tall || frame.height >= side.buttons + implicitHeight
            text: reading.desk.headline
            size: 48
            font.bold: true
        }

        Words {
            width: parent.width
            visible: reading.tall || frame.height >= side.buttons + title.implicitHeight + side.spacing + implicitHeight
            text: reading.desk.guide
            color: Theme.soft
        }

        Words {
            id: pages
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: reading.notice.pages > 1
            text: qsTr("Page %1 of %2").arg(reading.notice.page + 1).arg(reading.notice.pages)
            color: Theme.soft
        }

        Grid {
            id: buttons
            readonly property real each: (side.width - (columns - 1) * columnSpacing) / columns

            columns: reading.tall ? 3 : 2
            flow: reading.tall ? Grid.TopToBottom : Grid.LeftToRight
            columnSpacing: 20
            rowSpacing: 16

            TouchButton {
                width: buttons.each
                fontSize: 36
                repeats: true
                enabled: reading.notice.pages > 0 && view.zoom < reading.most
                text: qsTr("Larger")
                onTouched: reading.enlarge(view.zoom * 1.5, Qt.point(0, 0))
            }

            TouchButton {
                width: buttons.each
                fontSize: 36
                repeats: true
                enabled: view.zoom > 1
                text: qsTr("Smaller")
                onTouched: reading.enlarge(view.zoom / 1.5, Qt.point(0, 0))
            }

            TouchButton {
                width: buttons.each
                fontSize: 36
                enabled: view.contentY > 1 || reading.notice.page > 0
                text: qsTr("Up")
                onTouched: reading.further(-1)
            }

            TouchButton {
                width: buttons.each
                fontSize: 36
                enabled: view.contentY < view.end - 1 || reading.notice.page + 1 < reading.notice.pages
                text: qsTr("Down")
                onTouched: reading.further(1)
            }

            TouchButton {
                width: buttons.each
                fontSize: 36
                repeats: true
                enabled: view.contentX > 1
                text: qsTr("Left")
                onTouched: reading.aside(-1)
            }

            TouchButton {
                width: buttons.each
                fontSize: 36
                repeats: true
                enabled: view.contentX < view.edge - 1
                text: qsTr("Right")
                onTouched: reading.aside(1)
            }
        }

        TouchButton {
            width: parent.width
            main: true
            text: qsTr("I have read it")
            onTouched: reading.notice.close()
        }
    }
}
