import QtQuick
import VirtualWindow.Kiosk

// How it ended and what comes next; nothing else of the resident is left, and this goes by itself.
Item {
    id: page

    required property Desk desk
    required property ConcernModel concern
    readonly property bool tall: height > width // an upright screen

    Card {
        id: card
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width
        height: Math.min(page.tall ? 1400 : 712, answers.y - 32)
        color: page.desk.brokenOff ? Theme.warmWash : Theme.goodWash

        Words {
            id: headline
            x: 48
            y: 32
            width: parent.width - 2 * x
            horizontalAlignment: Text.AlignHCenter
            text: page.desk.headline
            font.pixelSize: Theme.title
            font.bold: true
        }

        // The clerk's own words may be many: as large as they all fit, never below the smallest type.
        Words {
            x: 48
            anchors.top: headline.bottom
            anchors.topMargin: 20
            width: parent.width - 2 * x
            height: card.height - y - 32
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: page.concern.words === "" ? page.desk.guide : page.desk.guide + "\n" + page.concern.words
            font.pixelSize: 48
            fontSizeMode: Text.Fit
            minimumPixelSize: 28
        }
    }

    Grid {
        id: answers
        columns: page.tall ? 1 : 2
        horizontalItemAlignment: Grid.AlignHCenter
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        spacing: 48

        TouchButton {
            width: page.tall ? page.width : 720
            height: Theme.buttonMain
            visible: page.concern.offered
            enabled: page.desk.usable
            text: qsTr("I could not get it done: tell the duty leader")
            onTouched: page.concern.tell()
        }

        TouchButton {
            width: 560
            main: true
            text: qsTr("To the beginning")
            onTouched: page.desk.back()
        }
    }
}
