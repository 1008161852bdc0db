internal import Equivalence
internal import Algebra
internal import Autodiff

// What goes wrong with rows and columns: a silent transpose, the order of factors, the other layout. Numbers have neither.

@Sendable func transposed(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.exchanged + place.rewriting({ says.transposedFactor($0) }) { $0.withOtherTransposes }
}

@Sendable func otherLayout(_ place: ExaminedPlace) -> [WrongWay] {
    if case .quantity(.value) = place.subject { [] } else { place.exchanged }
}

@Sendable func productOrder(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.rewriting({ says.productOrder($0) }) { $0.withOtherOrders }
}

extension ExaminedPlace {
    /// The right answer with rows and columns exchanged.
    fileprivate var exchanged: [WrongWay] {
        guard let (asked, _) = askedMatrix else { return [] }
        let says = says
        return [WrongWay(.expression(.apply(.transpose, [asked])), says.exchanged)]
    }

    /// What becomes of the answer when a product is written otherwise: in what one edge sends back, in the same way along
    /// all of them, and in the answer written out.
    fileprivate func rewriting(
        _ message: @escaping @Sendable (Int?) -> String, _ rule: (Expression) -> [Expression]
    ) -> [WrongWay] {
        guard !graph.isScalar else { return [] }
        var ways: [WrongWay] = []
        var first: [Misreading] = []
        for read in edges {
            let readings = rule(read.right).map { Misreading(read.edge, $0, message(read.edge)) }
            ways += readings.map { way(with: $0) }
            let shape = shape(ofNode: ends(read.edge).operand)
            first += readings.first { expression($0.formula).flatMap(self.shape) == shape }.map { [$0] } ?? []
        }
        if first.count > 1 { ways.append(WrongWay(formula(with: first), message(nil))) }
        return ways + forms.flatMap(rule).map { WrongWay(.expression($0), message(nil)) }
    }

    /// The right answer in the forms in which it is written out.
    private var forms: [Expression] {
        switch subject {
        case .quantity(.value(let node)): return [graph.nodes[node].expression].compactMap { $0 }
        case .quantity(.localPartial(let edge)): return [graph.jacobian(ofEdge: edge)].compactMap { $0 }
        case .quantity(.adjoint), .total: return writtenOut + chains
        case .quantity(.contribution), .quantity(.runningSum), .quantity(.update): return []
        case .written: return [expression(asked)].compactMap { $0 }
        }
    }

    /// How far the adjoints of consumers are written out.
    private static let depth = 3

    /// W⁽¹⁾ᵀ W⁽²⁾ᵀ δ: the contribution of the only consumer with its adjoint written out, once, twice, ….
    private var writtenOut: [Expression] {
        guard case .quantity(.adjoint(let node)) = subject, var form = graph.adjointRule(of: node) else {
            return []
        }
        var forms: [Expression] = []
        for _ in 0..<Self.depth {
            var isLonger = false
            form = form.substituting(leaves: { atom in
                guard case .adjoint(let symbol) = atom, let consumer = graph.node(symbol), consumer != graph.output,
                    let rule = graph.adjointRule(of: consumer)
                else { return nil }
                isLonger = true
                return rule
            }).simplified(shapes: graph.shapes)
            guard isLonger, shape(of: form) != nil else { break }
            forms.append(form)
        }
        return forms
    }

    /// (∂u/∂x)(∂y/∂u): the Jacobians along the only path from a column to a column or scalar, under their names and
    /// worked out.
    private var chains: [Expression] {
        guard let (start, target) = place.sum, shape(ofNode: start).kind == .column else { return [] }
        var named: [Expression] = []
        var worked: [Expression] = []
        var chains: [Expression] = []
        var node = start
        while node != target, named.count < 2 * Self.depth {
            let onward = graph.outgoing[node].filter { graph.leads(graph.edges[$0].to, to: target) }
            guard onward.count == 1 else { break }
            guard let name = expression(.localPartial(edge: onward[0])) else { break }
            named.append(name)
            worked.append(graph.jacobian(ofEdge: onward[0]) ?? name)
            node = graph.edges[onward[0]].to
            let rest = node == target ? [] : [names.total(of: target, by: node)]
            let isChain = named.count + rest.count > 1
            if isChain { chains += [named + rest, worked + rest].map { .apply(.matmul, $0) } }
        }
        return chains.map { $0.flattened }
    }
}

extension Expression {
    /// How many factors are tried with every choice of transposes, and in every order.
    private static let factorLimit = 3

    /// The expression with transposes of factors dropped or added in one product, or dropped elsewhere.
    var withOtherTransposes: [Expression] {
        replacingParts { part in
            switch part {
            case .apply(.transpose, let operands): return operands
            case .apply(.matmul, let factors):
                let choices: [[Int]] =
                    factors.count <= Self.factorLimit
                    ? (1..<1 << factors.count).map { mask in factors.indices.filter { mask >> $0 & 1 == 1 } }
                    : factors.indices.map { [$0] }
                return choices.map { chosen in
                    .apply(.matmul, factors.indices.map { chosen.contains($0) ? factors[$0].turned : factors[$0] })
                }
            default: return []
            }
        }
    }

    /// The expression with the factors of one product in another order.
    var withOtherOrders: [Expression] {
        replacingParts { part in
            guard case .apply(.matmul, let factors) = part else { return [] }
            return factors.otherOrders(all: factors.count <= Self.factorLimit).map { .apply(.matmul, $0) }
        }
    }

    /// Aᵀ of A, and A of Aᵀ.
    private var turned: Expression {
        if case .apply(.transpose, let operands) = self { operands[0] } else { .apply(.transpose, [self]) }
    }

    /// A product of products as one.
    fileprivate var flattened: Expression {
        guard case .apply(.matmul, let factors) = self else { return self }
        return .apply(
            .matmul,
            factors.flatMap { factor in
                if case .apply(.matmul, let inner) = factor { inner } else { [factor] }
            })
    }
}

extension [Expression] {
    /// The other orders: all of them, or the reverse and those with two neighbours exchanged.
    fileprivate func otherOrders(all: Bool) -> [[Expression]] {
        guard count > 1 else { return [] }
        guard all else {
            let exchanged = (0..<count - 1).map { place -> [Expression] in
                var order = self
                order.swapAt(place, place + 1)
                return order
            }
            let backwards = [Expression](reversed())
            return [backwards] + exchanged
        }
        let orders: [[Expression]] = indices.flatMap { first -> [[Expression]] in
            var rest = self
            let factor = rest.remove(at: first)
            return ([rest] + rest.otherOrders(all: true)).map { [factor] + $0 }
        }
        return [[Expression]](orders.dropFirst())
    }
}
