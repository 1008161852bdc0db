import Algebra
import ArgumentParser
import Autodiff
import Cards
import Screens
import Tutor

/// `adjoint quiz CARD`: the tasks of a card.
struct QuizCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quiz", abstract: "Answer the tasks of a card, or practise on an expression of your own.",
        discussion: """
            With -e every node's adjoint is asked, as a number where --at gives the inputs values, else as an expression.
            """)

    @Argument(help: "A card: its file, or its id in the library.")
    var card: String?

    @OptionGroup var own: OwnGraphOptions

    @Option(help: ArgumentHelp("The task to begin with; the others follow and go before it.", valueName: "id"))
    var task: String?

    @Option(help: "When answers are marked: one by one, or at the end.")
    var feedback = Walk.Feedback.step

    @OptionGroup var numbers: SeedOption

    @OptionGroup var face: FaceOptions

    func validate() throws {
        try own.validate(card: card, graph: nil)
        guard own.at == nil || own.expression != nil else {
            throw ValidationError("--at goes with -e: the tasks of a card are about its own values.")
        }
    }

    func run() throws {
        try reportingFailures {
            let card = try numbers.redrawn(try own.card(card))
            guard !card.tasks.isEmpty else {
                guard own.expression != nil else { throw Failure("the card \(card.frontMatter.id) has no tasks") }
                throw Failure(
                    "derivatives are asked of a number, and this is a vector or matrix: end with its sum, or the like")
            }
            let start = try task.map { try place(ofTask: $0, in: card) }
            func session(_ appearance: Appearance, _ left: [LeftSitting]) -> QuizSession {
                var session = QuizSession(card: card, notation: appearance.notation, feedback: feedback)
                    .goingOn(with: left)
                if let start { session.go(to: start) }
                return session
            }
            try face.run(card: card.frontMatter.id) { appearance, left in
                PlainQuiz(session: session(appearance, left), appearance: appearance)
            } screen: { appearance, left in
                QuizScreen.screen(of: session(appearance, left), appearance: appearance)
            }
        }
    }

    /// Where a task stands in its card.
    private func place(ofTask id: String, in card: Card) throws -> Int {
        let ids = card.tasks.map(\.id)
        if let place = ids.firstIndex(of: id) { return place }
        let near = didYouMean(id, among: ids)
        throw Failure("the card \(card.frontMatter.id) has no task \(id), only \(ids.listed())\(near)")
    }
}
