internal import Algebra
package import Autodiff
package import Cards

/// A training as a student tries it: with a learning rate and a sign, from the beginning, as far as it was run.
package struct TrainingRun: Sendable {
    /// What the card asks for.
    package let plan: TrainingPlan
    /// The learning rate γ, above 0.
    package private(set) var rate: Double
    /// Whether steps are taken with the derivative, not against it: the wrong sign for a loss.
    package private(set) var isUphill = false
    /// The mean of the output before the first epoch, then after each one, as long as it was a number.
    package private(set) var losses: [Training.Losses]
    /// The epochs to run.
    package private(set) var planned: Int
    /// The epoch after which the mean was no number any more; nil where it still is.
    package private(set) var lostEpoch: Int?
    private var training: Training

    /// A training that has not begun, with the rate and the sign of the card.
    package init(_ plan: TrainingPlan) {
        self.plan = plan
        rate = plan.rate
        planned = plan.epochs
        training = plan.start
        losses = []
        begin()
    }

    /// The epochs that were run, and gave a number.
    package var epoch: Int { max(0, losses.count - 1) }

    /// Whether nothing is left to run.
    package var isFinished: Bool { lostEpoch != nil || epoch >= planned }

    /// The parameters as they are now, by node.
    package var parameters: [(node: Int, value: Tensor)] { training.parameterValues }

    /// Runs epochs until so many are done, as many as are planned, or the mean is no number any more.
    package mutating func run(to wanted: Int) {
        while epoch < wanted, !isFinished {
            training.runEpoch(rate: isUphill ? -rate : rate)
            add(training.losses(), after: epoch + 1)
        }
    }

    /// Runs what is planned, of a long training about a second's part.
    package mutating func goOn() { run(to: epoch + max(1, Self.workAtOnce / max(1, training.work))) }

    /// Lines of the tape, forward and backward.
    private static let workAtOnce = 200_000_000

    /// Plans as many epochs again as the card asks for.
    package mutating func extend() {
        planned = min(epoch + plan.epochs, Swift.max(TrainingPlan.epochRange.upperBound, plan.epochs))
    }

    /// The same from the beginning, with another learning rate.
    /// - Parameter factor: how much larger it is.
    package mutating func restart(rateTimes factor: Double) {
        let next = (rate * factor).shown(withSignificantDigits: 3)
        if Self.rates.contains(next) { rate = next }
        begin()
    }

    /// Rates that can be tried.
    private static let rates = 1e-9...1e9

    /// The same from the beginning, with the other sign.
    package mutating func restartWithOtherSign() {
        isUphill.toggle()
        begin()
    }

    /// From the beginning, with the rate and the sign of the card.
    package mutating func restart() { self = TrainingRun(plan) }

    private mutating func begin() {
        (training, losses, lostEpoch, planned) = (plan.start, [], nil, plan.epochs)
        add(training.losses(), after: 0)
    }

    private mutating func add(_ next: Training.Losses, after epoch: Int) {
        if next.areFinite { losses.append(next) } else { lostEpoch = epoch }
    }
}
