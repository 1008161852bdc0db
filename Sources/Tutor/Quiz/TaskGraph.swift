package import Algebra
package import Autodiff
package import Cards

extension Card {
    /// The graph that a task is about; nil for a multiple choice.
    package func graph(of task: Task) -> Graph? { graph(of: task.answer) }

    /// The graph that an answer is about, in the layout of its task.
    package func graph(of answer: Answer) -> Graph? {
        guard var graph = answer.graph.flatMap(graph(named:)) else { return nil }
        if let layout = answer.layout { graph.layout = layout }
        return graph
    }

    /// The card's graphs as a task shows them: its own in the layout of the task.
    package func graphs(of task: Task) -> [Graph] {
        guard let own = graph(of: task) else { return graphs }
        return graphs.map { $0.name == own.name ? own : $0 }
    }

    /// The edges of the task's graph whose label would give the answer away.
    package func revealingEdges(of task: Task) -> Set<Int> {
        let key: Expression? =
            switch task.answer {
            case .numeric(let key): key.key
            case .symbolic(let key): key.key
            case .matrix(let key): key.key
            case .choice, .shape, .order, .paths, .edge, .walk: nil
            }
        guard case .derivative(let derivative)? = key, let graph = graph(of: task) else { return [] }
        let edges = graph.edges.indices.filter { edge in
            let from = graph.edges[edge].from
            let to = graph.edges[edge].to
            // Between vectors and matrices the label may be what goes back along the edge.
            if case .matrix = task.answer, graph.nodes[from].symbol == derivative.variable {
                return !derivative.isPartial || graph.nodes[to].symbol == derivative.of
            }
            // A total derivative is the label itself only where the edge is the one path.
            let isLabel = derivative.isPartial || (to == graph.output && graph.pathCount(from: from) == 1)
            return isLabel && graph.nodes[from].symbol == derivative.variable
                && graph.nodes[to].symbol == derivative.of
        }
        return Set(edges)
    }
}

extension Answer {
    /// The name of the graph that is asked about; nil where none is.
    package var graph: String? {
        switch self {
        case .numeric(let key): key.graph
        case .symbolic(let key): key.graph
        case .matrix(let key): key.graph
        case .shape(let key): key.graph
        case .order(let key): key.graph
        case .paths(let key): key.graph
        case .edge(let key): key.graph
        case .walk(let walk): walk.graph
        case .choice: nil
        }
    }
}

extension Answer {
    /// The layout of the task, where it has one of its own.
    package var layout: Layout? {
        switch self {
        case .walk(let walk): walk.layout
        case .matrix(let key): key.layout
        case .shape(let key): key.layout
        case .choice, .numeric, .symbolic, .order, .paths, .edge: nil
        }
    }
}

extension Choice {
    /// What the option at a place is called: `A` for the first one; numbers once the letters are used up.
    package static func letter(of option: Int) -> String {
        guard option < 26, let scalar = Unicode.Scalar(65 + option) else { return "\(option + 1)" }
        return String(Character(scalar))
    }
}
