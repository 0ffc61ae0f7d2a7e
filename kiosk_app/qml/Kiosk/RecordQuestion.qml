import QtQuick
import VirtualWindow.Kiosk

// May the talk be recorded: what for, how long it is kept, and two answers of equal weight.
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
        width: Math.min(1560, parent.width - 2 * Theme.margin)
        spacing: 80

        Heading {
            width: parent.width
            centred: true
            spacing: 32
            desk: question.desk
        }

        Answers {
            anchors.horizontalCenter: parent.horizontalCenter
            stacked: question.height > question.width
            spacing: 80

            TouchButton {
                width: 640
                height: 220
                fontSize: 60
                enabled: question.desk.recording.maySayYes
                text: qsTr("Yes, you may record")
                onTouched: question.desk.recording.answer(true)
            }

            TouchButton {
                width: 640
                height: 220
                fontSize: 60
                enabled: question.desk.recording.maySayNo
                text: qsTr("No, do not record")
                onTouched: question.desk.recording.answer(false)
            }
        }
    }
}
