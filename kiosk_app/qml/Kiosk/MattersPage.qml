pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// What the visit is about; a touch takes a ticket.
Item {
    id: page

    required property Desk desk
    required property HelpDeskModel helpdesk
    required property SearchModel search
    readonly property bool tall: height > width // an upright screen
    readonly property real staffWidth: page.tall ? (page.width - back.width - 84) / 3 : 264
    readonly property real tilesBegin: heading.height + 28
    readonly property real tilesEnd: page.tall ? (idle.visible ? idle.y : before.visible ? before.y : back.y) - 16 : back.y - 28

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
        crowded: page.desk.guide.length > 24
    }

    Grid {
        id: grid
        readonly property int lines: page.tall ? 6 : 3
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
                height: Math.min(page.tall ? 148 : 164, (page.tilesEnd - page.tilesBegin - (grid.lines - 1) * grid.spacing) / grid.lines)
                fontSize: label.length > (page.desk.language === "en" ? 44 : 22) ? 34 : 40
                text: label
                detail: value
                enabled: page.desk.usable
                onTouched: page.desk.chooseMatter(key)
            }
        }

        TouchButton {
            width: page.tall ? page.width : (page.width - 24) / 2
            height: Math.min(page.tall ? 148 : 164, (page.tilesEnd - page.tilesBegin - (grid.lines - 1) * grid.spacing) / grid.lines)
            visible: page.search.offered
            fontSize: 40
            text: qsTr("Find another matter")
            enabled: page.desk.usable
            onTouched: page.search.open()
        }
    }

    Words {
        id: idle
        x: page.tall ? 0 : (Theme.left ? before.x + before.width : back.x + back.width) + 32
        y: page.tall ? (before.visible ? before.y : back.y) - height - 20 : back.y + (back.height - height) / 2
        width: page.tall ? page.width : (Theme.left ? back.x : before.x) - x - 32
        horizontalAlignment: Text.AlignHCenter
        visible: page.desk.secondsLeft >= 0
        text: qsTr("Are you still there? Touch the screen to stay. It closes in %1 seconds.").arg(page.desk.secondsLeft)
        height: 140
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit
        color: Theme.warm
        font.bold: true
    }

    TouchButton {
        id: back
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: 220
        text: qsTr("Back")
        enabled: page.desk.usable
        onTouched: page.desk.back()
    }

    TouchButton {
        id: check
        anchors.left: back.right
        anchors.leftMargin: 28
        anchors.bottom: parent.bottom
        width: page.staffWidth
        edge: 8
        visible: page.desk.secondsLeft < 0
        text: qsTr("Devices")
        detail: qsTr("for staff")
        enabled: page.desk.usable
        onTouched: page.desk.check.open()
    }

    TouchButton {
        anchors.left: notices.right
        anchors.leftMargin: 28
        anchors.bottom: parent.bottom
        width: page.staffWidth
        edge: 8
        visible: page.desk.secondsLeft < 0
        text: qsTr("Help desk")
        detail: qsTr("for staff")
        enabled: page.desk.usable
        onTouched: page.helpdesk.open()
    }

    TouchButton {
        id: notices
        anchors.left: check.right
        anchors.leftMargin: 28
        anchors.bottom: parent.bottom
        width: page.staffWidth
        edge: 8
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
        edge: 6
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
        width: page.tall ? (page.width - 28) / 2 : 292
        visible: page.desk.pages > 1
        enabled: page.desk.page + 1 < page.desk.pages
        text: qsTr("Next page")
        onTouched: page.desk.turnPage(1)
    }
}
