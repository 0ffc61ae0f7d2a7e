pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// What the resident has said yes or no to in this visit, each with one button for the other word.
Item {
    id: page

    required property Desk desk
    required property AssentModel assent
    readonly property bool tall: height > width // an upright screen

    Rectangle {
        anchors.fill: parent
        color: Theme.ground

        TapHandler {} // nothing behind is touched
    }

    Heading {
        id: heading
        x: Theme.margin
        y: 40
        width: parent.width - 2 * Theme.margin
        desk: page.desk
    }

    Column {
        anchors.top: heading.bottom
        anchors.topMargin: 40
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        spacing: 28

        Repeater {
            model: page.assent.rows

            Card {
                id: card
                required property string key
                required property string label
                required property string value
                width: parent.width
                height: row.height + 48

                Grid {
                    id: row
                    x: 36
                    y: 24
                    columns: page.tall ? 1 : 2
                    spacing: 24
                    verticalItemAlignment: Grid.AlignVCenter

                    Words {
                        width: page.tall ? card.width - 72 : card.width - 72 - 24 - 440
                        text: card.label
                        size: 40
                        font.bold: true
                    }

                    TouchButton {
                        width: 440
                        enabled: page.assent.maySayYes
                        text: card.value
                        onTouched: page.assent.change(card.key)
                    }
                }
            }
        }
    }

    TouchButton {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 48
        width: 520
        main: true
        text: qsTr("Back to the form")
        onTouched: page.assent.look(false)
    }
}
