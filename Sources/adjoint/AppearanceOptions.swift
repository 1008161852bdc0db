import ArgumentParser
import Screens

/// How lines and screens are written.
struct AppearanceOptions: ParsableArguments {
    @Flag(help: "Only ASCII characters; so it is by itself where the locale is not UTF-8.")
    var ascii = false

    @Flag(help: "Leave the mouse to the terminal, to select text with it.")
    var noMouse = false

    /// What the options come to.
    var chosen: Look { Look(isASCII: ascii, takesMouse: !noMouse) }

    /// For lines of text; a terminal finds out about itself.
    var appearance: Appearance { chosen.appearance }
}
