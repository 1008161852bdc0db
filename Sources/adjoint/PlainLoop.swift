import Foundation
import Screens

/// A session as lines on standard input and output.
enum PlainLoop {
    /// Runs until the session is finished or the input ends; either way it is summed up.
    static func run(_ session: some PlainSession) {
        var session = session
        show(session.begin())
        while !session.isFinished {
            guard let line = readLine() else { return show(session.end()) }
            show(session.receive(line))
        }
    }

    private static func show(_ reply: PlainReply) {
        for line in reply.lines { print(line) }
        // A pipe would otherwise hold back the question until after its answer.
        fflush(nil)
    }
}
