pragma Singleton

import QtQuick

// Which taps are a trembling hand's second ones: at once, on the same control, or where another stood that is gone.
QtObject {
    id: tremor

    property Item last: null
    property point where
    readonly property Timer rest: Timer {
        interval: 350 // ms
    }

    // Asked once for each tap; `at` in its window's pixels. A control that `repeats` may be tapped as fast as one likes.
    function isOne(control: Item, at: point, repeats: bool): bool {
        const here = Math.abs(at.x - where.x) < Theme.button && Math.abs(at.y - where.y) < Theme.button;
        const again = control === last ? !repeats : here && (last === null || !last.visible);
        if (rest.running && again)
            return true;
        last = control;
        where = at;
        rest.restart();
        return false;
    }
}
