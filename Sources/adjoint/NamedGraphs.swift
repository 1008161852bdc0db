import Algebra
import Autodiff
import Cards

extension Card {
    /// The graph of a name, or the first one.
    func chosenGraph(_ name: String?) throws -> Graph {
        guard let name else {
            guard let first = graphs.first else { throw Failure("the card \(frontMatter.id) has no graph") }
            return first
        }
        if let graph = graph(named: name) { return graph }
        let suggestion = didYouMean(name, among: graphs.map(\.name))
        throw Failure("the card \(frontMatter.id) has no graph \(name)\(suggestion)")
    }
}

extension Graph {
    /// The graph of an expression as it is written on the command line, one node per operation.
    static func written(_ expression: String) throws -> Graph {
        do {
            return try Graph.of(expression: expression, at: [:], expandingPrimitives: true)
        } catch {
            throw Failure("\(expression): \(error.message)\(error.suggestion.map { " \($0)" } ?? "")")
        }
    }

    /// The graph with a node for every element of its vectors and matrices; weights among them stand on edges, so that it is
    /// a lattice of units.
    func openedElements() throws -> Graph {
        do throws(GraphError) {
            return try drawnElements().graph
        } catch {
            throw Failure("the graph \(name): \(error.message)")
        }
    }

    /// The node that a person calls `x`, `w[1,3]` or `theta`.
    func node(written name: String) throws -> Int {
        let scope = Scope(symbols: Set(nodes.map(\.symbol)))
        do {
            if case .symbol(let symbol) = try Expression(parsing: name, in: scope), let node = node(symbol) {
                return node
            }
        } catch {
            throw Failure("\(name): \(error.message)\(error.suggestion.map { " \($0)" } ?? "")")
        }
        throw Failure("\(name): not the name of a node")
    }
}

/// `; did you mean lattice?` where a name is near, else nothing.
func didYouMean(_ name: String, among names: [String]) -> String {
    nearestName(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
}
