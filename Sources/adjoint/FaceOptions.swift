import ArgumentParser
import Screens

/// With which face a session is shown: screens, or lines of text.
struct FaceOptions: ParsableArguments {
    @Flag(help: "Lines of text on standard input and output, for screen readers, pipes and scripts.")
    var plain = false

    @Flag(help: "Only ASCII characters.")
    var ascii = false

    /// Runs a session with the face that is asked for.
    func run(
        plain plainSession: (Appearance) -> some PlainSession, screen: @escaping (Appearance) -> any Screen
    ) throws {
        guard plain else {
            return try StudyLoop.run(ascii: ascii, root: screen) { _, appearance in screen(appearance) }
        }
        try PlainLoop.run(plainSession(Appearance(isASCII: ascii)))
    }
}
