import QtQuick

// A face from very unhappy (1) to very happy (5), as a button.
Item {
    id: face

    required property int level
    required property string text
    property bool chosen: false

    signal touched

    width: 320
    height: 440

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: enabled
    Accessible.onPressAction: if (enabled) face.touched()

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: face.touched()
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: tap.pressed || face.chosen ? Theme.wash : Theme.paper
        border.width: face.chosen ? 6 : 3
        border.color: Theme.accent
    }

    Canvas {
        id: drawing
        anchors.horizontalCenter: parent.horizontalCenter
        y: 40
        width: 240
        height: 240

        onPaint: {
            const pen = getContext("2d");
            pen.reset();
            pen.fillStyle = Theme.sun;
            pen.beginPath();
            pen.arc(120, 120, 116, 0, 2 * Math.PI);
            pen.fill();
            pen.fillStyle = Theme.ink;
            pen.beginPath();
            pen.arc(80, 92, 14, 0, 2 * Math.PI);
            pen.arc(160, 92, 14, 0, 2 * Math.PI);
            pen.fill();
            pen.strokeStyle = Theme.ink;
            pen.lineWidth = 11;
            pen.lineCap = "round";
            pen.beginPath();
            const bend = (face.level - 3) * 30;
            pen.moveTo(66, 164 - bend / 3);
            pen.quadraticCurveTo(120, 164 + bend, 174, 164 - bend / 3);
            pen.stroke();
        }
    }

    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        width: parent.width - 32
        height: 110
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignHCenter
        text: face.text
        font.pixelSize: 38
        font.bold: true
        Accessible.ignored: true
    }
}
