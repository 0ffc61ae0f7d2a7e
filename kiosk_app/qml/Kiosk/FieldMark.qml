import QtQuick
import VirtualWindow.Kiosk

// Over an answer: a tap says that it is not right, a second one that it is.
Rectangle {
    id: mark

    required property PointingModel pointing
    required property string field
    property string label
    property string value
    readonly property bool marked: field !== "" && pointing.marks.split("\n").indexOf(field) >= 0

    color: marked ? Theme.warmWash : tap.pressed ? Theme.wash : "transparent"
    radius: 12
    border.width: marked ? 4 : 0
    border.color: Theme.warm

    Accessible.role: Accessible.Button
    Accessible.ignored: field === "" || !enabled
    Accessible.name: marked ? qsTr("%1: not right").arg(label) : label
    Accessible.description: value
    Accessible.checkable: true
    Accessible.checked: marked
    Accessible.onPressAction: if (enabled)
        pointing.touch(field)

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        enabled: mark.field !== ""
        onTapped: point => {
            if (!Tremor.isOne(mark, point.scenePosition, false))
                mark.pointing.touch(mark.field);
        }
    }
}
