import QtQuick

// What is in it can be enlarged: by two fingers or a bar's buttons, and moved by a finger or the buttons.
Item {
    id: zoom

    default property alias content: sheet.data
    readonly property real most: 2.5
    readonly property alias factor: view.factor
    readonly property bool enlarged: view.factor > 1.01
    readonly property real down: Math.max(0, view.contentHeight - view.height)
    readonly property real across: Math.max(0, view.contentWidth - view.width)
    readonly property bool canLeft: view.contentX > 1
    readonly property bool canRight: view.contentX < across - 1
    readonly property bool canUp: view.contentY > 1
    readonly property bool canDown: view.contentY < down - 1

    // Around a place of the view, which stays where it is under the fingers.
    function enlarge(wanted: real, at: point): void {
        const factor = Math.max(1, Math.min(most, wanted));
        const x = (view.contentX + at.x) / view.factor * factor - at.x;
        const y = (view.contentY + at.y) / view.factor * factor - at.y;
        view.cancelFlick();
        view.factor = factor;
        view.contentX = Math.max(0, Math.min(x, across));
        view.contentY = Math.max(0, Math.min(y, down));
    }

    // By less than what is seen, so that no word is lost between.
    function move(x: int, y: int): void {
        view.cancelFlick();
        view.contentX = Math.max(0, Math.min(view.contentX + x * view.width * 0.5, across));
        view.contentY = Math.max(0, Math.min(view.contentY + y * view.height * 0.5, down));
    }

    function whole(): void {
        enlarge(1, Qt.point(0, 0));
    }

    Flickable {
        id: view
        objectName: "zoomed"

        property real factor: 1

        anchors.fill: parent
        clip: zoom.enlarged
        interactive: zoom.enlarged
        boundsBehavior: Flickable.StopAtBounds
        contentWidth: width * factor
        contentHeight: height * factor

        Item {
            id: sheet
            width: view.width
            height: view.height
            scale: view.factor
            transformOrigin: Item.TopLeft

            PinchHandler {
                property real began: 1
                target: null
                onActiveChanged: if (active)
                    began = view.factor
                onActiveScaleChanged: if (active)
                    zoom.enlarge(began * activeScale, view.mapFromItem(sheet, centroid.position))
            }
        }
    }
}
