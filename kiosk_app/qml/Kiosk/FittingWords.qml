import QtQuick

// Words that grow with the size of text as far as their place has room for them, and are never smaller than usual.
Words {
    id: fitting

    property int usual: Theme.body // their size at the usual size of text
    required property real room // px that they may be high
    property bool bold: false // not read from the font: that changes with their size, which is reckoned from it

    grows: false
    font.bold: bold
    size: Theme.fitting(usual, at40.advanceWidth, width, room)

    TextMetrics {
        id: at40
        font.family: Theme.family
        font.pixelSize: 40
        font.bold: fitting.bold
        text: fitting.text
    }
}
