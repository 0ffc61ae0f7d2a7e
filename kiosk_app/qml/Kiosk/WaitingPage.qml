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
        width: Math.min(Theme.step > 0 ? page.width : 1400, page.width)
        height: Math.max(page.tall ? 900 : 600, told.implicitHeight + 48)

        Column {
            id: told
            anchors.centerIn: parent
            width: parent.width - 96
            spacing: 20

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.visit.matter
                size: 40
                color: Theme.soft
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.visit.ticket
                size: page.hours.shut ? 120 : page.concern.words === "" && (page.waiting || page.visit.servedFrom === "") ? 200 : Theme.step > 0 ? 84 : 130
                font.bold: true
                color: Theme.accent
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.waiting ? page.desk.guide : page.desk.headline
                size: page.hours.shut ? 48 : 56
                font.bold: true
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                visible: !page.waiting && page.visit.servedFrom !== ""
                text: page.desk.guide
                size: 40
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                visible: text !== ""
                text: page.concern.words
                size: 36
                color: Theme.good
            }
        }
    }

    Answers {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        stacked: page.tall
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
