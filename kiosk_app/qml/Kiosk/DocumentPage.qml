import QtQuick
import VirtualWindow.Kiosk
import VirtualWindow.Video

// A paper under the camera: live, then the still, then on its way.
Item {
    id: page

    required property Desk desk
    readonly property bool tall: height > width // an upright screen
    readonly property bool live: desk.photo.state === "live" || desk.photo.state === "taking"

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
    }

    Rectangle {
        id: frame
        anchors.top: heading.bottom
        anchors.topMargin: 32
        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.tall ? 500 : 0
        width: page.tall ? page.width : 1240
        radius: Theme.radius
        color: Theme.night

        Words {
            anchors.centerIn: parent
            width: parent.width - 120
            horizontalAlignment: Text.AlignHCenter
            visible: page.live
            text: qsTr("The camera is being switched on")
            font.pixelSize: 40
            color: Theme.nightSoft
        }

        VideoItem {
            objectName: "tablePicture"
            name: "table"
            fill: false
            anchors.fill: parent
            anchors.margins: 12
            visible: page.live
        }

        StillPicture {
            objectName: "stillPicture"
            anchors.fill: parent
            anchors.margins: 12
            visible: !page.live
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("The picture that was taken")
        }
    }

    Column {
        x: page.tall ? 0 : frame.width + 40
        y: page.tall ? frame.y + frame.height + 40 : frame.y + (frame.height - height) / 2
        width: page.width - x
        spacing: 40

        TouchButton {
            width: parent.width
            height: 320
            main: true
            fontSize: 64
            visible: page.live
            enabled: page.desk.photo.state === "live" && page.desk.usable
            text: qsTr("Take the picture")
            onTouched: page.desk.photo.take()
        }

        TouchButton {
            width: parent.width
            height: 240
            main: true
            fontSize: 56
            visible: page.desk.photo.state === "shown" && page.desk.photo.verdict === "good"
            text: qsTr("Use this picture")
            onTouched: page.desk.photo.accept()
        }

        // The big one where the picture can be better than this.
        TouchButton {
            width: parent.width
            height: main ? 240 : 160
            main: page.desk.photo.verdict !== "good"
            fontSize: main ? 56 : 48
            visible: page.desk.photo.state === "shown"
            text: qsTr("Take it again")
            onTouched: page.desk.photo.reject()
        }

        TouchButton {
            width: parent.width
            height: 160
            fontSize: 48
            visible: page.desk.photo.state === "shown" && page.desk.photo.verdict === "poor"
            text: qsTr("Use it all the same")
            onTouched: page.desk.photo.accept()
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: page.desk.photo.state === "sending"
            text: qsTr("%1 %").arg(Math.round(page.desk.photo.sent * 100))
            font.pixelSize: 96
            font.bold: true
            color: Theme.accent
        }

        Rectangle {
            width: parent.width
            height: 32
            radius: 16
            color: Theme.paper
            border.color: Theme.line
            border.width: 2
            visible: page.desk.photo.state === "sending"

            Rectangle {
                width: Math.max(32, parent.width * page.desk.photo.sent)
                height: parent.height
                radius: 16
                color: Theme.accent
            }
        }
    }
}
