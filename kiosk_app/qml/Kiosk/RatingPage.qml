import QtQuick
import VirtualWindow.Kiosk

// Five faces, and how long they stay.
Item {
    id: page

    required property Desk desk
    readonly property bool tall: height > width // an upright screen

    Heading {
        y: 24
        width: parent.width
        desk: page.desk
        centred: true
    }

    Grid {
        anchors.horizontalCenter: parent.horizontalCenter
        id: faces
        readonly property real each: page.tall ? Math.min(200, (closes.y - 24 - y - 4 * spacing) / 5) : 440
        y: page.tall ? 220 : Math.min(230, skip.y - 440 - 24)
        columns: page.tall ? 1 : 5
        spacing: page.tall ? 20 : 40

        Face {
            wide: page.tall
            height: faces.each
            level: 5
            text: qsTr("Very good")
            chosen: page.desk.faces === 5
            enabled: page.desk.usable
            onTouched: page.desk.rate(5)
        }
        Face {
            wide: page.tall
            height: faces.each
            level: 4
            text: qsTr("Good")
            chosen: page.desk.faces === 4
            enabled: page.desk.usable
            onTouched: page.desk.rate(4)
        }
        Face {
            wide: page.tall
            height: faces.each
            level: 3
            text: qsTr("Fair")
            chosen: page.desk.faces === 3
            enabled: page.desk.usable
            onTouched: page.desk.rate(3)
        }
        Face {
            wide: page.tall
            height: faces.each
            level: 2
            text: qsTr("Bad")
            chosen: page.desk.faces === 2
            enabled: page.desk.usable
            onTouched: page.desk.rate(2)
        }
        Face {
            wide: page.tall
            height: faces.each
            level: 1
            text: qsTr("Very bad")
            chosen: page.desk.faces === 1
            enabled: page.desk.usable
            onTouched: page.desk.rate(1)
        }
    }

    Words {
        id: closes
        x: page.tall || !Theme.left ? 0 : page.width - width
        y: page.tall ? skip.y - height - 20 : skip.y + (skip.height - height) / 2
        width: page.tall ? page.width : page.width - skip.width - 40
        height: 112
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit
        visible: page.desk.secondsLeft >= 0
        text: qsTr("This screen closes in %1 seconds, without a rating.").arg(page.desk.secondsLeft)
        size: 36
        color: page.desk.secondsLeft <= 20 ? Theme.warm : Theme.soft
        font.bold: page.desk.secondsLeft <= 20
    }

    TouchButton {
        id: skip
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: 480
        enabled: page.desk.usable
        text: qsTr("I would rather not say")
        onTouched: page.desk.rate(0)
    }
}
