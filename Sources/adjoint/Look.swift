import Screens
import Terminal

/// What was asked for of how lines and screens look.
struct Look {
    /// Only ASCII characters.
    var isASCII = false
    /// Whether the mouse is for the screens, and not left to the terminal.
    var takesMouse = true

    /// For lines of text; a terminal finds out about itself.
    var appearance: Appearance { Appearance(isASCII: !adoptLocale() || isASCII) }
}
