pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// A matter among many: letters at one side, at the other what they find, or the offices until one is typed.
Item {
    id: page

    required property Desk desk
    required property SearchModel search
    readonly property bool tall: height > width // an upright screen
    property bool offices: true // what stood there at the last change
    readonly property real begins: heading.height + 24
    readonly property real across: page.tall ? page.width : page.width - 40 // what both sides share

    // Nobody reads so fast: what stands here only just now chooses no matter, and types nothing.
    Timer {
        id: rest
        interval: Tremor.rest.interval
        running: true
    }

    Timer {
        id: begun
        interval: Tremor.rest.interval
        running: true
    }

    Connections {
        target: page.search

        function onChanged(): void {
            if (page.search.offices !== page.offices) {
                page.offices = page.search.offices;
                rest.restart();
            }
        }
    }

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
        crowded: true
    }

    Column {
        id: results
        readonly property real room: (page.tall ? typing.y : back.y) - page.begins - 24
        readonly property real each: Math.min(160, (room - 3 * spacing) / 4)
        x: page.tall || !Theme.left ? 0 : page.width - width
        y: page.begins
        width: page.tall ? page.across : page.across * 0.54
        spacing: 16

        Repeater {
            model: page.search.rows

            TouchButton {
                required property string key
                required property string label
                required property string value
                width: results.width
                height: results.each
                fontSize: label.length > (page.desk.language === "en" ? 52 : 26) ? 28 : label.length > (page.desk.language === "en" ? 36 : 18) ? 32 : 38
                text: label
                detail: value
                enabled: page.desk.usable
                onTouched: if (!rest.running)
                    page.search.choose(key)
            }
        }
    }

    Column {
        id: typing
        x: page.tall || Theme.left ? 0 : page.width - width
        y: page.tall ? back.y - height - 40 : page.begins
        width: page.tall ? page.across : page.across * 0.46
        spacing: 16

        Row {
            width: parent.width
            spacing: 16

            Card {
                width: parent.width - rub.width - 16
                height: rub.height

                Words {
                    anchors.fill: parent
                    anchors.margins: 12
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    text: page.search.typed
                    size: 48
                    grows: false
                    fontSizeMode: Text.Fit
                    font.bold: true
                    font.letterSpacing: 8
                }
            }

            TouchButton {
                id: rub
                width: page.tall ? 260 : 220
                height: page.tall ? 110 : 96
                edge: 4
                repeats: true
                text: qsTr("Delete")
                enabled: page.desk.usable && page.search.typed !== ""
                onTouched: page.desk.erase()
            }
        }

        Grid {
            id: pad
            readonly property real each: (typing.width - (columns - 1) * spacing) / columns
            readonly property real high: page.tall ? 120 : Math.max(96, Math.min(116, (back.y - page.begins - 24 - 112 - 3 * spacing) / 4))
            columns: 7
            spacing: 16

            Repeater {
                model: page.search.keys.split("")

                TouchButton {
                    required property string modelData
                    width: pad.each
                    height: pad.high
                    edge: 4
                    fontSize: 44
                    repeats: true
                    text: modelData
                    enabled: page.desk.usable
                    onTouched: if (!begun.running)
                        page.desk.digit(modelData)
                }
            }
        }
    }

    TouchButton {
        id: back
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: page.tall ? 250 : 320
        text: qsTr("Back")
        enabled: page.desk.usable
        onTouched: page.desk.back()
    }

    Words {
        readonly property real from: Theme.left ? (before.visible ? before.x + before.width : 0) : back.x + back.width
        readonly property real until: Theme.left ? back.x : before.visible ? before.x : page.width
        x: from + 24
        width: until - from - 48
        anchors.bottom: parent.bottom
        height: 116
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        visible: page.desk.secondsLeft >= 0
        text: page.tall ? qsTr("Still there? %1 s").arg(page.desk.secondsLeft) : qsTr("Are you still there? Touch the screen to stay. It closes in %1 seconds.").arg(page.desk.secondsLeft)
        fontSizeMode: Text.Fit
        color: Theme.warm
        font.bold: true
    }

    TouchButton {
        id: before
        anchors.right: next.left
        anchors.rightMargin: 28
        anchors.bottom: parent.bottom
        width: next.width
        edge: 6
        visible: page.search.pages > 1
        enabled: page.search.page > 0
        text: page.tall ? qsTr("Before") : qsTr("Previous page")
        onTouched: page.desk.turnPage(-1)
    }

    TouchButton {
        id: next
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: page.tall ? 220 : 292
        visible: page.search.pages > 1
        enabled: page.search.page + 1 < page.search.pages
        text: page.tall ? qsTr("Next") : qsTr("Next page")
        onTouched: page.desk.turnPage(1)
    }
}
