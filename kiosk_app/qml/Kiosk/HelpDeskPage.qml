pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// The committee's own desk, one thing at a time: what there is, a matter, what it needs.
Item {
    id: page

    required property Desk desk
    required property HelpDeskModel helpdesk
    required property SearchModel search
    required property BookingModel booking

    visible: !helpdesk.proving // PaperPage

    readonly property bool tall: height > width // an upright screen
    readonly property bool prints: helpdesk.step === "needs" || helpdesk.step === "notice"
    readonly property real half: page.tall ? page.width : (page.width - 24) / 2

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
        crowded: !page.helpdesk.brief
    }

    Grid {
        id: menu
        readonly property int lines: page.tall ? 4 : 2
        readonly property real each: Math.min(210, (back.y - heading.height - 68 - (lines - 1) * spacing) / lines)
        anchors.top: heading.bottom
        anchors.topMargin: 40
        columns: page.tall ? 1 : 2
        spacing: 24
        visible: page.helpdesk.step === "menu"

        TouchButton {
            width: page.half
            height: menu.each
            fontSize: 48
            text: qsTr("What a matter needs")
            detail: qsTr("Which papers to bring, and the list to take home")
            enabled: page.desk.usable
            onTouched: page.helpdesk.askNeeds()
        }

        TouchButton {
            width: page.half
            height: menu.each
            fontSize: 48
            text: qsTr("Print a notice again")
            detail: qsTr("With the old one and the resident's identity card")
            enabled: page.desk.usable
            onTouched: page.helpdesk.ask("copy")
        }

        TouchButton {
            width: page.half
            height: menu.each
            fontSize: 48
            text: qsTr("Where a case stands")
            detail: qsTr("With a notice of it and the resident's identity card")
            enabled: page.desk.usable
            onTouched: page.helpdesk.ask("case")
        }

        TouchButton {
            width: page.half
            height: menu.each
            fontSize: 48
            text: qsTr("Booked times")
            detail: qsTr("Who comes when; book, move or cancel one")
            enabled: page.desk.usable
            onTouched: page.booking.open()
        }
    }

    Grid {
        anchors.top: heading.bottom
        anchors.topMargin: 28
        columns: page.tall ? 1 : 2
        spacing: page.tall ? 16 : 24
        visible: page.helpdesk.step === "matter"

        Repeater {
            model: page.desk.matters

            TouchButton {
                required property string key
                required property string label
                required property string value
                width: page.half
                height: 156
                fontSize: label.length > (page.desk.language === "en" ? 44 : 22) ? 34 : 40
                text: label
                detail: value
                enabled: page.desk.usable
                onTouched: page.desk.chooseMatter(key)
            }
        }

        TouchButton {
            width: page.half
            height: 156
            visible: page.search.offered
            fontSize: 40
            text: qsTr("Find another matter")
            enabled: page.desk.usable
            onTouched: page.search.open()
        }
    }

    // A paper with its picture; a touch says it aloud.
    Column {
        id: papers
        readonly property real room: (page.tall ? onPaper.y : back.y) - heading.height - 52
        anchors.top: heading.bottom
        anchors.topMargin: 24
        width: parent.width
        spacing: 16
        visible: page.helpdesk.step === "needs"

        Repeater {
            model: page.helpdesk.rows

            TouchButton {
                id: paper
                required property string key
                required property string label
                required property string value
                width: page.width
                height: Math.min(page.tall ? 300 : 190, (papers.room - 32) / 3)
                edge: page.tall ? 138 : 150
                fontSize: 38
                text: label
                detail: value
                onTouched: page.helpdesk.read(key)

                Image {
                    x: 32
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(96, parent.height - 16)
                    height: width
                    sourceSize: Qt.size(192, 192)
                    source: page.helpdesk.picture(paper.key)
                }
            }
        }
    }

    Column {
        anchors.top: heading.bottom
        anchors.topMargin: 28
        width: parent.width
        spacing: 20
        visible: page.helpdesk.step === "found"

        Repeater {
            model: page.helpdesk.rows

            TouchButton {
                required property string key
                required property string label
                required property string value
                width: page.width
                height: page.tall ? 172 : 140
                fontSize: 40
                text: label
                detail: value
                enabled: page.desk.usable
                onTouched: page.helpdesk.choose(key)
            }
        }
    }

    // A notice, or a case: its name, and what there is to know of it.
    Card {
        readonly property bool shown: page.helpdesk.step === "notice" || page.helpdesk.step === "case"
        anchors.top: heading.bottom
        anchors.topMargin: 28
        width: parent.width
        height: Math.min(known.implicitHeight + 56, (onPaper.visible && page.tall ? onPaper.y : back.y) - y - 28)
        visible: shown
        clip: true

        Column {
            id: known
            x: 40
            y: 28
            width: parent.width - 80
            spacing: 14

            Words {
                width: parent.width
                text: page.helpdesk.name
                size: 44
                grows: page.helpdesk.brief
                font.bold: true
            }

            Words {
                width: parent.width
                visible: text !== ""
                text: page.helpdesk.detail
                grows: page.helpdesk.brief
                color: Theme.soft
            }

            Repeater {
                model: page.helpdesk.step === "case" ? page.helpdesk.rows : null

                Row {
                    id: fact
                    required property string key
                    required property string label
                    required property string value
                    width: known.width
                    spacing: 24

                    Words {
                        width: page.tall ? 230 : 300
                        text: fact.label
                        grows: page.helpdesk.brief
                        color: Theme.soft
                    }

                    Words {
                        width: parent.width - (page.tall ? 254 : 324)
                        text: fact.value
                        size: fact.value.length > 120 ? Theme.small : 36
                        grows: page.helpdesk.brief
                        font.bold: fact.value.length <= 120
                    }
                }
            }
        }
    }

    Words {
        x: page.tall ? 0 : (Theme.left ? before.x + before.width : back.x + back.width) + 32
        y: page.tall ? (onPaper.visible ? onPaper.y : before.visible ? before.y : back.y) - height - 20 : back.y + (back.height - height) / 2
        width: page.tall ? page.width : (Theme.left ? back.x : before.visible ? before.x : page.width) - x - 32
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
        id: onPaper
        x: page.tall ? 0 : Theme.left ? back.x - width - 28 : back.x + back.width + 28
        y: page.tall ? (before.visible ? before.y : back.y) - height - 28 : back.y + (back.height - height) / 2
        width: page.tall ? page.width : 560
        main: true
        visible: page.prints && page.desk.secondsLeft < 0
        text: page.helpdesk.step === "needs" ? qsTr("Print this list") : qsTr("Print it again")
        enabled: page.helpdesk.mayPrint && page.desk.usable
        onTouched: page.helpdesk.print()
    }

    TouchButton {
        id: before
        anchors.right: next.left
        anchors.rightMargin: 28
        anchors.bottom: next.bottom
        width: next.width
        visible: page.helpdesk.pages > 1
        enabled: page.helpdesk.page > 0
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
        enabled: page.helpdesk.page + 1 < page.helpdesk.pages
        text: qsTr("Next page")
        onTouched: page.desk.turnPage(1)
    }
}
