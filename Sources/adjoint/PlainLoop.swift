import Foundation
import Screens
import Store
import Tutor

/// A session as lines on standard input and output.
struct PlainLoop {
    private let card: String
    private var logbook: Logbook?

    /// Runs until the session is finished or the input ends; either way it is summed up. Where an answer cannot be saved the
    /// session ends before anything is said of it.
    /// - Parameter card: the id of the session's card.
    static func run(_ session: some PlainSession, card: String, store: StoreOptions) throws {
        do {
            var loop = PlainLoop(card: card, logbook: try store.logbook())
            try loop.run(session)
        } catch let error as StoreError {
            throw Failure("\(error); answers are not saved, and --no-store goes on without saving")
        }
    }

    private mutating func run(_ session: some PlainSession) throws {
        var session = session
        try show(session.begin())
        while !session.isFinished {
            guard let line = readLine() else { return try show(session.end()) }
            try show(session.receive(line))
        }
    }

    private mutating func show(_ reply: PlainReply) throws {
        if var logbook {
            try logbook.keep(reply.attempts, card: card, now: .now)
            self.logbook = logbook
        }
        for line in reply.lines { try print(line) }
    }
}
