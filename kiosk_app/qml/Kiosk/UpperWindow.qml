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
    required property LeaderModel leader
    readonly property bool clerkSeen: (desk.picture === "shown" || desk.picture === "broken") && !hold.on

    width: Theme.width / 2
    height: Theme.height / 2
    title: qsTr("Virtual window: the window")
    color: Theme.night

    Stage {
        id: stage
        background: Theme.night

        VideoItem {
            objectName: "clerkPicture"
            name: "clerk"
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
            height: stage.tall && window.desk.recording.on ? 208 : 112
            color: Theme.nightRaised
            visible: (shared.visible || window.second.over) && !window.hold.on

            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                y: parent.height - 56 - height / 2
                text: shared.visible ? qsTr("The clerk shows you this") : qsTr("The clerk has stopped showing.")
                font.pixelSize: 56
                font.bold: true
                color: Theme.sun
            }
        }

        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            y: stage.tall ? (band.y - height) / 2 : 120
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
                visible: window.hold.on
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Virtual window")
                font.pixelSize: Theme.huge
                font.bold: true
                color: Theme.nightText
                visible: !window.hold.on
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: window.desk.centre
                font.pixelSize: Theme.large
                color: Theme.sun
            }
        }

        Rectangle {
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
                    font.pixelSize: 52
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
                    width: Math.min(implicitWidth, stage.tall ? 470 : 540)
                    text: window.visit.servedFrom
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
                font.pixelSize: 52
                font.bold: true
                color: Theme.sun
                wrapMode: Text.NoWrap
            }
        }

        RecordMark {
            // Beside or above the words of the bar, where there is one; else on an upright screen below the number.
            x: showing.visible ? Theme.margin : stage.tall ? parent.width - width - Theme.margin : (parent.width - width) / 2
            y: showing.visible ? (112 - height) / 2 : stage.tall ? number.y + number.height + 24 : Theme.margin
            z: 1
            fontSize: 52
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

        Rectangle {
            id: band
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            // A clerk's picture is wide: an upright screen shows it as a square, and has much room for the words.
            readonly property real least: stage.tall && window.clerkSeen && !shared.visible ? parent.height - parent.width : 0
            height: Math.max(least, said.implicitHeight + 2 * 44)
            color: Theme.night

            Rectangle {
                width: parent.width
                height: 6
                color: Theme.sun
            }

            Column {
                id: said
                readonly property real above: band.least > 0 ? 360 : 0 // who serves, and the number
                y: above + (parent.height - above - height) / 2
                x: Theme.margin
                width: parent.width - 2 * Theme.margin
                spacing: 12

                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    visible: text !== ""
                    text: window.leader.words
                    font.pixelSize: 40
                    color: Theme.sun
                }

                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: window.desk.headline
                    font.pixelSize: 76
                    font.bold: true
                    color: Theme.nightText
                }

                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    visible: text !== ""
                    text: window.desk.trouble
                    font.pixelSize: 40
                    color: Theme.sun
                }
            }
        }
    }
}
