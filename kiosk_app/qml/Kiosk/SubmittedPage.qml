pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// Signed, and then the case's number and its notices.
Item {
    id: page

    required property Desk desk
    required property VisitModel visit
    readonly property bool tall: height > width // an upright screen
    readonly property bool done: visit.caseNumber !== ""

    Card {
        anchors.fill: parent
        color: page.done ? Theme.paper : Theme.wash

        Column {
            anchors.centerIn: parent
            width: parent.width - (page.tall ? 80 : 160)
            spacing: 20

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.desk.headline
                size: 76
                font.bold: true
                color: page.done ? Theme.good : Theme.ink
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                visible: !page.done
                text: page.desk.guide
                size: Theme.large
                color: Theme.soft
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                visible: page.done
                text: qsTr("Case number")
                size: 40
                color: Theme.soft
            }

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                visible: page.done
                text: page.visit.caseNumber
                grows: false
                size: page.tall ? 68 : 96
                font.bold: true
                wrapMode: Text.WrapAnywhere
            }

            Repeater {
                model: page.desk.notices

                Rectangle {
                    id: sheet
                    required property string label
                    required property string value
                    anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
                    width: Math.min(1400, parent ? parent.width : 0)
                    height: Math.max(page.tall ? 128 : 96, which.implicitHeight + 16, where.implicitHeight + 16)
                    radius: Theme.radius
                    color: Theme.wash

                    Words {
                        id: which
                        x: 36
                        width: (sheet.width - 96) / 2
                        anchors.verticalCenter: parent.verticalCenter
                        text: sheet.label
                        font.bold: true
                        Accessible.name: sheet.label + "：" + sheet.value
                        Accessible.description: sheet.value
                    }

                    Words {
                        id: where
                        anchors.right: parent.right
                        anchors.rightMargin: 36
                        width: (sheet.width - 96) / 2
                        horizontalAlignment: Text.AlignRight
                        anchors.verticalCenter: parent.verticalCenter
                        text: sheet.value
                        color: Theme.soft
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
