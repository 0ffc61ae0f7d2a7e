import QtQuick

// Words that grow with the size of text as far as their place has room for them, and are never smaller than usual.
Words {
    id: fitting

    property int usual: Theme.body // their size at the usual size of text
    required property real room // px that they may be high

    grows: false
    size: Theme.fitting(usual, at40.advanceWidth, width, room)

    TextMetrics {
        id: at40
        font.family: Theme.family
        font.pixelSize: 40
        font.bold: fitting.font.bold
        text: fitting.text
    }
}
