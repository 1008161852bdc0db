import Equivalence
@testable import Tutor

/// Random small graphs on which every misconception has something to go wrong at: fan-outs, products, functions of
/// functions, means, indexed families and layers.
struct MisconceptionGraph {
    let text: String

    /// Values have five figures, so that two slips hardly ever give one number by accident.
    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        func value() -> String {
            let magnitude = (50_000 + generator.unit() * 150_000).rounded() / 100_000
            return generator.unit() < 0.3 ? "-\(magnitude)" : "\(magnitude)"
        }
        var lines = ["x[1]", "x[2]", "w[1;1]", "w[2;1]", "v[1,2]", "v[2,1]"].map { "\($0) = \(value())" }
        var names = ["x[1]", "x[2]"]
        let layered = ["w[1;1]", "w[2;1]"]
        for (index, node) in ["a", "b", "d"].prefix(2 + Int(generator.next() % 2)).enumerated() {
            let first = names[Int(generator.next() % UInt64(names.count))]
            let second = names.last == first ? names[0] : names[names.count - 1]
            let weight = layered[Int(generator.next() % 2)]
            let side =
                // Every form comes in turn, so that no rule is without a place.
                switch index == 0 ? seed % 14 : generator.next() % 14 {
                case 0: "\(first) * \(second)"
                case 1: "sin(1.7 * \(first)) + \(second)"
                case 2: "log(\(first)^2 + 1.5) * \(second)"
                case 3: "sigmoid(\(weight) * \(first) + \(second))"
                case 4: "relu(\(first) - 1.6) - 1.3 * \(second)"
                case 5: "mean(\(first), \(second)^2, x[1] * \(first))"
                case 6: "exp(\(first) / 3) - 2.1 * \(second)"
                case 7: "(\(first)^2 + 0.7) / (\(second)^2 + 1.3)"
                case 8: "tanh(\(first)) + \(weight) * \(second)"
                case 9: "\(weight) * \(first) + x[2] * \(second)"
                case 10: "sqrt(\(first)^2 + \(second)^2 + 0.3)"
                case 11: "v[1,2] * \(first) - v[2,1] * \(second)"
                case 12: "(\(first) - 0.4) / (\(first)^2 + \(second)^2 + 0.9)"
                default: "cos(\(first)) * \(second)^2"
                }
            lines.append("\(node) = \(side)")
            names.append(node)
        }
        // Every node reaches the output, so that fan-outs are common.
        lines.append("J = " + names.dropFirst(2).joined(separator: " + 1.5 * ") + " + x[1] * x[2]")
        text = lines.joined(separator: "\n")
    }
}
