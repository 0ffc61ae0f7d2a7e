pragma ComponentBehavior: Bound

import QtQuick

// A control for an unsure hand: a tap inside it counts, wherever the finger slides to; a second tap at once is a tremor.
Item {
    id: button

    property string text
    property string detail: ""
    property bool main: false
    property bool chosen: false
    property bool repeats: false
    property int fontSize: main ? 48 : 40
    property int tremor: 350 // ms
    readonly property alias pressed: tap.pressed

    signal touched

    implicitWidth: 320
    implicitHeight: main ? Theme.buttonMain : Theme.button
    enabled: true

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: detail
    Accessible.focusable: enabled
    Accessible.onPressAction: if (enabled) button.touched()

    function tapped(): void {
        if (!repeats) {
            if (rest.running)
                return;
            rest.start();
        }
        touched();
    }

    Timer {
        id: rest
        interval: button.tremor
    }

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        margin: 8
        onTapped: button.tapped()
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: {
            if (!button.enabled)
                return Theme.off;
            if (button.main)
                return tap.pressed ? Theme.accentPressed : Theme.accent;
            return tap.pressed || button.chosen ? Theme.wash : Theme.paper;
        }
        border.width: button.main && button.enabled ? 0 : 3
        border.color: button.enabled ? Theme.accent : Theme.line
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - 32

        Text {
            id: label
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: button.text
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.family: Theme.family
            font.pixelSize: button.fontSize
            font.bold: true
            color: !button.enabled ? Theme.offText : button.main ? Theme.accentText : Theme.accent
        }

        Text {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: text !== ""
            text: button.detail
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.family: Theme.family
            font.pixelSize: Theme.small
            color: !button.enabled ? Theme.offText : button.main ? Theme.accentText : Theme.soft
        }
    }
}
