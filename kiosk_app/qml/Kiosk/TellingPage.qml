pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// Staff tell the duty leader what a resident could not get done: which matter, why, and then the number of it.
Item {
    id: page

    required property Desk desk
    required property TellingModel telling
    required property SearchModel search
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
        visible: page.telling.step === "matter"

        Repeater {
            model: page.desk.matters

            TouchButton {
                required property string key
                required property string label
                required property string value
                width: page.tall ? page.width : (page.width - 24) / 2
                height: 156
                fontSize: label.length > (page.desk.language === "en" ? 44 : 22) ? 34 : 40
                text: label
                detail: value
                enabled: page.desk.usable
                onTouched: page.desk.chooseMatter(key)
            }
        }

        TouchButton {
            width: page.tall ? page.width : (page.width - 24) / 2
            height: 156
            visible: page.search.offered
            fontSize: 40
            text: qsTr("Find another matter")
            enabled: page.desk.usable
            onTouched: page.search.open()
        }
    }

    Grid {
        anchors.top: heading.bottom
        anchors.topMargin: 28
        columns: page.tall ? 1 : 2
        spacing: page.tall ? 16 : 24
        visible: page.telling.step === "why"

        Repeater {
            model: [
                { key: "nobody_answered", words: qsTr("Nobody answered, or it took too long") },
                { key: "not_entitled", words: qsTr("Refused, and we do not see why") },
                { key: "in_person", words: qsTr("Sent to the centre, and cannot go there") },
                { key: "unclear_rule", words: qsTr("Sent from one office to another") },
                { key: "other_system", words: qsTr("A system did not work") },
                { key: "unsaid", words: qsTr("Something else: please call us") }
            ]

            TouchButton {
                required property var modelData
                width: page.tall ? page.width : (page.width - 24) / 2
                height: 156
                text: modelData.words
                enabled: page.desk.usable
                onTouched: page.telling.tell(modelData.key)
            }
        }
    }

    Card {
        anchors.top: heading.bottom
        anchors.topMargin: 28
        width: parent.width
        height: 320
        visible: page.telling.step === "told"
        color: Theme.goodWash

        Words {
            anchors.centerIn: parent
            text: page.telling.number
            wrapMode: Text.NoWrap
            size: 150
            font.bold: true
            color: Theme.good
        }
    }

    Words {
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
        width: 320
        text: qsTr("Back")
        enabled: page.desk.usable
        onTouched: page.desk.back()
    }

    TouchButton {
        id: before
        anchors.right: next.left
        anchors.rightMargin: 28
        anchors.bottom: next.bottom
        width: next.width
        visible: page.telling.step === "matter" && page.desk.pages > 1
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
        visible: before.visible
        enabled: page.desk.page + 1 < page.desk.pages
        text: qsTr("Next page")
        onTouched: page.desk.turnPage(1)
    }
}
