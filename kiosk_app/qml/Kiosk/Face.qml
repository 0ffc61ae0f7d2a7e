import QtQuick

// A face from very unhappy (1) to very happy (5), as a button.
Item {
    id: face

    required property int level
    required property string text
    property bool chosen: false
    property bool wide: false // beside its words, not above them

    signal touched

    width: wide ? 900 : 320
    height: wide ? 200 : 440

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: enabled
    Accessible.onPressAction: if (enabled) face.touched()

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: point => {
            if (!Tremor.isOne(face, point.scenePosition, false))
                face.touched();
        }
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
        x: face.wide ? 40 : (parent.width - width) / 2
        y: face.wide ? (parent.height - height) / 2 : 40
        scale: face.wide ? 0.7 : 1
        width: 240
        height: 240

        onPaint: {
            const pen = getContext("2d");
            pen.reset();
            pen.fillStyle = Theme.sun;
            pen.beginPath();
            pen.arc(120, 120, 116, 0, 2 * Math.PI);
            pen.fill();
            pen.fillStyle = Theme.night;
            pen.beginPath();
            pen.arc(80, 92, 14, 0, 2 * Math.PI);
            pen.arc(160, 92, 14, 0, 2 * Math.PI);
            pen.fill();
            pen.strokeStyle = Theme.night;
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
        x: face.wide ? 320 : 16
        y: face.wide ? (parent.height - height) / 2 : parent.height - height - 24
        width: parent.width - x - 16
        height: 110
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: face.wide ? Text.AlignLeft : Text.AlignHCenter
        text: face.text
        size: face.wide ? 52 : 38
        font.bold: true
        Accessible.ignored: true
    }
}
