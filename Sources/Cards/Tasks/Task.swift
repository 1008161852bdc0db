package import Algebra
package import Autodiff

/// A question of a card. Progress follows `id`, never the text.
package struct Task: Sendable {
    package var id: String
    /// The heading as plain text.
    package var title: String
    /// The heading as it is shown, with its math.
    package var heading: [Inline]
    package var prompt: [Block]
    package var answer: Answer
    /// The ladder, shown one at a time.
    package var hints: [[Block]]
    /// Shown after a right answer or a reveal.
    package var why: [Block]

    /// - Parameter heading: the title as it is shown; nil where it has no marks or math.
    package init(
        id: String, title: String, heading: [Inline]? = nil, prompt: [Block], answer: Answer, hints: [[Block]],
        why: [Block]
    ) {
        self.id = id
        self.title = title
        self.heading = heading ?? [.text(title)]
        self.prompt = prompt
        self.answer = answer
        self.hints = hints
        self.why = why
    }
}

/// The one answer element of a task.
package enum Answer: Sendable {
    case choice(Choice)
    case numeric(NumericKey)
    case symbolic(SymbolicKey)
    /// Any valid topological order of the graph is right; reverse for `order: reverse`.
    case order(OrderKey)
    case walk(Walk)
}

/// Multiple choice: exactly one correct option means pick one, several mean pick all.
package struct Choice: Sendable {
    package struct Option: Sendable {
        package var text: [Inline]
        package var isCorrect: Bool
        /// Shown when the option is chosen.
        package var feedback: [Block]
        package init(text: [Inline], isCorrect: Bool, feedback: [Block]) {
            self.text = text
            self.isCorrect = isCorrect
            self.feedback = feedback
        }
    }
    package var options: [Option]
    package init(options: [Option]) { self.options = options }
}

/// A number: an expression over a graph, or a literal.
package struct NumericKey: Sendable {
    package var graph: String?
    package var key: Expression
    /// The right value, computed from the graph when the card is read.
    package var value: Double
    /// Digits after the decimal point, for `round:`.
    package var round: Int?
    /// Relative tolerance, for `tolerance:`.
    package var tolerance: Double?
    package init(graph: String?, key: Expression, value: Double, round: Int?, tolerance: Double?) {
        self.graph = graph
        self.key = key
        self.value = value
        self.round = round
        self.tolerance = tolerance
    }
}

/// An expression that the answer must equal at every point.
package struct SymbolicKey: Sendable {
    package var graph: String?
    package var key: Expression
    package init(graph: String?, key: Expression) {
        self.graph = graph
        self.key = key
    }
}

/// An order of a graph's nodes.
package struct OrderKey: Sendable {
    package enum Direction: String, Sendable, CaseIterable { case forward, reverse }
    package var graph: String
    package var direction: Direction
    package init(graph: String, direction: Direction) {
        self.graph = graph
        self.direction = direction
    }
}

/// A step-through of a graph.
package struct Walk: Sendable {
    package enum Fill: String, Sendable, CaseIterable { case values, partials, contributions, adjoints, updates }
    package enum Entries: String, Sendable, CaseIterable { case numeric, symbolic, both }
    package enum Feedback: String, Sendable, CaseIterable { case step, end }
    package var graph: String
    package var fill: [Fill]
    package var method: SweepMethod
    package var entries: Entries
    package var feedback: Feedback
    /// The node to differentiate, where it is not the graph's output.
    package var output: Symbol?
    /// The variables whose adjoints are asked for; empty for all.
    package var wrt: [Symbol]
    package init(
        graph: String, fill: [Fill] = [.contributions, .adjoints], method: SweepMethod = .pull,
        entries: Entries = .numeric, feedback: Feedback = .step, output: Symbol? = nil, wrt: [Symbol] = []
    ) {
        self.graph = graph
        self.fill = fill
        self.method = method
        self.entries = entries
        self.feedback = feedback
        self.output = output
        self.wrt = wrt
    }
}
