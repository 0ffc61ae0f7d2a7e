import QtQuick
import VirtualWindow.Kiosk

// How it ended and what comes next; nothing else of the resident is left, and this goes by itself.
Item {
    id: page

    required property Desk desk
    required property ConcernModel concern
    readonly property bool tall: height > width // an upright screen

    Card {
        id: card
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width
        height: Math.min(page.tall ? 1400 : 712, answers.y - 32)
        color: page.desk.brokenOff ? Theme.warmWash : Theme.goodWash

        Words {
            id: headline
            x: 48
            y: words.few ? Math.max(32, (card.height - height - 28 - words.height) / 2) : 32
            width: parent.width - 2 * x
            horizontalAlignment: Text.AlignHCenter
            text: page.desk.headline
            size: Theme.title
            font.bold: true
        }

        // The clerk's own words may be many: as large as they all fit, never below the smallest type.
        Words {
            id: words
            readonly property bool few: text.length < (page.desk.language === "en" ? 220 : 100)
            x: 48
            y: headline.y + headline.height + 28
            width: parent.width - 2 * x
            height: few ? implicitHeight : card.height - 32 - headline.height - 28 - 32
            horizontalAlignment: few ? Text.AlignHCenter : Text.AlignLeft
            text: page.concern.words === "" ? page.desk.guide : page.desk.guide + "\n" + page.concern.words
            size: 48
            fontSizeMode: few ? Text.FixedSize : Text.Fit
            least: 28
        }
    }

    Answers {
        id: answers
        stacked: page.tall
        horizontalItemAlignment: Grid.AlignHCenter
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        spacing: 48

        TouchButton {
            width: page.tall ? page.width : 720
            height: Theme.buttonMain
            visible: page.concern.offered
            enabled: page.desk.usable
            text: qsTr("I could not get it done: tell the duty leader")
            onTouched: page.concern.tell()
        }

        TouchButton {
            width: 560
            main: true
            text: qsTr("To the beginning")
            onTouched: page.desk.back()
        }
    }
}
