import ArgumentParser
import Screens
import Terminal

/// How lines and screens are written.
struct AppearanceOptions: ParsableArguments {
    @Flag(help: "Only ASCII characters; so it is by itself where the locale is not UTF-8.")
    var ascii = false

    @Flag(help: "Leave the mouse to the terminal, to select text with it.")
    var noMouse = false

    /// As nobody asked for anything.
    static var none: AppearanceOptions {
        var options = AppearanceOptions()
        (options.ascii, options.noMouse) = (false, false)
        return options
    }

    /// For lines of text; a terminal finds out about itself.
    var appearance: Appearance { Appearance(isASCII: !adoptLocale() || ascii) }
}
