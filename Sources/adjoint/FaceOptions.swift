import ArgumentParser
import Screens
import Store
import Tutor

/// With which face a session is shown: screens, or lines of text.
struct FaceOptions: ParsableArguments {
    @Flag(help: "Lines of text on standard input and output, for screen readers, pipes and scripts.")
    var plain = false

    @OptionGroup var look: AppearanceOptions

    @Flag(help: "Start over, where a session was left before its end.")
    var restart = false

    @OptionGroup var store: StoreOptions

    /// Runs a session with the face that is asked for, and keeps its attempts.
    /// - Parameters:
    ///   - card: the id of the session's card.
    ///   - plainSession: the session in lines, with the sittings that it may go on with.
    ///   - screen: its first screen, with the same.
    func run(
        card: String, plain plainSession: (Appearance, [LeftSitting]) -> some PlainSession,
        screen: @escaping (Appearance, [LeftSitting]) -> any Screen
    ) throws {
        let restart = restart
        func left(_ logbook: inout Logbook?) throws(StoreError) -> [LeftSitting] {
            restart ? [] : try logbook?.left(card: card) ?? []
        }
        guard plain else {
            return try StudyLoop.run(look: look.chosen, store: store.place) { appearance, logbook throws(StoreError) in
                screen(appearance, try left(&logbook))
            } openCard: { _, appearance, logbook throws(StoreError) in
                screen(appearance, try left(&logbook))
            }
        }
        try PlainLoop.run(store: store.place) { logbook throws(StoreError) in
            plainSession(look.appearance, try left(&logbook))
        }
    }
}
