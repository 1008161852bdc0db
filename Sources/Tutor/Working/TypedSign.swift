package import Algebra
internal import Autodiff

/// A sign of the notation that no key has, and what is typed for it: the one table behind prompts and help.
package enum TypedSign: CaseIterable, Sendable {
    case adjoint, derivative, index, hat, greek, power, product, elementwise, transpose, matrix

    /// What is typed, in letters that stand for any.
    package var typed: String {
        switch self {
        case .adjoint: "bar(z)"
        case .derivative: "dC/dx"
        case .index: "w[2;1,3]"
        case .hat: "y_hat"
        case .greek: "delta"
        case .power: "x^2, sqrt(x)"
        case .product: "A @ B"
        case .elementwise: "a * b"
        case .transpose: "W^T"
        case .matrix: "[1, 2; 3, 4]"
        }
    }

    /// What it stands for, and what else may be typed.
    package func meaning(_ notation: Notation) -> String {
        func sign(_ sign: String) -> String { notation == .ascii ? "" : ", \(sign)" }
        return switch self {
        case .adjoint: "the adjoint of z\(sign("z̄")); also zbar, z_bar or dC/dz"
        case .derivative: "a derivative; partial z/partial x is a local partial\(sign("∂z/∂x"))"
        case .index: "layer 2, indices 1 and 3\(sign("w₁₃⁽²⁾")); also w_13^(2)"
        case .hat: "y with a hat\(sign("ŷ")); also yhat or hat(y)"
        case .greek: "a Greek letter by its name\(sign("δ"))"
        case .power: "a power and a root\(sign("x² and √x"))"
        case .product: "the product of matrices; also A B"
        case .elementwise: "a product element by element\(sign("a ⊙ b"))"
        case .transpose: "the transpose\(sign("Wᵀ")); also W'"
        case .matrix: "a matrix, row by row; [1, 2] is a column"
        }
    }

    /// How the signs are typed that an expression over a graph may need, in names of the graph: `z̄ is typed bar(z) or
    /// zbar, Aᵀ as A^T.` Empty where everything is typed as it is shown. It follows from the graph and not from the answer,
    /// so that it gives nothing away.
    /// - Parameters:
    ///   - namesAdjoints: whether adjoints may stand in the answer.
    ///   - namesProducts: whether the products and the transpose are still to be said.
    ///   - node: the node that is asked for, whose name is no example.
    ///   - terms: the names that the task says the answer is written in, which are the ones that are needed; of adjoints no
    ///     other may stand there.
    static func sentence(
        for names: GraphNames, namesAdjoints: Bool, namesProducts: Bool = true, sparing node: Int? = nil,
        terms: [Atom] = []
    ) -> String {
        guard names.notation != .ascii else { return "" }
        let graph = names.graph
        let example =
            terms.isEmpty ? adjointExample(names, sparing: node) : terms.lazy.compactMap(graph.node(ofAdjoint:)).first
        var parts = namesAdjoints ? [example.map { adjoint(of: $0, names) }].compactMap(\.self) : []
        let symbols =
            terms.compactMap { if case .symbol(let symbol) = $0 { symbol } else { nil } }
            + graph.nodes.indices.filter { $0 != node }.map { graph.nodes[$0].symbol }
        func add(_ isMeant: (Symbol) -> Bool) {
            guard let symbol = symbols.first(where: isMeant) else { return }
            parts.append((symbol.text(.unicode), symbol.text(.ascii)))
        }
        add { !$0.indices.isEmpty || $0.layer != nil }
        add { $0.indices.isEmpty && $0.layer == nil && $0.text(.unicode) != $0.text(.ascii) }
        if namesProducts, !names.graph.isScalar {
            // A matrix of the graph, transposed, may be half the answer.
            let letter = ["A", "M", "Q"].first { names.graph.node(Symbol($0)) == nil } ?? "A"
            parts += [("\(letter)ᵀ", "\(letter)^T"), ("⊙", "*"), ("a matrix product", "@")]
        }
        guard let first = parts.first else { return "" }
        let rest = parts.dropFirst().map { ", \($0.sign) as \($0.typed)" }
        return "\(first.sign) is typed \(first.typed)\(rest.joined())."
    }

    /// A node whose adjoint may be needed: a consumer of the one that is asked for, one between inputs and output, or another.
    private static func adjointExample(_ names: GraphNames, sparing asked: Int?) -> Int? {
        let graph = names.graph
        let drawn = graph.nodes.indices.filter {
            $0 != asked && graph.isSwept($0) && !names.adjoint($0).hasPrefix("bar(")
        }
        let between = drawn.filter { graph.nodes[$0].expression != nil && $0 != graph.output }
        let consumers = asked.map { Set(graph.outgoing[$0].map { graph.edges[$0].to }) } ?? []
        return between.first(where: consumers.contains) ?? between.first ?? drawn.first
    }

    private static func adjoint(of node: Int, _ names: GraphNames) -> (sign: String, typed: String) {
        let graph = names.graph
        let symbol = graph.nodes[node].symbol
        let name = Symbol(symbol.name).text(.ascii)
        let typed = symbol.text(.ascii)
        let other =
            graph.nodes.contains { $0.symbol.name == "\(symbol.name)bar" }
            ? "" : " or \(name)bar\(typed.dropFirst(name.count))"
        return (names.adjoint(node), "bar(\(typed))\(other)")
    }
}

extension Graph {
    /// The node whose adjoint is written with a bar; nil for any other name.
    fileprivate func node(ofAdjoint atom: Atom) -> Int? {
        if case .adjoint(let symbol) = atom { node(symbol) } else { nil }
    }
}
