import QtQuick
import VirtualWindow.Kiosk

// A finger signs.
Item {
    id: page

    required property Desk desk
    required property InkModel ink
    readonly property bool tall: height > width // an upright screen

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
    }

    Card {
        id: sheet
        color: Theme.sheet
        anchors.bottom: buttons.top
        anchors.bottomMargin: 32
        width: parent.width
        // As wide as it is on an upright screen, it need not be as high: a hand reaches all of it.
        height: Math.min(page.tall ? 760 : page.height, buttons.y - 32 - heading.height - 28)
        border.color: Theme.accent
        border.width: 4
        visible: !page.desk.objecting

        Rectangle {
            x: 80
            y: parent.height * 0.78
            width: parent.width - 160
            height: 3
            color: Theme.line
        }

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 20
            text: qsTr("Sign here")
            wrapMode: Text.NoWrap
            size: Theme.small
            color: Theme.sheetSoft
        }

        SignaturePad {
            id: pad
            objectName: "signaturePad"
            anchors.fill: parent
            anchors.margins: 4
            colour: Theme.sheetInk
            enabled: page.desk.usable
            Accessible.role: Accessible.Canvas
            Accessible.name: qsTr("Field for your signature")
        }
    }

    Item {
        id: buttons
        anchors.bottom: parent.bottom
        width: parent.width
        height: page.tall ? 2 * Theme.buttonMain + 28 : Theme.buttonMain

        TouchButton {
            anchors.left: parent.left
            width: page.tall ? (parent.width - 28) / 2 : 440
            height: Theme.buttonMain
            visible: !page.desk.objecting
            enabled: page.desk.usable
            text: qsTr("Something is not right")
            onTouched: page.desk.object()
        }

        TouchButton {
            anchors.right: page.tall ? parent.right : done.left
            anchors.rightMargin: page.tall ? 0 : 32
            width: page.tall ? (parent.width - 28) / 2 : 400
            height: Theme.buttonMain
            visible: !page.desk.objecting
            enabled: page.desk.usable && !pad.empty
            text: qsTr("Sign again")
            onTouched: pad.clear()
        }

        // Whoever would rather not write on glass.
        TouchButton {
            anchors.left: parent.left
            anchors.leftMargin: page.tall ? 0 : 440 + 28
            anchors.bottom: parent.bottom
            width: page.tall ? (parent.width - 28) / 3 : parent.width - 440 - 400 - 560 - 32 - 2 * 28
            height: Theme.buttonMain
            visible: page.ink.offered && !page.desk.objecting
            enabled: page.desk.usable && pad.empty
            text: qsTr("Sign on paper")
            onTouched: page.ink.choose(true)
        }

        TouchButton {
            id: done
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: page.tall ? (page.ink.offered ? (parent.width - 28) * 2 / 3 : parent.width) : 560
            main: true
            visible: !page.desk.objecting
            enabled: page.desk.usable && !pad.empty
            text: qsTr("Signed")
            onTouched: page.desk.sign(pad)
        }

        TouchButton {
            anchors.left: parent.left
            width: page.tall ? parent.width : 560
            main: true
            visible: page.desk.objecting
            text: qsTr("Back, all is right")
            onTouched: page.desk.dropObjection()
        }

        TouchButton {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: page.tall ? parent.width : 760
            height: Theme.buttonMain
            visible: page.desk.objecting
            enabled: page.desk.usable
            text: qsTr("Let the clerk look at the form again")
            onTouched: page.desk.objectTo("*")
        }
    }
}
