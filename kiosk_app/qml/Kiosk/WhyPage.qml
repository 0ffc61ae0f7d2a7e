pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// Why a face was a poor one: tiles to touch, as many as fit, or none.
Item {
    id: page

    required property Desk desk
    required property RatingModel rating
    readonly property bool tall: height > width // an upright screen

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
        centred: true
    }

    Grid {
        id: tiles
        anchors.top: heading.bottom
        anchors.topMargin: 32
        width: parent.width
        columns: page.tall ? 1 : 3
        spacing: 24

        Repeater {
            model: [
                {
                    code: "waited",
                    text: qsTr("I waited too long")
                },
                {
                    code: "unclear",
                    text: qsTr("It was not explained clearly")
                },
                {
                    code: "unfriendly",
                    text: qsTr("The clerk was not friendly")
                },
                {
                    code: "not_seen",
                    text: qsTr("I could not see or hear well")
                },
                {
                    code: "machine",
                    text: qsTr("The machine is hard to use")
                },
                {
                    code: "again",
                    text: qsTr("I have to come again")
                }
            ]

            TouchButton {
                required property var modelData
                readonly property bool touchedBefore: page.rating.chosen.split("\n").indexOf(modelData.code) >= 0
                width: (tiles.width - (tiles.columns - 1) * tiles.spacing) / tiles.columns
                height: Math.max(112, Math.min(180, (done.y - 32 - tiles.y - (6 / tiles.columns - 1) * tiles.spacing) / (6 / tiles.columns)))
                chosen: touchedBefore
                text: touchedBefore ? "✓ " + modelData.text : modelData.text
                onTouched: page.rating.touch(modelData.code)
            }
        }
    }

    TouchButton {
        id: done
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        width: page.tall ? parent.width : 640
        main: true
        enabled: page.desk.usable
        text: page.rating.chosen === "" ? qsTr("I would rather not say") : qsTr("That is all")
        onTouched: page.rating.done()
    }
}
