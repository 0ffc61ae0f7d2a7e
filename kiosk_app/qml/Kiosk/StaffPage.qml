import QtQuick
import VirtualWindow.Kiosk

// The committee's staff were called: what happens now, and how it ends.
Item {
    id: page
    objectName: "staffPage"

    required property CallingModel calling

    Rectangle {
        anchors.fill: parent
        color: Theme.warmWash

        TapHandler {} // nothing behind is touched
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(24, (done.y - height) / 2)
        width: Math.min(1600, parent.width - 2 * Theme.margin)
        spacing: 36

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Committee staff are asked to come")
            size: 96
            font.bold: true
            color: Theme.warm
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Please stay here: somebody comes to help you.")
            size: 48
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: page.calling.told
            text: qsTr("The clerk on the screen knows, too.")
            size: 48
        }
    }

    TouchButton {
        id: done
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 48
        width: 820
        main: true
        text: qsTr("Staff are here, or need not come")
        onTouched: page.calling.call(false)
    }
}
