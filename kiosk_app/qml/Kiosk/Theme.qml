pragma Singleton

import QtQuick
import VirtualWindow

// Names for assets/theme.toml; a name that is not there fails when a window opens.
QtObject {
    property bool high: false // high contrast
    property int step: 0 // of text: 0 is the usual size, 2 the largest
    property bool left: false // for a left hand: the buttons that go on are on the left

    readonly property color ground: Look.colour("ground", high)
    readonly property color paper: Look.colour("paper", high)
    readonly property color ink: Look.colour("ink", high)
    readonly property color soft: Look.colour("soft", high)
    readonly property color line: Look.colour("line", high)
    readonly property color hair: Look.colour("hair", high)
    readonly property color accent: Look.colour("accent", high)
    readonly property color accentPressed: Look.colour("accent_pressed", high)
    readonly property color accentText: Look.colour("on_accent", high)
    readonly property color wash: Look.colour("wash", high)
    readonly property color warm: Look.colour("warm", high)
    readonly property color warmWash: Look.colour("warm_wash", high)
    readonly property color good: Look.colour("good", high)
    readonly property color goodWash: Look.colour("good_wash", high)
    readonly property color bad: Look.colour("bad", high)
    readonly property color badWash: Look.colour("bad_wash", high)
    readonly property color off: Look.colour("off", high)
    readonly property color offText: Look.colour("on_off", high)
    readonly property color night: Look.colour("night", high)
    readonly property color nightRaised: Look.colour("night_raised", high)
    readonly property color nightText: Look.colour("on_night", high)
    readonly property color nightSoft: Look.colour("night_soft", high)
    readonly property color sun: Look.colour("sun", high)

    // A sheet of paper is white whatever the screen's colours are.
    readonly property color sheet: Look.colour("paper", false)
    readonly property color sheetInk: Look.colour("ink", false)
    readonly property color sheetSoft: Look.colour("soft", false)

    readonly property int width: Look.size("width")
    readonly property int height: Look.size("height")
    readonly property int margin: Look.size("margin")
    readonly property int gap: Look.size("gap")
    readonly property int button: Look.size("button")
    readonly property int buttonMain: Look.size("button_main")
    readonly property int key: Look.size("key")
    readonly property int radius: Look.size("radius")

    readonly property string family: Look.family()
    readonly property int small: Look.size("small")
    readonly property int body: Look.size("body")
    readonly property int large: Look.size("large")
    readonly property int title: Look.size("title")
    readonly property int huge: Look.size("huge")

    // Letters of `size` at the usual size of text. What is small grows most; a title is large enough as it is.
    function px(size: int): int {
        const grown = 0.18 * step * Math.max(0, Math.min(1, (84 - size) / 50));
        return Math.round(size * (1 + grown));
    }

    // The same, as far as there is room: `advance` is how long it is in one line of 40 px.
    function fitting(size: int, advance: real, width: real, room: real): int {
        for (let letters = px(size); letters > size; --letters) {
            const whole = advance * letters / 40 / width;
            const lines = whole < 0.9 ? 1 : Math.ceil(whole * 1.25); // words do not fill their lines
            if (lines * letters * 1.46 <= room)
                return letters;
        }
        return size;
    }
}
