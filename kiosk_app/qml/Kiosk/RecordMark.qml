import QtQuick

// The mark that says: what you say and show is being recorded.
Rectangle {
    id: mark

    property int fontSize: Theme.body
    property int pad: 24 // above and below the words together

    width: row.implicitWidth + 48
    height: row.implicitHeight + pad
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
            size: mark.fontSize
            grows: mark.pad > 4 && mark.fontSize < 48 // else there is no room, or it is large already
            font.bold: true
            color: Theme.bad
            wrapMode: Text.NoWrap
        }
    }
}
