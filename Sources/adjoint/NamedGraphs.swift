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
    /// - Parameter option: what it is written behind, for a message.
    func node(written name: String, behind option: String) throws -> Int {
        let scope = Scope(symbols: Set(nodes.map(\.symbol)))
        do {
            if case .symbol(let symbol) = try Expression(parsing: name, in: scope), let node = node(symbol) {
                return node
            }
        } catch {
            throw Failure("\(option): \(name): \(error.sentence)")
        }
        let near = didYouMean(name, among: nodes.map { $0.symbol.text(.ascii) })
        throw Failure("\(option): \(name) is no node of this graph\(near)")
    }
}

/// `; did you mean lattice?` where a name is near, else nothing.
func didYouMean(_ name: String, among names: [String]) -> String {
    nearestName(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
}
