import QtQuick
import VirtualWindow.Kiosk

// What is happening, and what to do now: at the top of every page.
Column {
    id: heading

    required property Desk desk
    property bool centred: false

    spacing: 8

    Words {
        width: parent.width
        horizontalAlignment: heading.centred ? Text.AlignHCenter : Text.AlignLeft
        text: heading.desk.headline
        font.pixelSize: Theme.title
        font.bold: true
    }

    Words {
        width: parent.width
        horizontalAlignment: heading.centred ? Text.AlignHCenter : Text.AlignLeft
        visible: text !== ""
        text: heading.desk.guide
        font.pixelSize: 40
        color: Theme.soft
    }
}
