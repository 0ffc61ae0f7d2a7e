import QtQuick

// A sheet of paper on the desk.
Rectangle {
    color: Theme.paper
    radius: Theme.radius
    border.color: Theme.hair
    border.width: 2
}
