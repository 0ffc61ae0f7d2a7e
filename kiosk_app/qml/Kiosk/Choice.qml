pragma ComponentBehavior: Bound

import QtQuick

// What it is about, and below it what can be chosen.
Column {
    id: choice

    required property string title
    default property alias answers: row.data
    readonly property real half: (width - row.spacing) / 2
    readonly property real third: (width - 2 * row.spacing) / 3

    spacing: 8

    Words {
        width: parent.width
        text: choice.title
        font.bold: true
        color: Theme.soft
    }

    Row {
        id: row
        spacing: 20
    }
}
