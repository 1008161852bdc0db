internal import Autodiff
internal import Tutor

/// What of a graph's bookkeeping may be seen: a drawing must not say what the student has still to find.
struct GraphKnowledge: Sendable {
    var hiddenValues: Set<Int> = []
    var hiddenPartials: Set<Int> = []
    /// What is known of the adjoints, by node; a node that is missing shows `?`.
    var adjoints: [Int: String] = [:]
    /// Whether the student may have everything shown: no task waits for it.
    var mayShowAll: Bool

    /// A graph as a lesson shows it: everything but the adjoints, which wait until they are asked for.
    static let lesson = GraphKnowledge(mayShowAll: true)

    /// A graph whose task is still open.
    /// - Parameter hiddenPartials: the labels that would be the answer.
    static func task(hiddenPartials: Set<Int>) -> GraphKnowledge {
        GraphKnowledge(hiddenPartials: hiddenPartials, mayShowAll: false)
    }

    /// Everything, as after a finished task.
    static func all(of graph: Graph, _ words: GraphWords) -> GraphKnowledge {
        var all = lesson
        for node in graph.nodes.indices {
            if let text = words.adjointText(of: node) { all.adjoints[node] = text }
        }
        return all
    }

    /// What a walk has found out so far.
    static func walk(_ walk: WalkSession) -> GraphKnowledge {
        var known = GraphKnowledge(mayShowAll: walk.isFinished)
        for node in walk.graph.nodes.indices {
            let knowledge = walk.knowledge(ofNode: node)
            if knowledge.value == nil { known.hiddenValues.insert(node) }
            known.adjoints[node] = knowledge.adjoint
        }
        for edge in walk.graph.edges.indices where !walk.knowledge(ofEdge: edge).isShown {
            known.hiddenPartials.insert(edge)
        }
        return known
    }
}
