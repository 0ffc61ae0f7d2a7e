pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// One button.
Item {
    id: page

    required property Desk desk
    required property HoursModel hours
    required property CallbackModel callback
    readonly property bool tall: height > width // an upright screen
    required property BookingModel booking
    readonly property bool closing: desk.secondsLeft >= 0 // of what somebody chose, who may have walked away
    readonly property bool greets: desk.usable && !hours.closed && callback.called === "" && !callback.missed && booking.state === ""

    Column {
        id: greeting
        anchors.horizontalCenter: parent.horizontalCenter
        y: page.tall ? 60 : 40
        width: parent.width
        spacing: 28

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.greets ? qsTr("Meet a clerk here, face to face") : page.desk.headline
            size: 76
            font.bold: true
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.closing ? qsTr("Still there? Touch the screen, or everything is as usual again in %1 seconds.").arg(page.desk.secondsLeft) : page.greets ? qsTr("Have your ID card ready.") : page.desk.guide
            size: 44
            font.bold: page.closing
            color: page.closing ? Theme.warm : Theme.soft
        }
    }

    // Whoever booked this time: each their own number.
    Grid {
        id: coming
        anchors.horizontalCenter: parent.horizontalCenter
        y: page.tall ? (page.height - height) / 2 : Math.max(320, greeting.y + greeting.height + 24)
        columns: page.tall ? 1 : 3
        spacing: 32
        visible: page.booking.state === "open"

        Repeater {
            id: people
            model: page.booking.coming

            TouchButton {
                required property string key
                required property string label
                required property string value
                width: page.tall ? page.width : people.count > 1 ? 560 : 1000
                height: 280
                main: true
                fontSize: 80
                enabled: page.desk.usable
                text: qsTr("I am here: %1").arg(label)
                detail: value
                onTouched: page.booking.come(key)
            }
        }
    }

    TouchButton {
        // While it is closed nothing here is for residents: the big button is not there to be pressed.
        readonly property bool quiet: page.hours.shut && page.callback.called === ""

        anchors.horizontalCenter: parent.horizontalCenter
        y: page.tall ? (page.height - height) / 2 : Math.max(320, greeting.y + greeting.height + 24)
        width: quiet ? 560 : Math.min(1000, page.width)
        visible: !coming.visible
        height: quiet ? Theme.buttonMain : page.tall ? 400 : 280
        main: !quiet
        fontSize: quiet ? 48 : 96
        enabled: page.desk.usable
        text: page.callback.called !== "" ? qsTr("I am here: %1").arg(page.callback.called) : page.hours.shut ? qsTr("For staff") : qsTr("Begin")
        onTouched: page.callback.called !== "" ? page.callback.comeBack() : page.desk.start()
    }

    Answers {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        spacing: 48

        // Whoever is called, the machine is there for others, too.
        TouchButton {
            width: 420
            visible: page.callback.called !== "" || coming.visible
            enabled: page.desk.usable
            text: page.hours.shut ? qsTr("For staff") : qsTr("Begin anew")
            onTouched: page.desk.start()
        }

        TouchButton {
            width: 420
            text: page.desk.language === "en" ? "中文" : "English"
            onTouched: page.desk.switchLanguage()
        }
    }
}
