import ArgumentParser
import Cards
import Essentials
import Screens
import Store
import Tutor

/// `adjoint review`: what is due is asked again.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Answer again what is due, before it is forgotten.",
        discussion: """
            Every task that you have answered comes back after days or weeks, by FSRS-6, and so does every local rule that your \
            answers exercised, as the product rule or fan-out: on a fresh small graph. How well it went follows from your \
            answers: wrong or shown is again, right after a wrong answer or a hint is hard, right at once is good, and \
            within ten seconds easy.
            """)

    @Argument(help: "Card files, or folders of them; the library where none is named.")
    var paths: [String] = []

    @Flag(help: "Go on with what is not due yet.")
    var cram = false

    @Flag(help: "Say yourself how well each one went, from 1 to 4.")
    var rate = false

    @Option(help: "Draws the fresh graphs; the same number gives the same graphs.")
    var seed: UInt64?

    @OptionGroup var face: FaceOptions

    func validate() throws {
        guard !face.store.noStore else {
            throw ValidationError("--no-store goes with other sessions: what is due follows from saved answers.")
        }
    }

    func run() throws {
        try reportingFailures {
            do {
                let store = try face.store.place.open()
                let history = ReviewHistory(try store.records())
                var session = ReviewSession(
                    history: history, now: .now, cards: try cards(in: history), seed: seed ?? .random(in: 0...(.max)))
                session.isCramming = cram
                guard face.plain else {
                    return try StudyLoop.run(look: face.look.chosen, store: face.store.place) { appearance, _ in
                        ReviewScreen(session: session, rates: rate, appearance: appearance)
                    } openCard: { _, appearance, _ in
                        ReviewScreen(session: session, rates: rate, appearance: appearance)
                    }
                }
                try answer(&session, store: store)
            } catch let error as StoreError {
                throw Failure("\(error)")
            }
        }
    }

    /// The cards of the library whose tasks were answered once; those that cannot be read ask nothing.
    private func cards(in history: ReviewHistory) throws -> [Card] {
        let known = Set(
            history.memories.keys.compactMap { item in if case .task(let card, _) = item { card } else { nil } })
        return try CardFiles.library(in: paths).items.compactMap { item in
            guard case .success(let head) = item.head, known.contains(head.id) else { return nil }
            return Card.read(try CardFiles.file(at: item.path)).0
        }
    }

    // MARK: Lines of text

    /// Asks one thing after the other, until nothing is due, something is left open or the input ends.
    private func answer(_ session: inout ReviewSession, store: SQLiteStore) throws {
        let appearance = face.look.appearance
        try say([ReviewWords(session).standing, ReviewWords(session).forecast], appearance)
        while try goesOn(&session, appearance) {
            try say([ReviewWords(session).next], appearance)
            guard let quiz = session.ask(appearance.notation) else { break }
            try PlainLoop.run(store: face.store.place) { _ in PlainQuiz(session: quiz, appearance: appearance) }
            try learn(&session, from: store)
            try say([ReviewWords(session).last], appearance)
            guard session.isAnswered, try takesNext(&session, store: store, appearance) else { break }
        }
        let summary = ReviewWords(session).summary
        if !summary.isEmpty { try say(["Asked so far:"] + summary + [ReviewWords(session).standing], appearance) }
    }

    private func learn(_ session: inout ReviewSession, from store: SQLiteStore) throws {
        session.learn(ReviewHistory(try store.records()), now: .now)
    }

    /// Whether something is asked; where nothing is due, whether the student wants to practise anyway.
    private func goesOn(_ session: inout ReviewSession, _ appearance: Appearance) throws -> Bool {
        guard session.next == nil else { return true }
        guard session.soonest != nil, !session.isCramming else { return false }
        try say(["Type practise to go on with what is not due yet, or press Enter to end."], appearance)
        session.isCramming = readLine()?.lowercased() == "practise"
        return session.next != nil
    }

    /// Lets the student rate the last review or take it back. False where the student ends.
    private func takesNext(
        _ session: inout ReviewSession, store: SQLiteStore, _ appearance: Appearance
    ) throws -> Bool {
        let rating = rate ? "How well did it go? Type 1 for again, 2 for hard, 3 for good or 4 for easy. " : ""
        while true {
            try say(
                ["\(rating)Press Enter to go on, or type undo to take this review back, or quit to end."], appearance)
            guard let line = readLine()?.lowercased() else { return false }
            let done: (attempt: Attempt, card: String)?
            switch line.trimmed {
            case "": return true
            case "quit": return false
            case "undo": done = session.undo()
            case let digit where rate: done = Int(digit).flatMap(Rating.init(rawValue:)).flatMap { session.rate($0) }
            default: done = nil
            }
            guard let done else { continue }
            var logbook = Logbook(store: store, now: .now)
            try logbook.keep(SessionNews(card: done.card, attempts: [done.attempt]), now: .now)
            try learn(&session, from: store)
            if done.attempt.outcome == .undone {
                try say(["The last review is taken back."], appearance)
                return true
            }
            try say([ReviewWords(session).last], appearance)
            return true
        }
    }

    private func say(_ sentences: [String], _ appearance: Appearance) throws {
        for line in sentences.flatMap({ PlainSentences.lines($0, appearance: appearance) }) { try print(line) }
    }
}
