import QtQuick

// A screen of 1920 x 1080, scaled by one factor to the window it is in; of 1080 x 1920 where the window stands upright.
Item {
    id: stage

    default property alias content: canvas.data
    property color background: Theme.ground
    readonly property bool tall: height > width

    anchors.fill: parent

    Rectangle {
        anchors.fill: parent
        color: stage.background
    }

    Item {
        id: canvas
        objectName: "canvas"
        width: stage.tall ? Theme.height : Theme.width
        height: stage.tall ? Theme.width : Theme.height
        x: (stage.width - width * scale) / 2
        y: (stage.height - height * scale) / 2
        transformOrigin: Item.TopLeft
        scale: Math.min(stage.width / width, stage.height / height)
    }
}
