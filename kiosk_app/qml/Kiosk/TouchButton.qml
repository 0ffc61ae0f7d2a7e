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
    property bool dark: false // on the dark bar of the head
    property int edge: 16 // beside its words
    property int fontSize: main ? 48 : 40
    readonly property alias pressed: tap.pressed

    signal touched

    implicitWidth: 320
    implicitHeight: main ? Theme.buttonMain : Theme.button
    enabled: true

    LayoutMirroring.enabled: Theme.left // for a left hand it stands on the other side
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: detail
    Accessible.focusable: enabled
    Accessible.onPressAction: if (enabled) button.touched()

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        margin: 8
        onTapped: point => {
            if (!Tremor.isOne(button, point.scenePosition, button.repeats))
                button.touched();
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: {
            if (button.dark)
                return tap.pressed ? Theme.night : Theme.nightRaised;
            if (!button.enabled)
                return Theme.off;
            if (button.main)
                return tap.pressed ? Theme.accentPressed : Theme.accent;
            return tap.pressed || button.chosen ? Theme.wash : Theme.paper;
        }
        border.width: button.main && button.enabled ? 0 : 3
        border.color: button.dark ? Theme.nightSoft : button.enabled ? Theme.accent : Theme.line
    }

    // Letters grow as far as the button has room for them, and are never smaller than they usually are.
    TextMetrics {
        id: inOneLine
        font.family: Theme.family
        font.pixelSize: 40
        font.bold: true
        text: button.text
    }

    TextMetrics {
        id: detailInOneLine
        font.family: Theme.family
        font.pixelSize: 40
        text: button.detail
    }

    Column {
        id: words
        anchors.centerIn: parent
        width: parent.width - 2 * button.edge

        Text {
            id: label
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: button.text
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.family: Theme.family
            font.pixelSize: Theme.fitting(button.fontSize, inOneLine.advanceWidth, words.width, button.height - 8 - (beneath.visible ? 1.46 * Theme.small * Math.ceil(detailInOneLine.advanceWidth * Theme.small / 40 * 1.1 / words.width) : 0))
            font.bold: true
            color: button.dark ? Theme.nightText : !button.enabled ? Theme.offText : button.main ? Theme.accentText : Theme.accent
        }

        Text {
            id: beneath
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: text !== ""
            text: button.detail
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            font.family: Theme.family
            font.pixelSize: Theme.fitting(Theme.small, detailInOneLine.advanceWidth, words.width, button.height - 8 - label.height)
            color: !button.enabled ? Theme.offText : button.main ? Theme.accentText : Theme.soft
        }
    }
}
