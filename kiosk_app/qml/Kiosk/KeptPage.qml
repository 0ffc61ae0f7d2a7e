import QtQuick

// A page with an item of Python's: made when it is first shown, then kept, as an item of Python's that dies takes
// Python's window with it.
Loader {
    property bool used: false

    onVisibleChanged: used = used || visible
    active: used
}
