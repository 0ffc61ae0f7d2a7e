pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// The form grows: the field being typed large, the finished ones beside it.
Item {
    id: page

    required property Desk desk
    readonly property bool tall: height > width // an upright screen

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
    }

    Card {
        id: last
        anchors.top: heading.bottom
        anchors.topMargin: 36
        width: page.tall ? page.width : 940
        height: page.tall ? (page.height - y) * 0.45 : page.height - y
        color: Theme.wash
        border.color: Theme.accent
        border.width: 3

        Words {
            anchors.centerIn: parent
            width: parent.width - 120
            horizontalAlignment: Text.AlignHCenter
            visible: page.desk.lastLabel === ""
            text: qsTr("The clerk will begin in a moment.")
            font.pixelSize: Theme.large
            color: Theme.soft
        }

        Column {
            anchors.centerIn: parent
            width: parent.width - 120
            spacing: 28
            visible: page.desk.lastLabel !== ""

            Words {
                width: parent.width
                text: page.desk.lastLabel
                font.pixelSize: 48
                color: Theme.soft
            }

            Words {
                objectName: "lastValue"
                width: parent.width
                text: page.desk.lastValue
                font.pixelSize: [80, 56, 44].find(size => fits(size)) ?? 34
                font.bold: true
                wrapMode: Text.Wrap
                Accessible.name: page.desk.lastLabel + "：" + page.desk.lastValue

                // A long address takes smaller letters rather than more room than there is; a number stands in one line.
                function fits(size: int): bool {
                    if (/^[0-9A-Z]+$/.test(text))
                        return text.length * size * 0.6 < width;
                    return text.length * size * 0.8 < width * (size > 50 ? 3 : 6);
                }
            }
        }
    }

    Card {
        anchors.top: page.tall ? last.bottom : heading.bottom
        anchors.topMargin: 36
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        width: page.tall ? page.width : 810
        clip: true

        Words {
            id: title
            x: 36
            y: 20
            text: qsTr("Already filled in")
            font.bold: true
            color: Theme.accent
        }

        // Every finished field is there for a screen reader, below the edge too. No ListView: what it has not made yet it
        // makes later, by when the next page may be shown.
        Item {
            id: list
            anchors.top: title.bottom
            anchors.topMargin: 8
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 12
            x: 36
            width: parent.width - 72
            clip: true

            Column {
                width: parent.width

                Repeater {
                    model: page.desk.filled

                    Item {
                        id: row
                        required property string label
                        required property string value
                        width: list.width
                        height: words.implicitHeight + 24
                        Accessible.role: Accessible.ListItem
                        Accessible.name: row.label
                        Accessible.description: row.value

                        Column {
                            id: words
                            y: 12
                            width: parent.width
                            // Whole or not at all: half a name at the edge is read as a wrong name.
                            opacity: row.y + row.height <= list.height ? 1 : 0

                            Words {
                                width: parent.width
                                text: row.label
                                font.pixelSize: Theme.small
                                color: Theme.soft
                                Accessible.ignored: true
                            }

                            Words {
                                width: parent.width
                                text: row.value === "" ? qsTr("(left open)") : row.value
                                font.bold: true
                                wrapMode: Text.Wrap
                                Accessible.name: row.label + "：" + text
                            }
                        }

                        Rectangle {
                            anchors.bottom: parent.bottom
                            width: parent.width
                            height: 2
                            color: Theme.hair
                        }
                    }
                }
            }
        }
    }
}
