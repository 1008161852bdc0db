internal import Algebra
package import Autodiff

/// Books held against nudged inputs: every element of an input is moved a little down and up, the forward pass is run, and what
/// the output does is held against what an adjoint says that it does. It shows that the books do not balance, never the right
/// number.
package struct TrialBalance: Sendable {
    /// How an element came out.
    package enum Outcome: Hashable, Sendable {
        /// The output moves by so much, as the adjoint says.
        case balances(change: Double)
        case doesNotBalance
        /// No adjoint is given.
        case open
        /// The output has a corner or a jump here, or no value beside it: nudging says nothing.
        case notSmooth
    }

    /// One element of an input.
    package struct Line: Hashable, Sendable {
        /// The input.
        package var node: Int
        /// Where it stands in a vector or matrix; nil of a number.
        package var element: ElementPlace?
        /// By how much it is moved, down and up.
        package var nudge: Double
        /// Its adjoint, as it is claimed.
        package var claim: Double?
        /// How it came out.
        package var outcome: Outcome

        /// By how much the adjoint says that the output moves.
        package var claimedChange: Double? { claim.map { 2 * nudge * $0 } }
    }

    /// The graph whose books these are.
    package let graph: Graph
    /// Input by input, of vectors and matrices element by element.
    package let lines: [Line]

    /// - Parameters:
    ///   - inputs: the nodes that are nudged, which have values.
    ///   - claims: their adjoints as they are claimed, in the shape of the node; those without are open.
    package init(of graph: Graph, inputs: [Int], claims: [Int: Tensor]) {
        self.graph = graph
        let lines = inputs.flatMap { node -> [Line] in
            guard let value = graph.evaluation.values[node] else { return [] }
            return value.elements.indices.map { element in
                let claim = claims[node].flatMap {
                    $0.elements.indices.contains(element) ? $0.elements[element] : nil
                }
                let nudge = Self.nudge(for: value.elements[element])
                return Line(
                    node: node, element: value.shape == .scalar ? nil : ElementPlace(element, in: value.shape),
                    nudge: nudge, claim: claim,
                    outcome: graph.outcome(of: claim, for: node, value, element: element, nudge: nudge))
            }
        }
        self.lines = lines
    }

    /// Whether every element balances.
    package var balances: Bool {
        lines.allSatisfy { if case .balances = $0.outcome { true } else { false } }
    }

    /// The inputs that do not balance, each once.
    package var unbalanced: [Int] {
        lines.filter { $0.outcome == .doesNotBalance }.map(\.node).reduce(into: []) { nodes, node in
            if nodes.last != node { nodes.append(node) }
        }
    }

    /// A thousandth of the number's power of ten, of numbers below 1 a thousandth.
    private static func nudge(for value: Double) -> Double {
        var nudge = 0.001
        while nudge * 10_000 <= value.magnitude { nudge *= 10 }
        return nudge
    }
}

extension Graph {
    /// An adjoint may be rounded to three figures.
    private static let tolerance = 0.005
    /// Slopes at both sides that differ by more than this share may be those of a corner.
    private static let bend = 0.01

    fileprivate func outcome(
        of claim: Double?, for node: Int, _ value: Tensor, element: Int, nudge: Double
    ) -> TrialBalance.Outcome {
        guard let claim else { return .open }
        func output(_ step: Double) -> Double? {
            var nudged = value.elements
            nudged[element] += step
            let moved = evaluate(replacing: [nodes[node].symbol: Tensor(shape: value.shape, elements: nudged)])
            return moved.values[self.output].flatMap { $0.shape == .scalar ? $0.scalar : nil }
        }
        let small = nudge / 10
        guard let here = output(0), let up = output(nudge), let down = output(-nudge),
            let nearUp = output(small), let nearDown = output(-small)
        else { return .notSmooth }
        let slope = (nearUp - nearDown) / (2 * small)
        // What is left of rounding in the forward pass.
        let noise = 1e-7 * max(1, here.magnitude)
        // By how much the slopes at both sides differ: of a smooth function ten times less at a tenth of the distance, at a
        // corner as much.
        let (far, near) = ((up - 2 * here + down) / nudge, (nearUp - 2 * here + nearDown) / small)
        let size = max(slope.magnitude, ((nearUp - here) / small).magnitude)
        if near.magnitude > Self.bend * size + noise, far.magnitude < 2 * near.magnitude { return .notSmooth }
        return abs(claim - slope) <= Self.tolerance * slope.magnitude + noise
            ? .balances(change: up - down) : .doesNotBalance
    }
}
