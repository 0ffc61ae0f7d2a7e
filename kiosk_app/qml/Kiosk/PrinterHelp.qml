import QtQuick
import VirtualWindow.Kiosk

// What is wrong with the printer: a picture, what it is, and what to do.
Rectangle {
    id: strip

    required property PrinterModel printer
    property bool hushed: false // something else has its room

    objectName: "printerHelp"
    height: visible ? Math.max(176, words.implicitHeight + 24) : 0 // an upright screen breaks the lines
    color: Theme.warmWash
    visible: printer.headline !== "" && !hushed

    Image {
        id: picture
        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        width: 144
        height: 144
        source: strip.printer.picture
        sourceSize: Qt.size(288, 288)
        Accessible.ignored: true
    }

    Column {
        id: words
        anchors.left: picture.right
        anchors.leftMargin: 40
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: 12

        Words {
            width: parent.width
            text: strip.printer.headline
            size: 52
            font.bold: true
            color: Theme.warm
        }

        Words {
            width: parent.width
            text: strip.printer.guide
            size: 38
        }
    }
}
