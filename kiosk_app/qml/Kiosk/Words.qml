import QtQuick

// Text as people read it: never elided, wrapped where it must be, and there for a screen reader. `size` is its letters'
// at the usual size of text; where it is to fit its place it is never smaller than `least`.
Text {
    id: words

    property int size: Theme.body
    property int least: Theme.small
    property bool grows: true // with the size of text that somebody chose

    font.family: Theme.family
    font.pixelSize: grows ? Theme.px(size) : size
    minimumPixelSize: least
    color: Theme.ink
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    lineHeight: 1.0 // a Chinese family brings 1.45 of its own
    leftPadding: horizontalAlignment === Text.AlignHCenter ? Math.floor(narrower / 2) : 0
    rightPadding: narrower - leftPadding

    // No last line of one character or a lonely word: the lines share what they have to say. A text that is centred has
    // lines of one length; one that is not gives its last line no more than it needs.
    readonly property bool fitted: fontSizeMode !== Text.FixedSize
    readonly property real natural: Math.ceil(inOneLine.advanceWidth) // as long as it is in one line
    readonly property int narrower: {
        if (wrapMode === Text.NoWrap || fitted || text.includes("\n"))
            return 0;
        const em = font.pixelSize, word = /[\u4e00-\u9fff]/.test(text) ? 1 : 2.5; // em: what a line may lose at its end
        if (width < 5 * em || natural <= width - 2)
            return 0;
        const full = width - 0.8 * word * em, lines = Math.ceil(natural / full);
        if (horizontalAlignment === Text.AlignHCenter && lines > 1)
            return Math.max(0, width - natural / lines - (1.5 + word) * em);
        const last = natural - (lines - 1) * full;
        return lines > 1 && last < 2.2 * word * em ? ((3 + word) * em - last) / (lines - 1) : 0;
    }

    TextMetrics {
        id: inOneLine
        font: words.font
        text: words.text
    }

    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
