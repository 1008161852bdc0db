import ArgumentParser
import Screens

/// With which face a session is shown: screens, or lines of text.
struct FaceOptions: ParsableArguments {
    @Flag(help: "Lines of text on standard input and output, for screen readers, pipes and scripts.")
    var plain = false

    @Flag(help: "Only ASCII characters.")
    var ascii = false

    @OptionGroup var store: StoreOptions

    /// Runs a session with the face that is asked for, and keeps its attempts.
    /// - Parameter card: the id of the session's card.
    func run(
        card: String,
        plain plainSession: (Appearance) -> some PlainSession, screen: @escaping (Appearance) -> any Screen
    ) throws {
        guard plain else {
            return try StudyLoop.run(ascii: ascii, store: store, root: screen) { _, appearance in screen(appearance) }
        }
        try PlainLoop.run(plainSession(Appearance(isASCII: ascii)), card: card, store: store)
    }
}
