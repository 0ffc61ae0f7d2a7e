import QtQuick
import VirtualWindow.Kiosk

// Nothing of the resident is left; a farewell stays for a moment.
Item {
    id: page

    required property Desk desk

    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 60
        width: 1500
        height: 480
        color: page.desk.brokenOff ? Theme.warmWash : Theme.goodWash

        Heading {
            anchors.centerIn: parent
            width: parent.width - 120
            desk: page.desk
            centred: true
        }
    }

    TouchButton {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 80
        width: 560
        main: true
        text: qsTr("To the beginning")
        onTouched: page.desk.back()
    }
}
