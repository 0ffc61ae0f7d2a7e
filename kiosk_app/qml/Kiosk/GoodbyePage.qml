import QtQuick
import VirtualWindow.Kiosk

// How it ended and what comes next; nothing else of the resident is left, and this goes by itself.
Item {
    id: page

    required property Desk desk

    Card {
        id: card
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width
        height: 712
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
            text: page.desk.guide
            font.pixelSize: 48
            fontSizeMode: Text.Fit
            minimumPixelSize: 28
        }
    }

    TouchButton {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        width: 560
        main: true
        text: qsTr("To the beginning")
        onTouched: page.desk.back()
    }
}
