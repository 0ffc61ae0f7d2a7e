import QtQuick
import VirtualWindow.Kiosk

// Over a page that does not show the form: whether the clerk is to go through it once more.
Column {
    id: question

    required property Desk desk

    anchors.bottom: parent.bottom
    width: parent.width
    spacing: 28
    visible: desk.objecting

    TouchButton {
        width: parent.width
        height: Theme.buttonMain
        enabled: question.desk.usable
        text: qsTr("Let the clerk look at the form again")
        onTouched: question.desk.objectTo("*")
    }

    TouchButton {
        width: parent.width
        main: true
        text: qsTr("Back, all is right")
        onTouched: question.desk.dropObjection()
    }
}
