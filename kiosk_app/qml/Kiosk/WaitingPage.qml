import QtQuick
import VirtualWindow.Kiosk

// The ticket, how many are ahead, how long it takes.
Item {
    id: page

    required property Desk desk
    required property VisitModel visit
    required property ConcernModel concern
    required property HoursModel hours
    readonly property bool tall: height > width // an upright screen
    readonly property bool waiting: desk.screen === "waiting"

    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 20
        width: Math.min(1400, page.width)
        height: page.tall ? 900 : 600

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
                font.pixelSize: page.hours.shut ? 120 : page.concern.words === "" && (page.waiting || page.visit.servedFrom === "") ? 200 : 130
                font.bold: true
                color: Theme.accent
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.waiting ? page.desk.guide : page.desk.headline
                font.pixelSize: page.hours.shut ? 48 : 56
                font.bold: true
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                visible: !page.waiting && page.visit.servedFrom !== ""
                text: page.desk.guide
                font.pixelSize: 40
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                visible: text !== ""
                text: page.concern.words
                font.pixelSize: 36
                color: Theme.good
            }
        }
    }

    Grid {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        columns: page.tall ? 1 : 2
        horizontalItemAlignment: Grid.AlignHCenter
        spacing: 48

        TouchButton {
            width: 760
            visible: page.concern.offered
            enabled: page.desk.usable && !page.desk.leaving
            text: qsTr("I waited too long: tell the duty leader")
            onTouched: page.concern.tell()
        }

        TouchButton {
            width: 520
            text: qsTr("Stop waiting")
            enabled: page.desk.usable && !page.desk.leaving
            onTouched: page.desk.leave()
        }
    }
}
