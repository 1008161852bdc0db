package import Algebra
package import Autodiff

/// The one answer element of a task.
package enum Answer: Sendable {
    case choice(Choice)
    case numeric(NumericKey)
    case symbolic(SymbolicKey)
    case matrix(MatrixKey)
    case shape(ShapeKey)
    /// Any valid topological order of the graph is right; reverse for `order: reverse`.
    case order(OrderKey)
    /// The factors of every path from a node to the output, and their sum.
    case paths(PathsKey)
    /// The edge that a weight stands on, or the weight of an edge.
    case edge(EdgeKey)
    case walk(Walk)
}

/// Multiple choice: exactly one correct option means pick one, several mean pick all.
package struct Choice: Sendable {
    /// One item of the task list.
    package struct Option: Sendable {
        /// What the option says.
        package var text: [Inline]
        /// Whether it is marked `[x]`.
        package var isCorrect: Bool
        /// Shown when the option is chosen.
        package var feedback: [Block]
        /// What its formula comes to, where the task has a block `shapes` and the option a formula.
        package var shape: OptionShape?
        package init(text: [Inline], isCorrect: Bool, feedback: [Block]) {
            self.text = text
            self.isCorrect = isCorrect
            self.feedback = feedback
        }
    }
    /// At least two, in the order of the card; at least one is correct.
    package var options: [Option]
    package init(options: [Option]) { self.options = options }

    /// The right options, counted from 0.
    package var right: [Int] { options.indices.filter { options[$0].isCorrect } }

    /// Whether all that are right are to be picked, and not the one that is.
    package var picksAll: Bool { right.count > 1 }
}

/// A number: an expression over a graph, or a literal.
package struct NumericKey: Sendable {
    /// The name of the graph that the key is about; nil for a number by itself.
    package var graph: String?
    /// The key as it is written.
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
    /// The name of the graph whose names the key uses; nil where the card has none.
    package var graph: String?
    /// The key as it is written.
    package var key: Expression
    /// `in terms of:`, the names and derivatives that the answer is to be written in; empty where any true form will do.
    package var terms: [Atom]
    package init(graph: String?, key: Expression, terms: [Atom] = []) {
        self.graph = graph
        self.key = key
        self.terms = terms
    }
}

/// An order of a graph's nodes.
package struct OrderKey: Sendable {
    /// Operands before consumers, or consumers before operands.
    package enum Direction: String, Sendable, CaseIterable { case forward, reverse }
    /// The name of the graph.
    package var graph: String
    /// `order: forward` or `order: reverse`.
    package var direction: Direction
    package init(graph: String, direction: Direction) {
        self.graph = graph
        self.direction = direction
    }
}

/// Every path from a node to its graph's output.
package struct PathsKey: Sendable {
    /// The most paths that a task asks for.
    package static let limit = 12
    /// The name of the graph.
    package var graph: String
    /// Where the paths begin: v in `paths: dC/dv`.
    package var start: Symbol
    /// What factors and sum may be: both by default, where the graph has numbers, else symbolic.
    package var entries: Walk.Entries
    package init(graph: String, start: Symbol, entries: Walk.Entries = .both) {
        self.graph = graph
        self.start = start
        self.entries = entries
    }
}

/// The edge whose local partial is a weight: where ∂C/∂w is found on the drawing.
package struct EdgeKey: Sendable {
    /// What the student gives: the edge of a weight, or the weight of an edge.
    package enum Ask: String, Sendable, CaseIterable { case edge, symbol }
    /// The name of the graph.
    package var graph: String
    /// The weight.
    package var weight: Symbol
    /// Where its edge begins.
    package var operand: Symbol
    /// Where its edge ends.
    package var consumer: Symbol
    /// `ask: edge` or `ask: symbol`; the edge by default.
    package var ask: Ask
    package init(graph: String, weight: Symbol, operand: Symbol, consumer: Symbol, ask: Ask = .edge) {
        self.graph = graph
        self.weight = weight
        self.operand = operand
        self.consumer = consumer
        self.ask = ask
    }
}

/// A step-through of a graph.
package struct Walk: Sendable {
    /// What the student fills in; the rest is shown.
    package enum Fill: String, Sendable, CaseIterable { case values, partials, contributions, adjoints }
    /// What an entry may be.
    package enum Entries: String, Sendable, CaseIterable { case numeric, symbolic, both }
    /// When the student learns what is right: at every step, or at the end, with follow-through.
    package enum Feedback: String, Sendable, CaseIterable { case step, end }
    /// Who says which node is visited next: the walk, or the student, in any order in which every node comes after its
    /// consumers.
    package enum Order: String, Sendable, CaseIterable { case given, student }
    /// The name of the graph.
    package var graph: String
    /// In the order of the card, each once.
    package var fill: [Fill]
    /// Pull or push.
    package var method: SweepMethod
    /// Numeric by default where the graph has numbers, else symbolic.
    package var entries: Entries
    /// After each step by default.
    package var feedback: Feedback
    /// Given by default. The student's goes with a pull only: the running sums of a push follow from its order.
    package var order: Order
    /// The node to differentiate, where it is not the graph's output.
    package var output: Symbol?
    /// The variables whose adjoints are asked for; empty for all.
    package var wrt: [Symbol]
    /// How derivatives are laid out here; nil as everywhere on the card.
    package var layout: Layout?
    /// Whether a message about a wrong shape may name the right one.
    package var revealsShape = false
    package init(
        graph: String, fill: [Fill] = [.contributions, .adjoints], method: SweepMethod = .pull,
        entries: Entries = .numeric, feedback: Feedback = .step, order: Order = .given, output: Symbol? = nil,
        wrt: [Symbol] = []
    ) {
        self.graph = graph
        self.fill = fill
        self.method = method
        self.entries = entries
        self.feedback = feedback
        self.order = order
        self.output = output
        self.wrt = wrt
    }
}
