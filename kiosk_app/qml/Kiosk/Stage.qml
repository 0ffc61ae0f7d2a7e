import QtQuick

// A screen of 1920 x 1080, scaled by one factor to the window it is in.
Item {
    id: stage

    default property alias content: canvas.data
    property color background: Theme.ground

    anchors.fill: parent

    Rectangle {
        anchors.fill: parent
        color: stage.background
    }

    Item {
        id: canvas
        objectName: "canvas"
        width: Theme.width
        height: Theme.height
        x: (stage.width - width * scale) / 2
        y: (stage.height - height * scale) / 2
        transformOrigin: Item.TopLeft
        scale: Math.min(stage.width / width, stage.height / height)
    }
}
