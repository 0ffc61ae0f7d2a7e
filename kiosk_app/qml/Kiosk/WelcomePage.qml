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
    readonly property bool greets: desk.usable && !hours.closed && callback.called === "" && !callback.missed && booking.state === ""

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: page.tall ? 160 : 40
        width: parent.width
        spacing: 28

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.greets ? qsTr("Meet a clerk here, face to face") : page.desk.headline
            font.pixelSize: 76
            font.bold: true
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.greets ? qsTr("Have your ID card ready.") : page.desk.guide
            font.pixelSize: 44
            color: Theme.soft
        }
    }

    // Whoever booked this time: each their own number.
    Grid {
        id: coming
        anchors.horizontalCenter: parent.horizontalCenter
        y: page.tall ? (page.height - height) / 2 : 320
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
        anchors.horizontalCenter: parent.horizontalCenter
        y: page.tall ? (page.height - height) / 2 : 320
        width: Math.min(1000, page.width)
        visible: !coming.visible
        height: page.tall ? 400 : 280
        main: true
        fontSize: 96
        enabled: page.desk.usable
        text: page.callback.called !== "" ? qsTr("I am here: %1").arg(page.callback.called) : page.hours.shut ? qsTr("For staff") : qsTr("Begin")
        onTouched: page.callback.called !== "" ? page.callback.comeBack() : page.desk.start()
    }

    Row {
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
