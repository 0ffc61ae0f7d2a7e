pragma ComponentBehavior: Bound

import QtQuick
import VirtualWindow.Kiosk

// The finished form, page by page; then "confirm", or what is wrong.
Item {
    id: page

    required property Desk desk
    required property PointingModel pointing
    readonly property bool tall: height > width // an upright screen
    readonly property bool last: desk.page + 1 >= desk.pages

    property int shownPage: 0

    Connections {
        target: page.desk
        function onChanged(): void {
            if (page.shownPage !== page.desk.page || page.desk.objecting)
                enlarging.whole();
            page.shownPage = page.desk.page;
        }
    }

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
    }

    Card {
        id: sheet
        anchors.top: heading.bottom
        anchors.topMargin: 24
        anchors.bottom: buttons.top
        anchors.bottomMargin: 28
        width: parent.width

        ZoomView {
            id: enlarging
            anchors.fill: parent
            anchors.margins: 4

            Words {
                id: title
                x: 36
                y: 14
                visible: !page.desk.objecting
                text: page.desk.pageTitle
                font.bold: true
                color: Theme.accent
                wrapMode: Text.NoWrap
            }

            Words {
                anchors.right: parent.right
                anchors.rightMargin: 36
                y: 14
                visible: !page.desk.objecting
                text: qsTr("Page %1 of %2").arg(page.desk.page + 1).arg(page.desk.pages)
                color: Theme.soft
                wrapMode: Text.NoWrap
            }

            Column {
                id: rows
                y: page.desk.objecting ? 16 : title.y + title.height + 4
                x: 24
                width: parent.width - 48
                spacing: page.desk.objecting ? 16 : 0

                Repeater {
                    model: page.desk.pageRows

                    Item {
                        id: row
                        required property string key
                        required property string label
                        required property string value
                        readonly property string shown: value === "" ? qsTr("(left open)") : value
                        width: parent.width
                        height: page.desk.objecting ? (page.tall ? 144 : 96) : Math.min(page.tall ? 240 : 108, (sheet.height - rows.y - 8) / 4)

                        TouchButton {
                            anchors.fill: parent
                            visible: page.desk.objecting
                            enabled: page.desk.usable
                            text: row.label
                            detail: row.shown
                            fontSize: 34
                            onTouched: page.desk.objectTo(row.key)
                        }

                        FieldMark {
                            id: mark
                            anchors.fill: parent
                            anchors.topMargin: 2
                            anchors.bottomMargin: 4
                            visible: !page.desk.objecting
                            pointing: page.pointing
                            field: row.key
                            label: row.label
                            value: row.shown
                        }

                        Words {
                            id: asked
                            x: 12
                            width: page.tall ? parent.width - 24 : 520
                            y: page.tall ? 12 : 0
                            height: page.tall ? 72 : parent.height
                            verticalAlignment: Text.AlignVCenter
                            fontSizeMode: Text.Fit
                            least: Theme.body
                            visible: !page.desk.objecting
                            text: mark.marked ? qsTr("%1: not right").arg(row.label) : row.label
                            font.bold: mark.marked
                            color: mark.marked ? Theme.warm : Theme.soft
                            Accessible.ignored: true
                        }

                        Words {
                            x: page.tall ? 12 : 560
                            width: parent.width - x - 12
                            y: page.tall ? asked.y + asked.height : 0
                            height: parent.height - y - 4
                            verticalAlignment: Text.AlignVCenter
                            fontSizeMode: Text.Fit
                            least: size
                            visible: !page.desk.objecting
                            text: row.shown
                            size: text.length > 26 ? Theme.body : 42
                            font.bold: true
                            wrapMode: Text.Wrap
                            Accessible.name: row.label + "：" + text
                        }

                        Rectangle {
                            anchors.bottom: parent.bottom
                            width: parent.width
                            height: 2
                            visible: !page.desk.objecting
                            color: Theme.hair
                        }
                    }
                }
            }
        }
    }

    ZoomBar {
        anchors.bottom: parent.bottom
        width: parent.width
        zoom: enlarging
        tall: page.tall
        visible: enlarging.enlarged
    }

    Item {
        id: buttons
        anchors.bottom: parent.bottom
        width: parent.width
        height: page.tall ? 2 * Theme.buttonMain + 28 : Theme.buttonMain
        visible: !enlarging.enlarged

        TouchButton {
            anchors.left: wrong.right
            anchors.leftMargin: 28
            width: page.tall ? (parent.width - 56) / 3 : 300
            height: Theme.buttonMain
            visible: !page.desk.objecting
            text: qsTr("Larger")
            onTouched: enlarging.enlarge(1.4, Qt.point(0, 0))
        }

        TouchButton {
            id: wrong
            anchors.left: parent.left
            width: page.tall ? (parent.width - 56) / 3 : 420
            height: Theme.buttonMain
            visible: !page.desk.objecting
            enabled: page.desk.usable
            text: qsTr("Something is not right")
            onTouched: page.desk.object()
        }

        TouchButton {
            anchors.right: page.tall ? parent.right : forth.left
            anchors.rightMargin: page.tall ? 0 : 28
            width: page.tall ? (parent.width - 56) / 3 : 380
            height: Theme.buttonMain
            visible: !page.desk.objecting && page.desk.pages > 1
            enabled: page.desk.page > 0
            text: qsTr("Previous page")
            onTouched: page.desk.turnPage(-1)
        }

        TouchButton {
            id: forth
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: page.tall ? parent.width : 560
            main: true
            visible: !page.desk.objecting && !page.last
            text: qsTr("Next page")
            onTouched: page.desk.turnPage(1)
        }

        TouchButton {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: page.tall ? parent.width : 560
            main: true
            visible: !page.desk.objecting && page.last && page.pointing.marks === ""
            enabled: page.desk.usable && page.desk.allRead
            text: qsTr("Confirm")
            onTouched: page.desk.confirmForm()
        }

        // What is marked as wrong is not confirmed: the clerk mends it first.
        TouchButton {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: page.tall ? parent.width : 560
            main: true
            visible: !page.desk.objecting && page.last && page.pointing.marks !== ""
            enabled: page.desk.usable
            text: qsTr("Have it corrected")
            onTouched: page.desk.objectTo(page.pointing.latest)
        }

        TouchButton {
            anchors.left: parent.left
            width: page.tall ? parent.width : 560
            height: Theme.buttonMain
            visible: page.desk.objecting
            text: qsTr("Back, all is right")
            onTouched: page.desk.dropObjection()
        }

        TouchButton {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: page.tall ? parent.width : 760
            height: Theme.buttonMain
            visible: page.desk.objecting
            enabled: page.desk.usable
            text: qsTr("I cannot say; the clerk should look")
            onTouched: page.desk.objectTo("*")
        }
    }
}
