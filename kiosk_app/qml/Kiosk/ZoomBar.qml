pragma ComponentBehavior: Bound

import QtQuick

// The buttons of a ZoomView while it is enlarged: no gesture is needed.
Grid {
    id: bar

    required property ZoomView zoom
    property bool tall: false // an upright screen
    readonly property real each: (width - (columns - 1) * columnSpacing) / columns

    columns: tall ? 4 : 7
    columnSpacing: 16
    rowSpacing: 16

    TouchButton {
        width: bar.each
        fontSize: 36
        repeats: true
        enabled: bar.zoom.factor < bar.zoom.most
        text: qsTr("Larger")
        onTouched: bar.zoom.enlarge(bar.zoom.factor * 1.4, Qt.point(bar.zoom.width / 2, bar.zoom.height / 2))
    }
    TouchButton {
        width: bar.each
        fontSize: 36
        repeats: true
        text: qsTr("Smaller")
        onTouched: bar.zoom.enlarge(bar.zoom.factor / 1.4, Qt.point(bar.zoom.width / 2, bar.zoom.height / 2))
    }
    TouchButton {
        width: bar.each
        fontSize: 36
        text: qsTr("Whole page")
        onTouched: bar.zoom.whole()
    }
    TouchButton {
        width: bar.each
        fontSize: 36
        repeats: true
        enabled: bar.zoom.canUp
        text: qsTr("Up")
        onTouched: bar.zoom.move(0, -1)
    }
    TouchButton {
        width: bar.each
        fontSize: 36
        repeats: true
        enabled: bar.zoom.canDown
        text: qsTr("Down")
        onTouched: bar.zoom.move(0, 1)
    }
    TouchButton {
        width: bar.each
        fontSize: 36
        repeats: true
        enabled: bar.zoom.canLeft
        text: qsTr("Left")
        onTouched: bar.zoom.move(-1, 0)
    }
    TouchButton {
        width: bar.each
        fontSize: 36
        repeats: true
        enabled: bar.zoom.canRight
        text: qsTr("Right")
        onTouched: bar.zoom.move(1, 0)
    }
}
