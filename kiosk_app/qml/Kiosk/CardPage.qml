import QtQuick
import VirtualWindow.Kiosk

// An identity card is to be laid on the reader: one picture, one sentence, and a way on without.
Item {
    id: page
    objectName: "cardPage"

    required property Desk desk
    required property CardModel card

    Rectangle {
        anchors.fill: parent
        color: Theme.ground

        TapHandler {} // nothing behind is touched
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(0, (parent.height - without.height - 48 - height) / 2)
        width: Math.min(1500, parent.width - 2 * Theme.margin)
        spacing: 36

        CardOnReader {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 420
            height: 260
            Accessible.ignored: true
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.desk.headline
            size: Theme.title
            font.bold: true
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.card.given ? qsTr("It has been read.") : page.desk.guide
            size: 40
            color: Theme.soft
        }
    }

    TouchButton {
        id: without
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 48
        width: 620
        enabled: page.desk.usable && !page.card.given
        text: qsTr("I have no card with me")
        onTouched: page.card.without()
    }
}
