import QtQuick
import VirtualWindow.Kiosk

// A separate yes to sensitive data: what for, that a no is all right, and two answers of equal weight.
Item {
    id: question

    required property Desk desk
    required property AssentModel assent

    Rectangle {
        anchors.fill: parent
        color: Theme.ground

        TapHandler {} // nothing behind is touched
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(1560, parent.width - 2 * Theme.margin)
        spacing: 64

        Heading {
            width: parent.width
            centred: true
            spacing: 28
            desk: question.desk
        }

        Answers {
            anchors.horizontalCenter: parent.horizontalCenter
            stacked: question.height > question.width
            spacing: 64

            TouchButton {
                width: 640
                height: 200
                fontSize: 60
                enabled: question.assent.maySayYes
                text: qsTr("Yes, I agree")
                onTouched: question.assent.answer(true)
            }

            TouchButton {
                width: 640
                height: 200
                fontSize: 60
                enabled: question.assent.maySayNo
                text: qsTr("No, I do not")
                onTouched: question.assent.answer(false)
            }
        }
    }
}
