import Screens

/// A session as lines on standard input and output.
enum PlainLoop {
    /// Runs until the session is finished or the input ends; either way it is summed up.
    static func run(_ session: some PlainSession) throws {
        var session = session
        try show(session.begin())
        while !session.isFinished {
            guard let line = readLine() else { return try show(session.end()) }
            try show(session.receive(line))
        }
    }

    private static func show(_ reply: PlainReply) throws {
        for line in reply.lines { try print(line) }
    }
}
