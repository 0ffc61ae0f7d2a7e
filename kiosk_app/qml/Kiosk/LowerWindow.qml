pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import VirtualWindow.Kiosk

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
    required property LeaderModel leader
    required property ClaimModel claims
    required property TellingModel telling
    readonly property string screenName: desk.screen

    width: Theme.width / 2
    height: Theme.height / 2
    title: qsTr("Virtual window: the desk")
    color: Theme.ground

    Stage {
        // Any touch at all says that somebody is there; whoever is touched still gets it.
        PointHandler {
            onActiveChanged: if (active) window.desk.stay()
        }

        Rectangle {
            id: head
            width: parent.width
            height: 104
            color: Theme.night

            Emblem {
                id: emblem
                x: Theme.margin
                anchors.verticalCenter: parent.verticalCenter
                width: 60
                height: 60
            }

            Words {
                anchors.left: emblem.right
                anchors.leftMargin: 24
                anchors.right: window.desk.recording.on ? recording.left : ticket.left
                anchors.rightMargin: 24
                anchors.verticalCenter: parent.verticalCenter
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                visible: width > 200 // beside what is recorded and its number, an upright screen has no room for it
                text: window.desk.place
                font.pixelSize: 36
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.small
                font.bold: true
                color: Theme.nightText
            }

            Row {
                id: recording
                anchors.right: ticket.left
                anchors.rightMargin: 32
                anchors.verticalCenter: parent.verticalCenter
                spacing: 24
                visible: window.desk.recording.on

                RecordMark {
                    anchors.verticalCenter: parent.verticalCenter
                }

                TouchButton {
                    width: 320
                    height: 96
                    fontSize: 36
                    enabled: window.desk.recording.maySayNo
                    text: qsTr("Stop recording")
                    onTouched: window.desk.recording.answer(false)
                }
            }

            Words {
                id: ticket
                anchors.right: parent.right
                anchors.rightMargin: Theme.margin
                anchors.verticalCenter: parent.verticalCenter
                visible: window.visit.ticket !== ""
                text: qsTr("Number %1").arg(window.visit.ticket)
                font.pixelSize: 36
                font.bold: true
                color: Theme.sun
                wrapMode: Text.NoWrap
            }
        }

        Rectangle {
            id: beside
            anchors.top: head.bottom
            width: parent.width
            height: visible ? who.implicitHeight + 24 : 0
            color: Theme.sun
            visible: who.text !== ""

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
            visible: words.text !== ""

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
            visible: window.second.seen

            Words {
                anchors.centerIn: parent
                text: qsTr("The clerk can see your table now")
                font.bold: true
                color: Theme.night
            }
        }

        PrinterHelp {
            id: help
            anchors.top: seen.bottom
            width: parent.width
            printer: window.printer
        }

        Item {
            id: room
            objectName: "room"
            anchors.top: help.bottom
            anchors.topMargin: 40
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 48
            x: Theme.margin
            width: parent.width - 2 * Theme.margin
            visible: !window.desk.leaving && !window.desk.recording.asked && !window.notice.shown && !window.hold.on && !window.card.on

            Loader {
                anchors.fill: parent
                sourceComponent: {
                    switch (window.screenName) {
                    case "pin":
                        return pin;
                    case "matters":
                        return matters;
                    case "claims":
                        return claims;
                    case "booking":
                        return booking;
                    case "telling":
                        return telling;
                    case "notices":
                        return notices;
                    case "waiting":
                        return window.booking.step !== "" ? booking : window.callback.asking ? choosing : waiting;
                    case "joining":
                        return waiting;
                    case "serving":
                        return serving;
                    case "review":
                        return review;
                    case "sign":
                        return sign;
                    case "signed":
                    case "submitted":
                        return submitted;
                    case "rating":
                        return rating;
                    case "goodbye":
                        return goodbye;
                    case "document":
                    case "check":
                        return null;
                    default:
                        return welcome;
                    }
                }
            }

            // Always there, these two: their pictures are fed from other threads, which must not find them gone.
            CheckPage {
                anchors.fill: parent
                desk: window.desk
                crowded: help.visible
                visible: window.screenName === "check"
            }

            DocumentPage {
                anchors.fill: parent
                desk: window.desk
                visible: window.screenName === "document"
            }
        }

        // What covers the page is made when it is asked for: nothing of it is in memory before and after.
        Loader {
            anchors.fill: parent
            active: window.desk.leaving && !window.desk.recording.asked
            sourceComponent: LeaveQuestion {
                desk: window.desk
            }
        }

        Loader {
            anchors.top: help.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            active: window.hold.on && !window.desk.leaving && !window.desk.recording.asked
            sourceComponent: HoldPage {
                desk: window.desk
            }
        }

        Loader {
            anchors.top: help.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            active: window.card.on
            sourceComponent: CardPage {
                desk: window.desk
                card: window.card
            }
        }

        // Made for the first notice, then kept: an item of Python's that dies takes Python's window with it. Its page goes.
        Loader {
            id: reading

            property bool used: false

            anchors.top: help.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            visible: window.notice.shown && !window.desk.recording.asked && !window.hold.on
            onVisibleChanged: used = used || visible
            active: used
            sourceComponent: NoticeReading {
                desk: window.desk
                notice: window.notice
            }
        }

        Loader {
            anchors.top: notice.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            active: window.desk.recording.asked
            sourceComponent: RecordQuestion {
                desk: window.desk
            }
        }
    }

    Component {
        id: welcome
        WelcomePage {
            desk: window.desk
            hours: window.hours
            callback: window.callback
            booking: window.booking
        }
    }
    Component {
        id: booking
        BookingPage {
            desk: window.desk
            booking: window.booking
        }
    }
    Component {
        id: pin
        PinPage {
            desk: window.desk
        }
    }
    Component {
        id: matters
        MattersPage {
            desk: window.desk
        }
    }
    Component {
        id: claims
        ClaimsPage {
            desk: window.desk
            claims: window.claims
        }
    }
    Component {
        id: telling
        TellingPage {
            desk: window.desk
            telling: window.telling
        }
    }
    Component {
        id: notices
        NoticesPage {
            desk: window.desk
            booking: window.booking
            telling: window.telling
        }
    }
    Component {
        id: waiting
        WaitingPage {
            desk: window.desk
            visit: window.visit
            concern: window.concern
            hours: window.hours
        }
    }
    Component {
        id: choosing
        WaitChoicePage {
            desk: window.desk
            callback: window.callback
        }
    }
    Component {
        id: serving
        ServingPage {
            desk: window.desk
        }
    }
    Component {
        id: review
        ReviewPage {
            desk: window.desk
        }
    }
    Component {
        id: sign
        SignPage {
            desk: window.desk
        }
    }
    Component {
        id: submitted
        SubmittedPage {
            desk: window.desk
            visit: window.visit
        }
    }
    Component {
        id: rating
        RatingPage {
            desk: window.desk
        }
    }
    Component {
        id: goodbye
        GoodbyePage {
            desk: window.desk
            concern: window.concern
        }
    }
}
