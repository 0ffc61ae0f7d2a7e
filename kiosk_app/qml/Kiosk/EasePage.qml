pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// Easier to see, to hear and to reach: every choice by a tap, in effect at once, and back by another.
Item {
    id: page

    required property Desk desk
    required property EaseModel ease
    readonly property bool tall: height > width // an upright screen
    readonly property bool closing: page.desk.screen === "welcome" && page.desk.secondsLeft >= 0 // else the page beneath says so

    function ticked(text: string, chosen: bool): string {
        return (chosen ? "✓ " : "") + text;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.ground

        TapHandler {} // nothing behind is touched
    }

    Words {
        id: heading
        x: Theme.margin
        y: 20
        width: parent.width - 2 * x
        height: 1.46 * Theme.px(size) // the choices keep their places
        text: page.closing ? qsTr("Still there? Touch the screen: %1 s").arg(page.desk.secondsLeft) : qsTr("Easier to see and to hear")
        size: Theme.title
        fontSizeMode: Text.HorizontalFit
        wrapMode: Text.NoWrap
        least: 48
        color: page.closing ? Theme.warm : Theme.ink
        font.bold: true
    }

    Grid {
        id: choices
        readonly property real each: (page.width - 2 * Theme.margin - (columns - 1) * columnSpacing) / columns

        x: Theme.margin
        anchors.top: heading.bottom
        anchors.topMargin: 12
        columns: page.tall ? 1 : 2
        columnSpacing: 64
        rowSpacing: page.tall ? 40 : 16

        Choice {
            id: letters
            width: choices.each
            title: qsTr("Letters")

            Repeater {
                model: [qsTr("As usual"), qsTr("Large"), qsTr("Very large")]

                TouchButton {
                    required property string modelData
                    required property int index
                    width: letters.third
                    chosen: page.ease.text === index
                    text: page.ticked(modelData, chosen)
                    onTouched: page.ease.chooseText(index)
                }
            }
        }

        Choice {
            id: volume
            width: choices.each
            title: qsTr("How loud")

            TouchButton {
                width: volume.third
                repeats: true
                enabled: page.ease.volume > 1
                text: qsTr("Softer")
                onTouched: page.ease.louder(-1)
            }

            Item {
                width: volume.third
                height: Theme.button
                Accessible.role: Accessible.Indicator
                Accessible.name: qsTr("%1 of 5").arg(page.ease.volume)

                Row {
                    anchors.centerIn: parent
                    spacing: 14

                    Repeater {
                        model: 5

                        Rectangle {
                            required property int index
                            anchors.bottom: parent.bottom
                            width: 32
                            height: 24 + 18 * index
                            radius: 6
                            color: index < page.ease.volume ? Theme.accent : Theme.paper
                            border.width: 3
                            border.color: index < page.ease.volume ? Theme.accent : Theme.line
                        }
                    }
                }
            }

            TouchButton {
                width: volume.third
                repeats: true
                enabled: page.ease.volume < 5
                text: qsTr("Louder")
                onTouched: page.ease.louder(1)
            }
        }

        Choice {
            id: colours
            width: choices.each
            title: qsTr("Colours")

            TouchButton {
                width: colours.half
                chosen: !page.ease.high
                text: page.ticked(qsTr("Dark on light"), chosen)
                onTouched: page.ease.chooseHigh(false)
            }

            TouchButton {
                width: colours.half
                chosen: page.ease.high
                text: page.ticked(qsTr("White on black"), chosen)
                onTouched: page.ease.chooseHigh(true)
            }
        }

        Choice {
            id: pace
            width: choices.each
            title: qsTr("How fast")

            TouchButton {
                width: pace.half
                chosen: !page.ease.slow
                text: page.ticked(qsTr("Usual pace"), chosen)
                onTouched: page.ease.chooseSlow(false)
            }

            TouchButton {
                width: pace.half
                chosen: page.ease.slow
                text: page.ticked(qsTr("Take my time"), chosen)
                onTouched: page.ease.chooseSlow(true)
            }
        }

        Choice {
            id: hand
            width: choices.each
            title: qsTr("Which hand")

            TouchButton {
                width: hand.half
                chosen: page.ease.left
                text: page.ticked(qsTr("Left hand"), chosen)
                onTouched: page.ease.chooseLeft(true)
            }

            TouchButton {
                width: hand.half
                chosen: !page.ease.left
                text: page.ticked(qsTr("Right hand"), chosen)
                onTouched: page.ease.chooseLeft(false)
            }
        }

        Choice {
            id: high
            width: choices.each
            title: qsTr("How high")

            TouchButton {
                width: high.half
                chosen: !page.ease.reach
                text: page.ticked(qsTr("Usual height"), chosen)
                onTouched: page.ease.chooseReach(false)
            }

            TouchButton {
                width: high.half
                chosen: page.ease.reach
                text: page.ticked(qsTr("In a wheelchair"), chosen)
                onTouched: page.ease.chooseReach(true)
            }
        }
    }

    TouchButton {
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.tall ? 28 : 48
        width: page.tall ? 440 : 620
        height: Theme.buttonMain
        enabled: !page.ease.usual
        text: qsTr("Put it all back")
        onTouched: page.ease.restore()
    }

    TouchButton {
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.tall ? 28 : 48
        width: page.tall ? 472 : 780
        main: true
        text: qsTr("Done: go on")
        onTouched: page.ease.show(false)
    }
}
