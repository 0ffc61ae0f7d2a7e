import QtQuick

// The mark that says: a camera is on, and the clerk sees what it films.
Rectangle {
    id: mark

    property int fontSize: Theme.body
    property int pad: 16 // above and below the words together

    width: row.implicitWidth + 40
    height: row.implicitHeight + pad
    radius: height / 2
    color: Theme.sun

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 14

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: mark.fontSize * 0.7
            height: width
            radius: width / 2
            color: Theme.night

            Rectangle {
                anchors.centerIn: parent
                width: parent.width * 0.4
                height: width
                radius: width / 2
                color: Theme.sun
            }
        }

        Words {
            text: qsTr("Live video")
            size: mark.fontSize
            grows: mark.pad > 4 && mark.fontSize < 48 // else there is no room, or it is large already
            font.bold: true
            color: Theme.night
            wrapMode: Text.NoWrap
        }
    }
}
