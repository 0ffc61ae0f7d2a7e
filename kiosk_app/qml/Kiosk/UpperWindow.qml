pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import VirtualWindow.Kiosk
import VirtualWindow.Video

// The window: the clerk, and one sentence that says what is happening.
Window {
    id: window

    required property Desk desk
    required property SecondModel second
    required property VisitModel visit
    required property HoldModel hold
    required property CallingModel calling
    required property LeaderModel leader
    required property Frames clerk
    required property Frames sharedView
    required property MachineModel machine
    required property NightModel night
    readonly property bool clerkSeen: (desk.picture === "shown" || desk.picture === "broken") && !hold.on

    onClosing: close => close.accepted = visibility !== Window.FullScreen // locked down: only staff end it
    width: Theme.width / 2
    height: Theme.height / 2
    title: qsTr("Virtual window: the window")
    color: Theme.night

    NightScreen {
        night: window.night
    }

    Stage {
        id: stage
        visible: !window.night.dark
        background: Theme.night

        VideoItem {
            objectName: "clerkPicture"
            name: "clerk"
            frames: window.clerk
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("The clerk's picture")
            fill: true
            // Small and in the corner while the clerk shows something.
            x: shared.visible ? parent.width - width - Theme.margin : 0
            y: shared.visible ? band.y - height - Theme.margin / 2 : 0
            z: shared.visible ? 1 : 0
            width: shared.visible ? 448 : parent.width
            height: shared.visible ? 252 : band.y
            visible: window.clerkSeen
        }

        VideoItem {
            id: shared
            objectName: "sharedPicture"
            name: "shared"
            frames: window.sharedView
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("What the clerk shows you")
            fill: false
            anchors.top: parent.top
            anchors.topMargin: showing.height
            anchors.bottom: band.top
            anchors.bottomMargin: stage.tall ? 252 + Theme.margin : 0 // the clerk's small picture is below it
            width: stage.tall ? parent.width : parent.width - 448 - 2 * Theme.margin
            visible: window.second.shown && !window.hold.on
        }

        Rectangle {
            id: showing
            width: parent.width
            height: stage.tall && window.desk.recording.on ? 240 : 112
            color: Theme.nightRaised
            visible: (shared.visible || window.second.over) && !window.hold.on

            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                y: parent.height - 56 - height / 2
                wrapMode: Text.NoWrap
                text: shared.visible ? qsTr("The clerk shows you this") : qsTr("The clerk has stopped showing.")
                size: 56
                font.bold: true
                color: Theme.sun
            }
        }

        Column {
            x: Theme.margin + window.night.x
            y: (stage.tall ? (band.y - height) / 2 : Math.max(32, Math.min(window.machine.offered ? 120 : height, (band.y - height) / 2))) + window.night.y
            width: parent.width - 2 * Theme.margin
            spacing: 40
            visible: !window.clerkSeen && !shared.visible

            Emblem {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 220
                height: 220
                visible: !window.hold.on
            }

            HourGlass {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 240
                height: 350
                frame: Theme.nightText
                behind: Theme.night
                visible: window.hold.on
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Virtual window")
                size: Theme.huge
                font.bold: true
                color: Theme.nightText
                visible: !window.hold.on
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: window.desk.centre
                grows: false
                size: Theme.large
                color: Theme.sun
            }
        }

        Rectangle {
            id: served
            x: Theme.margin
            y: band.least > 0 ? band.y + Theme.margin : Theme.margin // where the words have much room, the face is free
            z: 1
            width: Math.min(parent.width - 2 * Theme.margin, badge.implicitWidth + 80)
            height: badge.implicitHeight + 40
            radius: Theme.radius
            color: Theme.nightRaised
            visible: window.visit.clerk !== "" && !showing.visible

            Column {
                id: badge
                anchors.centerIn: parent

                Words {
                    visible: window.visit.led
                    text: qsTr("Duty leader")
                    color: Theme.sun
                    wrapMode: Text.NoWrap
                }

                Words {
                    text: window.visit.clerk
                    size: 52
                    font.bold: true
                    color: Theme.nightText
                    wrapMode: Text.NoWrap
                }

                Words {
                    visible: window.visit.serviceNumber !== ""
                    text: qsTr("Service number %1").arg(window.visit.serviceNumber)
                    color: Theme.nightSoft
                    wrapMode: Text.NoWrap
                }

                Words {
                    visible: window.visit.servedFrom !== ""
                    width: Math.min(natural, stage.tall ? 470 : 540)
                    text: window.visit.servedFrom
                    grows: false
                    color: Theme.sun
                }
            }
        }

        Rectangle {
            id: number
            x: parent.width - width - Theme.margin
            y: band.least > 0 ? band.y + Theme.margin : Theme.margin
            z: 1
            width: ticket.implicitWidth + 64
            height: ticket.implicitHeight + 32
            radius: Theme.radius
            color: Theme.nightRaised
            visible: window.visit.ticket !== "" && !showing.visible

            Words {
                id: ticket
                anchors.centerIn: parent
                text: window.visit.ticket
                size: 52
                font.bold: true
                color: Theme.sun
                wrapMode: Text.NoWrap
            }
        }

        LiveMark {
            id: live
            // Below the number, or where something is shown below its bar; upright, beside the clerk's small picture.
            readonly property bool beneath: shared.visible && stage.tall
            x: beneath ? Theme.margin : parent.width - width - Theme.margin
            y: beneath ? band.y - height - Theme.margin / 2 : showing.visible ? showing.height + 24 : Math.max(number.y + number.height + 24, crowded ? served.y + served.height + 24 : 0)
            readonly property bool crowded: served.visible && served.x + served.width + 24 > x // by a long name
            z: 1
            objectName: "liveMark"
            fontSize: 40
            visible: window.second.live
        }

        RecordMark {
            // Beside or above the words of the bar, where there is one; else below the number, never on the clerk's face.
            x: showing.visible ? Theme.margin : parent.width - width - Theme.margin
            y: showing.visible ? (112 - height) / 2 : live.visible ? live.y + live.height + 20 : number.y + number.height + 24
            z: 1
            fontSize: showing.visible ? 52 : 40
            visible: window.desk.recording.on && !window.hold.on // it rests
        }

        VoiceMeter {
            objectName: "voiceMeter"
            x: Theme.margin
            anchors.bottom: band.top
            anchors.bottomMargin: Theme.margin / 2
            visible: (window.clerkSeen || window.desk.picture === "sound_only") && !shared.visible && !window.hold.on
        }

        LineBars {
            x: parent.width - width - Theme.margin
            y: shared.visible ? (112 - height) / 2 : band.y - height - Theme.margin / 2
            bars: window.second.bars
            words: shared.visible ? "" : window.second.words
            visible: window.second.bars > 0
        }

        // Nothing here is to be touched: who does has this window on the touch screen.
        TapHandler {
            onTapped: window.machine.touchedAbove()
        }

        Loader {
            anchors.horizontalCenter: parent.horizontalCenter
            y: band.y - 200
            z: 2
            active: window.machine.offered
            sourceComponent: TouchButton {
                width: 760
                height: 160
                text: qsTr("Swap the two screens")
                detail: qsTr("if the buttons are on the other one")
                onTouched: window.machine.swap()
            }
        }

        Rectangle {
            id: band
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            // A clerk's picture is wide: an upright screen shows it as a square, and has much room for the words.
            readonly property real least: stage.tall && window.clerkSeen && !shared.visible ? parent.height - parent.width : 0
            height: Math.max(least, said.above + said.implicitHeight + 2 * 44)
            color: Theme.night

            Rectangle {
                width: parent.width
                height: 6
                color: Theme.sun
            }

            Column {
                id: said
                readonly property real above: band.least === 0 ? 0 : window.desk.recording.on ? 500 : 390 // who serves, the number, the marks
                y: above + (parent.height - above - height) / 2
                x: Theme.margin
                width: parent.width - 2 * Theme.margin
                spacing: 12

                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    visible: text !== ""
                    text: window.leader.words
                    size: 40
                    color: Theme.sun
                }

                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: window.calling.on ? qsTr("Committee staff are asked to come here") : window.desk.headline
                    size: 76
                    font.bold: true
                    color: Theme.nightText
                }

                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    visible: text !== ""
                    text: window.desk.trouble
                    size: 40
                    color: Theme.sun
                }
            }
        }
    }
}
