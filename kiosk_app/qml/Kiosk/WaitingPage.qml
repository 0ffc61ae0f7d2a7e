import QtQuick
import VirtualWindow.Kiosk

// The ticket, how many are ahead, how long it takes.
Item {
    id: page

    required property Desk desk
    required property VisitModel visit
    readonly property bool waiting: desk.screen === "waiting"

    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 20
        width: 1400
        height: 600

        Column {
            anchors.centerIn: parent
            width: parent.width - 96
            spacing: 20

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.visit.matter
                font.pixelSize: 40
                color: Theme.soft
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.visit.ticket
                font.pixelSize: 200
                font.bold: true
                color: Theme.accent
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.waiting ? page.desk.guide : page.desk.headline
                font.pixelSize: 56
                font.bold: true
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
