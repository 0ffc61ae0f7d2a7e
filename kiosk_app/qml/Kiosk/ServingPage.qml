pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// The form grows: the field being typed large, the finished ones beside it.
Item {
    id: page

    required property Desk desk
    required property PointingModel pointing
    required property AssentModel assent
    readonly property bool tall: height > width // an upright screen

    Heading {
        id: heading
        readonly property int aside: agreed.visible ? agreed.width + 32 : 0
        x: Theme.left ? aside : 0
        width: parent.width - aside
        desk: page.desk
    }

    TouchButton {
        id: agreed
        anchors.right: parent.right
        width: page.tall ? 330 : 440
        visible: page.assent.offered
        text: qsTr("My consents")
        onTouched: page.assent.look(true)
    }

    ZoomBar {
        id: bar
        anchors.bottom: parent.bottom
        width: parent.width
        zoom: enlarging
        tall: page.tall
        visible: enlarging.enlarged
    }

    ZoomView {
        id: enlarging
        anchors.top: heading.bottom
        anchors.topMargin: 36
        anchors.bottom: enlarging.enlarged ? bar.top : parent.bottom
        anchors.bottomMargin: enlarging.enlarged ? 24 : 0
        width: parent.width

        Card {
            id: last
            width: page.tall ? parent.width : 940
            height: page.tall ? parent.height * 0.45 : parent.height
            color: Theme.wash
            border.color: Theme.accent
            border.width: 3

            Words {
                anchors.centerIn: parent
                width: parent.width - 120
                horizontalAlignment: Text.AlignHCenter
                visible: page.desk.lastLabel === ""
                text: qsTr("The clerk will begin in a moment.")
                size: Theme.large
                color: Theme.soft
            }

            FieldMark {
                id: lastMark
                anchors.fill: parent
                anchors.margins: 12
                pointing: page.pointing
                field: page.pointing.last
                label: page.desk.lastLabel
                value: page.desk.lastValue
            }

            Column {
                anchors.centerIn: parent
                width: parent.width - 120
                spacing: 28
                visible: page.desk.lastLabel !== ""

                Words {
                    id: asked
                    width: parent.width
                    text: lastMark.marked ? qsTr("%1: not right").arg(page.desk.lastLabel) : page.desk.lastLabel
                    size: 48
                    color: lastMark.marked ? Theme.warm : Theme.soft
                }

                Words {
                    objectName: "lastValue"
                    width: parent.width
                    text: page.desk.lastValue
                    readonly property int fitting: (Theme.step > 0 ? [80, 56, 44, 34] : [80, 56, 44]).find(size => fits(size)) ?? 0
                    size: fitting || Theme.body
                    grows: fitting > 0
                    font.bold: true
                    wrapMode: Text.Wrap
                    Accessible.name: page.desk.lastLabel + "：" + page.desk.lastValue

                    // A long address takes smaller letters rather than more room than there is; a number stands in one line.
                    function fits(usual: int): bool {
                        const size = Theme.px(usual);
                        if (/^[0-9A-Z]+$/.test(text))
                            return text.length * size * 0.6 < width;
                        if (Math.ceil(text.length * size * 0.9 / width) * size * 1.46 > last.height - asked.height - 28 - 24)
                            return false; // higher than its card, where that has not much of an upright screen
                        return text.length * size * 0.8 < width * (usual > 70 ? 3 : usual > 50 ? (Theme.step > 0 ? 3 : 4) : usual > 40 && Theme.step > 0 ? 4 : 6);
                    }
                }
            }
        }

        Card {
            anchors.top: page.tall ? last.bottom : parent.top
            anchors.topMargin: page.tall ? 36 : 0
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            width: page.tall ? parent.width : 810
            clip: true

            TouchButton {
                id: enlarge
                anchors.right: parent.right
                anchors.rightMargin: 20
                y: 16
                width: 220
                height: 96
                fontSize: 36
                visible: !enlarging.enlarged
                text: qsTr("Larger")
                onTouched: enlarging.enlarge(1.4, Qt.point(0, 0))
            }

            Words {
                id: title
                x: Theme.left ? 276 : 36
                width: parent.width - 312
                anchors.verticalCenter: enlarge.verticalCenter
                text: qsTr("Already filled in")
                font.bold: true
                color: Theme.accent
            }

            // Every finished field is there for a screen reader, below the edge too. No ListView: what it has not made yet it
            // makes later, by when the next page may be shown.
            Item {
                id: list
                anchors.top: enlarge.bottom
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
                            required property string key
                            required property string label
                            required property string value
                            readonly property bool whole: row.y + row.height <= list.height
                            width: list.width
                            height: words.implicitHeight + 24

                            FieldMark {
                                id: mark
                                anchors.fill: parent
                                anchors.bottomMargin: 4
                                enabled: row.whole
                                pointing: page.pointing
                                field: row.key
                                label: row.label
                                value: row.value
                            }

                            Column {
                                id: words
                                x: 16
                                y: 12
                                width: parent.width - 32
                                // Whole or not at all: half a name at the edge is read as a wrong name.
                                opacity: row.whole ? 1 : 0

                                Words {
                                    width: parent.width
                                    text: mark.marked ? qsTr("%1: not right").arg(row.label) : row.label
                                    size: Theme.small
                                    font.bold: mark.marked
                                    color: mark.marked ? Theme.warm : Theme.soft
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
}
