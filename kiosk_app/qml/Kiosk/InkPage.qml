import QtQuick
import VirtualWindow.Kiosk

// The form is signed on paper: the very sheet that printed, and where to sign on it.
Item {
    id: page

    required property Desk desk
    required property NoticeModel notice
    required property InkModel ink
    readonly property bool tall: height > width // an upright screen
    readonly property bool pictured: notice.pages > 0

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
    }

    // The lower part of the sheet, as large as its place is: there the frame is.
    Rectangle {
        id: frame
        x: page.tall || !Theme.left ? 0 : page.width - width
        anchors.top: heading.bottom
        anchors.topMargin: 32
        anchors.bottom: page.tall ? buttons.top : parent.bottom
        anchors.bottomMargin: page.tall ? 32 : 0
        width: page.tall ? page.width : page.width * 0.62
        visible: !page.desk.objecting
        color: Theme.sheet
        border.color: Theme.line
        border.width: 3
        clip: true

        Words {
            anchors.centerIn: parent
            width: parent.width - 80
            horizontalAlignment: Text.AlignHCenter
            visible: !page.pictured
            text: qsTr("Sign in the large frame at the bottom of the last sheet.")
            size: Theme.large
            color: Theme.sheetInk
        }

        SheetItem {
            id: sheet
            objectName: "signedSheet"
            notice: page.notice
            visible: page.pictured
            readonly property real wide: parent.width - 6
            width: wide
            height: wide * page.notice.tall
            x: 3
            // The place to sign a little above the middle of what is seen.
            y: Math.max(parent.height - height - 3, Math.min(3, parent.height * 0.45 - height * (page.ink.place.y + page.ink.place.height / 2)))
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("The printed form, and where to sign it")

            Rectangle {
                objectName: "placeToSign"
                visible: Math.abs(page.notice.tall - 297 / 210) < 0.01 // of a roll it is known only that it is last
                x: page.ink.place.x * parent.width
                y: page.ink.place.y * parent.height
                width: page.ink.place.width * parent.width
                height: page.ink.place.height * parent.height
                color: "transparent"
                radius: 12
                border.width: 10
                border.color: Theme.accent
            }
        }
    }

    Column {
        id: buttons
        x: page.tall || Theme.left ? 0 : frame.width + 40
        y: page.tall ? page.height - height : frame.y + Math.max(0, (frame.height - height) / 2)
        width: page.tall ? page.width : page.width - frame.width - 40
        spacing: 28
        visible: !page.desk.objecting

        TouchButton {
            width: parent.width
            height: page.tall ? Theme.buttonMain : 200
            main: true
            fontSize: 56
            visible: page.ink.signable
            enabled: page.desk.usable
            text: page.ink.blind ? qsTr("Try the camera again") : qsTr("I have signed it")
            onTouched: page.ink.done()
        }

        TouchButton {
            width: parent.width
            height: 120
            visible: page.ink.returns
            enabled: page.desk.usable
            text: qsTr("Sign on the screen instead")
            onTouched: page.ink.choose(false)
        }

        TouchButton {
            width: parent.width
            height: 120
            enabled: page.desk.usable
            text: qsTr("Something is not right")
            onTouched: page.desk.object()
        }
    }

    ObjectionQuestion {
        desk: page.desk
    }
}
