import QtQuick
import VirtualWindow.Kiosk

// Before the number is drawn: who is to be called earlier. Both may be so, and neither.
Item {
    id: page

    required property Desk desk
    required property ClaimModel claims
    readonly property bool tall: height > width // an upright screen
    readonly property bool any: claims.aged || claims.disabled || claims.back
    readonly property bool three: claims.ticket !== ""

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
    }

    Grid {
        id: both
        anchors.top: heading.bottom
        anchors.topMargin: page.three ? 32 : 48
        columns: page.tall ? 1 : 2
        spacing: page.tall && page.three ? 32 : 40

        TouchButton {
            width: page.tall ? page.width : (page.width - 40) / 2
            height: page.three ? (page.tall ? 176 : 128) : 240
            fontSize: 56
            text: (chosen ? "✓ " : "") + qsTr("80 or older")
            chosen: page.claims.aged
            enabled: page.desk.usable
            onTouched: page.claims.touchAged()
        }

        TouchButton {
            width: page.tall ? page.width : (page.width - 40) / 2
            height: page.three ? (page.tall ? 176 : 128) : 240
            fontSize: 56
            text: (chosen ? "✓ " : "") + qsTr("With a disability")
            chosen: page.claims.disabled
            enabled: page.desk.usable
            onTouched: page.claims.touchDisabled()
        }
    }

    // Somebody's visit broke off here, or they were called and did not come: only they go ahead, not whoever is next.
    TouchButton {
        anchors.top: both.bottom
        anchors.topMargin: 32
        width: parent.width
        height: page.tall ? 176 : 128
        fontSize: 56
        visible: page.three
        text: (chosen ? "✓ " : "") + qsTr("I had number %1").arg(page.claims.ticket)
        chosen: page.claims.back
        enabled: page.desk.usable
        onTouched: page.claims.touchBack()
    }

    Words {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: take.top
        anchors.bottomMargin: 32
        horizontalAlignment: Text.AlignHCenter
        visible: page.desk.secondsLeft >= 0
        text: qsTr("Are you still there? Touch the screen to stay. It closes in %1 seconds.").arg(page.desk.secondsLeft)
        color: Theme.warm
        font.bold: true
    }

    TouchButton {
        id: back
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: 320
        height: take.height
        text: qsTr("Back")
        enabled: page.desk.usable
        onTouched: page.desk.back()
    }

    TouchButton {
        anchors.left: back.right
        anchors.leftMargin: 28
        anchors.bottom: parent.bottom
        width: page.width - back.width - 28 - (page.tall ? 0 : take.width + 28)
        height: take.height
        edge: 8
        text: (chosen ? "✓ " : "") + qsTr("Staff stay here")
        detail: qsTr("for staff")
        chosen: page.claims.accompanied
        enabled: page.desk.usable
        onTouched: page.claims.touchStay()
    }

    TouchButton {
        id: take
        anchors.right: parent.right
        anchors.bottom: page.tall ? back.top : parent.bottom
        anchors.bottomMargin: page.tall ? 28 : 0
        width: page.tall ? page.width : 1060
        main: true
        text: page.any ? qsTr("Take my number") : page.three ? qsTr("None of these: take my number") : qsTr("Neither: take my number")
        enabled: page.desk.usable
        onTouched: page.claims.take()
    }
}
