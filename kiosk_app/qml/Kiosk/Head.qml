import QtQuick
import VirtualWindow.Kiosk

// The bar that never moves: what makes everything easier, then where one is, what is recorded, and one's number. An
// upright screen has two lines of it.
Rectangle {
    id: head

    required property Desk desk
    required property SecondModel second
    required property VisitModel visit
    required property EaseModel ease
    required property CallingModel calling
    required property bool tall
    required property string screenName
    property int lowered: 0 // for who sits, what stands high was brought down: by a quarter of the screen, or by two
    readonly property real each: tall ? (width - 2 * 32 - (ease.reach ? 3 : 2) * 16) / (ease.reach ? 4 : 3) : ease.reach ? 200 : 216

    height: tall ? 216 : 104
    color: Theme.night
    onScreenNameChanged: lowered = 0

    Connections {
        target: head.ease
        function onChanged(): void {
            if (!head.ease.reach)
                head.lowered = 0;
        }
    }

    // Every page of both windows looks as these say.
    Binding {
        target: Theme
        property: "step"
        value: head.ease.text
    }
    Binding {
        target: Theme
        property: "high"
        value: head.ease.high
    }
    Binding {
        target: Theme
        property: "left"
        value: head.ease.left
    }

    TapHandler {} // nothing behind is touched

    Row {
        id: easier
        x: head.tall ? 32 : Theme.margin
        y: 4
        spacing: 16

        TouchButton {
            width: head.each
            height: 96
            dark: true
            edge: 6
            fontSize: head.desk.language === "en" ? 30 : 36
            chosen: head.ease.open
            text: qsTr("Larger, louder")
            onTouched: head.ease.show(!head.ease.open)
        }

        TouchButton {
            width: head.each
            height: 96
            dark: true
            edge: 6
            fontSize: head.desk.language === "en" ? 30 : 36
            text: head.ease.reading ? qsTr("Stop reading") : qsTr("Read it to me")
            onTouched: head.ease.readAloud()
        }

        TouchButton {
            width: head.each
            height: 96
            dark: true
            edge: 6
            fontSize: head.desk.language === "en" ? 30 : 36
            chosen: head.calling.on
            text: qsTr("Call staff")
            onTouched: head.calling.call(true)
        }

        TouchButton {
            width: head.each
            height: 96
            dark: true
            edge: 6
            fontSize: head.desk.language === "en" ? 30 : 36
            visible: head.ease.reach
            text: head.lowered > 1 ? qsTr("Back up") : qsTr("Bring it down")
            onTouched: head.lowered = (head.lowered + 1) % 3
        }
    }

    // Where one is: on an upright screen in the second line.
    Item {
        id: line
        anchors.left: head.tall ? parent.left : easier.right
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: 104

        Emblem {
            id: emblem
            x: head.tall ? Theme.margin : 8
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? 60 : 0
            height: 60
            visible: head.tall
        }

        Words {
            anchors.left: emblem.right
            anchors.leftMargin: 24
            anchors.right: recording.left
            anchors.rightMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            visible: width > 200 && contentHeight <= height && !head.desk.recording.on // beside what is recorded there is no room for it
            text: head.desk.place
            size: 36
            fontSizeMode: Text.Fit
            font.bold: true
            color: Theme.nightText
        }

        Row {
            id: recording
            anchors.right: ticket.left
            anchors.rightMargin: 32
            anchors.verticalCenter: parent.verticalCenter
            spacing: 24

            Column {
                anchors.verticalCenter: parent.verticalCenter
                spacing: 4

                LiveMark {
                    fontSize: head.desk.recording.on ? Theme.small : 36
                    pad: head.desk.recording.on ? 4 : 16
                    visible: head.second.live
                }

                RecordMark {
                    fontSize: Theme.small
                    pad: 4
                    visible: head.desk.recording.on
                }
            }

            TouchButton {
                visible: head.desk.recording.on
                width: 320
                height: 96
                fontSize: 36
                enabled: head.desk.recording.maySayNo
                text: qsTr("Stop recording")
                onTouched: head.desk.recording.answer(false)
            }
        }

        Words {
            id: ticket
            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            visible: head.visit.ticket !== ""
            text: qsTr("Number %1").arg(head.visit.ticket)
            size: 36
            font.bold: true
            color: Theme.sun
            wrapMode: Text.NoWrap
        }
    }
}
