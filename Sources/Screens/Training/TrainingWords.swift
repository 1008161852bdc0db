internal import Algebra
internal import Autodiff
internal import Cards
package import Tutor

/// What is said of a training: how it is set, how far it is, and what came of it.
package struct TrainingWords {
    private let run: TrainingRun
    private let appearance: Appearance
    private let names: GraphNames

    package init(_ run: TrainingRun, appearance: Appearance) {
        self.run = run
        self.appearance = appearance
        names = GraphNames(graph: run.plan.graph, notation: appearance.notation)
    }

    /// `J`, what is to become small.
    private var loss: String { names.node(run.plan.graph.output) }

    /// The step, and the data.
    package var setting: [String] {
        let (theta, arrow) = appearance.isASCII ? ("theta", "<-") : ("θ", "←")
        let (gamma, minus, dot) = appearance.isASCII ? ("gamma", "-", "*") : ("γ", "−", "·")
        let step = "\(theta) \(arrow) \(theta) \(run.isUphill ? "+" : minus) \(gamma)\(dot)d\(loss)/d\(theta)"
        let (rows, others) = (run.plan.training.count, run.plan.testing.count)
        let examples = "\(rows) \(rows == 1 ? "example" : "examples")"
        let test = others == 0 ? "" : ", and \(others) more to test with"
        return [
            "\(step)   with \(gamma) = \(number(run.rate))\(run.isUphill ? ", and the sign of a mistake" : "")",
            "one step for each of \(examples)\(test)",
        ]
    }

    /// Where the training is: `epoch 40 of 40`.
    package var standing: String { "epoch \(run.epoch) of \(run.planned)" }

    /// The means after one epoch, as a sentence.
    package func line(ofEpoch epoch: Int) -> String {
        let losses = run.losses[epoch]
        let test = losses.testing.map { ", on the test data \(number($0))" } ?? ""
        let when = epoch == 0 ? "Before the first epoch" : "After epoch \(epoch)"
        return "\(when) the mean of \(loss) is \(number(losses.training)) on the training data\(test)."
    }

    /// What came of it, in sentences.
    package var outcome: [String] {
        guard let first = run.losses.first?.training, let last = run.losses.last?.training else {
            return [
                "With the parameters of the card \(loss) is no finite number for these data: nothing can be trained."
            ]
        }
        if let lost = run.lostEpoch {
            let reason =
                run.isUphill
                ? "Every step is added, and goes uphill."
                : "A smaller learning rate takes smaller steps."
            return ["It diverged: in epoch \(lost) the mean of \(loss) is no finite number any more. \(reason)"]
        }
        guard run.epoch > 0 else { return [] }
        let change = "from \(number(first)) to \(number(last)) on the training data"
        if last < first { return ["The mean of \(loss) fell \(change)."] + parameters }
        guard last > first else { return ["The mean of \(loss) is what it was, \(number(last))."] }
        let reason =
            run.isUphill
            ? "Every step is added, and goes uphill."
            : "The steps go the right way, but too far: a smaller learning rate takes smaller ones."
        return ["The mean of \(loss) has grown \(change). \(reason)"]
    }

    /// What the parameters came to.
    private var parameters: [String] {
        let values = run.parameters.map { node, value in
            "\(names.node(node)) = \(value.text(appearance.notation, significantDigits: 4, elementLimit: Self.elementsShown))"
        }
        return values.isEmpty ? [] : [values.joined(separator: ", ")]
    }

    /// Of a larger matrix the size is said.
    private static let elementsShown = 8

    private func number(_ number: Double) -> String { number.text(appearance.notation, significantDigits: 4) }
}
