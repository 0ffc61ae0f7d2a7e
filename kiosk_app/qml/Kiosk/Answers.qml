import QtQuick

// What a hand chooses between, beside each other or one below the other: mirrored for a left hand, with whatever
// anchors it has. Digits, choices and the arrows of a picture keep their order: they stand in a plain Grid.
Grid {
    property bool stacked: false

    columns: stacked ? 1 : Math.max(1, visibleChildren.length) // no empty place beside them, which a mirror would show
    LayoutMirroring.enabled: Theme.left
}
