pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// What is happening, and what to do now: at the top of every page.
Column {
    id: heading

    required property Desk desk
    property bool centred: false
    property bool crowded: false // the page needs the room

    spacing: 8

    Words {
        width: parent.width
        horizontalAlignment: heading.centred ? Text.AlignHCenter : Text.AlignLeft
        text: heading.desk.headline
        size: Theme.title
        font.bold: true
    }

    Repeater {
        model: heading.desk.guide === "" ? [] : heading.desk.guide.split("\n")

        Words {
            required property string modelData
            width: heading.width
            horizontalAlignment: heading.centred ? Text.AlignHCenter : Text.AlignLeft
            text: modelData
            grows: !heading.crowded
            size: 40
            color: Theme.soft
        }
    }
}
