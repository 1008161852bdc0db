import ArgumentParser
import Cards
import Screens
import Tutor

/// `adjoint quiz CARD`: the tasks of a card.
struct QuizCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "quiz", abstract: "Answer the tasks of a card.")

    @Argument(help: "A card: its file, or its id in the library.")
    var card: String

    @Option(help: "When answers are marked: one by one, or at the end.")
    var feedback = Walk.Feedback.step

    @OptionGroup var face: FaceOptions

    func run() throws {
        try reportingFailures {
            let card = try CardFiles.card(card)
            guard !card.tasks.isEmpty else { throw Failure("the card \(card.frontMatter.id) has no tasks") }
            try face.run { appearance in
                PlainQuiz(session: session(card, appearance), appearance: appearance)
            } screen: { appearance in
                QuizScreen(session: session(card, appearance), appearance: appearance)
            }
        }
    }

    private func session(_ card: Card, _ appearance: Appearance) -> QuizSession {
        QuizSession(card: card, notation: appearance.notation, feedback: feedback)
    }
}
