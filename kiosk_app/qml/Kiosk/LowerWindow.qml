pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import VirtualWindow.Kiosk
import VirtualWindow.Video

// The desk: what a resident touches, one thing at a time.
Window {
    id: window

    required property Desk desk
    required property SecondModel second
    required property VisitModel visit
    required property PrinterModel printer
    required property NoticeModel notice
    required property ConcernModel concern
    required property HoursModel hours
    required property CallbackModel callback
    required property BookingModel booking
    required property HoldModel hold
    required property CardModel card
    required property PointingModel pointing
    required property RatingModel rating
    required property LeaderModel leader
    required property MachineModel machine
    required property ClaimModel claims
    required property TellingModel telling
    required property SearchModel search
    required property EaseModel ease
    required property InformModel inform
    required property CardAheadModel ahead
    required property NightModel night
    required property AssentModel assent
    required property HelpDeskModel helpdesk
    required property InkModel ink
    required property PagingModel paging
    required property Frames table
    required property Frames checkedFace
    required property Frames checkedTable
    required property CallingModel calling
    readonly property bool apart: ease.open || calling.on // what everybody may touch at any time lies over the page
    readonly property string screenName: desk.screen

    onClosing: close => close.accepted = visibility !== Window.FullScreen // locked down: only staff end it
    width: Theme.width / 2
    height: Theme.height / 2
    title: qsTr("Virtual window: the desk")
    color: Theme.ground

    NightScreen {
        night: window.night
        touchable: true
    }

    Stage {
        id: stage
        visible: !window.night.dark

        // Any touch at all says that somebody is there; whoever is touched still gets it.
        PointHandler {
            onActiveChanged: if (active) window.night.touched()
        }

        Head {
            id: head
            objectName: "head"
            width: parent.width
            y: window.ease.reach ? parent.height - height : 0
            z: 1 // what is brought down goes below it
            tall: stage.tall
            desk: window.desk
            second: window.second
            visit: window.visit
            ease: window.ease
            calling: window.calling
            screenName: window.screenName
        }

        // For who sits: the page comes down by so much.
        Translate {
            id: down
            y: head.lowered * head.parent.height / 4
        }

        Item {
            id: above
            y: window.ease.reach ? 0 : head.height
        }

        Item {
            id: foot
            y: window.ease.reach ? head.y : parent.height
        }

        Rectangle {
            id: beside
            anchors.top: above.bottom
            width: parent.width
            height: visible ? who.implicitHeight + 24 : 0
            color: Theme.sun
            visible: who.text !== "" && !window.apart

            Words {
                id: who
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.margin
                horizontalAlignment: Text.AlignHCenter
                text: window.leader.words
                font.bold: true
                color: Theme.night
            }
        }

        Rectangle {
            id: notice
            anchors.top: beside.bottom
            width: parent.width
            height: visible ? words.implicitHeight + 32 : 0
            color: Theme.warmWash
            visible: words.text !== "" && !window.apart

            Words {
                id: words
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.margin
                horizontalAlignment: Text.AlignHCenter
                text: window.desk.refusal !== "" ? window.desk.refusal : window.desk.trouble
                font.bold: true
                color: Theme.warm
            }
        }

        Rectangle {
            id: seen
            anchors.top: notice.bottom
            width: parent.width
            height: visible ? 72 : 0
            color: Theme.sun
            visible: window.second.seen && !window.apart

            Words {
                anchors.centerIn: parent
                text: qsTr("The clerk can see your table now")
                wrapMode: Text.NoWrap
                font.bold: true
                color: Theme.night
            }
        }

        PrinterHelp {
            id: help
            anchors.top: seen.bottom
            width: parent.width
            printer: window.printer
            hushed: window.apart
        }

        Item {
            id: room
            objectName: "room"
            anchors.top: help.bottom
            anchors.topMargin: 40 + Math.round(window.night.y / 4) // the welcome drifts, less than the window above
            anchors.bottom: foot.top
            anchors.bottomMargin: 48 - Math.round(window.night.y / 4)
            x: Theme.margin + Math.round(window.night.x / 4)
            width: parent.width - 2 * Theme.margin
            transform: down
            visible: !window.apart && !window.desk.leaving && !window.desk.recording.asked && !window.notice.shown && !window.hold.on && !window.card.on && window.assent.kind === "" && !window.assent.open

            Pages {
                anchors.fill: parent
                screenName: window.screenName
                desk: window.desk
                visit: window.visit
                concern: window.concern
                hours: window.hours
                callback: window.callback
                booking: window.booking
                claims: window.claims
                telling: window.telling
                search: window.search
                inform: window.inform
                ahead: window.ahead
                pointing: window.pointing
                rating: window.rating
                assent: window.assent
                helpdesk: window.helpdesk
                notice: window.notice
                ink: window.ink
                paging: window.paging
            }

            KeptPage {
                anchors.fill: parent
                visible: window.screenName === "check"
                sourceComponent: CheckPage {
                    desk: window.desk
                    machine: window.machine
                    face: window.checkedFace
                    table: window.checkedTable
                    crowded: help.visible
                }
            }

            KeptPage {
                anchors.fill: parent
                visible: window.helpdesk.proving
                sourceComponent: PaperPage {
                    desk: window.desk
                    helpdesk: window.helpdesk
                    table: window.table
                }
            }

            KeptPage {
                anchors.fill: parent
                visible: window.screenName === "document"
                sourceComponent: DocumentPage {
                    desk: window.desk
                    table: window.table
                    ink: window.ink
                }
            }

            KeptPage {
                anchors.fill: parent
                visible: window.screenName === "ink"
                sourceComponent: InkPage {
                    desk: window.desk
                    notice: window.notice
                    ink: window.ink
                }
            }
        }

        // What covers the page is made when it is asked for: nothing of it is in memory before and after.
        Loader {
            anchors.top: above.bottom
            anchors.bottom: foot.top
            width: parent.width
            transform: down
            active: !window.apart && window.desk.leaving && !window.desk.recording.asked
            sourceComponent: LeaveQuestion {
                desk: window.desk
            }
        }

        Loader {
            anchors.top: help.bottom
            anchors.bottom: foot.top
            width: parent.width
            transform: down
            active: !window.apart && window.hold.on && !window.desk.leaving && !window.desk.recording.asked
            sourceComponent: HoldPage {
                desk: window.desk
            }
        }

        Loader {
            anchors.top: help.bottom
            anchors.bottom: foot.top
            width: parent.width
            transform: down
            active: !window.apart && window.card.on
            sourceComponent: CardPage {
                desk: window.desk
                card: window.card
            }
        }

        Loader {
            anchors.top: help.bottom
            anchors.bottom: foot.top
            width: parent.width
            transform: down
            active: !window.apart && window.assent.kind !== ""
            sourceComponent: AssentQuestion {
                desk: window.desk
                assent: window.assent
            }
        }

        Loader {
            anchors.top: help.bottom
            anchors.bottom: foot.top
            width: parent.width
            transform: down
            active: !window.apart && window.assent.open
            sourceComponent: AssentsPage {
                desk: window.desk
                assent: window.assent
            }
        }

        // Its page goes with the notice.
        KeptPage {
            anchors.top: help.bottom
            anchors.bottom: foot.top
            width: parent.width
            transform: down
            visible: !window.apart && window.notice.shown && !window.desk.recording.asked && !window.hold.on
            sourceComponent: NoticeReading {
                desk: window.desk
                notice: window.notice
            }
        }

        Loader {
            anchors.top: notice.bottom
            anchors.bottom: foot.top
            width: parent.width
            transform: down
            active: !window.apart && window.desk.recording.asked
            sourceComponent: RecordQuestion {
                desk: window.desk
            }
        }

        Loader {
            anchors.top: above.bottom
            anchors.bottom: foot.top
            width: parent.width
            transform: down
            active: window.apart
            sourceComponent: ApartPage {
                desk: window.desk
                ease: window.ease
                calling: window.calling
            }
        }
    }
}
