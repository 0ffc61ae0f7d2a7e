pragma Singleton

import QtQuick
import VirtualWindow

// Names for assets/theme.toml; a name that is not there fails when a window opens.
QtObject {
    readonly property color ground: Look.colour("ground")
    readonly property color paper: Look.colour("paper")
    readonly property color ink: Look.colour("ink")
    readonly property color soft: Look.colour("soft")
    readonly property color line: Look.colour("line")
    readonly property color hair: Look.colour("hair")
    readonly property color accent: Look.colour("accent")
    readonly property color accentPressed: Look.colour("accent_pressed")
    readonly property color accentText: Look.colour("on_accent")
    readonly property color wash: Look.colour("wash")
    readonly property color warm: Look.colour("warm")
    readonly property color warmWash: Look.colour("warm_wash")
    readonly property color good: Look.colour("good")
    readonly property color goodWash: Look.colour("good_wash")
    readonly property color bad: Look.colour("bad")
    readonly property color badWash: Look.colour("bad_wash")
    readonly property color off: Look.colour("off")
    readonly property color offText: Look.colour("on_off")
    readonly property color night: Look.colour("night")
    readonly property color nightRaised: Look.colour("night_raised")
    readonly property color nightText: Look.colour("on_night")
    readonly property color nightSoft: Look.colour("night_soft")
    readonly property color sun: Look.colour("sun")

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
}
