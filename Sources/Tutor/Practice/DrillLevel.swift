/// How hard the graphs of a drill are. Every one has a drawing that fits a terminal of 80 by 24.
///
/// | level | name | graphs |
/// |---|---|---|
/// | 1 | chains | one input, three or four steps |
/// | 2 | products and sums | two or three inputs, each used once |
/// | 3 | fan-out | two inputs, one node with two consumers |
/// | 4 | functions | sine, exponentials, logarithms, sigmoids, quotients and maxima on the way |
/// | 5 | several fan-outs | five or six steps, two fan-outs or three |
/// | 6 | vectors | two or three elements: element by element, sums, means, broadcasting |
/// | 7 | matrices and layouts | matrix products, in denominator or numerator layout |
package enum DrillLevel: Int, CaseIterable, Comparable, Sendable {
    case chains = 1, products, fanOut, functions, severalFanOuts, vectors, matrices

    /// What its graphs are about, in a word or two.
    package var name: String {
        switch self {
        case .chains: "chains"
        case .products: "products and sums"
        case .fanOut: "fan-out"
        case .functions: "functions"
        case .severalFanOuts: "several fan-outs"
        case .vectors: "vectors"
        case .matrices: "matrices and layouts"
        }
    }

    /// The one above; nil for the highest.
    var next: DrillLevel? { DrillLevel(rawValue: rawValue + 1) }
    /// The one below; nil for the lowest.
    var previous: DrillLevel? { DrillLevel(rawValue: rawValue - 1) }

    /// Easier levels come first.
    package static func < (left: DrillLevel, right: DrillLevel) -> Bool { left.rawValue < right.rawValue }

    /// How the task of a drill at it is called in attempts: `level-3`.
    var task: String { "level-\(rawValue)" }

    /// - Parameter task: as attempts call it.
    init?(task: String) {
        guard task.hasPrefix("level-"), let number = Int(task.dropFirst(6)), let level = DrillLevel(rawValue: number)
        else { return nil }
        self = level
    }

    /// Whether a question that takes these rules belongs to it.
    func suits(_ rules: [LocalRule]) -> Bool {
        let rules = Set(rules)
        switch self {
        case .chains: return rules.contains(.chain)
        case .products: return rules.contains(.product) || rules.contains(.sum)
        case .fanOut, .severalFanOuts: return rules.contains(.fanOut)
        case .functions: return rules.contains { $0.lowestLevel == .functions }
        case .vectors: return rules.contains { $0.lowestLevel == .vectors }
        case .matrices: return rules.contains(.matrixProduct)
        }
    }
}

extension LocalRule {
    /// The lowest level of a drill whose graphs have it.
    var lowestLevel: DrillLevel {
        switch self {
        case .chain, .power: .chains
        case .sum, .product: .products
        case .fanOut: .fanOut
        case .quotient, .root, .exponential, .logarithm, .trigonometric, .sigmoid, .tanh, .maximum, .opaque:
            .functions
        case .relu, .elementwise, .broadcast, .mean, .softmax, .crossEntropy: .vectors
        case .matrixProduct: .matrices
        }
    }
}
