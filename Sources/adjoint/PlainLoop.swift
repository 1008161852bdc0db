import Essentials
import Screens
import Store
import Tutor

/// A session as lines on standard input and output.
struct PlainLoop {
    private var logbook: Logbook?

    /// Runs until the session is finished or the input ends; either way it is summed up. Where an answer cannot be saved the
    /// session ends before anything is said of it.
    /// - Parameter session: makes the session, with what the logbook knows; nil where nothing is kept.
    /// - Returns: the session as it was left.
    @discardableResult
    static func run<Session: PlainSession>(
        store: StorePlace, _ session: (inout Logbook?) throws(StoreError) -> Session
    ) throws -> Session {
        do {
            var logbook = try store.logbook()
            let session = try session(&logbook)
            var loop = PlainLoop(logbook: logbook)
            return try loop.run(session)
        } catch let error as StoreError {
            let aside =
                error.fault == .damaged
                ? "; --set-aside renames it and begins a new one with what can be read of it" : ""
            throw Failure("\(error); answers are not saved, and --no-store goes on without saving\(aside)")
        }
    }

    private mutating func run<Session: PlainSession>(_ session: Session) throws -> Session {
        var session = session
        try show(session.begin())
        while !session.isFinished {
            // A file that ends was meant as it is; a student who closes the terminal goes on another time.
            guard let line = readLine() else {
                try show(isatty(0) == 1 ? session.leave() : session.end())
                return session
            }
            try show(session.receive(line))
        }
        return session
    }

    private mutating func show(_ reply: PlainReply) throws {
        if let news = reply.news { try logbook?.keep(news, now: .now) }
        for line in reply.lines { try print(line) }
    }
}
