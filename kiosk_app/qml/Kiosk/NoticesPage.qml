pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// Staff hand out what residents left without and what came since, and see whom to remind.
Item {
    id: page

    required property Desk desk
    required property TellingModel telling
    required property BookingModel booking
    readonly property bool tall: height > width // an upright screen
    readonly property HandingModel handing: desk.handing
    readonly property bool alone: handing.name !== ""
    readonly property bool reminding: handing.tab === "reminders"

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
    }

    Grid {
        id: tabs
        readonly property real each: (page.width - (columns - 1) * spacing) / columns
        columns: page.tall ? 2 : 4
        anchors.top: heading.bottom
        anchors.topMargin: 20
        spacing: 24
        visible: !page.alone

        TouchButton {
            width: tabs.each
            height: page.tall ? 128 : 96
            fontSize: 36
            text: qsTr("To hand out: %1").arg(page.handing.papers)
            chosen: !page.reminding
            onTouched: page.handing.turnTo("papers")
        }

        TouchButton {
            width: tabs.each
            height: page.tall ? 128 : 96
            fontSize: 36
            text: qsTr("To remind: %1").arg(page.handing.reminders)
            chosen: page.reminding
            onTouched: page.handing.turnTo("reminders")
        }

        TouchButton {
            width: tabs.each
            height: page.tall ? 128 : 96
            fontSize: 36
            text: qsTr("Could not be done")
            onTouched: page.telling.open()
        }

        TouchButton {
            width: tabs.each
            height: page.tall ? 128 : 96
            fontSize: 36
            text: qsTr("Booked times")
            onTouched: page.booking.open()
        }
    }

    Column {
        anchors.top: tabs.bottom
        anchors.topMargin: 20
        width: parent.width
        spacing: 16
        visible: !page.alone

        Repeater {
            model: page.handing.rows

            Item {
                id: row

                required property string key
                required property string label
                required property string value

                width: page.width
                height: page.reminding ? 112 : page.tall ? 172 : 132 // what the printer needs may take a line more

                TouchButton {
                    anchors.fill: parent
                    visible: !page.reminding
                    fontSize: 38
                    text: row.label
                    detail: row.value
                    enabled: page.desk.usable
                    onTouched: page.handing.choose(row.key)
                }

                Card {
                    anchors.fill: parent
                    visible: page.reminding

                    Row {
                        x: 32
                        width: parent.width - 64
                        anchors.verticalCenter: parent.verticalCenter

                        FittingWords {
                            width: parent.width / 2
                            text: row.label
                            usual: 38
                            room: row.height - 8
                            bold: true
                        }

                        FittingWords {
                            width: parent.width / 2
                            horizontalAlignment: Text.AlignRight
                            text: row.value
                            usual: 38
                            room: row.height - 8
                        }
                    }
                }
            }
        }
    }

    Card {
        anchors.top: heading.bottom
        anchors.topMargin: 28
        width: parent.width
        height: Math.max(page.tall ? 320 : 220, whose.implicitHeight + 40)
        visible: page.alone

        Column {
            id: whose
            x: 40
            width: parent.width - 80
            anchors.verticalCenter: parent.verticalCenter
            spacing: 12

            Words {
                width: parent.width
                text: page.handing.name
                size: 48
                font.bold: true
            }

            Words {
                width: parent.width
                text: page.handing.origin
                color: Theme.soft
            }
        }
    }

    Answers {
        anchors.bottom: back.top
        anchors.bottomMargin: 40
        stacked: page.tall
        spacing: 40
        visible: page.alone

        TouchButton {
            width: page.tall ? page.width : (page.width - 40) / 2
            height: Theme.buttonMain
            visible: page.handing.asked
            main: true
            text: qsTr("Yes, it came out")
            enabled: page.desk.usable
            onTouched: page.handing.settle(true)
        }

        TouchButton {
            width: page.tall ? page.width : (page.width - 40) / 2
            height: Theme.buttonMain
            visible: page.handing.asked
            text: qsTr("No: print it again")
            enabled: page.desk.usable
            onTouched: page.handing.settle(false)
        }

        TouchButton {
            width: page.tall ? page.width : (page.width - 40) / 2
            height: Theme.buttonMain
            visible: !page.handing.discarding && !page.handing.asked
            main: true
            text: qsTr("Print it now")
            enabled: page.handing.mayPrint && page.desk.usable
            onTouched: page.handing.print()
        }

        TouchButton {
            width: page.tall ? page.width : (page.width - 40) / 2
            height: Theme.buttonMain
            visible: !page.handing.discarding && page.handing.mayDiscard
            text: qsTr("Throw it away")
            enabled: page.desk.usable
            onTouched: page.handing.discard()
        }

        TouchButton {
            width: page.tall ? page.width : (page.width - 40) / 2
            height: Theme.buttonMain
            visible: page.handing.discarding
            text: qsTr("Yes, throw it away")
            enabled: page.desk.usable
            onTouched: page.handing.meanDiscard(true)
        }

        TouchButton {
            width: page.tall ? page.width : (page.width - 40) / 2
            height: Theme.buttonMain
            visible: page.handing.discarding
            text: qsTr("No, keep it")
            onTouched: page.handing.meanDiscard(false)
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
        anchors.left: back.right
        anchors.leftMargin: 28
        anchors.bottom: parent.bottom
        width: 440
        visible: page.reminding && page.handing.reminders > 0 && page.desk.secondsLeft < 0 && !page.alone
        text: qsTr("Print this list")
        enabled: page.handing.mayPrintList && page.desk.usable
        onTouched: page.handing.printList()
    }

    TouchButton {
        id: before
        anchors.right: next.left
        anchors.rightMargin: 28
        anchors.bottom: next.bottom
        width: next.width
        visible: page.handing.pages > 1 && !page.alone
        enabled: page.handing.page > 0
        text: qsTr("Previous page")
        onTouched: page.desk.turnPage(-1)
    }

    TouchButton {
        id: next
        anchors.right: parent.right
        anchors.bottom: page.tall ? back.top : parent.bottom
        anchors.bottomMargin: page.tall ? 28 : 0
        width: page.tall ? (page.width - 28) / 2 : 340
        visible: page.handing.pages > 1 && !page.alone
        enabled: page.handing.page + 1 < page.handing.pages
        text: qsTr("Next page")
        onTouched: page.desk.turnPage(1)
    }
}
