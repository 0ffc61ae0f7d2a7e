import QtQuick

// The mark that says: what you say and show is being recorded.
Rectangle {
    id: mark

    property int fontSize: Theme.body

    width: row.implicitWidth + 48
    height: row.implicitHeight + 24
    radius: height / 2
    color: Theme.badWash

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 16

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: mark.fontSize * 0.7
            height: width
            radius: width / 2
            color: Theme.bad
        }

        Words {
            text: qsTr("Recording")
            font.pixelSize: mark.fontSize
            font.bold: true
            color: Theme.bad
            wrapMode: Text.NoWrap
        }
    }
}
