package import Algebra
package import Autodiff
package import Cards

/// The tasks of a card that are still open: the one place that decides what a student may see of its graphs. A task is open
/// until it is answered or its answer was shown.
///
/// - The key of an open task is shown nowhere: on no drawing, in no line and no hint before the announced last one, neither as
///   a number nor as an expression, nor what would only have to be added up to it.
/// - A walk asks what a sweep finds: adjoints and what is added up in them are shown nowhere else before it is finished. The
///   values and labels that it asks to be filled in are hidden in the walk alone: they are what the lesson teaches.
/// - On the pages of an open task itself nothing is shown that a sweep finds, and between vectors and matrices no label at
///   the node that is asked about, which would say which factor stands where; none there of numbers either where the graph
///   says `partials=asked`. All other labels stay, because the answer is made of them.
/// - What is answered is shown everywhere, with all that it took to find, except the key of another open task.
///
/// An edge task and an order ask what no book has; their own drawings leave out what they ask.
package struct OpenTasks: Sendable {
    private struct Asked: Sendable {
        let id: String
        let kind: any AskedKind
        let graph: Graph
        let facts: AskedFacts
    }
    /// Those about a graph.
    private let asked: [Asked]
    /// The ids of the tasks that are open.
    package var ids: Set<String>

    /// Every task of a card is open.
    package init(of card: Card) {
        asked = card.tasks.compactMap { task in
            guard let graph = card.graph(of: task) else { return nil }
            let kind = card.asked(task, .unicode)
            return Asked(id: task.id, kind: kind, graph: graph, facts: kind.facts(in: graph))
        }
        ids = Set(card.tasks.map(\.id))
    }

    /// What may be seen of a graph of the card in its lesson, in worked solutions, and on the pages of tasks that are settled.
    package func disclosure(of graph: Graph) -> Disclosure { disclosure(of: graph, besides: nil) }

    /// What may be seen of a graph on the pages of a task.
    package func disclosure(of graph: Graph, onPageOf task: String) -> Disclosure {
        var disclosure = disclosure(of: graph)
        guard ids.contains(task), let own = asked.first(where: { $0.id == task && $0.graph.name == graph.name }) else {
            return disclosure
        }
        disclosure.hidesSweep = true
        for case .adjoint(let node) in facts(of: own, in: graph).keys {
            for edge in graph.outgoing[node] where graph.edges[edge].isMatrixValued || graph.asksForPartials {
                // The partial of a function that is not defined says no more than its name.
                guard !graph.nodes[graph.edges[edge].to].isOpaque else { continue }
                disclosure.hidden.insert(.localPartial(edge: edge))
            }
        }
        return disclosure
    }

    /// What may be said in help with a task, which leads to its key: the keys of others stay hidden.
    func disclosure(of graph: Graph, helpingWith task: String) -> Disclosure {
        Disclosure(hidden: keys(in: graph, besides: task))
    }

    /// A walk of a graph of the card by itself, in which nothing is shown that a task asks and the walk does not.
    package func walk(_ walk: Walk, over graph: Graph, notation: Notation) -> WalkSession {
        var session = WalkSession(graph: graph, walk: walk, task: WalkSession.byItself + graph.name, notation: notation)
        session.disclosure = disclosure(of: session)
        return session
    }

    /// What a walk of a graph may show beside what it asks.
    /// - Parameter task: the id of the walk's task; nil of a walk by itself.
    func disclosure(of walk: WalkSession, task: String? = nil) -> Disclosure {
        disclosure(of: walk.graph, besides: task).leaving(walk.cells.map(\.quantity))
    }

    private func disclosure(of graph: Graph, besides task: String?) -> Disclosure {
        var disclosure = Disclosure(hidden: keys(in: graph, besides: task))
        for case .adjoint(let node) in disclosure.hidden { disclosure.hidden.formUnion(graph.additions(to: node)) }
        var (steps, known): (Set<Quantity>, Set<Quantity>) = ([], [])
        var (open, given): (Set<Int>, Set<Int>) = ([], [])
        for other in others(about: graph, besides: task) {
            let facts = facts(of: other, in: graph)
            if ids.contains(other.id) {
                steps.formUnion(facts.steps)
                open.formUnion(facts.paths)
            } else {
                known.formUnion(facts.worked(in: graph))
                given.formUnion(facts.paths)
            }
        }
        disclosure.hidden.formUnion(steps.subtracting(known))
        // A path from further away contains one of those that are asked.
        for node in graph.nodes.indices.reversed() where !given.contains(node) {
            let leads = graph.outgoing[node].contains { disclosure.closedPaths.contains(graph.edges[$0].to) }
            if leads || open.contains(node) { disclosure.closedPaths.insert(node) }
        }
        return disclosure
    }

    /// The keys of open tasks, but for what is known from others.
    private func keys(in graph: Graph, besides task: String?) -> Set<Quantity> {
        let others = others(about: graph, besides: task)
        let known = others.filter { !ids.contains($0.id) }.map { facts(of: $0, in: graph) }
        return others.filter { ids.contains($0.id) }.reduce(into: []) { keys, other in
            keys.formUnion(facts(of: other, in: graph).keys(besides: known))
        }
    }

    private func others(about graph: Graph, besides task: String?) -> [Asked] {
        asked.filter { $0.graph.name == graph.name && $0.id != task }
    }

    /// What a task asks of its graph, also where that is drawn with another output.
    private func facts(of task: Asked, in graph: Graph) -> AskedFacts {
        graph.output == task.graph.output ? task.facts : task.kind.facts(in: graph)
    }
}
