import QtQuick

// Text as people read it: never elided, wrapped where it must be, and there for a screen reader.
Text {
    font.family: Theme.family
    font.pixelSize: Theme.body
    color: Theme.ink
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    lineHeight: 1.0 // a Chinese family brings 1.45 of its own
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
