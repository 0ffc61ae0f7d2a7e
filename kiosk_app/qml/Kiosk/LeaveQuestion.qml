import QtQuick
import VirtualWindow.Kiosk

// Giving up asks once more.
Item {
    id: question

    required property Desk desk

    Rectangle {
        anchors.fill: parent
        color: Theme.ground

        TapHandler {} // nothing behind is touched
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(1400, parent.width - 2 * Theme.margin)
        spacing: 72

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Do you really want to stop waiting? Your number will be gone.")
            size: Theme.title
            font.bold: true
        }

        Answers {
            anchors.horizontalCenter: parent.horizontalCenter
            stacked: question.height > question.width
            spacing: 64

            TouchButton {
                width: 560
                main: true
                text: qsTr("Go on waiting")
                onTouched: question.desk.meanLeave(false)
            }

            TouchButton {
                width: 560
                height: Theme.buttonMain
                text: qsTr("Give up my number")
                onTouched: question.desk.meanLeave(true)
            }
        }
    }
}
