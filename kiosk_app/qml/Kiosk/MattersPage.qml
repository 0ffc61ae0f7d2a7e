pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// What the visit is about; a touch takes a ticket.
Item {
    id: page

    required property Desk desk
    readonly property bool tall: height > width // an upright screen

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
    }

    Grid {
        anchors.top: heading.bottom
        anchors.topMargin: 28
        columns: page.tall ? 1 : 2
        spacing: page.tall ? 16 : 24

        Repeater {
            model: page.desk.matters

            TouchButton {
                required property string key
                required property string label
                required property string value
                width: page.tall ? page.width : (page.width - 24) / 2
                height: 164
                fontSize: label.length > (page.desk.language === "en" ? 44 : 22) ? 34 : 40
                text: label
                detail: value
                enabled: page.desk.usable
                onTouched: page.desk.chooseMatter(key)
            }
        }
    }

    Words {
        x: page.tall ? 0 : back.width + 32
        y: page.tall ? (before.visible ? before.y : back.y) - height - 20 : back.y + (back.height - height) / 2
        width: page.tall ? page.width : before.x - x - 32
        horizontalAlignment: Text.AlignHCenter
        visible: page.desk.secondsLeft >= 0
        text: qsTr("Are you still there? Touch the screen to stay. It closes in %1 seconds.").arg(page.desk.secondsLeft)
        color: Theme.warm
        font.bold: true
    }

    TouchButton {
        id: back
        anchors.bottom: parent.bottom
        width: 260
        text: qsTr("Back")
        enabled: page.desk.usable
        onTouched: page.desk.back()
    }

    TouchButton {
        id: check
        anchors.left: back.right
        anchors.leftMargin: 28
        anchors.bottom: parent.bottom
        width: page.tall ? (page.width - back.width - 56) / 2 : 380
        visible: page.desk.secondsLeft < 0
        text: qsTr("Check devices")
        detail: qsTr("for staff")
        enabled: page.desk.usable
        onTouched: page.desk.check.open()
    }

    TouchButton {
        anchors.left: check.right
        anchors.leftMargin: 28
        anchors.bottom: parent.bottom
        width: page.tall ? (page.width - back.width - 56) / 2 : 380
        visible: page.desk.secondsLeft < 0
        text: qsTr("Notices")
        detail: qsTr("for staff")
        enabled: page.desk.usable
        onTouched: page.desk.handing.open()
    }

    TouchButton {
        id: before
        anchors.right: next.left
        anchors.rightMargin: 28
        anchors.bottom: next.bottom
        width: next.width
        visible: page.desk.pages > 1
        enabled: page.desk.page > 0
        text: qsTr("Previous page")
        onTouched: page.desk.turnPage(-1)
    }

    TouchButton {
        id: next
        anchors.right: parent.right
        anchors.bottom: page.tall ? back.top : parent.bottom
        anchors.bottomMargin: page.tall ? 28 : 0
        width: page.tall ? (page.width - 28) / 2 : 330
        visible: page.desk.pages > 1
        enabled: page.desk.page + 1 < page.desk.pages
        text: qsTr("Next page")
        onTouched: page.desk.turnPage(1)
    }
}
