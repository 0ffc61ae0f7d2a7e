pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// A time is booked, one question at a time: the day, then the time, then what came of it. Staff begin at the list.
Item {
    id: page

    required property Desk desk
    required property BookingModel booking
    readonly property bool tall: height > width // an upright screen
    readonly property bool booked: booking.step === "booked"
    readonly property bool alone: booking.step === "one"

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
    }

    Grid {
        id: grid
        anchors.top: heading.bottom
        anchors.topMargin: 28
        columns: page.booking.step === "time" ? (page.tall ? 2 : 4) : page.tall || page.booking.step === "list" ? 1 : 2
        spacing: 24

        Repeater {
            model: page.booking.rows

            TouchButton {
                required property string key
                required property string label
                required property string value
                width: (page.width - 24 * (grid.columns - 1)) / grid.columns
                height: page.booking.step === "list" ? (page.tall ? 172 : 132) : 150
                fontSize: page.booking.step === "list" ? 38 : label.length > (page.desk.language === "en" ? 34 : 17) ? 34 : label.length > 24 ? 40 : 48
                text: label
                detail: value
                enabled: page.desk.usable
                onTouched: page.booking.choose(key)
            }
        }
    }

    Card {
        id: number
        anchors.top: heading.bottom
        anchors.topMargin: 28
        width: parent.width
        height: 240
        visible: page.booked
        color: Theme.goodWash

        Words {
            anchors.centerIn: parent
            text: page.booking.number
            wrapMode: Text.NoWrap
            size: 140
            font.bold: true
            color: Theme.good
        }
    }

    Words {
        anchors.top: number.bottom
        anchors.topMargin: 28
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        visible: page.booked
        text: page.booking.slip === "no printer" ? qsTr("The printer cannot print now: please write down the number and the time.") : page.booking.slip === "asked" ? qsTr("The slip comes out of the printer: take it with you.") : ""
        font.bold: true
    }

    Answers {
        y: heading.height + 56 // beneath what they are about
        stacked: page.tall
        spacing: 40
        visible: page.alone && !page.booking.cancelling

        TouchButton {
            width: page.tall ? page.width : (page.width - 80) / 3
            height: Theme.buttonMain
            text: qsTr("Print the slip")
            enabled: page.booking.mayPrint && page.desk.usable
            onTouched: page.booking.printSlip()
        }

        TouchButton {
            width: page.tall ? page.width : (page.width - 80) / 3
            height: Theme.buttonMain
            text: qsTr("Another time")
            enabled: page.booking.mayChange && page.desk.usable
            onTouched: page.booking.move()
        }

        TouchButton {
            width: page.tall ? page.width : (page.width - 80) / 3
            height: Theme.buttonMain
            text: qsTr("Cancel it")
            enabled: page.booking.mayChange && page.desk.usable
            onTouched: page.booking.cancel()
        }
    }

    Answers {
        y: heading.height + 56 // beneath what they are about
        stacked: page.tall
        spacing: 40
        visible: page.alone && page.booking.cancelling

        TouchButton {
            width: page.tall ? page.width : (page.width - 40) / 2
            height: Theme.buttonMain
            text: qsTr("Yes, cancel it")
            enabled: page.desk.usable
            onTouched: page.booking.meanCancel(true)
        }

        TouchButton {
            width: page.tall ? page.width : (page.width - 40) / 2
            height: Theme.buttonMain
            text: qsTr("No, keep it")
            onTouched: page.booking.meanCancel(false)
        }
    }

    Words {
        readonly property Item beside: page.booked ? slip : before
        x: page.tall ? 0 : (Theme.left ? beside.x + beside.width : back.x + back.width) + 32
        y: page.tall ? (beside.visible ? beside.y : back.y) - height - 20 : back.y + (back.height - height) / 2
        width: page.tall ? page.width : (Theme.left ? back.x : beside.x) - x - 32
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
        width: page.booked ? 460 : 320
        text: page.booked && !page.booking.staff ? qsTr("To the beginning") : qsTr("Back")
        enabled: page.desk.usable
        onTouched: page.desk.back()
    }

    TouchButton {
        anchors.left: back.right
        anchors.leftMargin: 28
        anchors.bottom: parent.bottom
        width: 440
        visible: page.booking.step === "list" && page.booking.mayBook && page.desk.secondsLeft < 0
        text: qsTr("Book a time")
        enabled: page.desk.usable
        onTouched: page.booking.bookAnew()
    }

    TouchButton {
        id: slip
        anchors.right: parent.right
        anchors.bottom: page.tall ? back.top : parent.bottom
        anchors.bottomMargin: page.tall ? 28 : 0
        width: page.tall ? page.width : 640
        height: Theme.buttonMain
        main: true
        visible: page.booked && page.booking.slip !== "no printer"
        text: qsTr("Print the slip")
        enabled: page.booking.mayPrint && page.desk.usable
        onTouched: page.booking.printSlip()
    }

    TouchButton {
        id: before
        anchors.right: next.left
        anchors.rightMargin: 28
        anchors.bottom: next.bottom
        width: next.width
        visible: page.booking.pages > 1 && !page.booked
        enabled: page.booking.page > 0
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
        enabled: page.booking.page + 1 < page.booking.pages
        text: qsTr("Next page")
        onTouched: page.desk.turnPage(1)
    }
}
