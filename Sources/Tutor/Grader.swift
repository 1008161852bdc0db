package import Algebra
package import Autodiff
package import Cards

/// The one place that turns a key and an answer into a verdict.
///
/// Numbers are compared by `NumericComparison`, expressions by `Equivalence`; a wrong answer about a graph is compared with
/// every rule of `misconceptionRules`. The same answer always gets the same verdict: all samples come from fixed seeds.
package struct Grader: Sendable {
    /// The graph whose names answers may use; without one, every name is an independent variable.
    package let graph: Graph?
    /// How answers are echoed and messages write math.
    package let notation: Notation

    package init(graph: Graph? = nil, notation: Notation = .unicode) {
        self.graph = graph
        self.notation = notation
    }

    /// Grades a number: an answer may be arithmetic over numbers and the values of nodes.
    package func grade(_ answer: String, numeric key: NumericKey) -> Grade {
        Grade(verdict: .invalid(Fault("nothing is graded yet")), read: "")
    }

    /// Grades an expression: right where it equals the key at every point of the key's domain.
    package func grade(_ answer: String, symbolic key: SymbolicKey) -> Grade {
        Grade(verdict: .invalid(Fault("nothing is graded yet")), read: "")
    }

    /// Grades an answer about a quantity of the graph, `grade --of NODE`: as a number where it is one and the graph has
    /// values, as an expression otherwise.
    package func grade(_ answer: String, of quantity: Quantity, entries: Walk.Entries = .both) -> Grade {
        Grade(verdict: .invalid(Fault("nothing is graded yet")), read: "")
    }

    /// Grades an answer against an expected expression, `grade --expect`.
    /// - Throws: the expected expression's own fault, with its place.
    package func grade(_ answer: String, expected: String) throws(ParseError) -> Grade {
        Grade(verdict: .invalid(Fault("nothing is graded yet")), read: "")
    }

    /// Grades chosen options, counted from 0.
    package func grade(options chosen: Set<Int>, of choice: Choice) -> Grade {
        Grade(verdict: .invalid(Fault("nothing is graded yet")), read: "")
    }

    /// Grades an order of nodes, written as names with commas or spaces between. Any valid topological order is right.
    package func grade(_ answer: String, order key: OrderKey) -> Grade {
        Grade(verdict: .invalid(Fault("nothing is graded yet")), read: "")
    }
}
