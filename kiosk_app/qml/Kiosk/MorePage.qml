import QtQuick
import VirtualWindow.Kiosk

// A page is kept: is there another one? Two buttons, as large as the page lets them be.
Item {
    id: page

    required property Desk desk
    required property PagingModel paging
    readonly property bool tall: height > width // an upright screen

    Heading {
        id: heading
        width: parent.width
        desk: page.desk
        centred: true
    }

    Answers {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.max(0, (page.height - heading.height - height) / 3)
        stacked: page.tall
        spacing: 48

        TouchButton {
            width: page.tall ? page.width : 760
            height: 280
            fontSize: 56
            enabled: page.desk.usable
            text: qsTr("No, that is all")
            onTouched: page.paging.answer(false)
        }

        TouchButton {
            width: page.tall ? page.width : 760
            height: 280
            main: true
            fontSize: 56
            enabled: page.desk.usable
            text: qsTr("Yes, photograph it too")
            onTouched: page.paging.answer(true)
        }
    }
}
