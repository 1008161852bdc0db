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
            func session(_ appearance: Appearance, _ left: [LeftSitting]) -> QuizSession {
                QuizSession(card: card, notation: appearance.notation, feedback: feedback).goingOn(with: left)
            }
            try face.run(card: card.frontMatter.id) { appearance, left in
                PlainQuiz(session: session(appearance, left), appearance: appearance)
            } screen: { appearance, left in
                QuizScreen.screen(of: session(appearance, left), appearance: appearance)
            }
        }
    }
}
