internal import Algebra
package import Autodiff

extension Card {
    /// The graph that a task is about, in its layout; nil for a multiple choice.
    package func graph(of task: Task) -> Graph? {
        let subject = task.answer.key.subject
        guard var graph = task.ownGraph ?? subject.graph.flatMap(graph(named:)) else { return nil }
        if let layout = subject.layout { graph.layout = layout }
        return graph
    }

    /// The graph whose drawing stands beside a task: the one that it is about, else one that it speaks of.
    package func shownGraph(of task: Task) -> Graph? { graph(of: task) ?? task.drawing.flatMap(graph(named:)) }

    /// The card's graphs as a task shows them: its own in the layout of the task.
    package func graphs(of task: Task) -> [Graph] {
        guard let own = graph(of: task) else { return graphs }
        return graphs.map { $0.name == own.name ? own : $0 }
    }

    /// The walk that a task asks for over a graph; without one, every contribution and every sum.
    package func walk(over graph: Graph) -> Walk {
        let walks = tasks.compactMap { $0.answer.key as? Walk }
        return walks.first { $0.graph == graph.name } ?? Walk(graph: graph.name)
    }
}
