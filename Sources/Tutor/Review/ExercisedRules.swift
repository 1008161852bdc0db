internal import Algebra
package import Autodiff
internal import Equivalence

// Which local rules an answer exercises. What is given beside a question, as a local partial in a ledger, is not worked out
// by the student and exercises nothing.

extension Graph {
    /// The rules that a cell of a walk exercises, in the order of `LocalRule`.
    /// - Parameter isAsked: whether the walk asks for another quantity, which is then known here.
    package func rules(
        inLedger quantity: Quantity, isAsked: (Quantity) -> Bool = { _ in false }
    ) -> [LocalRule] {
        var rules: Set<LocalRule> = []
        func add(_ edge: Int) {
            rules.insert(.chain)
            // Between vectors and matrices a product is asked for, and its factors are the rule.
            if edges[edge].isMatrixValued { rules.formUnion(self.rules(ofEdge: edge)) }
        }
        switch quantity {
        case .value, .update: break
        case .localPartial(let edge): rules = self.rules(ofEdge: edge)
        case .contribution(let edge): add(edge)
        case .runningSum(let edge):
            if increments(upTo: edge).count > 1 { rules.insert(.fanOut) }
            if !isAsked(.contribution(edge: edge)) { add(edge) }
        case .adjoint(let node):
            let rows = outgoing[node].filter { isSwept(edge: $0) }
            if rows.count > 1 { rules.insert(.fanOut) }
            for edge in rows where !isAsked(.contribution(edge: edge)) { add(edge) }
        }
        return rules.inOrder
    }

    /// The rules that a derivative exercises where no ledger helps with it: those of every edge between the two nodes.
    /// - Parameters:
    ///   - of: the node that is differentiated.
    ///   - by: the node that it is differentiated by.
    package func rules(of: Int, by: Int) -> [LocalRule] {
        guard by < of else { return [] }
        var leads = [Bool](repeating: false, count: of + 1)
        leads[of] = true
        for node in (by..<of).reversed() {
            leads[node] = outgoing[node].contains { edges[$0].to <= of && leads[edges[$0].to] }
        }
        var rules: Set<LocalRule> = []
        var isReached = [Bool](repeating: false, count: of + 1)
        isReached[by] = true
        for node in by..<of where isReached[node] && leads[node] {
            let rows = outgoing[node].filter { edges[$0].to <= of && leads[edges[$0].to] }
            if rows.count > 1 { rules.insert(.fanOut) }
            for edge in rows {
                if edges[edge].to != of { rules.insert(.chain) }
                isReached[edges[edge].to] = true
                rules.formUnion(self.rules(ofEdge: edge))
            }
        }
        return rules.inOrder
    }

    /// The rules that a task's key exercises: those of every derivative that it names.
    func rules(ofKey key: Expression) -> [LocalRule] {
        let rules = key.atoms.map { atom -> [LocalRule] in
            switch canonical(meaning(of: atom)) {
            case .localPartial(let edge): self.rules(ofEdge: edge).inOrder
            case .total(let of, let by): self.rules(of: of, by: by)
            case .value, .opaqueCall, .undeclared: []
            }
        }
        let isProduct = rules.count { !$0.isEmpty } > 1
        return Set(rules.flatMap(\.self) + (isProduct ? [.chain] : [])).inOrder
    }

    /// The rules that give what a consumer sends back along an edge.
    func rules(ofEdge edge: Int) -> Set<LocalRule> {
        guard let side = nodes[edges[edge].to].expression else { return [] }
        return side.rules(by: nodes[edges[edge].from].symbol, shapes: shapes)
    }
}

extension Set<LocalRule> {
    /// In the order of `LocalRule`.
    fileprivate var inOrder: [LocalRule] { LocalRule.allCases.filter(contains) }
}

extension Expression {
    /// What is known of a part of a right-hand side.
    private struct Part {
        /// Nil where it does not depend on the operand.
        var rules: Set<LocalRule>?
        /// How many operations that are no sum lie one in another between the operand and here.
        var depth = 0
        /// Nil where shapes do not matter.
        var shape = Shape.scalar
    }

    /// The rules of the operations between an operand and the whole.
    /// - Parameter shapes: of the vectors and matrices.
    fileprivate func rules(by operand: Symbol, shapes: [Symbol: Shape]) -> Set<LocalRule> {
        let whole = folded { (node: Expression, parts: [Part]) -> Part in
            let shape = try? node.shape(
                ofOperands: parts.map(\.shape), layout: .denominator, in: { shapes[$0] })
            var part = Part(shape: shape ?? .scalar)
            if case .symbol(operand) = node { part.rules = [] }
            guard parts.contains(where: { $0.rules != nil }) else { return part }
            let own = node.ownRules(parts.map { ($0.rules != nil, $0.shape) }, giving: part.shape)
            part.rules = own.union(parts.flatMap { $0.rules ?? [] })
            part.depth = (parts.map(\.depth).max() ?? 0) + (node.isBent(parts.map { $0.rules != nil }) ? 1 : 0)
            return part
        }
        var rules = whole.rules ?? []
        // One function of another is a path of its own.
        if whole.depth > 1 { rules.insert(.chain) }
        return rules.isEmpty ? [.sum] : rules
    }

    /// Whether it does more with an operand than to add it up with a sign and a number.
    private func isBent(_ depends: [Bool]) -> Bool {
        switch self {
        case .apply(.add, _), .apply(.negate, _), .apply(.sum, _), .apply(.sumAlong, _), .apply(.row, _),
            .apply(.column, _), .apply(.slice, _), .apply(.transpose, _), .apply(.concat, _), .apply(.diag, _):
            false
        case .apply(.multiply, let factors):
            !zip(factors, depends).allSatisfy { $1 || $0.isLiteral } || depends.count(where: \.self) > 1
        case .apply(.divide, let parts): depends[1] || !parts[1].isLiteral
        default: true
        }
    }

    /// The rules of the outermost operation.
    /// - Parameter operands: whether each depends on what is differentiated by, and its shape.
    private func ownRules(_ operands: [(depends: Bool, shape: Shape)], giving shape: Shape) -> Set<LocalRule> {
        if case .opaque = self { return [.opaque] }
        guard case .apply(let operation, let parts) = self else { return [] }
        let depends = operands.map(\.depends)
        // A number beside a vector or matrix stands for each of its elements.
        let spread: Set<LocalRule> =
            shape != .scalar && operands.contains { $0.depends && $0.shape == .scalar } ? [.broadcast] : []
        let each: Set<LocalRule> =
            shape != .scalar && operands.contains { $0.depends && $0.shape != .scalar } ? [.elementwise] : []
        switch operation {
        case .add: return spread
        case .multiply:
            guard isBent(depends) else { return spread }
            let isElementwise = operands.count { $0.shape != .scalar } > 1
            return spread.union(isElementwise ? each : [.product]).union(spread.isEmpty ? [] : [.product])
        case .divide: return isBent(depends) ? each.union(spread).union([.quotient]) : []
        case .power: return each.union(depends[1] ? [.exponential] : []).union(depends[0] ? [.power] : [])
        case .sqrt: return each.union([.root])
        case .exp, .expm1, .sinh, .cosh: return each.union([.exponential])
        case .log where parts[0].appliesSoftmax: return [.crossEntropy]
        case .log, .log2, .log10, .log1p: return each.union([.logarithm])
        case .sin, .cos, .tan, .asin, .acos, .atan: return each.union([.trigonometric])
        case .sigmoid: return each.union([.sigmoid])
        case .tanh: return each.union([.tanh])
        case .relu, .leakyrelu, .elu, .abs: return each.union([.relu])
        case .max, .min, .where, .maxAlong, .maxpool: return [.maximum]
        case .softplus, .erf, .gelu, .silu: return each
        case .conv1d, .conv2d: return [.matrixProduct]
        case .matmul, .outer:
            // What meets a column or row of ones is spread over it.
            let isSpread = zip(parts, depends).contains { !$1 && $0.isOfOnes }
            return isSpread ? [.broadcast] : [.matrixProduct]
        case .dot: return [.matrixProduct]
        case .mean, .meanAlong: return [.mean]
        case .sum, .sumAlong: return [.sum]
        case .softmax, .softmaxAlong: return [.softmax]
        case .logsumexp: return [.crossEntropy]
        case .negate, .sign, .step, .greater, .less, .atLeast, .atMost, .transpose, .norm, .layernorm, .argmax, .onehot,
            .concat, .slice, .diag, .ones, .eye, .row, .column:
            return []
        }
    }

    /// Whether it has no names in it.
    private var isLiteral: Bool { symbols.isEmpty }

    private var appliesSoftmax: Bool {
        switch self {
        case .apply(.softmax, _), .apply(.softmaxAlong, _): true
        default: false
        }
    }

    private var isOfOnes: Bool {
        switch self {
        case .apply(.ones, _): true
        case .apply(.transpose, let parts): parts.first?.isOfOnes ?? false
        default: false
        }
    }
}
