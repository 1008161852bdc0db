package import Canvas
package import Tutor

/// A screen as a value: events in, commands out, and a drawing on a canvas.
package protocol Screen: Sendable {
    /// Takes one event; what the screen cannot do itself it asks for.
    mutating func update(_ event: Event) -> [Command]
    /// Draws the present state on a canvas of any size.
    func draw(on canvas: inout Canvas)
    /// The keys that work now, for dispatch, footer and help overlay alike.
    var keys: [KeyBinding] { get }
}

/// What a screen asks of the program around it.
package enum Command: Sendable {
    case open(any Screen)
    case back
    case quit
    case record(Attempt)
}

/// A key, what it does, and its line in the footer and in the help.
package struct KeyBinding: Hashable, Sendable {
    package var keys: [Key]
    /// How the key is written: `Enter`, `Ctrl-G`.
    package var label: String
    package var help: String
    package init(_ keys: [Key], label: String, help: String) {
        self.keys = keys
        self.label = label
        self.help = help
    }
}
