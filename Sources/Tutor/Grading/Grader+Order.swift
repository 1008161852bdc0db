internal import Algebra
internal import Autodiff
package import Cards

// Orders of nodes. Any order is right in which every node comes after all its operands, or in reverse after all its
// consumers; the first wrong choice is named with what is still missing.

extension Grader {
    /// Grades an order of nodes, written as names with commas or spaces between.
    package func grade(_ answer: String, order key: OrderKey) -> Grade {
        guard let graph else { return Grade(verdict: .invalid(Fault("an order needs a graph")), read: "") }
        switch nodes(in: answer, of: graph) {
        case .failure(let fault): return Grade(verdict: .invalid(fault), read: "")
        case .success(let order):
            return Grade(verdict: verdict(on: order, key.direction, in: graph), read: text(of: order, in: graph))
        }
    }

    /// Grades the choice of the node that a reverse sweep visits next.
    /// - Parameters:
    ///   - visited: the nodes that have been visited.
    ///   - swept: the nodes that the sweep visits at all.
    func grade(_ answer: String, nextAfter visited: Set<Int>, among swept: Set<Int>) -> (grade: Grade, node: Int?) {
        func invalid(_ fault: Fault) -> (Grade, Int?) { (Grade(verdict: .invalid(fault), read: ""), nil) }
        guard let graph else { return invalid(Fault("an order needs a graph")) }
        switch nodes(in: answer, of: graph) {
        case .failure(let fault): return invalid(fault)
        case .success(let named):
            guard let node = named.first, named.count == 1 else { return invalid(Fault("name one node")) }
            let name = GraphNames(graph: graph, notation: notation).node(node)
            if visited.contains(node) { return invalid(Fault("\(name) has been visited")) }
            guard swept.contains(node) else { return invalid(Fault("\(name) is not visited in this walk")) }
            let objection = objection(to: node, after: visited, .reverse, in: graph)
            let verdict = objection.map { Verdict.incorrect(misconceptions: [], message: $0) }
            let note =
                node == graph.output ? "The sweep starts at the output." : "All consumers of \(name) have been visited."
            return (Grade(verdict: verdict ?? .correct(note: note), read: name), node)
        }
    }

    /// How an order is read while it is typed.
    package func preview(_ answer: String, order key: OrderKey) -> Reading { previewNodes(answer) }

    /// How names of nodes are read while they are typed.
    func previewNodes(_ answer: String) -> Reading {
        guard let graph, answer.contains(where: { !$0.isWhitespace }) else { return .empty }
        switch nodes(in: answer, of: graph) {
        case .failure(let fault): return .unreadable(fault)
        case .success(let order): return .math(text(of: order, in: graph))
        }
    }

    /// An order that is right, for a reveal.
    func rightOrder(_ key: OrderKey) -> [String] {
        guard let graph else { return [] }
        let required = required(key.direction, in: graph)
        let order = key.direction == .reverse ? required.reversed() : required
        return order.map(GraphNames(graph: graph, notation: notation).node)
    }

    /// The nodes an order has to contain, in topological order: constants may be left out, and so may nodes that do not
    /// reach the output, whose adjoints nobody needs.
    private func required(_ direction: OrderKey.Direction, in graph: Graph) -> [Int] {
        switch direction {
        case .forward: graph.nodes.indices.filter { graph.nodes[$0].kind != .constant }
        case .reverse: graph.reverseTopologicalOrder.reversed()
        }
    }

    private func verdict(on order: [Int], _ direction: OrderKey.Direction, in graph: Graph) -> Verdict {
        let names = GraphNames(graph: graph, notation: notation)
        var visited: Set<Int> = []
        for node in order {
            if visited.contains(node) {
                return .invalid(Fault("\(names.node(node)) stands there twice"))
            }
            if let message = objection(to: node, after: visited, direction, in: graph) {
                return .incorrect(misconceptions: [], message: message)
            }
            visited.insert(node)
        }
        let missing = required(direction, in: graph).filter { !visited.contains($0) }
        guard missing.isEmpty else {
            let shown = missing.count > 5 ? "\(missing.count) nodes" : names.list(missing)
            return .invalid(Fault("right so far; \(shown) \(missing.count == 1 ? "is" : "are") still to come"))
        }
        let others = direction == .reverse ? "consumers" : "operands"
        return .correct(note: "Every node comes after all its \(others).")
    }

    /// Why a node comes too early; nil where it does not.
    private func objection(
        to node: Int, after visited: Set<Int>, _ direction: OrderKey.Direction, in graph: Graph
    ) -> String? {
        let names = GraphNames(graph: graph, notation: notation)
        switch direction {
        case .reverse:
            let consumers = graph.outgoing[node].map { graph.edges[$0].to }
            guard graph.isSwept(node) else { return nil }
            guard let missing = consumers.first(where: { graph.isSwept($0) && !visited.contains($0) }) else {
                return nil
            }
            return
                "\(names.node(node)) comes too early: its consumer \(names.node(missing)) has not sent anything back yet."
        case .forward:
            let operands = graph.incoming[node].map { graph.edges[$0].from }
            let missing = operands.first { graph.nodes[$0].kind != .constant && !visited.contains($0) }
            return missing.map {
                "\(names.node(node)) comes too early: its operand \(names.node($0)) has no value yet."
            }
        }
    }

    private func text(of order: [Int], in graph: Graph) -> String {
        order.map(GraphNames(graph: graph, notation: notation).node).joined(separator: ", ")
    }

    /// The nodes named in an answer, in order. Names may stand together as factors of a product do.
    func nodes(in answer: String, of graph: Graph) -> Result<[Int], Fault> {
        guard answer.count <= Limits.answerLength else { return .failure(.answerTooLong) }
        var nodes: [Int] = []
        let scope = graph.scope
        for word in words(of: answer.withoutBrackets) {
            let offset = answer.utf8.distance(from: answer.startIndex, to: word.startIndex)
            let place = offset..<offset + word.utf8.count
            do throws(ParseError) {
                let expression = try Expression(parsing: String(word), in: scope)
                let named = expression.factors.map { $0.atom.flatMap { graph.node($0) } }
                guard !named.contains(nil) else {
                    return .failure(Fault("\(word) is not the name of a node", range: place))
                }
                nodes += named.compactMap { $0 }
            } catch {
                let range = offset + error.range.lowerBound..<offset + error.range.upperBound
                return .failure(Fault(error.message, range: range, suggestion: error.suggestion))
            }
        }
        return nodes.isEmpty ? .failure(Fault("type the names of the nodes in order")) : .success(nodes)
    }

    /// Parts between commas, semicolons, arrows and spaces outside brackets.
    private func words(of answer: Substring) -> [Substring] {
        var depth = 0
        return answer.split { character in
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            return depth <= 0 && (character.isWhitespace || ",;→▸>".contains(character) || character == "-")
        }
    }
}

extension Expression {
    /// The factors of a product, or the expression alone.
    fileprivate var factors: [Expression] {
        if case .apply(.multiply, let factors) = self { factors } else { [self] }
    }
}

extension String {
    /// What stands between brackets that hold all of it, `(C, t, x)`; else itself.
    fileprivate var withoutBrackets: Substring {
        let text = self[...].trimmingBlanks
        let inside = text.dropFirst().dropLast()
        let isHeld = ["()", "[]", "{}"].contains(String(text.prefix(1) + text.suffix(1)))
        return isHeld && !inside.contains { "()[]{}".contains($0) } ? inside : self[...]
    }
}

extension Graph {
    /// The node that is named, by itself or as the one whose adjoint is found when it is visited.
    fileprivate func node(_ atom: Atom) -> Int? {
        switch atom {
        case .symbol(let symbol), .adjoint(let symbol): node(symbol)
        case .derivative(let derivative) where derivative.of == nodes[output].symbol: node(derivative.variable)
        default: nil
        }
    }
}
