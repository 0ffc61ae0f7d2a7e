pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// Nobody could answer yet: what the resident would like, one big button each.
Item {
    id: page

    required property Desk desk
    required property CallbackModel callback

    Heading {
        id: heading
        width: parent.width
        centred: true
        desk: page.desk
    }

    Column {
        anchors.top: heading.bottom
        anchors.topMargin: crowded ? 24 : 36
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: crowded ? 20 : 36

        readonly property bool crowded: choices.count > 2

        Repeater {
            id: choices
            model: page.callback.choices

            TouchButton {
                required property string key
                required property string label
                required property string value
                required property int index
                width: Math.min(1200, page.width)
                height: page.height > page.width ? 260 : choices.count > 2 ? 152 : 190
                fontSize: choices.count > 2 ? 52 : 56
                main: index === 0
                text: label
                detail: value
                enabled: page.desk.usable && !page.desk.leaving
                onTouched: page.callback.choose(key)
            }
        }
    }

    TouchButton {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        width: 520
        text: qsTr("Stop waiting")
        enabled: page.desk.usable && !page.desk.leaving
        onTouched: page.desk.leave()
    }
}
