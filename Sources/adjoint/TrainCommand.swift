import ArgumentParser
import Cards
import Screens
import Tutor

/// `adjoint train CARD`: the training of a card's lesson.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Train a card's graph on the data of its lesson, and draw the loss.")

    @Argument(help: "A card: its file, or its id in the library.")
    var card: String

    @Option(help: "Another learning rate than the card's.")
    var rate: Double?

    @Option(help: "How often the training data are gone through.")
    var epochs: Int?

    @Flag(help: "With the wrong sign: every step is added.")
    var uphill = false

    @Flag(help: "Lines of text: the means as numbers, and a small picture.")
    var plain = false

    @OptionGroup var look: AppearanceOptions

    func validate() throws {
        guard rate.map({ $0 > 0 && $0.isFinite }) ?? true else { throw ValidationError("--rate is above 0.") }
        let range = TrainingPlan.epochRange
        guard epochs.map(range.contains) ?? true else {
            throw ValidationError("--epochs is from \(range.lowerBound) to \(range.upperBound).")
        }
    }

    func run() throws {
        try reportingFailures {
            let card = try CardFiles.card(self.card)
            guard var plan = card.training else {
                throw Failure("the card \(card.frontMatter.id) trains nothing: its lesson has no block `training`")
            }
            plan.rate = rate ?? plan.rate
            plan.epochs = epochs ?? plan.epochs
            var run = TrainingRun(plan)
            if uphill { run.restartWithOtherSign() }
            if plain {
                var lines = TrainingLines(run, appearance: look.appearance)
                return try lines.tell { try print($0) }
            }
            func screen(_ appearance: Appearance) -> TrainingScreen {
                TrainingScreen(run, card: card.frontMatter.title, appearance: appearance)
            }
            try StudyLoop.run(look: look.chosen, store: nil) { appearance, _ in
                screen(appearance)
            } openCard: { _, appearance, _ in
                screen(appearance)
            }
        }
    }
}
