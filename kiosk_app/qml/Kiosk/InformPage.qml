pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// Before the number is drawn: who sees what, for what, how long it is kept. Read aloud; one touch goes on.
Item {
    id: page

    required property Desk desk
    required property InformModel inform
    readonly property bool tall: height > width // an upright screen
    readonly property bool paged: Theme.step > 0 // larger letters: one thing at a time
    readonly property bool more: paged && first + 1 < answers.count
    property int first: 0

    Words {
        id: heading
        width: parent.width
        text: page.desk.headline
        size: Theme.title
        font.bold: true
    }

    Column {
        anchors.top: heading.bottom
        anchors.topMargin: 28
        width: parent.width
        spacing: 20

        Repeater {
            id: answers
            model: [
                {
                    "ask": qsTr("Who sees you"),
                    "words": page.inform.who
                },
                {
                    "ask": qsTr("What for"),
                    "words": page.inform.why
                },
                {
                    "ask": qsTr("How long it is kept"),
                    "words": page.inform.kept
                }
            ]

            Card {
                id: card
                required property var modelData
                required property int index
                visible: !page.paged || index === page.first
                width: page.width
                height: words.height + 40

                Grid {
                    id: words
                    x: 36
                    y: 20
                    columns: page.tall ? 1 : 2
                    spacing: page.tall ? 8 : 32

                    Words {
                        width: page.tall ? page.width - 72 : 330
                        text: card.modelData.ask
                        size: 40
                        font.bold: true
                        color: Theme.accent
                    }

                    Words {
                        width: page.tall ? page.width - 72 : page.width - 72 - 330 - 32
                        text: card.modelData.words
                        size: 40
                    }
                }
            }
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: page.desk.secondsLeft >= 0
            text: qsTr("Are you still there? Touch the screen to stay. It closes in %1 seconds.").arg(page.desk.secondsLeft)
            color: Theme.warm
            font.bold: true
        }
    }

    TouchButton {
        id: back
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: 320
        height: take.height
        text: qsTr("Back")
        enabled: page.desk.usable
        onTouched: page.first > 0 ? page.first -= 1 : page.desk.back()
    }

    // Nobody reads so fast: a second touch of a trembling hand, wherever it falls, does not skip this page.
    Timer {
        id: fresh
        interval: Tremor.rest.interval
        running: true
    }

    TouchButton {
        id: take
        anchors.right: parent.right
        anchors.bottom: page.tall ? back.top : parent.bottom
        anchors.bottomMargin: page.tall ? 28 : 0
        width: page.tall ? page.width : 1000
        main: true
        text: page.more ? qsTr("Next page") : qsTr("I understand: take my number")
        enabled: page.desk.usable
        onTouched: {
            if (page.more)
                page.first += 1;
            else if (!fresh.running)
                page.inform.understand();
        }
    }
}
